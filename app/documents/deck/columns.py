"""A voice on a slide as paragraphs: who it is and where it stands, what it holds, its passages (the columns of the stage)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.core.blocks import Block, Piece
from app.core.slides import Column, cut
from app.core.words import translate
from app.documents import fitting
from app.documents.fitting import Face, Para, Run, tall

QUOTED = 13.0
"""How far a passage stands in, for the bar beside it, in points."""

_FACTORS = {"name": 1.2, "own": 0.95, "stance": 1.0, "detail": 0.75, "headline": 1.25, "empty": 1.15, "text": 1.0, "quote": 1.0, "source": 0.75, "note": 0.75}


@dataclass(frozen=True, slots=True)
class Part:
    """What of a voice stands on a slide: who it is and where it stands; what it holds; its passages. ``count`` of ``sentences`` stand under the headline."""

    column: Column
    continued: bool = False
    heading: bool = True
    """Is the headline on this slide?"""

    sentences: int = 0
    passages: bool = True


# -- a column as paragraphs -------------------------------------------------------------------------------------------


def paragraph(pieces: Sequence[Piece], kind: str, size: float, above: float = 0.0, indent: float = 0.0) -> Para:
    """Pieces of a block as one kind of paragraph where body text has a size. References to passages by id lead nowhere on a slide."""
    points = float(round(size * _FACTORS[kind]))
    serif, italic, bold = kind == "quote", kind in ("quote", "note", "empty"), kind in ("name", "own", "stance")
    colour = "soft" if kind in ("detail", "source", "note", "empty") else "ink"
    runs: list[Run] = []
    for piece in pieces:
        if piece.link.startswith("quotation:") and piece.text.startswith("["):
            runs[-1:] = [replace(run, text=run.text.rstrip(" ")) for run in runs[-1:]]
            continue
        face, tone, at = Face(serif, italic, bold), colour, points
        if piece.role == "title":
            face = replace(face, italic=not italic)
        elif piece.role == "unchecked":
            face, tone, at = Face(), "soft", float(round(points * 0.8))
        elif piece.role == "strong":
            face = Face(bold=True)
        elif piece.role in ("soft", "source"):
            face, tone, at = Face(), "soft", min(points, float(round(size * 0.8)))
        runs.append(Run(fitting.clean(piece.text).replace(" · ", "\u00a0· "), at, face, tone))
    return Para(fitting.printed(runs), tall(points), above=round(above * size), indent=indent, kind=kind)


def mark_size(size: float) -> float:
    """The side of a full mark beside the words of a stance, in points."""
    return round(size * 0.8, 1)


def mark_room(column: Column, size: float) -> float:
    """The room of a column's marks before the words of its stance."""
    return len(column.marks) * mark_size(size) * 1.4 + 4 if column.marks else 0.0


def head(column: Column, size: float, across: float, *, again: bool = False) -> tuple[Para, ...]:
    """Name, years and kind, the voice's own name for the thing. ``again``: on a further slide."""
    beside = translate("Decks", "continued") if again else " · ".join(words for words in (column.years, column.kind) if words)
    name = paragraph((Piece(column.name),), "name", size)
    joined = paragraph((Piece(column.name), Piece(f"  {beside}", "soft")), "name", size) if beside else name
    lines = [joined]
    if len(fitting.lines(joined, across)) > len(fitting.lines(name, across)):  # years that would be torn apart
        lines = [name, paragraph((Piece(beside),), "detail", size)]
    if column.own_name is not None and not again:
        lines.append(paragraph(column.own_name.pieces, "own", size, 0.1))
    return tuple(lines)


def stance(column: Column, size: float) -> tuple[Para, ...]:
    """The words beside the mark, and what the code rests on; with coding off that alone."""
    return tuple(_stance(column, size))


def _stance(column: Column, size: float) -> Iterator[Para]:
    words = " · ".join(words for words in (column.stance, column.outcome) if words)
    if column.marks or words:
        yield paragraph((Piece(words or column.state),), "stance", size, indent=mark_room(column, size))
    if column.detail:
        yield paragraph((Piece(column.detail),), "detail", size, 0.1)
    if column.state and not column.marks and column.headline is not None:
        yield paragraph((Piece(column.state),), "detail", size, 0.1)


def silent(column: Column) -> bool:
    """Was nothing found of this voice? Then its name in a line says it all."""
    return column.headline is None and not column.quotations and not column.marks


def summary(part: Part, texts: dict[str, Block]) -> tuple[Block, list[int]] | None:
    """The summary of a voice, and where its sentences end; None where there is none beside the headline."""
    block = texts.get(part.column.voice)
    if block is None or part.column.headline is None or block.text == part.column.headline.text:
        return None
    return block, sentence_ends(block.text)


_END = re.compile(r"(?<![A-Z])(?<!\b(?:St|vs|cf|ed|no|ch|pp))(?<!\b(?:vol|eds))[.!?][”’\")\]]*(?=\s+[A-Z“‘\"(*]|\s*$)")


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a text end. A mark in square brackets belongs to the sentence before it.

    >>> sentence_ends("So J. Arch Getty, p. 3. Then more [not checked]. End")
    [23, 48, 52]
    """
    ends = [found.end() for found in _END.finditer(text)]
    return ends if ends and ends[-1] >= len(text.rstrip()) else [*ends, len(text)]


def body(part: Part, size: float, texts: dict[str, Block]) -> tuple[Para, ...]:
    """The headline, or what is said where there is none, and so many sentences of the summary."""
    if not part.heading:
        return ()
    column, result = part.column, []
    if column.headline is not None:
        result.append(paragraph(column.headline.pieces, "headline", size))
    elif column.state and not column.marks:
        result.append(paragraph((Piece(column.state),), "empty", size))
    found = summary(part, texts) if part.sentences else None
    if found is not None:
        block, ends = found
        shown = ends[min(part.sentences, len(ends)) - 1]
        more = (Piece("\u00a0…", "soft"),) if shown < len(block.text.rstrip()) else ()
        result.append(paragraph((*cut(block, 0, shown).pieces, *more), "text", size, 0.4))
    return tuple(result)


def passages(blocks: Sequence[Block], size: float) -> tuple[Para, ...]:
    """Passages, each with its source and note."""
    result = []
    for number, block in enumerate(blocks):
        kind = block.kind if block.kind in ("quote", "source", "note") else "source"
        result.append(paragraph(block.pieces, kind, size, {"quote": 0.7}.get(kind, 0.15) if number else 0.0, QUOTED))
    return tuple(result)
