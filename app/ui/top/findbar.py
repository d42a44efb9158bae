"""The find bar at the foot of the panes: words, how many were found, next, previous, close."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from app.ui.parts.claiming import asks_for
from app.ui.parts.small import plain_label, tool_button


class FindBar(QFrame):
    """Says what to look for. Signals: ``words_changed(str)``, ``stepped(bool)`` (True: forward), ``closed()``."""

    words_changed = Signal(str)
    stepped = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = QLineEdit(placeholderText=self.tr("Find in the open panes"))
        self._words.setAccessibleName(self.tr("Words to find in the open panes"))
        self._words.setClearButtonEnabled(False)
        self._words.setMaximumWidth(360)
        self._count = plain_label()
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 6, 12, 6)
        box.addWidget(self._words, 1)
        for words, name, forward in (("↑", self.tr("Previous"), False), ("↓", self.tr("Next"), True)):
            button = tool_button(words, name)
            button.clicked.connect(lambda _=False, way=forward: self.stepped.emit(way))
            box.addWidget(button)
        box.addWidget(self._count)
        box.addStretch(1)
        close = tool_button("✕", self.tr("Close (Esc)"), self.tr("Close the find bar"), quiet=True)
        close.clicked.connect(self.closed)
        box.addWidget(close)
        self._words.textChanged.connect(self.words_changed)
        self._words.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the bar and put the keyboard into it."""
        self.show()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()
        self.words_changed.emit(self._words.text())

    def show_words(self, words: str) -> None:
        """Show the bar with what is marked already; the keyboard stays where it is, and nothing is looked for anew."""
        with QSignalBlocker(self._words):
            self._words.setText(words)
        self.show()

    def set_count(self, now: int, count: int) -> None:
        """How many there are and which is the present one."""
        if not self._words.text().strip():
            self._count.setText("")
        elif count:
            self._count.setText(self.tr("{now} of {count}").format(now=now, count=count))
        else:
            self._count.setText(self.tr("not found in the open panes"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With nothing selected in the field, copying means the passage with the present mark."""
        if watched is self._words and not self._words.hasSelectedText() and asks_for(event, QKeySequence.StandardKey.Copy):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter goes back, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
