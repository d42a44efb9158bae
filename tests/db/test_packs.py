"""Sound packs: both forms say the same, nothing is lost on the way to records, and a file is written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import fields
from pathlib import Path

import msgspec
import pytest

from db import building, library, reads
from db.packs.convert import merge, to_records
from db.packs.export import to_json, write_sicpack
from db.packs.files import pack_hash
from db.packs.limits import Limits
from db.packs.read import read_pack
from db.packs.works import Work
from tests.db.tools import SAMPLE, SHIPPED, edit, hashes, plain


@pytest.mark.parametrize("pack", [SAMPLE, SHIPPED], ids=["sample", "shipped"])
def test_folder_to_file_and_back(pack: Path, tmp_path: Path) -> None:
    document = read_pack(pack)
    write_sicpack(document, tmp_path / "one.sicpack")
    again = read_pack(tmp_path / "one.sicpack")
    assert again == document
    assert to_json(again) == (tmp_path / "one.sicpack").read_bytes()


def test_a_stance_of_nothing_is_written() -> None:
    position = plain(SAMPLE)["debates"][0]["positions"][0]
    assert (position["stance"], position["high"], position["first"]) == (0, 0, "-2")
    assert position["low_confidence"] is True


def test_names_of_csl_are_kept() -> None:
    work = plain(SAMPLE)["works"][0]
    given = json.loads((SAMPLE / "works.json").read_text(encoding="utf-8"))[0]
    assert work == given


def test_where_a_work_is_kept_has_the_names_of_csl() -> None:
    given = {
        "id": "letter", "type": "manuscript", "title": "A Letter", "URL": "https://roses.example", "accessed": {"date-parts": [[2024, 1, 5]]},
        "archive": "State Rose Archive", "archive_location": "folder 24",
    }  # fmt: skip
    assert json.loads(msgspec.json.encode(msgspec.convert(given, Work))) == given


def test_export_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_pack(SAMPLE)
    target = tmp_path / "out" / "one.sicpack"
    target.parent.mkdir()
    target.write_bytes(b"what was there")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_sicpack(document, target)
    assert [path.name for path in target.parent.iterdir()] == ["one.sicpack"]
    assert target.read_bytes() == b"what was there"
    monkeypatch.undo()
    write_sicpack(document, target)
    assert [path.name for path in target.parent.iterdir()] == ["one.sicpack"]
    assert read_pack(target) == document


def test_exported_file_may_be_read_by_others(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_sicpack(read_pack(SAMPLE), tmp_path / "one.sicpack")
    finally:
        os.umask(before)
    assert (tmp_path / "one.sicpack").stat().st_mode & 0o777 == 0o644


def test_reading_changes_nothing(sample: Path) -> None:
    before = hashes(sample)
    read_pack(sample)
    assert hashes(sample) == before


def test_hash_follows_every_byte_and_name(sample: Path) -> None:
    first = pack_hash(sample)
    assert pack_hash(SAMPLE) == first
    (sample / ".hidden").write_text("not part of it", encoding="utf-8")
    assert pack_hash(sample) == first
    edit(sample / "roses" / "thorn.toml", "badly put", "badly  put")
    second = pack_hash(sample)
    (sample / "roses" / "thorn.toml").rename(sample / "roses" / "thorne.toml")
    assert len({first, second, pack_hash(sample)}) == 3


def test_a_byte_order_mark_is_passed_over(sample: Path, tmp_path: Path) -> None:
    expected = read_pack(sample)
    for name in ("pack.toml", "works.json"):
        (sample / name).write_bytes(b"\xef\xbb\xbf" + (sample / name).read_bytes())
    assert read_pack(sample) == expected
    (tmp_path / "bom.sicpack").write_bytes(b"\xef\xbb\xbf" + to_json(expected))
    assert read_pack(tmp_path / "bom.sicpack") == expected


def test_windows_line_ends(sample: Path) -> None:
    for path in sample.rglob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_pack(sample) == read_pack(SAMPLE)


def test_hidden_folders_do_not_count(sample: Path) -> None:
    (sample / ".git").mkdir()
    for i in range(30):
        (sample / ".git" / f"{i}").write_text("x", encoding="utf-8")
    assert read_pack(sample, Limits(files=20)) == read_pack(SAMPLE)


@pytest.mark.parametrize("pack", [SAMPLE, SHIPPED], ids=["sample", "shipped"])
def test_store_gives_back_every_record(pack: Path, folder: Path) -> None:
    opened = library.open_library(folder, pack)
    expected = to_records(read_pack(pack), pack_hash(pack))
    with contextlib.closing(library.connect_corpus(opened.corpus)) as db:
        found = reads.corpus(db)
    for field in fields(expected):
        wanted = sorted(getattr(expected, field.name), key=repr)
        assert wanted, field.name
        assert sorted(getattr(found, field.name), key=repr) == wanted, field.name


def test_ids_get_the_prefix_of_the_pack() -> None:
    corpus = to_records(read_pack(SAMPLE), "sha")
    assert [voice.id for voice in corpus.voices] == ["sample/loam", "sample/thorn"]
    assert {theme.id: theme.key for theme in corpus.themes} == {"sample/roses/verdict": "verdict", "sample/roses/tools": "tools"}
    first = corpus.positions[0]
    assert (first.id, first.debate, first.voice, first.theme) == ("sample/roses.loam.verdict", "sample/roses", "sample/loam", "verdict")
    assert (first.works, first.quotations) == (("sample/loam-1901",), ("sample/loam-1",))
    assert corpus.dated_codes[0].id == "sample/roses.loam.verdict.1920"
    assert corpus.criticisms[0].id == "sample/criticism-1"
    assert corpus.labels[0].school == corpus.schools[0].id == "sample/shears"
    assert corpus.quotations[1].work == "", "an empty reference stays empty"
    assert corpus.corrections[0].publications == ("sample/the-cut-rose",)
    assert corpus.packs[0].sha256 == "sha"


def test_what_is_derived() -> None:
    corpus = to_records(read_pack(SAMPLE), "")
    assert [(work.year, work.kind) for work in corpus.works] == [(1903, "book"), (1905, "article-magazine")]
    assert [voice.main_year for voice in corpus.voices] == [1901, 1905], "the year in which a work first appeared"
    event, period = corpus.events[0], corpus.periods[0]
    assert 1902.4 < event.earliest < event.latest < 1902.5
    assert period.earliest == 1900
    assert period.latest == pytest.approx(1914.495, abs=0.01)
    assert [(position.stance, position.divided) for position in corpus.positions] == [(0, False), (None, True), (None, False), (None, False)]


def test_two_packs_become_one_corpus(other: Path) -> None:
    first, second = to_records(read_pack(SAMPLE), "a"), to_records(read_pack(other), "b")
    both = merge([first, second])
    assert [pack.id for pack in both.packs] == ["sample", "other"]
    assert len(both.positions) == 2 * len(first.positions)
    assert len({position.id for position in both.positions}) == len(both.positions)


def test_a_version_is_compared_by_its_numbers() -> None:
    assert building.version_key("1.10.0") > building.version_key("1.9") > building.version_key("1") > building.version_key("draft")


def test_what_a_document_holds_can_not_be_changed() -> None:
    document = read_pack(SAMPLE)
    with pytest.raises(AttributeError):
        document.voices[0].name = "another"  # type: ignore[misc]
    assert msgspec.structs.replace(document.pack, title="another").title == "another"
