"""The archives that Word and OpenDocument files are: taken apart, changed and packed again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def parts(archive: bytes) -> dict[str, bytes]:
    """All parts by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Parts as an archive, in their order and without the time; OpenDocument wants its first part unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in contents.items():
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def changed(archive: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The same archive with the text of one part changed. Raises KeyError where there is no such part."""
    contents = parts(archive)
    contents[part] = change(contents[part].decode()).encode()
    return packed(contents)
