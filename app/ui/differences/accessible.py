"""The differences for a screen reader: the summary, and for each theme a child for it and one for each cell."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.core import differences_words
from app.core.words import translate
from app.ui.differences.surface import DifferencesSurface
from app.ui.parts.access import PaintedChild, offer

Place = tuple[int, int]
"""A part, and -1 for the part itself or the column of one of its cells."""


def places(surface: DifferencesSurface) -> tuple[Place, ...]:
    """Everything that is named, in reading order."""
    last = len(surface.parts) - 1
    return tuple((index, column) for index in range(last + 1) for column in ((-1, 0, 1) if 0 < index < last else (-1,)))


def name_at(surface: DifferencesSurface, index: int, column: int) -> str:
    """The name of a part (a theme with its distance in words) or of a cell (whose, on what)."""
    contents = surface.contents
    if contents is None:
        return ""
    if index == 0:
        return translate("Differences", "Summary")
    if index == contents.count - 1:
        return translate("Differences", "What they share")
    row = contents.rows[index - 1]
    return differences_words.row_words(row) if column < 0 else translate("Differences", "{name} on {theme}").format(name=row.sides[column].name, theme=row.title)


def value_at(surface: DifferencesSurface, index: int, column: int) -> str:
    """The words of a part or cell; a theme's own are its question."""
    contents = surface.contents
    if contents is None:
        return ""
    if index == 0:
        return "\n".join(block.text for blocks in (*contents.heads, contents.summary) for block in blocks)
    if index == contents.count - 1:
        return "\n".join(block.text for block in contents.shared)
    row = contents.rows[index - 1]
    return row.question if column < 0 else contents.cell(row.theme, row.sides[column].voice).text


def words_at(surface: DifferencesSurface, index: int, column: int) -> str:
    """What is said when the keyboard comes to a part or cell: the theme with its distance, then the cell."""
    if not surface.theme_at(index):
        return f"{name_at(surface, index, -1)}. {value_at(surface, index, -1)}" if surface.contents is not None else ""
    return f"{name_at(surface, index, -1)}. {name_at(surface, index, column)}: {value_at(surface, index, column)}"


class PlaceInterface(PaintedChild):
    """One part or cell by number."""

    _view: DifferencesSurface

    def __init__(self, view: DifferencesSurface, page: QAccessibleInterface, number: int) -> None:
        super().__init__(view, page)
        self.number = number

    def _place(self) -> Place | None:
        found = places(self._view)
        return found[self.number] if self.number < len(found) else None

    def isValid(self) -> bool:
        """True while there are as many."""
        return self._place() is not None

    def rect(self) -> QRect:
        """Where it stands on the screen."""
        place = self._place()
        if place is None:
            return QRect()
        rect = self._view.rect_of(*place).toAlignedRect()
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def text(self, kind: QAccessible.Text) -> str:
        """Name and value."""
        place = self._place()
        if place is None or kind not in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
            return ""
        return name_at(self._view, *place) if kind == QAccessible.Text.Name else value_at(self._view, *place)

    def role(self) -> QAccessible.Role:
        """A theme is a row, what is in it a cell."""
        place = self._place()
        if place is None or not self._view.theme_at(place[0]):
            return QAccessible.Role.StaticText
        return QAccessible.Role.Row if place[1] < 0 else QAccessible.Role.Cell

    def state(self) -> QAccessible.State:
        """Focusable, and whether the keyboard is there."""
        place, state = self._place(), QAccessible.State()
        if place is not None and (place[1] >= 0 or not self._view.theme_at(place[0])):
            state.focusable = True
            state.focused = self._view.hasFocus() and self._view.at == (place[0], max(0, place[1]))
        return state


class SurfaceInterface(QAccessibleWidget):
    """The page: its children are the parts and cells, from the top."""

    def __init__(self, view: DifferencesSurface) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._children: list[PlaceInterface] = []

    def text(self, kind: QAccessible.Text) -> str:
        """Name: the two voices and the question."""
        return self._view.accessibleName() if kind == QAccessible.Text.Name else ""

    def childCount(self) -> int:
        """How many parts and cells there are."""
        return len(places(self._view))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A part or cell by number."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._children) <= index:
            self._children.append(PlaceInterface(self._view, self, len(self._children)))
        return self._children[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a part or cell."""
        return child.number if isinstance(child, PlaceInterface) and child in self._children else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The cell, else the part, under a point of the screen."""
        spot = self._view.spot(QPointF(self._view.viewport().mapFromGlobal(QPoint(x, y))))
        if spot is None:
            return None
        column = spot.column if self._view.theme_at(spot.part) else -1
        return self.child(places(self._view).index((spot.part, column)))


def install() -> None:
    """Let Qt ask us for the interface of the page; called once, before a window is shown."""
    offer(DifferencesSurface, SurfaceInterface)
