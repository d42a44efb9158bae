"""Fits the board's rows to its scroll bars: measures what comes into view, and keeps the reader's place meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFontMetricsF

from app.state.theme import font
from app.state.workspace import Place
from app.ui.board.geometry import MARGIN, Anchor, Columns, anchor_at, position_of

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


class Fitting(QObject):
    """Heights of rows are guesses until they come into view."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._left: Anchor | None = None
        self._busy = False
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._measure_next)

    @property
    def seen(self) -> str:
        """The theme whose band stands on top."""
        return self._view.seen

    def _voices(self) -> tuple[str, ...]:
        return tuple(voice.id for voice in self._view.layout_.model.voices)

    def anchor(self) -> Anchor:
        """Where the reader is: the row (or the cell of it) on top and how much of it has gone by; with no pane open, where they were before."""
        if self._left is not None and not self._view.layout_.columns.count:
            return self._left
        anchor = anchor_at(self._view.layout_.rows, float(self._view.verticalScrollBar().value()), self._voices())
        return replace(anchor, alone=tuple(self._view.shifting.anchors().items()))

    def relayout(self, anchor: Anchor, *, absolute: bool = False) -> None:
        """Fit everything to the view and keep the anchor's place (``absolute``: to the pixel, where columns stay as wide as they were)."""
        view = self._view
        if view.layout_.model.board is None or not view.layout_.model.voices:
            self._left, view.layout_.columns = anchor, Columns()
            self.bars()
            view.shifting.keep()
            view.viewport().update()
            return
        rows = view.layout_.rows
        width = view.layout_.columns.width
        self._busy = True
        view.layout_.set_width(float(view.viewport().width()))
        if anchor.row < len(rows.rows):
            view.layout_.measure(anchor.row)
        self.bars()  # a shorter bar may scroll, and so measure rows above: only now is it known where the anchor stands
        exactly = absolute and width == view.layout_.columns.width
        view.verticalScrollBar().setValue(round(position_of(rows, anchor, self._voices(), absolute=exactly)))
        view.shifting.restore(dict(anchor.alone), absolute=exactly)
        self._busy = False
        self.settle()
        self._idle.start()

    def reading(self) -> tuple[Place, float]:
        """The cell that is being read and how much of its text has gone by: the one in focus where it is in view, else the first on top."""
        view, model = self._view, self._view.layout_.model
        rows = view.layout_.rows
        if not model.voices or not rows.rows:
            return Place(), 0.0
        top = view.verticalScrollBar().value() + rows.rows[0].band
        place = view.focus_place
        if model.where(place) is None or not view.cell_in_view(place).intersects(view.body_rect()):
            row = rows.at(float(top))
            column = view.layout_.columns.at(float(view.horizontalScrollBar().value()) + MARGIN + 1)
            place = model.place(row, rows.part_at(row, float(top)) if view.layout_.stacked else max(0, column))
        gone = (top - view.layout_.cell_rect(place).top()) / view.layout_.document(place).size().height()
        return place, max(0.0, min(1.0, gone))

    def bring(self, place: Place, share: float) -> None:
        """Put a cell on top, with as much of it gone by as there was: after columns have become rows, or rows columns."""
        view = self._view
        where = view.layout_.model.where(place)
        if where is None:
            return
        self._busy = True
        view.measure_down_to(where[0])
        self.bars()
        self._busy = False
        rows = view.layout_.rows
        top = view.layout_.cell_rect(place).top() - rows.rows[where[0]].band + share * view.layout_.document(place).size().height()
        if not share and (where[1] == 0 or not view.layout_.stacked):
            top = rows.top(where[0])
        view.verticalScrollBar().setValue(round(top))
        view.show_across(place)

    def bars(self) -> None:
        """Ranges and steps of the scroll bars. Even the last row can be brought to the top, where the heads speak of it."""
        body = self._view.body_height()
        down, across = self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        rows = self._view.layout_.rows
        last = max(rows.total + 24 - body, rows.top(len(rows.rows) - 1)) if rows.rows and self._view.layout_.model.voices else 0
        down.setRange(0, max(0, round(last)))
        down.setPageStep(max(1, round(body - self._view.layout_.band_height())))
        line = round(QFontMetricsF(font(self._view.layout_.kind.scale if self._view.layout_.kind else 1.0, "body")).height())
        down.setSingleStep(line)
        across.setRange(0, max(0, round(self._view.layout_.columns.total - self._view.viewport().width())))
        across.setPageStep(self._view.viewport().width())
        across.setSingleStep(round(self._view.layout_.columns.width / 3) or 1)

    def settle(self) -> None:
        """Measure the rows in view. A row whose height was a guess may push those below it, never the one on top."""
        view = self._view
        rows = view.layout_.rows
        if not rows.rows or not view.layout_.model.voices:
            return
        top = float(view.verticalScrollBar().value())
        changed = self._measure_from(top)
        for voice in view.shifting.alone:
            changed |= self._measure_from(view.shifting.position(voice))
        if changed:
            self.bars()
        if not self._busy:  # on the way to a place no other theme is told to be in view
            view.shifting.keep()
            seen = rows.rows[rows.at(top + 1)].theme
            if seen != view.seen:
                view.seen = seen
                view.theme_seen.emit(seen)
        view.viewport().update()

    def _measure_from(self, top: float) -> bool:
        """Measure what is in view at a position; True where a height changed."""
        rows = self._view.layout_.rows
        index, changed = rows.at(top), False
        while index < len(rows.rows) and rows.top(index) < top + self._view.body_height():
            changed |= self._view.layout_.measure(index)
            index += 1
        return changed

    def _measure_next(self) -> None:
        """In idle moments: measure one more row, and hold the reader's place when it lies above."""
        view = self._view
        rows = view.layout_.rows
        pending = next((i for i, row in enumerate(rows.rows) if not row.exact), None)
        if pending is None or not view.layout_.model.voices:
            self._idle.stop()
            return
        bar = view.verticalScrollBar()
        held = bar.value()  # a shorter bar may move the reader: where they were is asked before
        above = rows.top(pending) + rows.rows[pending].height <= held
        before, alone = rows.rows[pending].height, view.shifting.anchors()
        if view.layout_.measure(pending):
            self._busy = True
            self.bars()
            bar.setValue(round(held + (rows.rows[pending].height - before if above else 0)))
            view.shifting.restore(alone)
            self._busy = False
            self.settle()
