"""Text set for paper: blocks as documents of lines, and where a page may end between them.

The formats are those of the panes (``app.ui.parts.text``). Ligatures are taken apart, so that a word that is copied from the
file, or looked for in it, has the letters that it was written with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextOption

from app.core.blocks import Block, BlockKind, Role
from app.core.cells import Cell
from app.core.stances import Mark
from app.state.theme import Theme, font
from app.ui.board.documents import HOLLOW
from app.ui.export.sheet import SCALE
from app.ui.parts.marks import marks_width
from app.ui.parts.text import QUOTE_STATE, SafeDocument, Type, fill, piece_format

UNIT, PARAGRAPH, LINE, NEVER = 0, 1, 2, 9
"""How good a place before a line is for the end of a page: between what belongs together, between paragraphs, inside one."""


def print_type(theme: Theme) -> Type:
    """The formats of every kind of piece at the size of the page, without ligatures; chips that are hollow are marked as such."""
    kind = Type(theme, SCALE)
    for block in get_args(BlockKind):
        for role in get_args(Role):
            style = piece_format(kind, Block(block, ()), role)
            if role == "hollow":
                chip = piece_format(kind, Block(block, ()), "chip")
                style.setFont(chip.font(), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
                style.setForeground(chip.foreground())
                style.setProperty(HOLLOW, True)
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
    """A line of a document: its paragraph, its number there, and its edges in the document."""

    paragraph: int
    number: int
    top: float
    bottom: float
    before: int
    """How good the place before it is for the end of a page."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document set to a width, line by line. ``marks`` stand before the first line of the paragraph ``marked``; ``stance`` colours bars."""

    document: SafeDocument
    width: float
    lines: tuple[Line, ...]
    words: tuple[str, ...]
    """The words of each paragraph."""
    kinds: tuple[BlockKind, ...]
    marks: tuple[Mark, ...] = ()
    marked: int = 0
    stance: int | None = None

    def height(self, start: int = 0, end: int | None = None) -> float:
        """Height of the lines from one to before another, in units of the layout."""
        last = len(self.lines) if end is None else end
        return self.lines[last - 1].bottom - self.lines[start].top if last > start else 0.0

    def block(self, paragraph: int) -> QTextBlock:
        """A paragraph of the document."""
        return self.document.findBlockByNumber(paragraph)

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
    document = _empty()
    fill(document, tuple(blocks), kind, indent)
    return _set(document, width, [block.kind for block in blocks])


def words_text(pieces: Sequence[tuple[str, QFont, str]], width: float, *, right: bool = False) -> Text:
    """One paragraph of words, each with its font and colour (``#rrggbb``); ``right``: at the right edge."""
    document = _empty(right=right)
    cursor = QTextCursor(document)
    for words, face, colour in pieces:
        style = QTextCharFormat()
        style.setFont(apart(face), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
        style.setForeground(QColor(colour))
        cursor.insertText(words, style)
    return _set(document, width, ["title"])


def _empty(*, right: bool = False) -> SafeDocument:
    document = SafeDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(apart(font(SCALE, "body")))
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


def _set(document: SafeDocument, width: float, kinds: Sequence[BlockKind]) -> Text:
    """Lay a document out, and read where its lines stand."""
    document.setTextWidth(width)
    document.size()  # the lines are made when somebody asks how large it is
    lines, words, above = [], [], ""
    block, paragraph = document.begin(), 0
    while block.isValid():
        layout = block.layout()
        origin, count = layout.position().y(), layout.lineCount()
        words.append(block.text())
        for number in range(count):
            line = layout.lineAt(number)
            top = origin + line.y()
            lines.append(Line(paragraph, number, top, top + line.height(), _before(above, kinds[paragraph], number, count)))
        above = kinds[paragraph]
        block, paragraph = block.next(), paragraph + 1
    return Text(document, width, tuple(lines), tuple(words), tuple(kinds))


def _before(above: str, kind: str, number: int, count: int) -> int:
    """How good the place before a line is for the end of a page."""
    if number:
        return LINE if number > 1 and count - number > 1 else NEVER
    if not above or kind == "source" or above in ("code", "heading", "title", "section"):  # a heading goes with what it heads, a source with its words
        return NEVER
    return PARAGRAPH if kind == "note" else UNIT


def quoted(text: Text, paragraph: int) -> bool:
    """Does a bar stand beside a paragraph?"""
    return text.block(paragraph).userState() == QUOTE_STATE
