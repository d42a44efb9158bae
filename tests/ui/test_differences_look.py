"""The room of differences as it is laid out and painted: nothing covered, the place kept, every theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.state.theme import THEME_NAMES, load_theme
from app.ui import gallery_differences
from app.ui import gallery_samples as samples
from app.ui.differences.picture import Part
from app.ui.differences.view import DifferencesView
from db import library, reads
from db.records import Board
from tests.ui.comparing import ADA, CLEO, AtTheRoom


@pytest.fixture
def room(qtbot: QtBot) -> Callable[..., AtTheRoom]:
    def make(board: Board = samples.BOARD, pair: tuple[str, str] = (ADA, CLEO), **how: Any) -> AtTheRoom:
        return AtTheRoom(qtbot, board, pair, **how)

    return make


def board_of(folder: Path, key: str) -> Board:
    """A shipped debate."""
    connection = library.connect_corpus(library.current_corpus(folder))
    try:
        return reads.board(connection, f"stalinism/{key}")
    finally:
        connection.close()


@pytest.fixture(scope="module")
def boards(built_library: Path) -> Callable[[str], Board]:
    return partial(board_of, built_library)


# -- how it is laid out ---------------------------------------------------------------------------------------------------


def overlaps(part: Part) -> list[str]:
    """Words and texts of a part that cover each other."""
    boxes = [(words.text, words.rect) for words in part.words]
    boxes += [(words.text, words.rect) for words in part.axis.words] if part.axis is not None else []
    for text in part.texts:
        if text.name is not None:
            boxes += [(text.name.text, text.name.rect)]
        if text.tail is not None:
            boxes += [(text.tail.text, text.tail.rect)]
    return [f"{a} over {b}" for i, (a, r) in enumerate(boxes) for b, s in boxes[i + 1 :] if r.adjusted(1, 1, -1, -1).intersects(s.adjusted(1, 1, -1, -1))]


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1024, 1.0), (640, 1.0), (1366, 2.0), (1024, 3.0), (1920, 1.25)])
@pytest.mark.parametrize(("debate", "first", "second"), [("continuity", "deutscher", "kotkin"), ("kirov", "getty", "khrushchev"), ("famine", "tauger", "conquest"), ("memory", "mao", "milne")])
def test_nothing_covers_anything_at_any_size(room: Callable[..., AtTheRoom], boards: Callable[[str], Board], debate: str, first: str, second: str, width: int, scale: float) -> None:
    at = room(boards(debate), (f"stalinism/{first}", f"stalinism/{second}"), width=width, scale=scale)
    for part in at.parts():
        assert overlaps(part) == []
        rights = [words.rect.right() for words in part.words] + [text.card.right() for text in part.texts]
        rights += [words.rect.right() for words in part.axis.words] if part.axis is not None else []
        assert all(right <= at.surface.viewport().width() + 1 for right in rights)
        for text in part.texts:
            assert text.document.size().width() <= at.surface.viewport().width()
            if text.cell is not None:
                assert text.card.bottom() + 0.5 >= text.at.y() + text.document.size().height()
    cards = [text.card for part in at.parts() for text in part.texts if text.cell is not None]
    if width < 700:
        assert {round(card.left()) for card in cards} == {16}
    else:
        assert all(a.top() == b.top() and a.bottom() == b.bottom() for a, b in zip(cards[::2], cards[1::2], strict=True))


def test_only_what_is_in_view_is_laid_out_at_once(qtbot: QtBot, boards: Callable[[str], Board]) -> None:
    board = boards("continuity")
    view = DifferencesView()
    qtbot.addWidget(view)
    view.resize(1366, 700)
    view.set_board(board)
    view.set_pair("stalinism/pipes", "stalinism/cohen")
    view.surface.set_contents(view.surface.contents, top=True)
    laid = sum(part is not None for part in view.surface.parts)
    assert 0 < laid < len(view.surface.parts) / 2, "only what is in view is laid out at once"


def test_the_place_is_kept_when_the_text_grows_or_the_look_changes(room: Callable[..., AtTheRoom], boards: Callable[[str], Board]) -> None:
    at = room(boards("continuity"), ("stalinism/pipes", "stalinism/cohen"))
    at.surface.verticalScrollBar().setValue(1200)
    seen = at.surface.part_at(0)
    at.view.set_look(load_theme("dark"), 1.5)
    assert at.surface.part_at(0) == seen
    at.view.resize(900, 700)
    QApplication.processEvents()
    assert at.surface.part_at(0) == seen


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_state_is_painted_in_every_theme(qtbot: QtBot, theme: str) -> None:
    for name, make in gallery_differences.rooms().items():
        for scale in (1.0, 2.0):
            view = make(load_theme(theme), scale)
            qtbot.addWidget(view)
            view.resize(900, 620)
            image = view.grab().toImage()
            colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
            assert len(colours) > 3, name


def test_the_focus_ring_is_seen(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    at.surface.go(1, 0)
    with_ring = at.surface.viewport().grab().toImage()
    at.surface.clearFocus()
    QApplication.processEvents()
    assert at.surface.viewport().grab().toImage() != with_ring


# -- nothing is laid out twice ----------------------------------------------------------------------------------------


def test_what_they_share_is_told_anew_and_all_else_stays(qtbot: QtBot) -> None:
    at = AtTheRoom(qtbot, samples.BOARD, (samples.ADA.id, samples.BERT.id))
    before = at.parts()
    assert "blunt" not in at.words()
    at.view.set_criticisms((gallery_differences.CRITICISM,))
    qtbot.waitUntil(lambda: at.surface.settled)
    assert "blunt" in at.words()
    assert [one is other for one, other in zip(at.parts(), before, strict=True)] == [True] * (len(before) - 1) + [False]


def test_a_scroll_bar_that_goes_and_comes_moves_nothing(qtbot: QtBot) -> None:
    at = AtTheRoom(qtbot, samples.BOARD, (samples.ADA.id, samples.BERT.id), height=300)
    before, width = at.parts(), at.surface.viewport().width()
    at.view.resize(1100, 4000)
    qtbot.waitUntil(lambda: at.surface.viewport().width() > width)
    assert all(one is other for one, other in zip(at.parts(), before, strict=True))
    at.view.resize(900, 4000)
    qtbot.waitUntil(lambda: at.surface.settled)
    assert not any(one is other for one, other in zip(at.parts(), before, strict=True)), "another width is another layout"


def test_a_debate_comes_with_its_pair(qtbot: QtBot) -> None:
    view = DifferencesView()
    qtbot.addWidget(view)
    view.set_board(samples.BOARD, (samples.CLEO.id, samples.BERT.id))
    assert view.pair == (samples.CLEO.id, samples.BERT.id)
    laid = view.surface.parts[0]
    assert laid is not None
    view.set_pair(samples.CLEO.id, samples.BERT.id)
    assert view.surface.parts[0] is laid
    view.set_board(samples.BOARD)
    assert view.pair == (samples.CLEO.id, samples.BERT.id)
