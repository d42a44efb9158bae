"""Filters of a query as tokens of the index: *by:kotkin* is looked up among the voices, *theme:terror* among the themes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from db.entries import facet
from db.folding import fold
from db.queries import Name, Query, kinds
from db.spelling import respelt

GRADES = ("work", "copy", "cited", "reported")
BASES = ("work", "review", "abstract", "article", "general knowledge")


@dataclass(frozen=True, slots=True)
class Scope:
    """``within``: of each group one token must be there; ``without``: none of these. ``unknown``: filters whose value
    nothing bears; with one of them that is not behind a minus nothing can be found.
    """

    within: tuple[tuple[str, ...], ...]
    without: tuple[tuple[str, ...], ...]
    unknown: tuple[tuple[str, str], ...]
    impossible: bool


def scope(db: sqlite3.Connection, query: Query) -> Scope:
    """The filters of a query, looked up."""
    within: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    unknown: list[tuple[str, str]] = []
    impossible = False
    for one in query.filters:
        tokens: list[str] = []
        for value in one.values:
            found = _LOOKUPS[one.name](db, value)
            tokens += found
            if not found:
                unknown.append((one.name, value))
        if tokens:
            (without if one.without else within).append(tuple(dict.fromkeys(tokens)))
        elif not one.without:
            impossible = True
    return Scope(tuple(within), tuple(without), tuple(unknown), impossible)


def _fits(value: str, names: Iterable[str]) -> bool:
    """Does every word of the value begin a word of the names?"""
    there = [word for name in names for word in fold(name).split()]
    return all(any(word.startswith(wanted) for word in there) for wanted in fold(value).split())


def _best(value: str, found: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> list[str]:
    """Ids of what bears the value as one of its short names exactly; else of all that fit by the beginnings of their words."""
    rows, wanted = list(found), fold(value)
    exact = [one for one, short, _ in rows if wanted in {fold(name) for name in short}]
    return exact or [one for one, short, names in rows if _fits(value, (*short, *names))]


def _bare(identifier: str) -> str:
    return identifier.partition("/")[2] or identifier


def _by(db: sqlite3.Connection, value: str) -> list[str]:
    rows = db.execute("select id, family, name, full_name, native_name from voice").fetchall()
    for way in (value, *respelt(value)):  # by:Chruschtschow too
        found = _best(way, ((i, (_bare(i), family), (name, full, native)) for i, family, name, full, native in rows))
        if found:
            return [facet("v", one) for one in found]
    return []


def _themes(db: sqlite3.Connection, value: str) -> list[str]:
    rows = db.execute("select key, title, short from theme")
    return list(dict.fromkeys(facet("t", one) for one in _best(value, ((key, (key, short), (title,)) for key, title, short in rows))))


def _debates(db: sqlite3.Connection, value: str) -> list[str]:
    rows = db.execute("select id, short, question from debate")
    return [facet("d", one) for one in _best(value, ((i, (_bare(i), short), (question,)) for i, short, question in rows))]


def _schools(db: sqlite3.Connection, value: str) -> list[str]:
    rows = db.execute("select id, name from school")
    return [facet("s", one) for one in _best(value, ((i, (_bare(i), name), ()) for i, name in rows))]


def _words(kind: str, known: tuple[str, ...]) -> Callable[[sqlite3.Connection, str], list[str]]:
    return lambda db, value: [facet(kind, word) for word in known if word.startswith(value.strip().casefold())]


def _in(db: sqlite3.Connection, value: str) -> list[str]:
    return [facet("k", kind) for kind in kinds(value)]


_LOOKUPS: dict[Name, Callable[[sqlite3.Connection, str], list[str]]] = {
    "by": _by, "theme": _themes, "debate": _debates, "school": _schools, "in": _in, "grade": _words("g", GRADES), "basis": _words("b", BASES),
}  # fmt: skip
