"""How many voices stand on a page: pure reckoning over a question that the layout answers, *do these fit side by side?*"""

from __future__ import annotations

from collections.abc import Callable

Group = tuple[int, int]
"""Neighbouring columns: the number of the first, and of the one after the last."""


def groups(count: int, most: int, fits: Callable[[int, int], bool]) -> tuple[Group, ...]:
    """``count`` columns in order on as few pages as can be, and as even as can be, at most ``most`` on one.

    One column alone is always allowed, whether it fits or not: whoever lays it out goes on on further pages.

    >>> groups(7, 4, lambda first, end: True)
    ((0, 4), (4, 7))
    >>> groups(4, 3, lambda first, end: end - first == 1 or first > 0)
    ((0, 1), (1, 4))
    """
    best: list[tuple[int, int]] = [(0, 0)]
    cut: list[int] = [0]
    widest = 0
    for end in range(1, count + 1):  # with one column more, at most one more than before fits
        widest = next((width for width in range(min(most, widest + 1), 1, -1) if fits(end - width, end)), 1)
        choices = []
        for first in range(end - widest, end):  # fewer of those that fit do so too, each with more room
            pages, uneven = best[first]
            choices.append((pages + 1, uneven + (end - first) ** 2, -first))
        pages, uneven, first = min(choices)
        best.append((pages, uneven))
        cut.append(-first)
    return _walk(cut, count)


def _walk(cut: list[int], count: int) -> tuple[Group, ...]:
    """The groups from the first to the last, from where each one that ends here begins."""
    result: list[Group] = []
    end = count
    while end > 0:
        result.append((cut[end], end))
        end = cut[end]
    return tuple(reversed(result))
