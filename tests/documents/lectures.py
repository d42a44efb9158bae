"""Decks for a lecture, each made once, opened again, and read shape by shape."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pptx
from pptx.enum.shapes import MSO_SHAPE_TYPE

from app.core import naming
from app.documents import decks, styles
from app.documents.decks import Talk
from app.documents.pandoc import Pandoc
from db import library as store
from db import reads
from db.records import Board

PANDOC = Pandoc()
DAY = "2026-11-29"


@functools.cache
def board_of(folder: Path, debate: str) -> Board:
    """A debate as the panes have it."""
    connection = store.connect_corpus(store.current_corpus(folder))
    try:
        return naming.for_panes(reads.board(connection, f"stalinism/{debate}"))
    finally:
        connection.close()


@dataclass(frozen=True)
class Made:
    """A talk, and its deck as it was written and opened again."""

    talk: Talk
    data: bytes
    deck: Any

    @property
    def slides(self) -> list[Any]:
        """The slides in their order."""
        return list(self.deck.slides)

    def of(self, title: str) -> list[Any]:
        """The slides of a title, whatever number they bear."""
        return [slide for slide in self.slides if titled(slide).startswith(title)]


def made(board: Board, voices: Sequence[str], themes: Sequence[str], *, coding: bool = True, turned: bool = False) -> Made:
    """A deck, written and opened again."""
    talk = decks.talk(board, voices, themes, coding=coding, turned=turned, day=DAY)
    data = decks.written(PANDOC, [talk], styles.chosen("chicago-notes", None))
    return Made(talk, data, pptx.Presentation(io.BytesIO(data)))


@functools.cache
def deck_of_seven(folder: Path) -> Made:
    """The first comparison on three themes."""
    board = board_of(folder, "continuity")
    return made(board, board.debate.presets, ("verdict", "terror", "nationalities"))


@functools.cache
def deck_of_famine(folder: Path) -> Made:
    """A further debate with all its voices."""
    found = board_of(folder, "famine")
    return made(found, [voice.id for voice in found.voices], [theme.key for theme in found.themes])


@functools.cache
def deck_uncoded(folder: Path) -> Made:
    """The same with coding off, the voices asked for from break to continuation."""
    board = board_of(folder, "continuity")
    stances = {voice: position.stance or 0 for (voice, theme), position in board.positions.items() if theme == "verdict"}
    return made(board, sorted(board.debate.presets, key=lambda voice: -stances[voice]), ("verdict", "terror"), coding=False)


def shapes(slide: Any) -> Iterator[Any]:
    """All shapes of a slide, those of groups too."""
    for shape in slide.shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shape.shapes
        yield shape


def titled(slide: Any) -> str:
    """The title, out of its real placeholder."""
    return str(slide.shapes.title.text_frame.text)


def frames(slide: Any) -> Iterator[Any]:
    """All text frames, those of tables too."""
    for shape in shapes(slide):
        if shape.has_text_frame:
            yield shape.text_frame
        if getattr(shape, "has_table", False):
            yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)


def said(*some: Any) -> str:
    """Every word that is projected."""
    return "\n".join(frame.text for slide in some for frame in frames(slide))


def noted(*some: Any) -> str:
    """Every word of the notes."""
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in some)


def squeezed(words: str) -> str:
    """Letters and figures alone: where a line breaks and a name of a passage stands is the slide's own."""
    return re.sub(r"\W+", "", words)


def points(value: int) -> float:
    """A length of the file in points."""
    return value / 12_700


LONG = " ".join(f"Word {number} of a sentence that has no end in sight and goes on." for number in range(120))
