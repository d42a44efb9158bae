"""From what is selected to the records that show it: hears the workspace, asks the reader, says what is ready."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from app.core import ordering
from app.state.reader import Reader
from app.state.values import Detail, DetailKind
from app.state.workspace import Workspace
from db import reads
from db.records import Board, Chronicle


class Loading(QObject):
    """Fetches what the views need.

    Signals: ``debates_ready(tuple)``, ``board_ready(Board)``, ``chronicle_ready(Chronicle)``,
    ``detail_ready(Detail, record)``.
    """

    debates_ready = Signal(object)
    board_ready = Signal(object)
    chronicle_ready = Signal(object)
    detail_ready = Signal(object, object)

    def __init__(self, workspace: Workspace, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reader = reader
        self.board: Board | None = None
        self.chronicle: Chronicle | None = None

    @Slot()
    def load_debates(self) -> None:
        """Fetch which debates there are, for the chooser."""
        self._reader.ask(reads.debates, self.debates_ready.emit, owner=self, lane="debates")

    @Slot(str)
    def load_board(self, debate: str) -> None:
        """Fetch the open debate."""
        if debate:
            self._reader.ask(lambda db: reads.board(db, debate), self._board_read, owner=self, lane="board")
            self.load_chronicle(debate)

    def load_chronicle(self, debate: str) -> None:
        """Fetch what happened and what was written, for the timeline of a debate."""
        self._reader.ask(lambda db: reads.chronicle(db, debate), self._chronicle_read, owner=self, lane="chronicle")

    def _chronicle_read(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        self.chronicle_ready.emit(chronicle)

    def take_board(self, board: Board) -> None:
        """Take a board that was read before the window was painted."""
        self._board_read(board)

    def _board_read(self, board: Board) -> None:
        self.board = board
        self.board_ready.emit(board)

    @Slot(object)
    def load_detail(self, detail: Detail | None) -> None:
        """Fetch what the side panel shows; None needs nothing."""
        if detail is not None:
            self._reader.ask(lambda db: read_detail(db, detail), lambda record: self.detail_ready.emit(detail, record), owner=self, lane="detail")


def read_detail(db: sqlite3.Connection, detail: Detail) -> object:
    """The record behind a detail, or None for the kinds that the board already carries."""
    read: dict[DetailKind, Callable[[sqlite3.Connection, str], object]] = {
        "voice": reads.voice_details,
        "event": reads.event_details,
        "work": reads.work_details,
        "school": reads.school_details,
        "publication": reads.publication_details,
        "correction": reads.correction_details,
        "criticism": reads.criticism_details,
    }
    ask = read.get(detail.kind)
    return ask(db, detail.id) if ask is not None else None


def first_voices(board: Board, remembered: tuple[str, ...]) -> tuple[str, ...]:
    """Which panes to open: those remembered that still exist, else the debate's first comparison, by year."""
    known = {voice.id for voice in ordering.with_pane(board.voices)}
    kept = tuple(voice for voice in remembered if voice in known)
    if kept:
        return kept
    chosen = [voice for voice in board.voices if voice.id in board.debate.presets]
    return tuple(voice.id for voice in ordering.by_year(chosen))
