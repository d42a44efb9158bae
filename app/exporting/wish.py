"""What is to be exported, as the command line or the dialog says it, and the job that carries it to a maker."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.documents.looks import Paper
from app.documents.pandoc import Pandoc, Step, unwatched
from db.records import Board

View = Literal["panes", "timeline", "spectrum", "overview", "differences", "figures", "story", "glossary", "corrections"]
"""What is exported; the names are those of the command line."""

Layout = Literal["headings", "table"]

WHOLE = ("html", "json", "sicpack", "apkg")
"""Of the panes, these hold every debate where none is chosen."""

ONE_PACK = ("json", "sicpack")
"""Of these a file holds one pack: where no debate is chosen, all debates of that one."""

EVERYBODY = ("csv", "html", "bib", "ris")
"""These hold every voice where none is chosen; a paper holds those of the first comparison."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for, by name; ``asking.wish`` sees whether it is there.

    ``debate`` None is what the ending usually holds, and so are ``voices`` and ``themes`` None. Ids may stand in short.
    ``pack`` is the id of the one that is meant where a file holds a whole pack; empty is the first of the library.
    """

    form: str
    debate: str | None = None
    voices: tuple[str, ...] | None = None
    themes: tuple[str, ...] | None = None
    style: str = "chicago-notes"
    coding: bool = True
    turned: bool = False
    view: View = "panes"
    layout: Layout = "headings"
    paper: Paper = "a4"
    landscape: bool = False
    span: tuple[float, float] | None = None
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported: debates with their voices (ids) and themes (keys), and how.

    ``day`` is an ISO date, ``style`` the id of a citation style. ``span`` is a stretch of the timeline in decimal years,
    None the whole of it. ``layout``, ``paper`` and ``landscape`` speak to papers alone.
    """

    form: str
    boards: tuple[Board, ...]
    voices: tuple[tuple[str, ...], ...]
    themes: tuple[tuple[str, ...], ...]
    style: str
    coding: bool
    turned: bool
    day: str
    view: View = "panes"
    layout: Layout = "headings"
    paper: Paper = "a4"
    landscape: bool = False
    span: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A wish on its way: the file to write, a connection to the corpus, and the folders of the shipped pack, of the reader's own styles and of the library.

    A maker calls ``step(done, of)`` between pieces of work; it raises ``Stopped`` where the person cancelled. ``pandoc`` is
    the one to run, so that a cancel reaches it.
    """

    out: Path
    wish: Wish
    connection: sqlite3.Connection
    shipped: Path
    styles: Path | None = None
    library: Path | None = None
    step: Step = unwatched
    pandoc: Pandoc = field(default_factory=Pandoc)


Maker = Callable[[Job], dict[Path, bytes]]
"""Gives every file that belongs to an export, whole; nothing is written yet."""
