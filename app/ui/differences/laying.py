"""The page of the differences as it is laid out and painted: part by part, as it comes into view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.core.blocks import Block
from app.core.cells import Cell
from app.core.differences import Row
from app.state.theme import load_theme
from app.ui.differences import painting
from app.ui.differences.faces import Faces
from app.ui.differences.picture import Layout, Part
from app.ui.differences.selecting import Selection
from app.ui.parts.text import Type


@dataclass(frozen=True)
class Contents:
    """What stands on the page: both heads, the summary, the themes with a maker of their cells (theme, voice), what is shared."""

    heads: tuple[tuple[Block, ...], tuple[Block, ...]]
    summary: tuple[Block, ...]
    rows: tuple[Row, ...]
    years: tuple[str, str]
    cell: Callable[[str, str], Cell]
    shared: tuple[Block, ...]

    @property
    def count(self) -> int:
        """How many parts: the summary, a part a theme, and what they share."""
        return len(self.rows) + 2


class LaidPage(QAbstractScrollArea):
    """Takes contents and a look in, keeps the place when either changes, and paints what is in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.kind = Type(load_theme("light"), 1.0)
        self.faces = Faces(1.0)
        self.contents: Contents | None = None
        self.parts: list[Part | None] = []
        self._heights: list[float] = []
        self._layout: Layout | None = None
        self._owner = QObject(self)
        self.at: tuple[int, int] = (0, 0)
        """Part and column under the keyboard; a part without cells has the column 0."""
        self.selected: Selection | None = None
        """The words that are selected; let go when their text is made anew."""
        self._hot: tuple[int, int] | None = None
        self._rest = QTimer(self, interval=0)
        self._rest.timeout.connect(self._lay_one)

    # -- in -------------------------------------------------------------------------------------------------------------

    def set_contents(self, contents: Contents | None, *, top: bool) -> None:
        """Show other contents; ``top``: from the beginning, else theme and place are kept."""
        theme = self.theme_at(self.at[0])
        self.contents = contents
        self.at = (self.part_of(theme) if theme and not top else min(self.at[0], contents.count - 1) if contents is not None and not top else 0, self.at[1] if not top else 0)
        self._lay_out()
        if top:
            self.verticalScrollBar().setValue(0)
            self._fill_view()

    def set_look(self, kind: Type) -> None:
        """Another theme or text scale."""
        self.kind, self.faces = kind, Faces(kind.scale)
        self._lay_out()

    def set_shared(self, shared: tuple[Block, ...]) -> None:
        """What the two share is now this; all else stays as it is laid out."""
        if self.contents is not None and shared != self.contents.shared:
            anchor = self._anchor()
            self.contents = replace(self.contents, shared=shared)
            self.parts[-1] = None
            if self.selected is not None and self.selected.part == len(self.parts) - 1:
                self.selected = None
            self._keep(anchor)
            self._fill_view()

    def redo(self, theme: str) -> None:
        """The cells of a theme have changed: make them anew, at their place."""
        index = self.part_of(theme)
        if index and index < len(self.parts):
            anchor = self._anchor()
            self.parts[index] = self.selected = None
            self._ensure(index)
            self._keep(anchor)
            self._fill_view()

    # -- where ----------------------------------------------------------------------------------------------------------

    def part_of(self, theme: str) -> int:
        """The number of a theme's part; 0 (the summary) where it is not shown."""
        rows = self.contents.rows if self.contents is not None else ()
        return next((i + 1 for i, row in enumerate(rows) if row.theme == theme), 0)

    def theme_at(self, index: int) -> str:
        """The theme of a part; empty for the summary and what they share."""
        return self.contents.rows[index - 1].theme if self.contents is not None and 0 < index <= len(self.contents.rows) else ""

    def top_of(self, index: int) -> float:
        """Where a part begins, from the top of the page."""
        return sum(self._heights[:index])

    def rect_of(self, index: int, column: int = -1) -> QRectF:
        """Where a part (or the card of one of its cells) stands in the viewport."""
        part, top = self.parts[index], self.top_of(index) - self.verticalScrollBar().value()
        if part is None or part.kind != "row" or column < 0:
            return QRectF(0, top, self.viewport().width(), self._heights[index])
        return part.texts[column].card.translated(0, top)

    def part_at(self, y: float) -> int | None:
        """The part at a height of the viewport."""
        down = y + self.verticalScrollBar().value()
        for index, height in enumerate(self._heights):
            if 0 <= down < height:
                return index
            down -= height
        return None

    @property
    def settled(self) -> bool:
        """True when every part is laid out."""
        return all(part is not None for part in self.parts)

    # -- laying out -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Everything anew for the present room; what is in view now, the rest part by part."""
        anchor = self._anchor()
        self._owner.deleteLater()
        self._owner = QObject(self)
        self._hot = self.selected = None
        count = self.contents.count if self.contents is not None else 0
        self._layout = Layout(self.faces, self.kind, self._room(), self._owner)
        self.parts = [None] * count
        self._heights = [self.faces.line * 16] * count
        self._keep(anchor)
        self._fill_view()

    def _room(self) -> int:
        """How wide the page is beside the scroll bar, whether or not it stands there now."""
        return self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()

    def _ensure(self, index: int) -> Part:
        """The part, laid out if it was not."""
        found, contents, layout = self.parts[index], self.contents, self._layout
        if found is None:
            assert contents is not None
            assert layout is not None
            if index == 0:
                found = layout.summary(contents.heads, contents.summary)
            elif index == contents.count - 1:
                found = layout.shared(contents.shared)
            else:
                row = contents.rows[index - 1]
                cells = contents.cell(row.theme, row.sides[0].voice), contents.cell(row.theme, row.sides[1].voice)
                found = layout.row(row, cells, contents.years)
            self.parts[index] = found
            self._heights[index] = found.height
        return found

    def _anchor(self) -> tuple[int, float]:
        """The part at the upper edge and how much of it is scrolled away, as a share of its height."""
        index = self.part_at(0) or 0
        if not self._heights:
            return 0, 0.0
        return index, (self.verticalScrollBar().value() - self.top_of(index)) / max(1.0, self._heights[index])

    def _keep(self, anchor: tuple[int, float]) -> None:
        """Set the range of the scroll bar and bring the same place to the upper edge."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(sum(self._heights) - room + 0.49)))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(round(self.faces.line * 2))
        index, share = anchor
        if index < len(self._heights):
            bar.setValue(round(self.top_of(index) + share * self._heights[index]))

    def _fill_view(self) -> None:
        """Lay out what is in view and paint it; what is not waits for the timer."""
        if not self.parts:
            self._rest.stop()
            self.viewport().update()
            return
        index, share = self._anchor()
        y, i = -share * self._heights[index], index
        while i < len(self.parts) and y < self.viewport().height():
            self._ensure(i)
            y += self._heights[i]
            i += 1
        self._keep((index, share))
        self.viewport().update()
        if not self.settled:
            self._rest.start()

    def _lay_one(self) -> None:
        """One of the parts out of view; nothing is painted for it, unless what is in view moves."""
        index = next((i for i, part in enumerate(self.parts) if part is None), None)
        if index is None:
            self._rest.stop()
            return
        anchor = self._anchor()
        self._ensure(index)
        self._keep(anchor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another layout; another height only more parts. Room for the scroll bar is always left."""
        super().resizeEvent(event)
        if self._layout is None or self._layout.room != self._room():
            self._lay_out()
        else:
            self._fill_view()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What comes into view is laid out."""
        self._hot = None
        if self.parts and any(part is None for part in self.parts):
            self._fill_view()
        self.viewport().update()

    # -- painting -------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.kind.theme.palette().window())
        y = float(-self.verticalScrollBar().value())
        for index, part in enumerate(self.parts):
            if part is not None and y < event.rect().bottom() + 1 and y + part.height > event.rect().top():
                painter.save()
                painter.translate(0, y)
                at = self.at[1] if self.hasFocus() and index == self.at[0] else -1
                hot = self._hot[1] if self._hot is not None and self._hot[0] == index else -1
                held = self.selected if self.selected is not None and self.selected.part == index else None
                painting.paint_part(painter, part, self.faces, self.kind, painting.Lights(at, hot, held))
                painter.restore()
            y += self._heights[index]
