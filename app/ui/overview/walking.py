"""Where a key leads from one box of the overview to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.ui.overview.picture import Picture

Place = tuple[int, int]


def target(picture: Picture, at: Place, key: int, *, page: int, far: bool) -> Place | None:
    """The place that a key leads to; None where the key does not walk.

    Arrows go to the neighbour, into the heads too; Home and End along the row, with Ctrl (``far``) to the first and last
    cell; Page Up and Page Down go ``page`` rows. There is no box in the corner.
    """
    row, column = at
    last_row, last_column = picture.rows - 1, picture.columns - 1
    ways: dict[int, Callable[[], Place]] = {
        Qt.Key.Key_Left: lambda: (row, column - 1),
        Qt.Key.Key_Right: lambda: (row, column + 1),
        Qt.Key.Key_Up: lambda: (row - 1, column),
        Qt.Key.Key_Down: lambda: (row + 1, column),
        Qt.Key.Key_Home: lambda: (0 if far else row, 0 if far or row < 0 else -1),
        Qt.Key.Key_End: lambda: (last_row if far else row, last_column),
        Qt.Key.Key_PageUp: lambda: (max(0, row - page) if row >= 0 else row, column),
        Qt.Key.Key_PageDown: lambda: (row + page, column),
    }
    way = ways.get(key)
    if way is None or last_row < 0 or last_column < 0:
        return None
    to_row, to_column = way()
    found = min(max(-1, to_row), last_row), min(max(-1, to_column), last_column)
    return at if found == (-1, -1) else found
