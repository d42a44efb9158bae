"""Makes the pictures: timeline, spectrum, overview and figures as SVG, PDF and PNG. Runs on any thread.

SVG and PNG are one sheet, as wide as the paper and as high as they need; a PDF has pages of the paper. The overview, which
is to be taken in at a glance, is as wide as it needs on a sheet, and has as many voices on a page as stay readable.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from app.core import outline
from app.core.words import translate
from app.exporting import rooms
from app.exporting.wish import Job
from app.state.theme import PAPER
from app.ui.export import canvas
from app.ui.export.canvas import POINTS, About, Page
from app.ui.export.flow import Columns, Part, Placed, flow
from app.ui.export.matter import Matter, PictureSheet, foot_height, ink, sheet
from app.ui.figures.faces import face, metrics


def picture(job: Job) -> dict[Path, bytes]:
    """The picture that is wished for. Raises DocumentError with a sentence where there is none, Stopped where it was cancelled."""
    title, parts, paper, about = _planned(job)
    if job.wish.form == "pdf":
        pages = _pages(title, parts, paper)
        return {job.out: canvas.pdf(pages, about, lambda number: job.step(2 + number, 3 + len(pages)))}
    one = one_sheet(parts, paper)
    data = canvas.svg(one, about) if job.wish.form == "svg" else canvas.png(one, about)
    job.step(4, 4)
    return {job.out: data}


def pages(job: Job) -> list[Page]:
    """The pages of a picture, for the paper that is wished for; raises as ``picture`` does."""
    title, parts, paper, _ = _planned(job)
    return _pages(title, parts, paper)


def _planned(job: Job) -> tuple[str, list[Part | Columns], PictureSheet, About]:
    """The title of a picture, its parts, the sheet they go on, and what the file says of itself."""
    wish = job.wish
    matter = Matter(wish.boards[0], wish.voices[0], wish.themes[0], wish.coding, wish.turned, wish.day)
    paper = sheet(wish.paper, landscape=wish.landscape)
    title, parts = _parts(job, matter, paper)
    question = matter.board.debate.question if len(wish.boards) == 1 else matter.board.pack.title
    about = About(translate("Pictures", "{title}: {question}").format(title=title, question=question), outline.stamp(matter.board.pack, wish.day))
    job.step(2, 4)
    return title, parts, paper, about


def _pages(title: str, parts: Sequence[Part | Columns], paper: PictureSheet) -> list[Page]:
    all_ = flow(parts, paper.inner, paper.room)
    return [_page(placed, paper, title, number, len(all_)) for number, placed in enumerate(all_)]


def _parts(job: Job, matter: Matter, paper: PictureSheet) -> tuple[str, list[Part | Columns]]:
    """The title and the parts of the view that is wished for."""
    wish = job.wish
    if wish.view == "timeline":
        from app.ui.export import timeline_picture

        return timeline_picture.parts(matter, rooms.chronicle(job.connection, matter.board.debate.id), wish.span, paper, job.step, paged=wish.form == "pdf")
    if wish.view == "spectrum":
        from app.ui.export import spectrum_picture

        return spectrum_picture.parts(matter, paper, job.step)
    if wish.view == "overview":
        from app.ui.export import overview_picture

        return overview_picture.parts(matter, paper, job.step, paged=wish.form == "pdf")
    from app.ui.export import figures_picture

    return figures_picture.parts(matter, rooms.figures_of(job.connection, [board.debate.id for board in wish.boards]), paper, job.step)


def one_sheet(parts: Sequence[Part | Columns], paper: PictureSheet) -> Page:
    """Everything on one sheet as high, and where a part is wider than the paper as wide, as it needs."""
    width = max([paper.inner, *(part.width for part in parts if isinstance(part, Part))])
    placed = flow(parts, width, None)[0]
    bottom = max((one.rect.bottom() for one in placed), default=0.0)
    size = QSizeF(width + 2 * paper.margin, bottom + 2 * paper.margin)
    return Page(size * (POINTS / canvas.resolution()), partial(_paint, placed, paper.margin))


def _page(placed: Sequence[Placed], paper: PictureSheet, title: str, number: int, count: int) -> Page:
    """A page of a paper, with a line at its foot where there are several."""

    def paint(painter: QPainter, area: QRectF) -> None:
        _paint(placed, paper.margin, painter, area)
        if count > 1:
            painter.setFont(face("soft", PAPER))
            painter.setPen(QColor(ink().ink_soft))
            base = area.height() - paper.margin - foot_height() + metrics("soft", PAPER).ascent() + foot_height() * 0.35
            painter.drawText(QPointF(paper.margin, base), title)
            words = translate("Pictures", "page {number} of {count}").format(number=number + 1, count=count)
            painter.drawText(QPointF(area.width() - paper.margin - metrics("soft", PAPER).horizontalAdvance(words), base), words)

    return Page(QSizeF(paper.width, paper.height) * (POINTS / canvas.resolution()), paint)


def _paint(placed: Sequence[Placed], margin: float, painter: QPainter, area: QRectF) -> None:
    """White paper, and everything on it in its place."""
    painter.fillRect(area, Qt.GlobalColor.white)
    for one in placed:
        painter.save()
        painter.translate(margin + one.at.x(), margin + one.at.y())
        painter.scale(one.scale, one.scale)
        one.part.paint(painter)
        painter.restore()
