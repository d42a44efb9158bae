"""The three marks of our texts are read, and nothing is ever lost or added but what they stand for."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import marks, ordering
from app.core.marks import Run

PIECES = st.sampled_from(["*Stalin*", "*", "**", "[general knowledge]", "[kotkin-3]", "[", "]", "word", " ", "\n", "2*3*4", "[Kotkin-3]", "é"])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=20).map("".join)


def letters(text: str) -> list[str]:
    """Every character that is no mark and no space."""
    return [char for char in text if char.isalnum()]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("plain", [Run("plain")]),
        ("*Stalin*", [Run("Stalin", "title")]),
        ("See *The Terror* and *Famine*.", [Run("See "), Run("The Terror", "title"), Run(" and "), Run("Famine", "title"), Run(".")]),
        ("so [general knowledge].", [Run("so "), Run("not checked", "unchecked"), Run(".")]),
        ("so [kotkin-3].", [Run("so "), Run("kotkin-3", "quotation", "kotkin-3"), Run(".")]),
        ("[first-hand-12]", [Run("first-hand-12", "quotation", "first-hand-12")]),
    ],
)
def test_marks_become_runs(text: str, runs: list[Run]) -> None:
    assert list(marks.runs(text)) == runs


@pytest.mark.parametrize(
    "text",
    ["2*3*4", "a * b * c", "**bold**", "* a*", "[Kotkin-3]", "[kotkin-]", "[kotkin 3]", "[1924]", "<b>bold</b>", "&amp;", "*one\ntwo*", "*" + "x" * 301 + "*"],
)
def test_what_only_looks_like_a_mark_stands_as_it_is(text: str) -> None:
    assert list(marks.runs(text)) == [Run(text)]


@given(TEXTS)
def test_runs_hold_everything_but_the_marks(text: str) -> None:
    back = {"plain": "{}", "title": "*{}*", "unchecked": "[general knowledge]", "quotation": "[{}]"}
    assert "".join(back[run.kind].format(run.text) for run in marks.runs(text)) == marks.curly(text)


@given(TEXTS)
def test_plain_never_loses_a_letter(text: str) -> None:
    assert letters(marks.plain(text)) == letters(text.replace("[general knowledge]", "[not checked]"))


@given(st.text())
def test_plain_leaves_a_text_without_marks_alone(text: str) -> None:
    text = text.replace("*", "").replace("[", "")
    assert marks.plain(text) == marks.curly(text)


@given(st.text(alphabet=st.characters() | st.sampled_from('"“” ([—–')))
def test_typographic_changes_quotation_marks_alone(text: str) -> None:
    shown = marks.typographic(text)
    assert (shown[0], shown[-1]) == ("“", "”")
    inner = shown[1:-1]
    assert len(inner) == len(text)
    assert {(old, new) for old, new in zip(text, inner, strict=True) if old != new} <= {('"', "“"), ('"', "”"), ("'", "‘"), ("'", "’")}
    assert not set("\"'") & set(inner)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('a "word" here', "“a “word” here”"),
        ('("word")', "“(“word”)”"),
        ('—"word"', "“—“word””"),
        ('movement" with "endless disputes', "“movement” with “endless disputes”"),
        ("it's 'so'", "“it’s ‘so’”"),
        ('"\'Bolshevik politics was warfare\'", x', "““‘Bolshevik politics was warfare’”, x”"),
        ("'he 'so said'' in '37", "“‘he ‘so said’’ in ’37”"),
    ],
)
def test_straight_marks_turn_as_they_stand(text: str, shown: str) -> None:
    assert marks.typographic(text) == shown


@given(st.text(alphabet=st.characters() | st.sampled_from("\"'’ a(“")))
def test_curly_marks_change_nothing_else_and_no_offset(text: str) -> None:
    shown = marks.curly(text)
    assert len(shown) == len(text)
    assert not set("\"'") & set(shown)
    assert all(old == new or new in {"'": "‘’", '"': "“”"}.get(old, "") for old, new in zip(text, shown, strict=True))
    assert marks.curly(shown) == shown


@given(st.text(alphabet="ab c\n", max_size=60), st.integers(1, 9))
def test_breakable_adds_only_room_to_break(text: str, longest: int) -> None:
    broken = marks.breakable(text, longest)
    assert broken.replace("\u200b", "") == text
    assert all(len(run) <= longest for run in re.split(r"[\s\u200b]+", broken))


def test_ordinary_words_are_not_broken() -> None:
    assert marks.breakable("word " * 1000) == "word " * 1000


@pytest.mark.parametrize(
    ("locator", "has"),
    [("p. 12", True), ("pp. 3–4", True), ("vol. 1, p. 724", True), ("p. xii", True), ("", False), ("ch. 3", False), ("preface", False), ("map 2", False)],
)
def test_a_page_is_told_from_a_chapter(locator: str, has: bool) -> None:
    assert marks.has_page(locator) is has


@pytest.mark.parametrize("module", [marks, ordering])
def test_the_examples_in_the_code_are_true(module: object) -> None:
    failed, tried = doctest.testmod(module)  # type: ignore[arg-type]
    assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize(("piece", "shown"), [("'s own", "’s own"), ("' and", "’ and"), ('" and', "” and"), ('".', "”."), ('"so', "“so"), ("'so", "‘so"), ("'sure", "‘sure")])
def test_a_piece_that_begins_with_a_mark_follows_what_stands_behind_it(piece: str, shown: str) -> None:
    assert marks.curly(piece) == shown
