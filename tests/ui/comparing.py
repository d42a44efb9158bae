"""Somebody at the room of differences: the real room with what it says, and hands for it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.state.theme import load_theme
from app.ui import gallery_samples as samples
from app.ui.differences.picture import Part
from app.ui.differences.view import DifferencesView
from db.records import Board

ADA, BERT, CLEO = samples.ADA.id, samples.BERT.id, samples.CLEO.id
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SIGNALS = ("pair_chosen", "place_asked", "panes_asked", "link_activated", "copied")


class AtTheRoom:
    """A person in the room; everything that is asked for is noted."""

    def __init__(self, qtbot: QtBot, board: Board, pair: tuple[str, str], width: int = 1100, height: int = 700, scale: float = 1.0, **look: Any) -> None:
        self.view = DifferencesView()
        qtbot.addWidget(self.view)
        self.heard: list[tuple[Any, ...]] = []
        for name in SIGNALS:
            getattr(self.view, name).connect(lambda *values, name=name: self.heard.append((name, *values)))
        self.view.resize(width, height)
        self.view.set_look(load_theme(look.pop("theme", "light")), scale, **look)
        self.view.set_board(board)
        self.view.set_pair(*pair)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        qtbot.waitUntil(lambda: self.view.surface.settled)
        self.surface = self.view.surface
        self.surface.setFocus()

    def parts(self) -> list[Part]:
        return [part for part in self.surface.parts if part is not None]

    def part(self, theme: str) -> Part:
        found = self.surface.parts[self.surface.part_of(theme)]
        assert found is not None
        return found

    def words(self) -> str:
        """Everything that stands on the page."""
        found = []
        for part in self.parts():
            found += [words.text for words in part.words]
            found += [words.text for words in part.axis.words] if part.axis is not None else []
            found += [text.document.toPlainText() for text in part.texts]
        return "\n".join(found)

    def presses(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.surface, key, modifier)

    def clicks(self, theme: str, point: QPointF) -> None:
        """Click at a point of a theme's part."""
        index = self.surface.part_of(theme)
        self.surface.go(index, 0)
        at = point + QPointF(0, self.surface.top_of(index) - self.surface.verticalScrollBar().value())
        QTest.mouseClick(self.surface.viewport(), LEFT, NONE, at.toPoint())

    def link_at(self, theme: str, column: int, link: str) -> QPointF:
        """A point at which this link of a cell stands."""
        part = self.part(theme)
        text = part.texts[column]
        for y in range(0, int(text.document.size().height()), 4):
            for x in range(0, int(text.document.size().width()), 4):
                if text.document.documentLayout().anchorAt(QPointF(x, y)) == link:
                    return text.at + QPointF(x, y)
        raise AssertionError(f"no {link}")
