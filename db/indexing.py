"""Writes what can be searched into a corpus that is being built: the rows, their words folded, and the names that stand for each other."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from db.entries import Entry, blanked, entries
from db.folding import fold, words
from db.records import Corpus, Voice


def aliases(corpus: Corpus) -> Iterator[tuple[str, int]]:
    """Folded names of one thing under one number: the words of terms and of voices that stand for each other.

    A voice counts where its native name differs from the other in more than spelling.
    """
    number = 0
    for names in (*((t.term, t.russian, *t.aliases) for t in corpus.terms), *(_voice_names(v) for v in corpus.voices)):
        folded = {fold(name) for name in names for name in re.split(r"[,;/]|\(|\)", name)} - {""}
        folded = {name for name in folded if len(name) > 1}
        if len(folded) > 1:
            number += 1
            yield from ((name, number) for name in sorted(folded))


def _voice_names(voice: Voice) -> tuple[str, ...]:
    """Both names of a voice that is called otherwise in its own language; none where folding makes them the same."""
    native = [word.folded for word in words(voice.native_name)]
    family = fold(voice.family)
    if not native or family in native:
        return ()
    return (voice.name, voice.native_name)


def fill(db: sqlite3.Connection, corpus: Corpus) -> None:
    """Write the rows, their words and the aliases; the index is then merged into one piece, which is read fastest."""
    made = list(entries(corpus))
    put(db, made)
    db.executemany("insert into alias (folded, named) values (?, ?)", aliases(corpus))
    db.execute("insert into entry_words (entry_words) values ('optimize')")


def put(db: sqlite3.Connection, made: Iterable[Entry], first: int = 1) -> None:
    """Write these entries, numbered from ``first``, and their words."""
    for number, entry in enumerate(made, first):
        entry = replace(entry, body=entry.body.replace("\r", " "))
        first_year, last_year = entry.years if entry.years is not None else (None, None)
        texts = (entry.title, entry.also, entry.body, entry.coding)
        plain = (number, entry.kind, entry.id, *texts, entry.voice, entry.debate, entry.theme, first_year, last_year, int(entry.withheld))
        db.execute(
            "insert into entry (number, kind, id, title, also, body, coding, voice, debate, theme, first_year, last_year, withheld)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            plain,
        )
        folded = [fold(blanked(text)) for text in (*texts, entry.about)]
        db.execute(
            "insert into entry_words (rowid, title, also, body, coding, about, facets) values (?, ?, ?, ?, ?, ?, ?)",
            (number, *folded, " ".join(sorted(entry.facets))),
        )
