"""Which marks, labels and counted clusters of a lane are drawn, and where: nothing overlaps, and what matters comes first.

Careers of voices in view come first, then lit items, then items by importance. An item takes the first row in which it is
free; what finds none is counted in a badge of the lowest row. Everything is in pixels of the viewport.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF

from app.core.timing import Career, Item
from app.ui.timeline.ground import Ground, Sizes
from app.ui.timeline.kernel import Lane, Rest, Window
from app.ui.timeline.placed import RINGS, Cluster, Label, Placed, PlacedCareer, Placement, Rows, Spot, gap, meets, reach, together

BIN = 10.0
GAP = 8.0
OVER = 12.0
"""What reaches beyond the view is cut so many pixels outside it."""
WIDEST = 11.0
"""A label is cut to so many times the height of a row; one that is lit to twice as much."""
NAMED = 4
"""Items of this importance get their label before others get their mark."""
FAR = 12.0
"""What is alone is counted with a neighbour that is no farther than so many rows are high."""
LATE_LABELS = 160
"""So many further labels are tried once every mark stands."""

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


def radius(item: Item, sizes: Sizes, *, lit: bool) -> float:
    """The half of a mark: a little larger with importance, and larger where it is lit."""
    if item.marks:
        return sizes.mark * (0.72 if lit else 0.6)
    return sizes.mark / 2 * (0.76 + 0.08 * item.importance) * (1.2 if lit else 1.0)


def place(
    lane: Lane, ground: Ground, sizes: Sizes, words: Words, first: tuple[str, ...], careers: tuple[Career, ...] = (), *, labels: bool = True
) -> Placement:
    """Place what is in view; ``first`` are the ids of what is lit, the most wanted in front. Without ``labels`` only those are named."""
    rows = max(1, int(ground.plot.height() / sizes.row))
    lit = frozenset(lane.places[id_] for id_ in first if id_ in lane.places)
    window = lane.window(ground.span, ground.plot.width(), BIN, rows, lit)
    placer = _Placer(lane, ground, sizes, words, rows)
    placer.run(window, first, careers, labels=labels)
    if placer.left_over or window.rests:
        placer.cluster(window.rests)
    return placer.placement


class _Placer:
    """Fills the rows of one lane."""

    def __init__(self, lane: Lane, ground: Ground, sizes: Sizes, words: Words, rows: int) -> None:
        self._lane, self._sizes, self._words, self._rows = lane, sizes, words, rows
        self._span, self._scale = ground.span, ground.scale
        self._left, self._right = ground.plot.left(), ground.plot.right()
        self._taken = Rows(rows)
        self._own: dict[str, int] = {}
        self._said: set[str] = set()
        """The voices whose name stands on their career."""
        self.left_over: list[Item] = []
        self.placement = Placement(rows=rows, row_height=min(ground.plot.height() / rows, sizes.row * 1.25), top=ground.plot.top())

    def _x(self, moment: float) -> float:
        """Where a moment stands; what lies far outside is cut just outside."""
        x = self._left + (moment - self._span[0]) * self._scale
        return min(max(x, self._left - OVER), self._right + OVER)

    def run(self, window: Window, first: tuple[str, ...], careers: tuple[Career, ...], *, labels: bool) -> None:
        """Careers, lit items, important items with their labels, all other marks, further labels: in this order, and positions
        before what is neutral."""
        self.placement.before, self.placement.after = window.before, window.after
        self._place_careers(careers)
        places, items, (start, end) = self._lane.places, self._lane.items, self._span
        lit = [item for item in (items[places[id_]] for id_ in first if id_ in places) if item.end >= start and item.start <= end]
        for item in lit:
            placed = self._placed(item, lit=True)
            if not (self._settle(placed, range(self._rows), named=True) or self._settle(placed, range(self._rows))):
                self.left_over.append(item)
        ids = {item.id for item in lit}
        rest = [self._placed(items[i]) for i in window.candidates if items[i].id not in ids]
        upper, upward = range(max(1, self._rows - self._rows // 3)), range(self._rows - 1, -1, -1)
        coded, plain = [placed for placed in rest if placed.item.marks], [placed for placed in rest if not placed.item.marks]
        for some, ways in ((coded, (*upward[1:], upward[0])), (plain, upward)):  # badges stand in the lowest row: positions keep out of it
            waiting = [placed for placed in some if not (labels and placed.item.importance >= NAMED and self._settle(placed, upper, named=True))]
            self.left_over += [placed.item for placed in waiting if not self._settle(placed, ways)]
        if labels:
            self._name_more()

    def _place_careers(self, careers: tuple[Career, ...]) -> None:
        """Careers keep to half of the rows, and several share one where they do not meet; there is none in a strip."""
        for career in careers if self._rows > 2 else ():
            left, right = self._x(career.first), self._x(career.last)
            if right <= self._left or left >= self._right:
                continue
            label = self._career_name(career, left, right) if career.in_view else None
            begin = min(left, label.left if label else left)
            row = next((row for row in range((self._rows + 1) // 2) if self._taken.free(row, begin - GAP, right + GAP)), -1)
            if row < 0:
                continue
            died = self._x(career.died) if career.died is not None else None
            self.placement.careers.append(PlacedCareer(career, row, left, right, label, died))
            self._own[career.voice] = row
            self._taken.own(row, begin - GAP, right + GAP, career.voice)
            if label is not None:
                self._said.add(career.voice)
                self._taken.take(row, label.left, label.left + label.width + GAP / 2)

    def _career_name(self, career: Career, left: float, right: float) -> Label | None:
        """The family name before the bar, or on it where it began before the view; None where neither has room."""
        width = self._words.width(career.family)
        if left - width - GAP >= self._left:
            return Label(career.family, left - width - GAP, width)
        return Label(career.family, self._left + GAP / 2, width) if right - self._left > width + 6 * GAP else None

    def _placed(self, item: Item, *, lit: bool = False) -> Placed:
        left, right, size = self._x(item.start), self._x(item.end), radius(item, self._sizes, lit=lit)
        early, late = left, right
        if item.dated != "sure":
            early, late = self._x(item.earliest), self._x(item.latest)
            if late - early < (right - left) + 2 * size + 4:
                early, late = left, right
        return Placed(item, left, right, early, late, size, lit=lit)

    def _settle(self, placed: Placed, rows: Iterable[int], *, named: bool = False) -> bool:
        """Give an item the first row that is free for it (its own career's before all others), or say that there is none."""
        begin, finish, voice = placed.begin, placed.finish, placed.item.voice
        own = self._own.get(voice, -1)
        for row in (own, *rows) if own >= 0 else rows:
            if not self._taken.free(row, begin, finish, voice):
                continue
            placed.row = row
            placed.label = self._label(placed) if named else None
            if named and placed.label is None:
                continue
            self._taken.take(row, begin, finish)
            self._take_label(placed)
            self.placement.items.append(placed)
            return True
        return False

    def _label(self, placed: Placed) -> Label | None:
        """Words in a long bar, else right of the mark, else left of it; None where no place is free. On a career with a name the
        year is enough."""
        item, row = placed.item, placed.row
        named = item.voice in self._said and self._own[item.voice] == row
        text = (item.brief or item.date) if named else item.label
        text = self._words.cut(text, placed.lit, WIDEST * self._sizes.row * (2 if placed.lit else 1))
        width = self._words.width(text, placed.lit)
        inner = max(placed.left + placed.radius + (RINGS if placed.lit else GAP / 2), self._left + GAP / 2)
        if min(placed.late, self._right) - inner > width + 2 * GAP:
            return Label(text, inner, width, placed.lit)
        after, before = placed.finish + 2, placed.begin - 2 - width
        if after + width <= self._right + GAP and self._taken.free(row, placed.finish, after + width + GAP, item.voice):
            return Label(text, after, width, placed.lit)
        if before >= self._left and self._taken.free(row, before - GAP, placed.begin, item.voice):
            return Label(text, before, width, placed.lit)
        return None

    def _take_label(self, placed: Placed) -> None:
        label = placed.label
        if label is None:
            return
        if label.left >= placed.finish:
            self._taken.take(placed.row, placed.finish, label.left + label.width + GAP)
        elif label.left < placed.begin:
            self._taken.take(placed.row, label.left - GAP, placed.begin)

    def _name_more(self) -> None:
        """Give marks that stand without a name one, where it is free: the important first."""
        nameless = sorted((p for p in self.placement.items if p.label is None), key=lambda p: -p.item.importance)
        for placed in nameless[:LATE_LABELS]:
            placed.label = self._label(placed)
            self._take_label(placed)

    # -- badges ------------------------------------------------------------------------------------------------------

    def cluster(self, rests: tuple[Rest, ...]) -> None:
        """Count what had no room in badges of the lowest row; a mark there that a badge would cover is counted too, unless it is lit
        or a position."""
        lowest = self._rows - 1
        items = self._lane.items
        spots = [self._spot(items[rest.item]) for rest in rests if rest.item >= 0]
        spots += [(self._x(rest.start), self._x(rest.end), rest.count, rest.start, rest.end, "") for rest in rests if rest.item < 0]
        spots += [self._spot(item) for item in self.left_over]
        there = [placed for placed in self.placement.items if placed.row == lowest]
        firm = [placed for placed in there if placed.lit or placed.item.marks]
        below = [placed for placed in there if not (placed.lit or placed.item.marks)]
        taken = [reach(placed) for placed in firm]
        while True:
            clusters, singles = self._fill(spots, taken)
            edges = [(cluster.rect.left(), cluster.rect.right()) for cluster in clusters] + [(single.begin, single.finish) for single in singles]
            covered = [placed for placed in below if meets(reach(placed), edges)]
            if not covered:
                break
            gone = {id(placed) for placed in covered}
            below = [placed for placed in below if id(placed) not in gone]
            spots += [self._spot(placed.item) for placed in covered]
        self.placement.items = [placed for placed in self.placement.items if placed.row != lowest] + firm + below + singles
        self.placement.clusters = clusters

    def _spot(self, item: Item) -> Spot:
        x = self._x(item.start)
        return x, x, 1, item.start, item.start, item.id

    def _fill(self, spots: list[Spot], taken: list[tuple[float, float]]) -> tuple[list[Cluster], list[Placed]]:
        """Badges, and marks of items that are alone, from left to right. Nothing is counted as one: what has no room of its own is
        counted with its neighbour, and where none is near, its mark stands all the same."""
        groups = self._groups(spots)
        while True:
            clusters, singles, crowded = self._row(groups, taken)
            if crowded < 0:
                return clusters, singles
            at = crowded if gap(groups, crowded) <= gap(groups, crowded - 1) else crowded - 1
            groups[at : at + 2] = [together(groups[at], groups[at + 1])]

    def _row(self, groups: list[Spot], taken: list[tuple[float, float]]) -> tuple[list[Cluster], list[Placed], int]:
        """Badges and single marks; and the first single one that must be counted with a neighbour, or -1."""
        clusters: list[Cluster] = []
        singles: list[Placed] = []
        edge = -1e9
        for i, group in enumerate(groups):
            room = groups[i + 1][0] - self._sizes.row if i + 1 < len(groups) else self._right + OVER
            single = self._single(group[5], edge, room, taken) if group[5] else None
            if single is None and group[5]:
                if min(gap(groups, i), gap(groups, i - 1)) < FAR * self._sizes.row:
                    return clusters, singles, i
                single = self._mark(group[5])
            if single is not None:
                singles.append(single)
                edge = max(edge, single.finish)
                continue
            clusters.append(self._badge(group, edge, taken))
            edge = clusters[-1].rect.right() + 2
        return clusters, singles, -1

    def _groups(self, spots: list[Spot]) -> list[Spot]:
        """Neighbours are counted together until no badge can touch another."""
        groups: list[Spot] = []
        near = self._sizes.row * 2.2
        for spot in sorted(spots):
            if groups and spot[1] - groups[-1][0] < near:
                groups[-1] = together(groups[-1], spot)
            else:
                groups.append(spot)
        return groups

    def _badge(self, group: Spot, edge: float, taken: list[tuple[float, float]]) -> Cluster:
        left, right, count, start, end, _ = group
        height = min(self.placement.row_height - 2, self._sizes.row)
        width = max(height, self._words.width(str(count)) + GAP + 2)
        at = max(min(max((left + right) / 2 - width / 2, self._left), self._right - width), edge)
        for begin, finish in sorted(taken):
            if at < finish and at + width > begin:
                at = finish + 2
        return Cluster(count, start, end, QRectF(at, self.placement.middle(self._rows - 1) - height / 2, width, height))

    def _single(self, item: str, edge: float, room: float, taken: list[tuple[float, float]]) -> Placed | None:
        """A lone item's own mark in the row of the badges; None where it would touch something between the edge and the room's end."""
        placed = self._mark(item)
        if placed.begin < edge or placed.finish > max(room, placed.left + 2.2 * self._sizes.row) or meets((placed.begin, placed.finish), taken):
            return None
        return placed

    def _mark(self, item: str) -> Placed:
        """An item's own mark in the row of the badges."""
        placed = self._placed(self._lane.items[self._lane.places[item]])
        placed.row = self._rows - 1
        return placed
