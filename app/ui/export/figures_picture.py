"""The figures of debates on paper: every count on its own axis, every poll, with all words in full and where each was seen.

Source: METHOD 25. A block of the room (a count, a question) stays together on a page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.core import vocabulary
from app.core.figures import EstimateRow, Group, Room
from app.core.figures_polls import PollRow, Series
from app.core.words import translate
from app.documents.pandoc import DocumentError
from app.ui.export.flow import Columns, Part
from app.ui.export.matter import Matter, PictureSheet, faces, foot, head, ink
from app.ui.figures import legend, painting
from app.ui.figures.drawing import draw
from app.ui.figures.picture import Block, Picture


def parts(matter: Matter, room: Room, sheet: PictureSheet, step: Callable[[int, int], None]) -> tuple[str, list[Part | Columns]]:
    """The title of the picture and its parts. Raises DocumentError with a sentence where the debates have no figures."""
    if not room.sections:
        raise DocumentError(translate("Pictures", "No figures belong to this debate; nothing was written."))
    step(0, 4)
    picture = laid(room, sheet)
    step(1, 4)
    alone = room.sections[0] if len(room.sections) == 1 else None
    title = translate("Pictures", "Figures: {debate}").format(debate=alone.title) if alone is not None else translate("Pictures", "Figures")
    result: list[Part | Columns] = head(title, [alone.question if alone is not None else "", *rules(room)], sheet.inner)
    blocks = [block for block in picture.blocks if alone is None or not _heading(block)]
    result += [Part(sheet.inner, block.rect.height(), partial(paint, picture=picture, block=block), kept=_heading(block)) for block in blocks]
    return title, result + foot(matter, wanting(room), sheet.inner)


def laid(room: Room, sheet: PictureSheet) -> Picture:
    """The room as wide as the paper, with its own edges outside of what is painted."""
    return draw(room, faces(), sheet.inner + 2 * faces().edge)


def rules(room: Room) -> list[str]:
    """How what is shown is to be read (METHOD 25)."""
    counts = any(section.groups for section in room.sections)
    polls = any(section.series for section in room.sections)
    return [legend.rule_words(face) for face, there in (("plot", counts), ("polls", polls)) if there]


def _heading(block: Block) -> bool:
    """Is a block the heading of a debate?"""
    return any(words_.role == "debate" for words_ in block.words)


def paint(painter: QPainter, picture: Picture, block: Block) -> None:
    """Paint one block with its top left at the origin."""
    painter.translate(-faces().edge, -block.rect.top())
    painter.setClipRect(QRectF(block.rect).adjusted(faces().edge - 4, -2, 4 - faces().edge, 2))
    unlinked = replace(block, words=tuple(replace(one, link="") for one in block.words))  # nothing on paper leads on
    alone = Picture(picture.width, picture.height, (unlinked,), (), ())
    painting.paint(painter, alone, faces(), ink(), block.rect)


def wanting(room: Room) -> list[str]:
    """What of the figures was seen once only, at second hand or not at all, and where to look (METHOD 15)."""
    found = [line for section in room.sections for group in section.groups for row in group.rows if (line := _of_estimate(row, group))]
    found += [line for section in room.sections for series in section.series for row in series.rows if (line := _of_poll(row, series))]
    said = translate("Pictures", "{speaker}, {words}: {source}.")
    found += [said.format(speaker=one.speaker, words=one.words, source=one.source) for section in room.sections for one in section.comments]
    found.append(translate("Pictures", "Cite a figure from the work that gives it, with what it counts and for which years."))
    return found


def _of_estimate(row: EstimateRow, group: Group) -> str:
    """What is wanting of an estimate; empty where nothing is."""
    lacking = _lacking(row.grade, row.grade_words, row.check, row.check_word)
    where = translate("Pictures", " Where to look: {work}.").format(work=row.work_words.rstrip(".")) if row.work_words else ""
    told = translate("Pictures", "{author}, {year}, on “{count}”: {wanting}.")
    return told.format(author=row.author, year=row.year_words, count=row.counts or group.title, wanting=lacking) + where if lacking else ""


def _of_poll(row: PollRow, series: Series) -> str:
    """What is wanting of a poll; empty where nothing is."""
    lacking = _lacking(row.grade, row.grade_words, row.check, row.check_word)
    told = translate("Pictures", "{pollster}, {date}, on “{question}”: {wanting}.")
    return told.format(pollster=series.pollster, date=row.date, question=series.question, wanting=lacking) if lacking else ""


def _lacking(grade: str, grade_words: str, check: str, check_word: str) -> str:
    """What was seen, where it was not the work, and whether it was found again, where it was not."""
    again = vocabulary.check_words("found again")
    return "; ".join(part.rstrip(".") for part in (grade_words if grade != "work" else "", check if check_word != again else "") if part)
