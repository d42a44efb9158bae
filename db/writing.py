"""How files of a library come to be: made aside, synced, renamed; and how what a killed program left is removed."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import time
from pathlib import Path
from uuid import uuid4

from db.errors import DiskFull, LibraryError

UNFINISHED = ".unfinished-"
STALE_SECONDS = 86_400
_NAME = re.compile(re.escape(UNFINISHED) + r"(\d+)-")
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def unfinished(folder: Path, ending: str = "") -> Path:
    """A fresh name for what is being made in a folder. It tells which process is at work."""
    return folder / f"{UNFINISHED}{os.getpid()}-{uuid4().hex}{ending}"


def write_failed(error: OSError, path: Path) -> LibraryError:
    """A failed write as a sentence."""
    if error.errno in _FULL:
        text = f"The file {path.name} could not be written because the disk is full. What was there is safe."
        return DiskFull(text, "Make room and try again.")
    if isinstance(error, PermissionError):  # on Windows also a file that Word holds
        text = f"The file {path.name} could not be written: it may be open in another program, or its folder may not be written. What was there is safe."
        return LibraryError(text, "Close it there and try again, or choose another name or folder.")
    text = f"The file {path.name} could not be written ({error.strerror}). What was there is safe."
    return LibraryError(text, "See whether the folder may be written.")


def sync(path: Path) -> None:
    """Have a file's bytes on the disk before it is renamed."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have a rename on the disk, where the system can do that."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises OSError; the old contents then still stand."""
    aside = unfinished(path.parent)
    try:
        with open(aside, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
        sync_folder(path.parent)
    finally:
        remove(aside)


def remove(path: Path) -> None:
    """Take away a file or folder of ours and what the store may have laid beside it. Errors are let pass."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    for name in (path, path.with_name(path.name + "-journal")):
        with contextlib.suppress(OSError):
            name.unlink()


def sweep(folder: Path) -> None:
    """Remove what dead processes left unfinished; a build that is still going on in another process is left alone."""
    for path in folder.glob(f"{UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if not _at_work(path.name) or time.time() - path.lstat().st_mtime > STALE_SECONDS:
                remove(path)


def _at_work(name: str) -> bool:
    """Is the process that began this still alive? Where that can't be asked, an open file can't be removed anyway."""
    found = _NAME.match(name)
    if found is None or os.name != "posix":
        return False
    try:
        os.kill(int(found[1]), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
