"""Draws the real window into a picture without a display: the same picture twice for the same library and arguments."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.state.logs import faults
from app.state.workspace import Detail
from app.ui.session import MAIN_DEBATE, Session, make_application
from db import library as store
from db import reads
from db.errors import LibraryError

VIEWS = ("panes",)


def run(options: argparse.Namespace, shipped: Path) -> int:
    """Draw and save; 1 with a sentence for an unknown debate, voice or view, or a file that can't be written."""
    if options.view not in VIEWS:
        return _sorry(f"There is no view {options.view!r}. There is: {', '.join(VIEWS)}.")
    if options.out.suffix.lower() != ".png":
        return _sorry(f"{options.out.name} must end with .png.")
    faults.install(None)
    app = make_application()
    if options.library is not None:
        return _draw(app, options, shipped, options.library)
    with tempfile.TemporaryDirectory(prefix="sic-et-non-") as folder:
        return _draw(app, options, shipped, Path(folder))


def _sorry(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


def _draw(app: QApplication, options: argparse.Namespace, shipped: Path, folder: Path) -> int:
    try:
        library = store.open_library(folder, shipped)
        connection = store.connect_corpus(library.corpus)
    except LibraryError as error:
        return _sorry(str(error))
    try:
        debate = _full(options.debate) if options.debate else MAIN_DEBATE
        known = [d.id for d in reads.debates(connection)]
        if debate not in known:
            return _sorry(f"There is no debate {options.debate!r}. There is: {', '.join(d.removeprefix('stalinism/') for d in known)}.")
        board = reads.board(connection, debate)
    finally:
        connection.close()
    panes = {v.id for v in board.voices}
    voices = tuple(_full(v.strip()) for v in options.voices.split(",")) if options.voices else ()
    for voice in voices:
        if voice not in panes:
            return _sorry(f"There is no voice {voice.removeprefix('stalinism/')!r} in this debate. There is: {', '.join(sorted(v.removeprefix('stalinism/') for v in panes))}.")
    themes = [t.key for t in board.themes]
    if options.at and options.at not in themes:
        return _sorry(f"There is no theme {options.at!r}. There is: {', '.join(themes)}.")
    session = Session(folder, shipped, remember=False)
    session.workspace.set_look(
        theme=options.theme, text_scale=options.text_scale, density=options.density, coding=options.coding == "on"
    )
    session.presenter.show_look(session.workspace.look)
    if voices:
        session.workspace.set_voices(voices)
    session.start()
    session.window.resize(*options.size)
    session.window.show()
    if options.detail:
        kind, _, identifier = options.detail.partition(":")
        session.workspace.set_detail(Detail(kind, _full(identifier) if identifier else ""))
    _settle(app, session)
    if options.at:
        session.window.board.set_theme_in_view(options.at)
        _settle(app, session)
    picture = session.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    problem = session.workspace.notice
    session.window.close()
    session.close()
    if not picture.save(str(options.out)):
        return _sorry(f"The picture could not be written to {options.out}. See whether the folder exists and may be written.")
    if problem:
        sys.stderr.write(problem + "\n")
    return 1 if faults.count else 0


def _full(identifier: str) -> str:
    return identifier if "/" in identifier else f"stalinism/{identifier}"


def _settle(app: QApplication, session: Session) -> None:
    """Wait until everything asked for is read, laid out and painted, at most ten seconds."""
    deadline = QDeadlineTimer(10_000)
    quiet = 0
    while quiet < 3 and not deadline.hasExpired():
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()
        busy = session.loading.board is None or not session.window.board.settled or session.library is None
        detail = session.workspace.detail
        busy |= detail is not None and not session.window.panel.text()
        quiet = 0 if busy else quiet + 1
