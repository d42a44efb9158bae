"""The figures of the shipped pack as records, read from its own files alone, so that a test of figures needs no library."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any

from db import dates
from db.records import Correction, Debate, Estimate, Figures, Poll

PACK = Path(__file__).resolve().parents[2] / "resources" / "packs" / "stalinism"
NAMES = {f"stalinism/{key}": name for key, name in (("conquest", "Robert Conquest"), ("getty", "J. Arch Getty"), ("naumenko", "Natalya Naumenko"))}


def _lists(file: str, key: str) -> list[dict[str, Any]]:
    return tomllib.loads((PACK / file).read_text(encoding="utf-8"))[key]


def _full(value: str) -> str:
    return f"stalinism/{value}" if value else ""


def _made(kind: type[Any], given: dict[str, Any], **also: Any) -> Any:
    """A record with what the file gives; what it leaves out is empty."""
    empty = {"str": "", "bool": False, "int | None": None, "float | None": None}
    fields = {f.name: empty.get(str(f.type), ()) for f in dataclasses.fields(kind)}
    return kind(**fields | {k: tuple(v) if isinstance(v, list) else v for k, v in given.items() if k in fields} | also)


def _stretch(start: str, end: str) -> dict[str, float]:
    first = dates.parse(start)
    return {"earliest": first.earliest, "latest": dates.parse(end or start).latest}


def debate(key: str, question: str, short: str = "") -> Debate:
    """A debate without an axis."""
    return Debate(_full(key), question, short, "", "", "", "", "", (), (), "", (), "", "", ())


DEBATES = {d.id: d for d in (debate("industry", "Was collectivisation needed?"), debate("toll", "How many deaths is it answerable for?", "How many died?"), debate("famine", "Was the famine meant?"))}


def estimate(**given: Any) -> Estimate:
    """An estimate as a pack would give it; what a test does not name is plain."""
    plain = {"id": "toy/one", "debate": "toy/roses", "axis": "roses", "counts": "Roses lost", "unit": "roses", "start": "1921", "end": "1922", "author": "Ada Fern"}
    fields = {"grade": "work"} | plain | given
    year = re.search(r"\d{4}", fields.get("year_text", ""))
    return _made(Estimate, fields, year=int(year[0]) if year else None, **_stretch(fields["start"], fields["end"]))


def poll(**given: Any) -> Poll:
    """A poll as a pack would give it."""
    plain = {"id": "toy/poll", "debate": "toy/roses", "series": "liking", "question": "Do you like roses?", "pollster": "Toy Centre", "date": "2003", "value": 50.0, "grade": "cited"}
    fields = plain | given
    return _made(Poll, fields, **_stretch(fields["date"], ""))


def correction(**given: Any) -> Correction:
    """A correction as a pack would give it."""
    return _made(Correction, {"id": "toy/wrong", "kind": "correction", "verdict": "misprint", "clause": "a hundred roses"} | given)


def figures(*items: Estimate | Poll, corrections: dict[str, tuple[Correction, ...]] | None = None, debates: tuple[Debate, ...] = ()) -> Figures:
    """What a test is about."""
    estimates = tuple(item for item in items if isinstance(item, Estimate))
    polls = tuple(item for item in items if isinstance(item, Poll))
    return Figures(estimates, polls, dict(NAMES), {}, corrections or {}, {d.id: d for d in debates})


def shipped_figures() -> Figures:
    """All figures of the shipped pack, with its corrections; questions of debates and names are stand-ins."""
    estimates = tuple(
        estimate(**e | {"id": _full(e["id"]), "debate": _full(e["debate"]), "work": _full(e.get("work", "")), "end": e.get("end", ""), "voices": tuple(map(_full, e.get("voices", ())))})
        for e in _lists("estimates.toml", "estimates")
    )
    polls = tuple(poll(**p | {"id": _full(p["id"]), "debate": _full(p["debate"])}) for p in _lists("polls.toml", "polls"))
    found: dict[str, list[Correction]] = {}
    for one in _lists("corrections.toml", "corrections"):
        for concerned in one.get("estimates", ()):
            found.setdefault(_full(concerned), []).append(correction(**{"clause": "", "verdict": ""} | one | {"id": _full(one["id"])}))
    return Figures(estimates, polls, dict(NAMES), {}, {key: tuple(c) for key, c in found.items()}, DEBATES)
