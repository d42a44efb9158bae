"""So that a dialog never outgrows its screen: rows of buttons that wrap, and a size that the screen can hold."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QDialog, QLayout, QLayoutItem

SPACING = 8
MARGIN = 48
"""Pixels of the screen left free around a dialog, for the frame that the system draws."""


class FlowLayout(QLayout):
    """Widgets in a row that goes on below where the width ends."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item by number, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels of all rows at this width."""
        return self._flow(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._flow(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        hints = [item.sizeHint() for item in self._items]
        return QSize(sum(hint.width() + SPACING for hint in hints), max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """As wide as the widest item."""
        hints = [item.minimumSize() for item in self._items]
        return QSize(max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0))

    def _flow(self, rect: QRect, *, move: bool) -> int:
        """Walk through the rows; the height of them all."""
        x, y, tall = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                x, y, tall = rect.x(), y + tall + SPACING, 0
            if move:
                item.setGeometry(QRect(x, y, min(size.width(), rect.width()), size.height()))
            x += size.width() + SPACING
            tall = max(tall, size.height())
        return y + tall - rect.y()


def fit_to_screen(dialog: QDialog, letters: int, lines: int) -> None:
    """Give a dialog room for so many letters and lines of its own text, but never more than its screen holds."""
    metrics = QFontMetricsF(dialog.font())
    wanted = QSize(round(metrics.averageCharWidth() * letters), round(metrics.lineSpacing() * lines))
    free = dialog.screen().availableSize() - QSize(MARGIN, MARGIN)
    dialog.resize(wanted.boundedTo(free))
