"""One pane scrolled alone: how far each pane stands from its row, and how it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.board.geometry import Anchor, anchor_at, position_of

if TYPE_CHECKING:
    from app.ui.board.surface import Surface


class Shifting(QObject):
    """Pixels by voice: positive where a pane shows what stands further down. A pane never leaves the content.

    Signals: ``changed()``, ``levelled(bool)`` (True when the last one has come back, False when the first one left).
    """

    changed = Signal()
    levelled = Signal(bool)

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._by: dict[str, float] = {}

    def of(self, voice: str) -> float:
        """How far a pane stands from its row, in pixels; 0 where it is level."""
        return self._by.get(voice, 0.0)

    def is_alone(self, voice: str) -> bool:
        """Was this pane scrolled alone?"""
        return voice in self._by

    @property
    def alone(self) -> tuple[str, ...]:
        """The voices whose panes were scrolled alone."""
        return tuple(self._by)

    def position(self, voice: str) -> float:
        """The scroll position of a pane."""
        return self._surface.verticalScrollBar().value() + self.of(voice)

    def seen(self, voice: str) -> str:
        """The theme on top of a pane."""
        rows = self._surface.layout_.rows
        if voice not in self._by or not rows.rows:
            return self._surface.seen
        return rows.rows[rows.at(self.position(voice) + 1)].theme

    def shift(self, voice: str, pixels: float) -> None:
        """Scroll a pane alone, down where ``pixels`` is positive; nothing where the voices are stacked or it has no pane."""
        if self._surface.layout_.stacked or all(v.id != voice for v in self._surface.layout_.model.voices):
            return
        self._set({**self._by, voice: self.of(voice) + pixels})

    def level(self, voice: str = "") -> None:
        """Bring a pane back to its row; every pane, where none is named."""
        self._set({v: by for v, by in self._by.items() if voice and v != voice})

    def keep(self) -> None:
        """Forget panes that are gone, and keep the others inside the content: it may have grown shorter, or been scrolled."""
        voices = {v.id for v in self._surface.layout_.model.voices} if not self._surface.layout_.stacked else set()
        self._set({v: by for v, by in self._by.items() if v in voices})

    def anchors(self) -> dict[str, Anchor]:
        """What stands on top of each pane that was scrolled alone."""
        return {voice: anchor_at(self._surface.layout_.rows, self.position(voice)) for voice in self._by}

    def restore(self, anchors: dict[str, Anchor], *, absolute: bool = False) -> None:
        """Put the same on top of each pane again, after heights have changed."""
        now = self._surface.verticalScrollBar().value()
        rows = self._surface.layout_.rows
        for anchor in anchors.values():
            self._surface.measure_down_to(min(anchor.row, len(rows.rows) - 1))
        by = {voice: position_of(rows, anchor, absolute=absolute) - now for voice, anchor in anchors.items()}
        self._by = {**self._by, **by}
        self.keep()

    def _set(self, by: dict[str, float]) -> None:
        bar = self._surface.verticalScrollBar()
        inside = {v: float(round(max(-bar.value(), min(bar.maximum() - bar.value(), pixels)))) for v, pixels in by.items()}
        inside = {v: pixels for v, pixels in inside.items() if pixels}
        if inside == self._by:
            return
        before, self._by = self._by, inside
        self.changed.emit()
        if bool(before) != bool(inside):
            self.levelled.emit(not inside)
