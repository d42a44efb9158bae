"""A thread works in its turn while the window stands still, and the window goes on between two turns."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.state import turns as module
from app.state.turns import Closed, Turns


@pytest.fixture
def turns(qtbot: QtBot) -> Iterator[Turns]:
    """Turns of a window that closes at the end."""
    made = Turns()
    yield made
    made.close()


@pytest.fixture
def ticks(qtbot: QtBot) -> Iterator[list[int]]:
    """A clock of the window's: it ticks whenever the window is free."""
    counted: list[int] = []
    clock = QTimer()
    clock.timeout.connect(lambda: counted.append(threading.get_ident()))
    clock.start(0)
    yield counted
    clock.stop()


def on_a_thread(work: Callable[[], None]) -> threading.Thread:
    """Begin some work on a thread."""
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_the_window_stands_still_while_a_turn_lasts_and_goes_on_after_it(qtbot: QtBot, turns: Turns, ticks: list[int]) -> None:
    inside: list[tuple[int, int]] = []
    pause = threading.Event()

    def work() -> None:
        for _ in range(3):
            with turns.turn():
                first = len(ticks)
                pause.wait(0.05)
                inside.append((first, len(ticks)))

    thread = on_a_thread(work)
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert all(first == last for first, last in inside), "nothing of the window's happened in a turn"
    starts = [first for first, _ in inside]
    assert starts == sorted(set(starts)), "and something between two"


def test_two_threads_have_their_turns(qtbot: QtBot, turns: Turns, ticks: list[int]) -> None:
    had: list[int] = []

    pause = threading.Event()
    overlaps: list[int] = []

    def work() -> None:
        for _ in range(40):
            with turns.turn():
                first = len(ticks)
                pause.wait(0.002)
                had.append(threading.get_ident())
                if len(ticks) != first:
                    overlaps.append(first)

    threads = [on_a_thread(work) for _ in range(2)]
    qtbot.waitUntil(lambda: not any(thread.is_alive() for thread in threads))
    assert len(had) == 80
    assert len(set(had)) == 2
    assert overlaps == []


def test_a_fault_in_a_turn_lets_the_window_go_on(qtbot: QtBot, turns: Turns) -> None:
    told: list[str] = []

    def work() -> None:
        try:
            with turns.turn():
                raise ValueError("in the turn")
        except ValueError as error:
            told.append(str(error))

    thread = on_a_thread(work)
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert told == ["in the turn"]


def test_whoever_waits_when_the_window_closes_does_not_begin(qtbot: QtBot, turns: Turns) -> None:
    told: list[str] = []

    def work() -> None:
        try:
            with turns.turn():
                told.append("begun")
        except Closed:
            told.append("closed")

    thread = on_a_thread(work)
    while not turns._waiting:
        assert thread.is_alive()
    turns.close()
    turns.close()
    thread.join(20)
    assert told == ["closed"]
    QApplication.processEvents()  # what was asked before comes too late to hold the window up


def test_what_has_begun_goes_on_to_its_end_while_the_window_waits_for_it(qtbot: QtBot, turns: Turns) -> None:
    steps: list[int] = []

    def work() -> None:
        turns.take()
        for step in range(3):
            turns.give()
            turns.take()
            steps.append(step)
        turns.give()

    thread = on_a_thread(work)
    qtbot.waitUntil(lambda: bool(steps))
    turns.close()
    thread.join(20)
    assert steps == [0, 1, 2]


def test_a_window_that_waits_for_the_thread_is_not_waited_for(qtbot: QtBot, turns: Turns, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    had: list[int] = []

    def work() -> None:
        for number in range(50):
            with turns.turn():
                had.append(number)

    thread = on_a_thread(work)
    thread.join(20)  # as where the window needs a module that the thread is importing
    assert had == list(range(50))
    assert turns._late
    qtbot.waitUntil(lambda: not turns._late)  # a window that answers again is waited for again
    monkeypatch.setattr(module, "PATIENCE", 60)
    thread = on_a_thread(work)
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert len(had) == 100


def test_a_window_that_comes_back_stands_still_for_a_turn_that_had_begun_without_it(qtbot: QtBot, turns: Turns, ticks: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    begun, pause = threading.Event(), threading.Event()
    after: list[int] = []

    def work() -> None:
        with turns.turn():
            begun.set()
            pause.wait(0.3)
            after.append(len(ticks))

    thread = on_a_thread(work)
    assert begun.wait(20)
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert after[0] <= 3, "a step or two before it heard of it"
