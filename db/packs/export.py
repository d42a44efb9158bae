"""Writes a pack as one ``.sicpack`` file: the same document as the folder, as JSON."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec

from db.packs.types import PackDocument


def to_json(document: PackDocument) -> bytes:
    """The document as readable JSON, without the fields that hold their defaults."""
    return msgspec.json.format(msgspec.json.encode(_lean(msgspec.to_builtins(document))), indent=1)


def _lean(value: object) -> object:
    if isinstance(value, dict):
        return {k: _lean(v) for k, v in value.items() if v not in ("", None, [], (), {}, False) or k in ("format", "text")}
    if isinstance(value, list | tuple):
        return [_lean(item) for item in value]
    return value


def write_sicpack(document: PackDocument, path: Path) -> None:
    """Write the file whole or not at all; raises OSError where the disk is full or the place can't be written."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sicpack-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(to_json(document))
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
