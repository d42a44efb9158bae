"""The page of a glossary term in the side panel: what it means, whether that was checked, and where it leads (METHOD 17)."""

from __future__ import annotations

from collections.abc import Iterator

from app.core import marks, reading
from app.core.blocks import Block, Piece
from app.core.paragraphs import heading, title
from app.core.vocabulary import verified_words
from app.core.words import translate
from db.records import TermDetails


def term_side(details: TermDetails) -> Iterator[Block]:
    """A term: Russian form and other spellings, definition, related terms, events, debates, sources."""
    term = details.term
    yield title(term.term)
    if term.russian:
        yield Block("text", (Piece(term.russian),))
    if term.aliases:
        yield Block("source", (Piece(translate("Sides", "Also: {names}").format(names=" · ".join(term.aliases)), "source"),))
    yield reading.text(term.definition, term.id)
    yield Block("source", (Piece(marks.sentence(verified_words(term.verified)) + ".", "source"),))
    if term.why_first:
        yield reading.ours(term.id, term.why_first, translate("Sides", "Why it is here:"))
    names = {identifier: name for identifier, name in details.terms.items() if identifier != term.id}
    for head, links in (
        (translate("Sides", "Related terms"), reading.named_links("term", term.related, names)),
        (translate("Sides", "Events"), reading.event_links(details.events, term.events)),
        (translate("Sides", "Debates in which it is met"), reading.debate_links(details.debates, term.debates)),
    ):
        if links:
            yield heading(head)
        for words, link in links:
            yield Block("item", (Piece(words, "link", link),))
    if term.sources:
        yield heading(translate("Sides", "Sources"))
    for source in term.sources:
        yield Block("item", reading.record_source(source, term.id, reading.Known(details.events, terms=details.terms)))
