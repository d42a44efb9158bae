"""Starting: painted before the corpus is ready, filled afterwards; the second start is where the first one ended."""

from __future__ import annotations

import gc
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.state.single import Single
from app.ui.presenter import Presenter
from db import library as store
from tests.driver import Reader

Readers = Callable[..., Reader]


def unfinished(folder: Path) -> list[str]:
    """What a build has begun and not brought to an end."""
    return [path.name for path in folder.rglob("*") if "unfinished" in path.name]


def hashes(folder: Path) -> dict[str, str]:
    """Every file of a folder with its hash, without what the window itself remembers."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "settings.ini")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_first_start_paints_before_the_corpus_is_ready_and_then_fills(readers: Readers, tmp_path: Path) -> None:
    reader = readers(tmp_path / "new")
    at_first_paint = []
    reader.window.first_painted.connect(lambda: at_first_paint.append((reader.panes(), reader.empty_words())))
    reader.opens(waits=False)
    assert reader.window.isVisible()
    reader.waits()
    assert at_first_paint == [([], "Preparing the library. This is done once and takes a moment.")]
    board = reader.session.loading.board
    assert board is not None
    by_id = {voice.id: voice for voice in board.voices}
    first = sorted(board.debate.presets, key=lambda voice: by_id[voice].main_year or 0)
    reader.sees_panes(*(by_id[voice].family for voice in first))
    assert all(reader.cell_text(name, "verdict") for name in reader.panes())
    assert reader.theme_in_view == reader.themes()[0]
    assert not unfinished(tmp_path / "new")


def test_a_ready_library_is_filled_before_the_first_paint(readers: Readers) -> None:
    reader = readers()
    at_first_paint: list[list[str]] = []
    reader.window.first_painted.connect(lambda: at_first_paint.append(reader.panes()))
    reader.opens()
    assert at_first_paint == [reader.panes()]
    assert len(reader.panes()) == 7


def test_the_second_start_is_where_the_first_one_ended(readers: Readers) -> None:
    first = readers().opens(1000, 480)
    first.chooses_voices("Kotkin", "Gill", "Tucker", "Pipes")
    first.chooses("Voices", "Order by name")
    first.switches_theme("dark")
    first.sets_text_scale(125)
    first.presses("Ctrl+H")
    first.scrolls_to("terror")
    first.sees_panes("Gill", "Kotkin", "Pipes", "Tucker")
    first.closes()
    second = readers().opens(1000, 480)
    second.sees_panes("Gill", "Kotkin", "Pipes", "Tucker")
    assert second.theme_in_view == "terror"
    look = second.workspace.look
    assert (look.theme, look.text_scale, look.density) == ("dark", 125, "headlines")
    assert second.board.theme.dark
    assert "+ how coded" not in second.all_text(), "headlines, not text"
    second.chooses_voices("Pipes", "Kotkin")
    second.sees_panes("Kotkin", "Pipes")  # by name still: by year Pipes would come first


def test_the_theme_in_view_is_remembered_in_text_too(readers: Readers) -> None:
    first = readers().opens()
    first.scrolls_to("nationalities")
    first.closes()
    second = readers().opens()
    assert second.theme_in_view == "nationalities"
    assert abs(second.row_top("nationalities")) <= 4


def test_closing_during_the_build_leaves_no_unfinished_file(readers: Readers, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    reader = readers(folder)
    reader.opens(waits=False)
    reader.waits_for(lambda: (folder / "notebook.sqlite3").exists())
    assert reader.panes() == [], "closed too late to say anything"
    reader.closes()
    assert not unfinished(folder)
    again = readers(folder).opens()
    assert len(again.panes()) == 7
    assert not unfinished(folder)


def test_closing_at_once_leaves_nothing_running(readers: Readers, tmp_path: Path) -> None:
    reader = readers(tmp_path / "new")
    reader.opens(waits=False)
    reader.closes()
    QApplication.processEvents()
    assert not unfinished(tmp_path / "new")
    assert reader.panes() == []


def test_an_empty_notebook_is_told_in_one_sentence_and_left_alone(readers: Readers, library_folder: Path) -> None:
    notebook = library_folder / "notebook.sqlite3"
    notebook.write_bytes(b"")
    before = hashes(library_folder)
    reader = readers().opens(waits=False)
    reader.waits_for(lambda: bool(reader.notice()))
    assert reader.notice().startswith("The file notebook.sqlite3 is empty")
    assert "left untouched" in reader.notice()
    assert not any(word in reader.notice() for word in ("SQLite", "Error", "Traceback", "pragma"))
    assert len(reader.panes()) == 7, "what can be read is shown all the same"
    reader.closes()
    assert hashes(library_folder) == before


def test_what_cannot_be_used_at_all_says_so_in_the_middle(readers: Readers, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "notebook.sqlite3").write_text("My notes on Lenin", encoding="utf-8")
    reader = readers(folder).opens(waits=False)
    reader.waits_for(lambda: bool(reader.notice()))
    assert reader.empty_words() == reader.notice()
    assert "is not a library of Sic et Non" in reader.notice()
    assert (folder / "notebook.sqlite3").read_text(encoding="utf-8") == "My notes on Lenin"


def test_a_library_that_cannot_be_written_says_so_and_is_read(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "can_write", lambda folder: False)
    reader = readers().opens()
    assert "can't be written" in reader.notice()
    assert "Everything can be read" in reader.notice()
    assert len(reader.panes()) == 7
    reader.scrolls_to("terror")
    assert reader.cell_text("Kotkin", "terror")


def test_a_message_goes_when_it_is_dismissed(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "can_write", lambda folder: False)
    reader = readers().opens()
    assert reader.notice()
    reader.presses("Esc")
    assert reader.notice() == ""


def test_a_damaged_corpus_is_built_anew(readers: Readers, library_folder: Path) -> None:
    corpus = store.current_corpus(library_folder)
    assert corpus is not None
    corpus.write_bytes(corpus.read_bytes()[:5000])
    reader = readers().opens()
    assert len(reader.panes()) == 7
    assert reader.notice() == ""


def test_a_second_start_raises_the_first(qtbot, tmp_path: Path) -> None:
    first, second = Single(tmp_path), Single(tmp_path)
    try:
        assert first.first()
        assert not second.first()
        first.listen()
        with qtbot.waitSignal(first.raise_asked, timeout=30_000):
            assert second.ask_first_to_rise()
    finally:
        first.release()
    assert second.first(), "the lock is free again"
    second.release()


def test_libraries_in_two_folders_do_not_know_each_other(qtbot, tmp_path: Path) -> None:
    folders = tmp_path / "a", tmp_path / "b"
    for folder in folders:
        folder.mkdir()
    ones = [Single(folder) for folder in folders]
    assert [one.first() for one in ones] == [True, True]
    for one in ones:
        one.release()


def test_a_window_over_a_moved_library_remembers_too(readers: Readers, library_folder: Path, tmp_path: Path) -> None:
    first = readers().opens()
    first.closes_pane("Gill")
    first.closes()
    moved = tmp_path / "Bücher №1 #?%"
    shutil.move(library_folder, moved)
    second = readers(moved).opens()
    assert "Gill" not in second.panes()
    assert len(second.panes()) == 6


def test_a_window_that_was_closed_does_not_live_on(qtbot: QtBot, library_folder: Path, shipped: Path) -> None:
    before = sum(isinstance(thing, Presenter) for thing in gc.get_objects())
    for _ in range(5):
        reader = Reader(qtbot, library_folder, shipped)
        reader.opens()
        reader.closes()
        reader.goes()
    del reader
    gc.collect()
    kept = sum(isinstance(thing, Presenter) for thing in gc.get_objects()) - before
    assert kept < 5, "something that outlives every window, such as the system's hints, holds each of them"
