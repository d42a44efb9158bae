"""The separate program: found, sandboxed, limited in time; one sentence where it is missing or fails."""

from __future__ import annotations

import os
import stat
import sys
import threading
import time
from pathlib import Path

import pytest

from app.documents import pandoc
from app.documents.pandoc import LONG, DocumentError, Pandoc, Stopped

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for the program")


def script(tmp_path: Path, text: str) -> Path:
    """A program that stands in for pandoc."""
    path = tmp_path / "pandoc"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_bundled_one_is_found_and_works() -> None:
    assert pandoc.find() is not None
    assert Pandoc().run(("--from=markdown", "--to=plain"), b"*roses*") == b"roses\n"


def test_the_package_is_not_imported_for_it() -> None:
    pandoc.find()
    assert "pypandoc" not in sys.modules


def test_a_missing_program_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "find", lambda: None)
    with pytest.raises(DocumentError, match=r"^Pandoc, which sets citations in a style, is not installed; run 'python3 -m uv sync' in the program's folder\.$"):
        Pandoc().run((), b"")


def test_one_that_can_not_be_started_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"^Pandoc could not be started \(No such file or directory\)\.$"):
        Pandoc(tmp_path / "gone").run((), b"")


def test_a_failure_tells_pandoc_s_own_reason(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"^Pandoc could not make the citation: broken$"):
        Pandoc(script(tmp_path, "echo '[WARNING] x' >&2; echo broken >&2; exit 3")).run((), b"")
    with pytest.raises(DocumentError, match="it gave no reason"):
        Pandoc(script(tmp_path, "exit 3")).run((), b"")


def test_a_slow_one_is_stopped(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(DocumentError, match="did not finish"):
        Pandoc(script(tmp_path, "exec sleep 60"), seconds=0.2).run((), b"")
    assert time.monotonic() - started < 20


def test_a_long_document_has_longer(tmp_path: Path) -> None:
    slow = script(tmp_path, "cat > /dev/null; sleep 1; echo done")
    assert Pandoc(slow, seconds=0.3).run((), b"x" * 20 * LONG) == b"done\n"
    with pytest.raises(DocumentError, match="did not finish"):
        Pandoc(slow, seconds=0.3).run((), b"x")


def test_it_can_be_stopped_from_another_thread(tmp_path: Path) -> None:
    runner = Pandoc(script(tmp_path, "exec sleep 60"))
    stopper = threading.Timer(0.3, runner.stop)
    stopper.start()
    with pytest.raises(Stopped):
        runner.run((), b"")
    stopper.join()


def test_one_that_is_stopped_for_good_runs_no_more(tmp_path: Path) -> None:
    runner = Pandoc(script(tmp_path, f"echo x >> {tmp_path}/count; cat"))
    runner.stop()
    assert runner.run((), b"one") == b"one", "nothing ran, so nothing was stopped"
    runner.stop(for_good=True)
    with pytest.raises(Stopped):
        runner.run((), b"two")
    assert (tmp_path / "count").read_text() == "x\n"


def test_an_answer_is_remembered_until_a_file_changes(tmp_path: Path) -> None:
    runner = Pandoc(script(tmp_path, f"echo x >> {tmp_path}/count; cat"))
    named = tmp_path / "own.csl"
    named.write_text("a", encoding="utf-8")
    for _ in range(3):
        assert runner.run(("a",), b"roses", (named,)) == b"roses"
    os.utime(named, (1, 1))
    runner.run(("a",), b"roses", (named,))
    assert (tmp_path / "count").read_text(encoding="utf-8") == "x\nx\n"


def test_it_opens_no_file_that_is_not_named(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("roses", encoding="utf-8")
    text = f".. include:: {secret}\n"
    try:
        out = Pandoc().run(("--from=rst", "--to=plain"), text.encode())
    except DocumentError:
        return
    assert b"roses" not in out
