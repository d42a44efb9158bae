"""The board: one scroll area that paints heads, bands and cells. Rows are level because a row has one height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.state.theme import Theme, font, load_theme
from app.state.workspace import Look, Place
from app.ui.board import heads, painting
from app.ui.board.fitting import Fitting
from app.ui.board.geometry import MARGIN, PAD, Anchor
from app.ui.board.hands import Hands
from app.ui.board.layout import BoardLayout
from app.ui.parts.text import Type
from db.records import Board, Voice


class BoardView(QAbstractScrollArea):
    """Panes side by side. Takes records and a look in; says what was pointed at.

    Signals: ``place_focused(Place)``, ``theme_seen(str)`` (the band on top of the view), ``link_activated(str)`` (our
    own scheme), ``fold_asked(Place, str)``, ``row_fold_asked(str)`` (a theme's key), ``orientation_asked(str)``,
    ``pane_closed(str)``, ``copied(object)`` (place, text and ids of what was selected), ``link_hovered(str)``.
    """

    place_focused = Signal(object)
    theme_seen = Signal(str)
    link_activated = Signal(str)
    fold_asked = Signal(object, str)
    row_fold_asked = Signal(str)
    orientation_asked = Signal(str)
    pane_closed = Signal(str)
    copied = Signal(object)
    link_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self.setAccessibleName(self.tr("Panes: historians side by side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.layout_ = BoardLayout(self)
        self.theme = load_theme("light")
        self._focus = Place()
        self._empty = ""
        self._head_for: tuple[object, ...] = ()
        self._head_is = 0.0
        self.fitting = Fitting(self)
        self.layout_.kind = Type(self.theme, 1.0)
        self.hands = Hands(self)
        self.viewport().installEventFilter(self.hands)

    # -- in: records and look ---------------------------------------------------------------------------------------

    def set_board(self, board: Board | None, voices: tuple[Voice, ...]) -> None:
        """Show these voices of this debate. The place is kept where the debate is the same."""
        anchor = self.fitting.anchor()
        model = self.layout_.model
        same = model.board is board
        again = same or (model.board is not None and board is not None and model.board.debate.id == board.debate.id)
        model.board, model.voices = board, voices
        if not same:
            model.forget()
            self.layout_.reset()
        else:
            for row in self.layout_.rows.rows:
                row.exact = False
        self.hands.forget_selection()
        self.fitting.relayout(anchor if again else Anchor(0, 0.0), absolute=same)
        self.hands.contents_changed()

    def set_look(self, look: Look, theme: Theme) -> None:
        """Density, coding, text scale, theme: everything is laid out anew, at the same place."""
        anchor = self.fitting.anchor()
        self.theme = theme
        self.layout_.model.look = look
        self.layout_.kind = Type(theme, look.text_scale / 100)
        self.layout_.model.forget()
        self.layout_.reset()
        self.hands.forget_selection()
        self.fitting.relayout(anchor)
        self.hands.contents_changed()

    def set_folds(self, folds: dict[Place, frozenset[str]], orientations: frozenset[str]) -> None:
        """Which folds are open; only the cells concerned are made anew, and the reader's place stays."""
        model = self.layout_.model
        anchor = self.fitting.anchor()
        for place in {*folds, *model.folds}:
            if folds.get(place, frozenset()) != model.folds.get(place, frozenset()):
                model.forget(place)
                self.layout_.forget_cell(place)
                self.hands.forget_selection(place)
        model.folds = dict(folds)  # type: ignore[arg-type]
        asked = "" in orientations - self.layout_.open_orientations
        self.layout_.open_orientations = orientations
        self.fitting.relayout(anchor, absolute=True)
        if asked:  # the debate's own stands above all rows: whoever asks for it wants to see it
            self.verticalScrollBar().setValue(0)
        self.hands.contents_changed()

    def set_focus(self, place: Place) -> None:
        """Mark the cell in focus and bring it into view; one that is being clicked stays where it is, under the mouse."""
        if place == self._focus:
            return
        self._focus = place
        if not self.hands.pressed:
            self.show_place(place)
        self.viewport().update()

    def set_theme_in_view(self, theme: str) -> None:
        """Scroll so that this theme's band stands on top; nothing where it already does."""
        if theme and theme != self.fitting.seen:
            where = next((i for i, row in enumerate(self.layout_.rows.rows) if row.theme == theme), None)
            if where is not None:
                for i in range(where + 1):
                    self.layout_.measure(i)
                self.fitting.bars()
                self.verticalScrollBar().setValue(round(self.layout_.rows.top(where)))

    def set_empty_words(self, words: str) -> None:
        """What stands in the middle while there is no pane: what is going on, or what to do."""
        self._empty = words
        self.viewport().update()

    @property
    def focus_place(self) -> Place:
        """The cell in focus."""
        return self._focus

    # -- geometry ---------------------------------------------------------------------------------------------------

    def head_style(self) -> heads.HeadStyle:
        """Theme, scale and switches for the heads."""
        look = self.layout_.model.look
        axis = self.layout_.model.board is not None and bool(self.layout_.model.board.debate.steps)
        brief = look.density == "headlines" and self.layout_.columns.width < 240
        return heads.HeadStyle(self.theme, look.text_scale / 100, look.coding and axis, look.turned, brief)

    def heads(self) -> list[heads.Head]:
        """The heads from left to right, with the position on the theme in view."""
        model = self.layout_.model
        if model.board is None:
            return []
        return [heads.Head(v, model.board.labels.get(v.id, ()), model.position(Place(v.id, self.fitting.seen))) for v in model.voices]

    def head_height(self) -> float:
        """Height of the row of heads, which never scrolls."""
        model = self.layout_.model
        if not model.voices:
            return 0.0
        now = (model.voices, model.look, self.layout_.columns.width)
        if self._head_for != now:  # asked for at every point under the mouse, so it is measured once
            self._head_for, self._head_is = now, self.head_style().height(self.layout_.columns.width, self.heads())
        return self._head_is

    def body_top(self) -> float:
        """Where the scrolling part begins in the viewport."""
        return self.head_height() + 6.0

    def head_rect(self, column: int) -> QRectF:
        """The rectangle of a head in the viewport."""
        left = self.layout_.columns.left(column) - self.horizontalScrollBar().value()
        return QRectF(left, 6.0, self.layout_.columns.width, self.head_height())

    def to_content(self, point: QPointF) -> QPointF:
        """A point of the viewport in the content."""
        return QPointF(point.x() + self.horizontalScrollBar().value(), point.y() - self.body_top() + self.verticalScrollBar().value())

    def to_viewport(self, rect: QRectF) -> QRectF:
        """A rectangle of the content in the viewport."""
        return rect.translated(-self.horizontalScrollBar().value(), self.body_top() - self.verticalScrollBar().value())

    def band_rect(self, row: int) -> QRectF:
        """Where a row's band is painted now: at its row, or stuck under the heads while its row scrolls by."""
        rows = self.layout_.rows
        top = self.body_top() + rows.top(row) - self.verticalScrollBar().value()
        height = rows.rows[row].band
        stuck = max(top, self.body_top())
        end = self.body_top() + rows.top(row) + rows.rows[row].height - self.verticalScrollBar().value()
        if top < self.body_top():
            stuck = min(stuck, end - height)
        return QRectF(0, stuck, max(self.viewport().width(), self.layout_.columns.total), height)

    def show_place(self, place: Place) -> None:
        """Scroll as little as brings the whole cell, or its beginning, into view."""
        where = self.layout_.model.where(place)
        if where is None:
            return
        for row in range(where[0] + 1):
            self.layout_.measure(row)
        self.fitting.bars()
        rect = self.layout_.cell_rect(place)
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        height = self.viewport().height() - self.body_top()
        above = rect.top() - self.layout_.rows.rows[where[0]].band
        if above < bar.value() or rect.height() > height:
            bar.setValue(int(above))
        elif rect.bottom() > bar.value() + height:
            bar.setValue(int(rect.bottom() - height) + 1)
        if rect.left() - MARGIN < across.value():
            across.setValue(int(rect.left() - MARGIN))
        elif rect.right() + MARGIN > across.value() + self.viewport().width():
            across.setValue(int(rect.right() + MARGIN - self.viewport().width()))

    @property
    def settled(self) -> bool:
        """True where every row has been measured and nothing is pending."""
        return not self.layout_.model.voices or all(row.exact for row in self.layout_.rows.rows)

    # -- Qt ---------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width and keep the reader's place."""
        anchor = self.fitting.anchor()
        super().resizeEvent(event)
        self.fitting.relayout(anchor)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what came into view, then paint."""
        self.fitting.settle()
        self.hands.scrolled()

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

    def text_palette(self) -> QPalette:
        """The palette that documents are drawn with."""
        palette = self.theme.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self.theme.ink))
        return palette

    def ring_pen(self) -> QPen:
        """The pen of the focus ring."""
        return QPen(QColor(self.theme.focus), 2)

    @property
    def pad(self) -> float:
        """Padding inside a cell."""
        return PAD
