"""Fonts and lengths of the overview at one text scale, and words broken into lines that fit."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from app.core.overview_breaks import SOFT, whole
from app.state.theme import font
from app.ui.parts.axis import mark_size

REMEMBERED = 4000
"""So many broken texts are kept at most; the overview of the largest debate takes some two hundred at each width."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts at a text scale (1.0 at 100 %) by what they are for, and lengths in pixels that follow from them."""

    scale: float
    fonts: dict[str, QFont] = field(init=False, compare=False)
    """``strong`` (open panes, titles), ``name`` (other voices), ``soft`` (small print), ``faint`` (why there is nothing), ``head`` (headlines)."""
    metrics: dict[str, QFontMetricsF] = field(init=False, compare=False)
    line: float = field(init=False)
    """Height of a line of small print."""
    size: float = field(init=False)
    """Side of a full mark."""
    _told: dict[tuple[str, str, float, int], tuple[tuple[str, ...], bool]] = field(init=False, compare=False, repr=False)
    """Words that were broken into lines already: many cells say the same."""

    def __post_init__(self) -> None:
        fonts = {
            "strong": font(self.scale, "small", weight=600),
            "name": font(self.scale, "small"),
            "soft": font(self.scale, "small"),
            "faint": font(self.scale, "small", italic=True),
            "head": font(self.scale, "normal"),
        }
        put = object.__setattr__
        put(self, "fonts", fonts)
        put(self, "metrics", {role: QFontMetricsF(face) for role, face in fonts.items()})
        put(self, "line", float(self.metrics["soft"].height()))
        put(self, "size", mark_size(fonts["strong"]))
        put(self, "_told", {})

    @property
    def pad(self) -> float:
        """Air inside a box."""
        return self.line * 0.28

    def height(self, role: str, lines: int = 1) -> float:
        """Height of some lines of one text."""
        return float(self.metrics[role].height()) + self.leading(role) * (lines - 1)

    def leading(self, role: str) -> float:
        """From one line of a text to the next: closer than lines of a page, because cells are small and texts short."""
        return float(self.metrics[role].height()) * 0.9

    def advance(self, role: str, words: str) -> float:
        """Width of words in pixels."""
        return float(self.metrics[role].horizontalAdvance(words))

    def em(self, letters: float) -> float:
        """Width of about so many letters."""
        return letters * float(self.metrics["soft"].averageCharWidth())

    def wrapped(self, role: str, words: str, width: float, most: int) -> tuple[tuple[str, ...], bool]:
        """Words in at most ``most`` lines, and whether anything had to give way.

        A word longer than a line is broken at a soft hyphen where it has one (on the last line it is abbreviated there, with a
        point), else cut with an ellipsis; so is what does not fit on the last line.
        """
        asked = role, words, width, most
        if asked not in self._told:
            if len(self._told) >= REMEMBERED:
                self._told.clear()
            self._told[asked] = self._wrapped(role, words, width, most)
        return self._told[asked]

    def _wrapped(self, role: str, words: str, width: float, most: int) -> tuple[tuple[str, ...], bool]:
        lines: list[str] = []
        cut, line = False, ""
        waiting = words.split()
        while waiting:
            word = waiting.pop(0)
            longer = f"{line} {word}" if line else word
            last = len(lines) == most - 1
            if self.advance(role, whole(longer)) <= width:
                line = longer
            elif line and last:
                line, cut = " ".join((longer, *waiting)), True
                break
            elif line:
                lines.append(line)
                line = ""
                waiting.insert(0, word)
            elif last and waiting:
                line = word
            else:
                head, tail = self._broken(role, word, width, "." if last else "-")
                if tail and last:
                    line, cut = head, True
                elif tail:
                    lines.append(head)
                    waiting.insert(0, tail)
                else:
                    line = word
        told = [whole(one) for one in (*lines, line) if one]
        fitted = [self.metrics[role].elidedText(one, Qt.TextElideMode.ElideRight, max(1.0, width + 0.5)) for one in told]
        return tuple(fitted), cut or fitted != told

    def _broken(self, role: str, word: str, width: float, sign: str) -> tuple[str, str]:
        """A word broken at the last soft hyphen at which it fits, with a sign at the end, and its rest; no rest where none fits."""
        syllables = word.split(SOFT)
        for count in range(len(syllables) - 1, 0, -1):
            head = "".join(syllables[:count]) + sign
            if self.advance(role, head) <= width:
                return head, SOFT.join(syllables[count:])
        return word, ""
