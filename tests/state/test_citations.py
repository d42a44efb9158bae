"""The thread on which citations are made: the newest wins, nothing is told after closing, files are replaced whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.core.sources import Cited, Source
from app.documents import pandoc as programs
from app.documents import styles
from app.state.citations import Citations
from tests.made import PACK, WORK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SOURCE = Source((Cited(WORK),), "")


@pytest.fixture
def citations(qtbot: QtBot, tmp_path: Path) -> Iterator[Citations]:
    """With a folder for styles."""
    made = Citations(tmp_path / "styles")
    yield made
    made.close()


class Heard:
    """Keeps what was told."""

    def __init__(self) -> None:
        self.then: list[Any] = []
        self.fail: list[str] = []

    def any(self) -> bool:
        """Was anything told?"""
        return bool(self.then or self.fail)


def test_a_citation_comes_in_the_chosen_style(qtbot: QtBot, citations: Citations) -> None:
    heard = Heard()
    citations.set_style("apa")
    citations.cite("Words.", [SOURCE], heard.then.append, heard.fail.append)
    qtbot.waitUntil(heard.any, timeout=10_000)
    assert heard.fail == []
    assert heard.then[0].plain.startswith("Words.\n— (Loam")


def test_the_newest_wins(qtbot: QtBot, citations: Citations) -> None:
    first, last = Heard(), Heard()
    citations.cite("First.", [SOURCE], first.then.append, first.fail.append)
    citations.cite("Last.", [SOURCE], last.then.append, last.fail.append)
    qtbot.waitUntil(last.any, timeout=10_000)
    qtbot.waitUntil(lambda: not citations.pending, timeout=10_000)
    assert not first.any()
    assert last.then[0].plain.startswith("Last.")


def test_nothing_is_told_after_closing(qtbot: QtBot, citations: Citations) -> None:
    heard = Heard()
    citations.cite("Words.", [SOURCE], heard.then.append, heard.fail.append)
    citations.close()
    citations.close()
    qtbot.wait(50)
    assert not heard.any()


def test_a_missing_pandoc_is_one_sentence(qtbot: QtBot, citations: Citations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", lambda: None)
    heard = Heard()
    citations.cite("Words.", [SOURCE], heard.then.append, heard.fail.append)
    qtbot.waitUntil(heard.any, timeout=10_000)
    assert heard.fail == ["Pandoc, which sets citations in a style, is not installed; run 'python3 -m uv sync' in the program's folder."]


def test_it_does_not_work_on_the_thread_of_the_window(qtbot: QtBot, citations: Citations, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[threading.Thread] = []
    run = programs.Pandoc.run
    monkeypatch.setattr(programs.Pandoc, "run", lambda self, *given, **more: seen.append(threading.current_thread()) or run(self, *given, **more))
    heard = Heard()
    citations.bibliography([WORK], PACK, heard.then.append, heard.fail.append)
    qtbot.waitUntil(heard.any, timeout=10_000)
    assert seen
    assert threading.main_thread() not in seen


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "ris", "csljson"])
def test_a_bibliography_is_saved(qtbot: QtBot, citations: Citations, tmp_path: Path, form: Any) -> None:
    heard, path = Heard(), tmp_path / "mine"
    path.write_text("before", encoding="utf-8")
    citations.save(form, [WORK], PACK, path, heard.then.append, heard.fail.append)
    qtbot.waitUntil(heard.any, timeout=10_000)
    assert heard.then == [path]
    assert "On Soils" in path.read_text(encoding="utf-8").replace("{", "").replace("}", "")
    assert [one.name for one in tmp_path.iterdir()] == ["mine"]


def test_a_failed_save_leaves_the_file_as_it_was(qtbot: QtBot, citations: Citations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from db import writing

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "write_whole", full)
    heard, path = Heard(), tmp_path / "mine.ris"
    path.write_text("before", encoding="utf-8")
    citations.save("ris", [WORK], PACK, path, heard.then.append, heard.fail.append)
    qtbot.waitUntil(heard.any, timeout=10_000)
    assert heard.fail == ["The file mine.ris could not be written because the disk is full. What was there is safe. Make room and try again."]
    assert path.read_text(encoding="utf-8") == "before"


def test_a_style_is_added_and_a_broken_one_changes_nothing(qtbot: QtBot, citations: Citations, tmp_path: Path) -> None:
    folder = styles.package()
    assert folder is not None
    heard = Heard()
    with qtbot.waitSignal(citations.styles_changed, timeout=20_000):
        citations.add(folder / "ieee.csl", heard.then.append, heard.fail.append)
    assert heard.then[0].id == "added:ieee.csl"
    assert [style.id for style in citations.added()] == ["added:ieee.csl"]
    before = (tmp_path / "styles" / "ieee.csl").read_bytes()
    broken = tmp_path / "ieee.csl"
    broken.write_text("<style/>", encoding="utf-8")
    refused = Heard()
    citations.add(broken, refused.then.append, refused.fail.append)
    qtbot.waitUntil(refused.any, timeout=10_000)
    assert refused.fail == ["The file ieee.csl was not taken as a style: it is not a CSL style. Nothing was changed."]
    assert (tmp_path / "styles" / "ieee.csl").read_bytes() == before
    assert len(list((tmp_path / "styles").iterdir())) == 1


def test_a_library_that_keeps_nothing_takes_no_style(qtbot: QtBot) -> None:
    citations, heard = Citations(None), Heard()
    citations.add(Path("x.csl"), heard.then.append, heard.fail.append)
    qtbot.waitUntil(heard.any, timeout=10_000)
    assert heard.fail == ["This library can’t be written, so no style can be added."]
    citations.close()
