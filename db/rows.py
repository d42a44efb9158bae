"""Records to rows and back: a column a field, lists and nested records as JSON text."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, get_args, get_type_hints

from db import records

T = TypeVar("T")

TABLES: dict[str, type] = {
    "pack": records.Pack,
    "debate": records.Debate,
    "theme": records.Theme,
    "school": records.School,
    "label": records.Label,
    "voice": records.Voice,
    "work": records.Work,
    "position": records.Position,
    "dated_code": records.DatedCode,
    "quotation": records.Quotation,
    "leaning": records.Leaning,
    "event": records.Event,
    "period": records.Period,
    "publication": records.Publication,
    "correction": records.Correction,
    "criticism": records.Criticism,
    "term": records.Term,
    "estimate": records.Estimate,
    "poll": records.Poll,
    "passage": records.Passage,
}
"""Table by table, in the order in which foreign keys let them be filled (see ``FILL_ORDER``)."""

LINKED = {"position": {"works": ("position_work", "work"), "quotations": ("position_quotation", "quotation")}}
"""Fields that live in a table of their own: field → (table, column)."""

FILL_ORDER = (
    "pack", "debate", "theme", "school", "voice", "label", "work", "quotation", "position", "dated_code", "event",
    "leaning", "period", "publication", "correction", "criticism", "term",
    "estimate", "poll", "passage",
)  # fmt: skip


def columns(kind: type) -> tuple[str, ...]:
    """The columns of a record's table, in the order of its fields."""
    linked = next((fields for name, fields in LINKED.items() if TABLES[name] is kind), {})
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in linked)


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple | list | dict):
        return json.dumps(_nested(value), ensure_ascii=False)
    return value


def _nested(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _nested(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_nested(item) for item in value]
    return value


def row(record: Any) -> tuple[Any, ...]:
    """The values of a record for an insert."""
    return tuple(_plain(getattr(record, name)) for name in columns(type(record)))


@functools.cache
def _decoders(kind: type) -> tuple[Callable[[Any], Any] | None, ...]:
    hints = get_type_hints(kind)
    return tuple(_decoder(hints[name]) for name in columns(kind))


def _decoder(hint: Any) -> Callable[[Any], Any] | None:
    if hint is bool:
        return bool
    if getattr(hint, "__origin__", None) is tuple:
        inner = get_args(hint)[0]
        if dataclasses.is_dataclass(inner):
            make: Any = inner
            return lambda text: tuple(make(**item) for item in json.loads(text)) if text != "[]" else ()
        return lambda text: tuple(json.loads(text)) if text != "[]" else ()
    if getattr(hint, "__origin__", None) is dict:
        return json.loads
    return None


def read(
    db: sqlite3.Connection, table: str, where: str = "", values: Iterable[Any] | dict[str, Any] = (), order: str = "rowid"
) -> Iterator[Any]:
    """Records of a table that meet a condition, in order. ``where`` and ``order`` are ours, never a reader's words."""
    kind = TABLES[table]
    names = columns(kind)
    linked = LINKED.get(table, {})
    key = names.index("id") if linked else -1
    decoded = [(i, decode) for i, decode in enumerate(_decoders(kind)) if decode is not None]
    places = {field.name: i for i, field in enumerate(dataclasses.fields(kind)) if field.name in linked}
    values = values if isinstance(values, dict) else tuple(values)
    links = [(places[field], _links(db, table, target, where, values)) for field, target in sorted(linked.items(), key=lambda x: places[x[0]])]
    query = (
        f"select {', '.join(quoted(n) for n in names)} from {quoted(table)}"
        + (f" where {where}" if where else "")
        + f" order by {order}"
    )
    for found in db.execute(query, values):  # a board is some 1,250 rows, read before the first paint: by place, not by name
        fields = list(found)
        for i, decode in decoded:
            fields[i] = decode(fields[i])
        for i, by_id in links:
            fields.insert(i, by_id.get(found[key], ()))
        yield kind(*fields)


def _links(
    db: sqlite3.Connection, owner: str, target: tuple[str, str], where: str, values: tuple[Any, ...] | dict[str, Any]
) -> dict[str, tuple[str, ...]]:
    """What the owners that meet the condition are linked with, in order, by the owner's id."""
    table, column = target
    chosen = f"where {quoted(owner)} in (select id from {quoted(owner)} where {where})" if where else ""
    found = db.execute(f"select {quoted(owner)}, {quoted(column)} from {quoted(table)} {chosen} order by {quoted(owner)}, place", values)
    return {one: tuple(item for _, item in items) for one, items in itertools.groupby(found, key=lambda row: row[0])}


def quoted(name: str) -> str:
    """A name of ours as an identifier."""
    return '"' + name.replace('"', '""') + '"'


def fill(db: sqlite3.Connection, corpus: records.Corpus, step: Callable[[str], None]) -> None:
    """Write every record of a corpus; ``step`` is called before each table with its name and may raise to stop."""
    for table in FILL_ORDER:
        step(table)
        items = getattr(corpus, f"{table}s")
        names = columns(TABLES[table])
        marks = ", ".join("?" * len(names))
        db.executemany(
            f"insert into {quoted(table)} ({', '.join(quoted(n) for n in names)}) values ({marks})",
            (row(item) for item in items),
        )
        for field, (link, column) in LINKED.get(table, {}).items():
            db.executemany(
                f"insert into {quoted(link)} (position, {quoted(column)}, place) values (?, ?, ?)",
                ((item.id, target, i) for item in items for i, target in enumerate(getattr(item, field))),
            )
