"""One lane of the timeline as an item of the scene: it places what is in view when that has changed, and paints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.core.timing import Band, Career, Item, LaneName, Lit, lane_words
from app.core.words import translate
from app.ui.timeline import bands, painting
from app.ui.timeline.bands import Shade
from app.ui.timeline.ground import Ground
from app.ui.timeline.kernel import Lane
from app.ui.timeline.painting import Show
from app.ui.timeline.placed import Cluster, Placed, PlacedCareer, Placement
from app.ui.timeline.placing import place
from app.ui.timeline.style import Style

EDGE = 5.0
"""So near to an edge of the brushed stretch the mouse takes hold of it, in pixels."""


@dataclass(frozen=True, slots=True)
class Way:
    """Words in an empty lane that lead to what lies outside the view: ``-1`` earlier, ``+1`` later."""

    words: str
    rect: QRectF
    side: Literal[-1, 1]


class LaneItem(pg.GraphicsObject):  # type: ignore[misc]
    """A lane in pixels of the viewport. ``shown`` is the lane as filtered; ``whole`` counts what the filter hid."""

    def __init__(self, name: LaneName) -> None:
        super().__init__()
        self.name = name
        self.items: tuple[Item, ...] = ()
        self._bands: tuple[Band, ...] = ()
        self._careers: tuple[Career, ...] = ()
        self.lane = Lane(())
        self.ground = Ground(QRectF(0, 0, 10, 10), QRectF(0, 0, 10, 10), 0.0, (1898.0, 2026.0))
        self._style: Style | None = None
        self._verified, self._folded = False, False
        self._lit, self._cursor, self._hover = Lit(), "", ""
        self._placement: Placement | None = None
        self._shades: tuple[Shade, ...] | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    # -- what it is told ---------------------------------------------------------------------------------------------

    def set_items(self, items: tuple[Item, ...], periods: tuple[Band, ...], careers: tuple[Career, ...]) -> None:
        """Everything that belongs to the lane, in the order of time."""
        same = items is self.items
        self.items, self._bands, self._careers = items, periods, careers
        if same:
            self._forget()
        else:
            self._filter()

    def set_verified(self, verified: bool) -> None:
        """Leave out what nobody checked (METHOD 17)."""
        if verified != self._verified:
            self._verified = verified
            self._filter()

    def _filter(self) -> None:
        kept = tuple(item for item in self.items if item.verified) if self._verified else self.items
        self.lane = Lane(kept)
        self._forget()

    def set_ground(self, ground: Ground, *, folded: bool) -> None:
        """Where the lane stands and which years are in view."""
        if (ground, folded) == (self.ground, self._folded):
            return
        if ground.rect != self.ground.rect:
            self.prepareGeometryChange()
        self.ground, self._folded = ground, folded
        self._forget()

    def set_style(self, style: Style) -> None:
        """Colours and sizes."""
        self._style = style
        self._forget()

    def set_lit(self, lit: Lit, cursor: str, hover: str) -> None:
        """What is lit, and the item under the keyboard and under the mouse. The mouse never moves anything."""
        moved = (lit.events, lit.publications, lit.event, cursor) != (self._lit.events, self._lit.publications, self._lit.event, self._cursor)
        if moved or lit.period != self._lit.period or hover != self._hover:
            self._lit, self._cursor, self._hover = lit, cursor, hover
            self._placement = None if moved else self._placement  # a stretch that is brushed moves nothing either
            self.update()

    def _forget(self) -> None:
        self._placement, self._shades = None, None
        self.update()

    # -- what it says ------------------------------------------------------------------------------------------------

    @property
    def hidden(self) -> int:
        """How many items the filter leaves out."""
        return len(self.items) - len(self.lane)

    def hidden_words(self) -> str:
        """How many the filter leaves out, in words; empty where it leaves out none."""
        return translate("Timeline", "{n} not checked, left out").format(n=self.hidden) if self.hidden else ""

    @property
    def placement(self) -> Placement:
        """What is drawn; placed anew where something has changed."""
        if self._placement is None and self._style is not None:
            self._placement = self._place(self._first())
            if self._cursor in self.lane.places and self._placement.find(self._cursor) is None:  # what the keyboard is at is always drawn
                self._placement = self._place((self._cursor, *self._first()))
        return self._placement or Placement()

    def _place(self, first: tuple[str, ...]) -> Placement:
        assert self._style is not None
        return place(self.lane, self.ground, self._style.sizes, self._style.words, first, self._careers, labels=not self._folded)

    def _first(self) -> tuple[str, ...]:
        """Ids of what is lit, in the order in which they get their labels."""
        ids = self._lit.events if self.name == "events" else self._lit.publications
        ranked = sorted(ids & self.lane.places.keys(), key=lambda id_: (-self.lane.items[self.lane.places[id_]].importance, self.lane.places[id_]))
        wanted = [self._lit.event, *ranked]
        return tuple(dict.fromkeys(id_ for id_ in wanted if id_ in self.lane.places))

    @property
    def shades(self) -> tuple[Shade, ...]:
        """The periods in view."""
        if self._shades is None and self._style is not None:
            reserved = self._style.words.width(self.hidden_words()) + 12 if self.hidden else 0.0
            self._shades = bands.shades(self._bands, self.ground, self._style, reserved)
        return self._shades or ()

    def ways(self) -> tuple[Way, ...]:
        """In an empty lane: what lies outside on which side, in words that lead there."""
        placement, style = self.placement, self._style
        if not placement.empty or style is None:
            return ()
        sides: list[tuple[Literal[-1, 1], str]] = []
        if placement.before:
            sides.append((-1, translate("Timeline", "← {n} earlier").format(n=placement.before)))
        if placement.after:
            sides.append((1, translate("Timeline", "{n} later →").format(n=placement.after)))
        width = sum(style.words.width(words) for _, words in sides) + 40 * max(0, len(sides) - 1)
        left, found = self.ground.plot.center().x() - width / 2, []
        for side, words in sides:
            wide = style.words.width(words)
            found.append(Way(words, QRectF(left - 6, self.ground.plot.center().y() - style.line / 2 - 3, wide + 12, style.line + 6), side))
            left += wide + 40
        return tuple(found)

    def item_at(self, point: QPointF) -> Placed | None:
        """The item at a point of the viewport: the nearest mark first, else the one whose label is there."""
        near: list[tuple[float, Placed]] = []
        for placed in self.placement.items:
            if painting.outline(placed, self.placement).contains(point):
                at = min(max(point.x(), placed.left), max(placed.left, placed.right))
                near.append((abs(point.x() - at), placed))
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def cluster_at(self, point: QPointF) -> Cluster | None:
        """The badge at a point."""
        return next((cluster for cluster in self.placement.clusters if cluster.rect.adjusted(-2, -2, 2, 2).contains(point)), None)

    def clustered(self, cluster: Cluster) -> list[Item]:
        """The items that a badge counts, in the order of time."""
        drawn = {placed.item.id for placed in self.placement.items}
        found = [self.lane.items[i] for i in self.lane.between(cluster.start, cluster.end)]
        return [item for item in found if item.id not in drawn]

    def career_at(self, point: QPointF) -> PlacedCareer | None:
        """The career at a point: its name or its bar."""
        half = self.placement.row_height / 2
        for placed in self.placement.careers:
            left, right = placed.left, placed.right
            if placed.label is not None:
                left, right = min(left, placed.label.left), max(right, placed.label.left + placed.label.width)
            if left <= point.x() <= right and abs(point.y() - self.placement.middle(placed.row)) < half:
                return placed
        return None

    def period_title_at(self, point: QPointF) -> Band | None:
        """The period whose title is at a point."""
        return next((shade.band for shade in self.shades if shade.title and shade.title_rect.contains(point)), None)

    # -- painting ----------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        """The whole lane with its name."""
        return self.ground.rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Periods, what is brushed, the items, and the lane's name at the left."""
        style = self._style
        if style is None:
            return
        painter.save()
        self._paint_name(painter, style)
        show, ways = Show(self.name, self.placement, self.ground, self._lit, self._cursor, self._hover), self.ways()
        painter.setClipRect(self.ground.rect.adjusted(self.ground.plot.left() - 6, 0, 0, 0))
        bands.shade(painter, self.shades, style)
        self._paint_edges(painter, style, painting.texts(show, style.line) + [way.rect for way in ways])
        painter.setClipRect(self.ground.rect.adjusted(self.ground.plot.left() - 1, 0, 0, 0))
        painting.lines(painter, style, show)
        painter.setClipRect(self.ground.rect.adjusted(self.ground.plot.left() - style.sizes.spare, 0, 0, 0))
        bands.entitle(painter, self.shades, style)
        painting.paint(painter, style, show)
        painter.setFont(style.plain)
        painter.setPen(QColor(style.theme.link))
        for way in ways:
            painter.drawText(way.rect, Qt.AlignmentFlag.AlignCenter, way.words)
        if self.hidden and self.ground.strip:
            painter.setPen(QColor(style.theme.ink_soft))
            rect = QRectF(self.ground.plot.left(), self.ground.rect.top(), self.ground.plot.width(), self.ground.strip)
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.hidden_words())
        painter.restore()

    def _paint_name(self, painter: QPainter, style: Style) -> None:
        """The lane's name over two lines; in a low strip its longest word."""
        room = QRectF(12, self.ground.plot.top(), self.ground.plot.left() - 22, self.ground.plot.height())
        words = lane_words(self.name)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.setFont(style.plain)
        painter.setPen(QColor(style.theme.ink_soft))
        if room.height() >= 1.9 * style.line:
            painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, words)
        else:
            painter.drawText(room, flags, max(words.split(), key=len))

    def _paint_edges(self, painter: QPainter, style: Style, texts: list[QRectF]) -> None:
        """What is brushed, and its edges; in high contrast those of the periods too. No edge runs through words."""
        rect, theme = self.ground.rect, style.theme
        texts = texts + [shade.title_rect for shade in self.shades if shade.title]
        if theme.high_contrast:
            painter.setPen(QPen(QColor(theme.hairline), 1))
            for x in sorted({edge for shade in self.shades for edge in (shade.rect.left(), shade.rect.right())}):
                self._paint_edge(painter, round(x) + 0.5, texts)
        if self._lit.period is None:
            return
        left, right = (self.ground.x(moment) for moment in self._lit.period)
        painter.fillRect(QRectF(left, rect.top(), right - left, rect.height()), style.brushed())
        painter.setPen(QPen(QColor(theme.accent), 3 if theme.high_contrast else 1.5))
        for x in (left, right):
            self._paint_edge(painter, x, texts)

    def _paint_edge(self, painter: QPainter, x: float, texts: list[QRectF]) -> None:
        """A line from the top of the lane to its foot, open where words stand."""
        rect = self.ground.rect
        crossed = sorted((text.top(), text.bottom()) for text in texts if text.left() - 2 < x < text.right() + 2)
        for top, bottom in painting.between(rect.top(), rect.bottom(), crossed):
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
