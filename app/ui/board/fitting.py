"""Fits the board's rows to its scroll bars: measures what comes into view, and keeps the reader's place meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFontMetricsF

from app.state.theme import font
from app.ui.board.geometry import Anchor, Columns, anchor_at, position_of

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


class Fitting(QObject):
    """Heights of rows are guesses until they come into view; ``seen`` is the theme whose band stands on top."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self.seen = ""
        self._left: Anchor | None = None
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._measure_next)

    def anchor(self) -> Anchor:
        """Where the reader is: the row on top and how much of it has gone by; with no pane open, where they were before."""
        if self._left is not None and not self._view.layout_.columns.count:
            return self._left
        return anchor_at(self._view.layout_.rows, float(self._view.verticalScrollBar().value()))

    def relayout(self, anchor: Anchor, *, absolute: bool = False) -> None:
        """Fit everything to the view and keep the anchor's place (``absolute``: to the pixel, where columns stay as wide as they were)."""
        if self._view.layout_.model.board is None or not self._view.layout_.model.voices:
            self._left, self._view.layout_.columns = anchor, Columns()
            self.bars()
            self._view.viewport().update()
            return
        rows = self._view.layout_.rows
        before = rows.rows[anchor.row].height if anchor.row < len(rows.rows) else 0.0
        into, width = anchor.share * before, self._view.layout_.columns.width
        self._view.layout_.set_width(float(self._view.viewport().width()))
        if anchor.row < len(rows.rows):
            self._view.layout_.measure(anchor.row)
            into = min(into, rows.rows[anchor.row].height - 1)
        self.bars()  # a shorter bar may scroll, and so measure rows above: only now is it known where the anchor stands
        y = rows.top(anchor.row) + into if absolute and rows.rows and width == self._view.layout_.columns.width else position_of(rows, anchor)
        self._view.verticalScrollBar().setValue(round(y))
        self.settle()
        self._idle.start()

    def bars(self) -> None:
        """Ranges and steps of the scroll bars. Even the last row can be brought to the top, where the heads speak of it."""
        body = self._view.viewport().height() - self._view.body_top()
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
        rows = self._view.layout_.rows
        if not rows.rows or not self._view.layout_.model.voices:
            return
        top = float(self._view.verticalScrollBar().value())
        index = rows.at(top)
        bottom = top + self._view.viewport().height() - self._view.body_top()
        changed = False
        while index < len(rows.rows) and rows.top(index) < bottom:
            changed |= self._view.layout_.measure(index)
            index += 1
        if changed:
            self.bars()
        seen = rows.rows[rows.at(top + 1)].theme
        if seen != self.seen:
            self.seen = seen
            self._view.theme_seen.emit(seen)
        self._view.viewport().update()

    def _measure_next(self) -> None:
        """In idle moments: measure one more row, and hold the reader's place when it lies above."""
        rows = self._view.layout_.rows
        pending = next((i for i, row in enumerate(rows.rows) if not row.exact), None)
        if pending is None or not self._view.layout_.model.voices:
            self._idle.stop()
            return
        bar = self._view.verticalScrollBar()
        above = rows.top(pending) + rows.rows[pending].height <= bar.value()
        before = rows.rows[pending].height
        if self._view.layout_.measure(pending):
            self.bars()
            if above:
                bar.setValue(round(bar.value() + rows.rows[pending].height - before))
