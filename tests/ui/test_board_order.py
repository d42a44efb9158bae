"""Panes put in another order by dragging their heads, and the menu on heads and cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.board import heads
from tests.ui.boarding import AtTheBoard, chooses, entries, read_board

Sits = Callable[..., AtTheBoard]


@pytest.fixture
def sits(qtbot, built_library: Path) -> Sits:
    """Puts a person at a board with the shipped debate."""
    records = read_board(built_library)
    return lambda *size, **look: AtTheBoard(qtbot, records, *size, **look)


def drags(reader: AtTheBoard, start: QPointF, *way: QPointF) -> None:
    """Drag with the left button along a way and let go at its end."""
    reader.presses_mouse(start)
    reader.moves(*way)
    reader.releases(way[-1])


@pytest.mark.parametrize("look", [{}, {"density": "headlines"}, {"coding": False, "text_scale": 200}])
def test_a_head_dragged_to_the_right_moves_its_pane(sits: Sits, look: dict[str, object]) -> None:
    reader = sits(**look)
    start, third = reader.head("Deutscher"), reader.board.head_rect(1).right() + 4
    drags(reader, start, start + QPointF(30, 0), QPointF(third, start.y()))
    assert [name.family for name in reader.board.layout_.model.voices][:3] == ["Medvedev", "Deutscher", "Fitzpatrick"]
    assert len(reader.said("panes_ordered")) == 1
    assert set(reader.said("panes_ordered")[0]) == set(reader.records.debate.presets)
    assert reader.said("link_activated") == [], "a drag is no click"


def test_a_line_shows_where_the_pane_would_stand(sits: Sits) -> None:
    reader = sits(density="headlines")
    start, between = reader.head("Kotkin"), reader.board.head_rect(1).left() - 4
    reader.presses_mouse(start)
    assert reader.board.hands.drag.line().isNull()
    reader.moves(start - QPointF(40, 0), QPointF(between, start.y()))
    line = reader.board.hands.drag.line()
    assert line.center().x() == pytest.approx(between, abs=2)
    assert reader.picture().pixelColor(line.center().toPoint()).name() == reader.board.theme.accent
    reader.releases(QPointF(between, start.y()))
    assert reader.panes()[:2] == ["Deutscher", "Kotkin"]


def test_a_tremor_of_the_hand_is_a_click(sits: Sits) -> None:
    reader = sits()
    start = reader.head("Medvedev")
    drags(reader, start, start + QPointF(2, 1))
    assert reader.said("panes_ordered") == []
    assert reader.said("link_activated") == [f"voice:{reader.voice('Medvedev')}"]


def test_nothing_happens_before_the_button_is_let_go(sits: Sits) -> None:
    reader = sits()
    reader.presses_mouse(reader.head("Medvedev"))
    assert reader.said("link_activated") == []
    reader.releases(reader.head("Gill"))
    assert reader.said("link_activated") == [], "let go over another head, without having moved"
    cross = heads.close_rect(reader.board.head_style(), reader.board.head_rect(0)).center()
    reader.presses_mouse(cross)
    assert reader.said("pane_closed") == []
    reader.releases(cross)
    assert reader.said("pane_closed") == [reader.voice("Deutscher")]


def test_escape_leaves_the_panes_as_they_are(sits: Sits) -> None:
    reader = sits()
    start = reader.head("Deutscher")
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(reader.board, override)
    assert not override.isAccepted(), "with nothing dragged the key is the window's"
    reader.presses_mouse(start)
    reader.moves(start + QPointF(300, 0), start + QPointF(600, 0))
    override.ignore()
    QApplication.sendEvent(reader.board, override)
    assert override.isAccepted()
    QTest.keyClick(reader.board, Qt.Key.Key_Escape)
    assert reader.board.hands.drag.line().isNull()
    reader.releases(start + QPointF(600, 0))
    assert reader.said("panes_ordered") == []
    assert reader.said("link_activated") == []


def test_at_the_edge_the_panes_scroll_sideways(sits: Sits) -> None:
    reader = sits()
    bar, start = reader.board.horizontalScrollBar(), reader.head("Deutscher")
    edge = QPointF(reader.board.viewport().width() - 2, start.y())
    reader.presses_mouse(start)
    reader.moves(start + QPointF(40, 0), edge)
    reader.waits_for(lambda: bar.value() == bar.maximum())
    reader.releases(edge)
    assert reader.panes()[-1] == "Deutscher"
    assert not reader.board.hands.edge.running


def test_stacked_panes_are_dragged_down(sits: Sits) -> None:
    reader = sits(1000, 700, arrangement="rows", density="headlines")
    cell = reader.cell("Deutscher", "verdict")
    start, target = cell.topLeft() + QPointF(40, 14), QPointF(cell.left() + 40, reader.cell("Fitzpatrick", "verdict").top() + 1)
    drags(reader, start, start + QPointF(0, 20), target)
    assert reader.panes()[:3] == ["Medvedev", "Deutscher", "Fitzpatrick"]


def test_moving_by_step(sits: Sits) -> None:
    reader = sits()
    reader.board.move_pane(reader.voice("Medvedev"), -1)
    assert reader.panes()[:2] == ["Medvedev", "Deutscher"]
    reader.board.move_pane(reader.voice("Medvedev"), -1)
    reader.board.move_pane("nobody", 1)
    assert len(reader.said("panes_ordered")) == 1, "the first can't go further left"
    reader.board.move_pane(reader.voice("Kotkin"), 1)
    assert len(reader.said("panes_ordered")) == 1
    reader.board.move_pane(reader.voice("Service"), 1)
    assert reader.panes()[-1] == "Service"


# -- the menu ---------------------------------------------------------------------------------------------------------

ALL = [
    "Details of Graeme Gill",
    "How this was coded",
    "Compare only with",
    "Move left",
    "Move right",
    "Close the pane",
    "Copy with citation",
    "Copy with citation in the style",
    "Copy the citation alone",
    "Fold the whole row open or closed",
]


@pytest.mark.parametrize("on_the_head", [True, False])
def test_the_menu_of_a_head_and_of_a_cell(sits: Sits, on_the_head: bool) -> None:
    reader = sits()
    point = reader.head("Gill") if on_the_head else reader.point_at("Gill", "verdict", 0)
    with reader.menu_at(point) as menu:
        assert entries(menu) == ALL
        pairs = next(a.menu() for a in menu.actions() if a.menu() is not None)
        assert entries(pairs) == [v.name for v in reader.board.layout_.model.voices if v.family != "Gill"]


@pytest.mark.parametrize(
    ("words", "signal", "said"),
    [
        ("Details of Graeme Gill", "link_activated", "voice:stalinism/gill"),
        ("Close the pane", "pane_closed", "stalinism/gill"),
        ("Fold the whole row open or closed", "row_fold_asked", "verdict"),
    ],
)
def test_what_the_menu_does(sits: Sits, words: str, signal: str, said: str) -> None:
    reader = sits()
    with reader.menu_at(reader.point_at("Gill", "verdict", 0)) as menu:
        chooses(menu, words)
    assert reader.said(signal) == [said]


def test_the_menu_shows_how_this_was_coded_and_copies(sits: Sits) -> None:
    reader = sits()
    position = reader.records.positions[reader.voice("Gill"), "verdict"]
    with reader.menu_at(reader.head("Gill")) as menu:
        chooses(menu, "How this was coded")
    assert reader.said("link_activated") == [f"position:{position.id}"]
    with reader.menu_at(reader.head("Gill")) as menu:
        chooses(menu, "Copy with citation")
    copied = reader.said("copied")[0]
    assert copied.place == reader.place("Gill", "verdict")
    assert copied.whole
    words, _, folds = reader.cell_text("Gill", "verdict").rpartition("\n")
    assert copied.text == words
    assert folds.startswith("+ "), "the links that fold a cell open are not copied"


def test_the_menu_copies_what_is_selected_in_its_cell(sits: Sits) -> None:
    reader = sits()
    words = "dominant leader model of collective"
    assert reader.selects_text("Gill", "verdict", words, words) == words
    with reader.menu_at(reader.point_at("Gill", "verdict", reader.where("Gill", "verdict", words))) as menu:
        chooses(menu, "Copy with citation")
    assert reader.said("copied")[0].text == words


def test_comparing_two_and_moving_by_menu(sits: Sits) -> None:
    reader = sits()
    with reader.menu_at(reader.head("Gill")) as menu:
        pairs = next(a.menu() for a in menu.actions() if a.menu() is not None)
        next(a for a in pairs.actions() if a.text() == "Isaac Deutscher").trigger()
    assert reader.said("compare_asked") == [(reader.voice("Deutscher"), reader.voice("Gill"))], "in the order of the panes"
    with reader.menu_at(reader.head("Gill")) as menu:
        chooses(menu, "Move left")
    assert reader.panes()[2:4] == ["Gill", "Fitzpatrick"]
    with reader.menu_at(reader.head("Deutscher")) as menu:
        assert [a.isEnabled() for a in menu.actions() if a.text().replace("&", "") in ("Move left", "Move right")] == [False, True]


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)])
def test_the_menu_by_key_is_that_of_the_cell_in_focus(sits: Sits, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    reader = sits()
    reader.clicks_cell("Medvedev", "verdict")
    reader.presses(key, modifiers)
    with reader.open_menu() as menu:
        assert entries(menu)[0] == "Details of Roy Medvedev"
        cell = reader.cell("Medvedev", "verdict").toRect()
        assert cell.contains(reader.board.viewport().mapFromGlobal(menu.pos()))


def test_with_coding_off_the_menu_has_nothing_of_a_code(sits: Sits) -> None:
    reader = sits(coding=False)
    with reader.menu_at(reader.head("Gill")) as menu:
        assert entries(menu) == [words for words in ALL if words != "How this was coded"]


def test_there_is_no_menu_on_a_band(sits: Sits) -> None:
    reader = sits()
    assert not reader.board.hands.open_menu(reader.board.band_rect(0).center(), reader.board.mapToGlobal(reader.board.rect().center()))
    assert QApplication.activePopupWidget() is None


def test_an_ampersand_in_a_name_is_shown(sits: Sits) -> None:
    reader = sits()
    voices = reader.board.layout_.model.voices
    reader.board.set_board(reader.records, (replace(voices[0], name="Sidney & Beatrice Webb"), *voices[1:3]))
    reader.settles()
    with reader.menu_at(reader.head("Deutscher")) as menu:
        assert entries(menu)[0] == "Details of Sidney & Beatrice Webb"
    with reader.menu_at(reader.head("Medvedev")) as menu:
        pairs = next(a.menu() for a in menu.actions() if a.menu() is not None)
        assert entries(pairs)[0] == "Sidney & Beatrice Webb"
