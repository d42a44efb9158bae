"""What is being searched: asks the reader as somebody types, newest first; the fast answer comes at once, the ranked one behind it."""

from __future__ import annotations

import re
import sqlite3

from PySide6.QtCore import QObject, Signal

from app.core.finding_words import ActionChoice
from app.state.actions import ACTIONS, ActionSpec
from app.state.reader import Reader
from db import queries, search
from db.folding import beginnings, fold
from db.records import Found

LANE = "search"
MOST_ACTIONS = 6
_ONLY_ACTIONS = re.compile(r"(?:^|\s)in:actions?(?=\s|$)", re.IGNORECASE)


class Searching(QObject):
    """Searches off the thread of the window. Signal: ``found(Found)``, once for the fast answer and again for the whole one.

    Every question goes into one lane: a newer one silences the older and interrupts it where it is at work.
    """

    found = Signal(object)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._asked, self._answered = "", ""

    @property
    def settled(self) -> bool:
        """True where the last question has its last answer."""
        return self._asked == self._answered

    def ask(self, typed: str, *, coding: bool) -> None:
        """Search for what is typed now; ``coding``: in the reasons of the codes too."""
        self._asked, self._answered = typed, "\0"
        if _ONLY_ACTIONS.search(typed):
            typed = ""
        query = queries.parse(typed)
        self._question(query, coding=coding, whole=False)

    def _question(self, query: queries.Query, *, coding: bool, whole: bool) -> None:
        def read(db: sqlite3.Connection) -> Found:
            return search.search(db, query, whole=whole, coding=coding)

        def told(found: Found) -> None:
            if found.whole:
                self._answered = self._asked
            self.found.emit(found)
            if not found.whole:
                self._question(query, coding=coding, whole=True)

        self._reader.ask(read, told, owner=self, lane=LANE)


def actions(typed: str, possible: frozenset[str]) -> tuple[ActionChoice, ...]:
    """The actions whose names have every typed word (the last may be unfinished), of those that are possible now.

    With *in:actions* only these are wanted, and without further words all of them.
    """
    only = _ONLY_ACTIONS.search(typed) is not None
    query = queries.parse(_ONLY_ACTIONS.sub(" ", typed))
    if query.filters or query.years or any(term.without for term in query.terms) or not (query.terms or only):
        return ()
    found = [row for row in ACTIONS if row.id in possible and _bears(row, query)]
    return tuple(ActionChoice(row.id, bare(row), row.tip_text(), row.keys[0] if row.keys else "") for row in found[: None if only else MOST_ACTIONS])


def plain_words(typed: str) -> str:
    """What was typed without its filters."""
    return queries.plain_words(typed)


def _bears(row: ActionSpec, query: queries.Query) -> bool:
    there = fold(bare(row)).split()
    for term in query.terms:
        wanted: list[tuple[str, ...]] = [(word,) for word in term.words]
        if term.starts:
            wanted[-1] = tuple(dict.fromkeys((*term.starts, *beginnings(term.words[-1]))))
        ends = len(wanted) - 1 if term.starts else -1
        for i, words in enumerate(wanted):
            if not any(word.startswith(words) if i == ends else word in words for word in there):
                return False
    return True


def bare(row: ActionSpec) -> str:
    """The name of an action without the mark of the letter to press."""
    return row.text().replace("&", "").rstrip("…")
