"""Printing: the same pages on the paper of the printer, its range, order and copies; a printer that refuses says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from app.documents.pandoc import DocumentError, Stopped
from app.ui.export import board_pdf, printing
from app.ui.export.sheet import Sheet
from db.records import Board
from tests.ui.export import paper

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def board(built_library: Path) -> Board:
    """The main debate."""
    return paper.read_board(built_library)


def printer(out: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4, orientation: QPageLayout.Orientation = QPageLayout.Orientation.Portrait) -> QPrinter:
    """A printer that prints into a file, with margins of its own as printers have them."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(out))
    made.setPageLayout(QPageLayout(QPageSize(size), orientation, QMarginsF(12, 12, 12, 12)))
    return made


@pytest.mark.parametrize(
    ("size", "orientation", "form", "landscape"),
    [
        (QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait, "a4", False),
        (QPageSize.PageSizeId.Letter, QPageLayout.Orientation.Landscape, "letter", True),
    ],
)
def test_the_printed_pages_are_those_of_the_pdf(
    board: Board, tmp_path: Path, size: QPageSize.PageSizeId, orientation: QPageLayout.Orientation, form: paper.Paper, landscape: bool
) -> None:
    job = paper.job(board, board.debate.presets[:4], ("verdict",), paper=form, landscape=landscape)
    device = printer(tmp_path / "printed.pdf", size, orientation)
    printing.print_pages(device, printing.printer_pages(device, job))
    printed, made = paper.reader((tmp_path / "printed.pdf").read_bytes()), paper.reader(board_pdf.pdf(job)[job.out])
    assert [text.split() for text in paper.quick_texts(printed)] == [text.split() for text in paper.quick_texts(made)]
    assert abs(printed.pages[0].mediabox.width - made.pages[0].mediabox.width) < 2
    assert printed.pages[0].mediabox.width > printed.pages[0].mediabox.height or not landscape


def test_a_sheet_of_another_size_has_as_many_columns_as_go_on_it(board: Board, tmp_path: Path) -> None:
    device = printer(tmp_path / "small.pdf", QPageSize.PageSizeId.A5)
    pages = printing.printer_pages(device, paper.job(board, themes=("verdict",)))
    assert Sheet.in_printer(device.pageLayout()).most() == 2
    assert all(pages.sheet.area.adjusted(-1, -1, 1, 1).contains(part.rect) for page in pages.pages for part in page.parts)


def test_range_order_and_copies_are_the_printers(tmp_path: Path) -> None:
    device = printer(tmp_path / "some.pdf")
    assert printing.wanted(device, 3) == [0, 1, 2]
    device.setPageRanges(QPageRanges.fromString("2-3,5"))
    assert printing.wanted(device, 9) == [1, 2, 4]
    device.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.wanted(device, 9) == [4, 2, 1]
    device.setPageRanges(QPageRanges())
    device.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    device.setCopyCount(2)
    if not device.supportsMultipleCopies():
        device.setCollateCopies(True)
        assert printing.wanted(device, 2) == [0, 1, 0, 1]
        device.setCollateCopies(False)
        assert printing.wanted(device, 2) == [0, 0, 1, 1]
    else:
        assert printing.wanted(device, 2) == [0, 1]


def test_only_the_chosen_pages_are_printed(board: Board, tmp_path: Path) -> None:
    device = printer(tmp_path / "some.pdf")
    device.setPageRanges(QPageRanges.fromString("2"))
    pages = printing.printer_pages(device, paper.job(board, themes=("verdict",)))
    printing.print_pages(device, pages)
    read = paper.quick_texts(paper.reader((tmp_path / "some.pdf").read_bytes()))
    assert len(read) == 1
    assert f"2 of {len(pages.pages)}" in " ".join(read[0].split())


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says so in the log besides
def test_a_printer_that_refuses_says_so_in_a_sentence(board: Board, tmp_path: Path) -> None:
    device = printer(tmp_path / "nowhere" / "printed.pdf")
    pages = printing.printer_pages(device, paper.job(board, board.debate.presets[:1], ("verdict",)))
    with pytest.raises(DocumentError, match="nothing was printed"):
        printing.print_pages(device, pages)


def test_printing_can_be_stopped(board: Board, tmp_path: Path) -> None:
    device = printer(tmp_path / "printed.pdf")
    pages = printing.printer_pages(device, paper.job(board, themes=("verdict",)))
    seen: list[int] = []

    def step(done: int, of: int) -> None:
        seen.append(done)
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        printing.print_pages(device, pages, step)
    assert seen == [0, 1, 2]
    assert not (tmp_path / "printed.pdf").exists(), "half a file looks like a whole one"
