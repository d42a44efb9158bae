"""Building the corpus from the shipped pack: reading and checking, writing, and what writing costs the bare store."""

from __future__ import annotations

import sqlite3
import statistics
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from db import library
from db.packs.convert import to_records
from db.packs.read import read_pack
from tests.benchmarks.timing import in_turn, seconds, tell

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "resources" / "packs" / "stalinism"
TIMES = 5


def contents(corpus: Path) -> tuple[list[str], dict[str, tuple[int, list[tuple[object, ...]]]]]:
    """What makes the tables of a corpus, and every row of the plain ones with their number of columns."""
    with closing(library.connect_corpus(corpus)) as db:
        made = db.execute("select name, sql from sqlite_master where type = 'table' and sql is not null and sql not like '%virtual%'").fetchall()
        plain = [(name, sql) for name, sql in made if not name.startswith("sqlite_") and "_fts" not in name and not name.endswith(("_data", "_idx", "_content", "_docsize", "_config"))]
        held = {}
        for name, _ in plain:
            cursor = db.execute(f'select * from "{name}"')
            held[name] = (len(cursor.description), cursor.fetchall())
    return [sql for _, sql in plain], held


def write(path: Path, made: list[str], held: dict[str, tuple[int, list[tuple[object, ...]]]]) -> None:
    """The same rows in one transaction, by nothing but the standard library."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("pragma foreign_keys = off")
        db.execute("pragma synchronous = full")
        db.execute("begin")
        for sql in made:
            db.execute(sql)
        for name, (columns, rows) in held.items():
            db.executemany(f'insert into "{name}" values ({", ".join("?" * columns)})', rows)
        db.execute("commit")


def test_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, held = contents(library.open_library(tmp_path / "first", SHIPPED).corpus)
    rows = sum(len(found) for _, found in held.values())
    assert rows > 1000
    number = count()
    pair = in_turn(
        lambda: seconds(lambda: library.open_library(tmp_path / f"library-{next(number)}", SHIPPED)),
        lambda: seconds(lambda: write(tmp_path / f"raw-{next(number)}.sqlite3", made, held)),
        TIMES,
    )
    read = statistics.median(seconds(lambda: to_records(read_pack(SHIPPED), "")) for _ in range(TIMES))
    whole = statistics.median(pair.ours)
    tell(
        capsys,
        pair.says("a new library from the shipped pack", f"the same {rows} rows by the bare store"),
        f"of it, reading and checking the pack: {read * 1000:.1f} ms ({read / whole:.0%})",
    )
    assert pair.ratio > 0
