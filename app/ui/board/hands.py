"""Mouse and keyboard on the board: selecting across a cell, links, hover, folds, walking from cell to cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QToolTip

from app.state.workspace import Place
from app.ui.board import heads, painting
from app.ui.board.documents import links
from app.ui.board.finding import Finding
from app.ui.board.geometry import PAD
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
        self.hot_close = -1
        self.hot_band: tuple[int, str] | None = None
        self._selected: tuple[Place, int, int] | None = None
        self._pressed: tuple[Place, int] | None = None
        self._dragged = False
        self._link: tuple[Place, int] | None = None
        self._triple = QPointF(-99, -99)

    # -- what the painter asks --------------------------------------------------------------------------------------

    def selection_in(self, place: Place) -> tuple[int, int] | None:
        """Start and end of the selection in this cell, or None."""
        if self._selected is None or self._selected[0] != place or self._selected[1] == self._selected[2]:
            return None
        return min(self._selected[1:]), max(self._selected[1:])

    def finds(self, place: Place) -> list[tuple[int, int, bool]]:
        """Where the words looked for stand in this cell, and which of them is the present one."""
        return self.finding.in_place(place)

    def link_in(self, place: Place) -> tuple[int, int, str] | None:
        """The link under the keyboard in this cell."""
        if self._link is None or self._link[0] != place:
            return None
        found = links(self._view.layout_.document(place))
        return found[self._link[1]] if self._link[1] < len(found) else None

    # -- what the board tells ---------------------------------------------------------------------------------------

    def forget_selection(self, place: Place | None = None) -> None:
        """Drop the selection (in this cell): its text is about to change."""
        if place is None or (self._selected is not None and self._selected[0] == place):
            self._selected = None
        self._pressed = None
        if place is None or (self._link is not None and self._link[0] == place):
            self._link = None

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
        column = self._head_at(point)
        if column >= 0:
            voice = view.layout_.model.voices[column].id
            if heads.close_rect(view.head_style(), view.head_rect(column)).contains(point):
                view.pane_closed.emit(voice)
            else:
                view.link_activated.emit(f"voice:{voice}")
            return True
        band = self._band_at(point)
        if band is not None:
            row, action = band
            theme = view.layout_.model.themes[row].key
            if action == "orientation":
                view.orientation_asked.emit(theme)
            elif action == "row":
                view.row_fold_asked.emit(theme)
            return True
        place = self._place_at(point)
        if place is None:
            return True
        position = self._text_at(place, point, exact=False)
        triple = (point - self._triple).manhattanLength() < 6
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selected and self._selected[0] == place:
            self._selected = (place, self._selected[1], position)
        elif triple:
            self._select(place, position, QTextCursor.SelectionType.BlockUnderCursor)
            self._triple = QPointF(-99, -99)
        else:
            self._selected = (place, position, position)
        self._pressed, self._dragged = (place, position), triple
        view.place_focused.emit(place)
        view.viewport().update()
        return True

    def _double(self, event: QMouseEvent) -> bool:
        place = self._place_at(event.position())
        if place is None:
            return self._press(event)
        self._select(place, self._text_at(place, event.position(), exact=False), QTextCursor.SelectionType.WordUnderCursor)
        self._triple = event.position()
        self._dragged = True
        self._view.viewport().update()
        return True

    def _select(self, place: Place, position: int, kind: QTextCursor.SelectionType) -> None:
        cursor = QTextCursor(self._view.layout_.document(place))
        cursor.setPosition(position)
        cursor.select(kind)
        self._selected = (place, cursor.selectionStart(), cursor.selectionEnd())

    def _move(self, event: QMouseEvent) -> bool:
        view, point = self._view, event.position()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            place, start = self._pressed
            end = self._text_at(place, point, exact=False)
            if end != start:
                self._dragged = True
            if self._dragged and self._selected is not None:
                self._selected = (place, self._selected[1], end)
                view.viewport().update()
            return True
        column = self._head_at(point)
        close = column if column >= 0 and heads.close_rect(view.head_style(), view.head_rect(column)).contains(point) else -1
        self._hover(close, self._band_at(point))
        target = ""
        over_text = False
        if column < 0 and self._band_at(point) is None:
            place_here = self._place_at(point)
            if place_here is not None:
                target = self._link_at(place_here, point)
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
            target = self._link_at(place, event.position())
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
        column = self._head_at(point)
        words = ""
        if column >= 0:
            voice = view.layout_.model.voices[column]
            if heads.close_rect(view.head_style(), view.head_rect(column)).contains(point):
                words = self.tr("Close the pane of {name}").format(name=voice.name)
            else:
                words = self.tr("{name}: life, works, what was seen, critics").format(name=voice.name)
        else:
            band = self._band_at(point)
            if band is not None:
                words = view.layout_.model.themes[band[0]].question
        if words:
            QToolTip.showText(event.globalPos(), tip(words), view.viewport())
        else:
            QToolTip.hideText()
        return True

    # -- where things are -------------------------------------------------------------------------------------------

    def _head_at(self, point: QPointF) -> int:
        if point.y() > self._view.body_top():
            return -1
        return next((c for c in range(self._view.layout_.columns.count) if self._view.head_rect(c).contains(point)), -1)

    def _band_at(self, point: QPointF) -> tuple[int, str] | None:
        """The band under a point and which of its buttons (``""``: none)."""
        view = self._view
        if not view.layout_.model.voices or point.y() < view.body_top():
            return None
        first, last = painting.visible_rows(view)
        for row in reversed(range(first, last)):
            if view.band_rect(row).contains(point):
                hit = next((name for name, rect, _ in painting.band_buttons(view, row) if rect.contains(point)), "")
                return row, hit
        return None

    def _place_at(self, point: QPointF) -> Place | None:
        if point.y() < self._view.body_top():
            return None
        content = self._view.to_content(point)
        return self._view.layout_.place_at(content.x(), content.y())

    def _local(self, place: Place, point: QPointF) -> QPointF:
        rect = self._view.layout_.cell_rect(place)
        return self._view.to_content(point) - QPointF(rect.left() + PAD, rect.top() + PAD * 0.8)

    def _text_at(self, place: Place, point: QPointF, *, exact: bool) -> int:
        accuracy = Qt.HitTestAccuracy.ExactHit if exact else Qt.HitTestAccuracy.FuzzyHit
        return self._view.layout_.document(place).documentLayout().hitTest(self._local(place, point), accuracy)

    def _link_at(self, place: Place, point: QPointF) -> str:
        return self._view.layout_.document(place).documentLayout().anchorAt(self._local(place, point))

    # -- keyboard ---------------------------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """Walk, unfold, follow, select and copy by keyboard; False where the key is not ours."""
        view = self._view
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return True
        model = view.layout_.model
        where = model.where(view.focus_place)
        if where is None or not model.voices:
            return False
        row, column = where
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._extend(key)
            return True
        step = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}.get(key)  # type: ignore[call-overload]
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            row = max(0, min(len(model.themes) - 1, row + step[0]))
            column = max(0, min(len(model.voices) - 1, column + step[1]))
            self._link = None
            view.place_focused.emit(model.place(row, column))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            link = self.link_in(view.focus_place)
            if link is not None:
                self.follow(view.focus_place, link[2])
            elif model.look.density == "headlines" and "text" not in model.folds.get(view.focus_place, frozenset()):
                view.fold_asked.emit(view.focus_place, "text")
            else:
                position = model.position(view.focus_place)
                view.link_activated.emit(f"position:{position.id}" if position else f"voice:{view.focus_place.voice}")
            return True
        if key == Qt.Key.Key_Space:
            view.row_fold_asked.emit(view.focus_place.theme) if shift else view.fold_asked.emit(view.focus_place, "all")
            return True
        return self._scroll_key(key)

    def _scroll_key(self, key: int) -> bool:
        bar = self._view.verticalScrollBar()
        target = {
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }.get(key)  # type: ignore[call-overload]
        if target is None:
            return False
        bar.setValue(target)
        return True

    def _extend(self, key: int) -> None:
        """Select by keyboard from the beginning of the cell's text, letter by letter or line by line."""
        place = self._view.focus_place
        document = self._view.layout_.document(place)
        if self._selected is None or self._selected[0] != place:
            self._selected = (place, 0, 0)
        cursor = QTextCursor(document)
        cursor.setPosition(min(self._selected[2], document.characterCount() - 1))
        move = {
            Qt.Key.Key_Left: QTextCursor.MoveOperation.Left,
            Qt.Key.Key_Right: QTextCursor.MoveOperation.Right,
            Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
            Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
        }[key]  # type: ignore[index]
        cursor.movePosition(move)
        self._selected = (place, self._selected[1], cursor.position())
        self._view.viewport().update()

    def walk_links(self, forward: bool) -> bool:
        """Move to the next or the previous link of the cell in focus; False past the last or before the first."""
        view, place = self._view, self._view.focus_place
        if view.layout_.model.where(place) is None:
            return False
        found = links(view.layout_.document(place))
        now = self._link[1] if self._link is not None and self._link[0] == place else (-1 if forward else len(found))
        target = now + (1 if forward else -1)
        if not 0 <= target < len(found):
            self._link = None
            view.viewport().update()
            return False
        self._link = (place, target)
        view.viewport().update()
        return True

    def select_all(self) -> None:
        """Select the whole text of the cell in focus."""
        place = self._view.focus_place
        if self._view.layout_.model.where(place) is not None:
            self._selected = (place, 0, self._view.layout_.document(place).characterCount() - 1)
            self._view.viewport().update()

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
            if block.position() < end and block.position() + block.length() > start and content.item:
                items.append(content.item)
            block = block.next()
        return Copied(place, text, tuple(dict.fromkeys(items)), whole)
