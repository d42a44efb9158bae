"""The timeline as a plot, with real events of the mouse on the real widget: chosen, brushed, zoomed."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.timing import Lit, Scene
from app.state.values import PRESETS
from app.ui.timeline import plot_menu
from app.ui.timeline.painting import outline
from tests.ui.plots import OPEN, SOME, Plot, item, shipped

# -- choosing ------------------------------------------------------------------------------------------------------------


def test_a_click_chooses_and_a_second_one_takes_it_away(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    plot.click(plot.point("b"))
    assert plot.said("event_chosen") == ["b"]
    plot.view.set_lit(Lit(event="b"))
    plot.click(plot.point("b"))
    assert plot.said("event_chosen") == ["b", ""]


def test_a_name_beside_a_mark_can_be_clicked_too(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    lane = plot.view.lanes["events"]
    placed = lane.placement.find("a")
    assert placed is not None
    assert placed.label is not None
    plot.click(QPoint(int(placed.label.left + placed.label.width / 2), plot.point("a").y()))
    assert plot.said("event_chosen") == ["a"]


def test_a_publication_and_a_career_are_chosen(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME, size=(1280, 400))
    plot.click(plot.point("p"))
    assert plot.said("publication_chosen") == ["p"]
    career = plot.view.lanes["publications"].placement.careers[0]
    assert career.label is not None
    plot.click(QPoint(int(career.label.left + 4), plot.point("p").y()))
    assert plot.said("voice_chosen") == ["v"]


def test_a_publication_stands_on_the_career_of_its_voice_and_is_named_by_its_year(qtbot: Any) -> None:
    plot = Plot(qtbot, replace(SOME, publications=(replace(SOME.publications[0], brief="1950"),)), size=(1280, 400))
    placement = plot.view.lanes["publications"].placement
    placed = placement.find("p")
    assert placed is not None
    assert placed.row == placement.careers[0].row
    assert plot.view.shown_labels()[-1] == "1950"


def test_hover_shows_the_card_inside_the_window_and_not_under_the_pointer(qtbot: Any, built_library: Path) -> None:
    plot = shipped(qtbot, built_library, size=(1000, 420))
    for placed in plot.view.lanes["events"].placement.items:
        at = plot.point(placed.item.id)
        QTest.mouseMove(plot.view.viewport(), at)
        under = plot.view.lanes["events"].item_at(QPointF(at))
        assert under is not None
        assert plot.view.cards.words[0] == under.item.title
        card = plot.view.findChild(type(plot.view.cards._card))
        assert plot.view.rect().contains(card.geometry())
        assert not card.geometry().contains(at)
    QTest.mouseMove(plot.view.viewport(), QPoint(4, 4))
    assert plot.view.cards.words == ()


# -- zoom and pan --------------------------------------------------------------------------------------------------------


def test_the_wheel_zooms_about_the_pointer(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    at = plot.empty(1960.0)
    before = plot.ground().moment(at.x())
    plot.wheel(at, 3)
    assert plot.span[1] - plot.span[0] == pytest.approx(128 / 1.25**3)
    assert plot.ground().moment(at.x()) == pytest.approx(before)
    plot.wheel(at, -3)
    assert plot.span == pytest.approx((1898.0, 2026.0))


def test_a_pinch_zooms_about_the_fingers(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    at = plot.empty(1960.0)
    before = plot.ground().moment(at.x())
    port = plot.view.viewport()
    place = QPointF(at)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, place, place, QPointF(port.mapToGlobal(at)), 0.25, QPointF()
    )
    QApplication.sendEvent(port, event)
    plot.settles()
    assert plot.span[1] - plot.span[0] == pytest.approx(128 / 1.25)
    assert plot.ground().moment(at.x()) == pytest.approx(before)


def test_turning_fast_asks_once_a_frame_and_loses_nothing(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    at = plot.empty(1960.0)
    for _ in range(12):
        plot.view.zoom("events", plot.ground().moment(at.x()), 1.1)
    assert len(plot.asked) == 1
    assert not plot.view.settled
    plot.settles()
    assert len(plot.asked) == 2
    assert plot.span[1] - plot.span[0] == pytest.approx(128 / 1.1**12)


@pytest.mark.parametrize(("notches", "width"), [(200, 2 / 365.25), (-200, 400.0)])
def test_zoom_has_its_bounds(qtbot: Any, notches: int, width: float) -> None:
    plot = Plot(qtbot, SOME)
    plot.wheel(plot.empty(1960.0), notches)
    assert plot.span[1] - plot.span[0] == pytest.approx(width)


def test_a_drag_pans_and_is_no_click(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    start = plot.point("b")
    plot.drag(start, start + QPoint(100, 0))
    years = 100 / plot.ground().plot.width() * 128
    assert plot.span == pytest.approx((1898 - years, 2026 - years))
    assert plot.said("event_chosen") == []


def test_a_double_click_on_empty_ground_zooms_in(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    plot.click(plot.empty(1960.0), double=True)
    plot.settles()
    assert plot.span[1] - plot.span[0] == pytest.approx(64)
    assert plot.said("event_chosen") == []


def test_zoomed_apart_each_lane_has_its_own_years(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME, size=(1280, 360))
    menu = plot_menu.build(plot.view, "events", 1950.0, None)
    next(a for a in menu.actions() if a.text() == "Zoom the lanes apart").trigger()
    plot.settles()
    assert plot.view.timing.written == plot.span == (1898.0, 2026.0)
    plot.wheel(plot.empty(1960.0, "publications"), 3)
    assert plot.span == (1898.0, 2026.0)
    assert plot.asked[-1].keys() == {"written"}
    assert plot.ground("publications").span == plot.view.timing.written != plot.span
    assert plot.view._axes["events"].names() != plot.view._axes["publications"].names()
    menu = plot_menu.build(plot.view, "events", 1950.0, None)
    next(a for a in menu.actions() if a.text() == "One axis for both lanes").trigger()
    assert plot.view.timing.written is None


@pytest.mark.parametrize(("words", "span"), [("1917–24", PRESETS["revolution"]), ("1917–53", PRESETS["soviet"]), ("since 1953", PRESETS["since"]), ("1898–2026, the whole", PRESETS["whole"])])
def test_the_menu_has_presets(qtbot: Any, words: str, span: tuple[float, float]) -> None:
    plot = Plot(qtbot, SOME, timing=replace(OPEN, span=(1930.0, 1931.0)))
    menu = plot_menu.build(plot.view, "events", 1930.5, None)
    next(a for a in menu.actions() if a.text() == words).trigger()
    assert plot.span == span


def test_the_menu_filters_and_asks_for_details(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    actions = {a.text(): a for a in plot_menu.build(plot.view, "events", 1917.0, SOME.events[1]).actions()}
    actions["Details"].trigger()
    assert plot.said("details_asked") == ["event:b"]
    actions["Only what was checked"].trigger()
    plot.settles()
    assert plot.view.timing.verified
    assert not plot.view.has("c")


# -- periods -------------------------------------------------------------------------------------------------------------


def test_shift_and_drag_brush_a_period(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    start, end = plot.empty(1960.0), plot.empty(1980.0)
    plot.drag(end, start, shift=True)
    assert plot.asked == []
    (brushed,) = plot.said("period_brushed")
    assert brushed == pytest.approx((1960.0, 1980.0), abs=0.2)


def test_the_edge_of_a_period_can_be_dragged(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    plot.view.set_lit(Lit(period=(1960.0, 1980.0)))
    plot.drag(plot.empty(1980.0), plot.empty(1990.0))
    assert plot.said("period_brushed")[0] == pytest.approx((1960.0, 1990.0), abs=0.2)


def test_what_lies_outside_a_period_is_dimmed(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    plot.view.set_lit(Lit(period=(1925.0, 1950.0)))
    image = plot.view.viewport().grab().toImage()
    assert image.pixel(plot.point("a")) == QColor(plot.view.theme.ink_faint).rgb()


def test_a_click_on_the_title_of_a_period_brushes_it_and_another_takes_it_away(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    shade = next(s for s in plot.view.lanes["events"].shades if s.title)
    plot.click(shade.title_rect.center().toPoint())
    assert plot.said("period_brushed") == [(1939.0, 1946.0)]
    plot.view.set_lit(Lit(period=(1939.0, 1946.0)))
    plot.click(shade.title_rect.center().toPoint())
    assert plot.said("period_brushed")[-1] is None


def test_titles_of_periods_never_meet(qtbot: Any, built_library: Path) -> None:
    for width in (500, 900, 1366, 2400):
        plot = shipped(qtbot, built_library, size=(width, 300))
        for lane in plot.view.lanes.values():
            titles = [shade.title_rect for shade in lane.shades if shade.title]
            assert all(not one.intersects(other) for one, other in combinations(titles, 2))
            assert all(shade.rect.contains(shade.title_rect) for shade in lane.shades if shade.title)


# -- clusters ------------------------------------------------------------------------------------------------------------


def test_a_cluster_zooms_in_until_it_comes_apart(qtbot: Any, built_library: Path) -> None:
    plot = shipped(qtbot, built_library)
    cluster = max(plot.view.lanes["events"].placement.clusters, key=lambda c: c.count)
    hidden = plot.view.lanes["events"].clustered(cluster)
    assert len(hidden) == cluster.count
    wanted = hidden[0].id
    for _ in range(12):
        badges = [c for c in plot.view.lanes["events"].placement.clusters if any(i.id == wanted for i in plot.view.lanes["events"].clustered(c))]
        if not badges:
            break
        plot.click(badges[0].rect.center().toPoint())
        plot.settles()
    assert plot.view.item_point(wanted) is not None


def test_what_happened_on_the_same_day_is_listed(qtbot: Any) -> None:
    same = Scene(events=tuple(item(f"e{n:02}", 1924.05) for n in range(40)))
    plot = Plot(qtbot, same)
    for _ in range(12):
        if plot.view.opened is not None:
            break
        badge = plot.view.clusters()[0]
        plot.click(badge.rect.center().toPoint())
        plot.settles()
    menu = plot.view.opened
    assert menu is not None
    drawn = {placed.item.id for placed in plot.view.lanes["events"].placement.items}
    assert [a.text() for a in menu.actions()] == [f"Title of {i.id}, 1924" for i in same.events if i.id not in drawn]
    menu.actions()[0].trigger()
    menu.close()
    assert plot.said("event_chosen") == [next(i.id for i in same.events if i.id not in drawn)]


def test_the_ring_of_an_item_lies_around_its_name(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    lane = plot.view.lanes["events"]
    placed = lane.placement.find("a")
    assert placed is not None
    assert placed.label is not None
    ring = outline(placed, lane.placement)
    assert ring.left() < placed.left < placed.label.left + placed.label.width < ring.right()
