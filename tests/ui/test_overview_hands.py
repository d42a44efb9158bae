"""The overview at work: clicked, walked and asked, with its menu, and what a screen reader is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.overview_options import Options
from app.ui.overview import accessible, saying
from app.ui.overview.view import OverviewView
from db.records import Board
from tests.ui.overviews import KOTKIN, TUCKER, opened, picture

LEFT, NONE, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, continuity: Board) -> OverviewView:
    """The shipped debate on a laptop: 1366 × 700 pixels below the header."""
    accessible.install()
    return opened(qtbot, continuity)


def point(view: OverviewView, voice: str = "", theme: str = "") -> QPoint:
    place = picture(view).place(voice, theme)
    assert place is not None
    view.area._bring_into_view(place)
    return view.area.rect_of(place).center().toPoint()


def clicks(view: OverviewView, voice: str = "", theme: str = "", keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(view.area.viewport(), LEFT, keys, point(view, voice, theme))


# -- mouse and keyboard ------------------------------------------------------------------------------------------------


def test_a_click_says_what_was_pointed_at(qtbot: QtBot, view: OverviewView) -> None:
    with qtbot.waitSignal(view.place_asked) as place:
        clicks(view, KOTKIN, "economy")
    with qtbot.waitSignal(view.voice_asked) as voice:
        clicks(view, KOTKIN)
    with qtbot.waitSignal(view.theme_asked) as theme:
        clicks(view, "", "economy")
    assert (place.args, voice.args, theme.args) == ([KOTKIN, "economy"], [KOTKIN], ["economy"])


def test_a_press_that_ends_elsewhere_is_no_click(qtbot: QtBot, view: OverviewView) -> None:
    with qtbot.assertNotEmitted(view.place_asked):
        QTest.mousePress(view.area.viewport(), LEFT, NONE, point(view, KOTKIN, "economy"))
        QTest.mouseRelease(view.area.viewport(), LEFT, NONE, point(view, TUCKER, "economy"))
        QTest.mouseClick(view.area.viewport(), LEFT, NONE, QPoint(3, 3))


def test_two_voices_with_ctrl_make_a_pair(qtbot: QtBot, view: OverviewView) -> None:
    with qtbot.assertNotEmitted(view.voice_asked):
        clicks(view, KOTKIN, keys=CTRL)
    assert view.reading.full.startswith("Kotkin is picked")
    with qtbot.waitSignal(view.pair_asked) as pair:
        clicks(view, TUCKER, keys=CTRL)
    assert pair.args == [KOTKIN, TUCKER]
    assert "picked" not in view.reading.full
    with qtbot.assertNotEmitted(view.pair_asked):
        clicks(view, KOTKIN, keys=CTRL)
        clicks(view, KOTKIN, keys=CTRL)
        clicks(view, TUCKER, keys=CTRL)
        view.area.setFocus()
        QTest.keyClick(view.area, Qt.Key.Key_Escape)
    assert "picked" not in view.reading.full


def test_who_comes_by_a_key_walks_at_once(qtbot: QtBot, view: OverviewView) -> None:
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(view.area.hasFocus)
    assert view.reading.full.startswith("Leon Trotsky, Verdict:")


def test_the_keyboard_walks_everything(qtbot: QtBot, view: OverviewView) -> None:
    area = view.area
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Home, CTRL)
    assert area.at == (0, 0)
    for key, place in (
        (Qt.Key.Key_Up, (-1, 0)), (Qt.Key.Key_Left, (-1, 0)), (Qt.Key.Key_Right, (-1, 1)), (Qt.Key.Key_Down, (0, 1)),
        (Qt.Key.Key_Home, (0, -1)), (Qt.Key.Key_Up, (0, -1)), (Qt.Key.Key_Down, (1, -1)), (Qt.Key.Key_End, (1, 27)), (Qt.Key.Key_Right, (1, 27)),
        (Qt.Key.Key_PageDown, (9, 27)), (Qt.Key.Key_PageUp, (0, 27)),
    ):  # fmt: skip
        QTest.keyClick(area, key)
        assert area.at == place, key
    QTest.keyClick(area, Qt.Key.Key_End, CTRL)
    assert area.at == (9, 27)
    assert view.reading.full == saying.line(picture(view).overview, picture(view).at(9, 27))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_opens_and_i_asks(qtbot: QtBot, view: OverviewView, key: Qt.Key) -> None:
    area = view.area
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Home, CTRL)
    first = picture(view).at(0, 0)
    with qtbot.waitSignal(view.place_asked) as place:
        QTest.keyClick(area, key)
    with qtbot.waitSignal(view.voice_asked) as voice:
        QTest.keyClick(area, Qt.Key.Key_I)
    assert (place.args, voice.args) == ([first.voice, first.theme], [first.voice])
    QTest.keyClick(area, key, CTRL)
    QTest.keyClick(area, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.pair_asked) as pair:
        QTest.keyClick(area, key, CTRL)
    assert pair.args == [first.voice, picture(view).at(0, 1).voice]


def test_what_is_walked_to_comes_into_view(qtbot: QtBot, continuity: Board) -> None:
    view = opened(qtbot, continuity, size=(1024, 600), scale=2.0)
    view.area.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(view.area, key, CTRL)
        rect, room = view.area.rect_of(view.area.at), view.area.viewport().rect().adjusted(round(picture(view).side) - 1, round(picture(view).head) - 1, 1, 1)
        assert QRectF(room).contains(rect)


def test_the_keyboard_stays_with_its_voice_and_theme(view: OverviewView) -> None:
    clicks(view, TUCKER, "terror")
    for options in (Options(order="name"), Options(contested_first=True), Options(layout="rows"), Options(order="likeness")):
        view.set_options(options)
        held = view.area.held()
        assert held is not None
        assert (held.voice, held.theme) == (TUCKER, "terror")


def open_menu(qtbot: QtBot, view: OverviewView) -> QMenu:
    qtbot.waitUntil(lambda: any(m.isVisible() and m.parent() is view for m in view.findChildren(QMenu)))
    return next(m for m in view.findChildren(QMenu) if m.isVisible() and m.parent() is view)


@pytest.mark.parametrize("by_key", [False, True])
def test_the_menu_of_a_cell(qtbot: QtBot, view: OverviewView, continuity: Board, by_key: bool) -> None:
    where = point(view, KOTKIN, "economy")
    if by_key:
        view.area.setFocus()
        view.area.go(picture(view).place(KOTKIN, "economy") or (0, 0))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), view.area.mapToGlobal(QPoint(1, 1)))
        QApplication.sendEvent(view.area, event)
    else:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.area.viewport().mapToGlobal(where))
        QApplication.sendEvent(view.area.viewport(), event)
    menu = open_menu(qtbot, view)
    assert [a.text() for a in menu.actions()] == [
        "Open the panes here", "How this was coded", "Copy with citation in the style", "Copy the citation alone",
        "Details of the voice", "Nearest to this voice", "Pick for a comparison",
    ]  # fmt: skip
    with qtbot.waitSignal(view.coding_asked) as coding:
        menu.actions()[1].trigger()
    assert coding.args == [continuity.positions[KOTKIN, "economy"].id]
    menu.close()


def test_a_card_says_all_of_a_cell_and_escapes_it(view: OverviewView, continuity: Board) -> None:
    view.set_board(replace(continuity, voices=tuple(replace(v, name="<b>Kotkin</b>") if v.id == KOTKIN else v for v in continuity.voices)))
    tip, _ = view.area.tip_at(point(view, KOTKIN, "economy").toPointF())
    for words in ("&lt;b&gt;Kotkin", "Economy and the village", "divided: continuation and break", "rests on the work", "click: open the panes here"):
        assert words in tip
    assert "main work of 2014" in view.area.tip_at(point(view, KOTKIN).toPointF())[0]
    assert "steps apart · 12 voices" in view.area.tip_at(point(view, "", "economy").toPointF())[0]


def test_pointing_reads_the_cell_at_the_foot(view: OverviewView) -> None:
    QTest.mouseMove(view.area.viewport(), point(view, KOTKIN, "economy"))
    assert view.reading.full.startswith("Stephen Kotkin, Economy: divided: continuation and break")


# -- for a screen reader -----------------------------------------------------------------------------------------------


def interface(view: OverviewView) -> Any:
    found = QAccessible.queryAccessibleInterface(view.area)
    assert found is not None
    return found


def test_heads_and_cells_are_told_row_by_row(view: OverviewView) -> None:
    whole, found = interface(view), picture(view)
    assert whole.role() == QAccessible.Role.Table
    assert whole.text(QAccessible.Text.Name) == "Overview: How far was Stalinism a continuation of Leninism?"
    assert whole.childCount() == 29 * 11 - 1
    assert [whole.child(i).role() for i in (0, 27, 28, 29)] == [
        QAccessible.Role.ColumnHeader, QAccessible.Role.ColumnHeader, QAccessible.Role.RowHeader, QAccessible.Role.Cell,
    ]  # fmt: skip
    assert whole.child(0).text(QAccessible.Text.Name).startswith("Leon Trotsky, 1937, participant")
    assert whole.child(28).text(QAccessible.Text.Name).startswith("The verdict as a whole, ")
    assert whole.child(29).text(QAccessible.Text.Name) == saying.line(found.overview, found.at(0, 0))
    assert whole.child(whole.childCount()) is None
    assert all(whole.indexOfChild(whole.child(i)) == i for i in (0, 28, 29, 300))
    at = view.area.viewport().mapToGlobal(point(view, KOTKIN, "economy"))
    child = whole.childAt(at.x(), at.y())
    assert child.rect().contains(at)
    assert child.text(QAccessible.Text.Name).startswith("Stephen Kotkin, Economy: divided")
    view.area.setFocus()
    view.area.go(picture(view).place(KOTKIN, "economy") or (0, 0))
    assert child.state().focused
    view.set_options(Options(kind="participant", decade="1990"))
    assert whole.childCount() == 0
    assert not child.isValid()


def test_walking_is_said(view: OverviewView, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(saying, "announce", lambda widget, told: heard.append(told))
    view.area.setFocus()
    view.area.go((0, 0))
    QTest.keyClick(view.area, Qt.Key.Key_Down)
    assert heard[-1].startswith("Leon Trotsky, Doctrine: sharp break")
