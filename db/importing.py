"""Adds a pack to a library: checked, kept as it was read, a corpus built, switched; or nothing is changed at all."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlite_utils import Database

from db import building, library, writing
from db.errors import LibraryError, PackProblem, PackRejected, ReadOnlyLibrary, from_sqlite
from db.packs.files import pack_bytes, pack_hash
from db.packs.read import read_pack
from db.packs.types import PackDocument


def import_pack(
    opened: library.Library, path: Path, cancelled: Callable[[], bool], progress: Callable[[str], None]
) -> Path:
    """Check, keep, build, switch; the corpus that then counts. Where any of it fails, all is as before.

    Raises PackRejected with every mistake, Cancelled, or another LibraryError.
    """
    if opened.read_only:
        raise ReadOnlyLibrary(
            "The library can't be written, so no pack can be added. Nothing was changed.",
            "Copy the library to a place where you may write, or name one with --library FOLDER.",
        )
    document = read_pack(path)
    packs = building.sources(opened.folder, opened.shipped)
    try:
        sha256 = pack_hash(path)
        if any(source.sha256 == sha256 for source in packs):
            return opened.corpus
        _check_version(opened, document, path)
        older = building.kept_packs(opened.folder, document.pack.id)
        kept = _keep(opened.folder, path, document.pack.id, sha256)
    except OSError as error:
        raise writing.write_failed(error, path) from error
    before = library.current_corpus(opened.folder)
    built = None
    try:
        packs = [source for source in building.sources(opened.folder, opened.shipped) if source.path not in older]
        stem = building.corpus_stem(packs)
        built = building.build_corpus(opened.folder, stem, packs, cancelled, progress, opened.findings, needed=kept)
        _note(opened, document, sha256, built)
    except BaseException:
        if before is not None and library.current_corpus(opened.folder) != before:
            with contextlib.suppress(LibraryError):
                building.switch(opened.folder, before.name)
        writing.remove(kept)
        if built is not None:
            writing.remove(built)
        raise
    for path in older:
        writing.remove(path)
    return built


def _check_version(opened: library.Library, document: PackDocument, path: Path) -> None:
    """A pack that would not count, because a newer version of it is here, is refused."""
    for other in (opened.shipped, *building.kept_packs(opened.folder, document.pack.id)):
        try:
            there = read_pack(other)
        except PackRejected:
            continue
        pack = there.pack
        if pack.id == document.pack.id and pack.version == document.pack.version:
            _check_whole(document, there, path)
        if pack.id == document.pack.id and building.version_key(pack.version) > building.version_key(
            document.pack.version
        ):
            says = f"the library has the newer version {pack.version} of this pack; give this one a higher version"
            raise PackRejected(
                path.name, [PackProblem("pack.toml" if path.is_dir() else path.name, "pack.version", says)]
            )


def _check_whole(document: PackDocument, there: PackDocument, path: Path) -> None:
    """A part of a pack never takes the place of the whole: the reader would lose debates."""
    mine, theirs = {debate.id for debate in document.debates}, {debate.id for debate in there.debates}
    if mine < theirs:
        raise LibraryError(
            f"The file {path.name} holds {len(mine)} of the {len(theirs)} debates of a pack that is here whole; nothing was changed.",
            "Nothing needs to be added; a pack that is to replace this one needs a higher version.",
        )


def _keep(folder: Path, path: Path, pack: str, sha256: str) -> Path:
    """Copy a pack into the library, byte for byte, aside and then by rename. Raises OSError and leaves nothing."""
    packs = folder / library.PACKS
    target = packs / building.kept_name(pack, sha256, "" if path.is_dir() else ".sicpack")
    aside = writing.unfinished(packs)
    try:
        packs.mkdir(exist_ok=True)
        for name, data in pack_bytes(path):
            file = aside / name if name else aside
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            writing.sync(file)
        os.replace(aside, target)
        writing.sync_folder(packs)
    finally:
        writing.remove(aside)
    return target


def _note(opened: library.Library, document: PackDocument, sha256: str, built: Path) -> None:
    """Write down in the notebook what was added, and switch to the new corpus within the same transaction."""
    row = {
        "id": uuid4().hex,
        "pack": document.pack.id,
        "version": document.pack.version,
        "sha256": sha256,
        "imported_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    try:
        with contextlib.closing(library.connect_notebook(opened.notebook)) as connection:
            database = Database(connection, execute_plugins=False)
            with database.atomic():
                database.table("imports").insert(row)
                building.switch(opened.folder, built.name)
    except sqlite3.Error as error:
        raise from_sqlite(error, opened.notebook) from error
