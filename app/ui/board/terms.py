"""Terms of the glossary in the cells: what is shown of one on hover, and which links the keyboard stops at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from app.ui.board import pointing
from app.ui.parts.tips import card_tip

if TYPE_CHECKING:
    from app.ui.board.view import BoardView

PREFIX = "term:"
"""What the links of terms begin with."""


def tip_at(view: BoardView, point: QPointF) -> str:
    """The card of the term that stands there, or empty."""
    board, place = view.layout_.model.board, pointing.place_at(view, point)
    target = pointing.link_at(view, place, point) if place is not None else ""
    if board is None or not target.startswith(PREFIX):
        return ""
    found = next((term for term in board.terms if term.id == target.removeprefix(PREFIX)), None)
    if found is None:
        return ""
    from app.core import terming  # the glossary comes after the first paint

    card = terming.card(found)
    return card_tip(card.term, card.russian, card.definition, card.checked)


def stops(links: list[tuple[int, int, str]]) -> list[int]:
    """The numbers of the links that Tab stops at: a link that goes on behind a term inside it is no new one."""
    found: list[int] = []
    for i, link in enumerate(links):
        goes_on = i > 1 and links[i - 1][2].startswith(PREFIX) and links[i - 1][1] == link[0] and links[i - 2][2] == link[2]
        if not goes_on:
            found.append(i)
    return found


def terms(links: list[tuple[int, int, str]]) -> list[int]:
    """The numbers of the links that are terms."""
    return [i for i, link in enumerate(links) if link[2].startswith(PREFIX)]
