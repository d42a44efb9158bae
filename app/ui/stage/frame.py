"""The frame of every page: above, the debate, the theme and its question; at the foot the axis, who coded, and the number."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication

from app.core.slides import Column, Slide
from app.state.theme import Theme
from app.ui.parts.axis import AxisPicture, axis_height
from app.ui.stage.texts import Text, advance, plain

FRAME = 0.024
"""Body size of the frame at 100 %, as a share of the page's measure. With the text scale it grows as its root: the voices need the room."""

MARGIN_ACROSS, MARGIN_ABOVE, MARGIN_BELOW = 0.044, 0.044, 0.03
"""Margins as shares of the page's width and height."""

MOST_ABOVE, MOST_AXIS, MOST_FOOT = 0.22, 0.15, 0.1
"""What heading, axis and foot may take of the page's height; beyond that their text grows no more."""

_SHRINKS = tuple(0.9**i for i in range(24))


@dataclass(frozen=True, slots=True)
class Placed:
    """A text with its upper left corner."""

    text: Text
    x: float
    y: float

    def rect(self) -> QRectF:
        """Where its words stand."""
        return QRectF(self.x, self.y, self.text.natural, self.text.height)


@dataclass(frozen=True, slots=True)
class PlacedAxis:
    """The axis at the foot, with the size of its text in points."""

    rect: QRectF
    points: float
    picture: AxisPicture


def measure(page: QSizeF) -> float:
    """What all sizes of text are shares of: the page's height, or on a page taller than 16 : 10 what that would be at its width."""
    return min(page.height(), page.width() * 10 / 16)


def points(pixels: float) -> float:
    """A text height in points on this screen."""
    screen = QGuiApplication.primaryScreen()
    return pixels * 72.0 / (screen.logicalDotsPerInchY() if screen is not None else 96.0)


class Frame:
    """Measures and places the frame for one slide, page size and text scale (1.0 at 100 %)."""

    def __init__(self, slide: Slide, theme: Theme, size: QSizeF, scale: float) -> None:
        self._slide, self._theme, self._size = slide, theme, size
        self._unit = max(6.0, FRAME * measure(size) * (sqrt(scale) if scale > 1 else scale))
        self.left = MARGIN_ACROSS * size.width()
        self.width = max(1.0, size.width() - 2 * self.left)
        self._above = self._heading()
        self._axes: dict[tuple[str, ...], PlacedAxis | None] = {}
        self._note = self._foot_note()
        self.top = MARGIN_ABOVE * size.height() + sum(text.height for text in self._above) + 0.04 * size.height()
        self.foot = size.height() * (1 - MARGIN_BELOW) - self._note.height
        """Where the last line begins."""

    def _heading(self) -> tuple[Text, ...]:
        words = (("over", self._slide.debate), ("title", self._slide.title), ("question", self._slide.question))
        made: tuple[Text, ...] = ()
        for shrink in _SHRINKS:
            made = tuple(plain(kind, text, self._theme, self._unit * shrink, self.width) for kind, text in words if text)
            if sum(text.height for text in made) <= MOST_ABOVE * self._size.height():
                break
        return made

    def _foot_note(self) -> Text:
        made = None
        for shrink in _SHRINKS:
            self._foot_unit = self._unit * shrink
            room = self.width - self._number_width()
            made = plain("foot", self._slide.footer, self._theme, self._foot_unit, room)
            if room > self.width / 2 and made.height <= MOST_FOOT * self._size.height():
                break
        assert made is not None
        return made

    def _number_width(self) -> float:
        """Room for the number of the page, whatever it becomes, and air before it."""
        return advance("foot", self.number(87, 88), self._foot_unit) + 2 * self._foot_unit

    def number(self, page: int, pages: int) -> str:
        """Which theme and page this is, in words; ``page`` counts from 0."""
        theme = QCoreApplication.translate("Stage", "theme {number} of {count}").format(number=self._slide.number, count=self._slide.count)
        here = QCoreApplication.translate("Stage", "page {number} of {count}").format(number=page + 1, count=pages)
        return f"{theme} · {here}"

    def picture(self, columns: tuple[Column, ...]) -> AxisPicture | None:
        """The axis with these voices on their steps; None where there is none to draw."""
        slide = self._slide
        if not slide.steps:
            return None
        names = tuple((c.short, mark.step, mark) for c in columns for mark in c.marks if mark.step is not None)
        return AxisPicture(slide.first_pole, slide.second_pole, slide.steps, names, slide.axis_title)

    def axis(self, columns: tuple[Column, ...]) -> PlacedAxis | None:
        """The axis placed above the foot, or None."""
        voices = tuple(column.voice for column in columns)
        if voices not in self._axes:
            self._axes[voices] = self._placed_axis(columns)
        return self._axes[voices]

    def _placed_axis(self, columns: tuple[Column, ...]) -> PlacedAxis | None:
        picture = self.picture(columns)
        if picture is None:
            return None
        size, tall = 0.0, 0.0
        for shrink in _SHRINKS:
            size = points(self._unit * 0.85 * shrink)
            tall = axis_height(size, picture, self.width)
            if tall <= MOST_AXIS * self._size.height():
                break
        return PlacedAxis(QRectF(self.left, self.foot - 0.015 * self._size.height() - tall, self.width, tall), size, picture)

    def bottom(self, columns: tuple[Column, ...]) -> float:
        """Where the columns have to end on a page with these voices."""
        axis = self.axis(columns)
        return (axis.rect.top() if axis is not None else self.foot) - 0.025 * self._size.height()

    def texts(self, page: int, pages: int) -> list[Placed]:
        """The texts of the frame, placed."""
        result, y = [], MARGIN_ABOVE * self._size.height()
        for text in self._above:
            result.append(Placed(text, self.left, y))
            y += text.height
        if self._slide.footer:
            result.append(Placed(self._note, self.left, self.foot))
        number = plain("foot", self.number(page, pages), self._theme, self._foot_unit, self._number_width())
        result.append(Placed(number, self.left + self.width - number.natural, self.foot))
        return result
