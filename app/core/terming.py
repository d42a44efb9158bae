"""Terms of the glossary met in a passage: which words are terms, where they stand, and what is said of one on hover.

The words shown stay as they are: a term is the same letters with another role, so what is copied has no marks. It counts
once a cell, at its first place. Words of the author are passages too, and a reader needs the entry there most; the mark
is ours, as the bar beside them is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.core import marks
from app.core.blocks import Block, Piece
from app.core.vocabulary import verified_words
from app.core.words import translate
from db.records import Term

_TOKEN = re.compile(r"\w+")
_QUALIFIED = re.compile(r"\s\(")
_KINDS = frozenset({"text", "headline", "quote"})
_ROLES = frozenset({"plain", "headline", "quote"})
_ONLY_LOWER = frozenset({"soviet"})
"""Everyday adjectives where they have a capital letter: *the soviets* are councils, *Soviet* is nearly always the country."""

_ONLY_CAPITAL = frozenset({"secretariat"})
"""Everyday nouns where they have a small letter: *Lenin's secretariat* is his own office, *the Secretariat* the party's."""

_MADE_UP = re.compile(r"\b(?:neo|para|pseudo|quasi|proto|crypto)-$", re.IGNORECASE)
"""What stands before a term that it turns into something else: *neo-Bukharinists* are historians."""


@dataclass(frozen=True, slots=True)
class Span:
    """A term in a text: from ``start`` up to ``end``."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class TermCard:
    """What is shown of a term where the mouse rests on it: a line each; ``russian`` may be empty."""

    term: str
    russian: str
    definition: str
    checked: str

    @property
    def text(self) -> str:
        """Everything, a line each."""
        return "\n".join(part for part in (self.term, self.russian, self.definition, self.checked) if part)


def card(term: Term) -> TermCard:
    """A term as it is shown on hover, with whether it was met in a source (METHOD 17)."""
    checked = translate("Terming", "Glossary: {checked}").format(checked=verified_words(term.verified))
    return TermCard(marks.plain(term.term), term.russian, marks.plain(term.definition), checked)


def forms(term: Term) -> tuple[str, ...]:
    """The ways to write a term that are looked for in a text: its names and those aliases that mean nothing else.

    A form with an explanation in brackets needs it, and is left out. An alias of one small word is looked for only where
    it is a spelling of the term (*collectivization*), because the others translate it (*fist* for kulak, *council*).
    """
    names = (*term.term.split(", "), term.russian)
    aliases = (alias for alias in term.aliases if not _small_word(alias) or _spelling_of(alias, term.term))
    return tuple(form for form in dict.fromkeys((*names, *aliases)) if form and not _QUALIFIED.search(form))


def _small_word(form: str) -> bool:
    return form.isascii() and form.isalpha() and form.islower()


def _spelling_of(alias: str, term: str) -> bool:
    """Do both begin with the same five letters, hyphens left out?"""
    plain = term.replace("-", "").casefold()
    return alias[:5] == plain[:5]


def _pattern(form: str) -> str:
    """A form as an expression: which letters may be small or capital, and its singular and plural.

    Capitals beyond the first word make a proper name (*Great Change*), which must have them; so must an abbreviation.
    """
    first, _, rest = form.partition(" ")
    short = form.isupper() or any(c.isupper() for c in first[1:] if "-" not in first)
    if short or not form[0].isalpha():
        body = re.escape(form)
    elif first.casefold() in _ONLY_LOWER and not rest:
        body = re.escape(form.casefold())
    elif (any(c.isupper() for c in rest) and "-" not in first) or (first.casefold() in _ONLY_CAPITAL and not rest):
        body = re.escape(form)
    else:
        body = f"(?i:{re.escape(form[0])}){re.escape(form[1:])}"
        if form != form.casefold() and "-" in first:  # Five-Year Plan, five-year plan
            body = f"(?:{body}|{re.escape(form.casefold())})"
    body = body.replace("’", "['’]")
    if form.isascii() and form[-1].isalpha() and not short:
        if not form.endswith("s"):
            body += "s?"
        elif not form.endswith("ss") and len(form) > 4:
            body += "?" if not body.endswith(")") else ""
    elif short and form.isascii() and form.endswith("s"):
        body += "?"  # SRs, SR
    return body + r"(?!\w)"


