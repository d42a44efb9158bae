"""Published figures in the reader's words, and the scale that one count is drawn on (METHOD 25).

A number is never rounded here: what the record has is what is said. Thousands are parted by commas everywhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.vocabulary import date_words
from app.core.words import translate
from db.records import Estimate

MILLION = 1_000_000
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_PARTS = 5
"""About how many steps a scale has."""

_NOTHING = 1e-9
"""What is smaller than this can't be told from zero."""

_ROUGHLY = r"(?:about|some|around|approximately)"
_BEGINS_ROUGHLY = re.compile(rf"[“‘\"']?{_ROUGHLY}\b", re.IGNORECASE)


def number(value: float) -> str:
    """A number with commas; round millions in words.

    >>> number(681692), number(14_500_000), number(1_713_000), number(-24), number(8.1)
    ('681,692', '14.5 million', '1,713,000', '−24', '8.1')
    """
    if abs(value) >= MILLION and value % 10_000 == 0:
        return translate("Figures", "{number} million").format(number=_digits(value / MILLION))
    return _digits(value)


def _digits(value: float) -> str:
    words = f"{abs(value):,.0f}" if float(value).is_integer() else f"{abs(value):,.10f}".rstrip("0")
    return f"−{words}" if value < 0 else words


def unit_words(unit: str) -> str:
    """A unit of the record as it is read: *percent of consumption* is *per cent of consumption*."""
    return re.sub(r"\bpercent\b", translate("Figures", "per cent"), unit)


def span_words(low: float, high: float) -> str:
    """From one number to another; what both share is said once.

    >>> span_words(5_500_000, 6_500_000), span_words(950_000, 1_200_000), span_words(35, 40)
    ('5.5 to 6.5 million', '950,000 to 1.2 million', '35 to 40')
    """
    between = translate("Figures", "{low} to {high}")
    if all(abs(value) >= MILLION and value % 10_000 == 0 for value in (low, high)):
        return translate("Figures", "{number} million").format(number=between.format(low=_digits(low / MILLION), high=_digits(high / MILLION)))
    return between.format(low=number(low), high=number(high))


def roughly(estimate: Estimate) -> bool:
    """Does the record's note say that the one figure given is only about right?

    It does where the note begins so (*About one million*) or says so of this very number (*some 390,000*).
    """
    if estimate.best is None:
        return False
    said = rf"\b{_ROUGHLY} {re.escape(number(estimate.best))}(?![\d.,]*\d)"
    return bool(_BEGINS_ROUGHLY.match(estimate.note) or re.search(said, estimate.note, re.IGNORECASE))


def range_words(estimate: Estimate) -> str:
    """What an author gives, with the unit: a figure, a range, *at least* or *up to*, or a figure inside a range."""
    low, high, best, unit = estimate.low, estimate.high, estimate.best, unit_words(estimate.unit)
    if best is not None:
        plain = translate("Figures", "about {number} {unit}") if roughly(estimate) else translate("Figures", "{number} {unit}")
        words, range_ = plain.format(number=number(best), unit=unit), ""
        if low is not None and high is not None:
            range_ = translate("Figures", "range {span}").format(span=span_words(low, high))
        elif low is not None:
            range_ = translate("Figures", "at least {number}").format(number=number(low))
        elif high is not None:
            range_ = translate("Figures", "up to {number}").format(number=number(high))
        return f"{words} ({range_})" if range_ else words
    if low is not None and high is not None:
        return translate("Figures", "{number} {unit}").format(number=span_words(low, high), unit=unit)
    if low is not None:
        return translate("Figures", "at least {number} {unit}").format(number=number(low), unit=unit)
    if high is not None:
        return translate("Figures", "up to {number} {unit}").format(number=number(high), unit=unit)
    return translate("Figures", "no figure given")


def years_words(start: str, end: str) -> str:
    """The years counted; an open end is said.

    >>> years_words("1932", "1933"), years_words("1932", "1932"), years_words("1941", "")
    ('1932–1933', '1932', 'from 1941 on')
    """
    if not end and start:
        return translate("Figures", "from {date} on").format(date=date_words(start))
    return date_words(start, end)


def grade_short(grade: str) -> str:
    """What was seen of a figure, in a few words."""
    return {
        "work": translate("Figures", "seen in the work"),
        "copy": translate("Figures", "seen in a copy"),
        "cited": translate("Figures", "cited by another author"),
        "reported": translate("Figures", "only reported"),
    }.get(grade, grade)


def grade_full(grade: str) -> str:
    """What was seen of a figure, in full (METHOD 11; the dossier of figures says what each grade means)."""
    return {
        "work": translate("Figures", "work: seen in the work or in its own abstract"),
        "copy": translate("Figures", "copy: seen in a reproduction that is not the publisher’s; check it against print"),
        "cited": translate("Figures", "cited: reported by another author who names the source"),
        "reported": translate("Figures", "reported: only in the encyclopaedia article, or without a citation"),
    }.get(grade, grade)


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis of one count: from ``low`` to ``high`` in its unit, with ``ticks`` in between and at both ends."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where a value stands, from 0 at the low end to 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Iterable[float]) -> Scale | None:
    """A scale from zero (below it where a value is negative) to a round number; None where nothing can be drawn.

    >>> scale_of((5_500_000, 8_000_000)).ticks
    (0.0, 2000000.0, 4000000.0, 6000000.0, 8000000.0)
    """
    values = [value for value in values if math.isfinite(value)]
    if not values:
        return None
    low, high = min(0.0, *values), max(0.0, *values)
    if not math.isfinite(high - low):
        return None
    step = _step((high - low) / _PARTS) if high - low > _NOTHING else 1.0
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    return Scale(first * step, last * step, tuple(i * step for i in range(first, last + 1)))


def _step(rough: float) -> float:
    """The round step nearest above a rough one: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor for factor in _STEPS if factor * power >= rough * (1 - 1e-9)) * power


def tick_words(scale: Scale) -> tuple[str, ...]:
    """Labels of the ticks, all in the same way; the unit stands beside the axis.

    >>> tick_words(scale_of((1_400_000,)))
    ('0', '0.5 million', '1 million', '1.5 million')
    """
    if max(abs(scale.low), abs(scale.high)) < MILLION:
        return tuple(_digits(round(tick, 6)) for tick in scale.ticks)
    million = translate("Figures", "{number} million")
    return tuple(million.format(number=_digits(round(tick / MILLION, 6))) if tick else "0" for tick in scale.ticks)
