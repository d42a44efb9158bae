"""One window for one library: who comes second asks the first to rise, and a crash leaves nothing that stands in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from pytestqt.qtbot import QtBot

from app.state.single import Single

ROOT = Path(__file__).resolve().parents[2]

HOLDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.state.single import Single
app = QCoreApplication(sys.argv[:1])
single = Single(Path(sys.argv[1]))
print("first" if single.first() else "second", flush=True)
single.listen()
print("listens", flush=True)
single.raise_asked.connect(lambda: (print("raised", flush=True), app.quit()))
app.exec()
single.release()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library's folder."""
    made = tmp_path / "library ü"
    made.mkdir()
    return made


@pytest.fixture
def starts(qtbot: QtBot) -> Iterator[Callable[[Path], Single]]:
    """Starts that let go of their lock at the end."""
    made: list[Single] = []

    def start(folder: Path) -> Single:
        made.append(Single(folder))
        return made[-1]

    yield start
    for single in made:
        single.release()


@pytest.fixture
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is first at the library and listens."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == "first\n"
    assert process.stdout.readline() == "listens\n"
    yield process
    process.kill()
    process.communicate(timeout=30)


def test_the_first_is_first_and_the_second_is_not(folder: Path, starts: Callable[[Path], Single]) -> None:
    assert starts(folder).first()
    assert not starts(folder).first()


def test_letting_go_lets_the_next_be_first(folder: Path, starts: Callable[[Path], Single]) -> None:
    one = starts(folder)
    assert one.first()
    one.release()
    one.release()
    assert starts(folder).first()


def test_another_library_is_another_window(tmp_path: Path, starts: Callable[[Path], Single]) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        assert starts(tmp_path / name).first()


def test_a_folder_that_is_not_there_keeps_nobody_out(tmp_path: Path, starts: Callable[[Path], Single]) -> None:
    assert starts(tmp_path / "gone").first()


def test_the_word_to_rise_is_heard(qtbot: QtBot, folder: Path, starts: Callable[[Path], Single]) -> None:
    one, two = starts(folder), starts(folder)
    assert one.first()
    one.listen()
    with qtbot.waitSignal(one.raise_asked, timeout=10_000):
        assert two.ask_first_to_rise()


def test_a_folder_by_another_name_is_the_same_library(qtbot: QtBot, folder: Path, tmp_path: Path, starts: Callable[[Path], Single]) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("links can't be made here")
    one, two = starts(folder), starts(link)
    assert one.first()
    assert not two.first()
    one.listen()
    with qtbot.waitSignal(one.raise_asked, timeout=10_000):
        assert two.ask_first_to_rise()


def test_where_nobody_listens_nobody_hears(folder: Path, starts: Callable[[Path], Single]) -> None:
    one = starts(folder)
    assert one.first()
    assert not starts(folder).ask_first_to_rise()


def test_another_process_is_first_and_hears(folder: Path, holder: subprocess.Popen[str], starts: Callable[[Path], Single]) -> None:
    mine = starts(folder)
    assert not mine.first()
    assert mine.ask_first_to_rise()
    assert holder.communicate(timeout=30)[0] == "raised\n"
    assert mine.first()


def test_a_process_that_was_killed_keeps_nobody_out(qtbot: QtBot, folder: Path, holder: subprocess.Popen[str], starts: Callable[[Path], Single]) -> None:
    holder.kill()
    holder.wait(timeout=30)
    mine, second = starts(folder), starts(folder)
    assert mine.first()
    mine.listen()
    with qtbot.waitSignal(mine.raise_asked, timeout=10_000):
        assert second.ask_first_to_rise()
