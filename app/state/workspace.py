"""What is selected right now. Every view hears it; no view tells another what to do.

Setting the same value again is silent, so no loop can start. Values are frozen, so nobody changes one behind our back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.core.cells import Density, Fold
from app.core.ordering import Order

DetailKind = Literal["voice", "event", "work", "position", "quotation", "school", "coding", "absent", "debate", "pack"]
MIN_TEXT_SCALE, MAX_TEXT_SCALE = 60, 300


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the board: which voice on which theme (by key). Both may be empty where nothing is in focus."""

    voice: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """What the side panel shows: a kind and an id; the panel is closed where there is none."""

    kind: DetailKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How things look: theme by name (``system`` follows the system), text scale in per cent, density, coding."""

    theme: str = "system"
    text_scale: int = 100
    density: Density = "text"
    coding: bool = True
    turned: bool = False
    """The axis turned round: the second pole first, everywhere at once (METHOD 19)."""


class Workspace(QObject):
    """The one place that knows what is selected.

    Signals carry the new value: ``debate_changed(str)``, ``voices_changed(tuple)``, ``theme_changed(str)``,
    ``focus_changed(Place)``, ``folds_changed()``, ``detail_changed(Detail | None)``, ``look_changed(Look)``,
    ``notice_changed(str)`` (one plain sentence for the reader, or empty).
    """

    debate_changed = Signal(str)
    voices_changed = Signal(object)
    theme_changed = Signal(str)
    focus_changed = Signal(object)
    folds_changed = Signal()
    detail_changed = Signal(object)
    look_changed = Signal(object)
    notice_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._debate = ""
        self._voices: tuple[str, ...] = ()
        self._order: Order = "year"
        self._theme = ""
        self._focus = Place()
        self._folds: dict[Place, frozenset[Fold]] = {}
        self._orientations: frozenset[str] = frozenset()
        self._detail: Detail | None = None
        self._look = Look()
        self._notice = ""

    @property
    def debate(self) -> str:
        """Id of the open debate; empty before one is open."""
        return self._debate

    def set_debate(self, debate: str) -> None:
        """Open a debate; voices are kept where the new one has them, by whoever loads it."""
        if debate != self._debate:
            self._debate = debate
            self.debate_changed.emit(debate)

    @property
    def voices(self) -> tuple[str, ...]:
        """Ids of the voices whose panes are shown, in their order."""
        return self._voices

    @property
    def order(self) -> Order:
        """How panes are ordered: by year (default), by name, or as the reader put them."""
        return self._order

    def set_voices(self, voices: tuple[str, ...], order: Order | None = None) -> None:
        """Show these panes in this order; a voice named twice is shown once."""
        voices = tuple(dict.fromkeys(voices))
        if order is not None:
            self._order = order
        if voices != self._voices:
            self._voices = voices
            self.voices_changed.emit(voices)

    @property
    def theme(self) -> str:
        """Key of the theme in view: the one whose band stands on top."""
        return self._theme

    def set_theme(self, theme: str) -> None:
        """The theme in view has changed, by scrolling or by choice."""
        if theme != self._theme:
            self._theme = theme
            self.theme_changed.emit(theme)

    @property
    def focus(self) -> Place:
        """The cell in focus."""
        return self._focus

    def set_focus(self, place: Place) -> None:
        """Put a cell in focus; every view hears it, the one that asked too."""
        if place != self._focus:
            self._focus = place
            self.focus_changed.emit(place)

    def folds(self, place: Place) -> frozenset[Fold]:
        """What is folded open in a cell."""
        return self._folds.get(place, frozenset())

    def toggle_fold(self, places: tuple[Place, ...], fold: Fold) -> None:
        """Open a fold in all of these cells, or close it where it is open in all of them."""
        if not places:
            return
        opened = all(fold in self.folds(place) for place in places)
        for place in places:
            now = self.folds(place)
            self._folds[place] = now - {fold} if opened else now | {fold}
        self.folds_changed.emit()

    @property
    def orientations(self) -> frozenset[str]:
        """Keys of the themes whose orientation is unfolded; ``""`` stands for the debate's own."""
        return self._orientations

    def toggle_orientation(self, theme: str) -> None:
        """Fold the orientation of a theme (or ``""``: of the debate) open or closed."""
        self._orientations = self._orientations ^ {theme}
        self.folds_changed.emit()

    @property
    def detail(self) -> Detail | None:
        """What the side panel shows, or None where it is closed."""
        return self._detail

    def set_detail(self, detail: Detail | None) -> None:
        """Show something in the side panel, or close it."""
        if detail != self._detail:
            self._detail = detail
            self.detail_changed.emit(detail)

    @property
    def look(self) -> Look:
        """How things look."""
        return self._look

    def set_look(self, **changes: object) -> None:
        """Change fields of the look by name; the text scale is kept between its bounds."""
        look = replace(self._look, **changes)  # type: ignore[arg-type]
        scale = max(MIN_TEXT_SCALE, min(MAX_TEXT_SCALE, look.text_scale))
        look = replace(look, text_scale=scale)
        if look != self._look:
            self._look = look
            self.look_changed.emit(look)

    @property
    def notice(self) -> str:
        """The sentence shown to the reader, or empty."""
        return self._notice

    def set_notice(self, sentence: str) -> None:
        """Tell the reader one plain sentence; empty takes it away."""
        if sentence != self._notice:
            self._notice = sentence
            self.notice_changed.emit(sentence)
