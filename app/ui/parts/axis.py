"""The bare axis with its poles and the marks of a few named voices, painted into any rectangle: the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.core.stances import Mark
from app.state.theme import BASE_POINTS, Theme, font
from app.ui.parts.marks import draw_mark

_SHRINKS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Factors by which the text gives way where there is too little room, one after the other."""


@dataclass(frozen=True, slots=True)
class AxisPicture:
    """What is painted: the poles as they stand left and right, the steps in drawing order, and who stands where.

    ``names`` holds (name, step, mark); a divided voice has two entries. ``steps`` is turned by whoever makes it. ``title``
    says what the axis measures, in a line below it; empty where the poles say it by themselves.
    """

    first: str
    second: str
    steps: tuple[int, ...]
    names: tuple[tuple[str, int, Mark], ...] = ()
    title: str = ""


def column_widths(needs: Sequence[float], width: float) -> tuple[float, ...]:
    """Widths of columns that fill ``width``: each at least what it needs, and beyond that as even as can be.

    Where the needs together exceed the width, all are cut in the same proportion.

    >>> column_widths((10, 10, 50), 90)
    (20.0, 20.0, 50)
    """
    total = sum(needs)
    if not needs or total >= width:
        return tuple(need * width / total for need in needs) if total else ()
    wide: set[int] = set()
    even = width / len(needs)
    while more := {i for i, need in enumerate(needs) if i not in wide and need > even}:
        wide |= more
        even = (width - sum(needs[i] for i in wide)) / (len(needs) - len(wide))
    return tuple(need if i in wide else even for i, need in enumerate(needs))


def paint_segments(painter: QPainter, theme: Theme, steps: Sequence[int], lefts: Sequence[float], widths: Sequence[float], middle: float, height: float) -> None:
    """The axis itself: a bar a step in the step's colour, with a little air between."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for step, left, width in zip(steps, lefts, widths, strict=True):
        painter.setBrush(theme.step(step))
        painter.drawRoundedRect(QRectF(left + 1.5, middle - height / 2, max(1.0, width - 3), height), 1.5, 1.5)
    painter.restore()


def mark_size(face: QFont) -> float:
    """Side of a full mark in pixels beside words in this font."""
    return float(QFontMetricsF(face).capHeight()) * 1.45


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the picture fits: text scale, pole columns, step columns, and how many names stand on top of each other."""

    scale: float
    poles: float
    widths: tuple[float, ...]
    rows: int
    height: float
    above: bool
    """One voice a step at most: the mark stands on the axis and the name above it."""


def axis_height(points: float, axis: AxisPicture, width: float) -> float:
    """Height in pixels that the picture needs at this text size so that all names stand in full."""
    return _plan(points / BASE_POINTS, axis, width, float("inf")).height + _title_height(points / BASE_POINTS, axis, width)


def _title_height(scale: float, axis: AxisPicture, width: float) -> float:
    """What the line below the axis needs; 0 where there is none."""
    if not axis.title:
        return 0.0
    metrics = QFontMetricsF(font(scale, "small"))
    return float(metrics.boundingRect(QRectF(0, 0, max(1.0, width), 10_000), int(Qt.TextFlag.TextWordWrap), axis.title).height() + metrics.height() * 0.2)


def paint_axis(painter: QPainter, rect: QRectF, theme: Theme, points: float, axis: AxisPicture) -> None:
    """Paint the axis at the foot of ``rect`` with names above it; ``points`` is the text size.

    Nothing is cut and nothing overlaps: where several share a step they are stacked, and the text gets smaller where
    the rectangle is too small for all.
    """
    if not axis.steps or rect.width() <= 0 or rect.height() <= 0:
        return
    scale = points / BASE_POINTS
    below = _title_height(scale, axis, rect.width())
    if below and below < rect.height() / 2:
        _paint_title(painter, QRectF(rect.left(), rect.bottom() - below, rect.width(), below), theme, scale, axis.title)
        rect = rect.adjusted(0, 0, 0, -below)
    plans = [_plan(scale * shrink, axis, rect.width(), rect.height()) for shrink in _SHRINKS]
    plan = next((p for p in plans if p.height <= rect.height() and sum(_needs(p.scale, axis, p.rows, p.above)) <= sum(p.widths) + 0.5), plans[-1])
    size = mark_size(_strong(plan.scale))
    middle = rect.bottom() - max(size * 0.75, _line(plan.scale) / 2)
    lefts = [rect.left() + plan.poles + sum(plan.widths[:i]) for i in range(len(axis.steps))]
    paint_segments(painter, theme, axis.steps, lefts, plan.widths, middle, max(3.0, size * 0.3))
    _paint_poles(painter, rect, theme, plan, axis, middle)
    painter.save()
    for step, left, width in zip(axis.steps, lefts, plan.widths, strict=True):
        here = [(name, mark) for name, at, mark in axis.names if at == step]
        if plan.above:
            _paint_above(painter, theme, plan, here, left + width / 2, middle)
        else:
            _paint_stack(painter, theme, plan, here, left, width, middle)
    painter.restore()


def _strong(scale: float) -> QFont:
    return font(scale, "normal", weight=600)


def _line(scale: float) -> float:
    return float(QFontMetricsF(_strong(scale)).height())


def _entry_width(scale: float, name: str) -> float:
    """Room for a mark, its name and the air behind it."""
    face = _strong(scale)
    return float(mark_size(face) * 1.6 + QFontMetricsF(face).horizontalAdvance(name) + _line(scale) * 0.6)


