"""What a theme and a text scale make of the timeline: fonts, sizes, inks, and words measured and kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QWidget

from app.core.timing import lane_words
from app.state.theme import Theme, font
from app.ui.timeline.ground import LANES, Sizes
from app.ui.timeline.placed import Words

MOST_KEPT = 4000


class Style:
    """Made anew for every theme and every text scale; a lane, an axis and the hands share one."""

    def __init__(self, theme: Theme, scale: float) -> None:
        self.theme, self.scale = theme, scale
        self.plain, self.strong = font(scale, "small"), font(scale, "small", weight=600)
        self.metrics, self._bold = QFontMetricsF(self.plain), QFontMetricsF(self.strong)
        self.line = self.metrics.height()
        self.words = Words(self._measure, self._cut)
        self._texts: dict[tuple[str, bool], QStaticText] = {}
        self._mixed: dict[tuple[int, ...], QColor] = {}
        longest = max(self._measure(word, False) for lane in LANES for word in lane_words(lane).split())
        sizes = Sizes(row=round(self.line * 1.12 + 1), strip=round(self.line + 4), axis=round(self.line + 10), mark=max(7.0, self.line * 0.6), margin=longest + 24)
        self.sizes = replace(sizes, margin=longest + 12 + max(12.0, sizes.spare))

    def _measure(self, text: str, strong: bool) -> float:
        return (self._bold if strong else self.metrics).horizontalAdvance(text)

    def _cut(self, text: str, strong: bool, width: float) -> str:
        return (self._bold if strong else self.metrics).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def text(self, words: str, *, strong: bool = False) -> QStaticText:
        """Words laid out once, to be drawn many times."""
        key = (words, strong)
        if key not in self._texts:
            if len(self._texts) > MOST_KEPT:
                self._texts.clear()
            made = QStaticText(words)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=self.strong if strong else self.plain)
            self._texts[key] = made
        return self._texts[key]

    def tint(self, number: int) -> QColor:
        """The shade of a period: two quiet ones in turn, so thin that text on two of them still reads."""
        colour = QColor(self.theme.accent if number % 2 else self.theme.ink)
        colour.setAlpha(13 if number % 2 else 10)
        return colour

    def mixed(self, numbers: tuple[int, ...]) -> QColor:
        """The colour of the paper under the shades of these periods: of the last two, so that words read on any number."""
        if numbers not in self._mixed:
            mixed = QColor(self.theme.paper)
            for number in numbers[-2:]:
                tint = self.tint(number)
                share = tint.alphaF()
                mixed = QColor(
                    round(mixed.red() + (tint.red() - mixed.red()) * share),
                    round(mixed.green() + (tint.green() - mixed.green()) * share),
                    round(mixed.blue() + (tint.blue() - mixed.blue()) * share),
                )
            self._mixed[numbers] = mixed
        return self._mixed[numbers]

    def brushed(self) -> QColor:
        """The shade of the stretch of time that was brushed."""
        colour = QColor(self.theme.selection)
        colour.setAlpha(44 if self.theme.high_contrast else 96)
        return colour

    def bar(self) -> QColor:
        """The bar of a career: a quiet line."""
        colour = QColor(self.theme.ink_faint)
        colour.setAlpha(120)
        return colour


def paint_focus(viewport: QWidget, theme: Theme) -> None:
    """A frame that says the keyboard is here."""
    painter = QPainter(viewport)
    painter.setPen(QPen(QColor(theme.focus), 2))
    painter.drawRoundedRect(viewport.rect().adjusted(2, 2, -2, -2), 4, 4)
