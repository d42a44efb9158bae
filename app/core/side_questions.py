"""Pages of the side panel about what is asked and told: a debate, one of its themes, a paragraph of the story."""

from __future__ import annotations

from collections.abc import Iterator

from app.core import marks, orientation, reading, reading_story
from app.core.blocks import Block, Piece, pack_of
from app.core.paragraphs import heading, text_block, title
from app.core.words import translate
from db.records import Board, Library


def debate_side(board: Board) -> Iterator[Block]:
    """The question of a debate, what historians agree on and what hangs on it, and its themes."""
    debate = board.debate
    yield title(debate.question)
    yield Block("source", (Piece(translate("Sides", "Open this debate"), "link", f"debate:{debate.id}"),))
    yield from orientation.of_debate(board)
    if len(board.themes) > 1:
        yield heading(translate("Sides", "Themes"))
        for theme in board.themes:
            yield Block("item", (Piece(f"{marks.plain(theme.title)}: ", "strong"), Piece(marks.plain(theme.question))))


def theme_side(theme: str, board: Board, *, coding: bool, turned: bool = False) -> Iterator[Block]:
    """A theme of a debate by its id: its question, its orientation, with coding on the ends of its axis in the order in which
    they are drawn; empty for an unknown one.
    """
    found = next((one for one in board.themes if one.id == theme), None)
    if found is None:
        return
    yield title(found.title)
    yield Block("source", (Piece(marks.plain(board.debate.question), "link", f"debate:{board.debate.id}"),))
    if found.question:
        yield text_block(found.question, prefix=pack_of(found.id))
    yield from orientation.of_theme(found, board, coding=coding, turned=turned)


def story_side(passage: str, library: Library) -> Iterator[Block]:
    """A paragraph of the story by its id, with what it leads to and rests on, as on the page; empty for an unknown one."""
    found = next((one for one in library.passages if one.id == passage), None)
    if found is None:
        return
    yield title(found.chapter)
    yield Block("source", (Piece(translate("Sides", "The story in fifteen minutes, in our words"), "source"),))
    yield reading.text(found.text, found.id, found.id)
    yield from reading_story.ways(found, library, reading.known(library))
