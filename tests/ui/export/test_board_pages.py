"""Where everything stands on a printed page: inside its edges, between its neighbours, cut only where it may be."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ui.export import board_pdf
from app.ui.export.content import groups
from app.ui.export.pages import Axis, Page, Pages, Part
from app.ui.export.setting import NEVER
from app.ui.export.sheet import NARROWEST, Sheet
from db.records import Board
from tests.ui.export import paper

pytestmark = pytest.mark.usefixtures("qapp")

SHEETS = [("a4", False), ("a4", True), ("letter", False), ("letter", True)]


@pytest.fixture(scope="module")
def board(built_library: Path) -> Board:
    """The main debate."""
    return paper.read_board(built_library)


Laid = Callable[..., Pages]


@pytest.fixture(scope="module")
def pages_of(board: Board) -> Laid:
    """The pages of a comparison, laid out once: ``pages_of("a4", landscape=True, everybody=False)``."""

    @functools.cache
    def laid(form: paper.Paper = "a4", *, landscape: bool = False, everybody: bool = True) -> Pages:
        voices = paper.everybody(board) if everybody else ()
        return board_pdf.board_pages(paper.job(board, voices, paper=form, landscape=landscape), Sheet.of(form, landscape=landscape))

    return laid


def cells_of(page: Page) -> list[Part]:
    """The texts of a page's cells."""
    return [part for part in page.parts if part.name == "cell"]


@pytest.mark.parametrize(("form", "landscape"), SHEETS)
def test_nothing_is_painted_outside_its_place(pages_of: Laid, form: paper.Paper, landscape: bool) -> None:
    pages = pages_of(form, landscape=landscape)
    area = pages.sheet.area.adjusted(-1, -1, 1, 1)
    for page in pages.pages:
        for part in page.parts:
            assert area.contains(part.rect), part.words
            for line in part.text.lines[part.start : part.end]:
                assert part.text.paragraphs[line.paragraph].line(line.number).naturalTextWidth() <= part.text.width + 1
        for one in page.parts:
            for other in page.parts:
                assert one is other or not one.rect.adjusted(1, 1, -1, -1).intersects(other.rect.adjusted(1, 1, -1, -1)), (one.words, other.words)


@pytest.mark.parametrize(("form", "landscape"), SHEETS)
def test_columns_can_be_read_and_voices_are_shared_out_evenly(pages_of: Laid, form: paper.Paper, landscape: bool) -> None:
    pages = pages_of(form, landscape=landscape, everybody=False)
    narrowest = min(part.text.width for page in pages.pages for part in cells_of(page))
    assert narrowest >= pages.sheet.units(NARROWEST)
    assert pages.sheet.most() == (4 if landscape else 3)


