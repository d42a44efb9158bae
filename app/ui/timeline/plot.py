"""The timeline as a plot: what happened above, what was written below, on one axis of years or on two.

A value with signals. Zooming and panning only *ask* for another stretch of time, at most once a frame, and are drawn when
it is set. Never import this module before the first paint: it brings numpy and pyqtgraph.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QMenu, QWidget

from app.core import timespans
from app.core.timing import Item, LaneName, Lit, Scene
from app.state.theme import Theme
from app.state.values import Timing
from app.ui.timeline import speech
from app.ui.timeline.axis import YearAxis
from app.ui.timeline.ground import LANES, Grounds, arrange
from app.ui.timeline.lane import LaneItem
from app.ui.timeline.placed import Cluster
from app.ui.timeline.plot_cards import Cards
from app.ui.timeline.plot_hands import Hands
from app.ui.timeline.plot_keys import Keys
from app.ui.timeline.style import Style, paint_focus

FRAME = 16
"""Milliseconds between two questions for another stretch of time."""


class PlotView(pg.GraphicsView):  # type: ignore[misc]
    """Both lanes and their axes.

    Signals: ``event_chosen(str)`` (an id; empty takes the one in focus away), ``publication_chosen(str)``,
    ``voice_chosen(str)`` (a career), ``period_brushed(object)`` (a span or None), ``timing_asked(object)`` (a dict of changes
    of ``Timing``), ``details_asked(str)`` (``event:id`` or ``publication:id``), ``told(str)`` (a sentence).
    """

    event_chosen = Signal(str)
    publication_chosen = Signal(str)
    voice_chosen = Signal(str)
    period_brushed = Signal(object)
    timing_asked = Signal(object)
    details_asked = Signal(str)
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setAccessibleName(self.tr("Timeline: what happened and what was written"))
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(120, 40)
        self.lanes: dict[LaneName, LaneItem] = {name: LaneItem(name) for name in LANES}
        self._axes: dict[LaneName, YearAxis] = {name: YearAxis() for name in LANES}
        for name in LANES:
            self.scene().addItem(self.lanes[name])
            self.scene().addItem(self._axes[name])
        self.hands, self.keys, self.cards = Hands(self), Keys(self), Cards(self)
        self.timing, self.lit = Timing(folded=False), Lit()
        self.opened: QMenu | None = None
        self._style: Style | None = None
        self._in_time: tuple[Item, ...] | None = None
        self._wanted: dict[str, object] = {}
        self._frame = QTimer(self, singleShot=True, interval=FRAME)
        self._frame.timeout.connect(self._ask_now)

    # -- what it is told ---------------------------------------------------------------------------------------------

    def set_scene(self, scene: Scene) -> None:
        """Show other things: both lanes, the periods, the careers."""
        for name, lane in self.lanes.items():
            careers = scene.careers if name == "publications" else ()
            lane.set_items(scene.lane(name), tuple(band for band in scene.bands if band.lane == name), careers)
        self._in_time = None
        self.cards.hide()
        self.refresh()

    def set_timing(self, timing: Timing) -> None:
        """Show another stretch of time, folded or open, all or only what was checked."""
        before, self.timing = self.timing, timing
        if timing.verified != before.verified:
            for lane in self.lanes.values():
                lane.set_verified(timing.verified)
            self._in_time = None
            hidden = sum(lane.hidden for lane in self.lanes.values())
            self.say(self.tr("{n} that nobody checked are left out.").format(n=hidden) if timing.verified else self.tr("Everything is shown."))
        self._lay_out()

    def set_lit(self, lit: Lit) -> None:
        """Light events and publications, put an event in focus, shade what is brushed."""
        self.lit = lit
        self.refresh()

    def set_look(self, theme: Theme, scale: float) -> None:
        """Colours, and the scale of all text (1.0 is 100 %)."""
        self._style = Style(theme, scale)
        self.setBackgroundBrush(QColor(theme.paper))
        for name in LANES:
            self.lanes[name].set_style(self._style)
            self._axes[name].set_style(self._style)
        self.cards.set_look(theme, scale)
        self._lay_out()

    def set_cards(self, cards: Callable[[Item], tuple[str, ...]]) -> None:
        """What says the lines of an item's card, when they are wanted."""
        self.cards.lines = cards

    def focus_item(self, item: str) -> None:
        """Put the keyboard's ring around an item, bring it into view and say it."""
        self.keys.go_to(item)

    # -- what it says ------------------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Is nothing left to happen by itself?"""
        return self._style is not None and not self._wanted and not self._frame.isActive()

    @property
    def theme(self) -> Theme:
        """The colours; a look must have been set."""
        assert self._style is not None
        return self._style.theme

    def item_point(self, item: str) -> QPointF | None:
        """Where the mark of an item stands in the viewport; None where it is not drawn."""
        for lane in self.lanes.values():
            placed = lane.placement.find(item)
            if placed is not None:
                plot = lane.ground.plot
                return QPointF(min(max(placed.left, plot.left() + 1), plot.right() - 1), lane.placement.middle(placed.row))
        return None

    def shown_labels(self) -> list[str]:
        """The names of items that are drawn beside their marks, lane by lane."""
        return [placed.label.text for lane in self.lanes.values() for placed in lane.placement.items if placed.label is not None]

    def clusters(self) -> list[Cluster]:
        """The badges that are drawn."""
        return [cluster for lane in self.lanes.values() for cluster in lane.placement.clusters]

    def has(self, item: str) -> bool:
        """Is an item of this id on the timeline, whether in view or not?"""
        return any(item in lane.lane.places for lane in self.lanes.values())

    def in_time(self) -> tuple[Item, ...]:
        """All items of both lanes in the order of time."""
        if self._in_time is None:
            self._in_time = tuple(sorted((item for lane in self.lanes.values() for item in lane.lane.items), key=lambda i: (i.start, i.id)))
        return self._in_time

    def lane_at(self, point: QPointF) -> LaneName:
        """The lane at a point of the viewport."""
        return self._grounds().at(point.y())

    def seen(self, lane: LaneName) -> timespans.Span:
        """The stretch of time of a lane that was asked for last, else the one that is drawn."""
        span = self._wanted.get(self._key(lane), self.timing.written if self._key(lane) == "written" else self.timing.span)
        return span  # type: ignore[return-value]

    # -- what its hands and keys do ----------------------------------------------------------------------------------

    def _key(self, lane: LaneName) -> str:
        return "written" if lane == "publications" and self.timing.written is not None else "span"

    def ask_span(self, lane: LaneName, span: timespans.Span) -> None:
        """Ask for another stretch of time: at once, and then at most once a frame."""
        span = timespans.clamped(span)
        if span != self.seen(lane):
            self.ask(**{self._key(lane): span})

    def zoom(self, lane: LaneName, about: float, factor: float) -> None:
        """Ask for a nearer (or, below 1, a farther) view that keeps a moment in its place."""
        self.ask_span(lane, timespans.zoomed(self.seen(lane), about, factor))

    def ask(self, **changes: object) -> None:
        """Ask for changes of the timing."""
        self._wanted |= changes
        if not self._frame.isActive():
            self._ask_now()

    def _ask_now(self) -> None:
        if self._wanted:
            wanted, self._wanted = self._wanted, {}
            self._frame.start()
            self.timing_asked.emit(wanted)

    def choose(self, item: Item) -> None:
        """An item was pointed at: an event that is in focus already is taken away."""
        if item.kind == "publication":
            self.publication_chosen.emit(item.id)
        else:
            self.event_chosen.emit("" if item.id == self.lit.event else item.id)

    def say(self, words: str, focus: str = "") -> None:
        """Tell a sentence; ``focus`` is the id of the item that it names."""
        self.told.emit(words)
        speech.say(self, words, next((i for i, item in enumerate(self.in_time()) if item.id == focus), -1) if focus else -1)

    def refresh(self) -> None:
        """Hand what is lit, brushed and pointed at to the lanes."""
        lit = self.lit
        if self.hands.brushing is not None:
            lit = Lit(lit.events, lit.publications, lit.event, self.hands.brushing)
        for name, lane in self.lanes.items():
            lane.set_lit(lit, self.keys.cursor if self.keys.lane == name else "", self.hands.hover)

    # -- where everything stands -------------------------------------------------------------------------------------

    def _grounds(self) -> Grounds:
        assert self._style is not None
        size, timing = self.viewport().size(), self.timing
        return arrange(size.width(), size.height(), self._style.sizes, timing.span, timing.written, folded=timing.folded)

    def _lay_out(self) -> None:
        if self._style is None:
            return
        grounds = self._grounds()
        for name, lane in self.lanes.items():
            lane.set_ground(grounds.lanes[name], folded=self.timing.folded)
            axis = self._axes[name]
            axis.setVisible(name in grounds.axes)
            if name in grounds.axes:
                ground = lane.ground
                axis.set_ground(grounds.axes[name], ground.plot.left(), ground.plot.width(), ground.span)

    # -- events ------------------------------------------------------------------------------------------------------

    def close(self) -> bool:
        """Close like any widget; pyqtgraph would take the scene apart, and a closed timeline may be shown again."""
        return bool(QGraphicsView.close(self))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_frame"):
            self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.hands.wheel(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take the pinch of a touchpad; leave everything else to Qt."""
        if isinstance(event, QNativeGestureEvent) and self.hands.pinch(event):
            return True
        return bool(super().viewportEvent(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hands.double(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hands.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.hands.menu(event)

    def event(self, event: QEvent) -> bool:
        """Esc is ours while there is something to take away, though the window has it too."""
        escape = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and self.keys.takes_escape():
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self.keys.key(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()  # a frame says that the keyboard is here, though no item may be in its ring yet

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_focus(self.viewport(), self.theme)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self.cards.hide()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self.cards.hide()
