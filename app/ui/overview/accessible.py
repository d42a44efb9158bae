"""The overview for a screen reader: a table whose heads and cells are children, row by row, each with its words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.ui.overview import saying
from app.ui.overview.area import MatrixArea
from app.ui.overview.picture import Box
from app.ui.parts.access import PaintedChild, offer


class BoxInterface(PaintedChild):
    """One head or cell by number; the corner has none. Its name says voice, theme and what is held."""

    _view: MatrixArea

    def __init__(self, view: MatrixArea, table: QAccessibleInterface, number: int) -> None:
        super().__init__(view, table)
        self.number = number

    @property
    def place(self) -> tuple[int, int]:
        """Row and column, -1 for the heads."""
        picture = self._view.picture
        columns = picture.columns + 1 if picture is not None else 1
        return (self.number + 1) // columns - 1, (self.number + 1) % columns - 1

    def _box(self) -> Box | None:
        picture = self._view.picture
        return picture.at(*self.place) if picture is not None and self.place[0] < picture.rows else None

    def isValid(self) -> bool:
        """True while there are as many boxes."""
        return self._box() is not None

    def rect(self) -> QRect:
        """Where the box stands on the screen."""
        if self._box() is None:
            return QRect()
        rect = self._view.rect_of(self.place).toAlignedRect()
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def text(self, kind: QAccessible.Text) -> str:
        """Name: the box in one line. Description: its card."""
        box, overview = self._box(), self._view.overview
        if box is None or overview is None:
            return ""
        if kind in (QAccessible.Text.Name, QAccessible.Text.Value):
            return saying.line(overview, box)
        return "\n".join(saying.lines(overview, box)) if kind == QAccessible.Text.Description else ""

    def role(self) -> QAccessible.Role:
        """A head of a column or of a row, or a cell."""
        row, column = self.place
        return QAccessible.Role.ColumnHeader if row < 0 else QAccessible.Role.RowHeader if column < 0 else QAccessible.Role.Cell

    def state(self) -> QAccessible.State:
        """Focusable, and whether it is in focus."""
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._view.hasFocus() and self._view.at == self.place
        return state


class MatrixInterface(QAccessibleWidget):
    """The matrix: its children are the heads and cells, row by row, without the corner."""

    def __init__(self, view: MatrixArea) -> None:
        super().__init__(view, QAccessible.Role.Table, view.accessibleName())
        self._view = view
        self._boxes: dict[int, BoxInterface] = {}

    def text(self, kind: QAccessible.Text) -> str:
        """Name: the question, as it is now."""
        return self._view.accessibleName() if kind == QAccessible.Text.Name else ""

    def childCount(self) -> int:
        """How many heads and cells there are."""
        picture = self._view.picture
        return (picture.rows + 1) * (picture.columns + 1) - 1 if picture is not None else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A box by number."""
        if not 0 <= index < self.childCount():
            return None
        if index not in self._boxes:
            self._boxes[index] = BoxInterface(self._view, self, index)
        return self._boxes[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a box."""
        return child.number if isinstance(child, BoxInterface) and self._boxes.get(child.number) is child else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The box under a point of the screen."""
        place, picture = self._view.place_at(self._view.viewport().mapFromGlobal(QPoint(x, y)).toPointF()), self._view.picture
        return self.child((place[0] + 1) * (picture.columns + 1) + place[1]) if place is not None and picture is not None else None


def install() -> None:
    """Let Qt ask us for the interface of a matrix; called once, before a window is shown."""
    offer(MatrixArea, MatrixInterface)
