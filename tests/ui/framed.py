"""The timeline's frame with a stand-in for the plot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.core import event_rows
from app.core.timing import Item, Scene
from app.state import theme as themes
from app.state.values import Timing
from app.ui.timeline.frame import TimelineFrame
from db import reads
from db.library import connect_corpus, current_corpus


def open_frame(qtbot: QtBot) -> TimelineFrame:
    """The frame, open, as wide as a laptop's window."""
    made = TimelineFrame()
    qtbot.addWidget(made)
    made.set_look(themes.load_theme("light"), 1.0)
    made.set_timing(Timing(folded=False))
    made.resize(1366, 320)
    made.show()
    return made


def item(number: int, kind: str, verified: bool) -> Item:
    """Something on the timeline."""
    return Item(f"x/{number}", kind, 1917.0, 1917.0, 1917.0, 1917.0, "T", "T", "1917", 3, "sure", False, verified)  # type: ignore[arg-type]


SCENE = Scene((item(1, "event", True), item(2, "event", False)), (item(3, "publication", False), item(4, "publication", False)))


def fill(frame: TimelineFrame, library: Path) -> None:
    """Give the frame the rows of the shipped debate."""
    db = connect_corpus(current_corpus(library))
    board, chronicle = reads.board(db, "stalinism/continuity"), reads.chronicle(db, "stalinism/continuity")
    db.close()
    frame.set_guide(event_rows.guide(chronicle, board, coding=True))
    frame.set_rows(event_rows.rows(chronicle, board, coding=True, voices=board.debate.presets))


def button(frame: TimelineFrame, words: str) -> QAbstractButton:
    """The button in view that reads so."""
    return next(b for b in frame.findChildren(QAbstractButton) if b.text() == words and b.isVisible())
