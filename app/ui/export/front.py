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


class Front:
    """Lays out the first page's matter. The numbers of pages are put in when they are known."""

    def __init__(self, content: Content, sheet: Sheet, theme: Theme, kind: Type) -> None:
        self._content, self._sheet, self._theme, self._kind = content, sheet, theme, kind
        self._page: Page | None = None
        self._places: dict[str, QPointF] = {}
        self._numbers: dict[str, int] = {}

    def put(self, page: Page) -> float:
        """Lay it on a page that is empty; gives where the rest of the page begins."""
        self._page = page
        area, units = self._sheet.area, self._sheet.units
        y = area.top()
        title = words_text([(self._content.question, font(SCALE * 1.25, "title", serif=True, weight=600), self._theme.ink)], area.width())
        y = self._put(title, area.left(), y) + units(2.0)
        page.items.append(Ground(QRectF(area.left(), y, area.width(), units(0.35)), self._theme.ink_soft))
        y += units(4.0)
        beside = area.width() > units(ASIDE * 2.4)
        width = area.width() - units(ASIDE + 8.0) if beside else area.width()
        about = self._about(width)
        bottom = self._put(about, area.left(), y)
        if not beside:
            return self._contents(area.left(), bottom + units(5.0), area.width()) + units(7.0)
        return max(bottom, self._contents(area.right() - units(ASIDE), y, units(ASIDE))) + units(7.0)

    def _about(self, width: float) -> Text:
        return blocks_text(self._content.about, self._kind, width)

    def _put(self, text: Text, x: float, y: float) -> float:
        """Put a text and give where it ends."""
        assert self._page is not None
        self._page.items.append(Part(text, 0, len(text.lines), QPointF(x, y), "front"))
        return y + text.height()

    def _contents(self, x: float, y: float, width: float) -> float:
        """Themes and lists with the numbers of their pages, then everybody's names."""
        units, theme = self._sheet.units, self._theme
        entries = [*self._content.themes, *((ending.title, ending.title) for ending in self._content.endings)]
        y = self._heading(translate("BoardPages", "Contents"), x, y, width)
        for key, title in entries:
            line = words_text([(title, furniture.small(), theme.ink)], width - units(NUMBER))
            self._places[key] = QPointF(x + width - units(NUMBER), y)
            y = self._put(line, x, y) + units(0.5)
        y = self._heading(translate("BoardPages", "Voices"), x, y + units(3.0), width)
        return self._put(words_text([(self._content.voices, furniture.small(), theme.ink)], width), x, y)

    def _heading(self, words: str, x: float, y: float, width: float) -> float:
        heading = words_text([(words.upper(), furniture.small(weight=700), self._theme.band_ink)], width)
        return self._put(heading, x, y) + self._sheet.units(0.8)

    def number(self, key: str, page: int) -> None:
        """Something of the contents begins on a page, counted from 0 in this debate."""
        self._numbers[key] = page

    def put_numbers(self, before: int) -> None:
        """Write the numbers in; ``before`` is how many pages stand before this debate's."""
        for key, place in self._places.items():
            if key in self._numbers:
                text = words_text([(str(before + self._numbers[key] + 1), furniture.small(), self._theme.ink)], self._sheet.units(NUMBER), right=True)
                self._put(text, place.x(), place.y())
