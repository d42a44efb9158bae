"""Classes of Qt are made on the thread of the window or while it stands still, whatever is imported beside it."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.state import importing
from tests.conftest import ROOT, SHIPPED

WATCHED = """
import builtins, contextlib, json, os, sys, threading, warnings
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import QObject
turns, beside, moments = [], [], {"main": 0, "turn": 0}
kind, real = type(QObject), builtins.__build_class__

def where():
    if threading.current_thread() is threading.main_thread():
        return "main"
    return "turn" if turns and turns[0]._standing and threading.current_thread() is session.warmer._thread else "beside"

def watch(function, name, *bases, **words):
    if any(isinstance(base, kind) for base in bases):
        there = where()
        if there == "beside":
            beside.append(name)
        else:
            moments[there] += 1
    return real(function, name, *bases, **words)

builtins.__build_class__ = watch
from app.exporting.wish import Asked
from app.ui.session import Session, make_application
application = make_application()
session = Session(Path(sys.argv[1]), Path(sys.argv[2]), remember=False)
turns.append(session.warmer._turns)
session.start()
session.window.show()
files = []
session.exports.written.connect(files.append)
session.exports.failed.connect(lambda why: files.append(why))
idle, *asked = sys.argv[3:]
if idle == "cold":  # what the exports need is not there yet
    session.warmer.wait()
while session.library is None or not (session.warmer.running or idle == "cold"):
    application.processEvents()
stalls, late = [], False
if idle == "begun":  # the window imports something while pyqtgraph is brought in
    while "pyqtgraph.functions" not in sys.modules:
        application.processEvents()
    for name in ("colorsys", "mailbox", "wave", "imaplib", "nntplib", "plistlib", "tabnanny", "cmd"):
        for _ in range(20):
            application.processEvents()
        with contextlib.suppress(ImportError), warnings.catch_warnings(action="ignore"):
            __import__(name)
        late = late or turns[0]._late
for form, view in (part.split(":") for part in asked):
    count = len(files)
    session.exports.start(Asked(form=form, view=view), Path(sys.argv[1]).parent / f"{view}.{form}")
    while len(files) == count:
        application.processEvents()
while session.warmer.running:
    application.processEvents()
session.window.close()
session.close()
print(json.dumps({"beside": beside, "moments": moments, "late": late, "files": [str(file) for file in files], "modules": [name for name in sys.modules if name.startswith(("app.", "pyqtgraph"))]}))
"""


def told_by(library: Path, idle: str, *exports: str) -> dict[str, Any]:
    """Start the program in a process of its own, export at once, wait until all is brought in, and tell where classes were made."""
    done = subprocess.run([sys.executable, "-c", WATCHED, str(library), str(SHIPPED), idle, *exports], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert len(told["files"]) == len(exports)
    assert all(file.startswith("[") for file in told["files"]), "each was written"
    assert told["beside"] == []
    return told


def test_no_class_of_qt_is_made_beside_a_window_at_work(library_folder: Path) -> None:
    told = told_by(library_folder, "warming", "svg:timeline", "svg:spectrum", "png:overview", "pdf:figures", "pdf:panes")
    assert told["moments"]["turn"] > 100, "the parts of the plot and the rooms are brought in on the thread, in turns"
    assert {"pyqtgraph", "app.ui.timeline.plot", "app.ui.overview.view", "app.ui.export.figures_picture"} <= set(told["modules"])


def test_nor_by_an_export_that_is_made_before_anything_was_brought_in(library_folder: Path) -> None:
    told = told_by(library_folder, "cold", "svg:timeline", "svg:overview")
    assert told["moments"]["turn"] == 0
    assert "app.ui.overview.legend" in told["modules"]


def test_the_window_imports_what_it_needs_while_a_package_is_brought_in(library_folder: Path) -> None:
    assert not told_by(library_folder, "begun")["late"], "neither waits for the other"


def test_what_a_module_imports_is_read_from_its_code() -> None:
    named = set(importing._named_in(importlib.util.find_spec("app.ui.surveying")))
    assert {"app.ui.overview.view", "app.ui.overview.accessible", "app.state.loading"} <= named
    assert set(importing._named_in(importlib.util.find_spec("app.ui.exporter"))).isdisjoint({"app.documents.styles", "app.exporting.making"}), "what its functions import is not"
    assert set(importing._named_in(importlib.util.find_spec("math"))) == set()


def test_a_module_has_its_code_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "at_hand.py").write_text("value = 1\n", encoding="utf-8")
    spec = importing.compiled(importlib.util.find_spec("at_hand"))
    (tmp_path / "at_hand.py").write_text("value = 2\n", encoding="utf-8")
    assert spec is not None
    made = importlib.util.module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(made)
    assert made.value == 1
    assert importing.compiled(None) is None
