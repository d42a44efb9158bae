"""Hands for the room of figures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.state.theme import load_theme
from app.ui.figures.view import FiguresView
from tests.core.figuring import shipped_figures

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WORST, MISPRINT = "stalinism/fig-terror-14", "stalinism/fig-terror-4"


def shown(qtbot: QtBot, view: FiguresView, width: int, height: int) -> FiguresView:
    """The room on the screen, in front."""
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    return view


def shipped_view(qtbot: QtBot) -> FiguresView:
    """The shipped figures, as large as they stand in a window of 1366 × 768."""
    made = FiguresView()
    made.set_look(load_theme("light"), 1.0)
    made.set_figures(shipped_figures())
    return shown(qtbot, made, 1366, 700)
