"""The heads of the panes: name, years, label with its giver, and the seven steps of the theme in view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from app.core import ordering
from app.core.vocabulary import kind_words
from app.state.theme import Theme, font
from app.ui.board.geometry import PAD
from db.records import Label, Position, Voice


@dataclass(frozen=True, slots=True)
class Head:
    """What one head shows."""

    voice: Voice
    labels: tuple[Label, ...]
    position: Position | None
    """The position on the theme in view, for the strip; None draws an empty strip."""


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """Theme, text scale and switches that all heads share."""

    theme: Theme
    scale: float
    coding: bool
    turned: bool
    brief: bool
    """Headlines: name and years in little room, no label."""

    def height(self, width: float, heads: list[Head]) -> float:
        """Height in pixels of a row of heads of this width: as tall as the tallest needs."""
        name = QFontMetricsF(font(self.scale, "name", weight=600)).height()
        small = QFontMetricsF(font(self.scale, "small")).height()
        lines = max((label_lines(self, head, width) for head in heads), default=0)
        under = any(_years_below(self, head, width) for head in heads)
        strip = small * 0.9 if self.coding else small * 0.3
        return 10.0 + name + (small if under else 0) + lines * small + 4 + strip + 4


def close_rect(style: HeadStyle, rect: QRectF) -> QRectF:
    """Where the cross that closes a pane stands: a target of at least 24 pixels."""
    side = max(24.0, 20.0 * style.scale)
    return QRectF(rect.right() - side - 4, rect.top() + 6, side, side)


def name_words(style: HeadStyle, voice: Voice, width: float) -> str:
    """The full name where it fits, else the family name, else that with an ellipsis."""
    metrics = QFontMetricsF(font(style.scale, "name", weight=600))
    room = width - 2 * PAD - max(24.0, 20.0 * style.scale) + 6
    for words in (voice.name, voice.family):
        if metrics.horizontalAdvance(words) <= room:
            return words
    return metrics.elidedText(voice.family, Qt.TextElideMode.ElideRight, room)


def _years_below(style: HeadStyle, head: Head, width: float) -> bool:
    """True where years (and the kind of voice) do not fit behind the name."""
    words = under_words(head)
    if not words:
        return False
    name = QFontMetricsF(font(style.scale, "name", weight=600)).horizontalAdvance(name_words(style, head.voice, width))
    years = QFontMetricsF(font(style.scale, "small")).horizontalAdvance(words)
    return name + 10 + years > width - 2 * PAD - max(24.0, 20.0 * style.scale)


def under_words(head: Head) -> str:
    """Years, and what kind of voice it is where it is no historian (METHOD 21)."""
    years = ordering.life(head.voice)
    kind = "" if head.voice.kind == "historian" else kind_words(head.voice.kind)
    return " · ".join(word for word in (years, kind) if word)


def label_lines(style: HeadStyle, head: Head, width: float) -> int:
    """How many lines the school label takes: none in headlines, at most two in text."""
    words = ordering.label_words(head.labels)
    if style.brief or not words:
        return 0
    advance = QFontMetricsF(font(style.scale, "small")).horizontalAdvance(words)
    return 1 if advance <= width - 2 * PAD else 2


def paint_head(painter: QPainter, style: HeadStyle, head: Head, rect: QRectF, *, hot: bool, focused: bool) -> None:
    """Paint one head into its rectangle; ``hot``: the mouse is over the cross."""
    theme = style.theme
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, 8, 8)
    path.addRect(QRectF(rect.left(), rect.center().y(), rect.width(), rect.height() / 2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path.simplified(), QColor(theme.card))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.hairline), 1))
    painter.drawPath(path.simplified())
    if focused:
        painter.setPen(QPen(QColor(theme.focus), 2))
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
    _paint_words(painter, style, head, rect)
    _paint_cross(painter, style, close_rect(style, rect), hot)
    if style.coding:
        _paint_strip(painter, style, head.position, rect)


def _paint_words(painter: QPainter, style: HeadStyle, head: Head, rect: QRectF) -> None:
    theme, width = style.theme, rect.width()
    large, small = font(style.scale, "name", weight=600), font(style.scale, "small")
    top, left = rect.top() + 8, rect.left() + PAD
    name = name_words(style, head.voice, width)
    name_metrics, small_metrics = QFontMetricsF(large), QFontMetricsF(small)
    painter.setFont(large)
    painter.setPen(QColor(theme.ink))
    baseline = top + name_metrics.ascent()
    painter.drawText(QPointF(left, baseline), name)
    painter.setFont(small)
    painter.setPen(QColor(theme.ink_soft))
    years = under_words(head)
    y = top + name_metrics.height()
    if years and _years_below(style, head, width):
        painter.drawText(QPointF(left, y + small_metrics.ascent()), small_metrics.elidedText(years, Qt.TextElideMode.ElideRight, width - 2 * PAD))
        y += small_metrics.height()
    elif years:
        painter.drawText(QPointF(left + name_metrics.horizontalAdvance(name) + 10, baseline), years)
    lines = label_lines(style, head, width)
    if lines:
        box = QRectF(left, y, width - 2 * PAD, lines * small_metrics.height() + 1)
        words = ordering.label_words(head.labels)
        room = box.width() * (1.0 if lines == 1 else 1.82)
        painter.drawText(box, Qt.TextFlag.TextWordWrap, small_metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))


def _paint_cross(painter: QPainter, style: HeadStyle, rect: QRectF, hot: bool) -> None:
    if hot:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.theme.band))
        painter.drawRoundedRect(rect, 5, 5)
    painter.setPen(QPen(QColor(style.theme.ink_soft), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reach = rect.width() * 0.18
    middle = rect.center()
    painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
    painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))


def strip_rects(style: HeadStyle, rect: QRectF) -> list[tuple[int, QRectF]]:
    """The seven segments of the strip with the step that each stands for, first pole left unless turned."""
    height = max(5.0, 5.5 * style.scale)
    room, space = rect.width() - 2 * PAD, 4.0
    each = (room - 6 * space) / 7
    top = rect.bottom() - height - 8
    steps = range(3, -4, -1) if style.turned else range(-3, 4)
    return [(step, QRectF(rect.left() + PAD + i * (each + space), top, each, height)) for i, step in enumerate(steps)]


def _paint_strip(painter: QPainter, style: HeadStyle, position: Position | None, rect: QRectF) -> None:
    """Seven short bars; those of the position on the theme in view are full, its range half, the others pale."""
    lit, between = set(), set()
    if position is not None and position.code == "stance":
        if position.divided and position.low is not None and position.high is not None:
            lit = {position.low, position.high}
        elif position.stance is not None:
            lit = {position.stance}
            if position.low is not None and position.high is not None:
                between = set(range(position.low, position.high + 1)) - lit
    for step, bar in strip_rects(style, rect):
        colour = QColor(style.theme.step(step))
        painter.setPen(Qt.PenStyle.NoPen)
        if step in lit:
            painter.setPen(QPen(style.theme.outline(step), 1))
            painter.setBrush(colour)
        else:
            colour.setAlphaF(0.55 if step in between else 0.2)
            painter.setBrush(colour)
        painter.drawRoundedRect(bar, 2, 2)
