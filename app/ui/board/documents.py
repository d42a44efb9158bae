"""One cell as a ``QTextDocument``, and where the links of a document stand."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextOption

from app.core.cells import Cell
from app.state.theme import BASE_POINTS, SIZES, font
from app.ui.parts.marks import marks_width
from app.ui.parts.text import SafeDocument, Type, fill

HOLLOW = QTextFormat.Property.UserProperty.value + 1
"""A property of the pieces around which the painter draws an outline: chips without a ground."""


def make_document(cell: Cell, kind: Type, parent: QObject, *, tight: bool = False) -> QTextDocument:
    """The document of a cell. Its links are ``QTextCharFormat`` anchors of our own scheme; ``tight`` for little room."""
    document = SafeDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font(kind.scale, "body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    indent = marks_width(cell.marks, kind.mark_size())
    fill(document, cell.blocks, kind, indent)
    _outline_chips(document, cell, kind)
    if len(cell.blocks) > cell.marked and cell.blocks[cell.marked].kind == "headline":
        _run_in(document, kind, indent, tight, cell.marked)
    return document


def _outline_chips(document: QTextDocument, cell: Cell, kind: Type) -> None:
    """Hollow chips: the small letters of a chip, and an outline in place of its ground."""
    style = QTextCharFormat()
    style.setFont(font(kind.scale, "small"), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
    style.setForeground(kind.format("chip").foreground())
    style.setProperty(HOLLOW, True)
    block = document.begin()
    for content in cell.blocks:
        at = block.position()
        for piece in content.pieces:
            if piece.role == "hollow":
                cursor = QTextCursor(document)
                cursor.setPosition(at)
                cursor.setPosition(min(at + len(piece.text), document.characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(style)
            at += len(piece.text)
        block = block.next()


def _run_in(document: QTextDocument, kind: Type, indent: float, tight: bool, number: int) -> None:
    """A headline begins behind its mark; in little room its letters are a little smaller and its lines closer."""
    block = document.findBlockByNumber(number)
    layout = block.blockFormat()
    layout.setTextIndent(indent)
    cursor = QTextCursor(block)
    if tight:
        layout.setLineHeight(95.0, layout.LineHeightTypes.ProportionalHeight.value)
        usual, small = BASE_POINTS * SIZES["body"] * kind.scale, BASE_POINTS * SIZES["normal"] * kind.scale
        for start, end in _runs_of_size(block, usual):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            style = QTextCharFormat()
            style.setFontPointSize(small)
            cursor.mergeCharFormat(style)
    cursor.setPosition(block.position())
    cursor.setBlockFormat(layout)


def _runs_of_size(block: QTextBlock, points: float) -> list[tuple[int, int]]:
    """Start and end of the pieces of a paragraph that are set in this size."""
    found = []
    for piece in block:  # type: ignore[attr-defined]
        fragment = piece.fragment()
        if abs(fragment.charFormat().fontPointSize() - points) < 0.01:
            found.append((fragment.position(), fragment.position() + fragment.length()))
    return found


def hollow_chips(document: QTextDocument) -> list[tuple[int, int]]:
    """Start and end of the pieces with an outline in place of a ground."""
    found: list[tuple[int, int]] = []
    block = document.begin()
    while block.isValid():
        for piece in block:  # type: ignore[attr-defined]
            fragment = piece.fragment()
            if fragment.charFormat().boolProperty(HOLLOW):
                found.append((fragment.position(), fragment.position() + fragment.length()))
        block = block.next()
    return found


def links(document: QTextDocument) -> list[tuple[int, int, str]]:
    """Where the links of a document stand: start, end, target, in reading order."""
    found: list[tuple[int, int, str]] = []
    block = document.begin()
    while block.isValid():
        for piece in block:  # type: ignore[attr-defined]
            fragment = piece.fragment()
            style = fragment.charFormat()
            if style.isAnchor() and style.anchorHref():
                start, end = fragment.position(), fragment.position() + fragment.length()
                if found and found[-1][1] == start and found[-1][2] == style.anchorHref():
                    found[-1] = (found[-1][0], end, style.anchorHref())
                else:
                    found.append((start, end, style.anchorHref()))
        block = block.next()
    return found
