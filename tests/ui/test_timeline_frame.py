"""The timeline's place in the window: before the plot is there, when it comes, when it can't come, and the tools above it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThread, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core import event_rows
from app.core.timing import Item, Lit, Scene
from app.state import theme as themes
from app.state import tidying
from app.state.pacing import SWITCHING
from app.state.values import PRESETS, Timing
from app.ui.timeline.frame import TALLEST_STRIP, TimelineFrame
from app.ui.timeline.warming import Warmer
from db import reads
from db.library import connect_corpus, current_corpus

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


@pytest.fixture
def plot_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plot's module with a stand-in inside."""
    module = ModuleType(PLOT)
    module.PlotView = PlotStandIn  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, PLOT, module)


@pytest.fixture
def frame(qtbot: QtBot) -> TimelineFrame:
    """The frame, open, as wide as a laptop's window."""
    made = TimelineFrame()
    qtbot.addWidget(made)
    made.set_look(themes.load_theme("light"), 1.0)
    made.set_timing(Timing(folded=False))
    made.resize(1366, 320)
    made.show()
    return made


def item(number: int, kind: str, verified: bool) -> Item:
    """Something on the timeline."""
    return Item(f"x/{number}", kind, 1917.0, 1917.0, 1917.0, 1917.0, "T", "T", "1917", 3, "sure", False, verified)  # type: ignore[arg-type]


SCENE = Scene((item(1, "event", True), item(2, "event", False)), (item(3, "publication", False), item(4, "publication", False)))


def fill(frame: TimelineFrame, library: Path) -> None:
    """Give the frame the rows of the shipped debate."""
    db = connect_corpus(current_corpus(library))
    board, chronicle = reads.board(db, "stalinism/continuity"), reads.chronicle(db, "stalinism/continuity")
    db.close()
    frame.set_guide(event_rows.guide(chronicle, board, coding=True))
    frame.set_rows(event_rows.rows(chronicle, board, coding=True, voices=board.debate.presets))


def button(frame: TimelineFrame, words: str) -> QAbstractButton:
    """The button in view that reads so."""
    return next(b for b in frame.findChildren(QAbstractButton) if b.text() == words and b.isVisible())


def press(frame: TimelineFrame, words: str) -> None:
    """Click the button that reads so."""
    QTest.mouseClick(button(frame, words), Qt.MouseButton.LeftButton)


def plot_of(frame: TimelineFrame) -> PlotStandIn:
    """The stand-in in the frame."""
    found = frame.findChild(PlotStandIn)
    assert found is not None
    return found


# -- before, with and without the plot --------------------------------------------------------------------------------


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


# -- tools ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Whole", {"span": PRESETS["whole"], "written": None}),
        ("1917–24", {"span": PRESETS["revolution"], "written": None}),
        ("1917–53", {"span": PRESETS["soviet"], "written": None}),
        ("Since 1953", {"span": PRESETS["since"], "written": None}),
        ("Table", {"face": "table"}),
        ("Only what was verified", {"verified": True}),
        ("Apart", {"written": PRESETS["whole"]}),
        ("▾", {"folded": True}),
    ],
)
def test_a_tool_asks_and_changes_nothing_itself(frame: TimelineFrame, words: str, asked: dict[str, object]) -> None:
    heard: list[object] = []
    frame.timing_asked.connect(heard.append)
    press(frame, words)
    assert heard == [asked]
    assert frame.tools.isVisible()
    assert frame.placeholder.isVisible()


def test_the_tools_show_what_is_on(frame: TimelineFrame) -> None:
    frame.set_timing(Timing(folded=False, span=PRESETS["soviet"]))
    assert button(frame, "1917–53").isChecked()
    assert not button(frame, "Whole").isChecked()
    assert button(frame, "One axis").isChecked()
    frame.set_timing(Timing(folded=False, span=(1917.0, 1918.5), written=(1950.0, 1960.0)))
    assert button(frame, "Apart").isChecked()
    assert not any(button(frame, words).isChecked() for words in ("Whole", "1917–24", "1917–53", "Since 1953"))


