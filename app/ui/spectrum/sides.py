"""What stands at both ends of the axis: the poles in words, and the buttons for the voices that have no step.

Three ways, by the width of the window alone, so that nothing jumps from theme to theme: poles with the theme's own
sentences; poles alone; and poles and buttons in a line of their own below, for a narrow window or large text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from app.core.standing import BESIDE, Spectrum, brief_state
from app.core.words import translate
from app.ui.spectrum.faces import Faces

WIDE, LEAST_ROOM = 112.0, 44.0
"""From what width on, in heights of a line, the sentences of the poles are shown; and how much must be left to the axis
for poles and buttons to stand at its sides."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a pole, or what the axis measures: at which end, in which role, and the rectangle that they are wrapped into."""

    end: Literal["first", "second"]
    role: Literal["pole", "words", "title"]
    words: str
    rect: QRectF
    right: bool


@dataclass(frozen=True, slots=True)
class Button:
    """Opens the list of voices that have no step: ``state`` says why, ``all`` for all of them together."""

    state: str
    words: str
    voices: tuple[str, ...]
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Sides:
    """Where the axis begins, how wide it may be, and what is needed below it; ``place`` then places everything."""

    spectrum: Spectrum
    faces: Faces
    width: float
    way: Literal["wide", "plain", "below"]
    poles: float
    """Room of a pole at either end, with the air behind it; 0 below."""
    column: float
    """Room of the buttons at the right end; 0 below."""

    @property
    def left(self) -> float:
        """Where the axis begins."""
        return self.faces.edge + self.poles

    @property
    def room(self) -> float:
        """How wide the axis may be."""
        return max(1.0, self.width - 2 * self.faces.edge - 2 * self.poles - self.column)

    @property
    def foot(self) -> float:
        """Height of what stands below, where something does: a line with the poles, and one for what the axis measures."""
        return self._pole_line + self._title_below if self.way == "below" else 0.0

    @property
    def _pole_line(self) -> float:
        return self.faces.line * 1.3

    @property
    def _title_below(self) -> float:
        return max(wrapped_height(self.faces, title, self.width - 2 * self.faces.edge) for title in titles(self.spectrum))

    def place(self, axis: float, below: float, bottom: float) -> tuple[tuple[Label, ...], tuple[Button, ...]]:
        """Poles and buttons: ``axis`` is its middle, ``below`` where the line below begins, ``bottom`` the axis' foot."""
        if self.way == "below":
            return self._labels_below(below), self._buttons_below(below)
        return tuple(self._labels_beside(axis, below)), self._buttons_beside(bottom)

    def _labels_below(self, below: float) -> tuple[Label, ...]:
        room, title = (self.width - 2 * self.faces.edge) / 2, self.spectrum.axis_title
        first = QRectF(self.faces.edge, below, room, self._pole_line)
        poles = (Label("first", "pole", self.spectrum.first_pole, first, False), Label("second", "pole", self.spectrum.second_pole, first.translated(room, 0), True))
        return (*poles, Label("first", "title", title, QRectF(self.faces.edge, first.bottom(), 2 * room, self._title_below), False)) if title else poles

    def _labels_beside(self, axis: float, below: float) -> list[Label]:
        spectrum, faces = self.spectrum, self.faces
        air, tall = faces.line * 0.7, QFontMetricsF(faces.pole).height()
        result = []
        for end, pole, words, x, right in (
            ("first", spectrum.first_pole, spectrum.first_words, faces.edge, True),
            ("second", spectrum.second_pole, spectrum.second_words, self.left + self.room + air, False),
        ):
            wide, high = self.poles - air, faces.line * 0.1
            title = wrapped_height(faces, spectrum.axis_title, wide) if end == "first" else 0.0
            wrapped = wrapped_height(faces, words, wide) if self.way == "wide" else 0.0
            top = high + title
            if not wrapped or top + tall + wrapped > below:  # too long to stand in full: the tip says it
                top, wrapped = max(axis - tall / 2, top), 0.0
            if title:
                result.append(Label(end, "title", spectrum.axis_title, QRectF(x, top - title, wide, title), right))  # type: ignore[arg-type]
            result.append(Label(end, "pole", pole, QRectF(x, top, wide, tall), right))  # type: ignore[arg-type]
            if wrapped:
                result.append(Label(end, "words", words, QRectF(x, top + tall, wide, wrapped), right))  # type: ignore[arg-type]
        return result

    def _buttons_beside(self, bottom: float) -> tuple[Button, ...]:
        faces, made = self.faces, buttons(self.spectrum)
        high = faces.line * 1.1
        x = self.width - faces.edge - self.column + faces.line
        top = max(faces.line * 0.2, bottom + faces.lane * 2 - len(made) * high)
        return tuple(
            Button(b.state, b.words, b.voices, QRectF(x, top + i * high, faces.advance(faces.soft, b.words) + faces.line * 0.6, high)) for i, b in enumerate(made)
        )

    def _buttons_below(self, below: float) -> tuple[Button, ...]:
        faces = self.faces
        sides = [faces.edge + faces.advance(faces.pole, pole) + faces.line for pole in (self.spectrum.first_pole, self.spectrum.second_pole)]
        room = self.width - sum(sides)
        made: tuple[Button, ...] = ()
        for made in (buttons(self.spectrum), together(self.spectrum, brief=False), together(self.spectrum, brief=True)):
            wide = [faces.advance(faces.soft, b.words) + faces.line * 0.6 for b in made]
            if sum(wide) + faces.line * 0.4 * (len(wide) - 1) <= room:
                break
        x = sides[0] + max(0.0, (room - sum(wide) - faces.line * 0.4 * (len(wide) - 1)) / 2)
        placed = []
        for button, one in zip(made, wide, strict=True):
            placed.append(Button(button.state, button.words, button.voices, QRectF(x, below + faces.line * 0.1, one, faces.line * 1.1)))
            x += one + faces.line * 0.4
        return tuple(placed)


