"""What the overview paints and where: a grid with a head row and a head column, in pixels, before anything is painted.

The origin is where the cells begin: the heads of columns lie above it (y < 0), the heads of rows left of it (x < 0). So one
rectangle says where a thing is, however far the cells are scrolled.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF

from app.core.overview import Overview
from app.core.stances import Mark

Kind = Literal["voice", "theme", "cell"]


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of one role in their rectangle. ``upright``: turned by a quarter, read from below. ``cut``: an ellipsis stands in it."""

    rect: QRectF
    lines: tuple[str, ...]
    role: str
    align: Literal["left", "centre"] = "left"
    upright: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One head or cell: what it is of, its rectangle, its texts and marks. ``bar``: how contested a theme is, as a share."""

    kind: Kind
    voice: str
    theme: str
    rect: QRectF
    texts: tuple[Text, ...] = ()
    marks: tuple[tuple[Mark, QPointF], ...] = ()
    bar: QRectF | None = None
    share: float = 0.0
    firm: bool = False
    """A voice with an open pane."""


@dataclass(frozen=True, slots=True)
class Group:
    """Voices that stand together in the head: a school."""

    words: str
    rect: QRectF
    text: Text


@dataclass(slots=True)
class Picture:
    """The grid: where its columns and rows lie, how high and wide the heads are, and what stands in it.

    Boxes are made when they are first asked for; ``at(-1, c)`` is the head of a column, ``at(r, -1)`` that of a row.
    """

    overview: Overview
    side: float
    head: float
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    make: Callable[[int, int], Box]
    groups: tuple[Group, ...] = ()
    tree: tuple[QLineF, ...] = ()
    corner: tuple[Text, ...] = ()
    boxes: dict[tuple[int, int], Box] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        """How many columns of cells."""
        return len(self.lefts)

    @property
    def rows(self) -> int:
        """How many rows of cells."""
        return len(self.tops)

    @property
    def width(self) -> float:
        """Width of all columns."""
        return self.lefts[-1] + self.widths[-1] if self.lefts else 0.0

    @property
    def height(self) -> float:
        """Height of all rows."""
        return self.tops[-1] + self.heights[-1] if self.tops else 0.0

    def rect(self, row: int, column: int) -> QRectF:
        """The rectangle of a box."""
        x, w = (self.lefts[column], self.widths[column]) if column >= 0 else (-self.side, self.side)
        y, h = (self.tops[row], self.heights[row]) if row >= 0 else (-self.head, self.head)
        return QRectF(x, y, w, h)

    def at(self, row: int, column: int) -> Box:
        """The box at a place, heads at -1."""
        if (row, column) not in self.boxes:
            self.boxes[row, column] = self.make(row, column)
        return self.boxes[row, column]

    def column_at(self, x: float) -> int | None:
        """The column under a distance from the origin; None beyond the last."""
        return bisect_right(self.lefts, x) - 1 if 0 <= x < self.width else None

    def row_at(self, y: float) -> int | None:
        """The row under a distance from the origin; None beyond the last."""
        return bisect_right(self.tops, y) - 1 if 0 <= y < self.height else None

    def place(self, voice: str, theme: str) -> tuple[int, int] | None:
        """Where a voice's cell on a theme stands; an empty voice or theme means the head of the other. None where it is not here."""
        voices = [v.voice for v in self.overview.voices]
        themes = [t.theme for t in self.overview.themes]
        if (voice and voice not in voices) or (theme and theme not in themes):
            return None
        v, t = voices.index(voice) if voice else -1, themes.index(theme) if theme else -1
        return (v, t) if self.overview.voices_as_rows else (t, v)


def cumulated(sizes: list[float]) -> tuple[float, ...]:
    """Where each of some sizes begins when they stand one behind the other.

    >>> cumulated([2.0, 3.0, 1.0])
    (0.0, 2.0, 5.0)
    """
    found, at = [], 0.0
    for size in sizes:
        found.append(at)
        at += size
    return tuple(found)
