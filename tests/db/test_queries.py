"""What a person types: words, phrases, filters; and that nothing typed is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries import Filter, Query, kinds, parse, plain_words


def said(query: Query) -> list[str]:
    """The terms in a short form: ``-`` without, ``*`` unfinished, blanks between words in a row."""
    return [("-" if t.without else "") + " ".join(t.words) + ("*" if t.starts else "") for t in query.terms]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("terror", ["terror*"]),
        ("terror famine", ["terror", "famine*"]),
        ("terror ", ["terror*"]),
        ('"great break"', ["great break"]),
        ('"great break" fam', ["great break", "fam*"]),
        ('"great bre', ["great bre*"]),
        ("„great break“", ["great break"]),
        ("-stalin", ["-stalin*"]),
        ("lenin -stalin trotsky", ["lenin", "-stalin", "trotsky*"]),
        ('-"great break" x', ["-great break", "x*"]),
        ("post-revisionist", ["post revisionist*"]),
        ("1914-1918", ["1914 1918*"]),
        ("wa* peace", ["wa*", "peace*"]),
        ("Taylor's C++ .NET", ["taylor", "c", "net*"]),
        ("foo:bar", ["foo bar*"]),
        ("AND OR NOT NEAR(", ["and", "or", "not", "near*"]),
        ("", []), ("   ", []), ('"', []), ("-", []), ("- -- *", []), ("\0\ud800", []),
    ],
)  # fmt: skip
def test_words_and_phrases(typed: str, terms: list[str]) -> None:
    assert said(parse(typed)) == terms


def test_filters() -> None:
    query = parse('by:kotkin,pipes theme:terror -in:quotations basis:"general knowledge" year:1970..1990 withheld:yes famine')
    assert query.filters == (
        Filter("by", ("kotkin", "pipes")), Filter("theme", ("terror",)), Filter("in", ("quotations",), True), Filter("basis", ("general knowledge",)),
    )  # fmt: skip
    assert (query.years, query.withheld, said(query)) == ((1970, 1990), True, ["famine*"])
    assert parse("by:kotkin by:pipes").filters == (Filter("by", ("kotkin", "pipes")),)
    assert parse("BY:Kotkin").filters == (Filter("by", ("Kotkin",)),)


@pytest.mark.parametrize("typed", ["by:", "theme:", 'by:""', "year:", "year:soon", "withheld:", "in:,", "by: "])
def test_a_filter_that_is_not_finished_asks_for_nothing(typed: str) -> None:
    assert parse(typed).empty


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("1970..1990", (1970, 1990)), ("1970-1990", (1970, 1990)), ("1970–1990", (1970, 1990)), ("1970…1990", (1970, 1990)), ("1970..", (1970, None)),
        ("..1990", (None, 1990)), ("1937", (1937, 1937)), ("1932-33", (1932, 1933)), ("1990..1970", (1970, 1990)),
    ],
)  # fmt: skip
def test_years(typed: str, years: tuple[int | None, int | None]) -> None:
    assert parse(f"year:{typed}").years == years


def test_kinds_by_word_and_by_its_beginning() -> None:
    assert kinds("quotations") == kinds("Quotation") == kinds("quot") == ("quotation",)
    assert kinds("books") == ("work", "publication")
    assert set(kinds("c")) == {"correction", "criticism"}
    assert kinds("nothing") == kinds("") == ()


def test_withheld_is_asked_for_in_so_many_words() -> None:
    assert [parse(t).withheld for t in ("x", "withheld", "withheld:no", "withheld:yes", "WITHHELD:YES")] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("year:abc", (("year", "abc"),)), ("terror year:soon", (("year", "soon"),)), ("by:", (("by", ""),)), ("by: terror", (("by", ""),)), ('-theme:""', (("theme", ""),)),
        ("in:,", (("in", ","),)), ("year:", (("year", ""),)), ("withheld:", (("withheld", ""),)), ("withheld:maybe x", (("withheld", "maybe"),)), ("by:--", (("by", "--"),)),
        ("year:1937 by:kotkin in:voices withheld:no x", ()), ("by:kotkin,", ()), ("", ()),
    ],
)  # fmt: skip
def test_a_filter_whose_value_says_nothing_is_told(typed: str, unread: tuple[tuple[str, str], ...]) -> None:
    assert parse(typed).unread == unread


def test_a_word_before_a_colon_that_is_no_filter_is_told_and_still_a_word() -> None:
    query = parse("author:kotkin Journal: -year2:x terror")
    assert query.no_filters == ("author",), "behind the others stands a blank, or a figure before the colon"
    assert parse("Stalin: A Biography").no_filters == ()
    assert parse("terror Journal: ").no_filters == ("journal",)
    assert said(query) == ["author kotkin", "journal", "-year2 x", "terror*"]
    assert parse('"author:kotkin" http://x.org 10:30 C:').no_filters == ("c",)
    assert parse("in:actions in:action x").no_filters == ()


def test_the_words_alone() -> None:
    assert plain_words('by:kotkin terror -famine "great break" year:1990') == "terror great break"


PIECES = st.sampled_from(["by:", "theme:", "year:", "in:", '"', "-", "*", " ", "1917", "..", "kotkin", "Троцкий", ":", "(", "NEAR", "withheld:yes", ",", "\0", "ё", "'"])


@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map("".join)))
def test_nothing_typed_is_an_error(typed: str) -> None:
    query = parse(typed)
    assert query.typed == typed
    assert all(term.words and all(term.words) for term in query.terms)
    assert isinstance(plain_words(typed), str)


def test_a_page_pasted_into_the_box_is_searched_by_its_beginning() -> None:
    assert 0 < len(parse("terror and famine " * 5_000).terms) <= 24


def test_an_unknown_filter_with_a_minus_is_known_as_one() -> None:
    assert parse("-author:kotkin").no_filters == ("-author",)
    assert parse("author:kotkin").no_filters == ("author",)
    assert parse("-by:kotkin").no_filters == ()
