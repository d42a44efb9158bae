"""Whatever is wished for on a printer: the pages of the board, or those of a picture."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from app.exporting import making
from app.ui.export import canvas, pictures, printing
from app.ui.export.canvas import Page

if TYPE_CHECKING:
    from app.exporting.wish import Job


def printed(printer: QPrinter, job: Job) -> int:
    """Print a job on a printer that a dialog has set up; the number of pages. It may run on a thread.

    Where the dialog names a file, that is replaced whole, once all pages are there. Raises DocumentError and LibraryError with a
    sentence, and whatever ``job.step`` raises; the printer then drops what it has, and a file stands as it was.
    """
    named = printer.outputFileName()
    if not named:
        return _printed(printer, job)
    with tempfile.TemporaryDirectory() as folder:
        aside = Path(folder) / f"printed{Path(named).suffix}"
        printer.setOutputFileName(str(aside))
        try:
            count = _printed(printer, job)
        finally:
            printer.setOutputFileName(named)
        making.write({Path(named): aside.read_bytes()})
    return count


def _printed(printer: QPrinter, job: Job) -> int:
    if job.wish.view == "panes":
        board = printing.printer_pages(printer, job)
        printing.print_pages(printer, board, job.step)
        return len(printing.wanted(printer, len(board.pages)))
    made = pictures.pages(job)
    title = f"Sic et Non: {job.wish.boards[0].debate.question}"
    return printing.print_each(printer, title, len(made), lambda painter, number: _fitted(printer, painter, made[number]), job.step)


def _fitted(printer: QPrinter, painter: QPainter, page: Page) -> None:
    """A page as large as the paper that lies in the printer allows, in its middle."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    area = QRectF(QPointF(0, 0), page.size * (canvas.resolution() / canvas.POINTS))
    scale = min(paper.width() / area.width(), paper.height() / area.height())
    painter.translate((paper.width() - area.width() * scale) / 2, (paper.height() - area.height() * scale) / 2)
    painter.scale(scale, scale)
    page.paint(painter, area)
