"""A field for words to look for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.parts.claiming import asks_for


class WordsField(QLineEdit):
    """A field whose words Escape takes away before it means anything else in the window."""

    def event(self, event: QEvent) -> bool:
        """Escape is the field's own as long as there are words in it."""
        if asks_for(event, Qt.Key.Key_Escape) and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
