"""Where a bibliography is saved, and in which form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from app.documents.exchange import Form


def forms() -> dict[str, Form]:
    """The forms by the words of the file dialog."""
    return {
        QCoreApplication.translate("Bibliography", "BibTeX (*.bib)"): "bibtex",
        QCoreApplication.translate("Bibliography", "BibLaTeX (*.bib)"): "biblatex",
        QCoreApplication.translate("Bibliography", "RIS (*.ris)"): "ris",
        QCoreApplication.translate("Bibliography", "CSL-JSON (*.json)"): "csljson",
    }


def ask_for_file(parent: QWidget) -> tuple[Path, Form] | None:
    """The file and the form that the reader chooses, or None. The dialog asks before a file is replaced, with its ending."""
    from app.documents.exchange import ENDINGS

    offered = forms()
    dialog = QFileDialog(parent, QCoreApplication.translate("Bibliography", "Save bibliography"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(offered))
    dialog.setDefaultSuffix(ENDINGS["bibtex"])
    dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(ENDINGS[offered[words]]))
    dialog.selectFile(QCoreApplication.translate("Bibliography", "bibliography"))
    try:
        if not dialog.exec() or not dialog.selectedFiles():
            return None
        return Path(dialog.selectedFiles()[0]), offered[dialog.selectedNameFilter()]
    finally:
        dialog.deleteLater()
