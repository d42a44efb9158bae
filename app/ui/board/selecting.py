"""What is selected in a cell: set by mouse and keyboard, painted by the painter, handed over to be copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from app.state.workspace import Place

if TYPE_CHECKING:
    from app.ui.board.view import BoardView


@dataclass(frozen=True, slots=True)
class Copied:
    """What was selected in a cell: its place, the words, and the ids of the quotations and positions they come from."""

    place: Place
    text: str
    items: tuple[str, ...]
    whole: bool = False


class Selecting(QObject):
    """Holds the selection: one stretch of one cell's text.

    Signal: ``cite_asked(Copied, bool)`` words to be cited in a style, and whether the citation alone is wanted.
    """

    cite_asked = Signal(object, bool)

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._selected: tuple[Place, int, int] | None = None

    def selection_in(self, place: Place) -> tuple[int, int] | None:
        """Start and end of the selection in this cell, or None."""
        if self._selected is None or self._selected[0] != place or self._selected[1] == self._selected[2]:
            return None
        return min(self._selected[1:]), max(self._selected[1:])

    def ends(self, place: Place) -> tuple[int, int]:
        """Where the selection in this cell was begun and where it ends now; both 0 where there is none."""
        return self._selected[1:] if self._selected is not None and self._selected[0] == place else (0, 0)

    def select(self, place: Place, start: int, end: int) -> None:
        """Select a stretch of this cell's text."""
        self._selected = (place, start, end)
        self._view.viewport().update()

    def select_word(self, place: Place, position: int) -> None:
        """Select the word that stands there."""
        cursor = QTextCursor(self._view.layout_.document(place))
        cursor.setPosition(position)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.select(place, cursor.selectionStart(), cursor.selectionEnd())

    def select_paragraph(self, place: Place, position: int) -> None:
        """Just its own letters: Qt's selection of a block takes the end of the one above along, and so its source too."""
        block = self._view.layout_.document(place).findBlock(position)
        self.select(place, block.position(), block.position() + block.length() - 1)

    def select_all(self) -> None:
        """Select the whole text of the cell in focus."""
        place = self._view.focus_place
        if self._view.layout_.model.where(place) is not None:
            self.select(place, 0, self._view.layout_.document(place).characterCount() - 1)

    def unselect(self, place: Place | None = None) -> bool:
        """Drop the selection, unless it is in this cell; False where nothing was selected."""
        there = self.selects
        if self._selected is None or self._selected[0] == place:
            return False
        self._selected = None
        self._view.viewport().update()
        return there

    @property
    def selects(self) -> bool:
        """Is anything selected?"""
        return self._selected is not None and self._selected[1] != self._selected[2]

    def copy(self) -> bool:
        """Hand what is selected (or, with nothing selected, the cell in focus) over to be copied with its citation."""
        copied = self.selected()
        if copied is None or not copied.text:
            return False
        self._view.copied.emit(copied)
        return True

    def copy_at(self, place: Place) -> None:
        """Hand over what is selected in this cell, or the whole cell."""
        self._view.copied.emit(self._at(place))

    def cite_at(self, place: Place, *, alone: bool) -> None:
        """Ask for the citation, in a style, of what is selected in this cell, or of the whole cell."""
        self.cite_asked.emit(self._at(place), alone)

    def _at(self, place: Place) -> Copied:
        return self._covered(place, *self.selection_in(place) or (0, -1))

    def selected(self) -> Copied | None:
        """The selection with the ids of what it covers; where nothing is selected, the passage of the cell in focus in which the
        present mark of a search stands, else that whole cell.
        """
        if self._selected is not None and self.selects:
            return self._covered(self._selected[0], *sorted(self._selected[1:]))
        place = self._view.focus_place
        return self._covered(place, *self._view.hands.finding.passage_in(place) or (0, -1)) if self._view.layout_.model.where(place) is not None else None

    def _covered(self, place: Place, start: int, end: int) -> Copied:
        """The words from ``start`` to ``end`` (-1: all) with the ids of the quotations and positions that they touch."""
        document, cell = self._view.layout_.document(place), self._view.layout_.model.cell(place)
        whole = end < 0
        end = document.characterCount() - 1 if whole else end
        items: list[str] = []
        lines: list[str] = []
        block = document.begin()
        for content in cell.blocks:
            first, last = max(start, block.position()), min(end, block.position() + block.length() - 1)
            if first < last and content.kind != "folds":  # the links that fold a cell open are no words of it
                cursor = QTextCursor(document)
                cursor.setPosition(first)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                lines.append(cursor.selectedText().replace("\u2028", "\n").replace("\u00a0", " ").replace("\u200b", ""))
                items += [content.item] if content.item else []
            block = block.next()
        return Copied(place, "\n".join(lines), tuple(dict.fromkeys(items)), whole)
