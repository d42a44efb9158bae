"""A window whose rooms have all been entered leaves nothing behind when it is closed."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.state.values import VIEWS
from app.ui.presenter import Presenter
from app.ui.visiting import Visiting
from tests.driver import Reader

ROUNDS = 4


def living() -> Iterator[QObject]:
    """What stands behind a window and its rooms, of whatever window."""
    from app.ui.differing import DifferencesRoom
    from app.ui.figuring import FiguresRoom
    from app.ui.reading_room import ReadingRoom
    from app.ui.surveying import OverviewRoom

    kinds = (Presenter, Visiting, OverviewRoom, DifferencesRoom, FiguresRoom, ReadingRoom)
    return (thing for thing in gc.get_objects() if isinstance(thing, kinds))


def counted() -> dict[str, int]:
    """How many of each kind there are."""
    gc.collect()
    names = [type(thing).__name__ for thing in living()]
    return {name: names.count(name) for name in sorted(set(names))}


def test_a_closed_window_with_all_rooms_entered_does_not_live_on(qtbot: QtBot, library_folder: Path, shipped: Path) -> None:
    before = counted()
    for _ in range(ROUNDS):
        reader = Reader(qtbot, library_folder, shipped)
        reader.opens()
        for view in VIEWS:
            reader.workspace.set_view(view)
            reader.settles()
        reader.workspace.set_view("panes")
        reader.settles()
        assert len({type(thing) for thing in living()}) == 6, "every room stands behind the open window"
        reader.closes()
        reader.goes()
    del reader
    kept = {name: count - before.get(name, 0) for name, count in counted().items()}
    assert all(count < ROUNDS for count in kept.values()), f"something that outlives every window holds its rooms: {kept}"
