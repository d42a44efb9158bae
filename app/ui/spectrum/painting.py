"""Paints the spectrum from its picture: names and marks, the axis, bars below it, poles and buttons at the ends."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from app.state.theme import Theme
from app.ui.parts.axis import paint_segments
from app.ui.parts.marks import draw_mark
from app.ui.spectrum.faces import Faces
from app.ui.spectrum.picture import Item, Lane, Picture
from app.ui.spectrum.sides import Label


@dataclass(frozen=True, slots=True)
class Lights:
    """What is pointed at: by the mouse, by the keyboard (an index into the items, -1 for none), and the voice in focus."""

    hot: Item | None = None
    at: int = -1
    focus_voice: str = ""

    def lit(self, picture: Picture) -> str:
        """The voice whose bar is shown strongly: under the mouse, else under the keyboard."""
        for item in (self.hot, picture.items[self.at] if 0 <= self.at < len(picture.items) else None):
            if item is not None and item.kind == "voice":
                return item.key
        return ""


def paint(painter: QPainter, picture: Picture, faces: Faces, theme: Theme, lights: Lights) -> None:
    """Paint everything; the ground is the widget's own."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lit = lights.lit(picture)
    for item in picture.items:
        if item is lights.hot or (item.kind == "voice" and item.key == lit):
            _paint_ground(painter, theme, item.rect)
    paint_segments(painter, theme, picture.steps, picture.lefts, picture.widths, picture.axis, faces.axis)
    for lane in picture.lanes:
        _paint_lane(painter, theme, faces, lane, strong=lane.voice == lit)
    if lit in picture.spare:
        _paint_lane(painter, theme, faces, picture.spare[lit], strong=True)
    for label in picture.labels:
        _paint_label(painter, theme, faces, label)
    for index, item in enumerate(picture.items):
        _paint_item(painter, theme, faces, item, underlined=item.key == lights.focus_voice and item.kind == "voice")
        if index == lights.at:
            _paint_ring(painter, theme, item.rect)


def _paint_ground(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.band))
    painter.drawRoundedRect(rect, 4, 4)


def _paint_ring(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """The ring of the keyboard, inside the item's own rectangle so that it covers no neighbour."""
    painter.setPen(QPen(QColor(theme.focus), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)


def _paint_item(painter: QPainter, theme: Theme, faces: Faces, item: Item, *, underlined: bool) -> None:
    if item.kind != "voice":
        painter.setFont(faces.soft)
        painter.setPen(QColor(theme.link))
        painter.drawText(item.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, item.name)
        return
    if item.mark is not None:
        draw_mark(painter, theme, item.mark, item.centre, faces.size)
    if underlined:
        painter.setPen(QPen(QColor(theme.accent), 2))
        y = round(item.rect.bottom()) - 1  # on the pixels, so that the line is crisp
        left = item.rect.left() + (faces.before if item.name else 2)
        painter.drawLine(QPointF(left, y), QPointF(item.rect.right() - (faces.gap * 0.5 if item.name else 2), y))
    if not item.name:
        return
    face = faces.name_font(item.firm)
    metrics = QFontMetricsF(face)
    at = QPointF(item.rect.left() + faces.before, item.rect.top() + metrics.ascent())
    painter.setFont(face)
    painter.setPen(QColor(theme.ink if item.firm else theme.ink_soft))
    painter.drawText(at, item.name)
    if item.tail:
        at += QPointF(metrics.horizontalAdvance(item.name) + faces.advance(faces.tail, " "), 0)
        painter.setFont(faces.tail)
        painter.setPen(QColor(theme.ink_soft))
        painter.drawText(at, item.tail)


def _paint_lane(painter: QPainter, theme: Theme, faces: Faces, lane: Lane, *, strong: bool) -> None:
    """A bar for a range, a dashed line between two ends, or a line with an arrow through the years."""
    ink = theme.outline(lane.step) if lane.kind == "range" else QColor(theme.ink_faint)
    dashed = Qt.PenStyle.CustomDashLine if lane.kind == "divided" else Qt.PenStyle.SolidLine
    pen = QPen(ink, faces.lane * (0.62 if strong else 0.4), dashed, Qt.PenCapStyle.FlatCap)
    if lane.kind == "divided":
        pen.setDashPattern([3.0, 2.5])
    painter.setPen(pen)
    painter.drawLine(QPointF(lane.left, lane.middle), QPointF(lane.right, lane.middle))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    reach = faces.lane * (0.52 if strong else 0.46)
    arrow = lane.kind == "joined" and len(lane.knobs) > 1
    for x in lane.knobs[:-1] if arrow else lane.knobs:
        painter.drawEllipse(QPointF(x, lane.middle), reach, reach)
    if arrow:
        tip, back = lane.knobs[-1], 1 if lane.knobs[-1] > lane.knobs[-2] else -1
        corners = [QPointF(tip, lane.middle), QPointF(tip - back * reach * 3, lane.middle - reach * 1.3), QPointF(tip - back * reach * 3, lane.middle + reach * 1.3)]
        painter.drawPolygon(QPolygonF(corners))


def _paint_label(painter: QPainter, theme: Theme, faces: Faces, label: Label) -> None:
    """A pole in its word, and beneath it what it says on this theme."""
    painter.setPen(QColor(theme.ink if label.role == "pole" else theme.ink_soft))
    side = Qt.AlignmentFlag.AlignRight if label.right else Qt.AlignmentFlag.AlignLeft
    if label.role == "pole":
        painter.setFont(faces.pole)
        words = QFontMetricsF(faces.pole).elidedText(label.words, Qt.TextElideMode.ElideRight, label.rect.width() + 1)
        painter.drawText(label.rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
    else:
        painter.setFont(faces.soft)
        painter.drawText(label.rect.adjusted(0, 0, 0, 2), side | Qt.TextFlag.TextWordWrap, label.words)