def _needs(scale: float, axis: AxisPicture, rows: int, above: bool) -> list[float]:
    """What each step needs across: its names in as many columns as there are too many for the rows."""
    result = []
    for step in axis.steps:
        here = [name for name, at, _ in axis.names if at == step]
        if above:
            metrics = QFontMetricsF(_strong(scale))
            widest = max((metrics.horizontalAdvance(name) for name in here), default=0.0)
            result.append(widest + _line(scale) * 0.6)
            continue
        columns = [here[i : i + rows] for i in range(0, len(here), rows)]
        result.append(max(_line(scale), sum(max(_entry_width(scale, name) for name in column) for column in columns)))
    return result


def _plan(scale: float, axis: AxisPicture, width: float, height: float) -> _Plan:
    line = _line(scale)
    poles = _pole_width(scale, axis, width)
    room = width - 2 * poles
    most = max((sum(at == step for _, at, _ in axis.names) for step in axis.steps), default=0)
    foot = max(line, mark_size(_strong(scale)) * 1.5)
    needs = _needs(scale, axis, 1, True)
    least = _pole_height(scale, axis, poles)
    if most <= 1 and sum(needs) <= room:
        return _Plan(scale, poles, column_widths(needs, room), 1, max(least, foot + line), True)
    fitting = range(1, max(1, most) + 1) if height == float("inf") else range(1, max(1, min(most, int((height - foot) // line))) + 1)
    rows = next((r for r in fitting if sum(_needs(scale, axis, r, False)) <= room), fitting[-1])
    return _Plan(scale, poles, column_widths(_needs(scale, axis, rows, False), room), rows, max(least, foot + rows * line), False)


def _pole_width(scale: float, axis: AxisPicture, width: float) -> float:
    """The same room at both ends, so that the axis stands in the middle; a long pole is wrapped."""
    metrics = QFontMetricsF(font(scale))
    widest = max(metrics.horizontalAdvance(axis.first), metrics.horizontalAdvance(axis.second))
    return float(min(widest + metrics.height() * 0.8, width * 0.22))


def _pole_height(scale: float, axis: AxisPicture, width: float) -> float:
    """What the poles need down when they are wrapped into their room."""
    metrics = QFontMetricsF(font(scale))
    room = QRectF(0, 0, max(1.0, width - metrics.height() * 0.6), 10_000)
    return max(float(metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()) for words in (axis.first, axis.second))


def _paint_poles(painter: QPainter, rect: QRectF, theme: Theme, plan: _Plan, axis: AxisPicture, middle: float) -> None:
    face = font(plan.scale)
    metrics = QFontMetricsF(face)
    painter.save()
    painter.setFont(face)
    painter.setPen(QColor(theme.ink_soft))
    air = metrics.height() * 0.6
    for words, left, right in ((axis.first, False, True), (axis.second, True, False)):
        x = rect.right() - plan.poles + air if left else rect.left()
        flags = (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.TextFlag.TextWordWrap
        room = QRectF(x, rect.top(), plan.poles - air, rect.height())
        needed = metrics.boundingRect(room, int(flags), words).height()
        top = min(middle - needed / 2, rect.bottom() - needed)
        painter.drawText(QRectF(x, top, plan.poles - air, needed + 1), int(flags), words)
    painter.restore()


def _paint_title(painter: QPainter, rect: QRectF, theme: Theme, scale: float, words: str) -> None:
    painter.save()
    painter.setFont(font(scale, "small"))
    painter.setPen(QColor(theme.ink_soft))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap), words)
    painter.restore()


def _paint_above(painter: QPainter, theme: Theme, plan: _Plan, here: list[tuple[str, Mark]], centre: float, middle: float) -> None:
    """A mark on the axis, ringed with the ground so that it stands out, and its name above."""
    face = _strong(plan.scale)
    metrics, size = QFontMetricsF(face), mark_size(_strong(plan.scale))
    painter.setFont(face)
    painter.setPen(QColor(theme.ink))
    for name, mark in here:
        draw_mark(painter, theme, mark, QPointF(centre, middle), size)
        painter.drawText(QPointF(centre - metrics.horizontalAdvance(name) / 2, middle - size * 0.75 - metrics.descent()), name)


def _paint_stack(painter: QPainter, theme: Theme, plan: _Plan, here: list[tuple[str, Mark]], left: float, width: float, middle: float) -> None:
    """Marks with their names in rows above the axis, the first on top."""
    face = _strong(plan.scale)
    metrics, size, line = QFontMetricsF(face), mark_size(face), _line(plan.scale)
    columns = [here[i : i + plan.rows] for i in range(0, len(here), plan.rows)]
    wide = [max(_entry_width(plan.scale, name) for name, _ in column) for column in columns]
    x = left + max(0.0, (width - sum(wide) + line * 0.6) / 2)
    deepest = ceil(len(here) / max(1, len(columns)))
    painter.setFont(face)
    painter.setPen(QColor(theme.ink))
    for column, room in zip(columns, wide, strict=True):
        for i, (name, mark) in enumerate(column):
            centre = middle - size * 0.5 - (max(len(column), deepest) - i - 0.5) * line
            draw_mark(painter, theme, mark, QPointF(x + size * 0.62, centre), size)
            painter.drawText(QPointF(x + size * 1.6, centre + metrics.capHeight() / 2), name)
        x += room
