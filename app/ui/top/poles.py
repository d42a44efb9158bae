"""Both poles in words with the seven marks between them, for where no spectrum names them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.stances import axis_words, mark_for
from app.state.theme import Theme, font, load_theme
from app.ui.parts.marks import draw_mark
from app.ui.parts.tips import tip
from db.records import Debate, Step

_TO = "↔"
_MARK_ROOM = 1.05
"""Room of a mark between the poles, in heights of a line: little enough to leave all menus their place at 300 per cent."""

_WAYS = ((False, True, 1.0), (True, True, 1.0), *((True, False, share) for share in (1.0, 0.85, 0.7, 0.6, 0.5, 0.42, 0.34)))
"""How they give way, one after the other: an arrow for the marks, without what the axis measures, share of the text size."""


class Poles(QWidget):
    """Both poles in words with the seven marks between them, at both ends of every view (METHOD 20); before them what the
    axis measures, where the record says it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._debate: Debate | None = None
        self._theme = load_theme("light")
        self._scale = 1.0
        self._turned = self._brief = self._gone = False
        self._titled = True
        self._share = 1.0
        self._room = float("inf")

    def set_room(self, pixels: float) -> None:
        """How wide they may be: where the seven marks do not fit, an arrow stands between the words; then what the axis
        measures is left to the tip, and the words grow smaller, never below 100 %; else they go.
        """
        self._room = pixels
        self._fit()

    def _fit(self) -> None:
        self._gone = False
        for self._brief, self._titled, self._share in _WAYS:
            if (self._share == 1.0 or self._share * self._scale >= 1.0) and self.sizeHint().width() <= self._room:
                break
        else:
            self._gone, self._share = True, 1.0
        self._say()

    def set_debate(self, debate: Debate | None) -> None:
        """The debate whose poles are named."""
        self._debate = debate
        self._fit()

    def set_look(self, theme: Theme, scale: float, turned: bool) -> None:
        """Theme, text scale, and whether the axis is turned round."""
        self._theme, self._scale, self._turned = theme, scale, turned
        self._fit()

    def _say(self) -> None:
        if self._debate is not None and self._debate.steps:
            steps = "; ".join(step.short for step in self._steps())
            name = self.tr("The axis, from {first} to {second}").format(first=self._ends()[0], second=self._ends()[1])
            measured = axis_words(self._debate)
            self.setAccessibleName(f"{name}. {measured}" if measured else name)
            self.setToolTip(tip(f"{measured}. {steps}" if measured else steps))
        self.updateGeometry()
        self.update()

    def _steps(self) -> list[Step]:
        steps = sorted(self._debate.steps, key=lambda s: s.value) if self._debate else []
        return list(reversed(steps)) if self._turned else steps

    def _ends(self) -> tuple[str, str]:
        if self._debate is None:
            return "", ""
        ends = (self._debate.first_pole, self._debate.second_pole)
        return (ends[1], ends[0]) if self._turned else ends

    def _title(self) -> str:
        """What the axis measures, to stand before the first pole; empty where it is not known or there is no room."""
        words = axis_words(self._debate) if self._debate is not None and self._titled else ""
        return f"{words}  " if words else ""

    def sizeHint(self) -> QSize:
        """Room for both words and seven marks."""
        if self._gone or self._debate is None or not self._debate.steps:
            return QSize(0, 0)
        metrics = QFontMetricsF(font(self._scale * self._share, "small"))
        words = sum(metrics.horizontalAdvance(word) for word in (*self._ends(), self._title()))
        between = metrics.horizontalAdvance(_TO) if self._brief else 7 * metrics.height() * _MARK_ROOM
        return QSize(round(words + between + 28), round(metrics.height() * 1.5))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed: it hides instead."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, seven marks, word."""
        if self._gone or self._debate is None or not self._debate.steps:
            return
        painter = QPainter(self)
        face = font(self._scale * self._share, "small")
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        painter.setPen(self._theme.palette().windowText().color())
        baseline = (self.height() + metrics.capHeight()) / 2
        first, second = self._ends()
        x = 4 + metrics.horizontalAdvance(self._title())
        painter.setPen(QColor(self._theme.ink_soft))
        painter.drawText(QPointF(4, baseline), self._title())
        painter.setPen(self._theme.palette().windowText().color())
        painter.drawText(QPointF(x, baseline), first)
        x += metrics.horizontalAdvance(first) + 8
        size, gap = metrics.capHeight() * 1.35, metrics.height() * _MARK_ROOM
        if self._brief:
            painter.drawText(QPointF(x, baseline), _TO)
            x += metrics.horizontalAdvance(_TO)
        for step in () if self._brief else self._steps():
            draw_mark(painter, self._theme, mark_for(step.value), QPointF(x + gap / 2, self.height() / 2), size)
            x += gap
        painter.setPen(self._theme.palette().windowText().color())
        painter.drawText(QPointF(x + 10, baseline), second)
