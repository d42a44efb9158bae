"""Three hints at the first start, one after the other beside what they explain; none that was dismissed comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect

from tests.driver import Reader

Readers = Callable[..., Reader]


def opened(readers: Readers, folder: Path, width: int = 1366, height: int = 768) -> Reader:
    """A reader who starts as the program is started, with hints."""
    reader = readers(folder, hints=True)
    reader.opens(width, height)
    reader.plot()
    return reader


def test_the_first_start_explains_itself_in_three_hints(readers: Readers, tmp_path: Path) -> None:
    folder = tmp_path / "at home"
    reader = opened(readers, folder)
    reader.waits_for(lambda: reader.hint().startswith("Read across"))
    assert len(reader.panes()) == 7, "a comparison stands there, not an empty window"
    reader.answers_hint("Got it")
    assert reader.hint().startswith("Every voice stands on its step")
    reader.closes()

    # the second start goes on where she was
    again = opened(readers, folder)
    again.waits_for(lambda: again.hint().startswith("Every voice stands on its step"))
    again.answers_hint("Got it")
    assert again.hint().startswith("Click an event")

    # a worked example: the event that most of these panes lean on
    again.answers_hint("Show an example")
    assert again.hint() == ""
    assert not again.workspace.timing.folded
    assert "Testament" in again.told()
    assert len(again.marked()) > 3
    again.closes()

    third = opened(readers, folder)
    third.settles()
    assert third.hint() == ""

    # unless they are asked for
    third.chooses("Help", "Show the hints again")
    third.waits_for(lambda: third.hint().startswith("Read across"))
    third.answers_hint("No more hints")
    assert third.hint() == ""


def test_a_hint_stands_beside_what_it_explains_and_follows(readers: Readers, tmp_path: Path) -> None:
    reader = opened(readers, tmp_path / "at home")
    reader.waits_for(lambda: bool(reader.hint()))
    card = reader.session.wired.hinting.card
    assert card is not None
    for width, height in ((1366, 768), (1024, 640), (1920, 1080)):
        reader.resizes(width, height)
        reader.waits_for(lambda: reader.window.rect().contains(card.geometry()))
        head = reader.board.head_rect(0).toRect()
        where = QRect(reader.board.viewport().mapTo(reader.window, head.topLeft()), head.size())
        assert not card.geometry().intersects(where)


def test_nothing_is_explained_before_there_is_a_pane(readers: Readers, tmp_path: Path) -> None:
    reader = readers(tmp_path / "new", hints=True)
    reader.opens(waits=False)
    assert reader.hint() == ""
    reader.waits()
    reader.waits_for(lambda: reader.hint().startswith("Read across"))
