"""Ticks of an axis of years: which moments are marked, which of them are named, and how (source: a calendar).

Years are written as they are and never pass through number formatting; months and days are in words.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.core.vocabulary import month_words
from app.core.words import translate
from db.dates import decimal

YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
MONTHS = (6, 3, 1)
DAYS = (15, 10, 5, 2, 1)
FINEST = 7.0
"""Ticks never stand closer than this, in pixels."""

LEAST = 8.0
"""No label is narrower than this, so finer steps need not be measured."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked moment (a decimal year). ``label`` is empty for one that is not named; a major one is drawn longer."""

    at: float
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class Step:
    """How far ticks stand apart: so many of a unit."""

    unit: str
    count: int

    @property
    def years(self) -> float:
        """The least length of a step in years."""
        return {"year": 1.0, "month": 28 / 366, "day": 1 / 366}[self.unit] * self.count


STEPS = (
    *(Step("day", n) for n in reversed(DAYS)),
    *(Step("month", n) for n in reversed(MONTHS)),
    *(Step("year", n) for n in YEARS),
)
"""Every step, the finest first."""


def ticks(span: tuple[float, float], width: float, measure: Callable[[str], float], gap: float = 12.0) -> tuple[Tick, ...]:
    """The ticks of a span over so many pixels, in order; ``measure`` says how wide a label is.

    Labels are centred on their ticks and never come closer to each other than ``gap`` pixels.
    """
    start, end = span
    if width <= 0 or end <= start:
        return ()
    scale = width / (end - start)
    named = next((step for step in STEPS if step.years * scale >= gap + LEAST and step.years * scale >= _widest(step, measure) + gap), STEPS[-1])
    fine = _finer(named, scale)
    major = {round(at, 7): label for at, label in _moments(named, start, end)}
    found = [Tick(at, major.get(round(at, 7), ""), round(at, 7) in major) for at, _ in _moments(fine, start, end)]
    seen = {round(tick.at, 7) for tick in found}
    found += [Tick(at, label, True) for at, label in _moments(named, start, end) if round(at, 7) not in seen]
    return tuple(_apart(sorted(found, key=lambda tick: tick.at), start, scale, measure, gap))


def _apart(found: list[Tick], start: float, scale: float, measure: Callable[[str], float], gap: float) -> Iterator[Tick]:
    """Take the name away from a tick whose label would touch the one before, so that the promise holds whatever is measured."""
    edge = -math.inf
    for tick in found:
        if not tick.label:
            yield tick
            continue
        half, x = measure(tick.label) / 2, (tick.at - start) * scale
        if x - half < edge + gap:
            yield Tick(tick.at, "", tick.major)
            continue
        edge = x + half
        yield tick


def _widest(step: Step, measure: Callable[[str], float]) -> float:
    """How wide the widest label of a step is."""
    if step.unit == "year":
        return measure("1888")
    months = month_words()
    if step.unit == "month":
        return max(measure(name) for name in ("1888", *months[step.count :: step.count]))
    return max(measure(name) for name in months) + measure("28 ")


def _finer(named: Step, scale: float) -> Step:
    """The step of the small ticks: the finest that divides the named one and is not too dense."""
    for step in STEPS:
        if step.unit == named.unit and named.count % step.count == 0 and step.years * scale >= FINEST:
            return step
        if named.unit == "year" and step.unit == "month" and named.count == 1 and step.years * scale >= FINEST:
            return step
    return named


def _moments(step: Step, start: float, end: float) -> Iterator[tuple[float, str]]:
    """Moments of a step from ``start`` to ``end``, each with its label: *1921*, *March*, *8 March*."""
    first, last = math.floor(start), math.floor(end)
    if step.unit == "year":
        for year in range(math.ceil(start / step.count) * step.count, last + 1, step.count):
            yield float(year), str(year)
        return
    months = month_words()
    for year in range(first, last + 1):
        for month in range(1, 13, step.count if step.unit == "month" else 1):
            at = decimal(year, month)
            if step.unit == "month":
                if start <= at <= end:
                    yield at, str(year) if month == 1 else months[month - 1]
                continue
            if at > end or decimal(year, month, calendar.monthrange(year, month)[1]) < start:
                continue
            yield from _days(step, year, month, months[month - 1], start, end)


def _days(step: Step, year: int, month: int, name: str, start: float, end: float) -> Iterator[tuple[float, str]]:
    """Days of a month; the last of an uneven step is left out where the next month would stand too near."""
    length = calendar.monthrange(year, month)[1]
    for day in range(1, length + 1, step.count):
        if step.count > 1 and length - day + 1 < step.count * 0.6:
            break
        at = decimal(year, month, day)
        if start <= at <= end:
            words = translate("Ticks", "{month} {year}") if day == 1 else translate("Ticks", "{day} {month}")
            yield at, words.format(day=day, month=name, year=year)
