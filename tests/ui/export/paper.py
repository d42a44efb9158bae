"""What the tests of printed pages stand on: a job without a window, its pages, and the words of a file read again."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pypdf

from app.core import naming, ordering
from app.exporting.wish import Job, Paper, Wish
from db import library, reads
from db.records import Board

DAY = "2026-11-29"


def read_board(folder: Path, debate: str = "continuity") -> Board:
    """A shipped debate as it heads panes."""
    connection = library.connect_corpus(library.current_corpus(folder))
    try:
        return naming.for_panes(reads.board(connection, f"stalinism/{debate}"))
    finally:
        connection.close()


def everybody(board: Board) -> tuple[str, ...]:
    """All voices that can have a pane, by year."""
    return tuple(voice.id for voice in ordering.by_year(ordering.with_pane(board.voices)))


def job(
    board: Board, voices: Sequence[str] = (), themes: Sequence[str] = (), *, paper: Paper = "a4", landscape: bool = False, coding: bool = True, turned: bool = False
) -> Job:
    """A wish for a PDF; without voices those of the first comparison, without themes all."""
    wish = Wish(
        form="pdf", boards=(board,), voices=(tuple(voices) or board.debate.presets,), themes=(tuple(themes) or tuple(theme.key for theme in board.themes),),
        style="chicago-notes", coding=coding, turned=turned, day=DAY, paper=paper, landscape=landscape,
    )  # fmt: skip
    return Job(Path("board.pdf"), wish, None, Path())  # type: ignore[arg-type] # the maker reads nothing but the boards


def reader(data: bytes) -> pypdf.PdfReader:
    """A file opened again."""
    return pypdf.PdfReader(io.BytesIO(data))


def texts(file: pypdf.PdfReader) -> list[str]:
    """The text of every page, in the order of the file."""
    return [page.extract_text() for page in file.pages]


def words(parts: Iterable[str]) -> Counter[str]:
    """Every word, and how often; capitals count as small letters, because bands are set in capitals."""
    return Counter(word for part in parts for word in re.findall(r"\w+", unicodedata.normalize("NFC", part).casefold()))


def letters(text: str) -> str:
    """Letters and figures alone, for finding a sentence across its lines."""
    return "".join(re.findall(r"\w+", text.casefold()))
