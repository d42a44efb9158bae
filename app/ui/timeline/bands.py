"""The periods behind a lane: where they and their titles stand, and how they are shaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from app.core.timing import Band
from app.ui.timeline.ground import Ground
from app.ui.timeline.style import Style

LEAST = 3.0
"""A title is shown where there is room for so many times the height of a line."""
PAD = 5.0
LINE = 3.0
"""Where one period ends as the next begins, fewer pixels than these on which both lie would look like a line through the words."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A period in view: its rectangle and its title with the place where it stands (no title where there is no room)."""

    band: Band
    rect: QRectF
    number: int
    title: str = ""
    title_rect: QRectF = field(default_factory=QRectF)


def shades(bands: tuple[Band, ...], ground: Ground, style: Style, reserved: float) -> tuple[Shade, ...]:
    """The periods in view, with titles that never meet; ``reserved`` pixels at the right of the strip are kept free."""
    plot, edge = ground.plot, ground.plot.left()
    found = []
    for number, band in enumerate(bands):
        left, right = max(ground.x(band.start), plot.left()), min(ground.x(band.end), plot.right())
        if right <= left:
            continue
        rect = QRectF(left, ground.rect.top(), right - left, ground.rect.height())
        begin, room = max(left + PAD, edge), min(right - PAD, plot.right() - reserved)
        wide = style.words.width(band.title)
        if ground.strip and room - begin >= min(wide, LEAST * style.line):
            title = style.words.cut(band.title, False, round(room - begin))
            width = style.words.width(title)
            found.append(Shade(band, rect, number, title, QRectF(begin, ground.rect.top(), width, ground.strip)))
            edge = begin + width + 2 * PAD
        else:
            found.append(Shade(band, rect, number))
    return tuple(found)


def shade(painter: QPainter, found: tuple[Shade, ...], style: Style) -> None:
    """Shade the periods. Where several lie over each other their shades are mixed first: filling with
    a colour that hides its ground is many times faster than mixing every pixel."""
    edges: list[float] = []
    for edge in sorted({edge for one in found for edge in (one.rect.left(), one.rect.right())}):
        if not edges or edge - edges[-1] >= LINE:
            edges.append(edge)
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        over = tuple(one.number for one in found if one.rect.left() < middle < one.rect.right())
        if over:  # from whole pixel to whole pixel: a seam between two shades would run through words like a line
            rect, at = found[0].rect, round(left)
            painter.fillRect(QRectF(at, rect.top(), round(right) - at, rect.height()), style.mixed(over))


def entitle(painter: QPainter, found: tuple[Shade, ...], style: Style) -> None:
    """Write the titles of the periods."""
    painter.setFont(style.plain)
    painter.setPen(QColor(style.theme.ink_soft))
    for one in found:
        if one.title:
            at = QPointF(one.title_rect.left(), one.title_rect.center().y() - style.line / 2)
            painter.drawStaticText(at, style.text(one.title))
