"""Paints a lane that has been placed: careers, bars, whiskers, marks, labels and badges, in as few calls as there are kinds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.core.timing import LaneName, Lit
from app.ui.parts.marks import draw_mark
from app.ui.timeline.ground import Ground
from app.ui.timeline.placed import Cluster, Placed, Placement
from app.ui.timeline.style import Style

RING = 3.0
DOT, UNDER = 1.8, 1.22
"""The dots under a publication that nobody checked: how wide, and how far down, in radii (the tip of a diamond)."""


@dataclass(frozen=True, slots=True)
class Show:
    """What is painted: a placed lane, what is lit, and which item is under the keyboard or the mouse."""

    name: LaneName
    placement: Placement
    ground: Ground
    lit: Lit
    cursor: str = ""
    hover: str = ""

    def is_lit(self, placed: Placed) -> bool:
        """Is an item lit, or the event in focus?"""
        ids = self.lit.events if self.name == "events" else self.lit.publications
        return placed.item.id in ids or placed.item.id == self.lit.event

    def is_dim(self, placed: Placed) -> bool:
        """Does an item lie outside the stretch of time that is brushed?"""
        period = self.lit.period
        return period is not None and (placed.item.end < period[0] or placed.item.start > period[1])


def lines(painter: QPainter, style: Style, show: Show) -> None:
    """Paint all lines; the caller has clipped to the stretch of time in view."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _careers(painter, style, show)
    _lines(painter, style, show)


