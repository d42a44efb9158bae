"""Garbage is looked for on the window's thread alone, and what is made on other threads connects nothing."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QObject, QThread
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

import app.exporting
import app.ui.export
from app.exporting import making
from app.exporting.wish import Asked, View
from app.state import tidying
from app.ui.parts.text import SafeDocument
from tests.driver import Reader

ON_A_THREAD = (app.exporting, app.ui.export)
"""Packages whose work is done on a thread, so that none of it may be one of Qt's objects that connect something."""

HARMLESS = {QBuffer, QIODevice, QPdfWriter}
"""Objects of Qt that connect nothing."""


class Cycle:
    """Garbage that only a search finds; it notes on which thread it went."""

    gone: list[int]
    held: object = None

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


@pytest.mark.parametrize(
    ("count", "blocks", "thorough", "looked"),
    [
        ((10, 1, 2), 1_000, True, []),
        ((900, 3, 2), 1_000, False, [0]),
        ((900, 11, 2), 1_000, False, [1]),
        ((900, 3, 11), 1_000, False, [0]),  # the reader is at work: everything would take too long
        ((900, 3, 11), 1_000, True, [2]),
        ((10, 1, 2), 1_300, False, [2]),  # too much has gathered to wait
        ((10, 11, 2), 1_200, False, [1]),
    ],
)
def test_how_far_is_looked(count: tuple[int, int, int], blocks: int, thorough: bool, looked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr(tidying, "_blocks", 1_000)
    monkeypatch.setattr(sys, "getallocatedblocks", lambda: blocks)
    monkeypatch.setattr(gc, "collect", made.append)
    monkeypatch.setattr(gc, "get_count", lambda: count)
    tidying.tidy(thorough=thorough)
    assert made == looked


def test_what_gathers_is_looked_through_though_the_reader_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "_blocks", 0)
    gone: list[int] = []
    kept: deque[object] = deque(maxlen=12)
    for _ in range(200):
        cycle = Cycle(gone)
        cycle.held = [[number, str(number)] for number in range(1_000, 11_000)]
        kept.append(cycle)
        tidying.tidy(thorough=False)
    assert gone, "what lived through two looks goes before the memory is full"


def test_much_that_is_made_is_looked_at_more_often(app_window: Reader) -> None:
    clock = app_window.session._tidying._clock
    kept: list[list[int]] = []

    def busy() -> bool:
        kept.extend([[number] for number in range(20_000)])
        return clock.interval() == tidying.BUSY

    app_window.waits_for(busy)
    app_window.waits_for(lambda: clock.interval() == tidying.EVERY)
    assert kept


def test_what_is_made_on_a_thread_is_none_of_the_objects_that_connect() -> None:
    found = []
    for package in ON_A_THREAD:
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            names = vars(importlib.import_module(info.name))
            found += [f"{info.name}.{name}" for name, thing in names.items() if isinstance(thing, type) and issubclass(thing, QObject) and thing not in HARMLESS]
    assert found == []


PAINTED = [(view, form) for view in making.views() for form in making.forms(view) if making.needs_qt(view, form)]


@pytest.mark.parametrize(("view", "form"), PAINTED)
def test_nothing_that_is_painted_makes_a_document_on_its_thread(
    view: View, form: str, app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bool] = []

    class Watched(SafeDocument):
        def __init__(self, *args: Any) -> None:
            made.append(QThread.currentThread() is QApplication.instance().thread())  # type: ignore[union-attr] # there is one
            super().__init__(*args)

    for name, module in list(sys.modules.items()):
        if name.startswith("app.") and getattr(module, "SafeDocument", None) is SafeDocument:
            monkeypatch.setattr(module, "SafeDocument", Watched)
    exports, told = app_window.session.exports, list[object]()
    exports.written.connect(told.append)
    exports.failed.connect(told.append)
    debate = "toll" if view == "figures" else "continuity"
    exports.start(Asked(form=form, debate=debate, view=view), tmp_path / f"out.{form}")
    app_window.waits_for(lambda: bool(told))
    assert told == [[tmp_path / f"out.{form}"]]
    assert all(made), "a document was made on the thread of an export"
