"""The tools above the timeline: each asks and changes nothing itself, and all fit into one line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.state import theme as themes
from app.state.values import PRESETS, Timing
from app.ui.timeline.frame import TALLEST_STRIP, TimelineFrame
from tests.ui.framed import SCENE, button, fill, open_frame


@pytest.fixture
def frame(qtbot: QtBot) -> TimelineFrame:
    return open_frame(qtbot)


def press(frame: TimelineFrame, words: str) -> None:
    """Click the button that reads so."""
    QTest.mouseClick(button(frame, words), Qt.MouseButton.LeftButton)


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
