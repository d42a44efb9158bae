"""Fonts and lengths of the spectrum at one text scale: everything is derived from the height of a line."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontMetricsF

from app.state.theme import font
from app.ui.parts.axis import mark_size


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts at a text scale (1.0 at 100 %), and lengths in pixels that follow from them."""

    scale: float
    strong: QFont = field(init=False, compare=False)
    """Voices with a pane."""
    soft: QFont = field(init=False, compare=False)
    """Voices without one, and the buttons for those beside the axis."""
    tail: QFont = field(init=False, compare=False)
    """The word *divided* and the years of a path."""
    pole: QFont = field(init=False, compare=False)
    line: float = field(init=False)
    size: float = field(init=False)
    """Side of a full mark."""

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "strong", font(self.scale, "small", weight=600))
        put(self, "soft", font(self.scale, "small"))
        put(self, "tail", font(self.scale, "small", italic=True))
        put(self, "pole", font(self.scale, "normal", weight=600))
        put(self, "line", float(QFontMetricsF(self.strong).height()))
        put(self, "size", mark_size(self.strong))

    def name_font(self, firm: bool) -> QFont:
        """The font of a name: strong where the voice has a pane."""
        return self.strong if firm else self.soft

    def advance(self, face: QFont, words: str) -> float:
        """Width of words in pixels."""
        return float(QFontMetricsF(face).horizontalAdvance(words))

    @property
    def bare(self) -> float:
        """Room of a mark without a name."""
        return self.size * 1.5

    @property
    def before(self) -> float:
        """From the left of an entry to the first letter of its name."""
        return self.size * 1.55

    @property
    def gap(self) -> float:
        """Air behind a name."""
        return self.line * 0.55

    @property
    def edge(self) -> float:
        """Air at the left and the right of the window."""
        return 16.0

    @property
    def axis(self) -> float:
        """Thickness of the axis."""
        return max(4.0, self.line * 0.3)

    @property
    def lane(self) -> float:
        """From one bar of a range to the next."""
        return max(3.5, self.line * 0.235)

    def named(self, firm: bool, name: str, tail: str) -> float:
        """Room of a mark with its name, a tail and the air behind."""
        return self.before + self.advance(self.name_font(firm), name) + (self.advance(self.tail, f" {tail}") if tail else 0.0) + self.gap
