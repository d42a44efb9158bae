"""The comparison as tables: a table for every theme, its voices in columns, with the words and sources they have under headings.

So many voices stand side by side as keep columns that can be read; further ones stand in a further table of the theme.
Quotations stand in rows of their own, side by side: rows so low fit on a page together with their footnotes. Why a code
was given is told under headings only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TypeVar

from app.core.blocks import Block, Piece
from app.core.cells import Showing
from app.core.outline import Cell, Outline, Paragraph, Section, Table, comparison
from app.core.words import translate
from db.records import Board

T = TypeVar("T")

UPRIGHT, BROAD = 3, 4
"""Voices in one table on a sheet of A4 or Letter, upright and broad. Five on a broad one make rows that are higher than its page."""

SHOWN = Showing(folds=frozenset({"quotations"}))
"""Every quotation of a cell."""


def most(*, landscape: bool) -> int:
    """How many voices one table holds."""
    return BROAD if landscape else UPRIGHT


def comparison_grid(board: Board, voices: Sequence[str], themes: Sequence[str], *, coding: bool, turned: bool = False, day: str, columns: int) -> Outline:
    """The comparison as tables of at most ``columns`` voices; everything else as ``outline.comparison`` has it.

    Raises KeyError for a voice or theme that the debate lacks.
    """
    whole = comparison(board, voices, themes, coding=coding, turned=turned, day=day, showing=SHOWN)
    sections = [replace(theme, sections=(), tables=tuple(_table(group) for group in even(theme.sections, columns))) for theme in whole.sections]
    about = (*whole.about[:-1], *([_why()] if coding else []), *whole.about[-1:])
    return replace(whole, about=about, sections=tuple(sections))


def even(items: Sequence[T], most_of_them: int) -> list[Sequence[T]]:
    """Items in their order in as few groups as hold at most so many, as even as can be: four of at most three are two and two."""
    count = -(-len(items) // most_of_them)
    ends = [len(items) * number // count for number in range(count + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


def _why() -> Paragraph:
    """Where the reasons of the codes are: they are one step away here too (METHOD 22)."""
    words = translate("Outline", "Why each code was given stands in the same comparison exported under headings, and in the program.")
    return Paragraph(Block("text", (Piece(words),)))


def _table(voices: Sequence[Section]) -> Table:
    """A table of some voices on a theme."""
    rows: list[tuple[Cell, ...]] = list(zip_longest(*(_passages(voice.paragraphs) for voice in voices), fillvalue=()))
    return Table(tuple(voice.title for voice in voices), tuple(rows), (1 / len(voices),) * len(voices), headed=False)


def _passages(paragraphs: Sequence[Paragraph]) -> list[Cell]:
    """What is said of a voice, and then each of its quotations with all that stands beside it."""
    out: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs:
        if paragraph.block.kind == "quote":
            out.append([])
        out[-1].append(paragraph)
    return [tuple(row) for row in out]
