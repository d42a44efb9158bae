"""A student hands in an essay: the passage, its footnote, the comparison as a document; a lecturer takes the handout to class."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.ui.dialogs.export import ExportDialog
from tests.driver import Reader


def exports(reader: Reader, key: str, form: str, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the dialog, choose a kind of file, and write it; then close the dialog."""
    monkeypatch.setattr(QFileDialog, "exec", lambda self: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda self: [str(out)])
    reader.presses(key)
    dialog = reader.dialog()
    assert isinstance(dialog, ExportDialog)
    dialog.form.setCurrentIndex(dialog.form.findData(form))
    reader.clicks_button("Export…")
    reader.waits_for(lambda: not reader.session.exports.running)
    assert dialog.says.text().startswith(f"Written: {out.name}")
    reader.presses("Esc")
    assert reader.dialogs() == 0


def test_from_the_passage_to_the_paper(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window

    # two who disagree; her own citation style
    reader.chooses_voices("Pipes", "Service")
    reader.presses("Ctrl+K")
    reader.session.wired.seeking.box.line.setText("in:actions MHRA")
    reader.settles()
    reader.presses("Return")
    assert reader.session.citations.style == "mhra-notes"

    # the passage with its footnote, for the text that she writes
    reader.clicks_cell("Pipes", "terror")
    reader.presses("Ctrl+Shift+C")
    reader.waits_for(lambda: "being set" not in reader.whisper())
    assert "Pipes" in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().mimeData().hasHtml()

    # the comparison as a document, in the same style: every footnote of the text is in the file
    paper = tmp_path / "essay.docx"
    exports(reader, "Ctrl+S", "docx", paper, monkeypatch)
    with zipfile.ZipFile(paper) as file:
        text, notes = file.read("word/document.xml").decode(), file.read("word/footnotes.xml").decode()
    called = set(re.findall(r'<w:footnoteReference [^>]*w:id="(\d+)"', text))
    assert called
    assert called <= set(re.findall(r'<w:footnote [^>]*w:id="(\d+)"', notes))
    words = re.sub(r"<[^>]+>", "", text)
    assert words.index("Bibliography") < words.rindex("Before you hand in")

    # the lecturer's handout has the same two voices, and its fonts with it
    handout = tmp_path / "handout.pdf"
    exports(reader, "Ctrl+S", "pdf", handout, monkeypatch)
    pages = PdfReader(handout).pages
    told = "".join(page.extract_text() for page in pages)
    assert "Richard Pipes" in told
    assert "Robert Service" in told
    assert "Kotkin" not in pages[0].extract_text()
    assert "Before you hand in" in told
