"""Which voices stand on which page, and how large. Nothing is ever cut off.

At 100 % body text is never below ``SMALLEST``, which the last row of a hall can read; a larger text scale moves that floor
up. Where not all fits, fewer voices stand on a page. Where not even two do, their headlines stand side by side on one page
and their passages on the next, so that it remains a comparison. Where one voice is too long by itself, its passages go on
on a further page, smaller than the scale asks before one is cut in two.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import QSizeF

from app.core.paging import Group, groups
from app.core.slides import Column, Slide
from app.state.theme import Theme
from app.ui.stage import columns as made
from app.ui.stage.columns import Para, Stack
from app.ui.stage.frame import Frame, measure

SMALLEST = 0.022
"""The least size of body text at 100 %, as a share of the page's measure."""

LARGEST = {1: 0.034, 2: 0.031, 3: 0.028}
"""The most comfortable size by the number of columns; with more columns ``LARGEST_OF_MANY``."""

LARGEST_OF_MANY = 0.026
NARROWEST, NARROWEST_OF_FEW = 16.5, 15.0
"""The least width of a column in body sizes: some 35 letters a line; of two, and of headlines alone, a little less."""

WIDEST = {1: 52.0, 2: 34.0}
MOST = 6
GAP = 0.05
"""Between columns, as a share of the page's measure."""

GIVES_WAY = 0.75
"""How much smaller than the scale asks two headlines may be where they would else not stand side by side; never below 100 %."""

