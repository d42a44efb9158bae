"""What every test stands on: no display, no network, no thread left over, no fault passed over; a real library in a temporary folder."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything of Qt is imported
os.environ.pop("QT_STYLE_OVERRIDE", None)

import contextlib
import functools
import gc
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.state import tidying
from app.state.logs import faults

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.records import Board
    from tests.driver import Reader

OFFSCREEN_LACKS = ("This plugin does not support raise", "This plugin does not support grabbing the keyboard")
"""Said by the platform without a display when a menu opens: there is no window manager and no keyboard to grab."""

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "resources" / "packs" / "stalinism"


settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # no test asserts how long anything takes
settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    """Let pass what is no fault of the program."""
    for message in OFFSCREEN_LACKS:
        config.addinivalue_line("qt_log_ignore", message)


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], pytestconfig: pytest.Config) -> QApplication:
    """The application as the program makes it, with its style, fonts and accessible interfaces.

    It wears a sheet from the beginning and never takes the last one off, as in the program. Where it does, Qt (6.11) forgets all that
    it knew of sheets, but a widget that was asked and never shown keeps the note that it is watched: when it goes it stays in Qt's
    list, and the next sheet crashes on it.
    """
    from app.ui.session import make_application

    app = make_application()
    app.setStyleSheet(PLAIN)
    return app


PLAIN = "/* a sheet without a rule */"
"""What the application wears in tests where no window dresses it."""


PATIENCE = 60_000
"""Milliseconds that a test waits for something at most, where it does not say itself: a machine may be busy with others."""


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """The bot of pytest-qt with more patience; what comes sooner is not waited for."""
    for name in ("waitUntil", "waitSignal", "waitExposed", "waitActive"):
        setattr(qtbot, name, functools.partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot


@pytest.fixture(scope="session")
def shipped() -> Path:
    """The pack that comes with the program."""
    return SHIPPED


@pytest.fixture(scope="session")
def built_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library built once from the shipped pack; never opened for writing afterwards."""
    from db.library import open_library

    folder = tmp_path_factory.mktemp("built") / "library"
    open_library(folder, SHIPPED).close()
    return folder


@pytest.fixture(scope="session")
def continuity(built_library: Path) -> Board:
    """The main debate of the shipped pack, as a window reads it."""
    from db import library, reads

    path = library.current_corpus(built_library)
    assert path is not None
    with contextlib.closing(library.connect_corpus(path)) as connection:
        return reads.board(connection, "stalinism/continuity")


@pytest.fixture
def library_folder(built_library: Path, tmp_path: Path) -> Path:
    """A library of the test's own: a copy of the one that was built."""
    folder = tmp_path / "library"
    shutil.copytree(built_library, folder)
    return folder


@pytest.fixture
def readers(qtbot: QtBot, library_folder: Path) -> Iterator[Callable[..., Reader]]:
    """Makes readers at a window; all are closed at the end. Without a folder, each sits at the same library."""
    from tests.driver import Reader

    made: list[Reader] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    palette, face, sheet = app.palette(), app.font(), app.styleSheet()

    def make(folder: Path | None = None, shipped: Path = SHIPPED, **how: Any) -> Reader:
        reader = Reader(qtbot, folder if folder is not None else library_folder, shipped, **how)
        made.append(reader)
        return reader

    yield make
    for reader in made:
        reader.closes()
        reader.goes()
    app.setStyleSheet(sheet)  # the look is the application's: the next test must not inherit it
    app.setFont(face)
    app.setPalette(palette)


@pytest.fixture
def app_window(readers: Callable[..., Reader]) -> Reader:
    """A reader at a filled window of 1366 × 768, as at a first start: seven panes, text, light."""
    reader = readers()
    reader.opens()
    return reader


@pytest.fixture(autouse=True)
def _no_fault() -> Iterator[None]:
    """A fault that the program caught and logged fails the test; who makes one on purpose puts the count back."""
    before = faults.count
    yield
    count, faults.count = faults.count, before
    assert count <= before, "the program logged a fault; see the captured output"


@pytest.fixture(autouse=True)
def _sheet_stays_on() -> Iterator[None]:
    """Whoever finds the application dressed leaves it so: see ``qapp``."""
    before = _sheet()
    yield
    assert _sheet() or not before, "the application's last sheet was taken off"


@pytest.fixture(autouse=True)
def _no_key_held() -> Iterator[None]:
    """After ``QTest`` typed with Ctrl or Shift, Qt goes on believing that the key is held, and selects otherwise."""
    yield
    if isinstance(QApplication.instance(), QApplication) and QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyClick(QWidget(), Qt.Key.Key_F35)
        assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


def _sheet() -> str:
    app = QApplication.instance()
    return app.styleSheet() if isinstance(app, QApplication) else ""


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Whoever starts a thread ends it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 5
    while (left := _threads(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, f"still running: {left}"
    assert QThreadPool.globalInstance().waitForDone(5000), "a job is still running in Qt's own pool"


def _threads(before: set[threading.Thread]) -> list[str]:
    """Names of the threads that were not there before; those of Qt's pools have no end that Python hears of."""
    return [t.name for t in threading.enumerate() if t not in before and t.is_alive() and not isinstance(t, threading._DummyThread)]


class NetworkForbidden(AssertionError):
    """Somebody tried to reach the network."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Internet sockets can't be connected or bound; local ones (of the second start) can."""

    def guard(name: str) -> Callable[..., Any]:
        real = getattr(socket.socket, name)

        def guarded(self: socket.socket, *args: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                raise NetworkForbidden(f"{name} {args}")
            return real(self, *args)

        return guarded

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, guard(name))


@pytest.fixture(scope="session", autouse=True)
def _tidy_at_the_end() -> Iterator[None]:
    """Garbage of earlier tests is never taken apart on a later test's thread; what Python still holds of Qt goes before the application does."""
    tidying.hold()
    yield
    tidying.let_go()
    gc.collect()


@pytest.fixture(autouse=True)
def _tidy_after_each() -> Iterator[None]:
    """As the clock of a window does."""
    yield
    tidying.tidy(thorough=True)


def pytest_sessionfinish() -> None:
    """Empty the clipboard: the offscreen platform crashes at exit while words lie on it (a desktop's does not)."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
