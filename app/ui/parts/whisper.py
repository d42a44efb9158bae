"""A few words at the foot of the panes that go by themselves: where a link leads, what was copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget


class Whisper(QLabel):
    """Lies over its parent's lower left corner and takes no room; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("whisper")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._gone)
        self._holding = False
        parent.installEventFilter(self)
        self.hide()

    def lie_over(self, room: QWidget) -> None:
        """Lie over another widget from now on, with what is being said."""
        if room is not self._room:
            self._room.removeEventFilter(self)
            self._room = room
            self.setParent(room)
            room.installEventFilter(self)
            self._place()
            self.setVisible(bool(self.text()))

    def say(self, words: str, milliseconds: int = 0) -> None:
        """Show words, for a time or until others come; words that are held for a time are not talked over."""
        if self._holding and not milliseconds:
            return
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if words:
            self.adjustSize()
            self.resize(min(self.width(), self._room.width() - 24), self.height())
            self._place()
            self.raise_()
        self._holding = bool(milliseconds and words)
        if milliseconds:
            self._timer.start(milliseconds)

    def hush(self) -> None:
        """Take away what is being said, though it was to be held for a time."""
        self._timer.stop()
        self._gone()

    def _gone(self) -> None:
        self._holding = False
        self.say("")

    def _place(self) -> None:
        self.move(12, self._room.height() - self.height() - 14)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the parent is resized."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
