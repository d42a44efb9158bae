"""Parts on pages and in columns: nothing is cut, nothing is lost, nothing stands on anything else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PySide6.QtGui import QPainter

from app.ui.export.flow import Columns, Part, Placed, flow

WIDTH = 100.0


def nothing(painter: QPainter) -> None:
    """Paints nothing."""


def part(height: float, *, kept: bool = False, air: float = 0.0, width: float = WIDTH) -> Part:
    """A part of a height."""
    return Part(width, height, nothing, air, kept)


def places(page: list[Placed]) -> list[tuple[float, float]]:
    """Top and bottom of what stands on a page."""
    return [(one.rect.top(), one.rect.bottom()) for one in page]


def test_what_has_no_room_begins_the_next_page_without_the_air_above_it() -> None:
    pages = flow([part(60), part(60, air=10)], WIDTH, 100)
    assert [places(page) for page in pages] == [[(0, 60)], [(0, 60)]]
    assert [places(page) for page in flow([part(60), part(60, air=10)], WIDTH, None)] == [[(0, 60), (70, 130)]]


def test_a_heading_goes_with_what_it_heads() -> None:
    pages = flow([part(70), part(10, kept=True), part(10, kept=True), part(30)], WIDTH, 100)
    assert [len(page) for page in pages] == [1, 3]


def test_what_is_higher_than_a_page_is_made_smaller_and_so_is_what_is_too_wide() -> None:
    high, wide = flow([part(10), part(200), part(50, width=200)], WIDTH, 100)[1:]
    assert (high[0].scale, high[0].rect.height()) == (0.5, 100)
    assert (wide[0].scale, wide[0].rect.width(), wide[0].rect.height()) == (0.5, WIDTH, 25)


def test_columns_are_about_as_long_as_each_other() -> None:
    page = flow([Columns(tuple(part(10, width=45) for _ in range(9)), 2, 10.0)], WIDTH, None)[0]
    assert [(one.at.x(), one.at.y()) for one in page] == [(0, 10.0 * i) for i in range(5)] + [(55, 10.0 * i) for i in range(4)]


def test_columns_go_on_where_a_page_ends() -> None:
    pages = flow([part(75), Columns(tuple(part(10, width=45) for _ in range(30)), 2, 10.0)], WIDTH, 100)
    assert [len(page) for page in pages] == [1 + 4, 20, 6]
    assert max(bottom for page in pages for _, bottom in places(page)) <= 100


@settings(max_examples=60, deadline=None)
@given(
    heights=some.lists(some.floats(1, 150), min_size=1, max_size=12),
    kept=some.lists(some.booleans(), min_size=12, max_size=12),
    small=some.lists(some.floats(1, 40), max_size=25),
    count=some.integers(1, 4),
)
def test_nothing_is_lost_and_nothing_stands_on_anything_or_beyond_the_page(heights: list[float], kept: list[bool], small: list[float], count: int) -> None:
    wide = (WIDTH - (count - 1) * 5) / count
    parts: list[Part | Columns] = [part(height, kept=keep, air=3) for height, keep in zip(heights, kept, strict=False)]
    columns = tuple(part(height, width=wide, air=2) for height in small)
    pages = flow([*parts, Columns(columns, count, 5.0, 4.0)], WIDTH, 100)
    placed = [one for page in pages for one in page]
    assert [one.part for one in placed] == [*parts, *columns]
    assert all(one.rect.bottom() <= 100.01 and one.rect.right() <= WIDTH + 0.01 for one in placed)
    for page in pages:
        rects = [one.rect.adjusted(0.01, 0.01, -0.01, -0.01) for one in page]
        assert not any(one.intersects(other) for i, one in enumerate(rects) for other in rects[i + 1 :])


@pytest.mark.parametrize("height", [None, 100.0])
def test_nothing_at_all_is_one_empty_page(height: float | None) -> None:
    assert flow([], WIDTH, height) == [[]]
