"""What is the same on every slide: whose comparison it is, title, line under it and foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core import outline
from app.core.outline import Outline
from app.core.words import translate
from app.documents import fitting
from app.documents.deck import base
from app.documents.deck.base import Box
from app.documents.fitting import Face, Para
from db.records import Board

if TYPE_CHECKING:
    from pptx.slide import Slide


@dataclass(frozen=True, slots=True)
class Talk:
    """One debate to be shown: its board, the voices (ids) and themes (keys) in their order, and the outline of these."""

    board: Board
    voices: tuple[str, ...]
    themes: tuple[str, ...]
    coding: bool
    turned: bool
    outline: Outline
    day: str


def footer(one: Talk) -> str:
    """Who coded from what, and which pack in which version speaks: on every slide."""
    pack = translate("Slides", "{title}, version {version}").format(title=one.board.pack.title, version=one.board.pack.version)
    return " · ".join(words for words in (outline.coded_words(one.board.debate), pack, one.day) if words)


def fitted(text: str, sizes: Sequence[float], face: Face, box: Box, most: int, colour: str = "ink") -> tuple[Para, Box]:
    """A line of the frame at the largest size at which it takes at most so many lines, and its box; cut with an ellipsis where it takes more at the smallest."""
    made = fitting.para(text, sizes[-1], face, colour)
    for points in sizes:
        made = fitting.para(text, points, face, colour)
        if len(fitting.lines(made, box.across)) <= most:
            break
    starts = fitting.lines(made, box.across)
    if len(starts) > most:
        made = fitting.para(text[: starts[most] - 2].rstrip() + " …", made.runs[0].points, face, colour)
    return made, Box(box.x, box.y, box.across, fitting.height((made,), box.across))


def subtitled(slide: Slide, paragraphs: Sequence[Para], box: Box | None = None) -> None:
    """Fill the placeholder under the title; one that has nothing to say is taken away."""
    place = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == base.QUESTION)
    if not paragraphs:
        slide.shapes._spTree.remove(place._element)
        return
    base.write(place.text_frame, paragraphs)
    if box is not None:
        base.move(place, box)


def counted(title: str, number: int, of: int, *, again: bool = False) -> str:
    """A title that no other slide has: *Title (2 of 3)*, *continued* where its voices have been on the slide before."""
    if of < 2:
        return title
    form = translate("Decks", "{title} (continued, {number} of {of})") if again else translate("Decks", "{title} ({number} of {of})")
    return form.format(title=title, number=number + 1, of=of)


