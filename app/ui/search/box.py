"""The box of Ctrl+K: a line to type in, what can be typed, and the results below; it lies over the panes and leaves the side panel free."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLineEdit, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.core.finding_words import Row
from app.state.theme import Theme, font
from app.ui.parts.claiming import asks_for
from app.ui.parts.small import plain_label, tool_button
from app.ui.search.rows import RowPainter, RowsModel

WIDEST = 62
"""Width of the box in letters, where there is room for it."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_OWN = (*_STEPS, *_PAGES, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class SearchBox(QFrame):
    """Takes rows in, says what was typed and chosen. The keyboard stays in the line; arrows move in the results.

    Signals: ``typed(str)``, ``stepped_on(Row)``: the arrows, or a click, came to this row; ``chosen(Row)``: it is to be opened
    or run; ``closed()``: Esc or the cross.
    """

    typed = Signal(str)
    stepped_on = Signal(object)
    chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Search everything"))
        self._scale = 1.0
        self.line = QLineEdit(placeholderText=self.tr("Search every debate, or type the name of an action"))
        self.line.setAccessibleName(self.tr("Search everything"))
        close = tool_button("✕", self.tr("Close (Esc)"), self.tr("Close the search"), quiet=True)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.closed)
        self._words, self._short = "", tuple[str, ...]()
        self._syntax = plain_label()
        self._syntax.setWordWrap(True)
        self._status = plain_label()
        self._status.setWordWrap(True)
        self.model = RowsModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Results"))
        self.list.setModel(self.model)
        self._painter = RowPainter(self.model, self.list)
        self.list.setItemDelegate(self._painter)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setAutoScroll(False)  # _put brings the headings with a row
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(lambda index: self._clicked(index.row()))
        self.list.doubleClicked.connect(lambda _: self._choose())
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(close)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(10, 10, 10, 10)
        self._box.setSpacing(6)
        self._box.addLayout(top)
        self._box.addWidget(self._syntax)
        self._box.addWidget(self.list, 1)
        self._box.addWidget(self._status)
        self.line.textChanged.connect(self.typed)
        for part in (self.line, self.list):
            part.installEventFilter(self)
        self.setFocusProxy(self.line)
        self.hide()

    # -- in -----------------------------------------------------------------------------------------------------------

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale."""
        self._scale = scale
        self._painter.set_look(theme, scale)
        self.list.doItemsLayout()

    def set_syntax(self, words: str, short: tuple[str, ...]) -> None:
        """What can be typed, in one line that may wrap; ``short``: of it what is shown where large text leaves it no room."""
        self._words, self._short = words, short
        self._syntax.setText(words)

    def _say_syntax(self, width: int, room: int) -> None:
        """What can be typed: all of it, or where there are rows and it would take too much of their room, as much as one line has."""
        self._syntax.setText(self._words)
        if not self.model.rows or self._syntax.heightForWidth(width) < room // 6:
            return
        metrics, shown = QFontMetricsF(self._syntax.font()), list(self._short)
        while len(shown) > 1 and metrics.horizontalAdvance(" · ".join((*shown, "…"))) > width:
            shown.pop()
        self._syntax.setText(" · ".join((*shown, "…")))

    def set_rows(self, rows: tuple[Row, ...], status: str, *, again: bool = False) -> None:
        """Other results; the first is chosen. ``again``: of the same question, so what was chosen stays so where it is among them."""
        before = self.current() if again else None
        self.list.setVisible(bool(rows))  # a list that is shown with a row chosen would scroll its heading away
        self.model.set_rows(rows)
        self._status.setText(status)
        kept = next((i for i, row in enumerate(rows) if before is not None and self._same(row, before)), None)
        first = next((i for i, row in enumerate(rows) if row.can_be_chosen), None)
        at = kept if kept is not None else first
        if at is not None:
            self._put(at)
        if at == first:
            self.list.scrollToTop()
        self._status.setVisible(bool(status))
        self._tell(status)

    @staticmethod
    def _same(row: Row, other: Row) -> bool:
        mine, theirs = (row.hit.kind, row.hit.id) if row.hit else row.action, (other.hit.kind, other.hit.id) if other.hit else other.action
        return row.can_be_chosen and mine == theirs

    def place(self, room: QRect) -> None:
        """Stand at the upper edge of a room, as wide and tall as is needed and no more than it has."""
        letter = QFontMetricsF(font(self._scale, "body")).averageCharWidth()
        width = min(room.width() - 16, round(letter * WIDEST * 1.35))
        self._syntax.setFixedWidth(max(80, width - 24))
        self._status.setFixedWidth(max(80, width - 24))
        if self.width() != width:
            self.resize(width, self.height())
            self._box.activate()
        self._say_syntax(width - 24, room.height())
        head = self._box.totalHeightForWidth(width) if self._box.hasHeightForWidth() else self._box.totalSizeHint().height()
        head -= self.list.sizeHint().height() if self.list.isVisibleTo(self) else 0
        height = min(room.height() - 8, head + self._rows_height())
        self.setGeometry(room.left() + (room.width() - width) // 2, room.top(), width, max(height, head))

    def _rows_height(self) -> int:
        """The height of all rows, counted no further than any room goes."""
        height = 0
        if not self.list.isVisibleTo(self):
            return 0
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, max(100, self.list.viewport().width()), 10)
        for i in range(len(self.model.rows)):
            height += self._painter.sizeHint(option, self.model.index(i)).height()
            if height > 3000:
                break
        return height + 4

    def sizeHint(self) -> QSize:
        """A readable width."""
        return QSize(640, 480)

    # -- what is chosen -----------------------------------------------------------------------------------------------

    def current(self) -> Row | None:
        """The row that Enter opens."""
        index = self.list.currentIndex()
        row = self.model.rows[index.row()] if index.isValid() and index.row() < len(self.model.rows) else None
        return row if row is not None and row.can_be_chosen else None

    def _put(self, number: int) -> None:
        index = self.model.index(number)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        above = number - 1
        while above >= 0 and not self.model.rows[above].can_be_chosen:
            above -= 1
        if above + 1 < number:  # the headings above come into view with it
            self.list.scrollTo(self.model.index(above + 1))
        self.list.scrollTo(index)

    def _step(self, count: int) -> None:
        """Go on by so many rows that can be chosen, round and round by one."""
        possible = [i for i, row in enumerate(self.model.rows) if row.can_be_chosen]
        if not possible:
            return
        now = self.list.currentIndex().row()
        at = possible.index(now) if now in possible else -1 if count > 0 else 0
        at = (at + count) % len(possible) if abs(count) == 1 else max(0, min(len(possible) - 1, at + count))
        self._put(possible[at])
        self._stepped()

    def _stepped(self) -> None:
        row = self.current()
        if row is not None:
            self._tell(row.words)
            self.stepped_on.emit(row)

    def _clicked(self, number: int) -> None:
        if self.model.rows[number].can_be_chosen:
            self._put(number)
            self._choose()

    def _choose(self) -> None:
        row = self.current()
        if row is not None:
            self.chosen.emit(row)

    def _tell(self, words: str) -> None:
        """Say it to a screen reader, while the keyboard stays in the line."""
        if words and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter and Esc belong to the box, whichever of its parts has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if Qt.Key(event.key()) in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):  # to what lies behind the box nobody would find back
                other = self.list if watched is self.line and self.list.isVisible() else self.line
                other.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if watched is self.list and event.text().isprintable() and event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
                return QCoreApplication.sendEvent(self.line, event)
        if watched is self.line and not self.line.hasSelectedText() and asks_for(event, QKeySequence.StandardKey.Copy):
            event.ignore()  # nothing of the field is to be copied: the page that is shown beside the results may be
            return True
        if not isinstance(event, QKeyEvent) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or Qt.Key(event.key()) not in _OWN:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:  # else the window's own Esc would be first
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _PAGES:
            self._step(_PAGES[key] * 6)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            self._choose()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may need other lines."""
        super().resizeEvent(event)
        self.list.doItemsLayout()
