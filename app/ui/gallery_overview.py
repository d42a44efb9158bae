"""The overview for the gallery: the toy debate as rows and as columns, without codings, by nearness, and with nothing left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.core.overview_options import Options
from app.state.theme import Theme
from app.ui import gallery_samples as samples
from app.ui.overview.view import OverviewView
from db.records import Board

Maker = Callable[[Theme, float], QWidget]

BOARD = replace(samples.BOARD, schools={samples.SCHOOL.id: samples.SCHOOL.name}, names=samples.NAMES)

OWN_AXIS = replace(
    BOARD, themes=(BOARD.themes[0], replace(BOARD.themes[1], first_name="warm", second_name="cold", steps=BOARD.debate.steps), BOARD.themes[2])
)
"""One theme has poles of its own."""

NO_AXIS = replace(
    BOARD,
    debate=replace(BOARD.debate, steps=()),
    positions={place: replace(p, code="in words", stance=None, low=None, high=None, own_name="the rose as it is") for place, p in BOARD.positions.items()},
)

_MORE = tuple(replace(BOARD.themes[1], id=f"toy/roses/{key}", key=key, title=key, short=key) for key in ("Rain", "Wind", "Sun", "Snow", "Soil"))
WIDE = replace(
    BOARD,
    themes=(BOARD.themes[0], *_MORE),
    positions={(voice, t.key): replace(p, theme=t.key, code="stance", stance=2, low=2, high=2, basis="work") for t in _MORE for (voice, _), p in BOARD.positions.items()},
)
"""Enough themes for voices to be compared, on which all agree."""


def _maker(board: Board, options: Options, *, coding: bool = True) -> Maker:
    def make(theme: Theme, scale: float) -> QWidget:
        view = OverviewView()
        view.set_look(theme, scale, coding=coding, turned=False)
        view.set_shown((samples.ADA.id,))
        view.set_board(board)
        view.set_options(options)
        return view

    return make


def rooms() -> dict[str, Maker]:
    """Every state of the overview by the words under which it is listed."""
    return {
        "Overview: voices as rows": _maker(BOARD, Options()),
        "Overview: voices as columns": _maker(OWN_AXIS, Options(layout="columns", order="school", contested_first=True)),
        "Overview: nearest to": _maker(WIDE, Options(order="nearest", near=samples.ADA.id, measured="all")),
        "Overview: coding off": _maker(BOARD, Options(layout="columns"), coding=False),
        "Overview: no axis": _maker(NO_AXIS, Options()),
        "Overview: nothing left": _maker(BOARD, Options(kind="historian", decade="1930")),
    }
