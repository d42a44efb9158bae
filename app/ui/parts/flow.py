"""Widgets side by side that take a second line where they need one, so that nothing is cut at any text size."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP = 8
"""Pixels between two of a line."""


class FlowLayout(QLayout):
    """Puts widgets side by side and goes on in the next line where the width ends."""

    def __init__(self, parent: QWidget | None = None, *, between: int = GAP) -> None:
        """``between``: pixels between two lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._between = between
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt hands over what was added."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One by number."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let one go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything into a rectangle."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """As small as it may be; it takes the width it is given."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the widest alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Fill lines from the left; what is lower than its line stands in the middle of it. Gives the height."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        lines: list[list[tuple[QLayoutItem, int, QSize]]] = [[]]
        x = 0
        for item in self._items:
            hint = item.sizeHint()
            if item.isEmpty():
                continue
            if lines[-1] and x + hint.width() > room.width():
                lines.append([])
                x = 0
            lines[-1].append((item, x, hint))
            x += hint.width() + GAP
        y = room.y()
        for line in lines:
            tallest = max((hint.height() for _, _, hint in line), default=0)
            for item, left, hint in line if move else ():
                item.setGeometry(QRect(QPoint(room.x() + left, y + (tallest - hint.height()) // 2), QSize(min(hint.width(), room.width()), hint.height())))
            y += tallest + self._between
        return y - self._between - rect.y() + margins.bottom()
