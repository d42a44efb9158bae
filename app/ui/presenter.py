"""What follows from a change of the workspace for the whole window: the slots that ``wiring`` connects.

It holds no selection of its own. Where a slot needs records it takes the board that ``Loading`` read.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from app import NAME
from app.core import standing
from app.core.cells import FOLDS, Fold
from app.state import theme as themes
from app.state.loading import Loading, first_voices
from app.state.values import next_scale
from app.state.workspace import Look, Place, Workspace
from app.ui import menus
from app.ui.choosing import Choosing
from app.ui.parts.text import Type
from app.ui.siding import Siding
from app.ui.window import MainWindow
from db.records import Board, Debate


class Presenter(QObject):
    """Turns workspace changes into calls of ``set_…``, and what was pointed at into workspace changes."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading = window, workspace, loading
        self.remembered_voices: tuple[str, ...] = ()
        self.remembered_theme = ""
        self.side = Siding(window, workspace, loading)
        self.choosing = Choosing(window, workspace, loading)
        self._debates: tuple[Debate, ...] = ()
        self._filled = ""
        self._filling = False
        self._dressed: tuple[str, str, float] | None = None

    # -- records have come ------------------------------------------------------------------------------------------

    @Slot(object)
    def board_ready(self, board: Board) -> None:
        """The open debate has been read: choose panes, fill everything."""
        self._window.header.set_debates(self._debates or (board.debate,), board.debate.id)
        self._window.setWindowTitle(f"{board.debate.question} – {NAME}")
        menus.enable(self._window.actions_, board=True)
        self.choosing.fill_schools()
        if self._workspace.event_in_focus not in board.events:
            self._workspace.set_event("")
        voices, theme = self._workspace.left(board.debate.id)
        if self._filled in ("", board.debate.id):  # read again, or chosen before anything was read
            voices, theme = self._workspace.voices, ""
        self._filled = board.debate.id
        wanted = first_voices(board, voices or self.remembered_voices, self._workspace.voices)
        self.remembered_voices = ()  # of the debate with which the last run ended, and of no other
        keys = [t.key for t in board.themes]
        if self._workspace.theme not in keys or theme:
            self._filling = True  # the spectrum waits for the panes
            self._workspace.set_theme(next((key for key in (theme, self.remembered_theme) if key in keys), keys[0]))
            self._filling = False
        before, there = self._workspace.voices, self._workspace.theme
        self._workspace.set_voices(self.choosing.in_order(wanted))
        if self._workspace.voices == before:  # nobody has heard of anything new
            self.show_voices()
            self.show_spectrum()
        self._window.board.set_theme_in_view(self.remembered_theme or there)  # other panes begin at their top
        self.remembered_theme = ""
        self.choosing.keep_focus()
        self._window.actions_["debate.about"].setChecked("" in self._workspace.orientations)
        self.side.show_detail(self._workspace.detail)
        self._loading.load_detail(self._workspace.detail)  # what it says may hang on the debate

    @Slot(object)
    def terms_ready(self, board: Board) -> None:
        """The glossary has come: the panes mark its terms, and nothing else of them changes."""
        by_id = {voice.id: voice for voice in board.voices}
        self._window.board.set_board(board, tuple(by_id[v] for v in self._workspace.voices if v in by_id))

    @Slot(object)
    def debates_ready(self, debates: tuple[Debate, ...]) -> None:
        """Which debates there are has been read: the title becomes the chooser of them all."""
        self._debates = debates
        if self._loading.board is not None:
            self._window.header.set_debates(debates, self._loading.board.debate.id)
            self.show_spectrum()

    # -- the workspace has changed ----------------------------------------------------------------------------------

    @Slot()
    def show_voices(self) -> None:
        """Show the panes of the voices in the workspace."""
        board = self._loading.board
        if board is None:
            return
        by_id = {voice.id: voice for voice in board.voices}
        shown = tuple(by_id[v] for v in self._workspace.voices if v in by_id)
        self._window.board.set_empty_words(self.tr("No pane is open. Choose voices with Ctrl+P to set them side by side."))
        self._window.board.set_board(board, shown)
        finding, actions = self._window.board.hands.finding, self._window.actions_
        self._window.findbar.set_count(finding.now, finding.count)
        for name in ("voices.left", "voices.right", "voices.only_two"):
            actions[name].setEnabled(len(shown) > 1)
        actions["voices.back"].setEnabled(self._workspace.can_go_back)
        self.show_order()

    @Slot()
    def show_order(self) -> None:
        """Tick the order in force; while coding is off there is no other than by year."""
        for order in ("year", "name"):
            action = self._window.actions_[f"voices.by_{order}"]
            action.setChecked(self._workspace.order == order)
            action.setEnabled(self._loading.board is not None and (self._workspace.look.coding or order == "year"))

    @Slot()
    def show_spectrum(self) -> None:
        """Every voice on its step of the theme in view; nothing where coding is off, the debate has no axis, or room is scarce."""
        if self._filling:
            return
        board, look = self._loading.board, self._workspace.look
        shown, wanted = None, self._spectrum_wanted()
        self._window.actions_["view.spectrum"].setChecked(wanted)
        if board is not None and look.coding and wanted and self._workspace.view == "panes":
            shown = standing.spectrum(board, self._workspace.theme or board.themes[0].key, self._workspace.voices, turned=look.turned)
        self._window.spectrum.set_spectrum(shown)
        without_axis = self._workspace.view not in ("panes", "overview", "differences")
        self._window.header.set_spectrum_shown(shown is not None or without_axis)
        if board is not None:  # a theme may have an axis of its own
            self._window.header.set_axis(board.axis(self._workspace.theme))

    @Slot()
    def show_folds(self) -> None:
        """Open and close what the workspace says is folded open."""
        board = self._loading.board
        if board is None:
            return
        places = [Place(v.id, t.key) for v in board.voices for t in board.themes]
        folds = {p: self._workspace.folds(p) for p in places if self._workspace.folds(p)}
        self._window.board.set_folds(folds, self._workspace.orientations)  # type: ignore[arg-type]
        self._window.actions_["debate.about"].setChecked("" in self._workspace.orientations)

    def _spectrum_wanted(self) -> bool:
        return self._workspace.look.spectrum == "shown" or (self._workspace.look.spectrum == "auto" and not self._window.crowded)

    @Slot(object)
    def show_look(self, look: Look) -> None:
        """Theme, text scale, density, coding, axis: for the whole window at once."""
        scheme, contrast = themes.system_choice()
        theme = themes.load_theme(themes.window_theme(look, scheme, contrast))
        page = themes.load_theme(themes.page_theme(look, scheme, contrast))
        scale = look.text_scale / 100
        if (theme.name, page.name, scale) != self._dressed:  # to polish every widget anew costs more than all the rest
            self._dressed = (theme.name, page.name, scale)
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            app.setPalette(theme.palette())
            app.setFont(themes.font(scale))
            app.setStyleSheet(themes.style_sheet(theme, scale))
            own = themes.style_sheet(page, scale) + f"#board {{ background: {page.paper}; }}" if page.name != theme.name else ""
            self._window.board.setStyleSheet(own)  # its scroll bars lie on the page
            self._window.set_line_height(QFontMetricsF(themes.font(scale, "body")).height())
            self._window.panel.set_look(Type(page, scale))
            self._window.spectrum.set_look(theme, scale)
            self._window.timeline.set_look(theme, scale)
        self._window.header.set_look(theme, scale, turned=look.turned, coding=look.coding)
        self._window.board.set_look(look, page)
        actions = self._window.actions_
        actions["view.text"].setChecked(look.density == "text")
        actions["view.headlines"].setChecked(look.density == "headlines")
        actions["view.coding_off"].setChecked(not look.coding)
        actions["view.turn"].setChecked(look.turned)
        actions[f"view.theme_{look.theme}"].setChecked(True)
        actions["view.rows"].setChecked(look.arrangement == "rows")
        actions["view.light_page"].setChecked(look.light_page)
        self.choosing.order_for(coding=look.coding)
        self.show_order()
        self.show_spectrum()
        self.side.refresh()

    @Slot()
    def follow_system(self) -> None:
        """The system has changed its colours or its contrast."""
        self.show_look(self._workspace.look)

    # -- what was pointed at ----------------------------------------------------------------------------------------

    @Slot(object, str)
    def fold(self, place: Place, fold: str) -> None:
        """Open or close a fold in one cell; *all* stands for every fold that the cell has."""
        if fold == "all":
            self._fold_all((place,))
        else:
            self._workspace.toggle_fold((place,), fold)  # type: ignore[arg-type]

    @Slot(str)
    def fold_row(self, theme: str) -> None:
        """Open or close every fold of a whole row."""
        self._fold_all(tuple(Place(voice, theme) for voice in self._workspace.voices))

    def _fold_all(self, places: tuple[Place, ...]) -> None:
        folds: tuple[Fold, ...] = ("text",) if self._workspace.look.density == "headlines" else FOLDS
        opened = any(fold in self._workspace.folds(place) for place in places for fold in folds)
        for fold in folds:
            pending = tuple(p for p in places if (fold in self._workspace.folds(p)) == opened)
            self._workspace.toggle_fold(pending, fold)

    @Slot(str)
    def hover(self, link: str) -> None:
        """Say at the foot of the panes where a link leads."""
        kind = link.partition(":")[0]
        words = {
            "event": self.tr("Show the event: when, how it is read, who leans on it"),
            "work": self.tr("Show the work"),
            "quotation": self.tr("Show what was seen of this quotation"),
            "position": self.tr("Show how this was coded"),
            "voice": self.tr("Show the voice"),
            "term": self.tr("Show what the word means"),
            "fold": self.tr("Fold open or close"),
        }.get(kind, "")
        self._window.whisper.say(words)

    def scale(self, direction: int) -> None:
        """One step larger or smaller; 0 goes back to 100 %."""
        target = next_scale(self._workspace.look.text_scale, direction)
        self._workspace.set_look(text_scale=target)
        self._window.whisper.say(self.tr("Text at {percent} %").format(percent=target), 2000)

    def step_theme(self, direction: int) -> None:
        """Scroll to the next or the previous theme; the focus goes along, for what is out of view is not what a key is meant for."""
        board = self._loading.board
        if board is None:
            return
        keys = [t.key for t in board.themes]
        at = keys.index(self._workspace.theme) if self._workspace.theme in keys else 0
        to, focus = keys[max(0, min(len(keys) - 1, at + direction))], self._workspace.focus
        if focus.voice in self._workspace.voices:
            self._workspace.set_focus(Place(focus.voice, to))
        self._window.board.set_theme_in_view(to)

    def focus_pane(self, number: int) -> None:
        """Put the pane with this number (from 1) in focus, on the theme in view."""
        if number <= len(self._workspace.voices):
            self._window.board.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._workspace.set_focus(Place(self._workspace.voices[number - 1], self._workspace.theme))

    def close_topmost(self) -> None:
        """Escape: the find bar first, then a hint, the side panel, the event in focus, the brushed period, the message."""
        if self._window.findbar.isVisible():
            self.close_find()
        elif self._window.hint is not None and self._window.hint.isVisible():
            self._window.hint.dismiss()
        elif self._workspace.detail is not None:
            self._workspace.set_detail(None)
            self._window.to_middle()
        elif self._workspace.event_in_focus:
            self._workspace.set_event("")
        elif self._workspace.period is not None:
            self._workspace.set_period(None)
        elif self._workspace.view != "panes":
            self._workspace.set_view("panes")
        else:
            self._workspace.set_notice("")

    @Slot()
    def close_find(self) -> None:
        """Close the find bar and take its marks away."""
        self._window.findbar.hide()
        self._window.board.hands.finding.look_for("")
        self._window.to_middle()

    @Slot(str)
    def find(self, words: str) -> None:
        """Look for words in the open panes."""
        finding = self._window.board.hands.finding
        finding.look_for(words)
        self._window.findbar.set_count(finding.now, finding.count)

    @Slot(bool)
    def find_step(self, forward: bool) -> None:
        """Go to the next or the previous place."""
        finding = self._window.board.hands.finding
        finding.step(forward)
        self._window.findbar.set_count(finding.now, finding.count)

    def toggle_spectrum(self) -> None:
        """Show the spectrum, or leave it out, whatever room there is."""
        wanted = not self._spectrum_wanted()
        by_itself = not self._window.crowded
        self._workspace.set_look(spectrum="auto" if wanted == by_itself else "shown" if wanted else "hidden")

    def show_keys(self) -> None:
        """Every key on one sheet."""
        from app.ui.dialogs.keys import show_keys

        show_keys(self._window)
