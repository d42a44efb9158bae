"""The export dialog: what it offers, and that what was chosen is what is written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.exporting import making
from app.ui.dialogs.export import ExportDialog
from app.ui.dialogs.export_words import form_words, offered_name, view_words
from db import writing
from db.packs.read import read_pack
from tests.db.tools import SAMPLE
from tests.driver import Reader
from tests.ui.exported import chooses, ends, goes_to, opens


def shown(dialog: ExportDialog) -> set[str]:
    """Accessible names of the choices that are in view."""
    fields = (dialog.view, dialog.form, dialog.debates, dialog.voices, dialog.themes, dialog.style_, dialog.layout_, dialog.paper, dialog.years)
    return {field.accessibleName() for field in fields if field.isVisibleTo(dialog)} | ({"coding"} if dialog.coding.isVisibleTo(dialog) else set())


def test_every_view_and_ending_has_its_words() -> None:
    assert set(making.views()) <= set(view_words())
    assert {form for view in making.views() for form in making.forms(view)} == set(form_words())


def test_the_dialog_offers_only_what_means_something(app_window: Reader) -> None:
    dialog = opens(app_window)
    assert dialog.form.currentData() == "docx"
    assert {"Whose positions", "Themes to export", "Style of the citations", "How the comparison stands", "Paper", "coding"} <= shown(dialog)
    assert "Which debates" not in shown(dialog)
    chooses(dialog.form, "csv")
    assert shown(dialog) == {"What to export", "Into what kind of file", "Whose positions", "Themes to export", "coding"}
    chooses(dialog.form, "sicpack")
    assert shown(dialog) == {"What to export", "Into what kind of file", "Which debates"}
    assert dialog.form.findData("svg") < 0


def test_every_choice_is_reached_by_tab_and_has_a_name(app_window: Reader) -> None:
    reader = app_window
    dialog = opens(reader)
    reached: list[QWidget] = []
    for _ in range(30):
        focus = QApplication.focusWidget()
        if focus is None or focus in reached:
            break
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = [dialog.view, dialog.form, dialog.voices, dialog.themes, dialog.layout_, dialog.style_, dialog.paper, dialog.orientation, dialog.coding, dialog.go]
    assert reached[: len(wanted)] == wanted, "in the order in which they stand"
    assert dialog.leave in reached
    assert [field for field in reached if not (field.accessibleName() or getattr(field, "text", str)())] == []


def test_the_panes_in_view_are_written_as_a_word_document(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    out = tmp_path / "handout.docx"
    out.write_bytes(b"old")
    goes_to(monkeypatch, out)
    reader.chooses_voices("Pipes", "Kotkin")
    dialog = opens(reader)
    assert "(2)" in dialog.voices.currentText()
    for i in range(1, dialog.themes.count()):
        dialog.themes.item(i).setCheckState(Qt.CheckState.Unchecked)
    reader.clicks_button("Export…")
    assert "handout.docx" in ends(reader, dialog)
    with zipfile.ZipFile(out) as file:
        text = file.read("word/document.xml").decode()
    assert "Richard Pipes" in text
    assert "Stephen Kotkin" in text
    assert "Robert Service" not in text
    assert "Before you hand in" in text
    assert reader.whisper() == "Written: handout.docx"
    assert dialog.look.isVisible()
    assert not any(path.name.startswith(writing.UNFINISHED) for path in tmp_path.iterdir())


def test_with_coding_off_no_file_has_stances(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    reader.presses("Ctrl+D")
    out = tmp_path / "out.md"
    goes_to(monkeypatch, out)
    dialog = opens(reader)
    assert not dialog.coding.isChecked()
    assert not dialog.coding.isEnabled()
    chooses(dialog.form, "md")
    reader.clicks_button("Export…")
    ends(reader, dialog)
    assert "■" not in out.read_text("utf-8")
    assert "The coding is off" in out.read_text("utf-8")


def test_what_was_chosen_stands_chosen_the_next_time(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    goes_to(monkeypatch, tmp_path / "out.csv")
    dialog = opens(reader)
    chooses(dialog.form, "csv")
    chooses(dialog.paper, "letter")
    reader.clicks_button("Export…")
    ends(reader, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    again = opens(reader)
    assert again.form.currentData() == "csv"
    assert again.paper.currentData() == "letter"


def test_a_file_is_offered_under_the_words_of_its_question() -> None:
    assert offered_name("How far was Stalinism a continuation of Leninism?", "panes", "docx") == "How far was Stalinism a continuation.docx"
    assert offered_name("Who/what: “if”?", "timeline", "svg") == "Whowhat if, timeline.svg"
    assert len(offered_name("話" * 300, "corrections", "docx").encode()) <= 255


def test_the_two_in_view_are_those_whose_differences_are_written(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    goes_to(monkeypatch, tmp_path / "two.md")
    reader.clicks_cell("Pipes", "verdict")
    reader.clicks_cell("Gill", "verdict")
    reader.presses("F8")
    reader.settles()
    dialog = opens(reader)
    assert dialog.view.currentData() == "differences"
    chooses(dialog.form, "md")
    reader.clicks_button("Export…")
    ends(reader, dialog)
    text = (tmp_path / "two.md").read_text("utf-8")
    assert "Richard Pipes" in text
    assert "Graeme Gill" in text
    assert "Roy Medvedev" not in text.partition("Before you hand in")[0]


def test_no_two_choices_have_the_same_letter(app_window: Reader) -> None:
    dialog = opens(app_window)
    dialog.ended("Written.", written=True)
    words = [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None] + [button.text() for button in (dialog.go, dialog.print_, dialog.look)]
    letters = [text[text.index("&") + 1].lower() for text in words]
    assert len(letters) == 14
    assert sorted(set(letters)) == sorted(letters)


def test_whose_positions_stand_chosen_the_next_time_too(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    goes_to(monkeypatch, tmp_path / "out.sicpack")
    for whose in ("view", "all"):
        dialog = opens(reader)
        chooses(dialog.voices, whose)
        chooses(dialog.form, "sicpack")  # which asks for no voices
        reader.clicks_button("Export…")
        ends(reader, dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        again = opens(reader)
        assert again.voices.currentData() == whose
        chooses(again.form, "csv")
        QTest.keyClick(again, Qt.Key.Key_Escape)


def test_passing_a_view_that_lacks_it_does_not_change_the_kind_of_file(app_window: Reader) -> None:
    dialog = opens(app_window)
    chooses(dialog.form, "md")
    chooses(dialog.view, "spectrum")
    assert dialog.form.currentData() != "md"
    chooses(dialog.view, "glossary")
    assert dialog.form.currentData() == "md"


def test_the_pack_of_the_open_debate_is_written_though_the_reader_added_it(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    reader.session.import_pack(SAMPLE)
    reader.waits_for(lambda: any("roses" in question for question in reader.debates()))
    reader.chooses_debate(next(question for question in reader.debates() if "roses" in question))
    dialog = opens(reader)
    chooses(dialog.form, "html")
    assert dialog.debates.itemText(1) == "Every debate (10)"
    chooses(dialog.form, "sicpack")
    assert [dialog.debates.itemText(i) for i in range(dialog.debates.count())] == ["This debate", "The whole pack"]
    for which in ("sample/roses", ""):
        out = tmp_path / f"out{len(which)}.sicpack"
        goes_to(monkeypatch, out)
        chooses(dialog.debates, which)
        reader.clicks_button("Export…")
        assert out.name in ends(reader, dialog)
        assert msgspec.structs.replace(read_pack(out), exported=msgspec.UNSET) == read_pack(SAMPLE)
