"""The badges of a lane: what had no room of its own is counted in the lowest row, near the place where it belongs.

A badge stands within its own width of what it counts. Where it can't, it is counted with its neighbour, or the words that are
in its way are shortened or left out. Where a row is too low for words, ticks without a number stand instead.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from app.ui.timeline.ground import Sizes
from app.ui.timeline.placed import GAP, Cluster, Placed, Placement, Spot, Words, gap, meets, reach, together

FAR = 12.0
"""What is alone is counted with a neighbour that is no farther than so many rows are high."""
WIDE = 9.0
"""Words give way to a badge that would else count so many times the height of a row, from left to right."""
LOW = 0.9
"""A row lower than so many times its usual height has ticks in the place of badges."""
LEAST = 4.0
"""Words are left out where so many times the height of a row would be left of them."""
TICK, APART = 3.0, 9.0


class Badges:
    """Fills the lowest row of a placement. ``mark`` gives an item's own mark in that row, ``spot`` where it is counted."""

    def __init__(
        self, placement: Placement, sizes: Sizes, words: Words, edges: tuple[float, float], mark: Callable[[str], Placed], spot: Callable[[Placed], Spot]
    ) -> None:
        self._placement, self._sizes, self._words = placement, sizes, words
        self._left, self._right = edges
        self._mark, self._spot = mark, spot
        self._lowest = placement.rows - 1
        self._height = min(placement.row_height - 2, sizes.row)
        self.bare = placement.row_height < LOW * sizes.row
        self._firm: list[Placed] = []

    def fill(self, spots: list[Spot]) -> None:
        """Count what had no room; a mark in the row that a badge would cover is counted too, unless it is lit or a position."""
        placement = self._placement
        there = [placed for placed in placement.items if placed.row == self._lowest]
        self._firm = [placed for placed in there if placed.lit or placed.item.marks]
        below = [placed for placed in there if not (placed.lit or placed.item.marks)]
        while True:
            clusters, singles = self._settled(spots)
            edges = [(cluster.rect.left(), cluster.rect.right()) for cluster in clusters] + [(single.begin, single.finish) for single in singles]
            covered = [placed for placed in below if meets(reach(placed), edges)]
            if not covered:
                break
            gone = {id(placed) for placed in covered}
            below = [placed for placed in below if id(placed) not in gone]
            spots = spots + [self._spot(placed) for placed in covered]
        placement.items = [placed for placed in placement.items if placed.row != self._lowest] + self._firm + below + singles
        placement.clusters = clusters

    def _settled(self, spots: list[Spot]) -> tuple[list[Cluster], list[Placed]]:
        """Badges, and marks of items that are alone, each in its place."""
        groups = self._groups(spots)
        while True:
            clusters, singles, stuck = self._row(groups)
            if stuck < 0:
                return clusters, singles
            at = min((at for at in (stuck, stuck - 1) if 0 <= at < len(groups) - 1), key=lambda at: groups[at + 1][1] - groups[at][0], default=-1)
            near = at >= 0 and groups[at + 1][1] - groups[at][0] < WIDE * self._sizes.row
            if not near and self._make_way(groups[stuck]):
                continue
            if at >= 0:
                groups[at : at + 2] = [together(groups[at], groups[at + 1])]
                continue
            covered = next((placed for placed in self._firm if not placed.lit and meets(reach(placed), [self._range(groups[0])])), None)
            if covered is None:
                return self._row(groups, forced=True)[:2]
            self._firm.remove(covered)
            groups = [together(groups[0], self._spot(covered))]

    def _groups(self, spots: list[Spot]) -> list[Spot]:
        """Neighbours are counted together until no badge can touch another."""
        groups: list[Spot] = []
        near = APART if self.bare else self._sizes.row * 2.2
        for spot in sorted(spots):
            if groups and spot[1] - groups[-1][0] < near:
                groups[-1] = together(groups[-1], spot)
            else:
                groups.append(spot)
        return groups

    def _row(self, groups: list[Spot], *, forced: bool = False) -> tuple[list[Cluster], list[Placed], int]:
        """Badges and single marks from left to right; and the first group that has no place, or -1. Nothing is counted as one: a
        mark that has no place is counted with a neighbour, and where none is near, it stands all the same."""
        clusters: list[Cluster] = []
        singles: list[Placed] = []
        edge, taken = -1e9, sorted(reach(placed) for placed in self._firm)
        for i, group in enumerate(groups):
            if group[5]:
                room = groups[i + 1][0] - (TICK if self.bare else self._sizes.row) if i + 1 < len(groups) else 1e9
                single = self._single(group[5], edge, room, taken)
                if single is None and min(gap(groups, i), gap(groups, i - 1)) < FAR * self._sizes.row:
                    return clusters, singles, i
                if single is None and not forced and self._blocking(group):
                    return clusters, singles, i
                singles.append(single or self._mark(group[5]))
                edge = max(edge, singles[-1].finish)
                continue
            badge = self._badge(group, edge, taken, forced=forced)
            if badge is None:
                return clusters, singles, i
            clusters.append(badge)
            edge = badge.rect.right() + 2
        return clusters, singles, -1

    def _single(self, item: str, edge: float, room: float, taken: list[tuple[float, float]]) -> Placed | None:
        """A lone item's own mark; None where it would touch something between the edge and the room's end."""
        placed = self._mark(item)
        if placed.begin < edge or placed.finish > max(room, placed.left + 2.2 * self._sizes.row) or meets((placed.begin, placed.finish), taken):
            return None
        return placed

    def _width(self, group: Spot) -> float:
        return TICK if self.bare else max(self._height, self._words.width(str(group[2])) + GAP + 2)

    def _range(self, group: Spot) -> tuple[float, float]:
        """From where to where a badge may reach."""
        slack = 1.5 * self._width(group)
        return max(group[0] - slack, self._left), min(group[1] + slack, self._right)

    def _badge(self, group: Spot, edge: float, taken: list[tuple[float, float]], *, forced: bool) -> Cluster | None:
        """A badge as near to the middle of what it counts as it can be; None where it would have to leave it."""
        width = self._width(group)
        at = wanted = min(max((group[0] + group[1]) / 2 - width / 2, self._left), self._right - width)
        begin, finish = self._range(group)
        if wanted < max(begin, edge) or wanted + width > finish or meets((wanted - 2, wanted + width + 2), taken):
            places = self._free(max(begin, edge), finish, width, wanted, taken)
            if not places and not forced:
                return None
            at = min(places, key=lambda at: abs(at - wanted)) if places else wanted
        rect = QRectF(at, self._placement.middle(self._lowest) - self._height / 2, width, self._height)
        return Cluster(group[2], group[3], group[4], rect, self.bare)

    def _free(self, begin: float, finish: float, width: float, wanted: float, taken: list[tuple[float, float]]) -> list[float]:
        """In each free stretch the place that is nearest to the wanted one."""
        found, at = [], begin
        for left, right in [*taken, (finish + 2, finish + 2)]:
            end = min(left - 2, finish)
            if end - at >= width:
                found.append(min(max(wanted, at), end - width))
            at = max(at, right + 2)
        return found

    def _blocking(self, group: Spot) -> list[Placed]:
        """What stands with words where a badge may be, what matters least first."""
        room = self._range(group)
        named = [(placed, placed.label) for placed in reversed(self._firm) if placed.label is not None]
        return [placed for placed, label in named if meets((label.left, label.left + label.width), [room])]

    def _make_way(self, group: Spot) -> bool:
        """Shorten the words that are in a badge's way, or leave them out; False where there are none."""
        found = self._blocking(group)
        if not found:
            return False
        placed, width = found[0], self._width(group)
        label, (begin, finish) = placed.label, self._range(group)
        assert label is not None
        after = label.left > placed.left
        room = finish - width - 4 - label.left if after else label.left + label.width - begin - width - 4
        if not LEAST * self._sizes.row <= room < label.width - 2:
            placed.label = None
            return True
        right, label.text = label.left + label.width, self._words.cut(label.full, label.strong, float(int(room)))
        label.width = self._words.width(label.text, label.strong)
        label.left = label.left if after else right - label.width
        return True
