"""Papers as LibreOffice prints them: every word on a page, nothing cut, and pages that are filled. Left out where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core import outline, outline_grid
from app.core.sources import in_sequence
from app.documents import papers, references, styles
from app.documents.inlines import plain
from app.documents.looks import PageSetup
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


def on_pages(pages: Sequence[str], running: str) -> str:
    """All words of pages one after the other, without running titles and page numbers."""
    lines = [line.strip() for number, page in enumerate(pages, 1) for line in page.splitlines() if line.strip() != str(number)]
    return squeezed("".join(line for line in lines if line != running))


def missing(text: str, words: str) -> list[str]:
    """Pieces of some words that stand nowhere in a text: one may be parted by the end of a page."""
    whole = squeezed(words)
    cut = [whole[at : at + PIECE] for at in range(0, len(whole), PIECE)]
    gone = [piece for piece in cut if piece not in text]
    return [] if len(gone) <= 1 and cut[-1] not in gone else gone


def notes_of(whole: outline.Outline) -> list[str]:
    """The footnotes as the style sets them."""
    sources, style = in_sequence(p.source for p in outline.everything(whole.sections) if p.source is not None), styles.chosen("chicago-notes", None)
    return [plain(pieces) for pieces in references.pieces(PANDOC, style, sources, references.shortened(PANDOC, style, sources))[0]]


def test_libreoffice_prints_every_word_of_headings_and_tables(built_library: Path, tmp_path: Path) -> None:
    board: Board = read(built_library)
    voices, themes, style = board.debate.presets[:4], [t.key for t in board.themes][:2], styles.chosen("chicago-notes", None)
    shapes = {
        "heads": (outline.comparison(board, voices, themes, coding=True, day=DAY), PageSetup()),
        "grid": (outline_grid.comparison_grid(board, voices, themes, coding=True, day=DAY, columns=3), PageSetup("letter")),
        "wide": (outline_grid.comparison_grid(board, voices, themes, coding=True, day=DAY, columns=4), PageSetup(landscape=True)),
    }
    files: dict[Path, str] = {}
    for name, (whole, sheet) in shapes.items():
        for form in ("docx", "odt"):
            path = tmp_path / f"{name}-{form}.{form}"
            path.write_bytes(papers.written(PANDOC, form, [whole], style, sheet=sheet))  # type: ignore[arg-type] # one of the forms
            files[path] = name
    notes = {name: notes_of(whole) for name, (whole, _) in shapes.items()}
    for file, pdf in printed(tmp_path, list(files)).items():
        name = file.partition("-")[0]
        whole, sheet = shapes[name]
        pages = [page.extract_text() for page in pdf.pages]
        text = on_pages(pages, board.debate.question)
        told = [p.block.text for p in (*whole.about, *outline.everything(whole.sections), *whole.ending.paragraphs)]
        assert len(notes[name]) > 20
        assert {words: gone for words in (*told, *notes[name]) if (gone := missing(text, words))} == {}, file
        fits = len(text) / 1500  # a page of this look holds some 3,000 letters
        assert fits / 2.5 < len(pages) < fits * 1.3, f"{file}: {len(pages)} pages for {len(text)} letters"
        assert min(map(len, pages[:-1])) > 250, f"{file}: an empty page"
        width, height = (float(pdf.pages[0].mediabox[at]) * 2.54 / 72 for at in (2, 3))
        assert (width, height) == pytest.approx(sheet.size, abs=0.05)
