"""Libraries in foul weather: torn, foreign, from the future, not to be written, odd of name; the files stay as they were."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from db import errors, library, reads
from db.errors import DamagedLibrary, LibraryBusy, LibraryError, NewerLibrary, NotALibrary, from_sqlite
from db.library import Library, open_library
from tests.db.tools import ROOT, edit, fit_to_show, hashes, rows_of, unfinished, versions


def _cut(to: Callable[[int], int]) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, to(path.stat().st_size))


def _foreign(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("create table bookmark (url text)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _the_other_file(path: Path) -> None:
    """A corpus in place of the notebook, or the notebook in place of a corpus."""
    shutil.copy(next(path.parent.glob("corpus-*" if path.name.startswith("notebook") else "notebook*")), path)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notebook.txt", "words")


def _run(path: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(statement)


SPOILT: dict[str, tuple[Callable[[Path], object], type[LibraryError]]] = {
    "cut to 100 bytes": (_cut(lambda size: 100), LibraryError),
    "cut to 99 bytes": (_cut(lambda size: 99), LibraryError),
    "cut to a half": (_cut(lambda size: size // 2), DamagedLibrary),
    "cut by one page": (_cut(lambda size: size - 4096), DamagedLibrary),
    "cut by one byte": (_cut(lambda size: size - 1), DamagedLibrary),
    "cut to nothing": (_cut(lambda size: 0), DamagedLibrary),
    "a text": (lambda path: path.write_text("Dear diary,\n" * 1000, encoding="utf-8"), NotALibrary),
    "a short text": (lambda path: path.write_text("Dear diary", encoding="utf-8"), NotALibrary),
    "a zip": (_zip, NotALibrary),
    "somebody else's": (_foreign, NotALibrary),
    "the other of the two": (_the_other_file, NotALibrary),
    "from the future": (lambda path: _run(path, "pragma user_version = 99"), NewerLibrary),
    "without its marker": (lambda path: _run(path, "drop table marker"), DamagedLibrary),
    "with an empty marker": (lambda path: _run(path, "delete from marker"), DamagedLibrary),
    "with another marker": (lambda path: _run(path, "update marker set product = 'Other'"), DamagedLibrary),
    "zeroes behind the first page": (lambda path: path.write_bytes(path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096)), DamagedLibrary),
    "noise behind the first page": (lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * (path.stat().st_size - 4096)), DamagedLibrary),
    "a folder": (_folder, LibraryError),
}  # fmt: skip


@pytest.mark.parametrize(("spoil", "kind"), SPOILT.values(), ids=SPOILT.keys())
@pytest.mark.parametrize("writable", [True, False], ids=["writable", "read-only"])
def test_a_spoilt_notebook_is_told_and_left_alone(
    opened: Library, spoil: Callable[[Path], object], kind: type[LibraryError], writable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(opened.notebook)
    before = hashes(opened.folder)
    if not writable:
        monkeypatch.setattr(library, "can_write", lambda folder: False)
    with pytest.raises(kind) as caught:
        open_library(opened.folder, opened.shipped)
    fit_to_show(caught.value)
    assert "notebook.sqlite3" in caught.value.text
    assert hashes(opened.folder) == before


@pytest.mark.parametrize("spoil", [spoil for spoil, _ in SPOILT.values()], ids=SPOILT.keys())
def test_a_spoilt_corpus_is_built_again(opened: Library, spoil: Callable[[Path], object]) -> None:
    spoil(opened.corpus)
    notebook = opened.notebook.read_bytes()
    for _ in range(2):
        again = open_library(opened.folder, opened.shipped)
        assert versions(again) == {"sample": "1.0.0"}
        assert rows_of(again.corpus, "pragma integrity_check") == [("ok",)]
    assert [path for path in opened.folder.glob("corpus-*") if path.is_file()] == [again.corpus], "the spoilt one is swept"
    assert opened.notebook.read_bytes() == notebook
    assert unfinished(opened.folder) == []


@pytest.mark.parametrize(
    "word",
    ["", "corpus-0000000000000000.sqlite3", "../x", "../corpus-x.sqlite3", "/etc/passwd", "notebook.sqlite3", "corpus-a/../../corpus-x.sqlite3", "\0", "\ud800", ".", "x" * 5000],
)
def test_current_that_leads_nowhere_is_not_believed(opened: Library, word: str) -> None:
    (opened.folder.parent / "corpus-x.sqlite3").write_bytes(opened.corpus.read_bytes())
    (opened.folder.parent / "x").write_bytes(opened.corpus.read_bytes())
    (opened.folder / "corpus-a").mkdir()
    (opened.folder / "current").write_bytes(word.encode("utf-8", "surrogatepass"))
    assert library.current_corpus(opened.folder) is None
    again = open_library(opened.folder, opened.shipped)
    assert again.corpus == opened.corpus
    assert library.current_corpus(opened.folder) == opened.corpus


def test_current_that_is_missing(opened: Library) -> None:
    (opened.folder / "current").unlink()
    assert library.current_corpus(opened.folder) is None
    assert open_library(opened.folder, opened.shipped).corpus == library.current_corpus(opened.folder) == opened.corpus


def test_a_folder_that_can_not_be_written(opened: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "can_write", lambda folder: False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    before = hashes(opened.folder)
    again = open_library(opened.folder, opened.shipped)
    assert again.read_only
    assert again.read_only_reason.endswith(".")
    assert again.corpus == opened.corpus
    edit(opened.shipped / "pack.toml", "1.0.0", "1.0.1")
    for _ in range(2):
        newer = open_library(opened.folder, opened.shipped)
        assert newer.read_only
        assert newer.corpus.is_relative_to(tmp_path / "temp")
        assert "temporary folder" in newer.read_only_reason
        assert rows_of(newer.corpus, "select version from pack") == [("1.0.1",)]
    assert hashes(opened.folder) == before
    assert len(list((tmp_path / "temp").rglob("corpus-*"))) == 1


def test_an_empty_folder_that_can_not_be_written(folder: Path, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    monkeypatch.setattr(library, "can_write", lambda folder: False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    opened = open_library(folder, sample)
    with contextlib.closing(library.connect_corpus(opened.corpus)) as db:
        assert reads.board(db, "sample/roses").voices
    assert list(folder.iterdir()) == []
    assert [finding.well for finding in library.check(opened)] == [True, True]


def test_a_folder_that_can_not_be_made(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    assert not library.can_write(tmp_path / "file")
    assert not library.can_write(tmp_path / "file" / "below")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    opened = open_library(tmp_path / "file" / "below", sample)
    assert opened.read_only
    assert (tmp_path / "file").read_text(encoding="utf-8") == "not a folder"


def test_a_notebook_that_can_not_be_written(opened: Library, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "may_write", lambda path: False)
    before = hashes(opened.folder)
    again = open_library(opened.folder, opened.shipped)
    assert again.read_only
    assert "notebook.sqlite3 can't be written" in again.read_only_reason
    with pytest.raises(LibraryError):
        again.import_pack(other)
    assert hashes(opened.folder) == before


@pytest.mark.parametrize("name", ["a#b", "a?b", "a%20b", "a%", "two  blanks ", "Сталин и Ленин", "ümläut", "'quote\"", "a&mode=rw", "-dash", "日本", os.fsdecode(b"latin-\xe9")])
def test_odd_names(tmp_path: Path, sample: Path, other: Path, name: str) -> None:
    folder = tmp_path / name / "library"
    odd = Path(shutil.copytree(other, tmp_path / name / "pack"))
    opened = open_library(folder, sample)
    opened.import_pack(odd)
    assert not opened.read_only
    assert open_library(folder, sample).corpus == opened.corpus
    assert all(finding.well for finding in library.check(opened))
    with contextlib.closing(library.connect_corpus(opened.corpus)) as db:
        assert [debate.id for debate in reads.debates(db)] == ["sample/roses", "other/roses"]
    assert sorted(path.name for path in (tmp_path / name).iterdir()) == ["library", "pack"], "nothing is made beside it"


def test_another_program_writes_the_notebook(opened: Library, other: Path) -> None:
    with contextlib.closing(sqlite3.connect(opened.notebook, isolation_level=None)) as db:
        db.execute("begin exclusive")
        before = hashes(opened.folder)
        with pytest.raises(LibraryBusy) as caught:
            opened.import_pack(other)
        fit_to_show(caught.value)
        after = {name: value for name, value in hashes(opened.folder).items() if name != "packs"}
        assert after == {name: value for name, value in before.items() if name != "packs"}
        db.execute("rollback")
    opened.import_pack(other)
    assert versions(opened) == {"sample": "1.0.0", "other": "1.0.0"}


def test_a_change_that_was_cut_off_is_taken_back(opened: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys, pathlib, db.library as l; c = l.connect_notebook(pathlib.Path(sys.argv[1])); c.execute('pragma cache_size = 1')\n"
        "c.execute('begin'); c.executemany(\"insert into imports values (?, 'p', '1', 's', 'now')\", ((str(i) * 50,) for i in range(5000)))\n"
        "print('now', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(opened.notebook)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"now\n"
        child.send_signal(signal.SIGKILL)
    assert (opened.folder / "notebook.sqlite3-journal").stat().st_size > 0
    copy = Path(shutil.copytree(opened.folder, tmp_path / "copy"))
    with monkeypatch.context() as patch:
        patch.setattr(library, "can_write", lambda folder: False)
        before = hashes(copy)
        assert open_library(copy, opened.shipped).read_only
        assert hashes(copy) == before
    open_library(opened.folder, opened.shipped)
    assert rows_of(opened.notebook, "select count(*) from imports") == [(0,)]
    assert not (opened.folder / "notebook.sqlite3-journal").exists()


def test_a_kept_pack_that_is_spoilt_locks_nobody_out(opened: Library, other: Path) -> None:
    opened.import_pack(other)
    (kept,) = (opened.folder / "packs").iterdir()
    edit(kept / "roses" / "loam.toml", "stance = 0", "stance = 9")
    again = open_library(opened.folder, opened.shipped)
    assert versions(again) == {"sample": "1.0.0"}
    assert [(finding.what, finding.well) for finding in again.findings] == [(kept.name, False)]
    assert "roses/loam.toml: positions[0].stance" in again.findings[0].says
    assert kept.exists(), "what the reader brought is never thrown away"


def test_what_else_lies_among_the_packs_is_passed_over(opened: Library) -> None:
    packs = opened.folder / "packs"
    packs.mkdir()
    (packs / "Thumbs.db").write_bytes(b"x")
    (packs / ".DS_Store").write_bytes(b"x")
    (packs / "a folder").mkdir()
    os.mkfifo(packs / "pipe-0123456789ab.sicpack")
    (packs / "link-0123456789ab").symlink_to(opened.shipped)
    again = open_library(opened.folder, opened.shipped)
    assert (again.corpus, again.findings) == (opened.corpus, [])


NAMES = ("NOTADB", "CORRUPT", "CORRUPT_VTAB", "FULL", "READONLY", "READONLY_ROLLBACK", "BUSY", "LOCKED", "CANTOPEN", "IOERR", "IOERR_WRITE", "CONSTRAINT", "")


@pytest.mark.parametrize("name", NAMES)
def test_every_error_of_the_store_becomes_a_sentence(name: str) -> None:
    error = sqlite3.OperationalError("database disk image is malformed")
    if name:
        error.sqlite_errorname = f"SQLITE_{name}"
    told = from_sqlite(error, Path("/somewhere/notebook.sqlite3"))
    fit_to_show(told)
    assert "notebook.sqlite3" in told.text
    assert "/somewhere" not in told.text


def test_every_kind_of_error_is_one_of_the_library() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert len(kinds) >= 8
    assert all(issubclass(kind, LibraryError) for kind in kinds)
