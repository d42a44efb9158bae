"""What stands on the timeline, from the shipped record and from made-up ones: dates, marks (METHOD 9), careers, cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core import stances, timing
from app.core.timing import card, marks_of, scene, spoken
from app.ui import gallery_samples as samples
from db import library, reads
from db.dates import decimal
from db.records import Board, Chronicle, DatedCode, Event, Leaning, Publication

Records = tuple[Chronicle, Board]


@pytest.fixture(scope="module")
def records(built_library: Path) -> Iterator[Records]:
    """The shipped debate."""
    db = library.connect_corpus(library.current_corpus(built_library))
    try:
        yield reads.chronicle(db, "stalinism/continuity"), reads.board(db, "stalinism/continuity")
    finally:
        db.close()


def publication(**fields: object) -> Publication:
    """A made-up publication of Ada's."""
    values: dict[str, object] = {
        "id": "toy/p", "work": "toy/shears", "voice": "toy/ada", "author": "Ada Thorn", "title": "*Shears*", "original_title": "", "year": 1910,
        "publisher": "", "place": "", "kind": "book", "themes": (), "significance": "It cut. Then it rusted.", "tendency": "cutter", "note": "",
        "sources": (), "verified": "seen", "verified_note": "", "in_article": False,
    }  # fmt: skip
    return Publication(**(values | fields))  # type: ignore[arg-type]


def toy(*publications: Publication, events: tuple[Event, ...] = (samples.FROST, samples.THAW), leanings: tuple[Leaning, ...] = ()) -> Chronicle:
    """A made-up chronicle."""
    return Chronicle("toy/roses", events, (), publications, leanings, samples.WORKS, samples.NAMES)


def with_position(**fields: object) -> Board:
    """The made-up board with Ada's position on the verdict changed."""
    key = ("toy/ada", "verdict")
    return replace(samples.BOARD, positions=samples.POSITIONS | {key: replace(samples.POSITIONS[key], **fields)})


def one(chronicle: Chronicle, board: Board = samples.BOARD, **how: object) -> timing.Item:
    """The only publication of a made-up scene."""
    values: dict[str, object] = {"theme": "verdict", "coding": True, "voices": ()}
    return scene(chronicle, board, **(values | how)).publications[0]  # type: ignore[arg-type]


# -- dates -------------------------------------------------------------------------------------------------------------


def test_every_record_is_on_the_timeline_once_and_in_order(records: Records) -> None:
    chronicle, board = records
    found = scene(chronicle, board, theme="verdict", coding=True, voices=board.debate.presets)
    assert {item.id for item in found.events} == {event.id for event in chronicle.events}
    assert {item.id for item in found.publications} == {p.id for p in chronicle.publications}
    for lane in ("events", "publications"):
        starts = [item.start for item in found.lane(lane)]  # type: ignore[arg-type]
        assert starts == sorted(starts)
    for item in (*found.events, *found.publications):
        assert item.earliest <= item.start <= item.end <= item.latest
        assert item.date
        assert not set("*[") & set(item.title)


@pytest.mark.parametrize(
    ("fields", "dated", "lasting"),
    [
        ({"start": "1917-03-08"}, "sure", False),
        ({"start": "1917-03", "precision": "month"}, "coarse", False),
        ({"start": "1917", "precision": "year"}, "coarse", False),
        ({"start": "1917-03", "edtf": "1917-03~", "precision": "month"}, "about", False),
        ({"start": "1917", "precision": "circa"}, "about", False),
        ({"start": "1918-07-14", "edtf": "1918-07-14?"}, "perhaps", False),
        ({"start": "1918-07-14", "edtf": "1918-07-14%"}, "perhaps", False),
        ({"start": "1917-03-08", "end": "1917-03-08"}, "sure", False),
        ({"start": "1917-03-08", "end": "1917-03-15"}, "sure", True),
        ({"start": "1918-05", "end": "1922", "edtf": "1918-05~/1922~", "precision": "circa"}, "about", True),
    ],
)
def test_how_sure_and_how_long(fields: dict[str, str], dated: str, lasting: bool) -> None:
    event = replace(samples.FROST, **({"end": "", "edtf": "", "precision": "day"} | fields))  # type: ignore[arg-type]
    item = scene(toy(events=(event,)), samples.BOARD, theme="verdict", coding=True, voices=()).events[0]
    assert (item.dated, item.lasting) == (dated, lasting)
    assert (item.end > item.start) == lasting


