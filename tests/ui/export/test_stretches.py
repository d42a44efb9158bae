"""The timeline broken into lines: every item in one of them with all its words, on one scale, and no two on each other."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from app.core import naming, timing
from app.core.timing import Item, Scene
from app.exporting import rooms
from app.state.theme import PAPER
from app.ui.export import matter, stretch, timeline_picture
from app.ui.export.stretch import StretchPicture
from app.ui.timeline.style import Style
from db import library as store
from db import reads
from tests.ui.export import svgs

pytestmark = pytest.mark.usefixtures("qapp")

SPANS = [None, (1917.0, 1925.0), (1917.6, 1918.2), (1898.0, 2026.0), (1936.25, 1939.75)]


@pytest.fixture
def corpus(built_library: Path) -> Iterator[sqlite3.Connection]:
    """The shipped pack."""
    connection = store.connect_corpus(store.current_corpus(built_library))
    yield connection
    connection.close()


@pytest.fixture
def scene(corpus: sqlite3.Connection) -> Scene:
    """The timeline of the main debate with the line of every voice."""
    board = naming.for_panes(reads.board(corpus, "stalinism/continuity"))
    voices = tuple(voice.id for voice in board.voices)
    return timing.scene(rooms.chronicle(corpus, board.debate.id), board, theme="verdict", coding=True, voices=voices)


def ways(scene: Scene, span: tuple[float, float] | None = None, *, landscape: bool = False) -> list[list[StretchPicture]]:
    """Every way to break the years."""
    return timeline_picture.broken(scene, span, matter.sheet("a4", landscape=landscape), Style(matter.ink(), PAPER), lambda done, of: None)


def placed(way: list[StretchPicture]) -> list[Item]:
    """What stands in the lines, once for each line in which it stands."""
    return [one.item for picture in way for lane in picture.lanes for one in lane.show.placement.items]


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("landscape", [False, True])
def test_every_item_begins_in_one_line_and_runs_on_in_those_after_it(span: tuple[float, float] | None, landscape: bool, scene: Scene) -> None:
    for way in ways(scene, span, landscape=landscape):
        first, last = way[0].span[0], way[-1].span[1]
        counts = Counter(item.id for item in placed(way))
        for item in (*scene.events, *scene.publications):
            met = [picture for picture in way if picture.span[0] <= item.start < picture.span[1] or item.start < picture.span[0] < item.end]
            met += [way[-1]] if item.start == last else []
            assert counts[item.id] == len(met), item.label
            assert met or item.start > last or item.end <= first or span is not None


@pytest.mark.parametrize("span", SPANS)
def test_all_lines_have_one_scale_and_no_words_stand_on_others(span: tuple[float, float] | None, scene: Scene) -> None:
    style = Style(matter.ink(), PAPER)
    for way in ways(scene, span):
        assert max(lane.ground.scale for picture in way for lane in picture.lanes) == pytest.approx(min(lane.ground.scale for picture in way for lane in picture.lanes))
        for picture in way:
            for lane in picture.lanes:
                found = [svgs.Text(str(i), rect, None) for i, rect in enumerate(stretch.texts(lane, style))]  # type: ignore[arg-type]
                found = [replace(text, rect=text.rect.adjusted(0, 1.5, 0, -1.5)) for text in found]
                assert svgs.overlapping(found) == []
                plot = QRectF(lane.ground.plot.left() - 1, 0, picture.width, picture.height)
                labels = [one.label for one in lane.show.placement.items if one.label is not None]
                assert len(labels) == len(lane.show.placement.items)
                assert [label.text for label in labels if label.text != label.full or not plot.left() <= label.left <= label.left + label.width <= plot.right()] == []


def test_marks_and_words_of_a_row_meet_nothing(scene: Scene) -> None:
    for way in ways(scene):
        for picture in way:
            for lane in picture.lanes:
                rows: dict[int, list[tuple[float, float]]] = {}
                for one in lane.show.placement.items:
                    assert one.label is not None
                    rows.setdefault(one.row, []).append((min(one.begin, one.label.left), max(one.finish, one.label.left + one.label.width)))
                for row in rows.values():
                    ordered = sorted(row)
                    assert all(after[0] >= before[1] for before, after in pairwise(ordered))


def test_a_title_longer_than_the_paper_ends_with_an_ellipsis_on_it(scene: Scene) -> None:
    long = replace(scene.events[40], label="A title without an end " * 40)
    for way in ways(replace(scene, events=(*scene.events[:40], long, *scene.events[41:]))):
        labels = [
            (one.label, picture.width) for picture in way for lane in picture.lanes for one in lane.show.placement.items if one.item.id == long.id and one.label
        ]
        assert labels
        for label, width in labels:
            assert label.text.endswith("…")
            assert 0 <= label.left < label.left + label.width <= width


def test_thousands_of_events_are_placed(scene: Scene) -> None:
    dice = random.Random(3)
    made = []
    for number in range(2000):
        start = dice.uniform(1917, 1953)
        made.append(replace(scene.events[number % 100], id=f"made-{number}", start=start, end=start, earliest=start, latest=start, label=f"Event {number}"))
    way = ways(Scene(tuple(sorted(made, key=lambda item: item.start)), (), (), ()))[0]
    assert len(placed(way)) == 2000
    assert len({item.id for item in placed(way)}) == 2000
