"""The commands that need no window: check, import, show, search, doctor. They import no Qt."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from app import display
from db import library as store
from db import reads
from db.errors import LibraryError, PackRejected
from db.records import Corpus


def run(options: argparse.Namespace, shipped: Path) -> int:
    """Do what the command says; 0 where all is well, 1 with a sentence where it is not."""
    try:
        return {"check": _check, "import": _import, "show": _show, "search": _search, "doctor": _doctor}[options.command](options, shipped)
    except PackRejected as error:
        for problem in error.problems:
            sys.stderr.write(f"{problem}\n")
        count = len(error.problems)
        sys.stderr.write(f"{count} {'mistake' if count == 1 else 'mistakes'}. The pack was not taken, and nothing was changed.\n")
        return 1
    except LibraryError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _out(text: str) -> None:
    sys.stdout.write(text + "\n")


def _check(options: argparse.Namespace, shipped: Path) -> int:
    from db.packs.read import read_pack

    document = read_pack(options.pack)
    debates = document.debates
    _out(
        f"{document.pack.title}, {document.pack.version}: sound. {len(debates)} debate(s), {len(document.voices)} voices, "
        f"{sum(len(d.positions) for d in debates)} positions, {sum(len(d.quotations) for d in debates)} quotations, {len(document.events)} events."
    )
    return 0


def _import(options: argparse.Namespace, shipped: Path) -> int:
    library = store.open_library(options.library, shipped)
    try:
        library.import_pack(options.pack)
    finally:
        library.close()
    _out(f"The pack {options.pack.name} was added to the library in {library.folder}.")
    return 0


def read_corpus(folder: Path | None, shipped: Path) -> Corpus:
    """The whole corpus of a library, built first where it must be."""
    library = store.open_library(folder, shipped)
    connection = store.connect_corpus(library.corpus)
    try:
        return reads.corpus(connection)
    finally:
        connection.close()
        library.close()


def _show(options: argparse.Namespace, shipped: Path) -> int:
    corpus = read_corpus(options.library, shipped)
    if options.debate is not None:
        known = {short(d.id): d.id for d in corpus.debates}
        if options.debate not in known:
            raise LibraryError(f"There is no debate {options.debate!r} in this library.", f"It has: {', '.join(known)}.")
        corpus = only(corpus, known[options.debate])
    if options.json:
        json.dump(as_json(corpus), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        _out(as_text(corpus))
    return 0


def _search(options: argparse.Namespace, shipped: Path) -> int:
    """What is found, as lines or as JSON; 0 though nothing was found, as that is an answer too."""
    from app.core import finding_text
    from db import queries, search

    library = store.open_library(options.library, shipped)
    connection = store.connect_corpus(library.corpus)
    try:
        found = search.search(connection, queries.parse(" ".join(options.query)), whole=True)
    finally:
        connection.close()
        library.close()
    if options.json:
        json.dump(finding_text.as_json(found), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        _out(finding_text.as_text(found))
    return 0


def only(corpus: Corpus, debate: str) -> Corpus:
    """The corpus with the positions, quotations and leanings of one debate alone."""
    names = ("themes", "positions", "dated_codes", "quotations", "leanings")
    kept: dict[str, Any] = {n: tuple(x for x in getattr(corpus, n) if x.debate == debate) for n in names}
    return dataclasses.replace(corpus, debates=tuple(d for d in corpus.debates if d.id == debate), **kept)


SHIPPED_PREFIX = "stalinism/"


def short(identifier: str) -> str:
    """An id without the shipped pack's prefix."""
    return identifier.removeprefix(SHIPPED_PREFIX)


_REFERENCES = {
    "id", "debate", "voice", "work", "works", "quotations", "event", "events", "school", "criticised", "critic_voice", "main_work",
    "presets", "voices", "publications", "related", "owner", "debates", "estimates", "jointly", "terms", "period",
}  # fmt: skip


def _shorten(value: Any, field: str) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return item(value)
    if isinstance(value, tuple | list):
        return [_shorten(inner, field) for inner in value]
    if isinstance(value, str) and field in _REFERENCES:
        return short(value)
    return value


def item(record: Any) -> dict[str, Any]:
    """A record as a JSON object, references by short id."""
    return {f.name: _shorten(getattr(record, f.name), f.name) for f in dataclasses.fields(record)}


def _poles(first: str, second: str) -> list[dict[str, Any]]:
    """Both poles of an axis in words, each with its step."""
    return [{"value": -3, "words": first}, {"value": 3, "words": second}]


