"""One function for each thing the program asks: a plain connection in, records out. Nothing heavy is imported here."""

from __future__ import annotations

import sqlite3
from typing import Any

from db import rows
from db.records import (
    Board,
    Corpus,
    Debate,
    EventDetails,
    SchoolDetails,
    VoiceDetails,
    WorkDetails,
)


def debates(db: sqlite3.Connection) -> tuple[Debate, ...]:
    """Every debate, in the order of the packs."""
    return tuple(rows.read(db, "debate"))


def corpus(db: sqlite3.Connection) -> Corpus:
    """Everything. For ``show``, ``doctor`` and exports; views read only what they need."""
    names = {"dated_code": "dated_codes"}
    return Corpus(**{names.get(table, table + "s"): tuple(rows.read(db, table)) for table in rows.TABLES})


def _grouped(items: Any, key: Any) -> dict[Any, tuple[Any, ...]]:
    result: dict[Any, tuple[Any, ...]] = {}
    for item in items:
        result[key(item)] = (*result.get(key(item), ()), item)
    return result


def board(db: sqlite3.Connection, debate: str) -> Board:
    """What the panes of a debate need; raises KeyError where there is no such debate."""
    found = next(rows.read(db, "debate", "id = ?", (debate,)), None)
    if found is None:
        raise KeyError(debate)
    positions = {(p.voice, p.theme): p for p in rows.read(db, "position", "debate = ?", (debate,))}
    shown = {voice for voice, _ in positions}
    voices = tuple(v for v in rows.read(db, "voice", "kind <> 'mentioned'") if v.id in shown)
    pack = next(rows.read(db, "pack", "id = ?", (debate.partition("/")[0],)))
    return Board(
        debate=found,
        themes=tuple(rows.read(db, "theme", "debate = ?", (debate,))),
        voices=voices,
        labels=_grouped(rows.read(db, "label"), lambda x: x.voice),
        positions=positions,
        dated=_grouped(rows.read(db, "dated_code", "debate = ?", (debate,), "year"), lambda x: (x.voice, x.theme)),
        quotations={q.id: q for q in rows.read(db, "quotation", "debate = ?", (debate,))},
        works={w.id: w for w in rows.read(db, "work")},
        leanings=_grouped(rows.read(db, "leaning", "debate = ?", (debate,)), lambda x: (x.voice, x.theme)),
        events={e.id: e for e in rows.read(db, "event", order="earliest")},
        pack=pack,
    )


def _names(db: sqlite3.Connection) -> dict[str, str]:
    return dict(db.execute("select id, name from voice"))


def _corrections(db: sqlite3.Connection, field: str, identifier: str) -> tuple[Any, ...]:
    """Corrections that name an id in one of their lists."""
    assert field in ("voices", "events", "publications", "quotations")
    return tuple(rows.read(db, "correction", f"exists (select 1 from json_each({field}) where value = ?)", (identifier,)))


def voice_details(db: sqlite3.Connection, voice: str) -> VoiceDetails:
    """All that is recorded of a voice; raises KeyError where there is no such voice."""
    found = next(rows.read(db, "voice", "id = ?", (voice,)), None)
    if found is None:
        raise KeyError(voice)
    labels = tuple(rows.read(db, "label", "voice = ?", (voice,)))
    leanings = tuple(rows.read(db, "leaning", "voice = ?", (voice,)))
    events = {e.id: e for e in rows.read(db, "event", "id in (select event from leaning where voice = ?)", (voice,))}
    return VoiceDetails(
        voice=found,
        labels=labels,
        schools={s.id: s for s in rows.read(db, "school") if s.id in {label.school for label in labels}},
        works={w.id: w for w in rows.read(db, "work", "voice = ?", (voice,))},
        positions=tuple(rows.read(db, "position", "voice = ?", (voice,))),
        dated_codes=tuple(rows.read(db, "dated_code", "voice = ?", (voice,), "year")),
        quotations=tuple(rows.read(db, "quotation", "voice = ?", (voice,))),
        criticised_by=tuple(rows.read(db, "criticism", "criticised = ?", (voice,))),
        criticises=tuple(rows.read(db, "criticism", "critic_voice = ?", (voice,))),
        corrections=_corrections(db, "voices", voice),
        leanings=leanings,
        events=events,
        names=_names(db),
    )


def event_details(db: sqlite3.Connection, event: str) -> EventDetails:
    """An event with who leans on it; raises KeyError where there is no such event."""
    found = next(rows.read(db, "event", "id = ?", (event,)), None)
    if found is None:
        raise KeyError(event)
    return EventDetails(found, tuple(rows.read(db, "leaning", "event = ?", (event,))), _names(db), _corrections(db, "events", event))


def work_details(db: sqlite3.Connection, work: str) -> WorkDetails:
    """A work with what rests on it and what is quoted from it; raises KeyError where there is no such work."""
    found = next(rows.read(db, "work", "id = ?", (work,)), None)
    if found is None:
        raise KeyError(work)
    return WorkDetails(
        work=found,
        voice=next(rows.read(db, "voice", "id = ?", (found.voice,)), None),
        positions=tuple(rows.read(db, "position", "id in (select position from position_work where work = ?)", (work,))),
        quotations=tuple(rows.read(db, "quotation", "work = ? and withheld = ''", (work,))),
        publication=next(rows.read(db, "publication", "work = ?", (work,)), None),
    )


def school_details(db: sqlite3.Connection, school: str) -> SchoolDetails:
    """A school with the labels that put voices into it; raises KeyError where there is no such school."""
    found = next(rows.read(db, "school", "id = ?", (school,)), None)
    if found is None:
        raise KeyError(school)
    return SchoolDetails(found, tuple(rows.read(db, "label", "school = ?", (school,))), _names(db))
