"""The room of differences: what is shown, whom it compares, and where a click leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui import gallery_samples as samples
from app.ui.differences import pointing
from app.ui.differences.view import DifferencesView
from db.records import Board
from tests.ui.comparing import ADA, BERT, CLEO, LEFT, AtTheRoom


@pytest.fixture
def room(qtbot: QtBot) -> Callable[..., AtTheRoom]:
    def make(board: Board = samples.BOARD, pair: tuple[str, str] = (ADA, CLEO), **how: Any) -> AtTheRoom:
        return AtTheRoom(qtbot, board, pair, **how)

    return make


# -- what is shown --------------------------------------------------------------------------------------------------------


def test_it_shows_both_names_a_summary_a_part_a_theme_and_what_they_share(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    assert [part.kind for part in at.parts()] == ["summary", "row", "row", "row", "shared"]
    words = at.words()
    for expected in ("Ada Thorn", "Cleo Fern", "commentator", "Two steps apart, by the nearest ends", "What they share", "cut them", "let them grow"):
        assert expected in words
    assert at.view.pair == (ADA, CLEO)


def test_with_coding_off_there_is_no_axis_no_mark_and_no_distance(room: Callable[..., AtTheRoom]) -> None:
    at = room(coding=False)
    rows = [part for part in at.parts() if part.kind == "row"]
    assert [part.row.theme for part in rows if part.row is not None] == [theme.key for theme in samples.THEMES]
    assert all(part.axis is None for part in rows)
    assert not any(text.cell.marks or text.cell.stance is not None for part in rows for text in part.texts if text.cell is not None)
    assert "apart" not in at.words()


def test_turned_the_second_pole_stands_first(room: Callable[..., AtTheRoom]) -> None:
    plain, turned = room().part("frost").axis, room(turned=True).part("frost").axis
    assert plain is not None
    assert turned is not None
    assert [words.text for words in plain.words if words.role == "pole"] == ["cut them", "let them grow"]
    assert [words.text for words in turned.words if words.role == "pole"] == ["let them grow", "cut them"]
    assert plain.steps == turned.steps[::-1]


def test_the_bar_of_the_distance_runs_between_the_nearest_ends(room: Callable[..., AtTheRoom]) -> None:
    axis = room().part("frost").axis  # −3 to −1 against +1
    assert axis is not None
    assert axis.bar is not None
    centres = {value: left + axis.width / 2 for value, left in zip(axis.steps, axis.lefts, strict=True)}
    assert axis.bar[:2] == (centres[-1], centres[1])
    assert len(axis.ranges) == 1
    assert axis.ranges[0][:2] == (centres[-3], centres[-1])
    verdict = room().part("verdict").axis
    assert verdict is not None
    assert verdict.bar is None


def test_one_voice_is_nothing_to_compare(room: Callable[..., AtTheRoom], qtbot: QtBot) -> None:
    view = DifferencesView()
    qtbot.addWidget(view)
    view.set_board(replace(samples.BOARD, voices=(samples.ADA,)))
    assert "fewer than two voices" in view.message.text()
    assert not view.head.panes.isEnabled()
    view.set_board(samples.BOARD)
    assert view.head.panes.isEnabled()
    assert view.pair == (ADA, BERT)


def test_another_debate_keeps_the_pair_that_it_has(room: Callable[..., AtTheRoom]) -> None:
    at = room(pair=(CLEO, BERT))
    at.view.set_board(replace(samples.BOARD, debate=replace(samples.DEBATE, id="toy/other")))
    assert at.view.pair == (CLEO, BERT)
    at.view.set_board(replace(samples.BOARD, debate=replace(samples.DEBATE, id="toy/third"), voices=(samples.ADA, samples.BERT)))
    assert at.view.pair == (ADA, BERT)


# -- the head -------------------------------------------------------------------------------------------------------------


def test_the_lists_choose_the_button_swaps_and_the_panes_are_asked_for(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    head = at.view.head
    assert [head.first.itemData(i) for i in range(head.first.count())] == [ADA, BERT, CLEO]
    head.first.setCurrentIndex(1)
    head.first.activated.emit(1)
    assert at.view.pair == (BERT, CLEO)
    head.second.setCurrentIndex(1)  # the other's own voice: the two change places
    head.second.activated.emit(1)
    assert at.view.pair == (CLEO, BERT)
    QTest.mouseClick(head.swap, LEFT)
    QTest.mouseClick(head.panes, LEFT)
    assert at.heard == [("pair_chosen", BERT, CLEO), ("pair_chosen", CLEO, BERT), ("pair_chosen", BERT, CLEO), ("panes_asked", BERT, CLEO)]


def test_setting_a_pair_is_told_to_nobody(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    at.view.set_pair(BERT, ADA)
    assert at.view.pair == (BERT, ADA)
    assert at.view.head.first.currentData() == BERT
    assert at.heard == []


# -- the mouse ------------------------------------------------------------------------------------------------------------


def test_a_click_on_the_head_of_a_cell_opens_the_panes_there(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    name = at.part("frost").texts[1].name
    assert name is not None
    at.clicks("frost", name.rect.center())
    assert at.heard == [("place_asked", CLEO, "frost")]


def test_links_are_told_and_folds_open_here(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    position = samples.BOARD.positions[ADA, "verdict"].id
    at.clicks("verdict", at.link_at("verdict", 0, f"position:{position}"))
    assert at.heard == [("link_activated", f"position:{position}")]
    closed = at.part("verdict").texts[0].document.toPlainText()
    at.clicks("verdict", at.link_at("verdict", 0, "fold:text"))
    assert "says why" in at.part("verdict").texts[0].document.toPlainText()
    at.clicks("verdict", at.link_at("verdict", 0, "fold:reason"))
    assert "The letter says so." in at.part("verdict").texts[0].document.toPlainText()
    for link in ("fold:reason", "fold:text"):
        at.clicks("verdict", at.link_at("verdict", 0, link))
    assert at.part("verdict").texts[0].document.toPlainText() == closed
    assert len(at.heard) == 1


def test_what_was_not_found_leads_to_what_was_seen_of_the_voice(room: Callable[..., AtTheRoom]) -> None:
    at = room(pair=(CLEO, ADA))
    at.clicks("tools", at.link_at("tools", at.surface.contents.rows[2].sides[0].voice != CLEO, "position:"))  # type: ignore[union-attr]
    assert at.heard == [("link_activated", f"voice:{CLEO}")]


def test_a_title_in_the_summary_leads_to_its_theme(room: Callable[..., AtTheRoom]) -> None:
    at = room(height=300)
    at.surface.go(0, 0)
    text = at.parts()[0].texts[2]
    found = dict((link, words) for words, link in pointing.links(text.document))
    assert found["theme:frost"] == "Frost"
    at.surface.link_followed.emit("", "", "theme:frost")
    assert at.surface.theme_at(at.surface.at[0]) == "frost"
    top = at.surface.rect_of(at.surface.at[0]).top()
    assert 0 <= top < at.surface.viewport().height()


def test_tips_say_terms_poles_and_steps(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    part, index = at.part("frost"), at.surface.part_of("frost")
    assert part.axis is not None
    poles = [words for words in part.axis.words if words.role == "pole"]
    assert "with shears" in pointing.tip_at(part, index, poles[0].rect.center(), at.surface.terms)[0]
    middle = QPointF(part.axis.lefts[0] + part.axis.width / 4, part.axis.middle)
    assert "cut to the ground" in pointing.tip_at(part, index, middle, at.surface.terms)[0]
    assert pointing.tip_at(part, index, QPointF(-5, -5), at.surface.terms)[0] == ""
