"""Dates: every form of the record is read, spans hold together, and words carry no formatted numbers."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import dates
from tests.db.tools import ROOT

TIMELINE = ROOT / "docs" / "dossiers" / "timeline.toml"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1921", 1921, 1922),
        ("1921-03", 1921 + 59 / 365, 1921 + 90 / 365),
        ("1921-03-08", 1921 + 66 / 365, 1921 + 67 / 365),
        ("1924-12-31", 1924 + 365 / 366, 1925),
        ("1917-10~", 1917 + 273 / 365, 1917 + 304 / 365),
        ("1941/1949", 1941, 1950),
        ("1921-03-08?/1922", 1921 + 66 / 365, 1923),
        ("-0500", -500, -499),
        ("0000", 0, 1),
        ("192X", 1920, 1930),
    ],
)
def test_a_date_is_a_span(text: str, earliest: float, latest: float) -> None:
    span = dates.parse(text)
    assert span.earliest == pytest.approx(earliest, abs=1e-4)
    assert span.latest == pytest.approx(latest, abs=1e-4)
    assert span.text == text


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("1921", False, False), ("1921~", True, False), ("1921?", False, True), ("1921%", True, True), ("1921~/1922", True, False)],
)
def test_how_sure_a_date_is(text: str, approximate: bool, uncertain: bool) -> None:
    span = dates.parse(text)
    assert (span.approximate, span.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "8 March 1921", "1921-13", "1921-00", "1921-02-30", "1900-02-29", "1921-3-8", "21", "19211", "1949/1941", "1941/",
        "/1941", "1941/..", "../1941", "1921/1922/1923", "1921\n", " 1921", "1921 ", "١٩٢١", "192①", "[" * 500, "y" + "9" * 400, "1921-03-08T99:00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a d|ends before it begins"):
        dates.parse(text)


def test_a_leap_day() -> None:
    assert dates.parse("1920-02-29").latest == pytest.approx(dates.parse("1920-03-01").earliest, abs=1e-4)


@settings(max_examples=300, deadline=None, database=None)
@given(st.text(alphabet="0123456789-~?%/.[]{},XxuyYEeSTZ:+ \n٣²", max_size=24) | st.text(max_size=24))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        span = dates.parse(text)
    except ValueError as error:
        assert str(error)
    else:
        assert span.earliest < span.latest
    assert isinstance(dates.say(text), str)
    assert dates.year_of(text) is None or isinstance(dates.year_of(text), int)


@settings(max_examples=200, deadline=None, database=None)
@given(st.dates())
def test_every_day_lies_in_its_month_and_year(day: object) -> None:
    text = str(day)
    inner, month, year = dates.parse(text), dates.parse(text[:7]), dates.parse(text[:4])
    slack = 1e-4
    assert year.earliest - slack <= month.earliest - slack / 2 <= inner.earliest
    assert inner.latest <= month.latest + slack / 2 <= year.latest + slack
    assert dates.year_of(text) == int(text[:4])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1921-03-08", "8 March 1921"),
        ("1921-03", "March 1921"),
        ("1921", "1921"),
        ("1917-10~", "about October 1917"),
        ("1917-10?", "perhaps October 1917"),
        ("1917%", "perhaps about 1917"),
        ("1941/1949", "1941–1949"),
        ("1941~/1949", "about 1941 – 1949"),
        ("1918-09-05/1918-09-07", "5–7 September 1918"),
        ("1934-01-26/1934-02-10", "26 January – 10 February 1934"),
        ("1922-12-23/1923-01-04", "23 December 1922 – 4 January 1923"),
        ("1927-05/1927-07", "May – July 1927"),
        ("1923-10/1923-10-25", "October – 25 October 1923"),
        ("1923-01/1923-03-02", "January – 2 March 1923"),
        ("1923-01-05/1923-03", "5 January – March 1923"),
        ("1921/1921-06", "1921 – June 1921"),
        ("1921-03-08/1921-03-16~", "8 March 1921 – about 16 March 1921"),
        ("0044-03-15", "15 March 44"),
        ("-0043", "44 BCE"),
        ("no date", "no date"),
        ("", ""),
    ],
)
def test_dates_in_words(text: str, words: str) -> None:
    assert dates.say(text) == words


def test_spans_in_words() -> None:
    assert dates.say_span("1921") == dates.say_span("1921", "1921") == "1921"
    assert dates.say_span("1921", "1924") == "1921–1924"
    assert dates.say_span("1921-03", "1921-04", "1921~") == "about 1921"


@pytest.mark.parametrize(("text", "year"), [("1921-03-08", 1921), ("written in 1938 or 1939", 1938), ("", None), ("soon", None), ("-0043", -43)])
def test_year_of(text: str, year: int | None) -> None:
    assert dates.year_of(text) == year


def test_every_date_of_the_record_is_read_and_said() -> None:
    timeline = tomllib.loads(TIMELINE.read_text(encoding="utf-8"))
    found = [(item["id"], item[field]) for kind in ("event", "period") for item in timeline[kind] for field in ("start", "end", "edtf") if item.get(field)]
    assert len(found) > 150
    for identifier, text in found:
        span = dates.parse(text)
        assert 1850 < span.earliest < span.latest < 2030, identifier
        words = dates.say(text)
        assert str(dates.year_of(text)) in words, identifier
        assert not set(words) & set("/~?%.,"), f"{identifier}: {words}"
