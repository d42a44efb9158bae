"""Full-text search: a fast answer from the first matches, the whole ranking after it. Both can be interrupted.

What costs is ranking, not matching: every match is weighed by itself. So ``search`` first takes the numbers of at most
``FIRST`` matches, and where there are more it ranks these alone (rows are numbered so that what matters comes first); asked
again with ``whole=True`` it ranks all. Nothing that was typed reaches the index but as folded words between marks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, cast, get_args

from db import rows
from db.entries import EVERY, WITHHELD, facet
from db.matching import Alternatives, Apart, Matcher, snippet
from db.queries import Query
from db.records import EntryKind, Found, Hit, Inside, Position, Quotation, Snippet, Spans, Work
from db.respelling import alternatives, any_of, apart, corrected, loosened, quoted
from db.scoping import Scope, scope
from db.spelling import is_small

FIRST = 500
"""So many matches are ranked for the fast answer."""

CANDIDATES, FIRST_CANDIDATES, PER_KIND, OF_ONE_KIND, AT_FIRST = 400, 80, 5, 50, 20
"""So many of the best are looked at (before all were ranked), and so many of a kind are shown: where several kinds were found, where one was, and of one
before all were ranked, which is more than a window shows at once.
"""

ENOUGH = 10
"""Where fewer have the name of a term as it was typed, those that have its words apart are found too."""

WEIGHTS = "8.0, 2.0, 1.0, 0.4, 1.5, 0.0"
"""Of the columns of the index: title, also, body, coding, about, facets."""

KINDS: tuple[EntryKind, ...] = get_args(EntryKind)

_FAVOUR: dict[EntryKind, float] = {"voice": 1.6, "term": 1.5, "debate": 1.3, "school": 1.2, "event": 1.2, "story": 0.5, "correction": 0.6, "criticism": 0.7, "poll": 0.7}
"""What bears a name comes before what speaks of it; a correction's title is a whole sentence. Others: 1."""

WHOLE, BEGUN = 2.0, 0.25
"""What a whole word in a title counts for, and what a letter of a word that only begins so counts beside one of a whole word."""


def search(db: sqlite3.Connection, query: Query, *, whole: bool = False, coding: bool = True) -> Found:
    """What answers a query, best first within each kind. ``coding``: why something was coded as it was is searched too.

    Fast, unless ``whole``: then every match is ranked and counted. An empty query finds nothing. Where nothing answers, words
    that nothing has are read as the nearest that something has (``Found.instead``), and then not all words are asked for
    (``Found.loose``). What is wrong with a filter is told with the answer.
    """
    return replace(_search(db, query, whole=whole, coding=coding), unread=query.unread, no_filters=query.no_filters)


def _search(db: sqlite3.Connection, query: Query, *, whole: bool, coding: bool) -> Found:
    if query.empty:
        return Found(query.typed, (), True, {}, (), _nothing)
    where = scope(db, query)
    said = alternatives(db, query)
    if where.impossible:
        return Found(query.typed, (), True, {}, where.unknown, Matcher(said))
    wanted, loose = expression(said, where, query, coding=coding), False
    instead: tuple[tuple[str, str], ...] = ()
    few = _first(db, wanted, query)
    if not few:
        read, instead = corrected(db, query)
        if instead:
            said = alternatives(db, read)
            wanted = expression(said, where, query, coding=coding)
            few = _first(db, wanted, query)
        for other in expressions_without_some(said, where, query, coding=coding):
            if not few:
                few = _first(db, other, query)
                wanted, loose = other, bool(few)
    matcher = Matcher(said)
    if len(few) < ENOUGH and len(spread := apart(said)) > len(said):
        wanted = expression(said, where, query, coding=coding, spread=True)
        few, matcher = _first(db, wanted, query), Apart(said, spread)
    counted = len(few) <= FIRST
    ranked_all = whole or counted
    best = _ranked(db, wanted, query, None if ranked_all else few[FIRST - 1])
    hits = tuple(sorted(_hits(db, best, matcher, coding, OF_ONE_KIND if ranked_all else AT_FIRST), key=lambda hit: hit.score))
    counts = _kinds(db, few) if counted else _counts(db, wanted, query) if ranked_all else {}
    return Found(query.typed, hits, ranked_all, counts, where.unknown, matcher, instead if hits else (), loose)


def _nothing(text: str) -> Spans:
    return ()


# -- the expression ----------------------------------------------------------------------------------------------------


def expression(said: tuple[Alternatives, ...], where: Scope, query: Query, *, coding: bool, spread: bool = False) -> str:
    """The query in the language of the index, made of quoted words and our own operators alone.

    Beside two words that carry a meaning, words that carry none need not be met (*when did Lenin die*, *the murder of Kirov*):
    a title or a name has few of them. Beside one such word they must be, unless a question or an article stands before a title.
    ``spread``: the words of a name may stand apart.
    """
    every, bearing = _positive(said, spread=spread), _positive(_bearing_any(said), spread=spread)
    if len(bearing) >= 2:
        return _expression(bearing, said, where, query, coding)
    if bearing and len(bearing) < len(every) and not query.terms[0].without and is_small(query.terms[0].words):
        every = [f"(({' AND '.join(every)}) OR {{title also}} : {bearing[0]})"]
    return _expression(every, said, where, query, coding)


