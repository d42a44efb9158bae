"""Parts of a picture one below the other: on one sheet that is as high as they need, or on pages of a paper.

A part is never cut. On pages one that finds no more room begins the next page; one higher than a whole page is made smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

LEAST = 0.22
"""Columns begin on a page where so much of its height is left; else on the next."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something painted with its top left at the origin. ``air`` stands above it except at the head of a page; ``kept``: it is
    never the last on a page, because it belongs to what follows.
    """

    width: float
    height: float
    paint: Callable[[QPainter], None]
    air: float = 0.0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Parts of one width in columns that are filled one after the other and are about as long as each other."""

    parts: tuple[Part, ...]
    count: int
    gap: float
    air: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A part with its place on a page, and how much smaller it is made."""

    at: QPointF
    part: Part
    scale: float = 1.0

    @property
    def rect(self) -> QRectF:
        """Where it stands."""
        return QRectF(self.at.x(), self.at.y(), self.part.width * self.scale, self.part.height * self.scale)


def flow(parts: Sequence[Part | Columns], width: float, height: float | None) -> list[list[Placed]]:
    """Pages of what stands where, from the top left of what may be painted on; one page that is as high as it must be where
    ``height`` is None.
    """
    room = height if height is not None else float("inf")
    pages: list[list[Placed]] = [[]]
    y = 0.0
    i = 0
    while i < len(parts):
        group = _together(parts, i)
        fixed = [(part, _scale(part, width)) for part in group if isinstance(part, Part)]
        need = sum(part.height * scale + part.air for part, scale in fixed)
        last = group[-1]
        if isinstance(last, Columns):
            need += min(_columns_height(last.parts, last.count) + last.air, room * LEAST)
        if pages[-1] and y + need > room:
            pages.append([])
            y = 0.0
        for part, scale in fixed:
            y += part.air if pages[-1] else 0.0
            if pages[-1] and y + part.height * scale > room:  # what must not be parted is more than a page
                pages.append([])
                y = 0.0
            scale = min(scale, room / part.height) if part.height else scale
            pages[-1].append(Placed(QPointF(0, y), part, scale))
            y += part.height * scale
        if isinstance(last, Columns):
            y = _flow_columns(last, pages, y + last.air, room)
        i += len(group)
    return pages


def _scale(part: Part, width: float) -> float:
    """How much smaller a part that is too wide is made."""
    return width / part.width if part.width > width + 1 else 1.0


def _together(parts: Sequence[Part | Columns], first: int) -> list[Part | Columns]:
    """The parts from one on that must not be parted: those that are kept, with what they are kept with."""
    found = [parts[first]]
    while isinstance(found[-1], Part) and found[-1].kept and first + len(found) < len(parts):
        found.append(parts[first + len(found)])
    return found


def _flow_columns(columns: Columns, pages: list[list[Placed]], y: float, room: float) -> float:
    """Columns from ``y`` on, over as many pages as they need; gives where the next thing begins."""
    left = list(columns.parts)
    while left:
        filled = _fill(left, columns.count, min(_columns_height(left, columns.count), room - y))
        taken = sum(len(column) for column in filled)
        if not taken and not pages[-1]:  # one alone is higher than a page
            part = left.pop(0)
            pages[-1].append(Placed(QPointF(0, 0), part, min(1.0, room / part.height)))
        bottom = y
        for number, column in enumerate(filled):
            at = y
            for part in column:
                at += part.air if at > y else 0.0
                pages[-1].append(Placed(QPointF(number * (part.width + columns.gap), at), part))
                at += part.height
            bottom = max(bottom, at)
        left = left[taken:]
        y = bottom
        if left:
            pages.append([])
            y = 0.0
    return y


def _fill(parts: Sequence[Part], count: int, high: float) -> list[list[Part]]:
    """As many parts as columns of a height hold, column by column."""
    columns: list[list[Part]] = [[]]
    y = 0.0
    for part in parts:
        need = part.height + (part.air if columns[-1] else 0.0)
        if columns[-1] and y + need > high + 0.01:
            if len(columns) == count:
                break
            columns.append([])
            y, need = 0.0, part.height
        if y + need > high + 0.01:
            break
        columns[-1].append(part)
        y += need
    return columns


def _columns_height(parts: Sequence[Part], count: int) -> float:
    """The least height at which so many columns hold all parts."""
    low = max((part.height for part in parts), default=0.0)
    high = sum(part.height + part.air for part in parts)
    while high - low > 0.5:
        middle = (low + high) / 2
        if sum(len(column) for column in _fill(parts, count, middle)) == len(parts):
            high = middle
        else:
            low = middle
    return high
