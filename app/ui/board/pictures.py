"""Heads as they were painted last: while somebody scrolls they stand still, and their words need not be measured again."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

from app.ui.board.heads import Head, HeadStyle, paint_head

MOST_KEPT = 64
EDGE = 1.0
"""Pixels around a head that its outline takes."""


class HeadPictures:
    """A picture for each state that a head was painted in; a few dozen are kept."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, style: HeadStyle, head: Head, rect: QRectF, *, hot: bool, hot_level: bool) -> None:
        """Paint a head into its rectangle, from its picture where there is one."""
        ratio = painter.device().devicePixelRatioF()
        key = (style, head, rect.width(), rect.height(), hot, hot_level, ratio)
        picture = self._kept.get(key)
        if picture is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            picture = self._kept[key] = self._made(style, head, rect, ratio, hot=hot, hot_level=hot_level)
        painter.drawPixmap(rect.topLeft() - QPointF(EDGE, EDGE), picture)

    def _made(self, style: HeadStyle, head: Head, rect: QRectF, ratio: float, *, hot: bool, hot_level: bool) -> QPixmap:
        size = QSizeF(rect.width() + 2 * EDGE, rect.height() + 2 * EDGE)
        picture = QPixmap((size * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(style.theme.paper))
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        paint_head(painter, style, head, QRectF(EDGE, EDGE, rect.width(), rect.height()), hot=hot, focused=False, hot_level=hot_level)
        painter.end()
        return picture
