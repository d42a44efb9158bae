"""Paints the board: cells with their marks, bars and selections; bands that stick; heads that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from app.state.theme import font
from app.state.workspace import Place
from app.ui.board import heads
from app.ui.board.geometry import MARGIN, PAD
from app.ui.parts.marks import draw_marks
from app.ui.parts.text import QUOTE_STATE

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


def paint_body(painter: QPainter, view: BoardView) -> None:
    """Everything below the heads."""
    painter.save()
    top = view.body_top()
    painter.setClipRect(QRectF(0, top, view.viewport().width(), view.viewport().height() - top))
    if "" in view.layout_.open_orientations:
        _paint_orientation(painter, view, "", 0.0)
    first, last = visible_rows(view)
    _paint_cards(painter, view)
    for row in range(first, last):
        for column in range(view.layout_.columns.count):
            place = view.layout_.model.place(row, column)
            rect = view.to_viewport(view.layout_.cell_rect(place))
            if rect.right() > 0 and rect.left() < view.viewport().width():
                _paint_cell(painter, view, place, rect)
    for row in range(first, last):
        if view.layout_.rows.rows[row].orientation:
            y = view.layout_.rows.top(row) + view.layout_.rows.rows[row].band
            _paint_orientation(painter, view, view.layout_.rows.rows[row].theme, y)
    for row in range(first, last):
        paint_band(painter, view, row)
    painter.restore()


def visible_rows(view: BoardView) -> tuple[int, int]:
    """The first row in view and the one behind the last."""
    rows = view.layout_.rows
    top = float(view.verticalScrollBar().value())
    bottom = top + view.viewport().height() - view.body_top()
    first = last = rows.at(top)
    while last < len(rows.rows) and rows.top(last) < bottom:
        last += 1
    return first, last


def _paint_cards(painter: QPainter, view: BoardView) -> None:
    """The white column behind the cells of each pane, from the heads to the end of the last row."""
    lead = view.layout_.rows.lead
    begin = view.body_top() - 8 if not lead else view.body_top() + lead - view.verticalScrollBar().value()
    end = view.body_top() + view.layout_.rows.total - view.verticalScrollBar().value()
    for column in range(view.layout_.columns.count):
        left = view.layout_.columns.left(column) - view.horizontalScrollBar().value()
        path = QPainterPath()
        path.addRoundedRect(QRectF(left, begin - 12, view.layout_.columns.width, end - begin + 12), 8, 8)
        painter.fillPath(path, QColor(view.theme.card))
        painter.setPen(QPen(QColor(view.theme.hairline), 1))
        painter.drawPath(path)


def _paint_cell(painter: QPainter, view: BoardView, place: Place, rect: QRectF) -> None:
    """One cell: bars beside quotations, text with selection and finds, marks before the first line, focus ring."""
    document = view.layout_.document(place)
    cell = view.layout_.model.cell(place)
    left, top = rect.left() + PAD, rect.top() + PAD * 0.8
    painter.save()
    painter.setClipRect(rect.intersected(QRectF(0, view.body_top(), view.viewport().width(), view.viewport().height())))
    painter.translate(left, top)
    _paint_bars(painter, view, document, cell.stance)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = view.text_palette()
    context.selections = _selections(view, place, document)
    document.documentLayout().draw(painter, context)
    if cell.marks and view.layout_.kind is not None:
        size = view.layout_.kind.mark_size()
        line = document.begin().layout().lineAt(0)
        middle = line.y() + document.begin().layout().position().y() + line.ascent() - size * 0.33
        draw_marks(painter, view.theme, cell.marks, 0.0, middle, size)
    painter.restore()
    if place == view.focus_place and view.hasFocus():
        painter.setPen(view.ring_pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 6, 6)


def _paint_bars(painter: QPainter, view: BoardView, document: QTextDocument, stance: int | None) -> None:
    """The bar beside a quotation, its source and its note, in the tone of the stance or neutral."""
    colour = view.theme.outline(stance) if stance is not None else QColor(view.theme.scroll)
    block = document.begin()
    layout = document.documentLayout()
    start: float | None = None
    end = 0.0
    while True:
        inside = block.isValid() and block.userState() == QUOTE_STATE
        if inside:
            rect = layout.blockBoundingRect(block)
            space = block.blockFormat().topMargin()
            new_quote = start is not None and space > 4 and rect.top() - end > -1 and block.charFormat().font().family() and _is_quote_start(block)
            if new_quote:
                _bar(painter, colour, start, end)
                start = None
            if start is None:
                start = rect.top() + (space if rect.height() > space else 0)
            end = rect.bottom()
        elif start is not None:
            _bar(painter, colour, start, end)
            start = None
        if not block.isValid():
            return
        block = block.next()


def _is_quote_start(block: object) -> bool:
    text = block.text() if hasattr(block, "text") else ""
    return "“" in text[:60]


def _bar(painter: QPainter, colour: QColor, top: float | None, bottom: float) -> None:
    if top is not None:
        painter.fillRect(QRectF(0, top + 2, 2.5, bottom - top - 2), colour)


def _selections(view: BoardView, place: Place, document: QTextDocument) -> list[QAbstractTextDocumentLayout.Selection]:
    """Finds first, then the link under the keyboard, then the reader's selection on top."""
    found = []
    for start, end, now in view.hands.finds(place):
        found.append(_selection(document, start, end, view.theme.found_now if now else view.theme.found, view.theme.ink))
    link = view.hands.keys.link_in(place)
    if link is not None and view.hasFocus():
        found.append(_selection(document, link[0], link[1], view.theme.selection, view.theme.selection_ink))
    span = view.hands.selection_in(place)
    if span is not None:
        found.append(_selection(document, *span, view.theme.selection, view.theme.selection_ink))
    return found


