"""Pages about a question, a theme and a paragraph of the story say what the panes and the story say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import side_questions
from db import library, pages, reads
from db.records import Board


@pytest.fixture(scope="module")
def corpus(built_library: Path) -> Iterator[sqlite3.Connection]:
    connection = library.connect_corpus(library.current_corpus(built_library))
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def board(corpus: sqlite3.Connection) -> Board:
    return reads.board(corpus, "stalinism/continuity")


def told(blocks: Iterator[object]) -> str:
    return "\n".join(block.text for block in blocks)  # type: ignore[attr-defined]


def test_a_theme_has_its_axis_in_the_order_in_which_it_is_drawn_and_none_without_coding(board: Board) -> None:
    theme = "stalinism/continuity/terror"
    words = told(side_questions.theme_side(theme, board, coding=True))
    turned = told(side_questions.theme_side(theme, board, coding=True, turned=True))
    bare = told(side_questions.theme_side(theme, board, coding=False))
    assert words.index("Continuation:") < words.index("Break:")
    assert turned.index("Break:") < turned.index("Continuation:")
    assert "Continuation:" not in bare
    assert bare in words
    assert list(side_questions.theme_side("stalinism/continuity/roses", board, coding=True)) == []


def test_a_debate_names_all_its_themes(board: Board) -> None:
    words = told(side_questions.debate_side(board))
    assert all(theme.title in words for theme in board.themes)


def test_every_paragraph_of_the_story_says_what_it_rests_on_and_what_was_not_checked(corpus: sqlite3.Connection) -> None:
    for passage in pages.passages(corpus):
        words = told(side_questions.story_side(passage.id, pages.story(corpus, passage.id)))
        assert words.splitlines()[0] == passage.chapter
        assert ("Rests on:" in words) == bool(passage.sources), passage.id
        assert words.count("[not checked]") >= passage.text.count("[general knowledge]"), passage.id
    with pytest.raises(KeyError):
        pages.story(corpus, "stalinism/nowhere")
