"""A library on disk: the notebook, the packs as they were read, the corpus built from them, and which one counts.

The corpus is never edited. It is built aside, renamed to its hash, and switched by the one-line file ``current``; no
open file is ever replaced. This module imports nothing heavy, so that a window can be filled before its first paint;
building and migrating live in ``db.building``, adding packs in ``db.importing``.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from db import ids
from db.errors import DamagedLibrary, LibraryError, NewerLibrary, NotALibrary, ReadOnlyLibrary, from_sqlite

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

    def import_pack(
        self,
        path: Path,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[str], None] = lambda step: None,
    ) -> None:
        """Check a pack, keep it as it was read, and switch to a corpus that holds it.

        Raises PackRejected with every mistake, Cancelled, or another LibraryError; then nothing has been changed.
        """
        from db import importing

        self.corpus = importing.import_pack(self, path, cancelled, progress)

    def close(self) -> None:
        """Let go of the library. Nothing is held open between calls, so this only marks the end."""


def default_folder() -> Path:
    """The user's local data folder: not roaming, not synchronised."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Sic et Non", appauthor=False, roaming=False))


def _connect(path: Path, *, write: bool, still: bool = True) -> sqlite3.Connection:
    """The one place that opens a file of ours: foreign keys on, short waits, and reading alone where that is all.

    ``still`` files never change while they are open (a corpus): they are read without locks. A notebook is not still.
    """
    mode = "?mode=rw" if write else "?mode=ro&immutable=1" if still else "?mode=ro"
    connection = sqlite3.connect(
        path.resolve().as_uri() + mode,
        uri=True,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
        isolation_level=None,
    )
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


def connect_notebook(path: Path) -> sqlite3.Connection:
    """A connection that may write to a notebook that was checked; raises sqlite3.Error. Write within a transaction."""
    return _connect(path, write=True)


def connect_corpus(path: Path) -> sqlite3.Connection:
    """A connection that reads a corpus and can't change it; raises LibraryError where it is not a sound one of ours."""
    if not path.is_file():
        raise DamagedLibrary(f"The file {path.name} is missing.", "It is built again when the program starts.")
    _check_header(path, ids.CORPUS_APPLICATION, ids.CORPUS_SCHEMA)
    try:
        connection = _connect(path, write=False)
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    try:
        _check_marker(connection, path, ids.CORPUS_MARK)
        if connection.execute("pragma user_version").fetchone()[0] < ids.CORPUS_SCHEMA:
            text = f"The file {path.name} was made by an older version of {ids.PRODUCT}."
            raise DamagedLibrary(text, "It is built again when the program starts.")
    except BaseException:
        connection.close()
        raise
    return connection


_PUT_BACK = "Put a copy of it back, or move it away to begin a new one."


def _check_header(path: Path, application: int, schema: int) -> None:
    """Is this file ours and of a version that we know? Asked of its first bytes, so that it is not touched.

    A file of 0 bytes opens without error, and one that a crash left in the middle of a change must not be judged by
    what is inside before the store has put it right.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        text = f"The file {path.name} could not be read ({error.strerror}). It was left untouched."
        raise LibraryError(text, "See whether it may be read.") from error
    if not head:
        text = f"The file {path.name} is empty: something has cut it off. It was left untouched."
        raise DamagedLibrary(text, _PUT_BACK)
    if not head.startswith(b"SQLite format 3\0") or (len(head) == 100 and _number(head, 68) != application):
        text = f"The file {path.name} is not a library of {ids.PRODUCT}. It was left untouched."
        raise NotALibrary(text, "Choose another folder, or move the file away to begin a new library.")
    if len(head) < 100:
        raise DamagedLibrary(f"The file {path.name} is damaged. It was left untouched.", _PUT_BACK)
    if _number(head, 60) > schema:
        text = f"The file {path.name} was written by a newer version of {ids.PRODUCT}. It was left untouched."
        raise NewerLibrary(text, "Start that newer version, or choose another folder with --library FOLDER.")
    page = (int.from_bytes(head[16:18], "big") & 0xFFFE) or 65_536
    if size % page and not path.with_name(path.name + "-journal").exists():  # the store would fill it up with zeroes
        raise DamagedLibrary(f"The file {path.name} is damaged. It was left untouched.", _PUT_BACK)


def _number(head: bytes, place: int) -> int:
    return int.from_bytes(head[place : place + 4], "big")


def _check_marker(connection: sqlite3.Connection, path: Path, mark: str) -> None:
    """The third word that a file is ours: its marker row."""
    try:
        row = connection.execute("select product, kind from marker").fetchone()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_ERROR":
            raise from_sqlite(error, path) from error
        row = None
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    if row is None or tuple(row) != (ids.PRODUCT, mark):
        raise DamagedLibrary(f"The file {path.name} is damaged. It was left untouched.", _PUT_BACK)


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


def may_write(path: Path) -> bool:
    """May this file be written?"""
    return os.access(path, os.W_OK)


def open_library(
    folder: Path | None,
    shipped: Path,
    *,
    build: bool = True,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[str], None] = lambda step: None,
) -> Library:
    """Open a library, making what is missing and building the corpus where it must be built.

    Raises LibraryError with a sentence where a file is not ours, is newer or is damaged (it is left byte for byte as
    it was), or where with ``build=False`` no corpus is ready, and Cancelled where ``cancelled()`` became true.
    """
    from db import building

    folder = folder if folder is not None else default_folder()
    library = Library(folder, shipped, folder / CURRENT)
    if not can_write(folder):
        library.read_only = True
        library.read_only_reason = (
            f"The folder {folder.name} can't be written. Everything can be read, but nothing is remembered there; "
            "copy it to a place where you may write."
        )
        if library.notebook.exists():
            with contextlib.suppress(ReadOnlyLibrary):  # a change was cut off there, and can't be taken back here
                check_notebook(library.notebook)
        building.ensure_corpus(library, cancelled, progress, build=build)
        return library
    building.prepare_notebook(library.notebook)
    building.ensure_corpus(library, cancelled, progress, build=build)
    if not may_write(library.notebook):
        library.read_only = True
        library.read_only_reason = (
            f"The file {NOTEBOOK} can't be written. Everything can be read; allow writing to it, or copy the library."
        )
    return library


def needs_build(folder: Path, shipped: Path) -> bool:
    """Is there no sound corpus for what is shipped and imported? Nothing is changed. Raises LibraryError."""
    from db import building

    return building.ready_corpus(folder, building.corpus_stem(building.sources(folder, shipped))) is None


def check_notebook(path: Path) -> None:
    """Raise a LibraryError where the notebook is not ours, newer or damaged. It is only read.

    The one exception is a change that was cut off by a crash: the store takes it back when it may write.
    """
    _check_header(path, ids.NOTEBOOK_APPLICATION, ids.NOTEBOOK_SCHEMA)
    cut_off = path.with_name(path.name + "-journal").exists() and may_write(path) and can_write(path.parent)
    try:
        with contextlib.closing(_connect(path, write=cut_off, still=False)) as connection:
            _check_marker(connection, path, ids.NOTEBOOK_MARK)
            if connection.execute("pragma quick_check").fetchone()[0] != "ok":
                raise DamagedLibrary(f"The file {path.name} is damaged. It was left untouched.", _PUT_BACK)
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error


def check(library: Library) -> list[Finding]:
    """What the doctor looks at: every file of the library, read in full, and what was left out of the corpus."""
    from db.checking import check as look

    return look(library)
