"""Places a lane of the timeline for paper: every item with all its words, in as many rows as that takes.

On a screen what matters most is named and the rest counted; paper has no second look, so nothing is counted or shortened
here. An item stands in the first row in which it, with its words, meets nothing. The line of a voice has a row of its own
for what it wrote; what meets something there stands right below, with the name again.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from app.core.timing import Career, Item
from app.core.words import translate
from app.ui.timeline.ground import Ground
from app.ui.timeline.placed import GAP, RINGS, Label, Placed, PlacedCareer, Placement
from app.ui.timeline.placing import radius
from app.ui.timeline.style import Style

Stretch = tuple[float, float]


class LaneRows:
    """Fills the rows of one lane within a ground whose plot says how wide it is; ``placement`` then says how many there are."""

    def __init__(self, ground: Ground, style: Style, room: float, *, begun: bool) -> None:
        """``room`` is how far words may reach to the right, beyond the years too. ``begun``: the years before have been shown, so what
        runs on from them is *continued*."""
        self._ground, self._style, self._room, self._begun = ground, style, room, begun
        self._left, self._right = ground.plot.left(), ground.plot.right()
        self._over = 2 * style.sizes.spare + 4
        self._taken: list[list[Stretch]] = []
        self.placement = Placement(rows=0, row_height=style.sizes.row, top=ground.plot.top())

    def fill(self, items: Sequence[Item], careers: Sequence[Career]) -> Placement:
        """Place everything."""
        lines = [career for career in careers if career.in_view and self._x(career.last) > self._left and self._x(career.first) < self._right]
        own = {career.voice for career in lines}
        for career in lines:
            self._bundle(career, [item for item in items if item.voice == career.voice])
        loose = [self._placed(item) for item in items if item.voice not in own or not item.voice]
        for placed in loose:
            placed.label = self._label(placed, self._words(placed.item))
        for placed in sorted(loose, key=lambda one: self._reach(one)[0]):
            self._settle([[placed]], [self._reach(placed)])
        self.placement.rows = len(self._taken)
        return self.placement

    # -- one item --------------------------------------------------------------------------------------------------------

    def _x(self, moment: float) -> float:
        """Where a moment stands; what lies outside is cut just outside."""
        return min(max(self._ground.x(moment), self._left - self._over), self._right + self._over)

    def _placed(self, item: Item) -> Placed:
        """An item at its place; the mark of one that began before these years is not seen again."""
        left, right, size = self._x(item.start), self._x(item.end), radius(item, self._style.sizes, lit=False)
        if item.start < self._ground.span[0]:
            left = self._left - self._over
        early, late = left, right
        if item.dated != "sure":
            early, late = min(left, self._x(item.earliest)), self._x(item.latest)
            if late - early < (right - left) + 2 * size + 4:
                early, late = left, right
        return Placed(item, left, right, early, late, size)

    def _words(self, item: Item, *, brief: bool = False) -> str:
        words = item.brief or item.date if brief else item.label
        if self._begun and item.start < self._ground.span[0]:
            return translate("Timeline", "{title} (continued)").format(title=words)
        return words

    def _label(self, placed: Placed, text: str) -> Label:
        """Words in a long bar or line, else right of the mark and all that belongs to it, else left of it."""
        width = self._style.words.width(text)
        inner, end = max(placed.left + placed.radius + GAP / 2, self._left + GAP / 2), min(placed.late, self._right)
        after, before = max(placed.finish, self._left) + 2, placed.begin - 2 - width
        ahead = placed.left - placed.radius - GAP / 2 - width
        if end - inner > width + 2 * GAP:
            left = inner
        elif after + width <= self._room:
            left = after
        elif before >= self._left:
            left = before
        elif ahead >= max(placed.early, self._left) + 2 * GAP:
            left = ahead
        else:
            return self._shortened(text, after, placed.begin - 2)
        return Label(text, left, width, False, text)

    def _shortened(self, text: str, after: float, before: float) -> Label:
        """Words longer than there is paper on either side."""
        right = self._room - after >= before - self._left
        cut = self._style.words.cut(text, False, max(1.0, self._room - after if right else before - self._left))
        width = self._style.words.width(cut)
        return Label(cut, after if right else before - width, width, False, text)

    def _reach(self, placed: Placed) -> Stretch:
        """From where to where an item with its words reaches."""
        label = placed.label
        if label is None:
            return placed.begin, placed.finish
        return min(placed.begin, label.left), max(placed.finish, label.left + label.width)

    # -- a voice ---------------------------------------------------------------------------------------------------------

    def _bundle(self, career: Career, items: Sequence[Item]) -> None:
        """The line of a voice with its name, what it wrote on it, and below it what had no room there."""
        left, right = self._x(career.first), self._x(career.last)
        name = self._name(career, left, right)
        first = (name.left - GAP / 2, name.left + name.width + GAP / 2)
        rows: list[list[Placed]] = [[]]
        taken: list[list[Stretch]] = [[first]]
        for item in items:
            placed = self._placed(item)
            placed.label = self._label(placed, self._words(item, brief=True))
            row = 0
            if not _free(taken[0], self._reach(placed)):
                placed.label = self._label(placed, self._words(item))
                row = next((i for i in range(1, len(taken)) if _free(taken[i], self._reach(placed))), len(taken))
            if row == len(taken):
                rows.append([])
                taken.append([])
            rows[row].append(placed)
            insort(taken[row], self._reach(placed))
        died = self._x(career.died) if career.died is not None else None
        taken[0].append((max(left, self._left), min(right, self._right)))
        row = self._settle(rows, [(min(begin for begin, _ in one), max(end for _, end in one)) for one in taken])
        self.placement.careers.append(PlacedCareer(career, row, left, right, name, died))

    def _name(self, career: Career, left: float, right: float) -> Label:
        """The family name before the line, or on it where it began before these years, or behind it."""
        width, before = self._style.words.width(career.family), RINGS + GAP * 0.75
        if left - width - before >= self._left:
            return Label(career.family, left - width - before, width)
        if right - self._left > width + 6 * GAP:
            return Label(career.family, self._left + GAP / 2, width)
        return Label(career.family, max(right, self._left) + self._style.sizes.spare + GAP, width)

    def _settle(self, rows: list[list[Placed]], reach: list[Stretch]) -> int:
        """Put rows that belong together where all of them are free; gives the first."""
        at = 0
        while not all(at + i >= len(self._taken) or _free(self._taken[at + i], one) for i, one in enumerate(reach)):
            at += 1
        for i, (row, one) in enumerate(zip(rows, reach, strict=True)):
            if at + i == len(self._taken):
                self._taken.append([])
            insort(self._taken[at + i], one)
            for placed in row:
                placed.row = at + i
            self.placement.items += row
        return at


def _free(taken: list[Stretch], wanted: Stretch) -> bool:
    """Does a stretch keep its distance from all that are taken? They are in order and keep theirs."""
    at = bisect_left(taken, wanted)
    return (at == 0 or taken[at - 1][1] + GAP / 2 <= wanted[0]) and (at == len(taken) or wanted[1] + GAP / 2 <= taken[at][0])
