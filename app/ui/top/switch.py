"""Which view stands in the middle of the window: a row of joined buttons, one pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ViewSwitch(QWidget):
    """A button for each view that is in place. The actions are checkable and exclusive; left and right walk them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("switch")
        self.setAccessibleName(self.tr("Views"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._buttons: list[QToolButton] = []

    def add(self, action: QAction) -> None:
        """A button for the action of a view."""
        button = QToolButton()
        button.setObjectName("segment")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setText(action.iconText())
        button.setAccessibleName(action.iconText())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.installEventFilter(self)
        self._buttons.append(button)
        self._row.addWidget(button)

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """The buttons, in their order."""
        return tuple(self._buttons)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right move the keyboard to the neighbour and end at the ends; Space presses it, as everywhere.

        The buttons would take both keys for the next and the previous thing of the whole window, so they are asked first.
        """
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = _STEPS.get(event.key())
        at = next((i for i, button in enumerate(self._buttons) if button is watched), -1)
        if step is None or at < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self._buttons[max(0, min(len(self._buttons) - 1, at + step))].setFocus(Qt.FocusReason.TabFocusReason)
        return True
