"""Differences: two voices of a debate side by side, theme by theme, the greatest distance first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core import differences, differences_shared, differences_words, ordering, terming
from app.core.blocks import Block, Piece
from app.core.cells import Cell, Fold
from app.core.words import translate
from app.state.theme import Theme, font, load_theme
from app.ui.differences import accessible, menus
from app.ui.differences.head import PairHead
from app.ui.differences.laying import Contents
from app.ui.differences.surface import DifferencesSurface
from app.ui.parts.small import plain_label
from app.ui.parts.text import Type
from app.ui.parts.tips import card_tip
from db.records import Board, Criticism

FOLDS: tuple[Fold, ...] = ("text", "quotations", "reason", "events")


class DifferencesView(QWidget):
    """Takes records, a pair and a look in; says what was asked for. What is chosen in the head is shown at once.

    Signals: ``pair_chosen(str, str)`` (two voices), ``place_asked(str, str)`` (voice and theme: open the panes there),
    ``panes_asked(str, str)`` (set these two side by side), ``link_activated(str)`` in our own scheme, ``copied(str)`` a theme
    with its sources, for the clipboard; ``cite_asked(bool)``: the cell in focus in the style, with True its citation alone.
    """

    pair_chosen = Signal(str, str)
    place_asked = Signal(str, str)
    panes_asked = Signal(str, str)
    link_activated = Signal(str)
    copied = Signal(str)
    cite_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self.setObjectName("differences")
        self.setAccessibleName(self.tr("Differences"))
        self.setAutoFillBackground(True)
        self._board: Board | None = None
        self._criticisms: tuple[Criticism, ...] = ()
        self._pair = ("", "")
        self._coding, self._turned = True, False
        self._theme, self._page, self._scale = load_theme("light"), load_theme("light"), 1.0
        self._open: dict[tuple[str, str], frozenset[Fold]] = {}
        """The folds that are open in a cell (voice, theme); *text* is opened for both voices of a theme at once."""
        self.head, self.surface = PairHead(), DifferencesSurface()
        self.message = plain_label("message")
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.surface)
        self._pages.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.surface)
        self.head.pair_asked.connect(self._choose)
        self.head.panes_asked.connect(lambda: self.panes_asked.emit(*self._pair))
        self.surface.place_asked.connect(self.place_asked)
        self.surface.link_followed.connect(self._follow)
        self.surface.text_asked.connect(self.toggle_text)
        self.surface.copy_asked.connect(self.copy)
        self.surface.words_asked.connect(self.copy_words)
        self.surface.details_asked.connect(lambda voice: self.link_activated.emit(f"voice:{voice}"))
        self.surface.menu_asked.connect(self._open_menu)
        self.surface.walked.connect(self._say)
        self.surface.terms = self._term

    # -- in -------------------------------------------------------------------------------------------------------------

    def set_board(self, board: Board | None, pair: tuple[str, str] | None = None) -> None:
        """Show a debate, and at once the ``pair`` where one is named; else one that it has stays, or the first two of its own comparison
        are shown.
        """
        same = board is not None and self._board is not None and board.debate.id == self._board.debate.id
        self._board = board
        if not same:
            self._open = {}
        other = pair is not None and pair != self._pair
        self._pair = pair or self._pair
        self._redo(top=not same or other)

    def set_pair(self, first: str, second: str) -> None:
        """The two voices by id; one that the debate does not have is replaced, see ``app.core.differences.pair``."""
        if (first, second) != self._pair:
            self._pair = (first, second)
            self._redo(top=True)

    def set_criticisms(self, criticisms: Iterable[Criticism]) -> None:
        """Criticism on record in which one of the two stands on either side; only that between them is told."""
        found = tuple(criticisms)
        if found != self._criticisms:
            self._criticisms = found
            self.surface.set_shared(self._shared())

    def set_look(self, theme: Theme, scale: float, *, coding: bool = True, turned: bool = False, page: Theme | None = None) -> None:
        """Theme, text scale (1.0 at 100 %), coding on (METHOD 18), axis turned (METHOD 19); ``page``: what is read in another theme."""
        self._theme, self._page, self._scale, self._coding, self._turned = theme, page or theme, scale, coding, turned
        self.head.set_scale(scale)
        self.message.setFont(font(scale))
        self.surface.set_look(Type(self._page, scale))
        self._redo(top=False)

    # -- out ------------------------------------------------------------------------------------------------------------

    @property
    def pair(self) -> tuple[str, str]:
        """The two voices that are shown; empty where there are none."""
        return self._pair

    @property
    def theme(self) -> Theme:
        """The theme of the window."""
        return self._theme

    def citable(self) -> tuple[str, tuple[str, ...]]:
        """The selected words, else the cell in focus as it is shown, and the ids they come from; nothing where no cell is."""
        found = self.surface.chosen() or self.surface.passage()
        return (found.words, found.items) if found is not None else ("", ())

    # -- what is shown --------------------------------------------------------------------------------------------------

    def _redo(self, *, top: bool) -> None:
        """Everything, from records, pair and look."""
        board = self._board
        found = differences.pair(board, *self._pair) if board is not None else None
        if board is None or found is None:
            self.message.setText(self.tr("No debate is open.") if board is None else self.tr("This debate has fewer than two voices, so there is nothing to compare."))
            self._pages.setCurrentWidget(self.message)
            self.head.set_voices((), ("", ""))
            self.surface.set_contents(None, top=True)
            return
        self._pair = found
        voices = ((v.id, f"{v.name} ({v.main_year})" if v.main_year is not None else v.name) for v in ordering.by_year(ordering.with_pane(board.voices)))
        self.head.set_voices(voices, found)
        heads = [differences.head(board, voice) for voice in found]
        rows = differences.rows(board, *found, coding=self._coding, turned=self._turned)
        summary = differences_words.summary(board, *found, rows, coding=self._coding)
        contents = Contents((_head_blocks(heads[0]), _head_blocks(heads[1])), summary, rows, (heads[0].year, heads[1].year), self._cell, self._shared())
        self.surface.setAccessibleName(self.tr("{first} and {second}: {question}").format(first=heads[0].name, second=heads[1].name, question=board.debate.question))
        self._pages.setCurrentWidget(self.surface)
        self.surface.set_contents(contents, top=top)

    def _shared(self) -> tuple[Block, ...]:
        """What the two that are shown share."""
        return differences_shared.shared(self._board, *self._pair, self._criticisms, coding=self._coding, turned=self._turned) if self._board is not None else ()

    def _cell(self, theme: str, voice: str) -> Cell:
        assert self._board is not None
        folds = self._open.get((voice, theme), frozenset())
        return differences.cell(self._board, voice, theme, coding=self._coding, turned=self._turned, folds=folds)

    def _term(self, link: str) -> str:
        """The card of a term by its link."""
        found = next((term for term in self._board.terms if f"term:{term.id}" == link), None) if self._board is not None else None
        if found is None:
            return ""
        card = terming.card(found)
        return card_tip(card.term, card.russian, card.definition, card.checked)

    # -- what the reader does -------------------------------------------------------------------------------------------

    def _choose(self, first: str, second: str) -> None:
        if (first, second) != self._pair and first and second:
            self.set_pair(first, second)
            self.pair_chosen.emit(*self._pair)

    def _follow(self, voice: str, theme: str, link: str) -> None:
        """A fold opens here, a theme is led to, everything else is told."""
        kind, _, key = link.partition(":")
        if kind == "fold" and voice:
            if key == "text":
                self.toggle_text(theme)
            else:
                for fold in (f for f in FOLDS if f == key):
                    self._toggle((voice,), theme, fold)
        elif kind == "theme" and not voice:
            self.surface.go(self.surface.part_of(key), 0)
        elif kind == "position" and not key:
            self.link_activated.emit(f"voice:{voice}")  # nothing was found, so it is told what was seen of the voice
        else:
            self.link_activated.emit(link)

    def toggle_text(self, theme: str) -> None:
        """Fold the whole text of a theme (by key) open or shut, for both voices."""
        self._toggle(self._pair, theme, "text")

    def _toggle(self, voices: tuple[str, ...], theme: str, fold: Fold) -> None:
        opened = all(fold in self._open.get((voice, theme), frozenset()) for voice in voices)
        for voice in voices:
            held = self._open.get((voice, theme), frozenset())
            self._open[voice, theme] = held - {fold} if opened else held | {fold}
        self.surface.redo(theme)

    def copy(self, theme: str) -> None:
        """Tell a theme with both cells as they are shown, and with their sources, for the clipboard."""
        row = next((r for r in self.surface.contents.rows if r.theme == theme), None) if self.surface.contents is not None else None
        if self._board is not None and row is not None:
            folds = {side.voice: self._open.get((side.voice, theme), frozenset()) for side in row.sides}
            self.copied.emit(differences_words.copied(self._board, row, coding=self._coding, turned=self._turned, folds=folds))

    def copy_words(self) -> None:
        """Tell the selected words, with the sources of what they come from."""
        found = self.surface.chosen()
        if self._board is not None and found is not None:
            self.copied.emit(differences_words.copied_words(self._board, found.words, found.items, coding=self._coding))

    def _say(self) -> None:
        """Tell a screen reader where the keyboard is."""
        words = accessible.words_at(self.surface, *self.surface.at)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.surface, words))

    def _open_menu(self, index: int, column: int, where: QPoint) -> None:
        hears = menus.Hears(self.place_asked.emit, self.panes_asked.emit, self._follow, self.toggle_text, self.copy, self.cite_asked.emit)
        menus.menu(self, self.surface, index, column, hears, coding=self._coding, words=self.copy_words).popup(where)


def _head_blocks(head: differences.Head) -> tuple[Block, ...]:
    """A name large, and beneath it the year of the main work, life, kind and label (METHOD 21)."""
    year = translate("Differences", "main work {year}").format(year=head.year) if head.year else ""
    under = " · ".join(part for part in (year, head.life, head.kind, head.label) if part)
    return (Block("title", (Piece(head.name, "plain", f"voice:{head.voice}"),)), Block("label", (Piece(under, "source"),)))
