"""Who leans on what is told from the record's leanings alone, in words, with the basis, and who is out of view."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core import linking
from db import library, reads
from db.records import Board, Chronicle, Leaning

SEVEN = tuple(f"stalinism/{name}" for name in ("deutscher", "medvedev", "fitzpatrick", "gill", "pipes", "service", "kotkin"))
TENTH = "stalinism/tenth-congress"


@pytest.fixture(scope="module")
def records(built_library: Path) -> tuple[Board, Chronicle]:
    """The main debate and its chronicle, as shipped."""
    path = library.current_corpus(built_library)
    assert path is not None
    connection = library.connect_corpus(path)
    try:
        return reads.board(connection, "stalinism/continuity"), reads.chronicle(connection, "stalinism/continuity")
    finally:
        connection.close()


def found(records: tuple[Board, Chronicle], event: str = TENTH, voices: tuple[str, ...] = SEVEN) -> linking.Leaners:
    """Who leans on an event."""
    result = linking.leaners(*records, event, voices)
    assert result is not None
    return result


def test_every_leaning_of_the_record_is_either_here_or_away(records: tuple[Board, Chronicle]) -> None:
    board, chronicle = records
    for event in chronicle.events:
        leaners = found(records, event.id)
        expected = sorted((x for x in chronicle.leanings if x.event == event.id), key=repr)
        assert sorted((*leaners.here, *leaners.away), key=repr) == expected
        assert all(x.voice in SEVEN and x.theme for x in leaners.here)
        assert not set(leaners.passages) - set(board.positions)


def test_passages_stand_row_by_row_and_pane_by_pane(records: tuple[Board, Chronicle]) -> None:
    board, chronicle = records
    rows = [theme.key for theme in board.themes]
    for event in chronicle.events:
        passages = found(records, event.id).passages
        places = [(rows.index(theme), SEVEN.index(voice)) for voice, theme in passages]
        assert places == sorted(places)
        assert len(set(places)) == len(places)


def test_the_sentence_counts_says_how_and_on_what_basis_and_names_the_others(records: tuple[Board, Chronicle]) -> None:
    leaners = found(records)
    words = linking.event_sentence(leaners, records[1], coding=True)
    assert words.startswith("Tenth Congress: ban on factions (8–16 March 1921). ")
    held: dict[linking.Passage, set[str]] = {}
    for leaning in leaners.here:
        held.setdefault((leaning.voice, leaning.theme), set()).add(leaning.basis)
    may = sum(bases == {"general knowledge"} for bases in held.values())
    assert (len(held) - may, may) == (1, 1)
    assert "1 passage in view leans on it, 1 more may: " in words
    for leaning in leaners.here:
        basis = {"seen": "", "from the article": " (from the article)", "general knowledge": " (not checked)"}[leaning.basis]
        assert f"{records[1].names[leaning.voice]}{basis} " in words
        assert {"continuity": " as continuity", "break": " as break", "other": " otherwise"}[leaning.reading] in words
    assert "Out of view: " in words
    for leaning in leaners.away:
        assert records[1].names[leaning.voice] in words


def lean(*bases: str, reading: str = "continuity", voice: str = "") -> tuple[Leaning, ...]:
    """Leanings of voices on as many bases; or of one voice on as many themes."""
    return tuple(Leaning(voice or f"stalinism/v{i}", TENTH, "", f"t{i}", reading, basis, "") for i, basis in enumerate(bases))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("here", "says"),
    [
        (lean("seen"), "1 passage in view leans on it: V0 as continuity (1 seen)."),
        (lean("general knowledge"), "1 passage in view may lean on it: V0 (not checked) as continuity (1 not checked)."),
        (lean("general knowledge", "general knowledge"), "2 passages in view may lean on it: V0 (not checked) and V1 (not checked) as continuity (2 not checked)."),
        (
            lean("seen", "from the article", "general knowledge"),
            "2 passages in view lean on it, 1 more may: V0, V1 (from the article) and V2 (not checked) as continuity (1 seen, 1 from the article, 1 not checked).",
        ),
        (lean("seen", "general knowledge", voice="stalinism/v0"), "1 passage in view leans on it, 1 more may: V0 (seen, not checked) as continuity (1 seen, 1 not checked)."),
        (lean("seen", reading="other"), "1 passage in view leans on it: V0 reading it otherwise (1 seen)."),
    ],
)
def test_the_basis_stands_beside_each_name_that_was_not_seen(records: tuple[Board, Chronicle], here: tuple[Leaning, ...], says: str) -> None:
    chronicle = replace(records[1], names={f"stalinism/v{i}": f"V{i}" for i in range(3)})
    made = replace(found(records), here=here, away=())
    assert linking.event_sentence(made, chronicle, coding=True).partition("). ")[2] == says


def test_the_basis_stands_beside_names_out_of_view_too(records: tuple[Board, Chronicle]) -> None:
    chronicle = replace(records[1], names={f"stalinism/v{i}": f"V{i}" for i in range(3)})
    made = replace(found(records), here=(), away=lean("seen", "general knowledge"))
    for coding in (True, False):
        assert linking.event_sentence(made, chronicle, coding=coding).endswith("Out of view: V0 and V1 (not checked).")


def test_the_axis_turned_round_tells_the_second_pole_s_reading_first(records: tuple[Board, Chronicle]) -> None:
    chronicle = replace(records[1], names={f"stalinism/v{i}": f"V{i}" for i in range(3)})
    here = (lean("seen")[0], replace(lean("seen", "seen")[1], reading="break"))
    made = replace(found(records), here=here, away=())
    assert "V0 as continuity; V1 as break" in linking.event_sentence(made, chronicle, coding=True)
    assert "V1 as break; V0 as continuity" in linking.event_sentence(made, chronicle, coding=True, turned=True)


def test_those_out_of_view_stand_by_year_and_those_only_mentioned_last_by_name(records: tuple[Board, Chronicle]) -> None:
    board, chronicle = records
    panes = {voice.id: voice for voice in board.voices if voice.kind != "mentioned"}
    for event in chronicle.events:
        away = [leaning.voice for leaning in found(records, event.id).away]
        years = [panes[voice].main_year or 0 for voice in away if voice in panes]
        assert years == sorted(years)
        assert [voice in panes for voice in away] == sorted((voice in panes for voice in away), reverse=True)
        named = [chronicle.names[voice] for voice in away if voice not in panes]
        assert named == sorted(named)


def test_with_coding_off_nobody_reads_it_as_anything(records: tuple[Board, Chronicle]) -> None:
    for event in records[1].events:
        words = linking.event_sentence(found(records, event.id), records[1], coding=False).partition("). ")[2]
        assert "as continuity" not in words
        assert "as break" not in words


def test_an_event_that_nobody_in_view_leans_on_names_those_who_do(records: tuple[Board, Chronicle]) -> None:
    leaners = found(records, voices=())
    words = linking.event_sentence(leaners, records[1], coding=True)
    assert "No voice in view leans on it. Out of view: " in words
    assert linking.others(leaners, records[0])
    lonely = next(e.id for e in records[1].events if not any(x.event == e.id for x in records[1].leanings))
    assert linking.event_sentence(found(records, lonely), records[1], coding=True).endswith("No voice here was seen to lean on it.")


def test_the_example_is_what_most_passages_in_view_lean_on(records: tuple[Board, Chronicle]) -> None:
    chosen = linking.example(*records, SEVEN)
    assert len(found(records, chosen).passages) == max(len(found(records, e.id).passages) for e in records[1].events)
    assert linking.example(*records, ()) == ""


def test_those_who_can_be_opened_have_a_pane_and_are_not_open(records: tuple[Board, Chronicle]) -> None:
    board, chronicle = records
    panes = {v.id for v in board.voices}
    for event in chronicle.events:
        others = linking.others(found(records, event.id), board)
        assert set(others) <= panes - {x.voice for x in found(records, event.id).here}


def test_an_unknown_event_has_nobody(records: tuple[Board, Chronicle]) -> None:
    assert linking.leaners(*records, "stalinism/nothing", SEVEN) is None


def test_a_passage_lights_just_its_events_and_a_voice_just_its_works(records: tuple[Board, Chronicle]) -> None:
    board, chronicle = records
    place = next(place for place, leanings in board.leanings.items() if place[1] and len(leanings) > 1)
    assert linking.events_of(board, place) == {x.event for x in chronicle.leanings if (x.voice, x.theme) == place}
    works = linking.works_of(chronicle, "stalinism/pipes")
    assert {p.year for p in chronicle.publications if p.id in works} == {1990, 1994, 1995}
    assert linking.works_of(chronicle, "") == frozenset()


def test_a_period_keeps_the_passages_that_lean_on_something_in_it(records: tuple[Board, Chronicle]) -> None:
    board, _ = records
    kept = linking.in_period(board, SEVEN, (1921.0, 1922.0))
    assert kept
    for voice, theme in kept:
        assert voice in SEVEN
        assert any(linking.touches(board.events[x.event], (1921.0, 1922.0)) for x in board.leanings[voice, theme])
    assert linking.in_period(board, SEVEN, (1750.0, 1760.0)) == frozenset()


def test_a_period_is_told_in_years_and_counts(records: tuple[Board, Chronicle]) -> None:
    words = linking.period_sentence(*records, SEVEN, (1917.0, 1925.0))
    assert words.startswith("1917–1924: ")
    assert "The rest is dimmed." in words
    assert linking.period_sentence(*records, SEVEN, (1750.0, 1751.0)).startswith("1750: 0 events; 0 publications; 0 passages")


@pytest.mark.parametrize(("period", "words"), [((1917.0, 1918.0), "1917"), ((1917.2, 1917.9), "1917"), ((1917.0, 1925.0), "1917–1924"), ((1917.5, 1921.5), "1917–1921")])
def test_a_stretch_of_time_in_words(period: tuple[float, float], words: str) -> None:
    assert linking.span_words(period) == words
