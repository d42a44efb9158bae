"""What the doctor looks at: every file of a library, read in full."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from db import library
from db.errors import LibraryError, PackRejected, from_sqlite
from db.library import Finding, Library

_COUNTED = (
    ("debate", "debates"),
    ("voice", "voices"),
    ("position", "positions"),
    ("quotation", "quotations"),
    ("event", "events"),
)


def check(opened: Library) -> list[Finding]:
    """The findings for the corpus, the notebook and every imported pack. Nothing is changed; nothing is raised."""
    findings = [_corpus(opened.corpus), _notebook(opened)]
    for path in _kept(opened.folder):
        findings.append(_pack(path))
    return findings


def _corpus(path: Path) -> Finding:
    try:
        with contextlib.closing(library.connect_corpus(path)) as connection:
            says = _trouble(connection)
            counts = [_count(connection, one, many) for one, many in _COUNTED] if not says else []
    except LibraryError as error:
        return Finding(path.name, False, str(error))
    except sqlite3.Error as error:
        return Finding(path.name, False, str(from_sqlite(error, path)))
    return Finding(path.name, not says, says or f"sound: {', '.join(counts)}")


def _count(connection: sqlite3.Connection, table: str, words: str) -> str:
    number = connection.execute(f"select count(*) from {table}").fetchone()[0]
    return f"{number} {table if number == 1 else words}"


def _notebook(opened: Library) -> Finding:
    path = opened.notebook
    if not path.exists():
        return Finding(path.name, opened.read_only, "there is none")
    try:
        library.check_notebook(path)
        with contextlib.closing(library._connect(path, write=False, still=False)) as connection:
            says = _trouble(connection)
    except LibraryError as error:
        return Finding(path.name, False, str(error))
    except sqlite3.Error as error:
        return Finding(path.name, False, str(from_sqlite(error, path)))
    return Finding(path.name, not says, says or "sound")


def _trouble(connection: sqlite3.Connection) -> str:
    """What is wrong inside a file, or empty."""
    if connection.execute("pragma quick_check").fetchone()[0] != "ok":
        return "not sound: a part of it can't be read"
    if connection.execute("pragma foreign_key_check").fetchone() is not None:
        return "not sound: something in it refers to what is not there"
    return ""


def _kept(folder: Path) -> list[Path]:
    from db.building import kept_packs

    return kept_packs(folder)


def _pack(path: Path) -> Finding:
    from db.packs.read import read_pack

    try:
        pack = read_pack(path).pack
    except PackRejected as error:
        return Finding(path.name, False, f"left out: {error}")
    return Finding(path.name, True, f"sound: {pack.title}, version {pack.version}")
