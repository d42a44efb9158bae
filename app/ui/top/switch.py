"""Which view stands in the middle of the window: a row of joined buttons, one pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


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
        self._buttons.append(button)
        self._row.addWidget(button)

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """The buttons, in their order."""
        return tuple(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the keyboard to the neighbour; Space or Enter presses it, as everywhere."""
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((i for i, button in enumerate(self._buttons) if button.hasFocus()), -1)
        if step is None or at < 0:
            super().keyPressEvent(event)
            return
        self._buttons[max(0, min(len(self._buttons) - 1, at + step))].setFocus(Qt.FocusReason.TabFocusReason)
