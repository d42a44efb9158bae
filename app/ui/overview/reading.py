"""The line at the foot that reads what is pointed at, and the page that says how it is measured."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.parts.tips import tip


class ReadingLine(QLabel):
    """One line of plain words, with an ellipsis and a tip where they do not fit; it forces no width on the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("soft")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(16, 2, 16, 2)
        self.full = ""

    def say(self, words: str) -> None:
        """Show words."""
        self.full = words
        self.setAccessibleName(words)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        shown = QFontMetricsF(self.font()).elidedText(self.full, Qt.TextElideMode.ElideRight, max(1, room))
        self.setText(shown)
        self.setToolTip(tip(self.full) if shown != self.full else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """One line high, whatever it says."""
        return QSize(0, round(QFontMetricsF(self.font()).height()) + 4)

    def sizeHint(self) -> QSize:
        """One line high, whatever it says."""
        return self.minimumSizeHint()


class MeasurePage(QFrame):
    """A small page over the window that says how each measure is made; Escape or a click beside it closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setAccessibleName(self.tr("How it is measured"))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self.words)

    def open_at(self, paragraphs: tuple[str, ...], where: QPoint, room: QSize) -> None:
        """Show the paragraphs at a point of the screen, no larger than ``room``."""
        self.words.setPlainText("\n\n".join(paragraphs))
        self.ensurePolished()
        metrics = self.words.fontMetrics()
        width = min(room.width(), metrics.averageCharWidth() * 78)
        lines = sum(-(-metrics.horizontalAdvance(p) // max(1, width - 50)) + 1 for p in paragraphs) + 1
        self.resize(width, min(room.height(), lines * metrics.lineSpacing() + 30))
        self.move(where)
        self.show()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
