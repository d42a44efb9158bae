"""Makes the files of a library: the notebook with its migrations, and corpora built aside from packs."""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import sqlite3
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database, Migrations

from db import ids, indexing, library, rows, writing
from db.errors import LibraryError, PackRejected, from_sqlite
from db.migrations import CORPUS
from db.migrations_notebook import NOTEBOOK
from db.packs.convert import merge, to_records
from db.packs.files import pack_hash
from db.packs.read import read_pack
from db.records import Corpus

_KEPT = re.compile(r"([a-z0-9][a-z0-9.-]{0,79})-([0-9a-f]{12})(\.sicpack)?")


def prepare_notebook(path: Path) -> None:
    """Make the notebook where there is none, bring an older one up to date; leave anything else untouched.

    Raises a LibraryError where the file is not ours, newer, damaged or can't be written.
    """
    if path.exists() or path.is_symlink():
        library.check_notebook(path)
        if not library.may_write(path):
            return
        try:
            with contextlib.closing(library.connect_notebook(path)) as connection:
                database = Database(connection, execute_plugins=False)
                if NOTEBOOK.pending(database):
                    NOTEBOOK.apply(database)
                    connection.execute(f"pragma user_version = {ids.NOTEBOOK_SCHEMA}")
        except sqlite3.Error as error:
            raise from_sqlite(error, path) from error
        return
    aside = writing.unfinished(path.parent, ".sqlite3")
    try:
        _make(aside, NOTEBOOK, ids.NOTEBOOK_APPLICATION, ids.NOTEBOOK_SCHEMA, ids.NOTEBOOK_MARK)
        writing.sync(aside)
        os.replace(aside, path)
        writing.sync_folder(path.parent)
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    except OSError as error:
        raise writing.write_failed(error, path) from error
    finally:
        writing.remove(aside)


def _make(
    path: Path,
    migrations: Migrations,
    application: int,
    schema: int,
    mark: str,
    fill: Callable[[sqlite3.Connection], None] | None = None,
) -> None:
    """Make a file of ours: schema, then marker and contents in one transaction; ids last."""
    path.touch(exist_ok=False)
    made_by = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    with contextlib.closing(library._connect(path, write=True)) as connection:
        database = Database(connection, execute_plugins=False, strict=True)
        migrations.apply(database)
        marker = {"product": ids.PRODUCT, "kind": mark, "made_by": made_by, "schema": schema}
        with database.atomic():
            database.table("marker").insert(marker)
            if fill is not None:
                fill(connection)
        assert not connection.in_transaction
        connection.execute(f"pragma application_id = {application}")
        connection.execute(f"pragma user_version = {schema}")


# -- the packs of a library -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A pack that a corpus is built from: where it lies, its hash, and whether it came with the program."""

    path: Path
    sha256: str
    shipped: bool


def kept_name(pack: str, sha256: str, ending: str) -> str:
    """The name under which an imported pack is kept; ``ending`` is ``.sicpack`` or, for a folder, empty."""
    return f"{pack}-{sha256[:12]}{ending}"


def kept_packs(folder: Path, pack: str = "") -> list[Path]:
    """The imported packs of a library, or those of one id. Anything else that lies there is passed over."""
    found = []
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for path in sorted((folder / library.PACKS).iterdir()):
            match = _KEPT.fullmatch(path.name)
            mode = path.lstat().st_mode
            fits = stat.S_ISREG(mode) if match and match[3] else stat.S_ISDIR(mode)
            if match and fits and pack in ("", match[1]):
                found.append(path)
    return found


def sources(folder: Path, shipped: Path) -> list[Source]:
    """The packs that a corpus is built from: the shipped one, then those imported. Raises LibraryError."""
    paths = [shipped, *kept_packs(folder)]
    try:
        return [Source(path, pack_hash(path), path == shipped) for path in paths]
    except OSError as error:
        text = f"A pack could not be read ({error.strerror}). Nothing was changed."
        raise LibraryError(text, "Install the program again, or look into the library's folder packs.") from error


def version_key(version: str) -> tuple[int, ...]:
    """A version for comparing: the numbers in it (1.10.0 comes after 1.9)."""
    return tuple(int(number[:9]) for number in re.findall(r"\d+", version)[:6])


# -- the corpus -------------------------------------------------------------------------------------------------------


def corpus_stem(packs: list[Source]) -> str:
    """The name of the corpus for these packs: a hash over the schema's version and every pack's own hash."""
    digest = hashlib.sha256(f"schema {ids.CORPUS_SCHEMA}\n".encode())
    for source in packs:
        digest.update(f"{'shipped' if source.shipped else 'kept'} {source.sha256}\n".encode())
    return f"corpus-{digest.hexdigest()[:16]}"


def sound(path: Path) -> bool:
    """Is there a corpus at this path that opens as ours and reads in full?"""
    try:
        with contextlib.closing(library.connect_corpus(path)) as connection:
            return bool(connection.execute("pragma quick_check").fetchone()[0] == "ok")
    except (LibraryError, sqlite3.Error):
        return False


