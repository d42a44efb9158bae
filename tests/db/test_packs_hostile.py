"""Packs that nobody wrote by mistake alone: huge, deep, crooked or no pack at all. Whatever it is, it is refused in words."""

from __future__ import annotations

import contextlib
import copy
import json
import os
import shutil
import sqlite3
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from db import reads, rows
from db.errors import PackRejected
from db.migrations import CORPUS
from db.packs.convert import to_records
from db.packs.limits import Limits
from db.packs.read import read_pack
from db.records import Corpus
from tests.db.tools import SAMPLE, edit, hashes, only, plain, problems


@pytest.fixture
def unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No parser may run: what is refused here is refused before it."""

    def parser(*args: object, **more: object) -> None:
        raise AssertionError("a parser saw it")

    monkeypatch.setattr(json, "loads", parser)
    real = tomllib.loads
    monkeypatch.setattr(tomllib, "loads", lambda text: real(text) if len(text) < 5000 else parser())


def test_broken_utf8(sample: Path) -> None:
    path = sample / "terms.toml"
    path.write_bytes(path.read_bytes().replace("обрезка".encode(), "обрезка".encode("koi8-r")))
    mistake = only(sample)
    assert (mistake.file, mistake.path, mistake.says) == ("terms.toml", "line 4", "it is not written in UTF-8; save it as UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "one.sicpack").write_bytes(json.dumps(plain(SAMPLE)).encode(encoding))
    assert only(tmp_path / "one.sicpack").file == "one.sicpack"


@pytest.mark.usefixtures("unparsed")
def test_a_file_of_200_mb(tmp_path: Path) -> None:
    pack = tmp_path / "big.sicpack"
    pack.touch()
    os.truncate(pack, 200_000_000)
    mistake = only(pack)
    assert (mistake.file, mistake.says) == ("big.sicpack", "it is larger than 20 MB, and no larger file is taken; make it smaller")


def test_a_file_of_200_mb_in_a_folder(sample: Path) -> None:
    (sample / "notes.bin").touch()
    os.truncate(sample / "notes.bin", 200_000_000)
    mistake = only(sample)
    assert mistake.file == "sample"
    assert "100 MB; take out" in mistake.says


def test_a_folder_of_many_files(sample: Path) -> None:
    for i in range(30):
        (sample / "roses" / f"{i}.toml").touch()
    with pytest.raises(PackRejected, match="more than 20 files"):
        read_pack(sample, Limits(files=20))


def test_a_nul_in_toml(sample: Path) -> None:
    edit(sample / "terms.toml", "pruning", "pru\0ning")
    mistake = only(sample)
    assert (mistake.file, mistake.path, mistake.says) == ("terms.toml", "line 2", "the text holds a NUL character; take it out")


LONG = 200_000
HOSTILE_TOML = {
    "a dotted name": "a." * (LONG // 2) + "b = 1",
    "a dotted name in quotes": '"a".' * 25_000 + "b = 1",
    "a dotted name of a table": "[" + "a." * 20_000 + "b]",
    "a dotted name with blanks": "a . " * 25_000 + "b = 1",
    "a bare name": "a " * 50_000 + "= 1",
    "one long line": 'a = "' + "word " * 40_000 + '"',
    "a dotted name behind a string": 'x = "#"\n' + "a." * 20_000 + "b = 1",
    "a dotted name inside a table": "x = { " + "a." * 20_000 + "b = 1 }",
}


@pytest.mark.usefixtures("unparsed")
@pytest.mark.parametrize("text", HOSTILE_TOML.values(), ids=HOSTILE_TOML.keys())
def test_what_would_hold_up_the_parser_never_reaches_it(sample: Path, text: str) -> None:
    shutil.copy(SAMPLE / "pack.toml", sample)
    (sample / "works.json").unlink()
    (sample / "terms.toml").write_text(text, encoding="utf-8")
    found = [one for one in problems(sample) if one.file == "terms.toml"]
    assert len(found) == 1
    assert found[0].says.endswith(("shorter one", "break it"))


def test_dots_inside_texts_are_no_names(sample: Path) -> None:
    edit(sample / "terms.toml", "To take away a part of a plant.", "A. " * 300 + "# [a.b.c] = '...'")
    edit(sample / "terms.toml", '[[terms]]\nid = "deadheading"', f'# {"x." * 300}\n[[terms]]\nid = "deadheading"')
    assert read_pack(sample).terms[0].definition.startswith("A. A. ")


@pytest.mark.parametrize("depth", [13, 1000, 100_000])
def test_deep_json(tmp_path: Path, depth: int, unparsed: None) -> None:
    (tmp_path / "deep.sicpack").write_text("[" * depth + "]" * depth, encoding="utf-8")
    assert only(tmp_path / "deep.sicpack").says.startswith(f"it is nested {depth} levels deep; at most 12")


@pytest.mark.parametrize("opening", ["[", "{a="])
def test_deep_toml(sample: Path, opening: str) -> None:
    closing = {"[": "]", "{a=": "}"}[opening]
    (sample / "terms.toml").write_text("terms = " + opening * 30_000 + "1" + closing * 30_000, encoding="utf-8")
    found = problems(sample)
    assert found[0].file == "terms.toml"
    assert found[0].says


def test_brackets_inside_texts_do_not_nest(sample: Path) -> None:
    edit(sample / "works.json", "The Cut Rose", '[{' * 30 + '\\"' + "[{" * 30)
    assert read_pack(sample).works[0].title.count("[{") == 60


def test_a_link_is_not_followed(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text('[[terms]]\nid = "secret"\n', encoding="utf-8")
    (sample / "terms.toml").unlink()
    (sample / "terms.toml").symlink_to(tmp_path / "elsewhere.toml")
    linked = [one for one in problems(sample) if one.file == "terms.toml"]
    assert [(one.path, one.says) for one in linked] == [("", "it is a link; put the file itself in its place")]


def test_a_linked_debate_is_not_followed(sample: Path) -> None:
    shutil.move(sample / "roses", sample.parent / "roses")
    (sample / "roses").symlink_to(sample.parent / "roses")
    assert any(one.file == "roses" and "take it out" in one.says for one in problems(sample))


def test_a_linked_file_pack_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "one.sicpack").symlink_to("/dev/zero")
    assert "it is a link" in only(tmp_path / "one.sicpack").says


def test_a_named_pipe(sample: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.sicpack")
    assert only(tmp_path / "pipe.sicpack").says == "it is no ordinary file; put an ordinary file in its place"
    (sample / "periods.toml").unlink()
    os.mkfifo(sample / "periods.toml")
    mistake = only(sample)
    assert (mistake.file, mistake.says) == ("periods.toml", "it is no ordinary file; put an ordinary file in its place")


def test_a_folder_called_sicpack(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "x.sicpack")
    mistake = only(tmp_path / "x.sicpack")
    assert mistake.file == "x.sicpack"
    assert "it is a folder" in mistake.says
    assert "leave the ending away" in mistake.says


@pytest.mark.parametrize("name", ["nothing.sicpack", "nothing", "no\0thing", "n" * 300])
def test_a_pack_that_is_not_there(tmp_path: Path, name: str) -> None:
    mistake = only(tmp_path / name)
    assert "choose another" in mistake.says or "could not be read" in mistake.says


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("pack.toml", "a pack begins with pack.toml"),
        ("roses/debate.toml", "begins with debate.toml"),
    ],
)
def test_what_must_be_there(sample: Path, name: str, says: str) -> None:
    (sample / name).unlink()
    told = [one for one in problems(sample) if one.file == name]
    assert len(told) == 1
    assert says in told[0].says


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("term.toml", "did you mean terms.toml?"),
        ("works.toml", "did you mean"),
        ("picture.png", "take it out"),
        ("roses/notes.txt", "take anything else out"),
        ("run.exe", "take it out"),
    ],
)
def test_a_stray_file(sample: Path, name: str, says: str) -> None:
    (sample / name).write_text("", encoding="utf-8")
    mistake = only(sample)
    assert mistake.file == name
    assert says in mistake.says


def test_names_that_can_not_be_printed(sample: Path) -> None:
    (sample / "evil\n\x1b[31m\u202e.toml").touch()
    (sample / os.fsdecode(b"latin-\xe9.toml")).touch()
    for one in problems(sample):
        assert str(one).isprintable()
        str(one).encode("utf-8")


# -- anything at all --------------------------------------------------------------------------------------------------

_LEAF = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(["1902", "loam", "verdict", "stance", "-", "9999~"])
_VALUE = st.recursive(_LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=8)
_DOCUMENT = plain(SAMPLE)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a plain value."""
    if path:
        yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _paths(inner, (*path, key))


