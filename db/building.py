"""Makes the files of a library: the notebook with its migrations, and corpora built aside from packs."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlite_utils import Database

from db import ids, library, rows
from db.errors import DiskFull, LibraryError, PackRejected, from_sqlite
from db.migrations import CORPUS, NOTEBOOK
from db.packs.convert import merge, to_records
from db.packs.read import pack_hash, read_pack
from db.records import Corpus

UNFINISHED = ".unfinished-"


def _no_room(error: OSError, path: Path) -> LibraryError:
    """A failed write as a sentence."""
    if error.errno in (28, 122):
        return DiskFull(f"The file {path.name} could not be written because the disk is full. What was there is safe.", "Make room and try again.")
    return LibraryError(f"The file {path.name} could not be written ({error.strerror}). What was there is safe.", "See whether the folder may be written.")


def prepare_notebook(path: Path) -> None:
    """Make the notebook where there is none, bring an older one up to date; leave anything else untouched."""
    if path.exists():
        library.check_notebook(path)
        try:
            connection = library._connect(path, write=True)
            try:
                with contextlib.closing(connection):
                    database = Database(connection, execute_plugins=False)
                    if NOTEBOOK.pending(database):
                        NOTEBOOK.apply(database)
                        connection.execute(f"pragma user_version = {ids.NOTEBOOK_SCHEMA}")
            finally:
                connection.close()
        except sqlite3.Error as error:
            found = from_sqlite(error, path)
            if not isinstance(found, LibraryError) or "READONLY" not in (getattr(error, "sqlite_errorname", "") or ""):
                raise found from error
        return
    unfinished = path.with_name(f"{UNFINISHED}{uuid4().hex}.sqlite3")
    try:
        _make(unfinished, NOTEBOOK, ids.NOTEBOOK_APPLICATION, ids.NOTEBOOK_SCHEMA, ids.NOTEBOOK_MARK)
        os.replace(unfinished, path)
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    except OSError as error:
        raise _no_room(error, path) from error
    finally:
        _remove(unfinished)


def _make(path: Path, migrations: object, application: int, schema: int, mark: str, fill: Callable[[sqlite3.Connection], None] | None = None) -> None:
    """Make a file of ours: schema, marker, contents in one transaction; ids last, so that a half-made one is none."""
    path.touch(exist_ok=False)
    connection = library._connect(path, write=True)
    try:
        database = Database(connection, execute_plugins=False)
        migrations.apply(database)  # type: ignore[attr-defined]
        with database.atomic():
            database["marker"].insert({"product": ids.PRODUCT, "kind": mark, "schema": schema})
            if fill is not None:
                fill(connection)
        assert not connection.in_transaction
        connection.execute(f"pragma application_id = {application}")
        connection.execute(f"pragma user_version = {schema}")
    finally:
        connection.close()


def _remove(path: Path) -> None:
    """Take away a file of ours and what the store may have laid beside it."""
    for name in (path, path.with_name(path.name + "-journal")):
        with contextlib.suppress(OSError):
            name.unlink()


# -- the corpus -------------------------------------------------------------------------------------------------------


def packs_of(folder: Path, shipped: Path) -> list[tuple[Path, str]]:
    """The packs that a corpus is built from with their hashes: the shipped one, then those imported."""
    found = [(shipped, pack_hash(shipped))]
    kept = folder / PACKS_FOLDER
    if kept.is_dir():
        found += [(path, pack_hash(path)) for path in sorted(kept.iterdir()) if not path.name.startswith(".")]
    return found


PACKS_FOLDER = library.PACKS


def corpus_name(packs: list[tuple[Path, str]]) -> str:
    """The name of the corpus for these packs: a hash over the schema's version and every pack's own hash."""
    digest = hashlib.sha256(f"schema {ids.CORPUS_SCHEMA}\n".encode())
    for _, sha in packs:
        digest.update(f"{sha}\n".encode())
    return f"corpus-{digest.hexdigest()[:16]}.sqlite3"


def _sound(path: Path) -> bool:
    """Is there a corpus at this path that opens as ours and reads in full?"""
    try:
        connection = library.connect_corpus(path)
    except LibraryError:
        return False
    try:
        return bool(connection.execute("pragma quick_check").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False
    finally:
        connection.close()


def ensure_corpus(folder: Path, shipped: Path, *, writable: bool, cancelled: Callable[[], bool], progress: Callable[[str], None]) -> Path:
    """The corpus for what is shipped and imported: the one that counts where it fits and is sound, else a new one."""
    try:
        packs = packs_of(folder, shipped)
    except OSError as error:
        raise LibraryError(f"A pack could not be read ({error.strerror}).", "Install the program again, or look into the library's folder packs.") from error
    name = corpus_name(packs)
    if writable:
        _sweep(folder, name)
    if (folder / name).is_file() and _sound(folder / name):
        if writable and library.current_corpus(folder) != folder / name:
            _switch(folder, name)
        return folder / name
    if not writable:
        folder = Path(tempfile.gettempdir()) / f"sic-et-non-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]}"
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / name).is_file() and _sound(folder / name):
            return folder / name
    built = build_corpus(folder, name, packs, cancelled, progress)
    _switch(folder, name)
    return built


def build_corpus(folder: Path, name: str, packs: list[tuple[Path, str]], cancelled: Callable[[], bool], progress: Callable[[str], None]) -> Path:
    """Build a corpus aside and rename it when it is whole. A pack of the same id that comes later replaces an earlier."""

    def step(words: str) -> None:
        if cancelled():
            raise library.Cancelled
        progress(words)

    by_pack: dict[str, Corpus] = {}
    for path, sha in packs:
        step("reading")
        document = read_pack(path)
        by_pack[document.pack.id] = to_records(document, sha)
    corpus = merge(by_pack.values())
    unfinished = folder / f"{UNFINISHED}{os.getpid()}-{uuid4().hex}.sqlite3"
    try:
        _make(unfinished, CORPUS, ids.CORPUS_APPLICATION, ids.CORPUS_SCHEMA, ids.CORPUS_MARK, lambda db: rows.fill(db, corpus, step))
        step("switching")
        _sync(unfinished)
        os.replace(unfinished, folder / name)
    except sqlite3.Error as error:
        raise from_sqlite(error, folder / name) from error
    except OSError as error:
        raise _no_room(error, folder / name) from error
    finally:
        _remove(unfinished)
    return folder / name


def _sync(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _switch(folder: Path, name: str) -> None:
    """Say which corpus counts, by rename, so that a kill leaves the old word or the new one."""
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(name + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, folder / library.CURRENT)
    except OSError as error:
        raise _no_room(error, folder / library.CURRENT) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _sweep(folder: Path, keep: str) -> None:
    """Take away corpora that no longer count and what a killed build left. Errors are let pass: the next start tries."""
    counts = library.current_corpus(folder)
    for path in folder.glob("corpus-*.sqlite3"):
        if path.name != keep and path != counts:
            _remove(path)
    for path in folder.glob(f"{UNFINISHED}*"):
        with contextlib.suppress(OSError):
            path.unlink()


# -- importing --------------------------------------------------------------------------------------------------------


def import_pack(opened: library.Library, path: Path, cancelled: Callable[[], bool]) -> Path:
    """Check, keep, build, switch; where any of it fails, what was kept is taken away again."""
    if opened.read_only:
        raise LibraryError("The library can't be written, so no pack can be added.", "Copy it to a place where you may write.")
    document = read_pack(path)
    sha = pack_hash(path)
    kept = opened.folder / PACKS_FOLDER
    target = kept / f"{document.pack.id}-{sha[:12]}{'' if path.is_dir() else '.sicpack'}"
    if target.exists():
        return ensure_corpus(opened.folder, opened.shipped, writable=True, cancelled=cancelled, progress=lambda step: None)
    older = [p for p in kept.glob(f"{document.pack.id}-*") if p.stem.removeprefix(f"{document.pack.id}-").isalnum()] if kept.is_dir() else []
    unfinished = kept / f".unfinished-{uuid4().hex}"
    try:
        kept.mkdir(exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, unfinished, symlinks=True, ignore=shutil.ignore_patterns(".*"))
        else:
            shutil.copyfile(path, unfinished)
        os.replace(unfinished, target)
        packs = [(p, s) for p, s in packs_of(opened.folder, opened.shipped) if p not in older]
        built = build_corpus(opened.folder, corpus_name(packs), packs, cancelled, lambda step: None)
        _note_import(opened.notebook, document.pack.id, document.pack.version, sha)
        for old in older:
            shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
        _switch(opened.folder, built.name)
        return built
    except OSError as error:
        _forget(target)
        raise _no_room(error, target) from error
    except (LibraryError, library.Cancelled):
        _forget(target)
        raise
    finally:
        _forget(unfinished)


def _forget(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def _note_import(notebook: Path, pack: str, version: str, sha: str) -> None:
    """Write down in the notebook what was added and when."""
    try:
        connection = library._connect(notebook, write=True)
        try:
            database = Database(connection, execute_plugins=False)
            with database.atomic():
                database["import"].insert({"id": uuid4().hex, "pack": pack, "version": version, "sha256": sha, "imported_at": datetime.now(UTC).isoformat(timespec="seconds")})
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise from_sqlite(error, notebook) from error


__all__ = ["PackRejected", "build_corpus", "ensure_corpus", "import_pack", "prepare_notebook"]
