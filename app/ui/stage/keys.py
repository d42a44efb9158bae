"""What a key means on the stage, as one table: the letters that lecturers' remote controls and other programs use."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Deed = Literal["next", "previous", "first", "last", "blank", "coding", "larger", "smaller", "usual", "leave"]

_K = Qt.Key

_KEYS: dict[Qt.Key, Deed] = {
    **dict.fromkeys((_K.Key_Right, _K.Key_Down, _K.Key_PageDown, _K.Key_Space, _K.Key_Return, _K.Key_Enter), "next"),
    **dict.fromkeys((_K.Key_Left, _K.Key_Up, _K.Key_PageUp, _K.Key_Backspace), "previous"),
    _K.Key_Home: "first",
    _K.Key_End: "last",
    _K.Key_B: "blank",
    _K.Key_Period: "blank",
    _K.Key_C: "coding",
    _K.Key_Plus: "larger",
    _K.Key_Equal: "larger",
    _K.Key_Minus: "smaller",
    _K.Key_Escape: "leave",
    _K.Key_F5: "leave",
    _K.Key_Q: "leave",
}

_WITH_CONTROL: dict[Qt.Key, Deed] = {
    _K.Key_Plus: "larger",
    _K.Key_Equal: "larger",
    _K.Key_Minus: "smaller",
    _K.Key_0: "usual",
}

_REPEATING: frozenset[Deed] = frozenset({"next", "previous", "larger", "smaller"})
"""What goes on while a key is held down; the rest would flicker."""


def deed(event: QKeyEvent) -> Deed | None:
    """What this key asks for, or None. Shift and the numeric keypad make no difference; other modifiers are not ours."""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    tables = {Qt.KeyboardModifier.NoModifier: _KEYS, Qt.KeyboardModifier.ControlModifier: _WITH_CONTROL}
    try:
        found = tables.get(modifiers, {}).get(Qt.Key(event.key()))
    except ValueError:  # a key that Qt has no name for
        return None
    back = found == "next" and event.key() == _K.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return "previous" if back else found


def repeats(asked: Deed) -> bool:
    """Is this done again and again while its key is held?"""
    return asked in _REPEATING
