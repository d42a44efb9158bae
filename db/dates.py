"""Historical dates: EDTF text to a span of decimal years, and to words. Years never pass through number formatting."""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NO_DATE = "{!r} is not a date such as 1921, 1921-03, 1921-03-08, 1917-10~ or 1921/1922"
_PART = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The earliest and the latest moment that a date may mean, in decimal years, and how sure it is."""

    earliest: float
    latest: float
    approximate: bool
    uncertain: bool
    text: str


def decimal(year: int, month: int = 1, day: int = 1) -> float:
    """A day as a decimal year: 1 July 1917 is about 1917.496. Days run from 0 at New Year."""
    days = 366 if calendar.isleap(year) else 365
    start = sum(calendar.monthrange(year, m)[1] for m in range(1, month))
    return year + (start + day - 1) / days


@functools.lru_cache(maxsize=4096)
def parse(text: str) -> DateSpan:
    """Read an EDTF date or interval; raises ValueError with a sentence where it is none.

    Plain days, months and years are read here, because they are nearly all there is; every other form is left to the
    ``edtf`` package, whose strict lower and upper days are the bounds.
    """
    plain = _PART.fullmatch(text)
    if plain is not None:
        return _plain(text, *plain.groups())
    if "" in text.split("/") or ".." in text:  # an open end says nothing that could be drawn
        raise ValueError(_NO_DATE.format(text))
    if not text.isascii() or re.search(r"\s", text):  # the package would pass these over
        raise ValueError(_NO_DATE.format(text))
    import edtf

    try:
        parsed = edtf.parse_edtf(text)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        earliest = decimal(low.tm_year, low.tm_mon, low.tm_mday)
        last = decimal(high.tm_year, high.tm_mon, high.tm_mday)
    except (edtf.EDTFParseException, ValueError, AttributeError, TypeError, IndexError) as error:
        raise ValueError(_NO_DATE.format(text)) from error
    if last < earliest:
        raise ValueError(f"{text!r} ends before it begins")
    return DateSpan(earliest, last + 1 / 366, "~" in text or "%" in text, "?" in text or "%" in text, text)


def _plain(text: str, year: str, month: str | None, day: str | None) -> DateSpan:
    y, m, d = int(year), int(month or 1), int(day or 1)
    if not 1 <= m <= 12 or not 1 <= d <= (calendar.monthrange(max(1, y), m)[1] if 1 <= m <= 12 else 0):
        raise ValueError(f"{text!r} is not a day of the calendar")
    last_month = m if month else 12
    last = decimal(y, last_month, d if day else calendar.monthrange(max(1, y), last_month)[1])
    return DateSpan(decimal(y, m, d), last + 1 / 366, False, False, text)


def year_of(text: str) -> int | None:
    """The first year in a date text, or None."""
    match = re.search(r"-?\d{4}", text)
    return int(match.group()) if match else None


def closeness(text: str) -> int:
    """How closely a date is given, at the closer end of a span: 3 the day, 2 the month, 1 the year, 0 where it is in no plain form.

    >>> closeness("1921-03-08"), closeness("1923-10~"), closeness("1923/1923-10-25"), closeness("192X")
    (3, 2, 3, 0)
    """
    parts = (_PART.fullmatch(bare(part)) for part in text.split("/"))
    return max((sum(group is not None for group in part.groups()) for part in parts if part is not None), default=0)


def bare(text: str) -> str:
    """A date without what says how sure it is: ``1917-10~`` is *1917-10*."""
    return text.rstrip("~?%")


def _say_one(text: str) -> str:
    approximate, uncertain = "~" in text or "%" in text, "?" in text or "%" in text
    match = _PART.fullmatch(bare(text))
    if match is None:
        return text
    year, month, day = match.groups()
    words = year.lstrip("0") if int(year) > 0 else f"{1 - int(year)} BCE"
    if month and 1 <= int(month) <= 12:
        words = f"{MONTHS[int(month) - 1]} {words}"
        if day:
            words = f"{int(day)} {words}"
    return ("perhaps " if uncertain else "") + ("about " if approximate else "") + words


def say(text: str) -> str:
    """A date in words: ``1921-03-08`` is *8 March 1921*, ``1917-10~`` *about October 1917*.

    >>> say("1921-03-08/1921-03-16"), say("1934-01-26/1934-02-10"), say("1922-12-23/1923-01-04")
    ('8–16 March 1921', '26 January – 10 February 1934', '23 December 1922 – 4 January 1923')
    """
    if "/" in text:
        start, _, end = text.partition("/")
        first, last = _say_one(start), _say_one(end)
        if first.isdigit() and last.isdigit():
            return f"{first}–{last}"
        return _within_a_year(start, end, first, last) or f"{first} – {last}"
    return _say_one(text)


def _within_a_year(start: str, end: str, first: str, last: str) -> str:
    """Two plain days or months of one year without saying the year (or the month) twice; empty for any other range."""
    if not (_PART.fullmatch(start) and _PART.fullmatch(end) and start[:4] == end[:4] and len(end) > 4 and start != end):
        return ""
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])}–{last}"
    return f"{first.rpartition(' ')[0]} – {last}" if len(start) > 4 else ""


def say_span(start: str, end: str = "", edtf: str = "") -> str:
    """A start and an end in words; ``edtf`` counts where it is given, because it says how coarse the date is."""
    if edtf:
        return say(edtf)
    return say(f"{start}/{end}") if end and end != start else say(start)
