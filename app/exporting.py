"""The command ``export``: what is chosen on the command line, made whole, then put in the place of the file in one step. No Qt."""

from __future__ import annotations

import argparse
import datetime
import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.commands import SHIPPED_PREFIX, short
from app.documents.pandoc import DocumentError
from db import library as store
from db import reads, writing
from db.errors import LibraryError
from db.records import Board

FORMS = ("docx", "odt", "html", "md", "csv", "json", "sicpack", "bib", "ris", "apkg")
"""The endings that can be written."""

WHOLE = ("html", "json", "sicpack", "apkg")
"""These hold every debate where none is chosen."""

EVERYBODY = ("csv", "html", "bib", "ris")
"""These hold every voice where none is chosen; a paper holds those of the first comparison."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported: debates with their voices (ids) and themes (keys), and how. ``day`` is an ISO date."""

    form: str
    boards: tuple[Board, ...]
    voices: tuple[tuple[str, ...], ...]
    themes: tuple[tuple[str, ...], ...]
    style: str
    coding: bool
    turned: bool
    day: str
    view: str = "panes"


def run(options: argparse.Namespace, shipped: Path) -> int:
    """Write the file; 1 with a sentence where something is not there or can't be written. What was there is then as it was."""
    try:
        made = _made(options, shipped)
        for path, data in made.items():
            try:
                writing.write_whole(path, data)
            except OSError as error:
                raise writing.write_failed(error, path) from error
    except (LibraryError, DocumentError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"Written: {path}\n" for path in made))
    return 0


def _made(options: argparse.Namespace, shipped: Path) -> dict[Path, bytes]:
    form = options.out.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise LibraryError(f"{options.out.name} has no ending that can be written.", f"It can be: {', '.join(FORMS)}.")
    if options.out.is_dir() or not options.out.parent.is_dir():
        raise LibraryError(f"The file {options.out} can't be written there; nothing was changed.", "See whether the folder exists.")
    if options.view != "panes" and form != "csv":
        raise LibraryError(f"The timeline's table is written as csv, not as {form}; nothing was changed.", "Choose a name that ends with .csv.")
    library = store.open_library(options.library, shipped)
    connection = store.connect_corpus(library.corpus)
    try:
        wish = _wish(options, form, connection)
        return _MAKERS[form](options.out, wish, connection, shipped)
    finally:
        connection.close()
        library.close()


def _wish(options: argparse.Namespace, form: str, connection: sqlite3.Connection) -> Wish:
    """The arguments against what the library has; raises LibraryError with what there is."""
    from app.core import naming
    from app.documents import styles

    known = [debate.id for debate in reads.debates(connection)]
    if options.debate is not None:
        chosen = [_one("debate", _full(options.debate), known)]
    else:
        chosen = known if form in WHOLE and not options.voices and not options.themes else [f"{SHIPPED_PREFIX}continuity"]
    boards = tuple(naming.for_panes(reads.board(connection, debate)) for debate in chosen)
    voices, themes = [], []
    for board in boards:
        there = [voice.id for voice in sorted(board.voices, key=lambda voice: (voice.main_year or 9999, voice.sort_name))]
        usual = there if form in EVERYBODY else [voice for voice in board.debate.presets if voice in there] or there
        voices.append(tuple(_one("voice", _full(voice.strip()), there) for voice in options.voices.split(",")) if options.voices else tuple(usual))
        keys = [theme.key for theme in board.themes]
        themes.append(tuple(_one("theme", theme.strip(), keys) for theme in options.themes.split(",")) if options.themes else tuple(keys))
    _one("style", options.style, [style.id for style in styles.shipped()])
    return Wish(form, boards, tuple(voices), tuple(themes), options.style, options.coding == "on", options.turned, datetime.date.today().isoformat(), options.view)


def _full(identifier: str) -> str:
    return identifier if "/" in identifier else SHIPPED_PREFIX + identifier


def _one(what: str, asked: str, known: Sequence[str]) -> str:
    if asked not in known:
        raise LibraryError(f"There is no {what} {short(asked)!r} here; nothing was written.", f"There is: {', '.join(map(short, known))}.")
    return asked


