"""The tables read back as a spreadsheet reads them: every row against its record, nothing of codes where coding is off."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core import event_rows, marks, passages, stances
from app.documents import tables
from db import reads
from db.library import connect_corpus, current_corpus
from db.records import Board, Chronicle
from tests import made

DAY = "2024-05-06"
DEBATES = ("continuity", "industry", "memory", "toll")


@pytest.fixture(scope="module")
def corpus(built_library: Path) -> Iterator[dict[str, tuple[Board, Chronicle]]]:
    """Boards and chronicles of some debates: with an axis, with axes of themes, and without any."""
    path = current_corpus(built_library)
    assert path is not None
    db = connect_corpus(path)
    yield {name: (reads.board(db, f"stalinism/{name}"), reads.chronicle(db, f"stalinism/{name}")) for name in DEBATES}
    db.close()


def lines(data: bytes) -> list[list[str]]:
    """The rows of a file; all must be equally wide."""
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    found = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in found}) == 1
    return found


def table(data: bytes) -> list[dict[str, str]]:
    """The rows of a file by the heads of their columns."""
    head, *found = lines(data)
    return [dict(zip(head, row, strict=True)) for row in found]


def whole(board: Board, **how: object) -> bytes:
    """All voices and themes of a board."""
    return tables.codes(board, [voice.id for voice in board.voices], [theme.key for theme in board.themes], DAY, **how)  # type: ignore[arg-type] # passed on


def figure(value: int | None) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", DEBATES)
def test_every_row_is_its_record(corpus: dict[str, tuple[Board, Chronicle]], name: str) -> None:
    board = corpus[name][0]
    rows = table(whole(board))
    positions = [row for row in rows if row["record"] == "position"]
    asked = [(voice, theme) for voice in board.voices for theme in board.themes]
    called, there = passages.of_board(board), [one for position in board.positions.values() for one in position.quotations]
    assert [(row["voice"], row["theme"]) for row in positions] == [(voice.name, marks.plain(theme.title)) for voice, theme in asked]
    assert list(rows[0]) == list(tables.COLUMNS)
    for (voice, theme), row in zip(asked, positions, strict=True):
        position = board.positions.get((voice.id, theme.key))
        if position is None or position.code == "not found":
            assert (row["code"], row["words"], row["stance"]) == ("not found", "not found in what we saw", "")
            assert row["headline"] == "Not found in what we saw" or (position is not None and row["headline"] == position.headline)
            continue
        assert row["code"] == position.code
        assert (row["stance"], row["low"], row["high"]) == (figure(position.stance), figure(position.low), figure(position.high))
        assert (row["first coder"], row["second coder"]) == (position.first, position.second)
        for column, text in {"headline": position.headline, "summary": position.summary, "reason": position.reason, "evidence": position.evidence}.items():
            assert row[column].removeprefix("'") == called.words(marks.plain(text), there, voice.id)
        assert row["second reading"].removeprefix("'") == called.words(marks.plain(position.second_reading), there, voice.id)
        assert row["words"] == stances.tell(position, board.axis(theme.key), quoted=bool(row["quotations"])).words
        assert row["outcome"] == stances.outcome_words(position)
        assert bool(row["low confidence"]) == position.low_confidence
        assert row["years"] == (position.year_text or figure(position.year))
        assert len(row["works"].splitlines()) == len(position.works)
        for one in position.quotations:
            quotation = board.quotations[one]
            words = " ".join(marks.typographic(quotation.text).split())
            assert (words in row["quotations"]) == (not quotation.withheld)
            assert marks.has_page(quotation.locator) or "[page not seen]" in row["quotations"]
        assert "Sic et Non" in row["source of our words"] or not row["summary"]
        assert (row["exported"], row["version"], row["licence"]) == (DAY, board.pack.version, board.pack.licence)
    assert "[general knowledge]" not in whole(board).decode()
    assert all(q.withheld == "" or marks.typographic(q.text) not in whole(board).decode() for q in board.quotations.values())


def test_the_order_is_the_one_asked_for(corpus: dict[str, tuple[Board, Chronicle]]) -> None:
    board = corpus["continuity"][0]
    voices, themes = [voice.id for voice in board.voices[:3]][::-1], [theme.key for theme in board.themes[:2]][::-1]
    rows = [row for row in table(tables.codes(board, [*voices, "stalinism/nobody"], [*themes, "nothing"], DAY)) if row["record"] == "position"]
    names, titles = {v.id: v.name for v in board.voices}, {t.key: t.title for t in board.themes}
    assert [(row["voice"], row["theme"]) for row in rows] == [(names[v], titles[t]) for v in voices for t in themes]


def test_the_last_rows_say_what_it_is(corpus: dict[str, tuple[Board, Chronicle]]) -> None:
    board = corpus["continuity"][0]
    rows = table(whole(board, ending=["Look for the page.", "=cmd"]))
    about = "\n".join(row["summary"] for row in rows if row["record"] == "about")
    assert about.startswith("Coded by one reader, re-read by a second")
    assert f"Poles: {board.debate.first_pole}; {board.debate.second_pole}" in about
    assert f"{board.pack.version} ({board.pack.licence}). Exported on {DAY}." in about
    assert all(f"{step.value} {step.words}" in about for step in board.debate.steps)
    assert [row["summary"] for row in rows if row["record"] == "before you hand in"] == ["Look for the page.", "'=cmd"]
    assert [row["record"] for row in rows[-2:]] == ["before you hand in"] * 2
    turned = "\n".join(row["summary"] for row in table(whole(board, turned=True)) if row["record"] == "about")
    assert f"Poles: {board.debate.second_pole}; {board.debate.first_pole}" in turned


@pytest.mark.parametrize("name", DEBATES)
def test_coding_off_tells_no_code_anywhere(corpus: dict[str, tuple[Board, Chronicle]], name: str) -> None:
    """Whatever the codes are, the file is the same to the byte: nothing of them is in it."""
    board = corpus[name][0]
    data = whole(board, coding=False)
    rows = table(data)
    assert list(rows[0]) == [column for column in tables.COLUMNS if column not in tables.CODED]
    blank = replace(
        board,
        positions={
            key: replace(
                p, stance=None if p.code != "stance" else -p.stance if p.stance is not None else None, low=None, high=None, first="first!", second="second!",
                necessity="necessity!", reason="reason!", second_reading="reading!", evidence="evidence!", low_confidence=not p.low_confidence,
                code="off axis" if p.code == "stance" else p.code,
            )
            for key, p in board.positions.items()
        },
    )  # fmt: skip
    assert whole(blank, coding=False) == data
    assert whole(blank) != whole(board)
    steps = {step.words for theme in board.themes for step in board.axis(theme.key).steps}
    assert not steps & {cell for row in rows for cell in row.values()}
    lacking = [key for key in ((v.id, t.key) for v in board.voices for t in board.themes) if key not in board.positions or board.positions[key].code == "not found"]
    said = [row for row in rows if row["record"] == "position" and row["headline"] == "Not found in what we saw"]
    assert len(said) == sum(key not in board.positions or not board.positions[key].headline for key in lacking)


def toy(**fields: object) -> Board:
    """One voice on two themes, the second without a position."""
    one = made.position(**fields)
    quotations = {q.id: q for q in (made.quotation(1, text='=HYPERLINK("http://x")\nand "so"', note="Read *on*."), made.quotation(2, text="Secret.", withheld="Not traced."))}
    return Board(
        debate=made.DEBATE, themes=(made.THEME, made.PRUNING), voices=(made.LOAM,), labels={}, positions={(one.voice, one.theme): one}, dated={},
        quotations=quotations, works={"roses/soils": made.WORK}, leanings={}, events={}, pack=made.PACK,
    )  # fmt: skip


def test_a_hostile_record_is_data() -> None:
    board = toy(headline="=1+1", summary='@SUM(A1),"x"\r\ny;\tz [general knowledge]', reason="\t=cmd|' /C calc'!A0", own_name="+49 30", year_text="-2", first="-2", quotations=("roses/loam-1", "roses/loam-2"))
    row, empty = (row for row in table(tables.codes(board, ["roses/loam"], ["soil", "pruning"], DAY)) if row["record"] == "position")
    assert row["headline"] == "'=1+1"
    assert row["summary"] == '\'@SUM(A1),”x”\r\ny;\tz [not checked]'
    assert row["reason"] == "'\t=cmd|’ /C calc’!A0"
    assert row["own name"] == "'+49 30"
    assert (row["stance"], row["first coder"], row["years"]) == ("-2", "-2", "-2")
    assert row["quotations"].startswith("“=HYPERLINK(“http://x”) and “so”” [passage 1] Ada Loam, ")
    assert row["quotations"].endswith("p. 12 · seen in the book · found again [Read on]")
    assert "Secret" not in tables.codes(board, ["roses/loam"], ["soil", "pruning"], DAY).decode()
    assert (empty["code"], empty["words"]) == ("not found", "not found in what we saw")


def test_a_damaged_letter_stops_nothing() -> None:
    assert b"a?b" in tables.codes(toy(headline="a\ud800b"), ["roses/loam"], ["soil"], DAY)


@pytest.mark.parametrize("cell", ["=x", "+x", "-x", "@x", " =x", "\n-x", "＝x", "-2 to 0", "+-1", "-1-1", "--1"])
def test_a_formula_is_guarded(cell: str) -> None:
    assert tables.guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "x", "0", "-2", "+3", "-1.5", "−2", "“=x”", "x=1"])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert tables.guarded(cell) == cell


@pytest.mark.parametrize("coding", [True, False])
@pytest.mark.parametrize("name", DEBATES)
def test_every_event_is_a_row(corpus: dict[str, tuple[Board, Chronicle]], name: str, coding: bool) -> None:
    board, chronicle = corpus[name]
    data = tables.events(chronicle, board, board.debate.presets, DAY, coding=coding, ending=["Look."])
    head, *found = lines(data)
    expected = event_rows.rows(chronicle, board, coding=coding, voices=board.debate.presets)
    guide = event_rows.guide(chronicle, board, coding=coding)
    assert head == ["record", *guide.headings]
    listed = [row for row in found if row[0] == "event"]
    assert len(listed) == len(chronicle.events) == len(expected)
    for row, one in zip(listed, expected, strict=True):
        by = dict(zip(guide.columns, row[1:], strict=True))
        assert by["title"].removeprefix("'") == one.title
        assert by["date"] == "; ".join(one.date.splitlines())
        assert by["verified"].startswith(one.verified_words)
        assert by["who"] == one.plain_who
    assert [row[1] for row in found if row[0] == "before you hand in"] == ["Look."]
    assert any(f"Exported on {DAY}" in row[1] for row in found if row[0] == "about")
    if not coding:
        assert not any("as continuity" in cell or "as break" in cell for row in [head, *listed] for cell in row)
