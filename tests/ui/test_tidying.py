"""Garbage is looked for on the window's thread alone, and what is made on other threads connects nothing."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QPdfWriter

import app.exporting
import app.ui.export
from app.state import tidying
from tests.driver import Reader

ON_A_THREAD = (app.exporting, app.ui.export)
"""Packages whose work is done on a thread, so that none of it may be one of Qt's objects that connect something."""

HARMLESS = {QBuffer, QIODevice, QPdfWriter}
"""Objects of Qt that connect nothing."""


class Cycle:
    """Garbage that only a search finds; it notes on which thread it went."""

    gone: list[int]

    def __init__(self, gone: list[int]) -> None:
        self.gone, self.me = gone, self

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


@pytest.fixture
def python_searches() -> Iterator[None]:
    """As in a program whose window has not opened yet: Python searches by itself."""
    held, tidying._held = tidying._held, 0
    gc.enable()
    yield
    tidying._held = held
    gc.disable()


def makes_many() -> list[list[int]]:
    """On a thread: objects enough for Python to search several times, as long as they are kept."""
    kept: list[list[int]] = []

    def make() -> None:
        kept.extend([[number] for number in range(50_000)])

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    return kept


@pytest.mark.usefixtures("python_searches")
def test_python_alone_searches_on_whatever_thread() -> None:
    gone: list[int] = []
    gc.collect()
    Cycle(gone)
    makes_many()
    assert gone
    assert gone[0] != threading.get_ident(), "this is what must not happen beside a window"


@pytest.mark.usefixtures("python_searches")
def test_while_a_window_is_open_its_thread_alone_searches(app_window: Reader) -> None:
    gone: list[int] = []
    app_window.waits_for(lambda: "app.ui.timeline.plot" in sys.modules and not app_window.session.warmer.running and app_window.session.warmer._thread is not None)
    Cycle(gone)
    kept = makes_many()
    app_window.waits_for(lambda: bool(gone))
    assert gone == [threading.get_ident()]
    assert kept
    app_window.closes()
    assert gc.isenabled(), "with the window closed Python searches again"


@pytest.mark.usefixtures("python_searches")
def test_nobody_searches_while_it_rests() -> None:
    gone: list[int] = []
    with tidying.resting(), tidying.resting():
        Cycle(gone)
        makes_many()
        tidying.tidy(thorough=True)
        assert not gone
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.collect()
    assert gone


def test_everything_is_looked_through_when_the_reader_is_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr(gc, "collect", made.append)
    monkeypatch.setattr(gc, "get_count", lambda: (900, 3, 11))
    tidying.tidy(thorough=False)
    tidying.tidy(thorough=True)
    monkeypatch.setattr(gc, "get_count", lambda: (900, 11, 2))
    tidying.tidy(thorough=True)
    monkeypatch.setattr(gc, "get_count", lambda: (10, 1, 2))
    tidying.tidy(thorough=True)
    assert made == [0, 2, 1]


def test_what_is_made_on_a_thread_is_none_of_the_objects_that_connect() -> None:
    found = []
    for package in ON_A_THREAD:
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            names = vars(importlib.import_module(info.name))
            found += [f"{info.name}.{name}" for name, thing in names.items() if isinstance(thing, type) and issubclass(thing, QObject) and thing not in HARMLESS]
    assert found == []
