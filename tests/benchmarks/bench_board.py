"""The board with sixteen panes against sixteen text browsers of full height with the same text: first view and resize."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QTextBrowser, QWidget

from app.core import cells
from app.core.cells import Showing
from app.state.theme import load_theme
from app.state.workspace import Look
from app.ui.board.view import BoardView
from app.ui.parts.text import SafeDocument, Type, fill
from db import library, reads
from db.records import Board, Voice
from tests.benchmarks.timing import in_turn, seconds, tell

ROOT = Path(__file__).resolve().parents[2]
PANES = 16
COLUMN = 280
WIDE, NARROW = (1920, 1000), (1600, 1000)
TIMES = 7


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """The shipped debate."""
    opened = library.open_library(tmp_path_factory.mktemp("bench"), ROOT / "resources" / "packs" / "stalinism")
    connection = library.connect_corpus(opened.corpus)
    try:
        return reads.board(connection, "stalinism/continuity")
    finally:
        connection.close()
        opened.close()


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[list[QWidget]]:
    """Widgets that are taken away at the end."""
    made: list[QWidget] = []
    yield made
    for widget in made:
        shiboken6.delete(widget)


def ours(board: Board, voices: tuple[Voice, ...]) -> QWidget:
    """The board itself."""
    view = BoardView()
    view.set_look(Look(theme="light"), load_theme("light"))
    view.resize(*WIDE)
    view.set_board(board, voices)
    return view


def browsers(board: Board, voices: tuple[Voice, ...]) -> QWidget:
    """Sixteen text browsers side by side, each as high as its text, in one scroll area."""
    kind, inside = Type(load_theme("light"), 1.0), QWidget()
    row = QHBoxLayout(inside)
    for voice in voices:
        browser = QTextBrowser()
        document = SafeDocument(browser)
        blocks = tuple(block for theme in board.themes for block in cells.build(board, voice.id, theme.key, Showing()).blocks)
        fill(document, blocks, kind)
        browser.setDocument(document)
        browser.setMinimumWidth(COLUMN)
        row.addWidget(browser)
    area = FullHeight(inside)
    area.resize(*WIDE)
    return area


class FullHeight(QScrollArea):
    """Gives every browser the height of its text at its width, whenever the width changes."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setWidget(inside)

    def fit(self) -> None:
        """Lay every text out in full."""
        width = max(COLUMN, self.viewport().width() // PANES)
        for browser in self.widget().findChildren(QTextBrowser):
            browser.document().setTextWidth(width)
            browser.setFixedHeight(int(browser.document().size().height()) + 8)


def first_view(make: Callable[[], QWidget], shown: list[QWidget]) -> float:
    """From records to pixels."""

    def work() -> None:
        widget = make()
        shown.append(widget)
        widget.show()
        if isinstance(widget, FullHeight):
            widget.fit()
        QApplication.sendPostedEvents()
        widget.grab()

    return seconds(work)


def resized(widget: QWidget) -> float:
    """Another width, to pixels; and back again, uncounted."""

    def to(size: tuple[int, int]) -> None:
        widget.resize(*size)
        if isinstance(widget, FullHeight):
            widget.fit()
        QApplication.sendPostedEvents()
        widget.grab()

    took = seconds(lambda: to(NARROW))
    to(WIDE)
    return took


def test_first_view(board: Board, shown: list[QWidget], capsys: pytest.CaptureFixture[str]) -> None:
    voices = board.voices[:PANES]
    assert len(voices) == PANES
    pair = in_turn(lambda: first_view(lambda: ours(board, voices), shown), lambda: first_view(lambda: browsers(board, voices), shown), TIMES)
    tell(capsys, pair.says(f"first view of {PANES} panes", "text browsers"))
    assert pair.ratio > 0


def test_resize(board: Board, shown: list[QWidget], capsys: pytest.CaptureFixture[str]) -> None:
    voices = board.voices[:PANES]
    shown += [ours(board, voices), browsers(board, voices)]
    for widget in shown:
        widget.show()
        resized(widget)
    pair = in_turn(lambda: resized(shown[0]), lambda: resized(shown[1]), TIMES)
    tell(capsys, pair.says(f"resize of {PANES} panes", "text browsers"))
    assert pair.ratio > 0
