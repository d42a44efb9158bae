"""Questions that figures and reading pages ask: a whole page at a time, as frozen records."""

from __future__ import annotations

import sqlite3

from db import rows
from db.reads import corrections_of, names_of
from db.records import (
    Correction,
    Debate,
    Estimate,
    EstimateDetails,
    Figures,
    Library,
    Pack,
    Passage,
    Poll,
    PollDetails,
    TermDetails,
)


def estimates(db: sqlite3.Connection) -> tuple[Estimate, ...]:
    """Every estimate, in the order of the packs."""
    return tuple(rows.read(db, "estimate"))


def polls(db: sqlite3.Connection) -> tuple[Poll, ...]:
    """Every poll, by its date."""
    return tuple(rows.read(db, "poll", order="earliest, rowid"))


def packs(db: sqlite3.Connection) -> dict[str, Pack]:
    """Every pack that the library was built from, by id."""
    return {pack.id: pack for pack in rows.read(db, "pack")}


def passages(db: sqlite3.Connection) -> tuple[Passage, ...]:
    """The story, paragraph by paragraph."""
    return tuple(rows.read(db, "passage"))


def _debates(db: sqlite3.Connection) -> dict[str, Debate]:
    return {debate.id: debate for debate in rows.read(db, "debate")}


def figures(db: sqlite3.Connection) -> Figures:
    """All estimates and polls with what they lead to."""
    by_figure: dict[str, list[Correction]] = {}
    for correction in rows.read(db, "correction", "estimates <> '[]'"):
        for one in correction.estimates:
            by_figure.setdefault(one, []).append(correction)
    return Figures(
        estimates=estimates(db),
        polls=polls(db),
        names=names_of(db),
        works={work.id: work for work in rows.read(db, "work")},
        corrections={one: tuple(found) for one, found in by_figure.items()},
        debates=_debates(db),
    )


def library(db: sqlite3.Connection, pack: str) -> Library:
    """Glossary, corrections and story of one pack (by its id); raises KeyError where there is no such pack."""
    found = next(rows.read(db, "pack", "id = ?", (pack,)), None)
    if found is None:
        raise KeyError(pack)
    own, span = "id >= ? and id < ?", (pack + "/", pack + "0")  # every id of the pack: "0" is the letter behind "/"
    return Library(
        terms=tuple(rows.read(db, "term", own, span)),
        corrections=tuple(rows.read(db, "correction", own, span)),
        passages=tuple(rows.read(db, "passage", own, span)),
        periods={period.id: period for period in rows.read(db, "period", own, span)},
        events={event.id: event for event in rows.read(db, "event", own, span)},
        names=names_of(db),
        publications=dict(db.execute("select id, title from publication")),
        debates=_debates(db),
        estimates={estimate.id: estimate for estimate in estimates(db)},
        quotations={quotation.id: quotation for quotation in rows.read(db, "quotation", own, span)},
        pack=found,
    )


def story(db: sqlite3.Connection, passage: str) -> Library:
    """What a paragraph of the story stands in and leads to; raises KeyError where there is no such paragraph."""
    found = library(db, passage.partition("/")[0])
    if all(one.id != passage for one in found.passages):
        raise KeyError(passage)
    return found


def term_details(db: sqlite3.Connection, term: str) -> TermDetails:
    """A glossary entry with the titles of what it leads to; raises KeyError where there is no such term."""
    found = next(rows.read(db, "term", "id = ?", (term,)), None)
    if found is None:
        raise KeyError(term)
    named = "id in (select value from json_each((select events from term where id = ?)))"
    events = {event.id: event for event in rows.read(db, "event", named, (term,))}
    return TermDetails(found, dict(db.execute("select id, term from term")), events, _debates(db), {one.id: one for one in estimates(db)})


def estimate_details(db: sqlite3.Connection, estimate: str) -> EstimateDetails:
    """A figure with the others on its axis; raises KeyError where there is no such figure."""
    found = next(rows.read(db, "estimate", "id = ?", (estimate,)), None)
    if found is None:
        raise KeyError(estimate)
    pack = estimate.partition("/")[0]
    others = rows.read(db, "estimate", "axis = ? and id <> ? and id >= ? and id < ?", (found.axis, estimate, pack + "/", pack + "0"))
    return EstimateDetails(
        estimate=found,
        beside=tuple(others),
        names=names_of(db),
        work=next(rows.read(db, "work", "id = ?", (found.work,)), None),
        corrections=corrections_of(db, "estimates", estimate),
        debate=next(rows.read(db, "debate", "id = ?", (found.debate,)), None),
    )


def poll_details(db: sqlite3.Connection, poll: str) -> PollDetails:
    """A poll with the others of its series, by date; raises KeyError where there is no such poll."""
    found = next(rows.read(db, "poll", "id = ?", (poll,)), None)
    if found is None:
        raise KeyError(poll)
    pack = poll.partition("/")[0]
    series = rows.read(db, "poll", "series = ? and id >= ? and id < ?", (found.series, pack + "/", pack + "0"), "earliest, rowid")
    return PollDetails(found, tuple(series), corrections_of(db, "estimates", poll))
