"""The rows of the timeline's table as Qt's model: which are wanted, in which order, and the words of each cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.event_rows import Column, EventRow, Guide, Narrowing, in_order, narrowed, touches
from app.state.values import Span

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

SORTABLE: tuple[Column, ...] = ("date", "title")
"""The columns that rows can be sorted by."""

ID = Qt.ItemDataRole.UserRole
"""Role under which every cell of a row gives the id of its event."""

MISSING = Qt.ItemDataRole.UserRole + 1
"""Role under which a cell says whether its words stand for something that was not found."""

LIT = Qt.ItemDataRole.UserRole + 2
"""Role under which a row says whether the passage in focus leans on its event."""

DIM = Qt.ItemDataRole.UserRole + 3
"""Role under which a row says whether its event lies outside the stretch of time that was brushed."""


class EventsModel(QAbstractTableModel):
    """A row an event, a column a question. What is shown changes as a whole, by a reset."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[EventRow, ...] = ()
        self._shown: tuple[EventRow, ...] = ()
        self._guide = Guide()
        self._wanted = Narrowing()
        self._by: Column = "date"
        self._descending = False
        self._lit: frozenset[str] = frozenset()
        self._period: Span | None = None

    @property
    def rows(self) -> tuple[EventRow, ...]:
        """The rows shown, from top to bottom."""
        return self._shown

    @property
    def count(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    @property
    def guide(self) -> Guide:
        """Columns, headings, and what can be filtered by."""
        return self._guide

    @property
    def sorted_by(self) -> tuple[Column, bool]:
        """The column that rows are sorted by, and whether downward."""
        return self._by, self._descending

    def set_rows(self, rows: tuple[EventRow, ...]) -> None:
        """Other rows, of which those wanted are shown."""
        if rows != self._all:
            self._all = rows
            self._renew()

    def set_guide(self, guide: Guide) -> None:
        """Other columns or headings."""
        if guide != self._guide:
            self.beginResetModel()
            self._guide = guide
            self.endResetModel()

    def set_wanted(self, wanted: Narrowing) -> None:
        """Show these rows only."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._renew()

    def sort_by(self, column: Column, descending: bool = False) -> None:
        """Sort by time or by title; other columns have no order that would say anything."""
        if column in SORTABLE and (column, descending) != (self._by, self._descending):
            self._by, self._descending = column, descending
            self._renew()

    def set_lit(self, events: frozenset[str], period: Span | None) -> None:
        """Mark the events that the passage in focus leans on, and dim what lies outside a stretch of time."""
        if (events, period) != (self._lit, self._period):
            self._lit, self._period = events, period
            if self._shown and self._guide.headings:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, self.columnCount() - 1), [LIT, DIM])

    def _renew(self) -> None:
        self.beginResetModel()
        self._shown = in_order(narrowed(self._all, self._wanted), self._by, descending=self._descending)
        self.endResetModel()

    def place(self, event: str) -> int:
        """The row in which an event stands, or -1."""
        return next((i for i, row in enumerate(self._shown) if row.id == event), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._guide.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; its event's id; whether its words say that something is missing."""
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], self._guide.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cell(column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and column == "verified":
            return row.verified_note
        if role == ID:
            return row.id
        if role == LIT:
            return row.id in self._lit
        if role == DIM:
            return self._period is not None and not touches(row, self._period)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and column == "title" and row.id in self._lit:
            return self.tr("the passage in focus leans on it")
        return column in row.missing if role == MISSING else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heading of a column; for a screen reader with the way it is sorted. Rows are named by their event."""
        if orientation == Qt.Orientation.Vertical:
            return self._shown[section].title if role == Qt.ItemDataRole.AccessibleTextRole and section < len(self._shown) else None
        if not 0 <= section < len(self._guide.headings) or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        heading = self._guide.headings[section]
        if role == Qt.ItemDataRole.AccessibleTextRole and self._guide.columns[section] == self._by:
            return (self.tr("{heading}, sorted downward") if self._descending else self.tr("{heading}, sorted upward")).format(heading=heading)
        return heading
