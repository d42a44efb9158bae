"""The timeline as rows of words: who stands where, what is said where something lacks, what a filter lets through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.core import event_rows, words
from app.core.event_rows import Narrowing
from db.records import Board, Chronicle, Leaning, Period
from tests import made

LOAM, THORN, REED = "roses/loam", "roses/thorn", "roses/reed"


def leaning(voice: str, event: str, reading: str = "continuity", basis: str = "seen", theme: str = "soil") -> Leaning:
    """A voice leans on an event."""
    return Leaning(voice, event, "roses/care", theme, reading, basis, "timeline")  # type: ignore[arg-type]


def event(key: str, start: str = "1917-03", earliest: float = 1917.2, **fields: object):
    """An event of March 1917, or of another time."""
    return replace(made.event(), **{"id": f"roses/{key}", "title": key.title(), "start": start, "end": "", "edtf": "", "old_style": "", "earliest": earliest, "latest": earliest + 0.1} | fields)


EVENTS = (
    event("frost", continuity_reading="It *froze* [general knowledge].", break_reading="", themes=("soil", "elsewhere"), verified="seen", seen_to="day"),
    event("thaw", "1921-03-08", 1921.2, continuity_reading="", break_reading="It thawed.", themes=("pruning",), verified="general knowledge", verified_note="as [general knowledge]"),
    event("hail", "1925", 1925.0, continuity_reading="", break_reading="", themes=(), old_style="1924-12-19"),
)
PERIODS = (
    Period("roses/war", "War", "1914", "1918", 1914.0, 1918.0, "events", ""),
    Period("roses/peace", "Peace", "1921", "1929", 1921.0, 1929.0, "events", ""),
    Period("roses/books", "Books", "1917", "1929", 1917.0, 1929.0, "publications", ""),
)
LEANINGS = (
    leaning(THORN, "roses/frost", "break"),
    leaning(REED, "roses/frost", "other", "from the article"),
    leaning(LOAM, "roses/frost"),
    leaning(LOAM, "roses/frost", "break", "general knowledge"),
    leaning(REED, "roses/thaw", "break", "general knowledge"),
)
NAMES = {LOAM: "Ada Loam", THORN: "Bert Thorn", REED: "Cleo Reed"}
BOARD: Board = replace(made.board(), themes=(made.THEME, made.PRUNING), voices=(made.voice("Ada Loam", main_year=1950), made.voice("Bert Thorn", main_year=1930)))
CHRONICLE = Chronicle("roses/care", EVENTS, PERIODS, (), LEANINGS, {}, NAMES)


@pytest.fixture
def marked() -> Iterator[None]:
    """A translator that puts everything of ours in double brackets."""
    words.install(lambda context, text: f"⟦{text}⟧")
    yield
    words.install(None)


def rows(*, coding: bool = True, voices: tuple[str, ...] = (LOAM,)) -> dict[str, event_rows.EventRow]:
    """Rows by the last part of their id."""
    return {row.id.partition("/")[2]: row for row in event_rows.rows(CHRONICLE, BOARD, coding=coding, voices=voices)}


def test_those_in_view_come_first_then_the_others_by_the_year_of_their_main_work():
    assert rows()["frost"].who.splitlines() == [
        "Ada Loam: as continuity · seen; may lean on it, as break · not checked",
        "out of view:",
        "Bert Thorn: as break · seen",
        "Cleo Reed: read otherwise · from the article",
    ]
    assert [line.partition(":")[0] for line in rows(voices=(THORN, LOAM))["frost"].who.splitlines()] == ["Bert Thorn", "Ada Loam", "out of view", "Cleo Reed"]


def test_an_event_that_no_voice_in_view_leans_on_says_so_and_names_the_others():
    assert rows()["thaw"].who.splitlines() == ["no voice in view", "out of view:", "Cleo Reed: may lean on it, as break · not checked"]
    assert rows()["hail"].who == "no voice here was seen to lean on it"


def test_with_coding_off_nothing_says_how_anybody_reads_it():
    row, guide = rows(coding=False)["frost"], event_rows.guide(CHRONICLE, BOARD, coding=False, turned=True)
    assert row.who.splitlines() == ["Ada Loam: seen; may lean on it · not checked", "out of view:", "Bert Thorn: seen", "Cleo Reed: from the article"]
    assert guide.headings[2:4] == ("One reading", "Another reading")
    assert guide.columns == event_rows.COLUMNS
    assert not any(word in f"{guide.headings} {row.who} {row.basis}" for word in ("continuity", "break"))


def test_the_axis_turned_round_turns_the_readings_round():
    assert event_rows.guide(CHRONICLE, BOARD, coding=True).headings[2:4] == ("Read as continuity", "Read as break")
    assert event_rows.guide(CHRONICLE, BOARD, coding=True, turned=True).headings[2:4] == ("Read as break", "Read as continuity")


def test_bases_are_counted_and_what_lacks_is_said():
    found = rows()
    assert found["frost"].basis == "seen: 2\nfrom the article: 1\nnot checked: 1"
    assert found["hail"].basis == "none"
    assert found["frost"].continuity == "It froze [not checked]."
    assert found["frost"].break_ == "no summary in the record; see who leans on it", "two lean on it so"
    assert found["thaw"].continuity == "no contrary reading found"
    assert found["hail"].continuity == found["hail"].break_ == "no reading found"
    assert found["frost"].missing == {"break"}
    assert found["hail"].missing == {"continuity", "break", "who", "basis"}


def test_dates_are_words_and_old_style_is_kept():
    found = rows()
    assert found["frost"].date == "March 1917"
    assert found["hail"].date == "1925\nOld Style: 19 December 1924"
    assert event_rows.rows(replace(CHRONICLE, events=(event("odd", old_style="1902-03 (also dated *otherwise*)"),)), BOARD, coding=True, voices=())[0].date.endswith("Old Style: March 1902 (also dated otherwise)")


def test_what_was_verified_is_said_with_how_closely():
    found = rows()
    assert (found["frost"].verified, found["frost"].verified_words) == (True, "date seen to the day")
    assert (found["thaw"].verified, found["thaw"].verified_words, found["thaw"].verified_note) == (False, "date not checked", "as [not checked]")


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Narrowing(), ["frost", "thaw", "hail"]),
        (Narrowing(words="  LOAM froze "), ["frost"]),
        (Narrowing(words="loam thawed"), []),
        (Narrowing(theme="soil"), ["frost", "thaw"]),
        (Narrowing(theme="pruning"), ["thaw"]),
        (Narrowing(theme="elsewhere"), []),
        (Narrowing(period="roses/peace"), ["thaw", "hail"]),
        (Narrowing(basis="general knowledge"), ["frost", "thaw"]),
        (Narrowing(basis="none"), ["hail"]),
        (Narrowing(checked="verified"), ["frost", "hail"]),
        (Narrowing(checked="unverified"), ["thaw"]),
        (Narrowing(words="reed", checked="unverified", theme="pruning"), ["thaw"]),
    ],
)
def test_filters_let_through_what_is_all_of_what_was_asked(wanted: Narrowing, shown: list[str]):
    found = event_rows.narrowed(rows().values(), wanted)
    assert [row.id.partition("/")[2] for row in found] == shown


def test_only_periods_of_what_happened_are_offered():
    guide = event_rows.guide(CHRONICLE, BOARD, coding=True)
    assert guide.periods == (("roses/war", "War"), ("roses/peace", "Peace"))
    assert [key for key, _ in guide.themes] == ["soil", "pruning"]
    assert [key for key, _ in event_rows.basis_choices()] == [*event_rows.BASES, "none"]


def test_rows_stand_by_time_and_can_be_turned_or_sorted_by_title():
    found = tuple(reversed(rows().values()))
    assert [row.title for row in event_rows.in_order(found, "date")] == ["Frost", "Thaw", "Hail"]
    assert [row.title for row in event_rows.in_order(found, "date", descending=True)] == ["Hail", "Thaw", "Frost"]
    assert [row.title for row in event_rows.in_order(found, "title")] == ["Frost", "Hail", "Thaw"]
    assert [row.title for row in event_rows.in_order(found, "title", descending=True)] == ["Thaw", "Hail", "Frost"]


def test_equal_titles_stay_by_time():
    twins = (event("x", earliest=1930.0, title="Same"), event("y", earliest=1920.0, title="same"))
    found = event_rows.rows(replace(CHRONICLE, events=twins), BOARD, coding=True, voices=())
    for descending in (False, True):
        assert [row.id for row in event_rows.in_order(found, "title", descending=descending)] == ["roses/y", "roses/x"]


def test_copied_rows_have_headings_a_row_a_line_and_end_with_the_source():
    guide = event_rows.guide(CHRONICLE, BOARD, coding=True)
    copied = event_rows.copied(list(rows().values())[:2], guide, "Our words.")
    lines = copied.text.split("\n")
    assert copied.count == 2
    assert len(lines) == 4
    assert lines[0].split("\t") == list(guide.headings)
    assert [line.count("\t") for line in lines] == [6, 6, 6, 0]
    assert lines[-1] == "Our words."
    assert copied.html_rows[0] == guide.headings
    assert copied.html_rows[-1] == ("Our words.",)
    assert "Ada Loam: as continuity, seen; Ada Loam: may lean on it, as break, not checked; Bert Thorn: as break, seen; Cleo Reed: read otherwise, from the article" in lines[1]
    assert "view" not in copied.text, "a copy knows of no panes"
    assert lines[2].endswith("\tdate not checked: as [not checked]")


def test_rows_copied_with_coding_off_say_no_reading():
    guide = event_rows.guide(CHRONICLE, BOARD, coding=False)
    copied = event_rows.copied(rows(coding=False).values(), guide, "").text
    assert "Ada Loam: seen; Ada Loam: may lean on it, not checked; Bert Thorn: seen; Cleo Reed: from the article" in copied
    assert "no voice here was seen to lean on it" in copied


def test_with_coding_off_the_place_of_a_reading_does_not_tell_its_side():
    events = (event("x", continuity_reading="Zeal.", break_reading="Art."), event("y", continuity_reading="", break_reading="Art."), event("z", continuity_reading="Zeal.", break_reading=""))
    made = {coding: event_rows.rows(replace(CHRONICLE, events=events), BOARD, coding=coding, voices=()) for coding in (True, False)}
    assert [(row.continuity, row.break_) for row in made[True]][:2] == [("Zeal.", "Art."), ("no contrary reading found", "Art.")]
    assert [(row.continuity, row.break_) for row in made[False]] == [("Art.", "Zeal."), ("Art.", "no contrary reading found"), ("Zeal.", "no contrary reading found")]
    assert [row.missing & {"continuity", "break"} for row in made[False]] == [set(), {"break"}, {"break"}]


def test_the_source_document_is_called_by_title_and_kind():
    told = replace(event("x", continuity_reading="The source document says so.", verified_note="as in the source document"), id="stalinism/x")
    (row,) = event_rows.rows(replace(CHRONICLE, events=(told,)), BOARD, coding=True, voices=())
    assert row.continuity == "The encyclopaedia article “Stalinism” from which this collection began says so."
    assert row.verified_note == "as in the encyclopaedia article “Stalinism” from which this collection began"


def test_no_cell_that_is_copied_is_a_formula_or_breaks_the_table():
    hostile = replace(rows()["frost"], title='=HYPERLINK("x")', continuity="a\tb\r\nc", break_="+1", basis="@x")
    line = event_rows.copied([hostile], event_rows.guide(CHRONICLE, BOARD, coding=True), "").text.split("\n")
    assert len(line) == 2
    cells = line[1].split("\t")
    assert len(cells) == 7
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.usefixtures("marked")
def test_every_word_of_ours_can_be_translated():
    guide = event_rows.guide(CHRONICLE, BOARD, coding=True)
    assert all(heading.startswith("⟦") for heading in guide.headings)
    row = rows()["hail"]
    for text in (row.continuity, row.break_, row.who, row.basis, row.verified_words, rows()["thaw"].who.splitlines()[0]):
        assert text.startswith("⟦"), text
        assert text.endswith("⟧"), text
