"""The gallery's toy chronicle: a few frosts, two periods, three books. Every state that the timeline can draw occurs once."""

from __future__ import annotations

from app.ui import gallery_samples as samples
from db import dates
from db.records import Chronicle, Event, Period, Publication


def _event(key: str, title: str, edtf: str, importance: int, *, end: str = "", verified: str = "seen") -> Event:
    """An event at a date of any kind."""
    span = dates.parse(f"{edtf}/{end}" if end else edtf)
    fields = {name: getattr(samples.FROST, name) for name in Event.__dataclass_fields__}
    plain = edtf.rstrip("~?")
    fields |= {"id": f"toy/{key}", "title": title, "start": plain, "end": end, "edtf": edtf if edtf != plain else "", "old_style": ""}
    fields |= {"earliest": span.earliest, "latest": span.latest, "importance": importance, "verified": verified}
    return Event(**fields)


EVENTS = (
    _event("first-rose", "The first rose", "1902-03", 5),
    samples.FROST,
    samples.THAW,
    _event("drought", "The drought", "1921-05-02", 4, end="1922-09-30"),
    _event("storm", "The storm", "1921-06?", 3, verified="general knowledge"),
    *(_event(f"frost-{day}", f"Frost on day {day}", f"1924-01-{day:02}", 2) for day in range(1, 25)),
    _event("show", "The great rose show", "1989", 4),
)


def _publication(key: str, voice: str, author: str, title: str, year: int, work: str = "") -> Publication:
    return Publication(
        f"toy/{key}", work, voice, author, title, "", year, "Toy Press", "Nowhere", "monograph", ("verdict",), "On roses.", "", "", ("A toy almanac",), "seen", "", False
    )  # fmt: skip


PUBLICATIONS = (
    _publication("shears", samples.ADA.id, samples.ADA.name, "The Shears", 1910, samples.SHEARS.id),
    _publication("leaves", samples.BERT.id, samples.BERT.name, "Leaves", 1921, samples.LEAVES.id),
    _publication("petals", "", "Nobody", "Petals", 1990),
)

PERIODS = (
    Period("toy/cold", "The cold years", "1916", "1923", 1916.0, 1923.0, "events", "It was cold."),
    Period("toy/letters", "The age of letters", "1900", "1930", 1900.0, 1930.0, "publications", "They wrote letters."),
)

CHRONICLE = Chronicle(
    debate=samples.DEBATE.id,
    events=EVENTS,
    periods=PERIODS,
    publications=PUBLICATIONS,
    leanings=tuple(leaning for group in samples.LEANINGS.values() for leaning in group),
    works=samples.WORKS,
    names=samples.NAMES,
)
