"""The headings of the timeline's table, in as many lines as they need, with a sign where rows are sorted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from app.state.theme import Theme, font, load_theme
from app.ui.timeline.table_delegate import ACROSS, wrap
from app.ui.timeline.table_model import SORTABLE, EventsModel


class Heads(QHeaderView):
    """Headings of fixed width; those of date and event take a click (``sectionClicked``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = load_theme("light")
        self._scale = 1.0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(16)

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale."""
        self._theme, self._scale = theme, scale
        self.fit()

    def fit(self) -> None:
        """Widths or words have changed: take the height that they need."""
        self.setFixedHeight(self._height())
        self.viewport().update()

    def _height(self) -> int:
        most = max((len(self._lines(section)) for section in range(self.count())), default=1)
        return round(most * QFontMetricsF(self._face()).lineSpacing() + 8 * min(self._scale, 1.5))

    def _face(self) -> QFont:
        return font(self._scale, "small", weight=600)

    def _words(self, section: int) -> str:
        model = self.model()
        if not isinstance(model, EventsModel):
            return ""
        column, (by, descending) = model.guide.columns[section], model.sorted_by
        heading = model.guide.headings[section]
        if column == by:
            return f"{heading} {'▾' if descending else '▴'}"
        return heading

    def _lines(self, section: int) -> tuple[str, ...]:
        return wrap(self._words(section), self._face(), max(24.0, self.sectionSize(section) - 2 * self._across()), 4).lines

    def _across(self) -> float:
        return ACROSS * min(self._scale, 1.5)

    def sizeHint(self) -> QSize:
        """As tall as the longest heading."""
        return QSize(super().sizeHint().width(), self._height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Words on the colour of bands; the one sorted by in the stronger ink."""
        model = self.model()
        if not isinstance(model, EventsModel):
            return
        painter.save()
        painter.fillRect(rect, QColor(self._theme.band))
        face = self._face()
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        strong = model.guide.columns[section] in SORTABLE
        painter.setPen(QColor(self._theme.band_ink if strong else self._theme.ink_soft))
        lines = self._lines(section)
        y = rect.top() + (rect.height() - len(lines) * metrics.lineSpacing()) / 2 + metrics.ascent()
        for line in lines:
            painter.drawText(QPointF(rect.left() + self._across(), y), line)
            y += metrics.lineSpacing()
        painter.setPen(QPen(QColor(self._theme.hairline), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
