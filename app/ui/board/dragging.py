"""Panes put in another order: by dragging a head, or a place at a time by keyboard and menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from app.state.workspace import Place
from app.ui.board.edging import EdgeScroll
from app.ui.board.geometry import GAP

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


class HeadDrag(QObject):
    """A head that is held down, and (beyond a threshold) dragged; it says where the pane would come to stand."""

    def __init__(self, view: BoardView, edge: EdgeScroll) -> None:
        super().__init__(view)
        self._view, self._edge = view, edge
        self._place: Place | None = None
        self._start = self._now = QPointF()
        self._active = False

    @property
    def held(self) -> bool:
        """Is a head held down?"""
        return self._place is not None

    @property
    def active(self) -> bool:
        """Is it being dragged?"""
        return self._active

    def press(self, place: Place, point: QPointF) -> None:
        """A head was pressed. The theme counts only where the panes are stacked."""
        self._place, self._start, self._now, self._active = place, point, point, False

    def move(self, point: QPointF) -> None:
        """The mouse has moved with the head held down."""
        self._now = point
        far = (point - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._place is None or not (self._active or far):
            return
        self._active = True
        stacked = self._view.layout_.stacked
        self._edge.follow(point, self._view.viewport().update, across=not stacked, down=stacked)
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._view.viewport().update()

    def release(self) -> bool:
        """The head was let go; True where it had been dragged. The new order is told where it is another one."""
        dragged, order = self._active, self.order()
        self.cancel()
        if dragged and order != self._ids():
            self._view.panes_ordered.emit(order)
        return dragged

    def cancel(self) -> None:
        """Forget the head; the panes stay as they are."""
        self._edge.stop()
        was, self._place, self._active = self._active, None, False
        if was:
            self._view.viewport().unsetCursor()
            self._view.viewport().update()

    def order(self) -> tuple[str, ...]:
        """The voices in the order that letting go would give."""
        ids = self._ids()
        if self._place is None or not self._active or self._place.voice not in ids:
            return ids
        slot, at = self._slot(), ids.index(self._place.voice)
        rest = [voice for voice in ids if voice != self._place.voice]
        rest.insert(slot - (slot > at), self._place.voice)
        return tuple(rest)

    def line(self) -> QRectF:
        """Where the pane would come to stand, as a line in the viewport; null while nothing is dragged."""
        if not self._active or self._place is None:
            return QRectF()
        slot, edges = self._slot(), self._edges()
        if self._view.layout_.stacked:
            body = self._view.body_rect()
            return QRectF(self._view.layout_.columns.left(0), edges[slot] - 1.5, self._view.layout_.columns.width, 3).intersected(body)
        return QRectF(edges[slot] - 1.5, self._view.head_rect(0).top(), 3, self._view.viewport().height())

    def _ids(self) -> tuple[str, ...]:
        return tuple(voice.id for voice in self._view.layout_.model.voices)

    def _edges(self) -> list[float]:
        """The places between panes, before the first and behind the last, along the way that panes go."""
        model = self._view.layout_.model
        if self._view.layout_.stacked:
            assert self._place is not None
            cells = [self._view.cell_in_view(Place(voice.id, self._place.theme)) for voice in model.voices]
            return [cell.top() for cell in cells] + [cells[-1].bottom()]
        heads = [self._view.head_rect(column) for column in range(len(model.voices))]
        return [head.left() - GAP / 2 for head in heads] + [heads[-1].right() + GAP / 2]

    def _slot(self) -> int:
        """The number of the nearest place between panes."""
        at = self._now.y() if self._view.layout_.stacked else self._now.x()
        edges = self._edges()
        return min(range(len(edges)), key=lambda i: abs(edges[i] - at))


def moved(voices: tuple[str, ...], voice: str, step: int) -> tuple[str, ...]:
    """The order with one voice a step further left (-1) or right (+1); the same where it stands at the end."""
    if voice not in voices:
        return voices
    at = voices.index(voice)
    to = max(0, min(len(voices) - 1, at + step))
    rest = [v for v in voices if v != voice]
    return (*rest[:to], voice, *rest[to:])
