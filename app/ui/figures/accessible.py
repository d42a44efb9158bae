"""The drawn figures for a screen reader: a child for each heading, figure and poll, with its words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.ui.figures.legend import rule_words
from app.ui.figures.picture import Item
from app.ui.figures.plot import FiguresPlot
from app.ui.parts.access import PaintedChild, offer


class ItemInterface(PaintedChild):
    """One item by number: its name says everything that is drawn and written of it."""

    _view: FiguresPlot

    def __init__(self, view: FiguresPlot, plot: QAccessibleInterface, number: int) -> None:
        super().__init__(view, plot)
        self.number = number

    def _item(self) -> Item | None:
        items = self._view.picture.items
        return items[self.number] if self.number < len(items) else None

    def isValid(self) -> bool:
        """True while there are as many items."""
        return self._item() is not None

    def rect(self) -> QRect:
        """Where the item stands on the screen."""
        item = self._item()
        if item is None:
            return QRect()
        rect = self._view.rect_of(item)
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def text(self, kind: QAccessible.Text) -> str:
        """Name: the item in one line."""
        item = self._item()
        return self._view.said(item) if item is not None and kind in (QAccessible.Text.Name, QAccessible.Text.Value) else ""

    def role(self) -> QAccessible.Role:
        """A debate is a heading, a figure an item of a list."""
        item = self._item()
        return QAccessible.Role.Heading if item is not None and item.kind == "debate" else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Focusable, in focus, and whether it has to be scrolled to."""
        item, state = self._item(), QAccessible.State()
        state.focusable = True
        state.focused = self._view.hasFocus() and self._view.at == self.number
        state.offscreen = item is not None and not self._view.rect_of(item).intersects(self._view.viewport().rect())
        return state


class PlotInterface(QAccessibleWidget):
    """The drawn figures: the children are the items from top to bottom."""

    def __init__(self, view: FiguresPlot) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._items: list[ItemInterface] = []

    def text(self, kind: QAccessible.Text) -> str:
        """Name, and how the room is to be read."""
        if kind == QAccessible.Text.Name:
            return self._view.accessibleName()
        return rule_words() if kind == QAccessible.Text.Description else ""

    def childCount(self) -> int:
        """How many items there are."""
        return len(self._view.picture.items)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """An item by number."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._items) <= index:
            self._items.append(ItemInterface(self._view, self, len(self._items)))
        return self._items[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of an item."""
        return child.number if isinstance(child, ItemInterface) and child in self._items else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The item under a point of the screen."""
        viewport = self._view.viewport()
        point = QPointF(viewport.mapFromGlobal(QPoint(x, y))) + QPointF(0, self._view.verticalScrollBar().value())
        return self.child(self._view.picture.item_at(point))


def install() -> None:
    """Let Qt ask us for the interface of drawn figures; called once, before a window is shown."""
    offer(FiguresPlot, PlotInterface)
