"""Draws the marks of stances: square, circle, diamond, dash and hatched ring, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.core.stances import Mark
from app.state.theme import Theme


def degree(step: int | None) -> float:
    """How large a mark is drawn for a step, as a share of the full size: the outer the larger (DESIGN 7)."""
    return {0: 0.66, 1: 0.72, 2: 0.86, 3: 1.0}[abs(step)] if step is not None else 0.8


def draw_mark(painter: QPainter, theme: Theme, mark: Mark, centre: QPointF, size: float) -> None:
    """Paint one mark around ``centre``; ``size`` is the side of a full-degree mark in pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark.step is None:
        _draw_sign(painter, theme, mark, centre, size)
        painter.restore()
        return
    side = size * degree(mark.step)
    half = side / 2
    fill, line = theme.step(mark.step), theme.outline(mark.step)
    painter.setPen(QPen(line, max(1.4, size * 0.11)))
    painter.setBrush(_brush(mark, fill, theme))
    if mark.shape == "square":
        painter.drawRoundedRect(QRectF(centre.x() - half, centre.y() - half, side, side), 1.5, 1.5)
    elif mark.shape == "circle":
        painter.drawEllipse(centre, half, half)
    else:
        reach = half * 1.22
        corners = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
        painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))
    painter.restore()


def _brush(mark: Mark, fill: QColor, theme: Theme) -> QBrush:
    if mark.filling == "filled":
        return QBrush(fill)
    if mark.filling == "hatched":
        return QBrush(fill, Qt.BrushStyle.BDiagPattern)
    return QBrush(QColor(theme.card))


def _draw_sign(painter: QPainter, theme: Theme, mark: Mark, centre: QPointF, size: float) -> None:
    """A dash (off the axis) or a hatched ring (no source seen): signs without a side of the debate."""
    ink = QColor(theme.ink_faint)
    if mark.shape == "dash":
        painter.setPen(QPen(ink, max(2.0, size * 0.18), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(centre - QPointF(size * 0.36, 0), centre + QPointF(size * 0.36, 0))
    elif mark.shape == "ring":
        painter.setPen(QPen(ink, max(1.2, size * 0.1), Qt.PenStyle.DotLine))
        painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
        painter.drawEllipse(centre, size * 0.38, size * 0.38)


def marks_width(marks: tuple[Mark, ...], size: float) -> float:
    """Room in pixels that a row of marks takes before the first word."""
    return len(marks) * size * 1.35 + size * 0.25 if marks else 0.0


def draw_marks(painter: QPainter, theme: Theme, marks: tuple[Mark, ...], left: float, middle: float, size: float) -> None:
    """Paint marks in a row from ``left``; two marks of a divided voice stand as two ends with nothing between."""
    for i, mark in enumerate(marks):
        draw_mark(painter, theme, mark, QPointF(left + size * 0.62 + i * size * 1.35, middle), size)
