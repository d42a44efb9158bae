"""*The story in fifteen minutes*: its length, its order, its marks, and that nothing is told which the record does not hold."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from app.core import marks
from db.packs.types import PackDocument, Passage
from tests.corpus import dossiers
from tests.corpus.ours import CURLY, MARK, NAMED, even
from tests.corpus.test_our_words import HANGING, SENTENCE_END, SHORT

WORDS = (2_800, 3_900)
"""Fifteen minutes for somebody who reads 190 to 260 words a minute."""
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d{4,}|\d+(?:\.\d+)?(?= (?:to \d+(?:\.\d+)? )?(?:million|per cent))")
"""A number of four or more digits, or one of millions or of hundredths; a range of these gives both its ends."""
YEAR = re.compile(r"1[89]\d\d|20[012]\d")
FILES = ("timeline.toml", "figures.toml", "further-debates.md", "source-document-notes.md", "terms.toml", "debate-continuity.md", *dossiers.TABLES)
"""The dossiers that a source may name: those that the story is made from, and those of the voices."""


def _words(passage: Passage) -> int:
    """The words of a paragraph as they are read, without the marks."""
    return sum(len(run.text.split()) for run in marks.runs(passage.text) if run.kind in ("plain", "title"))


def _numbers(text: str) -> list[str]:
    """The numbers of a text that have to stand in the dossiers; years are looked after by the dates."""
    return [found for found in NUMBER.findall(text) if not YEAR.fullmatch(found)]


def _sentences(text: str) -> list[str]:
    return SENTENCE_END.split(SHORT.sub("", text))


def _story(pack: PackDocument) -> tuple[Passage, ...]:
    assert len(pack.passages) > 35
    return pack.passages


def _chapters(pack: PackDocument) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in _story(pack):
        found.setdefault(passage.chapter, []).append(passage)
    return found


def test_it_is_read_in_about_fifteen_minutes(pack: PackDocument) -> None:
    assert 38 <= len(_story(pack)) <= 48
    assert WORDS[0] <= sum(map(_words, _story(pack))) <= WORDS[1]
    assert not [(passage.id, _words(passage)) for passage in _story(pack) if not 40 <= _words(passage) <= 110]


def test_the_great_events_are_told(pack: PackDocument) -> None:
    told = {event for passage in _story(pack) for event in passage.events}
    assert not [event.id for event in pack.events if event.importance == 5 and event.id not in told]
    missing = [event.id for event in pack.events if event.importance == 4 and event.id not in told]
    assert len(missing) <= 3, missing
    assert not [passage.id for passage in _story(pack) if len(passage.events) > 6]


def test_chapters_follow_the_periods(pack: PackDocument) -> None:
    """As the page sets them: by the beginning of their period, one without a period behind the one before it."""
    starts = {period.id: period.start for period in pack.periods}
    at, order = "", []
    for name, passages in _chapters(pack).items():
        at = min((starts[passage.period] for passage in passages if passage.period), default=at)
        order.append((at, name))
    assert [at for at, _ in order] == sorted(at for at, _ in order), order
    assert [passage.chapter for passage in _story(pack)] == [passage.chapter for passages in _chapters(pack).values() for passage in passages]
    told = {passage.period for passage in _story(pack)}
    assert not [period.id for period in pack.periods if period.band == "events" and period.id not in told]


def test_a_chapter_goes_forward_in_time(pack: PackDocument) -> None:
    """By the first event that each paragraph names; a date known only to the year or month may lie anywhere in it."""
    starts = {event.id: event.start for event in pack.events}
    for name, passages in _chapters(pack).items():
        dates = [starts[passage.events[0]] for passage in passages if passage.events]
        assert not [(a, b) for a, b in pairwise(dates) if a[: len(b)] > b[: len(a)]], name


def test_marks_are_well_formed(pack: PackDocument) -> None:
    for passage in _story(pack):
        assert not HANGING.search(passage.text), passage.id
        assert len(dossiers.MARK.findall(passage.text)) == passage.text.count(MARK), passage.id
        assert not [sentence for sentence in _sentences(passage.text) if sentence.count(MARK) > 1], passage.id
        runs = list(marks.runs(passage.text))
        assert sum(run.kind == "unchecked" for run in runs) == passage.text.count(MARK)
        assert not [run.text for run in runs if run.kind == "plain" and re.search(r"[\[\]*\"]", run.text)], passage.id
        assert re.search(r"[.?]$", passage.text), passage.id


def test_what_nobody_checked_is_marked(pack: PackDocument) -> None:
    unchecked = {event.id for event in pack.events if event.verified == "general knowledge"}
    assert not [passage.id for passage in _story(pack) if unchecked & set(passage.events) and MARK not in passage.text]
    assert any(unchecked & set(passage.events) for passage in _story(pack))


def test_no_words_are_borrowed_without_their_quotation(pack: PackDocument) -> None:
    said = {item.id: even(item.text) for debate in pack.debates for item in debate.quotations if not item.withheld}
    for passage in _story(pack):
        assert '"' not in passage.text, passage.id
        named = NAMED.findall(passage.text)
        assert set(named) <= set(said), passage.id
        assert not [words for words in CURLY.findall(passage.text) if not any(even(words) in said[key] for key in named)], passage.id


def test_numbers_stand_in_the_dossiers(pack: PackDocument) -> None:
    held = " ".join(dossiers.read(name) for name in FILES[:4])
    seen = [(passage.id, number) for passage in _story(pack) for number in _numbers(passage.text)]
    assert not [one for one in seen if not re.search(rf"(?<![\d.,]){re.escape(one[1])}(?![\d]|[.,]\d)", held)]
    assert {"681,692", "111,091", "00447", "5.5", "6.5"} <= {number for _, number in seen}


def test_numbers_that_were_corrected_are_not_told(pack: PackDocument) -> None:
    assert not [passage.id for passage in _story(pack) for wrong in ("328,612", "681,686", "1,444,923", "247,157", "350,000") if wrong in passage.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("In 1937 there were 44,500 names.", ["44,500"]), ("5.5 to 6.5 million and 35 to 40 per cent", ["5.5", "6.5", "35", "40"]), ("Order 00447 of 30 July", ["00447"])],
)
def test_numbers_are_found(text: str, expected: list[str]) -> None:
    assert _numbers(text) == expected


def test_dates_are_the_events(pack: PackDocument) -> None:
    """A day that is told is the first or last day of one of the passage's events, or is named in its record."""
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
    day = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(months)})\b")
    by_id = {event.id: event for event in pack.events}
    seen = 0
    for passage in _story(pack):
        events = [by_id[key] for key in passage.events]
        record = " ".join(f"{e.title} {e.description} {e.disputed} {e.verified_note} {e.note}" for e in events)
        known = {date[5:] for e in events for date in (e.start, e.end, e.old_style[:10]) if len(date) == 10}
        for number, month in day.findall(passage.text):
            seen += 1
            code = f"{months.index(month) + 1:02d}-{int(number):02d}"
            assert code in known or re.search(rf"\b{number}(?:[ -–].{{0,12}}?)? {month}|\b{number} to \d+ {month}", record), (passage.id, number, month)
    assert seen > 20


