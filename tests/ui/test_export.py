"""The export dialog: what it offers, progress and cancel, a file that is replaced whole, and what is said when it can't be."""

from __future__ import annotations

import os
import threading
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QWidget

from app.documents import papers
from app.documents.pandoc import DocumentError
from app.exporting import making
from app.exporting.wish import Asked, Job
from app.ui.dialogs.export import ExportDialog
from app.ui.dialogs.export_words import form_words, offered_name, view_words
from db import writing
from db.packs.read import read_pack
from tests.db.tools import SAMPLE
from tests.driver import Reader


def opens(reader: Reader) -> ExportDialog:
    """Press the key; the dialog that is open then."""
    reader.presses("Ctrl+S")
    dialog = reader.dialog()
    assert isinstance(dialog, ExportDialog)
    return dialog


def chooses(box: Any, key: str) -> None:
    """Choose an entry of a list by its key."""
    at = box.findData(key)
    assert at >= 0, f"{key} is not offered"
    box.setCurrentIndex(at)


def shown(dialog: ExportDialog) -> set[str]:
    """Accessible names of the choices that are in view."""
    fields = (dialog.view, dialog.form, dialog.debates, dialog.voices, dialog.themes, dialog.style_, dialog.layout_, dialog.paper, dialog.years)
    return {field.accessibleName() for field in fields if field.isVisibleTo(dialog)} | ({"coding"} if dialog.coding.isVisibleTo(dialog) else set())


def goes_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the system's dialog answer with this file."""
    monkeypatch.setattr(QFileDialog, "exec", lambda self: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda self: [str(path)])


def ends(reader: Reader, dialog: ExportDialog) -> str:
    """Wait until the export has ended; what the dialog says then."""
    reader.waits_for(lambda: not reader.session.exports.running)
    return dialog.says.text()


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


def test_what_was_written_is_opened_by_the_system(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url))
    goes_to(monkeypatch, tmp_path / "codes")  # the ending is put on
    dialog = opens(reader)
    chooses(dialog.form, "csv")
    reader.clicks_button("Export…")
    ends(reader, dialog)
    reader.clicks_button("Open it")
    assert [url.toLocalFile() for url in opened] == [str(tmp_path / "codes.csv")]
    assert (tmp_path / "codes.csv").stat().st_size > 1000


