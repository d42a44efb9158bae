"""Full-text search: a fast answer from the first matches, the whole ranking after it. Both can be interrupted.

What costs is ranking, not matching: every match is weighed by itself. So ``search`` first takes the numbers of at most
``FIRST`` matches, and where there are more it ranks these alone (rows are numbered so that what matters comes first); asked
again with ``whole=True`` it ranks all. Nothing that was typed reaches the index but as folded words between marks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from typing import Any, cast, get_args

from db import rows
from db.entries import EVERY, WITHHELD, facet
from db.matching import Alternatives, Matcher, snippet
from db.queries import Query
from db.records import EntryKind, Found, Hit, Inside, Position, Quotation, Snippet, Spans, Work
from db.scoping import Scope, scope

FIRST = 500
"""So many matches are ranked for the fast answer."""

CANDIDATES, PER_KIND, OF_ONE_KIND, AT_FIRST = 400, 5, 50, 20
"""So many of the best are looked at, and so many of a kind are shown: where several kinds were found, where one was, and of one
before all were ranked, which is more than a window shows at once.
"""

LONGEST_NAME = 6
"""Words of the longest alias that is looked for among words typed in a row."""

WEIGHTS = "8.0, 2.0, 1.0, 0.4, 1.5, 0.0"
"""Of the columns of the index: title, also, body, coding, about, facets."""

KINDS: tuple[EntryKind, ...] = get_args(EntryKind)

_FAVOUR: dict[EntryKind, float] = {"voice": 1.6, "term": 1.5, "debate": 1.3, "school": 1.2, "event": 1.2, "correction": 0.6, "criticism": 0.7, "poll": 0.7}
"""What bears a name comes before what speaks of it; a correction's title is a whole sentence. Others: 1."""


def search(db: sqlite3.Connection, query: Query, *, whole: bool = False, coding: bool = True) -> Found:
    """What answers a query, best first within each kind. ``coding``: why something was coded as it was is searched too.

    Fast, unless ``whole``: then every match is ranked and counted. An empty query finds nothing.
    """
    if query.empty:
        return Found(query.typed, (), True, {}, (), _nothing)
    where = scope(db, query)
    alternatives = _alternatives(db, query)
    matcher = Matcher(alternatives)
    if where.impossible:
        return Found(query.typed, (), True, {}, where.unknown, matcher)
    wanted = expression(alternatives, where, query, coding=coding)
    few, last = _first(db, wanted, query)
    ranked_all = whole or few <= FIRST
    best = _ranked(db, wanted, query, None if ranked_all else last)
    hits = tuple(sorted(_hits(db, best, matcher, coding, OF_ONE_KIND if ranked_all else AT_FIRST), key=lambda hit: hit.score))
    return Found(query.typed, hits, ranked_all, _counts(db, wanted, query) if ranked_all else {}, where.unknown, matcher)


def _nothing(text: str) -> Spans:
    return ()


# -- the expression ----------------------------------------------------------------------------------------------------


def expression(alternatives: tuple[Alternatives, ...], where: Scope, query: Query, *, coding: bool) -> str:
    """The query in the language of the index, made of quoted words and our own operators alone."""
    wanted = [_any(one) for one in alternatives if not one.without]
    wanted += [_one_of(group) for group in where.within] or ([] if wanted else [_quoted(EVERY)])
    unwanted = [_any(one) for one in alternatives if one.without] + [_one_of(group) for group in where.without]
    unwanted += [] if query.withheld else [_quoted(WITHHELD)]
    text = f"({' AND '.join(wanted)}) NOT ({' OR '.join(unwanted)})" if unwanted else " AND ".join(wanted)
    return text if coding else f"- {{coding}} : ({text})"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _one_of(tokens: tuple[str, ...]) -> str:
    return "(" + " OR ".join(_quoted(token) for token in tokens) + ")"


def _any(one: Alternatives) -> str:
    """Any of the ways to say one thing: whole words in a row, or with a last one that may be unfinished."""
    said = [_quoted(" ".join(words)) for words in one.said]
    said += [_quoted(" ".join((*one.before, start))) + " *" for start in one.starts]
    return "(" + " OR ".join(dict.fromkeys(said)) + ")"


def _alternatives(db: sqlite3.Connection, query: Query) -> tuple[Alternatives, ...]:
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
            found.append(Alternatives((term.words,), term.words[:-1], term.starts, term.without))
            at += 1
    return tuple(found)


def _other_names(db: sqlite3.Connection, name: str) -> tuple[tuple[str, ...], ...]:
    """The other names of what bears this one, each as folded words."""
    query = "select distinct other.folded from alias own join alias other on other.named = own.named where own.folded = ? and other.folded <> ?"
    return tuple(tuple(str(other).split(" ")) for (other,) in db.execute(query, (name, name)))


# -- matching and ranking ----------------------------------------------------------------------------------------------


def _limits(query: Query) -> tuple[str, list[int]]:
    """The condition on years, with its values: what lasted counts where it touches them. Empty where there is none."""
    if query.years is None:
        return "", []
    first, last = query.years
    parts, values = ["entry.first_year is not null"], []
    if first is not None:
        parts.append("entry.last_year >= ?")
        values.append(first)
    if last is not None:
        parts.append("entry.first_year <= ?")
        values.append(last)
    return " and " + " and ".join(parts), values


def _from(query: Query) -> str:
    return "entry_words" + (" join entry on entry.number = entry_words.rowid" if query.years is not None else "")


