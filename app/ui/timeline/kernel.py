"""What of a lane is worth placing: the work of a frame is bounded by its pixels, however many items there are.

A lane keeps the starts of its items as sorted arrays, one for each importance. The view is cut into bins of a few pixels
whose edges stand still in time while the view is panned, so that nothing jumps. Looking the edges up says how many items
of each importance fall into each bin; the most important of each bin are candidates, of the others only the count is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.timing import Item

MOST_MARKS, DENSE = 240, 72
"""Where more than so many are in view, only so many are placed: a mark more would say no more than the counts do."""

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

LEVELS = (5, 4, 3, 2, 1)
SLOT = 40.0
"""The rest of so many pixels is counted together."""
MOST_BARS = 24
"""So many of the lasting items that began before the view are placed, the most important first."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Items of a bin that are not candidates: how many, and the stretch of time that the bin covers.

    ``item`` is the index of the item where it is a single one, else -1.
    """

    count: int
    start: float
    end: float
    item: int = -1


@dataclass(frozen=True, slots=True)
class Window:
    """What a view may place: indices of candidates, the most important first, and what is left in each bin."""

    candidates: tuple[int, ...]
    rests: tuple[Rest, ...]
    before: int
    """How many items lie wholly before the view."""
    after: int
    """How many begin after it."""


class Lane:
    """The items of one lane in the order of time, with the arrays that a frame looks up."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items = items
        self.places = {item.id: i for i, item in enumerate(items)}
        self.starts: Floats = np.array([item.start for item in items], dtype=np.float64)
        self.ends: Floats = np.array([item.end for item in items], dtype=np.float64)
        ranks = np.array([item.importance for item in items], dtype=np.int64)
        self._ranks = ranks
        self._levels: list[tuple[Indices, Floats]] = []
        for level in LEVELS:
            at = np.flatnonzero(ranks == level)
            self._levels.append((at, self.starts[at]))
        self._bars: Indices = np.flatnonzero(self.ends > self.starts)
        self._bar_starts = self.starts[self._bars]
        self._bar_ends = self.ends[self._bars]

    def __len__(self) -> int:
        return len(self.items)

    def window(self, span: tuple[float, float], pixels: float, bin_pixels: float, rows: int, drawn: frozenset[int] = frozenset()) -> Window:
        """The candidates of a view of so many pixels, at most ``rows`` for each bin of ``bin_pixels``; the rest are counted
        for a few bins together, without those that are ``drawn`` anyway."""
        if not self.items or pixels <= 0 or span[1] <= span[0]:
            return Window((), (), 0, 0)
        seen = int(np.searchsorted(self.starts, span[1], side="right") - np.searchsorted(self.starts, span[0]))
        if seen > MOST_MARKS:
            bin_pixels, rows = max(bin_pixels, pixels / DENSE), 1
        width = (span[1] - span[0]) / pixels * bin_pixels
        first = np.floor(span[0] / width)
        edges = (first + np.arange(int(np.ceil(pixels / bin_pixels)) + 2)) * width
        edges = np.clip(edges, span[0], span[1])
        room = np.full(len(edges) - 1, max(1, rows), dtype=np.int64)
        left = np.zeros(len(edges) - 1, dtype=np.int64)
        running = self._running(span[0])
        chosen: list[Indices] = [running[:MOST_BARS]]
        for at, starts in self._levels:
            if not len(at):
                continue
            found = np.searchsorted(starts, edges)
            found[-1] = np.searchsorted(starts, edges[-1], side="right")
            counts = np.diff(found)
            taken = np.minimum(counts, room)
            room -= taken
            left += counts - taken
            chosen.append(at[_ranges(found[:-1], taken)])
        slot = max(1, round(SLOT / bin_pixels))
        begins = np.arange(0, len(left), slot)
        counts = np.add.reduceat(left, begins)
        ends = np.minimum(begins + slot, len(left))
        candidates = tuple(np.concatenate(chosen).tolist())
        rests = tuple(self._rests(counts, edges[begins], edges[ends], frozenset(candidates), drawn))
        late = [int(at) for at in running[MOST_BARS:] if int(at) not in drawn]
        if late:
            rests = (Rest(len(late), span[0], span[0], late[0] if len(late) == 1 else -1), *rests)
        begun = int(np.searchsorted(self.starts, span[0]))
        after = len(self.items) - int(np.searchsorted(self.starts, span[1], side="right"))
        return Window(candidates, rests, begun - len(running), after)

    def _rests(self, counts: Indices, begins: Floats, ends: Floats, candidates: frozenset[int], drawn: frozenset[int]) -> Iterator[Rest]:
        """What is left over, slot by slot; a single item is named, so that it need not be counted."""
        extra = [(float(self.starts[at]), at) for at in drawn - candidates]
        for i in np.flatnonzero(counts):
            start, end, last = float(begins[i]), float(ends[i]), i == len(counts) - 1
            count = int(counts[i]) - sum(bool(start <= moment < end or (last and moment == end)) for moment, _ in extra)
            alone = next((at for at in self.between(start, end) if at not in candidates and at not in drawn), -1) if count == 1 else -1
            if count:
                yield Rest(count, start, end, alone)

    def _running(self, moment: float) -> Indices:
        """Lasting items that began before a moment and have not ended, the most important first."""
        begun = int(np.searchsorted(self._bar_starts, moment))
        at = self._bars[:begun][self._bar_ends[:begun] > moment]
        return at[np.argsort(-self._ranks[at], kind="stable")]

    def between(self, start: float, end: float) -> range:
        """Indices of the items that start between two moments, both included."""
        first, last = np.searchsorted(self.starts, start), np.searchsorted(self.starts, end, side="right")
        return range(int(first), int(last))

    def nearest(self, moment: float) -> int:
        """The index of the item that starts nearest to a moment; -1 in an empty lane."""
        if not self.items:
            return -1
        after = int(np.searchsorted(self.starts, moment))
        pair = [i for i in (after - 1, after) if 0 <= i < len(self.items)]
        return min(pair, key=lambda i: abs(float(self.starts[i]) - moment))


def _ranges(firsts: Indices, lengths: Indices) -> Indices:
    """For each pair the run of numbers from ``first``, ``length`` long, one after the other."""
    total = int(lengths.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    begins = np.cumsum(lengths) - lengths
    return np.repeat(firsts - begins, lengths) + np.arange(total)
