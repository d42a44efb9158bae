"""The parts of the plot are brought in on a thread, and it ends when it is told to."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.state import tidying
from app.state.pacing import SWITCHING
from app.ui.timeline.warming import Warmer


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder from which made-up modules are imported; none stays behind."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if name.startswith("warm_"):
            del sys.modules[name]


def test_the_warmer_imports_on_a_thread_and_tells_on_this_one(qtbot: QtBot, modules: Path) -> None:
    (modules / "warm_one.py").write_text("import sys, threading\nfrom app.state import tidying\nwhere = threading.current_thread()\npace = sys.getswitchinterval()\nresting = tidying._resting\nsys.excepthook = threading.excepthook = print\n", encoding="utf-8")
    pace, hooks = sys.getswitchinterval(), (sys.excepthook, threading.excepthook)
    warmer = Warmer(modules=("warm_one",))
    told: list[QThread] = []
    warmer.warmed.connect(lambda: told.append(QThread.currentThread()))
    with qtbot.waitSignal(warmer.warmed, timeout=60_000):
        warmer.start()
        warmer.start()
    made = sys.modules["warm_one"]
    assert made.where is not threading.main_thread()
    assert made.pace == pytest.approx(SWITCHING, rel=0.1)
    assert made.resting == 1
    assert told == [QApplication.instance().thread()]
    assert sys.getswitchinterval() == pytest.approx(pace)
    assert (sys.excepthook, threading.excepthook) == hooks
    assert not tidying._resting
    warmer.wait()


def test_a_part_that_is_missing_is_told_in_a_sentence(qtbot: QtBot) -> None:
    warmer = Warmer(modules=("warm_that_is_nowhere",))
    warmer.warmed.connect(lambda: pytest.fail("it can't be warm"))
    with qtbot.waitSignal(warmer.failed, timeout=60_000) as told:
        warmer.start()
    assert told.args[0].startswith("The timeline can’t be drawn here")
    assert "warm_that" not in told.args[0]
    warmer.wait()


def test_closing_while_warming_leaves_no_thread_and_tells_nothing(qtbot: QtBot, modules: Path) -> None:
    (modules / "warm_slow.py").write_text("import builtins\nbuiltins.warm_stopped.set()\n", encoding="utf-8")
    (modules / "warm_never.py").write_text("", encoding="utf-8")
    import builtins

    warmer = Warmer(modules=("warm_slow", "warm_never"))
    builtins.warm_stopped = warmer._stopped  # type: ignore[attr-defined]
    told: list[object] = []
    warmer.warmed.connect(lambda: told.append("warmed"))
    warmer.failed.connect(told.append)
    warmer.start()
    qtbot.waitUntil(lambda: "warm_slow" in sys.modules, timeout=60_000)
    warmer.wait()
    del builtins.warm_stopped  # type: ignore[attr-defined]
    assert not warmer.running
    QApplication.processEvents()
    assert told == []
    assert "warm_never" not in sys.modules
    warmer.wait()
    warmer.start()
    assert not warmer.running


def test_what_waits_for_its_turn_when_the_window_closes_is_not_begun(qtbot: QtBot, modules: Path) -> None:
    (modules / "warm_never.py").write_text("", encoding="utf-8")
    warmer = Warmer(modules=("warm_never",))
    warmer.warmed.connect(lambda: pytest.fail("it was not"))
    warmer.failed.connect(pytest.fail)
    warmer.start()
    while not warmer._turns._waiting:
        assert warmer.running
    warmer.wait()
    QApplication.processEvents()
    assert "warm_never" not in sys.modules


def test_what_nobody_waits_for_comes_after_it_was_told(qtbot: QtBot, modules: Path) -> None:
    (modules / "warm_one.py").write_text("", encoding="utf-8")
    (modules / "warm_two.py").write_text("import builtins, sys, threading\ntold = list(builtins.warm_told)\nwhere, pace = threading.current_thread(), sys.getswitchinterval()\n", encoding="utf-8")
    import builtins

    builtins.warm_told = told = []  # type: ignore[attr-defined]
    warmer = Warmer(modules=("warm_one",), later=("warm_that_is_nowhere", "warm_two"))
    warmer.failed.connect(lambda _: pytest.fail("nobody waits for it"))
    warmer.warmed.connect(lambda: told.append("warmed"))
    with qtbot.waitSignal(warmer.warmed, timeout=60_000):
        warmer.start()
    qtbot.waitUntil(lambda: not warmer.running, timeout=60_000)
    assert sys.modules["warm_two"].told == ["warmed"]
    assert sys.modules["warm_two"].where is not threading.main_thread()
    assert sys.modules["warm_two"].pace == pytest.approx(SWITCHING, rel=0.1)
    del builtins.warm_told  # type: ignore[attr-defined]
    assert not tidying._resting


def test_what_nobody_waits_for_is_left_out_when_the_window_closes(qtbot: QtBot, modules: Path) -> None:
    (modules / "warm_one.py").write_text("", encoding="utf-8")
    (modules / "warm_two.py").write_text("", encoding="utf-8")
    warmer = Warmer(modules=("warm_one",), later=("warm_two",))
    warmer.start()
    warmer.wait()
    assert not warmer.running
    assert "warm_two" not in sys.modules


def test_what_was_never_started_has_nothing_to_wait_for() -> None:
    Warmer().wait()
