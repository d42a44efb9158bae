"""Paragraphs of a page: in which face each is set, and how one is broken into lines of a width. Nothing is ever elided."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.core.cells import Block, Piece, Role
from app.state.theme import Theme, font


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of paragraph is set: a factor of the body size, a face, a colour of the theme by name."""

    factor: float
    colour: str
    serif: bool = False
    italic: bool = False
    weight: int = 400


STYLES = {
    "over": Style(0.7, "ink_faint"),
    "title": Style(1.9, "ink", serif=True),
    "question": Style(1.05, "ink_soft", serif=True, italic=True),
    "foot": Style(0.6, "ink_faint"),
    "name": Style(1.22, "ink", weight=600),
    "aside": Style(0.8, "ink_soft"),
    "own": Style(0.95, "ink", weight=600),
    "stance": Style(0.95, "ink_soft"),
    "detail": Style(0.78, "ink_soft"),
    "headline": Style(1.5, "ink"),
    "empty": Style(1.2, "ink_soft", italic=True),
    "quote": Style(1.0, "ink", serif=True, italic=True),
    "source": Style(0.78, "ink_soft"),
    "note": Style(0.78, "ink_soft", italic=True),
}
"""Every kind of paragraph on a page. ``over``, ``title``, ``question`` and ``foot`` are of the frame, the others of a column."""


def face(style: Style, size: float) -> QFont:
    """The font of a style where body text is ``size`` pixels high. Shared by all who ask: it is not to be changed."""
    return _face(style.serif, style.italic, style.weight, max(1, round(size * style.factor)))


@functools.lru_cache(maxsize=1024)
def _face(serif: bool, italic: bool, weight: int, pixels: int) -> QFont:
    result = font(1.0, serif=serif, italic=italic, weight=weight)
    result.setPixelSize(pixels)
    return result


def _inside(style: Style, role: Role) -> Style:
    """How a piece is set in its paragraph: titles turn the slant, our words around a passage and open clauses stand back."""
    if role == "title":
        return Style(style.factor, style.colour, style.serif, not style.italic, style.weight)
    if role == "unchecked":
        return Style(style.factor * 0.72, "ink_soft")
    if role == "strong" and style.italic:  # who speaks inside a passage is told in our words, not set as if quoted
        return Style(style.factor * 0.85, "ink", weight=600)
    if role in ("soft", "source") and style.factor > 0.8:
        return Style(0.8, "ink_soft")
    return style


_SIGNS = str.maketrans({"\r": " ", "\n": "\u2028"})


class Text:
    """One paragraph broken into lines: it knows its height and where each line begins, and paints itself."""

    def __init__(self, kind: str, pieces: tuple[Piece, ...], theme: Theme, size: float, width: float, tone: str = "") -> None:
        style = STYLES[kind]
        self.kind = kind
        self.words = "".join(piece.text for piece in pieces).translate(_SIGNS).replace(" · ", "\u00a0· ")
        self._layout = QTextLayout(self.words, face(style, size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(list(_formats(pieces, style, theme, size, tone)))
        self._layout.setCacheEnabled(True)
        self.height, self.natural = 0.0, 0.0
        self.lines: list[tuple[int, float]] = []
        """Of each line: where its text begins as Qt counts, and its height in pixels."""
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, self.height))
            self.lines.append((line.textStart(), line.height()))
            self.height += line.height()
            self.natural = max(self.natural, line.naturalTextWidth())
        self._layout.endLayout()

    def starts(self) -> list[int]:
        """Where each line begins, counted in characters as Python does."""
        if _units(self.words) == len(self.words):
            return [start for start, _ in self.lines]
        raw = self.words.encode("utf-16-le", "surrogatepass")
        return [len(raw[: 2 * start].decode("utf-16-le", "replace")) for start, _ in self.lines]

    def first_middle(self) -> float:
        """The middle of the capitals of the first line, below the top: where a mark stands."""
        line = self._layout.lineAt(0)
        return float(line.ascent() - QFontMetricsF(self._layout.font()).capHeight() / 2)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the upper left corner at a point."""
        self._layout.draw(painter, QPointF(x, y))


def _units(text: str) -> int:
    """Length as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _formats(pieces: tuple[Piece, ...], style: Style, theme: Theme, size: float, tone: str) -> list[QTextLayout.FormatRange]:
    """The format of each piece; ``tone`` is a colour in place of the style's own."""
    result, at = [], 0
    for piece in pieces:
        inner = _inside(style, piece.role)
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length = at, _units(piece.text)
        stretch.format = _format(inner, tone if tone and inner is style else getattr(theme, inner.colour), size)
        result.append(stretch)
        at += _units(piece.text)
    return result


@functools.lru_cache(maxsize=1024)
def _format(style: Style, colour: str, size: float) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setFont(face(style, size), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
    result.setForeground(QColor(colour))
    return result


def plain(kind: str, words: str, theme: Theme, size: float, width: float) -> Text:
    """A paragraph of one piece."""
    return Text(kind, (Piece(words),), theme, size, width)


def advance(kind: str, words: str, size: float) -> float:
    """How wide a line of words is."""
    return float(QFontMetricsF(face(STYLES[kind], size)).horizontalAdvance(words))


def block_kind(block: Block) -> str:
    """The style of a block of a cell: those that have one of their own, and body-like ones as source."""
    return block.kind if block.kind in STYLES else "source"
