"""Whose panes stand side by side, and in what order: choosing, presets, schools, comparing two, moving, closing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMenu

from app.core import ordering
from app.core.ordering import Order
from app.state.loading import Loading
from app.state.workspace import Place, Workspace
from app.ui.window import MainWindow
from db.records import Board


class Choosing(QObject):
    """Turns what was asked for into voices of the workspace; new panes take the order in force."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading = window, workspace, loading
        self._kept: tuple[Order, tuple[str, ...]] | None = None
        self._schools = QMenu(window)
        window.actions_["voices.school"].setMenu(self._schools)

    @property
    def _board(self) -> Board | None:
        return self._loading.board

    # -- which ------------------------------------------------------------------------------------------------------

    @Slot(object)
    def choose(self, voices: tuple[str, ...]) -> None:
        """Show exactly these voices, in the order in force; those that have no pane here are passed over."""
        self._workspace.set_voices(self.in_order(voices))

    @Slot(str)
    def toggle(self, voice: str) -> None:
        """Open a pane and bring it into view; close it where it is in view already. Both are said."""
        workspace, whisper = self._workspace, self._window.whisper
        place = Place(voice, workspace.theme)
        if voice not in workspace.voices:
            self.choose((*workspace.voices, voice))
        elif self._window.board.cell_in_view(place).intersects(self._window.board.body_rect()):
            self.close(voice)
            whisper.say(self.tr("The pane of {name} was closed. Alt+Left brings it back.").format(name=self._name(voice)), 4000)
            return
        workspace.set_focus(place)
        self._window.board.show_place(place)
        whisper.say(self.tr("The pane of {name} is open.").format(name=self._name(voice)), 3000)

    def _name(self, voice: str) -> str:
        found = (v.name for v in self._board.voices if v.id == voice) if self._board is not None else iter(())
        return next(found, voice)

    @Slot(str)
    def close(self, voice: str) -> None:
        """Close a pane; choosing voices, or going back, brings it back."""
        self._workspace.set_voices(tuple(v for v in self._workspace.voices if v != voice))

    def close_in_focus(self) -> None:
        """Close the pane in focus."""
        self.close(self.in_focus())

    @Slot(object)
    def compare(self, pair: tuple[str, ...]) -> None:
        """Only these two, and say how to go back."""
        if len(set(pair)) < 2:
            self._window.whisper.say(self.tr("Choose a cell of one voice and then of another: these two can be compared."), 5000)
            return
        before = self._workspace.voices
        self.choose(pair)
        if self._workspace.voices != before:
            self._window.whisper.say(self.tr("Only these two. Alt+Left brings the other panes back."), 5000)

    @Slot(str)
    def compare_with_focus(self, voice: str) -> None:
        """Only this voice and the one in focus."""
        other = self.in_focus()
        self.compare((other if other != voice else self._workspace.last_voice or other, voice))

    def compare_last_two(self) -> None:
        """Only the voice in focus and the one that was in focus before it (else the next pane)."""
        now = self.in_focus()
        rest = [v for v in self._workspace.voices if v != now]
        before = self._workspace.last_voice
        self.compare((now, before if before in rest else (rest or [now])[0]))

    def preset(self, name: str) -> None:
        """*seven*: the first comparison; *historians*: those alone; *all*: every voice with a pane."""
        if self._board is not None:
            panes = ordering.with_pane(self._board.voices)
            chosen = {
                "seven": self._board.debate.presets,
                "historians": tuple(v.id for v in panes if v.kind == "historian"),
                "all": tuple(v.id for v in panes),
            }[name]
            self.choose(chosen)

    def fill_schools(self) -> None:
        """Write the menu of schools anew: those that label at least one voice with a pane, with how many."""
        self._schools.clear()
        if self._board is None:
            return
        for school, name, voices in ordering.schools(self._board):
            action = self._schools.addAction(f"{name.replace('&', '&&')} ({len(voices)})")
            action.triggered.connect(lambda _=False, chosen=voices: self.choose(chosen))
            action.setObjectName(school)

    def open_dialog(self) -> None:
        """Open the dialog that chooses voices."""
        from app.ui.dialogs.voices import VoicesDialog

        board = self._board
        if board is None:
            return
        dialog = VoicesDialog(ordering.with_pane(board.voices), board.labels, board.debate.presets, self._workspace.voices, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.choose)
        dialog.open()

    # -- in what order ----------------------------------------------------------------------------------------------

    def in_order(self, voices: tuple[str, ...]) -> tuple[str, ...]:
        """These voices in the order in force; unknown ones are dropped once the debate has been read."""
        return self._ordered(voices, self._workspace.order)

    def _ordered(self, voices: tuple[str, ...], order: Order) -> tuple[str, ...]:
        if self._board is None:
            return voices
        by_id = {voice.id: voice for voice in ordering.with_pane(self._board.voices)}
        return tuple(v.id for v in ordering.ordered([by_id[v] for v in voices if v in by_id], order))

    def order(self, order: Order) -> None:
        """Put the panes in another order."""
        if self._board is not None:
            self._workspace.set_voices(self._ordered(self._workspace.voices, order), order)

    @Slot(object)
    def arrange(self, voices: tuple[str, ...]) -> None:
        """The reader has put the panes in an order of their own; with coding off they stand by year (METHOD 18)."""
        if self._workspace.look.coding:
            self._workspace.set_voices(voices, "own")
        else:
            self._window.whisper.say(self.tr("With coding off, panes stand by year."), 4000)

    def order_for(self, *, coding: bool) -> None:
        """By year while coding is off; the reader's own order comes back with the coding."""
        workspace = self._workspace
        if not coding and workspace.order != "year":
            self._kept = (workspace.order, workspace.voices)
            self.order("year")
        elif coding and self._kept is not None:
            (order, before), self._kept = self._kept, None
            open_ = (*(v for v in before if v in workspace.voices), *(v for v in workspace.voices if v not in before))
            workspace.set_voices(self._ordered(open_, order), order)

    def in_focus(self) -> str:
        """The voice of the cell in focus, or of the first pane."""
        focus = self._workspace.focus.voice
        return focus if focus in self._workspace.voices else (self._workspace.voices or ("",))[0]

    def keep_focus(self) -> None:
        """Another debate was opened: a cell that it lacks loses the focus to the same voice's, or the first pane's, on the theme in view."""
        focus, voices, board = self._workspace.focus, self._workspace.voices, self._board
        if board is not None and focus.voice and (focus.voice not in voices or focus.theme not in {theme.key for theme in board.themes}):
            place = Place(self.in_focus(), self._workspace.theme) if voices else Place()
            self._workspace.set_focus(place)
            self._window.board.show_place(place)
