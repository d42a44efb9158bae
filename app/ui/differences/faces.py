"""Fonts and lengths of the differences at one text scale: everything is derived from the height of a line."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from app.state.theme import font
from app.ui.parts.axis import mark_size

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
STACKED = 700
"""Narrower than so many pixels, the two cells stand one above the other."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts at a text scale (1.0 at 100 %) by what they are for, and lengths in pixels that follow from them."""

    scale: float
    fonts: dict[str, QFont] = field(init=False, compare=False)
    """``title`` (of a theme), ``said`` (the distance), ``name`` (over a cell), ``lane`` (beside a mark), ``soft``, ``faint``."""
    metrics: dict[str, QFontMetricsF] = field(init=False, compare=False)
    line: float = field(init=False)
    """Height of a line of small print."""
    size: float = field(init=False)
    """Side of a full mark."""

    def __post_init__(self) -> None:
        fonts = {
            "title": font(self.scale, "head", serif=True, weight=600),
            "said": font(self.scale, "normal", weight=600),
            "name": font(self.scale, "normal", weight=600),
            "lane": font(self.scale, "small", weight=600),
            "pole": font(self.scale, "small", weight=600),
            "soft": font(self.scale, "small"),
            "faint": font(self.scale, "small", italic=True),
        }
        put = object.__setattr__
        put(self, "fonts", fonts)
        put(self, "metrics", {role: QFontMetricsF(face) for role, face in fonts.items()})
        put(self, "line", float(self.metrics["soft"].height()))
        put(self, "size", mark_size(fonts["lane"]))

    @property
    def pad(self) -> float:
        """Air inside a card."""
        return self.line * 0.7

    @property
    def edge(self) -> float:
        """Air at the left and the right of the page."""
        return 16.0

    def height(self, role: str) -> float:
        """Height of a line."""
        return float(self.metrics[role].height())

    def advance(self, role: str, words: str) -> float:
        """Width of words in pixels."""
        return float(self.metrics[role].horizontalAdvance(words))

    def wrapped(self, role: str, words: str, width: float) -> float:
        """Height of words that are wrapped into a width."""
        if not words:
            return 0.0
        return float(self.metrics[role].boundingRect(QRectF(0, 0, max(1.0, width), 100_000), WRAP, words).height())
