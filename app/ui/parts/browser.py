"""A text browser that opens nothing by itself: the side panel and the reading room show their pages in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.ui.parts.text import SafeDocument


class SafeBrowser(QTextBrowser):
    """Shows text that can be selected; links are only told, and resources are blank."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Answer with a blank picture, whatever is asked for."""
        return SafeDocument().loadResource(kind, name)

    def put(self, document: SafeDocument) -> None:
        """Show another document; the one before goes."""
        document.setUndoRedoEnabled(False)
        old = self.document()
        self.setDocument(document)
        if isinstance(old, SafeDocument):
            old.deleteLater()
