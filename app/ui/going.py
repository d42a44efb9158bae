"""The way to a place from anywhere: another view, another debate, the pane of a voice, a theme."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.state.loading import Loading
from app.state.workspace import Place, Workspace
from app.ui.choosing import Choosing
from app.ui.window import MainWindow
from db.records import Board


class Going(QObject):
    """Goes to places; where another debate must be read first, it goes on when that is there.

    Signals: ``pair_asked(str, str)``: these two voices are to be compared, theme by theme; ``arrived(Place)``: the place that
    was asked for is in view (an empty one where the debate has no such pane).
    """

    pair_asked = Signal(str, str)
    arrived = Signal(object)

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading, choosing: Choosing) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading, self._choosing = window, workspace, loading, choosing
        self._pending: tuple[str, Place] | None = None

    @Slot(str, str)
    def to_debate(self, debate: str, voice: str = "") -> None:
        """Open a debate, with the pane of a voice in focus where one is named."""
        self.to(debate, Place(voice, ""))

    @Slot(str, str)
    def to_place(self, voice: str, theme: str) -> None:
        """Show a cell of the open debate; its pane is opened where it is not."""
        self.to(self._workspace.debate, Place(voice, theme))

    def to(self, debate: str, place: Place) -> None:
        """Show a place of a debate among the panes."""
        self._workspace.set_view("panes")
        board = self._loading.board
        if board is not None and board.debate.id == debate:
            self._arrive(board, place)
        else:
            self._pending = (debate, place)
            self._workspace.set_debate(debate)

    @Slot(object)
    def board_ready(self, board: Board) -> None:
        """A debate has been read: go on where somebody was on the way there."""
        pending, self._pending = self._pending, None  # whoever chose another debate meanwhile has changed the way
        if pending is not None and pending[0] == board.debate.id:
            self._arrive(board, pending[1])

    @Slot(str)
    def to_theme(self, theme: str) -> None:
        """Show a theme of the open debate among the panes."""
        self.to(self._workspace.debate, Place("", theme))

    @Slot(str, str)
    def to_pair(self, first: str, second: str) -> None:
        """Show the differences of two voices."""
        self._workspace.set_view("differences")
        self.pair_asked.emit(first, second)

    def find(self) -> None:
        """Look for words in the panes, from wherever the reader is."""
        self._workspace.set_view("panes")
        self._window.findbar.open()

    @Slot(object)
    def show_pair(self, pair: tuple[str, ...]) -> None:
        """Only these two panes."""
        self._workspace.set_view("panes")
        self._choosing.compare(pair)

    def _arrive(self, board: Board, place: Place) -> None:
        """Open the pane, bring the theme into view, put the cell in focus."""
        themes = [theme.key for theme in board.themes]
        theme = place.theme if place.theme in themes else self._workspace.theme if self._workspace.theme in themes else themes[0]
        if place.theme and place.theme in themes:
            self._window.board.set_theme_in_view(theme)
        if place.voice not in {voice.id for voice in board.voices}:
            self.arrived.emit(Place())
            return
        if place.voice not in self._workspace.voices:
            self._choosing.choose((*self._workspace.voices, place.voice))
        there = Place(place.voice, theme)
        self._workspace.set_focus(there)
        self._window.board.show_place(there)
        self._window.board.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrived.emit(there)
