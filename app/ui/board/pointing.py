"""What stands under a point of the board: a head, a band and its buttons, a cell, a letter of its text, a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from app.state.workspace import Place
from app.ui.board import painting
from app.ui.board.geometry import PAD

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


def head_at(view: BoardView, point: QPointF) -> int:
    """The column whose head stands there; -1 where there is none."""
    if point.y() > view.body_top():
        return -1
    return next((c for c in range(view.layout_.columns.count) if view.head_rect(c).contains(point)), -1)


def band_at(view: BoardView, point: QPointF) -> tuple[int, str] | None:
    """The row whose band is painted there, and which of the band's buttons (``""``: none)."""
    if not view.layout_.model.voices or point.y() < view.body_top():
        return None
    first, last = painting.visible_rows(view)
    for row in reversed(range(first, last)):
        if view.band_rect(row).contains(point):
            hit = next((name for name, rect, _ in painting.band_buttons(view, row) if rect.contains(point)), "")
            return row, hit
    return None


def place_at(view: BoardView, point: QPointF) -> Place | None:
    """The cell that stands there."""
    if point.y() < view.body_top():
        return None
    content = view.to_content(point)
    return view.layout_.place_at(content.x(), content.y())


def text_at(view: BoardView, place: Place, point: QPointF) -> int:
    """The position in a cell's text that is nearest to the point."""
    return view.layout_.document(place).documentLayout().hitTest(_local(view, place, point), Qt.HitTestAccuracy.FuzzyHit)


def link_at(view: BoardView, place: Place, point: QPointF) -> str:
    """The link in a cell's text that stands there, or empty."""
    return view.layout_.document(place).documentLayout().anchorAt(_local(view, place, point))


def _local(view: BoardView, place: Place, point: QPointF) -> QPointF:
    """A point of the viewport in the coordinates of a cell's document."""
    rect = view.layout_.cell_rect(place)
    return view.to_content(point) - QPointF(rect.left() + PAD, rect.top() + PAD * 0.8)
