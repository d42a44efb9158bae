"""The overview of a debate: tools, the matrix, who is nearest, what is pointed at, and the legend."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core import marks, overview_options, overview_words
from app.core.overview import Overview, overview, short_names
from app.core.overview_options import Options
from app.state.theme import Theme, font, load_theme
from app.ui.overview import saying
from app.ui.overview.area import MatrixArea
from app.ui.overview.legend import Legend
from app.ui.overview.nearlist import NearList
from app.ui.overview.picture import Box
from app.ui.overview.reading import MeasurePage, ReadingLine
from app.ui.overview.tools import ToolRow
from app.ui.parts.small import plain_label
from db.records import Board


class OverviewView(QWidget):
    """Themes × voices of one debate. Takes records, look and options in; says what was pointed at.

    Signals: ``place_asked(str, str)`` (voice and theme: open the panes there), ``voice_asked(str)`` (its details),
    ``theme_asked(str)``, ``pair_asked(str, str)`` (two voices to compare), ``coding_asked(str)`` (a position's id: how it was
    coded), ``options_changed(Options)`` (order and filters, when the reader changes them; they are shown at once),
    ``cite_asked(bool)``: the cell in focus in the style, with True its citation alone.
    """

    place_asked = Signal(str, str)
    voice_asked = Signal(str)
    theme_asked = Signal(str)
    pair_asked = Signal(str, str)
    coding_asked = Signal(str)
    cite_asked = Signal(bool)
    options_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview")
        self.theme = load_theme("light")
        self._scale, self._coding, self._turned = 1.0, True, False
        self._board: Board | None = None
        self._shown: tuple[str, ...] = ()
        self._options = Options()
        self._picked = ""
        self.contents: Overview | None = None
        self.tools, self.area, self.near, self.reading, self.legend = ToolRow(), MatrixArea(), NearList(), ReadingLine(), Legend()
        self.measures = MeasurePage(self)
        self._place()
        self.setFocusProxy(self.area)  # who comes here by a key walks at once
        self.tools.options_asked.connect(self._change)
        self.tools.measures_asked.connect(self.show_measures)
        self.area.box_chosen.connect(self._choose)
        self.area.voice_picked.connect(self._pick)
        self.area.box_pointed.connect(self._point)
        self.area.menu_asked.connect(self._open_menu)
        self.area.details_asked.connect(self._details)
        self.area.let_go.connect(lambda: self._set_picked(""))
        self.near.voice_chosen.connect(lambda voice: self.pair_asked.emit(self._options.near, voice))
        self.near.closed.connect(lambda: self._change(replace(self._options, order="year", near="")))
        self.clear.clicked.connect(lambda: self._change(self._options.cleared()))

    def _place(self) -> None:
        """Tools on top; the matrix with the list beside it, or the sentence that nothing is left; the foot."""
        self.message = plain_label("message")
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear = QPushButton(self.tr("Clear the filters"))
        self._nothing = QWidget()
        empty = QVBoxLayout(self._nothing)
        empty.addStretch(2)
        empty.addWidget(self.message)
        empty.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignCenter)
        empty.addStretch(3)
        self._full = QWidget()
        beside = QHBoxLayout(self._full)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.area, 1)
        beside.addWidget(self.near)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._full)
        self.pages.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tools, self.pages, self.reading, self.legend):
            column.addWidget(part, 1 if part is self.pages else 0)

    # -- in -------------------------------------------------------------------------------------------------------------

    def set_board(self, board: Board | None, shown: tuple[str, ...] | None = None) -> None:
        """Show a debate; what was chosen and it does not have (a voice, a school) is let go. ``shown``: as in ``set_shown``."""
        self._shown = self._shown if shown is None else shown
        if board is not None and (self._board is None or board.debate.id != self._board.debate.id):
            self._options = overview_options.let_go(board, self._options)
            self._picked = ""
        self._board = board
        self._redo()

    def set_look(self, theme: Theme, scale: float, *, coding: bool = True, turned: bool = False) -> None:
        """Theme, text scale (1.0 at 100 %), whether codings are on (METHOD 18), whether the axis is turned (METHOD 19)."""
        self.theme, self._scale, self._coding, self._turned = theme, scale, coding, turned
        self.tools.set_scale(scale)
        self.area.set_look(theme, scale)
        self.near.set_scale(scale)
        self.legend.set_look(theme, scale)
        for label in (self.reading, self.message, self.clear):
            label.setFont(font(scale, "small" if label is self.reading else "normal"))
        self.measures.words.setFont(font(scale))
        self._redo()

    def set_shown(self, voices: tuple[str, ...]) -> None:
        """The voices (by id) whose panes are open: they are marked in their heads."""
        if voices != self._shown:
            self._shown = voices
            self._redo()

    def set_options(self, options: Options) -> None:
        """Order, layout and filters."""
        if options != self._options:
            self._options = options
            self._redo()

    @property
    def options(self) -> Options:
        """Order, layout and filters as the reader chose them."""
        return self._options

    def citable(self) -> tuple[str, tuple[str, ...]]:
        """The headline of the position in focus, which is ours (METHOD 14), and its id; nothing at a head or where nothing was found."""
        box = self.area.held()
        position = self._board.positions.get((box.voice, box.theme)) if self._board is not None and box is not None and box.kind == "cell" else None
        return (marks.plain(position.headline), (position.id,)) if position is not None and position.headline else ("", ())

    def _redo(self) -> None:
        """Everything that is shown, from records, look and options."""
        board = self._board
        found = overview(board, self._options, coding=self._coding, turned=self._turned, shown=self._shown) if board is not None else None
        self.contents = found
        options = found.options if found is not None else self._options
        self.tools.set_board(
            board, options, coding=self._coding, as_rows=found is not None and found.voices_as_rows, count=overview_words.count_words(found) if found is not None else ""
        )
        self.pages.setCurrentWidget(self._nothing if found is None or found.empty else self._full)
        self.message.setText(self._nothing_words())
        self.clear.setVisible(found is not None and bool(options.filtered))
        self.near.set_near(found.near_name if found is not None else "", found.near if found is not None else (), self._names())
        self.legend.set_overview(found if found is not None and not found.empty else None)
        self._fit()
        self.area.set_overview(found)
        self.area.set_chosen(frozenset({self._picked} - {""}))
        self._point(self.area.held() if self.area.hasFocus() else None)

    def _names(self) -> dict[str, str]:
        """Full names by id."""
        return {v.id: v.name for v in self._board.voices} if self._board is not None else {}

    def _nothing_words(self) -> str:
        if self._board is None:
            return self.tr("No debate is open.")
        return self.tr("No voice of this debate passes the filters.") if self._options.filtered else self.tr("This debate has no voices.")

    # -- what the reader does -------------------------------------------------------------------------------------------

    def _change(self, options: Options) -> None:
        """Other options; what coding off only sets aside is not lost by another choice."""
        if not self._coding and self._board is not None:
            kept = self._options
            order = kept.order if options.order == "year" and kept.order in ("likeness", "nearest") else options.order
            options = replace(options, order=order, near=kept.near if order == "nearest" else "", contested_first=kept.contested_first)
        if options != self._options:
            self._options = options
            self._redo()
            self.options_changed.emit(options)

    def _choose(self, box: Box) -> None:
        """A click or Enter."""
        if box.kind == "cell":
            self.place_asked.emit(box.voice, box.theme)
        elif box.kind == "voice":
            self.voice_asked.emit(box.voice)
        else:
            self.theme_asked.emit(box.theme)

    def _details(self, box: Box) -> None:
        if box.voice:
            self.voice_asked.emit(box.voice)
        else:
            self.theme_asked.emit(box.theme)

    def _pick(self, voice: str) -> None:
        """The first voice of a pair is kept, the second completes it; the same one again is let go."""
        first = self._picked
        if not first or first == voice:
            self._set_picked("" if first else voice)
            return
        self._set_picked("")
        self.pair_asked.emit(first, voice)

    def _set_picked(self, voice: str) -> None:
        self._picked = voice
        self.area.set_chosen(frozenset({voice} - {""}))
        self._point(self.area.held())

    def _point(self, box: Box | None) -> None:
        """Read what is pointed at; while a voice is picked, what to do next stands before it."""
        found = self.contents
        told = saying.line(found, box) if found is not None and box is not None else ""
        if self._picked and self._board is not None:
            words = self.tr("{name} is picked: Ctrl and a click (or Ctrl+Enter) on a second voice compares the two, Esc lets go.")
            told = " ".join(part for part in (words.format(name=short_names(self._board).get(self._picked, "")), told) if part)
        self.reading.say(told or self._hint())

    def _hint(self) -> str:
        """What stands at the foot while nothing is pointed at."""
        found = self.contents
        if found is None or found.empty:
            return ""
        tree = overview_words.order_words(found)
        return tree or self.tr("Point at a cell to read it. A click opens the panes there; Ctrl and a click on two voices compares them.")

    def _open_menu(self, box: Box, where: QPoint) -> None:
        """What can be done with a box."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if box.kind == "cell":
            menu.addAction(self.tr("Open the panes here")).triggered.connect(lambda: self.place_asked.emit(box.voice, box.theme))
            position = self.contents.cells[box.voice, box.theme].position if self.contents is not None else ""
            if position and self._coding:
                menu.addAction(self.tr("How this was coded")).triggered.connect(lambda: self.coding_asked.emit(position))
            if self.citable()[0]:
                for words, alone in ((self.tr("Copy with citation in the style"), False), (self.tr("Copy the citation alone"), True)):
                    menu.addAction(words).triggered.connect(lambda _=False, alone=alone: self.cite_asked.emit(alone))
        if box.voice:
            menu.addAction(self.tr("Details of the voice")).triggered.connect(lambda: self.voice_asked.emit(box.voice))
            if self._board is not None and overview_options.comparable(self._board, coding=self._coding):
                nearest = replace(self._options, order="nearest", near=box.voice)
                menu.addAction(self.tr("Nearest to this voice")).triggered.connect(lambda: self._change(nearest))
            picked = self._picked and self._picked != box.voice
            words = self.tr("Compare with the picked voice") if picked else self.tr("Let go of this voice") if self._picked else self.tr("Pick for a comparison")
            menu.addAction(words).triggered.connect(lambda: self._pick(box.voice))
        else:
            menu.addAction(self.tr("Open this theme")).triggered.connect(lambda: self.theme_asked.emit(box.theme))
        menu.popup(where)

    def show_measures(self) -> None:
        """Say how it is measured, below the tools."""
        words = overview_words.measured_words(historians=self._options.measured == "historians")
        where = self.tools.mapToGlobal(QPoint(14, self.tools.height()))
        self.measures.open_at(words, where, QSize(self.width() - 28, self.height() - self.tools.height() - 14))

    def _fit(self) -> None:
        """The legend may take an eighth of the height (what it leaves out stands in its tip), the list a third of the width."""
        self.legend.fit(self.width(), self.height() / 8)
        self.near.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size may let the legend tell more or less."""
        super().resizeEvent(event)
        self._fit()
