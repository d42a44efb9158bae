"""The mouse on the timeline: zoom about the pointer, pan, brush a stretch of time, choose, and the card of what lies under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from app.core import timespans
from app.core.timespans import Span
from app.core.timing import LaneName
from app.ui.timeline import plot_menu
from app.ui.timeline.lane import EDGE, LaneItem
from app.ui.timeline.placed import Cluster

if TYPE_CHECKING:
    from app.ui.timeline.plot import PlotView

CLICK = 4.0
"""A press that moves less is a click, in pixels."""
NOTCH = 1.25
"""How much nearer one notch of the wheel brings the years."""
MOST_LISTED = 40
APART = 4 / 365.25
"""A cluster whose items lie nearer together than this is listed, because no zoom takes it apart."""
NEAR = 3.0
"""What begins at the same moment is listed once no more than so many years are in view: a nearer view would show no more of it."""


@dataclass(slots=True)
class Grip:
    """What the pressed button does: pans from a span, brushes from a moment, or (not moved yet) clicks."""

    at: QPointF
    lane: LaneName
    span: Span
    kind: Literal["pan", "brush"]
    anchor: float = 0.0
    moved: bool = False


class Hands:
    """Turns the mouse into the plot's questions and signals."""

    def __init__(self, view: PlotView) -> None:
        self._view = view
        self._grip: Grip | None = None
        self.hover = ""
        self.brushing: Span | None = None

    # -- zoom --------------------------------------------------------------------------------------------------------

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; a sideways turn pans."""
        view, lane = self._view, self._view.lane_at(event.position())
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            view.ask_span(lane, timespans.panned(view.seen(lane), -turned.x() / 120 * self._width(lane) * 0.05))
        elif turned.y():
            view.zoom(lane, self._moment(lane, event.position()), NOTCH ** (turned.y() / 120))
        self._leave()
        event.accept()

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom about the fingers of a touchpad."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        lane = self._view.lane_at(event.position())
        self._view.zoom(lane, self._moment(lane, event.position()), max(0.2, 1.0 + event.value()))
        return True

    def _width(self, lane: LaneName) -> float:
        start, end = self._view.seen(lane)
        return end - start

    def _moment(self, lane: LaneName, point: QPointF) -> float:
        """The moment at a point in the span that was asked for last, which may not be drawn yet."""
        plot, (start, end) = self._view.lanes[lane].ground.plot, self._view.seen(lane)
        return start + (point.x() - plot.left()) / max(1.0, plot.width()) * (end - start)

    # -- the left button ---------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Take hold: of the years, of a stretch to brush, or of an edge of the brushed one."""
        view, point = self._view, event.position()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        lane = view.lane_at(point)
        moment, other = self._moment(lane, point), self._other_edge(lane, point)
        self._leave()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._grip = Grip(point, lane, view.seen(lane), "brush", moment)
        elif other is not None:
            self._grip = Grip(point, lane, view.seen(lane), "brush", other, moved=True)
        else:
            self._grip = Grip(point, lane, view.seen(lane), "pan")

    def _other_edge(self, lane: LaneName, point: QPointF) -> float | None:
        """The far end of the brushed stretch where the pointer is at the near one."""
        period = self._view.lit.period
        if period is None or self._view.lanes[lane].item_at(point) is not None:
            return None
        near = [abs(self._view.lanes[lane].ground.x(moment) - point.x()) for moment in period]
        return (period[1] if near[0] < near[1] else period[0]) if min(near) <= EDGE else None

    def move(self, event: QMouseEvent) -> None:
        """Pan or brush while the button is down, else show what lies under the pointer."""
        point, grip = event.position(), self._grip
        if grip is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._grip = None
            self._over(point)
            return
        grip.moved = grip.moved or (point - grip.at).manhattanLength() >= CLICK
        if not grip.moved:
            return
        view = self._view
        if grip.kind == "brush":
            moment = self._moment(grip.lane, point)
            self.brushing = (min(grip.anchor, moment), max(grip.anchor, moment))
            view.refresh()
            return
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        years = (point.x() - grip.at.x()) / max(1.0, view.lanes[grip.lane].ground.plot.width()) * (grip.span[1] - grip.span[0])
        view.ask_span(grip.lane, timespans.panned(grip.span, -years))

    def release(self, event: QMouseEvent) -> None:
        """End a pan or a brush; what was not moved is a click."""
        grip, self._grip = self._grip, None
        brushed, self.brushing = self.brushing, None
        if grip is None:
            return
        if grip.kind == "brush":
            self._view.refresh()
            if brushed is not None or not grip.moved:
                self._view.period_brushed.emit(brushed)
        elif not grip.moved:
            self._click(grip.lane, event.position())
        self._over(event.position())

    def double(self, event: QMouseEvent) -> None:
        """On empty ground: zoom in about the pointer."""
        lane = self._view.lane_at(event.position())
        if not self._target(self._view.lanes[lane], event.position()):
            self._view.zoom(lane, self._moment(lane, event.position()), plot_menu.STEP)

    def _click(self, lane_name: LaneName, point: QPointF) -> None:
        view, lane = self._view, self._view.lanes[lane_name]
        placed, cluster, band = lane.item_at(point), lane.cluster_at(point), lane.period_title_at(point)
        way, career = next((way for way in lane.ways() if way.rect.contains(point)), None), lane.career_at(point)
        if cluster is not None:
            self.open_cluster(lane_name, cluster)
        elif placed is not None:
            view.keys.put(lane_name, "")
            view.choose(placed.item)
        elif band is not None:
            span = (band.start, band.end)
            view.period_brushed.emit(None if view.lit.period == span else span)
        elif way is not None:
            self._lead(lane_name, way.side)
        elif career is not None:
            view.voice_chosen.emit(career.career.voice)

    def open_cluster(self, lane_name: LaneName, cluster: Cluster) -> None:
        """Zoom in until a cluster comes apart; list it where it can't."""
        view, lane = self._view, self._view.lanes[lane_name]
        start, end = cluster.start, cluster.end
        width = self._width(lane_name)
        if width <= (NEAR if start == end else 4 * APART) and end - start < APART:
            items = lane.clustered(cluster)[:MOST_LISTED]
            at = view.viewport().mapToGlobal(cluster.rect.bottomLeft().toPoint())
            plot_menu.show(view, plot_menu.listing(view, items), at)
            return
        wanted = min(max((end - start) * 1.6, timespans.SHORTEST), width / 2)
        middle = (start + end) / 2
        view.ask_span(lane_name, timespans.clamped((middle - wanted / 2, middle + wanted / 2)))

    def _lead(self, lane_name: LaneName, side: int) -> None:
        """Go to the nearest item outside the view on a side."""
        lane, span = self._view.lanes[lane_name], self._view.seen(lane_name)
        items = lane.lane.items
        target = max((item for item in items if item.end < span[0]), key=lambda i: i.end) if side < 0 else next(i for i in items if i.start > span[1])
        self._view.ask_span(lane_name, timespans.holding(span, target.start, target.end))

    # -- hover -------------------------------------------------------------------------------------------------------

    def _target(self, lane: LaneItem, point: QPointF) -> bool:
        """Is there anything at a point that a click does something with?"""
        return bool(
            lane.item_at(point) or lane.cluster_at(point) or lane.period_title_at(point) or lane.career_at(point) or any(way.rect.contains(point) for way in lane.ways())
        )

    def _over(self, point: QPointF) -> None:
        view, lane_name = self._view, self._view.lane_at(point)
        lane = view.lanes[lane_name]
        placed = lane.item_at(point)
        shape = Qt.CursorShape.PointingHandCursor if self._target(lane, point) else Qt.CursorShape.ArrowCursor
        if self._other_edge(lane_name, point) is not None:
            shape = Qt.CursorShape.SplitHCursor
        view.viewport().setCursor(shape)
        now = placed.item.id if placed is not None else ""
        if now != self.hover:
            self.hover = now
            view.refresh()
            if placed is None:
                view.cards.hide()
            else:
                view.cards.show(placed.item)

    def _leave(self) -> None:
        if self.hover:
            self.hover = ""
            self._view.refresh()
        self._view.cards.hide()

    def leave(self) -> None:
        """The mouse has left the timeline."""
        if self._grip is None:
            self._leave()

    def menu(self, event: QContextMenuEvent) -> None:
        """Our own menu: by the mouse for what lies under it, by the keyboard for the item in its ring."""
        view, point = self._view, QPointF(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            lane_name = view.keys.lane
            item, about = view.keys.item(), sum(view.seen(lane_name)) / 2
            mark = view.item_point(item.id) if item is not None else None
            at = (mark or view.lanes[lane_name].ground.plot.center()).toPoint()
        else:
            lane_name = view.lane_at(point)
            placed = view.lanes[lane_name].item_at(point)
            item, about, at = placed.item if placed is not None else None, self._moment(lane_name, point), event.pos()
        self._leave()
        plot_menu.show(view, plot_menu.build(view, lane_name, about, item), view.viewport().mapToGlobal(at))
        event.accept()
