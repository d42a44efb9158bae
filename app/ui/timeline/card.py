"""The card that says what a thing on the timeline is: plain text beside the mark, inside the window, never under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.state.theme import Theme, font
from app.ui.parts.small import plain_label

APART = 14
EDGE = 4
LETTERS = 44
"""A line of the card is about so many letters long."""


class Card(QFrame):
    """Lies over the window, takes no room and no mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("timecard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._rest = plain_label("timecardtitle"), plain_label("timecardwords")
        self._inside = inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(4)
        for label in (self._title, self._rest):
            label.setWordWrap(True)
            inside.addWidget(label)
        self.hide()

    def set_look(self, theme: Theme, scale: float) -> None:
        """Colours and sizes; in points of the one scale."""
        small, normal = font(scale, "small"), font(scale, "normal")
        self.setStyleSheet(
            f"QFrame#timecard {{ background: {theme.card}; border: 1px solid {theme.ink_faint}; border-radius: 6px; }}"
            f"QLabel {{ background: transparent; border: none; }}"
            f"QLabel#timecardtitle {{ color: {theme.ink}; font-size: {normal.pointSizeF()}pt; font-weight: 600; }}"
            f"QLabel#timecardwords {{ color: {theme.ink_soft}; font-size: {small.pointSizeF()}pt; }}"
        )

    @property
    def words(self) -> tuple[str, ...]:
        """The lines that are shown."""
        return (self._title.text(), *self._rest.text().split("\n")) if self.isVisible() else ()

    def show_lines(self, lines: tuple[str, ...], mark: QRect) -> None:
        """Show lines beside a mark, whose rectangle is given in the coordinates of the window."""
        if not lines:
            self.hide()
            return
        self._title.setText(lines[0])
        self._rest.setText("\n".join(lines[1:]))
        self._rest.setVisible(len(lines) > 1)
        room = self._room.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        self.ensurePolished()
        width = min(room.width(), self._rest.fontMetrics().averageCharWidth() * LETTERS + 26)
        self.setFixedWidth(width)
        height = min(room.height(), self._inside.heightForWidth(width))
        self.setGeometry(QRect(beside(mark, QSize(width, height), room), QSize(width, height)))
        self.raise_()
        self.show()


def beside(mark: QRect, size: QSize, room: QRect) -> QPoint:
    """Where a card stands: above the mark, else below it, else at its right or left; inside the room, clear of the mark where it can."""
    left = min(max(mark.left(), room.left()), room.right() - size.width() + 1)
    top = min(max(mark.top(), room.top()), room.bottom() - size.height() + 1)
    choices = (
        QPoint(left, mark.top() - APART - size.height()),
        QPoint(left, mark.bottom() + APART),
        QPoint(mark.right() + APART, top),
        QPoint(mark.left() - APART - size.width(), top),
    )
    return next((choice for choice in choices if room.contains(QRect(choice, size))), QPoint(left, top))
