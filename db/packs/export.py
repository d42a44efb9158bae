"""Writes a pack as one ``.sicpack`` file: the same document as the folder, as JSON."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec

from db.packs.types import Exported, PackDocument


def to_json(document: PackDocument, exported: Exported | None = None) -> bytes:
    """The document as readable JSON in UTF-8, with what is said when it is written, as its end.

    A field that holds its default is left out; a stance of 0 never is.
    """
    if exported is not None:
        document = msgspec.structs.replace(document, exported=exported)
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def write_sicpack(document: PackDocument, path: Path) -> None:
    """Write the file whole or not at all; raises OSError where the disk is full or the place can't be written."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sicpack-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(to_json(document))
            file.flush()
            os.fsync(file.fileno())
        if os.name == "posix":
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
