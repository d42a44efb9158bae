"""What can go wrong with a library, each told in one plain sentence with what to do."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path


class LibraryError(Exception):
    """Something of the world (a file, a disk), not of the program. ``text`` and ``remedy`` are fit to show."""

    def __init__(self, text: str, remedy: str = "") -> None:
        super().__init__(f"{text} {remedy}".strip())
        self.text = text
        self.remedy = remedy


class NotALibrary(LibraryError):
    """The file belongs to something else."""


class NewerLibrary(LibraryError):
    """The file was written by a newer version of the program."""


class DamagedLibrary(LibraryError):
    """The file is ours but can't be read."""


class ReadOnlyLibrary(LibraryError):
    """The library can be read but not written."""


class DiskFull(LibraryError):
    """There is no room left."""


class LibraryBusy(LibraryError):
    """Somebody else holds the file."""


@dataclass(frozen=True, slots=True)
class PackProblem:
    """One mistake in a pack: the file, where in it, and what to write instead."""

    file: str
    path: str
    says: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.path}" if self.path else self.file
        return f"{where}: {self.says}"


class PackRejected(LibraryError):
    """A pack with mistakes; ``problems`` names every one. Nothing has been changed."""

    def __init__(self, name: str, problems: list[PackProblem]) -> None:
        count = len(problems)
        shown = "; ".join(str(problem) for problem in problems[:3])
        more = f"; and {count - 3} more" if count > 3 else ""
        super().__init__(
            f"The pack {name} was not taken, and nothing was changed: {shown}{more}.", "Mend it and try again."
        )
        self.problems = problems


_BY_CODE: dict[str, tuple[type[LibraryError], str, str]] = {
    "SQLITE_NOTADB": (
        NotALibrary,
        "is not a library of Sic et Non. It was left untouched.",
        "Choose another folder, or move the file away to begin a new library.",
    ),
    "SQLITE_CORRUPT": (
        DamagedLibrary,
        "is damaged. It was left untouched.",
        "Put a copy of it back, or move it away to begin a new one.",
    ),
    "SQLITE_FULL": (
        DiskFull,
        "could not be written because the disk is full. What was there is safe.",
        "Make room and try again.",
    ),
    "SQLITE_READONLY": (
        ReadOnlyLibrary,
        "can't be written. Everything can be read.",
        "Copy it to a place where you may write, or name one with --library FOLDER.",
    ),
    "SQLITE_BUSY": (
        LibraryBusy,
        "is in use by another program. Nothing was lost.",
        "Close the other program and try again.",
    ),
    "SQLITE_LOCKED": (
        LibraryBusy,
        "is in use by another program. Nothing was lost.",
        "Close the other program and try again.",
    ),
    "SQLITE_CANTOPEN": (LibraryError, "could not be opened.", "See whether the folder exists and may be read."),
    "SQLITE_IOERR": (
        LibraryError,
        "could not be read or written by the system. What was there is safe.",
        "See whether the disk is full or has been removed.",
    ),
}


def from_sqlite(error: sqlite3.Error, path: Path) -> LibraryError:
    """A store's own error as a sentence. Decided by the error's name, since its class says too little."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for code, (kind, text, remedy) in _BY_CODE.items():
        if name.startswith(code):
            return kind(f"The file {path.name} {text}", remedy)
    if isinstance(error, sqlite3.DatabaseError) and "decode" in str(error).lower():
        return DamagedLibrary(f"The file {path.name} is damaged. It was left untouched.", _BY_CODE["SQLITE_CORRUPT"][2])
    return LibraryError(
        f"The file {path.name} could not be used.", "Close the program and start it again; the file was left as it is."
    )
