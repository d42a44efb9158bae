"""The sheet of keys: every action of the table by menu, then the keys inside each part of the window, with a filter."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.core.helping import KeyGroup, KeyRow, key_groups
from app.state.actions import ACTIONS, MENUS, PANE_KEYS, ActionSpec
from app.ui.dialogs.fitting import fit_to_screen
from app.ui.parts.small import plain_label

NAME = "keys"
"""Name of the sheet as a child of its window, by which an open one is found again."""


def native(key: str) -> str:
    """A key as this system writes it: ``Ctrl+I`` is ``⌘I`` on a Mac."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def groups() -> Iterator[KeyGroup]:
    """All keys: the actions of the table menu by menu, then those of each part of the window."""
    for menu, words in MENUS:
        yield KeyGroup(_bare(QCoreApplication.translate("Actions", words)), tuple(_row(row) for row in ACTIONS if row.menu == menu))
    panes, *others = key_groups()
    numbers = KeyRow(("Ctrl+1", f"Ctrl+{PANE_KEYS}"), QCoreApplication.translate("Keys", "Put a pane in focus by its number: the first to the ninth"))
    yield KeyGroup(panes.name, (numbers, *panes.rows))
    yield from others


def _bare(words: str) -> str:
    """Words of a menu without the mark of the letter to press."""
    return words.replace("&", "").replace("…", "")


def _row(row: ActionSpec) -> KeyRow:
    words = QCoreApplication.translate("Keys", "{action}: {tip}").format(action=_bare(row.text()), tip=row.tip_text())
    return KeyRow(row.keys, words)


class _Airy(QStyledItemDelegate):
    """Cells with air around their words, measured as they are painted."""

    AIR = 6

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint inside the air."""
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(self.AIR, self.AIR, -self.AIR, -self.AIR)
        super().paint(painter, inner, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The words at the width that the air leaves them."""
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(self.AIR, 0, -self.AIR, 0)
        return super().sizeHint(inner, index) + QSize(2 * self.AIR, 2 * self.AIR)


class KeysSheet(QDialog):
    """Two columns, keys and what they do, in groups. It remembers nothing and changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setWindowTitle(self.tr("Keys"))
        self._filter = QLineEdit(placeholderText=self.tr("Filter by key or by what it does"))
        self._filter.setAccessibleName(self.tr("Filter the keys"))
        self._filter.textChanged.connect(self._narrow)
        self._found = plain_label()
        self._table = QTableWidget(0, 2)
        self._table.setAccessibleName(self.tr("Keys and what they do"))
        self._table.setHorizontalHeaderLabels([self.tr("Keys"), self.tr("What they do")])
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setMinimumSectionSize(0)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # measured once a change, not at every polish
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.setItemDelegate(_Airy(self._table))
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._table.setTabKeyNavigation(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._measure = QTimer(self, singleShot=True, interval=0)
        self._measure.timeout.connect(self._table.resizeRowsToContents)
        self._heads: list[int] = []
        for group in groups():
            self._add(group)
        box = QVBoxLayout(self)
        box.addWidget(self._filter)
        box.addWidget(self._table, 1)
        box.addWidget(self._found)
        fit_to_screen(self, 100, 36)
        self._narrow("")

    def _add(self, group: KeyGroup) -> None:
        """A heading over both columns, then a row for each key."""
        at = self._table.rowCount()
        self._heads.append(at)
        self._table.insertRow(at)
        head = QTableWidgetItem(group.name)
        face = QFont(self.font())
        face.setBold(True)
        head.setFont(face)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._table.setItem(at, 0, head)
        self._table.setSpan(at, 0, 1, 2)
        for row in group.rows:
            at += 1
            self._table.insertRow(at)
            keys = QTableWidgetItem(self.tr(", ").join(native(key) for key in row.keys) or self.tr("in the menu"))
            for column, item in enumerate((keys, QTableWidgetItem(row.does))):
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self._table.setItem(at, column, item)

    def shown(self) -> list[tuple[str, str]]:
        """Keys and what they do, of the rows that the filter lets stand; headings are left out."""
        rows = (row for row in range(self._table.rowCount()) if row not in self._heads and not self._table.isRowHidden(row))
        return [(self._text(row, 0), self._text(row, 1)) for row in rows]

    def _text(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text() if item is not None else ""

    def _narrow(self, words: str) -> None:
        """Hide rows without these words, and headings without a row; a heading that has them keeps all its rows."""
        wanted = words.strip().casefold()
        ends = [*self._heads[1:], self._table.rowCount()]
        for head, end in zip(self._heads, ends, strict=True):
            whole = wanted in self._text(head, 0).casefold()
            hits = [row for row in range(head + 1, end) if whole or wanted in f"{self._text(row, 0)} {self._text(row, 1)}".casefold()]
            for row in range(head + 1, end):
                self._table.setRowHidden(row, row not in hits)
            self._table.setRowHidden(head, not hits)
        self._measure.start()
        self._found.setText(self.tr("Found: {count}").format(count=len(self.shown())) if wanted else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A third of the width for the keys."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Another text scale: the rows take the height that they now need."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share()

    def _share(self) -> None:
        self._table.setColumnWidth(0, round(self._table.width() * 0.32))
        self._measure.start()


def show_keys(parent: QWidget) -> KeysSheet:
    """Show the sheet beside the window, which stays in use; an open one comes to the front. Esc closes it."""
    found = parent.findChild(KeysSheet, NAME)
    sheet = found if found is not None else KeysSheet(parent)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.show()
    sheet.raise_()
    sheet.activateWindow()
    return sheet
