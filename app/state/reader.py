"""One way to read: a thread with a read-only connection of its own. Newest wins; stale queries are interrupted."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

Query = Callable[[sqlite3.Connection], Any]


@dataclass(slots=True)
class _Ticket:
    """One question on its way."""

    number: int
    query: Query
    then: Callable[[Any], None]
    owner: QObject
    lane: str
    fail: Callable[[Exception], None] | None


class Reader(QObject):
    """Runs queries on one background thread and brings the answers to the GUI thread.

    Threads are given functions, here and wherever this program has one of these pools: of a QRunnable that ends before ``start``
    has come back, PySide 6.11 keeps a reference for ever, and with it everything that the question held. Of functions it keeps
    those that are cleared from a pool, so what waits when a pool is closed has its turn, and ends at once.
    """

    _done = Signal(object, object, object)

    def __init__(self, connect: Callable[[], sqlite3.Connection], parent: QObject | None = None) -> None:
        """``connect`` opens a read-only connection; it is called once, on the reading thread."""
        super().__init__(parent)
        self._connect = connect
        self._connection: sqlite3.Connection | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._lock = threading.Lock()
        self._running: _Ticket | None = None
        self._newest: dict[str, int] = {}
        self._count = 0
        self._open: set[int] = set()
        self._closed = False
        self._done.connect(self._deliver)

    @property
    def idle(self) -> bool:
        """True where every question was answered, or silenced by a later one."""
        return not self._open

    def ask(
        self,
        query: Query,
        then: Callable[[Any], None],
        *,
        owner: QObject,
        lane: str = "",
        fail: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``query(connection)`` on the reading thread, then ``then(result)`` on this one.

        A later question in the same lane silences the earlier one. Where the owner is gone nothing is called. An error
        goes to ``fail``, or is raised here, where the exception hook sees it. ``query`` must not touch widgets.
        """
        self._count, self._closed = self._count + 1, False
        ticket = _Ticket(self._count, query, then, owner, lane, fail)
        self._open.add(ticket.number)
        if lane:
            self._newest[lane] = ticket.number
            with self._lock:
                stale = self._running is not None and self._running.lane == lane
                if stale and self._connection is not None:
                    self._connection.interrupt()
        self._pool.start(partial(self._work, ticket))

    def _work(self, ticket: _Ticket) -> None:
        if self._closed:
            return
        result: Any = None
        error: Exception | None = None
        try:
            if not self._stale(ticket):
                result = self._answer(ticket)
        except Exception as caught:  # the worker's edge: every error is handed to the GUI thread
            error = caught
        if shiboken6.isValid(self):
            self._done.emit(ticket, result, error)

    def _answer(self, ticket: _Ticket) -> Any:
        if self._connection is None:
            self._connection = self._connect()
        with self._lock:
            self._running = ticket
        try:
            return ticket.query(self._connection)
        finally:
            with self._lock:
                self._running = None

    def _stale(self, ticket: _Ticket) -> bool:
        return self._closed or (bool(ticket.lane) and self._newest.get(ticket.lane) != ticket.number)

    @Slot(object, object, object)
    def _deliver(self, ticket: _Ticket, result: Any, error: Exception | None) -> None:
        self._open.discard(ticket.number)
        if self._stale(ticket) or not shiboken6.isValid(ticket.owner):
            return  # nobody waits for it; a query that was stopped by closing is no fault either
        if error is None:
            ticket.then(result)
        elif ticket.fail is not None:
            ticket.fail(error)
        else:
            raise error

    def reopen(self) -> None:
        """The file to read is another one now: the next question opens a new connection."""
        self._pool.start(self._drop_connection)

    def _drop_connection(self) -> None:
        with self._lock:
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """Stop what runs, drop what waits, close the connection; nothing is told any more. Safe to call twice."""
        self._closed = True
        self._open.clear()
        with self._lock:
            if self._running is not None and self._connection is not None:
                self._connection.interrupt()
        self._pool.waitForDone()
        if self._connection is not None:
            self._connection.close()
            self._connection = None
