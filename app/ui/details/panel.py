"""The side panel. Takes blocks of text in, says which link was followed; closed until something is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.core.cells import Block
from app.state.theme import style_sheet
from app.ui.parts.browser import SafeBrowser as SafeBrowser
from app.ui.parts.small import plain_label, tool_button
from app.ui.parts.text import SafeDocument, Type, fill
from db.records import Spans


class PanelBrowser(SafeBrowser):
    """The text of the panel. Its words leave it with their source alone (METHOD 14): by the copying keys and its menu, never by a drag.

    Signals: ``copy_asked()``, ``cite_asked(bool)`` (True: the citation alone).
    """

    copy_asked = Signal()
    cite_asked = Signal(bool)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing: a drag can't wait for where words come from."""
        return QMimeData()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copying as by key, and selecting all; our links are no addresses, so nothing copies them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Copy with citation")).triggered.connect(lambda _=False: self.copy_asked.emit())
        for words, alone in ((self.tr("Copy with citation in the &style"), False), (self.tr("Copy the citation al&one"), True)):
            menu.addAction(words).triggered.connect(lambda _=False, alone=alone: self.cite_asked.emit(alone))
        menu.addAction(self.tr("Select &all")).triggered.connect(lambda _=False: self.selectAll())
        menu.popup(event.globalPos())


class DetailsPanel(QFrame):
    """Details as text. Signals: ``link_activated(str)`` in our own scheme, ``closed()``, ``copy_asked()``, ``cite_asked(bool)``."""

    link_activated = Signal(str)
    closed = Signal()
    copy_asked = Signal()
    cite_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Side panel: details"))
        self._close = tool_button("✕", self.tr("Close the side panel (Esc)"), self.tr("Close the side panel"), quiet=True)
        self._close.clicked.connect(self.closed)
        self._heading = plain_label()
        self._text = PanelBrowser()
        self._text.copy_asked.connect(self.copy_asked)
        self._text.cite_asked.connect(self.cite_asked)
        self._text.setAccessibleName(self.tr("Details"))
        self._text.anchorClicked.connect(self._clicked)
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 8, 0)
        top.addWidget(self._heading, 1)
        top.addWidget(self._close)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self._text, 1)
        self._blocks: tuple[Block, ...] = ()
        self._marks: Callable[[str], Spans] | None = None
        self._kind: Type | None = None

    def set_look(self, kind: Type) -> None:
        """Another theme or text scale; the page may be light in a dark window, so the panel has a sheet of its own."""
        self._kind = kind
        self.setPalette(kind.theme.palette())
        self.setStyleSheet(style_sheet(kind.theme, kind.scale))
        self.set_blocks(self._heading.text(), self._blocks)

    def set_blocks(self, heading: str, blocks: tuple[Block, ...]) -> None:
        """Show these blocks under a small heading; from the top, unless they are the same as before."""
        same = blocks == self._blocks
        at = self._text.verticalScrollBar().value() if same else 0
        self._blocks = blocks
        self._heading.setText(heading)
        if self._kind is None:
            return
        document = SafeDocument(self._text)
        document.setDocumentMargin(16)
        fill(document, blocks, self._kind)
        self._text.put(document)
        self._text.verticalScrollBar().setValue(at)
        self._mark(scroll=not same)

    def set_marks(self, marks: Callable[[str], Spans] | None) -> None:
        """Mark what was searched in this page and in those that follow; None takes the marks away."""
        self._marks = marks
        self._mark(scroll=True)

    def _mark(self, *, scroll: bool) -> None:
        """Paint the marks; with ``scroll`` the first of them comes into view."""
        if self._kind is None:
            return
        first = self._text.show_marks(self._marks, self._kind.theme)
        if scroll and first >= 0:
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(first)
            at, bar = self._text.cursorRect(cursor), self._text.verticalScrollBar()
            if not 0 <= at.top() < self._text.viewport().height() - at.height():
                bar.setValue(bar.value() + at.top() - self._text.viewport().height() // 4)

    def text(self) -> str:
        """The words on the panel, a paragraph a line."""
        return self._text.toPlainText()

    def chosen(self) -> tuple[tuple[int, str], ...]:
        """The words that were chosen: numbers of the blocks, each with its words; none where none were."""
        chosen = self._text.chosen()
        if chosen is None:
            return ()
        numbers = [number for number, block in enumerate(self._blocks) for _ in range(1 + block.text.count("\n"))]
        found: list[tuple[int, str]] = []
        at, last = self._text.document().findBlock(chosen.selectionStart()), chosen.selectionEnd()
        while at.isValid() and at.position() < last and at.blockNumber() < len(numbers):
            cursor = QTextCursor(at)
            cursor.setPosition(max(chosen.selectionStart(), at.position()))
            cursor.setPosition(min(last, at.position() + at.length() - 1), QTextCursor.MoveMode.KeepAnchor)
            found += [(numbers[at.blockNumber()], cursor.selectedText().replace("\u2028", "\n"))] if cursor.hasSelection() else []
            at = at.next()
        return tuple(found)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands on the page."""
        return self._blocks

    def select_all(self) -> None:
        """Choose all words of the page."""
        self._text.selectAll()

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """A readable width to begin with."""
        return QSize(380, 600)

    def _clicked(self, url: QUrl) -> None:
        self.link_activated.emit(url.toString())
