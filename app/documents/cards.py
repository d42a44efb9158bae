"""A deck of cards for Anki: who said it, what happened when, what a word means. Never a stance, a code or a reading (METHOD 26)."""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from app.core import marks, reading
from app.core.blocks import Piece, pack_of
from app.core.citing import pack_named, quotation_line
from app.core.outline import coded_words
from app.core.shorthand import article_named
from app.core.vocabulary import check_words, date_verified_words, date_words, grade_words, old_style_words, verified_words
from app.core.weblinks import source_pieces
from app.core.words import translate
from app.documents.pandoc import DocumentError
from db.records import Debate, Event, Leaning, Pack, Quotation, Term, Voice, Work

DECK = 1_846_203_517
MODEL = 1_846_203_518
"""Fixed for ever: by these numbers a second import updates the first one."""

CSS = """.card { font: 20px/1.45 Georgia, serif; color: #1b1b1b; background: #fdfdfb; text-align: left; max-width: 38em; margin: 1em auto; }
.kind, .source { font: 15px/1.4 sans-serif; color: #4a4a4a; }
.nightMode.card, .nightMode .card { color: #ececec; background: #1e1e1e; }
.nightMode .kind, .nightMode .source { color: #c4c4c4; }
"""

_TOGETHER = re.compile(r"\b(?:Show|Read)\b[^.]*\b(?:both|with)\b")
"""The record's note that a quotation must not stand without another: a card would show it alone."""


class Corpus(Protocol):
    """What is read of the whole corpus (``db.details.Corpus``)."""

    @property
    def packs(self) -> tuple[Pack, ...]: ...
    @property
    def debates(self) -> tuple[Debate, ...]: ...
    @property
    def voices(self) -> tuple[Voice, ...]: ...
    @property
    def works(self) -> tuple[Work, ...]: ...
    @property
    def quotations(self) -> tuple[Quotation, ...]: ...
    @property
    def leanings(self) -> tuple[Leaning, ...]: ...
    @property
    def events(self) -> tuple[Event, ...]: ...
    @property
    def terms(self) -> tuple[Term, ...]: ...


