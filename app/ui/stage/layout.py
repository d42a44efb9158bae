"""Pages of a slide: how many voices side by side, how large, and what goes on on a further page. Nothing is ever cut off.

The size of body text is a share of the page's height. At 100 % it is never below ``SMALLEST``, which the last row of a
hall can read; a larger text scale moves that floor up. Where not all fits, fewer voices stand on a page; where one voice
is too long by itself, its passages go on on a further page, smaller than the scale asks before one is cut in two.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF

from app.core.slides import Column, Slide
from app.core.stances import Mark
from app.state.theme import Theme
from app.ui.stage import columns as made
from app.ui.stage.columns import Laid, Para, Stack
from app.ui.stage.frame import Frame, Placed, PlacedAxis
from app.ui.stage.paging import groups
from app.ui.stage.texts import plain

SMALLEST = 0.022
"""The least size of body text at 100 %, as a share of the page's height."""

LARGEST = {1: 0.034, 2: 0.031, 3: 0.028}
"""The most comfortable size by the number of columns; with more columns ``LARGEST_OF_MANY``."""

LARGEST_OF_MANY = 0.026
NARROWEST = 16.5
"""The least width of a column in body sizes: some 35 letters a line."""

WIDEST = {1: 52.0, 2: 34.0}
MOST = 6
GAP = 0.05
"""Between columns, as a share of the page's height."""

