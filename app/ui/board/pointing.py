"""What stands under a point of the board: a head, a band and its buttons, a cell, a letter of its text, a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt

from app.state.workspace import Place
from app.ui.board import bands, heads, stacking

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


@dataclass(frozen=True, slots=True)
class HeadSpot:
    """A head (of a pane, or of a stacked cell) under the mouse, and which part of it."""

    place: Place
    """The voice; the theme in view, or that of the stacked cell."""

    part: Literal["name", "close", "level"]


def head_at(view: BoardView, point: QPointF) -> HeadSpot | None:
    """The head that stands there."""
    if view.layout_.stacked:
        return _line_at(view, point)
    if point.y() > view.body_top():
        return None
    column = next((c for c in range(view.layout_.columns.count) if view.head_rect(c).contains(point)), -1)
    if column < 0:
        return None
    voice, rect, style = view.layout_.model.voices[column].id, view.head_rect(column), view.head_style()
    place = Place(voice, view.shifting.seen(voice))
    if heads.close_rect(style, rect).contains(point):
        return HeadSpot(place, "close")
    if view.shifting.is_alone(voice) and heads.level_rect(style, rect).contains(point):
        return HeadSpot(place, "level")
    return HeadSpot(place, "name")


def _line_at(view: BoardView, point: QPointF) -> HeadSpot | None:
    """The head line of a stacked cell that stands there; bands lie on top of it."""
    place = place_at(view, point)
    if place is None or band_at(view, point) is not None:
        return None
    rect = view.cell_in_view(place)
    if point.y() >= rect.top() + view.layout_.line_height(place):
        return None
    return HeadSpot(place, "close" if stacking.close_rect(view.head_style(), rect).contains(point) else "name")


def band_at(view: BoardView, point: QPointF) -> tuple[int, str] | None:
    """The row whose band is painted there, and which of the band's buttons (``""``: none)."""
    if not view.layout_.model.voices or point.y() < view.body_top():
        return None
    if not any(start <= point.x() <= end for start, end in view.band_stretches()):
        return None
    for row in reversed(range(*view.visible_rows())):
        if view.band_rect(row).contains(point):
            hit = next((name for name, rect, _ in bands.band_buttons(view, row) if rect.contains(point)), "")
            return row, hit
    return None


def place_at(view: BoardView, point: QPointF) -> Place | None:
    """The cell that stands there, in its pane as it is scrolled now; None on bands and titles that are no cell's."""
    if point.y() < view.body_top() or not view.layout_.model.voices:
        return None
    content = view.to_content(point)
    column = view.layout_.columns.at(content.x())
    if column < 0:
        return None
    voice = view.layout_.model.voices[column].id
    if view.shifting.is_alone(voice) and any(
        view.title_rect(row, voice).contains(point) for row in range(*view.visible_rows(view.shifting.position(voice)))
    ):
        return None
    return view.layout_.place_at(content.x(), content.y() + view.shifting.of(voice))


def text_at(view: BoardView, place: Place, point: QPointF) -> int:
    """The position in a cell's text that is nearest to the point."""
    return view.layout_.document(place).documentLayout().hitTest(point - view.text_in_view(place), Qt.HitTestAccuracy.FuzzyHit)


def link_at(view: BoardView, place: Place, point: QPointF) -> str:
    """The link in a cell's text that stands there, or empty."""
    return view.layout_.document(place).documentLayout().anchorAt(point - view.text_in_view(place))
