"""The room of figures: estimates and polls of all packs, read when it is entered for the first time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from app.core import figures_table
from app.core.figures import Room
from app.state.loading import Loading
from app.state.values import Detail
from app.state.workspace import Workspace
from app.ui.dressing import dress
from app.ui.figures.view import FiguresView
from app.ui.window import MainWindow
from db.records import Figures


class FiguresRoom(QObject):
    """Fills the room of figures, and goes to those of the open debate where it has any."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._workspace, self._loading = workspace, loading
        self.widget = FiguresView()
        self._dressed: object = None
        self._filled: Figures | None = None
        self._at = ""
        self.widget.quotation_asked.connect(lambda one: workspace.set_detail(Detail("quotation", one)))

    def refresh(self) -> None:
        """Ask for the figures where they are not there yet; dress them; show those of the debate that was opened."""
        theme, _, scale = dress(self._workspace.look)  # its tables wear the window's style sheet
        if (theme.name, scale) != self._dressed:
            self._dressed = (theme.name, scale)
            self.widget.set_look(theme, scale)
        if self._loading.figures is None or self._loading.figures is not self._filled:
            self._loading.load_figures()

    @Slot(object, object)
    def fill(self, figures: Figures, whole: Room) -> None:
        """The figures have been read."""
        self._filled = figures
        board = self._loading.board
        if board is not None:
            self.widget.set_source(figures_table.source_line(board.pack))
        self.widget.set_figures(figures, whole)
        self.go()

    def go(self) -> None:
        """Bring the figures of the open debate into view, once for each debate; where it has none, the room opens at its top."""
        debate = self._workspace.debate
        if debate == self._at or self._filled is None:
            return
        self._at = debate
        if debate in self._debates(self._filled):
            self.widget.show_figure(debate)
        else:
            self.widget.plot.show_top()

    @staticmethod
    def _debates(figures: Figures) -> set[str]:
        """The debates that have figures."""
        return {one.debate for one in figures.estimates} | {one.debate for one in figures.polls}

    @property
    def settled(self) -> bool:
        """Are the figures there?"""
        return self._filled is not None
