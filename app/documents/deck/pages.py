"""The voices of a theme on slides: which stand side by side, how large, and what goes on a further slide.

The columns are those of the stage (``app/core/slides``): the lecturer's first thing is the headline, then come the first
sentences of our summary and the leading passage with its source. What stands on a slide is never smaller than ``LEAST``. As
many voices stand side by side as fit with all this; where that makes fewer slides, their headlines stand side by side and
their passages on the next slide, *continued*, so that it remains a comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.core.blocks import Block
from app.core.paging import groups
from app.core.slides import Column, Slide
from app.documents import fitting
from app.documents.deck.base import ACROSS
from app.documents.deck.columns import QUOTED, Part, body, head, passages, silent, stance, summary
from app.documents.fitting import Para, height

SIZES = (20.0, 19.0, 18.0, 17.0, 16.0)
"""Sizes of body text to try, in points."""

LEAST = SIZES[-1]
COMFORTABLE = 18.0
"""Text is set no larger than this where sentences of a summary would have to give way to it."""

MOST = 4
LONE, UNEVEN = 0.6, 0.01
"""What a slide with one voice of several costs, and groups of unlike size, counted in slides."""

GAP = 28.0
BAR, AIR = 4.0, 9.0
"""The bar on top of a column, and the air under it."""

TIGHT = 2.0
"""The air between a name and its stance."""

WIDEST = 620.0
@dataclass(frozen=True, slots=True)
class Laid:
    """A column at a size: paragraphs of its boxes, and the heights of the first two together, the third and the fourth."""

    part: Part
    head: tuple[Para, ...]
    stance: tuple[Para, ...]
    body: tuple[Para, ...]
    quoted: tuple[Para, ...]
    heights: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """A slide's columns, all at one size; ``headline`` and ``passages`` are where these begin, counted from the top (None: right under the headline)."""

    size: float
    across: float
    columns: tuple[Laid, ...]
    headline: float
    passages: float | None
    aside: float = 0.0
    """How far to the right of its headline the passages of a voice that stands alone begin."""


