"""Which marks, labels and counted clusters of a lane are drawn, and where: nothing overlaps, and what matters comes first.

Careers of voices in view come first, then lit items, then items by importance. An item takes the first row in which it is
free; what finds none is counted in a badge of the lowest row. Everything is in pixels of the viewport.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.core.timing import Career, Item
from app.ui.timeline.badges import Badges
from app.ui.timeline.ground import Ground, Sizes
from app.ui.timeline.kernel import Lane, Rest, Window
from app.ui.timeline.placed import GAP, RINGS, Label, Placed, PlacedCareer, Placement, Rows, Spot, Words, reach

BIN = 10.0
WIDEST = 11.0
"""A label is cut to so many times the height of a row, one that is lit to twice as much; what stays free lengthens it again."""
SHARE = 0.25
"""In a strip words have at most this share of its width: they stand where others are counted."""
WORDS = 0.75
"""There are no words in a row lower than so many times its usual height."""
NAMED = 4
"""Items of this importance get their label before others get their mark."""
LATE_LABELS = 160
"""So many further labels are tried once every mark stands."""

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
    sizes = replace(sizes, mark=min(sizes.mark, 0.6 * ground.plot.height() / rows))
    lit = frozenset(lane.places[id_] for id_ in first if id_ in lane.places)
    window = lane.window(ground.span, ground.plot.width(), BIN, rows, lit)
    placer = _Placer(lane, ground, sizes, words, rows)
    placer.run(window, first, careers, labels=labels)
    if placer.left_over or window.rests:
        placer.cluster(window.rests)
    placer.lengthen()
    return placer.placement


class _Placer:
    """Fills the rows of one lane."""

    def __init__(self, lane: Lane, ground: Ground, sizes: Sizes, words: Words, rows: int) -> None:
        self._lane, self._sizes, self._words, self._rows = lane, sizes, words, rows
        self._span, self._scale = ground.span, ground.scale
        self._left, self._right = ground.plot.left(), ground.plot.right()
        self._over = 2 * sizes.spare + 4
        """What reaches beyond the view is cut so many pixels outside it, where its mark is not seen."""
        self._taken = Rows(rows)
        self._own: dict[str, int] = {}
        self.left_over: list[Item] = []
        self.placement = Placement(rows=rows, row_height=min(ground.plot.height() / rows, sizes.row * 1.25), top=ground.plot.top())

    def _x(self, moment: float) -> float:
        """Where a moment stands; what lies far outside is cut just outside."""
        x = self._left + (moment - self._span[0]) * self._scale
        return min(max(x, self._left - self._over), self._right + self._over)

    def run(self, window: Window, first: tuple[str, ...], careers: tuple[Career, ...], *, labels: bool) -> None:
        """Careers, lit items, important items with their labels, all other marks, further labels: in this order, and positions
        before what is neutral."""
        self.placement.before, self.placement.after = window.before, window.after
        self._place_careers(careers)
        places, items, (start, end) = self._lane.places, self._lane.items, self._span
        lit = [item for item in (items[places[id_]] for id_ in first if id_ in places) if item.end >= start and item.start <= end]
        for item in lit:
            placed = self._placed(item, lit=True)
            if not (self._settle(placed, range(max(1, self._rows - 1)), named=True) or self._settle(placed, range(self._rows))):
                self.left_over.append(item)
        ids = {item.id for item in lit}
        rest = [self._placed(items[i]) for i in window.candidates if items[i].id not in ids]
        upper = range(max(1, self._rows - max(1, self._rows // 3)))
        for coded in (True, False):
            some = [placed for placed in rest if bool(placed.item.marks) == coded]
            waiting = [placed for placed in some if not (labels and placed.item.importance >= NAMED and self._settle(placed, upper, named=True))]
            if not coded:
                self.lengthen()
            self.left_over += [placed.item for placed in waiting if not self._settle(placed, range(self._rows))]
        if labels:
            self._name_more()

    def _place_careers(self, careers: tuple[Career, ...]) -> None:
        """The lines of open panes, each with its name: where there are few rows in half of them, else in all but three. Several share
        a row where they do not meet; there is none in a strip."""
        most = max((self._rows + 1) // 2, self._rows - 3) if self._rows > 2 else 0
        for career in careers if most else ():
            left, right = self._x(career.first), self._x(career.last)
            if not career.in_view or right <= self._left or left >= self._right:
                continue
            label = self._career_name(career, left, right)
            if label is None:
                continue
            begin, finish = min(left, label.left) - GAP / 2, max(right, label.left + label.width) + GAP
            row = next((row for row in range(most) if self._taken.ownable(row, begin, finish)), -1)
            if row < 0:
                continue
            died = self._x(career.died) if career.died is not None else None
            self.placement.careers.append(PlacedCareer(career, row, left, right, label, died))
            self._own[career.voice] = row
            self._taken.own(row, begin, finish, career.voice)
            self._taken.take(row, label.left - (GAP / 2 if label.left > right else 0), label.left + label.width + GAP / 2)

    def _career_name(self, career: Career, left: float, right: float) -> Label | None:
        """The family name before the line, or on it where it began before the view, or behind it; None where none has room."""
        width, before = self._words.width(career.family), RINGS + GAP * 0.75  # so that its first work, even lit, has room behind the name
        if left - width - before >= self._left:
            return Label(career.family, left - width - before, width)
        if right - self._left > width + 6 * GAP:
            return Label(career.family, self._left + GAP / 2, width)
        after = right + self._sizes.spare + GAP
        return Label(career.family, after, width) if after + width <= self._right else None

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
        if self.placement.row_height < WORDS * self._sizes.row:
            return None
        full = (item.brief or item.date) if self._own.get(item.voice, -1) == row else item.label
        most = WIDEST * self._sizes.row * (2 if placed.lit else 1)
        if self._rows == 1:
            most = min(most, SHARE * (self._right - self._left))
        text = self._words.cut(full, placed.lit, most)
        width = self._words.width(text, placed.lit)
        inner = max(placed.left + placed.radius + (RINGS if placed.lit else GAP / 2), self._left + GAP / 2)
        if min(placed.late, self._right) - inner > width + 2 * GAP:
            return Label(text, inner, width, placed.lit, full)
        after, before = placed.finish + 2, placed.begin - 2 - width
        if after + width <= self._right + GAP and self._taken.free(row, placed.finish, after + width + GAP, item.voice):
            return Label(text, after, width, placed.lit, full)
        if before >= self._left and self._taken.free(row, before - GAP, placed.begin, item.voice):
            return Label(text, before, width, placed.lit, full)
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

    def lengthen(self) -> None:
        """Words that were cut get what is free beside them in their row, the important first; a strip keeps to its share."""
        cut = [placed for placed in self.placement.items if placed.label is not None and placed.label.text != placed.label.full]
        for placed in sorted(cut, key=lambda p: (not p.lit, -p.item.importance)) if self._rows > 1 else ():
            label = placed.label
            assert label is not None
            begin, finish = self._taken.room(placed.row, *reach(placed), placed.item.voice)
            left, right = label.left, label.left + label.width
            before, inside = left < placed.begin, placed.begin <= left < placed.finish
            end = min(placed.late, self._right) - GAP if inside else min(finish - GAP, self._right)
            most = float(int(right - max(begin + GAP, self._left) if before else end - left))
            if most <= label.width + 2:
                continue
            label.text = self._words.cut(label.full, label.strong, most)
            label.width = self._words.width(label.text, label.strong)
            if before and right - label.width < left:
                label.left = right - label.width
                self._taken.take(placed.row, label.left - GAP, left - GAP)
            elif not inside and left + label.width > right:
                self._taken.take(placed.row, right + GAP, left + label.width + GAP)

    def cluster(self, rests: tuple[Rest, ...]) -> None:
        """Count what had no room in badges of the lowest row."""
        items, lowest = self._lane.items, self._rows - 1
        spots = [self._spot(items[rest.item]) for rest in rests if rest.item >= 0]
        spots += [(self._x(rest.start), self._x(rest.end), rest.count, rest.start, rest.end, "") for rest in rests if rest.item < 0]
        spots += [self._spot(item) for item in self.left_over]
        Badges(self.placement, self._sizes, self._words, (self._left, self._right), self._mark, lambda placed: self._spot(placed.item)).fill(spots)
        there = [reach(placed) for placed in self.placement.items if placed.row == lowest]
        self._taken.clear(lowest, there + [(cluster.rect.left(), cluster.rect.right()) for cluster in self.placement.clusters])

    def _spot(self, item: Item) -> Spot:
        x = self._x(item.start)
        return x, x, 1, item.start, item.start, item.id

    def _mark(self, item: str) -> Placed:
        """An item's own mark in the row of the badges."""
        placed = self._placed(self._lane.items[self._lane.places[item]])
        placed.row = self._rows - 1
        return placed