def _selection(document: QTextDocument, start: int, end: int, ground: str, ink: str) -> QAbstractTextDocumentLayout.Selection:
    result = QAbstractTextDocumentLayout.Selection()
    cursor = QTextCursor(document)
    length = document.characterCount() - 1
    cursor.setPosition(min(start, length))
    cursor.setPosition(min(end, length), QTextCursor.MoveMode.KeepAnchor)
    result.cursor = cursor
    style = QTextCharFormat()
    style.setBackground(QColor(ground))
    style.setForeground(QColor(ink))
    result.format = style
    return result


def band_parts(view: BoardView, row: int) -> tuple[str, str]:
    """The words of a band: the theme's title in capitals, and its question."""
    theme = view.layout_.model.themes[row]
    return theme.title.upper(), theme.question


def paint_band(painter: QPainter, view: BoardView, row: int) -> None:
    """A band across all panes: theme, question, and what can be unfolded for the whole row."""
    rect = view.band_rect(row)
    if rect.bottom() < view.body_top():
        return
    theme, scale = view.theme, view.layout_.model.look.text_scale / 100
    painter.fillRect(rect, QColor(theme.band))
    painter.setPen(QPen(QColor(theme.hairline), 1))
    painter.drawLine(rect.topLeft(), rect.topRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    strong, soft = font(scale, "small", weight=700), font(scale, "normal", serif=True, italic=True)
    title, question = band_parts(view, row)
    strong_metrics, soft_metrics = QFontMetricsF(strong), QFontMetricsF(soft)
    x = MARGIN + PAD
    y = rect.top() + (rect.height() + soft_metrics.capHeight()) / 2
    painter.setFont(strong)
    painter.setPen(QColor(theme.band_ink))
    painter.drawText(QPointF(x, y), title)
    x += strong_metrics.horizontalAdvance(title) + 14
    buttons = band_buttons(view, row)
    room = buttons[0][1].left() - x - 12 if buttons else view.viewport().width() - x - MARGIN
    painter.setFont(soft)
    painter.setPen(QColor(theme.ink_soft))
    if room > 60:
        painter.drawText(QPointF(x, y), soft_metrics.elidedText(question, Qt.TextElideMode.ElideRight, room))
    small = font(scale, "small")
    painter.setFont(small)
    for action, where, words in buttons:
        hot = view.hands.hot_band == (row, action)
        painter.setPen(QColor(theme.link))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)
        if hot:
            painter.drawLine(where.bottomLeft() + QPointF(4, -4), where.bottomRight() + QPointF(-4, -4))


def band_buttons(view: BoardView, row: int) -> list[tuple[str, QRectF, str]]:
    """What can be clicked on a band, from left to right: name, rectangle in the viewport, words."""
    rect = view.band_rect(row)
    scale = view.layout_.model.look.text_scale / 100
    metrics = QFontMetricsF(font(scale, "small"))
    theme = view.layout_.model.themes[row].key
    opened = theme in view.layout_.open_orientations
    words = [("orientation", ("− " if opened else "+ ") + QCoreApplication.translate("Bands", "orientation"))]
    if view.layout_.model.look.density == "text":
        words.append(("row", QCoreApplication.translate("Bands", "± whole row")))
    right = min(view.viewport().width(), view.layout_.columns.total - view.horizontalScrollBar().value()) - MARGIN
    result: list[tuple[str, QRectF, str]] = []
    for name, text in reversed(words):
        width = metrics.horizontalAdvance(text) + 16
        result.insert(0, (name, QRectF(right - width, rect.top(), width, rect.height()), text))
        right -= width
    return result


def _paint_orientation(painter: QPainter, view: BoardView, theme: str, top: float) -> None:
    """An unfolded orientation across the columns, on paper."""
    y = view.body_top() + top - view.verticalScrollBar().value()
    document = view.layout_.orientation(theme, float(view.viewport().width()))
    height = document.size().height() + 20
    painter.fillRect(QRectF(0, y, view.viewport().width(), height), QColor(view.theme.paper))
    painter.save()
    painter.translate(MARGIN + PAD, y + 10)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = view.text_palette()
    document.documentLayout().draw(painter, context)
    painter.restore()


def paint_heads(painter: QPainter, view: BoardView) -> None:
    """The heads, on paper so that nothing shows through above them."""
    height = view.body_top()
    painter.fillRect(QRectF(0, 0, view.viewport().width(), height), QColor(view.theme.paper))
    style = view.head_style()
    for column, head in enumerate(view.heads()):
        rect = view.head_rect(column)
        if rect.right() > 0 and rect.left() < view.viewport().width():
            hot = view.hands.hot_close == column
            heads.paint_head(painter, style, head, rect, hot=hot, focused=False)
