"""What a thread was asked holds nothing any more once it is answered, or dropped."""

from __future__ import annotations

import ast
import gc
import sqlite3
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from app.state.reader import Reader

APP = Path(__file__).resolve().parents[2] / "app"
WAIT = 60_000


class Holding:
    """Stands for what a question holds: a window, a room."""


def left() -> int:
    """How many there are."""
    gc.collect()
    return sum(isinstance(thing, Holding) for thing in gc.get_objects())


def test_what_waits_when_the_reader_is_closed_is_not_asked_and_holds_nothing(qtbot: QtBot) -> None:
    owner, reader = QObject(), Reader(lambda: sqlite3.connect(":memory:", check_same_thread=False))
    asked: list[object] = []
    begun, go_on = threading.Event(), threading.Event()

    def slow(_: sqlite3.Connection) -> None:
        begun.set()
        go_on.wait(20)

    def question(holding: Holding) -> None:
        reader.ask(lambda _: asked.append(holding), asked.append, owner=owner)

    reader.ask(slow, asked.append, owner=owner)
    assert begun.wait(20)
    for _ in range(50):
        question(Holding())
    assert left() == 50
    threading.Timer(0.05, go_on.set).start()
    reader.close()
    QCoreApplication.processEvents()
    assert asked == []
    assert left() == 0


def test_answered_questions_hold_nothing(qtbot: QtBot) -> None:
    owner, reader = QObject(), Reader(lambda: sqlite3.connect(":memory:", check_same_thread=False))
    answers: list[object] = []

    def question(holding: Holding) -> None:
        reader.ask(lambda _: type(holding), answers.append, owner=owner)

    for _ in range(300):
        question(Holding())
        QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: len(answers) == 300, timeout=WAIT)
    reader.close()
    assert left() == 0


def test_no_pool_is_given_a_runnable() -> None:
    """PySide keeps some of them for ever, but seldom enough that the tests above may not meet one: see ``app.state.reader.Reader``."""
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.ImportFrom) else []
            assert "QRunnable" not in names, path
