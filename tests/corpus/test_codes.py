"""Codes, dated codes and links to events are those of the dossiers' tables, cell by cell."""

from __future__ import annotations

import re

import pytest

from db.packs.debates import Debate
from db.packs.types import PackDocument
from tests.corpus import dossiers

STATES = ("off axis", "not found", "no source seen")
"""What stands in the column of the stance where there is no number."""
CODES = {(row[0].lower(), row[1]): row[2:] for row in dossiers.table(1)}
READ_OTHERWISE = {("fitzpatrick", "civil-war"), ("carr", "socialism-in-one-country"), ("rabinowitch", "october-revolution")}
"""Links where the dossier says that it does not follow the timeline, because the words seen read otherwise."""
READINGS = {"continuity": "continuity", "discontinuity": "break", "other": "other"}
BASES = {"seed": "from the article", "seen": "seen", "general knowledge": "general knowledge"}


def test_every_place_has_one_code(debate: Debate) -> None:
    places = [(item.voice, item.theme) for item in debate.positions]
    assert len(places) == len(set(places)) == len(dossiers.table(1)) == 280
    assert set(places) == set(CODES)
    assert len({voice for voice, _ in places}) == 28
    assert {theme for _, theme in places} == set(dossiers.themes().values()) == {theme.key for theme in debate.themes}


@pytest.mark.parametrize("place", CODES, ids="-".join)
def test_a_code_is_the_row_of_its_table(debate: Debate, place: tuple[str, str]) -> None:
    stance, low, high, first, second, basis, year, word, rests_on = CODES[place]
    (item,) = (item for item in debate.positions if (item.voice, item.theme) == place)
    code = stance if stance in STATES else "stance"
    assert item.code == code
    assert (item.stance, item.low, item.high) == (None if code != "stance" else dossiers.number(stance), dossiers.number(low), dossiers.number(high))
    assert (item.first, item.second, item.basis) == (first, second, basis)
    assert item.year_text == year
    years = re.findall(r"\b\d{4}\b", year)
    assert item.year == (int(years[0]) if years else None)
    assert (item.necessity, item.rests_on) == (word, rests_on)
    assert item.low_confidence == bool(re.search(r"\blow confidence\b|\bweak\b", rests_on, re.I))


def test_a_stance_lies_within_its_range(debate: Debate) -> None:
    outside = [(i.voice, i.theme) for i in debate.positions if i.stance is not None and not (i.low is not None and i.high is not None and i.low <= i.stance <= i.high)]
    assert not outside
    ranges = [(i.voice, i.theme) for i in debate.positions if i.code == "stance" and i.stance is None]
    assert ranges, "the tables have ranges without a figure"
    assert all(i.low is not None and i.high is not None and i.low < i.high for i in debate.positions if (i.voice, i.theme) in ranges)


def test_a_second_word_stands_beside_a_verdict_alone(debate: Debate) -> None:
    words = {word.value for word in debate.necessities}
    assert not [(i.voice, i.theme, i.necessity) for i in debate.positions if i.necessity and (i.theme != "verdict" or i.necessity not in words)]
    assert any(i.necessity for i in debate.positions)


def test_dated_codes_are_those_of_the_tables(debate: Debate) -> None:
    drawn = {"yes, joined": "joined", "yes, single point": "point", "no, in words only": "words"}
    expected = [
        (row[0].lower(), row[1], int(row[2]), dossiers.number(row[3]), drawn[row[4].removesuffix(", low confidence")], row[4].endswith("low confidence"), row[5])
        for row in (*_rows("continuity-voices.md", 11), *_rows("discontinuity-voices.md", 14))
    ]
    assert dossiers.part(dossiers.read("further-voices.md"), "### 17.2").startswith("None.")
    found = [(c.voice, c.theme, c.year, c.stance, c.drawn, c.low_confidence, c.rests_on) for c in debate.dated_codes]
    assert sorted(found) == sorted(expected)
    assert found


def _rows(name: str, section: int) -> list[list[str]]:
    return dossiers.rows(dossiers.part(dossiers.read(name), f"### {section}.2"))


def test_links_of_voices_with_a_pane_are_those_of_the_tables(debate: Debate) -> None:
    expected = [(voice.lower(), *rest) for voice, *rest in dossiers.table(3)]
    panes = set(dossiers.voices())
    found = [(link.voice, link.event, link.reading, link.basis, link.theme, link.source) for link in debate.leanings if link.voice in panes]
    assert sorted(found) == sorted(expected)
    assert len(found) > 150


def test_links_of_all_others_are_those_of_the_timeline(pack: PackDocument, debate: Debate) -> None:
    panes = set(dossiers.voices())
    # By the last word of the family name: whether van Ree is one person or two is asked elsewhere.
    short = {voice.id: voice.id if voice.id in panes else voice.family.split()[-1].lower() for voice in pack.voices}
    named = [(who["who"].split()[-1].lower(), event["id"], who) for event in dossiers.toml("timeline.toml")["event"] for who in event.get("invoked_by", [])]
    expected = [(voice, event, READINGS[who["stance"]], BASES[who["basis"]]) for voice, event, who in named if voice not in panes]
    found = [(short[link.voice], link.event, link.reading, link.basis) for link in debate.leanings if link.voice not in panes]
    assert sorted(found) == sorted(expected)
    assert found
    linked = {(short[link.voice], link.event, link.reading) for link in debate.leanings}
    assert {(voice, event) for voice, event, who in named if (voice, event, READINGS[who["stance"]]) not in linked} == READ_OTHERWISE
