"""The bar above the panes that says in words what an event in focus, or a brushed period, has to do with the panes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.ui.parts.small import plain_label, tool_button


class FollowBar(QFrame):
    """Hidden while there is nothing to follow.

    Signals: ``stepped(bool)`` (True: to the next passage), ``others_asked()`` (open the panes of those out of view),
    ``details_asked()``, ``closed()``.
    """

    stepped = Signal(bool)
    others_asked = Signal()
    details_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = plain_label("message")
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self._previous = tool_button("↑", self.tr("To the passage before (Shift+F4)"), self.tr("To the passage before"))
        self._next = tool_button("↓", self.tr("To the next passage (F4)"), self.tr("To the next passage"))
        self._others = tool_button(self.tr("Open these too"), self.tr("Open the panes of those out of view who lean on it"))
        self._details = tool_button(self.tr("Details"), self.tr("The event in the side panel: how it is read, who leans on it, sources"))
        close = tool_button("✕", self.tr("Take the marks away (Esc)"), self.tr("Take the marks away"), quiet=True)
        self._previous.clicked.connect(lambda: self.stepped.emit(False))
        self._next.clicked.connect(lambda: self.stepped.emit(True))
        self._others.clicked.connect(self.others_asked)
        self._details.clicked.connect(self.details_asked)
        close.clicked.connect(self.closed)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 4, 8, 4)
        box.setSpacing(6)
        box.addWidget(self._words, 1)
        for button in (self._previous, self._next, self._others, self._details, close):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def set_sentence(self, sentence: str, *, passages: int = 0, others: int = 0, event: bool = False) -> None:
        """Say it; an empty sentence hides the bar. ``passages`` can be walked; ``others`` voices can be opened."""
        changed = sentence != self._words.text()
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._words.setAccessibleName(sentence)
        self._show(self._previous, passages > 1)
        self._show(self._next, passages > 1)
        self._show(self._others, others > 0)
        self._show(self._details, event)
        self.setVisible(bool(sentence))
        if sentence and changed and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    @staticmethod
    def _show(button: QToolButton, shown: bool) -> None:
        button.setVisible(shown)

    def sentence(self) -> str:
        """What it says now."""
        return self._words.text()