class Pages:
    """The slides of one theme. ``texts`` are the summaries by voice, ``room`` says how tall some columns may be. Silent voices have no column."""

    def __init__(self, slide: Slide, texts: dict[str, Block], room: Callable[[Sequence[Column]], float]) -> None:
        self._texts, self._free = texts, room
        speaking = tuple(column for column in slide.columns if not silent(column))
        self._columns = speaking or slide.columns

    def all(self) -> list[Page]:
        """The slides in their order, as few as can be: one at least, where there is a voice.

        Neighbours stand on one slide with all they say, or what they hold stands side by side and their passages on the next.
        A voice that stands alone is no comparison, so that costs more than half a slide.
        """
        count = len(self._columns)
        best: list[tuple[float, list[Page]]] = [(0.0, [])]
        for end in range(1, count + 1):
            choices = []
            for first in range(max(0, end - MOST), end):
                pages = self._group(first, end)
                if pages is not None:
                    lone = sum(len(page.columns) == 1 for page in pages) * LONE if count > 1 else 0.0
                    choices.append((best[first][0] + len(pages) + lone + UNEVEN * (end - first) ** 2, best[first][1] + pages))
            best.append(min(choices, key=lambda choice: choice[0]))
        return best[count][1]

    def _room(self, parts: Sequence[Part]) -> float:
        return self._free([part.column for part in parts]) - BAR - AIR

    def _first(self, part: Part) -> Part:
        return replace(part, sentences=1 if summary(part, self._texts) is not None else 0)

    def _group(self, first: int, end: int) -> list[Page] | None:
        """The slides of neighbours; None where they can't stand side by side. One alone always can."""
        some = self._columns[first:end]
        whole = [self._first(Part(column)) for column in some]
        if self._fits(whole, LEAST):
            return [self._best(whole)]
        heads = [self._first(Part(column, passages=False)) for column in some]
        if not self._fits(heads, LEAST):
            return list(self._long(whole[0])) if len(some) == 1 else None
        pages = [self._best(heads)]
        speaking = [Part(column, continued=True, heading=False) for column in some if column.quotations]
        for left, right in groups(len(speaking), MOST, lambda a, b: self._fits(speaking[a:b], LEAST)):
            parts = speaking[left:right]
            pages += [self._best(parts)] if self._fits(parts, LEAST) else self._long(parts[0])
        return pages

    def _long(self, part: Part) -> Iterator[Page]:
        """One voice that is too long for a slide: cut between lines, and continued."""
        across, room = self._across(1), self._room([part])
        made = self._laid(replace(part, sentences=99 if part.sentences else 0), LEAST, across)
        rest: tuple[Para, ...] = made.quoted if not part.heading else (*made.body, *made.quoted)
        top, again = made.head, part.continued
        coded = made.stance
        if made.heights[0] > room / 2:  # a name that fills a slide
            rest, top, coded = (*made.head, *made.stance, *rest), (), ()
        while rest or top:
            over = height(top, across) + height(coded, across) + TIGHT + 0.5 * LEAST
            taken, rest = fitting.split(rest, across, room - over) if rest else ((), ())
            quoted = tuple(one for one in taken if one.indent == QUOTED)
            held = tuple(one for one in taken if one.indent != QUOTED)
            column = Laid(replace(part, continued=again), top, coded, held, quoted, (over, height(held, across), height(quoted, across)))
            yield Page(LEAST, across, (column,), over, None)
            again, coded, top = True, (), head(part.column, LEAST, across, again=True) if rest else ()
            if height(top, across) > room / 2:
                top = ()

    # -- measures -----------------------------------------------------------------------------------------------------

    def _across(self, count: int) -> float:
        return min(WIDEST, (ACROSS - (count - 1) * GAP) / count)

    def _laid(self, part: Part, size: float, across: float) -> Laid:
        above, coded = head(part.column, size, across, again=part.continued), () if part.continued else stance(part.column, size)
        under, quoted = body(part, size, self._texts), passages(part.column.quotations, size) if part.passages else ()
        air = round(0.5 * size)
        top = height(above, across) + height(coded, across) + (TIGHT if coded else 0) + (air if under or quoted else 0)
        return Laid(part, above, coded, under, quoted, (top, height(under, across) + (air if quoted and under else 0), height(quoted, across)))

    def _fits(self, parts: Sequence[Part], size: float) -> bool:
        """Do these stand side by side at a size, with all they say?"""
        return self._page(parts, size) is not None

    def _page(self, parts: Sequence[Part], size: float, *, level: bool = False) -> Page | None:
        aside = len(parts) == 1 and parts[0].heading and parts[0].passages and bool(parts[0].column.quotations)
        across, room = self._across(2 if aside else len(parts)), self._room(parts)
        columns = tuple(self._laid(part, size, across) for part in parts)
        headline = max(column.heights[0] for column in columns)
        if aside:
            fits = headline + max(columns[0].heights[1:]) <= room
            return Page(size, across, columns, headline, headline, across + GAP) if fits else None
        begun = headline + max(column.heights[1] for column in columns)
        if begun + max(column.heights[2] for column in columns) <= room:
            return Page(size, across, columns, headline, begun)
        if level or headline + max(column.heights[1] + column.heights[2] for column in columns) > room:
            return None
        return Page(size, across, columns, headline, None)

    def _best(self, parts: Sequence[Part]) -> Page:
        """The largest size at which these fit with their whole summaries, or else with some of their sentences, as long as passages stay level."""
        whole = [replace(part, sentences=len(found[1])) if part.sentences and (found := summary(part, self._texts)) is not None else part for part in parts]
        for size in SIZES if not all(part.passages for part in parts) else SIZES[:-1]:
            if (page := self._page(whole, size, level=True)) is not None:
                return page
        made = next(page for size in SIZES if (page := self._page(parts, size)) is not None)
        if made.size > COMFORTABLE and whole != parts:
            made = self._page(parts, COMFORTABLE) or made
        parts = list(parts)
        for number, part in enumerate(parts):
            for count in range(2, whole[number].sentences + 1):
                tried = [*parts[:number], replace(part, sentences=count), *parts[number + 1 :]]
                if (page := self._page(tried, made.size, level=True)) is None:
                    break
                parts, made = tried, page
        return made
