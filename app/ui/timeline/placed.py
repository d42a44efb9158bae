"""What a lane draws, as values: items in rows, careers, labels, counted clusters; and which stretches of a row are taken."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from app.core.timing import Career, Item

GAP = 8.0
RINGS = 9.0
"""The room around a lit mark for its rings, in pixels."""


class Words:
    """The words of a lane: how wide they are, and cut to a width. Kept until the font changes."""

    def __init__(self, measure: Callable[[str, bool], float], cut: Callable[[str, bool, float], str]) -> None:
        self._measure, self._cut = measure, cut
        self._widths: dict[tuple[str, bool], float] = {}
        self._cuts: dict[tuple[str, bool, float], str] = {}

    def width(self, text: str, strong: bool = False) -> float:
        """How wide a text is, in pixels."""
        key = (text, strong)
        if key not in self._widths:
            self._widths[key] = self._measure(text, strong)
        return self._widths[key]

    def cut(self, text: str, strong: bool, width: float) -> str:
        """A text that is at most so wide, with an ellipsis where it was cut."""
        key = (text, strong, width)
        if key not in self._cuts:
            self._cuts[key] = text if self.width(text, strong) <= width else self._cut(text, strong, width)
        return self._cuts[key]


@dataclass(slots=True)
class Label:
    """Words beside a mark: where they begin, how wide they are, whether they are strong, and what they are uncut."""

    text: str
    left: float
    width: float
    strong: bool = False
    full: str = ""


@dataclass(slots=True)
class Placed:
    """An item in a row: the ends of its bar (equal for a moment), of the whisker of what its date may mean, and of all of it."""

    item: Item
    left: float
    right: float
    early: float
    late: float
    radius: float
    row: int = 0
    lit: bool = False
    label: Label | None = None
    begin: float = 0.0
    finish: float = 0.0

    def __post_init__(self) -> None:
        reach = self.radius if len(self.item.marks) < 2 else self.radius * 2.3
        tail = reach if self.right - self.left < reach else reach * 0.4
        if self.item.dated == "perhaps":
            tail += self.radius * 1.6
        ring = RINGS if self.lit else 2.0
        self.begin = min(self.early, self.left - reach - ring)
        self.finish = max(self.late + 2, self.right + tail + 2, self.left + reach + ring)


@dataclass(slots=True)
class PlacedCareer:
    """A career in a row: the ends of its bar, where on it the voice died, if it did, and, where there is room, its name."""

    career: Career
    row: int
    left: float
    right: float
    label: Label | None = None
    died: float | None = None


@dataclass(slots=True)
class Cluster:
    """Items that had no room: how many, the time they span, and where the badge stands; ``bare`` where there is no room for a number."""

    count: int
    start: float
    end: float
    rect: QRectF
    bare: bool = False


@dataclass(slots=True)
class Placement:
    """All that one lane draws. ``before`` and ``after`` are how many items lie outside the view on either side."""

    items: list[Placed] = field(default_factory=list)
    careers: list[PlacedCareer] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    rows: int = 1
    row_height: float = 16.0
    top: float = 0.0
    before: int = 0
    after: int = 0

    @property
    def empty(self) -> bool:
        """True where nothing at all is in view."""
        return not self.items and not self.clusters

    def middle(self, row: int) -> float:
        """The height at which a row's marks stand."""
        return self.top + (row + 0.5) * self.row_height

    def words_on(self, career: PlacedCareer) -> list[tuple[float, float]]:
        """From where to where words stand in the row of a career, from left to right: its bar makes room for them."""
        labels = [career.label, *(placed.label for placed in self.items if placed.row == career.row)]
        return sorted((label.left, label.left + label.width) for label in labels if label is not None)

    def find(self, item: str) -> Placed | None:
        """An item that is drawn, by id."""
        return next((placed for placed in self.items if placed.item.id == item), None)


Spot = tuple[float, float, int, float, float, str]
"""What a cluster counts: left and right in pixels, how many, start and end in years, and which item where it is a single one."""


def together(one: Spot, other: Spot) -> Spot:
    """Two neighbours counted together."""
    return min(one[0], other[0]), max(one[1], other[1]), one[2] + other[2], min(one[3], other[3]), max(one[4], other[4]), ""


def gap(groups: list[Spot], at: int) -> float:
    """How far a group is from the next one, from left to right; very far where one of them is none."""
    return groups[at + 1][0] - groups[at][1] if 0 <= at < len(groups) - 1 else 1e9


def reach(placed: Placed) -> tuple[float, float]:
    """From where to where an item with its label reaches."""
    label = placed.label
    return (placed.begin, placed.finish) if label is None else (min(placed.begin, label.left), max(placed.finish, label.left + label.width))


def meets(one: tuple[float, float], edges: list[tuple[float, float]]) -> bool:
    """Does a stretch meet one of others?"""
    return any(left < one[1] and right > one[0] for left, right in edges)


class Rows:
    """Which stretches of each row are taken, and which rows are those of careers and so only of their voices."""

    def __init__(self, rows: int) -> None:
        self._taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
        self._owned: list[list[tuple[float, float, str]]] = [[] for _ in range(rows)]

    def free(self, row: int, left: float, right: float, voice: str = "") -> bool:
        """Is a stretch of a row free for something of this voice? The row of a career is lent to nobody else, not even beyond its line."""
        taken, owned = self._taken[row], self._owned[row]
        at = bisect_left(taken, (left, left))
        if (at and taken[at - 1][1] > left) or (at < len(taken) and taken[at][0] < right):
            return False
        if not owned:
            return True
        return any(owner == voice for _, _, owner in owned) and all(start >= right or end <= left or owner == voice for start, end, owner in owned)

    def ownable(self, row: int, left: float, right: float) -> bool:
        """May a career have a stretch of a row? Several share one where they do not meet."""
        return all(start >= right or end <= left for start, end, _ in self._owned[row])

    def room(self, row: int, left: float, right: float, voice: str) -> tuple[float, float]:
        """How far the free stretches before and after a taken one reach."""
        taken = self._taken[row]
        begin = max((end for _, end in taken if end <= left + 0.5), default=-1e9)
        finish = min((start for start, _ in taken if start >= right - 0.5), default=1e9)
        others = [(start, end) for start, end, owner in self._owned[row] if owner != voice]
        return max([begin, *(end for _, end in others if end <= left)]), min([finish, *(start for start, _ in others if start >= right)])

    def take(self, row: int, left: float, right: float) -> None:
        """Take a stretch that is free."""
        insort(self._taken[row], (left, right))

    def clear(self, row: int, taken: list[tuple[float, float]]) -> None:
        """Begin a row anew, with these stretches taken."""
        self._taken[row] = sorted(taken)

    def own(self, row: int, left: float, right: float, voice: str) -> None:
        """Give a stretch to a voice: its career."""
        self._owned[row].append((left, right, voice))
