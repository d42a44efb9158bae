"""Blocks of text as a ``QTextDocument``, by character formats: no text ever passes as HTML. Cells and the side panel use it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QFontMetricsF, QImage, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from app.core.blocks import Block, BlockKind, Piece, Role
from app.state.theme import Theme, font

_BLANK = QImage(1, 1, QImage.Format.Format_ARGB32)
_BLANK.fill(0)

QUOTE_STATE = 1
"""``QTextBlock.userState`` of the blocks beside which a bar is painted."""


class SafeDocument(QTextDocument):
    """A document that loads nothing from anywhere: every resource is a blank picture of one pixel.

    Returning nothing, or empty bytes, would not do: Qt then opens the local file by itself.
    """

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Answer every request with the blank picture."""
        return _BLANK


@dataclass(frozen=True, slots=True)
class Type:
    """Fonts and colours for one theme and text scale, made once and shared by all cells."""

    theme: Theme
    scale: float
    made: dict[tuple[str, str], QTextCharFormat] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The formats that were asked for, by kind of block and role."""

    def mark_size(self) -> float:
        """Side of a full mark in pixels: the height of a capital letter of the words beside it, and a half."""
        return float(QFontMetricsF(font(self.scale, "normal")).capHeight()) * 1.45

    def format(self, role: Role) -> QTextCharFormat:
        """The character format of a role."""
        theme, result = self.theme, QTextCharFormat()
        colour, face = theme.ink, font(self.scale, "body")
        if role == "title":
            face = font(self.scale, "body", italic=True)
        elif role == "unchecked":
            face, colour = font(self.scale, "small"), theme.ink_faint
        elif role == "soft":
            face, colour = font(self.scale, "normal"), theme.ink_soft
        elif role == "strong":
            face, colour = font(self.scale, "normal", weight=600), theme.ink_soft
        elif role == "link":
            face, colour = font(self.scale, "small"), theme.link
        elif role == "chip":
            face, colour = font(self.scale, "small"), theme.chip_ink
            result.setBackground(QColor(theme.chip))
        elif role == "quote":
            face = font(self.scale, "body", serif=True, italic=True)
        elif role == "source":
            face, colour = font(self.scale, "small"), theme.ink_soft
        result.setFont(face, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
        result.setForeground(QColor(colour))
        return result


def piece_format(kind: Type, block: Block, role: Role) -> QTextCharFormat:
    """The format of a piece in its block: small print stays small, whatever the role inside it."""
    key = (block.kind, role)
    if key not in kind.made:
        kind.made[key] = _piece_format(kind, block, role)
    return QTextCharFormat(kind.made[key])  # a copy, because links are added to it


def linked_format(kind: Type, block: Block, piece: Piece) -> QTextCharFormat:
    """The format of a piece in its block, with its link."""
    style = piece_format(kind, block, piece.role)
    if piece.link:
        style.setAnchor(True)
        style.setAnchorHref(piece.link)
        if piece.role in ("title", "source", "soft"):
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            style.setUnderlineColor(QColor(kind.theme.hairline))
    return style


def _piece_format(kind: Type, block: Block, role: Role) -> QTextCharFormat:
    result = kind.format(role)
    if block.kind in ("source", "note", "label") and role in ("plain", "title"):
        result.setFont(font(kind.scale, "small", italic=role == "title" or block.kind == "note"))
        result.setForeground(QColor(kind.theme.ink_soft))
    if role == "term":
        if block.kind == "quote":
            result.setFont(font(kind.scale, "body", serif=True, italic=True))
        result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        result.setUnderlineColor(QColor(kind.theme.ink_faint))
    if block.kind in ("title", "section"):
        result.setFont(font(kind.scale, "head", serif=True, weight=600))
    if block.kind == "entry" and role == "strong":
        result.setFont(font(kind.scale, "body", weight=600))
        result.setForeground(QColor(kind.theme.ink))
    if block.kind == "heading":
        result.setFont(font(kind.scale, "small", weight=700))
        result.setForeground(QColor(kind.theme.band_ink))
    if block.kind == "empty":
        result.setFont(font(kind.scale, "normal", italic=True))
        result.setForeground(QColor(kind.theme.ink_faint))
    return result


def quoted_kind(kind: BlockKind) -> bool:
    """Does a bar stand beside paragraphs of this kind: a quotation, its source, its note?"""
    return kind in ("quote", "source", "note")


def block_format(kind: Type, block: Block, indent: float) -> QTextBlockFormat:
    """Margins of a paragraph in pixels, all from the height of a line."""
    line = QFontMetricsF(font(kind.scale, "body")).height()
    result = QTextBlockFormat()
    above = {"text": 0.15, "quote": 0.45, "source": 0.08, "note": 0.05, "folds": 0.4, "label": 0.35, "chips": 0.3, "heading": 1.1, "item": 0.3}
    above |= {"section": 1.6, "entry": 1.2}
    result.setTopMargin(line * above.get(block.kind, 0.0))
    if quoted_kind(block.kind):
        result.setLeftMargin(line * 0.62)
    if block.kind == "code":
        result.setLeftMargin(indent)
    if block.kind in ("text", "headline", "quote"):
        result.setLineHeight(103.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return result


def fill(document: QTextDocument, blocks: tuple[Block, ...], kind: Type, indent: float = 0.0) -> None:
    """Write blocks into an empty document, with formats and links."""
    append(document, blocks, kind, indent, fresh=True)


def append(document: QTextDocument, blocks: tuple[Block, ...], kind: Type, indent: float = 0.0, *, fresh: bool = False) -> None:
    """Write blocks behind what a document holds; ``fresh``: it is empty, and the first block is its first."""
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.beginEditBlock()
    for i, block in enumerate(blocks):
        layout = block_format(kind, block, indent)
        if i or not fresh:
            cursor.insertBlock(layout)
        else:
            cursor.setBlockFormat(layout)
        if quoted_kind(block.kind):
            cursor.block().setUserState(QUOTE_STATE)
        for piece in block.pieces:
            cursor.insertText(piece.text.replace("\r", " "), linked_format(kind, block, piece))
    cursor.endEditBlock()


def line_height(face: QFont) -> float:
    """Height of a line in pixels."""
    return float(QFontMetricsF(face).height())


def units(text: str, at: int) -> int:
    """A place in a text as Qt counts it: letters beyond the first plane of Unicode count twice.

    >>> units("a𝛼b", 2)
    3
    """
    return at if text.isascii() else at + sum(char > "\uffff" for char in text[:at])


def selection(document: QTextDocument, start: int, end: int, ground: str, ink: str) -> QAbstractTextDocumentLayout.Selection:
    """A stretch of a document on another ground, for painting; places are those of Qt."""
    result = QAbstractTextDocumentLayout.Selection()
    cursor = QTextCursor(document)
    length = document.characterCount() - 1
    cursor.setPosition(min(start, length))
    cursor.setPosition(min(end, length), QTextCursor.MoveMode.KeepAnchor)
    result.cursor = cursor
    style = QTextCharFormat()
    style.setBackground(QColor(ground))
    style.setForeground(QColor(ink))
    result.format = style
    return result
