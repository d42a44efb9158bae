"""What METHOD asks of a comparison on paper, held against the records: every debate, every voice, coding on and off.

Markdown and CSV stand for the rest, which is set from the same outline and the same cells.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest

from app.core import cells, marks
from app.core.vocabulary import check_words
from app.exporting import asking, making
from app.exporting.wish import Asked, Job
from app.run import SHIPPED
from db import library as store
from db import reads
from db.records import Board

DEBATES = ["continuity", "term", "state", "industry", "toll", "famine", "kirov", "tsars", "memory"]
CODED = ("Why this code", "Second reading", "First coder", "The axis runs from", "■", "◆", "●")


def squeezed(text: str) -> str:
    """A text without what typesetting changes: spaces, kinds of quotation marks, emphasis, the numbers of passages."""
    text = unicodedata.normalize("NFKC", text).replace("\\", "").replace("general knowledge", "not checked").replace('""', '"')
    text = re.sub("[“”\"‘’']", "'", re.sub(r"\[(?:passage )?[a-z0-9-]*\d+\]|\[a passage not shown here[^]]*\]|\[\^\d+\]|[*_]", "", text))
    return re.sub(r"\s+", "", text)


@pytest.fixture(params=DEBATES)
def debate(request: pytest.FixtureRequest) -> str:
    """Each in turn."""
    return str(request.param)


@pytest.fixture
def board(debate: str, built_library: Path) -> Board:
    """The debate as it is recorded."""
    connection = store.connect_corpus(store.open_library(built_library, SHIPPED).corpus)
    try:
        return reads.board(connection, f"stalinism/{debate}")
    finally:
        connection.close()


def exported(built_library: Path, debate: str, form: str, *, coding: bool) -> str:
    """Every voice and theme of a debate as text."""
    library = store.open_library(built_library, SHIPPED)
    connection = store.connect_corpus(library.corpus)
    try:
        every = tuple(voice.id for voice in reads.board(connection, f"stalinism/{debate}").voices)
        out = built_library / f"out.{form}"
        return making.made(Job(out, asking.wish(Asked(form, debate, every, coding=coding), connection), connection, SHIPPED))[out].decode("utf-8-sig")
    finally:
        connection.close()
        library.close()


@pytest.mark.parametrize("coding", [True, False])
def test_every_quotation_stands_with_what_was_seen_of_it_and_none_that_is_withheld(debate: str, board: Board, built_library: Path, coding: bool) -> None:
    for form in ("md", "csv"):
        text = squeezed(exported(built_library, debate, form, coding=coding))
        for quotation in board.quotations.values():
            words = squeezed(quotation.text)
            if quotation.withheld:
                assert words not in text, quotation.id
        for position in board.positions.values():
            assert squeezed(position.summary).replace("Itsownname", "") in text or re.search(r"\[[a-z-]+-\d+\]", position.summary), position.id
            for quotation in cells.free_quotations(board, position):
                behind = [text[at.end() : at.end() + 1500] for at in re.finditer(re.escape(squeezed(quotation.text)), text)]
                wanted = [squeezed(quotation.seen_at), squeezed(check_words(quotation.second_check)), *(["pagenotseen"] if not marks.has_page(quotation.locator) else [])]
                assert any(all(part in one for part in wanted) for one in behind), (form, quotation.id)


def test_a_code_has_its_reasons_with_it_and_coding_off_leaves_none(debate: str, board: Board, built_library: Path) -> None:
    shown, hidden = exported(built_library, debate, "md", coding=True), exported(built_library, debate, "md", coding=False)
    on, off = squeezed(shown), squeezed(hidden)
    for position in board.positions.values():
        for reason in (position.reason, position.second_reading):
            if len(reason) < 40 or position.code == "not found" or re.search(r"\[[a-z-]+-\d+\]", reason):
                continue
            assert squeezed(reason) in on, position.id
            if squeezed(reason) not in squeezed(position.summary + position.headline):  # a record may say the same twice
                assert squeezed(reason) not in off, position.id
    assert [word for word in CODED if word in hidden] == []
    assert "The coding is off" in hidden


def test_what_is_missing_is_never_a_figure(debate: str, built_library: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(built_library, debate, "csv", coding=True))))
    missing = [row for row in rows if row["record"] == "position" and row.get("code") in ("not found", "no source seen", "off axis", "not coded")]
    assert [(row["voice"], row["theme"]) for row in missing if row.get("stance") or row.get("low") or row.get("high")] == []
    assert rows[-1]["record"] == "before you hand in"
