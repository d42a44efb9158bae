"""Parts of a pack: each debate alone is a sound pack with the same positions, and the whole comes back as it was."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from db import library, reads
from db.packs.convert import to_records
from db.packs.export import to_json, write_sicpack
from db.packs.read import read_pack
from db.packs.reduce import reduced
from db.packs.types import PackDocument
from tests.db.tools import SHIPPED

WHOLE = read_pack(SHIPPED)
DEBATES = [debate.id for debate in WHOLE.debates]


def again(document: PackDocument, tmp_path: Path, ending: str = ".sicpack") -> PackDocument:
    """The document written and read again, as ``check`` reads it: PackRejected names every mistake."""
    write_sicpack(document, tmp_path / f"part{ending}")
    return read_pack(tmp_path / f"part{ending}")


@pytest.mark.parametrize("ending", [".sicpack", ".json"])
def test_the_whole_pack_comes_back_equal(tmp_path: Path, ending: str) -> None:
    assert reduced(WHOLE, DEBATES) == WHOLE
    back = again(reduced(WHOLE, set(DEBATES)), tmp_path, ending)
    assert back == WHOLE
    assert to_json(back) == to_json(WHOLE)


@pytest.mark.parametrize("debate", DEBATES)
def test_each_debate_alone_is_a_sound_pack(debate: str, tmp_path: Path) -> None:
    part = again(reduced(WHOLE, [debate]), tmp_path)
    (alone,) = part.debates
    before = next(one for one in WHOLE.debates if one.id == debate)
    assert alone.positions == before.positions
    assert (alone.dated_codes, alone.leanings, alone.themes) == (before.dated_codes, before.leanings, before.themes)
    assert alone.quotations[: len(before.quotations)] == before.quotations
    assert (part.voices, part.works, part.schools, part.periods) == (WHOLE.voices, WHOLE.works, WHOLE.schools, WHOLE.periods)
    for kind in ("events", "publications", "terms", "corrections", "passages"):
        assert [one.id for one in getattr(part, kind)] == [one.id for one in getattr(WHOLE, kind)]
    assert {one.id for one in (*part.estimates, *part.polls)} == {one.id for one in (*WHOLE.estimates, *WHOLE.polls) if one.debate == debate}
    records = {one.id: one for one in to_records(WHOLE, "").positions}
    assert [one for one in to_records(part, "").positions] == [one for one in records.values() if one.debate == f"stalinism/{debate}"]


def test_quoted_words_come_along_word_for_word() -> None:
    """Positions quote out of other debates; the words are kept, without a theme that is gone."""
    texts = {quotation.id: quotation for debate in WHOLE.debates for quotation in debate.quotations}
    carried = 0
    for debate in DEBATES:
        (alone,) = reduced(WHOLE, [debate]).debates
        held = {quotation.id: quotation for quotation in alone.quotations}
        assert all(one in held for position in alone.positions for one in position.quotations)
        for one, quotation in held.items():
            assert msgspec.structs.replace(quotation, theme=texts[one].theme, themes=texts[one].themes) == texts[one]
            carried += quotation != texts[one]
    assert carried


def test_several_debates_take_a_quotation_over_once(tmp_path: Path) -> None:
    chosen = [debate for debate in DEBATES if debate != "continuity"]
    part = again(reduced(WHOLE, chosen), tmp_path)
    assert [debate.id for debate in part.debates] == chosen
    ids = [quotation.id for debate in part.debates for quotation in debate.quotations]
    assert len(ids) == len(set(ids))
    assert set(part.pack.order) == set(WHOLE.pack.order) - {"continuity"}


def test_a_part_says_that_it_is_one() -> None:
    part = reduced(WHOLE, ["toll"])
    (alone,) = part.debates
    assert part.pack.about.startswith(WHOLE.pack.about)
    assert f"1 of its {len(DEBATES)} debates ({alone.question})" in part.pack.about
    assert (part.pack.id, part.pack.version, part.pack.licence) == (WHOLE.pack.id, WHOLE.pack.version, WHOLE.pack.licence)


def test_a_debate_that_is_not_there_is_said() -> None:
    with pytest.raises(KeyError, match="roses"):
        reduced(WHOLE, ["toll", "roses"])


def test_a_part_is_built_into_a_library(tmp_path: Path) -> None:
    """Its board holds the positions and the quoted words of the whole pack's board."""
    write_sicpack(reduced(WHOLE, ["industry"]), tmp_path / "part.sicpack")
    library.open_library(tmp_path / "library", tmp_path / "part.sicpack").close()
    path = library.current_corpus(tmp_path / "library")
    assert path is not None
    db = library.connect_corpus(path)
    try:
        board = reads.board(db, "stalinism/industry")
        assert [debate.id for debate in reads.debates(db)] == ["stalinism/industry"]
    finally:
        db.close()
    expected = {(p.voice, p.theme): p for p in to_records(WHOLE, "").positions if p.debate == "stalinism/industry"}
    assert board.positions == {key: p for key, p in expected.items() if key in board.positions}
    assert len(board.positions) == len(expected)
    assert "stalinism/kotkin-18" in board.quotations
