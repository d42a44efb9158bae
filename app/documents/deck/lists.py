"""Slides that are read afterwards, not in the hall: the bibliography and *Before you hand in*, in two columns, as many slides as they take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.core.blocks import Piece
from app.documents import fitting, inlines
from app.documents.deck.base import ACROSS
from app.documents.fitting import Face, Para, Run
from app.documents.inlines import Inline

POINTS = 12.0
HALF = (ACROSS - 36) / 2
TOP, DOWN = 84.0, 410.0
_HANG = 14.0
_ABOVE = 6.0


def entry(pieces: Sequence[Inline]) -> Para:
    """An entry of a bibliography, its titles in italics."""
    runs = tuple(Run(fitting.clean(words), POINTS, Face(italic=italic)) for words, italic in inlines.slanted(pieces) if words)
    return Para(runs, fitting.tall(POINTS), _ABOVE, hang=_HANG)


def item(pieces: Sequence[Piece]) -> Para:
    """A line of *Before you hand in*."""
    runs = [Run(fitting.clean(piece.text), POINTS, Face(italic=piece.role == "title")) for piece in pieces]
    return Para(fitting.printed(runs), fitting.tall(POINTS), _ABOVE, hang=_HANG)


def heading(words: str) -> Para:
    """A heading between entries."""
    return Para((Run(fitting.clean(words), POINTS + 2, Face(bold=True)),), fitting.tall(POINTS + 2), 2 * _ABOVE)


def columns(paragraphs: Sequence[Para], down: float = DOWN) -> Iterator[tuple[Para, ...]]:
    """Paragraphs in columns of a height; one that would be cut goes to the next column whole, if it fits there."""
    rest = tuple(paragraphs)
    while rest:
        taken, left = fitting.split(rest, HALF, down)
        whole = len(taken) + len(left) == len(rest)
        if not whole and len(taken) > 1 and fitting.height((rest[len(taken) - 1],), HALF) <= down:
            taken, left = rest[: len(taken) - 1], rest[len(taken) - 1 :]
        yield taken
        rest = left


def pages(paragraphs: Sequence[Para]) -> Iterator[tuple[tuple[Para, ...], tuple[Para, ...]]]:
    """The columns two by two; what is left for the last slide is shared between both."""
    made = list(columns(paragraphs))
    for number in range(0, len(made), 2):
        pair = made[number : number + 2]
        if number + 2 >= len(made):
            shared = _even([one for column in pair for one in column])
            pair = shared if all(fitting.height(column, HALF) <= DOWN for column in shared) else pair
        yield pair[0], pair[1] if len(pair) > 1 else ()


def _even(paragraphs: list[Para]) -> list[tuple[Para, ...]]:
    """The last columns about as tall as each other."""
    whole = fitting.height(paragraphs, HALF)
    for number in range(1, len(paragraphs)):
        first = paragraphs[:number]
        if fitting.height(first, HALF) >= whole / 2:
            return [tuple(first), tuple(paragraphs[number:])]
    return [tuple(paragraphs)]