@given(st.integers(1, 60), st.integers(1, 9))
@settings(max_examples=60)
def test_groups_are_as_few_and_as_even_as_can_be(count: int, most: int) -> None:
    found = groups(count, most)
    assert sum(found) == count
    assert max(found) <= most
    assert max(found) - min(found) <= 1
    assert len(found) == -(-count // most)


def test_a_row_taller_than_a_page_goes_on_under_its_band(pages_of: Laid) -> None:
    pages = pages_of("letter", landscape=True)
    again = 0
    for page, after in pairwise(pages.pages):
        cut = {id(part.text) for part in cells_of(page) if part.end < len(part.text.lines)}
        going_on = {id(part.text) for part in cells_of(after) if part.start}
        assert cut >= going_on
        bands = " ".join(part.words for part in after.parts if part.name == "band")
        assert ("continued" in bands) == bool(cut)
        again += bool(cut)
        signs = [part for part in page.parts if part.name == "sign"]
        assert [part.words for part in signs] == [f"continued on page {pages.pages.index(after) + 1}"] * len(cut), "every column that is cut says so"
        for name in ("head", "band"):
            assert not going_on or any(part.name == name for part in after.parts)
    assert again > 3


@pytest.mark.parametrize(("form", "landscape"), SHEETS)
def test_only_a_row_taller_than_a_page_is_cut(pages_of: Laid, form: paper.Paper, landscape: bool) -> None:
    pages = pages_of(form, landscape=landscape)
    for page in pages.pages:
        for part in cells_of(page):
            if part.end < len(part.text.lines):
                row = [other.text for other in cells_of(page) if abs(other.at.y() - part.at.y()) < 1]
                assert max(text.height() for text in row) > pages.sheet.area.height() * 0.7


@pytest.mark.parametrize(("form", "landscape"), SHEETS)
def test_a_page_ends_where_it_may(pages_of: Laid, form: paper.Paper, landscape: bool) -> None:
    """Never behind a heading, never inside what belongs together, and no line is left alone."""
    pages = pages_of(form, landscape=landscape)
    for page in pages.pages:
        for part in page.parts:
            if part.name not in ("cell", "ending") or part.end - part.start == len(part.text.lines):
                continue
            if part.end < len(part.text.lines):
                assert part.text.lines[part.end].before < NEVER, part.words
                assert len(part.text.lines) - part.end > 1
            assert part.end - part.start > 1


def test_every_band_has_text_under_it(pages_of: Laid) -> None:
    pages = pages_of()
    for page in pages.pages:
        bottom = max((part.rect.bottom() for part in page.parts if part.name == "cell"), default=0.0)
        for part in page.parts:
            if part.name in ("band", "head"):
                assert part.rect.bottom() < bottom


def test_the_parts_of_a_cell_are_the_whole_cell_once(board: Board, pages_of: Laid) -> None:
    pages = pages_of("letter", landscape=True)
    seen: dict[int, int] = {}
    kept = []
    for page in pages.pages:
        for part in cells_of(page):
            assert seen.get(id(part.text), 0) == part.start
            seen[id(part.text)] = part.end
            kept.append(part.text)
    assert all(seen[id(text)] == len(text.lines) for text in kept)
    assert len(seen) == len(paper.everybody(board)) * len(board.themes)


def test_a_passage_longer_than_a_page_is_cut_between_lines(board: Board) -> None:
    key = next(key for key, position in board.positions.items() if position.code == "stance" and position.quotations)
    position = board.positions[key]
    quotation = board.quotations[position.quotations[0]]
    words = " ".join(f"word{number}" for number in range(1000, 3500))
    long = replace(board, positions={key: replace(position, quotations=(quotation.id,))}, quotations={quotation.id: replace(quotation, text=words, withheld="", note="")})
    job = paper.job(long, [key[0]], [key[1]])
    pages = board_pdf.board_pages(job, Sheet.of("a4"))
    read = paper.letters(" ".join(paper.quick_texts(paper.reader(board_pdf.written(pages, job)))))
    assert [number for number in range(1000, 3500) if f"word{number}" not in read] == []
    assert sum("continued" in part.words for page in pages.pages for part in page.parts if part.name == "band") >= 1
    parts = [part for page in pages.pages for part in cells_of(page)]
    assert all(part.end - part.start > 1 for part in parts)
    assert all(pages.sheet.area.contains(part.rect) for part in parts)


def test_a_debate_without_an_axis_and_one_with_axes_of_its_own(built_library: Path) -> None:
    for debate in ("memory", "famine", "toll"):
        board = paper.read_board(built_library, debate)
        job = paper.job(board, paper.everybody(board))
        pages, bands = board_pdf.board_pages(job, Sheet.of("a4", landscape=True)), []
        for page in pages.pages:
            bands += [part.words for part in page.parts if part.name == "band"]
            assert all(pages.sheet.area.adjusted(-1, -1, 1, 1).contains(part.rect) for part in page.parts)
        for theme in board.themes:
            axis = board.axis(theme.key)
            if axis.steps:
                assert any(words.startswith(axis.first_pole) for words in bands)
        if not any(board.axis(theme.key).steps for theme in board.themes):
            assert not any(isinstance(item, Axis) for page in pages.pages for item in page.items)


@pytest.mark.parametrize("form", ["a4", "letter"])
def test_texts_of_any_length_stay_on_their_pages(board: Board, form: paper.Paper) -> None:
    """A pack may hold a page where a line is meant; what is at stake goes on, and a label keeps its giver."""
    long = " ".join(f"much{number}" for number in range(3_000))
    voice, theme = board.debate.presets[0], board.themes[0]
    hostile = replace(
        board,
        debate=replace(board.debate, question=long, stakes=f"{long} the end of the stakes", first_pole="W" * 3_000),
        themes=(replace(theme, title=long, question=long, first_pole=long), *board.themes[1:]),
        voices=tuple(replace(one, name=long) if one.id == voice else one for one in board.voices),
        labels={**board.labels, voice: tuple(replace(label, wording=long, given_by="opponents") for label in board.labels[voice][:1])},
    )
    pages = board_pdf.board_pages(paper.job(hostile, board.debate.presets[:3], (theme.key,), paper=form), Sheet.of(form))
    area = pages.sheet.area.adjusted(-1, -1, 1, 1)
    for page in pages.pages:
        assert all(area.contains(part.rect) for part in page.parts), [part.words[:80] for part in page.parts if not area.contains(part.rect)]
    assert any("the end of the stakes" in " ".join(part.words.split()) for page in pages.pages for part in page.parts if part.name == "front")
    heads = [part.words for page in pages.pages for part in page.parts if part.name == "head"]
    assert any("…" in head and head.endswith("(so opponents)") for head in heads)
    assert any(part.name == "cell" for page in pages.pages for part in page.parts)


def test_a_title_that_holds_lines_stands_in_one(board: Board) -> None:
    first = board.themes[0]
    changed = replace(board, themes=(replace(first, title="two\nlines\r\nand more"), *board.themes[1:]))
    pages = board_pdf.board_pages(paper.job(changed, themes=(first.key,)), Sheet.of("a4"))
    words = [part.words for page in pages.pages for part in page.parts]
    assert any("two lines and more" in " ".join(one.split()) for one in words)
    assert not any("twolines" in one for one in words)
