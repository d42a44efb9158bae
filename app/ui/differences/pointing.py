"""What lies under a point of a part of the differences: a link, the head of a cell, a pole, a step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextDocument

from app.core.words import translate
from app.ui.differences.picture import Part
from app.ui.parts.tips import tip


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: the part, its cell (-1: none), its link or empty, and whether it is the head of the cell."""

    part: int
    column: int = -1
    voice: str = ""
    theme: str = ""
    link: str = ""
    head: bool = False


def spot(part: Part, index: int, point: QPointF) -> Spot:
    """What lies under a point of a part, from the part's own corner."""
    for column, text in enumerate(part.texts):
        box = text.card if text.cell is not None else QRectF(text.at, text.document.size())
        if box.contains(point):
            link = text.document.documentLayout().anchorAt(point - text.at) if (point - text.at).y() >= 0 else ""
            inside = column if text.cell is not None else -1
            return Spot(index, inside, text.voice, text.theme, link, head=not link and text.cell is not None and text.head.contains(point))
    return Spot(index, theme=part.row.theme if part.row is not None else "")


def tip_at(part: Part, index: int, point: QPointF, terms: Callable[[str], str]) -> tuple[str, QRectF]:
    """The tip for a point of a part and what it belongs to; ``terms`` gives the card of a term by its link."""
    found = spot(part, index, point)
    here = QRectF(point.x() - 2, point.y() - 2, 4, 4)
    if found.link.startswith("term:"):
        return terms(found.link), here
    if found.head:
        text = part.texts[found.column]
        words = translate("Differences", "Open the panes here")
        full = text.name.full if text.name is not None else ""
        return tip(f"{full}: {words}" if full else words), text.head
    if part.axis is not None:
        for words_ in part.axis.words:
            if words_.full and words_.rect.contains(point):
                return tip(words_.full), words_.rect
        for rect, said in part.axis.tips:
            if rect.contains(point):
                return tip(said), rect
    return "", QRectF()


def links(document: QTextDocument) -> tuple[tuple[str, str], ...]:
    """The links of a document in reading order, each once: words and target."""
    found: dict[str, str] = {}
    block = document.begin()
    while block.isValid():
        for piece in block:  # type: ignore[attr-defined]
            fragment = piece.fragment()
            target = fragment.charFormat().anchorHref() if fragment.charFormat().isAnchor() else ""
            if target:
                found[target] = found.get(target, "") + fragment.text()
        block = block.next()
    return tuple((words.strip(" ·\u00a0"), target) for target, words in found.items())
