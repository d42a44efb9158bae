"""May files be replaced of which the system's dialog did not ask?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def may_replace(files: Sequence[Path], parent: QWidget) -> bool:
    """Ask whether these may be replaced; Escape and Enter leave them as they are."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("Export", "Replace?"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    names = ", ".join(path.name for path in files)
    box.setText(QCoreApplication.translate("Export", "Already in {folder}: {names}").format(folder=files[0].parent, names=names))
    box.setInformativeText(QCoreApplication.translate("Export", "The export would replace what lies there. Under another name nothing is lost."))
    replace = box.addButton(QCoreApplication.translate("Export", "&Replace"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    try:
        box.exec()
        return box.clickedButton() is replace
    finally:
        box.deleteLater()
