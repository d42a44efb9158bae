"""The stage for a screen reader: a document whose name is the theme and whose description the whole page."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget

from app.ui.parts.access import offer
from app.ui.stage.view import StageView


class StageInterface(QAccessibleWidget):
    """The page is painted, so its words are told here."""

    def __init__(self, view: StageView) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self._view = view

    def text(self, kind: QAccessible.Text) -> str:
        """Name: the theme. Description and value: all words of the page."""
        if kind == QAccessible.Text.Name:
            return self._view.accessibleName()
        if kind in (QAccessible.Text.Description, QAccessible.Text.Value):
            return self._view.described()
        return ""

    def state(self) -> QAccessible.State:
        """Takes the keyboard, and can't be written."""
        state = super().state()
        state.readOnly = True
        return state


def install() -> None:
    """Let Qt ask us for the interface of a stage; called once, before a window is shown."""
    offer(StageView, StageInterface)
