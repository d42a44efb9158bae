"""A timeline to test: the real plot with the shipped record or with made-up items, and a workspace's echo."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import timing
from app.core.timing import Band, Career, Item, Lit, Scene
from app.state.theme import load_theme
from app.state.values import Timing
from app.ui.timeline.plot import PlotView
from db import library, reads
from db.records import Board, Chronicle

OPEN = Timing(folded=False)
WIDE = (1280, 300)


def records(folder: Path) -> tuple[Chronicle, Board]:
    """The shipped debate."""
    path = library.current_corpus(folder)
    assert path is not None
    db = library.connect_corpus(path)
    try:
        return reads.chronicle(db, "stalinism/continuity"), reads.board(db, "stalinism/continuity")
    finally:
        db.close()


def item(key: str, start: float, end: float | None = None, **fields: Any) -> Item:
    """A made-up event."""
    end = start if end is None else end
    values: dict[str, Any] = {
        "id": key, "kind": "event", "start": start, "end": end, "earliest": start, "latest": end, "title": f"Title of {key}", "label": f"Name of {key}",
        "date": str(int(start)), "importance": 3, "dated": "sure", "lasting": end > start, "verified": True,
    }  # fmt: skip
    return Item(**(values | fields))


SOME = Scene(
    events=(item("a", 1905.0), item("b", 1917.2, importance=5), item("c", 1930.0, verified=False), item("d", 1941.0, 1945.0)),
    publications=(item("p", 1950.5, kind="publication", voice="v", label="Thorn 1950", dated="coarse", earliest=1950.0, latest=1951.0),),
    bands=(Band("war", "The long war", 1939.0, 1946.0, "events", ""), Band("books", "Of books", 1900.0, 1990.0, "publications", "")),
    careers=(Career("v", "Ada Thorn", "Thorn", 1940.0, 1960.0, True),),
)
"""A made-up timeline with one of everything."""


class Plot:
    """A timeline on the screen. What it asks of its timing is granted, as the workspace does; all signals are kept."""

    def __init__(self, qtbot: Any, scene: Scene, *, size: tuple[int, int] = WIDE, theme: str = "light", scale: float = 1.0, timing: Timing = OPEN) -> None:
        self.view = PlotView()
        qtbot.addWidget(self.view)
        self.heard: list[tuple[str, Any]] = []
        for name in ("event_chosen", "publication_chosen", "voice_chosen", "period_brushed", "details_asked", "told"):
            getattr(self.view, name).connect(partial(self._hear, name))
        self.asked: list[dict[str, Any]] = []
        self.view.timing_asked.connect(self._grant)
        self.view.resize(*size)
        self.view.set_look(load_theme(theme), scale)
        self.view.set_timing(timing)
        self.view.set_scene(scene)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.heard.clear()
        self._qtbot = qtbot

    def _hear(self, name: str, value: Any) -> None:
        self.heard.append((name, value))

    def _grant(self, changes: dict[str, Any]) -> None:
        self.asked.append(changes)
        self.view.set_timing(replace(self.view.timing, **changes))

    def said(self, name: str) -> list[Any]:
        """What a signal carried, in order."""
        return [value for kind, value in self.heard if kind == name]

    def settles(self) -> None:
        """Wait until nothing is left to be asked."""
        self._qtbot.waitUntil(lambda: bool(self.view.settled))

    @property
    def span(self) -> tuple[float, float]:
        """The years in view."""
        return self.view.timing.span

    def point(self, key: str) -> QPoint:
        """Where a mark is painted."""
        at = self.view.item_point(key)
        assert at is not None, f"{key} is not drawn"
        return at.toPoint()

    def ground(self, lane: str = "events") -> Any:
        """Where a lane stands."""
        return self.view.lanes[lane].ground  # type: ignore[index]

    def empty(self, moment: float, lane: str = "events") -> QPoint:
        """A point of a lane at a moment with nothing under it."""
        ground, painted = self.ground(lane), self.view.lanes[lane]  # type: ignore[index]
        x = ground.x(moment)
        for y in range(int(ground.plot.bottom()) - 2, int(ground.plot.top()), -3):
            point = QPointF(x, y)
            if not (painted.item_at(point) or painted.cluster_at(point) or painted.career_at(point)):
                return point.toPoint()
        raise AssertionError(f"no empty place at {moment}")

    def click(self, at: QPoint, *, shift: bool = False, double: bool = False) -> None:
        """Click with the left button."""
        what = QTest.mouseDClick if double else QTest.mouseClick
        what(self.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier, at)

    def drag(self, start: QPoint, end: QPoint, *, shift: bool = False) -> None:
        """Press, move and release the left button."""
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        port = self.view.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, held, start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(port, start + (end - start) * share)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, held, end)
        self.settles()

    def wheel(self, at: QPoint, notches: int, *, sideways: bool = False) -> None:
        """Turn the wheel."""
        turned = QPoint(120 * notches, 0) if sideways else QPoint(0, 120 * notches)
        port = self.view.viewport()
        event = QWheelEvent(
            QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), turned, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(port, event)
        self.settles()

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            QTest.keyClick(self.view, key)
        self.settles()


def shipped(qtbot: Any, folder: Path, **how: Any) -> Plot:
    """The plot with the shipped debate and the voices of its first comparison."""
    chronicle, board = records(folder)
    voices = board.debate.presets
    scene = timing.scene(chronicle, board, theme=how.pop("at", "verdict"), coding=how.pop("coding", True), voices=voices)
    plot = Plot(qtbot, scene, **how)
    plot.view.set_cards(lambda item: timing.card(item, chronicle, board, coding=True, voices=voices))
    return plot


def lit(**fields: Any) -> Lit:
    """Something lit."""
    return Lit(**fields)
