"""Paints pages of a printed board on anything that can be painted on: a PDF, a printer, a picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.stances import mark_for
from app.state.theme import Theme
from app.ui.board.documents import hollow_chips
from app.ui.export.pages import Axis, Ground, Page, Part
from app.ui.export.setting import Line, Text, print_type, quoted
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
            layout = text.block(line.paragraph).layout()
            layout.lineAt(line.number).draw(painter, origin + layout.position())
        if part.name == "cell":
            self._chips(painter, part, origin)
            first = next((line for line in text.lines[part.start : part.end] if line.paragraph == text.marked and line.number == 0), None)
            if text.marks and first is not None:
                self._marks(painter, text, first, origin)

    def _marks(self, painter: QPainter, text: Text, first: Line, origin: QPointF) -> None:
        layout = text.block(first.paragraph).layout().lineAt(0)
        middle = origin.y() + first.top + layout.ascent() - self._mark * 0.33
        draw_marks(painter, self._theme, text.marks, origin.x(), middle, self._mark)

    def _bars(self, painter: QPainter, part: Part, origin: QPointF) -> None:
        """A bar beside every quotation, its source and its note, in the tone of the stance or neutral; as far as it stands here."""
        text = part.text
        colour = self._theme.outline(text.stance) if text.stance is not None else QColor(self._theme.scroll)
        spans: list[tuple[float, float]] = []
        before = -1
        for line in text.lines[part.start : part.end]:
            if not quoted(text, line.paragraph):
                continue
            goes_on = bool(spans) and line.paragraph - before <= 1 and not (line.number == 0 and text.kinds[line.paragraph] == "quote")
            spans = [*spans[:-1], (spans[-1][0], line.bottom)] if goes_on else [*spans, (line.top, line.bottom)]
            before = line.paragraph
        for top, bottom in spans:
            painter.fillRect(QRectF(origin.x(), origin.y() + top + self._pixel, 2.2 * self._pixel, bottom - top - self._pixel), colour)

    def _chips(self, painter: QPainter, part: Part, origin: QPointF) -> None:
        """An outline around each hollow chip, line by line where it runs over."""
        painter.setPen(QPen(QColor(self._theme.ink_faint), 0.8 * self._pixel))
        lines = {(line.paragraph, line.number) for line in part.text.lines[part.start : part.end]}
        for start, end in hollow_chips(part.text.document):
            block = part.text.document.findBlock(start)
            layout, first, last = block.layout(), start - block.position(), end - block.position()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                begin, stop = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
                if begin < stop and (block.blockNumber(), number) in lines:
                    left, right = _x(line.cursorToX(begin)), _x(line.cursorToX(stop))
                    painter.drawRect(QRectF(left, line.y() + self._pixel, right - left, line.height() - 2 * self._pixel).translated(origin + layout.position()))

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


def _x(found: object) -> float:
    """PySide gives the x of a cursor alone or with the cursor."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
