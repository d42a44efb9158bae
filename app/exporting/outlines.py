"""Views that have words, as outlines of one kind, and the papers and pages that are made of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app import NAME
from app.exporting.wish import Job, View
from db import pages, reads

if TYPE_CHECKING:
    from app.core.outline import Outline


def beside(out: Path) -> Path:
    """Where the bibliography of a Markdown file lies."""
    return out.with_suffix(".bib")


def ours(file: Path) -> bool:
    """Was this bibliography written by an export? Raises OSError."""
    with file.open("rb") as lines:
        return lines.readline().startswith(f"% {NAME}".encode())


def paper(job: Job) -> dict[Path, bytes]:
    """DOCX, ODT, HTML; Markdown with its ``.bib`` beside it."""
    from app.core.outline import stamp
    from app.documents import exchange, papers, styles
    from app.documents.looks import PageSetup

    wish = job.wish
    outlines = _MADE[wish.view](job)
    form: papers.Form = wish.form  # type: ignore[assignment] # one of the four
    title = wish.boards[0].pack.title if len(outlines) > 1 else ""
    data = papers.written(job.pandoc, form, outlines, styles.chosen(wish.style, job.styles), title, PageSetup(wish.paper, wish.landscape), job.step)
    if form != "md":
        return {job.out: data}
    works = exchange.written(job.pandoc, "biblatex", papers.works_of(outlines), wish.boards[0].pack)
    return {beside(job.out): f"{exchange.remark(stamp(wish.boards[0].pack, wish.day))}\n".encode() + works, job.out: data}


def _comparison(job: Job) -> list[Outline]:
    from app.core import outline, outline_grid

    wish = job.wish
    chosen = zip(wish.boards, wish.voices, wish.themes, strict=True)
    if wish.layout == "table" and wish.form != "md":  # there a table can't hold paragraphs
        columns = outline_grid.most(landscape=wish.landscape)
        return [outline_grid.comparison_grid(*one, coding=wish.coding, turned=wish.turned, day=wish.day, columns=columns) for one in chosen]
    return [outline.comparison(*one, coding=wish.coding, turned=wish.turned, day=wish.day) for one in chosen]


def _timeline(job: Job) -> list[Outline]:
    from app.core import outline_timeline

    wish, board = job.wish, job.wish.boards[0]
    chronicle = reads.chronicle(job.connection, board.debate.id)
    return [outline_timeline.timeline(chronicle, board, wish.voices[0], coding=wish.coding, turned=wish.turned, day=wish.day, span=wish.span)]


def _overview(job: Job) -> list[Outline]:
    from app.core import outline_rooms

    wish = job.wish
    columns = outline_rooms.BROAD if wish.landscape else outline_rooms.UPRIGHT
    return [outline_rooms.overview(wish.boards[0], wish.voices[0], wish.themes[0], coding=wish.coding, turned=wish.turned, day=wish.day, columns=columns)]


def _differences(job: Job) -> list[Outline]:
    """The first two of the voices asked for; where everybody was, those with whom the room begins."""
    from app.core import differences, outline_rooms
    from app.core.words import translate
    from db.errors import LibraryError

    wish, board = job.wish, job.wish.boards[0]
    asked = () if set(wish.voices[0]) == {voice.id for voice in board.voices} else wish.voices[0]
    pair = differences.pair(board, *(*asked, "", "")[:2])
    if pair is None:
        raise LibraryError(translate("Export", "Two voices are needed to compare them; nothing was changed."), translate("Export", "This debate has fewer."))
    said = tuple(one for voice in pair for one in reads.criticisms(job.connection, voice))
    return [outline_rooms.compared(board, *pair, wish.themes[0], dict.fromkeys(said), coding=wish.coding, turned=wish.turned, day=wish.day)]


def _figures(job: Job) -> list[Outline]:
    """The figures of the debate; of all debates where it has none of its own."""
    from app.core import naming, outline_figures
    from app.core.figures_comments import comments_of

    board = job.wish.boards[0]
    held = pages.figures(job.connection)
    asked = dict.fromkeys(poll.debate for poll in held.polls if poll.debate in held.debates)
    said = [quotation for debate in asked for quotation in comments_of(naming.for_panes(reads.board(job.connection, debate)))]
    own = board.debate.id if len(job.wish.boards) == 1 and outline_figures.has_figures(held, board.debate.id) else ""
    return [outline_figures.figures(held, said, board, debate=own, day=job.wish.day)]


def _page(job: Job) -> list[Outline]:
    from app.core import outline_pages, reading

    board = job.wish.boards[0]
    kind: reading.PageKind = job.wish.view  # type: ignore[assignment] # one of the three
    return [outline_pages.page(kind, pages.library(job.connection, board.pack.id), board, day=job.wish.day)]


_MADE: dict[View, Callable[[Job], list[Outline]]] = {
    "panes": _comparison,
    "timeline": _timeline,
    "overview": _overview,
    "differences": _differences,
    "figures": _figures,
    "story": _page,
    "glossary": _page,
    "corrections": _page,
}

VIEWS: tuple[View, ...] = tuple(view for view in _MADE if view != "panes")
"""The views beside the comparison that can be written as a paper or a page."""
