"""Makers of the larger parts for the gallery: spectrum, timeline, stage, and what explains and follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.core import event_rows, helping, slides, standing, timecards, timing
from app.state.theme import Theme
from app.state.values import Stage, Timing
from app.ui import gallery_chronicle
from app.ui import gallery_samples as samples
from app.ui.spectrum.view import SpectrumView
from app.ui.timeline.frame import TimelineFrame
from app.ui.top.findbar import FindBar
from app.ui.top.followbar import FollowBar
from app.ui.top.hints import HintCard
from app.ui.top.notice import Notice

Maker = Callable[[Theme, float], QWidget]

OPEN = (samples.ADA.id, samples.BERT.id)
YEARS = (1898.0, 1995.0)


def spectrum(theme: Theme, scale: float) -> QWidget:
    """The axis as it is and turned round; two panes open."""
    box = QWidget()
    column = QVBoxLayout(box)
    for turned in (False, True):
        part = SpectrumView()
        column.addWidget(part)
        part.set_look(theme, scale)
        part.set_spectrum(standing.spectrum(samples.BOARD, "verdict", OPEN, turned=turned))
        part.set_focus_voice(samples.ADA.id)
        part.setVisible(True)
    column.addStretch(1)
    return box


def _timeline(theme: Theme, scale: float, now: Timing) -> TimelineFrame:
    """A timeline that has been told everything."""
    chronicle = gallery_chronicle.CHRONICLE
    part = TimelineFrame()
    part.set_look(theme, scale)
    part.set_timing(now)
    part.set_cards(lambda item: timecards.card(item, chronicle, samples.BOARD, theme="verdict", coding=True, voices=OPEN))
    part.set_scene(timing.scene(chronicle, samples.BOARD, theme="verdict", coding=True, voices=OPEN))
    part.set_guide(event_rows.guide(chronicle, samples.BOARD, coding=True))
    part.set_rows(event_rows.rows(chronicle, samples.BOARD, coding=True, voices=OPEN))
    part.set_lit(timing.Lit(frozenset({"toy/thaw"}), frozenset({"toy/shears"}), samples.FROST.id, None))
    part.bring_plot()
    return part


def timeline(theme: Theme, scale: float) -> QWidget:
    """The plot: every way a date can be drawn, a cluster, a periods' band, works with and without a mark."""
    return _timeline(theme, scale, Timing(folded=False, span=YEARS))


def strip(theme: Theme, scale: float) -> QWidget:
    """The plot folded to a strip, at the foot."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.addStretch(1)
    part = _timeline(theme, scale, Timing(folded=True, span=YEARS))
    part.setFixedHeight(part.folded_height())
    column.addWidget(part)
    return box


def table(theme: Theme, scale: float) -> QWidget:
    """The table of events."""
    return _timeline(theme, scale, Timing(folded=False, face="table", span=YEARS))


def stage(theme: Theme, scale: float) -> QWidget:
    """A page for a hall; it has a theme of its own, whatever the window has."""
    from app.ui.stage.view import StageView

    part = StageView()
    part.set_slide(slides.slide(samples.BOARD, "verdict", OPEN, coding=True, turned=False))
    part.set_stage(Stage(on=True, text_scale=round(scale * 100)))
    return part


def notice(theme: Theme, scale: float) -> QWidget:
    """A short sentence and a long one."""
    box = QWidget()
    column = QVBoxLayout(box)
    for words in ("The pack was added.", "A long sentence says what happened, what is safe and what to do about it. " * 3):
        part = Notice()
        column.addWidget(part)
        part.set_sentence(words)
    column.addStretch(1)
    return box


def findbar(theme: Theme, scale: float) -> QWidget:
    """Empty, with hits, without."""
    box = QWidget()
    column = QVBoxLayout(box)
    for words, now, count in (("", 0, 0), ("rose", 2, 7), ("tulip", 0, 0)):
        part = FindBar()
        column.addWidget(part)
        for field in part.findChildren(QLineEdit):
            field.setText(words)
        part.set_count(now, count)
        part.show()
    column.addStretch(1)
    return box


def followbar(theme: Theme, scale: float) -> QWidget:
    """What an event has to do with the panes, with and without passages."""
    box = QWidget()
    column = QVBoxLayout(box)
    for words, passages, others in (("The great frost (8 March 1917). 2 passages in view lean on it.", 2, 1), ("The thaw. No voice here was seen to lean on it.", 0, 0)):
        part = FollowBar()
        column.addWidget(part)
        part.set_sentence(words, passages=passages, others=others, event=True)
    column.addStretch(1)
    return box


def hint(theme: Theme, scale: float) -> QWidget:
    """A hint beside a thing."""
    box = QWidget()
    box.resize(900, 600)
    card = HintCard(box)
    card.set_hint(helping.HINTS[0])
    card.place(QRect(40, 40, 300, 60), QRect(0, 0, 900, 600))
    card.show()
    return box


def keys(theme: Theme, scale: float) -> QWidget:
    """The sheet of keys."""
    from app.ui.dialogs.keys import KeysSheet

    part = KeysSheet()
    part.setWindowFlags(Qt.WindowType.Widget)
    return part


def rooms() -> dict[str, Maker]:
    """Every larger part by the words under which it is listed."""
    return {
        "Spectrum": spectrum,
        "Timeline: plot": timeline,
        "Timeline: strip": strip,
        "Timeline: table": table,
        "Stage": stage,
        "Notice": notice,
        "Find bar": findbar,
        "Follow bar": followbar,
        "Hint": hint,
        "Keys": keys,
    }