def test_escape_cancels_first_and_then_closes(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    out = tmp_path / "out.docx"
    out.write_bytes(b"old")
    goes_to(monkeypatch, out)
    begun, cancelled = threading.Event(), threading.Event()
    usual = papers.written

    def slow(*given: Any, **named: Any) -> bytes:
        begun.set()
        assert cancelled.wait(30)
        return usual(*given, **named)

    monkeypatch.setattr(papers, "written", slow)
    dialog = opens(reader)
    reader.clicks_button("Export…")
    assert begun.wait(30)
    assert dialog.progress.isVisible()
    assert not dialog.go.isEnabled()
    assert dialog.leave.text() == "Cancel"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    cancelled.set()
    assert ends(reader, dialog) == "Cancelled; nothing was written."
    assert out.read_bytes() == b"old"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert reader.dialogs() == 0


def test_a_full_disk_is_told_in_the_dialog_and_leaves_the_old_file(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    goes_to(monkeypatch, out)

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(writing, "write_whole", full)
    dialog = opens(reader)
    chooses(dialog.form, "csv")
    reader.clicks_button("Export…")
    assert "disk is full" in ends(reader, dialog)
    assert "safe" in dialog.says.text()
    assert out.read_bytes() == b"old"
    assert not dialog.look.isVisible()
    assert dialog.go.isEnabled(), "it can be tried again"


def test_a_file_that_another_program_holds_is_told(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    goes_to(monkeypatch, tmp_path / "out.csv")

    def held(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(writing, "write_whole", held)
    dialog = opens(reader)
    chooses(dialog.form, "csv")
    reader.clicks_button("Export…")
    assert "open in another program" in ends(reader, dialog)


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


def test_closing_the_window_stops_what_is_being_made(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    goes_to(monkeypatch, tmp_path / "out.docx")
    begun = threading.Event()

    def slow(job: Job) -> dict[Path, bytes]:
        begun.set()
        while True:
            job.step(1, 2)

    monkeypatch.setitem(making._MAKERS, ("panes", "docx"), slow)
    opens(reader)
    reader.clicks_button("Export…")
    assert begun.wait(30)
    reader.closes()
    assert list(tmp_path.glob("*.docx")) == []


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


def test_the_board_is_printed_as_the_dialog_says(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    out = tmp_path / "printed.pdf"

    def set_up(self: QPrintDialog) -> int:
        self.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.printer().setOutputFileName(str(out))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", set_up)
    reader.chooses_voices("Pipes", "Kotkin")
    reader.presses("Ctrl+Shift+P")
    dialog = reader.dialog()
    assert isinstance(dialog, ExportDialog)
    chooses(dialog.paper, "letter")
    chooses(dialog.orientation, "landscape")
    reader.clicks_button("Print…")
    said = ends(reader, dialog)
    pages = PdfReader(out).pages
    assert said == f"Handed to the printer; pages: {len(pages)}."
    assert round(float(pages[0].mediabox.width)) == 792, "Letter lies on its side"
    text = " ".join("".join(page.extract_text() for page in pages).split())
    assert "Richard Pipes" in text
    assert "Before you hand in" in text


def test_a_file_that_is_printed_into_is_replaced_whole_or_stands(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.ui.export import printing

    reader, out = app_window, tmp_path / "printed.pdf"
    out.write_bytes(b"what was there")
    seen: list[bytes] = []

    def set_up(self: QPrintDialog) -> int:
        self.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.printer().setOutputFileName(str(out))
        return 1

    def painting(*args: Any) -> None:
        seen.append(out.read_bytes())
        paint(*args)

    def broken(*args: Any) -> None:
        raise DocumentError("The printer did not take the pages; nothing was printed.")

    paint = printing.print_pages
    monkeypatch.setattr(QPrintDialog, "exec", set_up)
    reader.chooses_voices("Pipes")
    reader.presses("Ctrl+Shift+P")
    dialog = reader.dialog()
    assert isinstance(dialog, ExportDialog)
    monkeypatch.setattr(printing, "print_pages", broken)
    reader.clicks_button("Print…")
    assert ends(reader, dialog) == "The printer did not take the pages; nothing was printed."
    assert out.read_bytes() == b"what was there"
    monkeypatch.setattr(printing, "print_pages", painting)
    reader.clicks_button("Print…")
    assert ends(reader, dialog).startswith("Handed to the printer; pages: ")
    assert seen == [b"what was there"], "it stands until the pages are made"
    assert len(PdfReader(out).pages) > 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["printed.pdf"]


@pytest.mark.parametrize("view", ["overview", "figures"])
def test_a_room_is_printed_as_its_picture(view: str, app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    out = tmp_path / "printed.pdf"

    def set_up(self: QPrintDialog) -> int:
        self.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.printer().setOutputFileName(str(out))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", set_up)
    reader.presses({"overview": "F7", "figures": "F9"}[view])
    reader.settles()
    reader.presses("Ctrl+Shift+P")
    dialog = reader.dialog()
    assert isinstance(dialog, ExportDialog)
    assert dialog.view.currentData() == view
    reader.clicks_button("Print…")
    assert ends(reader, dialog).startswith("Handed to the printer; pages: ")
    text = " ".join("".join(page.extract_text() for page in PdfReader(out).pages).split())
    assert ("Kotkin" if view == "overview" else "Wheatcroft") in text


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


@pytest.mark.parametrize("form", ["html", "apkg"])
def test_what_is_printed_is_the_debate_and_the_panes_in_view_whatever_file_was_chosen(form: str, app_window: Reader) -> None:
    reader = app_window
    asked: list[Asked] = []
    reader.chooses_voices("Pipes", "Kotkin")
    dialog = opens(reader)
    dialog.print_asked.disconnect()
    dialog.print_asked.connect(asked.append)
    chooses(dialog.form, form)
    chooses(dialog.debates, "")
    reader.clicks_button("Print…")
    assert [(one.form, one.debate, one.voices) for one in asked] == [("pdf", reader.session.workspace.debate, tuple(reader.session.workspace.voices))]


@pytest.mark.parametrize(("named", "form", "there"), [("essay.v2", "csv", "essay.v2.csv"), ("essay.md", "md", "essay.bib")])
def test_no_file_is_replaced_of_which_nobody_was_asked(
    named: str, form: str, there: str, app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, old = app_window, tmp_path / there
    old.write_bytes(b"mine")
    goes_to(monkeypatch, tmp_path / named)
    asked: list[str] = []

    def answers(button: str) -> None:
        def exec_(box: QMessageBox) -> int:
            asked.append(box.text())
            next(one for one in box.buttons() if one.text().replace("&", "") == button).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", exec_)

    dialog = opens(reader)
    chooses(dialog.form, form)
    answers("Cancel")
    reader.clicks_button("Export…")
    ends(reader, dialog)
    assert old.read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [there]
    answers("Replace")
    reader.clicks_button("Export…")
    assert there in ends(reader, dialog)
    assert old.read_bytes() != b"mine"
    assert len(asked) == 2
    assert there in asked[0]


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