def _is_held(corpus: Corpus) -> None:
    """The schema of the store takes the records, with all its conditions, and gives the same back."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("pragma foreign_keys = on")
        CORPUS.apply(Database(db, execute_plugins=False))
        rows.fill(db, corpus, lambda step: None)
        assert reads.corpus(db) == corpus


def _taken_or_refused(text: str) -> None:
    """A pack is taken, and then a corpus can hold it, or it is refused in words. Nothing else may come out."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "any.sicpack"
        pack.write_text(text, encoding="utf-8", errors="surrogatepass")
        before = hashes(Path(folder))
        try:
            document = read_pack(pack)
        except PackRejected as error:
            assert error.remedy
            assert all(one.file and one.says for one in error.problems)
        else:
            _is_held(to_records(document, ""))
        assert hashes(Path(folder)) == before


@settings(max_examples=300, deadline=None, database=None)
@given(st.sampled_from(sorted(_paths(_DOCUMENT), key=repr)), _VALUE)
def test_any_value_in_any_place(path: tuple[Any, ...], value: Any) -> None:
    document = copy.deepcopy(_DOCUMENT)
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    _taken_or_refused(json.dumps(document))


@settings(max_examples=150, deadline=None, database=None)
@given(_VALUE | st.dictionaries(st.sampled_from(sorted(_DOCUMENT)), _VALUE))
def test_any_document(value: Any) -> None:
    _taken_or_refused(json.dumps(value))


@settings(max_examples=150, deadline=None, database=None)
@given(st.data())
def test_any_torn_or_spoilt_file(data: st.DataObject) -> None:
    text = json.dumps(_DOCUMENT)
    at = data.draw(st.integers(0, len(text)))
    _taken_or_refused(text[:at] + data.draw(st.text(max_size=5)) + text[at + data.draw(st.sampled_from([0, 1, 10, 10**6])) :])
