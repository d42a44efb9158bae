"""What the reader has in front of them: the page of the side panel, the panes or a room. It is what the copying keys take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.core.blocks import pack_of
from app.state.loading import Loading
from app.state.workspace import Detail, Workspace
from app.ui.seeking import Seeking
from app.ui.siding import Siding
from app.ui.visiting import Visiting
from app.ui.window import MainWindow
from db.records import Board

if TYPE_CHECKING:
    from app.core.side_sources import Citable
    from app.core.sources import Source


@dataclass(frozen=True, slots=True)
class Faced:
    """Words to be copied (none: their citation alone) and where they come from, with the board that they belong to. ``left_out``: some
    that were chosen are not yet traced and not among them (METHOD 12).
    """

    board: Board
    words: str
    sources: tuple[Source, ...]
    left_out: bool = False


class Facing(QObject):
    """Tells what is to be copied, and selects all of it; where there is nothing it says why."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading, side: Siding, visiting: Visiting, seeking: Seeking) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading = window, workspace, loading
        self._side, self._visiting, self._seeking = side, visiting, seeking

    @property
    def panel(self) -> bool:
        """Is it the side panel: where the keyboard is in it, or a search shows what it found there?"""
        focus = QApplication.focusWidget()
        inside = focus is not None and self._window.panel.isAncestorOf(focus)
        return self._workspace.detail is not None and (inside or self._seeking.open_now)

    @property
    def panes(self) -> bool:
        """Is it the panes?"""
        return not self.panel and self._window.board.isVisibleTo(self._window)

    def select_all(self) -> None:
        """Select the words of the page, or of the cell in focus; a room selects for itself."""
        if self.panel:
            self._window.panel.select_all()
        elif self.panes:
            self._window.board.hands.select_all()

    def what(self) -> Faced | None:
        """Words and sources; None where nothing can be cited, once that has been said."""
        board, detail = self._loading.board, self._workspace.detail
        if board is None:
            return None
        if self.panel and detail is not None:
            return self._of_panel(board, detail)
        if self.panes:
            copied = self._window.board.hands.selected()
            return self.faced(board, copied.text, copied.items) if copied is not None and copied.text else self.nothing()
        return self._of_room(board)

    def faced(self, board: Board, words: str, items: tuple[str, ...], lines: tuple[str, ...] = ()) -> Faced | None:
        """Words with the sources of the items that they touch, else with the lines that say it, else as words of ours."""
        from app.core import sources  # nothing of citing is imported before something is cited

        found = sources.of_items(board, items) or tuple(sources.of_line(line, board) for line in lines) or ((sources.of_pack(board),) if words else ())
        return Faced(board, words, found) if found else self.nothing()

    def _of_room(self, board: Board) -> Faced | None:
        """What stands in focus in the room in view: words and ids of what they come from (``citable``), or lines that say it
        (``citable_lines``).
        """
        room = self._visiting.room(self._workspace.view)
        asked = getattr(room.widget, "citable", None) if room is not None else None
        told = getattr(room.widget, "citable_lines", None) if room is not None else None
        words, items = asked() if asked is not None else ("", ())
        words, lines = told() if told is not None else (words, ())
        return self.faced(board, words, items, lines) if words else self.nothing()

    def _of_panel(self, here: Board, detail: Detail) -> Faced | None:
        """What is chosen on the page, else its entry; a withheld passage is none (METHOD 12)."""
        from app.core import side_sources

        board, prefix = self._side.board() or here, pack_of(detail.id)
        own = board.pack if prefix in ("", board.pack.id + "/") else self._loading.packs.get(prefix.removesuffix("/"))
        page = side_sources.Shown(detail.kind, detail.id, self._side.record, board, own, self._window.panel.blocks)
        chosen = self._window.panel.chosen()
        found: Citable = side_sources.of_chosen(page, chosen) if chosen else side_sources.of_page(page)
        if found.sources and self._side.there:
            return Faced(board, found.words, found.sources, found.withheld)
        if not found.withheld:
            return self.nothing()
        self._window.whisper.say(self.tr("These words are not yet traced, so they are not copied as a quotation"), 4000)
        return None

    def nothing(self) -> Faced | None:
        """Say that nothing can be cited here."""
        self._window.whisper.say(self.tr("There is no source here to cite"), 4000)
        return None
