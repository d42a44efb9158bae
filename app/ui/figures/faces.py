"""Fonts and lengths of the figures at one text scale, and words broken into lines: everything follows from the height of a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from app.core.marks import breakable
from app.state.theme import font

Role = Literal["debate", "title", "strong", "plain", "soft", "work", "note", "tick", "link", "value", "label", "quote"]


@cache
def face(role: Role, scale: float) -> QFont:
    """The font of a role at a text scale (1.0 at 100 %)."""
    return {
        "debate": lambda: font(scale, "head", serif=True, weight=600),
        "title": lambda: font(scale, "body", weight=600),
        "strong": lambda: font(scale, "normal", weight=600),
        "plain": lambda: font(scale, "normal"),
        "soft": lambda: font(scale, "small"),
        "work": lambda: font(scale, "small", italic=True),
        "note": lambda: font(scale, "small"),
        "tick": lambda: font(scale, "small"),
        "link": lambda: font(scale, "small"),
        "value": lambda: font(scale, "normal", weight=600),
        "label": lambda: font(scale, "small", weight=600),
        "quote": lambda: font(scale, "normal", serif=True, italic=True),
    }[role]()


@cache
def metrics(role: Role, scale: float) -> QFontMetricsF:
    """Measures of the font of a role."""
    return QFontMetricsF(face(role, scale))


@dataclass(frozen=True, slots=True)
class Faces:
    """Lengths in pixels at a text scale."""

    scale: float
    whole: bool = False
    """Nothing is shortened, however many lines it needs: for paper, which has no cards."""
    line: float = field(init=False, compare=False)
    """Height of a line of usual text."""
    letter: float = field(init=False, compare=False)
    """Width of a usual letter."""

    def __post_init__(self) -> None:
        measures = metrics("plain", self.scale)
        object.__setattr__(self, "line", float(measures.lineSpacing()))
        object.__setattr__(self, "letter", float(measures.averageCharWidth()))

    @property
    def edge(self) -> float:
        """Air at the left and the right."""
        return 16.0

    @property
    def gap(self) -> float:
        """Air between columns."""
        return self.line

    @property
    def arrow(self) -> float:
        """Length of an open arrow; it says nothing of how far a figure may reach."""
        return self.line * 2.2

    @property
    def point(self) -> float:
        """Radius of a point."""
        return self.line * 0.27


@dataclass(frozen=True, slots=True)
class Words:
    """Words in lines at a place. ``link`` is what a click leads to; ``whole`` is all of them where some were left out."""

    rect: QRectF
    lines: tuple[str, ...]
    role: Role
    struck: bool = False
    link: str = ""
    whole: str = ""


STEP = 8
"""Columns are broken for whole steps of this many pixels, so that dragging the window's edge does not break all anew at each."""


@lru_cache(8192)
def _advance(text: str, role: Role, scale: float) -> float:
    return float(metrics(role, scale).horizontalAdvance(text))


@lru_cache(8192)
def _broken(text: str, role: Role, scale: float, width: int, most: int) -> tuple[tuple[str, ...], float, bool]:
    """Lines of at most ``width`` pixels, how wide the widest is, and whether some words were left out."""
    if "\n" not in text and len(text) < width and _advance(text, role, scale) <= width:
        return (text,), _advance(text, role, scale), False
    found: list[str] = []
    widest = 0.0
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in breakable(text).split("\n"):
        layout = QTextLayout(paragraph, face(role, scale))
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            if len(found) == most:
                layout.endLayout()
                found[-1] = metrics(role, scale).elidedText(found[-1] + "…", Qt.TextElideMode.ElideRight, width)
                return tuple(found), float(width), True
            line.setLineWidth(width)
            widest = max(widest, line.naturalTextWidth())
            found.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
    return tuple(found), widest, False


def set_words(text: str, role: Role, faces: Faces, at: QPointF, width: float, *, most: int = 99, struck: bool = False, link: str = "") -> Words:
    """Words from a place on, broken at a width; what goes beyond ``most`` lines ends with an ellipsis and is kept whole."""
    lines, widest, cut = _broken(text, role, faces.scale, max(24, int(width) // STEP * STEP), 9999 if faces.whole else most)
    rect = QRectF(at.x(), at.y(), min(float(width), widest + 2), metrics(role, faces.scale).lineSpacing() * len(lines))
    return Words(rect, lines, role, struck, link, text if cut else "")


def bare_words(text: str, role: Role, faces: Faces, left: float, top: float) -> Words:
    """Words in one line that is never broken."""
    measures = metrics(role, faces.scale)
    return Words(QRectF(left, top, width_of(text, role, faces), measures.lineSpacing()), (text,), role)


def width_of(text: str, role: Role, faces: Faces) -> float:
    """Width of words in one line."""
    return _advance(text, role, faces.scale)


def title_words(title: str, caption: str, faces: Faces, y: float, width: float) -> list[Words]:
    """A title and its caption: in one line where there is room, else one below the other."""
    head = set_words(title, "title", faces, QPointF(faces.edge, y), width)
    after = head.rect.right() + faces.letter * 2
    if len(head.lines) == 1 and after + width_of(caption, "soft", faces) <= faces.edge + width:
        drop = metrics("title", faces.scale).ascent() - metrics("soft", faces.scale).ascent()
        return [head, bare_words(caption, "soft", faces, after, y + drop)]
    return [head, set_words(caption, "soft", faces, QPointF(faces.edge, head.rect.bottom()), width)]
