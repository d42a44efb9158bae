"""Who makes what: every view with the endings it can be exported to, and the makers of those that need no Qt."""

from __future__ import annotations

import importlib
import os
import time
from contextlib import suppress
from pathlib import Path

from app.core.blocks import short_id
from app.core.words import translate
from app.exporting import outlines
from app.exporting.outlines import paper
from app.exporting.wish import Asked, Job, Maker, View, Wish
from db import reads, writing
from db.errors import LibraryError


def views() -> tuple[View, ...]:
    """What can be exported."""
    return tuple(dict.fromkeys(view for view, _ in _MAKERS))


def forms(view: View) -> tuple[str, ...]:
    """The endings that a view can be exported to."""
    return tuple(form for there, form in _MAKERS if there == view)


def needs_qt(view: View, form: str) -> bool:
    """Is it painted? Then an application must be there before it is made."""
    return isinstance(_MAKERS[view, form], str)


def ready(asked: Asked) -> None:
    """Import what paints an export, before a thread makes it: classes of Qt come with that, and are made on the thread of the window
    (``app.state.turns``). What can't be imported is told where it is made.
    """
    maker = _MAKERS.get((asked.view, asked.form))
    if isinstance(maker, str):
        with suppress(Exception):
            importlib.import_module(maker.partition(":")[0])
            if asked.view in _PAINTED:
                importlib.import_module(f"app.ui.export.{asked.view}_picture")


def possible(out: Path, asked: Asked) -> None:
    """Raises LibraryError where the ending is none of the view's, or the place is none for a file."""
    there = forms(asked.view)
    if asked.form not in there:
        all_forms = dict.fromkeys(form for _, form in _MAKERS)
        if asked.form not in all_forms:
            raise LibraryError(
                translate("Export", "{name} has no ending that can be written.").format(name=out.name),
                translate("Export", "It can be: {forms}.").format(forms=", ".join(all_forms)),
            )
        raise LibraryError(
            translate("Export", "The view {view} can’t be written as {form}; nothing was changed.").format(view=asked.view, form=asked.form),
            translate("Export", "It can be: {forms}.").format(forms=", ".join(there)),
        )
    if not _free(out):
        raise LibraryError(
            translate("Export", "The file {path} can’t be written there; nothing was changed.").format(path=out), translate("Export", "See whether the folder exists.")
        )


def _free(out: Path) -> bool:
    """Is this a place for a file, as far as can be seen? A name that is too long is none."""
    try:
        return out.parent.is_dir() and not out.is_dir()
    except OSError:
        return False


def targets(out: Path, form: str) -> tuple[Path, ...]:
    """Every file that is written or replaced where something is exported into ``out``."""
    return (outlines.beside(out), out) if form == "md" else (out,)


def spares_others(out: Path, form: str) -> None:
    """Raises LibraryError where a file that nobody named would be replaced, and it is none of an earlier export. A window asks instead."""
    for path in targets(out, form):
        try:
            foreign = path != out and os.path.lexists(path) and not outlines.ours(path)
        except OSError:
            foreign = True
        if foreign:
            raise LibraryError(
                translate("Export", "{path} would be replaced, and it does not say that it was made beside Markdown; nothing was changed.").format(path=path),
                translate("Export", "Name the export otherwise, or move that file."),
            )


def made(job: Job) -> dict[Path, bytes]:
    """Every file of an export, whole. Raises LibraryError and DocumentError with a sentence, Stopped where it was cancelled."""
    maker = _MAKERS[job.wish.view, job.wish.form]
    if isinstance(maker, str):
        module, _, name = maker.partition(":")
        found: Maker = getattr(importlib.import_module(module), name)
        return found(job)
    return maker(job)


def write(files: dict[Path, bytes]) -> list[Path]:
    """Put each file in its place in one step; what was there stands until then. Raises LibraryError with a sentence.

    A link stays one: what it leads to is replaced.
    """
    for path, data in files.items():
        try:
            writing.write_whole(Path(os.path.realpath(path)), data)
        except OSError as error:
            raise writing.write_failed(error, path) from error
    return list(files)


def _deck(job: Job) -> dict[Path, bytes]:
    """Slides for a lecture, with all sources in the notes."""
    from app.documents import decks, styles

    wish = job.wish
    talks = [
        decks.talk(board, voices, themes, coding=wish.coding, turned=wish.turned, day=wish.day)
        for board, voices, themes in zip(wish.boards, wish.voices, wish.themes, strict=True)
    ]
    return {job.out: decks.written(job.pandoc, talks, styles.chosen(wish.style, job.styles), step=job.step)}


