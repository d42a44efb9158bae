"""Small hands for the tests of the store."""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest

from db import library
from db.errors import LibraryError, PackProblem, PackRejected
from db.library import Library
from db.packs.export import to_json
from db.packs.read import read_pack

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "packs" / "sample"
SHIPPED = ROOT / "resources" / "packs" / "stalinism"

_JARGON = re.compile(r"(?i)(?<!\.)sqlite|pragma|traceback|exception|errno|\bsql\b|database|malformed|disk image|journal|\bNone\b")


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that must be there, once."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def plain(pack: Path) -> dict[str, Any]:
    """A sound pack as the plain value of its file form."""
    value: dict[str, Any] = msgspec.json.decode(to_json(read_pack(pack)))
    return value


def problems(pack: Path) -> list[PackProblem]:
    """The mistakes for which a pack is refused; the whole sentence must be fit to show."""
    with pytest.raises(PackRejected) as caught:
        read_pack(pack)
    assert caught.value.problems
    fit_to_show(caught.value)
    return caught.value.problems


def only(pack: Path) -> PackProblem:
    """The one mistake of a pack."""
    found = problems(pack)
    assert len(found) == 1, [str(problem) for problem in found]
    return found[0]


def fit_to_show(error: LibraryError) -> None:
    """A sentence that says what happened and one that says what to do, in plain words."""
    assert error.text.strip().endswith((".", "!")), error.text
    assert error.remedy.strip().endswith("."), f"no remedy: {error}"
    assert not _JARGON.search(str(error)), str(error)
    assert "\n" not in str(error)


def hashes(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes, and every folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
    return found


def unfinished(folder: Path) -> list[str]:
    """What lies in a library that should not: everything but its own four kinds of file."""
    own = re.compile(r"notebook\.sqlite3|current|packs|packs/[a-z0-9.-]+-[0-9a-f]{12}(/.*|\.sicpack)?|corpus-[0-9a-f]{16}(-\d+)?\.sqlite3")
    return [name for name in hashes(folder) if not own.fullmatch(name)]


def rows_of(path: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query finds in a file of the store, which is only read."""
    with contextlib.closing(sqlite3.connect(path.as_uri() + "?mode=ro", uri=True)) as db:
        return db.execute(query).fetchall()


def versions(opened: Library) -> dict[str, str]:
    """The packs of the corpus that counts, with their versions."""
    assert library.current_corpus(opened.folder) == opened.corpus
    return dict(rows_of(opened.corpus, "select id, version from pack"))
