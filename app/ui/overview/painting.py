"""Paints the overview from its picture: cells, then the heads over them, so that the heads stay where cells are scrolled."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.state.theme import Theme
from app.ui.overview.faces import Faces
from app.ui.overview.picture import Box, Picture, Text
from app.ui.parts.marks import draw_mark

Place = tuple[int, int]
"""Row and column; -1 is the head."""


@dataclass(frozen=True, slots=True)
class Lights:
    """What is pointed at: by the mouse, by the keyboard (None: not in focus), and the voices chosen for a comparison."""

    hot: Place | None = None
    at: Place | None = None
    chosen: frozenset[str] = frozenset()


def paint(painter: QPainter, picture: Picture, faces: Faces, theme: Theme, room: QSizeF, scroll: QPointF, lights: Lights) -> None:
    """Paint what a view of ``room`` pixels shows when its cells are scrolled by ``scroll``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(0, 0), room), QColor(theme.paper))
    side, head = picture.side, picture.head
    rows = [r for r in range(picture.rows) if picture.tops[r] - scroll.y() < room.height() - head and picture.tops[r] + picture.heights[r] > scroll.y()]
    columns = [c for c in range(picture.columns) if picture.lefts[c] - scroll.x() < room.width() - side and picture.lefts[c] + picture.widths[c] > scroll.x()]
    body = QRectF(side, head, max(0.0, room.width() - side), max(0.0, room.height() - head))
    parts = (
        (body, QPointF(side - scroll.x(), head - scroll.y()), [(r, c) for r in rows for c in columns]),
        (QRectF(0, head, side, body.height()), QPointF(side, head - scroll.y()), [(r, -1) for r in rows]),
        (QRectF(side, 0, body.width(), head), QPointF(side - scroll.x(), head), [(-1, c) for c in columns]),
    )
    for clip, origin, places in parts:
        painter.save()
        painter.setClipRect(clip)
        painter.translate(origin)
        _paint_bands(painter, picture, theme, rows if clip is not parts[2][0] else [], clip.translated(-origin))
        if clip is parts[2][0]:
            _paint_above(painter, picture, faces, theme)
        for place in places:
            _paint_box(painter, picture.at(*place), faces, theme, place, lights)
        painter.restore()
    painter.save()
    painter.setClipRect(QRectF(0, 0, side, head))
    painter.translate(QPointF(side, head))
    for text in picture.corner:
        _paint_text(painter, text, faces, theme)
    painter.restore()
    _paint_edges(painter, picture, theme, room, body, scroll)


def _paint_bands(painter: QPainter, picture: Picture, theme: Theme, rows: list[int], clip: QRectF) -> None:
    """Every second row on the card's ground, and a hairline under each: the eye keeps its row."""
    for row in rows:
        rect = QRectF(clip.left(), picture.tops[row], clip.width(), picture.heights[row])
        if row % 2 == 0:
            painter.fillRect(rect, QColor(theme.card))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(theme.hairline))


def _paint_edges(painter: QPainter, picture: Picture, theme: Theme, room: QSizeF, body: QRectF, scroll: QPointF) -> None:
    """The lines between heads and cells; the one at the side only where columns have gone under it."""
    right = min(room.width(), picture.side + picture.width - scroll.x())
    painter.fillRect(QRectF(0, body.top() - 1, right, 1), QColor(theme.hairline))
    if scroll.x() > 0:
        painter.fillRect(QRectF(body.left() - 1, 0, 1, room.height()), QColor(theme.hairline))


def _paint_above(painter: QPainter, picture: Picture, faces: Faces, theme: Theme) -> None:
    """Tree and schools, above the names."""
    painter.setPen(QPen(QColor(theme.ink_faint), 1.3))
    painter.drawLines(list(picture.tree))
    for group in picture.groups:
        _paint_text(painter, group.text, faces, theme)
        y = round(group.rect.bottom()) - 1
        painter.fillRect(QRectF(group.rect.left(), y, group.rect.width(), 1), QColor(theme.ink_faint))


def _paint_box(painter: QPainter, box: Box, faces: Faces, theme: Theme, place: Place, lights: Lights) -> None:
    inner = box.rect.adjusted(1, 1, -1, -2)
    if place == lights.hot or _in_line(place, lights):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.band))
        painter.drawRoundedRect(inner, 4, 4)
    for text in box.texts:
        _paint_text(painter, text, faces, theme)
    for mark, centre in box.marks:
        draw_mark(painter, theme, mark, centre, faces.size)
    if box.bar is not None:
        _paint_bar(painter, box, theme)
    if box.firm:
        _paint_firm(painter, box, faces, theme, column=place[0] < 0)
    if box.kind == "voice" and box.voice in lights.chosen:
        painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 4, 4)
    if place == lights.at:
        painter.setPen(QPen(QColor(theme.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _in_line(place: Place, lights: Lights) -> bool:
    """Is this one of the two heads of the cell under the mouse, or else under the keyboard?"""
    at = lights.hot or lights.at
    return at is not None and -1 not in at and place in ((at[0], -1), (-1, at[1]))


def _paint_text(painter: QPainter, text: Text, faces: Faces, theme: Theme) -> None:
    """Lines in their rectangle, each on its own line; upright ones are read from below."""
    metrics = faces.metrics[text.role]
    painter.setFont(faces.fonts[text.role])
    painter.setPen(QColor(theme.ink if text.role in ("strong", "head") else theme.ink_soft))
    painter.save()
    rect = text.rect
    if text.upright:
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        rect = QRectF(0, 0, text.rect.height(), text.rect.width())
    for i, line in enumerate(text.lines):
        x = rect.left() + (max(0.0, rect.width() - metrics.horizontalAdvance(line)) / 2 if text.align == "centre" else 0.0)
        painter.drawText(QPointF(x, rect.top() + i * faces.leading(text.role) + metrics.ascent()), line)
    painter.restore()


def _paint_bar(painter: QPainter, box: Box, theme: Theme) -> None:
    """How contested: a bar with its outline, filled by its share; the value stands beside it in words."""
    assert box.bar is not None
    half = box.bar.height() / 2
    filled = QRectF(box.bar.left(), box.bar.top(), max(box.bar.height(), box.bar.width() * min(1.0, box.share)), box.bar.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.ink_faint))
    painter.drawRoundedRect(filled, half, half)
    painter.setPen(QPen(QColor(theme.ink_faint), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.bar, half, half)


def _paint_firm(painter: QPainter, box: Box, faces: Faces, theme: Theme, *, column: bool) -> None:
    """A bar in the head of a voice whose pane is open; its name is bold, too."""
    thick = max(2.0, faces.line * 0.16)
    if column:
        bar = QRectF(box.rect.left() + 3, box.rect.bottom() - thick - 2, box.rect.width() - 6, thick)
    else:
        bar = QRectF(box.rect.left() + 1, box.rect.top() + 3, thick, box.rect.height() - 7)
    painter.fillRect(bar, QColor(theme.accent))
