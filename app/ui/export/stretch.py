"""One stretch of the timeline as a line of the page: periods, what happened, what was written, and the axis of years."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.ticks import Tick, ticks
from app.core.timing import Band, Item, LaneName, Lit, Scene, lane_words
from app.ui.export.rows import LaneRows
from app.ui.timeline import bands, painting
from app.ui.timeline.bands import Shade
from app.ui.timeline.ground import LANES, Ground
from app.ui.timeline.painting import Show
from app.ui.timeline.style import Style

BETWEEN = 6.0
"""Paper between the lanes, in pixels."""

MAJOR, MINOR = 6.0, 3.0
TALL = 22
"""A stretch of more rows than this has its years above it too."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Titled:
    """A period with its title: the line that says how long it lasted, and the words above it."""

    shade: Shade
    line: float


@dataclass(frozen=True, slots=True)
class LanePicture:
    """One lane: where it stands, what is placed in it, its periods."""

    name: LaneName
    ground: Ground
    show: Show
    titled: tuple[Titled, ...]


@dataclass(frozen=True, slots=True)
class StretchPicture:
    """A stretch of years laid out, its lanes from ``top`` on and the axis at its foot."""

    span: Span
    width: float
    height: float
    lanes: tuple[LanePicture, ...]
    ticks: tuple[Tick, ...]
    top: float
    """Where the lanes begin: below the names of years, where these stand above too."""

    def x(self, moment: float) -> float:
        """Where a moment stands."""
        return self.lanes[0].ground.x(moment)


def lay_out(scene: Scene, span: Span, scale: float, style: Style, room: float, *, begun: bool, last: bool) -> StretchPicture | None:
    """A stretch at so many pixels a year on paper that is ``room`` wide; None where nothing happened and nothing was written in it."""
    left = style.sizes.spare + 2
    width = (span[1] - span[0]) * scale
    found: list[LanePicture] = []
    label = style.line + 2
    years = ticks(span, width, style.words.width)
    y = 0.0
    for name in LANES:
        items = [item for item in scene.lane(name) if _within(item, span, last=last)]
        shown = [band for band in scene.bands if band.lane == name and band.start < span[1] and band.end > span[0]]
        careers = [career for career in scene.careers if career.in_view and career.first < span[1] and career.last > span[0]] if name == "publications" else []
        if not items and not careers:
            continue
        if found:
            y += BETWEEN
        draft = Ground(QRectF(0, y, left + width, 1), QRectF(left, y + label, width, 1), 0.0, span)
        titled, strip = _titles(shown, [band for band in scene.bands if band.lane == name], draft, style, y + label)
        plot = QRectF(left, y + label + strip, width, 1)
        placement = LaneRows(Ground(draft.rect, plot, strip, span), style, room - style.sizes.spare, begun=begun).fill(items, careers)
        plot.setHeight(placement.rows * placement.row_height + 3)
        ground = Ground(QRectF(0, y, left + width, plot.bottom() - y), plot, strip, span)
        found.append(LanePicture(name, ground, Show(name, placement, ground, Lit()), titled))
        y = plot.bottom()
    if not found:
        return None
    top = style.sizes.axis if sum(lane.show.placement.rows for lane in found) > TALL else 0.0
    return StretchPicture(span, room, top + y + style.sizes.axis, tuple(found), years, top)


def _within(item: Item, span: Span, *, last: bool) -> bool:
    """Does an item begin in a span, or run on into it? What begins as it ends belongs to the next."""
    begins = span[0] <= item.start < span[1] or (last and item.start == span[1])
    return begins or item.start < span[0] < item.end


