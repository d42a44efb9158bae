"""A column of the stage as paragraphs, and these stacked at one size and width: how tall it is, and where it can be cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.core.cells import Block, Piece
from app.core.slides import Column, cut
from app.core.stances import Mark
from app.state.theme import Theme
from app.ui.parts.marks import marks_width
from app.ui.stage.texts import Text, block_kind

BAR, BAR_AIR = 0.18, 0.55
"""The bar on top of a column and the air under it, as shares of the body size."""

_TIGHTEST = 0.2 * 1.2
"""No text takes less: the narrowest letters times the height of a line, as a share of the square of the body size."""


Sections = tuple[float, float, float]
"""The height of each section of a column."""

_KEPT = 4096
_heights: dict[tuple[tuple[Para, ...], float, float], Sections] = {}
"""What was measured, whatever slide asked: it serves again at the next scale, and on the way back to a theme."""


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph before it is laid out. ``section``: 0 name and stance, 1 headline, 2 quotations.

    ``above`` and ``indent`` are shares of the body size; ``quoted`` ones have the bar of a quotation beside them.
    """

    kind: str
    pieces: tuple[Piece, ...]
    section: int
    above: float = 0.0
    indent: float = 0.0
    quoted: bool = False
    marks: tuple[Mark, ...] = ()


def paragraphs(column: Column) -> tuple[Para, ...]:
    """A column from the name to the last note."""
    return (*head(column), *quotations(column))


def head(column: Column) -> tuple[Para, ...]:
    """Name, years and kind; the voice's own name for the thing; mark and stance; what it rests on; headline, or what is said where there is none."""
    return tuple(_head(column))


def _head(column: Column) -> Iterator[Para]:
    life = " · ".join(words for words in (column.years, column.kind) if words).replace(" ", "\u00a0")  # in one piece on a line
    yield Para("name", (Piece(column.name), *((Piece(f"\u2002{life}", "soft"),) if life else ())), 0)
    if column.own_name is not None:
        yield Para("own", column.own_name.pieces, 0, 0.12)
    words = " · ".join(words for words in (column.stance, column.outcome) if words)
    if column.marks:
        yield Para("stance", (Piece(words or column.state),), 0, 0.12, marks=column.marks)
    elif words:
        yield Para("stance", (Piece(words),), 0, 0.12)
    if column.detail:
        yield Para("detail", (Piece(column.detail),), 0, 0.08)
    if column.state and not column.marks:
        yield Para("stance", (Piece(column.state),), 0, 0.12) if column.headline else Para("empty", (Piece(column.state),), 1, 0.6)
    if column.headline is not None:
        yield Para("headline", column.headline.pieces, 1, 0.5)


def quotations(column: Column) -> tuple[Para, ...]:
    """Passages, each with its source and note."""
    return tuple(_quoted(block, first=i == 0) for i, block in enumerate(column.quotations))


def _quoted(block: Block, *, first: bool) -> Para:
    above = {"quote": 0.85 if first else 0.7, "source": 0.2}.get(block.kind, 0.1)
    return Para(block_kind(block), block.pieces, 2, above, 0.75, quoted=True)


def continued(column: Column) -> Para:
    """The name on a further page."""
    again = QCoreApplication.translate("Stage", "continued")
    return Para("name", (Piece(column.name), Piece(f"\u2002{again}", "soft")), 0)


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph laid out: ``top`` counts from the top of its column, ``left`` from its left."""

    para: Para
    text: Text
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Stack:
    """A column laid out at a size and width, in pixels; the bar on top is counted in."""

    laid: tuple[Laid, ...]
    height: float
    sections: Sections

    def begun_at(self, headline: float, passages: float | None) -> Iterator[Laid]:
        """The paragraphs with headline and passages begun at these tops; without one of their own, passages follow the headline."""
        own = (0.0, self.sections[0], self.sections[0] + self.sections[1])
        begun = (0.0, headline, headline + self.sections[1] if passages is None else passages)
        for laid in self.laid:
            yield Laid(laid.para, laid.text, laid.left, laid.top + begun[laid.para.section] - own[laid.para.section])


def stack(paras: tuple[Para, ...], theme: Theme, size: float, width: float) -> Stack:
    """Lay paragraphs out one under the other; ``size`` is that of body text in pixels."""
    top = (BAR + BAR_AIR) * size
    heights = [top, 0.0, 0.0]
    result = []
    for para in paras:
        indent = para.indent * size + mark_room(para, size)
        tone = theme.outline(para.marks[0].step).name() if len(para.marks) == 1 and para.marks[0].step is not None else ""
        text = Text(para.kind, para.pieces, theme, size, width - indent, tone)
        above = para.above * size
        result.append(Laid(para, text, indent, top + above))
        top += above + text.height
        heights[para.section] += above + text.height
    return Stack(tuple(result), top, (heights[0], heights[1], heights[2]))


def heights(paras: tuple[Para, ...], theme: Theme, size: float, width: float) -> Sections:
    """How tall the sections of a column are at a size and width; no colour makes a difference to that."""
    key = paras, size, width
    if key not in _heights:
        if len(_heights) >= _KEPT:
            _heights.clear()
        _heights[key] = stack(paras, theme, size, width).sections
    return _heights[key]


def mark_size(size: float) -> float:
    """Side of a full mark in pixels beside the words of a stance."""
    return size * 0.86


def mark_room(para: Para, size: float) -> float:
    """Room in pixels that the marks of a paragraph take before its first word."""
    return marks_width(para.marks, mark_size(size))


def hopeless(paras: tuple[Para, ...], size: float, width: float, height: float) -> bool:
    """True where so many letters can't fit, whatever they are: spares laying out a book to learn that."""
    letters = sum(len(piece.text) for para in paras for piece in para.pieces)
    return letters * _TIGHTEST * size * size * 0.6 > width * height


def sliced(column: Column, paras: tuple[Para, ...], theme: Theme, size: float, width: float, height: float) -> Iterator[tuple[Para, ...]]:
    """Paragraphs cut between lines into pages of a height; the further ones begin with the name and *continued*.

    Each page takes a line at least, so it ends.
    """
    again = continued(column)
    over = stack((again,), theme, size, width).height
    page: list[Para] = []
    left = height - (BAR + BAR_AIR) * size
    for laid in stack(paras, theme, size, width).laid:
        para, left = laid.para, left - laid.para.above * size
        starts = [*laid.text.starts(), len(laid.text.words)]
        first = 0
        for line, (_, tall) in enumerate(laid.text.lines):
            if tall > left and (page or line > first):
                if line > first:
                    page.append(_part(para, starts[first], starts[line]))
                yield tuple(page)
                page, first = [again], line
                left = height - over - para.above * size
            left -= tall
        page.append(_part(para, starts[first], starts[-1]))
    if page:
        yield tuple(page)


def _part(para: Para, start: int, end: int) -> Para:
    """A stretch of a paragraph; marks stand before its beginning alone."""
    pieces = cut(Block("text", para.pieces), start, end).pieces
    return Para(para.kind, pieces, para.section, para.above, para.indent, para.quoted, () if start else para.marks)
