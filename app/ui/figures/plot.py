"""The figures as they are drawn: scrolled, walked by keys, pointed at; only what is in view is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from app.core.figures import Room
from app.state.theme import Theme, load_theme
from app.ui.figures import drawing, painting, saying, walking
from app.ui.figures.faces import Faces, face
from app.ui.figures.menus import item_menu
from app.ui.figures.picture import Item, Picture
from app.ui.parts.claiming import asks_for


class FiguresPlot(QAbstractScrollArea):
    """Takes a room and a look in.

    Signals: ``link_asked(str)`` with where a click or a key leads (*estimate:…*, *poll:…*, *voice:…*, *work:…*,
    *correction:…*, *debate:…*), ``copy_asked(str)`` with the id of the figure to be copied.
    """

    link_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figures")
        self.setAccessibleName(self.tr("Figures, drawn"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.theme = load_theme("light")
        self._faces = Faces(1.0)
        self._room = Room((), 0, 0)
        self._picture: Picture | None = None
        self._at = 0
        self._hot = -1
        self._link: QRectF | None = None
        self._pressed = ""
        self.titles: Callable[[str], str] = str
        """Names a voice or a work in a menu."""
        self.verticalScrollBar().valueChanged.connect(lambda: self._point(None))

    # -- in ---------------------------------------------------------------------------------------------------------

    def set_room(self, room: Room) -> None:
        """Other figures, or fewer; the keyboard stays with its figure where it is still there."""
        self._room = room
        self._redraw()

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale (1.0 at 100 %)."""
        self.theme, self._faces = theme, Faces(scale)
        self._redraw()

    def show_item(self, key: str) -> bool:
        """Bring a figure (by id) into view and under the keyboard; False where it is not shown."""
        found = self.picture.find(key)
        if found >= 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())  # from below, so that it comes to the upper edge
            self._go(found)
        return found >= 0

    def show_top(self) -> None:
        """Begin at the beginning: the keyboard on the first item, the legend in view."""
        if self.picture.items:
            self._go(0)

    # -- what is shown ----------------------------------------------------------------------------------------------

    @property
    def room(self) -> Room:
        """What is shown."""
        return self._room

    @property
    def picture(self) -> Picture:
        """Everything painted, laid out for the present width."""
        if self._picture is None:
            self._picture = drawing.draw(self._room, self._faces, float(self.viewport().width()))
            self._set_range()
        return self._picture

    @property
    def at(self) -> int:
        """The item under the keyboard, as an index into the picture's items."""
        return self._at

    @property
    def held(self) -> Item | None:
        """The item under the keyboard."""
        return self._held()

    def said(self, item: Item) -> str:
        """An item in one line, for a screen reader."""
        return saying.item_words(self._room, item)

    def rect_of(self, item: Item) -> QRect:
        """Where an item stands in the viewport."""
        return item.rect.translated(0, -self._top()).toAlignedRect()

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _held(self) -> Item | None:
        items = self.picture.items
        return items[self._at] if self._at < len(items) else None

    def _redraw(self) -> None:
        """Everything has to be laid out anew; what the keyboard holds keeps its place in the window."""
        held = self._picture.items[self._at] if self._picture is not None and self._at < len(self._picture.items) else None
        before = held.rect.top() - self._top() if held is not None else 0.0
        self._picture, self._hot, self._link = None, -1, None
        found = self.picture.find(held.key) if held is not None else -1
        self._at = max(0, found)
        if found > 0 and 0 <= before < self.viewport().height():
            self.verticalScrollBar().setValue(round(self.picture.items[found].rect.top() - before))
        self.viewport().update()

    def _set_range(self) -> None:
        height, page = (self._picture.height if self._picture is not None else 0), self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(height) - page))
        bar.setPageStep(page)
        bar.setSingleStep(round(self._faces.line * 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another picture."""
        super().resizeEvent(event)
        if self._picture is None or self._picture.width != self.viewport().width():
            self._redraw()
        self._set_range()

    # -- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view; where no figure is wanted, say what to do."""
        painter = QPainter(self.viewport())
        picture = self.picture
        painter.translate(0, -self._top())
        lights = painting.Lights(self._hot, self._link, self._at if self.hasFocus() else -1)
        painting.paint(painter, picture, self._faces, self.theme, QRectF(event.rect()).translated(0, self._top()), lights)
        if not picture.items:
            painter.setFont(face("plain", self._faces.scale))
            painter.setPen(self.theme.ink_soft)
            room = QRectF(16, picture.height, picture.width - 32, max(60.0, self.viewport().height() - picture.height))
            none = self.tr("No figure is all of this. “Clear” shows all of them again.") if self._room.count else self.tr("There are no figures here.")
            painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), none)

    # -- keyboard ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Copying means the figure under the keyboard while the keyboard is here, though the window has that key too; where there is
        none, the window says so.
        """
        if asks_for(event, QKeySequence.StandardKey.Copy) and (held := self._held()) is not None and held.kind != "debate":
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk the figures, Left and Right the counts; Enter leads on, Ctrl+C copies."""
        held = self._held()
        to = walking.target(self.picture, self._at, event.key(), self.viewport().height())
        if held is not None and event.matches(QKeySequence.StandardKey.Copy):
            if held.kind != "debate":
                self.copy_asked.emit(held.key)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif to is not None:
            self._go(to)
        elif held is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.link_asked.emit(f"{held.kind}:{held.key}")
        else:
            super().keyPressEvent(event)

    def _go(self, index: int) -> None:
        """Put the keyboard on an item and bring it into view, with its heading where it is the first of its count."""
        self._at = index
        item = self.picture.items[index]
        block = next((b for b in self.picture.blocks if b.rect.contains(item.rect.center())), None)
        first = index == 0 or self.picture.items[index - 1].group != item.group
        top = 0.0 if index == 0 else block.rect.top() if first and block is not None else item.rect.top() - 8
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if item.rect.bottom() + 8 > bar.value() + page:
            bar.setValue(round(item.rect.bottom() + 8 - page))
        if top < bar.value():
            bar.setValue(round(top))
        saying.announce(self, self.said(item))
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears, and what stands in it is said."""
        super().focusInEvent(event)
        held = self._held()
        if held is not None:
            saying.announce(self, self.said(held))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- mouse ------------------------------------------------------------------------------------------------------

    def _place(self, point: QPoint | QPointF) -> QPointF:
        return QPointF(point) + QPointF(0, self._top())

    def _point(self, where: QPointF | None) -> None:
        """Light up what is under the mouse; None: nothing is."""
        hot, link, over = -1, None, ""
        if where is not None:
            hot, over = self.picture.item_at(where), self.picture.link_at(where)
            spot = next((s for s in self.picture.spots if s.rect.contains(where)), None)
            link = spot.rect if spot is not None else None
        if (hot, link) != (self._hot, self._link):
            self._hot, self._link = hot, link
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the mouse."""
        self._point(self._place(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        super().leaveEvent(event)
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins; what counts is where it ends."""
        self._pressed = self.picture.link_at(self._place(event.position())) if event.button() == Qt.MouseButton.LeftButton else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leads on."""
        pressed, self._pressed = self._pressed, ""
        where = self._place(event.position())
        if pressed and pressed == self.picture.link_at(where):
            item = self.picture.item_at(where)
            self._at = item if item >= 0 else self._at
            self.viewport().update()
            self.link_asked.emit(pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everywhere that a figure leads: under the mouse, or under the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        found = self._at if by_key else self.picture.item_at(self._place(event.pos()))
        if not 0 <= found < len(self.picture.items):
            return
        item = self.picture.items[found]
        self._at = found
        where = self.viewport().mapToGlobal(self.rect_of(item).bottomLeft()) if by_key else event.globalPos()
        item_menu(self, self._room, item, self.titles, self.link_asked.emit, self.copy_asked.emit).popup(where)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """A card says everything of a figure."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words, rect = self.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self.viewport(), rect.toAlignedRect())
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> tuple[str, QRectF]:
        """The card for a point of the viewport, and what it belongs to; empty where there is nothing to say."""
        return saying.tip_at(self._room, self.picture, self._place(point), self._top())
