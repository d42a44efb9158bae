"""A library on disk: the notebook, the packs as they were read, the corpus built from them, and which one counts.

The corpus is never edited. It is built aside, renamed to its hash, and switched by the one-line file ``current``; no
open file is ever replaced. This module imports nothing heavy, so that a window can be filled before its first paint;
building and migrating live in ``db.building``.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from db import ids
from db.errors import DamagedLibrary, LibraryError, NewerLibrary, NotALibrary, from_sqlite

CURRENT = "current"
NOTEBOOK = "notebook.sqlite3"
PACKS = "packs"
BUSY_SECONDS = 0.25


class Cancelled(Exception):
    """A build was stopped; nothing of it is left."""


@dataclass(slots=True)
class Finding:
    """One line of the doctor: what was looked at, whether it is well, and a sentence."""

    what: str
    well: bool
    says: str


@dataclass(slots=True)
class Library:
    """An open library. ``read_only`` libraries can be read in full; ``read_only_reason`` is a sentence to show."""

    folder: Path
    shipped: Path
    corpus: Path
    read_only: bool = False
    read_only_reason: str = ""
    findings: list[Finding] = field(default_factory=list)

    @property
    def notebook(self) -> Path:
        """The file that holds what is the reader's own."""
        return self.folder / NOTEBOOK

    def import_pack(self, path: Path, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Check a pack, keep it as it was read, and switch to a corpus that holds it.

        Raises PackRejected with every mistake, or another LibraryError; then nothing has been changed.
        """
        from db import building

        self.corpus = building.import_pack(self, path, cancelled)

    def close(self) -> None:
        """Let go of the library. Nothing is held open between calls, so this only marks the end."""


def default_folder() -> Path:
    """The user's local data folder: not roaming, not synchronised."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Sic et Non", appauthor=False, roaming=False))


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """The one place that opens a file of ours: foreign keys on, short waits, and reading alone where that is all."""
    uri = path.resolve().as_uri() + ("?mode=rw" if write else "?mode=ro&immutable=1")
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
    try:
        connection.execute("pragma foreign_keys = on")
        if write:  # json_valid() in our own CHECKs counts as unsafe with an untrusted schema

            connection.execute("pragma journal_mode = delete")
            connection.execute("pragma synchronous = full")
        else:
            connection.execute("pragma trusted_schema = off")
            connection.execute("pragma query_only = on")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def connect_corpus(path: Path) -> sqlite3.Connection:
    """A connection that reads a corpus and can't change it; raises LibraryError where it is not a sound one of ours."""
    if not path.is_file():
        raise DamagedLibrary(f"The file {path.name} is missing.", "It is built again when the program starts.")
    try:
        connection = _connect(path, write=False)
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    try:
        _verify(connection, path, ids.CORPUS_APPLICATION, ids.CORPUS_SCHEMA, ids.CORPUS_MARK)
    except BaseException:
        connection.close()
        raise
    return connection


def _verify(connection: sqlite3.Connection, path: Path, application: int, schema: int, mark: str) -> None:
    """Is this file ours, whole and of a version that we know? A file of 0 bytes opens without error, so ask thrice."""
    try:
        found = connection.execute("pragma application_id").fetchone()[0]
        version = connection.execute("pragma user_version").fetchone()[0]
        if found != application:
            if found == 0 and path.stat().st_size == 0:
                raise DamagedLibrary(f"The file {path.name} is empty: something has cut it off. It was left untouched.", "Put a copy of it back, or move it away to begin a new one.")
            raise NotALibrary(f"The file {path.name} is not a library of {ids.PRODUCT}. It was left untouched.", "Choose another folder, or move the file away to begin a new library.")
        if version > schema:
            raise NewerLibrary(f"The file {path.name} was written by a newer version of {ids.PRODUCT}. It was left untouched.", "Start that newer version, or choose another folder with --library FOLDER.")
        row = connection.execute("select product, kind from marker").fetchone()
        if row is None or tuple(row) != (ids.PRODUCT, mark):
            raise DamagedLibrary(f"The file {path.name} is damaged. It was left untouched.", "Put a copy of it back, or move it away to begin a new one.")
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error


def current_corpus(folder: Path) -> Path | None:
    """The corpus that counts, or None where none does: a name that leads out of the folder is not believed."""
    try:
        name = (folder / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    path = folder / name
    if name != Path(name).name or not name.startswith("corpus-") or not path.is_file():
        return None
    return path


def can_write(folder: Path) -> bool:
    """Can files be made in this folder? Tried, because permissions alone do not tell."""
    probe = folder / f".write-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(probe, "xb"):
            pass
        probe.unlink()
    except OSError:
        with contextlib.suppress(OSError):
            probe.unlink()
        return False
    return True


def open_library(
    folder: Path | None,
    shipped: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[str], None] = lambda step: None,
) -> Library:
    """Open a library, making what is missing and building the corpus where it must be built.

    Raises LibraryError with a sentence where a file is not ours, is newer or is damaged (it is left byte for byte as
    it was), and Cancelled where ``cancelled()`` became true.
    """
    from db import building

    folder = folder if folder is not None else default_folder()
    writable = can_write(folder)
    reason = ""
    if not writable:
        reason = f"The folder {folder.name} can't be written. Everything can be read, but nothing is remembered there; copy it to a place where you may write."
    if writable:
        building.prepare_notebook(folder / NOTEBOOK)
    elif (folder / NOTEBOOK).exists():
        check_notebook(folder / NOTEBOOK)
    corpus = building.ensure_corpus(folder, shipped, writable=writable, cancelled=cancelled, progress=progress)
    library = Library(folder, shipped, corpus, read_only=not writable, read_only_reason=reason)
    if writable and not os.access(folder / NOTEBOOK, os.W_OK):
        library.read_only = True
        library.read_only_reason = f"The file {NOTEBOOK} can't be written. Everything can be read; allow writing to it, or copy the library."
    return library


def check_notebook(path: Path) -> None:
    """Raise a LibraryError where the notebook is not ours, newer or damaged; it is only read."""
    try:
        connection = _connect(path, write=False)
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    try:
        _verify(connection, path, ids.NOTEBOOK_APPLICATION, ids.NOTEBOOK_SCHEMA, ids.NOTEBOOK_MARK)
    finally:
        connection.close()


def check(library: Library) -> list[Finding]:
    """What the doctor looks at: every file of the library, read in full."""
    findings = []
    for path, application, schema, mark in (
        (library.corpus, ids.CORPUS_APPLICATION, ids.CORPUS_SCHEMA, ids.CORPUS_MARK),
        (library.notebook, ids.NOTEBOOK_APPLICATION, ids.NOTEBOOK_SCHEMA, ids.NOTEBOOK_MARK),
    ):
        if not path.exists():
            findings.append(Finding(path.name, library.read_only, "there is none"))
            continue
        try:
            connection = _connect(path, write=False)
            try:
                _verify(connection, path, application, schema, mark)
                said = connection.execute("pragma quick_check").fetchone()[0]
                broken = connection.execute("pragma foreign_key_check").fetchall()
            finally:
                connection.close()
        except sqlite3.Error as error:
            findings.append(Finding(path.name, False, str(from_sqlite(error, path))))
        except LibraryError as error:
            findings.append(Finding(path.name, False, str(error)))
        else:
            well = said == "ok" and not broken
            findings.append(Finding(path.name, well, "sound" if well else f"not sound: {said if said != 'ok' else 'references lead nowhere'}"))
    return findings
