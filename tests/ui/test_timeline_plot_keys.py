"""The timeline by keyboard and for a screen reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.timing import Lit, Scene
from app.ui.timeline import plot_access
from tests.ui.plots import OPEN, Plot, item, shipped

SOME = Scene(
    events=(item("a", 1905.0), item("b", 1917.2), item("c", 1930.0), item("d", 1941.0, 1945.0)),
    publications=(item("p", 1918.5, kind="publication"), item("q", 1950.5, kind="publication")),
)
Key = Qt.Key


@pytest.fixture
def plot(qtbot: Any) -> Plot:
    """A made-up timeline with the keyboard."""
    made = Plot(qtbot, SOME)
    made.view.setFocus()
    return made


def test_arrows_walk_in_time_and_say_what_is_there(plot: Plot) -> None:
    plot.view.focus_item("a")
    plot.key(Key.Key_Right)
    assert plot.view.keys.cursor == "b"
    assert plot.said("told")[-1] == "Title of b, 1917, what happened"
    assert plot.view.cards.words == ("Title of b", "1917")
    plot.key(Key.Key_Down)
    assert (plot.view.keys.lane, plot.view.keys.cursor) == ("publications", "p")
    assert plot.said("told")[-1] == "Title of p, 1918, what was written"
    plot.key(Key.Key_Up)
    assert plot.view.keys.cursor == "b"
    plot.key(Key.Key_Left, 3)
    assert plot.view.keys.cursor == "a"
    plot.key(Key.Key_End)
    assert plot.view.keys.cursor == "d"
    plot.key(Key.Key_Home)
    assert plot.view.keys.cursor == "a"


def test_the_first_arrow_takes_what_is_nearest_to_the_middle(plot: Plot) -> None:
    plot.key(Key.Key_Right)
    assert plot.view.keys.cursor == "d"


def test_walking_brings_what_is_outside_into_view(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME, timing=replace(OPEN, span=(1904.0, 1906.0)))
    plot.view.setFocus()
    plot.key(Key.Key_Home)
    plot.key(Key.Key_Right)
    assert plot.span[0] < 1917.2 < plot.span[1]
    assert plot.span[1] - plot.span[0] == pytest.approx(2.0)
    assert plot.view.item_point("b") is not None
    assert plot.view.cards.words == ("Title of b", "1917")


def test_what_the_ring_is_around_is_drawn_even_where_it_was_counted(qtbot: Any, built_library: Path) -> None:
    plot = shipped(qtbot, built_library)
    lane = plot.view.lanes["events"]
    hidden = lane.clustered(max(lane.placement.clusters, key=lambda c: c.count))[0]
    assert plot.view.item_point(hidden.id) is None
    plot.view.focus_item(hidden.id)
    assert plot.view.item_point(hidden.id) is not None


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_choose(plot: Plot, key: Qt.Key) -> None:
    plot.view.focus_item("b")
    plot.key(key)
    plot.view.focus_item("q")
    plot.key(key)
    assert plot.said("event_chosen") == ["b"]
    assert plot.said("publication_chosen") == ["q"]


def test_plus_and_minus_zoom_about_the_ring_and_page_keys_pan(plot: Plot) -> None:
    plot.view.focus_item("b")
    before = plot.point("b").x()
    plot.key(Key.Key_Plus)
    assert plot.span[1] - plot.span[0] == pytest.approx(128 / 1.5)
    assert abs(plot.point("b").x() - before) <= 1
    plot.key(Key.Key_Minus)
    assert plot.span == pytest.approx((1898.0, 2026.0))
    plot.key(Key.Key_PageDown)
    assert plot.span == pytest.approx((1962.0, 2090.0))
    plot.key(Key.Key_PageUp)
    assert plot.span == pytest.approx((1898.0, 2026.0))


def test_b_begins_and_ends_a_period(plot: Plot) -> None:
    plot.key(Key.Key_B)
    assert plot.said("period_brushed") == []
    assert "first" in plot.said("told")[-1]
    plot.view.focus_item("d")
    plot.key(Key.Key_B)
    assert "B ends it" in plot.said("told")[-1]
    plot.key(Key.Key_Left, 2)
    plot.key(Key.Key_B)
    assert plot.said("period_brushed") == [(1917.2, 1941.0)]


def escape(plot: Plot) -> tuple[bool, bool]:
    """Press Esc; was it kept from the window's own shortcut, and was it taken?"""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(plot.view, override)
    press = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    plot.view.keyPressEvent(press)
    return override.isAccepted(), press.isAccepted()


def test_escape_takes_ring_period_and_event_away_in_turn_and_then_is_the_window_s(plot: Plot) -> None:
    plot.view.focus_item("b")
    plot.view.set_lit(Lit(event="b", period=(1900.0, 1950.0)))
    assert escape(plot) == (True, True)
    assert plot.view.keys.cursor == ""
    assert plot.view.cards.words == ()
    assert plot.heard[-1][0] == "told"
    assert escape(plot) == (True, True)
    assert plot.heard[-1] == ("period_brushed", None)
    plot.view.set_lit(Lit(event="b"))
    assert escape(plot) == (True, True)
    assert plot.heard[-1] == ("event_chosen", "")
    plot.view.set_lit(Lit())
    assert escape(plot) == (False, False)


def test_keys_with_control_are_the_window_s(plot: Plot) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    plot.view.keyPressEvent(event)
    assert not event.isAccepted()
    assert plot.asked == []


def test_an_empty_lane_says_so(qtbot: Any) -> None:
    plot = Plot(qtbot, Scene())
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_End, Key.Key_Return, Key.Key_Plus):
        QTest.keyClick(plot.view, key)
    assert plot.said("told")[0] == "Nothing in the lane: what happened"
    assert plot.view.clusters() == []


def test_the_ring_goes_with_its_item(plot: Plot) -> None:
    plot.view.focus_item("c")
    plot.view.set_scene(replace(SOME, events=SOME.events[:2]))
    assert plot.view.keys.item() is None
    plot.key(Key.Key_Right)
    assert plot.view.keys.cursor == "b"


def test_a_screen_reader_meets_a_list_in_the_order_of_time(qtbot: Any, built_library: Path) -> None:
    plot_access.install()
    plot = shipped(qtbot, built_library)
    found = QAccessible.queryAccessibleInterface(plot.view)
    assert found is not None
    assert found.role() == QAccessible.Role.List
    assert found.text(QAccessible.Text.Name) == "Timeline: what happened and what was written"
    items = plot.view.in_time()
    assert found.childCount() == len(items) > 200
    assert [i.start for i in items] == sorted(i.start for i in items)
    number = next(n for n, i in enumerate(items) if i.id == "stalinism/tenth-congress")
    child = found.child(number)
    assert child.text(QAccessible.Text.Name) == "Tenth Congress: ban on factions, 8–16 March 1921, what happened"
    assert child.text(QAccessible.Text.Description).startswith("Tenth Congress: ban on factions\n")
    assert child.role() == QAccessible.Role.ListItem
    assert found.indexOfChild(child) == number
    assert found.child(len(items)) is None
    plot.view.set_lit(Lit(event="stalinism/tenth-congress"))
    assert child.state().selected
    at = child.rect().center()
    assert found.childAt(at.x(), at.y()).text(QAccessible.Text.Name) == child.text(QAccessible.Text.Name)
    plot.view.set_timing(replace(OPEN, verified=True))
    assert found.childCount() < len(items)
