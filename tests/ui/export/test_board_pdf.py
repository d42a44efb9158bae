"""The board as a PDF, opened again: every word as often as it should be, fonts, bookmarks, and what must stand on every export."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QRunnable, QThreadPool
from PySide6.QtWidgets import QApplication

from app.core import cells, handing_in, outline, outline_passages, passages
from app.core.cells import Showing
from app.documents.pandoc import Stopped
from app.ui.export import board_pdf
from app.ui.export.pages import Pages
from app.ui.export.sheet import Sheet
from db.records import Board
from tests.ui.export import paper

pytestmark = pytest.mark.usefixtures("qapp")

OPEN = Showing(folds=frozenset(cells.FOLDS))


@pytest.fixture(scope="module")
def board(built_library: Path) -> Board:
    """The main debate."""
    return paper.read_board(built_library)


def made(job: paper.Job) -> tuple[Pages, pypdf.PdfReader]:
    """The pages of a job, and its file opened again."""
    pages = board_pdf.board_pages(job, Sheet.of(job.wish.paper, landscape=job.wish.landscape))
    return pages, paper.reader(board_pdf.written(pages, job))


def blocks(board: Board, job: paper.Job) -> list[cells.Block]:
    """Every block of every cell that must stand there; what is a handle of the window is none."""
    showing = replace(OPEN, coding=job.wish.coding, turned=job.wish.turned)
    bare = replace(board, terms=())
    found = [cells.build(bare, voice, theme, showing) for theme in job.wish.themes[0] for voice in job.wish.voices[0]]
    told = [block for cell in found for block in cell.blocks if block.kind != "folds"]
    called = passages.of_board(board)
    return [called.block(block, outline_passages.quoted(told)) for block in told]


def furniture(pages: Pages) -> Counter[str]:
    """The words of everything but cells."""
    return paper.words(part.words for page in pages.pages for part in page.parts if part.name != "cell")


@pytest.mark.parametrize(("everybody", "form", "landscape"), [(False, "a4", False), (True, "letter", True)])
def test_every_word_of_every_cell_stands_as_often_as_it_should(board: Board, everybody: bool, form: paper.Paper, landscape: bool) -> None:
    """And every passage with what was seen of it behind it; a withheld one nowhere."""
    job = paper.job(board, paper.everybody(board) if everybody else (), paper=form, landscape=landscape)
    pages, file = made(job)
    told = blocks(board, job)
    found = paper.quick_texts(file)
    assert paper.words(found) == paper.words([block.text for block in told]) + furniture(pages)
    read = paper.letters(" ".join(found))
    assert sum(block.kind == "quote" for block in told) > 60
    for block, after in pairwise(told):
        if block.kind == "quote":
            assert not board.quotations[block.item].withheld
            assert after.kind == "source"
            assert paper.letters(f"{block.text} {after.text}") in read, "no passage is cut where it fits on a page"
    withheld = [quotation for quotation in board.quotations.values() if quotation.withheld and len(quotation.text) > 40]
    assert withheld
    assert not any(paper.letters(quotation.text) in read for quotation in withheld)


def test_fonts_are_embedded_and_no_letters_are_joined(board: Board) -> None:
    _, file = made(paper.job(board, board.debate.presets[:3], ("verdict",)))
    assert [paper.words([text]) for text in paper.texts(file)] == [paper.words([text]) for text in paper.quick_texts(file)], "others read the same words"
    assert not any("\t" in text for text in paper.texts(file)), "a space is copied as a space"
    fonts = {}
    for page in file.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[inner["/BaseFont"]] = "/FontFile2" in inner["/FontDescriptor"] or "/FontFile3" in inner["/FontDescriptor"]
    assert any("SourceSans" in name for name in fonts)
    assert any("SourceSerif" in name for name in fonts)
    assert all(fonts.values())
    assert not set("ﬀﬁﬂﬃﬄ") & set("".join(paper.quick_texts(file)))


def test_bookmarks_lead_to_the_pages_on_which_their_words_stand(board: Board) -> None:
    job = paper.job(board, themes=("verdict", "party", "society"))
    pages, file = made(job)
    read = [paper.letters(text) for text in paper.quick_texts(file)]
    found: list[tuple[str, int, int]] = []

    def walk(items: list[object], level: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, level + 1)
            else:
                found.append((item.title, file.get_destination_page_number(item), level))  # type: ignore[attr-defined, arg-type] # pypdf's Destination

    walk(file.outline, 0)  # type: ignore[arg-type]
    assert found == [(mark.title, mark.page, mark.level) for mark in pages.bookmarks]
    assert found[0] == (board.debate.question, 0, 0)
    assert [title for title, _, level in found if level == 1] == [*(theme.title for theme in board.themes if theme.key in job.wish.themes[0]), "Bibliography", "Before you hand in"]
    assert sum(level == 2 for _, _, level in found) == 3 * 3, "seven voices, three sheets a theme"
    for title, page, _ in found:
        assert paper.letters(title.partition(", ")[0]) in read[page]
    assert [page for _, page, _ in found] == sorted(page for _, page, _ in found)


def test_the_first_page_says_what_every_export_says_and_the_last_what_to_look_up(board: Board) -> None:
    job = paper.job(board, themes=("verdict", "party"))
    _, file = made(job)
    read = paper.quick_texts(file)
    tree = outline.comparison(board, job.wish.voices[0], job.wish.themes[0], coding=True, day=paper.DAY)
    first = paper.letters(read[0])
    assert first.startswith(paper.letters(board.debate.question))
    assert all(paper.letters(paragraph.block.text) in first for paragraph in tree.about)
    whole = paper.letters(" ".join(read))
    lines = handing_in.lines(board, job.wish.voices[0], job.wish.themes[0])
    assert paper.letters("".join(read)).rindex(paper.letters("Before you hand in")) > whole.index("bibliography")
    assert len(lines) > 5
    assert paper.letters(lines[-1]) in paper.letters(read[-1])
    for number, text in enumerate(read, 1):
        assert f"{number} of {len(read)}" in " ".join(text.split())
        assert paper.letters(outline.stamp(board.pack, paper.DAY)) in paper.letters(text)
        assert paper.letters(board.debate.question) in paper.letters(text)


def test_every_band_names_both_poles_and_turned_the_other_first(board: Board) -> None:
    for turned in (False, True):
        _, file = made(paper.job(board, board.debate.presets[:2], ("terror",), turned=turned))
        text = next(text for text in paper.quick_texts(file) if "TERROR AND REPRESSION" in text)
        band = paper.letters(text[text.index("TERROR AND REPRESSION") :])
        theme = next(theme for theme in board.themes if theme.key == "terror")
        poles = [paper.letters(board.debate.first_pole + theme.first_pole), paper.letters(board.debate.second_pole + theme.second_pole)]
        first, second = reversed(poles) if turned else poles
        assert 0 < band.index(first) < band.index(second)


def test_coding_off_says_no_stance_and_draws_none(board: Board) -> None:
    job = paper.job(board, themes=("verdict", "terror", "concept"), coding=False)
    pages, file = made(job)
    assert not any(part.text.marks for page in pages.pages for part in page.parts)
    assert not any(part.text.stance is not None for page in pages.pages for part in page.parts)
    read = " ".join(" ".join(paper.quick_texts(file)).split()).casefold()
    codes = " ".join(one.words for page in pages.pages for part in page.parts for one in part.text.paragraphs if one.kind == "code")
    assert not [step.short for step in board.debate.steps if step.short in codes]
    assert "rests on the work" in codes, "what a text rests on is no side"
    for word in ("why this code:", "first coder:", "second reading:", "straight continuation", "the axis runs from"):
        assert word not in read
    assert "the coding is off" in read
    cells_there = [part for page in pages.pages for part in page.parts if part.name == "cell"]
    assert paper.words(part.words for part in cells_there) == paper.words([block.text for block in blocks(board, job)])
    assert "the numbers are ours, not the historians" in read


def test_title_language_and_paper(board: Board) -> None:
    for form, landscape, size in (("a4", False, (595, 842)), ("a4", True, (842, 595)), ("letter", False, (612, 792)), ("letter", True, (792, 612))):
        _, file = made(paper.job(board, board.debate.presets[:2], ("verdict",), paper=form, landscape=landscape))  # type: ignore[arg-type]
        assert file.metadata is not None
        assert file.metadata.title == board.debate.question
        assert file.trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]
        box = file.pages[0].mediabox
        assert (round(box.width), round(box.height)) == size


def test_no_word_leads_anywhere(board: Board) -> None:
    _, file = made(paper.job(board, themes=("verdict",)))
    assert not any(page.annotations for page in file.pages), "links of the window mean nothing on paper"


def test_it_is_made_on_a_thread_like_here(board: Board) -> None:
    job = paper.job(board, board.debate.presets[:3], ("verdict",))
    here = paper.quick_texts(paper.reader(board_pdf.pdf(job)[job.out]))
    found: list[bytes] = []

    class There(QRunnable):
        def run(self) -> None:
            found.append(board_pdf.pdf(job)[job.out])

    pool = QThreadPool()
    pool.start(There())
    assert pool.waitForDone(60_000)
    assert QApplication.instance() is not None
    assert paper.quick_texts(paper.reader(found[0])) == here


@pytest.mark.parametrize("share", [0, 30, 70])
def test_it_stops_where_the_person_cancels(board: Board, share: int) -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, of: int) -> None:
        told.append((done, of))
        if done >= share * of / 100:
            raise Stopped

    with pytest.raises(Stopped):
        board_pdf.pdf(replace(paper.job(board), step=step))
    assert told == sorted(told)
