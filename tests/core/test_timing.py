"""What stands on the timeline, from the shipped record and from made-up ones: dates, marks (METHOD 9), careers, labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core import stances
from app.core.timing import marks_of, scene, spoken
from app.ui import gallery_samples as samples
from db.dates import decimal
from db.records import DatedCode
from tests.core.timings import Records, one, publication, shipped, toy, with_position


@pytest.fixture(scope="module")
def records(built_library: Path) -> Iterator[Records]:
    """The shipped debate."""
    with shipped(built_library) as found:
        yield found


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


def test_an_event_stands_where_its_closest_date_puts_it(records: Records) -> None:
    chronicle, board = records
    events = {item.id.partition("/")[2]: item for item in scene(chronicle, board, theme="verdict", coding=True, voices=()).events}
    assert decimal(2015, 12) < events["levada-2015"].start < 2016
    assert events["german-october"].date == "October – 25 October 1923"
    odd = replace(samples.FROST, start="1917", end="1919", edtf="1917-03~")
    item = scene(toy(events=(odd,)), samples.BOARD, theme="verdict", coding=True, voices=()).events[0]
    assert (decimal(1917, 3) < item.start < decimal(1917, 4), 1919 < item.end < 1920) == (True, True)


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
    assert found == ((stances.Mark("square", -2, "hollow"),) if seen else ()), "a dated code does not say what it rests on"
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
    assert (item.label, item.title, item.in_view, item.date) == ("Thorn and Moss 1910", "Shears", True, "1910")


@pytest.mark.parametrize(
    ("people", "voice", "label"),
    [
        ([{"given": "Ada", "family": "Thorne"}], "toy/ada", "Thorn 1910"),
        ([{"given": "Ada", "family": "Thorne"}], "toy/nobody", "Thorne 1910"),
        ([{"given": "Iris", "family": "Fern", "non-dropping-particle": "van"}], "toy/nobody", "van Fern 1910"),
        ([{"literal": "The Gardeners"}], "toy/nobody", "The Gardeners 1910"),
        ([{"family": "Reed"}, {"family": "Thorn"}], "toy/ada", "Reed and Thorn 1910"),
        ([{"family": "Thorn"}, {"family": "Moss"}, {"family": "Reed"}], "toy/ada", "Thorn and others 1910"),
        ([], "toy/ada", "Thorn 1910"),
        ([], "toy/nobody", "van der Fern 1910"),
    ],
)
def test_family_names_come_from_the_bibliography(people: list[dict[str, str]], voice: str, label: str) -> None:
    work = replace(samples.SHEARS, csl={"author": people})
    chronicle = replace(toy(publication(voice=voice, author="Iris van der Fern, Jr")), works={work.id: work})
    assert one(chronicle).label == label


def test_nobody_in_the_shipped_record_is_called_by_half_a_name(records: Records) -> None:
    chronicle, board = records
    labels = {item.id.partition("/")[2]: item.label for item in scene(chronicle, board, theme="verdict", coding=True, voices=()).publications}
    assert labels["van-ree-2002"] == "van Ree 2002"
    assert labels["dubois-1984"] == "du Bois 1984"
    assert labels["friedrich-brzezinski-1956"] == "Friedrich and Brzezinski 1956"
    assert labels["davies-wheatcroft-2004"] == "Davies and Wheatcroft 2004"
    assert labels["getty-etal-1993"] == "Getty and others 1993"
    assert labels["tucker-ed-1977"] == "Tucker 1977"


def test_two_works_of_one_voice_and_year_are_told_apart_by_their_titles(records: Records) -> None:
    chronicle, board = records
    found = scene(chronicle, board, theme="verdict", coding=True, voices=()).publications
    assert len({item.label for item in found}) == len(found)
    trotsky = {item.label: item.brief for item in found if item.label.startswith("Trotsky 1937")}
    assert trotsky["Trotsky 1937, The Revolution Betrayed"] == "1937, The Revolution Betrayed"
    assert len(trotsky) == 2
    assert one(toy(publication())).brief == "1910"


def test_open_panes_come_first_then_works_with_a_mark() -> None:
    ranks = [one(toy(publication(year=year)), voices=voices).importance for voices in ((), ("toy/ada",)) for year in (1911, 1910)]
    assert ranks == [2, 3, 4, 5]
    assert one(toy(publication()), coding=False).importance == 2, "a rank would tell that there is a code"


def test_a_career_knows_where_the_life_of_its_voice_ended(records: Records) -> None:
    chronicle, board = records
    careers = {career.voice.partition("/")[2]: career for career in scene(chronicle, board, theme="verdict", coding=True, voices=()).careers}
    assert careers["kotkin"].died is None
    for career in careers.values():
        died = next(voice.died for voice in board.voices if voice.id == career.voice)
        assert (career.died is not None) == bool(died and int(died[:4]) < career.last - 1), career


@pytest.mark.parametrize(("died", "at"), [("1908-05-03", decimal(1908, 5, 4)), ("1908", 1909.0), ("1908 or 1909", 1909.0), ("", None), ("1910", None), ("1950", None)])
def test_what_came_out_after_a_death(died: str, at: float | None) -> None:
    board = replace(samples.BOARD, voices=(replace(samples.ADA, died=died),))
    found = scene(toy(publication(year=1900)), board, theme="verdict", coding=True, voices=()).careers[0].died
    assert found == (pytest.approx(at, abs=0.01) if at is not None else None)


def test_an_item_is_said_with_date_lane_and_what_was_not_checked() -> None:
    items = scene(toy(), samples.BOARD, theme="verdict", coding=True, voices=()).events
    frost, thaw = (next(item for item in items if item.id == key) for key in ("toy/frost", "toy/thaw"))
    assert spoken(frost) == "The great frost, 8 March 1917, what happened"
    assert spoken(thaw) == "The thaw, about April 1917, what happened, date not checked"
    assert spoken(one(toy(publication(verified="general knowledge")))) == "Shears, 1910, what was written, year and title not checked"
