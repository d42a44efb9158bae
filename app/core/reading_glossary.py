"""The glossary as a page: every term by the alphabet, what it means, whether that was checked, and where it leads (METHOD 17)."""

from __future__ import annotations

import unicodedata

from app.core import marks, reading
from app.core.blocks import Block, Piece
from app.core.reading import WHOLE, Choice, Entry, Page, Section, Wanted
from app.core.vocabulary import verified_words
from app.core.words import translate
from db.records import Library, Pack, Term

CHECKED, BY_DEBATE = "checked", "debate"
"""Names of the choices."""


def glossary(library: Library, wanted: Wanted = WHOLE) -> Page:
    """The glossary of a pack, or what of it is wanted: words in term, aliases, Russian form or definition; verified; a debate."""
    terms = sorted(library.terms, key=lambda term: _order(term.term))
    shown = [term for term in terms if is_wanted(term, wanted)]
    known = reading.known(library)
    by_letter: dict[str, list[Term]] = {}
    for term in shown:
        by_letter.setdefault(_order(term.term)[:1].upper(), []).append(term)
    return Page(
        kind="glossary",
        title=translate("Reading", "Glossary"),
        about=(Block("text", (Piece(_about()),)),),
        count=count_words(terms, shown),
        sections=tuple(
            Section(f"letter-{letter}", letter, tuple(_entry(term, known, library) for term in found), (Block("section", (Piece(letter),)),))
            for letter, found in by_letter.items()
        ),
        wanted=wanted,
        choices=_choices(library),
        searching=translate("Reading", "Term, Russian form or definition"),
        empty=translate("Reading", "No term of the glossary is like that."),
        sources=(reading.our_line(library.pack, translate("Reading", "glossary"), translate("Reading", "the record")),),
    )


def is_wanted(term: Term, wanted: Wanted) -> bool:
    """Is this term left over?"""
    checked, debate = wanted.key(CHECKED), wanted.key(BY_DEBATE)
    if checked and (term.verified == "seen") != (checked == "seen"):
        return False
    if debate and debate not in term.debates:
        return False
    return reading.holds(wanted.words, (term.term, term.russian, *term.aliases, marks.plain(term.definition)))


def count_words(terms: list[Term], shown: list[Term]) -> str:
    """How many terms there are, how many were seen in a source and how many were not checked, and how many are shown."""
    seen = sum(term.verified == "seen" for term in terms)
    total = translate("Reading", "1 term") if len(terms) == 1 else translate("Reading", "{count} terms").format(count=len(terms))
    said = translate("Reading", "{total}: {seen} seen in a source, {unseen} not checked").format(total=total, seen=seen, unseen=len(terms) - seen)
    return said if len(shown) == len(terms) else translate("Reading", "{count} shown of {all}").format(count=len(shown), all=said)


def _about() -> str:
    return translate(
        "Reading",
        "Words that are met in the debates, with the Russian form, other spellings and what they mean here. The definitions are ours; "
        "each says whether its facts were seen in a source.",
    )


def _order(name: str) -> str:
    """A term as it is sorted: without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c)).lstrip("“‘\"'")


def _choices(library: Library) -> tuple[Choice, ...]:
    checked = Choice(
        CHECKED,
        translate("Reading", "Verified"),
        translate("Reading", "verified or not"),
        (("seen", translate("Reading", "only verified")), ("unseen", translate("Reading", "only not checked"))),
    )
    return (checked, reading.debate_choice(library.debates, (debate for term in library.terms for debate in term.debates)))


def _entry(term: Term, known: reading.Known, library: Library) -> Entry:
    return Entry(term.id, tuple(_blocks(term, known, library)), (cited(term, known, library.pack),))


def _blocks(term: Term, known: reading.Known, library: Library) -> list[Block]:
    """One term with all that is said of it."""
    under = " · ".join(part for part in (term.russian, *term.aliases) if part)
    blocks = [Block("entry", (Piece(term.term, "strong"),), term.id)]
    if under:
        blocks.append(Block("label", (Piece(under, "source"),), term.id))
    blocks.append(reading.text(term.definition, term.id, term.id))
    if term.why_first:
        blocks.append(reading.ours(term.id, term.why_first, translate("Reading", "Why it is here:"), term.id))
    blocks += reading.chips(translate("Reading", "See also:"), reading.named_links("term", term.related, known.terms), term.id)
    blocks += reading.chips(translate("Reading", "Events:"), reading.event_links(library.events, term.events), term.id)
    blocks += reading.chips(translate("Reading", "Met in:"), reading.debate_links(library.debates, term.debates), term.id)
    checked = marks.sentence(verified_words(term.verified))
    blocks += reading.sources_block(f"{checked}:", term.sources, term.id, known) if term.sources else _only(checked, term.id)
    return blocks


def _only(words: str, item: str) -> list[Block]:
    return [Block("label", (Piece(f"{words}.", "source"),), item)]


def cited(term: Term, known: reading.Known, pack: Pack) -> str:
    """The line that is copied with the words of an entry."""
    what = translate("Reading", "glossary, “{term}”").format(term=term.term)
    resting = reading.sources_words(term.sources, term.id, known) if term.verified == "seen" else reading.nothing_seen()
    return reading.our_line(pack, what, resting)
