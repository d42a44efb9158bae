"""The timeline's place in the window: before the plot is there, when it comes, when it can't come, and the tools above it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.timing import Lit, Scene
from app.state.values import Timing
from app.ui.timeline.frame import TimelineFrame
from tests.ui.framed import SCENE, button, fill, open_frame

PLOT = "app.ui.timeline.plot"


class PlotStandIn(QWidget):
    """What the frame knows of the plot, and nothing else; it remembers what it was told."""

    event_chosen = Signal(str)
    publication_chosen = Signal(str)
    voice_chosen = Signal(str)
    period_brushed = Signal(object)
    timing_asked = Signal(object)
    told = Signal(str)
    details_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heard: dict[str, tuple[Any, ...]] = {}
        self.settled = True

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("set_"):
            raise AttributeError(name)
        return lambda *values: self.heard.__setitem__(name, values)


def put_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the plot's module have a stand-in inside."""
    module = ModuleType(PLOT)
    module.PlotView = PlotStandIn  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, PLOT, module)


@pytest.fixture
def plot_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plot's module with a stand-in inside."""
    put_stand_in(monkeypatch)


@pytest.fixture
def frame(qtbot: QtBot) -> TimelineFrame:
    return open_frame(qtbot)


def plot_of(frame: TimelineFrame) -> PlotStandIn:
    """The stand-in in the frame."""
    found = frame.findChild(PlotStandIn)
    assert found is not None
    return found


def test_the_frame_says_that_the_timeline_is_being_prepared(frame: TimelineFrame) -> None:
    assert frame.placeholder.isVisible()
    assert frame.placeholder.text() == "The timeline is being prepared."
    assert not frame.settled


def test_the_plot_hears_everything_that_was_set_before_it_came(qtbot: QtBot, frame: TimelineFrame, plot_module: None) -> None:
    frame.set_scene(SCENE)
    frame.set_lit(Lit(event="x/1"))
    frame.set_cards(len)
    frame.bring_plot()
    assert not frame.settled, "it comes a step at a time"
    qtbot.waitUntil(lambda: frame.settled)
    heard = plot_of(frame).heard
    assert heard["set_scene"] == (SCENE,)
    assert heard["set_lit"] == (Lit(event="x/1"),)
    assert heard["set_timing"] == (Timing(folded=False),)
    assert heard["set_cards"] == (len,)
    assert heard["set_look"][1] == 1.0
    assert plot_of(frame).isVisible()
    plot_of(frame).settled = False
    assert not frame.settled


def test_what_is_set_while_the_plot_is_coming_is_not_lost(qtbot: QtBot, frame: TimelineFrame, plot_module: None) -> None:
    frame.set_scene(Scene())
    frame.bring_plot()
    frame.bring_plot()
    qtbot.waitUntil(lambda: frame.findChild(PlotStandIn) is not None)
    frame.set_scene(SCENE)
    qtbot.waitUntil(lambda: frame.settled)
    assert plot_of(frame).heard["set_scene"] == (SCENE,)
    frame.set_lit(Lit(event="x/2"))
    assert plot_of(frame).heard["set_lit"] == (Lit(event="x/2"),)
    assert len(frame.findChildren(PlotStandIn)) == 1


def test_the_signals_of_the_plot_are_passed_on(qtbot: QtBot, frame: TimelineFrame, plot_module: None) -> None:
    frame.bring_plot()
    qtbot.waitUntil(lambda: frame.settled)
    heard: list[object] = []
    for name, value in {"event_chosen": "e", "publication_chosen": "p", "voice_chosen": "v", "period_brushed": (1917.0, 1921.0), "timing_asked": {"span": (1.0, 2.0)}, "told": "said", "details_asked": "event:e"}.items():
        getattr(frame, name).connect(heard.append)
        getattr(plot_of(frame), name).emit(value)
        assert heard[-1] == value


def test_without_a_plot_the_table_stands_and_the_frame_says_why(qtbot: QtBot, frame: TimelineFrame, built_library: Path) -> None:
    fill(frame, built_library)
    frame.do_without_plot("It can't be drawn.")
    assert frame.table.isVisible()
    assert frame.sorry.isVisible()
    assert frame.sorry.text() == "It can't be drawn."
    assert not button(frame, "Plot").isEnabled()
    qtbot.waitUntil(lambda: frame.settled)
    frame.set_timing(Timing(folded=True))
    assert frame.placeholder.isVisible()
    assert frame.placeholder.text() == "It can't be drawn."
    assert frame.settled
    frame.bring_plot()
    QApplication.processEvents()
    assert frame.findChild(PlotStandIn) is None


def test_the_table_is_settled_when_its_rows_are_shown(qtbot: QtBot, frame: TimelineFrame, built_library: Path) -> None:
    frame.set_timing(Timing(folded=False, face="table"))
    assert not frame.settled
    fill(frame, built_library)
    qtbot.waitUntil(lambda: frame.settled)
    assert frame.table.isVisible()
    chosen: list[str] = []
    frame.event_chosen.connect(chosen.append)
    frame.table.view.setCurrentIndex(frame.table.model.index(2, 0))
    QTest.keyClick(frame.table.view, Qt.Key.Key_Return)
    assert chosen == [frame.table.model.rows[2].id]


def test_the_frame_brings_neither_numpy_nor_pyqtgraph() -> None:
    import subprocess

    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]); from app.ui.timeline.frame import TimelineFrame; TimelineFrame();"
        "import app.ui.timeline.warming; sys.exit(any(name in sys.modules for name in ('numpy', 'pyqtgraph', 'app.ui.timeline.plot')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
