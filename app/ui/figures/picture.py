"""Where everything in the room of figures stands, before it is painted: values that a test can ask.

A block is what is painted together (a heading, a count, a series of polls); only blocks in view are painted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from app.ui.figures.faces import Words

GlyphKind = Literal["point", "hollow", "range", "at least", "up to"]
ItemKind = Literal["debate", "estimate", "poll", "quotation"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A mark: a point at ``left``, a bar from ``left`` to ``right``, or an open arrow whose head is at the open end."""

    kind: GlyphKind
    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: of the *grid*, an *axis*, a *join* between polls, or a *rule* above a block."""

    kind: Literal["grid", "axis", "join", "rule", "bar"]
    start: QPointF
    end: QPointF


@dataclass(frozen=True, slots=True)
class Block:
    """What is painted together."""

    rect: QRectF
    words: tuple[Words, ...] = ()
    glyphs: tuple[Glyph, ...] = ()
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """What the keyboard walks: a debate's heading, a figure, a poll. ``group`` numbers what stands together."""

    kind: ItemKind
    key: str
    group: int
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a click leads on from (*voice:…*), with the item that it belongs to (-1: none)."""

    rect: QRectF
    link: str
    item: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything, in pixels from the top left of what is scrolled."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    spots: tuple[Spot, ...]

    def item_at(self, point: QPointF) -> int:
        """The item under a point, or -1; the points of a chart belong to their polls."""
        spot = next((s for s in self.spots if s.item >= 0 and s.rect.contains(point)), None)
        if spot is not None:
            return spot.item
        return next((i for i, item in enumerate(self.items) if item.rect.contains(point)), -1)

    def link_at(self, point: QPointF) -> str:
        """Where a click on a point leads; empty for nowhere."""
        spot = next((s for s in self.spots if s.rect.contains(point)), None)
        if spot is not None:
            return spot.link
        found = self.item_at(point)
        return f"{self.items[found].kind}:{self.items[found].key}" if found >= 0 else ""

    def words_at(self, point: QPointF) -> Words | None:
        """The words under a point."""
        for block in self.blocks:
            if block.rect.contains(point):
                return next((words for words in block.words if words.rect.contains(point)), None)
        return None

    def find(self, key: str) -> int:
        """The item of a figure, by its id, or -1."""
        return next((i for i, item in enumerate(self.items) if item.key == key), -1)


@dataclass(slots=True)
class Draft:
    """A picture in the making: ``y`` is where the next block begins."""

    width: float
    y: float = 0.0
    group: int = -1
    blocks: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def add(self, height: float, words: list[Words], glyphs: tuple[Glyph, ...] = (), strokes: tuple[Stroke, ...] = ()) -> None:
        """A block of this height from ``y`` on; what its words lead to can be clicked."""
        self.blocks.append(Block(QRectF(0, self.y, self.width, height), tuple(words), glyphs, strokes))
        self.y += height

    def item(self, kind: ItemKind, key: str, rect: QRectF) -> int:
        """An item of the present group; gives its number."""
        self.items.append(Item(kind, key, self.group, rect))
        return len(self.items) - 1

    def spot(self, words: Words, item: int) -> Words:
        """Let words be clicked where they lead anywhere."""
        if words.link:
            self.spots.append(Spot(words.rect, words.link, item))
        return words

    def done(self) -> Picture:
        """The picture."""
        return Picture(self.width, self.y, tuple(self.blocks), tuple(self.items), tuple(self.spots))
