"""The board alone in a window, wired to a little state of its own: what tests of the panes need, without the rest of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.state.theme import load_theme
from app.state.workspace import Look, Place
from app.ui.board.view import BoardView
from db import library, reads
from db.records import Board
from tests.driver_panes import LEFT, NONE, OnThePanes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def read_board(folder: Path) -> Board:
    """The shipped debate."""
    connection = library.connect_corpus(library.current_corpus(folder))
    try:
        return reads.board(connection, "stalinism/continuity")
    finally:
        connection.close()


class AtTheBoard(OnThePanes):
    """A person at the board. What the board asks for is done at once, as the window would do it; and everything is noted."""

    def __init__(self, qtbot: QtBot, records: Board, width: int = 1366, height: int = 545, voices: tuple[str, ...] = (), **look: Any) -> None:
        self.qtbot, self.records = qtbot, records
        self.board = BoardView()
        qtbot.addWidget(self.board)
        self.look_, self.folds = Look(theme="light"), {}
        self.orientations: frozenset[str] = frozenset()
        self.heard: list[tuple[str, object]] = []
        self.opened = tuple(self.voice(name) for name in voices) or records.debate.presets
        self._wire()
        self.board.resize(width, height)
        self.looks(**look)
        self.opens(self.opened)
        self.board.show()
        self.board.activateWindow()
        qtbot.waitUntil(self.board.isActiveWindow)
        self.board.setFocus()
        self.settles()

    def _wire(self) -> None:
        board = self.board
        for name in ("link_activated", "pane_closed", "panes_ordered", "compare_asked", "copied", "row_fold_asked", "levelled", "theme_seen"):
            getattr(board, name).connect(lambda value, name=name: self.heard.append((name, value)))
        board.place_focused.connect(board.set_focus)
        board.fold_asked.connect(self._fold)
        board.orientation_asked.connect(self._orientation)
        board.panes_ordered.connect(self.opens)

    def _fold(self, place: Place, fold: str) -> None:
        self.folds[place] = self.folds.get(place, frozenset()) ^ {fold}
        self.board.set_folds(dict(self.folds), self.orientations)

    def _orientation(self, theme: str) -> None:
        self.orientations ^= {theme}
        self.board.set_folds(dict(self.folds), self.orientations)

    def said(self, name: str) -> list[Any]:
        """What a signal has said so far."""
        return [value for heard, value in self.heard if heard == name]

    def opens(self, voices: tuple[str, ...]) -> None:
        """Open just these panes, by id."""
        by_id = {voice.id: voice for voice in self.records.voices}
        self.opened = voices
        self.board.set_board(self.records, tuple(by_id[v] for v in voices))

    def looks(self, *, theme: str = "light", **look: Any) -> None:
        """Change the look."""
        self.look_ = replace(self.look_, theme=theme, **look)
        self.board.set_look(self.look_, load_theme(theme))
        self.settles()

    def voice(self, name: str) -> str:
        """The id of a voice by its family name."""
        return next(v.id for v in self.records.voices if name in (v.family, v.id))

    def settles(self) -> None:
        """Wait until every row is laid out."""
        self.qtbot.waitUntil(lambda: self.board.settled, timeout=60_000)
        QApplication.processEvents()

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:  # type: ignore[override]
        """Press a key on the board."""
        QTest.keyClick(self.board, key, modifiers)
        self.settles()

    def wheels(self, point: QPointF, notches: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel over a point, down where ``notches`` is positive."""
        view = self.board.viewport()
        at = view.mapToGlobal(point)
        event = QWheelEvent(point, at, QPoint(), QPoint(0, -120 * notches), Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(view, event)
        self.settles()

    def presses_mouse(self, point: QPointF) -> None:
        """Hold the left button down."""
        QTest.mousePress(self.board.viewport(), LEFT, NONE, point.toPoint())

    def moves(self, *points: QPointF) -> None:
        """Move the mouse on, the left button held down."""
        for point in points:
            QTest.mouseMove(self.board.viewport(), point.toPoint())

    def releases(self, point: QPointF) -> None:
        """Let the left button go."""
        QTest.mouseRelease(self.board.viewport(), LEFT, NONE, point.toPoint())
        self.settles()

    def head(self, name: str) -> QPointF:
        """A point on the head of a pane, on its name."""
        rect = self.board.head_rect(self.opened.index(self.voice(name)))
        return QPointF(rect.left() + 40, rect.top() + 16)

    @contextmanager
    def menu_at(self, point: QPointF) -> Iterator[QMenu]:
        """The menu that a click with the right button opens."""
        at = point.toPoint()
        view = self.board.viewport()
        QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
        with self.open_menu() as menu:
            yield menu

    @contextmanager
    def open_menu(self) -> Iterator[QMenu]:
        """The menu that is open; gone afterwards."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        yield menu
        menu.close()
        self.waits_for(lambda: QApplication.activePopupWidget() is None)
        QApplication.processEvents()

    def scrolls_down_to(self, theme: str) -> None:
        """Drag the bar on the right until this theme stands on top."""
        self.scrolls_by(round(self.row_top(theme)))
        assert self.theme_in_view == theme

    def waits_for(self, what: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(what, timeout=60_000)

    def picture(self) -> QImage:
        """What is painted now."""
        return self.board.viewport().grab().toImage()


def entries(menu: QMenu) -> list[str]:
    """The words of a menu."""
    return [action.text().replace("&&", "\0").replace("&", "").replace("\0", "&") for action in menu.actions() if not action.isSeparator()]


def chooses(menu: QMenu, words: str) -> None:
    """Click an entry of an open menu (or trigger one of a menu inside it)."""
    action = next(a for a in menu.actions() if a.text().replace("&", "") == words)
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
