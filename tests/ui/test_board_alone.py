"""One pane scrolled alone: everything that points at it or reads from it goes along, and it comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible

from app.ui.board import heads, pointing
from tests.ui.boarding import AtTheBoard, read_board

CTRL = Qt.KeyboardModifier.ControlModifier
Sits = Callable[..., AtTheBoard]


@pytest.fixture
def sits(qtbot, built_library: Path) -> Sits:
    """Puts a person at a board with the shipped debate."""
    records = read_board(built_library)
    return lambda *size, **look: AtTheBoard(qtbot, records, *size, **look)


def alone(sits: Sits, notches: int = 6, **look: object) -> AtTheBoard:
    """A board whose second pane was scrolled down alone, by wheel."""
    reader = sits(**look)
    reader.wheels(reader.board.cell_in_view(reader.place("Medvedev", "verdict")).center(), notches, CTRL)
    assert reader.board.shifting.alone == (reader.voice("Medvedev"),)
    return reader


@pytest.mark.parametrize("look", [{}, {"density": "headlines"}, {"coding": False}, {"text_scale": 200}])
def test_ctrl_and_the_wheel_scroll_the_pane_under_the_mouse_alone(sits: Sits, look: dict[str, object]) -> None:
    reader = sits(**look)
    mine, other = reader.cell("Medvedev", "verdict").top(), reader.cell("Deutscher", "verdict").top()
    reader.wheels(QPointF(reader.cell("Medvedev", "verdict").center().x(), reader.board.body_top() + 60), 2, CTRL)
    line = reader.board.verticalScrollBar().singleStep()
    assert reader.cell("Medvedev", "verdict").top() == mine - 6 * line
    assert reader.cell("Deutscher", "verdict").top() == other
    assert reader.board.verticalScrollBar().value() == 0
    assert reader.said("levelled") == [False]


def test_the_wheel_without_ctrl_scrolls_all(sits: Sits) -> None:
    reader = alone(sits)
    apart = reader.cell("Deutscher", "verdict").top() - reader.cell("Medvedev", "verdict").top()
    reader.wheels(reader.board.body_rect().center(), 3)
    assert reader.board.verticalScrollBar().value() > 0
    assert reader.cell("Deutscher", "verdict").top() - reader.cell("Medvedev", "verdict").top() == apart


def test_a_pane_never_leaves_the_content(sits: Sits) -> None:
    reader = sits()
    voice = reader.voice("Medvedev")
    reader.board.shift_pane(voice, -500)
    assert reader.board.shifting.alone == ()
    reader.board.shift_pane(voice, 10_000_000)
    assert reader.board.shifting.position(voice) == reader.board.verticalScrollBar().maximum()
    reader.board.verticalScrollBar().setValue(reader.board.verticalScrollBar().maximum())
    assert reader.board.shifting.alone == (), "all are at the end"
    assert reader.said("levelled") == [False, True]


def test_ctrl_and_page_keys_scroll_the_pane_in_focus_alone(sits: Sits) -> None:
    reader = sits()
    reader.clicks_cell("Fitzpatrick", "verdict")
    reader.presses(Qt.Key.Key_PageDown, CTRL)
    assert reader.board.shifting.of(reader.voice("Fitzpatrick")) == reader.board.verticalScrollBar().pageStep()
    reader.presses(Qt.Key.Key_PageUp, CTRL)
    assert reader.board.shifting.alone == ()
    assert reader.said("levelled") == [False, True]


def test_the_pill_in_the_head_brings_it_back(sits: Sits) -> None:
    reader = alone(sits)
    column = reader.opened.index(reader.voice("Medvedev"))
    pill = heads.level_rect(reader.board.head_style(), reader.board.head_rect(column))
    assert reader.picture().pixelColor(int(pill.left() + 4), int(pill.center().y())).name() == reader.board.theme.pressed
    assert reader.rests_on(pill.center()) == Qt.CursorShape.PointingHandCursor
    reader.clicks(pill.center())
    assert reader.board.shifting.alone == ()
    assert reader.said("levelled") == [False, True]
    assert reader.said("link_activated") == [], "a click on the pill is no click on the name"
    assert len(reader.level("verdict")) == 1


def test_level_brings_all_back(sits: Sits) -> None:
    reader = sits()
    reader.board.shift_pane(reader.voice("Medvedev"), 100)
    reader.board.shift_pane(reader.voice("Gill"), 200)
    reader.board.level()
    assert reader.said("levelled") == [False, True]
    assert len(reader.level("verdict")) == 1


def test_bands_stop_at_the_pane_and_it_shows_titles_of_its_own(sits: Sits) -> None:
    reader = alone(sits)
    pane = reader.board.head_rect(1)
    assert [(round(a), round(b)) for a, b in reader.board.band_stretches()][:1] == [(0, round(pane.left()))]
    image, band = reader.picture(), reader.board.band_rect(0)
    inside, beside = QPointF(pane.right() - 6, band.center().y()), QPointF(pane.right() + 4, band.center().y())
    assert image.pixelColor(inside.toPoint()).name() == reader.board.theme.card
    assert image.pixelColor(beside.toPoint()).name() == reader.board.theme.band
    assert pointing.band_at(reader.board, inside) is None
    assert pointing.band_at(reader.board, beside) == (0, "")
    title = reader.board.title_rect(1, reader.voice("Medvedev"))
    assert title.top() == reader.board.body_top() + reader.board.layout_.rows.top(1) - reader.board.shifting.of(reader.voice("Medvedev"))


def test_the_head_speaks_of_the_theme_that_the_pane_shows(sits: Sits) -> None:
    reader = sits()
    row = reader.themes().index("party")
    reader.board.measure_down_to(row)
    reader.board.shift_pane(reader.voice("Pipes"), int(reader.board.layout_.rows.top(row)))
    head = next(h for h in reader.board.heads() if h.voice.family == "Pipes")
    assert head.alone
    assert head.position == reader.records.positions[reader.voice("Pipes"), "party"]
    assert reader.board.heads()[0].position == reader.records.positions[reader.opened[0], "verdict"]


def test_links_selection_and_copying_follow_the_pane(sits: Sits) -> None:
    reader = alone(sits, 3)
    words = "one could list the various measures"
    assert reader.selects_text("Medvedev", "verdict", words, words) == words
    reader.clicks_link_in("Medvedev", "verdict", "work:")
    assert reader.said("link_activated")[-1].startswith("work:")
    reader.clicks_link_in("Medvedev", "verdict", "fold:quotations")
    assert "fewer quotations" in reader.cell_text("Medvedev", "verdict")
    assert reader.board.shifting.alone == (reader.voice("Medvedev"),), "what is read stays where it is"
    reader.board.hands.select_all()
    reader.board.hands.copy()
    assert reader.said("copied")[-1].place == reader.place("Medvedev", "verdict")


def test_a_screen_reader_is_told_where_the_cell_is(sits: Sits) -> None:
    reader = alone(sits)
    interface = QAccessible.queryAccessibleInterface(reader.board)
    number = reader.opened.index(reader.voice("Medvedev"))
    place = reader.place("Medvedev", "verdict")
    rect = reader.board.cell_in_view(place).toRect()
    assert interface.child(number).rect().topLeft() == reader.board.viewport().mapToGlobal(rect.topLeft())
    at = reader.board.viewport().mapToGlobal(QPointF(rect.center().x(), reader.board.body_top() + 60).toPoint())
    assert interface.childAt(at.x(), at.y()).text(QAccessible.Text.Name).startswith("Roy Medvedev")


def test_showing_a_place_brings_its_pane_back_only_where_it_must(sits: Sits) -> None:
    reader = sits(height=900)
    voice = reader.voice("Medvedev")
    reader.board.measure_down_to(1)
    reader.board.shift_pane(voice, int(reader.board.layout_.rows.top(1)))
    reader.board.show_place(reader.place("Medvedev", "ideology"))
    assert reader.board.shifting.alone == (voice,), "it is in view already"
    reader.board.show_place(reader.place("Medvedev", "terror"))
    assert reader.board.shifting.alone == ()
    assert reader.board.body_rect().intersects(reader.cell("Medvedev", "terror"))


def test_the_words_found_are_shown_in_the_pane(sits: Sits) -> None:
    reader = alone(sits, 40)
    reader.board.hands.finding.look_for("that were actually a continuation")
    assert reader.board.hands.finding.count >= 1
    assert reader.board.body_rect().intersects(reader.cell("Medvedev", "verdict"))
    assert reader.board.shifting.alone == ()


@pytest.mark.parametrize("size", [(640, 700), (1920, 500)])
def test_it_keeps_its_place_on_resize_and_in_another_size_of_text(sits: Sits, size: tuple[int, int]) -> None:
    reader = sits()
    voice = reader.voice("Medvedev")
    reader.board.measure_down_to(3)
    reader.board.shift_pane(voice, int(reader.board.layout_.rows.top(3)) + 5)
    assert reader.board.shifting.seen(voice) == reader.themes()[3]
    reader.board.resize(*size)
    reader.settles()
    assert reader.board.shifting.seen(voice) == reader.themes()[3]
    reader.looks(text_scale=200)
    assert reader.board.shifting.seen(voice) == reader.themes()[3]
    reader.looks(density="headlines")
    assert reader.board.shifting.seen(voice) == reader.themes()[3]
    assert reader.said("levelled") == [False]


def test_a_pane_that_is_closed_takes_its_shift_along(sits: Sits) -> None:
    reader = alone(sits)
    reader.opens(tuple(v for v in reader.opened if v != reader.voice("Medvedev")))
    reader.settles()
    assert reader.said("levelled") == [False, True]
    reader.opens(reader.records.debate.presets)
    assert reader.board.shifting.alone == ()


def test_an_orientation_goes_across_all_panes(sits: Sits) -> None:
    reader = alone(sits)
    reader.clicks_band("verdict", "orientation")
    assert reader.board.shifting.alone == ()


def test_stacked_panes_are_never_scrolled_alone(sits: Sits) -> None:
    reader = alone(sits)
    reader.looks(arrangement="rows")
    assert reader.board.shifting.alone == ()
    reader.wheels(reader.board.body_rect().center(), 3, CTRL)
    reader.presses(Qt.Key.Key_PageDown, CTRL)
    assert reader.board.shifting.alone == ()
