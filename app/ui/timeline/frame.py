"""The timeline's place in the window: tools above, below them the plot or the table. It stands before anything can be drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.state.theme import Theme, font
from app.state.values import Timing
from app.ui.parts.small import plain_label, tool_button
from app.ui.timeline.frame_later import Later

if TYPE_CHECKING:  # what the strip before the first paint can do without; numpy and pyqtgraph come with the plot, on a thread
    from app.core.event_rows import EventRow, Guide
    from app.core.timing import Lit, Scene
    from app.ui.timeline.frame_tools import Tools
    from app.ui.timeline.plot import PlotView
    from app.ui.timeline.table import EventTable

TALLEST_STRIP = 96
"""Pixels that the folded timeline may be tall, whatever the text scale (DESIGN 4.4)."""

STRIP_LINES = 4.5
"""Lines of usual text that the folded timeline is tall where there is room."""

LEAST_OPEN = 150
"""Pixels that the open timeline is tall at least, at 100 %."""


class TimelineFrame(QFrame):
    """What happened and what was written, as a plot and as a table.

    Signals: ``event_chosen(str)``, ``publication_chosen(str)``, ``voice_chosen(str)``, ``period_brushed(object)``,
    ``timing_asked(dict)`` with changes of the timing, ``details_asked(str)`` (``event:id`` or ``publication:id``),
    ``told(str)`` (a sentence for the reader), ``copied(CopiedRows)`` and ``filtered(str)`` (how many events the table
    shows, in words).
    """

    event_chosen = Signal(str)
    publication_chosen = Signal(str)
    voice_chosen = Signal(str)
    period_brushed = Signal(object)
    timing_asked = Signal(object)
    details_asked = Signal(str)
    told = Signal(str)
    copied = Signal(object)
    filtered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timing = Timing()
        self._scale = 1.0
        self._plot: Later[PlotView] = Later(self._make_plot)
        self._table: Later[EventTable] = Later(self._make_table)
        self._tools: Later[Tools] = Later(self._make_tools)
        self._ready = self._slim = False
        self._sorry = ""
        self.placeholder = plain_label()
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.placeholder.setWordWrap(True)
        self.placeholder.setText(self.tr("The timeline is being prepared."))
        self.sorry: QLabel = plain_label()
        self.sorry.setWordWrap(True)
        self.sorry.setContentsMargins(16, 0, 16, 4)
        self.sorry.hide()
        self.stack = QStackedWidget()
        self.stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # the strip is lower than the table's least
        self.stack.addWidget(self.placeholder)
        self.unfold = tool_button("▴", self.tr("Open the timeline"), quiet=True)
        self.unfold.clicked.connect(lambda: self.timing_asked.emit({"folded": False}))
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sorry)
        below = QGridLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.stack, 0, 0)
        below.addWidget(self.unfold, 0, 1, Qt.AlignmentFlag.AlignTop)
        below.setColumnStretch(0, 1)
        column.addLayout(below, 1)

    @property
    def tools(self) -> Tools:
        """The line of tools; made when the timeline is first opened."""
        return self._tools.bring()

    @property
    def table(self) -> EventTable:
        """The second face; made when it is first wanted."""
        return self._table.bring()

    def _make_tools(self) -> Tools:
        from app.ui.timeline.frame_tools import Tools

        tools = Tools()
        tools.asked.connect(self.timing_asked)
        self._column.insertWidget(0, tools)
        return tools

    def _make_table(self) -> EventTable:
        from app.ui.timeline.table import EventTable

        table = EventTable()
        table.event_chosen.connect(self.event_chosen)
        table.details_asked.connect(self.details_asked)
        table.copied.connect(self.copied)
        table.filtered.connect(self.filtered)
        table.verified_asked.connect(lambda on: self.timing_asked.emit({"verified": on}))
        self.stack.addWidget(table)
        return table

    # -- what is shown ------------------------------------------------------------------------------------------------

    def set_scene(self, scene: Scene) -> None:
        """What the plot shows."""
        self._tools.tell("set_hidden", sum(not item.verified for item in scene.events), sum(not item.verified for item in scene.publications))
        self._plot.tell("set_scene", scene)

    def set_rows(self, rows: tuple[EventRow, ...]) -> None:
        """What the table shows."""
        self._table.tell("set_rows", rows)

    def set_table(self, make: Callable[[], tuple[Guide, tuple[EventRow, ...], str]]) -> None:
        """Headings, rows and source line of the table, made when there is a table: most readers never open it."""
        self._table.tell("set_content", make)

    def set_guide(self, guide: Guide) -> None:
        """Headings of the table, and what it can be filtered by."""
        self._table.tell("set_guide", guide)

    def set_source(self, line: str) -> None:
        """The line with which rows copied from the table end (METHOD 14)."""
        self._table.tell("set_source", line)

    def set_timing(self, timing: Timing) -> None:
        """Folded or open, plot or table, the years in view, only verified or all."""
        before, self._timing = self._timing, timing
        self._tools.tell("set_timing", timing)
        self._table.tell("set_verified", timing.verified)
        self._plot.tell("set_timing", timing)
        if (timing.folded, timing.face) != (before.folded, before.face):  # zooming changes nothing of its room
            self._show()

    def set_lit(self, lit: Lit) -> None:
        """What is lit, and the event in focus."""
        self._table.tell("set_lit", lit)
        self._plot.tell("set_lit", lit)

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale (1.0 at 100 %)."""
        self._scale = scale
        self._tools.tell("set_look", theme, scale)
        self._table.tell("set_look", theme, scale)
        self._plot.tell("set_look", theme, scale)
        self._show()

    def set_cards(self, card: Callable[..., Any]) -> None:
        """What makes the words of a card that the plot shows over an item."""
        self._plot.tell("set_cards", card)

    # -- the plot -----------------------------------------------------------------------------------------------------

    @Slot()
    def bring_plot(self) -> None:
        """Make the plot, now that what it needs is imported, and tell it everything set so far, a step a turn of the event loop."""
        if self._plot.part is None and not self._sorry:
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self._plot.part is None:
            self._plot.bring(telling=False)
            self._go_on(["set_look", "set_cards", "set_timing", "set_scene", "set_lit"])

    def _make_plot(self) -> PlotView:
        from app.ui.timeline import plot_access
        from app.ui.timeline.plot import PlotView

        plot_access.install()
        plot = PlotView()
        plot.event_chosen.connect(self.event_chosen)
        plot.publication_chosen.connect(self.publication_chosen)
        plot.voice_chosen.connect(self.voice_chosen)
        plot.period_brushed.connect(self.period_brushed)
        plot.timing_asked.connect(self.timing_asked)
        plot.details_asked.connect(self.details_asked)
        plot.told.connect(self.told)
        self.stack.addWidget(plot)
        return plot

    def _go_on(self, steps: list[str]) -> None:
        """Tell the plot the next thing; behind the last it is shown."""
        if not steps:
            self._ready = True
            self._show()
            return
        self._plot.retell(steps[0])
        QTimer.singleShot(0, self, lambda: self._go_on(steps[1:]))

    @Slot(str)
    def do_without_plot(self, sentence: str) -> None:
        """There will be no plot: say so in words, and leave the table."""
        self._sorry = sentence
        self.sorry.setText(sentence)
        self.sorry.setAccessibleName(sentence)
        self.placeholder.setText(sentence)
        self._tools.tell("set_drawn", False, sentence)
        self._show()

    @property
    def settled(self) -> bool:
        """Is everything shown that is to be shown, and nothing left to be drawn or measured?"""
        table, plot = self._table.part, self._plot.part
        if table is not None and self.stack.currentWidget() is table:
            return table.settled
        return bool(self._sorry) or (self._ready and plot is not None and (self.stack.isHidden() or bool(plot.settled)))

    def set_slim(self, slim: bool) -> None:
        """Where the window has room for few lines: the folded timeline is no more than the button that opens it."""
        if slim != self._slim:
            self._slim = slim
            self._show()

    # -- its room -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Tools where it is open, the strip with its button where it is folded; plot, table, or why there is neither yet."""
        folded, plot, now = self._timing.folded, self._plot.part, self.focusWidget()
        was = self._tools.part
        inside = now is not None and ((was is not None and was.isAncestorOf(now)) or self.stack.isAncestorOf(now))
        moved = inside if folded else now is self.unfold
        if was is not None or not folded:
            self.tools.setVisible(not folded)
        slim = folded and self._slim
        self.unfold.setVisible(folded)
        self.unfold.setText(self.tr("Timeline ▴") if slim else "▴")
        self.stack.setVisible(not slim)
        self.sorry.setVisible(bool(self._sorry) and not folded)
        face: QWidget = self.placeholder
        if not folded and (self._timing.face == "table" or self._sorry):
            face = self.table
        elif self._ready and plot is not None:
            face = plot
        self.stack.setCurrentWidget(face)
        undo = self.unfold if folded else self.tools.fold
        self.setFocusProxy(undo if slim or face is self.placeholder else face)
        if moved:  # the keyboard stays at the button that undoes what was just done
            undo.setFocus()
        self.updateGeometry()

    def folded_height(self) -> int:
        """How tall the strip is, in pixels: never more than DESIGN allows, whatever the text scale."""
        if self._slim:
            return self.unfold.sizeHint().height()
        return min(TALLEST_STRIP, round(STRIP_LINES * QFontMetricsF(font(self._scale)).height()))

    def minimumSizeHint(self) -> QSize:
        """The strip where it is folded; open, room for the tools and a few rows."""
        if self._timing.folded:
            return QSize(0, self.folded_height())
        return QSize(0, max(LEAST_OPEN, self.tools.sizeHint().height() + round(5 * QFontMetricsF(font(self._scale)).height())))

    def sizeHint(self) -> QSize:
        """What it would like: the strip, or twice the least."""
        least = self.minimumSizeHint().height()
        return QSize(800, least if self._timing.folded else 2 * least)
