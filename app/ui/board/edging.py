"""Scrolls while something is dragged beyond an edge: a selection past the upper or lower one, a head past the left or right one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer

if TYPE_CHECKING:
    from app.ui.board.view import BoardView

TICK = 30
"""Milliseconds from step to step."""

NEAR = 24.0
"""How near to the left or right edge a head has to be dragged, in pixels."""


class EdgeScroll(QObject):
    """Follows a point; while it is beyond an edge the board scrolls, and ``moved`` is called after each step."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._across, self._down = 0, 0
        self._moved: Callable[[], None] = lambda: None
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        """Is the board being scrolled?"""
        return self._timer.isActive()

    def follow(self, point: QPointF, moved: Callable[[], None], *, across: bool, down: bool) -> None:
        """Follow the mouse to a point of the viewport. The farther beyond the edge, the faster."""
        body = self._view.body_rect()
        self._moved = moved
        self._down = _beyond(point.y(), body.top(), body.bottom()) if down else 0
        self._across = _beyond(point.x(), NEAR, body.width() - NEAR) if across else 0
        if not self._down and not self._across:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The mouse was released."""
        self._timer.stop()

    def _step(self) -> None:
        down, across = self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        before = (down.value(), across.value())
        down.setValue(before[0] + self._down)
        across.setValue(before[1] + self._across)
        if (down.value(), across.value()) != before:
            self._moved()


def _beyond(at: float, first: float, last: float) -> int:
    """Pixels for one step: a few where the point is just beyond, at most forty."""
    if at < first:
        return -min(40, 6 + int((first - at) / 3))
    return min(40, 6 + int((at - last) / 3)) if at > last else 0
