"""Imports what the timeline draws with on a thread, after the first paint, so that the window is never held up by it; and then what
else a reader may soon want to enter.
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from app.state import importing, pacing, tidying
from app.state.logs import log
from app.state.turns import Turns

HEAVY = ("numpy", "pyqtgraph", "app.ui.timeline.plot")
"""What is imported, in this order. None of it makes a widget, an item or a pixmap while it is imported: those belong to
the GUI thread, which makes them when it is told ``warmed``."""

NAMED = tuple(f"PySide6.{name}" for name in ("QtCore", "QtGui", "QtWidgets", "QtTest", "QtSvg", "QtOpenGLWidgets"))
"""Modules of which pyqtgraph names every class: one by one in its first module, which would hold the window up."""

BETWEEN = 0.25
"""Seconds for which the thread leaves the window alone before each of the modules that nobody waits for."""


class Warmer(QObject):
    """Imports on a thread of its own, in turns with the window (``app.state.turns``). Signals, on the GUI thread: ``warmed()``, or
    ``failed(str)`` with a plain sentence.

    ``later`` are modules that are imported after these, one by one, about which nothing is told: what can't be imported is told
    where it is entered.

    The collector of garbage rests meanwhile: an import makes many objects and no garbage, and one full pass over them
    was the longest of all the stalls.
    """

    warmed = Signal()
    failed = Signal(str)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None, modules: Sequence[str] = HEAVY, later: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._modules, self._later = tuple(modules), tuple(later)
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self._turns = Turns(self)
        self._done.connect(self._tell)

    @property
    def running(self) -> bool:
        """Is the thread still importing?"""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin; a second call does nothing. Where all is imported already the answer still comes by signal."""
        if self._thread is None and not self._stopped.is_set():
            self._thread = threading.Thread(target=self._work, name="warming the timeline")
            self._thread.start()

    def import_here(self) -> None:
        """Import on this thread, before the window is shown: where nobody waits for it, nothing needs to happen beside its painting.

        What can't be imported is told when ``start`` tries it again.
        """
        self._import(importlib.import_module)

    def wait(self) -> None:
        """Stop after the module that is being imported and wait for the thread; nothing is told afterwards. Safe to call twice."""
        self._stopped.set()
        self._turns.close()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        error = self._import(self._bring)
        if not self._stopped.is_set() and shiboken6.isValid(self):
            self._done.emit(error)
        for name in self._later:
            if name not in sys.modules and not self._stopped.wait(BETWEEN):
                with suppress(Exception), pacing.yielding(), tidying.resting():
                    self._bring(name)

    def _bring(self, name: str) -> None:
        if name in sys.modules:
            return
        if name == "numpy":  # it has nothing to do with Qt
            importlib.import_module(name)
        elif name == "pyqtgraph":
            importing.name_classes(NAMED, self._turns)
            importing.bring_package(name, self._turns)
        else:
            importing.bring(name, self._turns)

    def _import(self, bring: Callable[[str], object]) -> Exception | None:
        """Import every module; gives the error where one can't be."""
        hooks = sys.excepthook, threading.excepthook
        try:
            with pacing.yielding(), tidying.resting():
                for name in self._modules:
                    if self._stopped.is_set():
                        break
                    bring(name)
        except Exception as caught:  # the thread's edge: every error is handed to the GUI thread
            return caught
        finally:
            sys.excepthook, threading.excepthook = hooks  # pyqtgraph puts its own in place; every fault is ours to tell
        return None

    @Slot(object)
    def _tell(self, error: Exception | None) -> None:
        if self._stopped.is_set():
            return
        if error is None:
            self.warmed.emit()
            return
        log.warning("the timeline can't be drawn: %s", error)
        self.failed.emit(self.tr("The timeline can’t be drawn here, because a part it needs could not be loaded. Its events stand in the table."))
