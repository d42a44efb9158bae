"""Where things stand on the timeline: counts beside what they count, careers for their own voice alone, words as long as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.core import linking
from app.core.timing import Career, Lit, Scene
from app.state.theme import contrast, load_theme
from app.state.values import PRESETS, Timing
from app.ui.board.heads import HeadStyle, paint_strip
from app.ui.timeline.lane import LaneItem
from app.ui.timeline.style import Style
from tests.ui.plots import OPEN, Plot, item, records, shipped

VIEWS = [(1898.0, 2026.0), (1990.0, 2026.0), PRESETS["revolution"], PRESETS["soviet"], PRESETS["since"], (1921.0, 1922.0)]
SIZES = [(800, 96), (1366, 96), (1920, 96), (800, 300), (1366, 280), (1920, 420)]


def something_lit(folder: Path) -> list[Lit]:
    """Nothing; what Medvedev's verdict leans on, with his works; and the Tenth Congress."""
    chronicle, board = records(folder)
    voice = "stalinism/medvedev"
    assert linking.events_of(board, (voice, "verdict"))
    return [Lit(), Lit(linking.events_of(board, (voice, "verdict")), linking.works_of(chronicle, voice)), Lit(event="stalinism/tenth-congress")]


def views(qtbot: Any, folder: Path, scale: float, theme: str = "light") -> Iterator[tuple[Plot, LaneItem, str]]:
    """Both lanes of the shipped record in many views, folded and open, with and without something lit."""
    lights = something_lit(folder)
    for size in SIZES:
        plot = shipped(qtbot, folder, size=size, scale=scale, theme=theme)
        for span, lit in product(VIEWS, lights):
            plot.view.set_timing(Timing(folded=size[1] < 100, span=span))
            plot.view.set_lit(lit)
            for lane in plot.view.lanes.values():
                yield plot, lane, f"{lane.name} {size} {scale} {span} lit {len(lit.events)} {lit.event}"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_a_count_stands_within_its_width_of_what_it_counts(qtbot: Any, built_library: Path, scale: float) -> None:
    for _, lane, where in views(qtbot, built_library, scale):
        plot = lane.ground.plot
        for cluster in lane.placement.clusters:
            rect, wide = cluster.rect, cluster.rect.width()
            assert rect.right() >= lane.ground.x(cluster.start) - wide, f"{where}: {cluster.count} too far left"
            assert rect.left() <= lane.ground.x(cluster.end) + wide, f"{where}: {cluster.count} too far right"
            assert plot.left() <= rect.left(), where
            assert rect.right() <= plot.right() + 0.01, where


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_counts_cover_nothing_and_all_are_counted(qtbot: Any, built_library: Path, scale: float) -> None:
    for _, lane, where in views(qtbot, built_library, scale):
        placement, span = lane.placement, lane.ground.span
        inside = [i for i in lane.items if i.end >= span[0] and i.start <= span[1]]
        assert len(placement.items) + sum(cluster.count for cluster in placement.clusters) == len(inside), where
        for one, other in combinations([cluster.rect for cluster in placement.clusters], 2):
            assert not one.intersects(other), where
        for placed, cluster in product(placement.items, placement.clusters):
            if placed.row == placement.rows - 1:
                left = min(placed.begin, placed.label.left if placed.label else placed.begin)
                right = max(placed.finish, placed.label.left + placed.label.width if placed.label else placed.finish)
                assert right <= cluster.rect.left() + 2 or left >= cluster.rect.right() - 2, f"{where}: {cluster.count} meets {placed.item.id}"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_marks_and_counts_fit_their_rows(qtbot: Any, built_library: Path, scale: float) -> None:
    for _, lane, where in views(qtbot, built_library, scale):
        placement, style = lane.placement, Style(load_theme("light"), scale)
        assert all(cluster.bare or cluster.rect.width() >= cluster.rect.height() for cluster in placement.clusters), where
        assert all(cluster.bare or cluster.rect.height() >= style.line * 0.8 for cluster in placement.clusters), where
        assert all(2 * placed.radius <= placement.row_height * 1.02 for placed in placement.items), where
        if lane.ground.rect.height() < 60:
            assert all(placed.label.width <= 0.25 * lane.ground.plot.width() for placed in placement.items if placed.label is not None), where


