"""A library in fair weather: what is made, what is noticed, what is kept, and what never is left behind."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db import ids, library, reads
from db.errors import LibraryError, PackRejected, ReadOnlyLibrary
from db.library import Library, open_library
from db.packs.export import write_sicpack
from db.packs.files import pack_hash
from db.packs.read import read_pack
from tests.db.tools import ROOT, edit, fit_to_show, hashes, rows_of, unfinished, versions


def test_a_new_library(folder: Path, sample: Path) -> None:
    steps: list[str] = []
    opened = open_library(folder, sample, progress=steps.append)
    assert not opened.read_only
    assert opened.findings == []
    assert sorted(path.name for path in folder.iterdir()) == sorted([opened.corpus.name, "current", "notebook.sqlite3"])
    assert (folder / "current").read_text(encoding="utf-8") == opened.corpus.name + "\n"
    assert library.current_corpus(folder) == opened.corpus
    assert steps[0] == "reading"
    assert steps[-1] == "switching"
    with contextlib.closing(library.connect_corpus(opened.corpus)) as db:
        assert [debate.id for debate in reads.debates(db)] == ["sample/roses"]
    opened.close()


def test_opened_again_nothing_is_written(opened: Library, folder: Path, sample: Path) -> None:
    before = {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}
    steps: list[str] = []
    again = open_library(folder, sample, progress=steps.append)
    assert again.corpus == opened.corpus
    assert steps == []
    assert {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_a_new_shipped_version_is_noticed(opened: Library, folder: Path, sample: Path) -> None:
    assert not library.needs_build(folder, sample)
    edit(sample / "roses" / "thorn.toml", "badly put", "put badly")
    assert library.needs_build(folder, sample)
    again = open_library(folder, sample)
    assert again.corpus != opened.corpus
    assert opened.corpus.exists(), "another window may still be reading it"
    with contextlib.closing(library.connect_corpus(again.corpus)) as db:
        assert "The question is put badly." in {position.headline for position in reads.corpus(db).positions}
    open_library(folder, sample)
    assert [path.name for path in folder.glob("corpus-*")] == [again.corpus.name], "older corpora are swept at the next open"


def test_a_library_may_be_copied(opened: Library, folder: Path, sample: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    assert open_library(tmp_path / "copy", sample).corpus.name == opened.corpus.name
    assert hashes(tmp_path / "copy") == hashes(folder)


def test_without_building(folder: Path, sample: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        open_library(folder, sample, build=False)
    fit_to_show(caught.value)
    assert list(folder.glob("corpus-*")) == []
    built = open_library(folder, sample)
    assert open_library(folder, sample, build=False).corpus == built.corpus


def test_a_shipped_pack_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        open_library(folder, tmp_path / "nothing")
    fit_to_show(caught.value)
    assert unfinished(folder) == []


# -- importing --------------------------------------------------------------------------------------------------------


def test_an_import(opened: Library, folder: Path, other: Path) -> None:
    before = opened.corpus
    opened.import_pack(other)
    assert opened.corpus != before
    assert versions(opened) == {"sample": "1.0.0", "other": "1.0.0"}
    (kept,) = (folder / "packs").iterdir()
    assert kept.name == f"other-{pack_hash(other)[:12]}"
    assert hashes(kept) == hashes(other), "kept as it was read"
    assert rows_of(folder / "notebook.sqlite3", "select pack, version, sha256 from imports") == [("other", "1.0.0", pack_hash(other))]
    again = open_library(folder, opened.shipped)
    assert again.corpus == opened.corpus
    assert unfinished(folder) == []


def test_a_file_is_kept_byte_for_byte(opened: Library, folder: Path, other: Path, tmp_path: Path) -> None:
    write_sicpack(read_pack(other), tmp_path / "Other pack.sicpack")
    opened.import_pack(tmp_path / "Other pack.sicpack")
    (kept,) = (folder / "packs").iterdir()
    assert kept.suffix == ".sicpack"
    assert kept.read_bytes() == (tmp_path / "Other pack.sicpack").read_bytes()
    assert versions(open_library(folder, opened.shipped)) == {"sample": "1.0.0", "other": "1.0.0"}


def test_a_pack_imported_twice(opened: Library, folder: Path, other: Path) -> None:
    opened.import_pack(other)
    before = hashes(folder)
    opened.import_pack(other)
    assert hashes(folder) == before
    assert rows_of(folder / "notebook.sqlite3", "select count(*) from imports") == [(1,)]


def test_a_newer_version_replaces_the_older(opened: Library, folder: Path, other: Path) -> None:
    opened.import_pack(other)
    edit(other / "pack.toml", '"1.0.0"', '"1.10.0"')
    opened.import_pack(other)
    assert versions(opened)["other"] == "1.10.0"
    assert [path.name for path in (folder / "packs").iterdir()] == [f"other-{pack_hash(other)[:12]}"]
    edit(other / "pack.toml", '"1.10.0"', '"1.9.0"')
    before = hashes(folder)
    with pytest.raises(PackRejected, match=r"newer version 1\.10\.0 of this pack; give this one a higher version"):
        opened.import_pack(other)
    assert hashes(folder) == before


def test_an_imported_pack_replaces_the_shipped_one(opened: Library, sample: Path, tmp_path: Path) -> None:
    newer = Path(shutil.copytree(sample, tmp_path / "newer"))
    edit(newer / "pack.toml", '"1.0.0"', '"2.0.0"')
    opened.import_pack(newer)
    assert versions(opened) == {"sample": "2.0.0"}
    edit(sample / "pack.toml", '"1.0.0"', '"3.0.0"')
    assert versions(open_library(opened.folder, sample)) == {"sample": "3.0.0"}, "until a newer one is shipped"


def test_packs_whose_ids_begin_alike_leave_each_other_alone(opened: Library, folder: Path, other: Path) -> None:
    for old, new in (("other", "a.b-c"), ("a.b-c", "a.b"), ("a.b", "a")):
        edit(other / "pack.toml", f'id = "{old}"', f'id = "{new}"')
        opened.import_pack(other)
    assert set(versions(opened)) == {"sample", "a.b-c", "a.b", "a"}
    assert len(list((folder / "packs").iterdir())) == 3


def test_a_rejected_import_changes_nothing(opened: Library, folder: Path, other: Path) -> None:
    opened.import_pack(other)
    edit(other / "roses" / "loam.toml", "stance = 0", "stance = 9")
    before, corpus = hashes(folder), opened.corpus
    with pytest.raises(PackRejected) as caught:
        opened.import_pack(other)
    fit_to_show(caught.value)
    assert "nothing was changed" in caught.value.text
    assert hashes(folder) == before
    assert opened.corpus == corpus


def test_a_read_only_library_takes_no_pack(folder: Path, sample: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_library(folder, sample)
    monkeypatch.setattr(library, "can_write", lambda folder: False)
    opened = open_library(folder, sample)
    before = hashes(folder)
    with pytest.raises(ReadOnlyLibrary) as caught:
        opened.import_pack(other)
    fit_to_show(caught.value)
    assert hashes(folder) == before


# -- what holds for every file and connection -------------------------------------------------------------------------


def test_every_table_is_strict(opened: Library) -> None:
    for path in (opened.corpus, opened.notebook):
        tables = rows_of(path, "select name, strict from pragma_table_list where type = 'table' and name not like 'sqlite_%'")
        assert tables
        assert [name for name, strict in tables if not strict] == [], path.name


def test_both_files_say_whose_they_are(opened: Library) -> None:
    for path, application, schema, mark in (
        (opened.corpus, ids.CORPUS_APPLICATION, ids.CORPUS_SCHEMA, "corpus"),
        (opened.notebook, ids.NOTEBOOK_APPLICATION, ids.NOTEBOOK_SCHEMA, "notebook"),
    ):
        assert rows_of(path, "select * from pragma_application_id, pragma_user_version") == [(application, schema)]
        assert rows_of(path, "select product, kind, schema from marker") == [("Sic et Non", mark, schema)]
        assert rows_of(path, "pragma foreign_key_check") == []
        assert rows_of(path, "pragma integrity_check") == [("ok",)]


def test_every_connection_keeps_references_and_ends_outside_a_transaction(
    folder: Path, sample: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[tuple[bool, int]] = []
    made: list[sqlite3.Connection] = []

    class Watched(sqlite3.Connection):
        """A connection that tells how it was when it was closed."""

        def close(self) -> None:
            with contextlib.suppress(sqlite3.ProgrammingError):  # closed before
                closed.append((self.in_transaction, self.execute("pragma foreign_keys").fetchone()[0]))
            super().close()

    real = sqlite3.connect

    def connect(*where: object, **how: object) -> sqlite3.Connection:
        made.append(real(*where, **how, factory=Watched))  # type: ignore[call-overload]
        return made[-1]

    monkeypatch.setattr(sqlite3, "connect", connect)
    opened = open_library(folder, sample)
    opened.import_pack(other)
    with pytest.raises(library.Cancelled):
        edit(sample / "pack.toml", "1.0.0", "1.0.1")
        open_library(folder, sample, cancelled=iter([False] * 9 + [True] * 9).__next__)
    open_library(folder, sample)
    library.check(opened)
    assert len(made) > 8
    assert closed == [(False, 1)] * len(made), "each is closed, outside a transaction, with foreign keys on"


def test_a_corpus_can_only_be_read(opened: Library) -> None:
    with contextlib.closing(library.connect_corpus(opened.corpus)) as db:
        for statement in ("delete from voice", "create table more (x)", "pragma user_version = 2"):
            with pytest.raises(sqlite3.OperationalError):
                db.execute(statement)


def test_importing_the_store_is_light() -> None:
    heavy = ("msgspec", "sqlite_utils", "edtf", "PySide6", "tomllib", "hypothesis")
    code = f"import sys, db.library, db.reads, db.records; print(sorted(set({heavy}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_store_knows_no_window() -> None:
    code = "import pkgutil, importlib, sys, db\nfor m in pkgutil.walk_packages(db.__path__, 'db.'): importlib.import_module(m.name)\n"
    code += "print(sorted(m for m in sys.modules if m.split('.')[0] in ('PySide6', 'app')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_default_folder_is_the_users_own() -> None:
    assert library.default_folder().name == "Sic et Non"
    assert library.default_folder().is_absolute()


# -- the doctor -------------------------------------------------------------------------------------------------------


def test_the_doctor_finds_a_sound_library_sound(opened: Library, other: Path) -> None:
    opened.import_pack(other)
    findings = library.check(opened)
    assert [finding.what for finding in findings] == [opened.corpus.name, "notebook.sqlite3", f"other-{pack_hash(other)[:12]}"]
    assert all(finding.well for finding in findings)
    assert "2 debates" in findings[0].says


def test_the_doctor_tells_what_is_not_well(opened: Library, other: Path) -> None:
    opened.import_pack(other)
    for path in (opened.corpus, opened.notebook):
        path.write_bytes(path.read_bytes()[:5000])
    edit(next((opened.folder / "packs").iterdir()) / "pack.toml", "id =", "di =")
    before = hashes(opened.folder)
    findings = library.check(opened)
    assert [finding.well for finding in findings] == [False, False, False]
    assert hashes(opened.folder) == before
