"""The overview on paper: all of it side by side on a sheet; on pages as many voices as stay readable, heads repeated.

Nothing is shortened: columns get wider until every word stands in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPainter

from app.core import overview, overview_words
from app.core.overview import Overview
from app.core.overview_options import Options
from app.core.words import translate
from app.documents.pandoc import DocumentError
from app.state.theme import PAPER
from app.ui.export.flow import Columns, Part
from app.ui.export.legends import legend_part, stances
from app.ui.export.matter import Matter, PictureSheet, coding_words, foot, head, ink, position_lines
from app.ui.overview import painting
from app.ui.overview.columns import Columns as Matrix
from app.ui.overview.faces import Faces
from app.ui.overview.painting import Lights
from app.ui.overview.picture import Picture
from app.ui.overview.rows import Rows

WIDER, MOST = 1.06, 40
"""By so much a picture is made wider while words are shortened or broken in it, so often at most."""

HIGH = 100_000.0
"""As much room as anybody needs."""


def parts(matter: Matter, sheet: PictureSheet, step: Callable[[int, int], None], *, paged: bool) -> tuple[str, list[Part | Columns]]:
    """The title of the picture and its parts. Raises DocumentError with a sentence where nobody is left to be shown."""
    found = contents(matter)
    if found.empty:
        raise DocumentError(translate("Pictures", "No voice of this debate is among those that were chosen; nothing was written."))
    step(0, 4)
    pictures = list(paginated(found, sheet) if paged else [whole(found, sheet.inner)])
    step(1, 4)
    width = max(sheet.inner, *(picture.side + picture.width for picture in pictures)) if not paged else sheet.inner
    title = translate("Pictures", "Overview")
    result: list[Part | Columns] = head(title, [found.question, coding_words(matter)], width)
    result.append(legend_part(stances(matter, matter.themes), width))
    for picture in pictures:
        wide, high = picture.side + picture.width, picture.head + picture.height
        result.append(Part(wide, high, partial(paint, picture=picture), 12.0))
    measured = overview_words.measured_words(historians=found.options.measured == "historians")[:2] if any(one.contested for one in found.themes) else ()
    return title, result + foot(matter, position_lines(matter, matter.themes), width, whose=True, more=measured)


def contents(matter: Matter) -> Overview:
    """The overview with the voices and themes that are wanted, voices in the order in which they are."""
    found = overview.overview(matter.board, Options(), coding=matter.coding, turned=matter.turned)
    places = {voice: i for i, voice in enumerate(matter.voices)}
    voices = sorted((one for one in found.voices if one.voice in places), key=lambda one: places[one.voice])
    return replace(found, voices=tuple(voices), themes=tuple(one for one in found.themes if one.theme in matter.themes))


def whole(found: Overview, width: float) -> Picture:
    """All voices in one picture, as wide as it takes for every word to stand in full."""
    faces = Faces(PAPER)
    picture = _drawn(found, faces, width)
    for _ in range(MOST):
        if not shortened(picture, faces):
            break
        width = max(width, picture.side + picture.width) * WIDER
        picture = _drawn(found, faces, width)
    return picture


def _drawn(found: Overview, faces: Faces, width: float) -> Picture:
    return (Rows if found.voices_as_rows else Matrix)(found, faces, width, HIGH).picture()


def shortened(picture: Picture, faces: Faces) -> bool:
    """Is anything in a picture not told in full, a word broken, or as wide as its column, so that it would touch the next?"""
    boxes = [picture.at(row, column) for row in range(-1, picture.rows) for column in range(-1, picture.columns) if (row, column) != (-1, -1)]
    texts = [text for box in boxes for text in box.texts] + [group.text for group in picture.groups]
    broken = any(text.cut or any(line.endswith("-") for line in text.lines[:-1]) for text in texts)
    cells = [text for box in boxes if box.kind == "cell" for text in box.texts if text.align == "centre"]
    return broken or any(faces.advance(text.role, line) > text.rect.width() - faces.em(1.4) for text in cells for line in text.lines)


def paginated(found: Overview, sheet: PictureSheet) -> Iterator[Picture]:
    """As few pictures as let each stand on a page of the paper, with about as many voices in each. Where the voices stand below one
    another, they share the width that all of them need, and it is made smaller if it is more than the paper has."""
    every, faces = found.voices, Faces(PAPER)
    first = whole(found, sheet.inner) if found.voices_as_rows else None
    width = max(sheet.inner, first.side + first.width) if first is not None else sheet.inner
    for count in range(1, len(every) + 1):
        most = -(-len(every) // count)
        pictures = [_drawn(replace(found, voices=every[i : i + most]), faces, width) for i in range(0, len(every), most)]
        if most == 1 or all(_fits(picture, width, sheet.room * width / sheet.inner, faces) for picture in pictures):
            yield from pictures
            return


def _fits(picture: Picture, width: float, high: float, faces: Faces) -> bool:
    """Does a picture stand on a page with all its words?"""
    return picture.side + picture.width <= width + 1 and picture.head + picture.height <= high and not shortened(picture, faces)


def paint(painter: QPainter, picture: Picture) -> None:
    """Paint a picture with its top left at the origin."""
    room = QSizeF(picture.side + picture.width, picture.head + picture.height)
    painting.paint(painter, picture, Faces(PAPER), ink(), room, QPointF(0, 0), Lights())
