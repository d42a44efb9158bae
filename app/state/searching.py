"""What is being searched: asks the reader as somebody types, newest first; the fast answer comes at once, the ranked one behind it."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.core.finding_words import ActionChoice
from app.state.actions import ACTIONS, ActionSpec
from app.state.reader import Reader
from app.state.values import Place
from db import queries, search
from db.folding import beginnings, fold
from db.records import Board, Found, Hit
from db.spelling import is_small

LANE = "search"
MOST_ACTIONS = 6
SHORTEST_TIP = 4
"""Letters that must be typed before the tips of actions are looked through as well as their names."""

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
    rows = [row for row in ACTIONS if row.id in possible]
    found = [row for row in rows if _bears(bare(row), query)]
    if len(plain_words(typed)) >= SHORTEST_TIP:
        told = [row for row in rows if row not in found and _bears(_about(row), query)]
        found += sorted(told, key=lambda row: -sum(_bears(bare(row), replace(query, terms=(term,))) for term in query.terms))
    chosen = [ActionChoice(row.id, bare(row), row.tip_text(), row.keys[0] if row.keys else "", _whole(bare(row), query)) for row in found]
    chosen.sort(key=lambda one: not one.bears)  # a whole word before the beginning of one
    return tuple(chosen[: None if only else MOST_ACTIONS])


def plain_words(typed: str) -> str:
    """What was typed without its filters."""
    return queries.plain_words(typed)


def _about(row: ActionSpec) -> str:
    """All that is said of an action: its name, its tip, and the words of its id (*view*, *theme*)."""
    return " ".join((bare(row), row.tip_text(), row.id.replace(".", " ").replace("_", " ")))


def _bears(said: str, query: queries.Query) -> bool:
    there = fold(said).split()
    for term in query.terms:
        wanted: list[tuple[str, ...]] = [(word,) for word in term.words]
        if term.starts:
            wanted[-1] = tuple(dict.fromkeys((*term.starts, *beginnings(term.words[-1]))))
        ends = len(wanted) - 1 if term.starts else -1
        for i, words in enumerate(wanted):
            if not any(word.startswith(words) if i == ends else word in words for word in there):
                return False
    return True


def _whole(name: str, query: queries.Query) -> Literal["", "word", "first"]:
    """Is every typed word a whole one of a name (*word*), and its first one that carries a meaning among them (*first*)? Words that
    carry none are not enough, and what stands between quotation marks is looked for in texts.
    """
    there, typed = fold(name).split(), [word for term in query.terms for word in term.words]
    if not set(typed) <= set(there) or is_small(typed) or any(term.exact for term in query.terms):
        return ""
    return "first" if next(word for word in there if not is_small((word,))) in typed else "word"


def bare(row: ActionSpec) -> str:
    """The name of an action without the mark of the letter to press."""
    return row.text().replace("&", "").rstrip("…")


def cell_of(hit: Hit, board: Board) -> Place | None:
    """The cell of a debate in which a position or a passage stands; None where a passage stands in none."""
    if hit.kind == "position":
        return Place(hit.voice, hit.theme) if (hit.voice, hit.theme) in board.positions else None
    holding = [Place(p.voice, p.theme) for p in board.positions.values() if hit.id in p.quotations]
    own = Place(hit.voice, hit.theme)
    return own if own in holding else next(iter(holding), None)
