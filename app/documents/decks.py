"""Outlines as a deck of slides (PPTX) for a lecture: one theme a slide, or as many as its voices take, with all sources in the notes.

What is projected are the columns of the stage (``app/core/slides``): headline, first sentences of the summary, the leading
passage. The notes hold what the outline says of these voices, whole, with the source of every word; so nothing is on no
page. Texts are real text, in real placeholders where there is one. What must stand on every export stands on the first
slide (METHOD 14, 20, 22) and on the last ones, *Before you hand in* (METHOD 15).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.core import marks, ordering, outline, paging
from app.core.words import translate
from app.documents import fitting, papers, references
from app.documents.deck import base, lists, notes, scale, template, themes
from app.documents.deck import shapes as drawn
from app.documents.deck.base import ACROSS, FOOT, LEFT, Box
from app.documents.deck.frame import Talk, counted, fitted, footer, subtitled
from app.documents.deck.notes import Line
from app.documents.fitting import Face, Para
from app.documents.pandoc import Pandoc, Step, unwatched
from app.documents.styles import Style
from db.records import Board

if TYPE_CHECKING:
    from pptx.presentation import Presentation


def talk(board: Board, voices: Sequence[str], keys: Sequence[str], *, coding: bool, turned: bool = False, day: str) -> Talk:
    """A comparison of voices (ids) on themes (by key), to be shown. With coding off the voices stand by year, whatever order they had (METHOD 18).

    Raises KeyError for a voice or theme that the debate lacks.
    """
    if not coding:
        known = {voice.id: voice for voice in board.voices}
        voices = [voice.id for voice in ordering.by_year(known[voice] for voice in voices)]
    whole = outline.comparison(board, voices, keys, coding=coding, turned=turned, day=day)
    return Talk(board, tuple(voices), tuple(keys), coding, turned, whole, day)


def written(pandoc: Pandoc, talks: Sequence[Talk], style: Style, *, step: Step = unwatched) -> bytes:
    """A deck of one talk or several. ``step`` is told how many themes are done, of how many; what it raises ends the work. Raises DocumentError with a sentence."""
    board = talks[0].board
    pack = board.pack
    subject = translate("Decks", "Sic et Non, pack “{pack}”, version {version} ({licence})").format(pack=pack.title, version=pack.version, licence=pack.licence)
    title = marks.plain(talks[0].outline.title) if len(talks) == 1 else pack.title
    deck = template.empty(fitting.clean(title), fitting.clean(subject), talks[0].day)
    done, of = 0, sum(len(one.themes) for one in talks)
    step(0, of)
    for one in talks:
        _opening(deck, one)
        _scale(deck, one, several=len(talks) > 1)
        known = {theme.key: theme for theme in one.board.themes}
        for key, section in zip(one.themes, one.outline.sections, strict=True):
            themes.add(deck, pandoc, style, one, known[key], section)
            done += 1
            step(done, of)
    _bibliography(deck, pandoc, style, talks)
    _ending(deck, talks)
    return template.saved(deck)


# -- the first slides -------------------------------------------------------------------------------------------------


def _opening(deck: Presentation, one: Talk) -> None:
    """Question, stakes, whose words, how it was coded, pack and day."""
    stakes, about = one.outline.about[:1] if one.board.debate.stakes else (), one.outline.about[1 if one.board.debate.stakes else 0 :]
    across = ACROSS - 60
    title, box = fitted(marks.plain(one.outline.title), (40, 36, 32, 28, 24, 20), Face(serif=True), Box(LEFT + 30, 0, across, 0), 3)
    opening, under = fitted(stakes[0].block.text if stakes else "", (20, 18, 16, 14, 12), Face(), Box(LEFT + 30, 0, across, 0), 6, "soft")
    lines = [fitting.para(fitting.clean(paragraph.block.text), 14, colour="soft", above=5) for paragraph in about]
    tall = fitting.height(lines, across)
    gap = 28.0
    top = max(30.0, (FOOT - (box.down + gap + under.down + gap + tall)) / 2)
    slide = base.add(deck, "title", title, footer(one), Box(box.x, top, across, box.down))
    place = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 1)
    if stakes:
        base.write(place.text_frame, (opening,))
        base.move(place, Box(under.x, top + box.down + gap, across, under.down))
    else:
        slide.shapes._spTree.remove(place._element)
    below = top + box.down + gap + (under.down + gap if stakes else 0)
    subtitled(slide, lines, Box(LEFT + 30, below, across, tall))
    drawn.bar(slide.shapes, translate("Decks", "Rule"), Box(LEFT + 30, below - gap / 2 - 4, 64, 2), base.FAINT)  # no colour of a pole where nothing is coded
    notes.write(slide, [Line(marks.plain(one.outline.title), heading=True), *(Line(paragraph.block.text) for paragraph in one.outline.about)])


def _scale(deck: Presentation, one: Talk, *, several: bool) -> None:
    """Who stands where, theme by theme; nothing where there is no axis, and with coding off."""
    if not one.coding:
        return
    known = {theme.key: theme for theme in one.board.themes}
    legend = fitting.para(_legend(), 12, colour="soft")
    foot = FOOT - 10 - fitting.height((legend,), ACROSS)
    found = scale.tables(one.board, [known[key] for key in one.themes], one.voices, turned=one.turned)
    for table in found:
        room = foot - 8 - 100 - sum(map(table.height, table.head))
        rows = tuple(table.whole(room))
        tall = [table.height(row) for row in rows]
        pages = paging.groups(len(tall), len(tall), lambda first, end, tall=tall, room=room: sum(tall[first:end]) <= room)  # type: ignore[misc] # bound at once
        name = translate("Decks", "Who stands where")
        if several or len(found) > 1:
            name = translate("Decks", "{title}: {theme}").format(title=name, theme=rows[0][0][0].text)
        for number, (first, end) in enumerate(pages):
            title, place = fitted(counted(name, number, len(pages)), (30, 28, 26, 24, 22, 20), Face(serif=True), base.TITLE, 1)
            slide = base.add(deck, "theme", title, footer(one), place)
            ends = translate("Outline", "The axis runs from “{first}” to “{second}”.").format(first=marks.plain(table.axis.first_pole), second=marks.plain(table.axis.second_pole))
            line, under = fitted(" ".join(words for words in (ends, table.axis.axis_title) if words), (16, 14, 12), Face(serif=True, italic=True), base.UNDER, 2, "soft")
            subtitled(slide, (line,), under)
            scale.table(slide, table, rows[first:end], 104)
            drawn.text(slide.shapes, translate("Decks", "What the marks mean"), Box(LEFT, foot, ACROSS, FOOT - 10 - foot), (legend,))
            told = [Line(scale.row_words(table.axis, row)) for row in rows[first:end]]
            notes.write(slide, [Line(title.text, heading=True), Line(line.text), *told, Line(_legend()), Line(outline.stamp(one.board.pack, one.day))])


def _legend() -> str:
    shape = translate("Decks", "Square: on the side of the first pole; circle: in balance; diamond: on the side of the second pole.")
    filling = translate("Decks", "Filled: rests on the work; hollow: rests on a review, a report, an abstract or the encyclopaedia article alone.")
    return f"{shape} {filling}"


# -- the last slides --------------------------------------------------------------------------------------------------


def _bibliography(deck: Presentation, pandoc: Pandoc, style: Style, talks: Sequence[Talk]) -> None:
    entries = references.listed(pandoc, style, papers.works_of([one.outline for one in talks]), talks[0].board.pack)
    _listed(deck, talks[0], translate("Papers", "Bibliography"), [lists.entry(entry) for entry in entries])


def _ending(deck: Presentation, talks: Sequence[Talk]) -> None:
    """*Before you hand in*, always last."""
    paragraphs: list[Para] = []
    for one in talks:
        paragraphs += [lists.heading(marks.plain(one.outline.title))] if len(talks) > 1 else []
        paragraphs += [lists.item(paragraph.block.pieces) for paragraph in one.outline.ending.paragraphs]
    _listed(deck, talks[0], talks[0].outline.ending.title, paragraphs)


def _listed(deck: Presentation, one: Talk, title: str, paragraphs: Sequence[Para]) -> None:
    """A list in two columns, on as many slides as it takes."""
    pages = list(lists.pages(paragraphs))
    for number, pair in enumerate(pages):
        heading = fitting.para(counted(title, number, len(pages), again=number > 0), 30, Face(serif=True))
        slide = base.add(deck, "list", heading, footer(one))
        for idx, some in zip((1, 2), pair, strict=True):
            place = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == idx)
            if some:
                base.write(place.text_frame, some)
            else:
                slide.shapes._spTree.remove(place._element)
        notes.write(slide, [Line(heading.text, heading=True), *(Line(one.text) for one in _all(pair)), Line(outline.stamp(one.board.pack, one.day))])


def _all(pair: tuple[tuple[Para, ...], tuple[Para, ...]]) -> Iterator[Para]:
    for column in pair:
        yield from column
