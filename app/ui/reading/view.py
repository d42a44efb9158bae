"""The reading room: a list of contents beside a page. Takes a page in; says which link was followed and what is wanted of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.reading import Page, Wanted
from app.state.theme import font, style_sheet
from app.ui.parts.small import plain_label
from app.ui.parts.text import Type
from app.ui.parts.tips import tip
from app.ui.reading.browser import PageBrowser
from app.ui.reading.tools import PageTools
from db.records import Spans

ANCHOR = Qt.ItemDataRole.UserRole
LARGER = 1.06
"""A page to read is set a little larger than a cell."""

CONTENTS, LEAST = 26, 46
"""Letters a line: of the list of contents, and of a page that has room for one beside it."""


class ReadingView(QFrame):
    """Signals: ``link_activated(str)`` in our own scheme, ``filter_changed(object)`` a ``Wanted``, ``copied(str)``, ``section_seen(str)``."""

    link_activated = Signal(str)
    filter_changed = Signal(object)
    copied = Signal(str)
    section_seen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setAccessibleName(self.tr("Reading room"))
        self.setAutoFillBackground(True)
        self._page: Page | None = None
        self._kind: Type | None = None
        self._seen = ""
        self._going: tuple[str, str] | None = None
        self._marks: Callable[[str], Spans] | None = None
        self._side = QWidget()
        self._head = plain_label()
        self._head.setText(self.tr("Contents"))
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Contents of the page"))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.contents.setWordWrap(True)
        self.contents.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.itemClicked.connect(self._to_item)
        self.contents.itemActivated.connect(self._to_item)
        self.tools = PageTools()
        self.browser = PageBrowser()
        self._lay_out()
        self.browser.anchorClicked.connect(self._followed)
        self.browser.copied.connect(self.copied)
        self.browser.find_asked.connect(self.tools.focus_words)
        self.browser.margins_changed.connect(self._align)
        self.browser.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.tools.wanted_changed.connect(self.filter_changed)
        self.tools.find_asked.connect(self._find)
        self.setFocusProxy(self.browser)

    def _lay_out(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(12, 12, 4, 8)
        side.addWidget(self._head)
        side.addWidget(self.contents, 1)
        self._tools_row = QHBoxLayout()
        self._tools_row.addWidget(self.tools)
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addLayout(self._tools_row)
        page.addWidget(self.browser, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the list of contents gives way before the window has to
        box.addWidget(self._side)
        box.addLayout(page, 1)

    # -- in -----------------------------------------------------------------------------------------------------------

    def set_look(self, kind: Type) -> None:
        """Another theme or text scale; the place is kept."""
        self._kind = replace(kind, scale=kind.scale * LARGER)
        self.setPalette(kind.theme.palette())
        sheet = style_sheet(kind.theme, kind.scale)
        own = f"QFrame#reading {{ background: {kind.theme.card}; border: none; }}"
        listed = "QFrame#reading QListWidget { border: none; } QFrame#reading QListWidget::item { padding: 3px 0; }"  # Qt wraps as if there were no padding
        self.setStyleSheet(f"{sheet}\n{own}\n{listed}")
        self.tools.arrange()
        if self._page is not None:
            held = self.seen_entry()
            self._pour()
            if held:
                self.show_entry(held)
        self._show_contents()

    def set_page(self, page: Page) -> None:
        """Show a page from its top; nothing where it is the same."""
        if page == self._page:
            return
        if self._page is not None and page.kind != self._page.kind:
            self._marks = None
        self._page = page
        self.tools.set_page(page)
        self._list_sections()
        self._pour()
        self._show_contents()

    def set_marks(self, marks: Callable[[str], Spans] | None) -> None:
        """Mark what was searched in the page, as far as it is written and in what follows; None takes the marks away."""
        self._marks = marks
        self._mark()

    def _mark(self) -> None:
        if self._kind is not None and self.browser.pouring is not None and (self.browser.pouring.done or self._marks is None):
            self.browser.show_marks(self._marks, self._kind.theme)

    def set_filter(self, wanted: Wanted) -> None:
        """Show in field and choices what is wanted, without telling anybody; the page that follows is the caller's."""
        if self._page is not None:
            self.tools.set_page(replace(self._page, wanted=wanted))

    def show_section(self, anchor: str) -> bool:
        """Bring a section to the upper edge; False where the page has none of that name."""
        return self._go(section=anchor)

    def show_entry(self, identifier: str) -> bool:
        """Bring an entry (a term, a correction, a paragraph) to the upper edge; False where it is not on the page."""
        return self._go(entry=identifier)

    def focus_page(self) -> None:
        """Put the keyboard into the page."""
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """True when the whole page stands there."""
        return self._page is None or self._kind is None or (self.browser.pouring is not None and self.browser.pouring.done)

    @property
    def section(self) -> str:
        """The section at the upper edge."""
        return self._seen

    def seen_entry(self) -> str:
        """The entry at the upper edge; empty above the first."""
        pouring = self.browser.pouring
        part = pouring.part_at(self.browser.seen_position()) if pouring is not None else None
        return part.entry if part is not None else ""

    def citable_lines(self) -> tuple[str, tuple[str, ...]]:
        """What is selected or stands at the upper edge, and the lines that say where it comes from (METHOD 14)."""
        return self.browser.citable_lines()

    def text(self) -> str:
        """The words of the page as far as they stand there, a paragraph a line."""
        return self.browser.toPlainText()

    def _pour(self) -> None:
        if self._page is None or self._kind is None:
            return
        self._seen, self._going = "", None
        pouring = self.browser.show_page(self._page, self._kind)
        pouring.grew.connect(self._grew)
        self._mark()
        self._scrolled()

    def _list_sections(self) -> None:
        assert self._page is not None
        with QSignalBlocker(self.contents):
            self.contents.clear()
            for section in self._page.sections:
                item = QListWidgetItem(section.title)
                item.setData(ANCHOR, section.anchor)
                item.setToolTip(tip(section.title))
                self.contents.addItem(item)

    def _show_contents(self) -> None:
        """The list stands beside the page where there is room for both, and something to list."""
        if self._kind is None:
            return
        letter = QFontMetricsF(font(self._kind.scale, "body")).averageCharWidth()
        room = self.width() - letter * CONTENTS >= letter * LEAST
        self._side.setVisible(room and self.contents.count() > 1)
        self._side.setFixedWidth(round(letter * CONTENTS))
        self.contents.doItemsLayout()  # how many lines a title needs follows from the width

    # -- what was done ------------------------------------------------------------------------------------------------

    def _go(self, *, section: str = "", entry: str = "") -> bool:
        """Go there now, or as soon as it is written; False where the page has no such place."""
        if self._page is None or not self._page.has(section, entry):
            return False
        self._going = (section, entry)
        self._went()
        return True

    def _went(self) -> None:
        """Bring what was asked for to the upper edge, as far as the page is written; the rest gives it room to get there."""
        pouring = self.browser.pouring
        if self._going is None or pouring is None:
            return
        position = pouring.place_of(*self._going)
        if position >= 0:
            self.browser.scroll_to(position)
        if pouring.done:
            self._going = None

    def _grew(self) -> None:
        self._went()
        self._mark()
        self._scrolled()

    def _to_item(self, item: QListWidgetItem) -> None:
        self.show_section(str(item.data(ANCHOR)))

    def _followed(self, url: QUrl) -> None:
        self.link_activated.emit(url.toString())

    def _find(self, words: str) -> None:
        if words and not self.browser.look_for(words):
            self.tools.say(self.tr("not found on this page"))

    def _align(self, left: int) -> None:
        self._tools_row.setContentsMargins(left, 0, left, 0)

    def _scrolled(self) -> None:
        """Another section may stand at the upper edge."""
        pouring = self.browser.pouring
        part = pouring.part_at(self.browser.seen_position()) if pouring is not None else None
        seen = part.section if part is not None else ""
        if seen == self._seen:
            return
        self._seen = seen
        with QSignalBlocker(self.contents):
            row = next((i for i in range(self.contents.count()) if self.contents.item(i).data(ANCHOR) == seen), -1)
            self.contents.setCurrentRow(row)
        self.section_seen.emit(seen)

    def minimumSizeHint(self) -> QSize:
        """A page can be narrow: what is beside and above it gives way."""
        return QSize(240, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list of contents where there is room."""
        super().resizeEvent(event)
        self._show_contents()