def _paper(out: Path, wish: Wish, connection: sqlite3.Connection, shipped: Path) -> dict[Path, bytes]:
    """DOCX, ODT, HTML; Markdown with its ``.bib`` beside it."""
    from app.core import outline
    from app.documents import exchange, papers, styles
    from app.documents.pandoc import Pandoc

    outlines = [
        outline.comparison(board, voices, themes, coding=wish.coding, turned=wish.turned, day=wish.day)
        for board, voices, themes in zip(wish.boards, wish.voices, wish.themes, strict=True)
    ]
    pandoc = Pandoc()
    form: papers.Form = wish.form  # type: ignore[assignment] # one of the four
    title = wish.boards[0].pack.title if len(outlines) > 1 else ""
    data = papers.written(pandoc, form, outlines, styles.chosen(wish.style, None), title)
    if form != "md":
        return {out: data}
    beside = out.with_suffix(".bib")
    return {beside: exchange.written(pandoc, "biblatex", papers.works_of(outlines), wish.boards[0].pack), out: data}


def _works(out: Path, wish: Wish, connection: sqlite3.Connection, shipped: Path) -> dict[Path, bytes]:
    """The works behind the voices for another program, with date, version and what to look up: comments in BibLaTeX, notes of the pack's own entry in RIS."""
    from app.core import sources
    from app.documents import exchange
    from app.documents.pandoc import Pandoc

    works = sources.by_year({work.id: work for board, voices in zip(wish.boards, wish.voices, strict=True) for work in sources.works_of(board, voices)}.values())
    if wish.form == "ris":
        return {out: exchange.written(Pandoc(), "ris", works, wish.boards[0].pack, (*_about(wish), *_ending(wish)))}
    data = exchange.written(Pandoc(), "biblatex", works, wish.boards[0].pack)
    about = "".join(f"% {line}\n" for line in _about(wish))
    ending = "".join(f"% {line}\n" for line in _ending(wish))
    return {out: f"{about}\n{data.decode()}\n{ending}".encode()}


def _about(wish: Wish) -> list[str]:
    from app.core import outline

    board = wish.boards[0]
    return [outline.stamp(board.pack, wish.day), *([coded] if (coded := outline.coded_words(board.debate)) else [])]


def _ending(wish: Wish) -> list[str]:
    """*Before you hand in*, as plain lines with its heading first."""
    from app.core import handing_in, marks

    found = [line for board, voices, themes in zip(wish.boards, wish.voices, wish.themes, strict=True) for line in handing_in.lines(board, voices, themes)]
    return [handing_in.title(), *(" ".join(marks.plain(line).split()) for line in dict.fromkeys(found))]


def _codes(out: Path, wish: Wish, connection: sqlite3.Connection, shipped: Path) -> dict[Path, bytes]:
    from app.documents import tables

    board, voices = wish.boards[0], wish.voices[0]
    if wish.view == "timeline":
        chronicle = reads.chronicle(connection, board.debate.id)
        return {out: tables.events(chronicle, board, voices, wish.day, coding=wish.coding, turned=wish.turned, ending=_ending(wish)[1:])}
    return {out: tables.codes(wish.boards[0], wish.voices[0], wish.themes[0], wish.day, coding=wish.coding, ending=_ending(wish)[1:])}


def _pack(out: Path, wish: Wish, connection: sqlite3.Connection, shipped: Path) -> dict[Path, bytes]:
    """The shipped pack as one file, whole or with the chosen debate alone; it can be checked and added again."""
    from db.packs import export, reduce
    from db.packs.read import read_pack

    document = read_pack(shipped)
    if wish.boards[0].pack.id != document.pack.id:
        raise LibraryError("A pack that was added is not written again; nothing was changed.", "The file from which it was added holds the same.")
    if len(wish.boards) == 1:
        document = reduce.reduced(document, [short(wish.boards[0].debate.id)])
    return {out: export.to_json(document)}


def _cards(out: Path, wish: Wish, connection: sqlite3.Connection, shipped: Path) -> dict[Path, bytes]:
    from app.documents import cards

    chosen = [board.debate.id for board in wish.boards] if len(wish.boards) == 1 else []
    return {out: cards.deck(reads.corpus(connection), chosen, wish.day)}


_MAKERS: dict[str, Callable[[Path, Wish, sqlite3.Connection, Path], dict[Path, bytes]]] = {
    **dict.fromkeys(("docx", "odt", "html", "md"), _paper), **dict.fromkeys(("bib", "ris"), _works),
    "csv": _codes, **dict.fromkeys(("json", "sicpack"), _pack), "apkg": _cards,
}  # fmt: skip
