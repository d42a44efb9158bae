"""Turns: a thread does what must not happen beside a window at work, while the window stands still for a moment.

PySide keeps what it knows of the classes of Qt, those that it makes when Qt's own are first named and those that Python derives
from them, in a table. Qt reads that table without Python's lock at each ``qobject_cast`` of something that Python made, which is
whenever a window is polished, painted or sent an event. Under Python before 3.12 nothing guards it (``SOTP_extender`` in
shiboken's *pep384impl.cpp*), and a class made on another thread at that moment crashes the program, then or later. Measured with
PySide 6.11: a window that put on new style sheets beside a thread that derived classes crashed within 20 seconds in two of three
runs under Python 3.11, in none of four under 3.13. So such classes are made on the thread of the window, or in a turn.

Threads that read or export do not stand still for a turn: what they do with Qt is done with Python's lock, but for the painting of
files, whose objects are asked for their kind hardly ever.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal, Slot

PATIENCE = 5.0
"""Seconds after which a window that does not come to an end is taken to stand still: it may wait for what is done here."""


class Closed(Exception):
    """The window is closing, so what has not begun need not begin."""


class Turns(QObject):
    """Gives threads their turns. Made and closed on the thread of the window; ``take`` and ``give`` are called on another."""

    _asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = threading.Condition()
        self._standing = self._closed = self._late = False
        self._waiting = self._inside = 0
        self._asked.connect(self._stand, Qt.ConnectionType.QueuedConnection)

    def take(self) -> None:
        """Wait until the window stands still: it does so when it has come to the end of what it is doing, or is closing."""
        with self._state:
            self._waiting += 1
            closed = self._closed
        if not closed:
            self._asked.emit()
        with self._state:
            self._late = not self._state.wait_for(lambda: self._standing or self._closed, 0 if self._late else PATIENCE)
            self._waiting -= 1
            self._inside += 1

    def give(self) -> None:
        """Let the window go on."""
        with self._state:
            self._inside -= 1
            if not self._inside:
                self._standing = False
                self._state.notify_all()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Around what is done in a turn; the window is held up as long as it lasts. Raises Closed where it is closing."""
        self.take()
        try:
            if self._closed:
                raise Closed
            yield
        finally:
            self.give()

    def close(self) -> None:
        """From now on every turn is had at once: whoever calls this stands still until the threads have ended. Safe to call twice."""
        with self._state:
            self._closed = True
            self._state.notify_all()

    @Slot()
    def _stand(self) -> None:
        with self._state:
            self._late = False
            if (self._waiting or self._inside) and not self._closed:
                self._standing = True
                self._state.notify_all()
                self._state.wait_for(lambda: not self._standing)