def test_no_publication_stands_in_the_row_of_another_voice(qtbot: Any, built_library: Path) -> None:
    checked = 0
    for _, lane, where in views(qtbot, built_library, 1.0):
        for career in lane.placement.careers:
            assert career.career.in_view, where
            assert career.label is not None, where
        voices: dict[int, set[str]] = {}
        for career in lane.placement.careers:
            voices.setdefault(career.row, set()).add(career.career.voice)
        for placed in lane.placement.items:
            if placed.row in voices:
                assert placed.item.voice in voices[placed.row], f"{where}: {placed.item.label}"
                checked += 1
    assert checked > 50


def test_the_line_of_a_closed_pane_is_not_drawn(qtbot: Any) -> None:
    careers = (Career("v", "Ada Thorn", "Thorn", 1940.0, 1960.0, False), Career("w", "Ida Reed", "Reed", 1950.0, 1990.0, True))
    plot = Plot(qtbot, Scene(publications=(item("p", 1950.5, kind="publication"),), careers=careers), size=(1280, 400))
    (career,) = plot.view.lanes["publications"].placement.careers
    assert career.career.voice == "w"


def test_a_line_too_short_for_its_name_has_it_behind(qtbot: Any) -> None:
    careers = (Career("v", "Ada Thorn", "Thorn", 1940.0, 1991.0, True),)
    plot = Plot(qtbot, Scene(publications=(item("p", 1999.5, kind="publication"),), careers=careers), size=(1280, 400), timing=replace(OPEN, span=(1990.0, 2026.0)))
    (career,) = plot.view.lanes["publications"].placement.careers
    assert career.label is not None
    assert career.label.left > career.right
    assert plot.view.lanes["publications"].career_at(plot.view.mapToScene(int(career.label.left) + 3, int(plot.view.lanes["publications"].placement.middle(career.row)))) is career


def test_words_are_not_cut_beside_empty_space(qtbot: Any, built_library: Path) -> None:
    for size, scale in (((1366, 280), 1.0), ((1920, 420), 1.0), ((1366, 420), 2.0)):
        plot = shipped(qtbot, built_library, size=size, scale=scale)
        for lane in plot.view.lanes.values():
            stretches = [(p.row, p.begin, p.finish) for p in lane.placement.items]
            stretches += [(p.row, p.label.left, p.label.left + p.label.width) for p in lane.placement.items if p.label is not None]
            stretches += [(lane.placement.rows - 1, c.rect.left(), c.rect.right()) for c in lane.placement.clusters]
            stretches += [(c.row, min(c.left, c.label.left), max(c.right, c.label.left + c.label.width)) for c in lane.placement.careers if c.label is not None]
            for placed in lane.placement.items:
                label = placed.label
                if label is not None and label.text != label.full and label.left >= placed.finish:
                    end = label.left + label.width
                    free = min([left for row, left, _ in stretches if row == placed.row and left >= end - 1] + [lane.ground.plot.right()])
                    assert free - end < 3 * lane.placement.row_height, f"{size} {label.text}"


def test_the_rows_are_filled_from_the_top(qtbot: Any) -> None:
    few = tuple(item(str(n), 1900.0 + 5 * n, importance=1 + n % 5) for n in range(20))
    plot = Plot(qtbot, Scene(events=few), size=(1280, 500))
    rows = {placed.row for placed in plot.view.lanes["events"].placement.items}
    assert rows == set(range(len(rows)))
    assert plot.view.clusters() == []


