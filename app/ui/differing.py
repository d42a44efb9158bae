"""The differences of two voices, filled from what is selected."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from app.state.loading import Loading
from app.state.workspace import Workspace
from app.ui.differences.view import DifferencesView
from app.ui.dressing import dress
from app.ui.window import MainWindow
from db.records import Board


class DifferencesRoom(QObject):
    """Fills the differences of two voices: those chosen here, else the two that were in focus last, else two open panes."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._workspace, self._loading = workspace, loading
        self.widget = DifferencesView()
        self._pairs: dict[str, tuple[str, str]] = {}
        self._shown: tuple[Board, str, float, bool, bool, tuple[str, str] | None] | None = None

    def refresh(self) -> None:
        """Show the pair of the open debate."""
        board, look = self._loading.board, self._workspace.look
        if board is None:
            return
        page, scale = dress(look)[1:]
        pair = self._pairs.get(board.debate.id) or self._likely()
        state = (board, page.name, scale, look.coding, look.turned, pair)
        if state == self._shown:
            return
        before, self._shown = self._shown, state
        if before is None or before[1:5] != state[1:5]:
            self.widget.set_look(page, scale, coding=look.coding, turned=look.turned)
        if before is None or before[0] is not board:
            self.widget.set_board(board, pair)
        if pair is not None:
            self.widget.set_pair(*pair)
            if before is None or before[5] != pair:
                self._loading.load_criticisms(pair[0])

    @Slot(str, str)
    def choose(self, first: str, second: str) -> None:
        """Compare these two."""
        self._pairs[self._workspace.debate] = (first, second)
        self.refresh()

    def _likely(self) -> tuple[str, str] | None:
        """The two that a reader most likely wants: in focus and before it, then the outermost of the open panes."""
        board = self._loading.board
        known = {voice.id for voice in board.voices} if board is not None else set()
        two = (self._workspace.last_voice, self._workspace.focus.voice)
        if len(set(two)) == 2 and set(two) <= known:
            return two
        panes = [voice for voice in self._workspace.voices if voice in known] or sorted(known)
        if len(panes) < 2:
            panes = [*panes, *(voice for voice in (board.debate.presets if board is not None else ()) if voice not in panes)]
        return (panes[0], panes[-1]) if len(panes) > 1 else None

    @property
    def settled(self) -> bool:
        """Everything is there at once."""
        return self._shown is not None and self.widget.surface.settled
