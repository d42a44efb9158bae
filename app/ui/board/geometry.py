"""Where everything stands on the board: columns and rows in pixels, without painting and without documents."""

from __future__ import annotations

from dataclasses import dataclass, field

MARGIN = 16.0
GAP = 10.0
PAD = 14.0
"""Outer margin, gap between columns and padding inside a cell, on the 8-pixel grid where text allows it."""

MIN_TEXT_COLUMN = 280.0
MIN_HEADLINE_COLUMN = 148.0
MAX_COLUMN = 760.0


@dataclass(slots=True)
class Row:
    """One theme: a band, its unfolded orientation, and the cells; heights in pixels.

    ``exact`` is False while ``cells`` is only an estimate, before the row first came near the view.
    """

    theme: str
    band: float = 0.0
    orientation: float = 0.0
    cells: float = 0.0
    exact: bool = False

    @property
    def height(self) -> float:
        """Height of the whole row."""
        return self.band + self.orientation + self.cells


@dataclass(slots=True)
class Columns:
    """Equal columns across the width of the view, never narrower than their text needs."""

    count: int = 0
    width: float = 0.0

    @classmethod
    def fit(cls, count: int, view: float, smallest: float) -> Columns:
        """Columns that fill a view of this width, or overflow it where they would be too narrow."""
        if count < 1:
            return cls()
        share = (view - 2 * MARGIN - (count - 1) * GAP) / count
        return cls(count, float(int(max(smallest, min(MAX_COLUMN, share)))))

    def left(self, column: int) -> float:
        """Left edge of a column in the content."""
        return MARGIN + column * (self.width + GAP)

    @property
    def total(self) -> float:
        """Width of the whole content, margins included."""
        return 2 * MARGIN + self.count * self.width + max(0, self.count - 1) * GAP

    def at(self, x: float) -> int:
        """The column under a content coordinate, or -1 between and beside them."""
        if self.count < 1 or self.width <= 0:
            return -1
        column = int((x - MARGIN) // (self.width + GAP))
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
    """What the reader was looking at: a row and how far into it, as a share, so that a resize keeps the place."""

    row: int
    share: float


def anchor_at(rows: Rows, y: float) -> Anchor:
    """The anchor for a scroll position."""
    if not rows.rows:
        return Anchor(0, 0.0)
    index = rows.at(y)
    height = rows.rows[index].height
    return Anchor(index, (y - rows.top(index)) / height if height else 0.0)


def position_of(rows: Rows, anchor: Anchor) -> float:
    """The scroll position of an anchor, after heights have changed."""
    if not rows.rows:
        return 0.0
    index = min(anchor.row, len(rows.rows) - 1)
    return rows.top(index) + anchor.share * rows.rows[index].height
