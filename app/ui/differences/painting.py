"""Paints a part of the differences: a pure function of painter, part and look, so that it can be exported too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QPen, QTextCharFormat, QTextCursor, QTextDocument

from app.state.theme import Theme
from app.ui.differences.faces import Faces
from app.ui.differences.picture import Axis, Part, Text, Words
from app.ui.differences.selecting import Selection
from app.ui.parts.axis import paint_segments
from app.ui.parts.chips import paint_chips
from app.ui.parts.marks import draw_mark, draw_marks
from app.ui.parts.text import QUOTE_STATE, Type


@dataclass(frozen=True, slots=True)
class Lights:
    """What is pointed at in a part: the text under the keyboard (-1: none, a part without cells: 0), the head under the mouse."""

    at: int = -1
    hot: int = -1
    selected: Selection | None = None


def paint_part(painter: QPainter, part: Part, faces: Faces, kind: Type, lights: Lights) -> None:
    """Paint a part at the painter's origin; the ground of the page is painted already."""
    theme = kind.theme
    if part.kind == "row":
        _paint_band(painter, part, faces, theme)
    for i, text in enumerate(part.texts):
        _paint_text(painter, text, faces, kind, lights.selected if lights.selected is not None and lights.selected.text == i else None, hot=i == lights.hot)
    if lights.at >= 0:
        _paint_ring(painter, theme, _ring(part, lights.at))


def _ring(part: Part, at: int) -> QRectF:
    """What the ring of the keyboard goes round."""
    if part.kind == "row" and at < len(part.texts):
        return part.texts[at].card
    wide = max(text.at.x() + text.document.size().width() for text in part.texts)
    return QRectF(4, 2, wide + 8, part.height - 4)


def _paint_ring(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.focus), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
    painter.restore()


def _paint_band(painter: QPainter, part: Part, faces: Faces, theme: Theme) -> None:
    painter.fillRect(part.band, QColor(theme.band))
    inks = {"title": theme.ink, "said": theme.ink, "soft": theme.ink_soft}
    for words in part.words:
        _paint_words(painter, words, faces, inks.get(words.role, theme.ink_soft))
    if part.axis is not None:
        paint_axis(painter, part.axis, faces, theme)


def _paint_words(painter: QPainter, words: Words, faces: Faces, ink: str) -> None:
    painter.setFont(faces.fonts[words.role])
    painter.setPen(QColor(ink))
    sides = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight, "centre": Qt.AlignmentFlag.AlignHCenter}
    painter.drawText(words.rect.adjusted(0, 0, 1, 2), int(sides[words.align] | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), words.text)


def paint_axis(painter: QPainter, axis: Axis, faces: Faces, theme: Theme) -> None:
    """Segments, ranges, the bar of the distance with a stem to each mark, marks, names and poles."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_segments(painter, theme, axis.steps, axis.lefts, [axis.width] * len(axis.lefts), axis.middle, max(6.0, faces.line * 0.56))
    for left, right, y, step in axis.ranges:
        pen = QPen(theme.outline(step) if step is not None else QColor(theme.ink_soft), max(1.5, faces.line * 0.1))
        if step is None:  # divided: two ends with nothing between but the word
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for x in (left, right) if step is not None else ():
            painter.drawLine(QPointF(x, y - faces.size * 0.35), QPointF(x, y + faces.size * 0.35))
    if axis.bar is not None:
        left, right, y = axis.bar
        wide = max(2.0, faces.line * 0.13)
        for ink, width in ((theme.band, wide + max(2.0, faces.line * 0.13)), (theme.ink, wide)):  # on a ground of its own, to be seen on every step
            painter.setPen(QPen(QColor(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(QColor(theme.ink), max(1.5, faces.line * 0.09), Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        for x, top, bottom in axis.stems:
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    for mark, point in axis.marks:
        draw_mark(painter, theme, mark, point, faces.size)
    painter.restore()
    for words in axis.words:
        _paint_words(painter, words, faces, theme.ink_soft if words.role == "faint" else theme.ink)


def _paint_text(painter: QPainter, text: Text, faces: Faces, kind: Type, selected: Selection | None, *, hot: bool) -> None:
    theme = kind.theme
    if text.cell is not None:
        painter.fillRect(text.card, QColor(theme.card))
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(text.card.adjusted(0.5, 0.5, -0.5, -0.5))
    if text.name is not None:
        _paint_words(painter, text.name, faces, theme.link)
        if hot:
            y = round(text.name.rect.bottom()) - 1
            painter.setPen(QPen(QColor(theme.link), 1))
            painter.drawLine(QPointF(text.name.rect.left(), y), QPointF(text.name.rect.right(), y))
    if text.tail is not None:
        _paint_words(painter, text.tail, faces, theme.ink_soft)
    painter.save()
    painter.translate(text.at)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette(theme.palette())
    context.palette = palette
    if selected is not None and not selected.empty:
        context.selections = [_selection(text.document, selected, palette)]
    if text.cell is not None:
        _paint_bars(painter, theme, text.document, text.cell.stance, faces.line)
    text.document.documentLayout().draw(painter, context)
    paint_chips(painter, theme, text.document, text.hollow)
    if text.cell is not None and text.cell.marks:
        size = kind.mark_size()
        block = text.document.findBlockByNumber(text.cell.marked)
        line = block.layout().lineAt(0)
        draw_marks(painter, theme, text.cell.marks, 0.0, line.y() + block.layout().position().y() + line.ascent() - size * 0.33, size)
    painter.restore()


def _selection(document: QTextDocument, selected: Selection, palette: QPalette) -> QAbstractTextDocumentLayout.Selection:
    """What is selected, in the colours of a selection."""
    found = QAbstractTextDocumentLayout.Selection()
    cursor = QTextCursor(document)
    cursor.setPosition(selected.anchor)
    cursor.setPosition(selected.end, QTextCursor.MoveMode.KeepAnchor)
    style = QTextCharFormat()
    style.setBackground(palette.highlight())
    style.setForeground(palette.highlightedText())
    found.cursor, found.format = cursor, style
    return found


def _paint_bars(painter: QPainter, theme: Theme, document: QTextDocument, stance: int | None, line: float) -> None:
    """The bar beside each quotation with its source and note, in the tone of the stance or neutral."""
    colour = theme.outline(stance) if stance is not None else QColor(theme.scroll)
    block = document.begin()
    while block.isValid():
        if block.userState() == QUOTE_STATE:
            rect = document.documentLayout().blockBoundingRect(block)
            above = block.blockFormat().topMargin()
            joined = above + 2.0 if above < line * 0.3 else -2.0  # source and note belong to the quotation above them
            painter.fillRect(QRectF(0, rect.top() - joined, 2.5, rect.height() + joined), colour)
        block = block.next()
