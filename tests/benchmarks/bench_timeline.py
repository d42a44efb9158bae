"""The timeline under a hundred thousand items: a frame against the same at a thousand, and against a bare painter's loop."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from app.core import timing
from app.core.timing import Item, ItemKind, Scene
from app.state.theme import load_theme
from app.state.values import Timing
from app.ui.timeline.plot import PlotView
from db import library, reads
from tests.benchmarks.timing import in_turn, seconds, tell

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1366, 500)
FRAMES = 40
TIMES = 5
MANY, FEW = 100_000, 1_000


def items(count: int, kind: ItemKind) -> tuple[Item, ...]:
    """Made-up items, half of them spread out and half crowded around 1930, a fifth of them lasting."""
    dice, found = random.Random(count), []
    for number in range(count):
        start = dice.uniform(1898, 2026) if number % 2 else dice.gauss(1930, 12)
        end = start + (dice.uniform(0.1, 2.0) if dice.random() < 0.2 else 0.0)
        title = f"Event number {number}"
        found.append(
            Item(f"{kind}-{number}", kind, start, end, start, end, title, title, str(int(start)), dice.choice((1, 2, 2, 3, 3, 3, 4, 5)), "sure", end > start, True)
        )
    return tuple(sorted(found, key=lambda item: item.start))


def scene(count: int) -> Scene:
    """So many items, half of them in each lane."""
    return Scene(items(count // 2, "event"), items(count // 2, "publication"))


def view(what: Scene) -> PlotView:
    """A plot in its window."""
    made = PlotView()
    made.resize(*SIZE)
    made.set_look(load_theme("light"), 1.0)
    made.set_timing(Timing(folded=False))
    made.set_scene(what)
    made.show()
    return made


def spans() -> Iterator[tuple[float, float]]:
    """Zooming in from the whole to two years, while panning."""
    for number in range(FRAMES):
        share = number / (FRAMES - 1)
        width, middle = 128 * (2 / 128) ** share, 1950 + 12 * share
        yield middle - width / 2, middle + width / 2


class Bare(QWidget):
    """The floor: a widget that looks its pixels up in sorted arrays and draws a dot for each, without words."""

    def __init__(self, what: Scene) -> None:
        super().__init__()
        self.resize(*SIZE)
        self._lanes = [np.array([item.start for item in lane]) for lane in (what.events, what.publications)]
        self.span = (1898.0, 2026.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#57534a"), 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        bins = np.linspace(*self.span, self.width() // 10)
        for row, starts in enumerate(self._lanes):
            counts = np.diff(np.searchsorted(starts, bins))
            dots = QPolygonF()
            for number in np.flatnonzero(counts):
                for level in range(min(8, int(counts[number]))):
                    dots.append(QPointF(number * 10.0, 20 + row * 240 + level * 18))
            painter.drawPoints(dots)


def frames(widget: QWidget) -> list[float]:
    """Seconds of each frame, from the new span to pixels."""
    found = []

    def sweep() -> None:
        for span in spans():
            start = time.perf_counter()
            if isinstance(widget, Bare):
                widget.span = span
                widget.update()
            else:
                widget.set_timing(Timing(folded=False, span=span))  # type: ignore[attr-defined]
            QApplication.processEvents()
            found.append(time.perf_counter() - start)

    seconds(sweep)
    return found


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[list[QWidget]]:
    """Widgets that are taken away at the end."""
    made: list[QWidget] = []
    yield made
    for widget in made:
        shiboken6.delete(widget)


def test_a_frame(shown: list[QWidget], capsys: pytest.CaptureFixture[str]) -> None:
    many, few = scene(MANY), scene(FEW)
    bare = Bare(many)
    bare.show()
    shown += [view(many), view(few), bare]
    QApplication.processEvents()
    taken: dict[int, list[float]] = {number: [] for number in range(3)}

    def median(number: int) -> float:
        took = frames(shown[number])
        taken[number] += took
        return statistics.median(took)

    against_few = in_turn(lambda: median(0), lambda: median(1), TIMES)
    against_bare = in_turn(lambda: median(0), lambda: median(2), TIMES)
    late = {number: statistics.quantiles(took, n=20)[-1] * 1000 for number, took in taken.items()}
    tell(
        capsys,
        against_few.says(f"a frame at {MANY:,} items", f"at {FEW:,}"),
        against_bare.says(f"a frame at {MANY:,} items", "a bare painter's loop"),
        f"p95 of a frame: {late[0]:.1f} ms at {MANY:,}, {late[1]:.1f} ms at {FEW:,}, {late[2]:.1f} ms bare",
    )
    assert against_few.ratio > 0
    assert against_bare.ratio > 0


def test_the_first_view(shown: list[QWidget], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = library.open_library(tmp_path / "library", ROOT / "resources" / "packs" / "stalinism")
    connection = library.connect_corpus(opened.corpus)
    chronicle, board = reads.chronicle(connection, "stalinism/continuity"), reads.board(connection, "stalinism/continuity")
    connection.close()
    opened.close()
    what = timing.scene(chronicle, board, theme="verdict", coding=True, voices=board.debate.presets)

    def build() -> float:
        return seconds(lambda: shown.append(PlotView()))

    def paint() -> float:
        plot = PlotView()
        shown.append(plot)
        plot.resize(*SIZE)

        def work() -> None:
            plot.set_look(load_theme("light"), 1.0)
            plot.set_timing(Timing(folded=False))
            plot.set_scene(what)
            plot.show()
            QApplication.processEvents()

        return seconds(work)

    def floor() -> float:
        widget = Bare(what)
        shown.append(widget)

        def work() -> None:
            widget.show()
            QApplication.processEvents()

        return seconds(work)

    tell(
        capsys,
        in_turn(build, floor, TIMES).says("building the plot", "showing a bare widget"),
        in_turn(paint, floor, TIMES).says("first scene and paint of the shipped record", "showing a bare widget"),
    )
    assert shown
