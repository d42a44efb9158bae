"""Builds that are killed, cancelled, run twice at once or out of room: nothing half-made is left, nothing whole is lost."""

from __future__ import annotations

import contextlib
import errno
import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db import building, library, reads, rows, writing
from db.errors import DiskFull, LibraryError
from db.library import Cancelled, Library, open_library
from tests.db.tools import ROOT, SHIPPED, edit, fit_to_show, hashes, rows_of, unfinished, versions

STEPS = 19
"""At least so many steps a build tells of: a pack is read, seventeen tables are filled, and it is switched."""

BUILD = """
import sys, time
from pathlib import Path
from db.library import open_library
opened = open_library(Path(sys.argv[1]), Path(sys.argv[2]), progress=lambda step: print(step, flush=True))
print("done", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("turn", range(5))
def test_a_killed_build(folder: Path, turn: int) -> None:
    moment = random.Random().randrange(STEPS + 1)
    command = [sys.executable, "-c", BUILD, str(folder), str(SHIPPED)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        for _ in range(moment):
            assert child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    left = hashes(folder) if folder.exists() else {}
    opened = open_library(folder, SHIPPED)
    assert unfinished(folder) == [], f"killed at step {moment}, which left {sorted(left)}"
    assert list(folder.glob("corpus-*")) == [opened.corpus]
    assert all(finding.well for finding in library.check(opened))


def test_a_killed_build_leaves_what_counted_before(opened: Library, sample: Path) -> None:
    edit(sample / "pack.toml", "1.0.0", "1.0.1")
    before = hashes(opened.folder)
    command = [sys.executable, "-c", BUILD, str(opened.folder), str(sample)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        for _ in range(10):
            assert child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    after = hashes(opened.folder)
    assert {name: after[name] for name in before} == before
    assert versions(opened) == {"sample": "1.0.0"}


def test_a_killed_import_is_swept(opened: Library, other: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True).stdout.strip()
    packs = opened.folder / "packs"
    (packs / f".unfinished-{gone}-0" / "roses").mkdir(parents=True)
    (packs / f".unfinished-{gone}-1").write_bytes(b"half")
    (opened.folder / f".unfinished-{gone}-2.sqlite3").write_bytes(b"half")
    (opened.folder / f".unfinished-{gone}-2.sqlite3-journal").write_bytes(b"half")
    (opened.folder / ".unfinished-nobody").write_bytes(b"half")
    assert len(unfinished(opened.folder)) == 6
    open_library(opened.folder, opened.shipped)
    assert unfinished(opened.folder) == []
    opened.import_pack(other)
    assert versions(opened) == {"sample": "1.0.0", "other": "1.0.0"}


def test_two_processes_build_at_once(folder: Path) -> None:
    command = [sys.executable, "-c", BUILD.replace("time.sleep(60)", "pass"), str(folder), str(SHIPPED)]
    children = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    for child in children:
        said, failed = child.communicate(timeout=120)
        assert (child.returncode, failed) == (0, b"")
        assert said.endswith(b"done\n")
    opened = open_library(folder, SHIPPED)
    assert list(folder.glob("corpus-*")) == [opened.corpus]
    assert unfinished(folder) == []
    assert all(finding.well for finding in library.check(opened))


def test_a_build_elsewhere_is_left_alone(opened: Library, sample: Path) -> None:
    """Another window opens the library while a build is going on in this process."""
    edit(sample / "pack.toml", "1.0.0", "1.0.1")
    seen = []

    def progress(step: str) -> None:
        if step == "voice":
            seen.extend(unfinished(opened.folder))
            other = subprocess.run([sys.executable, "-c", BUILD.replace("time.sleep(60)", "pass"), str(opened.folder), str(sample)], cwd=ROOT, capture_output=True, check=True)
            assert other.stdout.endswith(b"done\n")
            assert set(seen) <= set(unfinished(opened.folder))

    again = open_library(opened.folder, sample, progress=progress)
    assert seen
    assert versions(again) == {"sample": "1.0.1"}
    assert unfinished(opened.folder) == []


@pytest.mark.parametrize("after", range(STEPS + 1))
def test_cancelling_leaves_nothing(folder: Path, sample: Path, after: int) -> None:
    asked = iter([False] * after + [True] * 100)
    try:
        open_library(folder, sample, cancelled=asked.__next__)
    except Cancelled:
        assert sorted(path.name for path in folder.iterdir()) == ["notebook.sqlite3"]
        assert library.current_corpus(folder) is None
    else:
        assert after >= STEPS, "a build that was cancelled must stop"
    assert versions(open_library(folder, sample)) == {"sample": "1.0.0"}


@pytest.mark.parametrize("after", [0, 1, 2, 10, STEPS])
def test_cancelling_an_import_leaves_nothing(opened: Library, other: Path, after: int) -> None:
    (opened.folder / "packs").mkdir()
    before, corpus = hashes(opened.folder), opened.corpus
    with pytest.raises(Cancelled):
        opened.import_pack(other, cancelled=iter([False] * after + [True] * 100).__next__)
    assert hashes(opened.folder) == before
    assert opened.corpus == corpus
    opened.import_pack(other)
    assert versions(opened) == {"sample": "1.0.0", "other": "1.0.0"}


# -- out of room ------------------------------------------------------------------------------------------------------

LIMITED = """
import resource, sys
from pathlib import Path
from db.errors import LibraryError
from db.library import open_library
most = int(sys.argv[3])
open_library(Path(sys.argv[1]), Path(sys.argv[2])) if len(sys.argv) > 4 else None
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    if len(sys.argv) > 4:
        open_library(Path(sys.argv[1]), Path(sys.argv[2])).import_pack(Path(sys.argv[4]))
    else:
        open_library(Path(sys.argv[1]), Path(sys.argv[2]))
