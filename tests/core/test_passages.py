"""The ids of the record lead nowhere outside the program: an export calls its passages in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.core import cells, citing, outline, outline_pages, outline_rooms, passages
from app.core.blocks import short_id
from app.core.reading import PageKind
from app.documents import tables
from app.ui.export import content
from db import library as store
from db import pages
from db.packs.read import read_pack
from db.records import Board
from tests.db.tools import SHIPPED
from tests.documents.boards import DAY, read

DEBATES = [debate.id for debate in read_pack(SHIPPED).debates]
ALL = {quotation.id for debate in read_pack(SHIPPED).debates for quotation in debate.quotations}
"""The passages of every debate, by short id."""


def ids(text: str) -> list[str]:
    """What of a text is the id of a passage, of whichever debate."""
    return [found for found in re.findall(r"[a-z]+(?:-[a-z]+)*-\d+", text) if found in ALL]


def everybody(board: Board) -> tuple[list[str], list[str]]:
    return [voice.id for voice in board.voices], [theme.key for theme in board.themes]


def spoken(paragraph: outline.Paragraph) -> str:
    """A paragraph and the words of its source."""
    parts = paragraph.source.parts if paragraph.source is not None else ()
    return " ".join((paragraph.block.text, *(part for part in parts if isinstance(part, str))))


@pytest.mark.parametrize("debate", DEBATES)
def test_no_id_stands_in_a_comparison_and_every_passage_referred_to_is_found(debate: str, library_folder: Path) -> None:
    board = read(library_folder, f"stalinism/{debate}")
    tree = outline.comparison(board, *everybody(board), coding=True, day=DAY)
    met = [*tree.about, *outline.everything(tree.sections), *tree.ending.paragraphs]
    assert [spoken(one) for one in met if ids(spoken(one))] == []
    for voices in (theme.sections for theme in tree.sections):
        for voice in voices:
            blocks = [one.block for one in voice.paragraphs]
            signed = [block.pieces[-1].text.strip() for block in blocks if block.kind == "quote"]
            assert all(re.fullmatch(r"\[passage \d+\]", sign) for sign in signed)
            assert len(set(signed)) == len(signed), "two passages of a voice are called alike"


def test_printed_pages_tables_and_differences_name_no_id(library_folder: Path) -> None:
    board = read(library_folder)
    voices, themes = everybody(board)
    made = content.content(board, voices, themes, most=3, coding=True, turned=False, day=DAY)
    words = "\n".join(block.text for strip in made.strips for cell in strip.cells for block in cell.blocks)
    assert ids(words) == []
    assert "[passage 2]" in words
    table = tables.codes(board, voices, themes, DAY).decode("utf-8-sig")
    assert ids(table) == []
    assert "[passage 2]" in table
    pair = outline_rooms.compared(board, "stalinism/pipes", "stalinism/kotkin", themes, coding=True, day=DAY)
    assert [spoken(one) for one in (*pair.about, *outline.everything(pair.sections)) if ids(spoken(one))] == []


def test_a_passage_is_called_by_what_the_export_has_of_it(library_folder: Path) -> None:
    board = read(library_folder)
    called = passages.of_board(board)
    one = board.quotations["stalinism/deutscher-2"]
    assert called.words("Show it with deutscher-2.", {one.id}, one.voice) == "Show it with passage 2."
    assert called.words("So [deutscher-2].", {one.id}) == "So [Isaac Deutscher, passage 2]."
    assert called.words("So [deutscher-2].", (), one.voice) == "So [a passage not shown here: Russia after Stalin]."
    assert called.words("In the mid-1920s.", ()) == "In the mid-1920s."
    hidden = next(quotation for quotation in board.quotations.values() if quotation.withheld)
    assert called.words(hidden.id.partition("/")[2], {hidden.id}, hidden.voice) == "a passage not yet traced"


def test_a_passage_of_another_debate_is_called_so_and_one_that_must_stand_beside_is_there(library_folder: Path) -> None:
    board = read(library_folder, "stalinism/industry")
    called = passages.of_board(board)
    assert called.words("So [memory-ghodsee-1].", ()) == "So [a passage of another debate]."
    assert citing.signs_by_work("So [memory-ghodsee-1].", board) == citing.by_words("So [memory-ghodsee-1].", board) == "So [a passage of another debate]."
    assert board.quotations["stalinism/kotkin-18"].companions == ("stalinism/kotkin-2",)
    position = next(one for one in board.positions.values() if "stalinism/kotkin-18" in one.quotations)
    shown = cells.with_companions(cells.free_quotations(board, position), board.quotations)
    assert "stalinism/kotkin-2" in [one.id for one in shown]


@pytest.mark.parametrize("kind", ["story", "glossary", "corrections"])
def test_a_page_names_no_id_and_no_file_of_the_dossiers(kind: PageKind, library_folder: Path) -> None:
    board = read(library_folder)
    corpus = store.current_corpus(library_folder)
    assert corpus is not None
    connection = store.connect_corpus(corpus)
    try:
        library = pages.library(connection, board.pack.id)
    finally:
        connection.close()
    tree = outline_pages.page(kind, library, board, day=DAY)
    told = [spoken(one) for one in (*tree.about, *outline.everything(tree.sections), *tree.ending.paragraphs)]
    known = {short_id(quotation) for quotation in library.quotations}
    assert [text for text in told if known & set(re.findall(r"[a-z]+(?:-[a-z]+)*-\d+", text))] == []
    assert [text for text in told if re.search(r"\b[a-z-]+\.(?:md|toml)\b", text)] == []
    handles = {short_id(correction.id).replace("-", " ") for correction in library.corrections}
    assert [text for text in told if any(f"correction “{handle}”" in text for handle in handles)] == []
