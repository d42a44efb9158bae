"""The overview of a debate, filled from what is selected."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.state.loading import Loading
from app.state.workspace import Workspace
from app.ui.dressing import dress
from app.ui.overview import accessible
from app.ui.overview.view import OverviewView
from app.ui.window import MainWindow
from db.records import Board


class OverviewRoom(QObject):
    """Fills the overview from the board, the look and the open panes."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._workspace, self._loading = workspace, loading
        accessible.install()
        self.widget = OverviewView()
        self._dressed: object = None
        self._board: Board | None = None

    def refresh(self) -> None:
        """Show the open debate as it is selected now."""
        look = self._workspace.look
        page, scale = dress(look)[1:]
        dressed = (page.name, scale, look.coding, look.turned)
        if dressed != self._dressed:
            self._dressed = dressed
            self.widget.set_look(page, scale, coding=look.coding, turned=look.turned)
        if self._loading.board is not self._board:
            self._board = self._loading.board
            self.widget.set_board(self._board, self._workspace.voices)
        self.widget.set_shown(self._workspace.voices)

    @property
    def settled(self) -> bool:
        """Everything is there at once."""
        return self.widget.contents is not None
