"""Where the further debates of the dossier and of the pack meet: who is meant by a name, and what that voice holds."""

from __future__ import annotations

import re

from db.packs.debates import Debate, Position
from db.packs.types import PackDocument, Voice
from tests.corpus import further
from tests.corpus.lives import Claim

ONE_AXIS = [entry for entry in further.entries() if entry.debate not in ("kirov", "memory")]
"""The headings of the debates whose question has one axis."""

def person(pack: PackDocument, name: str) -> Voice:
    """The one voice of that name; a surname alone, or initials, will do."""
    name = name.removesuffix(" himself")
    exact = [voice for voice in pack.voices if name in (voice.name, voice.family)]
    near = [voice for voice in pack.voices if name.endswith(f" {voice.family}") and voice.given[:1] == name[0]]
    found = exact or near or [voice for voice in pack.voices if voice.name.startswith(name) or name.startswith(voice.name)]
    assert len(found) == 1, (name, [voice.id for voice in found])
    return found[0]


def position(debate: Debate, voice: str, theme: str) -> Position:
    """The position of a voice; where it has none of its own, that of the voice that it stands with."""
    found = [item for item in debate.positions if item.theme == theme and voice in (item.voice, *item.jointly)]
    own = [item for item in found if item.voice == voice]
    (item,) = own or found
    return item


def main_theme(debate: Debate) -> str:
    """The theme that is the question of the debate."""
    return debate.themes[0].key


def claims(pack: PackDocument) -> list[Claim]:
    """Life dates of the headings, each of the voice that it is about."""
    found: list[Claim] = []
    for entry in further.entries():
        for name, dates in entry.people:
            span = re.fullmatch(r"\((?:b\. |founded )?(\d{4})†?(?:–(\d{4}))?†?\)", dates)
            if span:
                voice = person(pack, name).id
                where = f"further-debates.md, {entry.debate}"
                found.append(Claim(voice, "born", span[1], where))
                if span[2]:
                    found.append(Claim(voice, "died", span[2], where))
    return found
