"""Paints one page of the stage: bars, marks, texts and the axis, on the ground of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.core.stances import Mark
from app.state.theme import Theme
from app.ui.parts.axis import paint_axis
from app.ui.parts.marks import draw_marks
from app.ui.stage.layout import Bar, Page


def paint_page(painter: QPainter, page: Page, theme: Theme) -> None:
    """Paint a page that has been laid out."""
    for bar in page.bars:
        _paint_bar(painter, bar, theme)
    for row in page.rows:
        draw_marks(painter, theme, row.marks, row.left, row.middle, row.size)
    for placed in page.texts:
        placed.text.draw(painter, placed.x, placed.y)
    if page.axis is not None:
        paint_axis(painter, page.axis.rect, theme, page.axis.points, page.axis.picture)


def _paint_bar(painter: QPainter, bar: Bar, theme: Theme) -> None:
    """In the tone of the mark; of two marks each has its end, with nothing between; neutral where there is none."""
    painter.setPen(Qt.PenStyle.NoPen)
    if len(bar.marks) < 2:
        painter.fillRect(bar.rect, _tone(bar.marks[0], theme) if bar.marks else QColor(theme.scroll))
        return
    each = bar.rect.width() / len(bar.marks) - bar.rect.height()
    for i, mark in enumerate(bar.marks):
        left = bar.rect.left() + i * (bar.rect.width() - each) / (len(bar.marks) - 1)
        painter.fillRect(QRectF(left, bar.rect.top(), each, bar.rect.height()), _tone(mark, theme))


def _tone(mark: Mark, theme: Theme) -> QColor:
    return theme.step(mark.step) if mark.step is not None else QColor(theme.scroll)
