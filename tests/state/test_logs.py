"""Every fault is seen by one of five hooks, logged without private paths, and told once in a plain sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from app.state.logs import MAX_TOLD, Faults

ROOT = Path(__file__).resolve().parents[2]

BEGIN = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from app.state.logs import faults
app = QCoreApplication(sys.argv[:1])
faults.install(Path(sys.argv[1]))
told = []
faults.tell_with(told.append)
"""
END = """
print(faults.count, len(told))
"""


def run(folder: Path, program: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A program of its own with the hooks in place; its log lies in the folder."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **({"HOME": str(home)} if home else {})}
    source = BEGIN + textwrap.dedent(program) + END
    return subprocess.run([sys.executable, "-c", source, str(folder)], capture_output=True, text=True, cwd=ROOT, env=environment, check=False, timeout=180)


def log(folder: Path) -> str:
    """What was logged."""
    return (folder / "sic-et-non.log").read_text(encoding="utf-8")


THREAD = """
def work():
    raise ValueError("in a thread")
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""
SLOT = """
def work():
    raise ValueError("in a slot")
QTimer.singleShot(0, work)
QTimer.singleShot(0, app.quit)
app.exec()
"""
UNRAISABLE = """
class Bad:
    def __del__(self):
        raise ValueError("in a finaliser")
bad = Bad()
del bad
"""


@pytest.mark.parametrize(("program", "said"), [(THREAD, "in a thread"), (SLOT, "in a slot"), (UNRAISABLE, "in a finaliser")], ids=["thread", "slot", "finaliser"])
def test_a_fault_is_logged_and_told(tmp_path: Path, program: str, said: str) -> None:
    done = run(tmp_path, program)
    assert (done.returncode, done.stdout.split()) == (0, ["1", "1"]), done.stderr
    assert f"ValueError: {said}" in log(tmp_path)
    assert "Traceback" in log(tmp_path)
    assert "Traceback" not in done.stderr


def test_what_nobody_caught_is_logged_before_the_program_ends(tmp_path: Path) -> None:
    done = run(tmp_path, "raise ValueError('at the end')")
    assert done.returncode == 1
    assert "ValueError: at the end" in log(tmp_path)
    assert "Traceback" not in done.stderr


def test_qt_s_warnings_are_logged_and_are_no_fault(tmp_path: Path) -> None:
    done = run(tmp_path, "qWarning('Qt is not happy')")
    assert done.stdout.split() == ["0", "0"], done.stderr
    assert "Qt: Qt is not happy" in log(tmp_path)


@pytest.mark.skipif(not hasattr(signal, "SIGSEGV"), reason="no such signal here")
def test_a_crash_leaves_the_place_where_it_happened(tmp_path: Path) -> None:
    done = run(tmp_path, "import os, signal\ndef crashing():\n    os.kill(os.getpid(), signal.SIGSEGV)\ncrashing()")
    assert done.returncode == -signal.SIGSEGV
    crash = (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert "Segmentation fault" in crash
    assert "in crashing" in crash


def test_a_keyboard_interrupt_is_no_fault(tmp_path: Path) -> None:
    done = run(tmp_path, "faults.exception(KeyboardInterrupt, KeyboardInterrupt(), None)")
    assert done.stdout.split() == ["0", "0"]
    assert "KeyboardInterrupt" in done.stderr


def test_the_name_of_the_home_folder_is_not_logged(tmp_path: Path) -> None:
    home = tmp_path / "home of somebody"
    home.mkdir()
    run(tmp_path, f"try:\n    raise ValueError({str(home / 'secret.txt')!r})\nexcept ValueError:\n    faults.exception(*sys.exc_info())", home)
    assert "ValueError: ~/secret.txt" in log(tmp_path)
    assert "somebody" not in log(tmp_path)


def test_a_folder_that_can_not_be_made_sends_faults_to_standard_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    done = run(blocked, THREAD)
    assert (done.returncode, done.stdout.split()) == (0, ["1", "1"])
    assert "ValueError: in a thread" in done.stderr
    assert blocked.read_text(encoding="utf-8") == "no folder"


# -- telling, without the hooks ---------------------------------------------------------------------------------------


def raised(faults: Faults, source: str, name: str = "made.py") -> None:
    """Run a source that raises, and hand what it raised over as nobody's."""
    try:
        exec(compile(source, name, "exec"), {})
    except Exception:
        kind, value, trace = sys.exc_info()
        assert kind is not None
        assert value is not None
        faults.exception(kind, value, trace)


@pytest.fixture
def told() -> list[str]:
    """The sentences that the reader was told."""
    return []


@pytest.fixture
def faults(told: list[str]) -> Faults:
    """Faults without any hook, which tell a list."""
    made = Faults()
    made.tell_with(told.append)
    return made


def test_the_same_fault_is_counted_every_time_and_told_once(faults: Faults, told: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(100):
        raised(faults, "1 / 0")
    assert (faults.count, len(told)) == (100, 1)
    assert "Traceback" not in told[0]
    assert "went wrong" in told[0]
    assert 1 <= capsys.readouterr().err.count("ZeroDivisionError: ") < 100, "a broken paint must not fill the disk"


def test_other_places_are_told_too_but_not_without_end(faults: Faults, told: list[str]) -> None:
    for line in range(MAX_TOLD + 20):
        raised(faults, "\n" * line + "1 / 0")
    assert faults.count == MAX_TOLD + 20
    assert len(told) == MAX_TOLD


def test_another_kind_at_the_same_place_is_another_fault(faults: Faults, told: list[str]) -> None:
    raised(faults, "1 / 0")
    raised(faults, "{}['a']")
    assert len(told) == 2


def test_before_there_is_a_window_nobody_is_told_and_all_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    made = Faults()
    raised(made, "1 / 0")
    assert made.count == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_fault_without_a_trace_is_taken(faults: Faults, told: list[str]) -> None:
    faults.exception(ValueError, ValueError("from nowhere"), None)
    assert (faults.count, len(told)) == (1, 1)
