"""What stands on the pages of a printed board, before any layout: the words of the first page, rows of cells, and the last pages.

The words are those of the outline that every export has (``app.core.outline``) and the cells those of the panes with
everything unfolded, so paper says what the window says. Nothing here knows Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.core import cells, marks, ordering, outline, outline_passages, passages, stances
from app.core.blocks import Block, BlockKind, Piece
from app.core.cells import Cell, Showing
from app.core.vocabulary import kind_words
from app.core.words import translate
from app.documents import inlines
from db.records import Board, Voice

_OPEN = frozenset(cells.FOLDS)
_AS: dict[BlockKind, BlockKind] = {"text": "item", "source": "label"}
"""Paragraphs that stand below each other on the first page have room between them, and none is set in."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: name, years and kind in a line, and the label with who gives it; what is empty is not shown."""

    name: str
    under: str
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One theme with as many voices as stand side by side. ``part`` tells which of the voices, and is empty where it is all.

    ``poles`` are both ends of the axis as they stand from left to right, each with its name and what it means on this
    theme; there is none where the debate has no axis or coding is off. ``axis`` says what an axis measures where it must.
    """

    theme: str
    title: str
    question: str
    poles: tuple[tuple[str, str], ...]
    turned: bool
    axis: str
    part: str
    voices: tuple[str, ...]
    heads: tuple[Head, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """A list at the end, under its heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A debate as it is printed, in order: first page, ``strips`` theme by theme, ``endings``. ``voices`` names everybody."""

    question: str
    about: tuple[Block, ...]
    voices: str
    themes: tuple[tuple[str, str], ...]
    strips: tuple[Strip, ...]
    endings: tuple[Ending, ...]
    stamp: str


def content(
    board: Board, voices: Sequence[str], themes: Sequence[str], *, most: int, coding: bool, turned: bool, day: str, works: Sequence[Block] = ()
) -> Content:
    """A comparison for paper: voices (ids) on themes (keys), at most ``most`` side by side. ``works`` are the entries of the bibliography.

    Raises KeyError for a voice or theme that the debate lacks.
    """
    tree = outline.comparison(board, voices, themes, coding=coding, turned=turned, day=day)
    board = replace(board, terms=())  # the glossary's links lead nowhere on paper
    known = {voice.id: voice for voice in board.voices}
    chosen = [known[voice] for voice in voices]
    shown = outline_passages.quoted(paragraph.block for paragraph in outline.everything(tree.sections))
    signs = [Block("label", (Piece(_signs(board)),))] if coding and board.debate.steps else []
    about = [replace(paragraph.block, kind=_AS.get(paragraph.block.kind, paragraph.block.kind)) for paragraph in tree.about]
    ending = Ending(tree.ending.title, tuple(paragraph.block for paragraph in tree.ending.paragraphs))
    listed = [Ending(translate("Papers", "Bibliography"), tuple(works))] if works else []
    return Content(
        marks.plain(tree.title),
        (*about[:-1], *signs, *about[-1:]),
        ", ".join(voice.name for voice in chosen),
        tuple((theme.key, marks.plain(theme.title)) for key in themes for theme in board.themes if theme.key == key),
        tuple(strip for theme in themes for strip in _strips(board, theme, chosen, most, shown, coding=coding, turned=turned)),
        (*listed, ending),
        outline.stamp(board.pack, day),
    )


def _signs(board: Board) -> str:
    """What the marks mean, for those who have the paper alone."""
    first, second = board.debate.first_pole, board.debate.second_pole
    text = translate(
        "BoardPages",
        "Marks: a square on the side of “{first}”, a diamond on the side of “{second}”, a circle for both in balance; the larger, the nearer to the pole. "
        "Filled: it rests on the work itself; hollow: on a review, a report, an abstract or the encyclopaedia article alone. A dash: off the axis, or not coded. "
        "A hatched circle: no source seen. The words beside a mark say the same.",
    )
    return text.format(first=marks.plain(first), second=marks.plain(second))


def groups(count: int, most: int) -> list[int]:
    """How many voices stand on each of as few sheets as can be, as evenly as can be, the fuller ones first.

    >>> groups(7, 3), groups(28, 4), groups(3, 4)
    ([3, 2, 2], [4, 4, 4, 4, 4, 4, 4], [3])
    """
    sheets = -(-count // most)
    return [count // sheets + (i < count % sheets) for i in range(sheets)] if sheets else []


def _strips(board: Board, theme_key: str, voices: Sequence[Voice], most: int, shown: frozenset[str], *, coding: bool, turned: bool) -> list[Strip]:
    """The rows of one theme: further voices in further rows."""
    theme = next(theme for theme in board.themes if theme.key == theme_key)
    axis = board.axis(theme_key)
    poles = ((marks.plain(axis.first_pole), marks.plain(theme.first_pole)), (marks.plain(axis.second_pole), marks.plain(theme.second_pole)))
    showing = Showing(coding=coding, turned=turned, folds=_OPEN)
    called = passages.of_board(board)
    found, at = [], 0
    for size in groups(len(voices), most):
        some = voices[at : at + size]
        part = translate("BoardPages", "voices {first} to {last} of {count}") if size > 1 else translate("BoardPages", "voice {first} of {count}")
        found.append(
            Strip(
                theme_key,
                marks.plain(theme.title),
                marks.plain(theme.question) if theme.question != theme.title else "",
                (poles[::-1] if turned else poles) if coding and axis.steps else (),
                turned,
                stances.axis_words(axis) if coding else "",
                part.format(first=at + 1, last=at + size, count=len(voices)) if size < len(voices) else "",
                tuple(voice.id for voice in some),
                tuple(_head(board, voice) for voice in some),
                tuple(_in_words(cells.build(board, voice.id, theme_key, showing), called, shown) for voice in some),
            )
        )
        at += size
    return found


def _in_words(cell: Cell, called: passages.Passages, shown: frozenset[str]) -> Cell:
    """A cell with its passages called in words."""
    return replace(cell, blocks=tuple(called.block(block, shown) for block in cell.blocks))


def _head(board: Board, voice: Voice) -> Head:
    """Name, years, kind where it is no historian, and label with its giver (METHOD 21)."""
    kind = kind_words(voice.kind) if voice.kind != "historian" else ""
    return Head(voice.name, " · ".join(part for part in (ordering.life(voice), kind) if part), ordering.label_words(board.labels.get(voice.id, ())))


def entry(pieces: Sequence[dict[str, Any]]) -> Block:
    """An entry of a bibliography, from pandoc's pieces, as a block: titles in italics."""
    return Block("item", tuple(Piece(words, "title" if italic else "plain") for words, italic in inlines.slanted(pieces)))
