"""The look of a paper, read from the files themselves: styles, sheet, running title, page number, heads of tables that repeat."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.core import marks, outline, outline_grid
from app.documents import papers, styles
from app.documents.looks import LOOKS, PageSetup, Paper, fits
from db.records import Board
from tests.documents.boards import DAY, PANDOC, read, squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.fixture
def board(built_library: Path) -> Board:
    """The main debate."""
    return read(built_library)


def grid(board: Board, voices: int = 4, columns: int = 3) -> outline.Outline:
    """Two themes as tables."""
    return outline_grid.comparison_grid(board, board.debate.presets[:voices], [t.key for t in board.themes][:2], coding=True, day=DAY, columns=columns)


def parts(form: papers.Form, whole: outline.Outline, sheet: PageSetup | None = None) -> dict[str, ElementTree.Element]:
    """The parts of a paper that are XML."""
    data = papers.written(PANDOC, form, [whole], styles.chosen("chicago-notes", None), sheet=sheet)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert form != "odt" or (file.namelist()[0] == "mimetype" and file.getinfo("mimetype").compress_type == zipfile.ZIP_STORED)
        return {name: ElementTree.fromstring(file.read(name)) for name in file.namelist() if name.endswith((".xml", ".rels"))}


def words(element: ElementTree.Element) -> str:
    """All words inside."""
    return "".join(element.itertext())


@pytest.mark.parametrize(("paper", "landscape", "size"), [("a4", False, (11906, 16838)), ("a4", True, (16838, 11906)), ("letter", False, (12240, 15840))])
def test_word_has_the_sheet_that_was_asked_for(board: Board, paper: Paper, landscape: bool, size: tuple[int, int]) -> None:
    section = parts("docx", grid(board), PageSetup(paper, landscape))["word/document.xml"].find(f".//{W}sectPr")
    assert section is not None
    page = section.find(f"{W}pgSz")
    assert page is not None
    assert (int(page.get(f"{W}w", "")), int(page.get(f"{W}h", ""))) == pytest.approx(size, abs=2)
    assert (page.get(f"{W}orient") == "landscape") is landscape
    assert section.find(f"{W}titlePg") is not None, "the first page has the title itself"


@pytest.mark.parametrize(("paper", "landscape", "size"), [("a4", False, ("21cm", "29.7cm")), ("letter", True, ("27.94cm", "21.59cm"))])
def test_open_document_has_the_sheet_that_was_asked_for(board: Board, paper: Paper, landscape: bool, size: tuple[str, str]) -> None:
    page = parts("odt", grid(board), PageSetup(paper, landscape))["styles.xml"].find(f".//{STYLE}page-layout-properties")
    assert page is not None
    assert (page.get(f"{FO}page-width"), page.get(f"{FO}page-height")) == size
    assert page.get(f"{STYLE}print-orientation") == ("landscape" if landscape else "portrait")


def test_running_title_and_page_number_stand_on_the_pages(board: Board) -> None:
    word = parts("docx", grid(board))
    section = word["word/document.xml"].find(f".//{W}sectPr")
    assert section is not None
    asked = {element.tag.removeprefix(W): element for element in section if element.tag.endswith("Reference") and element.get(f"{W}type") == "default"}
    assert set(asked) == {"headerReference", "footerReference"}
    targets = {one.get("Id"): one.get("Target") for one in word["word/_rels/document.xml.rels"]}
    head, foot = (word[f"word/{targets[next(v for k, v in asked[name].items() if k.endswith('}id'))]}"] for name in ("headerReference", "footerReference"))
    assert words(head).strip() == board.debate.question
    assert "PAGE" in words(foot)
    master = parts("odt", grid(board))["styles.xml"].find(f".//{STYLE}master-page")
    assert master is not None
    found = {element.tag.removeprefix(STYLE): words(element).strip() for element in master}
    assert found["header"] == board.debate.question
    assert found["header-first"] == ""
    assert master.find(f"{STYLE}footer//{TEXT}page-number") is not None


def test_headings_stay_with_what_follows_and_words_are_british(board: Board) -> None:
    sheet = parts("docx", grid(board))["word/styles.xml"]
    by_name = {style.find(f"{W}name").get(f"{W}val"): style for style in sheet.iter(f"{W}style")}  # type: ignore[union-attr]
    for level in (1, 2, 3):
        assert by_name[f"heading {level}"].find(f"{W}pPr/{W}keepNext") is not None
    assert {lang.get(f"{W}val") for lang in sheet.iter(f"{W}lang")} == {"en-GB"}
    identifiers = [style.get(f"{W}styleId") for style in sheet.iter(f"{W}style")]
    assert len(identifiers) == len(set(identifiers))
    default = parts("odt", grid(board))["styles.xml"].find(f".//{STYLE}default-style[@{STYLE}family='paragraph']/{STYLE}text-properties")
    assert default is not None
    assert (default.get(f"{FO}language"), default.get(f"{FO}country")) == ("en", "GB")


@pytest.mark.parametrize("layout", ["headings", "table"])
def test_every_style_that_a_paper_uses_is_there(board: Board, layout: str) -> None:
    """A style that is only named looks like plain text."""
    whole = grid(board) if layout == "table" else outline.comparison(board, board.debate.presets[:2], [board.themes[0].key], coding=True, day=DAY)
    word = parts("docx", whole)
    used = {one.get(f"{W}val") for one in word["word/document.xml"].iter(f"{W}pStyle")} | {one.get(f"{W}val") for one in word["word/footnotes.xml"].iter(f"{W}pStyle")}
    assert used <= {style.get(f"{W}styleId") for style in word["word/styles.xml"].iter(f"{W}style")}
    text = parts("odt", whole)
    there = {style.get(f"{STYLE}name") for part in ("styles.xml", "content.xml") for style in text[part].iter(f"{STYLE}style")}
    assert {one.get(f"{TEXT}style-name") for one in text["content.xml"].iter(f"{TEXT}p")} <= there
    assert {look.name for look in LOOKS} >= {"Quotation", "Source Line", "Cell Text", "Cell Quotation"}
    ours = {"CellText", "CellQuotation"} if layout == "table" else {"Quotation", "SourceLine", "Stance"}
    assert ours <= used
    assert ours <= {one.get(f"{TEXT}style-name") for one in text["content.xml"].iter(f"{TEXT}p")}


def test_heads_of_tables_come_again_and_columns_fill_the_sheet(board: Board) -> None:
    sheet = PageSetup("a4", landscape=True)
    body = parts("docx", grid(board, voices=6, columns=4), sheet)["word/document.xml"]
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) == 4, "two themes, and two tables of three for the six voices on each"
    names = {voice.id: voice.name for voice in board.voices}
    wide = (sheet.size[0] - 2 * sheet.margins[1]) * 1440 / 2.54
    for number, table in enumerate(tables):
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * (len(rows) - 1)]
        heads = [words(cell) for cell in rows[0].findall(f"{W}tc")]
        chosen = board.debate.presets[3 * (number % 2) : 3 * (number % 2) + 3]
        assert [head.partition(",")[0] for head in heads] == [names[voice] for voice in chosen]
        assert sum(int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")) == pytest.approx(wide, abs=10)
        for row in rows:
            assert len(row.findall(f"{W}trPr")) == 1, "Word refuses a row with two"
            assert row.find(f"{W}trPr/{W}cantSplit") is not None, "all rows of these themes fit on a page"
    content = parts("odt", grid(board, voices=6, columns=4), sheet)["content.xml"]
    for table in content.iter(f"{TABLE}table"):
        assert len(table.findall(f"{TABLE}table-header-rows/{TABLE}table-row")) == 1


def test_the_question_of_a_theme_stays_with_what_follows(board: Board) -> None:
    made = outline.comparison(board, board.debate.presets[:2], [t.key for t in board.themes][:2], coding=True, day=DAY)
    word = parts("docx", made)
    follow = {style.get(f"{W}styleId") for style in word["word/styles.xml"].iter(f"{W}style") if style.find(f"{W}pPr/{W}keepNext") is not None}
    asked = [p for p in word["word/document.xml"].iter(f"{W}p") if words(p) in {marks.plain(theme.question) for theme in board.themes}]
    assert len(asked) == 2
    assert all(p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in follow for p in asked)


def test_tables_have_the_footnotes_of_the_headings(board: Board) -> None:
    chosen, themes = board.debate.presets[:4], [t.key for t in board.themes][:2]
    plain = outline.comparison(board, chosen, themes, coding=True, day=DAY)
    whole = outline_grid.comparison_grid(board, chosen, themes, coding=True, day=DAY, columns=3)

    def told(one: outline.Outline) -> list[tuple[str, str]]:
        return sorted((p.block.text, p.source.plain) for p in outline.everything(one.sections) if p.source is not None)

    assert told(whole) == told(plain)
    word = parts("docx", whole)
    assert len(list(word["word/document.xml"].iter(f"{W}footnoteReference"))) == len(told(whole)) > 10
    notes = {note.get(f"{W}id"): words(note) for note in word["word/footnotes.xml"]}
    quoted = {p.block.text: board.works.get(board.quotations[p.block.item].work) for p in outline.everything(whole.sections) if p.block.kind == "quote"}
    checked = 0
    for paragraph in word["word/document.xml"].iter(f"{W}p"):
        reference = paragraph.find(f".//{W}footnoteReference")
        work = next((work for text, work in quoted.items() if words(paragraph).startswith(text)), None)
        if reference is not None and work is not None:
            checked += 1
            assert squeezed(work.title.partition(":")[0])[:15].lower() in squeezed(notes[reference.get(f"{W}id")]).lower(), "each footnote is that of its own quotation"
    assert checked > 5


def test_the_file_tells_nothing_of_the_machine(board: Board) -> None:
    data = papers.written(PANDOC, "docx", [grid(board)], styles.chosen("chicago-notes", None))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        everything = b"".join(file.read(name) for name in file.namelist())
    assert str(Path.home()).encode() not in everything
    assert b"sic-et-non-" not in everything, "no path of the reference document"


def test_only_a_row_that_fits_with_its_footnotes_is_kept_on_one_page() -> None:
    sheet = PageSetup("a4", landscape=True)
    assert fits([300, 900, 200, 300], [300, 300], sheet)
    assert not fits([300, 300, 1500, 300, 300], [300] * 5, sheet), "LibreOffice would lose its end"
    assert not fits([200] * 3, [300] * 30, sheet)
    assert fits([40, 200], [], sheet)
    assert not fits([40, 3000], [], sheet), "a high row may be parted"
