"""The slides of one theme: title and question, voices in columns, the axis, and in the notes all that is said of these voices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.core import marks, outline, slides, stances
from app.core.blocks import Block, short_id
from app.core.outline import Section
from app.core.slides import Column
from app.core.words import translate
from app.documents import fitting
from app.documents.deck import base, columns, notes, scale
from app.documents.deck import shapes as drawn
from app.documents.deck.base import ACROSS, FOOT, LEFT, Box
from app.documents.deck.frame import Talk, counted, fitted, footer, subtitled
from app.documents.deck.notes import Line
from app.documents.deck.pages import AIR, BAR, GAP, TIGHT, Laid, Page, Pages
from app.documents.fitting import Face, Para
from app.documents.pandoc import Pandoc
from app.documents.styles import Style
from db.records import Theme

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide


def add(deck: Presentation, pandoc: Pandoc, style: Style, one: Talk, theme: Theme, section: Section) -> None:
    """The slides of one theme, each with its notes. Raises DocumentError with a sentence."""
    shown = slides.slide(one.board, theme.key, one.voices, coding=one.coding, turned=one.turned)
    told = notes.of_theme(pandoc, style, section)
    texts = {voice: block for voice, voiced in zip(one.voices, section.sections, strict=True) if (block := _summary(voiced)) is not None}
    question, under = fitted(shown.question if shown.question != shown.title else "", (16, 15, 14, 13, 12), Face(serif=True, italic=True), base.UNDER, 2, "soft")
    widest = counted(shown.title, 87, 88, again=True)
    _, above = fitted(widest, (30, 28, 26, 24, 22, 20), Face(serif=True), base.TITLE, 2)
    under = Box(under.x, above.y + above.down + 2, under.across, under.down)
    top = under.y + (under.down if question.text else 0) + 12
    unheard = _unheard(shown.columns)
    tall = fitting.height(unheard, ACROSS)

    def lowest(some: Sequence[Column]) -> float:
        """Where the columns of these voices have to end, or the line of those who have none."""
        axis = scale.axis_height(shown, some)
        return FOOT - 8 - (axis + 12 if axis else 0)

    pages = Pages(shown, texts, lambda some: lowest(some) - (tall + 8 if unheard else 0) - top).all()
    for number, page in enumerate(pages):
        again = any(column.part.continued for column in page.columns)
        title, _ = fitted(counted(shown.title, number, len(pages), again=again), (30, 28, 26, 24, 22, 20), Face(serif=True), base.TITLE, 2)
        slide = base.add(deck, "theme", title, footer(one), above)
        subtitled(slide, (question,) if question.text else (), under)
        some = [laid.part.column for laid in page.columns]
        low = lowest(some)
        for at, column in enumerate(page.columns):
            _column(slide, page, column, LEFT + at * (page.across + GAP), top, low - (tall + 8 if unheard else 0))
        if unheard:
            drawn.text(slide.shapes, translate("Decks", "Voices without a position"), Box(LEFT, low - tall, ACROSS, tall), unheard)
        scale.axis(slide, shown, some, FOOT - 8)
        voices = [column.voice for column in shown.columns if column in some or (unheard and columns.silent(column))]
        lines = [line for voice in voices for line in told[f"{section.key}-{short_id(voice)}"]]
        notes.write(slide, [*notes.of_section(section), *lines, Line(outline.stamp(one.board.pack, one.day))])


def _unheard(shown: Sequence[Column]) -> tuple[Para, ...]:
    """A line that names the voices of which nothing was found (METHOD 5), where there are others; else each has its column."""
    names = [column.name for column in shown if columns.silent(column)]
    if not names or len(names) == len(shown):
        return ()
    words = f"{marks.sentence(stances.not_found())}: {', '.join(names)}"
    return (fitted(fitting.clean(words), (14, 13, 12), Face(italic=True), Box(LEFT, 0, ACROSS, 0), 3, "soft")[0],)


def _summary(section: Section) -> Block | None:
    """The summary of a voice, as the outline has it."""
    return next((paragraph.block for paragraph in section.paragraphs if paragraph.block.kind == "text"), None)


def _column(slide: Slide, page: Page, laid: Laid, x: float, top: float, bottom: float) -> None:
    """One voice: its bar, its mark, and three boxes one under the other; of one that stands alone, passages beside the rest."""
    column, across = laid.part.column, page.across
    tones = [mark.step for mark in column.marks if mark.step is not None]
    colours = [base.STEPS[step + 3] for step in tones] or [base.LINE]
    share = (across + page.aside) / len(colours)
    for number, colour in enumerate(colours):
        drawn.bar(slide.shapes, translate("Decks", "Bar"), Box(x + number * share, top, share, BAR), colour)
    y = top + BAR + AIR
    if laid.head:
        under = fitting.height(laid.head, across) + (TIGHT if laid.stance else 0)
        drawn.text(slide.shapes, column.name, Box(x, y, across, under), laid.head)
        if laid.stance:
            box = Box(x, y + under, across, page.headline - under)
            _marks(slide, column, box, laid.stance[0].leading / 2, columns.mark_size(page.size))
            drawn.text(slide.shapes, translate("Decks", "{name}: how coded").format(name=column.name), box, laid.stance)
    begun = y + page.headline
    passages = y + page.passages if page.passages is not None else begun + laid.heights[1]
    if laid.body:
        name = translate("Decks", "{name}: position").format(name=column.name)
        drawn.text(slide.shapes, name, Box(x, begun, across, (passages if laid.quoted and not page.aside else bottom) - begun), laid.body)
    if laid.quoted:
        beside = Box(x + page.aside, passages, across, bottom - passages)
        tall = fitting.height(laid.quoted, across * _USUAL) - 4
        drawn.bar(slide.shapes, translate("Decks", "Bar"), Box(beside.x, passages + 3, 3, tall), colours[0] if len(colours) == 1 else base.LINE)
        drawn.text(slide.shapes, translate("Decks", "{name}: in the voice’s own words").format(name=column.name), beside, laid.quoted)


_USUAL = 1 + fitting.MARGIN * 0.8
"""The bar beside a passage is as tall as the passage is in our own fonts, or nearly so, not as tall as it may become in others."""


def _marks(slide: Slide, column: Column, box: Box, down: float, size: float) -> None:
    """The marks before the words of the stance."""
    for number, mark in enumerate(column.marks):
        words = f"{drawn.mark_words(mark)}: {column.stance or column.state}"
        drawn.mark(slide.shapes, mark, box.x + size * 0.62 + number * size * 1.4, box.y + down, size, words)
