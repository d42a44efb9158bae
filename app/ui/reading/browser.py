"""The page itself: text in a comfortable measure, scrolled by keyboard, copied with where it comes from (METHOD 14)."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRegularExpression, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from app.core.citing import Citation
from app.core.marks import straight
from app.core.reading import Page
from app.state.theme import font
from app.ui.parts.browser import SafeBrowser
from app.ui.parts.claiming import asks_for
from app.ui.parts.text import SafeDocument, Type
from app.ui.parts.tips import card_tip
from app.ui.reading.pouring import Pouring

MEASURE = 70
"""Letters a line, at most: between 60 and 75 is what one reads with ease."""

PAD = 16
"""Least room beside the text, in pixels."""


EDGE = 8
"""Room above what was brought to the upper edge, in pixels."""


class PageBrowser(SafeBrowser):
    """Signals: ``copied(str)`` what was put on the clipboard, ``find_asked()`` for Ctrl+F, ``margins_changed(int)`` the room left of the
    text, ``cite_asked(bool)``: selection or entry are to be cited in the style, with True the citation alone.
    """

    copied = Signal(str)
    find_asked = Signal()
    margins_changed = Signal(int)
    cite_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pouring: Pouring | None = None
        self._page: Page | None = None
        self._kind: Type | None = None
        self._side = -1
        self.setAccessibleName(self.tr("Page to read"))

    # -- in -----------------------------------------------------------------------------------------------------------

    def show_page(self, page: Page, kind: Type) -> Pouring:
        """Begin to write a page; it stands at its top until somebody scrolls."""
        if self.pouring is not None:
            self.pouring.stop()
            self.pouring.deleteLater()
        self._page, self._kind = page, kind
        document = SafeDocument(self)
        document.setDocumentMargin(PAD)
        self.put(document)
        self._fit()
        self.pouring = Pouring(page, document, kind, self)
        self.verticalScrollBar().setValue(0)
        return self.pouring

    # -- places -------------------------------------------------------------------------------------------------------

    def seen_position(self) -> int:
        """The place of the document that stands at the upper edge."""
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, EDGE + 4)).position()

    def scroll_to(self, position: int) -> None:
        """Bring a place of the document to the upper edge."""
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(max(0, round(top) - EDGE))

    def look_for(self, words: str) -> bool:
        """Go to the next place where these words stand, round and round; False where there is none."""
        if self.pouring is not None:
            self.pouring.all()
        if not words:
            return False
        sought = _sought(words)
        if self.find(sought):
            return True
        cursor = self.textCursor()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self.find(sought):
            return True
        self.setTextCursor(cursor)
        return False

    # -- copying ------------------------------------------------------------------------------------------------------

    def citation(self) -> Citation | None:
        """What is selected, with the lines that say where it comes from; None where nothing is."""
        cursor = self.chosen()
        if cursor is None or self.pouring is None:
            return None
        words = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n").replace("\u00a0", " ").replace("\u200b", "")
        return Citation(words, self.pouring.sources(cursor.selectionStart(), cursor.selectionEnd()))

    def citable_lines(self) -> tuple[str, tuple[str, ...]]:
        """What is selected, else the entry in focus in its own words, and the lines that say where it comes from."""
        found = self.citation() or self.entry(self.lit_link() if self.lit_link() >= 0 else self.seen_position())
        return (found.words, found.sources) if found is not None else ("", ())

    def entry(self, position: int) -> Citation | None:
        """The entry that stands at a place of the document, or the next one below, where that is in what stands above entries."""
        if self.pouring is None or self._page is None:
            return None
        here = self.pouring.part_at(position)
        below = (part.entry for part in self.pouring.parts if here is not None and part.start >= here.start and part.entry)
        wanted = next(below, "")
        entry = next((one for one in self._page.entries if one.id == wanted), None)
        if entry is None:
            return None
        words = "\n".join(block.text for block in entry.blocks if block.kind not in ("chips", "label"))
        return Citation(words.replace("\u00a0", " ").replace("\u200b", ""), entry.sources)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as plain and as safe rich text, always with where it comes from; for drags too."""
        return _mime(self.citation())

    def copy_cited(self) -> None:
        """Put the selection on the clipboard, or the entry in focus: that of the link that Tab came to, else the one at the upper edge."""
        found = self.citation() or self.entry(self.lit_link() if self.lit_link() >= 0 else self.seen_position())
        if found is not None:
            QGuiApplication.clipboard().setMimeData(_mime(found))
            self.copied.emit(found.text)

    # -- Qt -----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Copying, selecting all and finding mean this page while the keyboard is here; a term shows its card on hover."""
        if asks_for(event, QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Find):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the card of the term under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            card = self._page.cards.get(self.anchorAt(event.pos())) if self._page is not None else None
            if card is not None:
                QToolTip.showText(event.globalPos(), card_tip(card.term, card.russian, card.definition, card.checked), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys and Space scroll; with Shift they select as everywhere."""
        bar, line = self.verticalScrollBar(), self.fontMetrics().height() * 2
        page = max(line, bar.pageStep() - line)
        to = {
            Qt.Key.Key_Down: bar.value() + line,
            Qt.Key.Key_Up: bar.value() - line,
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_Space: bar.value() + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }.get(event.key())  # type: ignore[call-overload]
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_cited()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.find_asked.emit()
        elif plain and to is not None:
            if event.key() == Qt.Key.Key_End and self.pouring is not None:
                self.pouring.all()
                to = bar.maximum()
            bar.setValue(to)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and select all; our links are no addresses, so nothing copies them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copying = menu.addAction(self.tr("&Copy with citation"))
        copying.triggered.connect(lambda _=False: self.copy_cited())
        for words, alone in ((self.tr("Copy with citation in the &style"), False), (self.tr("Copy the citation al&one"), True)):
            menu.addAction(words).triggered.connect(lambda _=False, alone=alone: self.cite_asked.emit(alone))
        menu.addAction(self.tr("Select &all")).triggered.connect(lambda _=False: self.selectAll())
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure, and what stands at the upper edge."""
        self._fit()
        super().resizeEvent(event)

    def measure(self) -> int:
        """Width of the text in pixels."""
        if self._kind is None:
            return 600
        return round(QFontMetricsF(font(self._kind.scale, "body")).averageCharWidth() * MEASURE)

    def _fit(self) -> None:
        """Room on both sides, so that lines are no longer than one reads with ease."""
        bar = self.verticalScrollBar().sizeHint().width()
        side = max(0, (self.width() - bar - self.measure() - 2 * PAD) // 2)
        if side != self._side:
            self._side = side
            held = self.pouring.part_at(self.seen_position()) if self.pouring is not None and self.verticalScrollBar().value() else None
            self.setViewportMargins(side, 0, side, 0)
            if held is not None:
                self.scroll_to(held.start)
            self.margins_changed.emit(side + PAD)


def _sought(words: str) -> QRegularExpression:
    """Words to be found in letters of either case, and however their apostrophes and quotation marks were typed."""
    pattern = QRegularExpression.escape(straight(words)).replace("\\'", "['’‘]").replace('\\"', '["“”]')
    return QRegularExpression(pattern, QRegularExpression.PatternOption.CaseInsensitiveOption | QRegularExpression.PatternOption.UseUnicodePropertiesOption)


def _mime(found: Citation | None) -> QMimeData:
    """Words with where they come from as plain and as safe rich text; empty where there are none."""
    data = QMimeData()
    if found is not None:
        data.setText(found.text)
        paragraphs = [*found.words.split("\n"), *(f"— {source}" for source in found.sources)]
        data.setHtml("".join(f"<p>{escape(part)}</p>" for part in paragraphs))
    return data
