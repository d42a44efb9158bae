"""Draws the real window into a picture without a display: the same picture twice for the same library and arguments."""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.state.loading import read_detail
from app.state.logs import faults
from app.state.workspace import Detail
from app.ui.session import MAIN_DEBATE, Session, make_application
from db import library as store
from db import reads
from db.errors import LibraryError
from db.records import Board

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
        detail = _detail(options.detail)
        if detail is not None and not _exists(connection, board, detail):
            return _sorry(f"There is no page {options.detail!r} for the side panel. Such as: voice:kotkin, quotation:kotkin-1, event:cheka-founded, coding:.")
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
    session.workspace.set_detail(detail)
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


def _detail(text: str | None) -> Detail | None:
    """``voice:kotkin`` as what the side panel is to show."""
    if not text:
        return None
    kind, _, identifier = text.partition(":")
    return Detail(kind, _full(identifier) if identifier else "")  # type: ignore[arg-type]


def _exists(connection: sqlite3.Connection, board: Board, detail: Detail) -> bool:
    """Is there anything that the side panel could show for it?"""
    if detail.kind in ("coding", "absent"):
        return not detail.id
    if detail.kind == "quotation":
        return detail.id in board.quotations
    if detail.kind == "position":
        return any(position.id == detail.id for position in board.positions.values())
    try:
        return read_detail(connection, detail) is not None
    except KeyError:
        return False


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
