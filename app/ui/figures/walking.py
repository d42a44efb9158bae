"""Where a key leads from one figure to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.ui.figures.picture import Picture


def target(picture: Picture, at: int, key: int, page: float) -> int | None:
    """The item that a key leads to from item ``at``; None where the key does not walk. ``page``: the height in view.

    Up and Down go from figure to figure, Left and Right from count to count, to the first figure of each.
    """
    items = picture.items
    if not items:
        return None
    last = len(items) - 1
    at = min(max(at, 0), last)
    if key == Qt.Key.Key_Down:
        return min(last, at + 1)
    if key == Qt.Key.Key_Up:
        return max(0, at - 1)
    if key == Qt.Key.Key_Home:
        return 0
    if key == Qt.Key.Key_End:
        return last
    group = items[at].group
    if key == Qt.Key.Key_Right:
        return next((i for i in range(at, last + 1) if items[i].group > group), at)
    if key == Qt.Key.Key_Left:
        before = [i for i in range(at) if items[i].group < group]
        own = next(i for i, item in enumerate(items) if item.group == group)
        if own < at or not before:
            return own
        return next(i for i, item in enumerate(items) if item.group == items[before[-1]].group)
    middle = items[at].rect.center().y()
    if key == Qt.Key.Key_PageDown:
        return next((i for i in range(at + 1, last + 1) if items[i].rect.bottom() > middle + page * 0.9), last)
    if key == Qt.Key.Key_PageUp:
        return next((i for i in range(at - 1, -1, -1) if items[i].rect.top() < middle - page * 0.9), 0)
    return None
