"""The mouse on the board: selecting across a cell, links, hover, folds, heads. What is selected it keeps for the keyboard too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QToolTip

from app.state.workspace import Place
from app.ui.board import menu, pointing, terms
from app.ui.board.dragging import HeadDrag
from app.ui.board.edging import EdgeScroll
from app.ui.board.finding import Finding
from app.ui.board.keys import Keys
from app.ui.board.pointing import HeadSpot
from app.ui.board.selecting import Copied as Copied
from app.ui.board.selecting import Selecting
from app.ui.parts.tips import tip

if TYPE_CHECKING:
    from app.ui.board.view import BoardView

LEFT = Qt.MouseButton.LeftButton


class Hands(Selecting):
    """Turns events of the board's viewport into selections and into the board's signals."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self.finding = Finding(view)
        self.keys = Keys(view, self)
        self.edge = EdgeScroll(view)
        self.drag = HeadDrag(view, self.edge)
        self.hot: HeadSpot | None = None
        self.hot_band: tuple[int, str] | None = None
        self._pressed: tuple[Place, int] | None = None
        self._pressed_head: HeadSpot | None = None
        self._dragged = False
        self._point = QPointF()
        self._triple = QPointF(-99, -99)
        self._menu: QMenu | None = None

    @property
    def pressed(self) -> bool:
        """Is the mouse held down over a cell?"""
        return self._pressed is not None

    # -- what the painter asks --------------------------------------------------------------------------------------

    def finds(self, place: Place) -> list[tuple[int, int, bool]]:
        """Where the words looked for stand in this cell, and which of them is the present one."""
        return self.finding.in_place(place)

    # -- what the board tells ---------------------------------------------------------------------------------------

    def forget_selection(self, place: Place | None = None, *, links_only: bool = False) -> None:
        """Drop the selection (in this cell): its text is about to change. ``links_only``: no word does, so it stays."""
        if links_only:
            self.keys.forget()
            return
        if place is None or (self._selected is not None and self._selected[0] == place):
            self._selected = None
        if place is None or (self._pressed is not None and self._pressed[0] == place):
            self._let_go()
        self.keys.forget(place)

    def contents_changed(self) -> None:
        """The words on the board have changed."""
        self.finding.refresh()

    def scrolled(self) -> None:
        """The content has moved under the mouse: what was said of a link is true no more."""
        QToolTip.hideText()
        self._view.link_hovered.emit("")

    def cancel(self) -> bool:
        """Escape: give up what is being dragged; False where nothing is."""
        active = self.drag.active
        self._pressed_head = None
        self.drag.cancel()
        return active

    # -- events -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the viewport's mouse events."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseMove:
                return self._move(event)
            does = {
                QEvent.Type.MouseButtonPress: self._press,
                QEvent.Type.MouseButtonDblClick: self._double,
                QEvent.Type.MouseButtonRelease: self._release,
            }.get(kind)
            if does is not None and event.button() == LEFT:
                return does(event)
        if kind == QEvent.Type.Leave:
            self._hover(None, None)
            self._view.link_hovered.emit("")
        if isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            return self._tip(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        return False

    def _press(self, event: QMouseEvent) -> bool:
        view, point = self._view, event.position()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        head = pointing.head_at(view, point)
        if head is not None:
            self._pressed_head = head
            if head.part == "name":
                self.drag.press(head.place, point)
            return True
        band = pointing.band_at(view, point)
        if band is not None:
            row, action = band
            theme = view.layout_.model.themes[row].key
            if action == "orientation":
                view.orientation_asked.emit(theme)
            elif action == "row":
                view.row_fold_asked.emit(theme)
            return True
        place = pointing.place_at(view, point)
        if place is not None:
            self._press_text(place, point, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _press_text(self, place: Place, point: QPointF, *, extend: bool) -> None:
        position = pointing.text_at(self._view, place, point)
        triple = (point - self._triple).manhattanLength() < 6
        if extend and self._selected and self._selected[0] == place:
            self._selected = (place, self._selected[1], position)
        elif triple:
            self.select_paragraph(place, position)
            self._triple = QPointF(-99, -99)
        else:
            self._selected = (place, position, position)
        self._pressed, self._dragged = (place, position), triple
        self._view.place_focused.emit(place)
        self._view.viewport().update()

    def _double(self, event: QMouseEvent) -> bool:
        head = pointing.head_at(self._view, event.position())
        place = pointing.place_at(self._view, event.position()) if head is None else None
        if place is None:
            return self._press(event)
        self.select_word(place, pointing.text_at(self._view, place, event.position()))
        self._triple = event.position()
        self._dragged = True
        return True

    def _move(self, event: QMouseEvent) -> bool:
        point = event.position()
        if self._pressed is not None and event.buttons() & LEFT:
            self._drag_text(point)
            return True
        if self.drag.held and event.buttons() & LEFT:
            self.drag.move(point)
            return True
        self._rest(point)
        return False

    def _drag_text(self, point: QPointF) -> None:
        """Select as far as the point; beyond the upper or lower edge the board scrolls and the selection goes along."""
        self._point = point
        self._extend()
        if self._dragged:
            self.edge.follow(point, self._extend, across=False, down=True)

    def _extend(self) -> None:
        if self._pressed is None:
            return
        place, start = self._pressed
        end = pointing.text_at(self._view, place, self._point)
        if end != start:
            self._dragged = True
        if self._dragged and self._selected is not None:
            self.select(place, self._selected[1], end)

    def _rest(self, point: QPointF) -> None:
        """The mouse moves over the board with no button held: what is under it is shown as such."""
        view = self._view
        head, band = pointing.head_at(view, point), pointing.band_at(view, point)
        self._hover(head, band)
        place = pointing.place_at(view, point) if head is None and band is None else None
        target = pointing.link_at(view, place, point) if place is not None else ""
        hand = bool(target) or head is not None or bool(band and band[1])
        over = Qt.CursorShape.IBeamCursor if place is not None else Qt.CursorShape.ArrowCursor
        view.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else over)
        view.link_hovered.emit(target)

    def _release(self, event: QMouseEvent) -> bool:
        if self._pressed_head is not None:
            self._release_head(event.position())
            return True
        if self._pressed is None:
            return True
        place, _ = self._pressed
        self._let_go()
        if not self._dragged:
            target = pointing.link_at(self._view, place, event.position())
            if target:
                self.follow(place, target)
        return True

    def _release_head(self, point: QPointF) -> None:
        """A head that was dragged moves its pane; one that was only clicked does what the part under the mouse says."""
        spot, self._pressed_head = self._pressed_head, None
        if self.drag.release() or spot is None or pointing.head_at(self._view, point) != spot:
            return
        voice = spot.place.voice
        if spot.part == "close":
            self._view.pane_closed.emit(voice)
        elif spot.part == "level":
            self._view.shifting.level(voice)
        else:
            self._view.link_activated.emit(f"voice:{voice}")

    def _let_go(self) -> None:
        self._pressed = None
        self.edge.stop()

    def follow(self, place: Place, target: str) -> None:
        """Do what a link says: unfold here, or tell the window."""
        if target.startswith("fold:"):
            self._view.fold_asked.emit(place, target.removeprefix("fold:"))
        else:
            self._view.link_activated.emit(target)

    def _wheel(self, event: QWheelEvent) -> bool:
        """With Ctrl only the pane under the mouse scrolls; without, the board scrolls as every scroll area does."""
        view = self._view
        column = view.layout_.columns.at(view.to_content(event.position()).x())
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or view.layout_.stacked or column < 0:
            return False
        pixels, steps = event.pixelDelta().y(), event.angleDelta().y() / 120
        down = -pixels if pixels else round(-steps * 3 * view.verticalScrollBar().singleStep())
        view.shift_pane(view.layout_.model.voices[column].id, down)
        event.accept()
        return True

    def open_menu(self, point: QPointF | None, at: QPoint) -> bool:
        """Open the menu for what stands at a point of the viewport (None: for the cell in focus), at a point of the screen."""
        view = self._view
        if self._menu is not None:
            return True
        head = pointing.head_at(view, point) if point is not None else None
        place = head.place if head else pointing.place_at(view, point) if point is not None else view.focus_place
        if place is None or view.layout_.model.where(place) is None or (point is not None and pointing.band_at(view, point)):
            return False
        if head is None and point is not None:
            self._pressed = (place, 0)  # held down, as it were: what is under the mouse stays there
            view.place_focused.emit(place)
            self._let_go()
        self._menu = menu.open_at(view, place, at)
        self._menu.destroyed.connect(self._menu_gone)
        return True

    def _menu_gone(self) -> None:
        self._menu = None

    def _hover(self, head: HeadSpot | None, band: tuple[int, str] | None) -> None:
        if head != self.hot or band != self.hot_band:
            self.hot, self.hot_band = head, band
            self._view.viewport().update()

    def _tip(self, event: QHelpEvent) -> bool:
        """What a thing does, in words, for whoever rests the mouse on it."""
        view, point = self._view, QPointF(event.pos())
        head, band = pointing.head_at(view, point), pointing.band_at(view, point)
        words = view.layout_.model.themes[band[0]].question if band is not None else ""
        if head is not None:
            name = next(v.name for v in view.layout_.model.voices if v.id == head.place.voice)
            words = {
                "close": self.tr("Close the pane of {name}"),
                "level": self.tr("Bring the pane of {name} back to its row"),
                "name": self.tr("{name}: life, works, what was seen, critics. Drag to put the pane elsewhere"),
            }[head.part].format(name=name)
        shown = tip(words) if head is not None or band is not None else terms.tip_at(view, point)
        if shown:
            QToolTip.showText(event.globalPos(), shown, view.viewport())
        else:
            QToolTip.hideText()
        return True
