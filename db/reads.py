"""One function for each thing the program asks: a plain connection in, records out. Nothing heavy is imported here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import TypeVar

from db import records, rows
from db.records import (
    Board,
    Chronicle,
    Correction,
    Criticism,
    Debate,
    Event,
    Label,
    Period,
    Publication,
    Quotation,
    School,
    Term,
    Voice,
)

T = TypeVar("T")
K = TypeVar("K")


def debates(db: sqlite3.Connection) -> tuple[Debate, ...]:
    """Every debate, in the order of the packs."""
    return tuple(rows.read(db, "debate"))


def corpus(db: sqlite3.Connection) -> records.Corpus:
    """Everything. For ``show``, ``doctor`` and exports; views read only what they need."""
    return records.Corpus(**{f"{table}s": tuple(rows.read(db, table)) for table in rows.TABLES})


def voices(db: sqlite3.Connection) -> tuple[Voice, ...]:
    """Every voice, those that are only mentioned too, in the order of the packs."""
    return tuple(rows.read(db, "voice"))


def schools(db: sqlite3.Connection) -> tuple[School, ...]:
    """Every school, in the order of the packs."""
    return tuple(rows.read(db, "school"))


def labels(db: sqlite3.Connection) -> tuple[Label, ...]:
    """Every label: who is put in which school by whom."""
    return tuple(rows.read(db, "label"))


def events(db: sqlite3.Connection) -> tuple[Event, ...]:
    """Every event, by its earliest moment."""
    return tuple(rows.read(db, "event", order="earliest, rowid"))


def periods(db: sqlite3.Connection) -> tuple[Period, ...]:
    """Every period, by its beginning."""
    return tuple(rows.read(db, "period", order="earliest, rowid"))


def publications(db: sqlite3.Connection) -> tuple[Publication, ...]:
    """Every publication, by its year."""
    return tuple(rows.read(db, "publication", order="year, rowid"))


def terms(db: sqlite3.Connection) -> tuple[Term, ...]:
    """The glossary, in the order of the packs."""
    return tuple(rows.read(db, "term"))


def corrections(db: sqlite3.Connection, voice: str | None = None, event: str | None = None) -> tuple[Correction, ...]:
    """Corrections, all of them or those that name a voice, an event, or both."""
    found = set(corrections_of(db, "voices", voice)) if voice is not None else None
    chosen = corrections_of(db, "events", event) if event is not None else tuple(rows.read(db, "correction"))
    return tuple(one for one in chosen if found is None or one in found)


def criticisms(db: sqlite3.Connection, voice: str) -> tuple[Criticism, ...]:
    """Criticism and support in which a voice stands on either side."""
    return tuple(rows.read(db, "criticism", "criticised = ? or critic_voice = ?", (voice, voice)))


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    result: dict[K, list[T]] = {}
    for item in items:
        result.setdefault(key(item), []).append(item)
    return {name: tuple(found) for name, found in result.items()}


_QUOTED_IN = """
debate = ? or id in (select quotation from position_quotation join position on position.id = position where debate = ?)
"""
"""The quotations of a debate, and those of other debates that one of its positions quotes."""


def board(db: sqlite3.Connection, debate: str, *, terms: bool = True) -> Board:
    """What the panes of a debate need; raises KeyError where there is no such debate.

    ``terms``: with the glossary; the panes can be shown before it is there.
    """
    found = next(rows.read(db, "debate", "id = ?", (debate,)), None)
    if found is None:
        raise KeyError(debate)
    positions = {(p.voice, p.theme): p for p in rows.read(db, "position", "debate = ?", (debate,))}
    shown = {voice for voice, _ in positions}
    panes = tuple(v for v in rows.read(db, "voice", "kind <> 'mentioned'") if v.id in shown)
    pack = next(rows.read(db, "pack", "id = ?", (debate.partition("/")[0],)))
    return Board(
        debate=found,
        themes=tuple(rows.read(db, "theme", "debate = ?", (debate,))),
        voices=panes,
        labels=_grouped(rows.read(db, "label"), lambda x: x.voice),
        positions=positions,
        dated=_grouped(rows.read(db, "dated_code", "debate = ?", (debate,), "year"), lambda x: (x.voice, x.theme)),
        quotations=(quotations := _quotations(db, debate)),
        works={w.id: w for w in rows.read(db, "work")},
        leanings=_grouped(rows.read(db, "leaning", "debate = ?", (debate,)), lambda x: (x.voice, x.theme)),
        events={e.id: e for e in rows.read(db, "event", order="earliest")},
        pack=pack,
        schools=dict(db.execute("select id, name from school")),
        names=names_of(db),
        corrected=int(db.execute(_CORRECTED, (debate,)).fetchone()[0]),
        families=dict(db.execute("select id, family from voice")),
        terms=glossary(db, pack.id) if terms else (),
        elsewhere=frozenset(one for (one,) in db.execute("select id from quotation where id >= ? and id < ?", (pack.id + "/", pack.id + "0"))) - quotations.keys(),
    )


def _quotations(db: sqlite3.Connection, debate: str) -> dict[str, Quotation]:
    """The quotations of a debate by id, and behind them those of other debates without which one of them misleads."""
    found = {q.id: q for q in rows.read(db, "quotation", _QUOTED_IN, (debate, debate))}
    beside = sorted({other for q in found.values() for other in q.companions} - found.keys())
    for other in beside:
        found |= {q.id: q for q in rows.read(db, "quotation", "id = ? and withheld = ''", (other,))}
    return found


_CORRECTED = "select count(*) from correction where exists (select 1 from json_each(debates) where value = ?)"


def glossary(db: sqlite3.Connection, pack: str) -> tuple[Term, ...]:
    """The terms of one pack (by its id)."""
    return tuple(rows.read(db, "term", "id >= ? and id < ?", (pack + "/", pack + "0")))


def chronicle(db: sqlite3.Connection, debate: str) -> Chronicle:
    """What the timeline of a debate needs: events, periods and publications of its pack, and who leans on what."""
    own = "id >= ? and id < ?"  # every id of the pack: "0" is the letter behind "/"
    pack = (debate.partition("/")[0] + "/", debate.partition("/")[0] + "0")
    return Chronicle(
        debate=debate,
        events=tuple(rows.read(db, "event", own, pack, "earliest, rowid")),
        periods=tuple(rows.read(db, "period", own, pack, "earliest, rowid")),
        publications=tuple(rows.read(db, "publication", own, pack, "year, rowid")),
        leanings=tuple(rows.read(db, "leaning", "debate = ?", (debate,))),
        works={w.id: w for w in rows.read(db, "work", own, pack)},
        names=names_of(db),
    )


def names_of(db: sqlite3.Connection) -> dict[str, str]:
    """Names of all voices by id."""
    return dict(db.execute("select id, name from voice"))


def corrections_of(db: sqlite3.Connection, field: str, identifier: str) -> tuple[Correction, ...]:
    """Corrections that name an id in one of their lists: *voices*, *events*, *debates*, *estimates* and so on."""
    if field not in ("voices", "events", "publications", "quotations", "debates", "estimates"):
        raise ValueError(field)
    where = f"exists (select 1 from json_each({rows.quoted(field)}) where value = ?)"
    return tuple(rows.read(db, "correction", where, (identifier,)))


_HELD = """
select id from position where voice = :voice or exists (select 1 from json_each(position.jointly) where value = :voice)
"""
"""The positions of a voice, alone or together with others."""

_QUOTATIONS_OF = f"voice = :voice or id in (select quotation from position_quotation where position in ({_HELD}))"
_WORKS_OF = f"""
voice = :voice or id in (select work from quotation where {_QUOTATIONS_OF})
or id in (select work from position_work where position in ({_HELD}))
"""
"""The works of a voice, and those that its quotations and positions rest on."""


def debate_of(db: sqlite3.Connection, kind: str, identifier: str) -> str:
    """The debate that a *quotation*, a *position* or a *theme* belongs to, or the *debate* itself; raises KeyError where there is no such one."""
    if kind not in ("quotation", "position", "theme", "debate"):
        raise ValueError(kind)
    column = "id" if kind == "debate" else "debate"
    found = db.execute(f"select {column} from {rows.quoted(kind)} where id = ?", (identifier,)).fetchone()
    if found is None:
        raise KeyError(identifier)
    return str(found[0])


def voice_details(db: sqlite3.Connection, voice: str) -> records.VoiceDetails:
    """All that is recorded of a voice; raises KeyError where there is no such voice."""
    found = next(rows.read(db, "voice", "id = ?", (voice,)), None)
    if found is None:
        raise KeyError(voice)
    given = tuple(rows.read(db, "label", "voice = ?", (voice,)))
    leanings = tuple(rows.read(db, "leaning", "voice = ?", (voice,)))
    leant_on = {e.id: e for e in rows.read(db, "event", "id in (select event from leaning where voice = ?)", (voice,))}
    return records.VoiceDetails(
        voice=found,
        labels=given,
        schools={s.id: s for s in rows.read(db, "school") if s.id in {label.school for label in given}},
        works={w.id: w for w in rows.read(db, "work", _WORKS_OF, {"voice": voice})},
        positions=tuple(rows.read(db, "position", f"id in ({_HELD})", {"voice": voice})),
        dated_codes=tuple(rows.read(db, "dated_code", "voice = ?", (voice,), "year")),
        quotations=tuple(rows.read(db, "quotation", _QUOTATIONS_OF, {"voice": voice})),
        criticised_by=tuple(rows.read(db, "criticism", "criticised = ?", (voice,))),
        criticises=tuple(rows.read(db, "criticism", "critic_voice = ?", (voice,))),
        corrections=corrections_of(db, "voices", voice),
        leanings=leanings,
        events=leant_on,
        names=names_of(db),
        debates={d.id: d for d in rows.read(db, "debate")},
        themes=_grouped(rows.read(db, "theme"), lambda t: t.debate),
        estimates=tuple(rows.read(db, "estimate", "exists (select 1 from json_each(voices) where value = ?)", (voice,))),
    )


def event_details(db: sqlite3.Connection, event: str) -> records.EventDetails:
    """An event with who leans on it; raises KeyError where there is no such event."""
    found = next(rows.read(db, "event", "id = ?", (event,)), None)
    if found is None:
        raise KeyError(event)
    return records.EventDetails(
        found,
        tuple(rows.read(db, "leaning", "event = ?", (event,))),
        names_of(db),
        corrections_of(db, "events", event),
        frozenset(one for (one,) in db.execute("select id from quotation")),
        dict(db.execute("select id, short from debate")),
    )


def work_details(db: sqlite3.Connection, work: str) -> records.WorkDetails:
    """A work with what rests on it and what is quoted from it; raises KeyError where there is no such work."""
    found = next(rows.read(db, "work", "id = ?", (work,)), None)
    if found is None:
        raise KeyError(work)
    return records.WorkDetails(
        work=found,
        voice=next(rows.read(db, "voice", "id = ?", (found.voice,)), None),
        positions=tuple(
            rows.read(db, "position", "id in (select position from position_work where work = ?)", (work,))
        ),
        quotations=tuple(rows.read(db, "quotation", "work = ? and withheld = ''", (work,))),
        publication=next(rows.read(db, "publication", "work = ?", (work,)), None),
    )


def school_details(db: sqlite3.Connection, school: str) -> records.SchoolDetails:
    """A school with the labels that put voices into it; raises KeyError where there is no such school."""
    found = next(rows.read(db, "school", "id = ?", (school,)), None)
    if found is None:
        raise KeyError(school)
    return records.SchoolDetails(
        found,
        tuple(rows.read(db, "label", "school = ?", (school,))),
        names_of(db),
        dict(db.execute("select id, kind from voice where id in (select voice from label where school = ?)", (school,))),
        tuple(rows.read(db, "criticism", "kind = 'criticism' and criticised in (select voice from label where school = ?)", (school,))),
    )


def publication_details(db: sqlite3.Connection, publication: str) -> records.PublicationDetails:
    """A publication with its corrections; raises KeyError where there is no such publication."""
    found = next(rows.read(db, "publication", "id = ?", (publication,)), None)
    if found is None:
        raise KeyError(publication)
    return records.PublicationDetails(found, names_of(db), corrections_of(db, "publications", publication))


def correction_details(db: sqlite3.Connection, correction: str) -> records.CorrectionDetails:
    """A correction with the titles of what it concerns; raises KeyError where there is no such correction."""
    found = next(rows.read(db, "correction", "id = ?", (correction,)), None)
    if found is None:
        raise KeyError(correction)
    return records.CorrectionDetails(
        found, names_of(db), dict(db.execute("select id, title from event")), dict(db.execute("select id, title from publication"))
    )


def criticism_details(db: sqlite3.Connection, criticism: str) -> records.CriticismDetails:
    """One criticism with the names of both sides; raises KeyError where there is no such criticism."""
    found = next(rows.read(db, "criticism", "id = ?", (criticism,)), None)
    if found is None:
        raise KeyError(criticism)
    return records.CriticismDetails(found, names_of(db))
