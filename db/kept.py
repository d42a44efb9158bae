"""Finds the pack again from which records were made: the shipped one, or one that the library keeps as it was read."""

from __future__ import annotations

from pathlib import Path

from db.building import kept_packs
from db.errors import LibraryError
from db.packs.files import pack_hash
from db.packs.read import read_pack
from db.packs.types import PackDocument
from db.records import Pack


def document_of(folder: Path | None, shipped: Path, pack: Pack) -> PackDocument:
    """The document of a pack of the corpus; ``folder`` is the library's, None where there are no packs but the shipped one.

    It is told by its hash: of one id several versions may lie there, and a file may have been changed since the corpus was
    built. Raises LibraryError where none is the one.
    """
    paths = [shipped, *(kept_packs(folder, pack.id) if folder is not None else [])]
    try:
        found = next((path for path in paths if pack_hash(path) == pack.sha256), None)
    except OSError:
        found = None
    if found is None:
        raise LibraryError(
            f"The pack “{pack.title}” no longer lies in the library as it was added; nothing was changed.",
            "Add it again from the file from which it was added.",
        )
    return read_pack(found)
