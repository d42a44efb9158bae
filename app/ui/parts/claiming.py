"""Which keys a part takes for itself while it has the keyboard, before an action of the window hears them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


def asks_for(event: QEvent, *keys: QKeySequence.StandardKey | Qt.Key) -> bool:
    """Does Qt ask whether one of these keys is the part's own? Whoever says yes accepts the event and returns True."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return any(event.matches(key) if isinstance(key, QKeySequence.StandardKey) else event.key() == key for key in keys)
