"""The axis of years: which moments are marked and named, at every zoom."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.ticks import FINEST, ticks
from app.core.timespans import EARLIEST, LATEST, LONGEST, SHORTEST, clamped, holding, panned, zoomed
from db.dates import MONTHS, decimal

GAP = 12.0
LETTER = 7.0


def measure(label: str) -> float:
    return len(label) * LETTER


spans = st.tuples(st.floats(EARLIEST, LATEST), st.floats(SHORTEST, LONGEST)).map(lambda pair: clamped((pair[0], pair[0] + pair[1])))
widths = st.floats(60, 4000)


@given(spans, widths)
def test_names_never_touch(span, width):
    found = ticks(span, width, measure, GAP)
    scale = width / (span[1] - span[0])
    edge = float("-inf")
    for tick in found:
        if tick.label:
            x = (tick.at - span[0]) * scale
            assert x - measure(tick.label) / 2 >= edge + GAP - 1e-6
            edge = x + measure(tick.label) / 2


@given(spans, widths)
def test_ticks_lie_in_the_span_in_order_and_not_too_near(span, width):
    found = [tick.at for tick in ticks(span, width, measure, GAP)]
    assert found == sorted(set(found))
    assert all(span[0] <= at <= span[1] for at in found)
    scale = width / (span[1] - span[0])
    assert all((b - a) * scale >= FINEST * 0.9 for a, b in pairwise(found))
    assert len(found) <= width / (FINEST * 0.9) + 2


@given(spans, widths)
def test_a_year_is_written_as_it_is_and_months_in_words(span, width):
    for tick in ticks(span, width, measure, GAP):
        for word in tick.label.split():
            assert word in MONTHS or (word.isascii() and word.isdigit())
        if tick.label.isdigit():
            assert float(tick.label) == tick.at


@given(spans, st.floats(500, 4000))
def test_a_wide_axis_always_has_a_name(span, width):
    assert any(tick.label for tick in ticks(span, width, measure, GAP))


@pytest.mark.parametrize(
    ("span", "width", "named"),
    [
        ((1898.0, 2026.0), 1300.0, ["1900", "1905", "1910"]),
        ((1898.0, 2026.0), 500.0, ["1900", "1920", "1940"]),
        ((1917.0, 1925.0), 1300.0, ["1917", "July", "1918", "July", "1919"]),
        ((1917.0, 1918.0), 1300.0, ["1917", "February", "March", "April"]),
    ],
)
def test_steps_follow_the_zoom(span, width, named):
    assert [tick.label for tick in ticks(span, width, measure, GAP) if tick.label][: len(named)] == named


def test_days_are_named_with_their_month_and_the_first_with_its_year():
    start = decimal(1917, 10, 28)
    labels = [tick.label for tick in ticks((start, start + 10 / 365), 2600.0, measure, GAP) if tick.label]
    assert labels[:3] == ["28 October", "29 October", "30 October"]
    assert "November 1917" in labels
    assert "2 November" in labels


def test_nothing_without_room_or_time():
    assert ticks((1917.0, 1918.0), 0.0, measure) == ()
    assert ticks((1917.0, 1917.0), 500.0, measure) == ()


@given(spans, st.floats(0, 1), st.floats(0.05, 20))
def test_zooming_keeps_the_moment_in_its_place(span, share, factor):
    about = span[0] + share * (span[1] - span[0])
    new = zoomed(span, about, factor)
    width = new[1] - new[0]
    assert SHORTEST * 0.999 <= width <= LONGEST * 1.001
    if new[0] > EARLIEST + 1e-6 and new[1] < LATEST - 1e-6:
        assert (about - new[0]) / width == pytest.approx(share, abs=1e-5)


@given(spans, st.floats(-3000, 3000))
def test_panning_keeps_the_width_and_the_bounds(span, years):
    new = panned(span, years)
    assert new[1] - new[0] == pytest.approx(span[1] - span[0])
    assert new[0] >= EARLIEST - 1e-6
    assert new[1] <= LATEST + 1e-6


def test_a_span_moves_only_as_far_as_it_must():
    assert holding((1900.0, 2000.0), 1950.0, 1950.0) == (1900.0, 2000.0)
    later = holding((1900.0, 2000.0), 2010.0, 2010.0)
    assert later == pytest.approx((1918.0, 2018.0))
    earlier = holding((1900.0, 2000.0), 1890.0, 1890.0)
    assert earlier == pytest.approx((1882.0, 1982.0))
    assert holding((1920.0, 1921.0), 1914.6, 1918.9)[0] < 1914.6 < holding((1920.0, 1921.0), 1914.6, 1918.9)[1]
