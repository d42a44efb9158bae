"""What the side panel shows: a detail of the workspace, with the record that was read for it, as a page of blocks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot

from app.core.cells import Block
from app.state.loading import Loading
from app.state.values import Detail, DetailKind
from app.state.workspace import Workspace
from app.ui.window import MainWindow
from db import records
from db.records import Board

PAGES: tuple[DetailKind, ...] = (
    "voice", "event", "work", "school", "position", "quotation", "publication", "correction", "criticism", "term", "estimate", "poll", "coding",
    "absent",
)  # fmt: skip
"""Kinds of pages that a link of our own scheme (``kind:id``) opens."""

PREVIEWED: tuple[DetailKind, ...] = (*PAGES, "debate", "theme", "story")
"""Kinds of pages that the search shows; links to the last three lead to places of the window instead."""


class Siding(QObject):
    """Opens, fills and closes the side panel, and follows links. Signals: ``only_asked(tuple)``: just these panes were asked
    for; ``debate_asked(debate, voice)``: a debate was asked for, with the pane of a voice where one is named;
    ``corrections_asked(debate)``: what is corrected in the article on its question; ``theme_asked(str)``: a theme by its id.
    """

    only_asked = Signal(object)
    debate_asked = Signal(str, str)
    corrections_asked = Signal(str)
    theme_asked = Signal(str)

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading = window, workspace, loading
        self._record: object = None
        self._awaited = False
        self._filled: Detail | None = None

    @Slot(object, object)
    def detail_ready(self, detail: Detail, record: object) -> None:
        """What the side panel shows has been read."""
        if detail == self._workspace.detail:
            self._record, self._awaited = record, False
            self._fill_panel(detail, record)

    @property
    def settled(self) -> bool:
        """True where the open page was written from what was last read for it; also where no page is open."""
        return not self._awaited

    @property
    def there(self) -> bool:
        """Does the page that is asked for stand there, and not the one before it while its record is being read?"""
        return self._filled is not None and self._filled == self._workspace.detail

    @property
    def record(self) -> object:
        """What was read for the open page; None where nothing was."""
        return self._record

    def board(self) -> Board | None:
        """The board that the open page belongs to: the one read for it, where it is of another debate, else the open one."""
        return self._record if isinstance(self._record, Board) else self._loading.board

    def refresh(self) -> None:
        """Write the open page anew: the look or the board is another one."""
        if self._workspace.detail is not None:
            self._fill_panel(self._workspace.detail, self._record)

    @Slot(object)
    def show_detail(self, detail: Detail | None) -> None:
        """Open the side panel for this detail; those that the board carries need not be read."""
        self._record, self._awaited, self._filled = None, detail is not None, None
        self._window.open_panel(detail is not None)
        if detail is not None:
            self._fill_panel(detail, None)

    def _fill_panel(self, detail: Detail, record: object) -> None:
        blocks = tuple(self._blocks(detail, record))
        if blocks:
            self._filled = detail
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
            "publication": self.tr("Publication"),
            "correction": self.tr("Correction"),
            "criticism": self.tr("Criticism"),
            "term": self.tr("Term"),
            "estimate": self.tr("Figure"),
            "poll": self.tr("Poll"),
            "debate": self.tr("Debate"),
            "theme": self.tr("Theme"),
            "story": self.tr("Story"),
        }.get(detail.kind, self.tr("This debate"))

    def _blocks(self, detail: Detail, record: object) -> tuple[Block, ...]:
        board, look = self._loading.board, self._workspace.look
        if isinstance(record, Board):  # of another debate
            return tuple(board_page(detail, record, coding=look.coding, turned=look.turned))
        if record is not None:
            return tuple(read_page(record, board, coding=look.coding, turned=look.turned, own=detail.id))
        return tuple(board_page(detail, board, coding=look.coding, turned=look.turned)) if board is not None else ()

    @Slot(str)
    def follow(self, link: str) -> None:
        """Follow a link of our own scheme; anything else is shown and opened only after the reader says so.

        ``event:ID`` also puts the event in focus, ``mark:ID`` does nothing else, ``only:ID,ID`` leaves just these panes open,
        ``debate:ID@VOICE`` opens a debate with the pane of a voice, ``corrections:ID`` the page of corrections of a debate,
        ``theme:KEY`` a theme of the open debate among the panes, ``period:ID`` the timeline on those years.
        """
        kind, _, identifier = link.partition(":")
        page = next((known for known in PAGES if known == kind), None)
        if page is not None:
            self._workspace.set_detail(Detail(page, identifier))
        if kind in ("event", "mark"):
            self._workspace.set_event(identifier)
        elif kind == "only" and identifier:
            self.only_asked.emit(tuple(identifier.split(",")))
        elif kind == "corrections":
            self.corrections_asked.emit(identifier)
        elif kind == "debate":
            debate, _, voice = identifier.partition("@")
            self.debate_asked.emit(debate, voice)
        elif kind == "period":
            self._show_period(identifier)
        elif kind == "theme":
            self.theme_asked.emit(identifier)
        elif kind in ("http", "https"):
            from app.ui.dialogs.weblink import ask_and_open

            ask_and_open(link, self._window)


    def _show_period(self, identifier: str) -> None:
        """The timeline, open, on the years of a period, with some air on either side."""
        chronicle = self._loading.chronicle
        period = next((p for p in chronicle.periods if p.id == identifier), None) if chronicle is not None else None
        if period is not None:
            air = max(0.5, (period.latest - period.earliest) * 0.15)
            self._workspace.set_timing(folded=False, face="plot", span=(period.earliest - air, period.latest + air))


def read_page(record: object, board: Board | None, *, coding: bool, turned: bool = False, own: str = "") -> Iterable[Block]:
    """The page of a record that was read for the side panel; empty for a record that has none. ``own``: what of a whole story is asked for."""
    from app.core import side_events, side_figures, side_questions, side_records, side_terms, side_works, sides  # no page is open before the first paint

    match record:
        case records.VoiceDetails():
            return sides.voice_side(record, board, coding=coding, turned=turned)
        case records.EventDetails():
            return side_events.event_side(record, board, coding=coding, turned=turned)
        case records.WorkDetails():
            return side_works.work_side(record, board, coding=coding)
        case records.SchoolDetails():
            return side_works.school_side(record)
        case records.PublicationDetails():
            return side_works.publication_side(record, board, coding=coding)
        case records.CorrectionDetails():
            return side_records.correction_side(record, board)
        case records.CriticismDetails():
            return side_records.criticism_side(record, board)
        case records.TermDetails():
            return side_terms.term_side(record)
        case records.EstimateDetails():
            return side_figures.estimate_side(record)
        case records.PollDetails():
            return side_figures.poll_side(record)
        case records.Library():
            return side_questions.story_side(own, record)
    return ()


def board_page(detail: Detail, board: Board, *, coding: bool, turned: bool = False) -> Iterable[Block]:
    """A page for which nothing need be read, because the board carries it; empty where it does not."""
    from app.core import accounts, side_questions, sides

    match detail.kind:
        case "debate" if detail.id == board.debate.id:
            return side_questions.debate_side(board)
        case "theme":
            return side_questions.theme_side(detail.id, board, coding=coding, turned=turned)
        case "coding":
            return accounts.coding_side(board)
        case "absent":
            return accounts.absent_side(board)
        case "quotation" if detail.id in board.quotations:
            return sides.quotation_side(board.quotations[detail.id], board)
        case "position":
            found = next((p for p in board.positions.values() if p.id == detail.id), None)
            return sides.position_side(found, board, coding=coding, turned=turned) if found else ()
    return ()
