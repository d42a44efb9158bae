"""The heads of the panes: name, years, label with its giver, and the seven steps of the theme in view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from app.core import ordering
from app.core.vocabulary import kind_words
from app.state.theme import Theme, font
from app.ui.board.geometry import PAD
from db.records import Label, Position, Voice

MOST_LINES = 2
"""As many lines as a label may take."""


@dataclass(frozen=True, slots=True)
class Head:
    """What one head shows."""

    voice: Voice
    labels: tuple[Label, ...]
    position: Position | None
    """The position on the theme in view, for the strip; None draws an empty strip."""
    alone: bool = False
    """Was this pane scrolled alone? Then its head offers to bring it back."""


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """Theme, text scale and switches that all heads share."""

    theme: Theme
    scale: float
    coding: bool
    turned: bool
    brief: bool
    """Headlines: name and years in little room, no label."""
    pad: float = PAD
    """Padding beside the words, the same as beside the text below."""

    def height(self, width: float, heads: list[Head]) -> float:
        """Height in pixels of a row of heads of this width: as tall as the tallest needs."""
        name = QFontMetricsF(font(self.scale, "name", weight=600)).height()
        small = QFontMetricsF(font(self.scale, "small")).height()
        lines = max((label_lines(self, head, width) for head in heads), default=0)
        under = any(_years_below(self, head, width) for head in heads)
        room = 4.0 + max(5.0, 5.5 * self.scale) if self.brief and self.coding else small * 0.8
        return 6.0 + name + (small if under else 0) + lines * small + room + 6.0


def close_rect(style: HeadStyle, rect: QRectF) -> QRectF:
    """Where the cross that closes a pane stands: a target of at least 24 pixels."""
    side = cross_side(style)
    return QRectF(rect.right() - side - 2, rect.top() + 4, side, side)


def cross_side(style: HeadStyle) -> float:
    """Side of the target around a cross."""
    return max(24.0, 20.0 * style.scale)


def level_words() -> str:
    """What the pill says that brings a pane back which was scrolled alone."""
    return QCoreApplication.translate("Heads", "level again")


def level_rect(style: HeadStyle, rect: QRectF) -> QRectF:
    """Where the pill *level again* stands: at the lower right of a head, beside the strip, which makes room for it."""
    metrics = QFontMetricsF(font(style.scale, "small"))
    width = min(metrics.horizontalAdvance(level_words()) + 16 * min(style.scale, 1.6), rect.width() - style.pad - 4)
    height = metrics.height() + 4
    return QRectF(rect.right() - width - 4, rect.bottom() - height - 2, width, height)


def name_words(style: HeadStyle, voice: Voice, width: float) -> str:
    """The full name where it fits, else the family name, else that with an ellipsis."""
    metrics = QFontMetricsF(font(style.scale, "name", weight=600))
    room = width - style.pad - cross_side(style) - 4
    for words in (voice.name, voice.family):
        if metrics.horizontalAdvance(words) <= room:
            return words
    return metrics.elidedText(voice.family, Qt.TextElideMode.ElideRight, room)


def _years_below(style: HeadStyle, head: Head, width: float) -> bool:
    """True where years (and the kind of voice) do not fit behind the name."""
    words = _under(style, head, width)
    if not words:
        return False
    name = QFontMetricsF(font(style.scale, "name", weight=600)).horizontalAdvance(name_words(style, head.voice, width))
    years = QFontMetricsF(font(style.scale, "small")).horizontalAdvance(words)
    return name + 8 + years > width - style.pad - cross_side(style) - 4


def under_words(head: Head) -> str:
    """Years, and what kind of voice it is where it is no historian (METHOD 21)."""
    years = ordering.life(head.voice)
    kind = "" if head.voice.kind == "historian" else kind_words(head.voice.kind)
    return " · ".join(word for word in (years, kind) if word)


def _under(style: HeadStyle, head: Head, width: float) -> str:
    """What stands behind or under the name: years and kind; of those who have no years, the whole name where it is shortened above."""
    words, voice = under_words(head), head.voice
    if ordering.life(voice) or name_words(style, voice, width) == voice.name:
        return words
    return " · ".join(part for part in (voice.name, words) if part)


def label_lines(style: HeadStyle, head: Head, width: float) -> int:
    """How many lines the school label takes: none in headlines, at most two in text."""
    words = label_text(style, head, width)
    if not words:
        return 0
    return 1 if QFontMetricsF(font(style.scale, "small")).horizontalAdvance(words) <= width - 2 * style.pad else MOST_LINES


def label_text(style: HeadStyle, head: Head, width: float) -> str:
    """The label as it is written there: shortened word by word where it needs more lines, but never without its giver (METHOD 21)."""
    words = "" if style.brief else ordering.label_words(head.labels)
    metrics = QFontMetricsF(font(style.scale, "small"))
    room = QRectF(0, 0, width - 2 * style.pad, 100_000)

    def fits(text: str) -> bool:
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height() < (MOST_LINES + 0.5) * metrics.height()

    wording, opening, giver = words.rpartition(" (")
    shown = words
    while wording and not fits(shown):
        wording = wording.rpartition(" ")[0]
        shown = f"{wording}…{opening}{giver}"
    return shown


def paint_head(painter: QPainter, style: HeadStyle, head: Head, rect: QRectF, *, hot: bool, focused: bool, hot_level: bool = False) -> None:
    """Paint one head into its rectangle; ``hot``: the mouse is over the cross, ``hot_level``: over *level again*."""
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
    paint_cross(painter, style, close_rect(style, rect), hot)
    if style.coding:
        paint_strip(painter, style, head.position, strip_rects(style, rect, alone=head.alone))
    if head.alone:
        _paint_level(painter, style, level_rect(style, rect), hot_level)


def _paint_level(painter: QPainter, style: HeadStyle, rect: QRectF, hot: bool) -> None:
    """A pill in the colours of a pressed button, so that nobody overlooks that this pane is not level."""
    face = font(style.scale, "small")
    painter.setPen(QPen(QColor(style.theme.focus), 2) if hot else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.theme.pressed))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(QColor(style.theme.pressed_ink))
    painter.setFont(face)
    words = QFontMetricsF(face).elidedText(level_words(), Qt.TextElideMode.ElideRight, rect.width() - 8)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _paint_words(painter: QPainter, style: HeadStyle, head: Head, rect: QRectF) -> None:
    theme, width = style.theme, rect.width()
    large, small = font(style.scale, "name", weight=600), font(style.scale, "small")
    top, left = rect.top() + 6, rect.left() + style.pad
    name = name_words(style, head.voice, width)
    name_metrics, small_metrics = QFontMetricsF(large), QFontMetricsF(small)
    painter.setFont(large)
    painter.setPen(QColor(theme.ink))
    baseline = top + name_metrics.ascent()
    painter.drawText(QPointF(left, baseline), name)
    painter.setFont(small)
    painter.setPen(QColor(theme.ink_soft))
    years = _under(style, head, width)
    y = top + name_metrics.height()
    if years and _years_below(style, head, width):
        room = level_rect(style, rect).left() - left - 4 if head.alone and style.brief else width - 2 * style.pad
        painter.drawText(QPointF(left, y + small_metrics.ascent()), small_metrics.elidedText(years, Qt.TextElideMode.ElideRight, room))
        y += small_metrics.height()
    elif years:
        painter.drawText(QPointF(left + name_metrics.horizontalAdvance(name) + 8, baseline), years)
    lines = label_lines(style, head, width)
    if lines:
        box = QRectF(left, y, width - 2 * style.pad, lines * small_metrics.height() + 1)
        painter.drawText(box, Qt.TextFlag.TextWordWrap, label_text(style, head, width))


def paint_cross(painter: QPainter, style: HeadStyle, rect: QRectF, hot: bool) -> None:
    """A cross that closes a pane; on a ground where the mouse is over it."""
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


def strip_rects(style: HeadStyle, rect: QRectF, *, alone: bool = False) -> list[tuple[int, QRectF]]:
    """The seven segments of a head's strip with the step that each stands for, first pole left unless turned."""
    height = max(5.0, 5.5 * style.scale)
    right = level_rect(style, rect).left() - 8 if alone else rect.right() - style.pad
    return segments(style, QRectF(rect.left() + style.pad, rect.bottom() - height - 6, max(28.0, right - rect.left() - style.pad), height))


