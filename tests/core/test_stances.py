"""A code told as marks and words: shape says the side, filling says what it rests on, and a word always stands beside."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core import stances
from app.core.stances import Mark
from db.records import Position
from tests.made import DEBATE, position


@pytest.mark.parametrize(("step", "shape"), [(-3, "square"), (-2, "square"), (-1, "square"), (0, "circle"), (1, "diamond"), (2, "diamond"), (3, "diamond")])
def test_shape_repeats_the_side(step: int, shape: str) -> None:
    assert stances.mark_for(step) == Mark(shape, step, "filled")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("basis", "filling"),
    [("work", "filled"), ("review", "hollow"), ("abstract", "hollow"), ("article", "hollow"), ("", "hollow"), ("general knowledge", "hatched")],
)
def test_filling_says_what_it_rests_on(basis: str, filling: str) -> None:
    assert stances.filling_for(basis) == filling
    told = stances.tell(position(basis=basis), DEBATE)
    assert told.marks == (Mark("square", -2, filling),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "marks", "words", "detail"),
    [
        ({"stance": -2}, [("square", -2)], "largely wild", "rests on the work"),
        ({"stance": 0}, [("circle", 0)], "balance", "rests on the work"),
        ({"stance": 1, "low": 0, "high": 2}, [("diamond", 1)], "rather tended", "range balance to largely tended · rests on the work"),
        ({"stance": 1, "low": 1, "high": 1}, [("diamond", 1)], "rather tended", "rests on the work"),
        ({"stance": None, "low": -2, "high": 2}, [("square", -2), ("diamond", 2)], "divided: largely wild and largely tended", "rests on the work"),
        ({"stance": None, "low": -1, "high": 0}, [("square", -1), ("circle", 0)], "divided: rather wild and balance", "rests on the work"),
        (
            {"stance": 2, "low": -1, "high": 2},
            [("square", -1), ("diamond", 2)],
            "divided: rather wild and largely tended",
            "the reading shown: largely tended · rests on the work",
        ),
        ({"stance": 3, "low_confidence": True}, [("diamond", 3)], "tended", "rests on the work · low confidence"),
        ({"stance": -1, "basis": ""}, [("square", -1)], "rather wild", ""),
        ({"stance": None}, [], "", ""),
    ],
)
def test_a_code_is_told(fields: dict[str, Any], marks: list[tuple[str, int]], words: str, detail: str) -> None:
    told = stances.tell(position(**fields), DEBATE)
    assert [(mark.shape, mark.step) for mark in told.marks] == marks
    assert (told.words, told.detail) == (words, detail)


def test_the_axis_turned_round_turns_both_ends_and_the_range() -> None:
    divided, ranged = position(stance=2, low=-1, high=2), position(stance=1, low=0, high=2)
    told = stances.tell(divided, DEBATE, turned=True)
    assert [mark.step for mark in told.marks] == [2, -1]
    assert told.words == "divided: largely tended and rather wild"
    assert stances.tell(ranged, DEBATE, turned=True) == stances.Told((Mark("diamond", 1),), "rather tended", "range largely tended to balance · rests on the work")


def test_off_the_axis_is_a_dash_without_a_side() -> None:
    told = stances.tell(position(code="off axis", stance=None), DEBATE)
    assert told == stances.Told((Mark("dash", None),), "off the axis", "rests on the work")


def test_nothing_found_has_no_mark_and_nothing_seen_a_hatched_ring() -> None:
    assert stances.tell(position(code="not found", stance=None), DEBATE) == stances.Told((), "not found in what we saw")
    assert stances.tell(position(code="no source seen", stance=None), DEBATE) == stances.Told((Mark("ring", None, "hatched"),), "no source seen")


@pytest.mark.parametrize(
    ("stance", "low", "high", "divided"),
    [(0, None, None, False), (0, -1, 1, False), (0, -1, 2, True), (None, -2, 2, True), (None, 0, 1, True), (None, 1, 1, False), (1, 0, None, False)],
)
def test_who_is_divided(stance: int | None, low: int | None, high: int | None, divided: bool) -> None:
    made: Position = position(stance=stance, low=low, high=high)
    assert made.divided is divided
    assert stances.tell(made, DEBATE).words.startswith("divided") is divided


def test_words_of_a_step_in_full_and_short() -> None:
    assert stances.step_words(DEBATE, 0) == "balance"
    assert stances.step_words(DEBATE, 0, short=False) == "as much the one as the other"
    assert stances.step_words(replace(DEBATE, steps=()), 0) == ""


@pytest.mark.parametrize(("necessity", "words"), [("", ""), ("not found", "on the outcome: not found"), ("open", "outcome open")])
def test_the_second_word(necessity: str, words: str) -> None:
    assert stances.outcome_words(position(necessity=necessity)) == words


def test_every_code_has_a_word_beside_its_marks() -> None:
    codes = [position(stance=s, basis=b) for s in range(-3, 4) for b in ("work", "review", "general knowledge")]
    codes += [position(code=c, stance=None) for c in ("off axis", "not found", "no source seen")]
    assert all(stances.tell(code, DEBATE).words for code in codes)
