"""Stacked panes: the line that heads each cell where the voices stand one below the other under a theme."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.core import ordering
from app.state.theme import font
from app.ui.board.heads import Head, HeadStyle, cross_side, name_words, paint_cross, paint_strip, segments, under_words

STRIP = 112.0
"""Width of the seven steps at 100 %, in pixels."""

_ABOVE = 7.0
_SPACE = 8.0


def height(style: HeadStyle, head: Head, width: float) -> float:
    """Height of the head line of a cell of this width, in pixels: more lines where the words need them."""
    return float(math.ceil(_ABOVE + _first_line(style) + (0 if _in_one(style, head, width) else _rest_height(style, head, width))))


def close_rect(style: HeadStyle, rect: QRectF) -> QRectF:
    """Where the cross stands in the rectangle of a cell."""
    side = cross_side(style)
    return QRectF(rect.right() - side - 4, rect.top() + _ABOVE + (_first_line(style) - side) / 2, side, side)


def _first_line(style: HeadStyle) -> float:
    """Height of the line with the name, which holds the cross too."""
    return max(QFontMetricsF(font(style.scale, "name", weight=600)).height(), cross_side(style))


def _rest(style: HeadStyle, head: Head) -> str:
    """What stands behind the name: years, and who puts the voice into which school; no label among headlines."""
    label = "" if style.brief else ordering.label_words(head.labels)
    return " · ".join(words for words in (under_words(head), label) if words)


def _strip_left(style: HeadStyle, head: Head, width: float) -> float:
    """Where the strip begins, or (no coding, or no room for it beside the name) where the cross does."""
    cross = width - cross_side(style) - 8
    strip = cross - STRIP * min(style.scale, 1.6) - _SPACE
    return strip if style.coding and strip >= _name(style, head, width)[1] + _SPACE else cross


def _name(style: HeadStyle, head: Head, width: float) -> tuple[str, float]:
    """The name as it is written there, and how far it goes."""
    words = name_words(style, head.voice, width)
    return words, style.pad + QFontMetricsF(font(style.scale, "name", weight=600)).horizontalAdvance(words)


def _in_one(style: HeadStyle, head: Head, width: float) -> bool:
    """Does all of it fit in one line?"""
    advance = QFontMetricsF(font(style.scale, "small")).horizontalAdvance(_rest(style, head))
    return _name(style, head, width)[1] + 10 + advance <= _strip_left(style, head, width) - _SPACE


def _rest_height(style: HeadStyle, head: Head, width: float) -> float:
    metrics = QFontMetricsF(font(style.scale, "small"))
    room = QRectF(0, 0, width - 2 * style.pad, 100_000)
    return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), _rest(style, head)).height()


def paint(painter: QPainter, style: HeadStyle, head: Head, rect: QRectF, *, first: bool, hot: bool) -> None:
    """Paint the head line at the top of a cell's rectangle; a hairline parts it from the cell before. ``hot``: over the cross."""
    theme = style.theme
    if not first:
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.drawLine(QPointF(rect.left() + style.pad, rect.top()), QPointF(rect.right() - style.pad, rect.top()))
    large, small = font(style.scale, "name", weight=600), font(style.scale, "small")
    metrics = QFontMetricsF(large)
    words, end = _name(style, head, rect.width())
    baseline = rect.top() + _ABOVE + (_first_line(style) - metrics.height()) / 2 + metrics.ascent()
    painter.setFont(large)
    painter.setPen(QColor(theme.ink))
    painter.drawText(QPointF(rect.left() + style.pad, baseline), words)
    painter.setFont(small)
    painter.setPen(QColor(theme.ink_soft))
    if _in_one(style, head, rect.width()):
        painter.drawText(QPointF(rect.left() + end + 10, baseline), _rest(style, head))
    else:
        box = QRectF(rect.left() + style.pad, rect.top() + _ABOVE + _first_line(style), rect.width() - 2 * style.pad, _rest_height(style, head, rect.width()) + 1)
        painter.drawText(box, Qt.TextFlag.TextWordWrap, _rest(style, head))
    cross = close_rect(style, rect)
    left, edge = _strip_left(style, head, rect.width()), cross.left() - rect.left()
    if style.coding and edge - left > _SPACE * 2:
        thick = max(5.0, 5.5 * style.scale)
        paint_strip(painter, style, head.position, segments(style, QRectF(rect.left() + left, cross.center().y() - thick / 2, edge - left - _SPACE, thick)))
    paint_cross(painter, style, cross, hot)
