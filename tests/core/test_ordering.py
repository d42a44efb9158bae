"""In what order voices stand, and the one line under a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import ordering
from app.core.words import install
from tests.made import label, voice

VOICES = st.lists(
    st.builds(lambda name, year: voice(f"A {name}", main_year=year), st.sampled_from(["Carr", "Ash", "abel", "Brown", "Zed"]), st.none() | st.integers(1900, 1905)),
    max_size=8,
)


def names(voices: tuple[object, ...]) -> list[str]:
    """Family names in order."""
    return [v.family for v in voices]  # type: ignore[attr-defined]


def test_by_year_then_by_name_and_without_a_year_last() -> None:
    made = [voice("A Zed", main_year=1950), voice("A Ash", main_year=None), voice("A Carr", main_year=1950), voice("A Brown", main_year=1917)]
    assert names(ordering.by_year(made)) == ["Brown", "Carr", "Zed", "Ash"]
    assert names(ordering.ordered(made, "year")) == ["Brown", "Carr", "Zed", "Ash"]


def test_by_name_whatever_the_case() -> None:
    made = [voice("A Zed"), voice("A abel"), voice("A Carr")]
    assert names(ordering.ordered(made, "name")) == ["abel", "Carr", "Zed"]


def test_own_order_is_left_alone() -> None:
    made = [voice("A Zed"), voice("A Ash")]
    assert ordering.ordered(made, "own") == tuple(made)


@given(VOICES, st.sampled_from(["year", "name", "own"]))
def test_no_voice_is_lost_and_ordering_twice_changes_nothing(made: list[object], order: ordering.Order) -> None:
    once = ordering.ordered(made, order)  # type: ignore[arg-type]
    assert sorted(map(id, once)) == sorted(map(id, made))
    assert ordering.ordered(once, order) == once


def test_who_is_only_mentioned_has_no_pane() -> None:
    made = [voice("A Zed"), voice("A Ash", kind="mentioned"), voice("A Carr", kind="participant")]
    assert names(ordering.with_pane(made)) == ["Zed", "Carr"]


@pytest.mark.parametrize(("born", "died", "says"), [("1923-05-01", "2018", "1923–2018"), ("1947-10-29", "", "b. 1947"), ("", "1940-08-21", "d. 1940"), ("", "", "")])
def test_life_years(born: str, died: str, says: str) -> None:
    assert ordering.life(voice(born=born, died=died)) == says


def test_a_label_says_who_gives_it() -> None:
    assert ordering.label_words([]) == ""
    assert ordering.label_words([label(wording="a *wild* one"), label(wording="second")]) == "a wild one (so opponents)"


def test_the_words_pass_through_the_translator() -> None:
    install(lambda context, text: {"b. {year}": "geb. {year}"}.get(text, text))
    try:
        assert ordering.life(voice(born="1947", died="")) == "geb. 1947"
    finally:
        install(None)
