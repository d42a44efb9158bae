"""The results as a list: a model of rows, and how one row is measured and painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.core import marks
from app.core.finding_words import Line, Row, plain_line
from app.state.theme import Theme, font
from app.ui.parts.text import units
from app.ui.parts.tips import tip

Index = QModelIndex | QPersistentModelIndex
TEXT_LINES = 2
"""So many lines a row gives to the text; the rest is in the tip and on the page."""


class RowsModel(QAbstractListModel):
    """The rows of an answer. A screen reader is told all words of a row; headings can't be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, for display, screen reader and tip."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole and row.can_be_chosen:
            return tip(row.words)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are there to be read, not to be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        chosen = self.rows[index.row()].can_be_chosen
        return Qt.ItemFlag.ItemIsEnabled | (Qt.ItemFlag.ItemIsSelectable if chosen else Qt.ItemFlag.NoItemFlags) | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class _Part:
    """One paragraph of a row: its words, face, colour and how many lines it may take."""

    line: Line
    face: QFont
    colour: str
    lines: int = 1


class RowPainter(QStyledItemDelegate):
    """Measures and paints a row: sizes from the fonts alone, colours from the theme by name."""

    def __init__(self, model: RowsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme: Theme | None = None
        self._scale = 1.0

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale."""
        self._theme, self._scale = theme, scale

    def _pad(self) -> float:
        return QFontMetricsF(font(self._scale)).height() * 0.4

    def _indent(self, row: Row) -> float:
        return self._pad() * (1.0 if row.kind == "section" else 2.0)

    def _parts(self, row: Row, *, chosen: bool) -> list[_Part]:
        theme, scale = self._theme, self._scale
        assert theme is not None
        ink, soft = (theme.selection_ink, theme.selection_ink) if chosen else (theme.ink, theme.ink_soft)
        if row.kind == "section":
            return [_Part(row.title, font(scale, "small", weight=700), theme.band_ink)]
        if row.kind == "voice":
            return [_Part(row.title, font(scale, "normal", weight=600), theme.ink_soft)]
        parts = [_Part(row.title, font(scale, "body", weight=600), ink)] if row.title else []
        if row.text:
            parts.append(_Part(row.text, font(scale, "body" if row.quoted else "normal", serif=row.quoted, italic=row.quoted), ink, TEXT_LINES))
        small = [(row.beside, TEXT_LINES), (row.note, TEXT_LINES)] if row.kind == "hit" else [(row.note, 1)]
        return parts + [_Part(plain_line(words), font(scale, "small"), soft, lines) for words, lines in small if words]

    def _right(self, row: Row) -> str:
        """What stands at the right end of the first line: how many, or the keys of an action."""
        return row.beside if row.kind in ("section", "action") else ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """So many lines as the words need, at most."""
        row = self._model.rows[index.row()]
        if self._theme is None:
            return QSize(0, 0)
        width = option.rect.width() - 2 * self._indent(row) if option.rect.width() > 0 else 400
        height = self._pad() * (1.6 if row.kind == "section" else 0.8)
        for part in self._parts(row, chosen=False):
            metrics = QFontMetricsF(part.face)
            long = part.lines > 1 and metrics.horizontalAdvance("".join(s.text for s in part.line)) > width
            height += metrics.lineSpacing() * (part.lines if long else 1)
        return QSize(200, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, focus ring and words."""
        row, theme = self._model.rows[index.row()], self._theme
        if theme is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected) and row.can_be_chosen
        painter.save()
        painter.setClipRect(rect)
        if row.kind == "section":
            painter.fillRect(rect, QColor(theme.band))
        elif chosen:
            painter.fillRect(rect, QColor(theme.selection))
            painter.setPen(QPen(QColor(theme.focus), 2 if theme.high_contrast else 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        left, width = rect.left() + self._indent(row), rect.width() - 2 * self._indent(row)
        top = rect.top() + self._pad() * (0.8 if row.kind == "section" else 0.4)
        right = self._right(row)
        taken = 0.0
        if right:
            painter.setFont(font(self._scale, "small"))
            metrics = QFontMetricsF(painter.font())
            taken = min(metrics.horizontalAdvance(right) + self._pad(), width * 0.6)
            painter.setPen(QColor(theme.selection_ink if chosen else theme.ink_soft))
            shown = metrics.elidedText(right, Qt.TextElideMode.ElideRight, taken)
            painter.drawText(QPointF(left + width - metrics.horizontalAdvance(shown), top + metrics.ascent()), shown)
        for i, part in enumerate(self._parts(row, chosen=chosen)):
            top = self._draw(painter, part, left, top, width - (taken if i == 0 else 0))
        painter.restore()

    def _draw(self, painter: QPainter, part: _Part, left: float, top: float, width: float) -> float:
        """Paint a paragraph in at most so many lines, the last with an ellipsis where there is more; gives where it ends."""
        theme = self._theme
        assert theme is not None
        words, formats = "", []
        for stretch in part.line:
            if stretch.found:
                one, style = QTextLayout.FormatRange(), QTextCharFormat()
                style.setBackground(QColor(theme.found))
                style.setForeground(QColor(theme.ink))
                one.start, one.length = units(words, len(words)), units(stretch.text, len(stretch.text))
                one.format = style
                formats.append(one)
            words += stretch.text
        spacing = QFontMetricsF(part.face).lineSpacing()
        long = QFontMetricsF(part.face).horizontalAdvance(words) > width
        layout = QTextLayout(words, part.face)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(formats)
        lines = self._lay_out(layout, width, part.lines)
        if lines > part.lines or (part.lines == 1 and long):
            cut = self._cut(layout, words, part, width)
            layout = QTextLayout(cut, part.face)
            layout.setTextOption(option)
            layout.setFormats([one for one in formats if one.start + one.length <= len(cut)])
            self._lay_out(layout, width, part.lines)
        painter.setPen(QColor(part.colour))
        layout.draw(painter, QPointF(left, top))
        return top + spacing * (part.lines if part.lines > 1 and long else 1)

    @staticmethod
    def _lay_out(layout: QTextLayout, width: float, lines: int) -> int:
        """Break the words into lines; gives how many there are, counted up to one too many."""
        layout.beginLayout()
        height, count = 0.0, 0
        while count <= lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
            count += 1
        layout.endLayout()
        return count

    @staticmethod
    def _cut(layout: QTextLayout, words: str, part: _Part, width: float) -> str:
        """The words as far as they stand on the lines that there are, the last line with an ellipsis."""
        last = layout.lineAt(part.lines - 1)
        start = min(last.textStart(), len(words))
        metrics = QFontMetricsF(part.face)
        cut = words[:start] + metrics.elidedText(words[start : start + 400], Qt.TextElideMode.ElideRight, width - 2)
        told = f"[{marks.unchecked()}]"
        at = unchecked_behind(words, len(cut) - 1, told)
        if at < 0:
            return cut
        room = width - 2 - metrics.horizontalAdvance(f" {told}")
        shorter = metrics.elidedText(words[start : max(at, start)] + "…", Qt.TextElideMode.ElideRight, room)
        return f"{words[:start]}{shorter.removesuffix('…').rstrip()}… {told}"


def unchecked_behind(words: str, end: int, told: str) -> int:
    """Where the mark for what is unchecked stands that a cut at this place would hide or break, in the same clause; -1 where none does.

    >>> unchecked_behind("He attacked it [not checked].", 10, "[not checked]")
    15
    """
    at = words.find(told, max(0, end - len(told) + 1))
    return at if at >= 0 and not any(sign in words[end:at] for sign in (". ", "; ", "? ", "! ")) else -1