def test_a_coarse_date_stands_in_the_middle_of_what_it_may_mean() -> None:
    event = replace(samples.FROST, start="1917-03", precision="month", earliest=decimal(1917, 3), latest=decimal(1917, 4))
    item = scene(toy(events=(event,)), samples.BOARD, theme="verdict", coding=True, voices=()).events[0]
    assert decimal(1917, 3, 15) < item.start < decimal(1917, 3, 18)
    assert (item.earliest, item.latest) == (decimal(1917, 3), decimal(1917, 4))


# -- marks (METHOD 9, 18) ------------------------------------------------------------------------------------------------


def test_a_publication_has_the_mark_of_the_position_that_rests_on_it() -> None:
    assert one(toy(publication())).marks == (stances.Mark("diamond", 2, "filled"),)


def test_a_divided_position_gives_two_marks() -> None:
    board = with_position(stance=None, low=-2, high=2)
    assert [mark.step for mark in one(toy(publication()), board).marks] == [-2, 2]


@pytest.mark.parametrize(
    "fields", [{"year": 1911}, {"voice": "toy/bert"}, {"work": "toy/leaves"}, {"work": ""}], ids=["another year", "another voice", "another work", "no work"]
)
def test_other_publications_are_neutral(fields: dict[str, object]) -> None:
    assert one(toy(publication(**fields))).marks == ()


@pytest.mark.parametrize("code", ["off axis", "not found", "no source seen"])
def test_what_is_no_stance_gives_no_mark(code: str) -> None:
    board = with_position(code=code, stance=None, low=None, high=None)
    assert one(toy(publication()), board).marks == ()


def test_another_theme_gives_no_mark() -> None:
    assert one(toy(publication()), theme="tools").marks == ()


def test_coding_off_takes_every_mark_away(records: Records) -> None:
    chronicle, board = records
    coded = scene(chronicle, board, theme="verdict", coding=True, voices=board.debate.presets)
    plain = scene(chronicle, board, theme="verdict", coding=False, voices=board.debate.presets)
    assert any(item.marks for item in coded.publications)
    assert not any(item.marks for item in plain.publications)
    assert [item.id for item in plain.publications] == [item.id for item in coded.publications], "no order by stance"


@pytest.mark.parametrize(("drawn", "seen"), [("joined", True), ("point", True), ("words", False)])
def test_a_dated_code_gives_its_mark_where_it_may_be_drawn(drawn: str, seen: bool) -> None:
    dated = DatedCode("toy/d", "toy/roses", "toy/ada", "verdict", 1905, -2, drawn, False, "a letter")  # type: ignore[arg-type]
    board = replace(samples.BOARD, dated={("toy/ada", "verdict"): (dated,)})
    found = marks_of(publication(year=1905, work="toy/other"), board, "verdict")
    assert [mark.step for mark in found] == ([-2] if seen else [])
    assert marks_of(publication(year=1905, voice="toy/bert"), board, "verdict") == ()


def test_no_mark_in_the_shipped_record_lacks_its_position(records: Records) -> None:
    chronicle, board = records
    for theme in board.themes:
        for p in chronicle.publications:
            if marks_of(p, board, theme.key):
                position = board.positions.get((p.voice, theme.key))
                dated = [d for d in board.dated.get((p.voice, theme.key), ()) if d.year == p.year and d.drawn != "words"]
                rests = position is not None and position.code == "stance" and p.work in position.works and position.year == p.year
                assert rests or dated, (p.id, theme.key)


# -- careers and labels --------------------------------------------------------------------------------------------------


def test_careers_of_voices_in_view_come_first(records: Records) -> None:
    chronicle, board = records
    voices = board.debate.presets
    careers = scene(chronicle, board, theme="verdict", coding=True, voices=voices).careers
    seen = [career.in_view for career in careers]
    assert seen == sorted(seen, reverse=True)
    assert {career.voice for career in careers if career.in_view} <= set(voices)
    assert all(career.first < career.last for career in careers)
    years = {w.year for w in chronicle.works.values() if w.voice == careers[0].voice and w.year} | {p.year for p in chronicle.publications if p.voice == careers[0].voice}
    assert (careers[0].first, careers[0].last) == (min(years), max(years) + 1)


