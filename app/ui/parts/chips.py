"""Paints the outlines of hollow chips, the links that nobody checked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

from app.state.theme import Theme


def paint_chips(painter: QPainter, theme: Theme, document: QTextDocument, chips: Iterable[tuple[int, int]]) -> None:
    """An outline around each chip (from where to where, as the document counts letters), line by line where it runs over."""
    painter.setPen(QPen(QColor(theme.ink_faint), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, end in chips:
        block = document.findBlock(start)
        layout, first, last = block.layout(), start - block.position(), end - block.position()
        for i in range(layout.lineCount()):
            line = layout.lineAt(i)
            begin, stop = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if begin < stop:
                left, right = x_of(line.cursorToX(begin)), x_of(line.cursorToX(stop))
                painter.drawRect(QRectF(left, line.y() + 1, right - left, line.height() - 2).translated(layout.position()))


def x_of(found: object) -> float:
    """The x of a place in a line, which PySide gives alone or with the place."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