def expressions_without_some(said: tuple[Alternatives, ...], where: Scope, query: Query, *, coding: bool) -> list[str]:
    """The same with some of the words left out, in the order in which to try them; of several words those that carry no
    meaning are none that something is found by. Empty where no word can be left out.
    """
    every, bearing = _positive(said), _positive(_bearing_any(said)) or _positive(said)
    alone = [bearing[0]] if len(bearing) == 1 < len(every) else []
    return [_expression([one], said, where, query, coding) for one in (*alone, *loosened(bearing))]


def _bearing_any(said: tuple[Alternatives, ...]) -> tuple[Alternatives, ...]:
    """The terms without those that only join others or ask for them."""
    return tuple(one for one in said if not all(is_small(words) for words in one.said))


def _positive(said: tuple[Alternatives, ...], *, spread: bool = False) -> list[str]:
    return [_one(one, spread=spread) for one in said if not one.without]


def _one(one: Alternatives, *, spread: bool) -> str:
    words = any_of((*one.said, *one.akin), one.before, one.starts)
    single = [any_of(word.said, word.before, word.starts) for word in apart((one,))[1:]] if spread else []
    return f"({words} OR ({' AND '.join(single)}))" if single else words


def _expression(words: list[str], said: tuple[Alternatives, ...], where: Scope, query: Query, coding: bool) -> str:
    wanted = [*words, *(_one_of(group) for group in where.within)] or [quoted(EVERY)]
    unwanted = [any_of(one.said, one.before, one.starts) for one in said if one.without] + [_one_of(group) for group in where.without]
    unwanted += [] if query.withheld else [quoted(WITHHELD)]
    text = f"({' AND '.join(wanted)}) NOT ({' OR '.join(unwanted)})" if unwanted else " AND ".join(wanted)
    return text if coding else f"- {{coding}} : ({text})"


def _one_of(tokens: tuple[str, ...]) -> str:
    return "(" + " OR ".join(quoted(token) for token in tokens) + ")"


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


def _first(db: sqlite3.Connection, wanted: str, query: Query) -> list[int]:
    """The numbers of the first matches, in order, with one more where there are more than these."""
    limits, values = _limits(query)
    sql = f"select entry_words.rowid from {_from(query)} where entry_words match ?{limits} limit {FIRST + 1}"
    return [number for (number,) in db.execute(sql, (wanted, *values))]


def _ranked(db: sqlite3.Connection, wanted: str, query: Query, last: int | None) -> list[tuple[int, float]]:
    """Number and score of the best, best first; of the rows up to ``last``, or of all."""
    limits, values = _limits(query)
    if last is not None:
        limits, values = f"{limits} and entry_words.rowid <= ?", [*values, last]
    sql = (
        f"select entry_words.rowid, bm25(entry_words, {WEIGHTS}) as score from {_from(query)}"
        f" where entry_words match ?{limits} order by score, entry_words.rowid limit {CANDIDATES if last is None else FIRST_CANDIDATES}"
    )
    return list(db.execute(sql, (wanted, *values)))


def _counts(db: sqlite3.Connection, wanted: str, query: Query) -> dict[EntryKind, int]:
    """How many matches of each kind there are; kinds without one are left out."""
    limits, values = _limits(query)
    sql = f"select count(*) from {_from(query)} where entry_words match ?{limits}"
    found = {kind: int(db.execute(sql, (f"({wanted}) AND {quoted(facet('k', kind))}", *values)).fetchone()[0]) for kind in KINDS}
    return {kind: count for kind, count in found.items() if count}


def _kinds(db: sqlite3.Connection, numbers: list[int]) -> dict[EntryKind, int]:
    """How many of these entries there are of each kind, in the order of kinds."""
    found = dict(db.execute(f"select kind, count(*) from entry where number in ({_marks(numbers)}) group by kind", numbers))
    return {kind: found[kind] for kind in KINDS if kind in found}


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
        marks = matcher.of((title, also, body, coded if coding else ""))
        in_title = marks(title)
        inside, shown = _where(marks, body, also, coded if coding else "")
        quotation = quotations.get(own) if kind == "quotation" else None
        years = (first, last) if first is not None else None
        weight = score[number] * (_FAVOUR.get(kind, 1.0) * _bearing(title, in_title, marks.whole(title, in_title)) if in_title else 1.0)
        yield Hit(
            kind, own, Snippet(title, in_title), shown, inside, voice, names.get(("voice", voice), ""),
            debate, names.get(("debate", debate), ""), theme, names.get(("theme", f"{debate}\n{theme}"), ""), years, weight,
            quotation, positions.get(own) if kind == "position" else None, works.get(quotation.work if quotation else own),
        )  # fmt: skip


def _marks(values: Collection[object]) -> str:
    """So many places for values in a condition."""
    return ", ".join("?" * len(values))


def _bearing(title: str, marks: Spans, whole: Spans) -> float:
    """How much a title is what was looked for: *Leon Trotsky* bears the word that was typed, *Trotskyism* one that begins so."""
    share = (_letters(whole) + BEGUN * (_letters(marks) - _letters(whole))) / len(title)
    return (WHOLE if whole else 1.0) * (1 + share)


def _letters(marks: Spans) -> int:
    return sum(end - start for start, end in marks)


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