def ready_corpus(folder: Path, stem: str) -> Path | None:
    """A sound corpus for these packs in this folder, the one that counts before another; or None."""
    current = library.current_corpus(folder)
    found = [current] if current is not None and current.stem.startswith(stem) else []
    found += [path for path in sorted(folder.glob(f"{stem}*.sqlite3")) if path != current]
    return next((path for path in found if sound(path)), None)


def ensure_corpus(
    opened: library.Library, cancelled: Callable[[], bool], progress: Callable[[str], None], *, build: bool = True
) -> None:
    """Set the library's corpus to the one for what is shipped and imported: a sound one that is there, else a new one.

    Where the folder can't be written a new one is made in a temporary folder, and the library's sentence says so.
    Raises LibraryError (with ``build=False`` where none is ready) and Cancelled.
    """
    packs = sources(opened.folder, opened.shipped)
    stem = corpus_stem(packs)
    folder = opened.folder
    if not opened.read_only:
        writing.sweep(folder)
        writing.sweep(folder / library.PACKS)
    ready = ready_corpus(folder, stem)
    if ready is None and opened.read_only:
        folder = _temporary_folder(folder)
        opened.read_only_reason += " What is shown is kept in a temporary folder."
        ready = ready_corpus(folder, stem)
    if ready is None and not build:
        raise LibraryError("The corpus of this library is not ready.", "Start the program; it is built then.")
    if ready is None:
        ready = build_corpus(folder, stem, packs, cancelled, progress, opened.findings)
        switch(folder, ready.name)
    elif not opened.read_only:
        if library.current_corpus(folder) != ready:
            switch(folder, ready.name)
        for path in folder.glob("corpus-*.sqlite3"):
            if path != ready:
                writing.remove(path)
    opened.corpus = ready


def _temporary_folder(folder: Path) -> Path:
    """A folder of this user alone for the corpus of a library that can't be written; the same one at every start."""
    name = f"sic-et-non-{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]}"
    path = Path(tempfile.gettempdir()) / name
    with contextlib.suppress(OSError):
        path.mkdir(mode=0o700, exist_ok=True)
        status = path.lstat()
        ours = os.name != "posix" or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
        if stat.S_ISDIR(status.st_mode) and ours:
            return path
    try:
        return Path(tempfile.mkdtemp(prefix="sic-et-non-"))
    except OSError as error:
        raise writing.write_failed(error, path) from error


def _records(
    packs: list[Source], step: Callable[[str], None], findings: list[library.Finding], needed: Path | None
) -> Corpus:
    """The records of all packs. Of one id the highest version counts; an imported one before a shipped one of it.

    An imported pack that is no longer sound is left out and told of, so that it never locks anybody out.
    """
    best: dict[str, tuple[tuple[object, ...], Corpus]] = {}
    for source in packs:
        step("reading")
        try:
            document = read_pack(source.path)
        except PackRejected as error:
            if source.shipped or source.path == needed:
                raise
            findings.append(library.Finding(source.path.name, False, f"left out of the corpus: {error}"))
            continue
        rank = (
            version_key(document.pack.version),
            not source.shipped,
            source.path == needed,
            source.path.stat().st_mtime,
        )
        if document.pack.id not in best or rank > best[document.pack.id][0]:
            best[document.pack.id] = (rank, to_records(document, source.sha256))
    return merge(corpus for _, corpus in best.values())


def build_corpus(
    folder: Path,
    stem: str,
    packs: list[Source],
    cancelled: Callable[[], bool],
    progress: Callable[[str], None],
    findings: list[library.Finding],
    needed: Path | None = None,
) -> Path:
    """Build a corpus aside and rename it when it is whole; nothing half-built is left, however it ends.

    An existing file of the name is never replaced, since somebody may be reading it: the new one gets a number.
    Raises LibraryError, PackRejected for the shipped pack or ``needed``, and Cancelled.
    """

    def step(words: str) -> None:
        if cancelled():
            raise library.Cancelled
        progress(words)

    corpus = _records(packs, step, findings, needed)
    aside = writing.unfinished(folder, ".sqlite3")
    target = folder / f"{stem}.sqlite3"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.sqlite3"
    try:
        _make(
            aside,
            CORPUS,
            ids.CORPUS_APPLICATION,
            ids.CORPUS_SCHEMA,
            ids.CORPUS_MARK,
            lambda db: _fill(db, corpus, step),
        )
        step("switching")
        writing.sync(aside)
        os.replace(aside, target)
        writing.sync_folder(folder)
    except sqlite3.Error as error:
        raise from_sqlite(error, target) from error
    except OSError as error:
        raise writing.write_failed(error, target) from error
    finally:
        writing.remove(aside)
    return target


def _fill(db: sqlite3.Connection, corpus: Corpus, step: Callable[[str], None]) -> None:
    rows.fill(db, corpus, step)
    step("search")
    indexing.fill(db, corpus)


def switch(folder: Path, name: str) -> None:
    """Say which corpus counts, by rename, so that a kill leaves the old word or the new one. Raises LibraryError."""
    try:
        writing.write_whole(folder / library.CURRENT, f"{name}\n".encode())
    except OSError as error:
        raise writing.write_failed(error, folder / library.CURRENT) from error
