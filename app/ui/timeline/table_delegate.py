"""Breaks the words of the table into lines, says how tall a row is, and paints a cell."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.core.event_rows import Column
from app.core.marks import breakable
from app.state.theme import Theme, font, load_theme
from app.ui.parts.tips import tip
from app.ui.timeline.table_model import DIM, LIT, MISSING, EventsModel, Index

MOST_LINES = 10
"""Lines that a cell may have; what is longer ends with an ellipsis and stands whole in a tip."""

LIT_BAR = 4
"""Width in pixels of the bar beside an event that the passage in focus leans on."""

ACROSS, UPRIGHT = 8, 6
"""Room around the words of a cell, in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The words of a cell in lines, and whether some were left out."""

    lines: tuple[str, ...]
    cut: bool


def wrap(text: str, face: QFont, width: float, most: int = MOST_LINES) -> Lines:
    """Break words into lines of at most ``width`` pixels; the last of ``most`` lines ends with an ellipsis where more would follow."""
    found: list[str] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in breakable(text).split("\n"):
        layout = QTextLayout(paragraph, face)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            if len(found) == most:
                layout.endLayout()
                found[-1] = QFontMetricsF(face).elidedText(found[-1] + "…", Qt.TextElideMode.ElideRight, width)
                return Lines(tuple(found), True)
            line.setLineWidth(width)
            found.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
    return Lines(tuple(found), False)


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of an ``EventsModel``. Lines are broken once for a width and kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self._widths: tuple[int, ...] = ()
        self._kept: dict[tuple[str, Column], tuple[str, Lines]] = {}
        self.set_look(self._theme, 1.0)

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale."""
        self._theme, self._scale = theme, scale
        plain, small = font(scale, "normal"), font(scale, "small")
        self._faces: dict[Column, QFont] = {"date": plain, "title": font(scale, "normal", weight=600), "continuity": plain, "break": plain}
        self._faces |= {"who": small, "basis": small, "verified": small}
        self._absent = font(scale, "small", italic=True)
        self._kept.clear()

    def set_widths(self, widths: tuple[int, ...]) -> None:
        """Widths of the columns in pixels, in the model's order."""
        if widths != self._widths:
            self._widths = widths
            self._kept.clear()

    @property
    def across(self) -> float:
        """Room left and right of the words, in pixels."""
        return ACROSS * min(self._scale, 1.5)

    @property
    def upright(self) -> float:
        """Room above and below the words, in pixels."""
        return UPRIGHT * min(self._scale, 1.5)

    def face(self, column: Column, missing: bool = False) -> QFont:
        """The font of a column; what is missing is said in italics."""
        return self._absent if missing else self._faces[column]

    def lines(self, model: EventsModel, row: int, section: int) -> Lines:
        """The lines of a cell."""
        record, column = model.rows[row], model.guide.columns[section]
        text = record.cell(column)
        kept = self._kept.get((record.id, column))
        if kept is None or kept[0] != text:
            width = (self._widths[section] if section < len(self._widths) else 160) - 2 * self.across
            kept = text, wrap(text, self.face(column, column in record.missing), max(width, 24))
            self._kept[record.id, column] = kept
        return kept[1]

    def height(self, model: EventsModel, row: int) -> int:
        """How tall a row must be for all of its cells, in pixels."""
        tallest = 0.0
        for section, column in enumerate(model.guide.columns):
            face = self.face(column, column in model.rows[row].missing)
            tallest = max(tallest, len(self.lines(model, row, section).lines) * QFontMetricsF(face).lineSpacing())
        return round(tallest + 2 * self.upright) + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A cell as wide as its column and as tall as its row."""
        model = index.model()
        if not isinstance(model, EventsModel):
            return super().sizeHint(option, index)
        return QSize(self._widths[index.column()] if self._widths else 160, self.height(model, index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, words, a hairline below, and a frame where the keyboard is."""
        model = index.model()
        if not isinstance(model, EventsModel):
            return
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(self._theme.selection if selected else self._theme.card))
        column, missing = model.guide.columns[index.column()], bool(index.data(MISSING))
        face = self.face(column, missing)
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        painter.setPen(QColor(self._ink(column, missing or bool(index.data(DIM)), selected)))
        x, y = rect.left() + self.across, rect.top() + self.upright + metrics.ascent()
        for line in self.lines(model, index.row(), index.column()).lines:
            painter.drawText(QPointF(x, y), line)
            y += metrics.lineSpacing()
        painter.setPen(QPen(QColor(self._theme.hairline), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == 0 and index.data(LIT):
            painter.fillRect(QRect(rect.left(), rect.top(), LIT_BAR, rect.height() - 1), QColor(self._theme.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.restore()

    def _ink(self, column: Column, missing: bool, selected: bool) -> str:
        if selected:
            return self._theme.selection_ink
        if missing:
            return self._theme.ink_faint
        return self._theme.ink if column in ("title", "continuity", "break") else self._theme.ink_soft

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole of a cell that was cut, and what was noted about the date."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.tip(index.model(), index), view)
        return True

    def tip(self, model: QAbstractItemModel, index: Index) -> str:
        """What a tip over a cell says; empty where the cell says it all."""
        if not isinstance(model, EventsModel) or not index.isValid():
            return ""
        row, column = model.rows[index.row()], model.guide.columns[index.column()]
        said = [row.cell(column)] if self.lines(model, index.row(), index.column()).cut else []
        if column == "verified" and row.verified_note:
            said = [row.verified_words, row.verified_note]
        return tip("\n".join(said)).replace("\n", "<br>")
