"""Presents: shows the stage over the whole screen and turns its keys into changes of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from app.state.loading import Loading
from app.state.values import next_scale
from app.state.workspace import Stage, Workspace
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.ui.stage.view import StageView


class Staging(QObject):
    """The stage is a view of the workspace: the same debate, theme and voices, large. It is made when first asked for."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading = window, workspace, loading
        self.view: StageView | None = None
        self._kept: StageView | None = None

    @Slot()
    def start(self) -> None:
        """Begin at the theme in view."""
        if self._loading.board is not None:
            self._workspace.set_stage(on=True, page=0, blank=False)

    @Slot()
    def leave(self) -> None:
        """Back to the window, at the theme that was shown last."""
        self._workspace.set_stage(on=False, blank=False)

    @Slot(object)
    def show_stage(self, stage: Stage) -> None:
        """Open, turn or close the stage."""
        if not stage.on:
            if self.view is not None:
                view, self.view = self.view, None
                view.hide()  # it is kept for the next time: a screen reader would hold every stage that was ever made
                view.set_slide(None)
                self._window.activateWindow()
                self._window.board.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.view is None:
            self._kept = self.view = self._kept or self._made()
            self.show_slide()
            self.view.set_stage(stage)
            self.view.showFullScreen()
            self.view.activateWindow()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.view.set_stage(stage)

    def _made(self) -> StageView:
        from app.ui.stage import accessible
        from app.ui.stage.view import StageView

        accessible.install()
        view = StageView()
        screen = self._window.screen()
        if screen is not None:
            view.setScreen(screen)
            view.setGeometry(screen.geometry())
        view.stepped.connect(self.step)
        view.jumped.connect(self.jump)
        view.blanked.connect(lambda: self._workspace.set_stage(blank=not self._workspace.stage.blank))
        view.coding_toggled.connect(lambda: self._workspace.set_look(coding=not self._workspace.look.coding))
        view.scaled.connect(self.scale)
        view.left.connect(self.leave)
        view.paged.connect(lambda page: self._workspace.set_stage(page=page))
        return view

    @Slot()
    def end(self) -> None:
        """The window is closing: the stage goes with it."""
        self.leave()
        if self._kept is not None:
            self._kept.deleteLater()
            self._kept = None

    @Slot()
    def show_slide(self) -> None:
        """Hand the theme in view, with the voices shown, to the stage."""
        board, workspace = self._loading.board, self._workspace
        if self.view is not None and board is not None:
            from app.core import slides  # needed only while something is presented

            look = workspace.look
            self.view.set_slide(slides.slide(board, workspace.theme or board.themes[0].key, workspace.voices, coding=look.coding, turned=look.turned))

    @Slot(int)
    def step(self, direction: int) -> None:
        """The next or previous page, and past the last the next theme."""
        from app.core import slides

        board = self._loading.board
        if self.view is None or board is None:
            return
        if self._workspace.stage.blank:  # nobody turns a page that nobody sees
            self._workspace.set_stage(blank=False)
            return
        keys = tuple(theme.key for theme in board.themes)
        theme, page = slides.step(self.view.pages, self.view.page, keys, self._workspace.theme or keys[0], direction)
        self._go(theme, page)

    @Slot(str)
    def jump(self, where: str) -> None:
        """The first theme, or the last."""
        board = self._loading.board
        if self._workspace.stage.blank:
            self._workspace.set_stage(blank=False)
        elif board is not None:
            self._go(board.themes[0 if where == "first" else -1].key, 0)

    def _go(self, theme: str, page: int) -> None:
        self._workspace.set_theme(theme)
        self._workspace.set_stage(page=page)

    @Slot(int)
    def scale(self, direction: int) -> None:
        """The stage's own text scale: a step larger or smaller, or 0 for 100 %."""
        self._workspace.set_stage(text_scale=next_scale(self._workspace.stage.text_scale, direction))
