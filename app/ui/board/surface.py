"""Where everything stands in the board's viewport now: between the layout, which knows no scrolling, and painter and mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.state.theme import Theme, load_theme
from app.state.workspace import Place
from app.ui.board import heads
from app.ui.board.geometry import MARGIN
from app.ui.board.layout import BoardLayout
from app.ui.board.pictures import HeadPictures
from app.ui.board.shifting import Shifting
from app.ui.parts.text import Type

ABOVE = 6.0
"""Air above the heads, in pixels."""


class Surface(QAbstractScrollArea):
    """A scroll area over a layout. ``seen`` is the theme whose band stands on top; set by whoever fits the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.layout_ = BoardLayout(self)
        self.layout_.kind = Type(self.theme, 1.0)
        self.seen = ""
        self.shifting = Shifting(self)
        self._focus = Place()
        self._palette_of: Theme | None = None
        self._palette = QPalette()
        self.head_pictures = HeadPictures()
        self._head_for: tuple[object, ...] = ()
        self._head_is = 0.0

    @property
    def focus_place(self) -> Place:
        """The cell in focus."""
        return self._focus

    # -- heads ------------------------------------------------------------------------------------------------------

    def head_style(self) -> heads.HeadStyle:
        """Theme, scale and switches for the heads."""
        return self.layout_.head_style()

    def heads(self) -> list[heads.Head]:
        """The heads from left to right, with the position on the theme in view; none where the voices are stacked."""
        model = self.layout_.model
        if model.board is None or self.layout_.stacked:
            return []
        labels = model.board.labels
        return [
            heads.Head(v, labels.get(v.id, ()), model.position(Place(v.id, self.shifting.seen(v.id))), self.shifting.is_alone(v.id)) for v in model.voices
        ]

    def head_height(self) -> float:
        """Height of the row of heads, which never scrolls; 0 where there is none."""
        model = self.layout_.model
        if not model.voices or self.layout_.stacked:
            return 0.0
        now = (model.voices, model.look, self.layout_.columns.width, self.theme.name, self.layout_.brief_heads)
        if self._head_for != now:  # asked for at every point under the mouse, so it is measured once
            self._head_for, self._head_is = now, self.head_style().height(self.layout_.columns.width, self.heads())
        return self._head_is

    def body_top(self) -> float:
        """Where the scrolling part begins in the viewport."""
        return 0.0 if self.layout_.stacked else self.head_height() + ABOVE

    def body_height(self) -> float:
        """Height of the scrolling part."""
        return self.viewport().height() - self.body_top()

    def body_rect(self) -> QRectF:
        """The scrolling part of the viewport."""
        return QRectF(0, self.body_top(), self.viewport().width(), self.body_height())

    def head_rect(self, column: int) -> QRectF:
        """The rectangle of a head in the viewport; empty where the voices are stacked."""
        if self.layout_.stacked:
            return QRectF()
        left = self.layout_.columns.left(column) - self.horizontalScrollBar().value()
        return QRectF(left, ABOVE, self.layout_.columns.width, self.head_height())

    # -- content and viewport ---------------------------------------------------------------------------------------

    def to_content(self, point: QPointF) -> QPointF:
        """A point of the viewport in the content, as it stands where all panes are level."""
        return QPointF(point.x() + self.horizontalScrollBar().value(), point.y() - self.body_top() + self.verticalScrollBar().value())

    def to_viewport(self, rect: QRectF) -> QRectF:
        """A rectangle of the content in the viewport, as it stands where all panes are level."""
        return rect.translated(-self.horizontalScrollBar().value(), self.body_top() - self.verticalScrollBar().value())

    def cell_in_view(self, place: Place) -> QRectF:
        """Where a cell is painted, in its pane as it is scrolled now."""
        return self.to_viewport(self.layout_.cell_rect(place)).translated(0, -self.shifting.of(place.voice))

    def text_in_view(self, place: Place) -> QPointF:
        """Where the text of a cell begins in the viewport."""
        cell = self.cell_in_view(place).topLeft()
        return cell + self.layout_.text_origin(place) - self.layout_.cell_rect(place).topLeft()

    def band_rect(self, row: int) -> QRectF:
        """Where a row's band is painted now: at its row, or stuck under the heads while its row scrolls by."""
        top, height = self._stuck(row, float(self.verticalScrollBar().value()))
        return QRectF(0, top, max(self.viewport().width(), self.layout_.columns.total), height)

    def title_rect(self, row: int, voice: str) -> QRectF:
        """Where a pane that was scrolled alone shows a theme's title, in place of the band."""
        where = self.layout_.model.where(Place(voice, self.layout_.rows.rows[row].theme))
        top, height = self._stuck(row, self.shifting.position(voice))
        left = self.layout_.columns.left(where[1] if where else 0) - self.horizontalScrollBar().value()
        return QRectF(left, top, self.layout_.columns.width, height)

    def _stuck(self, row: int, position: float) -> tuple[float, float]:
        rows = self.layout_.rows
        height = rows.rows[row].band
        top = self.body_top() + rows.top(row) - position
        if top < self.body_top():
            top = min(self.body_top(), top + rows.rows[row].height - height)
        return top, height

    def band_stretches(self) -> list[tuple[float, float]]:
        """From where to where the bands run in the viewport: they stop at the panes that were scrolled alone."""
        right = float(max(self.viewport().width(), round(self.layout_.columns.total)))
        alone = [self.head_rect(c) for c, voice in enumerate(self.layout_.model.voices) if self.shifting.is_alone(voice.id)]
        if not alone:
            return [(0.0, right)]
        found, x = [], 0.0
        for rect in alone:
            found.append((x, rect.left()))
            x = rect.right()
        return [(start, end) for start, end in [*found, (x, right)] if end - start > MARGIN]

    def visible_rows(self, position: float | None = None) -> tuple[int, int]:
        """The first row in view and the one behind the last; of a pane that stands at a position of its own."""
        rows = self.layout_.rows
        top = float(self.verticalScrollBar().value()) if position is None else position
        first = last = rows.at(top)
        while last < len(rows.rows) and rows.top(last) < top + self.body_height():
            last += 1
        return first, last

    def measure_down_to(self, row: int) -> None:
        """Lay out every row down to this one, so that it is known where it stands."""
        for index in range(row + 1):
            self.layout_.measure(index)

    # -- colours ----------------------------------------------------------------------------------------------------

    def text_palette(self) -> QPalette:
        """The palette that documents are drawn with: of the board's own theme, whatever the window around it has."""
        if self._palette_of is not self.theme:
            self._palette_of, self._palette = self.theme, self.theme.palette()
        return self._palette

    def ring_pen(self) -> QPen:
        """The pen of the focus ring."""
        return QPen(QColor(self.theme.focus), 2)
