"""How near two voices stand and how contested a theme is: the few figures that the program computes, each with its rule.

Source: METHOD 24, with 3, 4, 6 and 21. Only sourced codes on the axis are counted: nothing off the axis, not coded, not
found or on general knowledge alone. A range counts as whatever of its values is nearest, a divided voice as its ends
and the reading shown; a range for which no single reading is given counts nowhere. All
lengths are steps of the axis (0 … 6); a measure that rests on too little is None and never a guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from app.core.ordering import by_year, with_pane
from db.records import Board, Position, Theme, Voice

LEAST_SHARED = 5
"""Themes that two voices must share before anything is said of their nearness (METHOD 24)."""

LEAST_CODES = 4
"""Codes that a theme needs before it is called more or less contested."""

AGREEMENT = 1
"""Steps apart that still count as agreement between two voices (METHOD 24)."""

HISTORIANS = ("historian",)
"""Whom measures count unless the reader asks otherwise (METHOD 21)."""

MOST_IN_TREE = 120
"""More voices than this are not joined into a tree: the time grows with the third power of their number."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far two voices stand apart: the mean over ``shared`` themes, in steps."""

    steps: float
    shared: int


@dataclass(frozen=True, slots=True)
class Near:
    """A voice beside the one that was asked for; ``distance`` is None where they share fewer than five themes (``shared``)."""

    voice: str
    distance: Distance | None
    shared: int


@dataclass(frozen=True, slots=True)
class Contested:
    """How far apart the voices stand on a theme: the mean over all pairs in steps, and how many voices were counted."""

    steps: float
    counted: int

    @property
    def most(self) -> float:
        """The largest mean that so many voices can have: half of them at each end."""
        half = self.counted // 2
        return 6 * half * (self.counted - half) / (self.counted * (self.counted - 1) / 2)

    @property
    def share(self) -> float:
        """The mean as a share (0 … 1) of the largest possible: the length of the bar."""
        return self.steps / self.most


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the tree: one voice, or two parts joined at ``height`` (their mean distance in steps)."""

    voice: str = ""
    height: float = 0.0
    parts: tuple[Branch, ...] = ()

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices of this part, from left to right."""
        found: list[str] = []
        waiting = [self]
        while waiting:  # a chain of many voices would be too deep for a recursion
            part = waiting.pop()
            if part.voice:
                found.append(part.voice)
            waiting += reversed(part.parts)
        return tuple(found)


def counted_values(position: Position | None) -> tuple[int, ...]:
    """The steps that a position may stand on for a measure; empty where it must not be counted.

    A range has every step from its low to its high end, a divided voice the two ends and the reading shown, nothing between.
    """
    if position is None or position.code != "stance" or position.stance is None or position.basis == "general knowledge":
        return ()
    if position.low is None or position.high is None:
        return (position.stance,)
    if position.divided:
        return tuple(sorted({position.low, position.stance, position.high}))
    return tuple(range(min(position.low, position.stance), max(position.high, position.stance) + 1))


def apart(first: Iterable[int], second: Iterable[int]) -> int:
    """How many steps lie between the nearest values of two positions; both must have some.

    >>> apart((-3, -2), (0, 1)), apart((-1, 2), (2,))
    (2, 0)
    """
    others = tuple(second)
    return min(abs(a - b) for a in first for b in others)


def measured_themes(board: Board) -> tuple[Theme, ...]:
    """The themes that nearness counts: all but the verdict, where a debate has several (the verdict sums the others up)."""
    return tuple(t for t in board.themes if len(board.themes) == 1 or t.key != "verdict")


def shared_themes(board: Board, first: str, second: str) -> tuple[str, ...]:
    """The keys of the themes on which both voices have a code that counts, the verdict left out."""
    return tuple(
        t.key for t in measured_themes(board) if counted_values(board.positions.get((first, t.key))) and counted_values(board.positions.get((second, t.key)))
    )


def distance(board: Board, first: str, second: str) -> Distance | None:
    """How far two voices (by id) stand apart; None where they share fewer than five themes.

    The mean of the differences on the themes they share; a difference of one step counts as none.
    """
    shared = shared_themes(board, first, second)
    if len(shared) < LEAST_SHARED:
        return None
    steps = [apart(counted_values(board.positions[first, key]), counted_values(board.positions[second, key])) for key in shared]
    return Distance(sum(s for s in steps if s > AGREEMENT) / len(shared), len(shared))


def counted_voices(board: Board, kinds: Collection[str] = HISTORIANS) -> tuple[Voice, ...]:
    """The voices that a measure counts, by the year of the main work."""
    return tuple(v for v in by_year(with_pane(board.voices)) if v.kind in kinds)


