"""What is to be known before a debate, or a theme of it, is read: under its band, and on its page in the side panel."""

from __future__ import annotations

from collections.abc import Iterator

from app.core import marks
from app.core.blocks import Block, Piece, pack_of, prose
from db.records import Board, Theme


def of_debate(board: Board) -> Iterator[Block]:
    """What historians agree on, and what hangs on the question."""
    for words in (board.debate.orientation, board.debate.stakes):
        if words:
            yield Block("text", tuple(prose(words, pack_of(board.debate.id))))


def of_theme(theme: Theme, board: Board, *, coding: bool, turned: bool) -> Iterator[Block]:
    """The orientation of a theme, and with coding on what the ends of its axis mean, in the order in which they are drawn."""
    prefix = pack_of(board.debate.id)
    if theme.orientation:
        yield Block("text", tuple(prose(theme.orientation, prefix)))
    axis = board.axis(theme.key)
    if axis.steps and coding:
        poles = [(axis.first_pole, theme.first_pole), (axis.second_pole, theme.second_pole)]
        for name, words in reversed(poles) if turned else poles:
            yield Block("label", (Piece(f"{marks.sentence(name)}: ", "strong"), *prose(words, prefix)))
