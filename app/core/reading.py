"""A page of the reading room as a value: what it is called, what may be left out of it, and its entries in sections.

``reading_glossary``, ``reading_corrections`` and ``reading_story`` make the three pages from a ``Library``; a view takes a
page and gives back what is wanted of it (``Wanted``). Links are those of ``blocks``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from app.core import marks, terming
from app.core.blocks import Block, Piece, pack_of, prose, short_id
from app.core.citing import pack_named
from app.core.figures import author_words
from app.core.shorthand import article_named
from app.core.weblinks import source_pieces
from app.core.words import translate
from db.records import Debate, Estimate, Event, Library, Pack, Quotation, Term

PageKind = Literal["glossary", "corrections", "story"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a page: words that an entry holds, and a key for some of its choices."""

    words: str = ""
    chosen: tuple[tuple[str, str], ...] = ()

    def key(self, name: str) -> str:
        """What was chosen; empty where everything is wanted."""
        return dict(self.chosen).get(name, "")

    def choose(self, name: str, key: str) -> Wanted:
        """The same with another key for one choice; an empty key takes it out."""
        rest = tuple(pair for pair in self.chosen if pair[0] != name)
        return replace(self, chosen=tuple(sorted((*rest, (name, key)))) if key else rest)

    @property
    def anything(self) -> bool:
        """Is anything left out at all?"""
        return bool(self.words.strip() or self.chosen)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing by which a page can be narrowed: ``options`` are keys with their words, ``everything`` is said for none."""

    name: str
    label: str
    everything: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands together on a page, and the lines that are copied with any of its words (METHOD 14)."""

    id: str
    blocks: tuple[Block, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page with a place in the list of contents: ``anchor`` names it, ``blocks`` stand above its entries."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page to read. ``searching`` is what the field for words is called, empty where the page has none."""

    kind: PageKind
    title: str
    about: tuple[Block, ...]
    count: str
    sections: tuple[Section, ...]
    wanted: Wanted = Wanted()
    choices: tuple[Choice, ...] = ()
    searching: str = ""
    empty: str = ""
    """What is said where nothing is left."""
    sources: tuple[str, ...] = ()
    """What is copied with the words above the first entry."""
    cards: dict[str, terming.TermCard] = field(hash=False, default_factory=dict)
    """What is shown on hover, by link."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in order."""
        return tuple(entry for section in self.sections for entry in section.entries)

    def has(self, section: str, entry: str) -> bool:
        """Is there an entry of this id, or (with none) a section of this anchor?"""
        return any(e.id == entry for e in self.entries) if entry else any(s.anchor == section for s in self.sections)

    @property
    def text(self) -> str:
        """All words of the page, a paragraph a line."""
        blocks = [*self.about]
        for section in self.sections:
            blocks += section.blocks
            blocks += [block for entry in section.entries for block in entry.blocks]
        return "\n".join((self.title, self.count, *(block.text for block in blocks)))


WHOLE = Wanted()
"""Nothing is left out."""


# -- what all three need ----------------------------------------------------------------------------------------------


def fold(text: str) -> str:
    """A text as it is looked through: without case, and with one shape of apostrophe."""
    return text.casefold().replace("’", "'").replace("ʹ", "'")


def holds(words: str, texts: Iterable[str]) -> bool:
    """Does any of the texts hold these words? Each word for itself, in any of them."""
    folded = [fold(text) for text in texts]
    return all(any(word in text for text in folded) for word in fold(words).split())


def debate_choice(debates: Mapping[str, Debate], used: Iterable[str]) -> Choice:
    """The choice by debate, in the order of the packs; only those that something on the page belongs to."""
    ids = set(used)
    options = tuple((debate.id, debate.short or debate.question) for debate in debates.values() if debate.id in ids)
    return Choice("debate", translate("Reading", "Debate"), translate("Reading", "all debates"), options)


def chips(label: str, links: Iterable[tuple[str, str]], item: str = "") -> Iterator[Block]:
    """A line of quiet links after a word; nothing where there are none. ``links`` are words and targets."""
    pieces: list[Piece] = []
    for words, target in links:
        if pieces:
            pieces.append(Piece(" · ", "source"))
        pieces.append(Piece(words, "link", target))
    if pieces:
        yield Block("chips", (Piece(f"{label} ", "source"), *pieces), item)


def event_links(events: Mapping[str, Event], ids: Iterable[str]) -> list[tuple[str, str]]:
    """Events with their years, by date."""
    known = [events[i] for i in ids if i in events]
    return [(event_words(event), f"event:{event.id}") for event in sorted(known, key=lambda e: (e.earliest, e.latest))]


def event_words(event: Event) -> str:
    """An event as a link: its title, and its year where the title has none."""
    title = marks.plain(event.title)
    year = event.start[:4]
    return title if not year or year in title else f"{title}, {year}"


def debate_links(debates: Mapping[str, Debate], ids: Iterable[str]) -> list[tuple[str, str]]:
    """Debates by their short names."""
    return [(d.short or d.question, f"debate:{d.id}") for i in ids if (d := debates.get(i)) is not None]


def named_links(kind: str, ids: Iterable[str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Records by their names; those without one are left out."""
    return [(marks.plain(names[i]), f"{kind}:{i}") for i in ids if i in names]


def estimate_words(estimate: Estimate) -> str:
    """A published figure as a link: who counts what, and when it was said (METHOD 25)."""
    said = f"{author_words(estimate)}: {marks.plain(article_named(estimate.counts, estimate.id))}"
    return f"{said} ({estimate.year_text})" if estimate.year_text else said


def our_line(pack: Pack, what: str, resting: str) -> str:
    """*paraphrase, Sic et Non, pack and version, resting on …* for words of ours (METHOD 14)."""
    return translate("Reading", "paraphrase: {what}, {pack}, resting on {sources}").format(what=what, pack=pack_named(pack), sources=resting or nothing_seen())


def term_cards(terms: Iterable[Term]) -> dict[str, terming.TermCard]:
    """What is shown of every term on hover, by link."""
    return {f"term:{term.id}": terming.card(term) for term in terms}


# -- sources of the record in words -----------------------------------------------------------------------------------

_FILE = re.compile(r"^([\w-]+)\.(?:md|toml)\s*[:,]\s*(.+)$")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+|[a-z][a-z0-9]+")
_UNSEEN = re.compile(r"general knowledge: no page seen\b")


@dataclass(frozen=True, slots=True)
class Known:
    """The records that a source may name, by id."""

    events: Mapping[str, Event] = field(hash=False, default_factory=dict)
    estimates: Mapping[str, Estimate] = field(hash=False, default_factory=dict)
    quotations: Mapping[str, Quotation] = field(hash=False, default_factory=dict)
    terms: Mapping[str, str] = field(hash=False, default_factory=dict)
    """Terms of the glossary by id."""


def known(library: Library) -> Known:
    """What the sources of a library may name."""
    return Known(library.events, library.estimates, library.quotations, {term.id: term.term for term in library.terms})


def record_source(text: str, identifier: str, names: Known) -> tuple[Piece, ...]:
    """A line of the record's sources as pieces: what it names in the record as links, all else in words.

    ``timeline.toml: testament`` is an event, ``figures.toml: fig-gulag-4`` a figure, ``…, term-leblanc-1`` a quotation.
    """
    found = _FILE.match(text)
    if found is None:
        words = translate("Reading", "no page seen") if _UNSEEN.match(text) else article_named(text, identifier)
        return tuple(source_pieces(words))
    pieces: list[Piece] = []
    at = 0
    for match in _ID.finditer(found[2]):
        named = _named(pack_of(identifier) + match.group(), names, terms=text.startswith("terms."))
        if named is not None:
            lead = translate("Reading", "the sources of") + " " if named.link.startswith("event:") and not pieces else ""
            pieces += [Piece(found[2][at : match.start()] + lead, "source"), named]
            at = match.end()
    if not pieces:
        return tuple(piece for piece in _in_the_dossiers(text, identifier, names) if piece.text)
    return tuple(piece for piece in (*pieces, Piece(found[2][at:], "source")) if piece.text)


_UNKNOWN = re.compile(r"\b(?:(?P<kind>fig|poll)-)?[a-z]+(?:-[a-z]+)*-\d+\b")


def _in_the_dossiers(text: str, identifier: str, names: Known) -> Iterator[Piece]:
    """A place of the dossiers; a figure or a passage whose record is not at hand is led to without its title."""
    figures, at = text.startswith("figures."), 0
    shown = text.partition(":")[2].strip() if figures else text
    yield Piece(translate("Reading", "published figures: ") if figures else translate("Reading", "dossiers: "), "source")
    for count, match in enumerate(_UNKNOWN.finditer(shown) if figures or not names.quotations else (), 1):
        words = translate("Reading", "poll {number}") if match["kind"] == "poll" else translate("Reading", "figure {number}")
        kind = {"fig": "estimate", "poll": "poll"}.get(match["kind"] or "", "quotation")
        named = f"[{match.group()}]" if kind == "quotation" else words.format(number=count)
        yield from (Piece(shown[at : match.start()], "source"), Piece(named, "link", f"{kind}:{pack_of(identifier)}{match.group()}"))
        at = match.end()
    yield Piece(shown[at:], "source")


def _named(identifier: str, names: Known, *, terms: bool) -> Piece | None:
    """What an id of the record names, as a link: an event, a figure, a quotation or (in a line about ``terms``) a term."""
    quotation = names.quotations.get(identifier)
    if terms:
        return Piece(translate("Reading", "glossary: {term}").format(term=names.terms[identifier]), "link", f"term:{identifier}") if identifier in names.terms else None
    if identifier in names.events:
        return Piece(event_words(names.events[identifier]), "link", f"event:{identifier}")
    if identifier in names.estimates:
        return Piece(estimate_words(names.estimates[identifier]), "link", f"estimate:{identifier}")
    if quotation is not None and not quotation.withheld:
        return Piece(f"[{short_id(identifier)}]", "link", f"quotation:{identifier}")
    return None


def sources_block(lead: str, sources: Iterable[str], identifier: str, names: Known) -> Iterator[Block]:
    """Sources in one line of small type behind a word; nothing where the record has none."""
    pieces: list[Piece] = []
    for source in sources:
        pieces += [Piece("; " if pieces else f"{lead} ", "source"), *record_source(source, identifier, names)]
    if pieces:
        yield Block("label", tuple(pieces), identifier)


def nothing_seen() -> str:
    """What is said of words that rest on nothing that anybody saw (METHOD 6)."""
    return translate("Reading", "nothing seen ({unchecked})").format(unchecked=marks.unchecked())


def sources_words(sources: Iterable[str], identifier: str, names: Known) -> str:
    """The same sources as plain words, for what is copied."""
    return "; ".join("".join(piece.text for piece in record_source(source, identifier, names)) for source in sources)


def text(words: str, identifier: str, item: str = "") -> Block:
    """A paragraph of ours, with the article called by title and kind (METHOD 16)."""
    return Block("text", tuple(prose(article_named(words, identifier), pack_of(identifier))), item)


def ours(identifier: str, words: str, label: str = "", item: str = "") -> Block:
    """A paragraph of ours behind a label in bold."""
    block = text(words, identifier, item)
    return Block("text", (Piece(f"{label} ", "strong"), *block.pieces), item) if label else block
