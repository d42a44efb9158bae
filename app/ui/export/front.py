"""The head of the first page: the question, what is at stake, the poles, how it was coded; beside it what stands on which page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.core.words import translate
from app.state.theme import Theme, font
from app.ui.export import furniture
from app.ui.export.content import Content
from app.ui.export.pages import Ground, Page, Part
from app.ui.export.setting import Text, blocks_text, words_text
from app.ui.export.sheet import SCALE, Sheet
from app.ui.parts.text import Type

ASIDE = 58.0
"""Width of the contents beside the text, in millimetres; below it where the page is too narrow for both."""

NUMBER = 9.0
"""Room for a page number, in millimetres."""

LINES = 5
"""As many lines as the question may take on top."""


class Front:
    """Lays out the first page's matter. The numbers of pages are put in when they are known."""

    def __init__(self, content: Content, sheet: Sheet, theme: Theme, kind: Type) -> None:
        self._content, self._sheet, self._theme = content, sheet, theme
        self._page: Page | None = None
        self._lists: Page | None = None
        self._places: dict[str, QPointF] = {}
        self._numbers: dict[str, int] = {}
        self._beside = sheet.area.width() > sheet.units(ASIDE * 2.4)
        self._about = blocks_text(content.about, kind, sheet.area.width() - sheet.units(ASIDE + 8.0) * self._beside)
        self._start = 0

    def put(self, page: Page, top: float, bottom: float) -> float | None:
        """Lay it on a page that is empty; gives where the rest of the page begins, or None where it needs a further page."""
        area, units = self._sheet.area, self._sheet.units
        first, y = self._page is None, top
        self._page = page
        if first:
            y = self._put(furniture.within(self._content.question, LINES, self._title), area.left(), y) + units(2.0)
            page.items.append(Ground(QRectF(area.left(), y, area.width(), units(0.35)), self._theme.ink_soft))
            y += units(4.0)
        start, end = self._start, len(self._about.lines)
        if start < end:
            self._start = self._about.part(start, bottom - y, bottom - y)
            page.items.append(Part(self._about, start, self._start, QPointF(area.left(), y), "front"))
        below = y + self._about.height(start, self._start)
        if self._beside and first:
            below = max(below, self._contents(area.right() - units(ASIDE), y, units(ASIDE), bottom))
        if self._start < end:
            return None
        if not self._beside:
            if bottom - below < units(40.0) and below > top:
                return None
            below = self._contents(area.left(), below + units(5.0), area.width(), bottom)
        return below + units(7.0)

    def _title(self, words: str) -> Text:
        return words_text([(words, font(SCALE * 1.25, "title", serif=True, weight=600), self._theme.ink)], self._sheet.area.width())

    def _put(self, text: Text, x: float, y: float) -> float:
        """Put a text and give where it ends."""
        assert self._page is not None
        self._page.items.append(Part(text, 0, len(text.lines), QPointF(x, y), "front"))
        return y + text.height()

    def _contents(self, x: float, y: float, width: float, bottom: float) -> float:
        """Themes and lists with the numbers of their pages, then everybody's names; as much of it as goes on the page."""
        units, theme = self._sheet.units, self._theme
        self._lists = self._page
        entries = [*self._content.themes, *((ending.title, ending.title) for ending in self._content.endings)]
        y = self._heading(translate("BoardPages", "Contents"), x, y, width)
        for key, title in entries:
            room = width - units(NUMBER)
            line = words_text([(furniture.shortened(title, 2, furniture.small(), room), furniture.small(), theme.ink)], room)
            if y + line.height() > bottom:
                return y
            self._places[key] = QPointF(x + width - units(NUMBER), y)
            y = self._put(line, x, y) + units(0.5)
        voices = words_text([(self._content.voices, furniture.small(), theme.ink)], width)
        if y + units(8.0) + voices.height() > bottom:
            return y
        y = self._heading(translate("BoardPages", "Voices"), x, y + units(3.0), width)
        return self._put(voices, x, y)

    def _heading(self, words: str, x: float, y: float, width: float) -> float:
        heading = words_text([(words.upper(), furniture.small(weight=700), self._theme.band_ink)], width)
        return self._put(heading, x, y) + self._sheet.units(0.8)

    def number(self, key: str, page: int) -> None:
        """Something of the contents begins on a page, counted from 0 in this debate."""
        self._numbers[key] = page

    def put_numbers(self, before: int) -> None:
        """Write the numbers in; ``before`` is how many pages stand before this debate's."""
        self._page = self._lists
        for key, place in self._places.items():
            if key in self._numbers:
                text = words_text([(str(before + self._numbers[key] + 1), furniture.small(), self._theme.ink)], self._sheet.units(NUMBER), right=True)
                self._put(text, place.x(), place.y())
