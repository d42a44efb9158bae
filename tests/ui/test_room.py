"""Who has how much room: folding gives it back to the panes, and where it is scarce all else makes way for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.driver import Reader


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 100), (1024, 640, 100), (1366, 768, 300)])
def test_the_panes_take_what_the_folded_timeline_gives_up(app_window: Reader, width: int, height: int, scale: int) -> None:
    reader = app_window
    reader.resizes(width, height)
    reader.sets_text_scale(scale)
    before = reader.board.height()
    reader.presses("Ctrl+J")
    assert not reader.workspace.timing.folded
    opened = reader.board.height()
    assert opened < before
    reader.presses("Ctrl+J")
    assert reader.board.height() == before
    assert reader.window.timeline.height() == reader.window.timeline.folded_height()


def test_an_open_timeline_leaves_the_panes_some_lines(app_window: Reader) -> None:
    reader = app_window
    reader.resizes(1366, 768)
    reader.sets_text_scale(150)
    reader.presses("Ctrl+J")
    line = reader.board.fontMetrics().height()
    assert reader.board.height() > 6 * line


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 300), (1024, 640, 200), (1024, 640, 300)])
def test_at_large_text_most_of_the_window_is_for_the_panes(app_window: Reader, width: int, height: int, scale: int) -> None:
    reader = app_window
    reader.resizes(width, height)
    reader.sets_text_scale(scale)
    assert reader.window.crowded
    assert not reader.window.spectrum.isVisible()
    assert reader.board.height() > 0.6 * height
    assert reader.board.body_height() > 0.35 * height
    # who wants the spectrum all the same has it, and it goes by itself again
    reader.presses("Ctrl+U")
    assert reader.window.spectrum.isVisible()
    reader.presses("Ctrl+U")
    assert reader.workspace.look.spectrum == "auto"
    reader.sets_text_scale(100)
    reader.resizes(1366, 768)
    assert reader.window.spectrum.isVisible()


def test_the_height_of_the_timeline_is_remembered(readers: Callable[..., Reader], tmp_path: Path) -> None:
    folder = tmp_path / "at home"
    reader = readers(folder).opens(1366, 900)
    reader.presses("Ctrl+J")
    reader.window.floors.setSizes([400, 350])
    reader.settles()
    height = reader.window.timeline.height()
    reader.presses("Ctrl+J")
    reader.closes()
    again = readers(folder).opens(1366, 900)
    again.presses("Ctrl+J")
    assert abs(again.window.timeline.height() - height) <= 2
