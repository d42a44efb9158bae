"""A comparison as a paper: every word from the board, footnotes that are footnotes, and what must stand on every export."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.core import cells, handing_in, marks, naming, outline
from app.core.outline import Outline, everything
from app.documents import exchange, papers, styles
from app.documents.pandoc import Pandoc
from db import library as store
from db import reads
from db.records import Board
from tests.documents.boards import squeezed

PANDOC = Pandoc()
DAY = "2026-11-29"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMS: tuple[papers.Form, ...] = ("docx", "odt", "html", "md")


@pytest.fixture
def board(library_folder: Path) -> Iterator[Board]:
    """The main debate."""
    connection = store.connect_corpus(store.current_corpus(library_folder))
    yield naming.for_panes(reads.board(connection, "stalinism/continuity"))
    connection.close()


def made(board: Board, *, coding: bool = True, voices: int = 4, themes: int = 3) -> Outline:
    """A part of the first comparison."""
    return outline.comparison(board, board.debate.presets[:voices], [t.key for t in board.themes][:themes], coding=coding, day=DAY)


def paper(form: papers.Form, *outlines: Outline, style: str = "chicago-notes") -> bytes:
    """The bytes of a paper."""
    return papers.written(PANDOC, form, outlines, styles.chosen(style, None), "All" if len(outlines) > 1 else "")


def text(form: papers.Form, data: bytes) -> str:
    """A paper read again by pandoc, as plain words."""
    kind = {"md": "markdown"}.get(form, form)
    return " ".join(PANDOC.run((f"--from={kind}", "--to=plain", "--wrap=none"), data).decode().split())


@pytest.mark.parametrize("form", FORMS)
def test_every_word_of_the_outline_stands_in_every_form(board: Board, form: papers.Form) -> None:
    whole = made(board)
    read = squeezed(text(form, paper(form, whole)))
    for paragraph in (*whole.about, *everything(whole.sections), *whole.ending.paragraphs):
        assert squeezed(paragraph.block.text) in read


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_apostrophes_and_quotation_marks_are_a_printers(board: Board, form: papers.Form) -> None:
    whole = made(board)
    assert any("'" in position.summary for position in board.positions.values())
    read = text(form, paper(form, whole))
    assert not re.findall(r".{9}[\"'].{9}", read)
    assert "Lenin’s" in read
    assert not re.search(r"\w‘\w|\s’\s", read)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_how_it_was_coded_and_ends_with_what_to_look_up(board: Board, form: papers.Form) -> None:
    read = text(form, paper(form, made(board)))
    assert "Coded by one reader, re-read by a second, mostly from excerpts, reviews and abstracts, not from whole books; the numbers are ours" in read.replace("’", "'")
    assert DAY in read
    assert f"version {board.pack.version}" in read
    assert read.rindex("Before you hand in") > read.rindex("Bibliography") > 0


def test_word_has_real_footnotes_one_a_source(board: Board) -> None:
    whole = made(board)
    sources = [p.source for p in everything(whole.sections) if p.source is not None]
    with zipfile.ZipFile(io.BytesIO(paper("docx", whole))) as file:
        body, notes = (ElementTree.fromstring(file.read(f"word/{name}.xml")) for name in ("document", "footnotes"))
    told = ["".join(t.text or "" for t in note.iter(f"{W}t")) for note in notes if note.get(f"{W}type") is None]
    assert len(list(body.iter(f"{W}footnoteReference"))) == len(told) == len(sources)
    assert sum("paraphrase" in note.lower() for note in told) == sum(source.paraphrase for source in sources)
    assert all("Sic et Non" in note for note, source in zip(told, sources, strict=True) if source.paraphrase)


def test_open_document_has_real_footnotes(board: Board) -> None:
    whole = made(board)
    with zipfile.ZipFile(io.BytesIO(paper("odt", whole))) as file:
        content = file.read("content.xml").decode()
    assert content.count('text:note-class="footnote"') == sum(p.source is not None for p in everything(whole.sections))


def test_a_quotation_stands_once_with_its_source_and_none_is_withheld(board: Board) -> None:
    everybody = outline.comparison(board, [v.id for v in board.voices], [t.key for t in board.themes], coding=True, day=DAY)
    items = [p.block.item for p in everything(everybody.sections) if p.block.kind == "quote"]
    assert len(items) > 100
    for paragraph in everything(everybody.sections):
        if paragraph.block.kind == "quote":
            assert paragraph.source is not None
            assert not paragraph.source.paraphrase
            assert not board.quotations[paragraph.block.item].withheld


def test_coding_off_tells_no_stance(board: Board) -> None:
    off = made(board, coding=False)
    kept = [p.block for p in everything(off.sections)]
    coded = made(board)
    steps = {step.short for step in board.debate.steps}
    said = " ".join(block.text for block in kept if block.kind in ("code", "label"))
    assert not any(re.search(rf"\b{re.escape(word)}\b", said) for word in steps)
    assert not any(sign in said for sign in "■●◆")
    assert any(sign in p.block.text for p in everything(coded.sections) for sign in "■●◆")
    about = " ".join(p.block.text for p in off.about)
    assert "coding is off" in about
    assert "the numbers are ours, not the historians’" in about, "it stands on every export"


def test_a_missing_position_is_not_found_in_what_we_saw(board: Board) -> None:
    voice, theme = next(key for key, position in board.positions.items() if position.code == "not found")
    whole = outline.comparison(board, [voice], [theme], coding=True, day=DAY)
    assert [p.block.text for p in everything(whole.sections) if p.block.kind == "empty"] == ["Not found in what we saw"]


def test_html_is_one_file_that_asks_for_nothing_and_has_no_script(board: Board) -> None:
    page = paper("html", made(board), replace(made(board), key="again", sections=(), ending=replace(made(board).ending, key="again-end"))).decode()
    assert not re.search(r"<script|<link|<img|\ssrc=|@import|url\(|href=\"(?!#)", page)
    assert '<html xmlns="http://www.w3.org/1999/xhtml" lang="en-GB"' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {target for target in re.findall(r'href="#([^"]+)"', page)} <= set(ids)


def test_nothing_of_a_pack_is_markup(board: Board) -> None:
    voice, theme = next(key for key, position in board.positions.items() if position.code == "stance")
    bad = replace(board.positions[voice, theme], summary="<script>x</script> [a](http://b) $y$ `z`", quotations=())
    page = paper("html", outline.comparison(replace(board, positions={(voice, theme): bad}), [voice], [theme], coding=True, day=DAY)).decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x&lt;/script&gt; [a](http://b) $y$ `z`" in page


def test_markdown_cites_by_keys_of_its_bibliography(board: Board) -> None:
    whole = made(board)
    cited = set(re.findall(r"@([\w-]+)", paper("md", whole).decode().replace("\\@", "")))
    data = exchange.written(PANDOC, "biblatex", whole.works, board.pack)
    keys = {item["id"] for item in json.loads(PANDOC.run(("--from=biblatex", "--to=csljson"), data))}
    assert cited
    assert cited <= keys


def test_before_you_hand_in_names_all_that_is_wanting(board: Board) -> None:
    voices, themes = [v.id for v in board.voices], [t.key for t in board.themes]
    told = handing_in.lines(board, voices, themes)
    shown = {q.id: q for p in board.positions.values() for q in cells.free_quotations(board, p)}
    for quotation in shown.values():
        if quotation.second_check == "seen once only":
            assert any(marks.curly(quotation.text[:20]) in line and "seen once only" in line for line in told)
    for position in board.positions.values():
        if position.code == "no source seen":
            assert any("not to be cited" in line for line in told)
    assert not any(q.withheld and marks.curly(q.text[:40]) in line for q in board.quotations.values() for line in told if q.id not in shown)
