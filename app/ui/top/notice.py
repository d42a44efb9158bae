"""One plain sentence for the reader above the panes: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.parts.small import plain_label, tool_button


class Notice(QFrame):
    """Hidden until there is something to say. Signal: ``dismissed()``."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = plain_label("message")
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = tool_button("✕", self.tr("Dismiss"), self.tr("Dismiss the message"), quiet=True)
        close.clicked.connect(self.dismissed)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 6, 8, 6)
        box.addWidget(self._words, 1)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def set_sentence(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the bar."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def sentence(self) -> str:
        """The sentence shown."""
        return self._words.text()
