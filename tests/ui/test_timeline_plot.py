"""The timeline as a plot, on the real widget: what is drawn, named, counted and dimmed."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.core.stances import mark_for
from app.core.timing import Career, Lit
from app.state.theme import contrast, load_theme
from app.state.values import Timing
from app.ui.timeline.kernel import Lane
from app.ui.timeline.style import Style
from tests.ui.plots import OPEN, SOME, WIDE, Plot, item, lit, shipped

TENTH, KRONSTADT = "stalinism/tenth-congress", "stalinism/kronstadt"


def rects(plot: Plot) -> list[tuple[str, QRectF]]:
    """Every mark and every label that is drawn, and every badge, as rectangles that must not meet."""
    found = []
    for lane in plot.view.lanes.values():
        for placed in lane.placement.items:
            y, half = lane.placement.middle(placed.row), lane.placement.row_height * 0.4
            found.append((placed.item.id, QRectF(placed.begin + 1, y - half, placed.finish - placed.begin - 2, 2 * half)))
            inside = placed.label is not None and placed.begin <= placed.label.left <= placed.finish - placed.label.width
            if placed.label is not None and not inside:
                found.append((f"label of {placed.item.id}", QRectF(placed.label.left, y - half, placed.label.width, 2 * half)))
        for cluster in lane.placement.clusters:
            found.append((f"badge {cluster.count}", cluster.rect.adjusted(0, 1, 0, -1)))
        for career in lane.placement.careers:
            if career.label is not None:
                y, half = lane.placement.middle(career.row), lane.placement.row_height * 0.4
                found.append((f"name {career.career.family}", QRectF(career.label.left, y - half, career.label.width, 2 * half)))
    return found


@pytest.mark.parametrize(
    ("size", "scale", "span"),
    [
        ((1366, 280), 1.0, (1898.0, 2026.0)),
        ((1366, 280), 1.0, (1917.0, 1925.0)),
        ((700, 240), 1.0, (1917.0, 1954.0)),
        ((1366, 420), 2.0, (1898.0, 2026.0)),
        ((1024, 420), 3.0, (1917.0, 1925.0)),
        ((1366, 96), 1.0, (1898.0, 2026.0)),
    ],
)
def test_nothing_touches_anything(qtbot: Any, built_library: Path, size: tuple[int, int], scale: float, span: tuple[float, float]) -> None:
    plot = shipped(qtbot, built_library, size=size, scale=scale, timing=Timing(folded=size[1] < 100, span=span))
    plot.view.set_lit(lit(events=frozenset({KRONSTADT}), event=TENTH))
    for (one, first), (other, second) in combinations(rects(plot), 2):
        assert not first.intersects(second), f"{one} meets {other}"


@pytest.mark.parametrize("few", [frozenset(), frozenset({KRONSTADT, "stalinism/levada-2015"})], ids=["nothing lit", "some lit"])
@pytest.mark.parametrize("size", [(1280, 300), (700, 240), (1280, 96)])
def test_every_item_in_view_is_drawn_or_counted(qtbot: Any, built_library: Path, size: tuple[int, int], few: frozenset[str]) -> None:
    plot = shipped(qtbot, built_library, size=size)
    plot.view.set_lit(lit(events=few))
    for lane in plot.view.lanes.values():
        inside = [i for i in lane.items if i.end >= 1898 and i.start <= 2026]
        drawn = [placed.item.id for placed in lane.placement.items]
        assert len(drawn) == len(set(drawn))
        assert len(drawn) + sum(cluster.count for cluster in lane.placement.clusters) == len(inside)


def test_nothing_is_counted_as_one(qtbot: Any, built_library: Path) -> None:
    for size in (WIDE, (700, 240), (1280, 96)):
        plot = shipped(qtbot, built_library, size=size)
        for first in range(1898, 2020, 3):
            for years in (4.0, 17.0, 60.0, 128.0):
                plot.view.set_timing(replace(OPEN, span=(float(first), min(first + years, 2026.0))))
                for lane in plot.view.lanes.values():
                    assert [cluster for cluster in lane.placement.clusters if cluster.count < 2] == [], (size, first, years)


def test_a_single_item_that_is_left_over_is_named() -> None:
    lane = Lane(tuple(item(str(n), 1920.0 + n / 1000) for n in range(3)))
    assert [(rest.count, rest.item) for rest in lane.window((1900.0, 1940.0), 1000, 10, 2).rests] == [(1, 2)]
    assert [(rest.count, rest.item) for rest in lane.window((1900.0, 1940.0), 1000, 10, 1).rests] == [(2, -1)]
    assert [(rest.count, rest.item) for rest in lane.window((1900.0, 1940.0), 1000, 10, 1, frozenset({1})).rests] == [(1, 2)]
    assert lane.window((1900.0, 1940.0), 1000, 10, 1, frozenset({1, 2})).rests == ()


def test_works_with_a_mark_keep_their_place(qtbot: Any, built_library: Path) -> None:
    plot = shipped(qtbot, built_library, size=(1366, 260))
    lane = plot.view.lanes["publications"]
    marked = [i for i in lane.items if i.marks]
    away = [i for i in marked if lane.placement.find(i.id) is None]
    assert len(marked) > 10
    assert sum(cluster.count for cluster in lane.placement.clusters) > len(marked)
    assert [i.id for i in away if i.in_view] == []
    assert len(away) < 3


def test_the_important_is_named_and_what_is_lit_before_all(qtbot: Any, built_library: Path) -> None:
    plot = shipped(qtbot, built_library)
    assert "October Revolution" in plot.view.shown_labels()
    low = next(i for i in plot.view.lanes["events"].items if i.importance == 2 and 1918 < i.start < 1937)
    assert plot.view.item_point(low.id) is None or low.label not in plot.view.shown_labels()
    plot.view.set_lit(Lit(events=frozenset({low.id}), event=TENTH))
    placed = plot.view.lanes["events"].placement.find(low.id)
    assert placed is not None
    assert placed.lit
    assert placed.label is not None
    assert placed.label.strong
    assert "Tenth Congress: ban on factions" in plot.view.shown_labels()


def test_the_event_in_focus_has_a_ring_of_the_accent(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    accent = QColor(plot.view.theme.accent).rgb()

    def ringed() -> bool:
        at, image = plot.point("b"), plot.view.viewport().grab().toImage()
        return any(image.pixel(at.x() + dx, at.y()) == accent for dx in range(-16, 17))

    assert not ringed()
    plot.view.set_lit(Lit(event="b"))
    assert ringed()


def test_what_nobody_checked_is_hollow(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME)
    image = plot.view.viewport().grab().toImage()
    card, ink = QColor(plot.view.theme.card).rgb(), QColor(plot.view.theme.ink_soft).rgb()
    assert image.pixel(plot.point("c")) == card
    assert image.pixel(plot.point("a")) == ink


def test_a_date_that_was_seen_less_closely_is_half_filled(qtbot: Any) -> None:
    plot = Plot(qtbot, replace(SOME, events=(*SOME.events[:1], item("half", 1925.0, seen_less=True))))
    image, at = plot.view.viewport().grab().toImage(), plot.point("half")
    card, ink = QColor(plot.view.theme.card).rgb(), QColor(plot.view.theme.ink_soft).rgb()
    left, right = ({image.pixel(at.x() + side * dx, at.y()) for dx in (1, 2)} for side in (-1, 1))
    assert (ink in left, card in left) == (True, False)
    assert (ink in right, card in right) == (False, True)


@pytest.mark.parametrize("marks", [(), (mark_for(2),), (mark_for(-3), mark_for(3))], ids=["neutral", "marked", "divided"])
def test_a_publication_that_nobody_checked_is_underlined_with_dots(qtbot: Any, marks: tuple[Any, ...]) -> None:
    images = []
    for verified in (True, False):
        plot = Plot(qtbot, replace(SOME, publications=(replace(SOME.publications[0], marks=marks, verified=verified),)))
        images.append(plot.view.viewport().grab().toImage())
        at = plot.point("p")
    differs = [dy for dy in range(-14, 15) if any(images[0].pixel(at.x() + dx, at.y() + dy) != images[1].pixel(at.x() + dx, at.y() + dy) for dx in range(-14, 15))]
    assert differs, "it is not told apart"
    assert min(differs) > 3, "the filling stays what it was"


def test_a_career_is_broken_after_the_death_of_its_voice(qtbot: Any) -> None:
    def colours(died: float | None) -> set[int]:
        careers = (Career("v", "Ada Thorn", "Thorn", 1940.0, 1990.0, True, died),)
        plot = Plot(qtbot, replace(SOME, publications=(replace(SOME.publications[0], label="", date=""),), careers=careers), size=(1280, 400))
        placement = plot.view.lanes["publications"].placement
        image, y = plot.view.viewport().grab().toImage(), int(placement.middle(placement.careers[0].row))
        ground = plot.ground("publications")
        return {image.pixel(x, y) for x in range(int(ground.x(1970.0)), int(ground.x(1988.0)))}

    assert len(colours(None)) == 1
    assert len(colours(1960.0)) > 1


def test_on_a_career_without_a_name_a_publication_has_its_full_label(qtbot: Any) -> None:
    careers = (replace(SOME.careers[0], in_view=False),)
    plot = Plot(qtbot, replace(SOME, careers=careers), size=(1280, 400))
    placed = plot.view.lanes["publications"].placement.find("p")
    assert placed is not None
    assert placed.label is not None
    assert placed.label.text == "Thorn 1950"


def test_publications_have_the_marks_of_stances_only_with_coding(qtbot: Any, built_library: Path) -> None:
    def colours(coding: bool) -> set[int]:
        plot = shipped(qtbot, built_library, coding=coding)
        image = plot.view.viewport().grab().toImage()
        return {image.pixel(x, y) for x in range(image.width()) for y in range(int(plot.ground("publications").plot.top()), image.height())}

    steps = {QColor(colour).rgb() for i, colour in enumerate(load_theme("light").steps) if i != 3}
    assert colours(True) & steps
    assert not colours(False) & steps


def test_a_divided_publication_has_two_marks(qtbot: Any) -> None:
    two = replace(SOME.publications[0], marks=(mark_for(-3), mark_for(3)))
    plot = Plot(qtbot, replace(SOME, publications=(two,)))
    image, theme, at = plot.view.viewport().grab().toImage(), plot.view.theme, plot.point("p")
    row = [image.pixel(at.x() + dx, at.y()) for dx in range(-24, 25)]
    assert theme.step(-3).rgb() in row
    assert theme.step(3).rgb() in row


def test_a_lane_with_nothing_in_view_says_where_things_are_and_leads_there(qtbot: Any) -> None:
    plot = Plot(qtbot, SOME, timing=replace(OPEN, span=(1970.0, 1990.0)))
    ways = plot.view.lanes["publications"].ways()
    assert [way.words for way in ways] == ["← 1 earlier"]
    assert [way.words for way in plot.view.lanes["events"].ways()] == ["← 4 earlier"]
    plot.click(ways[0].rect.center().toPoint())
    plot.settles()
    assert plot.span[0] < 1950.5 < plot.span[1]
    assert plot.view.item_point("p") is not None


def test_only_what_was_checked(qtbot: Any, built_library: Path) -> None:
    plot = shipped(qtbot, built_library)
    lane = plot.view.lanes["events"]
    unchecked = [i.id for i in lane.items if not i.verified]
    plot.view.set_timing(replace(OPEN, verified=True))
    assert lane.hidden == len(unchecked) > 0
    assert lane.hidden_words() == f"{len(unchecked)} not checked, left out"
    assert not any(plot.view.has(key) for key in unchecked)
    assert str(lane.hidden + plot.view.lanes["publications"].hidden) in plot.said("told")[-1]
    plot.view.set_timing(OPEN)
    assert all(plot.view.has(key) for key in unchecked)
    assert lane.hidden_words() == ""


def test_folded_to_a_strip_it_still_can_be_clicked(qtbot: Any, built_library: Path) -> None:
    plot = shipped(qtbot, built_library, size=(1280, 96), timing=Timing(folded=True))
    assert plot.view.shown_labels() == []
    plot.view.set_lit(Lit(event=TENTH))
    (label,) = plot.view.shown_labels()
    assert label.startswith("Tenth Congress: ban on")  # as long as the counts beside it let it be
    plot.view.set_lit(Lit())
    drawn = plot.view.lanes["events"].placement.items[-1].item.id
    plot.click(plot.point(drawn))
    assert plot.said("event_chosen") == [drawn]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_words_read_on_every_ground(qapp: QApplication, theme: str) -> None:
    colours = load_theme(theme)
    style = Style(colours, 1.0)
    grounds = [colours.paper] + [style.mixed(numbers).name() for numbers in ((0,), (1,), (0, 1), (1, 0), (0, 1, 2), (1, 2, 3))]
    over = style.brushed()
    for ground in list(grounds):
        under, share = QColor(ground), over.alphaF()
        mixed = QColor(*(round(a + (b - a) * share) for a, b in zip(under.getRgb()[:3], over.getRgb()[:3], strict=True)))
        grounds.append(mixed.name())
    for ground in grounds:
        for ink in (colours.ink, colours.ink_soft):
            assert contrast(ink, ground) >= (7 if colours.high_contrast else 4.5), (ink, ground)
    for ground in grounds[: len(grounds) // 2]:
        assert contrast(colours.ink_faint, ground) >= 4.5, ground
        assert contrast(colours.accent, ground) >= 3, ground
