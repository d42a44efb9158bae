"""Estimates or polls as a table: sorted by author, year, grade or debate, never by size; copied with their sources."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.core.figures_table import COLUMNS, SORTABLE, Column, Kind, TableRow, headings, in_order
from app.state.theme import Theme, font
from app.ui.parts.claiming import asks_for
from app.ui.parts.tips import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

SHARES: dict[Column, int] = {"debate": 10, "counts": 17, "years": 8, "value": 11, "author": 12, "year": 7, "work": 13, "grade": 9, "note": 24}
"""How the columns share the width."""

LONGEST = 26
"""Letters of the longest word that a column is made wide enough for; a longer one ends with an ellipsis and stands whole in a tip."""


NOTES = 26
"""Letters of the column of notes, at least."""


TOP_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class FiguresModel(QAbstractTableModel):
    """A row a figure, a column a question."""

    def __init__(self, kind: Kind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind: Kind = kind
        self._all: tuple[TableRow, ...] = ()
        self._by: Column | None = None
        self._descending = False
        self.rows: tuple[TableRow, ...] = ()
        """The rows from top to bottom."""
        self._headings: tuple[str, ...] = headings(kind)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns from left to right."""
        return COLUMNS[self.kind]

    @property
    def sorted_by(self) -> tuple[Column | None, bool]:
        """What rows are sorted by (None: as they stand in the room), and whether downward."""
        return self._by, self._descending

    def heading(self, section: int) -> str:
        """The words of a heading."""
        return self._headings[section]

    def set_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Other rows; the order stays."""
        self._all = rows
        self._renew()

    def sort_by(self, column: Column) -> None:
        """Sort by a column, the other way round the second time, and as in the room the third; no size has an order."""
        if column not in SORTABLE:
            return
        if self._by != column:
            self._by, self._descending = column, False
        elif not self._descending:
            self._descending = True
        else:
            self._by, self._descending = None, False
        self._renew()

    def _renew(self) -> None:
        self.beginResetModel()
        self.rows = in_order(self._all, self._by, descending=self._descending)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.rows[index.row()].cells[self.columns[index.column()]])
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()].cells[self.columns[index.column()]]
        return TOP_LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heading of a column with the way it is sorted; rows are named by their figure."""
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].spoken if role == Qt.ItemDataRole.AccessibleTextRole and section < len(self.rows) else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if not 0 <= section < len(self.columns) or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        words, column = self._headings[section], self.columns[section]
        if column != self._by:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (self.tr("{heading}, sorted downward") if self._descending else self.tr("{heading}, sorted upward")).format(heading=words)
        return f"{words} {'▾' if self._descending else '▴'}"


class FiguresTable(QTableView):
    """Signals: ``link_asked(str)`` by Enter or a click (*estimate:…* or *poll:…*), ``copy_asked(tuple)`` with rows."""

    link_asked = Signal(str)
    copy_asked = Signal(object)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: Kind = kind
        self._scale = 1.0
        self._needs: list[int] | None = None
        self._done: tuple[float, list[int], tuple[TableRow, ...]] | None = None
        self._pressed = QPersistentModelIndex()
        self.model_ = FiguresModel(kind, self)
        self.setModel(self.model_)
        self.setAccessibleName(self.tr("Estimates as a table") if kind == "estimates" else self.tr("Polls as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionsClickable(True)
        heads.sectionClicked.connect(lambda section: self.model_.sort_by(self.model_.columns[section]))
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.fit)
        self.model_.modelReset.connect(self._renew)

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale; colours come from the style sheet."""
        self._scale, self._needs, self._done = scale, None, None
        self.fit()

    def fit(self) -> None:
        """Share the width out and give every row the height of its words."""
        if not self.isVisible():
            return
        columns, room, least = self.model_.columns, self.viewport().width(), self._least()
        spare, parts = max(0, room - sum(least)), sum(SHARES[c] for c in columns)
        widths = [low + spare * SHARES[c] // parts for low, c in zip(least, columns, strict=True)]
        widths[-1] += max(0, room - sum(widths))
        done = (self._scale, widths, self.model_.rows)
        if done == self._done:
            return
        self._done = done
        for section, width in enumerate(widths):
            self.setColumnWidth(section, width)
        self.resizeRowsToContents()

    def _least(self) -> list[int]:
        """The least width of each column: of its heading, and of its longest word; where there is no room, the table scrolls sideways."""
        if self._needs is None:
            measures = QFontMetricsF(font(self._scale))  # as the style sheet has it
            self._needs = []
            for section, column in enumerate(self.model_.columns):
                words = sorted({word for row in self.model_.rows for word in row.cells[column].split()}, key=len)[-6:]
                widest = max((measures.horizontalAdvance(word[:LONGEST]) for word in words), default=0.0)
                heading = measures.horizontalAdvance(f"{self.model_.heading(section)} ▾")
                least = NOTES * measures.averageCharWidth() if column == "note" else 0.0
                self._needs.append(round(max(widest, heading, least)) + 16)
        return self._needs

    def _renew(self) -> None:
        """Other rows: everything is measured anew, once the window has time."""
        self._needs = self._done = None
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width, once it stays."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Rows are measured only while somebody sees them."""
        super().showEvent(event)
        self.fit()

    def chosen(self) -> tuple[TableRow, ...]:
        """The selected rows from top to bottom; the present one where none is selected."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])
        return tuple(self.model_.rows[row] for row in rows)

    def event(self, event: QEvent) -> bool:
        """Copying and selecting all mean the rows while the keyboard is here, though the window has these keys too."""
        if asks_for(event, QKeySequence.StandardKey.SelectAll) or (asks_for(event, QKeySequence.StandardKey.Copy) and self.chosen()):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads on, Ctrl+C copies; everything else is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._lead(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Ask for the selected rows on the clipboard."""
        if rows := self.chosen():
            self.copy_asked.emit(rows)

    def _lead(self, index: Index) -> None:
        if index.isValid():
            kind = "estimate" if self.kind == "estimates" else "poll"
            self.link_asked.emit(f"{kind}:{self.model_.rows[index.row()].id}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins; what counts is where it ends."""
        super().mousePressEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint())) if plain else QPersistentModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one row leads on; a drag selects."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        if pressed.isValid() and index.isValid() and index.row() == pressed.row() and len(self.chosen()) == 1:
            self._lead(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the rows: under the mouse, or under the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() if by_key else QPoint(event.pos()))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = QPersistentModelIndex(index)
        menu.addAction(self.tr("Details of the figure")).triggered.connect(lambda: self._lead(row))
        menu.addAction(self.tr("Copy with sources")).triggered.connect(self.copy)
        menu.addSeparator()
        for section, column in enumerate(self.model_.columns):
            if column in SORTABLE:
                words = self.tr("Sort by {heading}").format(heading=self.model_.heading(section))
                menu.addAction(words).triggered.connect(lambda _=False, by=column: self.model_.sort_by(by))
        menu.popup(where)