def _works(job: Job) -> dict[Path, bytes]:
    """The works behind the voices for another program, with date, version and what to look up: comments in BibLaTeX, notes of the pack's own entry in RIS."""
    from app.core import sources
    from app.documents import exchange

    wish = job.wish
    works = sources.by_year({work.id: work for board, voices in zip(wish.boards, wish.voices, strict=True) for work in sources.works_of(board, voices)}.values())
    if wish.form == "ris":
        return {job.out: exchange.written(job.pandoc, "ris", works, wish.boards[0].pack, (*_about(wish), *_ending(wish)))}
    data = exchange.written(job.pandoc, "biblatex", works, wish.boards[0].pack)
    about = "".join(map(exchange.remark, _about(wish)))
    ending = "".join(map(exchange.remark, _ending(wish)))
    return {job.out: f"{about}\n{data.decode()}\n{ending}".encode()}


def _about(wish: Wish) -> list[str]:
    from app.core import outline

    board = wish.boards[0]
    return [outline.stamp(board.pack, wish.day), *([coded] if (coded := outline.coded_words(board.debate)) else [])]


def _ending(wish: Wish) -> list[str]:
    """*Before you hand in*, as plain lines with its heading first."""
    from app.core import handing_in, marks

    found = [line for board, voices, themes in zip(wish.boards, wish.voices, wish.themes, strict=True) for line in handing_in.lines(board, voices, themes)]
    return [handing_in.title(), *(" ".join(marks.plain(line).split()) for line in dict.fromkeys(found))]


def _codes(job: Job) -> dict[Path, bytes]:
    """The codes with their reasons, or the table of the timeline."""
    from app.core import outline_timeline
    from app.documents import tables

    wish = job.wish
    board, voices, ending = wish.boards[0], wish.voices[0], _ending(wish)[1:]
    if wish.view == "timeline":
        chronicle = outline_timeline.within(reads.chronicle(job.connection, board.debate.id), wish.span)
        return {job.out: tables.events(chronicle, board, voices, wish.day, coding=wish.coding, turned=wish.turned, ending=ending)}
    return {job.out: tables.codes(board, voices, wish.themes[0], wish.day, coding=wish.coding, turned=wish.turned, ending=ending)}


def _pack(job: Job) -> dict[Path, bytes]:
    """A pack as one file, whole or with the chosen debate alone; it can be checked and added again."""
    from app.core import outline
    from db.kept import document_of
    from db.packs import export, reduce
    from db.packs.types import Exported

    wish = job.wish
    document = document_of(job.library, job.shipped, wish.boards[0].pack)
    if len(wish.boards) == 1:
        document = reduce.reduced(document, [short_id(wish.boards[0].debate.id)])
    says, *how_coded = _about(wish)
    told = [coded for board in wish.boards[1:] if (coded := outline.coded_words(board.debate))]
    exported = Exported(says=says, how_coded=tuple(dict.fromkeys((*how_coded, *told))), before_you_hand_in=tuple(_ending(wish)[1:]))
    return {job.out: export.to_json(document, exported)}


def _cards(job: Job) -> dict[Path, bytes]:
    from app.documents import cards

    wish = job.wish
    chosen = [board.debate.id for board in wish.boards] if len(wish.boards) == 1 else []
    return {job.out: cards.deck(reads.corpus(job.connection), chosen, wish.day, time.time())}


_PAPERS = ("docx", "odt", "html", "md")

_PAINTED: tuple[View, ...] = ("timeline", "spectrum", "overview", "figures")
"""Views that are written as pictures."""

_MAKERS: dict[tuple[View, str], Maker | str] = {
    **{("panes", form): paper for form in _PAPERS},
    ("panes", "pdf"): "app.ui.export.board_pdf:pdf",
    ("panes", "pptx"): _deck,
    ("panes", "csv"): _codes,
    ("panes", "json"): _pack,
    ("panes", "sicpack"): _pack,
    ("panes", "bib"): _works,
    ("panes", "ris"): _works,
    ("panes", "apkg"): _cards,
    ("timeline", "csv"): _codes,
    **{(view, form): "app.ui.export.pictures:picture" for view in _PAINTED for form in ("svg", "pdf", "png")},
    **{(view, form): paper for view in outlines.VIEWS for form in _PAPERS},
}
"""Views and endings in the order in which they are offered. A maker that needs Qt stands here by its module and name."""