class Finder:
    """Finds the terms of a glossary in texts: whole words, the longest first. Made once, asked for every cell."""

    def __init__(self, terms: Iterable[Term], without: frozenset[str] = frozenset()) -> None:
        self.terms = {term.id: term for term in terms}
        self._by_first: dict[str, list[tuple[int, re.Pattern[str], str]]] = {}
        for term in self.terms.values():
            if term.id not in without:
                for form in forms(term):
                    self._learn(form, term.id)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -entry[0])

    def _learn(self, form: str, term: str) -> None:
        """Keep a form under its first word, so that only few expressions are tried at any place of a text."""
        token = _TOKEN.search(form)
        if token is None:
            return
        entry = (len(form), re.compile(_pattern(form)), term)
        word = token.group().casefold()
        alone = token.end() == len(form)
        for first in {word, word + "s", word.removesuffix("s")} if alone else {word}:
            self._by_first.setdefault(first, []).append(entry)

    def find(self, text: str, seen: set[str] | None = None) -> tuple[Span, ...]:
        """Every term in a text, at its first place; those in ``seen`` are left out, and what is found is added to it."""
        met = set() if seen is None else seen
        found: list[Span] = []
        end = 0
        for token in _TOKEN.finditer(text):
            entries = self._by_first.get(token.group().casefold())
            if entries is None or token.start() < end or _MADE_UP.search(text, max(0, token.start() - 8), token.start()):
                continue
            for _, pattern, term in entries:
                match = pattern.match(text, token.start())
                if match is not None:
                    end = match.end()
                    if term not in met:
                        met.add(term)
                        found.append(Span(match.start(), match.end(), term))
                    break
        return tuple(found)


_KEPT: list[tuple[tuple[Term, ...], str, Finder]] = []
"""The finders made last: a glossary is one tuple for as long as its board is open."""


def finder(terms: tuple[Term, ...], question: str = "") -> Finder | None:
    """The finder for a glossary on the board of a question; None where there is no glossary.

    The words that the question itself names (*Stalinism*, *Leninism*) are left out: they are what all passages are about,
    so a mark would stand in nearly every cell and tell nothing; the orientation of the debate explains them.
    """
    if not terms:
        return None
    for known, asked, made in _KEPT:
        if known is terms and asked == question:
            return made
    named = frozenset(span.term for span in Finder(terms).find(question))
    made = Finder(terms, named)
    _KEPT.insert(0, (terms, question, made))
    del _KEPT[4:]
    return made


def marked(blocks: Iterable[Block], found: Finder | None, seen: set[str] | None = None) -> tuple[Block, ...]:
    """The same blocks with terms told apart by their role and linked to their entry, each once over all of them.

    ``seen`` are ids of terms that were met already; what is met now is added.
    """
    if found is None:
        return tuple(blocks)
    met = set() if seen is None else seen
    return tuple(_marked(block, found, met) if block.kind in _KINDS else block for block in blocks)


def _marked(block: Block, found: Finder, seen: set[str]) -> Block:
    pieces: list[Piece] = []
    for piece in block.pieces:
        free = piece.role in _ROLES and (not piece.link or piece.link == "fold:text")
        spans = found.find(piece.text, seen) if free else ()
        pieces.extend(_split(piece, spans) if spans else (piece,))
    return Block(block.kind, tuple(pieces), block.item)


def _split(piece: Piece, spans: tuple[Span, ...]) -> Iterator[Piece]:
    at = 0
    for span in spans:
        if span.start > at:
            yield Piece(piece.text[at : span.start], piece.role, piece.link)
        yield Piece(piece.text[span.start : span.end], "term", f"term:{span.term}")
        at = span.end
    if at < len(piece.text):
        yield Piece(piece.text[at:], piece.role, piece.link)
