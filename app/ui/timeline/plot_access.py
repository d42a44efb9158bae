"""The timeline for a screen reader: a list with a child an item, in the order of time."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.core.timing import Item, spoken
from app.ui.parts.access import PaintedChild, offer
from app.ui.timeline.painting import outline
from app.ui.timeline.plot import PlotView


class ItemInterface(PaintedChild):
    """An event or a publication: its name says title, date and lane, its description the lines of its card."""

    _view: PlotView

    def __init__(self, view: PlotView, plot: QAccessibleInterface, item: Item) -> None:
        super().__init__(view, plot)
        self.item = item

    def isValid(self) -> bool:
        """True while the item is on the timeline."""
        return self._view.has(self.item.id)

    def rect(self) -> QRect:
        """Where the item stands on the screen; empty where it is not drawn."""
        for lane in self._view.lanes.values():
            placed = lane.placement.find(self.item.id)
            if placed is not None:
                rect = outline(placed, lane.placement).toRect()
                return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())
        return QRect()

    def text(self, kind: QAccessible.Text) -> str:
        """Name: title, date, lane. Description: what its card says."""
        if kind == QAccessible.Text.Name:
            return spoken(self.item)
        if kind == QAccessible.Text.Description:
            return "\n".join(self._view.cards.lines(self.item))
        return ""

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Focusable and selectable; in focus with the keyboard's ring, selected as the event in focus."""
        state = QAccessible.State()
        state.focusable = True
        state.selectable = True
        state.focused = self._view.hasFocus() and self._view.keys.cursor == self.item.id
        state.selected = self._view.lit.event == self.item.id
        return state


class PlotInterface(QAccessibleWidget):
    """The timeline: its children are what happened and what was written, in the order of time."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._children: dict[str, ItemInterface] = {}

    def childCount(self) -> int:
        """How many items there are, the filtered ones left out."""
        return len(self._view.in_time())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """An item by number, in the order of time."""
        items = self._view.in_time()
        if not 0 <= index < len(items):
            return None
        item = items[index]
        kept = self._children.get(item.id)
        if kept is None or kept.item is not item:
            self._children[item.id] = ItemInterface(self._view, self, item)
        return self._children[item.id]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of an item."""
        return next((i for i, item in enumerate(self._view.in_time()) if self._children.get(item.id) is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The item under a point of the screen."""
        point = QPointF(self._view.viewport().mapFromGlobal(QPoint(x, y)))
        placed = self._view.lanes[self._view.lane_at(point)].item_at(point)
        return self.child(self._view.in_time().index(placed.item)) if placed is not None else None


def install() -> None:
    """Let Qt ask us for the interface of a timeline; called once, after the timeline's modules have been imported."""
    offer(PlotView, PlotInterface)