_TRIES = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one page: columns with their paragraphs. ``least`` is the smallest size of body text in pixels at which they fit."""

    columns: tuple[Column, ...]
    paras: tuple[tuple[Para, ...], ...]
    least: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on top of a column or beside a passage; ``marks`` give its tones, one after the other."""

    rect: QRectF
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Marks in a row: from where, around which height, of which size."""

    marks: tuple[Mark, ...]
    left: float
    middle: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """Everything painted on one page, in pixels of the page."""

    size: float
    texts: tuple[Placed, ...]
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    axis: PlacedAxis | None
    words: str


class Deck:
    """The pages of one slide on one size of page: what stands on which is reckoned once, each page laid out when asked for."""

    def __init__(self, slide: Slide, theme: Theme, size: QSizeF, scale: float) -> None:
        self._slide, self._theme, self._height = slide, theme, size.height()
        self._frame = Frame(slide, theme, size, scale)
        self._floor = max(8.0, SMALLEST * size.height() * min(1.0, scale))
        self._least = max(8.0, SMALLEST * size.height() * scale)
        self._scale = scale
        self._stack = functools.lru_cache(maxsize=512)(self._made)
        self._sheets = tuple(self._all())
        self._pages: dict[int, Page] = {}

    @property
    def count(self) -> int:
        """How many pages there are: one at least."""
        return max(1, len(self._sheets))

    def page(self, number: int) -> Page:
        """A page by number from 0; before the first and after the last stands the last."""
        number = number if 0 <= number < self.count else self.count - 1
        if number not in self._pages:
            self._pages[number] = self._placed(number)
        return self._pages[number]

    # -- which voices on which page -----------------------------------------------------------------------------------

    def _made(self, paras: tuple[Para, ...], size: float, width: float) -> Stack:
        return made.stack(paras, self._theme, size, width)

    def _width(self, count: int, size: float) -> float:
        """Width of each of so many columns."""
        even = (self._frame.width - (count - 1) * GAP * self._height) / count
        return min(even, WIDEST[count] * size) if count in WIDEST else even

    def _room(self, columns: tuple[Column, ...]) -> float:
        return self._frame.bottom(columns) - self._frame.top

    def _all(self) -> Iterator[Sheet]:
        columns = self._slide.columns
        most = sum(self._width(count, self._least) >= NARROWEST * self._least for count in range(2, MOST + 1)) + 1
        for first, end in groups(len(columns), most, lambda first, end: self._fit(self._sheet(first, end), self._least)):
            sheet = self._sheet(first, end)
            if end - first > 1 or self._fit(sheet, sheet.least):
                yield sheet
            else:
                yield from self._too_long(columns[first])

    def _sheet(self, first: int, end: int) -> Sheet:
        group = self._slide.columns[first:end]
        return Sheet(group, tuple(made.paragraphs(column) for column in group), self._least)

    def _fit(self, sheet: Sheet, size: float, *, level: bool = False) -> bool:
        """Do these stand side by side at this size, with all that they say? Headlines are level, and if asked passages too."""
        width, room = self._width(len(sheet.columns), size), self._room(sheet.columns)
        if any(made.hopeless(paras, size, width, room) for paras in sheet.paras):
            return False
        return _levels([self._stack(paras, size, width) for paras in sheet.paras], passages=level)[2] <= room

    def _sizes(self, sheet: Sheet) -> Iterator[float]:
        """Sizes to try, from the most comfortable down; columns stay as wide as ``NARROWEST`` wants where they can."""
        count = len(sheet.columns)
        most = LARGEST.get(count, LARGEST_OF_MANY) * self._height * self._scale
        most = min(most, self._width(count, most) / NARROWEST)
        yield from _down(most, self._least)
        yield from _down(self._least, sheet.least)

    def _best(self, sheet: Sheet) -> tuple[float, bool]:
        """The largest size at which these fit, and whether their passages can be level, too; the least is known to fit.

        What fits at one size fits at all smaller ones, so the search halves them.
        """
        sizes = [*self._sizes(sheet), sheet.least]
        size = sizes[min(bisect_left(sizes, True, key=lambda size: self._fit(sheet, size)), len(sizes) - 1)]
        return size, self._fit(sheet, size, level=True)

    def _too_long(self, column: Column) -> Iterator[Sheet]:
        """One voice on several pages: what it holds, then its passages; either is cut between lines only if it must be."""
        yield from self._whole(column, made.head(column))
        passages = made.quotations(column)
        if passages:
            yield from self._whole(column, (made.continued(column), *passages))

    def _whole(self, column: Column, paras: tuple[Para, ...]) -> Iterator[Sheet]:
        whole = next((size for size in (self._least, self._floor) if self._fit(Sheet((column,), (paras,), size), size)), 0.0)
        if whole:
            yield Sheet((column,), (paras,), whole)
            return
        width = self._width(1, self._floor)
        for part in made.sliced(column, paras, self._theme, self._floor, width, self._room((column,))):
            yield Sheet((column,), (part,), self._floor)

    # -- where everything stands on a page ------------------------------------------------------------------------------

    def _placed(self, number: int) -> Page:
        frame, texts = self._frame, self._frame.texts(number, self.count)
        foot = texts[len(texts) - (2 if self._slide.footer else 1) :]
        above = texts[: len(texts) - len(foot)]
        if not self._sheets:
            words = QCoreApplication.translate("Stage", "No voice is chosen")
            above.append(Placed(plain("empty", words, self._theme, self._least, frame.width), frame.left, frame.top))
            return Page(self._least, (*above, *foot), (), (), None, _words([*above, *foot]))
        sheet = self._sheets[number]
        size, level = self._best(sheet)
        width = self._width(len(sheet.columns), size)
        stacks = [self._stack(paras, size, width) for paras in sheet.paras]
        headline, passages, _ = _levels(stacks, passages=level)
        bars: list[Bar] = []
        rows: list[Row] = []
        for i, (column, stack) in enumerate(zip(sheet.columns, stacks, strict=True)):
            x = frame.left + i * (width + GAP * self._height)
            laid = list(stack.begun_at(headline, passages))
            above += [Placed(one.text, x + one.left, frame.top + one.top) for one in laid]
            bars += self._bars(column, laid, x, width, size)
            rows += [self._row(one, x, size) for one in laid if one.para.marks]
        return Page(size, (*above, *foot), tuple(bars), tuple(rows), frame.axis(sheet.columns), _words([*above, *foot]))

    def _bars(self, column: Column, laid: list[Laid], x: float, width: float, size: float) -> Iterator[Bar]:
        """The bar on top, and one beside all passages of a column."""
        top = self._frame.top
        tones = tuple(mark for mark in column.marks if mark.step is not None)
        yield Bar(QRectF(x, top, width, made.BAR * size), tones)
        quoted = [one for one in laid if one.para.quoted]
        if quoted:
            end = quoted[-1].top + quoted[-1].text.height
            yield Bar(QRectF(x, top + quoted[0].top, made.BAR * size, end - quoted[0].top), tones[:1] if len(tones) == 1 else ())

    def _row(self, one: Laid, x: float, size: float) -> Row:
        middle = self._frame.top + one.top + one.text.first_middle()
        return Row(one.para.marks, x, middle, made.mark_size(size))


def _levels(stacks: list[Stack], *, passages: bool) -> tuple[float, float | None, float]:
    """Where the headlines begin in all columns, where the passages do if they are to be level, too, and the height of all."""
    headline = max(stack.sections[0] for stack in stacks)
    if not passages:
        return headline, None, headline + max(stack.sections[1] + stack.sections[2] for stack in stacks)
    begun = headline + max(stack.sections[1] for stack in stacks)
    return headline, begun, begun + max(stack.sections[2] for stack in stacks)


def _down(most: float, least: float) -> Iterator[float]:
    """Sizes from one down to another, both among them; none where the first is the smaller."""
    if most > least:
        yield from (most + (least - most) * i / (_TRIES - 1) for i in range(_TRIES))


def _words(texts: list[Placed]) -> str:
    return "\n".join(placed.text.words.replace("\u2028", "\n").replace("\u00a0", " ") for placed in texts if placed.text.words)