except LibraryError as error:
    print(type(error).__name__, "|", error.text, "|", error.remedy)
"""


@pytest.mark.parametrize("most", [1, 1000, 5000, 20_000, 30_000, 60_000, 100_000])
def test_no_file_may_grow_any_more(folder: Path, sample: Path, most: int) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED, str(folder), str(sample), str(most)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    kind, text, remedy = done.stdout.split(" | ")
    assert kind in ("DiskFull", "LibraryError")
    fit_to_show(LibraryError(text, remedy))
    assert set(hashes(folder)) <= {"notebook.sqlite3"}, "nothing under a final name, and nothing half-made"
    assert versions(open_library(folder, sample)) == {"sample": "1.0.0"}


@pytest.mark.parametrize("most", [1, 1000, 60_000, 200_000])
def test_no_file_may_grow_any_more_at_an_import(folder: Path, sample: Path, other: Path, most: int) -> None:
    open_library(folder, sample)
    (folder / "packs").mkdir()
    before = hashes(folder)
    command = [sys.executable, "-c", LIMITED, str(folder), str(sample), str(most), str(other)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    kind, text, remedy = done.stdout.split(" | ")
    assert kind in ("DiskFull", "LibraryError")
    fit_to_show(LibraryError(text, remedy))
    assert hashes(folder) == before


def test_the_limit_is_what_fails(folder: Path, sample: Path, other: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(folder), str(sample), str(resource.RLIM_INFINITY), str(other)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    assert rows_of(folder / "notebook.sqlite3", "select pack from imports") == [("other",)]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_full_disk_while_building(folder: Path, sample: Path, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    open_library(folder, sample)
    edit(sample / "pack.toml", "1.0.0", "1.0.1")
    before = hashes(folder)

    def sync(path: Path) -> None:
        raise OSError(code, "no more")

    monkeypatch.setattr(writing, "sync", sync)
    with pytest.raises(DiskFull if code in (errno.ENOSPC, errno.EDQUOT) else LibraryError) as caught:
        open_library(folder, sample)
    fit_to_show(caught.value)
    assert hashes(folder) == before


@pytest.mark.parametrize("place", ["sync", "write_whole", "fill", "switch"])
def test_an_import_that_fails_anywhere_changes_nothing(opened: Library, other: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (opened.folder / "packs").mkdir()
    older = opened.corpus
    before = hashes(opened.folder)
    calls = []

    def fails(*args: object) -> None:
        calls.append(args)
        raise DiskFull("It is full.", "Make room.") if place == "switch" else OSError(errno.ENOSPC, "no more")

    target = {"sync": (writing, "sync"), "write_whole": (writing, "write_whole"), "fill": (rows, "fill"), "switch": (building, "switch")}[place]
    monkeypatch.setattr(*target, fails)
    with pytest.raises(DiskFull):
        opened.import_pack(other)
    monkeypatch.undo()
    assert calls
    assert hashes(opened.folder) == before
    assert opened.corpus == older
    with contextlib.closing(library.connect_corpus(opened.corpus)) as db:
        assert len(reads.debates(db)) == 1
    opened.import_pack(other)
    assert versions(opened) == {"sample": "1.0.0", "other": "1.0.0"}
