"""Text set for paper: blocks as paragraphs of lines, and where a page may end between them.

The formats are those of the panes (``app.ui.parts.text``). Ligatures are taken apart, so that a word that is copied from the
file, or looked for in it, has the letters that it was written with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat

from app.core.blocks import Block, BlockKind, Role
from app.core.cells import Cell
from app.core.stances import Mark
from app.state.theme import Theme, font
from app.ui.export.paragraphs import Paragraph, Styled, of_block, set_paragraph
from app.ui.export.sheet import SCALE
from app.ui.parts.marks import marks_width
from app.ui.parts.text import Type, piece_format

UNIT, PARAGRAPH, LINE, NEVER = 0, 1, 2, 9
"""How good a place before a line is for the end of a page: between what belongs together, between paragraphs, inside one."""


def print_type(theme: Theme) -> Type:
    """The formats of every kind of piece at the size of the page, without ligatures; chips that are hollow have the letters of a chip."""
    kind = Type(theme, SCALE)
    for block in get_args(BlockKind):
        for role in get_args(Role):
            style = piece_format(kind, Block(block, ()), role)
            if role == "hollow":
                chip = piece_format(kind, Block(block, ()), "chip")
                style.setFont(chip.font(), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
                style.setForeground(chip.foreground())
            style.setFont(apart(style.font()), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
            kind.made[block, role] = style
    return kind


def apart(face: QFont) -> QFont:
    """The font with its letters apart: no ligatures."""
    face.setFeature(QFont.Tag("liga"), 0)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its paragraph, its number there, and its edges in the text."""

    paragraph: int
    number: int
    top: float
    bottom: float
    before: int
    """How good the place before it is for the end of a page."""


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs set to a width, line by line. ``marks`` stand before the first line of the paragraph ``marked``; ``stance`` colours bars."""

    paragraphs: tuple[Paragraph, ...]
    width: float
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    marked: int = 0
    stance: int | None = None

    def height(self, start: int = 0, end: int | None = None) -> float:
        """Height of the lines from one to before another, in units of the layout."""
        last = len(self.lines) if end is None else end
        return self.lines[last - 1].bottom - self.lines[start].top if last > start else 0.0

    def part(self, start: int, room: float, whole: float) -> int:
        """Where the lines from ``start`` end that go into a room; ``start`` itself where they had better begin on the next page.

        ``whole`` is the room of an empty page. What fits on one is cut between what belongs together; what does not, between
        paragraphs; a paragraph longer than a page between lines, two on either side. No line is left alone.
        """
        count = len(self.lines)
        if self.height(start) <= room:
            return count
        fresh = room >= whole - 1.0
        for grade in (UNIT, PARAGRAPH, LINE):
            ends = [k for k in range(start + 1, count) if self.lines[k].before <= grade]
            fitting = [k for k in ends if self.height(start, k) <= room and k - start > 1 and count - k > 1]
            if fitting:
                return fitting[-1]
            if not fresh and self.height(start, ends[0] if ends else count) <= whole:
                return start
        forced = [k for k in range(start + 1, count) if self.height(start, k) <= room]
        return forced[-1] if forced else start + 1 if fresh else start


def cell_text(cell: Cell, kind: Type, width: float) -> Text:
    """A cell of the board without its links."""
    blocks = tuple(unlinked(block) for block in cell.blocks if block.kind != "folds")
    made = blocks_text(blocks, kind, width, marks_width(cell.marks, kind.mark_size()))
    return replace(made, marks=cell.marks, marked=cell.marked, stance=cell.stance)


def unlinked(block: Block) -> Block:
    """A block whose pieces lead nowhere."""
    return replace(block, pieces=tuple(replace(piece, link="") for piece in block.pieces))


def blocks_text(blocks: Sequence[Block], kind: Type, width: float, indent: float = 0.0) -> Text:
    """Blocks one below the other."""
    setter = _Setter(width)
    for block in blocks:
        styled, form, hollow = of_block(block, kind, indent)
        setter.put(styled, block.kind, form, hollow=hollow)
    return setter.text()


def words_text(pieces: Sequence[tuple[str, QFont, str]], width: float, *, right: bool = False) -> Text:
    """One paragraph of words, each with its font and colour (``#rrggbb``); ``right``: at the right edge."""
    styled = []
    for words, face, colour in pieces:
        style = QTextCharFormat()
        style.setFont(apart(face), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
        style.setForeground(QColor(colour))
        styled.append((" ".join(words.splitlines()) if "\n" in words or "\r" in words else words, style))  # a pack may hold lines where one is meant
    setter = _Setter(width)
    setter.put(styled, "title", QTextBlockFormat(), right=right)
    return setter.text()


class _Setter:
    """Sets one paragraph below the other."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._face = apart(font(SCALE, "body"))
        self._paragraphs: list[Paragraph] = []
        self._lines: list[Line] = []

    def put(self, styled: Sequence[Styled], kind: BlockKind, form: QTextBlockFormat, *, right: bool = False, hollow: tuple[tuple[int, int], ...] = ()) -> None:
        """Set the next paragraph."""
        below = self._paragraphs[-1].below if self._paragraphs else 0.0
        above, number = self._paragraphs[-1].kind if self._paragraphs else "", len(self._paragraphs)
        paragraph = set_paragraph(styled, kind, form, self._face, self._width, below, right=right, hollow=hollow)
        origin, count = paragraph.layout.position().y(), paragraph.layout.lineCount()
        for i in range(count):
            line = paragraph.line(i)
            self._lines.append(Line(number, i, origin + line.y(), origin + line.y() + line.height(), _before(above, kind, i, count)))
        self._paragraphs.append(paragraph)

    def text(self) -> Text:
        """All that was put, as one text."""
        return Text(tuple(self._paragraphs), self._width, tuple(self._lines))


def _before(above: str, kind: str, number: int, count: int) -> int:
    """How good the place before a line is for the end of a page."""
    if number:
        return LINE if number > 1 and count - number > 1 else NEVER
    if not above or kind == "source" or above in ("code", "heading", "title", "section"):  # a heading goes with what it heads, a source with its words
        return NEVER
    return PARAGRAPH if kind == "note" else UNIT
