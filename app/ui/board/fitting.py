"""Fits the board's rows to its scroll bars: measures what comes into view, and keeps the reader's place meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFontMetricsF

from app.state.theme import font
from app.ui.board.geometry import Anchor, anchor_at, position_of

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


class Fitting(QObject):
    """Heights of rows are guesses until they come into view; ``seen`` is the theme whose band stands on top."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self.seen = ""
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._measure_next)

    def anchor(self) -> Anchor:
        """Where the reader is: the row on top and how much of it has gone by."""
        return anchor_at(self._view.layout_.rows, float(self._view.verticalScrollBar().value()))

    def relayout(self, anchor: Anchor, *, absolute: bool = False) -> None:
        """Fit everything to the view and keep the anchor's place (``absolute``: the same pixels into its row)."""
        if self._view.layout_.model.board is None or not self._view.layout_.model.voices:
            self.bars()
            self._view.viewport().update()
            return
        rows = self._view.layout_.rows
        before = rows.rows[anchor.row].height if anchor.row < len(rows.rows) else 0.0
        into = anchor.share * before
        self._view.layout_.set_width(float(self._view.viewport().width()))
        if anchor.row < len(rows.rows):
            self._view.layout_.measure(anchor.row)
        y = rows.top(anchor.row) + into if absolute and rows.rows else position_of(rows, anchor)
        self.bars()
        self._view.verticalScrollBar().setValue(round(y))
        self.settle()
        self._idle.start()

    def bars(self) -> None:
        """Ranges and steps of the scroll bars."""
        body = self._view.viewport().height() - self._view.body_top()
        down, across = self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        total = self._view.layout_.rows.total + 24 if self._view.layout_.model.voices else 0
        down.setRange(0, max(0, round(total - body)))
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
