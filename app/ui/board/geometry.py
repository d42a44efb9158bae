"""Where everything stands on the board: columns and rows in pixels, without painting and without documents."""

from __future__ import annotations

from dataclasses import dataclass, field

MARGIN = 16.0
GAP = 8.0
PAD = 12.0
"""Outer margin, gap between columns and padding beside the text of a cell, on the 8-pixel grid where text allows it."""

TOP = 8.0
"""Padding above and below the text of a cell."""

TIGHT_PAD, TIGHT_TOP = 8.0, 4.0
"""The same where headlines stand in narrow columns."""

PEEK = 4.0
"""How much of the next pane is seen where not all fit: its edge, and none of its words."""

STEP = 8.0
"""Where not all columns fit, their width goes in steps of so many pixels."""

MIN_TEXT_COLUMN = 280.0
MIN_HEADLINE_COLUMN = 148.0
MAX_COLUMN = 760.0


@dataclass(slots=True)
class Row:
    """One theme: a band, its unfolded orientation, and the cells; heights in pixels.

    ``exact`` is False while ``cells`` is only an estimate, before the row first came near the view. ``parts`` are the
    heights of the cells where they stand one below the other, from the first voice; empty where they stand side by side.
    """

    theme: str
    band: float = 0.0
    orientation: float = 0.0
    cells: float = 0.0
    exact: bool = False
    parts: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """Height of the whole row."""
        return self.band + self.orientation + self.cells


@dataclass(slots=True)
class Columns:
    """Equal columns across the width of the view, never narrower than their text needs.

    Where not all fit, those in view fill it: a pane that is cut in two can't be read anyway.
    """

    count: int = 0
    width: float = 0.0
    gap: float = GAP

    @classmethod
    def fit(cls, count: int, view: float, smallest: float) -> Columns:
        """Columns that fill a view of this width, or overflow it where they would be too narrow."""
        if count < 1:
            return cls()
        share = (view - 2 * MARGIN - (count - 1) * GAP) / count
        gap = GAP
        if share < smallest:
            whole = max(1, int((view - MARGIN - PEEK) // (smallest + GAP)))
            share = (view - MARGIN - PEEK) / whole - GAP
            if share - share % STEP >= smallest:  # what is over goes between them, so that not every pixel lays all texts out anew
                gap, share = GAP + share % STEP, share - share % STEP
        return cls(count, float(int(max(smallest, min(MAX_COLUMN, share)))), gap)

    def left(self, column: int) -> float:
        """Left edge of a column in the content."""
        return MARGIN + column * (self.width + self.gap)

    @property
    def total(self) -> float:
        """Width of the whole content, margins included."""
        return 2 * MARGIN + self.count * self.width + max(0, self.count - 1) * self.gap

    def at(self, x: float) -> int:
        """The column under a content coordinate, or -1 between and beside them."""
        if self.count < 1 or self.width <= 0:
            return -1
        column = int((x - MARGIN) // (self.width + self.gap))
        inside = 0 <= column < self.count and x - self.left(column) <= self.width
        return column if inside else -1


@dataclass(slots=True)
class Rows:
    """The rows from top to bottom, and where each begins."""

    rows: list[Row] = field(default_factory=list)
    lead: float = 0.0
    """Room above the first row (the orientation of the debate, where unfolded)."""

    def top(self, index: int) -> float:
        """Top of a row in the content."""
        return self.lead + sum(row.height for row in self.rows[:index])

    def cells_top(self, index: int) -> float:
        """Top of a row's cells in the content."""
        row = self.rows[index]
        return self.top(index) + row.band + row.orientation

    def part(self, index: int, part: int) -> tuple[float, float]:
        """Top in the content and height of a cell: a part of its row, or as tall as the whole row."""
        row = self.rows[index]
        if not row.parts:
            return self.cells_top(index), row.cells
        return self.cells_top(index) + sum(row.parts[:part]), row.parts[part]

    def part_at(self, index: int, y: float) -> int:
        """Which part of a row stands at a content coordinate; the nearest where none does."""
        edge = self.cells_top(index)
        for i, height in enumerate(self.rows[index].parts):
            edge += height
            if y < edge:
                return i
        return max(0, len(self.rows[index].parts) - 1)

    @property
    def total(self) -> float:
        """Height of the whole content."""
        return self.top(len(self.rows))

    def at(self, y: float) -> int:
        """The row at a content coordinate; the nearest one above the first or below the last."""
        edge = self.lead
        for i, row in enumerate(self.rows):
            edge += row.height
            if y < edge:
                return i
        return len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the reader was looking at: a row (or one cell of it) and how far into it, so that a resize keeps the place.

    ``share`` is a share of its height, ``pixels`` the same in pixels. ``voice`` is empty where the whole row is meant;
    else ``part`` is its number, for where that voice has gone. ``alone`` are the anchors of the panes that were scrolled
    alone, by voice.
    """

    row: int
    share: float
    pixels: float = 0.0
    voice: str = ""
    part: int = 0
    alone: tuple[tuple[str, Anchor], ...] = ()


def anchor_at(rows: Rows, y: float, voices: tuple[str, ...] = ()) -> Anchor:
    """The anchor for a scroll position; of a single cell where ``voices`` stand one below the other."""
    if not rows.rows:
        return Anchor(0, 0.0)
    index = rows.at(y)
    row, into = rows.rows[index], y - rows.top(index)
    if not row.parts or len(row.parts) != len(voices) or into <= row.orientation:
        return Anchor(index, into / row.height if row.height else 0.0, into)
    part = rows.part_at(index, y + row.band)  # the band hides what is under it, so the reader is below it
    top, height = rows.part(index, part)
    into = y + row.band - top
    return Anchor(index, into / height if height else 0.0, into, voices[part], part)


def position_of(rows: Rows, anchor: Anchor, voices: tuple[str, ...] = (), *, absolute: bool = False) -> float:
    """The scroll position of an anchor, after heights have changed; ``absolute`` keeps it to the pixel."""
    if not rows.rows:
        return 0.0
    index = min(anchor.row, len(rows.rows) - 1)
    row = rows.rows[index]
    top, height = rows.top(index), row.height
    if anchor.voice and not row.parts:
        return top
    if anchor.voice:
        gone = anchor.voice not in voices
        top, height = rows.part(index, min(anchor.part, len(row.parts) - 1) if gone else voices.index(anchor.voice))
        top -= row.band
        if gone:
            return top
    return top + (min(anchor.pixels, height - 1) if absolute else anchor.share * height)
