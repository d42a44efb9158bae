"""The network is never touched: the whole start and a picture with every internet socket forbidden, and with the network cut off."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

GUARD = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
watched = []
def guard(event, arguments):
    if not event.startswith("socket."):
        return
    watched.append(event)
    if event == "socket.__new__":
        if arguments[1] in inet:
            raise PermissionError("an internet socket was made")
    elif event.startswith("socket.get"):
        raise PermissionError(f"the network was asked: {event}")
import socket
inet = (int(socket.AF_INET), int(socket.AF_INET6))
sys.addaudithook(guard)
"""
"""No internet socket can be made, and no name looked up, from here on; a hook of this kind can't be taken away again."""

START = """
from pathlib import Path
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from app.state.logs import faults
from app.ui.session import Session, make_application
app = make_application()
session = Session(Path(sys.argv[1]), Path(sys.argv[2]))
session.start()
session.window.show()
deadline = QDeadlineTimer(60_000)
while not deadline.hasExpired():
    loop = QEventLoop()
    QTimer.singleShot(10, loop.quit)
    loop.exec()
    if session.library is not None and session.loading.board is not None and session.window.board.settled:
        break
print(len(session.window.board.layout_.model.voices), faults.count, repr(session.workspace.notice))
session.window.close()
session.close()
"""

SNAPSHOT = """
from app.run import main
raise SystemExit(main(["snapshot", sys.argv[1]]))
"""


def python(*arguments: object, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Python with these arguments, perhaps inside a program that cuts it off."""
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")} | {"QT_QPA_PLATFORM": "offscreen"}
    command = [*before, sys.executable, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False, timeout=120)


def run(source: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A program of its own."""
    return python("-c", source, *arguments)


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_the_guard_bites(attempt: str) -> None:
    done = run(GUARD + attempt)
    assert done.returncode == 1
    assert "an internet socket was made" in done.stderr or "the network was asked" in done.stderr


def test_the_guard_lets_a_local_socket_be() -> None:
    done = run(GUARD + "getattr(socket, 'AF_UNIX', None) and socket.socket(socket.AF_UNIX).close(); print(len(watched))")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_whole_start_asks_for_no_network(tmp_path: Path) -> None:
    library = tmp_path / "library"
    for what in ("the first start, which builds the corpus", "the second, which finds it"):
        done = run(GUARD + START, library, ROOT / "resources" / "packs" / "stalinism")
        assert (done.returncode, done.stderr) == (0, ""), what
        panes, faults, notice = done.stdout.split()
        assert int(panes) > 0, what
        assert (faults, notice) == ("0", "''"), what


def test_a_picture_asks_for_no_network(tmp_path: Path) -> None:
    done = run(GUARD + SNAPSHOT, tmp_path / "a.png")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.png").stat().st_size > 10_000


def test_everything_is_there_with_the_network_cut_off(tmp_path: Path) -> None:
    cut_off = ("unshare", "-rn")
    works = shutil.which("unshare") is not None and subprocess.run([*cut_off, "true"], capture_output=True, check=False).returncode == 0
    print(f"network cut off by the system: {'yes' if works else 'no, by the guard alone'}")
    cut, whole = tmp_path / "cut.png", tmp_path / "whole.png"
    if works:
        links = python("-c", "import socket; print([name for _, name in socket.if_nameindex()])", before=cut_off)
        assert links.stdout.strip() == "['lo']", "nothing but the machine itself"
        done = python("main.py", "snapshot", cut, before=cut_off)
    else:
        done = run(GUARD + SNAPSHOT, cut)
    assert (done.returncode, done.stderr) == (0, "")
    plain = python("main.py", "snapshot", whole)
    assert (plain.returncode, plain.stderr) == (0, "")
    assert cut.read_bytes() == whole.read_bytes()
