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


_OPERATION = re.compile(rb"/(F\d+) ([\d.]+) Tf|(-?[\d.]+) (-?[\d.]+) Td|<([0-9A-F]+)> Tj|\b(BT)\b")
_TABLE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (\[[^\]]*\]|<[0-9A-F]{4}>)")


def quick_texts(file: pypdf.PdfReader) -> list[str]:
    """The same as ``texts``, of files as Qt writes them alone: pypdf takes a second a page. A glyph is read by its font's own table."""
    known: dict[object, dict[int, str]] = {}
    found = []
    for page in file.pages:
        fonts = {}
        for name, font in page["/Resources"]["/Font"].items():  # type: ignore[index]
            table = font.get_object()["/ToUnicode"]
            key = font.idnum
            if key not in known:
                known[key] = _glyphs(table.get_object().get_data())
            fonts[name.removeprefix("/").encode()] = known[key]
        contents = page.get_contents()
        found.append(_read(contents.get_data() if contents is not None else b"", fonts))
    return found


def _glyphs(table: bytes) -> dict[int, str]:
    """What the glyphs of a font stand for."""
    made = {}
    for first, _, codes in _TABLE.findall(table):
        made |= {int(first, 16) + i: chr(int(code, 16)) for i, code in enumerate(re.findall(rb"<([0-9A-F]{4})>", codes))}
    return made


def _read(contents: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    """The letters of a page; what begins on another line, or far to the right, stands apart."""
    out, glyphs, size, begun, end, x, y = [], {}, 0.0, False, (0.0, 0.0), 0.0, 0.0
    for name, points, across, down, shown, start in _OPERATION.findall(contents):
        if start:
            begun, x, y = True, 0.0, 0.0
        elif name:
            glyphs, size = fonts[name], float(points)
        elif across:
            x, y = x + float(across), y + float(down)
        elif shown:
            if begun and (abs(y - end[1]) > 1 or not -size < x - end[0] < 1.5 * size):
                out.append("\n")
            begun, end = False, (x, y)
            out += [glyphs[int(shown[i : i + 4], 16)] for i in range(0, len(shown), 4)]
    return "".join(out)


def words(parts: Iterable[str]) -> Counter[str]:
    """Every word, and how often; capitals count as small letters, because bands are set in capitals."""
    return Counter(word for part in parts for word in re.findall(r"\w+", unicodedata.normalize("NFC", part).casefold()))


def letters(text: str) -> str:
    """Letters and figures alone, for finding a sentence across its lines."""
    return "".join(re.findall(r"\w+", text.casefold()))
