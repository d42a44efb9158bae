"""*Before you hand in* leads outside the program: a passage's sign means nothing there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.core import cells, handing_in, marks
from db.packs.read import read_pack
from tests.db.tools import SHIPPED
from tests.documents.boards import read

DEBATES = [debate.id for debate in read_pack(SHIPPED).debates]


@pytest.mark.parametrize("debate", DEBATES)
def test_no_line_names_a_passage_by_its_sign(debate: str, library_folder: Path) -> None:
    board = read(library_folder, f"stalinism/{debate}")
    lines = handing_in.lines(board, [voice.id for voice in board.voices], [theme.key for theme in board.themes])
    assert len(lines) > 1
    assert [line for line in lines if re.search(r"\[[a-z]+[a-z0-9-]*-\d+\]", line)] == []


@pytest.mark.parametrize("debate", DEBATES)
def test_no_line_has_the_coders_remarks(debate: str, library_folder: Path) -> None:
    board = read(library_folder, f"stalinism/{debate}")
    lines = handing_in.lines(board, [voice.id for voice in board.voices], [theme.key for theme in board.themes])
    assert [line for line in lines if re.search(r"\bWeak\b|[Ll]ow confidence|[Ss]econd word", line)] == []


@pytest.mark.parametrize("debate", DEBATES)
def test_titles_are_titles_in_every_line_and_end_with_one_stop(debate: str, library_folder: Path) -> None:
    board = read(library_folder, f"stalinism/{debate}")
    lines = handing_in.lines(board, [voice.id for voice in board.voices], [theme.key for theme in board.themes])
    titles = {work.title for position in board.positions.values() for work_ in position.works if (work := board.works.get(work_)) is not None and "*" not in work.title}
    looked = [line.partition("Where to look: ")[2] for line in lines if "(paraphrase)" in line]
    assert any(f"*{title}*" in where for where in looked for title in titles) or not any(title in where for where in looked for title in titles)
    assert [where for where in looked for title in titles if where.startswith((f"{title};", f"{title}."))] == []
    assert [line for line in lines if re.search(r"[?!…]\*?\.", line)] == []


@pytest.mark.parametrize("debate", DEBATES)
def test_words_of_another_are_told_as_the_others(debate: str, library_folder: Path) -> None:
    board = read(library_folder, f"stalinism/{debate}")
    voices, themes = [voice.id for voice in board.voices], [theme.key for theme in board.themes]
    lines = handing_in.lines(board, voices, themes)
    names = {voice.id: voice.name for voice in board.voices}
    shown = {q.id: q for position in board.positions.values() for q in cells.with_companions(cells.free_quotations(board, position), board.quotations)}
    for quotation in shown.values():
        told = [line for line in lines if marks.typographic(quotation.text[:30])[:-1] in line]
        if quotation.speaker:
            assert all(line.startswith(f"{marks.sentence(quotation.speaker)} (recorded with {names[quotation.voice]})") for line in told)
    if debate == "kirov":
        assert any(line.startswith("David Priestland, in *History Today* (recorded with Matthew Lenoe), “investigations") for line in lines)
