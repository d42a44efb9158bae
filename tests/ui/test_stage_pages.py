"""Text on the stage always fits: measured for every theme of the shipped debate, at the sizes and scales of halls."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from app.core.cells import Block, Piece
from app.core.paging import groups
from app.core.slides import Column, Slide, column_words, slide
from app.state.workspace import Stage
from app.ui.stage.layout import Page
from app.ui.stage.sheets import SMALLEST
from app.ui.stage.view import StageView
from db import library, reads
from db.records import Board

SIZES = [(1024, 768), (1280, 720), (1920, 1080), (3840, 2160)]
SIZES_AND_SCALES = [*((size, 100) for size in SIZES), ((1024, 768), 150), ((1280, 720), 150), ((1920, 1080), 200), ((1024, 768), 300), ((1280, 720), 300)]

TOLERANCE = 0.75
"""Pixels by which two rectangles may touch: heights are fractions."""


def shipped_board(folder: Path) -> Board:
    """The debate that comes with the program, from a built library."""
    db = library.connect_corpus(library.current_corpus(folder))
    try:
        return reads.board(db, "stalinism/continuity")
    finally:
        db.close()


def slide_of(board: Board, theme: str = "terror", voices: Iterable[str] | None = None, *, coding: bool = True, turned: bool = False) -> Slide:
    """A slide of a theme, with the voices of the first comparison where none are named."""
    return slide(board, theme, board.debate.presets if voices is None else voices, coding=coding, turned=turned)


def sized(stage: StageView, width: int, height: int, scale: int = 100, page: int = 0) -> StageView:
    """The stage at this size and scale, on this page."""
    stage.resize(width, height)
    stage.set_stage(Stage(on=True, page=page, text_scale=scale))
    return stage


def pages(stage: StageView) -> Iterator[Page]:
    """Every page of the slide, as laid out."""
    scale = stage._stage.text_scale
    for number in range(stage.pages):
        stage.set_stage(Stage(on=True, page=number, text_scale=scale))
        page = stage.current()
        assert page is not None
        yield page


def rects(page: Page) -> list[tuple[str, QRectF]]:
    """Everything on a page that must not touch anything else: texts, rows of marks, the axis."""
    found = [(placed.text.words, placed.rect()) for placed in page.texts]
    for row in page.rows:
        reach = row.size * (0.62 + (len(row.marks) - 1) * 1.35 + 0.61)
        found.append(("marks", QRectF(row.left, row.middle - row.size * 0.61, reach, row.size * 1.22)))
    if page.axis is not None:
        found.append(("axis", page.axis.rect))
    return found


def faults(page: Page, width: float, height: float) -> list[str]:
    """What stands outside the page or on something else, a sentence each."""
    within = QRectF(0, 0, width, height).adjusted(-TOLERANCE, -TOLERANCE, TOLERANCE, TOLERANCE)
    found = rects(page)
    wrong = [f"outside: {words!r} {rect}" for words, rect in found if not within.contains(rect)]
    for (one, first), (two, second) in itertools.combinations(found, 2):
        both = first.intersected(second)
        if both.width() > TOLERANCE and both.height() > TOLERANCE:
            wrong.append(f"overlap: {one!r} and {two!r} by {both.width():.1f} × {both.height():.1f}")
    for bar, (words, rect) in itertools.product(page.bars, found):
        both = bar.rect.intersected(rect)
        if both.width() > TOLERANCE and both.height() > TOLERANCE:
            wrong.append(f"bar over {words!r}")
    return wrong


def squeezed(words: str) -> str:
    """Words without any space, to compare what was cut between lines."""
    return "".join(words.replace("\u200b", "").split())


@pytest.fixture(scope="module")
def board(built_library: Path) -> Board:
    """The debate that comes with the program."""
    return shipped_board(built_library)


@pytest.fixture
def stage(qtbot: QtBot) -> StageView:
    """A stage without a slide, never shown: only measured."""
    view = StageView()
    qtbot.addWidget(view)
    return view


def all_voices(board: Board) -> list[str]:
    """Every voice of the debate."""
    return [voice.id for voice in board.voices]


def missing(stage: StageView, slide: Slide) -> list[str]:
    """Paragraphs of a slide that stand on none of its pages."""
    shown = squeezed(" ".join(page.words for page in pages(stage)))
    wanted = [block for c in slide.columns for block in (*((c.headline,) if c.headline else ()), *c.quotations)]
    lines = [words for c in slide.columns for words in (c.name, c.years, c.kind, c.stance, c.outcome, c.detail, c.state) if words]
    return [words for words in (*lines, *(block.text for block in wanted)) if squeezed(words) not in shown]


def check(stage: StageView, slide: Slide) -> None:
    """Nothing stands outside the page, nothing on anything else, and nothing is left out."""
    stage.set_slide(slide)
    wrong = [f"{slide.theme}, page {i}: {fault}" for i, page in enumerate(pages(stage)) for fault in faults(page, stage.width(), stage.height())]
    assert wrong == []
    assert missing(stage, slide) == []


@pytest.mark.parametrize(("size", "scale"), [SIZES_AND_SCALES[0], SIZES_AND_SCALES[2], SIZES_AND_SCALES[4], SIZES_AND_SCALES[6], SIZES_AND_SCALES[7]])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_it_fits_for_a_few_voices_on_every_theme(board: Board, stage: StageView, size: tuple[int, int], scale: int, count: int) -> None:
    sized(stage, *size, scale)
    for i, theme in enumerate(board.themes):
        check(stage, slide_of(board, theme.key, all_voices(board)[2 * i : 2 * i + count]))


@pytest.mark.parametrize(("size", "scale"), SIZES_AND_SCALES)
def test_it_fits_for_the_first_comparison_on_every_theme(board: Board, stage: StageView, size: tuple[int, int], scale: int) -> None:
    sized(stage, *size, scale)
    for theme in board.themes:
        check(stage, slide_of(board, theme.key))


@pytest.mark.parametrize("size", SIZES[:3])
def test_all_voices_on_every_theme(board: Board, stage: StageView, size: tuple[int, int]) -> None:
    """All fits and can be read at the usual scale, no passage goes on on a further page, and no withheld one comes up."""
    held = [quotation for quotation in board.quotations.values() if quotation.withheld]
    assert held
    sized(stage, *size)
    for theme in board.themes:
        check(stage, slide_of(board, theme.key, all_voices(board)))
        made = list(pages(stage))
        assert min(page.size for page in made) >= SMALLEST * min(size[1], size[0] * 10 / 16) - 0.01
        assert [page.words for page in made if "\u2002continued" in page.words] == []
        shown = squeezed(" ".join(page.words for page in made))
        assert [quotation.id for quotation in held if squeezed(quotation.text) in shown] == []


@pytest.mark.parametrize("scale", [60, 200, 300])
def test_it_fits_for_all_voices_at_other_scales(board: Board, stage: StageView, scale: int) -> None:
    sized(stage, 1280, 720, scale)
    for theme in ("verdict", "succession", "terror"):
        check(stage, slide_of(board, theme, all_voices(board)))


@pytest.mark.parametrize("size", [(768, 1024), (640, 480), (2560, 1080), (5120, 1440)])
def test_it_fits_on_pages_of_other_shapes(board: Board, stage: StageView, size: tuple[int, int]) -> None:
    sized(stage, *size)
    for theme in ("verdict", "concept"):
        check(stage, slide_of(board, theme))
        check(stage, slide_of(board, theme, coding=False))


@pytest.mark.parametrize("count", [2, 3])
def test_the_last_row_reads_the_headlines(board: Board, stage: StageView, count: int) -> None:
    sized(stage, 1920, 1080)
    shares = []
    for theme in board.themes:
        stage.set_slide(slide_of(board, theme.key, board.debate.presets[:count]))
        shares += [page.size * 1.5 / 1080 for page in pages(stage)]
    assert sorted(shares)[len(shares) // 2] >= 0.038
    assert min(shares) >= 0.033


def test_a_passage_is_not_torn_before_its_text_has_given_way(board: Board, stage: StageView) -> None:
    sized(stage, 1280, 720, 300)
    for theme in ("verdict", "succession", "party"):
        slide = slide_of(board, theme, all_voices(board))
        stage.set_slide(slide)
        whole = sorted(squeezed(block.text) for column in slide.columns for block in column.quotations if block.kind == "quote")
        assert sorted(squeezed(placed.text.words) for page in pages(stage) for placed in page.texts if placed.text.kind == "quote") == whole


def test_voices_are_spread_evenly(board: Board, stage: StageView) -> None:
    sized(stage, 1920, 1080)
    stage.set_slide(slide_of(board, "nationalities", all_voices(board)[:5]))
    names = {voice.name for voice in board.voices}
    on_pages = [sum(placed.text.kind == "name" and placed.text.words.split("\u2002")[0] in names for placed in page.texts) for page in pages(stage)]
    assert on_pages == [3, 2]


@pytest.mark.parametrize("size", SIZES[:3])
def test_headlines_begin_level_and_mostly_passages_too(board: Board, stage: StageView, size: tuple[int, int]) -> None:
    sized(stage, *size)
    level, ragged = 0, 0
    for theme in board.themes:
        stage.set_slide(slide_of(board, theme.key))
        for page in pages(stage):
            tops = {kind: {round(placed.y, 2) for placed in page.texts if placed.text.kind == kind} for kind in ("name", "headline")}
            assert all(len(found) <= 1 for found in tops.values())
            firsts = {round(bar.rect.top(), 2) for bar in page.bars if bar.rect.height() > bar.rect.width()}
            level, ragged = level + (len(firsts) <= 1), ragged + (len(firsts) > 1)
    assert level > 2 * ragged


def _toy(words: str, *, quote: str = "") -> Slide:
    quotations = (Block("quote", (Piece(quote, "quote"),)), Block("source", (Piece("A book", "title"),))) if quote else ()
    column = Column("toy/a", "Ada", "Ada", headline=Block("headline", (Piece(words, "plain"),)), quotations=quotations)
    return Slide("Roses?", "soil", "Soil", "Does it matter?", (column,), "", "", (), 1, 1, "")


@pytest.mark.parametrize(
    "words",
    ["word " * 4_000, "x" * 2_000 + "\u200b" + "x" * 2_000, "𝒳𝒴𝒵 emoji 🌹 " * 900, "line\nline\r\n" * 300, "пример " * 2_000],
    ids=["long", "unbroken", "astral", "lines", "cyrillic"],
)
def test_a_passage_longer_than_any_page_goes_on_and_is_whole(stage: StageView, words: str) -> None:
    sized(stage, 1280, 720)
    slide = _toy("A headline.", quote=words)
    stage.set_slide(slide)
    made = list(pages(stage))
    assert len(made) > 1
    assert all("Ada\u2002continued" in page.words for page in made[1:])
    assert [fault for page in made for fault in faults(page, 1280, 720)] == []
    shown = "".join(placed.text.words for page in made for placed in page.texts if placed.text.kind == "quote")
    assert squeezed(shown) == squeezed(words)
    assert made[-1].words.count("A book") == 1


def test_long_names_titles_and_footers_fit_too(board: Board, stage: StageView) -> None:
    usual = slide_of(board, "verdict", board.debate.presets[:3])
    columns = tuple(replace(column, name=f"{column.name} " * 8, short="Averylongfamilyname" * 2) for column in usual.columns)
    slide = replace(usual, columns=columns, title="A title that does not end " * 12, question="And why? " * 40, footer="Said by nobody. " * 30, first_pole="a pole of many words " * 3)
    for scale in (100, 300):
        sized(stage, 1024, 768, scale)
        stage.set_slide(slide)
        assert [fault for page in pages(stage) for fault in faults(page, 1024, 768)] == []


def test_words_like_markup_are_only_words(stage: StageView) -> None:
    sized(stage, 1280, 720)
    stage.set_slide(_toy("<b>bold</b> <img src='file:///x.png'> &amp;"))
    assert "<b>bold</b> <img src=’file:///x.png’> &amp;" in stage.page_words()


def test_no_voice_and_no_axis(board: Board, stage: StageView) -> None:
    sized(stage, 1280, 720)
    stage.set_slide(slide_of(board, voices=()))
    assert stage.pages == 1
    assert "No voice is chosen" in stage.page_words()
    assert [faults(page, 1280, 720) for page in pages(stage)] == [[]]
    stage.set_slide(replace(slide_of(board), steps=(), first_pole="", second_pole=""))
    assert all(page.axis is None for page in pages(stage))


def test_a_tiny_window_does_no_harm(board: Board, stage: StageView) -> None:
    stage.set_slide(slide_of(board, voices=board.debate.presets[:2]))
    for size in ((1, 1), (40, 30), (200, 120)):
        sized(stage, *size, 300)
        assert stage.pages >= 1


def test_reading_order_is_heading_then_voice_by_voice(board: Board, stage: StageView) -> None:
    sized(stage, 1920, 1080)
    slide = slide_of(board, "terror", ("stalinism/pipes", "stalinism/medvedev"))
    stage.set_slide(slide)
    words = stage.page_words().replace("\u2002", " ")
    marks = [slide.debate, slide.title, slide.question, "Richard Pipes", column_words(slide.columns[0]).splitlines()[-1], "Roy Medvedev", slide.footer]
    places = [words.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("count", "most", "fits", "expected"),
    [
        (0, 4, lambda first, end: True, ()),
        (1, 4, lambda first, end: False, ((0, 1),)),
        (3, 4, lambda first, end: True, ((0, 3),)),
        (4, 4, lambda first, end: end - first < 4, ((0, 2), (2, 4))),
        (5, 2, lambda first, end: True, ((0, 2), (2, 4), (4, 5))),
        (3, 3, lambda first, end: first > 0 or end == 1, ((0, 1), (1, 3))),
        (3, 3, lambda first, end: False, ((0, 1), (1, 2), (2, 3))),
    ],
)
def test_groups(count: int, most: int, fits: Callable[[int, int], bool], expected: tuple[tuple[int, int], ...]) -> None:
    assert groups(count, most, fits) == expected


def test_a_page_that_is_no_longer_there_shows_the_last(board: Board, stage: StageView) -> None:
    sized(stage, 1280, 720)
    stage.set_slide(slide_of(board))
    assert stage.pages == 2
    words = [page.words for page in pages(stage)]
    for asked in (-1, 1, 7, 10_000):
        stage.set_stage(Stage(on=True, page=asked))
        assert stage.page == 1
        assert stage.page_words() == words[1]
