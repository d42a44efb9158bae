"""Where the mistakes of a pack are gathered while it is read, and what is remembered to say where each stands."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from db.errors import PackProblem
from db.packs.limits import LIMITS, Limits

Place = tuple[str, str]
"""A file of the pack and a path inside it: ``("continuity/kotkin.toml", "positions[3]")``."""


class Collector:
    """Gathers mistakes, up to a number beyond which nobody reads on, and remembers where every item stands.

    ``marks`` tells the place of a plain table by its ``id()``, ``places`` that of a finished item; both hold only while
    the document is being read. ``lost`` has the ids of items that were refused: what refers to them is no mistake.
    ``unread`` has the kinds of which a whole file could not be read.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self.problems: list[PackProblem] = []
        self.marks: dict[int, Place] = {}
        self.places: dict[int, Place] = {}
        self.lost: dict[str, set[str]] = {}
        self.unread: set[str] = set()

    def add(self, file: str, path: str, says: str) -> None:
        """Note one mistake. Names come from the pack, so they are cut and freed of what can't be printed."""
        if len(self.problems) < self.limits.problems:
            self.problems.append(PackProblem(_printable(file), _printable(path), _printable(says, 2_000)))

    def place(self, item: object, otherwise: Place) -> Place:
        """Where a plain table stands."""
        return self.marks.get(id(item), otherwise)


def _printable(text: str, most: int = 300) -> str:
    cut = text if len(text) <= most else text[:most] + "…"
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in cut)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or empty. A very long word is not compared, because that takes long."""
    near = difflib.get_close_matches(word, sorted(known), 1) if len(word) <= 100 else []
    return near[0] if near else ""