def test_how_many_are_hidden_is_said(frame: TimelineFrame) -> None:
    frame.set_scene(SCENE)
    frame.set_timing(Timing(folded=False, verified=True))
    assert button(frame, "Only what was verified · 3 hidden").isChecked()
    frame.set_timing(Timing(folded=False, face="table", verified=True))
    assert button(frame, "Only what was verified · 1 hidden").isChecked()
    assert not any(b.text() == "Whole" and b.isVisible() for b in frame.findChildren(QAbstractButton)), "the table has no years in view"


def test_only_verified_reaches_the_table_and_comes_back_from_it(frame: TimelineFrame, built_library: Path) -> None:
    fill(frame, built_library)
    asked: list[object] = []
    frame.timing_asked.connect(asked.append)
    frame.set_timing(Timing(folded=False, face="table", verified=True))
    assert all(row.verified for row in frame.table.model.rows)
    assert asked == []
    frame.table.filters.clear_all()
    assert asked == [{"verified": False}]


@pytest.mark.parametrize("scale", [0.6, 1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("width", [640, 1024, 1366, 2600])
@pytest.mark.parametrize("face", ["plot", "table"])
def test_the_tools_fit_into_one_line_at_any_width_and_scale(frame: TimelineFrame, scale: float, width: int, face: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    frame.setStyleSheet(themes.style_sheet(themes.load_theme("light"), scale))
    frame.set_look(themes.load_theme("light"), scale)
    frame.set_scene(SCENE)
    frame.set_timing(Timing(folded=False, face=face, verified=True))  # type: ignore[arg-type]
    frame.resize(width, 400)
    QApplication.processEvents()
    shown = sorted((b for b in frame.tools.findChildren(QAbstractButton) if b.isVisible()), key=lambda b: b.x())
    assert shown
    assert shown[-1] is frame.tools.fold
    assert shown[-1].geometry().right() <= frame.tools.width()
    assert all(a.geometry().right() < b.x() for a, b in pairwise(shown))
    assert all(b.width() >= b.sizeHint().width() and b.height() >= b.sizeHint().height() for b in shown), "no word is cut"


def test_what_has_no_button_stands_in_a_menu(frame: TimelineFrame) -> None:
    frame.resize(640, 320)
    asked: list[object] = []
    frame.timing_asked.connect(asked.append)
    years, more = frame.tools.years, frame.tools.more
    assert years.isVisible()
    years.setFocus()
    QTest.keyClick(years, Qt.Key.Key_Down)
    assert years.menu_.isVisible()
    QTest.keyClick(years.menu_, Qt.Key.Key_Down)
    QTest.keyClick(years.menu_, Qt.Key.Key_Down)
    QTest.keyClick(years.menu_, Qt.Key.Key_Return)
    assert asked == [{"span": PRESETS["revolution"], "written": None}]
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert [a.text() for a in more.menu_.actions() if a.text()] == ["Only what was verified", "One axis", "Apart"]
    more.menu_.close()
    frame.set_look(themes.load_theme("light"), 3.0)
    frame.setStyleSheet(themes.style_sheet(themes.load_theme("light"), 3.0))
    QApplication.processEvents()
    more.open()
    assert [a.text() for a in more.menu_.actions() if a.text()] == ["Plot", "Table", "Whole", "1917–24", "1917–53", "Since 1953", "Only what was verified", "One axis", "Apart"]
    more.menu_.close()


# -- folded and open --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [0.6, 1.0, 2.0, 3.0])
def test_folded_it_is_a_strip_at_any_scale(frame: TimelineFrame, scale: float) -> None:
    frame.set_look(themes.load_theme("light"), scale)
    frame.set_timing(Timing(folded=True, face="table"))
    assert 0 < frame.folded_height() <= TALLEST_STRIP
    assert frame.minimumSizeHint().height() == frame.folded_height()
    assert not frame.tools.isVisible()
    assert not frame.table.isVisible(), "the strip is the plot's"
    assert frame.unfold.isVisible()
    frame.set_timing(Timing(folded=False))
    assert frame.minimumSizeHint().height() >= 150


def test_folding_keeps_the_keyboard_at_the_button_that_undoes_it(frame: TimelineFrame) -> None:
    asked: list[dict[str, object]] = []
    frame.timing_asked.connect(asked.append)
    frame.activateWindow()
    frame.tools.fold.setFocus()
    QTest.keyClick(frame.tools.fold, Qt.Key.Key_Space)
    frame.set_timing(Timing(**asked[-1]))  # type: ignore[arg-type]
    assert frame.focusWidget() is frame.unfold
    QTest.keyClick(frame.unfold, Qt.Key.Key_Space)
    assert asked[-1] == {"folded": False}
    frame.set_timing(Timing(folded=False))
    assert frame.focusWidget() is frame.tools.fold


def test_every_tool_has_a_name_and_takes_the_keyboard(frame: TimelineFrame) -> None:
    for shown in frame.tools.findChildren(QAbstractButton):
        assert shown.accessibleName() or shown.text().isalpha() or " " in shown.text() or "–" in shown.text()
        assert shown.focusPolicy() & Qt.FocusPolicy.TabFocus


# -- warming ----------------------------------------------------------------------------------------------------------


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
    assert told.args[0].startswith("The timeline can't be drawn here")
    assert "warm_that" not in told.args[0]
    warmer.wait()


def test_closing_while_warming_leaves_no_thread_and_tells_nothing(qtbot: QtBot, modules: Path) -> None:
    (modules / "warm_slow.py").write_text("import builtins\nbuiltins.warm_begun.set()\nbuiltins.warm_end.wait(20)\n", encoding="utf-8")
    (modules / "warm_never.py").write_text("", encoding="utf-8")
    import builtins

    builtins.warm_begun, builtins.warm_end = begun, end = threading.Event(), threading.Event()  # type: ignore[attr-defined]
    warmer = Warmer(modules=("warm_slow", "warm_never"))
    told: list[object] = []
    warmer.warmed.connect(lambda: told.append("warmed"))
    warmer.failed.connect(told.append)
    warmer.start()
    assert begun.wait(20)
    assert warmer.running
    freed = threading.Thread(target=lambda: warmer._stopped.wait(20) and end.set())
    freed.start()
    warmer.wait()
    freed.join()
    del builtins.warm_begun, builtins.warm_end  # type: ignore[attr-defined]
    assert not warmer.running
    QApplication.processEvents()
    assert told == []
    assert "warm_never" not in sys.modules
    warmer.wait()
    warmer.start()
    assert not warmer.running


def test_what_nobody_waits_for_comes_after_it_was_told(qtbot: QtBot, modules: Path) -> None:
    (modules / "warm_one.py").write_text("", encoding="utf-8")
    (modules / "warm_two.py").write_text("import builtins, sys, threading\nbuiltins.warm_told.wait(20)\nwhere, pace = threading.current_thread(), sys.getswitchinterval()\n", encoding="utf-8")
    import builtins

    builtins.warm_told = told = threading.Event()  # type: ignore[attr-defined]
    warmer = Warmer(modules=("warm_one",), later=("warm_that_is_nowhere", "warm_two"))
    warmer.failed.connect(lambda _: pytest.fail("nobody waits for it"))
    with qtbot.waitSignal(warmer.warmed, timeout=60_000):
        warmer.start()
    assert not hasattr(sys.modules.get("warm_two"), "where")
    told.set()
    qtbot.waitUntil(lambda: not warmer.running, timeout=60_000)
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
