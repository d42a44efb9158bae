"""The keyboard on the timeline: a ring walks from item to item in time; zoom, pan, marking a stretch, taking things away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.core import timespans
from app.core.timing import Item, LaneName, lane_words, spoken
from app.core.words import translate

if TYPE_CHECKING:
    from app.ui.timeline.plot import PlotView

STEP = 1.5


class Keys:
    """Knows which item is in the keyboard's ring, and where a stretch of time was begun."""

    def __init__(self, view: PlotView) -> None:
        self._view = view
        self.lane: LaneName = "events"
        self.cursor = ""
        self._begun: float | None = None

    def item(self) -> Item | None:
        """The item in the ring."""
        lane = self._view.lanes[self.lane].lane
        return lane.items[lane.places[self.cursor]] if self.cursor in lane.places else None

    def put(self, lane: LaneName, item: str) -> None:
        """Put the ring around an item, or (empty) take it away; no word is said."""
        if (lane, item) != (self.lane, self.cursor):
            self.lane, self.cursor = lane, item
            self._view.refresh()

    def _first(self) -> int:
        """Where a walk begins: at the event in focus, else at the first that is lit and in view, else in the middle of the view."""
        view, lane = self._view, self._view.lanes[self.lane].lane
        start, end = view.seen(self.lane)
        wanted = (view.lit.event, *sorted((view.lit.events | view.lit.publications) & lane.places.keys(), key=lane.places.__getitem__))
        seen = (lane.places[one] for one in wanted if one in lane.places and start <= lane.items[lane.places[one]].start <= end)
        return next(seen, lane.nearest((start + end) / 2))

    def takes_escape(self) -> bool:
        """Is there anything that Esc would take away?"""
        return bool(self.cursor or self._begun is not None or self._view.lit.period or self._view.lit.event)

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key says; False where it is not ours."""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        key, view = event.key(), self._view
        walk = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)  # type: ignore[call-overload]
        if walk is not None:
            return self._walk(walk)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._change("events" if key == Qt.Key.Key_Up else "publications")
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self._go(0 if key == Qt.Key.Key_Home else len(view.lanes[self.lane].lane) - 1)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return self._choose()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            view.zoom(self.lane, self._about(), 1 / STEP if key == Qt.Key.Key_Minus else STEP)
            return True
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            start, end = view.seen(self.lane)
            view.ask_span(self.lane, timespans.panned((start, end), (end - start) / 2 * (-1 if key == Qt.Key.Key_PageUp else 1)))
            return True
        if key == Qt.Key.Key_B:
            return self._mark()
        if key == Qt.Key.Key_I:
            return self._details()
        return self._escape() if key == Qt.Key.Key_Escape else False

    def go_to(self, item: str) -> None:
        """Put the ring around an item by id, bring it into view and say it; nothing where there is none of that id."""
        for name, lane in self._view.lanes.items():
            if item in lane.lane.places:
                self.lane = name
                self._go(lane.lane.places[item])

    def _walk(self, step: int) -> bool:
        lane = self._view.lanes[self.lane].lane
        if self.cursor not in lane.places:
            return self._go(self._first())
        return self._go(min(max(lane.places[self.cursor] + step, 0), len(lane) - 1))

    def _change(self, name: LaneName) -> bool:
        """The other lane, at the item nearest in time; where nothing is in the ring yet, this one."""
        about = self._about()
        if name == self.lane and self.cursor:
            return True
        self.lane = name
        return self._go(self._view.lanes[name].lane.nearest(about))

    def _go(self, index: int) -> bool:
        view, lane = self._view, self._view.lanes[self.lane].lane
        if not 0 <= index < len(lane):
            view.say(translate("Timeline", "Nothing in the lane: {lane}").format(lane=lane_words(self.lane)))
            return True
        item = lane.items[index]
        self.cursor = item.id
        span = view.seen(self.lane)
        held = timespans.holding(span, item.start, item.end)
        if held != span:
            view.ask_span(self.lane, held)
        view.refresh()
        view.cards.show(item)
        view.say(spoken(item), focus=item.id)
        return True

    def _about(self) -> float:
        """The moment of the ring where it is in view, else the middle of the view."""
        item, (start, end) = self.item(), self._view.seen(self.lane)
        return item.start if item is not None and start <= item.start <= end else (start + end) / 2

    def _choose(self) -> bool:
        item = self.item()
        if item is not None:
            self._view.choose(item)
        return item is not None

    def _details(self) -> bool:
        item = self.item()
        if item is not None:
            self._view.details_asked.emit(f"{item.kind}:{item.id}")
        return item is not None

    def _mark(self) -> bool:
        """The first press begins a stretch of time at the ring, the second ends it there."""
        item = self.item()
        if item is None:
            self._view.say(translate("Timeline", "Walk to an event or a publication first, then B begins a period there."))
        elif self._begun is None:
            self._begun = item.start
            self._view.say(translate("Timeline", "A period begins at {date}; B ends it.").format(date=item.date))
        else:
            begun, self._begun = self._begun, None
            self._view.period_brushed.emit((min(begun, item.start), max(begun, item.end)))
        return True

    def _escape(self) -> bool:
        """Take the ring away, then the stretch of time, then the event in focus; one at a press."""
        view = self._view
        if self.cursor or self._begun is not None:
            self._begun = None
            self.put(self.lane, "")
            view.cards.hide()
        elif view.lit.period is not None:
            view.period_brushed.emit(None)
        elif view.lit.event:
            view.event_chosen.emit("")
        else:
            return False
        return True
