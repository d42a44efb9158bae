"""Who is who in the further debates: life dates are told in one way, and whoever has none in the dossiers has none (METHOD 27)."""

from __future__ import annotations

import pytest

from db.packs.debates import Debate
from db.packs.types import PackDocument
from tests.corpus import dossiers, further, lives
from tests.corpus.meeting import claims, person

KNOWN_CONTRADICTIONS: set[tuple[str, str]] = set()
"""Life dates of the headings that the voices' own dossiers contradict (METHOD 27): voice and which date."""


def test_life_dates_of_the_headings_are_the_voices(pack: PackDocument, capsys: pytest.CaptureFixture[str]) -> None:
    told = claims(pack)
    found = lives.contradictions([*told, *lives.of_pack(pack)])
    with capsys.disabled():
        print(f"\n{len(told)} life dates in the headings of further-debates.md, {len(found)} contradictions")
        for one, two in found:
            print(f"  {one.person} {one.what}: {one.date} ({one.where}), {two.date} ({two.where})")
    assert {(one.person, one.what) for one, _ in found} == KNOWN_CONTRADICTIONS
    assert len(told) > 70


def test_a_death_that_only_the_dossier_of_a_voice_knows_is_told(pack: PackDocument, capsys: pytest.CaptureFixture[str]) -> None:
    """A heading that says *born* of somebody who has died is out of date, not contradicting; the voice's own dossier counts."""
    alive = {claim.person for claim in claims(pack) if claim.what == "born"} - {claim.person for claim in claims(pack) if claim.what == "died"}
    died = {voice.id: voice.died for voice in pack.voices if voice.id in alive and voice.died}
    with capsys.disabled():
        print(f"\ncalled living in further-debates.md, dead in voices.toml: {died}")
    assert died == {"getty": "2025-05-19"}


def test_whoever_has_no_dates_in_the_dossiers_has_none_in_the_pack(pack: PackDocument, debates: dict[str, Debate]) -> None:
    known = {(claim.person, claim.what) for claim in (*claims(pack), *lives.of_dossiers())}
    people = {voice for debate in debates.values() for item in debate.positions for voice in (item.voice, *item.jointly)} - set(dossiers.voices())
    held = {(voice.id, what) for voice in pack.voices if voice.id in people for what in ("born", "died") if getattr(voice, what)}
    assert held <= known, held - known
    assert len(people) > 40


def test_dates_from_general_knowledge_say_so(pack: PackDocument) -> None:
    marked = {name: "†" in dates for entry in further.entries() for name, dates in entry.people if dates}
    unsaid = []
    for name, seen in marked.items():
        voice = person(pack, name)
        if not seen and voice.id not in dossiers.voices() and "[general knowledge]" not in voice.life_note:
            unsaid.append(voice.id)
    assert not unsaid
