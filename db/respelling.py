"""The ways to say what was typed: other names of the same thing, other spellings of a name, and, where nothing has a word, the
nearest one that something has. What may be read otherwise is read so only where the index has it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import combinations

from db.entries import facet
from db.folding import beginnings, fold_word
from db.matching import Alternatives
from db.queries import Query, Term
from db.spelling import SHORTEST, is_small, kin, nearest, respelt

LONGEST_NAME = 6
"""Words of the longest alias that is looked for among words typed in a row."""

OFTENER = 4
"""So many times as often as the word that was typed a reading of it must be met."""

MOST_LEFT_OUT = 6
"""Of more words than these each is tried alone at once, where nothing has all of them."""


def quoted(words: str) -> str:
    """Words as the index's language takes them for words and nothing else."""
    return '"' + words.replace('"', '""') + '"'


def any_of(said: tuple[tuple[str, ...], ...], before: tuple[str, ...], starts: tuple[str, ...]) -> str:
    """Any of these ways to say one thing: whole words in a row, or with a last one that may be unfinished."""
    ways = [quoted(" ".join(words)) for words in said]
    ways += [quoted(" ".join((*before, start))) + " *" for start in starts]
    return "(" + " OR ".join(dict.fromkeys(ways)) + ")"


def alternatives(db: sqlite3.Connection, query: Query) -> tuple[Alternatives, ...]:
    """The terms of a query with the other names of what they name; words in a row that are one name are one term."""
    found, at, terms = [], 0, query.terms
    while at < len(terms):
        term = terms[at]
        for end in range(min(len(terms), at + LONGEST_NAME), at, -1):
            run = terms[at:end]
            if any(one.exact or (one.without and len(run) > 1) for one in run):
                continue
            others = _other_names(db, " ".join(word for one in run for word in one.words))
            if others:  # all of these words in a row, or another name
                said = tuple(word for one in run for word in one.words)
                found.append(Alternatives((said, *others), said[:-1], run[-1].starts, term.without))
                at = end
                break
        else:
            found.append(_read(db, term))
            at += 1
    return tuple(found)


def apart(said: tuple[Alternatives, ...]) -> tuple[Alternatives, ...]:
    """The terms, and behind them the words of each that is the name of something, one by one; small words are none of them."""
    found = list(said)
    for one in said:
        if one.without or len(one.said) < 2 or len(one.said[0]) < 2:
            continue
        *first, last = one.said[0]
        found += [Alternatives(((word,),)) for word in first if not is_small((word,))]
        found.append(Alternatives(((last,),), (), tuple(one.starts)))
    return tuple(found)


def _other_names(db: sqlite3.Connection, name: str) -> tuple[tuple[str, ...], ...]:
    """The other names of what bears this one, each as folded words."""
    query = "select distinct other.folded from alias own join alias other on other.named = own.named where own.folded = ? and other.folded <> ?"
    return tuple(tuple(str(other).split(" ")) for (other,) in db.execute(query, (name, name)))


def _read(db: sqlite3.Connection, term: Term) -> Alternatives:
    """A term with its kin (*death*, *dies*) and what it may be in other spellings (*Chruschtschow*): those that a voice bears, those that are met much oftener
    than the word as it was typed (*Bucharin* stands in one German title), and where nothing has that, those that anything has.
    """
    said, starts = [term.words], list(term.starts)
    ways = () if term.exact else tuple(way for way in respelt(term.typed) if len(way) >= SHORTEST)
    known = bool(ways) and is_known(db, said[0], term.starts)
    for way in ways:
        folded, begun = (fold_word(way),), beginnings(way) if term.starts else ()
        if folded == term.words:
            continue
        if is_known(db, folded, begun, names_only=known) or (known and 0 < OFTENER * _times(db, term.words[0]) <= _times(db, folded[0])):
            said.append(folded)
            starts += begun
    akin = () if term.exact or term.without else tuple((fold_word(other),) for other in kin(term.typed))
    return Alternatives(tuple(said), term.words[:-1], tuple(dict.fromkeys(starts)), term.without, akin)


def _times(db: sqlite3.Connection, word: str) -> int:
    """How many entries have this word."""
    row = db.execute("select doc from word where term = ?", (word,)).fetchone()
    return int(row[0]) if row is not None else 0


def is_known(db: sqlite3.Connection, words: tuple[str, ...], starts: tuple[str, ...] = (), *, names_only: bool = False) -> bool:
    """Does anything have these words, the last one perhaps unfinished? ``names_only``: does a voice bear them in its name?"""
    wanted = any_of((words,), words[:-1], starts)
    if names_only:
        wanted = f"({{title also}} : {wanted}) AND {quoted(facet('k', 'voice'))}"
    return db.execute("select 1 from entry_words where entry_words match ? limit 1", (wanted,)).fetchone() is not None


def corrected(db: sqlite3.Connection, query: Query) -> tuple[Query, tuple[tuple[str, str], ...]]:
    """The query with the nearest word of the index in place of each that nothing has, and which were replaced by which."""
    terms, instead = [], []
    for term in query.terms:
        one = _read(db, term)
        near = ""
        if not (term.without or term.exact or len(term.words) > 1 or len(one.said) > 1 or one.akin or is_known(db, term.words, term.starts)):
            word = term.words[0]
            rows = db.execute("select term, doc from word where term >= ? and term < ?", (word[0], word[0] + "\U0010ffff"))
            near = nearest(word, rows)
        if near:
            instead.append((term.typed or term.words[0], near))
        terms.append(replace(term, words=(near,), starts=(near,) if term.starts else (), typed=near) if near else term)
    return replace(query, terms=tuple(terms)), tuple(instead)


def loosened(wanted: list[str]) -> list[str]:
    """What to ask for where nothing has all of several things: first all but one of them, then any."""
    if len(wanted) < 2:
        return []
    steps = [" OR ".join(f"({' AND '.join(some)})" for some in combinations(wanted, len(wanted) - 1))] if 2 < len(wanted) <= MOST_LEFT_OUT else []
    return [f"({step})" for step in (*steps, " OR ".join(wanted))]
