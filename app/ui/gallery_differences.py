"""Makers of the differences for the gallery: two toy gardeners side by side, in every state that the room can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.state.theme import Theme
from app.ui import gallery_samples as samples
from app.ui.differences.view import DifferencesView
from db.records import Board, Criticism

Maker = Callable[[Theme, float], QWidget]

CRITICISM = Criticism("toy/bert-on-ada", "", samples.BERT.id, samples.ADA.id, "", "He finds her shears blunt.", "*Leaves*, p. 3", "cited", False, "criticism", "")


def _view(theme: Theme, scale: float, board: Board, second: str, *, coding: bool = True, turned: bool = False) -> DifferencesView:
    view = DifferencesView()
    view.resize(900, 620)
    view.set_look(theme, scale, coding=coding, turned=turned)
    view.set_board(board)
    view.set_pair(samples.ADA.id, second)
    view.set_criticisms((CRITICISM,))
    return view


def two(theme: Theme, scale: float) -> QWidget:
    """A divided voice, a range, a hatched mark, and a theme on which nothing was found of one."""
    return _view(theme, scale, samples.BOARD, samples.CLEO.id)


def turned(theme: Theme, scale: float) -> QWidget:
    """The axis turned round, one voice without any code that counts, and criticism between the two."""
    return _view(theme, scale, samples.BOARD, samples.BERT.id, turned=True)


def coding_off(theme: Theme, scale: float) -> QWidget:
    """Themes in the debate's order, and nothing that tells a side."""
    return _view(theme, scale, samples.BOARD, samples.CLEO.id, coding=False)


def one_voice(theme: Theme, scale: float) -> QWidget:
    """A debate with one voice: nothing to compare."""
    return _view(theme, scale, replace(samples.BOARD, voices=(samples.ADA,)), samples.CLEO.id)


def rooms() -> dict[str, Maker]:
    """The parts of this room by name."""
    return {
        "Differences": two,
        "Differences, axis turned": turned,
        "Differences, coding off": coding_off,
        "Differences, one voice": one_voice,
    }
