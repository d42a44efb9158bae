"""From what is selected to the records that show it: hears the workspace, asks the reader, says what is ready."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core import naming, ordering
from app.state.reader import Reader
from app.state.values import Detail, DetailKind
from app.state.workspace import Workspace
from db import reads
from db.records import Board, Chronicle

if TYPE_CHECKING:
    from db.records import Figures, Library, Pack


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a library where it was read: ``asked`` says what for, ``page`` is the value itself."""

    asked: object
    page: object


class Loading(QObject):
    """Fetches what the views need.

    Signals: ``debates_ready(tuple)``, ``board_ready(Board)``, ``chronicle_ready(Chronicle)``,
    ``detail_ready(Detail, record)``, ``figures_ready(Figures, Room)``, ``library_ready(Made)`` a page of the reading room,
    ``criticisms_ready(tuple)``, ``terms_ready(Board)`` (the open board once more, with its glossary).
    """

    debates_ready = Signal(object)
    board_ready = Signal(object)
    chronicle_ready = Signal(object)
    detail_ready = Signal(object, object)
    figures_ready = Signal(object, object)
    library_ready = Signal(object)
    criticisms_ready = Signal(object)
    terms_ready = Signal(object)

    def __init__(self, workspace: Workspace, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reader = reader
        self.board: Board | None = None
        self.packs: dict[str, Pack] = {}
        """All packs by id: words of ours are cited to the one that they stand in."""
        self.chronicle: Chronicle | None = None
        self.figures: Figures | None = None
        self.library: Library | None = None
        self.editions = 0
        """How often another corpus came to count: a page of an earlier one is out of date."""

    @property
    def reader(self) -> Reader:
        """The one way to read."""
        return self._reader

    @Slot()
    def load_debates(self) -> None:
        """Fetch which debates there are, for the chooser."""
        self._reader.ask(lambda db: tuple(map(naming.asked, reads.debates(db))), self.debates_ready.emit, owner=self, lane="debates")

    @Slot(str)
    def load_board(self, debate: str) -> None:
        """Fetch the open debate."""
        if debate:
            self._reader.ask(lambda db: warmed(reads.board(db, debate)), self._board_read, owner=self, lane="board")
            self.load_chronicle(debate)

    def load_terms(self) -> None:
        """Fetch the glossary for a board that was shown without it."""
        if self.board is not None and not self.board.terms:
            board = self.board
            pack = board.pack.id
            self._reader.ask(lambda db: warmed(replace(board, terms=reads.glossary(db, pack))), self._terms_read, owner=self, lane="terms")

    def _terms_read(self, board: Board) -> None:
        if self.board is not None and self.board.debate == board.debate and board.terms:
            self.board = board
            self.terms_ready.emit(board)

    def load_chronicle(self, debate: str) -> None:
        """Fetch what happened and what was written, for the timeline of a debate."""
        self._reader.ask(lambda db: reads.chronicle(db, debate), self._chronicle_read, owner=self, lane="chronicle")

    def load_figures(self) -> None:
        """Fetch all estimates and polls, and how they stand in their room, which takes too long for the thread of the window."""
        from app.core.figures import room
        from app.core.figures_comments import comments_of
        from db import pages

        def read(db: sqlite3.Connection) -> tuple[Figures, object]:
            figures = pages.figures(db)
            asked = dict.fromkeys(poll.debate for poll in figures.polls if poll.debate in figures.debates)
            said = [quotation for debate in asked for quotation in comments_of(reads.board(db, debate, terms=False))]
            return figures, room(figures, said)

        self._reader.ask(read, self._figures_read, owner=self, lane="figures")

    def _figures_read(self, found: tuple[Figures, object]) -> None:
        self.figures = found[0]
        self.figures_ready.emit(*found)

    def load_criticisms(self, voice: str) -> None:
        """Fetch criticism and support in which a voice stands on either side."""
        self._reader.ask(lambda db: reads.criticisms(db, voice), self.criticisms_ready.emit, owner=self, lane="criticisms")

    def load_page(self, pack: str, asked: object, make: Callable[[Library], object]) -> None:
        """Make a page of glossary, corrections and story of a pack (by its id), which takes too long for the thread of the window.

        ``make`` is called on the reader's thread and must not touch widgets; the newest page that was asked for wins. What
        was read is kept for the next page.
        """
        from db import pages  # not before the first paint: nor are the records that they fill

        known = self.library if self.library is not None and self.library.pack.id == pack else None

        def read(db: sqlite3.Connection) -> tuple[Library, Made]:
            library = pages.library(db, pack) if known is None else known
            return library, Made(asked, make(library))

        edition = self.editions
        self._reader.ask(read, lambda found: self._page_made(edition, *found), owner=self, lane="library")

    def _page_made(self, edition: int, library: Library, made: Made) -> None:
        if edition == self.editions:
            self.library = library
            self.library_ready.emit(made)

    def forget_pages(self) -> None:
        """Another corpus counts: figures and reading pages are read again when they are next asked for."""
        self.figures, self.library, self.packs = None, None, {}
        self.editions += 1

    def _chronicle_read(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        self.chronicle_ready.emit(chronicle)

    def take_board(self, board: Board) -> None:
        """Take a board that was read before the window was painted."""
        self._board_read(board)

    def _board_read(self, board: Board) -> None:
        self.board = board = naming.for_panes(board)
        self.board_ready.emit(board)

    @Slot(object)
    def load_detail(self, detail: Detail | None) -> None:
        """Fetch what the side panel shows; None needs nothing."""
        if detail is not None:
            here, known, edition = self.board, self.packs, self.editions

            def read(db: sqlite3.Connection) -> tuple[object, dict[str, Pack]]:
                return read_detail(db, detail, here), known or read_packs(db)

            self._reader.ask(read, lambda found: self._detail_read(edition, detail, *found), owner=self, lane="detail")

    def _detail_read(self, edition: int, detail: Detail, record: object, packs: dict[str, Pack]) -> None:
        if edition == self.editions:
            self.packs = packs
        self.detail_ready.emit(detail, record)


def read_packs(db: sqlite3.Connection) -> dict[str, Pack]:
    """All packs by id: a page may be of another one than the open debate."""
    from db import pages

    return pages.packs(db)


def read_detail(db: sqlite3.Connection, detail: Detail, here: Board | None = None) -> object:
    """The record behind a detail, or None for what the open board (``here``) already carries.

    A passage, a position, a theme or the question of another debate comes with the board of that debate. Raises KeyError for an
    unknown id.
    """
    from db import pages

    if detail.kind in ("quotation", "position", "theme", "debate"):
        debate = reads.debate_of(db, detail.kind, detail.id)
        carried = here is not None and (here.debate.id == debate or detail.id in here.quotations)
        return None if carried or here is None else naming.for_panes(reads.board(db, debate))
    read: dict[DetailKind, Callable[[sqlite3.Connection, str], object]] = {
        "voice": reads.voice_details,
        "event": reads.event_details,
        "work": reads.work_details,
        "school": reads.school_details,
        "publication": reads.publication_details,
        "correction": reads.correction_details,
        "criticism": reads.criticism_details,
        "term": pages.term_details,
        "estimate": pages.estimate_details,
        "poll": pages.poll_details,
        "story": pages.story,
    }
    ask = read.get(detail.kind)
    return ask(db, detail.id) if ask is not None else None


def warmed(board: Board) -> Board:
    """The board, once what finds its terms has been made: that takes longer than the thread of the window should wait."""
    from app.core import terming

    terming.finder(board.terms, board.debate.question)
    return board


def first_voices(board: Board, remembered: tuple[str, ...], kept: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Which panes to open: those remembered for this debate that still exist; else those ``kept`` from another debate that
    speak here too, and beside them the debate's first comparison, by year.
    """
    known = {voice.id for voice in ordering.with_pane(board.voices)}
    if again := tuple(voice for voice in remembered if voice in known):
        return again
    wanted = {voice for voice in kept if voice in known} | set(board.debate.presets)
    chosen = [voice for voice in board.voices if voice.id in wanted]
    return tuple(voice.id for voice in ordering.by_year(chosen))
