"""What several tests look at: the records behind the panes, and the colours that are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from db.records import Board
from tests.driver import Reader


def board_of(reader: Reader) -> Board:
    """The records behind the panes, to know what to look for."""
    assert reader.session.loading.board is not None
    return reader.session.loading.board


def painted_steps(reader: Reader, rect: QRect | None = None) -> dict[str, list[int]]:
    """The colours of outer steps that are painted on the panes, each with where it stands from left to right."""
    image: QImage = reader.window.grab(reader.window.rect() if rect is None else rect).toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = {QColor(colour).rgb(): colour for i, colour in enumerate(reader.board.theme.steps) if i != 3}
    found: dict[str, list[int]] = {}
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            colour = wanted.get(image.pixel(x, y))
            if colour is not None:
                found.setdefault(colour, []).append(x)
    return found
