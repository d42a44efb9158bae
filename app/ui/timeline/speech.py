"""What the timeline says aloud to a screen reader."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget


def say(widget: QWidget, words: str, child: int = -1) -> None:
    """Move the reader to a child, whose name it says itself; where there is none, announce the words."""
    if not QAccessible.isActive():
        return
    if child < 0:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
        return
    event = QAccessibleEvent(widget, QAccessible.Event.Focus)
    event.setChild(child)
    QAccessible.updateAccessibility(event)
