"""Printing from the export dialog: pages as it says, on a printer or into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from app.documents.pandoc import DocumentError
from app.exporting.wish import Asked
from app.ui.dialogs.export import ExportDialog
from tests.driver import Reader
from tests.ui.exported import chooses, ends, opens, prints_into


def test_the_board_is_printed_as_the_dialog_says(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    out = tmp_path / "printed.pdf"

    prints_into(monkeypatch, out)
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

    def painting(*args: Any) -> None:
        seen.append(out.read_bytes())
        paint(*args)

    def broken(*args: Any) -> None:
        raise DocumentError("The printer did not take the pages; nothing was printed.")

    paint = printing.print_pages
    prints_into(monkeypatch, out)
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

    prints_into(monkeypatch, out)
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


@pytest.mark.parametrize("view", ["story", "glossary", "corrections", "differences"])
def test_where_a_view_can_not_be_printed_the_dialog_says_what_to_do(view: str, app_window: Reader) -> None:
    reader = app_window
    reader.session.workspace.set_view(view)  # type: ignore[arg-type]
    reader.settles()
    reader.presses("Ctrl+Shift+P")
    dialog = reader.dialog()
    assert isinstance(dialog, ExportDialog)
    assert dialog.view.currentData() == view
    assert not dialog.print_.isVisible()
    told = "This view can’t be printed from here. Export it as Word document, OpenDocument text or web page, and print that."
    assert dialog.says.text() == told
    assert QApplication.focusWidget() is dialog.form
    assert dialog.go.isDefault(), "Enter goes on to choose a place"
    chooses(dialog.form, "odt")
    assert dialog.says.text() == told, "it stands while the view does"
    chooses(dialog.view, "panes")
    assert dialog.says.text().startswith("Every file ends with ")
    assert dialog.print_.isVisible()
    reader.presses("Esc")
    assert opens(reader).says.text().startswith("Every file ends with "), "an export needs no such word"


def test_for_a_view_that_can_not_be_printed_a_file_is_offered_that_can_be(app_window: Reader) -> None:
    reader = app_window
    reader.session.wired.exporter._last = opens(reader).wanted("md")
    reader.presses("Esc")
    reader.presses("Ctrl+Shift+S", "Ctrl+Shift+P")
    dialog = reader.dialog()
    assert isinstance(dialog, ExportDialog)
    assert dialog.form.currentData() == "docx"


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
