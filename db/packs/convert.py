"""A decoded pack as records, with the pack's prefix on every id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from db import dates, records
from db.packs.types import PackDocument


def to_records(document: PackDocument, sha256: str) -> records.Corpus:
    """The records of a valid pack. Theme keys stay as they are; every other id gets ``<pack>/`` in front."""
    prefix = f"{document.pack.id}/"

    def full(identifier: str) -> str:
        return prefix + identifier if identifier else ""

    def fulls(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(prefix + one for one in ids)

    def take(kind: type, item: Any, **changed: Any) -> Any:
        names = set(kind.__dataclass_fields__) - set(changed)  # type: ignore[attr-defined]
        return kind(**{n: getattr(item, n) for n in names}, **changed)

    years = {w.id: _year(w.issued) for w in document.works}
    firsts = {w.id: _year(w.original_date) or years[w.id] for w in document.works}
    voices, labels = [], []
    for voice in document.voices:
        changes = tuple(records.Change(c.years, c.text) for c in voice.changes)
        voices.append(
            take(
                records.Voice,
                voice,
                id=full(voice.id),
                main_work=full(voice.main_work),
                main_year=firsts.get(voice.main_work),
                changes=changes,
            )
        )
        labels += [
            take(records.Label, label, voice=full(voice.id), school=full(label.school)) for label in voice.labels
        ]
    works = tuple(
        records.Work(
            full(w.id),
            w.title,
            years[w.id],
            w.type,
            full(w.custom.get("voice", "")),
            msgspec.json.decode(msgspec.json.encode(w)),
        )
        for w in document.works
    )
    debates, themes, positions, dated, quotations, leanings = [], [], [], [], [], []
    offered = {debate: place for place, debate in enumerate(document.pack.order)}
    for debate in sorted(document.debates, key=lambda d: offered.get(d.id, len(offered))):
        did = full(debate.id)
        debates.append(
            take(
                records.Debate,
                debate,
                id=did,
                presets=fulls(debate.presets),
                steps=tuple(take(records.Step, s) for s in debate.steps),
                necessities=tuple(take(records.Necessity, n) for n in debate.necessities),
                absent=tuple(take(records.Absent, a) for a in debate.absent),
            )
        )
        themes += [
            take(records.Theme, t, id=f"{did}/{t.key}", debate=did, steps=tuple(take(records.Step, s) for s in t.steps))
            for t in debate.themes
        ]
        positions += [
            take(
                records.Position,
                p,
                id=f"{did}.{p.voice}.{p.theme}",
                debate=did,
                voice=full(p.voice),
                works=fulls(p.works),
                quotations=fulls(p.quotations),
                jointly=fulls(p.jointly),
            )
            for p in debate.positions
        ]
        dated += [
            take(records.DatedCode, c, id=f"{did}.{c.voice}.{c.theme}.{c.year}", debate=did, voice=full(c.voice))
            for c in debate.dated_codes
        ]
        quotations += [
            take(records.Quotation, q, id=full(q.id), voice=full(q.voice), debate=did, work=full(q.work))
            for q in debate.quotations
        ]
        leanings += [
            take(
                records.Leaning, x, voice=full(x.voice), event=full(x.event), debate=did,
                reading=x.reading if debate.reads_events or x.reading != "other" else "",
            )
            for x in debate.leanings
        ]
    return records.Corpus(
        packs=(take(records.Pack, document.pack, sha256=sha256),),
        debates=tuple(debates),
        themes=tuple(themes),
        schools=tuple(take(records.School, s, id=full(s.id)) for s in document.schools),
        labels=tuple(labels),
        voices=tuple(voices),
        works=works,
        positions=tuple(positions),
        dated_codes=tuple(dated),
        quotations=tuple(quotations),
        leanings=tuple(leanings),
        events=tuple(_event(e, full(e.id)) for e in document.events),
        periods=tuple(
            take(
                records.Period,
                p,
                id=full(p.id),
                earliest=dates.parse(p.start).earliest,
                latest=max(dates.parse(p.start).latest, dates.parse(p.end).latest),
            )
            for p in document.periods
        ),
        publications=tuple(
            take(records.Publication, p, id=full(p.id), work=full(p.work), voice=full(p.voice))
            for p in document.publications
        ),
        corrections=tuple(
            take(
                records.Correction,
                c,
                id=full(c.id),
                voices=fulls(c.voices),
                events=fulls(c.events),
                publications=fulls(c.publications),
                quotations=fulls(c.quotations),
                debates=fulls(c.debates),
                estimates=fulls(c.estimates),
            )
            for c in document.corrections
        ),
        criticisms=tuple(
            take(
                records.Criticism,
                c,
                id=f"{prefix}criticism-{i + 1}",
                criticised=full(c.criticised),
                critic_voice=full(c.critic_voice),
            )
            for i, c in enumerate(document.criticisms)
        ),
        terms=tuple(
            take(records.Term, t, id=full(t.id), events=fulls(t.events), related=fulls(t.related), debates=fulls(t.debates))
            for t in document.terms
        ),
        estimates=tuple(
            take(
                records.Estimate, e, id=full(e.id), debate=full(e.debate), voices=fulls(e.voices), work=full(e.work),
                year=_first_year(e.year_text), **_stretch(e.start, e.end),
            )
            for e in document.estimates
        ),
        polls=tuple(take(records.Poll, p, id=full(p.id), debate=full(p.debate), **_stretch(p.date)) for p in document.polls),
        passages=tuple(
            take(
                records.Passage, p, id=full(p.id), period=full(p.period), events=fulls(p.events), voices=fulls(p.voices),
                debates=fulls(p.debates), terms=fulls(p.terms),
            )
            for p in document.passages
        ),
    )


def _year(date: Any) -> int | None:
    """The year of a CSL date. Panes stand by the year a work first appeared, also where a translation was read."""
    parts = date.date_parts if date is not None else ()
    return parts[0][0] if parts and parts[0] else None


def _first_year(text: str) -> int | None:
    """The first year in a text such as *2004/2005*; None where there is none."""
    found = re.search(r"\b\d{4}\b", text)
    return int(found[0]) if found else None


def _stretch(start: str, end: str = "") -> dict[str, float]:
    """The stretch of time between two EDTF dates in decimal years; without an end, that of the start."""
    first = dates.parse(start)
    return {"earliest": first.earliest, "latest": max(first.latest, dates.parse(end).latest if end else first.latest)}


def _event(event: Any, identifier: str) -> records.Event:
    """An event with the span in which it can have happened: of its EDTF date where there is one, else start to end."""
    if event.edtf:
        span = dates.parse(event.edtf)
        earliest, latest = span.earliest, span.latest
    else:
        start = dates.parse(event.start)
        earliest, latest = start.earliest, dates.parse(event.end).latest if event.end else start.latest
    names = set(records.Event.__dataclass_fields__) - {"id", "earliest", "latest", "figures"}
    figures = tuple(records.Figure(f.what, f.value, f.source) for f in event.figures)
    return records.Event(
        id=identifier,
        earliest=earliest,
        latest=max(latest, earliest),
        figures=figures,
        **{n: getattr(event, n) for n in names},
    )


def merge(corpora: Iterable[records.Corpus]) -> records.Corpus:
    """Several packs as one corpus."""
    corpora = tuple(corpora)
    names = records.Corpus.__dataclass_fields__
    return records.Corpus(
        **{name: tuple(item for corpus in corpora for item in getattr(corpus, name)) for name in names}
    )