def test_a_mark_at_the_first_year_is_whole(qtbot: Any) -> None:
    for scale in (1.0, 3.0):
        plot = Plot(qtbot, Scene(events=(item("first", 1898.0, importance=5),)), size=(1366, 420), scale=scale)
        image, at = plot.view.viewport().grab().toImage(), plot.point("first")
        ink = QColor(plot.view.theme.ink_soft).rgb()
        placed = plot.view.lanes["events"].placement.find("first")
        assert placed is not None
        assert image.pixel(round(placed.left - placed.radius * 0.8), at.y()) == ink


def test_what_began_before_the_view_has_no_mark_at_its_edge(qtbot: Any) -> None:
    for scale in (1.0, 3.0):
        plot = Plot(qtbot, Scene(events=(item("long", 1900.0, 1990.0, importance=5),)), size=(1366, 420), scale=scale, timing=replace(OPEN, span=(1950.0, 2000.0)))
        image, lane = plot.view.viewport().grab().toImage(), plot.view.lanes["events"]
        placed = lane.placement.find("long")
        assert placed is not None
        y = round(lane.placement.middle(placed.row) - placed.radius * 0.7)
        ink = QColor(plot.view.theme.ink_soft).rgb()
        assert all(image.pixel(x, y) != ink for x in range(int(lane.ground.plot.left()) + 10))


def test_no_edge_of_a_period_runs_through_words(qtbot: Any) -> None:
    plot = Plot(qtbot, Scene(events=(item("a", 1950.0, importance=5),)))
    lane = plot.view.lanes["events"]
    placed = lane.placement.find("a")
    assert placed is not None
    assert placed.label is not None
    x, y = round(placed.label.left + placed.label.width / 2), lane.placement.middle(placed.row)
    accent = QColor(plot.view.theme.accent)
    plot.view.set_lit(Lit(period=(lane.ground.moment(x), 2000.0)))
    image = plot.view.viewport().grab().toImage()

    def violet(at: float) -> bool:
        return any(abs(QColor(image.pixel(x + dx, round(at))).blue() - accent.blue()) < 30 and QColor(image.pixel(x + dx, round(at))).red() < 120 for dx in (-1, 0, 1))

    assert violet(lane.ground.plot.bottom() - 4)
    assert not any(violet(y + dy) and violet(y + dy + 1) and violet(y + dy - 1) and violet(y + dy + 2) and violet(y + dy - 2) for dy in (-4, 0, 4))


def test_periods_have_edges_in_high_contrast(qtbot: Any, built_library: Path) -> None:
    plot = shipped(qtbot, built_library, theme="contrast")
    lane, image = plot.view.lanes["events"], plot.view.viewport().grab().toImage()
    hairline = QColor(plot.view.theme.hairline).rgb()
    y = int(lane.ground.rect.bottom()) - 2
    for edge in (shade.rect.right() for shade in lane.shades):
        assert any(image.pixel(round(edge) + dx, y) == hairline for dx in (-1, 0, 1)) or any(c.rect.adjusted(-3, -3, 3, 3).contains(edge, y) for c in lane.placement.clusters)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_dimmed_words_read_on_every_period(qapp: Any, theme: str) -> None:
    colours = load_theme(theme)
    style = Style(colours, 1.0)
    for ground in [colours.paper] + [style.mixed(numbers).name() for numbers in ((0,), (1,), (0, 1), (1, 0), (0, 1, 2), (1, 2, 3))]:
        assert contrast(colours.ink_faint, ground) >= (7 if colours.high_contrast else 4.5), ground


def test_the_unlit_steps_of_a_head_are_outlined_in_high_contrast(qapp: Any) -> None:
    image, theme = QImage(100, 30, QImage.Format.Format_RGB32), load_theme("contrast")
    image.fill(QColor(theme.card))
    painter = QPainter(image)
    paint_strip(painter, HeadStyle(theme, 1.0, True, False, False), None, [(-3, QRectF(10.5, 10.5, 40, 8))])
    painter.end()
    assert image.pixelColor(30, 10).name() == theme.hairline
