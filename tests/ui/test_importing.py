"""Adding a pack: a good one is there at once, a bad one changes nothing and every mistake is named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.driver import Reader
from tests.ui.test_start import hashes, unfinished

SAMPLE = ROOT / "tests" / "packs" / "sample"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the toy pack."""
    folder = tmp_path / "roses"
    shutil.copytree(SAMPLE, folder)
    return folder

OURS = 9
"""As many debates as the shipped pack has."""


def imports(reader: Reader, pack: Path) -> str:
    """Bring a pack; what the window says when it is done, and has read everything anew where there is something new."""
    before = reader.session.loading.board
    reader.session.import_pack(pack)
    reader.waits_for(lambda: bool(reader.notice()) and not reader.notice().startswith("Checking "))
    if reader.notice() == "The pack was added to the library.":
        reader.waits_for(lambda: reader.session.loading.board is not before)
    reader.settles()
    return reader.notice()


def test_a_good_pack_is_there_at_once(app_window: Reader, sample: Path) -> None:
    reader = app_window
    assert len(reader.debates()) == OURS
    assert imports(reader, sample) == "The pack was added to the library."
    reader.waits_for(lambda: len(reader.debates()) == OURS + 1)
    assert len(reader.panes()) == 7, "the debate that was open stays open"
    question = next(q for q in reader.debates() if "roses" in q)
    reader.chooses_debate(question)
    assert sorted(reader.panes()) == ["Loam", "Thorn"]
    assert "She cuts in spring" in reader.all_text()


def test_an_import_keeps_the_readers_place(app_window: Reader, sample: Path) -> None:
    reader = app_window
    reader.closes_pane("Gill")
    reader.scrolls_to("economy")
    imports(reader, sample)
    reader.waits_for(lambda: len(reader.debates()) == OURS + 1)
    reader.settles()
    assert reader.theme_in_view == "economy"
    assert "Gill" not in reader.panes()


def test_the_debate_chosen_is_open_at_the_next_start(readers: Callable[..., Reader], sample: Path) -> None:
    first = readers().opens()
    imports(first, sample)
    first.waits_for(lambda: len(first.debates()) == OURS + 1)
    first.chooses_debate(next(q for q in first.debates() if "roses" in q))
    first.closes()
    second = readers().opens()
    assert sorted(second.panes()) == ["Loam", "Thorn"]
    assert "Stalinism" not in second.title()


def test_an_import_while_another_debate_is_open_stays_there(app_window: Reader, sample: Path, tmp_path: Path) -> None:
    reader = app_window
    imports(reader, sample)
    reader.waits_for(lambda: len(reader.debates()) == OURS + 1)
    reader.chooses_debate(next(q for q in reader.debates() if "roses" in q))
    reader.presses("Esc")
    pack = sample / "pack.toml"
    pack.write_text(pack.read_text(encoding="utf-8").replace('version = "1.0.0"', 'version = "1.0.1"'), encoding="utf-8")
    assert imports(reader, sample) == "The pack was added to the library."
    reader.settles()
    assert sorted(reader.panes()) == ["Loam", "Thorn"]


def test_a_bad_pack_changes_nothing_and_says_why(app_window: Reader, sample: Path) -> None:
    reader = app_window
    debate = sample / "roses" / "loam.toml"
    debate.write_text(debate.read_text(encoding="utf-8").replace('basis = "work"', 'basis = "hearsay"').replace('voice = "loam"', 'voice = "clay"'), encoding="utf-8")
    before = hashes(reader.folder)
    said = imports(reader, sample)
    assert "nothing was changed" in said
    assert "loam.toml" in said
    assert "hearsay" in said
    assert "clay" in said
    assert hashes(reader.folder) == before
    assert not unfinished(reader.folder)
    assert len(reader.debates()) == OURS
    assert len(reader.panes()) == 7


@pytest.mark.parametrize("what", ["missing", "a text", "an empty folder"])
def test_what_is_no_pack_is_told_in_a_sentence(app_window: Reader, tmp_path: Path, what: str) -> None:
    reader = app_window
    path = tmp_path / "other.sicpack"
    if what == "a text":
        path.write_text("Roses are red", encoding="utf-8")
    elif what == "an empty folder":
        path = tmp_path / "folder"
        path.mkdir()
    before = hashes(reader.folder)
    said = imports(reader, path)
    assert path.name in said
    assert "Traceback" not in said
    assert hashes(reader.folder) == before


def test_a_library_that_is_not_open_takes_no_pack(readers: Callable[..., Reader], library_folder: Path, sample: Path) -> None:
    (library_folder / "notebook.sqlite3").write_bytes(b"")
    reader = readers().opens(waits=False)
    reader.waits_for(lambda: bool(reader.notice()))
    reader.presses("Esc")
    reader.session.import_pack(sample)
    assert "is empty" in reader.notice()
    assert not (library_folder / "packs").exists()


def test_closing_while_a_pack_is_checked_leaves_nothing_half_done(app_window: Reader, sample: Path) -> None:
    reader = app_window
    reader.session.import_pack(sample)
    reader.session.import_pack(sample)
    assert reader.notice() == "Another pack is still being checked. Try again in a moment."
    reader.closes()
    assert not unfinished(reader.folder)
