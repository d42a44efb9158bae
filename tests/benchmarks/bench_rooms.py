"""Rooms against the panes: entering one for the first time and again, switching debates, and terms in the cells of a debate."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.core import cells
from app.core.cells import Showing
from app.state.values import View
from app.ui.session import Session, make_application
from db import library, reads
from db.records import Board
from tests.benchmarks.timing import in_turn, seconds, tell

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "resources" / "packs" / "stalinism"
ROOMS: tuple[View, ...] = ("overview", "differences", "figures", "story")
MAIN, OTHER = "stalinism/continuity", "stalinism/famine"
TIMES = 7
PATIENCE = 60.0
"""Seconds after which something that has not settled never will."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which the corpus lies ready."""
    made = tmp_path_factory.mktemp("rooms")
    library.open_library(made, SHIPPED).close()
    return made


class Window:
    """A session whose window is shown and filled."""

    def __init__(self, folder: Path) -> None:
        make_application()
        self.session = Session(folder, SHIPPED, remember=False)
        self.session.start()
        self.session.window.resize(1366, 768)
        self.session.window.show()
        self.settle()

    def settled(self) -> bool:
        """Is what is selected read, laid out and in view?"""
        loading, wired = self.session.loading, self.session.wired
        here = loading.board is not None and loading.board.debate.id == self.session.workspace.debate and loading.chronicle is not None
        return here and self.session.library is not None and self.session.window.board.settled and wired.visiting.settled and not wired.timekeeper.pending

    def settle(self) -> None:
        """Let the loop run until everything stands, painted."""
        end = time.perf_counter() + PATIENCE
        while not self.settled():
            assert time.perf_counter() < end, "it does not settle"
            QApplication.processEvents()
        QApplication.sendPostedEvents()
        self.session.window.grab()

    def enter(self, view: View) -> float:
        """Seconds from asking for a view to its pixels."""
        return seconds(lambda: (self.session.workspace.set_view(view), self.settle()))

    def switch(self, debate: str) -> float:
        """Seconds from asking for a debate to its panes."""
        return seconds(lambda: (self.session.workspace.set_debate(debate), self.settle()))

    def goes(self) -> None:
        """Leave nothing behind."""
        self.session.window.close()
        self.session.close()
        for thing in (self.session.window, self.session):
            if shiboken6.isValid(thing):
                thing.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def windows(folder: Path, qapp: QApplication) -> Iterator[Callable[[], Window]]:
    """Makes windows, and takes them away at the end."""
    made: list[Window] = []

    def make() -> Window:
        made.append(Window(folder))
        return made[-1]

    yield make
    for one in made:
        one.goes()


@pytest.mark.parametrize("view", ROOMS)
def test_entering_a_room(view: View, windows: Callable[[], Window], capsys: pytest.CaptureFixture[str]) -> None:
    window = windows()
    first = window.enter(view)
    window.enter("panes")

    def entered() -> float:
        took = window.enter(view)
        window.enter("panes")
        return took

    def back() -> float:
        window.enter(view)
        return window.enter("panes")

    pair = in_turn(entered, back, TIMES)
    tell(capsys, pair.says(f"{view} again (first: {first * 1000:.0f} ms)", "back to the panes"))
    assert pair.ratio > 0


def test_switching_debates(windows: Callable[[], Window], capsys: pytest.CaptureFixture[str]) -> None:
    window = windows()
    pair = in_turn(lambda: window.switch(OTHER), lambda: window.switch(MAIN), TIMES)
    tell(capsys, pair.says("to a smaller debate", "back to the main one"))
    assert pair.ratio > 0


@pytest.fixture(scope="module")
def board(folder: Path) -> Board:
    """The main debate with its glossary."""
    corpus = library.current_corpus(folder)
    assert corpus is not None
    connection = library.connect_corpus(corpus)
    try:
        return reads.board(connection, MAIN)
    finally:
        connection.close()


def test_terms_in_all_cells(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    places = [(voice.id, theme.key) for voice in board.voices for theme in board.themes]
    without, showing = replace(board, terms=()), Showing()

    def built(of: Board) -> float:
        return seconds(lambda: [cells.build(of, *place, showing) for place in places])

    pair = in_turn(lambda: built(board), lambda: built(without), TIMES)
    tell(capsys, pair.says(f"{len(places)} cells with terms", "without"))
    assert pair.ratio > 0
