"""Opens the library on a thread, so that checking and building never hold up the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.state import pacing, tidying
from db import library as store
from db.errors import LibraryError


class Opener(QObject):
    """Opens the library on a thread: checks it, builds the corpus where it must. Signals carry the answer back."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: Path | None, shipped: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._shipped = folder, shipped
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, work: Callable[[], object] | None = None) -> None:
        """Begin, unless it was stopped before; ``work`` stands in for opening (importing a pack)."""
        if self.cancelled():
            return
        job = work or (lambda: store.open_library(self._folder, self._shipped, cancelled=self.cancelled))
        self._thread = threading.Thread(target=self._run, args=(job,), name="library", daemon=True)
        self._thread.start()

    def _run(self, job: Callable[[], object]) -> None:
        try:
            with pacing.yielding(), tidying.resting():
                result = job()
        except store.Cancelled:
            return
        except LibraryError as error:
            self.failed.emit(error)
        except Exception:  # the worker's edge: the reader must not be left with an empty window, and the hook logs it
            self.failed.emit(
                LibraryError("The library could not be opened because of a fault in the program. Its files were left as they are.", "Close the program and start it again.")
            )
            raise
        else:
            if not self.cancelled():
                self.opened.emit(result)

    def cancelled(self) -> bool:
        """Has it been stopped?"""
        return self._cancelled.is_set()

    def running(self) -> bool:
        """Is it at work?"""
        return self._thread is not None and self._thread.is_alive()

    def cancel(self) -> None:
        """Stop a build; what it had begun is removed. Waits for that."""
        self._cancelled.set()
        if self._thread is not None:
            self._thread.join(10)
