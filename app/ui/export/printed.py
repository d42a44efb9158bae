"""Whatever is wished for on a printer: the pages of the board, or those of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter

from app.ui.export import printing

if TYPE_CHECKING:
    from app.exporting.wish import Job


def printed(printer: QPrinter, job: Job) -> int:
    """Print a job on a printer that a dialog has set up; the number of pages. It may run on a thread.

    Raises DocumentError with a sentence, and whatever ``job.step`` raises; the printer then drops what it has.
    """
    pages = printing.printer_pages(printer, job)
    printing.print_pages(printer, pages, job.step)
    return len(printing.wanted(printer, len(pages.pages)))
