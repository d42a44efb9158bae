"""The smallest parts, made the same way everywhere: a tool button with its name for a screen reader, a plain label."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton


def tool_button(words: str, tip: str, name: str = "", *, quiet: bool = False) -> QToolButton:
    """A button with a sign on it; ``name`` is what a screen reader says (the tip, where none is given)."""
    button = QToolButton()
    button.setText(words)
    button.setToolTip(tip)
    button.setAccessibleName(name or tip)
    if quiet:
        button.setObjectName("quiet")
    return button


def plain_label(style: str = "soft") -> QLabel:
    """A label that shows text as it stands, never as markup; ``style`` is its name in the style sheet."""
    label = QLabel()
    label.setObjectName(style)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
