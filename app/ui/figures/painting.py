"""Paints the room of figures from its picture: pure of widgets, so that it can be exported too. No colour of a stance is used."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from app.state.theme import Theme
from app.ui.figures.faces import Faces, Words, face, metrics
from app.ui.figures.picture import Block, Glyph, Picture, Stroke


@dataclass(frozen=True, slots=True)
class Lights:
    """What is pointed at: by the mouse (an item, and the rectangle of a link), and by the keyboard (an item); -1 for none."""

    hot: int = -1
    link: QRectF | None = None
    at: int = -1


def paint(painter: QPainter, picture: Picture, faces: Faces, theme: Theme, view: QRectF, lights: Lights | None = None) -> None:
    """Paint the blocks that meet ``view`` (in the picture's pixels) on paper."""
    lights = lights or Lights()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(view, QColor(theme.paper))
    if 0 <= lights.hot < len(picture.items):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.band))
        painter.drawRoundedRect(picture.items[lights.hot].rect, 4, 4)
    for block in picture.blocks:
        if block.rect.intersects(view):
            _paint_block(painter, block, faces, theme, lights)
    if 0 <= lights.at < len(picture.items):
        painter.setPen(QPen(QColor(theme.focus), 3 if theme.high_contrast else 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(picture.items[lights.at].rect.adjusted(1, 1, -1, -1), 4, 4)
    painter.restore()


def _paint_block(painter: QPainter, block: Block, faces: Faces, theme: Theme, lights: Lights) -> None:
    for stroke in block.strokes:
        _paint_stroke(painter, stroke, faces, theme)
    for glyph in block.glyphs:
        paint_glyph(painter, glyph, faces, theme)
    for words in block.words:
        _paint_words(painter, words, faces, theme, lit=lights.link is not None and words.rect == lights.link)


def _paint_stroke(painter: QPainter, stroke: Stroke, faces: Faces, theme: Theme) -> None:
    colour, width = {
        "grid": (theme.hairline, 1.0),
        "rule": (theme.hairline, 1.0),
        "axis": (theme.ink_faint, 1.0),
        "join": (theme.ink_soft, max(1.4, faces.line * 0.09)),
        "bar": (theme.accent, 3.0),
    }[stroke.kind]
    painter.setPen(QPen(QColor(colour), width))
    painter.drawLine(stroke.start, stroke.end)


def paint_glyph(painter: QPainter, glyph: Glyph, faces: Faces, theme: Theme) -> None:
    """A point, a hollow point, a bar, or an open arrow with its head at the open end and a stop at the other."""
    ink, reach = QColor(theme.ink), faces.point
    if glyph.kind in ("point", "hollow"):
        painter.setPen(QPen(ink if glyph.kind == "hollow" else QColor(theme.paper), max(1.6, reach * 0.4)))
        painter.setBrush(QColor(theme.paper) if glyph.kind == "hollow" else ink)
        painter.drawEllipse(QPointF(glyph.left, glyph.y), reach, reach)
        return
    if glyph.kind == "range":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ink_soft))
        wide = max(glyph.right - glyph.left, reach * 0.8)
        painter.drawRoundedRect(QRectF((glyph.left + glyph.right - wide) / 2, glyph.y - reach * 0.62, wide, reach * 1.24), 1.5, 1.5)
        return
    painter.setPen(QPen(QColor(theme.ink_soft), max(1.6, reach * 0.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(glyph.left, glyph.y), QPointF(glyph.right, glyph.y))
    stop, tip, back = (glyph.left, glyph.right, -1.0) if glyph.kind == "at least" else (glyph.right, glyph.left, 1.0)
    painter.drawLine(QPointF(stop, glyph.y - reach * 1.1), QPointF(stop, glyph.y + reach * 1.1))
    for side in (-1.0, 1.0):
        painter.drawLine(QPointF(tip, glyph.y), QPointF(tip + back * reach * 1.5, glyph.y + side * reach * 1.1))


def _paint_words(painter: QPainter, words: Words, faces: Faces, theme: Theme, *, lit: bool) -> None:
    """Words line by line; what leads on is in the colour of links, and underlined where it is pointed at."""
    measures = metrics(words.role, faces.scale)
    style = QFont(face(words.role, faces.scale))
    style.setStrikeOut(words.struck)
    style.setUnderline(lit)
    painter.setFont(style)
    ink = QColor(theme.link if lit else _ink(words, theme))
    y = words.rect.top() + measures.ascent()
    for line in words.lines:
        painter.setPen(ink)
        painter.drawText(QPointF(words.rect.left(), y), line)
        if words.link and words.role not in ("debate", "link") and not lit:  # a dotted line says that words lead on
            painter.setPen(QPen(QColor(theme.ink_faint), 1, Qt.PenStyle.DotLine))
            below = round(y + measures.underlinePos()) + 0.5
            painter.drawLine(QPointF(words.rect.left(), below), QPointF(words.rect.left() + measures.horizontalAdvance(line), below))
        y += measures.lineSpacing()


def _ink(words: Words, theme: Theme) -> str:
    if words.role == "link":
        return theme.link
    return theme.ink_soft if words.role in ("soft", "work", "tick", "note") else theme.ink
