"""The mouse on the board: selecting across a cell, links, hover, folds. It holds the selection, for the keyboard too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QToolTip

from app.state.workspace import Place
from app.ui.board import heads, pointing
from app.ui.board.finding import Finding
from app.ui.board.keys import Keys
from app.ui.parts.tips import tip

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


@dataclass(frozen=True, slots=True)
class Copied:
    """What was selected in a cell: its place, the words, and the ids of the quotations and positions they come from."""

    place: Place
    text: str
    items: tuple[str, ...]
    whole: bool = False


class Hands(QObject):
    """Turns events of the board's viewport into selections and into the board's signals."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self.finding = Finding(view)
        self.keys = Keys(view, self)
        self.hot_close = -1
        self.hot_band: tuple[int, str] | None = None
        self._selected: tuple[Place, int, int] | None = None
        self._pressed: tuple[Place, int] | None = None
        self._dragged = False
        self._triple = QPointF(-99, -99)

    @property
    def pressed(self) -> bool:
        """Is the mouse held down over a cell?"""
        return self._pressed is not None

    # -- what the painter asks --------------------------------------------------------------------------------------

    def selection_in(self, place: Place) -> tuple[int, int] | None:
        """Start and end of the selection in this cell, or None."""
        if self._selected is None or self._selected[0] != place or self._selected[1] == self._selected[2]:
            return None
        return min(self._selected[1:]), max(self._selected[1:])

    def finds(self, place: Place) -> list[tuple[int, int, bool]]:
        """Where the words looked for stand in this cell, and which of them is the present one."""
        return self.finding.in_place(place)

    # -- what the board tells ---------------------------------------------------------------------------------------

    def forget_selection(self, place: Place | None = None) -> None:
        """Drop the selection (in this cell): its text is about to change."""
        if place is None or (self._selected is not None and self._selected[0] == place):
            self._selected = None
        self._pressed = None
        self.keys.forget(place)

    def contents_changed(self) -> None:
        """The words on the board have changed."""
        self.finding.refresh()

    def scrolled(self) -> None:
        """The content has moved under the mouse."""
        QToolTip.hideText()

    # -- events -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the viewport's mouse events."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                return self._press(event)
            if kind == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
                return self._double(event)
            if kind == QEvent.Type.MouseMove:
                return self._move(event)
            if kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
                return self._release(event)
        if kind == QEvent.Type.Leave:
            self._hover(-1, None)
        if isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            return self._tip(event)
        return False

    def _press(self, event: QMouseEvent) -> bool:
        view, point = self._view, event.position()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        column = pointing.head_at(view, point)
        if column >= 0:
            voice = view.layout_.model.voices[column].id
            if heads.close_rect(view.head_style(), view.head_rect(column)).contains(point):
                view.pane_closed.emit(voice)
            else:
                view.link_activated.emit(f"voice:{voice}")
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
        if place is None:
            return True
        position = pointing.text_at(view, place, point)
        triple = (point - self._triple).manhattanLength() < 6
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selected and self._selected[0] == place:
            self._selected = (place, self._selected[1], position)
        elif triple:
            self._select_paragraph(place, position)
            self._triple = QPointF(-99, -99)
        else:
            self._selected = (place, position, position)
        self._pressed, self._dragged = (place, position), triple
        view.place_focused.emit(place)
        view.viewport().update()
        return True

    def _double(self, event: QMouseEvent) -> bool:
        place = pointing.place_at(self._view, event.position())
        if place is None:
            return self._press(event)
        self._select_word(place, pointing.text_at(self._view, place, event.position()))
        self._triple = event.position()
        self._dragged = True
        self._view.viewport().update()
        return True

    def _select_word(self, place: Place, position: int) -> None:
        cursor = QTextCursor(self._view.layout_.document(place))
        cursor.setPosition(position)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self._selected = (place, cursor.selectionStart(), cursor.selectionEnd())

    def _select_paragraph(self, place: Place, position: int) -> None:
        """Just its own letters: Qt's selection of a block takes the end of the one above along, and so its source too."""
        block = self._view.layout_.document(place).findBlock(position)
        self._selected = (place, block.position(), block.position() + block.length() - 1)

    def _move(self, event: QMouseEvent) -> bool:
        view, point = self._view, event.position()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            place, start = self._pressed
            end = pointing.text_at(view, place, point)
            if end != start:
                self._dragged = True
            if self._dragged and self._selected is not None:
                self._selected = (place, self._selected[1], end)
                view.viewport().update()
            return True
        column = pointing.head_at(view, point)
        close = column if column >= 0 and heads.close_rect(view.head_style(), view.head_rect(column)).contains(point) else -1
        self._hover(close, pointing.band_at(view, point))
        target = ""
        over_text = False
        if column < 0 and pointing.band_at(view, point) is None:
            place_here = pointing.place_at(view, point)
            if place_here is not None:
                target = pointing.link_at(view, place_here, point)
                over_text = True
        hand = bool(target) or column >= 0 or (self.hot_band is not None and self.hot_band[1] != "")
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor if over_text else Qt.CursorShape.ArrowCursor
        view.viewport().setCursor(shape)
        view.link_hovered.emit(target)
        return False

    def _release(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return True
        place, _ = self._pressed
        self._pressed = None
        if not self._dragged:
            target = pointing.link_at(self._view, place, event.position())
            if target:
                self.follow(place, target)
        return True

    def follow(self, place: Place, target: str) -> None:
        """Do what a link says: unfold here, or tell the window."""
        if target.startswith("fold:"):
            self._view.fold_asked.emit(place, target.removeprefix("fold:"))
        else:
            self._view.link_activated.emit(target)

    def _hover(self, close: int, band: tuple[int, str] | None) -> None:
        if close != self.hot_close or band != self.hot_band:
            self.hot_close, self.hot_band = close, band
            self._view.viewport().update()

    def _tip(self, event: QHelpEvent) -> bool:
        """What a thing does, in words, for whoever rests the mouse on it."""
        view, point = self._view, QPointF(event.pos())
        column = pointing.head_at(view, point)
        words = ""
        if column >= 0:
            voice = view.layout_.model.voices[column]
            if heads.close_rect(view.head_style(), view.head_rect(column)).contains(point):
                words = self.tr("Close the pane of {name}").format(name=voice.name)
            else:
                words = self.tr("{name}: life, works, what was seen, critics").format(name=voice.name)
        else:
            band = pointing.band_at(view, point)
            if band is not None:
                words = view.layout_.model.themes[band[0]].question
        if words:
            QToolTip.showText(event.globalPos(), tip(words), view.viewport())
        else:
            QToolTip.hideText()
        return True

    # -- for keyboard and menu ------------------------------------------------------------------------------------------

    def ends(self, place: Place) -> tuple[int, int]:
        """Where the selection in this cell was begun and where it ends now; both 0 where there is none."""
        return self._selected[1:] if self._selected is not None and self._selected[0] == place else (0, 0)

    def select(self, place: Place, start: int, end: int) -> None:
        """Select a stretch of this cell's text."""
        self._selected = (place, start, end)
        self._view.viewport().update()

    def select_all(self) -> None:
        """Select the whole text of the cell in focus."""
        place = self._view.focus_place
        if self._view.layout_.model.where(place) is not None:
            self.select(place, 0, self._view.layout_.document(place).characterCount() - 1)

    def copy(self) -> bool:
        """Hand what is selected (or, with nothing selected, the cell in focus) over to be copied with its citation."""
        copied = self.selected()
        if copied is None:
            return False
        self._view.copied.emit(copied)
        return True

    def selected(self) -> Copied | None:
        """The selection with the ids of what it covers; the whole cell in focus where nothing is selected."""
        view = self._view
        if self._selected is not None and self._selected[1] != self._selected[2]:
            place = self._selected[0]
            start, end = sorted(self._selected[1:])
            whole = False
        elif view.layout_.model.where(view.focus_place) is not None:
            place, start = view.focus_place, 0
            end, whole = view.layout_.document(place).characterCount() - 1, True
        else:
            return None
        document, cell = view.layout_.document(place), view.layout_.model.cell(place)
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n").replace("\u00a0", " ").replace("\u200b", "")
        items: list[str] = []
        block = document.begin()
        for content in cell.blocks:
            if block.position() < end and block.position() + block.length() - 1 > start and content.item:
                items.append(content.item)
            block = block.next()
        return Copied(place, text, tuple(dict.fromkeys(items)), whole)