def test_a_voice_is_named_or_leans_on_what_is_told(pack: PackDocument) -> None:
    families = {voice.id: voice.family for voice in pack.voices}
    panes = {voice for debate in pack.debates for item in debate.positions for voice in (item.voice, *item.jointly)}
    leaning = {(item.voice, item.event) for debate in pack.debates for item in debate.leanings}
    for passage in _story(pack):
        assert len(passage.voices) <= 3, passage.id
        assert set(passage.voices) <= panes, passage.id
        strangers = [one for one in passage.voices if families[one] not in passage.text and not any((one, event) in leaning for event in passage.events)]
        assert not strangers, (passage.id, strangers)


def test_terms_are_used_where_they_are_listed(pack: PackDocument) -> None:
    """In some form: of the name of a term or of another name for it, the beginning of one word begins a word of the text."""
    words = {term.id: {*re.findall(r"\w{3,}", even(" ".join((term.term, *term.aliases))).lower())} - {"the", "and", "for"} for term in pack.terms}
    for passage in _story(pack):
        assert len(passage.terms) <= 5, passage.id
        text = even(passage.text).lower()
        strangers = [one for one in passage.terms if not any(re.search(rf"\b{re.escape(word[:6])}", text) for word in words[one])]
        assert not strangers, (passage.id, strangers)


def test_every_passage_leads_on_and_rests_on_a_dossier(pack: PackDocument) -> None:
    known = {event.id for event in pack.events}
    for passage in _story(pack):
        assert passage.debates, passage.id
        assert passage.sources, passage.id
        assert not [source for source in passage.sources if source.split(",")[0] not in FILES], passage.id
        named = {key for source in passage.sources if source.startswith("timeline.toml") for key in re.findall(r"[a-z][a-z0-9-]+", source.partition(",")[2])}
        assert set(passage.events) <= named & known, (passage.id, set(passage.events) - named)
    assert {debate for passage in _story(pack) for debate in passage.debates} == {debate.id for debate in pack.debates}
