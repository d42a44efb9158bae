"""The matrix itself: a scroll area whose head row and head column stay in view; it paints, walks, and says what was pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QToolTip, QWidget

from app.core.overview import Overview
from app.state.theme import Theme, load_theme
from app.ui.overview import painting, saying, walking
from app.ui.overview.columns import Columns
from app.ui.overview.faces import Faces
from app.ui.overview.picture import Box, Picture
from app.ui.overview.rows import Rows
from app.ui.parts.claiming import asks_for

Place = tuple[int, int]


class MatrixArea(QAbstractScrollArea):
    """Takes an overview and a look in.

    Signals: ``box_chosen(Box)`` (a click or Enter), ``voice_picked(str)`` (with Ctrl: for a comparison), ``box_pointed(object)``
    (under the mouse or the keyboard, None for nothing), ``menu_asked(Box, QPoint)`` (where on the screen), ``details_asked(Box)``
    (the key I), ``let_go()`` (Escape).
    """

    box_chosen = Signal(object)
    voice_picked = Signal(str)
    box_pointed = Signal(object)
    menu_asked = Signal(object, QPoint)
    details_asked = Signal(object)
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self.setAccessibleName(self.tr("Themes and voices"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.theme = load_theme("light")
        self.faces = Faces(1.0)
        self.picture: Picture | None = None
        self.at: Place = (0, 0)
        """The box under the keyboard; -1 is a head."""
        self._overview: Overview | None = None
        self._hot: Place | None = None
        self._pressed: Place | None = None
        self._chosen: frozenset[str] = frozenset()

    # -- in -------------------------------------------------------------------------------------------------------------

    def set_overview(self, overview: Overview | None) -> None:
        """Show other contents. The keyboard stays with its voice and theme, the view where it is scrolled to."""
        held = self.held()
        self._overview = overview
        if overview is not None:
            self.setAccessibleName(self.tr("Overview: {question}").format(question=overview.question))
        self._lay_out(held)

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme, or text scale (1.0 at 100 %)."""
        self.theme, self.faces = theme, Faces(scale)
        self._lay_out(self.held())

    def set_chosen(self, voices: frozenset[str]) -> None:
        """The voices (by id) that are picked for a comparison."""
        self._chosen = voices
        self.viewport().update()

    # -- out ------------------------------------------------------------------------------------------------------------

    @property
    def overview(self) -> Overview | None:
        """What is shown."""
        return self._overview

    def held(self) -> Box | None:
        """The box under the keyboard."""
        picture = self.picture
        if picture is None or not (-1 <= self.at[0] < picture.rows and -1 <= self.at[1] < picture.columns) or not picture.rows or not picture.columns:
            return None
        return picture.at(*self.at)

    def scroll(self) -> QPointF:  # type: ignore[override]
        """How far the cells are scrolled."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def rect_of(self, place: Place) -> QRectF:
        """Where a box stands in the viewport."""
        assert self.picture is not None
        shift = QPointF(self.picture.side - (self.scroll().x() if place[1] >= 0 else 0), self.picture.head - (self.scroll().y() if place[0] >= 0 else 0))
        return self.picture.rect(*place).translated(shift)

    def place_at(self, point: QPointF) -> Place | None:
        """The box under a point of the viewport; None in the corner and beyond the last."""
        picture = self.picture
        if picture is None:
            return None
        x, y = point.x() - picture.side, point.y() - picture.head
        column = -1 if x < 0 else picture.column_at(x + self.scroll().x())
        row = -1 if y < 0 else picture.row_at(y + self.scroll().y())
        if row is None or column is None or (row, column) == (-1, -1) or not picture.rows or not picture.columns:
            return None
        return row, column

    # -- laying out -----------------------------------------------------------------------------------------------------

    def _lay_out(self, held: Box | None) -> None:
        """Measure everything anew for the present room."""
        self.picture = None
        self._hot = self._pressed = None
        size, bar = self.maximumViewportSize(), self.verticalScrollBar().sizeHint().width()
        if self._overview is not None and not self._overview.empty:
            maker = Rows if self._overview.voices_as_rows else Columns
            self.picture = maker(self._overview, self.faces, size.width(), size.height()).picture()
            if self.picture.head + self.picture.height > size.height():  # a bar will stand at the right
                self.picture = maker(self._overview, self.faces, size.width() - bar, size.height()).picture()
            found = self.picture.place(held.voice, held.theme) if held is not None else None
            self.at = found if found is not None and found != (-1, -1) else (0, 0)
        wide = round(self.picture.side + self.picture.width + 0.49) if self.picture is not None else 0
        tall = round(self.picture.head + self.picture.height + 0.49) if self.picture is not None else 0
        across = wide > size.width() - (bar if tall > size.height() else 0)
        down = tall > size.height() - (bar if across else 0)
        self._set_bar(self.horizontalScrollBar(), wide, size.width() - (bar if down else 0), self.faces.em(8))
        self._set_bar(self.verticalScrollBar(), tall, size.height() - (bar if across else 0), self.faces.line * 2)
        self.viewport().update()

    def _set_bar(self, bar: QScrollBar, needed: int, room: int, step: float) -> None:
        """The range of a scroll bar: from the room that both bars leave, not from that which they leave just now."""
        bar.setRange(0, max(0, needed - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(round(step))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width or height may need another layout."""
        held = self.held()
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._lay_out(held)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Heads stay, so everything is painted anew."""
        self._hot = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self.viewport())
        if self.picture is None:
            painter.fillRect(event.rect(), self.theme.palette().window())
            return
        lights = painting.Lights(self._hot, self.at if self.hasFocus() else None, self._chosen)
        painting.paint(painter, self.picture, self.faces, self.theme, QSizeF(self.viewport().size()), self.scroll(), lights)

    # -- the keyboard ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Escape lets go of a picked voice before it means anything to the window."""
        if asks_for(event, Qt.Key.Key_Escape) and self._chosen:
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with arrows; Enter chooses, Ctrl+Enter picks the voice for a comparison, I asks for details."""
        box, key, picture = self.held(), event.key(), self.picture
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        if box is None or picture is None or (modifiers and not control):
            super().keyPressEvent(event)
            return
        page = max(1, int((self.viewport().height() - picture.head) / max(1.0, picture.height / max(1, picture.rows))))
        to = walking.target(picture, self.at, key, page=page, far=control) if not control or key in (Qt.Key.Key_Home, Qt.Key.Key_End) else None
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if to is not None:
            self.go(to)
        elif enter and control and box.voice:
            self.voice_picked.emit(box.voice)
        elif enter and not control:
            self.box_chosen.emit(box)
        elif key == Qt.Key.Key_I and not control:
            self.details_asked.emit(box)
        elif key == Qt.Key.Key_Escape and self._chosen:
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    def go(self, place: Place) -> None:
        """Lead the keyboard to a place and bring it into view."""
        self.at = place
        self._bring_into_view(place)
        box = self.held()
        if box is not None and self._overview is not None:
            saying.announce(self, saying.line(self._overview, box))
        self.box_pointed.emit(box)
        self.viewport().update()

    def _bring_into_view(self, place: Place) -> None:
        if self.picture is None:
            return
        rect = self.picture.rect(*place)
        for index, bar, start, size, room in (
            (place[1], self.horizontalScrollBar(), rect.left(), rect.width(), self.viewport().width() - self.picture.side),
            (place[0], self.verticalScrollBar(), rect.top(), rect.height(), self.viewport().height() - self.picture.head),
        ):
            if index >= 0 and start < bar.value():
                bar.setValue(int(start))
            elif index >= 0 and start + size > bar.value() + room:
                bar.setValue(round(min(start, start + size - room) + 0.5))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears, and the box under it is said."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.go(self.at)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- the mouse ------------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the mouse, with its two heads."""
        hot = self.place_at(event.position())
        if hot != self._hot:
            self._hot = hot
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hot is not None else Qt.CursorShape.ArrowCursor)
            self.box_pointed.emit(self.picture.at(*hot) if hot is not None and self.picture is not None else self.held() if self.hasFocus() else None)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins; what counts is where it ends."""
        self._pressed = self.place_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses a box; with Ctrl it picks the voice."""
        place, self._pressed = self._pressed, None
        if place is None or self.picture is None or place != self.place_at(event.position()):
            return
        self.at = place
        box = self.picture.at(*place)
        self.viewport().update()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and box.voice:
            self.voice_picked.emit(box.voice)
        else:
            self.box_chosen.emit(box)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with a box: under the mouse, or under the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.at if by_key else self.place_at(QPointF(self.viewport().mapFromGlobal(event.globalPos())))
        if place is not None and self.picture is not None and self.held() is not None:
            where = self.viewport().mapToGlobal(self.rect_of(place).bottomLeft().toPoint()) if by_key else event.globalPos()
            self.at = place
            self.menu_asked.emit(self.picture.at(*place), where)

    def viewportEvent(self, event: QEvent) -> bool:
        """Cards on hover; nothing is lit where the mouse has left."""
        if event.type() == QEvent.Type.Leave and self._hot is not None:
            self._hot = None
            self.box_pointed.emit(self.held() if self.hasFocus() else None)
            self.viewport().update()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words, rect = self.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self.viewport(), rect)
            return True
        return bool(super().viewportEvent(event))

    def tip_at(self, point: QPointF) -> tuple[str, QRect]:
        """The card for a point of the viewport and what it belongs to; empty where there is nothing to say."""
        place = self.place_at(point)
        if self.picture is None or self._overview is None:
            return "", QRect()
        if place is None:
            return saying.corner(self._overview), QRect(0, 0, round(self.picture.side), round(self.picture.head))
        if place[0] < 0:
            group = next((g for g in self.picture.groups if g.rect.contains(point - QPointF(self.picture.side - self.scroll().x(), self.picture.head))), None)
            if group is not None:
                return saying.plain(group.words), self.rect_of(place).toAlignedRect()
        return saying.card(self._overview, self.picture.at(*place)), self.rect_of(place).toAlignedRect()
