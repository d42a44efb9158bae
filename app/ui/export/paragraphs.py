"""One paragraph set for paper, as Qt's own ``QTextLayout``: lines, and the letters that have an outline.

Not as ``QTextDocument``, for pages are set on a thread. A document is a QObject, which connects its parts with each other under a
lock of Qt's while it keeps Python's own lock; the window's thread takes both the other way round when a slot goes, and now and
then each waits for the other for ever. A layout connects nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from app.core.blocks import Block, BlockKind
from app.ui.parts.text import Type, block_format, linked_format, quoted_kind, units

Styled = tuple[str, QTextCharFormat]
"""Words and their format."""

SEPARATOR = "\u2028"
"""Ends a line, and not the paragraph."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph whose lines are made. The layout stands where the paragraph does in its text; ``below``: where the next one begins.

    ``hollow``: from where to where an outline goes, as Qt counts letters.
    """

    layout: QTextLayout
    words: str
    kind: BlockKind
    below: float
    hollow: tuple[tuple[int, int], ...] = ()

    @property
    def quoted(self) -> bool:
        """Does a bar stand beside it?"""
        return quoted_kind(self.kind)

    def line(self, number: int) -> QTextLine:
        """One of its lines, counted from 0."""
        return self.layout.lineAt(number)

    def line_words(self, number: int) -> str:
        """The words of a line."""
        line = self.line(number)
        return self.layout.text()[line.textStart() : line.textStart() + line.textLength()]


def of_block(block: Block, kind: Type, indent: float) -> tuple[list[Styled], QTextBlockFormat, tuple[tuple[int, int], ...]]:
    """The words of a block with their formats, the block's margins, and from where to where its hollow chips go, as Qt counts letters."""
    styled, hollow, at = [], [], 0
    for piece in block.pieces:
        words = piece.text.replace("\r", " ").replace("\n", SEPARATOR)
        end = at + units(words, len(words))
        if piece.role == "hollow" and words:
            hollow.append((at, end))
        styled.append((words, linked_format(kind, block, piece)))
        at = end
    return styled, block_format(kind, block, indent), tuple(hollow)


def set_paragraph(
    styled: Sequence[Styled], kind: BlockKind, form: QTextBlockFormat, face: QFont, width: float, top: float, *, right: bool = False, hollow: tuple[tuple[int, int], ...] = ()
) -> Paragraph:
    """Set words into lines of a width, below ``top`` and the margin of the format; at the top of a text that margin is left out.

    ``face`` is the font where a paragraph has no words; ``right``: lines end at the right edge. Lengths in units of the layout.
    """
    words = "".join(part for part, _ in styled)
    layout = QTextLayout(words, face)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setFormats(_ranges(styled))
    layout.setCacheEnabled(True)
    layout.setPosition(QPointF(form.leftMargin(), _rounded(top + (_rounded(form.topMargin()) if top else 0.0))))
    below = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(max(width - form.leftMargin(), 1.0))
        line.setPosition(QPointF(0.0, below))
        below += _rounded(form.lineHeight(ceil(line.ascent() + line.descent() + line.leading()), 1.0))
    layout.endLayout()
    return Paragraph(layout, words, kind, layout.position().y() + below, hollow)


def _rounded(length: float) -> float:
    """A length as Qt's documents round it, to 1/64 below: a line stands on paper where it would on screen."""
    return floor(length * 64) / 64


def _ranges(styled: Sequence[Styled]) -> list[QTextLayout.FormatRange]:
    """The formats of a paragraph, each with where it begins and how long it is."""
    made, at = [], 0
    for words, style in styled:
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = at, units(words, len(words)), style
        made.append(one)
        at += one.length
    return made
