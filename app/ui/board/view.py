"""The board: one scroll area that paints heads, bands and cells. Rows are level because a row has one height."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.state.theme import Theme, font
from app.state.workspace import Look, Place
from app.ui.board import painting
from app.ui.board.dragging import moved
from app.ui.board.fitting import Fitting
from app.ui.board.geometry import MARGIN, Anchor
from app.ui.board.hands import Hands
from app.ui.board.surface import Surface
from app.ui.parts.claiming import asks_for
from app.ui.parts.text import Type
from db.records import Board, Voice


class BoardView(Surface):
    """Panes side by side, or stacked under each theme. Takes records and a look in; says what was pointed at.

    Signals: ``place_focused(Place)``, ``theme_seen(str)`` (the band on top of the view), ``link_activated(str)`` (our
    own scheme), ``fold_asked(Place, str)``, ``row_fold_asked(str)`` (a theme's key), ``orientation_asked(str)``,
    ``pane_closed(str)``, ``panes_ordered(object)`` (voice ids in the order asked for), ``compare_asked(object)`` (two voice ids),
    ``copied(object)`` (place, text, ids of the selection), ``link_hovered(str)``, ``levelled(bool)`` (False: one pane was scrolled alone).
    """

    place_focused = Signal(object)
    theme_seen = Signal(str)
    link_activated = Signal(str)
    fold_asked = Signal(object, str)
    row_fold_asked = Signal(str)
    orientation_asked = Signal(str)
    pane_closed = Signal(str)
    panes_ordered = Signal(object)
    compare_asked = Signal(object)
    copied = Signal(object)
    link_hovered = Signal(str)
    levelled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self.setAccessibleName(self.tr("Panes: historians side by side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.dimmed: frozenset[Place] = frozenset()
        self._empty = ""
        self.fitting = Fitting(self)
        self.hands = Hands(self)
        self.viewport().installEventFilter(self.hands)
        self.shifting.changed.connect(self._shifted)
        self.shifting.levelled.connect(self.levelled)

    # -- in: records and look ---------------------------------------------------------------------------------------

    def set_board(self, board: Board | None, voices: tuple[Voice, ...]) -> None:
        """Show these voices of this debate. Place and folds are kept where the debate is the same."""
        anchor = self.fitting.anchor()
        model = self.layout_.model
        same = model.board is board
        again = same or (model.board is not None and board is not None and model.board.debate.id == board.debate.id)
        glossed = not same and again and model.board is not None and board is not None and model.board.positions is board.positions and model.voices == voices
        model.board, model.voices = board, voices
        if not again:
            model.folds, self.layout_.open_orientations = {}, frozenset()
            self.horizontalScrollBar().setValue(0)
        if not same:
            model.forget()
            self.layout_.reset()
        else:
            for row in self.layout_.rows.rows:
                row.exact = False
        self.hands.forget_selection(links_only=glossed)  # the glossary came: the same words, with more links in them
        self.fitting.relayout(anchor if again else Anchor(0, 0.0), absolute=same)
        self.hands.contents_changed()

    def set_look(self, look: Look, theme: Theme) -> None:
        """Density, coding, text scale, theme, arrangement: everything is laid out anew, at the same place."""
        now = self.layout_.model.look
        if self.theme.name == theme.name and self.layout_.kind is not None and look == replace(now, theme=look.theme, light_page=look.light_page, spectrum=look.spectrum):
            self.layout_.model.look = look  # what has changed is none of the panes' business
            return
        other = look.arrangement != now.arrangement
        anchor, reading = self.fitting.anchor(), self.fitting.reading() if other else (Place(), 0.0)
        self.theme = theme
        self.layout_.model.set_look(look)
        self.layout_.kind = Type(theme, look.text_scale / 100)
        self.layout_.reset()
        self.hands.forget_selection()
        self.fitting.relayout(anchor)
        self.fitting.bring(*reading)
        self.hands.contents_changed()

    def set_folds(self, folds: dict[Place, frozenset[str]], orientations: frozenset[str]) -> None:
        """Which folds are open; only the cells concerned are made anew, and the reader's place stays."""
        model = self.layout_.model
        asked = orientations - self.layout_.open_orientations
        if asked:  # an orientation goes across all panes
            self.shifting.level()
        anchor = self.fitting.anchor()
        for place in {*folds, *model.folds}:
            if folds.get(place, frozenset()) != model.folds.get(place, frozenset()):
                self._make_anew(place)
        model.folds = dict(folds)  # type: ignore[arg-type]
        self.layout_.open_orientations = orientations
        self.fitting.relayout(anchor, absolute=True)
        if "" in asked:  # the debate's own stands above all rows: whoever asks for it wants to see it
            self.verticalScrollBar().setValue(0)
        self.hands.contents_changed()

    def set_event(self, event: str) -> None:
        """Mark every passage that leans on this event (its id), or (empty) none; only the cells concerned are made anew."""
        model = self.layout_.model
        if event == model.event:
            return
        anchor = self.fitting.anchor()
        for place in model.places():
            if model.leans(place) or model.leans(place, event):
                self._make_anew(place)
        model.event = event
        self.fitting.relayout(anchor, absolute=True)
        self.hands.contents_changed()

    def set_dimmed(self, places: frozenset[Place]) -> None:
        """Paint these passages weakly: they lie outside what is looked at."""
        if places != self.dimmed:
            self.dimmed = places
            self.viewport().update()

    def set_brief_heads(self, brief: bool) -> None:
        """Heads without the label, for a window with few lines; the details of a voice tell it all the same."""
        if brief != self.layout_.brief_heads:
            anchor = self.fitting.anchor()
            self.layout_.brief_heads = brief
            for row in self.layout_.rows.rows if self.layout_.stacked else ():
                row.exact = False
            self.fitting.relayout(anchor, absolute=True)

    def set_focus(self, place: Place) -> None:
        """Mark the cell in focus and bring it into view; one that is being clicked stays where it is, under the mouse."""
        if place == self._focus:
            return
        self._focus = place
        self.hands.unselect(place)  # what is copied is what stands in focus
        if not self.hands.pressed:
            self.show_place(place)
        self.viewport().update()

    def set_theme_in_view(self, theme: str) -> None:
        """Scroll so that this theme's band stands on top; nothing where it already does."""
        if theme and theme != self.seen:
            where = next((i for i, row in enumerate(self.layout_.rows.rows) if row.theme == theme), None)
            if where is not None:
                self.measure_down_to(where)
                self.fitting.bars()
                self.verticalScrollBar().setValue(round(self.layout_.rows.top(where)))

    def set_empty_words(self, words: str) -> None:
        """What stands in the middle while there is no pane: what is going on, or what to do."""
        self._empty = words
        self.viewport().update()

    def _make_anew(self, place: Place) -> None:
        """The words of one cell are about to change."""
        self.layout_.model.forget(place)
        self.layout_.forget_cell(place)
        self.hands.forget_selection(place)

    # -- where things are, and moving them --------------------------------------------------------------------------

    def marked_places(self) -> tuple[Place, ...]:
        """The cells that lean on the event in focus, in reading order: row by row."""
        return tuple(place for place in self.layout_.model.places() if self.layout_.model.leans(place))

    def shift_pane(self, voice: str, pixels: int) -> None:
        """Scroll one pane alone by so many pixels, down where positive; nothing where the voices are stacked."""
        self.shifting.shift(voice, pixels)

    def level(self) -> None:
        """Bring every pane that was scrolled alone back to its row."""
        self.shifting.level()

    def move_pane(self, voice: str, step: int) -> None:
        """Ask for a pane to change places with the one before (-1) or behind (1) it."""
        now = tuple(v.id for v in self.layout_.model.voices)
        order = moved(now, voice, step)
        if order != now:
            self.panes_ordered.emit(order)

    def show_place(self, place: Place) -> None:
        """Scroll as little as brings the whole cell, or its beginning, into view. A pane that was scrolled alone comes back for it."""
        where = self.layout_.model.where(place)
        if where is None:
            return
        self.measure_down_to(where[0])
        self.fitting.bars()
        band = self.layout_.rows.rows[where[0]].band
        if self.shifting.is_alone(place.voice):
            if self.body_rect().adjusted(-1e6, band - 1, 1e6, 1).contains(self.cell_in_view(place)):
                self.show_across(place)
                return
            self.shifting.level(place.voice)
        rect, bar = self.layout_.cell_rect(place), self.verticalScrollBar()
        height = self.body_height()
        above = rect.top() - band
        if above < bar.value() or rect.height() + band > height:
            bar.setValue(int(above))
        elif rect.bottom() > bar.value() + height:
            bar.setValue(int(rect.bottom() - height) + 1)
        self.show_across(place)

    def show_across(self, place: Place) -> None:
        """Scroll sideways as little as brings a cell's pane into view."""
        rect, across = self.layout_.cell_rect(place), self.horizontalScrollBar()
        if rect.left() - MARGIN < across.value():
            across.setValue(int(rect.left() - MARGIN))
        elif rect.right() + MARGIN > across.value() + self.viewport().width():
            across.setValue(int(rect.right() + MARGIN - self.viewport().width()))

    def _shifted(self) -> None:
        """A pane stands elsewhere: measure what came into view."""
        self.fitting.settle()

    @property
    def settled(self) -> bool:
        """True where every row has been measured and nothing is pending."""
        return not self.layout_.model.voices or all(row.exact for row in self.layout_.rows.rows)

    # -- Qt ---------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """While a head is dragged or words are selected, Escape is ours and no shortcut of the window."""
        if asks_for(event, Qt.Key.Key_Escape) and (self.hands.drag.active or self.hands.selects):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width and keep the reader's place."""
        anchor = self.fitting.anchor()
        super().resizeEvent(event)
        self.fitting.relayout(anchor)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what came into view, then paint."""
        self.fitting.settle()
        self.hands.scrolled()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for what is under the mouse, or by key for the cell in focus."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        event.setAccepted(self.hands.keys.open_menu() if by_key else self.hands.open_menu(event.pos().toPointF(), event.globalPos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the key to the board's own keyboard first."""
        if self.hands.keys.key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint the focus ring when the window becomes active or not."""
        super().changeEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: object) -> None:
        """Show where the focus stands; the first cell takes it where none has."""
        if not self._focus.voice and self.layout_.model.voices and self.layout_.rows.rows:
            self.place_focused.emit(self.layout_.model.place(self.layout_.rows.at(float(self.verticalScrollBar().value() + 1)), 0))
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        """Take the ring away."""
        self.viewport().update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the links of the cell in focus before it leaves the board."""
        return self.hands.keys.walk_links(forward) or super().focusNextPrevChild(forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, cells, bands and heads, in this order, so that what sticks lies on top."""
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), QColor(self.theme.paper))
        if self.layout_.model.board is None or not self.layout_.model.voices:
            painter.setPen(QColor(self.theme.ink_soft))
            painter.setFont(font(self.layout_.model.look.text_scale / 100, "head"))
            room = QRectF(self.viewport().rect()).adjusted(40, 40, -40, -40)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
            return
        painting.paint_body(painter, self)
        painting.paint_heads(painter, self)