def _first(db: sqlite3.Connection, wanted: str, query: Query) -> tuple[int, int]:
    """How many matches there are, counted up to one more than the first ones, and the number of the last of these."""
    limits, values = _limits(query)
    sql = f"select entry_words.rowid from {_from(query)} where entry_words match ?{limits} limit {FIRST + 1}"
    numbers = [number for (number,) in db.execute(sql, (wanted, *values))]
    return len(numbers), numbers[min(len(numbers), FIRST) - 1] if numbers else 0


def _ranked(db: sqlite3.Connection, wanted: str, query: Query, last: int | None) -> list[tuple[int, float]]:
    """Number and score of the best, best first; of the rows up to ``last``, or of all."""
    limits, values = _limits(query)
    if last is not None:
        limits, values = f"{limits} and entry_words.rowid <= ?", [*values, last]
    sql = (
        f"select entry_words.rowid, bm25(entry_words, {WEIGHTS}) as score from {_from(query)}"
        f" where entry_words match ?{limits} order by score, entry_words.rowid limit {CANDIDATES}"
    )
    return list(db.execute(sql, (wanted, *values)))


def _counts(db: sqlite3.Connection, wanted: str, query: Query) -> dict[EntryKind, int]:
    """How many matches of each kind there are; kinds without one are left out."""
    limits, values = _limits(query)
    sql = f"select count(*) from {_from(query)} where entry_words match ?{limits}"
    found = {kind: int(db.execute(sql, (f"({wanted}) AND {_quoted(facet('k', kind))}", *values)).fetchone()[0]) for kind in KINDS}
    return {kind: count for kind, count in found.items() if count}


# -- the hits ----------------------------------------------------------------------------------------------------------

_COLUMNS = "number, kind, id, title, also, body, coding, voice, debate, theme, first_year, last_year"


def _hits(db: sqlite3.Connection, best: list[tuple[int, float]], matcher: Matcher, coding: bool, most: int) -> Iterator[Hit]:
    """The best as hits: of each kind so many as are shown."""
    score = dict(best)
    kinds = dict(db.execute(f"select number, kind from entry where number in ({_marks(score)})", list(score)))
    room = dict.fromkeys(KINDS, PER_KIND if len(set(kinds.values())) > 1 else most)
    numbers = []
    for number, _ in best:
        if room[kinds[number]]:
            room[kinds[number]] -= 1
            numbers.append(number)
    rows_of = {row[0]: row for row in db.execute(f"select {_COLUMNS} from entry where number in ({_marks(numbers)})", numbers)}
    kept: list[tuple[Any, ...]] = [rows_of[number] for number in numbers]
    names = _names(db, kept)
    by_kind = {
        kind: {one.id: one for one in rows.read(db, kind, f"id in ({_marks(ids)})", ids)}
        for kind in ("quotation", "position") if (ids := [row[2] for row in kept if row[1] == kind])
    }  # fmt: skip
    quotations = cast("dict[str, Quotation]", by_kind.get("quotation", {}))
    positions = cast("dict[str, Position]", by_kind.get("position", {}))
    wanted = [*(q.work for q in quotations.values() if q.work), *(row[2] for row in kept if row[1] == "work")]
    works: dict[str, Work] = {w.id: w for w in rows.read(db, "work", f"id in ({_marks(wanted)})", wanted)} if wanted else {}
    for number, kind, own, title, also, body, coded, voice, debate, theme, first, last in kept:
        in_title = matcher(title)
        inside, shown = _where(matcher, body, also, coded if coding else "")
        quotation = quotations.get(own) if kind == "quotation" else None
        years = (first, last) if first is not None else None
        weight = score[number] * (_FAVOUR.get(kind, 1.0) * (1 + _share(in_title, title)) if in_title else 1.0)
        yield Hit(
            kind, own, Snippet(title, in_title), shown, inside, voice, names.get(("voice", voice), ""),
            debate, names.get(("debate", debate), ""), theme, names.get(("theme", f"{debate}\n{theme}"), ""), years, weight,
            quotation, positions.get(own) if kind == "position" else None, works.get(quotation.work if quotation else own),
        )  # fmt: skip


def _marks(values: Collection[object]) -> str:
    """So many places for values in a condition."""
    return ", ".join("?" * len(values))


def _share(marks: Spans, text: str) -> float:
    """How much of a text is what was looked for: of the title *Trotskyism* all, of a long one little."""
    return sum(end - start for start, end in marks) / len(text) if text else 0.0


def _where(matcher: Matcher, body: str, also: str, coded: str) -> tuple[Inside, Snippet]:
    """Which text of a row shows best why it was found: its own, unless the words stand in another alone."""
    texts: tuple[tuple[Inside, str], ...] = (("body", body), ("also", also), ("coding", coded))
    for inside, text in texts:
        if text and (marks := matcher(text)):
            return inside, snippet(text, marks)
    return "body", snippet(body, ())


def _names(db: sqlite3.Connection, kept: list[tuple[Any, ...]]) -> dict[tuple[str, str], str]:
    """Names of voices and debates by kind and id, of themes by debate and key."""
    voices, debates = list({row[7] for row in kept if row[7]}), list({row[8] for row in kept if row[8]})
    found: dict[tuple[str, str], str] = {}
    for kind, column, ids in (("voice", "name", voices), ("debate", "short", debates)):
        sql = f"select id, {column} from {kind} where id in ({_marks(ids)})"
        found |= {(kind, one): name for one, name in db.execute(sql, ids)}
    sql = f"select debate, key, title from theme where debate in ({_marks(debates)})"
    found |= {("theme", f"{debate}\n{key}"): title for debate, key, title in db.execute(sql, debates)}
    return found
