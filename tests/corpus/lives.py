"""Finds dates of one person's birth or death that can't both be right, in the pack, the dossiers and the timeline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from db.packs.types import PackDocument
from tests.corpus import dossiers

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DATE = rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) )?(?P<year>\d{{4}})"
"""A day, a month or a year as the dossiers write it."""


class Claim(NamedTuple):
    """Somebody was born or died on a date (YYYY, YYYY-MM or YYYY-MM-DD), and where that stands."""

    person: str
    what: str
    date: str
    where: str


def iso(text: str) -> str:
    """The first date of a text; raises ValueError where there is none."""
    found = re.search(DATE, text)
    if not found:
        raise ValueError(f"no date in {text!r}")
    parts = [found["year"]]
    if found["month"]:
        parts.append(f"{MONTHS.index(found['month']) + 1:02}")
    if found["day"]:
        parts.append(f"{int(found['day']):02}")
    return "-".join(parts)


def contradictions(claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """The pairs that can't both be right: neither date is a coarser form of the other."""
    known = sorted(set(claims))
    return [(one, two) for one, two in combinations(known, 2) if one[:2] == two[:2] and not one.date.startswith(two.date) and not two.date.startswith(one.date)]


def of_pack(pack: PackDocument) -> Iterator[Claim]:
    """What ``voices.toml`` says."""
    for voice in pack.voices:
        for what, date in (("born", voice.born), ("died", voice.died)):
            if date:
                yield Claim(voice.id, what, date, "voices.toml")


def of_dossiers() -> Iterator[Claim]:
    """What the voice dossiers say at the head of each section."""
    for voice, section in dossiers.sections().items():
        head = " ".join(re.findall(r"^(?:- \*\*Full name.*|- \*\*Born\*\*.*|\*\*Identity\.\*\*.*)$", section.text, re.M)).replace("*", "")
        yield from of_identity(voice, head, section.file)


def of_identity(person: str, text: str, where: str) -> Iterator[Claim]:
    """The dates in a line on a person: ``born … died …``, ``b. …``, or ``1 May 1900, Place – 2 June 1980``."""
    text = re.sub(r" \([^()]*O\.S\.\)", "", text)
    bare = re.sub(r"\(\?P<\w+>", "(?:", DATE)
    if span := re.search(rf"({bare})(?:, [^–.;]{{0,60}}?)? ?– ?({bare})", text.split("Biography")[0]):
        if not re.search(r"\d{4}–\d{4}\)", text[: span.end() + 1]) or "Born" not in text:
            yield Claim(person, "born", iso(span[1]), where)
            yield Claim(person, "died", iso(span[2]), where)
        return
    for what, words in (("born", r"\b(?:born|b\.)"), ("died", r"\bdied")):
        if found := re.search(rf"{words} ({bare})", text, re.I):
            yield Claim(person, what, iso(found[1]), where)


def of_running_text(people: dict[str, str]) -> Iterator[Claim]:
    """What is said in passing in any dossier: ``Volkogonov died in 1995``; ``people`` are families and their ids."""
    bare = re.sub(r"\(\?P<\w+>", "(?:", DATE)
    names = "|".join(map(re.escape, people))
    said = re.compile(rf"\b({names})\b(?:'s|’s)? ?(?:was )?(born|died)(?: [a-z]+| at [A-Z][a-z]+)?,? (?:on |in )?({bare})")
    for name in (*dossiers.TABLES, "debate-continuity.md", "further-debates.md", "source-document-notes.md", "timeline.toml"):
        for family, what, date in said.findall(dossiers.read(name)):
            yield Claim(people[family], what, iso(date), f"{name}, in passing")


def of_timeline(people: dict[str, str]) -> Iterator[Claim]:
    """Births and deaths among the events of ``timeline.toml``."""
    for event in dossiers.toml("timeline.toml")["event"]:
        title = event["title"]
        what = "born" if re.search(r"\bborn\b|\bbirth of\b", title, re.I) else "died" if re.search(r"\bdies\b|\bdeath of\b|\bmurder of\b", title, re.I) else ""
        who = [people[family] for family in people if re.search(rf"\b{re.escape(family)}\b", title)]
        if what and len(who) == 1:
            # A murder may take two days: he dies at the end of it.
            date = event.get("end") or event["start"] if what == "died" else event["start"]
            yield Claim(who[0], what, date, f"timeline.toml, {event['id']}")


def everywhere(pack: PackDocument) -> list[Claim]:
    """All that is said anywhere of births and deaths of persons of the pack, and of Lenin and Stalin."""
    people = {voice.family: voice.id for voice in pack.voices} | {"Lenin": "lenin", "Stalin": "stalin"}
    return [*of_pack(pack), *of_dossiers(), *of_running_text(people), *of_timeline(people)]
