"""Find in page: where the words looked for stand in the cells of the open panes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING

from app.core.marks import straight
from app.state.workspace import Place
from app.ui.parts.text import units

if TYPE_CHECKING:
    from app.ui.board.view import BoardView
    from db.records import Spans


class Finding:
    """The words looked for and every place where they stand, in reading order (row by row, pane by pane)."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._words = ""
        self._marks: Callable[[str], Spans] | None = None
        self._item = (Place(), "")
        self._hits: list[tuple[Place, int, int]] = []
        self._by_place: dict[Place, list[int]] = {}
        self._now = -1

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._hits)

    @property
    def now(self) -> int:
        """Which one is the present one, from 1; 0 where there is none."""
        return self._now + 1

    def look_for(self, words: str) -> None:
        """Look for other words; the first hit at or below the view becomes the present one."""
        self._words, self._marks, self._item = straight(words.casefold().strip()), None, (Place(), "")
        self._now = -1
        self.refresh()
        if self._hits:
            model = self._view.layout_.model
            top = self._view.layout_.rows.at(float(self._view.verticalScrollBar().value() + 1))
            later = (i for i, (place, _, _) in enumerate(self._hits) if (model.where(place) or (0, 0))[0] >= top)
            self._now = next(later, 0)
            self._show()
        self._view.viewport().update()

    def look_for_marks(self, marks: Callable[[str], Spans], place: Place, item: str = "") -> None:
        """Look for what was searched, in any spelling; the first hit in this place becomes the present one, and comes into view.

        ``item`` is the id of the passage that was found: then the first hit in its words, or, where none of the words stands in
        them (it was found by a filter), all of it.
        """
        self._words, self._marks, self._item = "", marks, (place, item)
        self.refresh()
        here = self._by_place.get(place, [])
        start, end = self._passage()
        self._now = next((i for i in here if start <= self._hits[i][1] < end), next(iter(here), -1))
        if self._now >= 0:
            self.reveal()
        self._view.viewport().update()

    def _passage(self) -> tuple[int, int]:
        """Where the words of the passage that was found stand in its cell; nowhere where none was, or it is folded."""
        place, item = self._item
        cell = self._view.layout_.model.cell(place) if item and self._view.layout_.model.where(place) is not None else None
        block = next((block for block in cell.blocks if block.item == item), None) if cell is not None else None
        at = cell.text.find(block.text) if cell is not None and block is not None else -1
        return (at, at + len(block.text)) if block is not None and at >= 0 else (0, 0)

    def refresh(self) -> None:
        """Find again, because the text of some cells has changed."""
        self._hits.clear()
        self._by_place.clear()
        model = self._view.layout_.model
        if (self._words or self._marks is not None) and model.board is not None:
            for theme in model.themes:
                for voice in model.voices:
                    self._search(Place(voice.id, theme.key))
        if self._now >= len(self._hits):
            self._now = len(self._hits) - 1

    def _search(self, place: Place) -> None:
        text = self._view.layout_.model.cell(place).text
        if self._marks is not None:
            spans = self._marks(text)
            first, last = self._passage() if place == self._item[0] else (0, 0)
            if last and not any(first <= start < last for start, _ in spans):
                spans = tuple(sorted((*(span for span in spans if span[1] <= first or span[0] >= last), (first, last))))
            for start, end in spans:
                self._by_place.setdefault(place, []).append(len(self._hits))
                self._hits.append((place, start, end))
            return
        folded = text.casefold()
        if len(folded) != len(text):  # a letter that folds to two would shift every place behind it
            folded = text.lower()
        folded = straight(folded)
        at = folded.find(self._words)
        while at >= 0:
            self._by_place.setdefault(place, []).append(len(self._hits))
            self._hits.append((place, at, at + len(self._words)))
            at = folded.find(self._words, at + 1)

    def step(self, forward: bool) -> None:
        """Go to the next or the previous one, round and round."""
        if self._hits:
            before = self._now if self._now >= 0 or forward else 0  # without a present one, the last is the previous one
            self._now = (before + (1 if forward else -1)) % len(self._hits)
            self._show()
            self._view.viewport().update()

    def _show(self) -> None:
        self._view.place_focused.emit(self._hits[self._now][0])
        self._view.show_place(self._hits[self._now][0])
        self.reveal()

    def reveal(self) -> None:
        """A cell may be taller than the view: bring the present hit into it, a passage that was found whole where it fits."""
        if not 0 <= self._now < len(self._hits):
            return
        view, (place, start, end) = self._view, self._hits[self._now]
        first, last = self._passage() if place == self._item[0] else (0, 0)
        start, end = (first, last) if first <= start < last else (start, end)
        (top, _), (_, bottom) = self._line(place, start), self._line(place, end - 1)
        bar, height, line = view.verticalScrollBar(), view.body_height(), view.fontMetrics().height()
        if max(top + 3 * line, bottom) > bar.value() + height:
            bar.setValue(int(max(top - height / 2, min(bottom + line - height, top - line))))

    def _line(self, place: Place, position: int) -> tuple[float, float]:
        """Top and bottom, on the board, of the line in which this letter of a cell's text stands."""
        layout = self._view.layout_
        document, at = layout.document(place), units(layout.model.cell(place).text, position)
        block = document.findBlock(at)
        line = block.layout().lineForTextPosition(at - block.position())
        top = layout.cell_rect(place).top() + document.documentLayout().blockBoundingRect(block).top() + (line.y() if line.isValid() else 0.0)
        return top, top + (line.height() if line.isValid() else 0.0)

    def passage_in(self, place: Place) -> tuple[int, int] | None:
        """Where the passage with the present mark stands in the text of this cell's document: the words of a quotation, or where
        the mark stands in words of ours, that paragraph. None where the present mark stands elsewhere, or in the links that fold
        the cell open, which are no words of it.
        """
        if not 0 <= self._now < len(self._hits) or self._hits[self._now][0] != place:
            return None
        cell, board, start = self._view.layout_.model.cell(place), self._view.layout_.model.board, self._hits[self._now][1]
        ends = list(accumulate(len(block.text) + 1 for block in cell.blocks))
        number = bisect_right(ends, start)
        item = cell.blocks[number].item
        if cell.blocks[number].kind == "folds":
            return None
        if board is not None and item in board.quotations:  # a mark in its source or its note is one of the quotation
            number = next(i for i, block in enumerate(cell.blocks) if block.item == item)
        first = ends[number] - len(cell.blocks[number].text) - 1
        return units(cell.text, first), units(cell.text, ends[number] - 1)

    def spans(self, text: str) -> Spans:
        """Where what was searched stands in a text that is no cell's (an orientation)."""
        return self._marks(text) if self._marks is not None else ()

    def in_place(self, place: Place) -> list[tuple[int, int, bool]]:
        """Start, end and whether it is the present one, for the hits in a cell."""
        return [(*self._hits[i][1:], i == self._now) for i in self._by_place.get(place, ())]
