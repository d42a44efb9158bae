"""The texts of the pack that are our own words, each with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from db.packs.types import PackDocument

POSITION = ("headline", "summary", "reason", "second_reading", "evidence")
"""The fields of a position that are ours."""
VOICE = ("biography", "what_was_seen", "life_note")
"""The fields of a voice that are ours."""
CURLY = re.compile(r"“([^”]*)”")
"""Words that our texts put into quotation marks."""
MARK = "[general knowledge]"
"""The mark behind a clause that was not checked."""
NAMED = re.compile(r"\[([a-z][a-z-]*-\d+)\]")
"""A passage that a text refers to."""


class Ours(NamedTuple):
    """One of our texts; ``voices`` are those whose words may stand in it, ``source`` the source given beside it."""

    where: str
    field: str
    voices: tuple[str, ...]
    text: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.where} {self.field}"


def texts(pack: PackDocument) -> Iterator[Ours]:
    """Every text of ours on voices, their positions, schools and critics; the corrections are apart, see ``findings``."""
    for debate in pack.debates:
        for item in debate.positions:
            for name in POSITION:
                yield Ours(f"{debate.id}/{item.voice}.toml {item.theme}", name, (item.voice,), getattr(item, name))
    for voice in pack.voices:
        for name in VOICE:
            yield Ours(f"voices.toml {voice.id}", name, (voice.id,), getattr(voice, name))
        for at, change in enumerate(voice.changes):
            yield Ours(f"voices.toml {voice.id}", f"changes[{at}].text", (voice.id,), change.text)
        for at, label in enumerate(voice.labels):
            for name in ("wording", "note"):
                yield Ours(f"voices.toml {voice.id}", f"labels[{at}].{name}", (voice.id,), getattr(label, name))
    for school in pack.schools:
        for name in ("claim", "named_by", "note"):
            yield Ours(f"schools.toml {school.id}", name, (), getattr(school, name))
    for at, criticism in enumerate(pack.criticisms):
        who = (criticism.criticised, criticism.critic_voice)
        for name in ("ground", "body", "note"):
            yield Ours(f"criticisms.toml [{at}] {criticism.critic or criticism.body} on {criticism.criticised}", name, who, getattr(criticism, name), criticism.source)


def findings(pack: PackDocument) -> Iterator[Ours]:
    """Our texts of the corrections."""
    for item in pack.corrections:
        for name in ("verdict", "finding", "advice"):
            yield Ours(f"corrections.toml {item.id}", name, item.voices, getattr(item, name))


def even(text: str) -> str:
    """A text with straight marks and single blanks and without emphasis, for comparing words and not typography."""
    for curly, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return re.sub(r"\s+", " ", text.replace("*", "").replace("`", "")).strip()


def plain(text: str) -> str:
    """A dossier's line without the marks that the pack leaves out: bold type and typewriter letters."""
    return text.replace("**", "").replace("`", "")
