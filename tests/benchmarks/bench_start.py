"""From the start of the process to the first paint: the filled window against a bare window of Qt, in turn."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from db import library
from tests.benchmarks.timing import in_turn, tell

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "resources" / "packs" / "stalinism"
TIMES = 9

BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os.write(1, b"painted")
        os._exit(0)
app = QApplication(sys.argv[:1])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

OURS = """
import os, sys
from pathlib import Path
from app.ui import session as sessions
app = sessions.make_application()
session = sessions.Session(Path(sys.argv[1]), Path(sys.argv[2]))
session.start()
session.window.resize(1366, 768)
def painted():
    os.write(1, b"%d" % len(session.window.board.layout_.model.voices))
    os._exit(0)
session.window.first_painted.connect(painted)
session.window.show()
app.exec()
"""


@pytest.fixture(autouse=True)
def _compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both programs find their modules compiled, as at every start but the first."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "compiled"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


def until_painted(source: str, *arguments: object) -> tuple[float, bytes]:
    """Seconds until the program says that it has painted, and what it said."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", source, *map(str, arguments)], stdout=subprocess.PIPE, bufsize=0, cwd=ROOT)
    assert process.stdout is not None
    said = process.stdout.read(1)
    took = time.perf_counter() - start
    said += process.communicate(timeout=60)[0]
    return took, said


def test_first_paint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "library"
    library.open_library(folder, SHIPPED).close()
    assert until_painted(BARE)[1] == b"painted"
    panes = int(until_painted(OURS, folder, SHIPPED)[1])
    assert panes >= 7, "the window comes up filled"
    pair = in_turn(lambda: until_painted(OURS, folder, SHIPPED)[0], lambda: until_painted(BARE)[0], TIMES)
    tell(capsys, pair.says(f"first paint with {panes} filled panes", "a bare window of Qt"))
    assert pair.ratio > 0
