"""Version, licences, and where the library lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app import NAME, VERSION
from db.records import Board


def show_about(parent: QWidget, folder: Path, board: Board | None) -> None:
    """Show a small box; plain text, because the pack's words are in it."""
    pack = f"{board.pack.title}, {board.pack.version} ({board.pack.licence})" if board is not None else ""
    box = QMessageBox(parent)
    box.setWindowTitle(QCoreApplication.translate("About", "About {name}").format(name=NAME))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        QCoreApplication.translate(
            "About",
            "{name} {version}\n\nNamed after Abelard’s Sic et Non (c. 1121), which laid contradictory authorities next to each other "
            "and left the judging to the reader.\n\nPack: {pack}\nLibrary: {folder}\n\nCode: MIT licence. The program never uses the network.",
        ).format(name=NAME, version=VERSION, pack=pack, folder=folder)
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
