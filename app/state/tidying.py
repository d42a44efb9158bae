"""Keeps Python's search for garbage on the thread of the window.

Python looks for cycles of garbage on whichever thread happens to make an object too many. Where that is a reader's or an
export's, things of Qt that belong to the window are taken apart there: Qt forbids it, and locks of Qt and of Python may then be
waited for in a circle. So the search does not start by itself while a window is open; a clock of the window's starts it, more
often where much is being made, so that each look stays short. Looking through everything takes over 100 ms: that is done while
the reader is elsewhere, and otherwise when a quarter more has gathered, which is about Python's own rule.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY, BUSY = 200, 20
"""Milliseconds between two looks at how many objects were made: usually, and while many are."""

MANY = 10
"""So many times what Python takes for one look among the young are many."""

MORE = 1.25
"""Everything is looked through when so many times as many blocks of memory are in use as after the last time. Python counts objects
instead; who counts them from outside may meet one that is only half made on another thread.
"""

_lock = threading.Lock()
_held = 0
_resting = 0
_blocks = 0
"""Blocks of memory in use when everything was last looked through; 0 before."""


def hold() -> None:
    """Let Python not search by itself until ``let_go`` was called as often. Both may be called on any thread."""
    global _held
    with _lock:
        _held += 1
        gc.disable()


def let_go() -> None:
    """The other end of ``hold``."""
    global _held
    with _lock:
        _held = max(0, _held - 1)
        if not _held:
            gc.enable()


@contextmanager
def resting() -> Iterator[None]:
    """Nobody searches meanwhile, on any thread; for work that makes many objects and no garbage, such as an import, an export or
    the building of a library. What it leaves counts as old afterwards.
    """
    global _resting, _blocks
    hold()
    with _lock:
        _resting += 1
    try:
        yield
    finally:
        with _lock:
            _resting -= 1
            last = not _resting
        if last:
            gc.freeze()
            gc.unfreeze()  # both together make everything old, without a pass over it on the window's thread a moment later
            _blocks = 0
        let_go()


def tidy(*, thorough: bool) -> bool:
    """Search among what is young or middle-aged, as Python would by itself, or among all; with ``thorough`` sooner among all.

    True where many objects were made since the last time.
    """
    global _blocks
    if _resting:
        return False
    young, middle, old = gc.get_count()
    first, second, third = gc.get_threshold()
    if not _blocks:
        _blocks = sys.getallocatedblocks()
    if sys.getallocatedblocks() > _blocks * MORE or (thorough and old > third):
        gc.collect(2)
        _blocks = sys.getallocatedblocks()
    elif middle > second:
        gc.collect(1)
    elif young > first:
        gc.collect(0)
    return young > first * MANY


class Tidying(QObject):
    """Tidies while a window is open. Made and stopped on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self._look)
        self._clock.start()
        self._on = True
        hold()

    def stop(self) -> None:
        """Let Python search by itself again. Safe to call twice."""
        if self._on:
            self._on = False
            self._clock.stop()
            let_go()

    def _look(self) -> None:
        many = tidy(thorough=QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive)
        self._clock.setInterval(BUSY if many else EVERY)
