"""The axis of years: our own ticks and names on pyqtgraph's axis, which draws them and keeps the picture."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.ticks import ticks
from app.ui.timeline.style import Style

MAJOR, MINOR = 6.0, 3.0


class YearAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of decimal years under a lane; takes no mouse."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._style: Style | None = None
        self._span, self._left, self._width = (0.0, 1.0), 0.0, 1.0
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_style(self, style: Style) -> None:
        """Colours and font."""
        self._style = style
        self.setStyle(tickFont=style.plain)
        self.setTextPen(QColor(style.theme.ink_soft))
        self._forget()

    def set_ground(self, rect: QRectF, left: float, width: float, span: tuple[float, float]) -> None:
        """Where the axis stands in the window, where in it the years begin and how wide they are, and which they are."""
        self._span, self._left, self._width = span, left, width
        self.setHeight(rect.height())
        self.setGeometry(rect)
        self._forget()

    def _forget(self) -> None:
        self.picture = None
        self.update()

    def names(self) -> list[str]:
        """The names that are shown, in order."""
        return [tick.label for tick in self._ticks() if tick.label]

    def _ticks(self) -> list[Any]:
        style = self._style
        return list(ticks(self._span, self._width, style.words.width)) if style is not None else []

    def generateDrawSpecs(self, p: QPainter) -> tuple[Any, Any, Any] | None:
        """What pyqtgraph draws: the line, the ticks and the names, each name centred under its tick."""
        style = self._style
        if style is None:
            return None
        line, scale = QPen(QColor(style.theme.ink_faint), 1), self._width / (self._span[1] - self._span[0])
        marks, names = [], []
        room = self.size().height() - MAJOR
        for tick in self._ticks():
            x = self._left + (tick.at - self._span[0]) * scale
            marks.append((line, QPointF(x, 0), QPointF(x, MAJOR if tick.major else MINOR)))
            width = style.words.width(tick.label) + 4
            left = min(max(x - width / 2, 0.0), self.size().width() - width)
            if tick.label and room >= style.line * 0.7:
                names.append((QRectF(left, MAJOR, width, room), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, tick.label))
        return (line, QPointF(self._left, 0), QPointF(self._left + self._width, 0)), marks, names
