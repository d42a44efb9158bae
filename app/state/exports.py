"""The thread on which exports are made: one at a time, with progress, and a cancel that is heard between two pieces of work."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot

from app.state import pacing, tidying

if TYPE_CHECKING:  # nothing of exports is imported before something is exported
    from app.documents.pandoc import Pandoc, Step
    from app.exporting.wish import Asked, Job

Work = Callable[["Job"], Any]
"""What is done with a job on the thread; its answer goes to whoever asked."""


class Exports(QObject):
    """Makes one export at a time.

    Signals: ``progressed(int, int)`` (pieces done, of so many), and then just one of ``written(object)`` (what the work
    answered: paths of the files), ``failed(str)`` (one sentence; what was there is as it was) and ``stopped()``.
    """

    progressed = Signal(int, int)
    written = Signal(object)
    failed = Signal(str)
    stopped = Signal()
    _stepped = Signal(object, int, int)
    _done = Signal(object, object, object)

    def __init__(self, connect: Callable[[], sqlite3.Connection], shipped: Path, styles: Path | None, library: Path, parent: QObject | None = None) -> None:
        """``connect`` opens a read-only connection to the corpus, on the thread.

        ``styles`` is the folder of the reader's own styles, ``library`` that in which the packs lie which the reader added.
        """
        super().__init__(parent)
        self._connect, self._shipped, self._styles, self._library = connect, shipped, styles, library
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._run: _Run | None = None
        self._stepped.connect(self._deliver_step)
        self._done.connect(self._deliver)

    @property
    def running(self) -> bool:
        """Is something being made?"""
        return self._run is not None

    def start(self, asked: Asked, out: Path | None, work: Work | None = None) -> None:
        """Make what was asked for and put it in the place of ``out`` in one step; or, with no place, do other ``work``, such as printing.

        Nothing happens while another export is being made.
        """
        if self._run is None:
            from app.exporting import making

            making.ready(asked)
            self._run = _Run(asked, out, work)
            self._pool.start(partial(self._work, self._run))

    def cancel(self) -> None:
        """Stop what is being made; ``stopped`` is told when it has. What was written before stays."""
        if self._run is not None:
            self._run.cancel()

    def close(self) -> None:
        """Stop, and tell nobody any more. Safe to call twice."""
        self.cancel()
        self._run = None
        self._pool.waitForDone()

    # -- on the thread ----------------------------------------------------------------------------------------------

    def _work(self, run: _Run) -> None:
        try:
            with pacing.yielding(), tidying.resting():
                answer, error = self._made(run), None
        except Exception as caught:  # the worker's edge: every error is handed to the GUI thread
            answer, error = None, caught
        if shiboken6.isValid(self):
            self._done.emit(run, answer, error)

    def _made(self, run: _Run) -> Any:
        from app.documents.pandoc import Pandoc
        from app.exporting import asking, making
        from app.exporting.wish import Job

        if run.out is not None:
            making.possible(run.out, run.asked)
        run.pandoc = Pandoc()
        step = self._step_of(run)
        step(0, 0)
        connection = self._connect()
        try:
            wish = asking.wish(run.asked, connection, self._styles)
            job = Job(run.out or Path(), wish, connection, self._shipped, self._styles, self._library, step, run.pandoc)
            step(0, 0)
            if run.work is not None:
                return run.work(job)
            files = making.made(job)
            step(1, 1)  # the last moment to cancel: what follows is a rename
            return making.write(files)
        finally:
            connection.close()

    def _step_of(self, run: _Run) -> Step:
        from app.documents.pandoc import Stopped

        def step(done: int, of: int) -> None:
            if run.cancelled.is_set():
                raise Stopped(QCoreApplication.translate("Exports", "The export was cancelled."))
            if shiboken6.isValid(self):
                self._stepped.emit(run, done, of)

        return step

    # -- on the thread of the window --------------------------------------------------------------------------------

    @Slot(object, int, int)
    def _deliver_step(self, run: _Run, done: int, of: int) -> None:
        if run is self._run:
            self.progressed.emit(done, of)

    @Slot(object, object, object)
    def _deliver(self, run: _Run, answer: Any, error: Exception | None) -> None:
        from app.documents.pandoc import DocumentError, Stopped
        from db.errors import LibraryError

        if run is not self._run:
            return
        self._run = None
        if error is None:
            self.written.emit(answer)
        elif isinstance(error, Stopped):
            self.stopped.emit()
        elif isinstance(error, DocumentError | LibraryError):
            self.failed.emit(str(error))
        else:
            self.failed.emit(QCoreApplication.translate("Exports", "Something in the program went wrong, so nothing was written. What was there is safe."))
            raise error


class _Run:
    """One export on its way."""

    def __init__(self, asked: Asked, out: Path | None, work: Work | None) -> None:
        self.asked, self.out, self.work = asked, out, work
        self.cancelled = threading.Event()
        self.pandoc: Pandoc | None = None

    def cancel(self) -> None:
        self.cancelled.set()
        if self.pandoc is not None:
            self.pandoc.stop(for_good=True)  # the work may be on its way to the next run
