"""Paints pages of a printed board on anything that can be painted on: a PDF, a printer, a picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.stances import mark_for
from app.state.theme import Theme
from app.ui.export.pages import Axis, Ground, Page, Part
from app.ui.export.setting import Line, Text, print_type
from app.ui.parts.chips import x_of
from app.ui.parts.marks import draw_mark, draw_marks


class PagePainter:
    """Paints pages in units of the layout; whoever calls it has scaled the painter."""

    def __init__(self, theme: Theme, dots: float) -> None:
        self._theme = theme
        self._pixel = dots / 96.0
        self._mark = print_type(theme).mark_size()

    def paint(self, painter: QPainter, page: Page) -> None:
        """Paint everything that lies on a page, in its order."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in page.items:
            if isinstance(item, Ground):
                painter.fillRect(item.rect, QColor(item.colour))
            elif isinstance(item, Axis):
                self._axis(painter, item)
            else:
                self._part(painter, item)

    def _part(self, painter: QPainter, part: Part) -> None:
        """Lines, with what is drawn beside them: bars at quotations, marks before a stance, outlines of hollow chips."""
        text, origin = part.text, part.at - QPointF(0, part.text.lines[part.start].top)
        if part.name == "cell":
            self._bars(painter, part, origin)
        for line in text.lines[part.start : part.end]:
            layout = text.paragraphs[line.paragraph].layout
            layout.lineAt(line.number).draw(painter, origin + layout.position())
        if part.name == "cell":
            self._chips(painter, part, origin)
            first = next((line for line in text.lines[part.start : part.end] if line.paragraph == text.marked and line.number == 0), None)
            if text.marks and first is not None:
                self._marks(painter, text, first, origin)

    def _marks(self, painter: QPainter, text: Text, first: Line, origin: QPointF) -> None:
        line = text.paragraphs[first.paragraph].line(0)
        middle = origin.y() + first.top + line.ascent() - self._mark * 0.33
        draw_marks(painter, self._theme, text.marks, origin.x(), middle, self._mark)

    def _bars(self, painter: QPainter, part: Part, origin: QPointF) -> None:
        """A bar beside every quotation, its source and its note, in the tone of the stance or neutral; as far as it stands here."""
        text = part.text
        colour = self._theme.outline(text.stance) if text.stance is not None else QColor(self._theme.scroll)
        spans: list[tuple[float, float]] = []
        before = -1
        for line in text.lines[part.start : part.end]:
            if not text.paragraphs[line.paragraph].quoted:
                continue
            goes_on = bool(spans) and line.paragraph - before <= 1 and not (line.number == 0 and text.paragraphs[line.paragraph].kind == "quote")
            spans = [*spans[:-1], (spans[-1][0], line.bottom)] if goes_on else [*spans, (line.top, line.bottom)]
            before = line.paragraph
        for top, bottom in spans:
            painter.fillRect(QRectF(origin.x(), origin.y() + top + self._pixel, 2.2 * self._pixel, bottom - top - self._pixel), colour)

    def _chips(self, painter: QPainter, part: Part, origin: QPointF) -> None:
        """An outline around each hollow chip, line by line where it runs over."""
        painter.setPen(QPen(QColor(self._theme.ink_faint), 0.8 * self._pixel))
        for line in part.text.lines[part.start : part.end]:
            paragraph = part.text.paragraphs[line.paragraph]
            made = paragraph.line(line.number)
            for first, last in paragraph.hollow:
                begin, stop = max(first, made.textStart()), min(last, made.textStart() + made.textLength())
                if begin < stop:
                    left, right = x_of(made.cursorToX(begin)), x_of(made.cursorToX(stop))
                    outline = QRectF(left, made.y() + self._pixel, right - left, made.height() - 2 * self._pixel)
                    painter.drawRect(outline.translated(origin + paragraph.layout.position()))

    def _axis(self, painter: QPainter, axis: Axis) -> None:
        """The seven steps between the poles, each as its mark."""
        rect = axis.rect
        size = self._mark * 0.8
        painter.setPen(QPen(QColor(self._theme.ink_faint), 0.8 * self._pixel))
        y = rect.center().y()
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        steps = range(3, -4, -1) if axis.turned else range(-3, 4)
        for i, step in enumerate(steps):
            draw_mark(painter, self._theme, mark_for(step), QPointF(rect.left() + size / 2 + i * (rect.width() - size) / 6, y), size)
