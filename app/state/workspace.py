"""What is selected right now. Every view hears it; no view tells another what to do.

Setting the same value again is silent, so no loop can start. Values are frozen, so nobody changes one behind our back.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.core.cells import Fold
from app.core.ordering import Order
from app.state.values import MAX_TEXT_SCALE, MIN_TEXT_SCALE, Detail, Look, Place, Span, Stage, Timing, View

__all__ = ["Detail", "Look", "Place", "Span", "Stage", "Timing", "View", "Workspace"]

MOST_STEPS_BACK = 20


class Workspace(QObject):
    """The one place that knows what is selected.

    Signals carry the new value: ``debate_changed(str)``, ``voices_changed(tuple)``, ``order_changed(str)``, ``theme_changed(str)``,
    ``focus_changed(Place)``, ``folds_changed()``, ``detail_changed(Detail | None)``, ``look_changed(Look)``,
    ``notice_changed(str)`` (one plain sentence for the reader, or empty), ``event_changed(str)`` (id of the event in
    focus, or empty), ``period_changed(Span | None)`` (the stretch of time brushed), ``timing_changed(Timing)``,
    ``stage_changed(Stage)``, ``view_changed(str)``.
    """

    debate_changed = Signal(str)
    voices_changed = Signal(object)
    order_changed = Signal(str)
    theme_changed = Signal(str)
    focus_changed = Signal(object)
    folds_changed = Signal()
    detail_changed = Signal(object)
    look_changed = Signal(object)
    notice_changed = Signal(str)
    event_changed = Signal(str)
    period_changed = Signal(object)
    timing_changed = Signal(object)
    view_changed = Signal(str)
    stage_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._debate = ""
        self._voices: tuple[str, ...] = ()
        self._order: Order = "year"
        self._theme = ""
        self._focus = Place()
        self._folds: dict[Place, frozenset[Fold]] = {}
        self._orientations: frozenset[str] = frozenset()
        self._detail: Detail | None = None
        self._look = Look()
        self._notice = ""
        self._event = ""
        self._period: Span | None = None
        self._timing = Timing()
        self._stage = Stage()
        self._before: list[tuple[tuple[str, ...], Order]] = []
        self._last_voice = ""
        self._left: dict[str, tuple[tuple[str, ...], str]] = {}
        self._view: View = "panes"

    @property
    def debate(self) -> str:
        """Id of the open debate; empty before one is open."""
        return self._debate

    def set_debate(self, debate: str) -> None:
        """Open a debate; voices are kept where the new one has them, by whoever loads it. Folds and the way back go with the old one."""
        if debate != self._debate:
            if self._debate:
                self._left[self._debate] = (self._voices, self._theme)
                self._folds, self._orientations, self._before = {}, frozenset(), []
                self.set_period(None)
            self._debate = debate
            self.debate_changed.emit(debate)

    def left(self, debate: str) -> tuple[tuple[str, ...], str]:
        """The panes and the theme with which a debate was left in this run; empty where it was not open yet."""
        return self._left.get(debate, ((), ""))

    @property
    def view(self) -> View:
        """Which view stands in the middle of the window."""
        return self._view

    def set_view(self, view: View) -> None:
        """Show another view of the same selection."""
        if view != self._view:
            self._view = view
            self.view_changed.emit(view)

    @property
    def voices(self) -> tuple[str, ...]:
        """Ids of the voices whose panes are shown, in their order."""
        return self._voices

    @property
    def order(self) -> Order:
        """How panes are ordered: by year (default), by name, or as the reader put them."""
        return self._order

    def set_voices(self, voices: tuple[str, ...], order: Order | None = None) -> None:
        """Show these panes in this order; a voice named twice is shown once."""
        voices, before = tuple(dict.fromkeys(voices)), self._order
        if order is not None and order != before:
            self._order = order
            self.order_changed.emit(order)
        if voices != self._voices:
            if self._voices:
                self._before = [*self._before[-MOST_STEPS_BACK + 1 :], (self._voices, before)]
            self._voices = voices
            self.voices_changed.emit(voices)

    @property
    def can_go_back(self) -> bool:
        """Were other panes open before these?"""
        return bool(self._before)

    def voices_back(self) -> None:
        """Open the panes that were open before, in their order; nothing where there were none."""
        if self._before:
            self._voices, order = self._before.pop()
            if order != self._order:
                self._order = order
                self.order_changed.emit(order)
            self.voices_changed.emit(self._voices)

    @property
    def theme(self) -> str:
        """Key of the theme in view: the one whose band stands on top."""
        return self._theme

    def set_theme(self, theme: str) -> None:
        """The theme in view has changed, by scrolling or by choice."""
        if theme != self._theme:
            self._theme = theme
            self.theme_changed.emit(theme)

    @property
    def focus(self) -> Place:
        """The cell in focus."""
        return self._focus

    def set_focus(self, place: Place) -> None:
        """Put a cell in focus; every view hears it, the one that asked too."""
        if place != self._focus:
            if self._focus.voice and place.voice != self._focus.voice:
                self._last_voice = self._focus.voice
            self._focus = place
            self.focus_changed.emit(place)

    @property
    def last_voice(self) -> str:
        """The voice that was in focus before the present one; empty where there was none."""
        return self._last_voice

    def folds(self, place: Place) -> frozenset[Fold]:
        """What is folded open in a cell."""
        return self._folds.get(place, frozenset())

    def toggle_fold(self, places: tuple[Place, ...], fold: Fold) -> None:
        """Open a fold in all of these cells, or close it where it is open in all of them."""
        if not places:
            return
        opened = all(fold in self.folds(place) for place in places)
        for place in places:
            now = self.folds(place)
            self._folds[place] = now - {fold} if opened else now | {fold}
        self.folds_changed.emit()

    @property
    def orientations(self) -> frozenset[str]:
        """Keys of the themes whose orientation is unfolded; ``""`` stands for the debate's own."""
        return self._orientations

    def toggle_orientation(self, theme: str) -> None:
        """Fold the orientation of a theme (or ``""``: of the debate) open or closed."""
        self._orientations = self._orientations ^ {theme}
        self.folds_changed.emit()

    @property
    def detail(self) -> Detail | None:
        """What the side panel shows, or None where it is closed."""
        return self._detail

    def set_detail(self, detail: Detail | None) -> None:
        """Show something in the side panel, or close it."""
        if detail != self._detail:
            self._detail = detail
            self.detail_changed.emit(detail)

    @property
    def look(self) -> Look:
        """How things look."""
        return self._look

    def set_look(self, **changes: object) -> None:
        """Change fields of the look by name; the text scale is kept between its bounds."""
        look = replace(self._look, **changes)  # type: ignore[arg-type]
        scale = max(MIN_TEXT_SCALE, min(MAX_TEXT_SCALE, look.text_scale))
        look = replace(look, text_scale=scale)
        if look != self._look:
            self._look = look
            self.look_changed.emit(look)

    @property
    def notice(self) -> str:
        """The sentence shown to the reader, or empty."""
        return self._notice

    def set_notice(self, sentence: str) -> None:
        """Tell the reader one plain sentence; empty takes it away."""
        if sentence != self._notice:
            self._notice = sentence
            self.notice_changed.emit(sentence)

    @property
    def event_in_focus(self) -> str:
        """Id of the event in focus: every passage that leans on it is marked. Empty where there is none."""
        return self._event

    def set_event(self, event: str) -> None:
        """Put an event in focus, or (empty) none."""
        if event != self._event:
            self._event = event
            self.event_changed.emit(event)

    @property
    def period(self) -> Span | None:
        """The stretch of time that was brushed; what lies outside is dimmed. None where there is none."""
        return self._period

    def set_period(self, period: Span | None) -> None:
        """Brush a stretch of time, or None to take it away."""
        if period != self._period:
            self._period = period
            self.period_changed.emit(period)

    @property
    def timing(self) -> Timing:
        """How the timeline stands."""
        return self._timing

    def set_timing(self, **changes: object) -> None:
        """Change fields of the timing by name."""
        timing = replace(self._timing, **changes)  # type: ignore[arg-type]
        if timing != self._timing:
            self._timing = timing
            self.timing_changed.emit(timing)

    @property
    def stage(self) -> Stage:
        """What is presented."""
        return self._stage

    def set_stage(self, **changes: object) -> None:
        """Change fields of the stage by name; its text scale is kept between its bounds."""
        stage = replace(self._stage, **changes)  # type: ignore[arg-type]
        stage = replace(stage, text_scale=max(MIN_TEXT_SCALE, min(MAX_TEXT_SCALE, stage.text_scale)), page=max(-1, stage.page))
        if stage != self._stage:
            self._stage = stage
            self.stage_changed.emit(stage)