def as_json(corpus: Corpus) -> dict[str, Any]:
    """The whole corpus as one object of flat lists; every item has an ``id`` and refers to others by theirs."""
    debates = []
    for debate in corpus.debates:
        themes = [{**item(t), "id": t.key} for t in corpus.themes if t.debate == debate.id]
        entry = item(debate)
        for theme in themes:
            theme["poles"] = _poles(theme["first_name"], theme["second_name"]) if theme["steps"] else []
        debates.append({**entry, "poles": _poles(debate.first_pole, debate.second_pole) if debate.steps else [], "themes": themes})
    labels: dict[str, list[dict[str, Any]]] = {}
    for label in corpus.labels:
        labels.setdefault(label.voice, []).append({k: v for k, v in item(label).items() if k != "voice"})
    voices = [{**item(v), "labels": labels.get(v.id, []), "schools": [x["school"] for x in labels.get(v.id, [])]} for v in corpus.voices]
    leanings: dict[tuple[str, str, str], list[str]] = {}
    for leaning in corpus.leanings:
        leanings.setdefault((leaning.debate, leaning.voice, leaning.theme), []).append(short(leaning.event))
    positions = [{**item(p), "events": leanings.get((p.debate, p.voice, p.theme), [])} for p in corpus.positions]
    return {
        "format": "sic-et-non/show",
        "packs": [item(p) for p in corpus.packs],
        "debates": debates,
        "voices": voices,
        "schools": [item(s) for s in corpus.schools],
        "works": [{**w.csl, "id": short(w.id), "voice": short(w.voice)} for w in corpus.works],
        "positions": positions,
        "dated_codes": [item(d) for d in corpus.dated_codes],
        "quotations": [item(q) for q in corpus.quotations],
        "leanings": [{"id": f"{short(x.debate)}.{short(x.voice)}.{short(x.event)}.{i}", **item(x)} for i, x in enumerate(corpus.leanings)],
        "events": [item(e) for e in corpus.events],
        "periods": [item(p) for p in corpus.periods],
        "publications": [item(p) for p in corpus.publications],
        "corrections": [item(c) for c in corpus.corrections],
        "criticisms": [item(c) for c in corpus.criticisms],
        "terms": [item(t) for t in corpus.terms],
        "estimates": [item(e) for e in corpus.estimates],
        "polls": [item(p) for p in corpus.polls],
        "passages": [item(p) for p in corpus.passages],
    }


def as_text(corpus: Corpus) -> str:
    """The corpus in a few lines for a reader."""
    lines = [f"{p.title}, {p.version} ({p.licence})" for p in corpus.packs]
    for debate in corpus.debates:
        positions = [p for p in corpus.positions if p.debate == debate.id]
        axes = [(debate.first_pole, debate.second_pole)] if debate.steps else []
        axes += [(theme.first_name, theme.second_name) for theme in corpus.themes if theme.debate == debate.id and theme.steps]
        lines += ["", debate.question, *(f"  from {first} to {second}" for first, second in axes), *([] if axes else ["  no axis"])]
        for voice in corpus.voices:
            mine = [p for p in positions if p.voice == voice.id]
            if mine:
                coded = sum(p.code == "stance" for p in mine)
                lines.append(f"  {short(voice.id):<14} {voice.name}: {coded} of {len(mine)} themes with a code")
    lines += ["", f"{len(corpus.events)} events, {len(corpus.publications)} publications, {len(corpus.quotations)} quotations, {len(corpus.corrections)} corrections,"]
    lines += [f"{len(corpus.estimates)} estimates, {len(corpus.polls)} polls, {len(corpus.terms)} terms."]
    return "\n".join(lines)


def _doctor(options: argparse.Namespace, shipped: Path) -> int:
    library = store.open_library(options.library, shipped)
    well = True
    _out(f"Library: {library.folder}")
    if library.read_only:
        _out(f"  {library.read_only_reason}")
    for finding in store.check(library):
        well &= finding.well
        _out(f"  {finding.what}: {finding.says}")
    connection = store.connect_corpus(library.corpus)
    try:
        corpus = reads.corpus(connection)
    finally:
        connection.close()
        library.close()
    gaps = incomplete(corpus)
    well &= not gaps
    _out(f"Corpus: {'complete' if not gaps else 'not complete'}")
    for gap in gaps:
        _out(f"  {gap}")
    for line in unverified(corpus):
        _out(f"  {line}")
    missing = display.missing_libraries()
    if missing:
        _out(f"System: {', '.join(missing)} missing; a window needs them. Install with: {display.install_line(missing)}")
    else:
        _out("System: nothing missing")
    return 0 if well else 1


def incomplete(corpus: Corpus) -> list[str]:
    """What is missing from the corpus: voices of a debate without a position on a theme, references that lead nowhere."""
    gaps = []
    voices, events = {v.id for v in corpus.voices}, {e.id for e in corpus.events}
    for debate in corpus.debates:
        themes = [t.key for t in corpus.themes if t.debate == debate.id]
        have = {(p.voice, p.theme) for p in corpus.positions if p.debate == debate.id}
        for voice in sorted({v for v, _ in have}):
            lacking = [t for t in themes if (voice, t) not in have]
            if lacking:
                gaps.append(f"{short(voice)}: nothing on {', '.join(lacking)}")
    gaps += [f"{short(x.event)}: an event that is not there" for x in corpus.leanings if x.event not in events]
    gaps += [f"{short(x.criticised)}: a voice that is not there" for x in corpus.criticisms if x.criticised not in voices]
    return gaps


def unverified(corpus: Corpus) -> list[str]:
    """How much is not verified, counted (METHOD 17)."""
    quotations = corpus.quotations
    checks = {check: sum(q.second_check == check for q in quotations) for check in ("found again", "corrected", "seen once only", "not looked for again")}
    marked = sum(text.count("[general knowledge]") for p in corpus.positions for text in (p.summary, p.reason, p.headline, p.second_reading))
    kinds = (("events", corpus.events), ("publications", corpus.publications), ("terms", corpus.terms))
    return [
        f"quotations: {len(quotations)}, of which " + ", ".join(f"{n} {check}" for check, n in checks.items()) + f"; {sum(bool(q.withheld) for q in quotations)} withheld",
        *(f"{what}: {sum(x.verified != 'seen' for x in items)} of {len(items)} not checked" for what, items in kinds),
        f"clauses marked as not checked in positions: {marked}",
        f"positions with no source seen: {sum(p.code == 'no source seen' for p in corpus.positions)}",
    ]