def buttons(spectrum: Spectrum) -> tuple[Button, ...]:
    """A button for each reason why voices have no step, without a place; none for a reason that nobody has."""
    groups = ((state, tuple(s.voice for s in spectrum.beside(state))) for state in BESIDE)
    return tuple(Button(state, brief_state(state, len(voices)), voices, QRectF()) for state, voices in groups if voices)


def together(spectrum: Spectrum, *, brief: bool) -> tuple[Button, ...]:
    """One button for all who have no step; ``brief``: the number alone."""
    voices = tuple(v for button in buttons(spectrum) for v in button.voices)
    words = "+{count}" if brief else translate("Spectrum", "without a step {count}")
    return (Button("all", words.format(count=len(voices)), voices, QRectF()),) if voices else ()


def titles(spectrum: Spectrum) -> tuple[str, ...]:
    """What the axis measures, here and on every other theme."""
    return (spectrum.axis_title, *spectrum.all_titles)


def wrapped_height(faces: Faces, words: str, width: float) -> float:
    """Height of words in the soft font, wrapped into a width."""
    room = QRectF(0, 0, max(1.0, width), 10_000)
    return float(QFontMetricsF(faces.soft).boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()) if words else 0.0


def make_sides(spectrum: Spectrum, faces: Faces, width: float) -> Sides:
    """Choose the way by the width; the room is that of the longest words of all themes, whoever has a step today."""
    pole = max(faces.advance(faces.pole, words) for words in (spectrum.first_pole, spectrum.second_pole, *spectrum.all_poles)) + faces.line * 0.7
    if any(titles(spectrum)):  # above the first pole, in two lines
        pole = max(pole, 0.62 * max(faces.advance(faces.soft, title) for title in titles(spectrum)) + faces.line * 0.7)
    column = max(faces.advance(faces.soft, brief_state(state, len(spectrum.standings))) for state in BESIDE) + faces.line * 1.6
    if width >= WIDE * faces.line and pole <= width * 0.12:
        return Sides(spectrum, faces, width, "wide", max(pole, width * 0.12), column)
    if width - 2 * pole - column - 2 * faces.edge >= LEAST_ROOM * faces.line:
        return Sides(spectrum, faces, width, "plain", pole, column)
    return Sides(spectrum, faces, width, "below", 0.0, 0.0)
