"""Draws the real window into a picture without a display: the same picture twice for the same library and arguments."""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from app.state.loading import read_detail
from app.state.logs import faults
from app.state.values import WHOLE_SPAN, View
from app.state.workspace import Detail, Place
from app.ui.session import MAIN_DEBATE, Session, make_application
from db import library as store
from db import reads
from db.errors import LibraryError
from db.records import Board

ROOMS: tuple[View, ...] = ("overview", "differences", "figures", "story", "glossary", "corrections")
VIEWS = ("panes", "timeline", "table", "present", *ROOMS, "search")


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
    focus = _focus(options.focus, board)
    if options.focus and focus is None:
        return _sorry(f"There is no event and no position {options.focus!r}. Such as: tenth-congress, or pipes:terror, or continuity.pipes.terror.")
    session = Session(folder, shipped, remember=False)
    session.first_debate = debate
    session.workspace.set_look(
        theme=options.theme,
        text_scale=options.text_scale,
        density=options.density,
        coding=options.coding == "on",
        turned=options.turned,
        light_page=options.light_page,
        arrangement=options.arrangement,
    )
    session.presenter.show_look(session.workspace.look)
    if isinstance(focus, Place) and focus.voice not in voices:
        voices = (*(voices or board.debate.presets), focus.voice)
    if voices:
        session.workspace.set_voices(voices)
    session.warmer.import_here()
    session.start()
    session.window.resize(*options.size)
    session.window.show()
    session.workspace.set_detail(detail)
    _settle(app, session)
    folded = options.timeline == "folded" and options.view not in ("timeline", "table")
    session.workspace.set_timing(folded=folded, face="table" if options.view == "table" else "plot", span=options.years or WHOLE_SPAN)
    if options.view in ("timeline", "table"):
        session.window.give_timeline(0.56)
    if options.at:
        session.window.board.set_theme_in_view(options.at)
        _settle(app, session)
    if isinstance(focus, Place):
        session.window.board.setFocus()
        session.workspace.set_focus(focus)
    elif focus:
        session.workspace.set_event(focus)
    if options.view in ROOMS:
        session.workspace.set_view(options.view)
        if options.view == "differences" and len(voices) == 2:
            session.wired.going.to_pair(*voices)
    if options.view == "search":
        session.wired.seeking.open(options.query or "")
    _settle(app, session)
    picture = _present(app, session, options) if options.view == "present" else session.window.grab()
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    problem = session.workspace.notice
    session.window.close()
    session.close()
    if not image.save(str(options.out)):
        return _sorry(f"The picture could not be written to {options.out}. See whether the folder exists and may be written.")
    if problem:
        sys.stderr.write(problem + "\n")
    return 1 if faults.count else 0


def _present(app: QApplication, session: Session, options: argparse.Namespace) -> QPixmap:
    """The stage as it stands on a screen of the size asked for."""
    session.workspace.set_stage(text_scale=options.text_scale)
    session.wired.staging.start()
    stage = session.wired.staging.view
    assert stage is not None
    stage.showNormal()
    stage.resize(*options.size)
    _settle(app, session)
    picture = stage.grab()
    session.wired.staging.leave()
    return picture


def _focus(text: str | None, board: Board) -> Place | str | None:
    """The event or the passage that ``--focus`` names: an event's id, a position's id, or a voice and a theme."""
    if not text:
        return None
    if _full(text) in board.events:
        return _full(text)
    for position in board.positions.values():
        if _full(text) == position.id or _full(text) == f"{position.voice}:{position.theme}":
            return Place(position.voice, position.theme)
    return None


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
    if detail.kind == "debate":
        return detail.id == board.debate.id
    if detail.kind == "theme":
        return any(theme.id == detail.id for theme in board.themes)
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
        window = session.window
        busy = session.loading.board is None or session.loading.chronicle is None or session.library is None
        busy |= not window.board.settled or not window.timeline.settled or session.wired.timekeeper.pending
        busy |= not session.wired.presenter.side.settled or not session.loading.reader.idle
        busy |= not session.wired.seeking.settled
        busy |= not session.wired.visiting.settled or (session.loading.board is not None and not session.loading.board.terms)
        quiet = 0 if busy else quiet + 1