def contested(board: Board, theme: str, kinds: Collection[str] = HISTORIANS) -> Contested | None:
    """How contested a theme (by key) is; None with fewer than four codes that count.

    The measure: the mean distance in steps between every two voices of these kinds with a sourced stance on the theme, each
    at the nearest values of its range. One step is one step here: it is a spread that is measured, not who agrees with whom.
    """
    values = [found for v in counted_voices(board, kinds) if (found := counted_values(board.positions.get((v.id, theme))))]
    if len(values) < LEAST_CODES:
        return None
    groups = Counter(values).items()  # many voices have the same values: only different ones are compared
    total = sum(apart(a, b) * many * more for (a, many), (b, more) in combinations(groups, 2))
    return Contested(total / (len(values) * (len(values) - 1) / 2), len(values))


def nearest_to(board: Board, voice: str, kinds: Collection[str] = HISTORIANS) -> tuple[Near, ...]:
    """All other voices of these kinds, the nearest first; at the end, by year, those with whom too little is shared.

    Where two are as near as each other, the one with more shared themes comes first, then the earlier main work.
    """
    found = []
    for place, other in enumerate(counted_voices(board, kinds)):
        if other.id != voice:
            found.append((place, Near(other.id, distance(board, voice, other.id), len(shared_themes(board, voice, other.id)))))
    told = sorted(((p, n) for p, n in found if n.distance is not None), key=lambda pair: (pair[1].distance.steps if pair[1].distance else 0, -pair[1].shared, pair[0]))
    return (*(n for _, n in told), *(n for _, n in found if n.distance is None))


def comparable(board: Board, voices: Iterable[str]) -> tuple[str, ...]:
    """The voices of a group in which every two share five themes, in their order; empty with fewer than three.

    The voice with the fewest such pairs is left out first (of several, the last), until every pair that is left qualifies.
    """
    left = list(dict.fromkeys(voices))
    partners: dict[str, set[str]] = {one: set() for one in left}
    for one, other in combinations(left, 2):
        if len(shared_themes(board, one, other)) >= LEAST_SHARED:
            partners[one].add(other)
            partners[other].add(one)
    while left:
        fewest = min(len(partners[one]) for one in left)
        if fewest == len(left) - 1:
            break
        gone = next(one for one in reversed(left) if len(partners[one]) == fewest)
        left.remove(gone)
        for other in partners.pop(gone):
            partners[other].discard(gone)
    return tuple(left) if len(left) > 2 else ()


def dendrogram(board: Board, voices: Iterable[str]) -> Branch | None:
    """Voices (by id) joined by likeness, the nearest first (average linkage); None where no three are comparable.

    Only those in whose group every pair qualifies are in it. Of two parts that are joined, the one whose stances lie nearer
    to the first pole stands first; nothing else is meant by left and right.
    """
    group = comparable(board, voices)
    if not group or len(group) > MOST_IN_TREE:
        return None
    apart_by = {pair: found.steps for pair in combinations(range(len(group)), 2) if (found := distance(board, group[pair[0]], group[pair[1]]))}
    leanings = [_leaning(board, voice) for voice in group]
    parts: dict[int, tuple[Branch, tuple[int, ...]]] = {i: (Branch(voice), (i,)) for i, voice in enumerate(group)}

    def between(pair: tuple[int, int]) -> float:
        first, second = parts[pair[0]][1], parts[pair[1]][1]
        return sum(apart_by[min(a, b), max(a, b)] for a in first for b in second) / (len(first) * len(second))

    def leaning(key: int) -> float:
        return sum(leanings[i] for i in parts[key][1]) / len(parts[key][1])

    heights = {pair: between(pair) for pair in combinations(parts, 2)}
    while len(parts) > 1:
        first, second = min(heights, key=lambda pair: (round(heights[pair], 9), pair))
        height = heights[first, second]
        sides = sorted((first, second), key=lambda key: (leaning(key), key))
        joined = Branch("", height, tuple(parts[key][0] for key in sides)), parts[first][1] + parts[second][1]
        del parts[second]
        parts[first] = joined
        heights = {pair: steps for pair, steps in heights.items() if first not in pair and second not in pair}
        heights |= {pair: between(pair) for key in parts if key != first for pair in [(min(first, key), max(first, key))]}
    return next(iter(parts.values()))[0]


def _leaning(board: Board, voice: str) -> float:
    """To which pole a voice leans over the themes on the debate's own axis: only to say which of two parts stands first."""
    values = [counted_values(board.positions.get((voice, t.key))) for t in measured_themes(board) if not t.steps]
    means = [sum(found) / len(found) for found in values if found]
    return sum(means) / len(means) if means else 0.0
