"""What the program asks of a corpus: each answer is whole, in order, and the same as what the packs say."""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import library, pages, reads, rows
from db.library import Library, open_library
from db.packs.convert import to_records
from db.packs.read import read_pack
from db.records import Corpus
from tests.db.tools import SHIPPED, edit


@pytest.fixture
def db(opened: Library) -> Iterator[sqlite3.Connection]:
    """A connection to the corpus of the toy."""
    with contextlib.closing(library.connect_corpus(opened.corpus)) as connection:
        yield connection


@pytest.fixture(scope="module")
def shipped_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A connection to the corpus of the shipped pack."""
    opened = open_library(tmp_path_factory.mktemp("reads"), SHIPPED)
    with contextlib.closing(library.connect_corpus(opened.corpus)) as connection:
        yield connection


@pytest.fixture(scope="module")
def shipped_records() -> Corpus:
    """The shipped pack as records, not through the store."""
    return to_records(read_pack(SHIPPED), "")


def test_the_board_of_the_toy(db: sqlite3.Connection) -> None:
    board = reads.board(db, "sample/roses")
    assert board.debate.question == "Do roses need pruning?"
    assert [(step.value, step.short) for step in board.debate.steps][::3] == [(-3, "always"), (0, "balance"), (3, "never")]
    assert (board.debate.necessities[0].value, board.debate.absent[0].author, board.debate.presets) == ("open", "Dora Fern", ("sample/loam", "sample/thorn"))
    assert [theme.key for theme in board.themes] == ["verdict", "tools"]
    assert [voice.name for voice in board.voices] == ["Ada Loam", "Bertram Thorn"]
    assert {key: position.code for key, position in board.positions.items()} == {
        ("sample/loam", "verdict"): "stance",
        ("sample/loam", "tools"): "stance",
        ("sample/thorn", "verdict"): "off axis",
        ("sample/thorn", "tools"): "not found",
    }
    assert board.labels["sample/loam"][0].wording == "of the shears"
    assert board.dated["sample/loam", "verdict"][0].stance == 2
    assert board.leanings["sample/loam", "verdict"][0].reading == "continuity"
    assert set(board.quotations) == {"sample/loam-1", "sample/loam-2"}
    assert set(board.works) == {"sample/loam-1901", "sample/thorn-1905"}
    assert board.events["sample/first-show"].figures[0].value == "about 100"
    assert board.pack.id == "sample"


def test_values_come_back_as_they_were(db: sqlite3.Connection) -> None:
    board = reads.board(db, "sample/roses")
    first = board.positions["sample/loam", "verdict"]
    assert (first.stance, first.low, first.high, first.low_confidence, first.year) == (0, -2, 0, True, 1901)
    second = board.positions["sample/thorn", "verdict"]
    assert (second.stance, second.low, second.high, second.low_confidence, second.year) == (None, None, None, False, None)
    assert board.works["sample/loam-1901"].csl["author"] == [{"family": "Loam", "given": "Ada"}]
    assert board.voices[0].native_name == "Ада Лоам"
    assert board.voices[0].changes[0].years == "1910–1920"


def test_the_order_of_works_and_quotations_is_kept(sample: Path, folder: Path) -> None:
    edit(sample / "roses" / "loam.toml", '["loam-1901", "thorn-1905"]', '["thorn-1905", "loam-1901", "thorn-1905"]')
    edit(sample / "roses" / "loam.toml", 'withheld = "nobody found it"', "")
    edit(sample / "roses" / "loam.toml", 'quotations = ["loam-1"]', 'quotations = ["loam-2", "loam-1"]')
    with contextlib.closing(library.connect_corpus(open_library(folder, sample).corpus)) as connection:
        board = reads.board(connection, "sample/roses")
    assert board.positions["sample/loam", "tools"].works == ("sample/thorn-1905", "sample/loam-1901", "sample/thorn-1905")
    assert board.positions["sample/loam", "verdict"].quotations == ("sample/loam-2", "sample/loam-1")


def test_who_is_only_mentioned_has_no_pane(sample: Path, folder: Path) -> None:
    edit(sample / "voices.toml", 'kind = "commentator"', 'kind = "mentioned"')
    with contextlib.closing(library.connect_corpus(open_library(folder, sample).corpus)) as connection:
        assert [voice.id for voice in reads.board(connection, "sample/roses").voices] == ["sample/loam"]
        assert [voice.id for voice in reads.voices(connection)] == ["sample/loam", "sample/thorn"]


def test_two_packs_do_not_mix(opened: Library, other: Path) -> None:
    opened.import_pack(other)
    with contextlib.closing(library.connect_corpus(opened.corpus)) as connection:
        assert [debate.id for debate in reads.debates(connection)] == ["sample/roses", "other/roses"]
        board = reads.board(connection, "other/roses")
        details = reads.voice_details(connection, "other/loam")
    assert board.pack.id == "other"
    assert {position.debate for position in board.positions.values()} == {"other/roses"}
    assert {quotation.partition("/")[0] for quotation in board.quotations} == {"other"}
    assert {voice.id for voice in board.voices} == {"other/loam", "other/thorn"}
    assert {one.criticised for one in details.criticised_by} == {"other/loam"}


def test_details_of_a_voice(db: sqlite3.Connection) -> None:
    details = reads.voice_details(db, "sample/loam")
    assert details.voice.name == "Ada Loam"
    assert [label.school for label in details.labels] == list(details.schools) == ["sample/shears"]
    assert [position.theme for position in details.positions] == ["verdict", "tools"]
    assert [quotation.withheld for quotation in details.quotations] == ["", "nobody found it"], "the withheld one too"
    assert set(details.works) == {"sample/loam-1901", "sample/thorn-1905"}, "also another's that a position rests on"
    assert [one.critic_voice for one in details.criticised_by] == ["sample/thorn"]
    assert details.criticises == ()
    assert [one.id for one in details.corrections] == ["sample/c-1"]
    assert [leaning.event for leaning in details.leanings] == list(details.events) == ["sample/first-show"]
    assert [code.year for code in details.dated_codes] == [1920]
    assert details.names["sample/thorn"] == "Bertram Thorn"
    assert [one.criticised for one in reads.voice_details(db, "sample/thorn").criticises] == ["sample/loam"]


def test_details_of_event_work_and_school(db: sqlite3.Connection) -> None:
    event = reads.event_details(db, "sample/first-show")
    assert ([leaning.voice for leaning in event.leanings], [one.id for one in event.corrections]) == (["sample/loam"], ["sample/c-1"])
    work = reads.work_details(db, "sample/loam-1901")
    assert (work.work.title, work.voice and work.voice.id, work.publication and work.publication.id) == ("The Cut Rose", "sample/loam", "sample/the-cut-rose")
    assert [position.id for position in work.positions] == ["sample/roses.loam.verdict", "sample/roses.loam.tools"]
    assert [quotation.id for quotation in work.quotations] == ["sample/loam-1"]
    assert reads.work_details(db, "sample/thorn-1905").publication is None
    school = reads.school_details(db, "sample/shears")
    assert (school.school.name, [label.voice for label in school.labels]) == ("School of the shears", ["sample/loam"])
    assert school.names["sample/loam"] == "Ada Loam"


def test_a_withheld_quotation_is_not_shown_with_its_work(sample: Path, folder: Path) -> None:
    edit(sample / "roses" / "loam.toml", 'withheld = "nobody found it"', 'withheld = "nobody found it"\nwork = "loam-1901"')
    with contextlib.closing(library.connect_corpus(open_library(folder, sample).corpus)) as connection:
        assert [quotation.id for quotation in reads.work_details(connection, "sample/loam-1901").quotations] == ["sample/loam-1"]


@pytest.mark.parametrize("ask", [reads.board, reads.voice_details, reads.event_details, reads.work_details, reads.school_details])
@pytest.mark.parametrize("wrong", ["", "sample/", "sample/nobody", "loam", "' or 1 = 1 --", "sample/loam\0"])
def test_what_is_not_there_is_a_key_error(db: sqlite3.Connection, ask: Callable[[sqlite3.Connection, str], object], wrong: str) -> None:
    with pytest.raises(KeyError):
        ask(db, wrong)


def test_lists(db: sqlite3.Connection) -> None:
    assert [school.id for school in reads.schools(db)] == ["sample/shears"]
    assert [label.voice for label in reads.labels(db)] == ["sample/loam"]
    assert [event.id for event in reads.events(db)] == ["sample/first-show"]
    assert [period.id for period in reads.periods(db)] == ["sample/age-of-shears"]
    assert [one.year for one in reads.publications(db)] == [1901]
    assert [term.id for term in reads.terms(db)] == ["sample/pruning", "sample/deadheading"]
    assert [one.critic for one in reads.criticisms(db, "sample/thorn")] == ["Bertram Thorn"]
    assert reads.criticisms(db, "sample/nobody") == ()


def test_corrections(db: sqlite3.Connection) -> None:
    assert [one.id for one in reads.corrections(db)] == ["sample/c-1"]
    assert len(reads.corrections(db, voice="sample/loam", event="sample/first-show")) == 1
    assert reads.corrections(db, voice="sample/thorn") == reads.corrections(db, voice="sample/thorn", event="sample/first-show") == ()
    for field, identifier in (("voices", "sample/loam"), ("events", "sample/first-show"), ("publications", "sample/the-cut-rose"), ("quotations", "sample/loam-1")):
        assert len(reads.corrections_of(db, field, identifier)) == 1, field
        assert reads.corrections_of(db, field, "sample/loa") == ()
    with pytest.raises(ValueError, match="clause"):
        reads.corrections_of(db, "clause", "x")


# -- the shipped pack -------------------------------------------------------------------------------------------------


def test_the_shipped_board_is_the_shipped_pack(shipped_db: sqlite3.Connection, shipped_records: Corpus) -> None:
    assert len(shipped_records.debates) == 9
    for debate in shipped_records.debates:
        board = reads.board(shipped_db, debate.id)
        assert board.debate == debate
        assert board.themes == tuple(one for one in shipped_records.themes if one.debate == debate.id)
        assert board.positions == {(one.voice, one.theme): one for one in shipped_records.positions if one.debate == debate.id}
        quoted = {one for position in board.positions.values() for one in position.quotations}
        named = {one.id for one in shipped_records.quotations if one.debate == debate.id or one.id in quoted}
        beside = {other for one in shipped_records.quotations if one.id in named for other in one.companions}
        assert board.quotations == {one.id: one for one in shipped_records.quotations if one.id in named | beside}
        assert board.elsewhere == {one.id for one in shipped_records.quotations} - named - beside
        assert board.works == {one.id: one for one in shipped_records.works}
        assert sum(len(found) for found in board.leanings.values()) == sum(one.debate == debate.id for one in shipped_records.leanings)
        assert sum(len(found) for found in board.dated.values()) == sum(one.debate == debate.id for one in shipped_records.dated_codes)
        for codes in board.dated.values():
            assert [code.year for code in codes] == sorted(code.year for code in codes)
        spans = [event.earliest for event in board.events.values()]
        assert spans == sorted(spans)


def test_debates_stand_in_the_order_that_the_pack_gives(shipped_db: sqlite3.Connection) -> None:
    order = ["continuity", "term", "state", "industry", "toll", "famine", "kirov", "tsars", "memory"]
    assert [debate.id for debate in reads.debates(shipped_db)] == [f"stalinism/{one}" for one in order]


def test_every_voice_of_the_shipped_pack_has_details(shipped_db: sqlite3.Connection, shipped_records: Corpus) -> None:
    for voice in shipped_records.voices:
        details = reads.voice_details(shipped_db, voice.id)
        assert details.voice == voice
        for position in details.positions:
            assert set(position.works) <= set(details.works), position.id
            assert set(position.quotations) <= {quotation.id for quotation in details.quotations}, position.id
        assert {one.critic_voice for one in details.criticised_by if one.critic_voice} <= set(details.names)


def test_every_event_work_and_school_of_the_shipped_pack_has_details(shipped_db: sqlite3.Connection, shipped_records: Corpus) -> None:
    leanings = [one for event in shipped_records.events for one in reads.event_details(shipped_db, event.id).leanings]
    assert sorted(leanings, key=repr) == sorted(shipped_records.leanings, key=repr)
    resting = [(one.id, work.id) for work in shipped_records.works for one in reads.work_details(shipped_db, work.id).positions]
    assert sorted(resting) == sorted({(one.id, work) for one in shipped_records.positions for work in one.works})
    labels = [one for school in shipped_records.schools for one in reads.school_details(shipped_db, school.id).labels]
    assert sorted(labels, key=repr) == sorted(shipped_records.labels, key=repr)


def test_references_of_the_shipped_pack_lead_somewhere(shipped_db: sqlite3.Connection) -> None:
    assert shipped_db.execute("pragma foreign_key_check").fetchall() == []
    tables = {name for (name,) in shipped_db.execute("select name from sqlite_master where type = 'table'")}
    assert set(rows.TABLES) <= tables
    loose = "select count(*) from quotation where work <> '' and work not in (select id from work)"
    assert shipped_db.execute(loose).fetchone() == (0,)


def test_figures_come_with_all_that_they_lead_to(db: sqlite3.Connection) -> None:
    figures = pages.figures(db)
    assert [(one.id, one.low, one.high, one.best, one.year) for one in figures.estimates] == [
        ("sample/fig-roses-1", 80.0, 120.0, 100.0, 1901),
        ("sample/fig-roses-2", 90.0, None, None, None),
    ]
    assert (figures.estimates[0].earliest, figures.estimates[0].latest) == (1902.0, pytest.approx(1903.0, abs=0.001))
    assert [poll.id for poll in figures.polls] == ["sample/poll-cut-1902", "sample/poll-cut-1903"]  # by date
    assert figures.polls[1].wartime
    assert figures.names["sample/loam"] == "Ada Loam"
    details = pages.estimate_details(db, "sample/fig-roses-1")
    assert [one.id for one in details.beside] == ["sample/fig-roses-2"]
    assert details.work is not None
    assert details.work.id == "sample/loam-1901"
    assert len(pages.poll_details(db, "sample/poll-cut-1903").series) == 2
    for ask in (pages.estimate_details, pages.poll_details, pages.term_details, pages.library):
        with pytest.raises(KeyError):
            ask(db, "sample/nobody")


def test_the_reading_pages_have_titles_for_every_link(db: sqlite3.Connection) -> None:
    library_ = pages.library(db, "sample")
    (passage,) = library_.passages
    assert passage.period in library_.periods
    assert set(passage.events) <= set(library_.events)
    assert set(passage.debates) <= set(library_.debates)
    assert passage.terms[0] in {term.id for term in library_.terms}
    term = pages.term_details(db, "sample/pruning")
    assert term.terms["sample/deadheading"] == "deadheading"
    assert term.events["sample/first-show"].title == "The first toy rose show"
    assert term.debates["sample/roses"].short == "Cut or leave?"


def test_a_theme_may_have_an_axis_of_its_own(db: sqlite3.Connection) -> None:
    board = reads.board(db, "sample/roses")
    assert board.axis("tools") is board.debate
    own = dataclasses.replace(board.themes[1], first_name="shears", second_name="knife", steps=board.debate.steps[::-1])
    board = dataclasses.replace(board, themes=(board.themes[0], own))
    axis = board.axis("tools")
    assert (axis.first_pole, axis.second_pole, axis.steps, axis.axis_title) == ("shears", "knife", own.steps, "")
    assert board.axis("verdict").first_pole == "cut"
