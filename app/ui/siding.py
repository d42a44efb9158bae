"""What the side panel shows: a detail of the workspace, with the record that was read for it, as a page of blocks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from app.core import accounts, sides
from app.core.cells import Block
from app.state.loading import Loading
from app.state.workspace import Detail, Workspace
from app.ui.window import MainWindow
from db.records import EventDetails, SchoolDetails, VoiceDetails, WorkDetails


class Siding(QObject):
    """Opens, fills and closes the side panel, and follows links."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading = window, workspace, loading
        self._record: object = None

    @Slot(object, object)
    def detail_ready(self, detail: Detail, record: object) -> None:
        """What the side panel shows has been read."""
        if detail == self._workspace.detail:
            self._record = record
            self._fill_panel(detail, record)

    def refresh(self) -> None:
        """Write the open page anew: the look or the board is another one."""
        if self._workspace.detail is not None:
            self._fill_panel(self._workspace.detail, self._record)

    @Slot(object)
    def show_detail(self, detail: Detail | None) -> None:
        """Open the side panel for this detail; those that the board carries need not be read."""
        self._record = None
        self._window.open_panel(detail is not None)
        if detail is not None:
            self._fill_panel(detail, None)

    def _fill_panel(self, detail: Detail, record: object) -> None:
        blocks = tuple(self._blocks(detail, record))
        if blocks:
            self._window.panel.set_blocks(self.panel_heading(detail), blocks)

    def panel_heading(self, detail: Detail) -> str:
        """The small heading of the side panel."""
        return {
            "voice": self.tr("Voice"),
            "event": self.tr("Event"),
            "work": self.tr("Work"),
            "school": self.tr("School"),
            "position": self.tr("Position"),
            "quotation": self.tr("Quotation"),
        }.get(detail.kind, self.tr("This debate"))

    def _blocks(self, detail: Detail, record: object) -> tuple[Block, ...]:
        board, coding = self._loading.board, self._workspace.look.coding
        if isinstance(record, VoiceDetails):
            return tuple(sides.voice_side(record, board, coding=coding))
        if isinstance(record, EventDetails):
            return tuple(sides.event_side(record))
        if isinstance(record, WorkDetails):
            return tuple(sides.work_side(record, board))
        if isinstance(record, SchoolDetails):
            return tuple(sides.school_side(record))
        if board is None:
            return ()
        if detail.kind == "coding":
            return tuple(accounts.coding_side(board))
        if detail.kind == "absent":
            return tuple(accounts.absent_side(board))
        if detail.kind == "quotation" and detail.id in board.quotations:
            return tuple(sides.quotation_side(board.quotations[detail.id], board))
        if detail.kind == "position":
            found = next((p for p in board.positions.values() if p.id == detail.id), None)
            return tuple(sides.position_side(found, board, coding=coding)) if found else ()
        return ()

    @Slot(str)
    def follow(self, link: str) -> None:
        """Follow a link of our own scheme; anything else is shown and opened only after the reader says so."""
        kind, _, identifier = link.partition(":")
        if kind in ("voice", "event", "work", "school", "position", "quotation", "coding", "absent"):
            self._workspace.set_detail(Detail(kind, identifier))  # type: ignore[arg-type]
        elif kind in ("http", "https"):
            from app.ui.dialogs.weblink import ask_and_open

            ask_and_open(link, self._window)
