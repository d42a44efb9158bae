"""What the board shows: cells made on demand from the records and the way they are to be shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.core import cells
from app.core.cells import Cell, Showing
from app.state.workspace import Look, Place
from db.records import Board, Position, Theme, Voice


@dataclass(slots=True)
class Model:
    """The records of the open debate, the voices shown and the look; cells are built once and kept."""

    board: Board | None = None
    voices: tuple[Voice, ...] = ()
    look: Look = field(default_factory=Look)
    folds: dict[Place, frozenset[cells.Fold]] = field(default_factory=dict)
    event: str = ""
    _cells: dict[Place, Cell] = field(default_factory=dict)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The rows, in the debate's order."""
        return self.board.themes if self.board is not None else ()

    def place(self, row: int, column: int) -> Place:
        """The place of a row and a column."""
        return Place(self.voices[column].id, self.themes[row].key)

    def where(self, place: Place) -> tuple[int, int] | None:
        """Row and column of a place, or None where it is not on the board."""
        row = next((i for i, theme in enumerate(self.themes) if theme.key == place.theme), None)
        column = next((i for i, voice in enumerate(self.voices) if voice.id == place.voice), None)
        return (row, column) if row is not None and column is not None else None

    def showing(self, place: Place) -> Showing:
        """How the cell of a place is to be shown now."""
        return Showing(self.look.density, self.look.coding, self.folds.get(place, frozenset()), self.event, self.look.turned)

    def leans(self, place: Place, event: str | None = None) -> bool:
        """Does the passage of a place lean on this event, or (None) on the one in focus?"""
        return self.board is not None and bool(cells.leans_on(self.board, place.voice, place.theme, self.event if event is None else event))

    def places(self) -> tuple[Place, ...]:
        """Every cell in reading order: theme by theme, voice by voice."""
        return tuple(Place(voice.id, theme.key) for theme in self.themes for voice in self.voices)

    def cell(self, place: Place) -> Cell:
        """The cell of a place."""
        found = self._cells.get(place)
        if found is None:
            assert self.board is not None
            found = cells.build(self.board, place.voice, place.theme, self.showing(place))
            self._cells[place] = found
        return found

    def position(self, place: Place) -> Position | None:
        """The position of a place, or None where the record has none."""
        return self.board.positions.get((place.voice, place.theme)) if self.board is not None else None

    def set_look(self, look: Look) -> None:
        """Another look. What the cells say stays where only colours, sizes or their arrangement have changed."""
        before, self.look = self.look, look
        if (look.density, look.coding, look.turned) != (before.density, before.coding, before.turned):
            self.forget()

    def forget(self, place: Place | None = None) -> None:
        """Build this cell anew (or all) when it is next asked for."""
        if place is None:
            self._cells.clear()
        else:
            self._cells.pop(place, None)
