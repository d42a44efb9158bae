"""What every page of a printed board has besides its cells: heads of columns, bands, headings, running heads and feet."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from app.core.marks import sentence
from app.core.words import translate
from app.state.theme import Theme, font
from app.ui.export.content import Head, Strip
from app.ui.export.pages import Axis, Ground, Page, Part
from app.ui.export.setting import Text, words_text
from app.ui.export.sheet import SCALE, Sheet

ABOVE_SIGN = 1.0
"""In millimetres: between a column that is cut and the words that say so."""

LONGEST = 1_000
"""Letters of a head, a title or a question that are looked at."""

AXIS = 24.0
"""Width of the drawn axis in a band, in millimetres."""


def small(*, weight: int = 400, italic: bool = False, serif: bool = False) -> QFont:
    """The font of small print."""
    return font(SCALE, "small", weight=weight, italic=italic, serif=serif)


def within(words: str, most: int, made: Callable[[str], Text]) -> Text:
    """Words as ``made`` sets them, in at most so many lines: a pack may hold a page where a line is meant. Nothing is so long in ours."""
    short = words[:LONGEST]
    whole = made(short if short == words else short + "…")
    if len(whole.lines) <= most:
        return whole
    low, high = 0, len(short)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if len(made(short[:middle].rstrip() + "…").lines) <= most else (low, middle)
    return made(short[:low].rstrip() + "…")


def shortened(words: str, most: int, face: QFont, width: float) -> str:
    """Words that take at most so many lines of a width."""
    return within(words, most, lambda part: words_text([(part, face, "#000000")], width)).paragraphs[0].words


def head(shown: Head, theme: Theme, width: float) -> Text:
    """The head of a column. A label is shortened before its giver is (METHOD 21)."""
    wording, opening, giver = shown.label.rpartition(" (")
    if not wording:
        wording, opening, giver = shown.label, "", ""

    def made(name: str, label: str) -> Text:
        pieces = [(name, font(SCALE, "name", weight=600), theme.ink)]
        for words in (shown.under, label + opening + giver if label else ""):
            if words:
                pieces += [("\u2028", small(), theme.ink_soft), (words, small(), theme.ink_soft)]
        return words_text(pieces, width)

    named = shortened(shown.name, 3, font(SCALE, "name", weight=600), width)
    return within(wording, 8, lambda label: made(named, label))


def going_on(title: str) -> str:
    """A heading that stands again where its matter goes on."""
    return translate("BoardPages", "{title}, continued").format(title=title)


def going_on_words(page: int, theme: Theme, width: float) -> Text:
    """What stands under a column that is cut."""
    words = translate("BoardPages", "continued on page {page}").format(page=page)
    return words_text([(words, small(italic=True), theme.ink_faint)], width)


def going_on_height(sheet: Sheet) -> float:
    """Room that it takes, with what is free above it."""
    return QFontMetricsF(small()).height() + sheet.units(ABOVE_SIGN)


def heading(title: str, theme: Theme, width: float) -> Text:
    """The heading of a list."""
    return words_text([(title, font(SCALE, "head", serif=True, weight=600), theme.ink)], width)


class Band:
    """A theme's band: title, question and both poles; ``cut``: its row began on a page before; ``full``: the poles are explained."""

    def __init__(self, strip: Strip, sheet: Sheet, theme: Theme, *, cut: bool, full: bool) -> None:
        self._sheet, self._theme, self._strip = sheet, theme, strip
        self._pad = sheet.units(1.4)
        width = sheet.area.width() - 2 * sheet.units(2.0)
        face = font(SCALE, "normal", serif=True, italic=True)
        aside = QFontMetricsF(small()).horizontalAdvance(strip.part) + sheet.units(2.0) if strip.part else 0.0
        room = width - aside - (sheet.units(3.0) if aside else 0.0)
        pieces = [(shortened(strip.title.upper(), 2, small(weight=700), room), small(weight=700), theme.band_ink)]
        if cut:
            pieces.append((" · " + translate("BoardPages", "continued"), small(weight=600, italic=True), theme.band_ink))
        asked = strip.question if full else ""
        self._title = within(asked, 4, lambda words: words_text([*pieces, *([("   " + words, face, theme.ink_soft)] if words else [])], room))
        self._part = words_text([(strip.part, small(), theme.band_ink)], aside, right=True) if strip.part else None
        self._ends = self._poles(width, full=full)
        self._axis = words_text([(shortened(sentence(strip.axis), 2, small(italic=True), width), small(italic=True), theme.ink_soft)], width) if strip.axis and full else None
        below = max((end.height() for end in self._ends), default=0.0)
        axis = self._axis.height() if self._axis is not None else 0.0
        self._lines = [self._title.height(), axis, below]
        self.height = sum(self._lines) + 2 * self._pad + sheet.units(0.6) * sum(1 for line in self._lines[1:] if line)

    def _poles(self, width: float, *, full: bool) -> list[Text]:
        """The words at both ends, on either side of the drawn axis."""
        if not self._strip.poles:
            return []
        each = (width - self._sheet.units(AXIS + 8.0)) / 2
        made = []
        for i, (name, meaning) in enumerate(self._strip.poles):
            name = shortened(name, 3, small(weight=600), each)
            made.append(within(meaning if full else "", 6, functools.partial(self._pole, name, each, i == 1)))
        return made

    def _pole(self, name: str, width: float, right: bool, meaning: str) -> Text:
        pieces = [(name, small(weight=600), self._theme.band_ink)]
        if meaning:
            pieces.append((": " + meaning, small(), self._theme.ink_soft))
        return words_text(pieces, width, right=right)

    def put(self, page: Page, y: float) -> None:
        """Lay the band on a page."""
        area, units = self._sheet.area, self._sheet.units
        page.items.append(Ground(QRectF(area.left(), y, area.width(), self.height), self._theme.band))
        for edge in (y, y + self.height):
            page.items.append(Ground(QRectF(area.left(), edge - units(0.1), area.width(), units(0.2)), self._theme.hairline))
        left, right = area.left() + units(2.0), area.right() - units(2.0)
        y += self._pad
        page.items.append(_whole(self._title, left, y))
        if self._part is not None:
            page.items.append(_whole(self._part, right - self._part.width, y))
        y += self._lines[0] + units(0.6)
        if self._axis is not None:
            page.items.append(_whole(self._axis, left, y))
            y += self._lines[1] + units(0.6)
        if self._ends:
            first, second = self._ends
            page.items.append(_whole(first, left, y))
            page.items.append(Axis(QRectF(left + first.width + units(4.0), y, units(AXIS), QFontMetricsF(small()).height()), self._strip.turned))
            page.items.append(_whole(second, right - second.width, y))


