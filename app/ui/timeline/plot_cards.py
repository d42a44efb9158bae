"""Where the timeline's card is shown: beside the mark of an item, in the window that the timeline stands in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.timing import Item
from app.state.theme import Theme
from app.ui.timeline.card import Card
from app.ui.timeline.painting import outline

if TYPE_CHECKING:
    from app.ui.timeline.plot import PlotView


class Cards:
    """Keeps the one card of a timeline, made when it is first wanted."""

    def __init__(self, view: PlotView) -> None:
        self._view = view
        self._card: Card | None = None
        self.lines: Callable[[Item], tuple[str, ...]] = lambda item: (item.title, item.date)
        self.item = ""
        self._look: tuple[Theme, float] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The lines that are shown, or none."""
        return self._card.words if self._card is not None else ()

    def set_look(self, theme: Theme, scale: float) -> None:
        """Colours, and the scale of all text."""
        self._look = (theme, scale)
        if self._card is not None:
            self._card.set_look(theme, scale)

    def hide(self) -> None:
        """Take the card away."""
        self.item = ""
        if self._card is not None:
            self._card.hide()

    def show(self, item: Item) -> None:
        """Show the card of an item that is drawn; where it is not drawn yet there is none."""
        view = self._view
        lane = view.lanes["events" if item.kind == "event" else "publications"]
        placed = lane.placement.find(item.id)
        if placed is None:
            self.hide()
            return
        if self._card is None or self._card.parentWidget() is not view.window():
            self._card = Card(view.window())
            if self._look is not None:
                self._card.set_look(*self._look)
        self.item = item.id
        mark = outline(placed, lane.placement).toRect().intersected(view.viewport().rect())
        mark.moveTopLeft(view.viewport().mapTo(view.window(), mark.topLeft()))
        self._card.show_lines(self.lines(item), mark)

