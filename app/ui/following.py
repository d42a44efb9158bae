"""What moves together: an event in focus and the passages that lean on it, a passage and its events, a period and what lies in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from app.core import linking
from app.state.loading import Loading
from app.state.workspace import Detail, Place, Workspace
from app.ui.window import MainWindow


class Following(QObject):
    """Hears the workspace and tells panes, timeline and the bar above the panes. Links come from the record alone.

    Signal: ``voices_asked(tuple)``: these panes were asked for.
    """

    voices_asked = Signal(object)

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading = window, workspace, loading

    # -- the workspace has changed ----------------------------------------------------------------------------------

    @Slot(str)
    def event_changed(self, event: str) -> None:
        """An event came into focus: mark its passages, and scroll to the first unless one of them is being read."""
        self._window.board.set_event(event)
        detail = self._workspace.detail
        if event and detail is not None and detail.kind == "event":  # an open page of events follows
            self._workspace.set_detail(Detail("event", event))
        self.refresh()
        places = self._window.board.marked_places()
        if places and self._workspace.focus not in places:
            self._window.board.show_place(places[0])

    @Slot()
    def refresh(self) -> None:
        """Light what belongs together, dim what lies outside, and say it in words."""
        from app.core.timing import Lit  # needed only where there is a chronicle, behind the first paint

        board, chronicle, workspace = self._loading.board, self._loading.chronicle, self._workspace
        if board is None or chronicle is None or chronicle.debate != board.debate.id:
            return
        focus, period = workspace.focus, workspace.period
        events = linking.events_of(board, (focus.voice, focus.theme)) if focus.voice in workspace.voices else frozenset()
        works = linking.works_of(chronicle, self._chosen_voice())
        self._window.timeline.set_lit(Lit(events, works, workspace.event_in_focus, period))
        dimmed: frozenset[Place] = frozenset()
        if period is not None:
            kept = linking.in_period(board, workspace.voices, period)
            dimmed = frozenset(Place(v, t.key) for v in workspace.voices for t in board.themes if (v, t.key) not in kept)
        self._window.board.set_dimmed(dimmed)
        self._say()

    def _chosen_voice(self) -> str:
        """The voice whose works are lit: the one in the side panel, else the one in focus."""
        detail = self._workspace.detail
        return detail.id if detail is not None and detail.kind == "voice" else self._workspace.focus.voice

    def _leaners(self) -> linking.Leaners | None:
        board, chronicle = self._loading.board, self._loading.chronicle
        if board is None or chronicle is None or not self._workspace.event_in_focus:
            return None
        return linking.leaners(board, chronicle, self._workspace.event_in_focus, self._workspace.voices)

    def _say(self) -> None:
        board, chronicle, workspace = self._loading.board, self._loading.chronicle, self._workspace
        assert board is not None
        assert chronicle is not None
        parts, found = [], self._leaners()
        if found is not None:
            parts.append(linking.event_sentence(found, chronicle, coding=workspace.look.coding, turned=workspace.look.turned))
        if workspace.period is not None:
            parts.append(linking.period_sentence(board, chronicle, workspace.voices, workspace.period))
        passages = len(self._places())
        others = len(linking.others(found, board)) if found is not None else 0
        self._window.followbar.set_sentence("\n".join(parts), passages=passages, others=others, event=found is not None)
        for name, possible in (("next", passages), ("previous", passages), ("others", others), ("clear", len(parts))):
            self._window.actions_[f"timeline.{name}"].setEnabled(bool(possible))

    # -- what was asked for -----------------------------------------------------------------------------------------

    def _places(self) -> tuple[Place, ...]:
        """The passages in view that can be walked: those that lean on the event in focus, else on something in the brushed period."""
        board, workspace = self._loading.board, self._workspace
        if workspace.event_in_focus or workspace.period is None or board is None:
            return self._window.board.marked_places()
        kept = linking.in_period(board, workspace.voices, workspace.period)
        return tuple(Place(v, t.key) for t in board.themes for v in workspace.voices if (v, t.key) in kept)

    @Slot(object)
    def period_changed(self, period: linking.Span | None) -> None:
        """A period was brushed: dim what lies outside, and scroll to the first passage inside where none is in view."""
        self.refresh()
        places = self._places() if period is not None else ()
        board = self._window.board
        body = board.body_rect()
        if places and not any(board.cell_in_view(place).intersects(body) for place in places):
            board.show_place(places[0])

    @Slot(bool)
    def step(self, forward: bool) -> None:
        """Put the next (or previous) of these passages in focus."""
        places = self._places()
        if not places:
            return
        now = places.index(self._workspace.focus) if self._workspace.focus in places else (-1 if forward else 0)
        at = (now + (1 if forward else -1)) % len(places)
        self._workspace.set_focus(places[at])
        self._window.board.show_place(places[at])

    @Slot()
    def open_others(self) -> None:
        """Open the panes of those out of view who lean on the event."""
        found, board = self._leaners(), self._loading.board
        if found is not None and board is not None:
            others = linking.others(found, board)
            self.voices_asked.emit((*self._workspace.voices, *others))
            first = next((place for place in self._places() if place.voice in others), None)
            if first is not None:
                self._workspace.set_focus(first)
                self._window.board.show_place(first)

    @Slot()
    def show_details(self) -> None:
        """The event in the side panel."""
        if self._workspace.event_in_focus:
            self._workspace.set_detail(Detail("event", self._workspace.event_in_focus))

    @Slot(str)
    def publication_chosen(self, publication: str) -> None:
        """A publication on the timeline: its page in the side panel."""
        if publication:
            self._workspace.set_detail(Detail("publication", publication))

    def show_example(self) -> None:
        """A worked example: the event that most passages in view lean on, in focus on the open timeline."""
        board, chronicle = self._loading.board, self._loading.chronicle
        if board is not None and chronicle is not None:
            self._workspace.set_timing(folded=False, face="plot")
            self._workspace.set_event(linking.example(board, chronicle, self._workspace.voices))

    @Slot()
    def clear(self) -> None:
        """Take the event out of focus and the brushed period away."""
        self._workspace.set_event("")
        self._workspace.set_period(None)
