"""Papers as LibreOffice prints them: every word on a page, nothing cut, and pages that are filled. Left out where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core import outline, outline_grid
from app.documents import papers, references, styles
from app.documents.inlines import plain
from app.documents.looks import Sheet
from db.records import Board
from tests.documents.boards import DAY, PANDOC, read, squeezed

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

PIECE = 24
"""Letters that are looked for together."""


def printed(folder: Path, files: Sequence[Path]) -> dict[str, PdfReader]:
    """The PDFs that LibreOffice makes of files, by name, with a profile of its own so that nobody's settings are touched."""
    assert OFFICE is not None
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder / "pdf"), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {file.name: PdfReader(folder / "pdf" / f"{file.stem}.pdf") for file in files}


def on_pages(pdf: PdfReader, running: str) -> str:
    """All words of the pages one after the other, without running titles and page numbers."""
    lines = [line for page in pdf.pages for line in page.extract_text().splitlines()]
    return squeezed("".join(line for line in lines if line.strip() != running and not line.strip().isdigit()))


def missing(text: str, words: str) -> list[str]:
    """Pieces of some words that stand nowhere in a text: one may be parted by the end of a page."""
    whole = squeezed(words)
    cut = [whole[at : at + PIECE] for at in range(0, len(whole), PIECE)]
    gone = [piece for piece in cut if piece not in text]
    return [] if len(gone) <= 1 and cut[-1] not in gone else gone


def test_libreoffice_prints_every_word_of_headings_and_tables(built_library: Path, tmp_path: Path) -> None:
    board: Board = read(built_library)
    voices, themes, style = board.debate.presets[:4], [t.key for t in board.themes][:3], styles.chosen("chicago-notes", None)
    heads = outline.comparison(board, voices, themes, coding=True, day=DAY)
    grid = outline_grid.comparison_grid(board, voices, themes, coding=True, day=DAY, columns=3)
    wide = outline_grid.comparison_grid(board, voices, themes, coding=True, day=DAY, columns=4)
    made: dict[str, outline.Outline] = {}
    for form in ("docx", "odt"):
        for name, whole, sheet in (("heads", heads, Sheet()), ("grid", grid, Sheet("letter")), ("wide", wide, Sheet(landscape=True))):
            path = tmp_path / f"{name}-{form}.{form}"
            path.write_bytes(papers.written(PANDOC, form, [whole], style, sheet=sheet))  # type: ignore[arg-type] # one of the forms
            made[path.name] = whole
    for name, pdf in printed(tmp_path, [tmp_path / name for name in made]).items():
        whole, text = made[name], on_pages(pdf, board.debate.question)
        paragraphs = list(outline.everything(whole.sections))
        sources = [p.source for p in paragraphs if p.source is not None]
        notes = [plain(pieces) for pieces in references.pieces(PANDOC, style, sources)[0]]
        told = [p.block.text for p in (*whole.about, *paragraphs, *whole.ending.paragraphs)]
        assert len(notes) > 20
        assert {words: gone for words in (*told, *notes) if (gone := missing(text, words))} == {}, name
        letters = [len(page.extract_text()) for page in pdf.pages]
        fits = len(text) / 1500  # a page of this look holds some 3,000 letters
        assert fits / 2.5 < len(letters) < fits * 1.3, f"{name}: {len(letters)} pages for {len(text)} letters"
        assert min(letters[:-1]) > 250, f"{name}: an empty page"
        width, height = (float(pdf.pages[0].mediabox[at]) for at in (2, 3))
        assert (round(width), round(height)) == ((842, 595) if name.startswith("wide") else (612, 792) if name.startswith("grid") else (595, 842))