def paint(painter: QPainter, style: Style, show: Show) -> None:
    """Paint marks, words and badges; the caller has left room for the whole marks at the edges of the view."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _marks(painter, style, show)
    _labels(painter, style, show)
    _badges(painter, style, show.placement.clusters)


def inks(style: Style, show: Show, placed: Placed) -> QColor:
    """The ink of a mark: stronger where it is lit, fainter outside what is brushed."""
    theme = style.theme
    if show.is_dim(placed):
        return QColor(theme.ink_faint)
    return QColor(theme.ink if show.is_lit(placed) else theme.ink_soft)


def _careers(painter: QPainter, style: Style, show: Show) -> None:
    """The line of each voice, dashed after its death; words that stand on it take its place."""
    theme, thick = style.theme, max(2.0, style.sizes.mark * 0.28)
    for dashed in (False, True):
        painter.setPen(QPen(style.bar(), thick, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        for placed in show.placement.careers:
            died = placed.right if placed.died is None else min(max(placed.died, placed.left), placed.right)
            ends = (died, placed.right) if dashed else (placed.left, died)
            y = show.placement.middle(placed.row)
            ends = (max(ends[0], show.ground.plot.left()), ends[1])
            for left, right in between(*ends, show.placement.words_on(placed)):
                if right - left > 3:
                    painter.drawLine(QLineF(left, y, right, y))
    painter.setFont(style.plain)
    painter.setPen(QColor(theme.ink_soft))
    for placed in show.placement.careers:
        if placed.label is not None:
            at = QPointF(placed.label.left, show.placement.middle(placed.row) - style.line / 2)
            painter.drawStaticText(at, style.text(placed.label.text))


def between(left: float, right: float, words: list[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    """A stretch without the parts where words stand; they are in order."""
    at = left
    for begin, end in words:
        if end > at and begin < right:
            if begin - 3 > at:
                yield at, begin - 3
            at = end + 4
    if right > at:
        yield at, right


def _lines(painter: QPainter, style: Style, show: Show) -> None:
    """Whiskers of coarse dates, dashed where the record says *about*; and the bars of what lasts, hollow where nobody checked
    them. Both leave room for words in them. Lines of one kind are drawn in one call."""
    kinds: dict[tuple[int, float, bool], list[QLineF]] = {}
    hollow: list[QLineF] = []
    thick, thin = max(3.2, style.sizes.mark * 0.42), max(1.0, style.sizes.mark * 0.12)
    for placed in show.placement.items:
        y, rgb = show.placement.middle(placed.row), inks(style, show, placed).rgb()
        if placed.late > placed.early:
            about = placed.item.dated in ("about", "perhaps")
            kinds.setdefault((rgb, thin, about), []).extend(QLineF(a, y, b, y) for a, b in _around(placed, placed.early, placed.late))
        if placed.right > placed.left:
            bar = [QLineF(a, y, b, y) for a, b in _around(placed, placed.left, placed.right)]
            kinds.setdefault((rgb, thick, False), []).extend(bar)
            hollow += [] if placed.item.verified else bar
    for (rgb, width, dashed), lines in kinds.items():
        line, cap = (Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap) if dashed else (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(QPen(QColor(rgb), width, line, cap))
        painter.drawLines(lines)
    painter.setPen(QPen(QColor(style.theme.card), thick - 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLines(hollow)


def _around(placed: Placed, left: float, right: float) -> Iterable[tuple[float, float]]:
    """A stretch without the part where the label stands."""
    label = placed.label
    return between(left, right, [(label.left, label.left + label.width)] if label is not None else [])


def _marks(painter: QPainter, style: Style, show: Show) -> None:
    """Dots of the same kind in one call; stances with their own shapes; rings around what is lit.

    The dot of an event is hollow where nobody checked its date, and half filled where it was seen less closely than it is
    given. A publication that nobody checked is underlined with dots, because the filling of its marks says what they rest on.
    """
    dots: dict[tuple[int, int, bool, bool], QPolygonF] = {}
    for placed in show.placement.items:
        at = QPointF(placed.left, show.placement.middle(placed.row))
        if placed.item.marks:
            painter.setOpacity(0.55 if show.is_dim(placed) else 1.0)
            size = placed.radius * 2
            step = size * 1.15
            for i, mark in enumerate(placed.item.marks):
                draw_mark(painter, style.theme, mark, at + QPointF((i - (len(placed.item.marks) - 1) / 2) * step, 0), size)
            painter.setOpacity(1.0)
        else:
            hollow = placed.item.kind == "event" and not placed.item.verified
            key = (round(placed.radius * 10), inks(style, show, placed).rgb(), hollow, placed.item.seen_less)
            dots.setdefault(key, QPolygonF()).append(at)
        if placed.item.dated == "perhaps":
            painter.setFont(style.strong)
            painter.setPen(inks(style, show, placed))
            painter.drawText(QPointF(max(placed.left, placed.right) + placed.radius + 1, at.y() + style.metrics.ascent() / 2 - 1), "?")
    for (radius, rgb, hollow, half), points in dots.items():
        painter.setPen(QPen(QColor(rgb), radius / 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(points)
        if hollow or half:
            painter.setPen(QPen(QColor(style.theme.card), radius / 5 - max(2.8, radius / 16), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(points)
        if half:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(rgb))
            for i in range(points.count()):
                middle, side = points.at(i), radius / 10 - 0.7
                painter.drawPie(QRectF(middle.x() - side, middle.y() - side, 2 * side, 2 * side), 90 * 16, 180 * 16)
    _unchecked(painter, style, show)
    _rings(painter, style, show)


def _unchecked(painter: QPainter, style: Style, show: Show) -> None:
    """Three dots under each publication whose year and title nobody checked."""
    found: dict[int, QPolygonF] = {}
    for placed in show.placement.items:
        if placed.item.kind == "publication" and not placed.item.verified:
            down = placed.radius * UNDER + DOT + (RING if show.is_lit(placed) else 0.0)
            middle = QPointF(placed.left, show.placement.middle(placed.row) + down)
            for across in (-2.2, 0.0, 2.2):
                found.setdefault(inks(style, show, placed).rgb(), QPolygonF()).append(middle + QPointF(across * DOT, 0))
    for rgb, points in found.items():
        painter.setPen(QPen(QColor(rgb), DOT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(points)


def _rings(painter: QPainter, style: Style, show: Show) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for placed in show.placement.items:
        at, item = QPointF(placed.left, show.placement.middle(placed.row)), placed.item
        reach = placed.radius * (1.0 if len(item.marks) < 2 else 2.0) + RING
        if show.is_lit(placed):
            painter.setPen(QPen(QColor(style.theme.accent), 2.6 if item.id == show.lit.event else 1.6))
            painter.drawEllipse(at, reach, placed.radius + RING)
        if item.id == show.lit.event:
            painter.drawEllipse(at, reach + RING + 0.5, placed.radius + 2 * RING + 0.5)
        if item.id == show.cursor:
            painter.setPen(QPen(QColor(style.theme.focus), 2))
            painter.drawRoundedRect(outline(placed, show.placement), 4, 4)
        elif item.id == show.hover:
            painter.setPen(QPen(QColor(style.theme.ink_faint), 1))
            painter.drawEllipse(at, reach, placed.radius + RING)


def texts(show: Show, line: float) -> list[QRectF]:
    """Where words and badges stand: no edge of a period runs through them."""
    placement = show.placement
    named = [(placed.row, placed.label) for placed in placement.items if placed.label is not None]
    named += [(placed.row, placed.label) for placed in placement.careers if placed.label is not None]
    found = [QRectF(label.left, placement.middle(row) - line / 2, label.width, line) for row, label in named]
    return found + [cluster.rect for cluster in placement.clusters]


def outline(placed: Placed, placement: Placement) -> QRectF:
    """The rectangle of an item with its label: for the ring of the keyboard, and to be pointed at."""
    left, right = placed.begin, placed.finish
    if placed.label is not None:
        left, right = min(left, placed.label.left - 3), max(right, placed.label.left + placed.label.width + 3)
    height = max(placement.row_height - 1, 2 * placed.radius + 2)
    return QRectF(left, placement.middle(placed.row) - height / 2, right - left, height)


def _labels(painter: QPainter, style: Style, show: Show) -> None:
    theme = style.theme
    for strong in (False, True):
        painter.setFont(style.strong if strong else style.plain)
        for placed in show.placement.items:
            label = placed.label
            if label is None or label.strong != strong:
                continue
            painter.setPen(QColor(theme.ink_faint if show.is_dim(placed) else theme.ink))
            painter.drawStaticText(QPointF(label.left, show.placement.middle(placed.row) - style.line / 2), style.text(label.text, strong=strong))


def _badges(painter: QPainter, style: Style, clusters: list[Cluster]) -> None:
    """Counts of what had no room of its own; ticks where a row is too low for numbers."""
    for cluster in clusters:
        if cluster.bare:
            painter.fillRect(cluster.rect, QColor(style.theme.ink_soft))
    clusters = [cluster for cluster in clusters if not cluster.bare]
    painter.setPen(QPen(QColor(style.theme.ink_faint), 1))
    painter.setBrush(QColor(style.theme.chip))
    for cluster in clusters:
        painter.drawRoundedRect(cluster.rect, cluster.rect.height() / 2, cluster.rect.height() / 2)
    painter.setFont(style.plain)
    painter.setPen(QColor(style.theme.chip_ink))
    for cluster in clusters:
        words = str(cluster.count)
        at = QPointF(cluster.rect.center().x() - style.words.width(words) / 2, cluster.rect.center().y() - style.line / 2)
        painter.drawStaticText(at, style.text(words))
