"""An overview to test: the real view, what it laid out, and a mouse on its boxes."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.overview_options import Options
from app.state.theme import load_theme
from app.ui.overview import saying
from app.ui.overview.picture import Box, Picture
from app.ui.overview.view import OverviewView
from db.records import Board

KOTKIN, TUCKER = "stalinism/kotkin", "stalinism/tucker"


def cut(board: Board, count: int) -> Board:
    themes = board.themes[:count]
    keys = {t.key for t in themes}
    return replace(board, themes=themes, positions={place: p for place, p in board.positions.items() if place[1] in keys})


def opened(qtbot: QtBot, board: Board, options: Options = Options(), *, size: tuple[int, int] = (1366, 700), scale: float = 1.0, **look: Any) -> OverviewView:  # noqa: B008  (frozen)
    made = OverviewView()
    qtbot.addWidget(made)
    made.set_look(load_theme("light"), scale, **look)
    made.set_shown(board.debate.presets)
    made.set_options(options)
    made.set_board(board)
    made.resize(*size)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    QApplication.processEvents()  # the legend takes another height at another width
    return made


def picture(view: OverviewView) -> Picture:
    assert view.area.picture is not None
    return view.area.picture


def boxes(view: OverviewView) -> list[Box]:
    found = picture(view)
    return [found.at(r, c) for r in range(-1, found.rows) for c in range(-1, found.columns) if (r, c) != (-1, -1)]


def assert_tidy(view: OverviewView) -> None:
    """Every text, mark and bar inside its box, and none on another; neighbours meet and never cross."""
    found, faces = picture(view), view.area.faces
    for sizes, starts in ((found.widths, found.lefts), (found.heights, found.tops)):
        assert all(a + s <= b + 0.01 for a, s, b in zip(starts, sizes, starts[1:], strict=False))
    for box in boxes(view):
        half = faces.size * 0.62
        things = [text.rect for text in box.texts] + [QRectF(c.x() - half, c.y() - half, 2 * half, 2 * half) for _, c in box.marks]
        things += [box.bar] if box.bar is not None else []
        for rect in things:
            assert box.rect.adjusted(-0.6, -0.6, 0.6, 0.6).contains(rect), (box.kind, box.voice, box.theme, box.rect, rect)
        for a, b in combinations(things, 2):
            both = a.intersected(b)
            assert both.width() < 1.5 or both.height() < 1.5, (box.kind, box.voice, box.theme, a, b)
        for text in box.texts:
            room = text.rect.height() if text.upright else text.rect.width()
            for line in text.lines:
                assert faces.advance(text.role, line) <= room + 1.0, (line, room)
            if text.cut:
                assert any(line.endswith(("…", ".")) for line in text.lines)
                assert saying.lines(found.overview, box), "what is cut is told in full on the card"
    legend = view.legend.placed(view.legend.width())
    assert not any(a[1].intersects(b[1]) for a, b in combinations(legend, 2))
    tops = [view.tools, view.pages, view.reading, view.legend]
    assert not any(a.geometry().intersects(b.geometry()) for a, b in combinations(tops, 2))
