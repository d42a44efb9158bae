"""A table whose columns share the width and whose rows are measured a few at a time, so that a long one never holds the window up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.core.event_rows import Column, EventRow
from app.state.theme import Theme, font
from app.ui.timeline.table_delegate import CellDelegate
from app.ui.timeline.table_heads import Heads
from app.ui.timeline.table_model import EventsModel

SHARES: dict[Column, int] = {"date": 11, "title": 14, "continuity": 20, "break": 20, "who": 19, "basis": 8, "verified": 8}
"""Of a hundred parts of the width, how many each column takes."""

LEAST: dict[Column, int] = {"date": 9, "title": 11, "continuity": 14, "break": 14, "who": 14, "basis": 8, "verified": 7}
"""How many letters of the usual text a column is wide at least; where there is no room for all, the table scrolls sideways."""

SQUEEZE = 0.9
"""By how much columns give way before the table scrolls sideways."""

SLICE = 8
"""Milliseconds after which measuring lets the window have its turn."""

NARROWEST = 8
"""Columns end on whole steps of this many pixels, so that dragging the window's edge does not break all lines anew at each pixel."""


class MeasuredView(QTableView):
    """Shows an ``EventsModel``, with widths and heights that follow its words."""

    def __init__(self, model: EventsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._scale = 1.0
        self._pending: dict[int, None] = {}
        self._heights: dict[str, tuple[EventRow, int]] = {}
        self._widths: tuple[int, ...] = ()
        self.cells = CellDelegate(self)
        self.heads = Heads(self)
        self.setHorizontalHeader(self.heads)
        self.setItemDelegate(self.cells)
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.measure)

    @property
    def settled(self) -> bool:
        """Has every row its height?"""
        return not self._pending

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale."""
        self._scale = scale
        self.cells.set_look(theme, scale)
        self.heads.set_look(theme, scale)
        self.verticalHeader().setDefaultSectionSize(round(QFontMetricsF(font(scale)).lineSpacing() * 4))
        self._widths = ()
        self.fit()
        self.viewport().update()

    def fit(self) -> None:
        """Share the width out; where it changed, every row is measured anew."""
        columns = self._model.guide.columns
        letter = QFontMetricsF(font(self._scale)).averageCharWidth()
        least = [round(LEAST[c] * letter + 2 * self.cells.across) for c in columns]
        room = self.viewport().width() // NARROWEST * NARROWEST
        if sum(least) > room:
            squeezed = max(SQUEEZE, room / sum(least))
            least = [int(low * squeezed) for low in least]
        spare = room - sum(least)
        shares = [room * SHARES[c] / 100 for c in columns]
        over = [max(0.0, share - low) for share, low in zip(shares, least, strict=True)]
        ratio = spare / sum(over) if spare > 0 and any(over) else 0.0
        widths = tuple(low + int(more * ratio) for low, more in zip(least, over, strict=True))
        if spare >= 0:
            widths = (*widths[:-1], self.viewport().width() - sum(widths[:-1]))
        if not self._model.columnCount():
            return
        for section, width in enumerate(widths):
            self.setColumnWidth(section, width)
        if self._broken_for(widths):
            self._widths = widths
            self.cells.set_widths(widths)
            self._heights.clear()
            self.await_rows(range(self._model.rowCount()))
        self.heads.fit()

    def _broken_for(self, widths: tuple[int, ...]) -> bool:
        """Must lines be broken anew? The last column takes the odd pixels of the window, which are not worth it."""
        return self._widths[:-1] != widths[:-1] or abs(self._widths[-1] - widths[-1]) >= NARROWEST

    def await_rows(self, rows: Iterable[int]) -> None:
        """These rows have to be measured, when the window has time for it."""
        self._pending.update(dict.fromkeys(rows))
        if self._pending and self.isVisible():
            self._timer.start()

    def measure(self) -> None:
        """Give the next rows their height: those in view first. What the reader looks at keeps its place."""
        clock = QElapsedTimer()
        clock.start()
        held = self.held()
        before = self.rowViewportPosition(held) if held >= 0 else 0
        while self._pending and clock.elapsed() < SLICE:
            row = self._next()
            del self._pending[row]
            self.setRowHeight(row, self._height(row))
        self.updateGeometries()
        if held >= 0:
            moved = self.rowViewportPosition(held) - before
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)
        if not self._pending:
            self._timer.stop()
            self.keep_in_view()

    def _height(self, row: int) -> int:
        record = self._model.rows[row]
        kept = self._heights.get(record.id)
        if kept is None or kept[0] is not record:  # the same event may have got other words
            kept = self._heights[record.id] = (record, self.cells.height(self._model, row))
        return kept[1]

    def _next(self) -> int:
        top = max(0, self.rowAt(0))
        bottom = self.rowAt(self.viewport().height() - 1)
        for row in range(top, (bottom if bottom >= 0 else self._model.rowCount() - 1) + 1):
            if row in self._pending:
                return row
        return next(iter(self._pending))

    def held(self) -> int:
        """The row that must not move while others are measured: the topmost."""
        return self.rowAt(0)

    def keep_in_view(self) -> None:
        """Something has become taller or the view lower: bring back what must stay in view."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.fit()
        self.keep_in_view()

    def showEvent(self, event: QShowEvent) -> None:
        """Rows are measured only while somebody sees them."""
        super().showEvent(event)
        self.fit()
        self.await_rows(())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is measured for nobody."""
        self._timer.stop()
        super().hideEvent(event)

    def renew(self) -> None:
        """The rows are others now: measure them, those in view at once as far as a slice reaches."""
        self._pending = {}
        self.await_rows(range(self._model.rowCount()))
        self.fit()
        if self.isVisible():
            self.measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where no row is wanted, say what to do."""
        super().paintEvent(event)
        if self._model.count and not self._model.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(font(self._scale))
            painter.setPen(QColor(self.cells.theme.ink_soft))
            room = self.viewport().rect().adjusted(16, 8, -16, -8)
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(room, flags, self.tr("No event is all of this. “Clear” shows all of them again."))