_TRIES = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one page: columns with their paragraphs. ``least`` is the smallest size of body text in pixels at which they fit."""

    columns: tuple[Column, ...]
    paras: tuple[tuple[Para, ...], ...]
    least: float


class Sheets:
    """The sheets of one slide on one size of page, in order, and the measures of what stands on them."""

    def __init__(self, slide: Slide, theme: Theme, page: QSizeF, scale: float) -> None:
        self._slide, self._theme, self._page, self._scale = slide, theme, page, scale
        self._measure = measure(page)
        self.frame = Frame(slide, theme, page, scale)
        self.gap = GAP * self._measure
        self.least = max(8.0, SMALLEST * self._measure * scale)
        """The size that the scale asks for, and the smallest at which several stand side by side."""
        self._floor = max(8.0, SMALLEST * self._measure * min(1.0, scale))
        self._brief = max(self._floor, GIVES_WAY * self.least)
        self._paras = tuple(made.paragraphs(column) for column in slide.columns)
        self._stack = functools.lru_cache(maxsize=256)(functools.partial(_stacked, theme))
        self._usual: Sheets | None = None
        self.all = tuple(self._sheets())

    # -- measures -------------------------------------------------------------------------------------------------------

    def width(self, count: int, size: float) -> float:
        """Width of each of so many columns."""
        even = (self.frame.width - (count - 1) * self.gap) / count
        return min(even, WIDEST[count] * size) if count in WIDEST else even

    def stacks(self, sheet: Sheet, size: float) -> list[Stack]:
        """The columns of a sheet laid out at a size."""
        width = self.width(len(sheet.columns), size)
        return [self._stack(paras, size, width) for paras in sheet.paras]

    def best(self, sheet: Sheet) -> tuple[float, bool]:
        """The largest size at which these fit, and whether their passages can be level, too; the least is known to fit.

        What fits at one size fits at all smaller ones, so the search halves them.
        """
        sizes = [*self._sizes(sheet), sheet.least]
        size = sizes[min(bisect_left(sizes, True, key=lambda size: self._fit(sheet, size)), len(sizes) - 1)]
        return size, self._fit(sheet, size, level=True)

    def _sizes(self, sheet: Sheet) -> Iterator[float]:
        """Sizes to try, from the most comfortable down; columns stay as wide as ``NARROWEST`` wants where they can."""
        count = len(sheet.columns)
        most = LARGEST.get(count, LARGEST_OF_MANY) * self._measure * self._scale
        most = min(most, self.width(count, most) / NARROWEST)
        if self._scale > 1:
            most = min(most, self._scale * self._at_usual(sheet.columns))
        yield from _down(most, self.least)
        yield from _down(self.least, sheet.least)

    def _at_usual(self, columns: tuple[Column, ...]) -> float:
        """How large these stand at 100 %: a larger scale asks for so many times that, whatever room fewer voices leave."""
        if self._usual is None:
            self._usual = Sheets(self._slide, self._theme, self._page, 1.0)
        asked = {column.voice for column in columns}
        return min(self._usual.best(sheet)[0] for sheet in self._usual.all if asked & {column.voice for column in sheet.columns})

    def _fit(self, sheet: Sheet, size: float, *, level: bool = False) -> bool:
        """Do these stand side by side at this size, with all that they say? Headlines are level, and if asked passages too."""
        width, most = self.width(len(sheet.columns), size), self.frame.foot - self.frame.top
        if any(made.hopeless(paras, size, width, most) for paras in sheet.paras):
            return False
        sections = []
        for paras in reversed(sheet.paras):  # the last has not been asked before, and one that is too tall settles it
            sections.append(made.heights(paras, self._theme, size, width))
            if sum(sections[-1]) > most:
                return False
        return levels(sections, passages=level)[2] <= self._room(sheet.columns)

    def _room(self, columns: tuple[Column, ...]) -> float:
        return self.frame.bottom(columns) - self.frame.top

    # -- which voices on which sheet ------------------------------------------------------------------------------------

    def _most(self, narrowest: float, size: float) -> int:
        """How many columns stand side by side at a size, each so many times as wide as that."""
        return sum(self.width(count, size) >= narrowest * size for count in range(2, MOST + 1)) + 1

    def _sheets(self) -> Iterator[Sheet]:
        """As few as can be with all that several voices say; neighbours that would each stand alone go through ``_apart``."""
        most = max(self._most(NARROWEST, self.least), min(2, self._most(NARROWEST_OF_FEW, self.least)))
        found = groups(len(self._slide.columns), most, lambda first, end: self._fit(self._whole(first, end), self.least))
        for alone, some in groupby(found, lambda group: group[1] - group[0] == 1):
            several = tuple(some)
            if alone:
                yield from self._apart(several[0][0], several[-1][1])
            else:
                yield from (self._whole(*group) for group in several)

    def _whole(self, first: int, end: int) -> Sheet:
        return Sheet(self._slide.columns[first:end], self._paras[first:end], self.least)

    def _apart(self, first: int, end: int) -> Iterator[Sheet]:
        """Voices of which no two fit whole: headlines side by side and then the passages, or where that won't do one by one."""
        most = max(self._most(NARROWEST_OF_FEW, self.least), min(2, self._most(NARROWEST_OF_FEW, self._brief)))
        voices = self._slide.columns[first:end]
        heads = tuple(made.head(column) for column in voices)
        for one, other in self._grouped(voices, heads, most, self._brief):
            if other - one == 1:
                yield from self._alone(first + one)
                continue
            group = voices[one:other]
            sheet = Sheet(group, heads[one:other], self.least)
            yield sheet if self._fit(sheet, self.least) else replace(sheet, least=self._brief)
            speaking = tuple(column for column in group if column.quotations)
            passages = tuple(_passages(column) for column in speaking)
            for left, right in self._grouped(speaking, passages, most, self.least):
                if right - left > 1:
                    yield Sheet(speaking[left:right], passages[left:right], self.least)
                else:
                    yield from self._long(speaking[left], passages[left])

    def _grouped(self, voices: tuple[Column, ...], paras: tuple[tuple[Para, ...], ...], most: int, least: float) -> tuple[Group, ...]:
        """Neighbours that fit side by side; two of them may be as small as ``least``."""

        def fits(first: int, end: int) -> bool:
            sheet = Sheet(voices[first:end], paras[first:end], self.least)
            return self._fit(sheet, self.least) or (end - first == 2 and least < self.least and self._fit(sheet, least))

        return groups(len(voices), most, fits)

    def _alone(self, number: int) -> Iterator[Sheet]:
        """One voice, and where it is too long on several sheets: what it holds, then its passages."""
        sheet, column = self._whole(number, number + 1), self._slide.columns[number]
        if self._fit(sheet, self.least):
            yield sheet
            return
        yield from self._long(column, made.head(column))
        if column.quotations:
            yield from self._long(column, _passages(column))

    def _long(self, column: Column, paras: tuple[Para, ...]) -> Iterator[Sheet]:
        """Paragraphs of one voice, smaller where they must be, and cut between lines only where that does not help."""
        whole = next((size for size in (self.least, self._floor) if self._fit(Sheet((column,), (paras,), size), size)), 0.0)
        if whole:
            yield Sheet((column,), (paras,), whole)
            return
        width = self.width(1, self._floor)
        for part in made.sliced(column, paras, self._theme, self._floor, width, self._room((column,))):
            yield Sheet((column,), (part,), self._floor)


def _stacked(theme: Theme, paras: tuple[Para, ...], size: float, width: float) -> Stack:
    return made.stack(paras, theme, size, width)


def _passages(column: Column) -> tuple[Para, ...]:
    """What stands on a further page: the name again, and the passages."""
    return (made.continued(column), *made.quotations(column))


def levels(sections: list[made.Sections], *, passages: bool) -> tuple[float, float | None, float]:
    """Where the headlines begin in all columns, where the passages do if they are to be level, too, and the height of all."""
    headline = max(heights[0] for heights in sections)
    if not passages:
        return headline, None, headline + max(heights[1] + heights[2] for heights in sections)
    begun = headline + max(heights[1] for heights in sections)
    return headline, begun, begun + max(heights[2] for heights in sections)


def _down(most: float, least: float) -> Iterator[float]:
    """Sizes from one down to another, both among them; none where the first is the smaller."""
    if most > least:
        yield from (most + (least - most) * i / (_TRIES - 1) for i in range(_TRIES))