def _titles(shown: list[Band], every: list[Band], ground: Ground, style: Style, top: float) -> tuple[tuple[Titled, ...], float]:
    """The periods in view with their titles in full, in as many lines as keep them apart; and the height of these."""
    high, plot = style.line + 4, ground.plot
    ends: list[float] = []
    found = []
    for band in sorted(shown, key=lambda one: one.start):
        left, right = max(ground.x(band.start), plot.left()), min(ground.x(band.end), plot.right())
        width = style.words.width(band.title)
        begin = max(plot.left(), min(left + 2, plot.right() - width))
        row = next((i for i, end in enumerate(ends) if end + 8 <= min(begin, left)), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = max(right, begin + width)
        y = top + row * high
        rect = QRectF(left, ground.rect.top(), right - left, 1)
        found.append(Titled(Shade(band, rect, every.index(band), band.title, QRectF(begin, y, width, style.line)), y + style.line + 1))
    return tuple(found), len(ends) * high + (2 if ends else 0)


def paint(painter: QPainter, picture: StretchPicture, style: Style) -> None:
    """Paint a stretch with its top left at the origin."""
    painter.translate(0, picture.top)
    for lane in picture.lanes:
        _paint_lane(painter, picture, lane, style)
    _paint_axis(painter, picture, picture.height - picture.top - style.sizes.axis, style)
    if picture.top:
        _paint_axis(painter, picture, 0.0, style, upper=True)


def _paint_lane(painter: QPainter, picture: StretchPicture, lane: LanePicture, style: Style) -> None:
    ground, show, theme = lane.ground, lane.show, style.theme
    rect, spare = ground.rect, style.sizes.spare
    painter.save()
    shades = tuple(Shade(one.shade.band, QRectF(one.shade.rect.left(), rect.top(), one.shade.rect.width(), rect.height()), one.shade.number) for one in lane.titled)
    bands.shade(painter, shades, style)
    _paint_grid(painter, picture, lane, style)
    painter.setFont(style.strong)
    painter.setPen(QColor(theme.ink))
    painter.drawText(QPointF(ground.plot.left(), rect.top() + style.metrics.ascent() + 1), lane_words(lane.name))
    painter.setPen(QPen(QColor(theme.ink_faint), 1))
    for one in lane.titled:
        painter.drawLine(QLineF(one.shade.rect.left() + 1, one.line, one.shade.rect.right() - 1, one.line))
    painter.setFont(style.plain)
    painter.setPen(QColor(theme.ink_soft))
    for one in lane.titled:
        painter.drawText(QPointF(one.shade.title_rect.left(), one.shade.title_rect.top() + style.metrics.ascent()), one.shade.title)
    painter.setClipRect(QRectF(ground.plot.left() - 1, rect.top(), ground.plot.width() + 2, rect.height() + 2))
    painting.lines(painter, style, show)
    painter.setClipRect(QRectF(ground.plot.left() - spare, rect.top(), picture.width - ground.plot.left() + spare, rect.height() + 2))
    painting.paint(painter, style, show)
    painter.restore()


def texts(lane: LanePicture, style: Style) -> list[QRectF]:
    """Where words stand in a lane."""
    name = QRectF(lane.ground.plot.left(), lane.ground.rect.top(), style.words.width(lane_words(lane.name), True), style.line)
    return [name, *(one.shade.title_rect for one in lane.titled), *painting.texts(lane.show, style.line)]


def _paint_grid(painter: QPainter, picture: StretchPicture, lane: LanePicture, style: Style) -> None:
    """A hairline through the lane at each named year, open where words stand."""
    painter.setPen(QPen(QColor(style.theme.hairline), 0.7))
    rects = texts(lane, style)
    for tick in picture.ticks:
        if not tick.label:
            continue
        x = picture.x(tick.at)
        crossed = sorted((rect.top(), rect.bottom()) for rect in rects if rect.left() - 2 < x < rect.right() + 2)
        for top, bottom in painting.between(lane.ground.rect.top(), lane.ground.rect.bottom(), crossed):
            painter.drawLine(QLineF(x, top, x, bottom))


def _paint_axis(painter: QPainter, picture: StretchPicture, y: float, style: Style, *, upper: bool = False) -> None:
    """The line, its ticks, and each name centred at its tick; above a tall stretch the names stand above the line."""
    plot, down = picture.lanes[0].ground.plot, -1.0 if upper else 1.0
    painter.setPen(QPen(QColor(style.theme.ink_faint), 1))
    painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
    for tick in picture.ticks:
        x = picture.x(tick.at)
        painter.drawLine(QLineF(x, y, x, y + down * (MAJOR if tick.major else MINOR)))
    painter.setFont(style.plain)
    painter.setPen(QColor(style.theme.ink_soft))
    for tick in picture.ticks:
        width = style.words.width(tick.label)
        left = min(max(picture.x(tick.at) - width / 2, 0.0), picture.width - width)
        base = y - MAJOR - style.metrics.descent() if upper else y + MAJOR + style.metrics.ascent()
        if tick.label:
            painter.drawText(QPointF(left, base), tick.label)
