"""The board on a printer: the same pages as in a PDF, laid out for the paper that lies in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from app.core.words import translate
from app.documents.pandoc import DocumentError, Step, unwatched
from app.ui.export.board_pdf import board_pages
from app.ui.export.pages import Pages
from app.ui.export.painting import PagePainter
from app.ui.export.sheet import Sheet, paper_theme

if TYPE_CHECKING:
    from app.exporting.wish import Job


def printer_pages(printer: QPrinter, job: Job) -> Pages:
    """The pages of a job for the paper of a printer, whatever paper the job names. It may run on a thread."""
    return board_pages(job, Sheet.in_printer(printer.pageLayout()))


def print_pages(printer: QPrinter, pages: Pages, step: Step = unwatched) -> None:
    """Print pages as a dialog has set the printer up: its range, its order, and its copies where it makes none by itself.

    ``step(done, of)`` is called between pages and may raise, to stop: then the printer is told to drop what it has. Raises
    DocumentError with a sentence where the printer does not take the job.
    """
    page_painter = PagePainter(paper_theme(), pages.sheet.dots)

    def paint(painter: QPainter, number: int) -> None:
        scale = printer.resolution() / pages.sheet.dots
        painter.scale(scale, scale)
        page_painter.paint(painter, pages.pages[number])

    print_each(printer, pages.title, len(pages.pages), paint, step)


def print_each(printer: QPrinter, title: str, count: int, paint: Callable[[QPainter, int], None], step: Step = unwatched) -> int:
    """Print pages that ``paint(painter, number)`` paints, in dots of the printer; how many were printed. Raises as ``print_pages``."""
    printer.setFullPage(True)  # our margins are wider than those of the printer, and are counted from the edge
    printer.setDocName(title)
    chosen = wanted(printer, count)
    painter = QPainter()
    if not painter.begin(printer):
        raise DocumentError(translate("BoardPages", "The printer did not take the pages; nothing was printed."))
    try:
        for at, number in enumerate(chosen):
            step(at, len(chosen))
            if at and not printer.newPage():
                raise DocumentError(translate("BoardPages", "The printer took only {count} of {all} pages.").format(count=at, all=len(chosen)))
            painter.save()
            paint(painter, number)
            painter.restore()
    except BaseException:
        printer.abort()
        painter.end()
        if printer.outputFileName():  # half a file looks like a whole one
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise
    painter.end()
    return len(chosen)


def wanted(printer: QPrinter, count: int) -> list[int]:
    """The pages that are to be printed, counted from 0, each as often and in the order in which a printer set up so wants them."""
    ranges = printer.pageRanges()
    numbers = [number for number in range(count) if ranges.isEmpty() or ranges.contains(number + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _ in range(copies)]
