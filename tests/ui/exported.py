"""Hands for the export dialog."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from app.ui.dialogs.export import ExportDialog
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


def goes_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the system's dialog answer with this file."""
    monkeypatch.setattr(QFileDialog, "exec", lambda self: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda self: [str(path)])


def prints_into(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the system's dialog choose this PDF for a printer."""

    def set_up(self: QPrintDialog) -> int:
        self.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.printer().setOutputFileName(str(path))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", set_up)


def ends(reader: Reader, dialog: ExportDialog) -> str:
    """Wait until the export has ended; what the dialog says then."""
    reader.waits_for(lambda: not reader.session.exports.running)
    return dialog.says.text()
