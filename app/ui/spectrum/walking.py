"""Where a key leads from one item of the spectrum to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.ui.spectrum.picture import Item, Picture


def target(picture: Picture, at: int, key: int) -> int | None:
    """The item that a key leads to from item ``at`` (-1: none yet); None where the key does not walk.

    Left and Right go along the axis through the stacks, and on to the buttons behind it; Up and Down stay in the step.
    """
    last = len(picture.items) - 1
    ways: dict[int, Callable[[], int]] = {
        Qt.Key.Key_Left: lambda: max(0, at - 1),
        Qt.Key.Key_Right: lambda: min(last, at + 1),
        Qt.Key.Key_Home: lambda: 0,
        Qt.Key.Key_End: lambda: last,
        Qt.Key.Key_Up: lambda: _across(picture.items, at, -1),
        Qt.Key.Key_Down: lambda: _across(picture.items, at, 1),
    }
    way = ways.get(key)
    return way() if way is not None and picture.items else None


def _across(items: tuple[Item, ...], at: int, step: int) -> int:
    """The nearest item in the line above or below in the same stack, or where we are; buttons stand in one stack."""
    if not 0 <= at < len(items):
        return 0
    here = items[at]
    middle = here.rect.center()
    stack = [(i, item) for i, item in enumerate(items) if item.step == here.step and (item.rect.center().y() - middle.y()) * step > 1]
    if not stack:
        return at
    nearest = min(abs(item.rect.center().y() - middle.y()) for _, item in stack)
    line = [(i, item) for i, item in stack if abs(item.rect.center().y() - middle.y()) < nearest + 1]
    return min(line, key=lambda pair: abs(pair[1].rect.center().x() - middle.x()))[0]
