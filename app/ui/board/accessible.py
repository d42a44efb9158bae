"""The board for a screen reader: a child a cell, with its voice, theme and words (Qt's table interface is closed to Python)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAccessibleWidget

from app.state.workspace import Place
from app.ui.board import pointing
from app.ui.board.view import BoardView
from app.ui.parts.access import PaintedChild, offer


class CellInterface(PaintedChild):
    """One cell: its name says who and on what, its description the words."""

    _view: BoardView

    def __init__(self, view: BoardView, board: QAccessibleInterface, place: Place) -> None:
        super().__init__(view, board)
        self._place = place

    def isValid(self) -> bool:
        """True while the cell is on the board."""
        return self._view.layout_.model.where(self._place) is not None

    def rect(self) -> QRect:
        """Where the cell stands on the screen."""
        rect = self._view.cell_in_view(self._place).toRect()
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def text(self, kind: QAccessible.Text) -> str:
        """Name: voice and theme. Description and value: the words of the cell."""
        model = self._view.layout_.model
        where = model.where(self._place)
        if where is None:
            return ""
        if kind == QAccessible.Text.Name:
            return f"{model.voices[where[1]].name}, {model.themes[where[0]].title}"
        if kind in (QAccessible.Text.Description, QAccessible.Text.Value):
            return model.cell(self._place).text
        return ""

    def role(self) -> QAccessible.Role:
        """A cell."""
        return QAccessible.Role.Cell

    def state(self) -> QAccessible.State:
        """Focusable, selectable text, and whether it is in focus."""
        state = QAccessible.State()
        state.focusable = True
        state.readOnly = True
        state.focused = self._view.hasFocus() and self._view.focus_place == self._place
        return state

    def backgroundColor(self) -> QColor:
        """Card."""
        return QColor(self._view.theme.card)


class BoardInterface(QAccessibleWidget):
    """The board: its children are the cells, row by row."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view, QAccessible.Role.Table, view.accessibleName())
        self._view = view
        self._cells: dict[Place, CellInterface] = {}

    def childCount(self) -> int:
        """How many cells there are."""
        model = self._view.layout_.model
        return len(model.voices) * len(model.themes)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A cell by number, row by row."""
        model = self._view.layout_.model
        if not 0 <= index < self.childCount():
            return None
        place = model.place(index // len(model.voices), index % len(model.voices))
        if place not in self._cells:
            self._cells[place] = CellInterface(self._view, self, place)
        return self._cells[place]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a cell."""
        for place, cell in self._cells.items():
            if cell is child:
                where = self._view.layout_.model.where(place)
                return where[0] * len(self._view.layout_.model.voices) + where[1] if where else -1
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The cell under a point of the screen."""
        place = pointing.place_at(self._view, self._view.viewport().mapFromGlobal(QPoint(x, y)).toPointF())
        where = self._view.layout_.model.where(place) if place else None
        return self.child(where[0] * len(self._view.layout_.model.voices) + where[1]) if where else None


def tell_focus(view: BoardView) -> None:
    """Tell a screen reader which cell is in focus now."""
    from PySide6.QtGui import QAccessibleEvent

    model = view.layout_.model
    where = model.where(view.focus_place)
    if where is not None and QAccessible.isActive():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(where[0] * len(model.voices) + where[1])
        QAccessible.updateAccessibility(event)


def install() -> None:
    """Let Qt ask us for the interface of a board; called once, before a window is shown."""
    offer(BoardView, BoardInterface)
