"""What the search box does: asks as somebody types, shows the side panel for what the arrows come to, opens what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, Slot

from app.core.blocks import pack_of
from app.state import theme as themes
from app.state.loading import Loading
from app.state.values import Look
from app.state.workspace import Detail, Place, Workspace
from app.ui.going import Going
from app.ui.siding import PREVIEWED
from app.ui.window import MainWindow
from db.records import Board

if TYPE_CHECKING:  # nothing of searching is loaded before somebody searches
    from app.core.finding_words import Row
    from app.state.searching import Searching
    from app.ui.search.box import SearchBox
    from db.records import Found, Hit

REST = 120
"""Milliseconds that the arrows must rest on a row before its page is shown beside the results."""


class Seeking(QObject):
    """Between the search box, the reader and the rest of the window. The box is built when it is asked for first.

    Signals: ``page_asked(str)``: a page of the side panel, as a link; ``action_asked(str)``: an action, by its id;
    ``passage_asked(str, object)``: a paragraph of the story, and marks for its words; ``covered(bool)``: the box has come, or gone.
    """

    page_asked = Signal(str)
    action_asked = Signal(str)
    passage_asked = Signal(str, object)
    covered = Signal(bool)

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading, going: Going) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading, self._going = window, workspace, loading, going
        self._searching: Searching | None = None
        self._box: SearchBox | None = None
        self._found: Found | None = None
        self._shown_for = ""
        self._before: Detail | None = None
        self._opened: Detail | None = None
        self._on_the_way: Hit | None = None
        self._preview = QTimer(self, singleShot=True, interval=REST)
        self._preview.timeout.connect(self._show_page)

    # -- the box ------------------------------------------------------------------------------------------------------

    @property
    def box(self) -> SearchBox:
        """The search box, built where it is not yet."""
        if self._box is None:
            from app.core import finding_line
            from app.state.searching import Searching
            from app.ui.search.box import SearchBox

            self._searching = Searching(self._loading.reader, self)
            self._searching.found.connect(self._show)
            self._box = SearchBox(self._window)
            self._box.set_syntax(finding_line.syntax(), finding_line.short_syntax())
            self._box.typed.connect(self.ask)
            self._box.stepped_on.connect(lambda _: self._preview.start())
            self._box.chosen.connect(self._choose)
            self._box.closed.connect(self.close)
            self._window.rooms.installEventFilter(self)
            self.show_look(self._workspace.look)
        return self._box

    @property
    def open_now(self) -> bool:
        """Is the box in view?"""
        return self._box is not None and self._box.isVisible()

    @property
    def settled(self) -> bool:
        """True where the last thing typed has its whole answer, and nothing is still to be shown."""
        return (not self.open_now or self._searching is None or self._searching.settled) and not self._preview.isActive() and self._on_the_way is None

    @Slot()
    def open(self, typed: str | None = None) -> None:
        """Show the box with what was typed in it last, or with these words."""
        box = self.box
        if not box.isVisible():
            self._before = self._workspace.detail
            self._place()
            box.show()
            box.raise_()
            self.covered.emit(True)
        if typed is not None and typed != box.line.text():
            box.line.setText(typed)  # asks by itself
        else:
            self.ask(box.line.text())
        box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.line.selectAll()

    @Slot()
    def close(self) -> bool:
        """Take the box away; the side panel is as it was before. False where there was none."""
        if not self.open_now:
            return False
        self._hide()
        self._mark_page(None)
        self._workspace.set_detail(self._before)
        self._window.to_middle()
        return True

    def _hide(self) -> None:
        self._preview.stop()
        self.box.hide()
        self.covered.emit(False)

    @Slot(object)
    def show_look(self, look: Look) -> None:
        """Another theme or text scale; with coding off the reasons of codes are not searched."""
        if self._box is not None:
            theme = themes.load_theme(themes.window_theme(look, *themes.system_choice()))
            self._box.set_look(theme, look.text_scale / 100)
            if self.open_now:
                self._place()
                self.ask(self._box.line.text())

    def _place(self) -> None:
        """The box lies over the middle, from the upper edge of the window's parts down; the side panel's place stays free, so that
        the box does not move when a preview opens it.
        """
        window, rooms, header = self._window, self._window.rooms, self._window.header
        width = rooms.width() - (0 if window.panel.isVisibleTo(window) else window.panel_width() + window.splitter.handleWidth())
        left = rooms.mapTo(self._window, rooms.rect().topLeft()).x()
        top = header.mapTo(self._window, header.rect().bottomLeft()).y() + 1
        self.box.place(QRect(left, top, width, self._window.height() - top))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The middle has another size: so may the box."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.open_now:
            QTimer.singleShot(0, self, self._place_again)
        return super().eventFilter(watched, event)

    @Slot()
    def _place_again(self) -> None:
        if self.open_now:
            self._place()

    # -- asking -------------------------------------------------------------------------------------------------------

    @Slot(str)
    def ask(self, typed: str) -> None:
        """Search for what is typed; nothing typed shows what can be. A library that is being made is searched once it is there."""
        self._preview.stop()
        if self._loading.board is None:
            self.box.set_rows((), self.tr("The library is being prepared; what you typed is looked for as soon as it is there."))
        elif self._searching is not None:
            self._searching.ask(typed, coding=self._workspace.look.coding)

    @Slot(object)
    def board_ready(self, _: Board) -> None:
        """A debate has been read: there is something to search, or what is possible has changed."""
        if self.open_now:
            self.ask(self.box.line.text())

    @Slot(object)
    def _show(self, found: Found) -> None:
        typed, again = self.box.line.text(), self._shown_for
        self._found, self._shown_for = found, typed
        if not self.open_now:
            return
        from app.core import finding_line, finding_words
        from app.state import searching

        possible = frozenset(name for name, action in self._window.actions_.items() if action.isEnabled())
        actions = searching.actions(typed, possible)
        rows = finding_words.rows(found, actions)
        status = ("" if actions else self.tr("Type a name, a word or a passage.")) if not found.typed.strip() else finding_line.summary(found, actions)
        self.box.set_rows(rows, status, again=again == typed)
        self._place()

    # -- what the arrows come to --------------------------------------------------------------------------------------

    @Slot()
    def _show_page(self) -> None:
        row = self.box.current() if self.open_now else None
        page = self._page(row.hit) if row is not None and row.hit is not None else None
        if row is not None:  # what has no page of its own leaves what was open before
            self._mark_page(page)
            self._workspace.set_detail(page or self._before)

    def _page(self, hit: Hit) -> Detail | None:
        """The page of the side panel that shows a hit; a withheld passage stands among the details of its voice alone."""
        if hit.quotation is not None and hit.quotation.withheld:
            return Detail("voice", hit.voice)
        kind = next((known for known in PREVIEWED if known == hit.kind), None)
        return Detail(kind, hit.id) if kind is not None else None

    def _mark_page(self, page: Detail | None) -> None:
        self._opened = page
        self._window.panel.set_marks(self._found.marks if page is not None and self._found is not None else None)

    @Slot(object)
    def detail_changed(self, detail: Detail | None) -> None:
        """Another page than the one that was found has no marks."""
        if self._opened is not None and detail != self._opened:
            self._mark_page(None)

    # -- opening ------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _choose(self, row: Row) -> None:
        self._hide()
        if row.action:
            self._workspace.set_detail(self._before)
            self._window.to_middle()
            self.action_asked.emit(row.action)
        elif row.hit is not None:
            self._open(row.hit)

    def _open(self, hit: Hit) -> None:
        withheld = hit.quotation is not None and bool(hit.quotation.withheld)
        if hit.kind in ("debate", "theme", "story", "position", "quotation") and not withheld:
            self._workspace.set_detail(self._before)
        if hit.kind == "debate":
            self._going.to_debate(hit.id)
        elif hit.kind == "story":
            if pack_of(self._workspace.debate) != pack_of(hit.id):
                self._workspace.set_debate(hit.debate)
            self.passage_asked.emit(hit.id, self._found.marks if self._found is not None else None)
        elif hit.kind in ("theme", "position", "quotation") and not withheld:
            self._on_the_way = hit
            self._going.to(hit.debate, Place(hit.voice, hit.theme))  # of a theme there is no voice
        else:
            if (page := self._page(hit)) is not None:
                self._show_beside(page)

    def _show_beside(self, page: Detail) -> None:
        self._mark_page(page)
        self.page_asked.emit(f"{page.kind}:{page.id}")
        self._window.panel.focus_text()

    @Slot(object)
    def arrived(self, place: Place) -> None:
        """The pane of a hit is in view: fold open what hides it, and mark the words. Without a cell its page is shown."""
        hit, board = self._on_the_way, self._loading.board
        if hit is None or board is None:
            return
        from app.state import searching

        if hit.kind == "theme":
            self._on_the_way = None
            if hit.theme not in self._workspace.orientations:
                self._workspace.toggle_orientation(hit.theme)
            if self._found is not None:
                self._window.board.hands.finding.look_for_marks(self._found.marks, Place("", hit.theme))
            return
        there = searching.cell_of(hit, board)
        if there is None:
            self._on_the_way = None
            if (page := self._page(hit)) is not None:
                self._show_beside(page)
            return
        if there != place:
            if there.voice in {voice.id for voice in board.voices}:
                self._on_the_way = hit
                self._going.to(board.debate.id, there)
            return
        self._on_the_way = None
        self._unfold(hit, there)
        QTimer.singleShot(0, self, lambda: self._mark_cells(there, hit.id if hit.kind == "quotation" else ""))

    def _unfold(self, hit: Hit, place: Place) -> None:
        look, opened = self._workspace.look, self._workspace.folds(place)
        if look.density == "headlines" and "text" not in opened:
            self._workspace.toggle_fold((place,), "text")
        if hit.kind == "quotation" and "quotations" not in opened and not self._carries(hit, place):
            self._workspace.toggle_fold((place,), "quotations")
        if hit.inside == "coding" and "reason" not in opened:
            self._workspace.toggle_fold((place,), "reason")

    def _carries(self, hit: Hit, place: Place) -> bool:
        """Does the cell show the passage as it is?"""
        return any(block.item == hit.id for block in self._window.board.layout_.model.cell(place).blocks)

    def _mark_cells(self, place: Place, item: str) -> None:
        finding, findbar = self._window.board.hands.finding, self._window.findbar
        self._window.board.show_place(place)
        if self._found is not None:
            from app.state import searching

            finding.look_for_marks(self._found.marks, place, item)
            if finding.count:
                findbar.show_words(searching.plain_words(self._found.typed))
                findbar.set_count(finding.now, finding.count)
                QTimer.singleShot(0, findbar, finding.reveal)  # the bar has taken some of the room
