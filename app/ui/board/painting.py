"""Paints the board: cells with their marks, bars and selections; what sticks (bands, heads) lies on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from app.state.workspace import Place
from app.ui.board import bands, stacking
from app.ui.board.documents import hollow_chips
from app.ui.parts.chips import paint_chips
from app.ui.parts.marks import draw_marks
from app.ui.parts.text import QUOTE_STATE, selection

if TYPE_CHECKING:
    from app.ui.board.view import BoardView

DIMMED = 0.45
"""Strength of a passage outside the stretch of time that was brushed: it steps back, and can still be read."""

ACCENT_BAR = 4.0
"""Width of the bar at a passage that leans on the event in focus, in pixels."""


def paint_body(painter: QPainter, view: BoardView) -> None:
    """Everything below the heads."""
    painter.save()
    painter.setClipRect(view.body_rect())
    if "" in view.layout_.open_orientations:
        bands.paint_orientation(painter, view, "", 0.0)
    _paint_cards(painter, view)
    body, level = view.body_rect(), view.visible_rows()
    for column, voice in enumerate(view.layout_.model.voices):
        if not view.layout_.stacked and not view.head_rect(column).intersects(view.viewport().rect().toRectF()):
            continue
        rows = view.visible_rows(view.shifting.position(voice.id)) if view.shifting.is_alone(voice.id) else level
        for row in range(*rows):
            place = view.layout_.model.place(row, column)
            rect = view.cell_in_view(place)
            if rect.intersects(body):
                _paint_cell(painter, view, place, rect)
    bands.paint_bands(painter, view)
    painter.restore()


def _paint_cards(painter: QPainter, view: BoardView) -> None:
    """The white column behind the cells of each pane, from the heads to the end of the last row; one where they are stacked."""
    voices = view.layout_.model.voices
    for column in range(view.layout_.columns.count):
        position = view.shifting.position(voices[column].id)
        lead = view.layout_.rows.lead
        begin = view.body_top() - 8 if not lead else view.body_top() + lead - position
        end = view.body_top() + view.layout_.rows.total - position
        left = view.layout_.columns.left(column) - view.horizontalScrollBar().value()
        if left > view.viewport().width() or left + view.layout_.columns.width < 0:
            continue
        path = QPainterPath()
        path.addRoundedRect(QRectF(left, begin - 12, view.layout_.columns.width, end - begin + 12), 8, 8)
        painter.fillPath(path, QColor(view.theme.card))
        painter.setPen(QPen(QColor(view.theme.hairline), 1))
        painter.drawPath(path)


def _paint_cell(painter: QPainter, view: BoardView, place: Place, rect: QRectF) -> None:
    """One cell: head line, bars, text with selection and finds, marks before the first line, focus ring."""
    painter.save()
    painter.setClipRect(rect.intersected(view.body_rect()))
    if view.layout_.stacked:
        hot = view.hands.hot is not None and view.hands.hot.place == place and view.hands.hot.part == "close"
        first = place.voice == view.layout_.model.voices[0].id
        stacking.paint(painter, view.head_style(), view.layout_.head(place), rect, first=first, hot=hot)
    if view.layout_.model.leans(place):
        painter.fillRect(QRectF(rect.left(), rect.top() + 2, ACCENT_BAR, rect.height() - 4), QColor(view.theme.accent))
    painter.translate(view.text_in_view(place))
    _paint_text(painter, view, place)
    painter.restore()
    if place == view.focus_place and view.hasFocus():
        painter.setPen(view.ring_pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 6, 6)


def _paint_text(painter: QPainter, view: BoardView, place: Place) -> None:
    """The document of a cell, and what is drawn beside its letters."""
    document, cell = view.layout_.document(place), view.layout_.model.cell(place)
    dimmed = place in view.dimmed
    painter.setOpacity(DIMMED if dimmed else 1.0)
    _paint_bars(painter, view, document, cell.stance)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = view.text_palette()
    context.selections = _selections(view, place, document)
    if dimmed:  # all letters in the faintest ink that can still be read, never fainter
        painter.setOpacity(1.0)
        context.selections = [_inked(document, view.theme.ink_faint), *context.selections]
    document.documentLayout().draw(painter, context)
    painter.setOpacity(DIMMED if dimmed else 1.0)
    if view.layout_.model.leans(place) or "events" in view.layout_.model.showing(place).folds:
        paint_chips(painter, view.theme, document, hollow_chips(document))
    if cell.marks and view.layout_.kind is not None:
        size = view.layout_.kind.mark_size()
        block = document.findBlockByNumber(cell.marked)
        line = block.layout().lineAt(0)
        middle = line.y() + block.layout().position().y() + line.ascent() - size * 0.33
        draw_marks(painter, view.theme, cell.marks, 0.0, middle, size)


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
        found.append(selection(document, start, end, view.theme.found_now if now else view.theme.found, view.theme.ink))
    link = view.hands.keys.link_in(place)
    if link is not None and view.hasFocus():
        found.append(selection(document, link[0], link[1], view.theme.selection, view.theme.selection_ink))
    span = view.hands.selection_in(place)
    if span is not None:
        found.append(selection(document, *span, view.theme.selection, view.theme.selection_ink))
    return found


def _inked(document: QTextDocument, ink: str) -> QAbstractTextDocumentLayout.Selection:
    """All letters of a document in one ink."""
    result = QAbstractTextDocumentLayout.Selection()
    result.cursor = QTextCursor(document)
    result.cursor.select(QTextCursor.SelectionType.Document)
    result.format = QTextCharFormat()
    result.format.setForeground(QColor(ink))
    return result


def paint_heads(painter: QPainter, view: BoardView) -> None:
    """The heads, on paper so that nothing shows through above them; and where a pane that is dragged would come to stand."""
    painter.fillRect(QRectF(0, 0, view.viewport().width(), view.body_top()), QColor(view.theme.paper))
    style, hot = view.head_style(), view.hands.hot
    for column, head in enumerate(view.heads()):
        rect = view.head_rect(column)
        if rect.right() > 0 and rect.left() < view.viewport().width():
            part = hot.part if hot is not None and hot.place.voice == head.voice.id else ""
            view.head_pictures.paint(painter, style, head, rect, hot=part == "close", hot_level=part == "level")
    line = view.hands.drag.line()
    if not line.isNull():
        painter.fillRect(line, QColor(view.theme.accent))