def segments(style: HeadStyle, room: QRectF) -> list[tuple[int, QRectF]]:
    """Seven segments across a rectangle."""
    space = min(4.0, room.width() / 40)
    each = (room.width() - 6 * space) / 7
    steps = range(3, -4, -1) if style.turned else range(-3, 4)
    return [(step, QRectF(room.left() + i * (each + space), room.top(), each, room.height())) for i, step in enumerate(steps)]


def paint_strip(painter: QPainter, style: HeadStyle, position: Position | None, bars: list[tuple[int, QRectF]]) -> None:
    """Seven short bars; those of the position on the theme in view are full, its range half, the others pale."""
    lit, between = set(), set()
    if position is not None and position.code == "stance":
        if position.divided and position.low is not None and position.high is not None:
            lit = {position.low, position.high}
        elif position.stance is not None:
            lit = {position.stance}
            if position.low is not None and position.high is not None:
                between = set(range(position.low, position.high + 1)) - lit
    for step, bar in bars:
        colour = QColor(style.theme.step(step))
        painter.setPen(Qt.PenStyle.NoPen)
        if step in lit:
            painter.setPen(QPen(style.theme.outline(step), 1))
            painter.setBrush(colour)
        else:
            if style.theme.high_contrast:  # a pale fill alone is lost on black
                painter.setPen(QPen(QColor(style.theme.hairline), 1))
            colour.setAlphaF(0.55 if step in between else 0.2)
            painter.setBrush(colour)
        painter.drawRoundedRect(bar, 2, 2)
