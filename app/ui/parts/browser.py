"""A text browser that opens nothing by itself: the side panel and the reading room show their pages in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from app.state.theme import Theme
from app.ui.parts.text import SafeDocument, selection, units
from db.records import Spans


class SafeBrowser(QTextBrowser):
    """Shows text that can be selected; links are only told, and resources are blank."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_link: tuple[int, int] | None = None
        self._walking = False
        self.selectionChanged.connect(self._forget_link)
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

    def chosen(self) -> QTextCursor | None:
        """The words that were chosen, as a cursor; None where there are none. A link that Tab came to is not chosen, only lit."""
        cursor = self.textCursor()
        return cursor if cursor.hasSelection() and self.lit_link() < 0 else None

    def lit_link(self) -> int:
        """Where the link stands that Tab came to; -1 where it came to none."""
        cursor = self.textCursor()  # the light goes with the focus, and Qt does not always say so
        lit = cursor.hasSelection() and self._at_link == (cursor.selectionStart(), cursor.selectionEnd())
        return self._at_link[0] if lit and self._at_link is not None else -1

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks from link to link before it leaves; Qt selects the words of a link to show it."""
        self._walking = True
        found = super().focusNextPrevChild(forward)
        self._walking = False
        cursor = self.textCursor()
        self._at_link = (cursor.selectionStart(), cursor.selectionEnd()) if found and cursor.hasSelection() else None
        return found

    def _forget_link(self) -> None:
        if not self._walking:
            self._at_link = None

    def put(self, document: SafeDocument) -> None:
        """Show another document; the one before goes."""
        self._at_link = None
        document.setUndoRedoEnabled(False)
        old = self.document()
        self.setExtraSelections([])  # Qt compares those there with the next ones, and these have cursors in the document that goes
        self.setDocument(document)
        if isinstance(old, SafeDocument):
            old.deleteLater()

    def show_marks(self, marks: Callable[[str], Spans] | None, theme: Theme) -> int:
        """Paint what was searched on another ground, or take that away; gives the place of the first mark, -1 where there is none."""
        text = self.toPlainText() if marks is not None else ""
        shown = []
        for start, end in marks(text) if marks is not None else ():
            one = QTextEdit.ExtraSelection()
            painted = selection(self.document(), units(text, start), units(text, end), theme.found, theme.ink)
            one.cursor, one.format = painted.cursor, painted.format
            shown.append(one)
        self.setExtraSelections(shown)
        return shown[0].cursor.selectionStart() if shown else -1
