"""Find in page: where the words looked for stand in the cells of the open panes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.state.workspace import Place

if TYPE_CHECKING:
    from app.ui.board.view import BoardView
    from db.records import Spans


class Finding:
    """The words looked for and every place where they stand, in reading order (row by row, pane by pane)."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._words = ""
        self._marks: Callable[[str], Spans] | None = None
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
        self._words, self._marks = words.casefold().strip(), None
        self._now = -1
        self.refresh()
        if self._hits:
            model = self._view.layout_.model
            top = self._view.layout_.rows.at(float(self._view.verticalScrollBar().value() + 1))
            later = (i for i, (place, _, _) in enumerate(self._hits) if (model.where(place) or (0, 0))[0] >= top)
            self._now = next(later, 0)
            self._show()
        self._view.viewport().update()

    def look_for_marks(self, marks: Callable[[str], Spans], place: Place) -> None:
        """Look for what was searched, in any spelling; the first hit in this place becomes the present one.

        The view stays where it is: the place has been brought into it.
        """
        self._words, self._marks = "", marks
        self.refresh()
        self._now = next(iter(self._by_place.get(place, ())), -1)
        self._view.viewport().update()

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
            for start, end in self._marks(text):
                self._by_place.setdefault(place, []).append(len(self._hits))
                self._hits.append((place, start, end))
            return
        folded = text.casefold()
        if len(folded) != len(text):  # a letter that folds to two would shift every place behind it
            folded = text.lower()
        at = folded.find(self._words)
        while at >= 0:
            self._by_place.setdefault(place, []).append(len(self._hits))
            self._hits.append((place, at, at + len(self._words)))
            at = folded.find(self._words, at + 1)

    def step(self, forward: bool) -> None:
        """Go to the next or the previous one, round and round."""
        if self._hits:
            self._now = (self._now + (1 if forward else -1)) % len(self._hits)
            self._show()
            self._view.viewport().update()

    def _show(self) -> None:
        self._view.place_focused.emit(self._hits[self._now][0])
        self._view.show_place(self._hits[self._now][0])

    def in_place(self, place: Place) -> list[tuple[int, int, bool]]:
        """Start, end and whether it is the present one, for the hits in a cell."""
        return [(*self._hits[i][1:], i == self._now) for i in self._by_place.get(place, ())]
