"""Bands and what unfolds under them: a band across the panes, a pane's own titles where it was scrolled alone, orientations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFontMetricsF, QPainter, QPen, QTextDocument

from app.state.theme import font
from app.ui.board.geometry import GAP, MARGIN, PAD
from app.ui.parts.text import selection, units

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


def paint_bands(painter: QPainter, view: BoardView) -> None:
    """Orientations, then bands, which lie on top; the panes that were scrolled alone have titles of their own."""
    first, last = view.visible_rows()
    for row in range(first, last):
        if view.layout_.rows.rows[row].orientation:
            paint_orientation(painter, view, view.layout_.rows.rows[row].theme, view.layout_.rows.top(row) + view.layout_.rows.rows[row].band)
    for row in range(first, last):
        _paint_band(painter, view, row)
    for voice in view.shifting.alone:
        for row in range(*view.visible_rows(view.shifting.position(voice))):
            _paint_title(painter, view, row, voice)


def _paint_band(painter: QPainter, view: BoardView, row: int) -> None:
    """A band across all panes: theme, question, and what can be unfolded for the whole row."""
    rect, stretches = view.band_rect(row), view.band_stretches()
    if rect.bottom() < view.body_top() or not stretches:
        return
    theme, scale = view.theme, view.layout_.model.look.text_scale / 100
    for start, end in stretches:
        part = QRectF(start, rect.top(), end - start, rect.height())
        painter.fillRect(part, QColor(theme.band))
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.drawLine(part.topLeft(), part.topRight())
        painter.drawLine(part.bottomLeft(), part.bottomRight())
    strong, soft = font(scale, "small", weight=700), font(scale, "normal", serif=True, italic=True)
    title, question = view.layout_.model.themes[row].title.upper(), view.layout_.model.themes[row].question
    strong_metrics, soft_metrics = QFontMetricsF(strong), QFontMetricsF(soft)
    buttons = band_buttons(view, row)
    width = float(view.viewport().width())
    start, end = max(stretches, key=lambda part: min(part[1], width) - max(part[0], 0.0))  # where there is most room for words
    x = (MARGIN if start <= 0 else start + GAP) + view.layout_.pad
    end = min(end, width) - 8
    if buttons and buttons[0][1].right() > start:
        end = min(end, buttons[0][1].left() - 12)
    y = rect.top() + (rect.height() + soft_metrics.capHeight()) / 2
    painter.setFont(strong)
    painter.setPen(QColor(theme.band_ink))
    shown = strong_metrics.elidedText(title, Qt.TextElideMode.ElideRight, end - x)
    painter.drawText(QPointF(x, y), shown)
    x += strong_metrics.horizontalAdvance(shown) + 14
    painter.setFont(soft)
    painter.setPen(QColor(theme.ink_soft))
    if end - x > 60:
        painter.drawText(QPointF(x, y), soft_metrics.elidedText(question, Qt.TextElideMode.ElideRight, end - x))
    painter.setFont(font(scale, "small"))
    for action, where, words in buttons:
        painter.setPen(QColor(theme.link))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)
        if view.hands.hot_band == (row, action):
            painter.drawLine(where.bottomLeft() + QPointF(4, -4), where.bottomRight() + QPointF(-4, -4))


def _paint_title(painter: QPainter, view: BoardView, row: int, voice: str) -> None:
    """A theme's title at the head of a single pane."""
    rect = view.title_rect(row, voice)
    if rect.bottom() < view.body_top():
        return
    face = font(view.layout_.model.look.text_scale / 100, "small", weight=700)
    metrics = QFontMetricsF(face)
    inside = rect.adjusted(1, 0, -1, 0)
    painter.fillRect(inside, QColor(view.theme.card))
    painter.setPen(QPen(QColor(view.theme.hairline), 1))
    painter.drawLine(inside.topLeft(), inside.topRight())
    painter.drawLine(inside.bottomLeft(), inside.bottomRight())
    painter.setPen(QColor(view.theme.ink_soft))
    painter.setFont(face)
    words = metrics.elidedText(view.layout_.model.themes[row].title.upper(), Qt.TextElideMode.ElideRight, rect.width() - 2 * view.layout_.pad)
    painter.drawText(QPointF(rect.left() + view.layout_.pad, rect.top() + (rect.height() + metrics.capHeight()) / 2), words)


def band_buttons(view: BoardView, row: int) -> list[tuple[str, QRectF, str]]:
    """What can be clicked on a band, from left to right: name, rectangle in the viewport, words. Where there is little room, fewer."""
    stretches = view.band_stretches()
    if not stretches:
        return []
    rect = view.band_rect(row)
    metrics = QFontMetricsF(font(view.layout_.model.look.text_scale / 100, "small"))
    opened = view.layout_.model.themes[row].key in view.layout_.open_orientations
    words = [("orientation", ("− " if opened else "+ ") + QCoreApplication.translate("Bands", "orientation"))]
    if view.layout_.model.look.density == "text":
        words.append(("row", QCoreApplication.translate("Bands", "± whole row")))
    start, end = stretches[-1]
    edge = min(float(view.viewport().width()), view.layout_.columns.total - view.horizontalScrollBar().value())
    right = min(end, edge - MARGIN)
    result: list[tuple[str, QRectF, str]] = []
    for name, text in reversed(words):
        width = metrics.horizontalAdvance(text) + 16
        if right - width < max(start, 0.0):
            break
        result.insert(0, (name, QRectF(right - width, rect.top(), width, rect.height()), text))
        right -= width
    return result


def paint_orientation(painter: QPainter, view: BoardView, theme: str, top: float) -> None:
    """An unfolded orientation across the columns, on paper."""
    y = view.body_top() + top - view.verticalScrollBar().value()
    document = view.layout_.orientation(theme, float(view.viewport().width()))
    height = document.size().height() + 20
    painter.fillRect(QRectF(0, y, view.viewport().width(), height), QColor(view.theme.paper))
    painter.save()
    painter.translate(MARGIN + PAD, y + 10)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = view.text_palette()
    context.selections = _found(view, document)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _found(view: BoardView, document: QTextDocument) -> list[QAbstractTextDocumentLayout.Selection]:
    """What was searched, marked in an orientation."""
    text = document.toPlainText()
    spans = view.hands.finding.spans(text)
    return [selection(document, units(text, start), units(text, end), view.theme.found, view.theme.ink) for start, end in spans]