def test_a_publication_is_named_by_family_name_and_year() -> None:
    item = one(toy(publication()), voices=("toy/ada",))
    assert (item.label, item.title, item.in_view, item.date) == ("Thorn 1910", "Shears", True, "1910")
    assert one(toy(publication(voice="toy/nobody", author="Iris van Fern"))).label == "Fern 1910"


def test_an_item_is_said_with_date_lane_and_what_was_not_checked() -> None:
    items = scene(toy(), samples.BOARD, theme="verdict", coding=True, voices=()).events
    frost, thaw = (next(item for item in items if item.id == key) for key in ("toy/frost", "toy/thaw"))
    assert spoken(frost) == "The great frost, 8 March 1917, what happened"
    assert spoken(thaw) == "The thaw, about April 1917, what happened, not checked"


# -- cards ---------------------------------------------------------------------------------------------------------------


def leaning(voice: str, reading: str = "break", basis: str = "seen", theme: str = "verdict") -> Leaning:
    return Leaning(voice, "toy/frost", "toy/roses", theme, reading, basis, "a letter")  # type: ignore[arg-type]


def frost_card(*leanings: Leaning, coding: bool = True, voices: tuple[str, ...] = ()) -> tuple[str, ...]:
    chronicle = toy(leanings=leanings)
    item = next(i for i in scene(chronicle, samples.BOARD, theme="verdict", coding=coding, voices=voices).events if i.id == "toy/frost")
    return card(item, chronicle, samples.BOARD, coding=coding, voices=voices)


def test_the_card_of_an_event() -> None:
    assert frost_card(leaning("toy/ada"), leaning("toy/bert", "continuity", "general knowledge")) == (
        "The great frost",
        "8 March 1917",
        "Old Style: 23 February",
        "date seen in a source",
        "It froze hard and the roses lived.",
        "Ada Thorn: as break · seen",
        "Bert Moss: as continuity · not checked",
    )


def test_an_event_that_nobody_leans_on_says_so() -> None:
    assert frost_card()[-1] == "Leant on by no voice here"


def test_an_event_that_nobody_in_view_leans_on_names_those_who_do() -> None:
    lines = frost_card(leaning("toy/ada"), voices=("toy/bert",))
    assert lines[-2:] == ("No voice in view leans on it; out of view:", "Ada Thorn: as break · seen")


def test_voices_in_view_are_named_first_and_at_most_six() -> None:
    many = [leaning(f"toy/voice-{n}") for n in range(9)]
    lines = frost_card(*many, leaning("toy/bert"), voices=("toy/bert",))
    assert lines[5].startswith("Bert Moss")
    assert lines[-1] == "and 4 more"
    assert len(lines) == 5 + 6 + 1


def test_coding_off_a_card_says_who_and_on_what_basis_but_not_how() -> None:
    lines = frost_card(leaning("toy/ada"), leaning("toy/bert", "continuity", "from the article"), coding=False)
    assert lines[-2:] == ("Ada Thorn: seen", "Bert Moss: from the article")
    assert not any("continuity" in line or "break" in line for line in lines)


def test_the_card_of_a_publication_says_what_rests_on_it_only_with_coding() -> None:
    chronicle = toy(publication())
    item = one(chronicle)
    lines = card(item, chronicle, samples.BOARD, theme="verdict", coding=True)
    assert lines == ("Shears", "Ada Thorn, 1910, book", "seen in a source", "It cut.", "What rests on it:", "The verdict: leave")
    assert card(item, chronicle, samples.BOARD, coding=False) == lines[:4]


def test_every_card_of_the_shipped_record_can_be_made(records: Records) -> None:
    chronicle, board = records
    found = scene(chronicle, board, theme="terror", coding=True, voices=board.debate.presets)
    for item in (*found.events, *found.publications):
        lines = card(item, chronicle, board, theme="terror", coding=True, voices=board.debate.presets)
        assert lines[0] == item.title
        assert all(lines)


def test_the_compiler_s_own_word_is_on_no_card() -> None:
    chronicle = toy(publication(tendency="an ardent cutter"))
    assert "ardent" not in " ".join(card(one(chronicle), chronicle, samples.BOARD, coding=True))