def _whole(text: Text, x: float, y: float) -> Part:
    return Part(text, 0, len(text.lines), QPointF(x, y), "band")


def running_height() -> float:
    """Height of the line at the head and at the foot of a page."""
    return QFontMetricsF(small()).height()


def run(page: Page, sheet: Sheet, theme: Theme, question: str, number: str, stamp: str) -> None:
    """The line above and the line below: question and what the page holds; pack and date, and the number of the page."""
    area = sheet.area
    height = running_height()
    if question:
        title = _one_line(page.title, small(), theme, area.width() * 0.42, right=True)
        asked = _one_line(question, small(serif=True, italic=True), theme, area.width() * 0.56)
        line = Ground(QRectF(area.left(), area.top() + height + sheet.units(0.8), area.width(), sheet.units(0.2)), theme.hairline)
        page.items[:0] = [_running(asked, area.left(), area.top()), _running(title, area.right() - title.width, area.top()), line]
    foot = area.bottom() - height
    page.items.append(Ground(QRectF(area.left(), foot - sheet.units(1.0), area.width(), sheet.units(0.2)), theme.hairline))
    said = _one_line(number, small(weight=600), theme, area.width() * 0.14, right=True)
    page.items.append(_running(_one_line(stamp, small(), theme, area.width() * 0.85), area.left(), foot))
    page.items.append(_running(said, area.right() - said.width, foot))


def _one_line(words: str, face: QFont, theme: Theme, width: float, *, right: bool = False) -> Text:
    """Words shortened to a line: what is too long for it stands whole elsewhere."""
    shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, width * 0.98)
    return words_text([(shown, face, theme.ink_soft)], width, right=right)


def _running(text: Text, x: float, y: float) -> Part:
    return Part(text, 0, len(text.lines), QPointF(x, y), "running")
