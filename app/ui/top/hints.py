"""A hint of the first start: a small card beside what it explains, which takes no room and never the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetricsF, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.helping import HINTS, Hint, number_of
from app.ui.parts.claiming import asks_for
from app.ui.parts.small import plain_label

GAP = 8
"""Pixels between the card and what it explains, and between the card and the edge of its room."""


class HintCard(QFrame):
    """One sentence, which of how many, and two buttons. Signals: ``dismissed(str)`` (the hint's id), ``all_dismissed()``,
    ``example_asked(str)`` (the hint's id: show at once what it speaks of).

    It lies over its parent. It never takes the focus by itself: Tab reaches its buttons, and Esc dismisses it from there.
    """

    dismissed = Signal(str)
    all_dismissed = Signal()
    example_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setAutoFillBackground(True)
        self._hint: Hint | None = None
        self._words = plain_label("message")
        self._words.setWordWrap(True)
        self._number = plain_label()
        self._got = QPushButton(self.tr("Got it"))
        self._no_more = QPushButton(self.tr("No more hints"))
        self._no_more.setObjectName("quiet")
        self._example = QPushButton(self.tr("Show an example"))
        foot = self._foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._number)
        foot.addStretch(1)
        for button in (self._no_more, self._example, self._got):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
            foot.addWidget(button)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 8)
        box.setSpacing(8)
        box.addWidget(self._words)
        box.addLayout(foot)
        self._got.clicked.connect(self.dismiss)
        self._example.clicked.connect(self._ask_example)
        self._no_more.clicked.connect(self.all_dismissed)
        self.hide()

    @property
    def hint(self) -> Hint | None:
        """The hint on the card."""
        return self._hint

    def set_hint(self, hint: Hint | None) -> None:
        """Put a hint on the card; None takes it away. It is shown by whoever places it."""
        changed = hint != self._hint
        self._hint = hint
        if hint is None:
            self.hide()
            return
        self._words.setText(hint.words)
        self._example.setVisible(hint.example)
        self._number.setText(self.tr("{number} of {count}").format(number=number_of(hint), count=len(HINTS)))
        said = self.tr("Hint {number} of {count}: {words}").format(number=number_of(hint), count=len(HINTS), words=hint.words)
        self.setAccessibleName(said)
        if changed and self.isVisible():
            self._announce()

    def place(self, target: QRect, room: QRect) -> bool:
        """Stand beside ``target`` inside ``room`` (both in the parent's pixels), without covering it.

        Tried in turn: below, above, to the right, to the left. False where no side has room: the card then stands
        where it covers the least, at an edge.
        """
        inner = room.adjusted(GAP, GAP, -GAP, -GAP)
        places = [self._below(target, inner), self._above(target, inner), self._right(target, inner), self._left(target, inner)]
        clear = [place for place in places if inner.contains(place) and not place.intersects(target)]
        pushed = [_pushed_inside(place, inner) for place in places]
        best = clear[0] if clear else min(pushed, key=lambda place: _area(place.intersected(target)))
        self.setGeometry(best)
        return bool(clear)

    def _size(self, width: int) -> QSize:
        """The card at a readable width, or narrower where there is less; as high as its words need."""
        readable = round(QFontMetricsF(self.font()).averageCharWidth() * 56) + 32
        foot = self._foot.minimumSize().width() + 40
        wide = max(min(readable, width), min(foot, width))
        return QSize(wide, self._box.totalHeightForWidth(wide))

    def _below(self, target: QRect, room: QRect) -> QRect:
        size = self._size(room.width())
        return QRect(QPoint(_middle(target, size, room), target.bottom() + 1 + GAP), size)

    def _above(self, target: QRect, room: QRect) -> QRect:
        size = self._size(room.width())
        return QRect(QPoint(_middle(target, size, room), target.top() - GAP - size.height()), size)

    def _right(self, target: QRect, room: QRect) -> QRect:
        left = target.right() + 1 + GAP
        return QRect(QPoint(left, max(room.top(), target.top())), self._size(max(1, room.right() + 1 - left)))

    def _left(self, target: QRect, room: QRect) -> QRect:
        size = self._size(max(1, target.left() - GAP - room.left()))
        return QRect(QPoint(target.left() - GAP - size.width(), max(room.top(), target.top())), size)

    def _ask_example(self) -> None:
        if self._hint is not None:
            self.example_asked.emit(self._hint.id)

    def take_focus(self) -> None:
        """Put the keyboard on the button that closes it: the reader asked for this region."""
        self._got.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """The hint was read."""
        if self._hint is not None:
            self.dismissed.emit(self._hint.id)

    def _announce(self) -> None:
        """Tell a screen reader, without moving the focus."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def showEvent(self, event: QShowEvent) -> None:
        """Announce what it says."""
        super().showEvent(event)
        self._announce()

    def event(self, event: QEvent) -> bool:
        """Claim Esc before the window's own action does, where the focus is on one of the buttons."""
        if asks_for(event, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc dismisses the hint."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def _middle(target: QRect, size: QSize, room: QRect) -> int:
    """Left edge of a card over or under the middle of its target, kept inside the room."""
    return max(room.left(), min(target.center().x() - size.width() // 2, room.right() + 1 - size.width()))


def _pushed_inside(place: QRect, room: QRect) -> QRect:
    """The same card moved until it lies inside the room, as far as it fits."""
    left = max(room.left(), min(place.left(), room.right() + 1 - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - place.height()))
    return QRect(QPoint(left, top), place.size())


def _area(rect: QRect) -> int:
    """How much is covered, in square pixels."""
    return rect.width() * rect.height() if not rect.isEmpty() else 0
