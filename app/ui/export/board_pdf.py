"""The board as a PDF: the same pages that are printed, with embedded fonts and bookmarks."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from app.core.sources import works_of
from app.core.words import translate
from app.documents import pdfs, references, styles
from app.documents.pandoc import DocumentError
from app.ui.export import content as words
from app.ui.export.layout import laid_out
from app.ui.export.pages import Pages
from app.ui.export.painting import PagePainter
from app.ui.export.sheet import Sheet, paper_theme

if TYPE_CHECKING:
    from app.exporting.wish import Job

RESOLUTION = 1200
"""Dots to an inch of the file."""


def pdf(job: Job) -> dict[Path, bytes]:
    """The board of a job as a PDF. It may run on a thread. Raises DocumentError with a sentence; whatever ``job.step`` raises stops it."""
    pages = board_pages(job, Sheet.of(job.wish.paper, landscape=job.wish.landscape))
    return {job.out: written(pages, job)}


def board_pages(job: Job, sheet: Sheet) -> Pages:
    """The pages of a job's debates on a sheet. The first half of its steps."""
    wish = job.wish
    style = styles.chosen(wish.style, job.styles)
    contents = []
    for board, voices, themes in zip(wish.boards, wish.voices, wish.themes, strict=True):
        job.step(0, 100)
        entries = [words.entry(pieces) for pieces in references.listed(job.pandoc, style, works_of(board, voices), board.pack)]
        contents.append(words.content(board, voices, themes, most=sheet.most(), coding=wish.coding, turned=wish.turned, day=wish.day, works=entries))
    return laid_out(contents, sheet, paper_theme(), lambda done, of: job.step(done * 50 // max(1, of), 100))


def written(pages: Pages, job: Job) -> bytes:
    """The bytes of a file with these pages. The second half of a job's steps."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(pages.sheet.page_layout())
    writer.setTitle(pages.title)
    writer.setCreator("Sic et Non")
    painter = QPainter()
    if not painter.begin(writer):
        raise DocumentError(translate("BoardPages", "The PDF could not be begun; nothing was written."))
    try:
        scale = RESOLUTION / pages.sheet.dots
        painter.scale(scale, scale)
        page_painter = PagePainter(paper_theme(), pages.sheet.dots)
        for number, page in enumerate(pages.pages):
            job.step(50 + number * 50 // len(pages.pages), 100)
            if number:
                writer.newPage()
            page_painter.paint(painter, page)
    finally:
        painter.end()
    return finished(bytes(buffer.data().data()), pages)


def finished(data: bytes, pages: Pages) -> bytes:
    """The file with bookmarks, language, and its title in the window of whoever opens it: Qt writes none of them."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import IndirectObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    above: dict[int, IndirectObject] = {}
    for mark in pages.bookmarks:
        above[mark.level] = writer.add_outline_item(mark.title, mark.page, parent=above.get(mark.level - 1), is_open=mark.level == 0)
    pdfs.tell(writer)
    writer.page_mode = "/UseOutlines"
    writer.pdf_header = "%PDF-1.6"
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
