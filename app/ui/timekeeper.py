"""Feeds the timeline: what happened and what was written, as the panes and the theme in view stand now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.state.loading import Loading
from app.state.values import PRESETS
from app.state.workspace import Timing, Workspace
from app.ui.window import MainWindow
from db.records import Chronicle

if TYPE_CHECKING:
    from app.core.event_rows import EventRow, Guide
    from app.core.timing import Item


class Timekeeper(QObject):
    """Turns records into what the plot and the table show. Several changes in one moment are drawn once."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading = window, workspace, loading
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_scene)
        self._shown_rows: tuple[object, ...] = ()
        self._made: tuple[Chronicle, tuple[Item, ...]] | None = None

    @Slot()
    def refresh(self) -> None:
        """Draw the timeline anew, once everything of this moment has changed."""
        self._soon.start()

    @property
    def pending(self) -> bool:
        """Is something still to be drawn?"""
        return self._soon.isActive()

    @Slot()
    def show_scene(self) -> None:
        """Hand events, publications, careers and rows to the timeline."""
        from app.core import timing  # needed only behind the first paint

        board, chronicle, workspace = self._loading.board, self._loading.chronicle, self._workspace
        if board is None or chronicle is None or chronicle.debate != board.debate.id:
            return
        frame, coding, turned, voices = self._window.timeline, workspace.look.coding, workspace.look.turned, workspace.voices
        if self._made is None or self._made[0] is not chronicle:
            self._made = (chronicle, timing.events(chronicle))
        frame.set_scene(timing.scene(chronicle, board, theme=workspace.theme, coding=coding, voices=voices, made=self._made[1]))
        rows_for = (chronicle, coding, turned, voices)
        if rows_for == self._shown_rows:  # they do not hang on the theme, which changes with every scroll
            return

        def make() -> tuple[Guide, tuple[EventRow, ...], str]:
            from app.core import citing, event_rows

            guide = event_rows.guide(chronicle, board, coding=coding, turned=turned)
            return guide, event_rows.rows(chronicle, board, coding=coding, voices=voices), citing.table_line(board)

        self._shown_rows = rows_for
        frame.set_table(make)

    @Slot(object)
    def chronicle_ready(self, chronicle: Chronicle) -> None:
        """Events and publications have been read."""
        from app.core import timecards  # needed only behind the first paint

        def card(item: Item) -> tuple[str, ...]:
            board, now = self._loading.board, self._workspace
            if board is None:
                return ()
            return timecards.card(item, chronicle, board, theme=now.theme, coding=now.look.coding, voices=now.voices)

        self._window.timeline.set_cards(card)
        self.show_scene()

    @Slot(object)
    def show_timing(self, now: Timing) -> None:
        """Folded or open, plot or table, the years in view."""
        self._window.show_timing(now)
        self._window.timeline.set_timing(now)
        actions = self._window.actions_
        actions["timeline.open"].setChecked(not now.folded)
        actions["timeline.table"].setChecked(not now.folded and now.face == "table")
        actions["timeline.verified"].setChecked(now.verified)
        actions["timeline.apart"].setChecked(now.written is not None)

    @Slot(object)
    def ask(self, changes: dict[str, object]) -> None:
        """What was done on the timeline itself."""
        self._workspace.set_timing(**changes)

    def toggle(self) -> None:
        """Open the timeline, or fold it to a strip."""
        self._workspace.set_timing(folded=not self._workspace.timing.folded)

    def toggle_table(self) -> None:
        """The table where it is not in view, else the plot."""
        now = self._workspace.timing
        table = now.face == "table" and not now.folded
        self._workspace.set_timing(folded=False, face="plot" if table else "table")
        self._window.timeline.setFocus()

    def toggle_apart(self) -> None:
        """Each lane on years of its own, or both on one axis."""
        now = self._workspace.timing
        self._workspace.set_timing(written=now.span if now.written is None else None)

    def preset(self, name: str) -> None:
        """One of the stretches of time that one key brings; the lanes are together then."""
        self._workspace.set_timing(span=PRESETS[name], written=None)
