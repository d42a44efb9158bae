"""From the words of a printed board to its pages: which rows on which page, and where a row that is too tall is cut.

Pages end between rows. A row that is taller than a page is cut in every column for itself, between paragraphs, and goes on
under its heads and its band, which then says *continued*. A band never stands without text under it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from app.core.words import translate
from app.state.theme import Theme
from app.ui.export import front, furniture
from app.ui.export.content import Content, Ending, Strip
from app.ui.export.pages import Bookmark, Ground, Page, Pages, Part
from app.ui.export.setting import UNIT, Text, blocks_text, cell_text, print_type
from app.ui.export.sheet import GAP, Sheet
from app.ui.parts.text import Type

LEAST = 0.3
"""A row that is cut anyway begins on a page that is begun where so much of it is free, as a share."""

PAD = 1.6
"""Around a cell's text, above and below, in millimetres."""


@dataclass
class Maker:
    """Puts one debate on pages. ``step(done, of)`` is called between rows and may raise, to stop."""

    content: Content
    sheet: Sheet
    theme: Theme
    step: Callable[[int, int], None]
    before: int = 0
    """How many pages stand before this debate's."""
    kind: Type = field(init=False)
    pages: list[Page] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    y: float = 0.0
    """Where the next thing goes on the last page."""
    heads: tuple[str, ...] = ()
    """The voices whose heads stand last on the page; empty where none do."""
    written: set[str] = field(default_factory=set)
    """Themes whose poles have been explained."""

    def __post_init__(self) -> None:
        self.kind = print_type(self.theme)
        area = self.sheet.area
        self.top = area.top() + furniture.running_height() + self.mm(3.5)
        self.bottom = area.bottom() - furniture.running_height() - self.mm(3.0)

    def mm(self, millimetres: float) -> float:
        """Millimetres in units of the layout."""
        return self.sheet.units(millimetres)

    def made(self) -> tuple[list[Page], list[Bookmark]]:
        """All pages, without running heads and feet."""
        self._fresh()
        self.bookmarks.append(Bookmark(self.content.question, 0, 0))
        opening = front.Front(self.content, self.sheet, self.theme, self.kind)
        while (below := opening.put(self.pages[-1], self.y, self.bottom)) is None:
            self._fresh()
        self.y = below
        begun = ""
        for number, strip in enumerate(self.content.strips):
            self.step(number, len(self.content.strips))
            page = self._strip(strip)
            if strip.theme != begun:
                begun = strip.theme
                self.bookmarks.append(Bookmark(strip.title, page, 1))
                opening.number(strip.theme, page)
            self.bookmarks.append(Bookmark(", ".join(head.name for head in strip.heads), page, 2))
        for ending in self.content.endings:
            page = self._ending(ending)
            self.bookmarks.append(Bookmark(ending.title, page, 1))
            opening.number(ending.title, page)
        opening.put_numbers(self.before)
        return self.pages, self.bookmarks

    def _fresh(self, title: str = "") -> Page:
        """A new page; the first has no running head, and more room."""
        page = Page(title=title)
        self.y, self.heads = (self.top if self.pages else self.sheet.area.top()), ()
        self.pages.append(page)
        return page

    # -- rows -------------------------------------------------------------------------------------------------------------

    def _strip(self, strip: Strip) -> int:
        """Put one row; gives the page on which it begins."""
        columns = self.sheet.columns(len(strip.voices))
        texts = [cell_text(cell, self.kind, width) for cell, (_, width) in zip(strip.cells, columns, strict=True)]
        tops = [furniture.head(head, self.theme, width) for head, (_, width) in zip(strip.heads, columns, strict=True)]
        at = [0] * len(texts)
        begun, cut = -1, False
        while True:
            full = strip.theme not in self.written
            band = furniture.Band(strip, self.sheet, self.theme, cut=cut, full=full)
            heads = 0.0 if self.heads == strip.voices else max(text.height() for text in tops) + self.mm(2.6)
            gap = self.mm(4.0) if heads and self.y > self.top else 0.0
            lead = gap + heads + band.height + 2 * self.mm(PAD)
            room = self.bottom - self.y - lead
            whole = self.bottom - self.top - max(heads, max(text.height() for text in tops) + self.mm(2.6)) - band.height - 2 * self.mm(PAD)
            fits = max(text.height(start) for text, start in zip(texts, at, strict=True)) <= room
            sign = 0.0 if fits else furniture.going_on_height(self.sheet)
            ends = self._ends(texts, at, room - sign, whole - sign) if fits or self.y <= self.top or self._may_begin(texts, room, whole) else None
            if ends is None:
                self._fresh(strip.title)
                continue
            if begun < 0:
                begun = len(self.pages) - 1
            self._place(strip, texts, tops if heads else [], columns, band, at, ends, gap, heads)
            self.written.add(strip.theme)
            at, cut = ends, True
            if all(end == len(text.lines) for end, text in zip(at, texts, strict=True)):
                return begun
            self._fresh(strip.title)

    def _may_begin(self, texts: list[Text], room: float, whole: float) -> bool:
        """May a row that does not fit here begin here all the same? Only if it would not fit on a page of its own either."""
        return max(text.height() for text in texts) > whole and room >= LEAST * whole

    def _ends(self, texts: list[Text], at: list[int], room: float, whole: float) -> list[int] | None:
        """Where every column ends; None where one of them would better begin on the next page, so that none begins alone."""
        fresh = self.y <= self.top
        ends = [text.part(start, room, room if fresh else whole) if start < len(text.lines) else start for text, start in zip(texts, at, strict=True)]
        stuck = any(end == start < len(text.lines) for end, start, text in zip(ends, at, texts, strict=True))
        return None if stuck and not fresh else ends

    def _place(
        self, strip: Strip, texts: list[Text], tops: list[Text], columns: list[tuple[float, float]], band: furniture.Band, at: list[int], ends: list[int], gap: float, heads: float
    ) -> None:
        """Heads, band and cells on the last page, and rules between the columns."""
        page = self.pages[-1]
        page.title = page.title or strip.title
        self.y += gap
        above = self.y
        for text, (left, _) in zip(tops, columns, strict=False):
            page.items.append(Part(text, 0, len(text.lines), QPointF(left, self.y), "head"))
        self.y += heads
        self.heads = strip.voices
        band.put(page, self.y)
        below, self.y = self.y + band.height, self.y + band.height + self.mm(PAD)
        for text, (left, _), start, end in zip(texts, columns, at, ends, strict=True):
            if end > start:
                page.items.append(Part(text, start, end, QPointF(left, self.y), "cell"))
        self._say_where_it_goes_on(texts, columns, at, ends)
        sign = furniture.going_on_height(self.sheet) if any(end < len(text.lines) for end, text in zip(ends, texts, strict=True)) else 0.0
        self.y += max(text.height(start, end) for text, start, end in zip(texts, at, ends, strict=True)) + sign + self.mm(PAD)
        thin = self.mm(0.2)
        for left, _ in columns[1:]:
            x = left - self.mm(GAP) / 2
            for first, last in ((above, above + heads - self.mm(0.8)), (below, self.y - self.mm(PAD) / 2)):
                if last - first > self.mm(2):
                    page.items.append(Ground(QRectF(x - thin / 2, first, thin, last - first), self.theme.hairline))

    def _say_where_it_goes_on(self, texts: list[Text], columns: list[tuple[float, float]], at: list[int], ends: list[int]) -> None:
        """Under every column that is cut: on which page it goes on."""
        number = self.before + len(self.pages) + 1
        for text, (left, width), start, end in zip(texts, columns, at, ends, strict=True):
            if end < len(text.lines):
                place = QPointF(left, self.y + text.height(start, end) + self.mm(furniture.ABOVE_SIGN))
                sign = furniture.going_on_words(number, self.theme, width)
                self.pages[-1].items.append(Part(sign, 0, len(sign.lines), place, "sign"))

    # -- lists at the end -------------------------------------------------------------------------------------------------

    def _ending(self, ending: Ending) -> int:
        """A list in columns of text under its heading; gives the page on which it begins."""
        columns = self.sheet.columns(max(1, self.sheet.most() - 1))
        text = blocks_text(ending.blocks, self.kind, columns[0][1])
        heading = furniture.heading(ending.title, self.theme, self.sheet.area.width())
        room = self.bottom - self.y - self.mm(8) - heading.height() - self.mm(3)
        if self.y > self.top and room < self.mm(45) and text.height() / len(columns) > room:
            self._fresh(ending.title)
        begun, start, first = len(self.pages) - 1, 0, True
        while start < len(text.lines):
            page = self.pages[-1]
            page.title = page.title or ending.title
            self.y += self.mm(8) if self.y > self.top else 0.0
            again = heading if first else furniture.heading(furniture.going_on(ending.title), self.theme, self.sheet.area.width())
            page.items.append(Part(again, 0, len(again.lines), QPointF(self.sheet.area.left(), self.y), "ending"))
            self.y += again.height() + self.mm(3)
            ends = self._balanced(text, start, len(columns), self.bottom - self.y)
            for (left, _), one, other in zip(columns, [start, *ends], ends, strict=False):
                page.items.append(Part(text, one, other, QPointF(left, self.y), "ending"))
            self.y += max(text.height(one, other) for one, other in zip([start, *ends], ends, strict=False))
            start, first, self.heads = ends[-1], False, ()
            if start < len(text.lines):
                self._fresh(ending.title)
        return begun

    def _balanced(self, text: Text, start: int, count: int, room: float) -> list[int]:
        """Where the columns of a page end: full, or on the last page all of about one height."""
        ends = _filled(text, start, count, room)
        if ends[-1] < len(text.lines):
            return ends
        low, high = text.height(start) / count, room
        while high - low > self.mm(2):
            middle = (low + high) / 2
            tried = _filled(text, start, count, middle)
            if tried[-1] == len(text.lines) and all(text.lines[end].before == UNIT for end in tried[:-1]):
                ends, high = tried, middle
            else:
                low = middle
        return ends


def _filled(text: Text, start: int, count: int, room: float) -> list[int]:
    """Where each of so many columns ends; fewer where fewer will do."""
    ends: list[int] = []
    for _ in range(count):
        start = text.part(start, room, room)
        ends.append(start)
        if start == len(text.lines):
            break
    return ends


def laid_out(contents: list[Content], sheet: Sheet, theme: Theme, step: Callable[[int, int], None]) -> Pages:
    """The pages of one or several debates, numbered through, with running heads and feet. ``step`` may raise, to stop."""
    pages: list[Page] = []
    marks: list[Bookmark] = []
    plan: list[tuple[Content, int]] = []
    for content in contents:
        made, found = Maker(content, sheet, theme, step, len(pages)).made()
        marks += [Bookmark(mark.title, mark.page + len(pages), mark.level) for mark in found]
        plan.append((content, len(made)))
        pages += made
    number = 0
    for content, count in plan:
        for i in range(count):
            number += 1
            said = translate("BoardPages", "{page} of {pages}").format(page=number, pages=len(pages))
            furniture.run(pages[number - 1], sheet, theme, "" if i == 0 else content.question, said, content.stamp)
    return Pages(sheet, tuple(pages), tuple(marks), contents[0].question)
