"""Who is who: life dates agree, whoever is named exists once, and whoever has a position has a pane, and nobody else."""

from __future__ import annotations

import re

import pytest

from db.packs.types import PackDocument, Voice
from tests.corpus import dossiers, lives
from tests.corpus.lives import Claim

KINDS = {"trotsky": "participant", "solzhenitsyn": "commentator", "radzinsky": "commentator", "arendt": "commentator"}
"""Whoever of the twenty-eight is not a historian."""
FURTHER = {
    "participant": {"stalin", "mao", "hoxha", "kaganovich", "khrushchev", "mussolini"},
    "commentator": {"spgb", "milne", "cia", "prague-declaration", "shachtman", "cliff", "schwanitz", "jameson", "lemkin", "ghodsee"},
}
"""Whoever of the further debates is an actor of the time, or writes as something else than a scholar."""


def test_life_dates_are_the_dossiers(pack: PackDocument) -> None:
    said = {(claim.person, claim.what): claim.date for claim in lives.of_dossiers()}
    held = {(voice.id, what): date for voice in pack.voices for what, date in (("born", voice.born), ("died", voice.died)) if date}
    assert len(said) > 40
    assert {key: date for key, date in held.items() if key in said} == said
    # Whoever has no dossier of a voice has the dates of the further debates; ``test_further`` holds them together.
    only_ours = {key for key in held if key not in said and key[0] in dossiers.voices()}
    assert not {key for key in only_ours if held[key][:4] not in dossiers.sections()[key[0]].text}, only_ours


def test_contradicting_dates_are_told(pack: PackDocument, capsys: pytest.CaptureFixture[str]) -> None:
    claims = lives.everywhere(pack)
    found = lives.contradictions(claims)
    with capsys.disabled():
        print(f"\n{len(claims)} dates of births and deaths, {len(found)} contradictions")
        for one, two in found:
            print(f"  {one.person} {one.what}: {one.date} ({one.where}), {two.date} ({two.where})")
    wheres = {claim.where.split(",")[0] for claim in claims}
    assert {"voices.toml", "timeline.toml", *dossiers.TABLES} <= wheres, "the finder looks past one of its sources"
    assert not [pair for pair in found if "voices.toml" in (pair[0].where, pair[1].where)]


def test_the_finder_finds_a_made_up_contradiction(pack: PackDocument) -> None:
    made_up = Claim("pipes", "died", "2018-05-18", "a made-up source")
    assert {made_up} < {claim for pair in lives.contradictions([*lives.everywhere(pack), made_up]) for claim in pair}
    assert not lives.contradictions([Claim("pipes", "died", "2018", "one"), Claim("pipes", "died", "2018-05-17", "two"), Claim("pipes", "born", "1923", "one")])


@pytest.mark.parametrize(
    ("text", "born", "died"),
    [
        ("Life: 11 July 1923, Cieszyn, Poland – 17 May 2018. Nationality", "1923-07-11", "2018-05-17"),
        ("Born 7 November (26 October O.S.) 1879, Yanovka; died 21 August 1940, Mexico", "1879-11-07", "1940-08-21"),
        ("Liebman, Marcel. 1929–1986. Belgian", "1929", "1986"),
        ("Life: b. 17 February 1959, Englewood. Princeton", "1959-02-17", None),
    ],
)
def test_dates_are_read_as_the_dossiers_write_them(text: str, born: str, died: str | None) -> None:
    assert {claim.what: claim.date for claim in lives.of_identity("x", text, "here")} == {"born": born, **({"died": died} if died else {})}


def test_the_twenty_eight_have_a_pane_in_the_main_debate_and_nobody_else(pack: PackDocument) -> None:
    kinds = {voice.id: voice.kind for voice in pack.voices}
    panes = {item.voice for debate in pack.debates if debate.id == "continuity" for item in debate.positions}
    assert panes == set(dossiers.voices())
    assert len(panes) == 28
    assert {voice: kinds[voice] for voice in panes} == {voice: KINDS.get(voice, "historian") for voice in panes}


def test_whoever_has_a_position_has_a_pane_and_nobody_else(pack: PackDocument) -> None:
    panes = {voice.id for voice in pack.voices if voice.kind != "mentioned"}
    heard = {voice for debate in pack.debates for item in debate.positions for voice in (item.voice, *item.jointly)}
    assert panes == heard
    assert len(heard) > 70


@pytest.mark.parametrize("kind", FURTHER)
def test_actors_and_writers_of_the_further_debates_are_told_from_historians(pack: PackDocument, kind: str) -> None:
    kinds = {voice.id: voice.kind for voice in pack.voices}
    assert {voice: kinds.get(voice) for voice in FURTHER[kind]} == dict.fromkeys(FURTHER[kind], kind)
    others = {voice.id for voice in pack.voices if voice.kind == kind} - FURTHER[kind] - set(dossiers.voices())
    assert not others, "a person of that kind whom this test does not know"


def test_nobody_stands_twice(pack: PackDocument) -> None:
    def last(voice: Voice) -> tuple[str, str]:
        return (voice.family.split()[-1].lower(), next((letter for letter in voice.given if letter.isupper()), ""))

    seen: dict[str, list[tuple[str, str]]] = {}
    for voice in pack.voices:
        family, initial = last(voice)
        seen.setdefault(family, []).append((initial, voice.id))
    twice = [people for people in seen.values() if len(people) > 1 and len({initial for initial, _ in people if initial}) < len(people)]
    assert not twice
    assert any(len(people) > 1 for people in seen.values()), "two Smiths are two persons"


def test_who_leans_on_an_event_exists(pack: PackDocument) -> None:
    families = [voice.family for voice in pack.voices]
    named = {who["who"] for event in dossiers.toml("timeline.toml")["event"] for who in event.get("invoked_by", [])}
    assert not {name: families.count(name) for name in named if families.count(name) != 1}
    assert len(named) > 25


def test_whoever_wrote_a_publication_exists(pack: PackDocument) -> None:
    by_id = {voice.id: voice for voice in pack.voices}
    missing = []
    for item in pack.publications:
        authors = [name for name in re.split(r" and |, (?=[A-Z])", re.sub(r" \(eds?\.\)", "", item.author)) if name]
        found = [next((voice for voice in pack.voices if _is(voice, name)), None) for name in authors]
        missing += [(item.id, name) for name, voice in zip(authors, found, strict=True) if voice is None]
        assert item.voice in by_id, item.id
        assert _is(by_id[item.voice], authors[0]), (item.id, item.voice)
    assert not missing
    assert "applebaum" in by_id
    assert by_id["applebaum"].kind == "historian"


def _is(voice: Voice, name: str) -> bool:
    """Whether a name as printed on a title is this person's: the same family name, the given name or its first letter."""
    return name.endswith(f" {voice.family}") and bool(voice.given) and voice.given[0] == name[0]
