"""The spectrum for a screen reader: a child for each mark, counted chip and button, with its words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.ui.parts.access import PaintedChild, offer
from app.ui.spectrum.picture import Item
from app.ui.spectrum.view import SpectrumView


class ItemInterface(PaintedChild):
    """One item by number: its name says who, what, on what it rests, and whether the pane is open."""

    _view: SpectrumView

    def __init__(self, view: SpectrumView, spectrum: QAccessibleInterface, number: int) -> None:
        super().__init__(view, spectrum)
        self.number = number

    def _item(self) -> Item | None:
        picture = self._view.picture
        return picture.items[self.number] if picture is not None and self.number < len(picture.items) else None

    def isValid(self) -> bool:
        """True while there are as many items."""
        return self._item() is not None

    def rect(self) -> QRect:
        """Where the item stands on the screen."""
        item = self._item()
        if item is None:
            return QRect()
        rect = item.rect.toAlignedRect()
        return QRect(self._view.mapToGlobal(rect.topLeft()), rect.size())

    def text(self, kind: QAccessible.Text) -> str:
        """Name: the item in one line."""
        item = self._item()
        return self._view.said(item) if item is not None and kind in (QAccessible.Text.Name, QAccessible.Text.Value) else ""

    def role(self) -> QAccessible.Role:
        """A voice is a list item, a chip or button opens a menu."""
        item = self._item()
        return QAccessible.Role.ListItem if item is None or item.kind == "voice" else QAccessible.Role.ButtonMenu

    def state(self) -> QAccessible.State:
        """Focusable, whether it is in focus, and for a voice whether its pane is open."""
        item, state = self._item(), QAccessible.State()
        state.focusable = True
        state.focused = self._view.hasFocus() and self._view.at == self.number
        if item is not None and item.kind == "voice":
            state.checkable, state.checked = True, item.firm
        elif item is not None:
            state.hasPopup = True
        return state


class SpectrumInterface(QAccessibleWidget):
    """The spectrum: its children are the items, along the axis and then the buttons behind it."""

    def __init__(self, view: SpectrumView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._items: list[ItemInterface] = []

    def text(self, kind: QAccessible.Text) -> str:
        """Name: theme and poles, as they are now. Description: what the axis measures, where the record says it, and what the poles say."""
        spectrum = self._view.spectrum
        if kind == QAccessible.Text.Name:
            return self._view.accessibleName()
        if kind != QAccessible.Text.Description or spectrum is None:
            return ""
        poles = f"{spectrum.first_words} – {spectrum.second_words}"
        return f"{spectrum.axis_title}. {poles}" if spectrum.axis_title else poles

    def childCount(self) -> int:
        """How many items there are."""
        picture = self._view.picture
        return len(picture.items) if picture is not None else 0

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
        item, picture = self._view.item_at(QPointF(self._view.mapFromGlobal(QPoint(x, y)))), self._view.picture
        return self.child(picture.items.index(item)) if item is not None and picture is not None else None


def install() -> None:
    """Let Qt ask us for the interface of a spectrum; called once, before a window is shown."""
    offer(SpectrumView, SpectrumInterface)
