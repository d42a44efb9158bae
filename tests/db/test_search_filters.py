"""The filters of a search: what each lets through, withheld passages, reasons of codes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import library
from tests.db.finding import Db, find, ids


@pytest.fixture(scope="module")
def db(built_library: Path) -> Iterator[Db]:
    """The shipped corpus."""
    with contextlib.closing(library.connect_corpus(library.current_corpus(built_library))) as connection:
        yield connection


# -- filters -----------------------------------------------------------------------------------------------------------


def test_a_voice_and_a_theme_find_what_he_holds_on_it(db: Db) -> None:
    assert "continuity.kotkin.terror" in ids(find(db, "kotkin terror"), "position")
    found = find(db, "by:kotkin theme:terror in:positions")
    assert ids(found) == ["position:continuity.kotkin.terror"]


@pytest.mark.parametrize(
    ("typed", "holds"),
    [
        ("by:kotkin", lambda h: "kotkin" in h.voice or h.kind in ("criticism", "correction", "estimate", "position", "quotation", "story")),
        ("in:quotations", lambda h: h.kind == "quotation"),
        ("grade:reported in:quotations", lambda h: h.quotation.grade == "reported"),
        ("basis:abstract", lambda h: h.position.basis == "abstract"),
        ("debate:famine in:positions", lambda h: h.debate == "stalinism/famine"),
        ("theme:terror in:positions,quotations", lambda h: "terror" in h.theme or "terror" in h.quotation.themes),
        ("year:1970..1990", lambda h: h.years[0] <= 1990 and h.years[1] >= 1970),
        ("year:1932-33 in:events", lambda h: h.years[0] <= 1933 and h.years[1] >= 1932),
        ("-in:quotations terror", lambda h: h.kind != "quotation"),
        ("-by:kotkin in:positions", lambda h: h.voice != "stalinism/kotkin"),
    ],
)  # fmt: skip
def test_every_filter_holds_for_every_hit(db: Db, typed: str, holds: object) -> None:
    found = find(db, typed)
    assert found.hits, typed
    assert [hit.id for hit in found.hits if not holds(hit)] == []  # type: ignore[operator]


def test_a_school_finds_the_voices_that_bear_its_label(db: Db) -> None:
    labelled = {voice for (voice,) in db.execute("select voice from label where school = 'stalinism/trotskyist'")}
    assert labelled
    assert {hit.id for hit in find(db, "school:trotskyist in:voices").hits} == labelled


def test_a_family_name_means_its_bearer_and_no_other_word(db: Db) -> None:
    assert {hit.voice for hit in find(db, "by:service in:positions").hits} == {"stalinism/service"}


def test_a_filter_that_nothing_bears_is_told(db: Db) -> None:
    found = find(db, "terror by:nobody-at-all")
    assert (found.hits, found.unknown, found.whole) == ((), (("by", "nobody-at-all"),), True)
    assert find(db, "terror -by:nobody-at-all").hits


def test_a_filter_that_says_nothing_and_one_that_does_not_exist_are_told(db: Db) -> None:
    assert find(db, "year:abc").unread == (("year", "abc"),)
    found = find(db, "by: terror")
    assert (found.unread, found.counts) == ((("by", ""),), find(db, "terror").counts)
    assert find(db, "by:nobody-at-all year:abc").unread == (("year", "abc"),)
    assert find(db, "author:kotkin").no_filters == ("author",)


def test_a_query_may_begin_with_a_minus(db: Db) -> None:
    found = find(db, "-stalin in:terms")
    assert found.hits
    terms = {i for (i,) in db.execute("select id from entry where kind = 'term'")}
    with_it = {hit.id for hit in find(db, "stalin in:terms").hits}
    assert {hit.id for hit in found.hits}.isdisjoint(with_it)
    assert found.counts["term"] == len(terms) - find(db, "stalin in:terms").counts["term"]


# -- withheld, coding --------------------------------------------------------------------------------------------------


def test_withheld_passages_are_found_only_when_asked_for(db: Db) -> None:
    text, own = db.execute("select text, id from quotation where withheld <> '' limit 1").fetchone()
    phrase = f'"{" ".join(text.split()[:6])}"'
    assert own not in {hit.id for hit in find(db, phrase).hits}
    assert own in {hit.id for hit in find(db, f"{phrase} withheld:yes").hits}
    everything = find(db, "in:quotations").counts["quotation"]
    withheld = db.execute("select count(*) from quotation where withheld <> ''").fetchone()[0]
    assert find(db, "in:quotations withheld:yes").counts["quotation"] == everything + withheld


def test_with_coding_off_the_reasons_of_codes_are_not_searched(db: Db) -> None:
    hit = next(h for h in find(db, "coder in:positions").hits if h.inside == "coding")
    assert hit.id not in {h.id for h in find(db, "coder in:positions", coding=False).hits}
    assert all(h.inside != "coding" for h in find(db, "terror", coding=False).hits)