def deck(corpus: Corpus, debates: Sequence[str], day: str, made_at: float | None = None) -> bytes:
    """The cards of these debates (none named: of all) as an ``.apkg``; ``day`` is an ISO date. Raises DocumentError with a sentence.

    ``made_at``, in seconds since 1970, else the beginning of the day: Anki puts a card in the place of an older one only where its
    file was made later.
    """
    try:
        import genanki  # type: ignore[import-untyped] # genanki has no types
    except ImportError as error:
        raise DocumentError(translate("Cards", "The library genanki, which writes cards, is not installed; run 'python3 -m uv sync' in the program's folder.")) from error
    chosen = frozenset(debates) or frozenset(debate.id for debate in corpus.debates)
    template = {
        "name": "Card",
        "qfmt": '<div class="kind">{{Kind}}</div><div>{{Front}}</div>',
        "afmt": '{{FrontSide}}<hr id="answer"><div>{{Back}}</div><div class="source">{{Source}}</div>',
    }
    fields = [{"name": name} for name in ("Kind", "Front", "Back", "Source")]
    model = genanki.Model(MODEL, "Sic et Non", fields=fields, templates=[template], css=CSS)
    made = genanki.Deck(DECK, "Sic et Non", description=_description(corpus, chosen, day))
    for identifier, parts, tags in _cards(corpus, chosen):
        made.add_note(genanki.Note(model=model, fields=list(parts), tags=tags, guid=genanki.guid_for(pack_of(identifier), identifier)))
    if not made.notes:
        raise DocumentError(translate("Cards", "There is nothing in view of which cards could be made."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.apkg"
        at = made_at if made_at is not None else datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
        genanki.Package(made).write_to_file(str(path), timestamp=at)
        return path.read_bytes()


Card = tuple[str, tuple[str, str, str, str], list[str]]
"""The id of the record, the four fields as HTML, the tags."""


def _cards(corpus: Corpus, chosen: frozenset[str]) -> Iterator[Card]:
    voices = {voice.id: voice for voice in corpus.voices}
    for quotation in asked(corpus, chosen):
        tags = [_tag(quotation.debate), *(_tag(quotation.debate, theme) for theme in dict.fromkeys((quotation.theme, *quotation.themes)) if theme)]
        yield quotation.id, _said(quotation, voices.get(quotation.voice), corpus), tags
    leaning: dict[str, set[str]] = {}
    for item in corpus.leanings:
        leaning.setdefault(item.event, set()).add(item.debate)
    reading_them = {debate.id for debate in corpus.debates if debate.reads_events}
    for event in corpus.events:
        met = (leaning.get(event.id, set()) | reading_them) & chosen
        if met:
            yield event.id, _happened(event, corpus), [*(_tag(debate) for debate in sorted(met)), *(_tag("theme", theme) for theme in event.themes)]
    for term in corpus.terms:
        if not term.debates or chosen.intersection(term.debates):
            yield term.id, _means(term, corpus), [_tag(debate) for debate in term.debates if debate in chosen]


def asked(corpus: Corpus, chosen: frozenset[str]) -> Iterator[Quotation]:
    """The quotations that may be asked: found again, not withheld, not bound to another, and not naming whose words they are."""
    voices = {voice.id: voice for voice in corpus.voices}
    for quotation in corpus.quotations:
        if quotation.debate in chosen and quotation.second_check == "found again" and not quotation.withheld and not _TOGETHER.search(quotation.note):
            voice = voices.get(quotation.voice)
            names = {voice.family or voice.name} if voice is not None else set()
            names |= {name.split()[-1] for name in (marks.plain(quotation.speaker).partition(",")[0],) if name.strip()}
            text = " ".join((quotation.lead_in, quotation.text, quotation.aside))
            if not any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in names):
                yield quotation


def _escaped(text: str) -> str:
    """Data as HTML; an opening bracket too, as Anki reads ``[sound:…]`` and ``[latex]`` in a field."""
    return html.escape(text).replace("[", "&#91;")


def _html(text: str) -> str:
    """A text of the record with its marks."""
    parts = []
    for run in marks.runs(text):
        words = _escaped(f"[{run.text}]" if run.kind in ("unchecked", "quotation") else run.text)
        parts.append(f"<i>{words}</i>" if run.kind == "title" else words)
    return "".join(parts)


def _pieces(pieces: Iterable[Piece]) -> str:
    return "".join(f"<i>{_escaped(piece.text)}</i>" if piece.role == "title" else _escaped(piece.text) for piece in pieces)


def _lines(*lines: str) -> str:
    return "<br>".join(line for line in lines if line)


def _tag(*parts: str) -> str:
    """A tag; Anki parts tags at spaces and nests them at double colons."""
    return "::".join(re.sub(r"[^\w-]+", "-", part.rpartition("/")[2]) for part in parts)


def _pack_line(identifier: str, corpus: Corpus) -> str:
    pack = next((pack for pack in corpus.packs if pack.id == pack_of(identifier).rstrip("/")), None)
    return _escaped(pack_named(pack)) if pack is not None else ""


def _said(quotation: Quotation, voice: Voice | None, corpus: Corpus) -> tuple[str, str, str, str]:
    front = " ".join(part for part in (_html(quotation.lead_in), _escaped(marks.typographic(quotation.text)), _html(quotation.aside)) if part)
    name = _escaped(voice.name) if voice is not None else ""
    if quotation.speaker:
        name = translate("Cards", "{speaker} (recorded with {voice})").format(speaker=_html(quotation.speaker), voice=name)
    source = _lines(
        _escaped(quotation_line(quotation, voice, {work.id: work for work in corpus.works})),
        _escaped(marks.sentence(grade_words(quotation.grade))) + (f": {_html(quotation.seen_at)}" if quotation.seen_at else ""),
        _escaped(marks.sentence(check_words(quotation.second_check))),
        _html(quotation.check_note), _html(quotation.note), _pack_line(quotation.id, corpus),
    )  # fmt: skip
    return translate("Cards", "Who said it?"), front, name, source


def _happened(event: Event, corpus: Corpus) -> tuple[str, str, str, str]:
    date = _escaped(date_words(event.start, event.end, event.edtf))
    if event.old_style:
        old = old_style_words(event.old_style, lasting=event.end not in ("", event.start))
        date += _escaped(translate("Cards", " (Old Style: {date})").format(date=old))
    source = _lines(
        _escaped(marks.sentence(date_verified_words(event))),
        *(_pieces(source_pieces(article_named(text, event.id))) for text in event.sources),
        _pack_line(event.id, corpus),
    )
    return translate("Cards", "What happened when?"), _html(event.title), _lines(date, _html(article_named(event.description, event.id))), source


def _means(term: Term, corpus: Corpus) -> tuple[str, str, str, str]:
    known = reading.Known({event.id: event for event in corpus.events}, terms={other.id: other.term for other in corpus.terms})
    source = _lines(
        _escaped(marks.sentence(verified_words(term.verified))),
        *(_pieces(reading.record_source(text, term.id, known)) for text in term.sources),
        _pack_line(term.id, corpus),
    )
    return translate("Cards", "What does it mean?"), _html(term.term), _lines(_html(term.definition), _html(term.russian)), source


def _description(corpus: Corpus, chosen: frozenset[str], day: str) -> str:
    """Day, packs, how this was coded, and what to do before handing in."""
    quotations = tuple(asked(corpus, chosen))
    packs = [translate("Cards", "Pack “{pack}” {version} ({licence})").format(pack=p.title, version=p.version, licence=p.licence) for p in corpus.packs]
    coded = dict.fromkeys(coded_words(d) for d in corpus.debates if d.id in chosen and d.how_coded)
    hand_in = translate(
        "Cards",
        "Before you hand in: these cards cite the record, so look the words up in the work itself. Of {all} quotations {pages} lack a page and {reported} are known "
        "at second hand or only reported; those that were seen only once are left out. Descriptions and definitions are ours, not the historians’ words.",
    ).format(
        all=len(quotations),
        pages=sum(not marks.has_page(q.locator) for q in quotations),
        reported=sum(q.grade in ("cited", "reported") for q in quotations),
    )
    return _lines(*map(_escaped, (translate("Cards", "Made by Sic et Non on {day}.").format(day=day), *packs, *coded, hand_in)))
