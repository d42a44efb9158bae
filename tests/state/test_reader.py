"""One way to read: the newest question wins, stale ones are interrupted, and no answer reaches an owner that is gone."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from app.state.reader import Reader

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
WAIT = 60_000


class Made:
    """A file to read from, and every connection that was made to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.threads: list[int] = []
        with sqlite3.connect(path) as db:
            db.execute("create table t (a)")
            db.execute("insert into t values (7)")
        db.close()

    def connect(self) -> sqlite3.Connection:
        """A connection, as the reader asks for one."""
        self.threads.append(threading.get_ident())
        return sqlite3.connect(self.path, check_same_thread=False)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A small file to read from."""
    return Made(tmp_path / "t.sqlite3")


@pytest.fixture
def reader(qtbot: QtBot, made: Made) -> Iterator[Reader]:
    """A reader, closed at the end."""
    reader = Reader(made.connect)
    yield reader
    reader.close()


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    """Who asks."""
    return QObject()


def value(db: sqlite3.Connection) -> Any:
    """A question with a short answer."""
    return db.execute("select a from t").fetchone()[0]


def held(begun: threading.Event, go: threading.Event) -> Callable[[sqlite3.Connection], str]:
    """A question whose answer waits until it is let go."""

    def query(db: sqlite3.Connection) -> str:
        begun.set()
        go.wait(10)
        return "held"

    return query


def test_an_answer_comes_to_this_thread_from_another(qtbot: QtBot, reader: Reader, owner: QObject, made: Made) -> None:
    answers: list[tuple[Any, int]] = []
    reader.ask(value, lambda answer: answers.append((answer, threading.get_ident())), owner=owner)
    assert answers == []
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    assert answers == [(7, threading.get_ident())]
    assert made.threads != [threading.get_ident()]


def test_one_connection_serves_every_question(qtbot: QtBot, reader: Reader, owner: QObject, made: Made) -> None:
    answers: list[Any] = []
    for number in range(5):
        reader.ask(lambda db, number=number: value(db) + number, answers.append, owner=owner)
    qtbot.waitUntil(lambda: len(answers) == 5, timeout=WAIT)
    assert answers == [7, 8, 9, 10, 11]
    assert len(made.threads) == 1


def test_the_newest_question_of_a_lane_wins(qtbot: QtBot, reader: Reader, owner: QObject) -> None:
    answers: list[Any] = []
    begun, go = threading.Event(), threading.Event()
    reader.ask(held(begun, go), answers.append, owner=owner, lane="detail")
    assert begun.wait(10)
    for number in (1, 2, 3):
        reader.ask(lambda db, number=number: number, answers.append, owner=owner, lane="detail")
    reader.ask(lambda db: "other", answers.append, owner=owner, lane="board")
    reader.ask(lambda db: "none", answers.append, owner=owner)
    go.set()
    qtbot.waitUntil(lambda: "none" in answers, timeout=WAIT)
    assert answers == [3, "other", "none"]


def test_questions_without_a_lane_do_not_silence_each_other(qtbot: QtBot, reader: Reader, owner: QObject) -> None:
    answers: list[Any] = []
    for number in range(3):
        reader.ask(lambda db, number=number: number, answers.append, owner=owner)
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=WAIT)
    assert answers == [0, 1, 2]


def test_a_stale_question_is_interrupted(qtbot: QtBot, reader: Reader, owner: QObject) -> None:
    answers: list[Any] = []
    begun = threading.Event()
    failed: list[Exception] = []

    def endless(db: sqlite3.Connection) -> Any:
        begun.set()
        return db.execute(ENDLESS).fetchone()

    reader.ask(value, answers.append, owner=owner)
    reader.ask(endless, answers.append, owner=owner, lane="board", fail=failed.append)
    assert begun.wait(10)

    def ask_again() -> bool:  # the word may come a moment before the query has begun to run
        if len(answers) < 2:
            reader.ask(value, answers.append, owner=owner, lane="board")
        return len(answers) >= 2

    qtbot.waitUntil(ask_again, timeout=WAIT)
    assert set(answers) == {7}
    assert failed == [], "who is stale hears nothing"


def test_another_lane_interrupts_nothing(qtbot: QtBot, reader: Reader, owner: QObject) -> None:
    answers: list[Any] = []
    begun, go = threading.Event(), threading.Event()

    def slow(db: sqlite3.Connection) -> str:
        begun.set()
        go.wait(10)
        return f"slow {value(db)}"

    reader.ask(slow, answers.append, owner=owner, lane="board")
    assert begun.wait(10)
    reader.ask(value, answers.append, owner=owner, lane="detail")
    go.set()
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=WAIT)
    assert answers == ["slow 7", 7]


def test_an_owner_that_is_gone_hears_nothing(qtbot: QtBot, reader: Reader, owner: QObject) -> None:
    answers: list[Any] = []
    begun, go = threading.Event(), threading.Event()
    gone = QObject()
    reader.ask(held(begun, go), answers.append, owner=gone, fail=answers.append)
    assert begun.wait(10)
    shiboken6.delete(gone)
    reader.ask(value, answers.append, owner=owner)
    go.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    assert answers == [7]


def test_an_error_is_handed_to_whoever_asked_for_it(qtbot: QtBot, reader: Reader, owner: QObject) -> None:
    answers: list[Any] = []
    errors: list[Exception] = []
    reader.ask(lambda db: db.execute("select nothing"), answers.append, owner=owner, fail=errors.append)
    reader.ask(value, answers.append, owner=owner)
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    assert isinstance(errors[0], sqlite3.OperationalError)
    assert (len(errors), answers) == (1, [7]), "the next question is answered"


def test_an_error_that_nobody_takes_is_raised_on_this_thread(qtbot: QtBot, reader: Reader, owner: QObject) -> None:
    answers: list[Any] = []
    with qtbot.captureExceptions() as raised:
        reader.ask(lambda db: {}["gone"], answers.append, owner=owner)
        reader.ask(value, answers.append, owner=owner)
        qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    assert [kind for kind, _, _ in raised] == [KeyError]


def test_a_connection_that_can_not_be_made_is_an_error_and_is_tried_again(qtbot: QtBot, made: Made, owner: QObject) -> None:
    tries: list[int] = []

    def connect() -> sqlite3.Connection:
        tries.append(1)
        if len(tries) == 1:
            raise sqlite3.OperationalError("no")
        return made.connect()

    reader = Reader(connect)
    answers: list[Any] = []
    reader.ask(value, answers.append, owner=owner, fail=answers.append)
    reader.ask(value, answers.append, owner=owner)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=WAIT)
    reader.close()
    assert isinstance(answers[0], sqlite3.OperationalError)
    assert answers[1] == 7


def test_reopening_reads_from_the_file_that_is_there_now(qtbot: QtBot, reader: Reader, owner: QObject, made: Made, tmp_path: Path) -> None:
    answers: list[Any] = []
    reader.ask(value, answers.append, owner=owner)
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=WAIT)
    made.path = tmp_path / "other.sqlite3"
    with sqlite3.connect(made.path) as db:
        db.execute("create table t (a)")
        db.execute("insert into t values (8)")
    db.close()
    reader.ask(value, answers.append, owner=owner)
    reader.reopen()
    reader.ask(value, answers.append, owner=owner)
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=WAIT)
    assert answers == [7, 7, 8]


def test_closing_interrupts_what_runs_and_drops_what_waits(qtbot: QtBot, made: Made, owner: QObject) -> None:
    reader = Reader(made.connect)
    begun = threading.Event()
    answers: list[Any] = []
    connections: list[sqlite3.Connection] = []

    def endless(db: sqlite3.Connection) -> Any:
        connections.append(db)
        db.set_progress_handler(lambda: begun.set(), 1000)  # runs inside the query, so that there is something to interrupt
        return db.execute(ENDLESS).fetchone()

    reader.ask(endless, answers.append, owner=owner, fail=answers.append)
    reader.ask(value, answers.append, owner=owner)
    assert begun.wait(10)
    reader.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connections[0].execute("select 1")
    assert 7 not in answers


def test_a_query_that_closing_stopped_is_no_fault(qtbot: QtBot, made: Made, owner: QObject) -> None:
    reader = Reader(made.connect)
    begun = threading.Event()

    def endless(db: sqlite3.Connection) -> Any:
        db.set_progress_handler(lambda: begun.set(), 1000)
        return db.execute(ENDLESS).fetchone()

    reader.ask(endless, lambda _: None, owner=owner)  # without anybody to hear of an error, it would be raised here
    assert begun.wait(10)
    reader.close()
    with qtbot.captureExceptions() as raised:
        QCoreApplication.processEvents()
    assert raised == []


def test_closing_twice_and_before_anything_was_asked_is_safe(qtbot: QtBot, made: Made, owner: QObject) -> None:
    reader = Reader(made.connect)
    reader.close()
    reader.close()
    assert made.threads == []
    answers: list[Any] = []
    reader.ask(value, answers.append, owner=owner)
    qtbot.waitUntil(lambda: answers == [7], timeout=WAIT)
    reader.close()
    reader.close()
    assert len(made.threads) == 1


def test_it_is_idle_where_every_question_was_answered_or_silenced(qtbot: QtBot, reader: Reader, owner: QObject) -> None:
    answers: list[object] = []
    assert reader.idle
    for number in range(3):
        reader.ask(lambda _, number=number: number, answers.append, owner=owner, lane="one")  # type: ignore[misc] # mypy can't infer the default
        assert not reader.idle
    qtbot.waitUntil(lambda: reader.idle, timeout=WAIT)
    assert answers == [2]
    reader.ask(lambda db: db.execute(ENDLESS).fetchone(), answers.append, owner=owner)
    assert not reader.idle
    reader.close()
    assert reader.idle
