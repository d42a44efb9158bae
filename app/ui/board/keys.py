"""The keyboard on the board: walking from cell to cell and from link to link, folds, selecting, scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from app.state.workspace import Place
from app.ui.board import terms
from app.ui.board.documents import links

if TYPE_CHECKING:
    from app.ui.board.hands import Hands
    from app.ui.board.view import BoardView


_WAYS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
"""Rows down and columns across, by arrow."""


class Keys:
    """Turns keys into the board's signals; knows which link is under the keyboard."""

    def __init__(self, view: BoardView, hands: Hands) -> None:
        self._view, self._hands = view, hands
        self._link: tuple[Place, int] | None = None

    def link_in(self, place: Place) -> tuple[int, int, str] | None:
        """The link under the keyboard in this cell: start, end, target."""
        if self._link is None or self._link[0] != place:
            return None
        found = links(self._view.layout_.document(place))
        return found[self._link[1]] if self._link[1] < len(found) else None

    def forget(self, place: Place | None = None) -> None:
        """Leave the link (of this cell): its text is about to change."""
        if place is None or (self._link is not None and self._link[0] == place):
            self._link = None

    def key(self, event: QKeyEvent) -> bool:
        """Walk, unfold, follow, select and copy by keyboard; False where the key is not ours."""
        view = self._view
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._hands.select_all()
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            self._hands.copy()
            return True
        if event.key() == Qt.Key.Key_Escape:
            return self._hands.cancel() or self._hands.unselect()
        if view.layout_.model.where(view.focus_place) is None:
            return False
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _WAYS:
            return self._arrow(event, shift)
        if key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift):
            return self.open_menu()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        if key == Qt.Key.Key_Space:
            view.row_fold_asked.emit(view.focus_place.theme) if shift else view.fold_asked.emit(view.focus_place, "all")
            return True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._scroll_alone(key)
        return self._scroll_key(key)

    def _arrow(self, event: QKeyEvent, shift: bool) -> bool:
        """Walk a cell further, or (Shift) select; other keys held with an arrow make it somebody else's."""
        if shift:
            self._extend(event.key())
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        view, model = self._view, self._view.layout_.model
        row, column = model.where(view.focus_place) or (0, 0)
        down, across = _WAYS[Qt.Key(event.key())]
        if view.layout_.stacked:  # all cells are one below the other, and the next theme goes on where this one ends
            at = max(0, min(len(model.themes) * len(model.voices) - 1, row * len(model.voices) + column + down + across))
            row, column = divmod(at, len(model.voices))
        else:
            row = max(0, min(len(model.themes) - 1, row + down))
            column = max(0, min(len(model.voices) - 1, column + across))
        self._link = None
        view.place_focused.emit(model.place(row, column))
        return True

    def _enter(self) -> None:
        """Follow the link under the keyboard; with none, unfold a headline or show how the cell was coded."""
        view, model = self._view, self._view.layout_.model
        place, link = view.focus_place, self.link_in(view.focus_place)
        if link is not None:
            self._hands.follow(place, link[2])
        elif model.look.density == "headlines" and "text" not in model.folds.get(place, frozenset()):
            view.fold_asked.emit(place, "text")
        else:
            position = model.position(place)
            view.link_activated.emit(f"position:{position.id}" if position else f"voice:{place.voice}")

    def open_menu(self) -> bool:
        """Open the menu at the text of the cell in focus, or at what of the cell is in view."""
        view = self._view
        cell = view.cell_in_view(view.focus_place).intersected(view.body_rect())
        corner = view.text_in_view(view.focus_place) if cell.contains(view.text_in_view(view.focus_place)) else cell.topLeft()
        return self._hands.open_menu(None, view.viewport().mapToGlobal(corner.toPoint()))

    def _scroll_alone(self, key: int) -> bool:
        """Scroll the pane in focus alone, by a page."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(key)  # type: ignore[call-overload]
        if step is None or self._view.layout_.stacked:
            return False
        self._view.shift_pane(self._view.focus_place.voice, step * self._view.verticalScrollBar().pageStep())
        return True

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
        start, end = self._hands.ends(place)
        cursor = QTextCursor(document)
        cursor.setPosition(min(end, document.characterCount() - 1))
        move = {
            Qt.Key.Key_Left: QTextCursor.MoveOperation.Left,
            Qt.Key.Key_Right: QTextCursor.MoveOperation.Right,
            Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
            Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
        }[key]  # type: ignore[index]
        cursor.movePosition(move)
        self._hands.select(place, start, cursor.position())

    def walk_links(self, forward: bool) -> bool:
        """Move to the next or the previous link of the cell in focus; False past the last or before the first."""
        view, place = self._view, self._view.focus_place
        if view.layout_.model.where(place) is None:
            return False
        stops = terms.stops(links(view.layout_.document(place)))
        now = self._link[1] if self._link is not None and self._link[0] == place else None
        ahead = [i for i in stops if now is None or (i > now if forward else i < now)]
        self._link = (place, ahead[0 if forward else -1]) if ahead else None
        view.viewport().update()
        return bool(ahead)

    def step_term(self) -> bool:
        """Mark the next term of the glossary in the cell in focus, round and round, and ask for its entry; False where there is none."""
        view, place = self._view, self._view.focus_place
        if view.layout_.model.where(place) is None:
            return False
        found = links(view.layout_.document(place))
        known = terms.terms(found)
        if not known:
            return False
        now = self._link[1] if self._link is not None and self._link[0] == place else -1
        target = next((i for i in known if i > now), known[0])
        self._link = (place, target)
        view.viewport().update()
        view.link_activated.emit(found[target][2])
        return True
