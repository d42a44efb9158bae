"""Selecting words on the page of the differences with the mouse: one stretch of one text, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextCursor

from app.core.blocks import Block
from app.ui.differences.picture import Part, Text


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of a text: number of the part, of its text, where it was begun and where it ends now."""

    part: int
    text: int
    anchor: int
    end: int

    @property
    def first(self) -> int:
        """Where it starts."""
        return min(self.anchor, self.end)

    @property
    def last(self) -> int:
        """Where it stops."""
        return max(self.anchor, self.end)

    @property
    def empty(self) -> bool:
        """True where nothing is covered."""
        return self.anchor == self.end


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected: the words, and the ids of the quotations and positions they come from (none in our summary)."""

    words: str
    items: tuple[str, ...]


def begin(part: Part, index: int, point: QPointF) -> Selection | None:
    """An empty selection where a press begins; None where no text stands."""
    for number, text in enumerate(part.texts):
        if QRectF(text.at, text.document.size()).contains(point):
            at = position(text, point)
            return Selection(index, number, at, at)
    return None


def position(text: Text, point: QPointF) -> int:
    """The letter of a text that is nearest to a point of its part."""
    return max(0, text.document.documentLayout().hitTest(point - text.at, Qt.HitTestAccuracy.FuzzyHit))


def word(part: Part, selection: Selection) -> Selection:
    """The word at which a selection was begun."""
    cursor = QTextCursor(part.texts[selection.text].document)
    cursor.setPosition(selection.anchor)
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    return Selection(selection.part, selection.text, cursor.selectionStart(), cursor.selectionEnd())


def chosen(part: Part, selection: Selection) -> Chosen:
    """The words of a selection; the links that fold a cell open are no words of it."""
    text = part.texts[selection.text]
    blocks: tuple[Block, ...] = text.cell.blocks if text.cell is not None else ()
    items: list[str] = []
    lines: list[str] = []
    block, number = text.document.begin(), 0
    while block.isValid():
        content = blocks[number] if number < len(blocks) else None
        first, last = max(selection.first, block.position()), min(selection.last, block.position() + block.length() - 1)
        if first < last and (content is None or content.kind != "folds"):
            cursor = QTextCursor(text.document)
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            lines.append(cursor.selectedText().replace("\u2028", "\n").replace("\u00a0", " ").replace("\u200b", ""))
            items += [content.item] if content is not None and content.item else []
        block, number = block.next(), number + 1
    return Chosen("\n".join(lines), tuple(dict.fromkeys(items)))
