"""The room of differences by keyboard, by selection and by menu, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.state.theme import load_theme
from app.ui import gallery_samples as samples
from app.ui.differences import accessible
from db.records import Board
from tests.ui.comparing import ADA, CLEO, LEFT, NONE, AtTheRoom


@pytest.fixture
def room(qtbot: QtBot) -> Callable[..., AtTheRoom]:
    def make(board: Board = samples.BOARD, pair: tuple[str, str] = (ADA, CLEO), **how: Any) -> AtTheRoom:
        return AtTheRoom(qtbot, board, pair, **how)

    return make


# -- the keyboard ---------------------------------------------------------------------------------------------------------


def test_arrows_walk_themes_and_voices_and_enter_opens(room: Callable[..., AtTheRoom]) -> None:
    at = room(height=320)
    at.presses(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert at.surface.at == (1, 1)
    at.presses(Qt.Key.Key_Return)
    at.presses(Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Enter)
    assert at.heard == [("place_asked", CLEO, "verdict"), ("place_asked", ADA, at.surface.theme_at(2))]
    at.presses(Qt.Key.Key_End)
    assert at.surface.at[0] == len(at.surface.parts) - 1
    assert at.surface.verticalScrollBar().value() > 0
    at.presses(Qt.Key.Key_Return)
    assert len(at.heard) == 2
    at.presses(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert at.surface.at[0] == 0
    assert at.surface.verticalScrollBar().value() == 0


def test_space_opens_the_whole_text_of_both_and_ctrl_c_copies_what_is_shown(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    at.presses(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert all("says why" in text.document.toPlainText() for text in at.part("verdict").texts if text.cell is not None and text.voice == ADA)
    at.presses(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert at.heard[-1][0] == "copied"
    assert "says why" in at.heard[-1][1]
    assert "— paraphrase of Ada Thorn" in at.heard[-1][1]
    at.presses(Qt.Key.Key_I)
    assert at.heard[-1] == ("link_activated", f"voice:{ADA}")


def drags(at: AtTheRoom, theme: str, column: int, first: int, last: int) -> None:
    """Drag from one letter of a text to another."""
    index = at.surface.part_of(theme)
    at.surface.go(index, 0)
    text = at.surface.parts[index].texts[column]  # type: ignore[union-attr]
    text.document.documentLayout().documentSize()  # lays it out: a line of a paragraph that is not laid out crashes
    points = []
    for letter in (first, last):
        block = text.document.findBlock(letter)
        line = block.layout().lineForTextPosition(letter - block.position())
        found = line.cursorToX(letter - block.position())
        x = float(found[0] if isinstance(found, tuple) else found)
        inside = block.layout().position() + QPointF(x, line.y() + line.height() / 2) + text.at
        points.append((inside + QPointF(0.2, at.surface.top_of(index) - at.surface.verticalScrollBar().value())).toPoint())
    view = at.surface.viewport()
    QTest.mousePress(view, LEFT, NONE, points[0])
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(points[1]), view.mapToGlobal(QPointF(points[1])), Qt.MouseButton.NoButton, LEFT, NONE)
    QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, LEFT, NONE, points[1])


def test_words_are_selected_by_the_mouse_and_copied_with_their_source(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    text = at.part("verdict").texts[0]
    block = next(i for i, found in enumerate(text.cell.blocks if text.cell is not None else ()) if found.kind == "quote")
    start = text.document.findBlockByNumber(block).position()
    drags(at, "verdict", 0, start + 1, start + 9)
    held = at.surface.chosen()
    assert held is not None
    assert held.words == text.document.toPlainText()[start + 1 : start + 9]
    assert not at.heard, "selecting is no click"
    at.presses(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    kind, copied = at.heard[-1]
    assert kind == "copied"
    assert copied.startswith(held.words + "\n")
    assert "Ada Thorn" in copied, "with its source"
    at.presses(Qt.Key.Key_Escape)
    assert at.surface.chosen() is None
    at.presses(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "Cleo" in at.heard[-1][1], "with nothing selected the whole theme"


def test_our_summary_is_copied_as_ours_and_a_selection_goes_with_its_text(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    drags(at, "", 2, 0, 20)
    held = at.surface.chosen()
    assert held is not None
    assert held.items == ()
    at.presses(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "paraphrases by Sic et Non" in at.heard[-1][1]
    at.view.set_look(load_theme("dark"), 1.5)
    assert at.surface.chosen() is None


def test_the_menu_by_key_has_everything_that_can_be_done_with_a_cell(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    at.surface.go(at.surface.part_of("frost"), 0)
    QApplication.sendEvent(at.surface.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    menu = next(found for found in at.view.findChildren(QMenu) if found.parent() == at.view)
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == [
        "Copy with citation in the style", "Copy the citation alone",
        "Open the panes here", "Whole text, or the headline only", "How this was coded", "Details of the voice", "Copy both with their sources",
        "Set these two side by side", "Follow",
    ]  # fmt: skip
    for words in ("Open the panes here", "How this was coded", "Details of the voice", "Set these two side by side"):
        actions[words].trigger()
    position = samples.BOARD.positions[ADA, "frost"].id
    assert at.heard == [("place_asked", ADA, "frost"), ("link_activated", f"position:{position}"), ("link_activated", f"voice:{ADA}"), ("panes_asked", ADA, CLEO)]
    inner = actions["Follow"].menu()
    assert isinstance(inner, QMenu)
    next(action for action in inner.actions() if action.text() == "+ how coded").trigger()
    assert "The letter says so." in at.part("frost").texts[0].document.toPlainText()
    menu.close()


def test_with_coding_off_no_menu_leads_to_the_coding(room: Callable[..., AtTheRoom]) -> None:
    at = room(coding=False)
    at.surface.menu_asked.emit(1, 0, QPoint(0, 0))
    menu = next(found for found in at.view.findChildren(QMenu) if found.parent() == at.view)
    assert "How this was coded" not in [action.text() for action in menu.actions()]
    menu.close()


# -- for a screen reader --------------------------------------------------------------------------------------------------


def test_parts_and_cells_are_named_and_stand_where_they_are_painted(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    whole: Any = QAccessible.queryAccessibleInterface(at.surface)
    names = [whole.child(i).text(QAccessible.Text.Name) for i in range(whole.childCount())]
    assert names[0] == "Summary"
    assert names[-1] == "What they share"
    assert names[1].startswith("The verdict; only Thorn was found on this")
    assert names[2:4] == ["Thorn on The verdict", "Fern on The verdict"]
    assert whole.text(QAccessible.Text.Name) == "Ada Thorn and Cleo Fern: Do roses need pruning?"
    assert [whole.child(i).role() for i in range(3)] == [QAccessible.Role.StaticText, QAccessible.Role.Row, QAccessible.Role.Cell]
    cell = whole.child(3)
    assert "Not found in what we saw" in cell.text(QAccessible.Text.Value)
    rect = cell.rect()
    assert whole.childAt(rect.center().x(), rect.center().y()).text(QAccessible.Text.Name) == "Fern on The verdict"
    at.surface.go(1, 1)
    assert cell.state().focused
    assert accessible.words_at(at.surface, 1, 1).startswith("The verdict; only Thorn")
    assert whole.indexOfChild(cell) == 3
    assert whole.child(99) is None
