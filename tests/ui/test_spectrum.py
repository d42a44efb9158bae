"""The spectrum at work: clicked, walked and asked, on the real corpus; it says what was pointed at and changes nothing itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.standing import spectrum
from app.state.theme import load_theme
from app.ui.spectrum import saying
from app.ui.spectrum.picture import Item
from app.ui.spectrum.view import SpectrumView
from db.records import Board

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot, continuity: Board) -> SpectrumView:
    """The spectrum of the verdict with the seven panes of the first start, 1366 pixels wide."""
    made = SpectrumView()
    qtbot.addWidget(made)
    shows(made, continuity, "verdict")
    made.resize(1366, made.heightForWidth(1366))
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def shows(view: SpectrumView, continuity: Board, theme: str, *also: str, turned: bool = False) -> None:
    view.set_spectrum(spectrum(continuity, theme, (*continuity.debate.presets, *(f"stalinism/{v}" for v in also)), turned=turned))


def items(view: SpectrumView) -> tuple[Item, ...]:
    assert view.picture is not None
    return view.picture.items


def item(view: SpectrumView, voice: str, number: int = 0) -> Item:
    return [i for i in items(view) if i.kind == "voice" and i.key == f"stalinism/{voice}"][number]


def clicks(view: SpectrumView, where: Item) -> None:
    QTest.mouseClick(view, LEFT, NONE, where.rect.center().toPoint())


def open_menu(qtbot: QtBot, view: SpectrumView) -> QMenu:
    qtbot.waitUntil(lambda: any(m.isVisible() for m in view.findChildren(QMenu)))
    return next(m for m in view.findChildren(QMenu) if m.isVisible())


def chooses(qtbot: QtBot, view: SpectrumView, words: str) -> None:
    menu = open_menu(qtbot, view)
    action = next(a for a in menu.actions() if a.text() == words)
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
    qtbot.waitUntil(lambda: not any(m.isVisible() for m in view.findChildren(QMenu)))


def asks_for_menu(view: SpectrumView, at: Item | None) -> None:
    """A click with the right button, or the menu key where no item is given."""
    reason = QContextMenuEvent.Reason.Keyboard if at is None else QContextMenuEvent.Reason.Mouse
    point = at.rect.center().toPoint() if at is not None else QPoint(1, 1)
    QApplication.sendEvent(view, QContextMenuEvent(reason, point, view.mapToGlobal(point)))


def test_no_spectrum_no_widget(view: SpectrumView, continuity: Board) -> None:
    assert view.isVisible()
    view.set_spectrum(None)
    assert not view.isVisible()
    assert view.heightForWidth(1366) == 0
    shows(view, continuity, "terror")
    assert view.isVisible()


@pytest.mark.parametrize("voice", ["kotkin", "lewin"])
def test_a_click_says_which_voice_and_nothing_moves_by_itself(qtbot: QtBot, view: SpectrumView, voice: str) -> None:
    before = view.picture
    with qtbot.waitSignal(view.voice_toggled) as said:
        clicks(view, item(view, voice))
    assert said.args == [f"stalinism/{voice}"]
    assert view.picture is before


def test_both_ends_of_a_divided_voice_are_the_same_voice(qtbot: QtBot, view: SpectrumView) -> None:
    for number, step in ((0, -1), (1, 2)):
        end = item(view, "deutscher", number)
        assert (end.step, end.tail) == (step, "divided")
        with qtbot.waitSignal(view.voice_toggled) as said:
            clicks(view, end)
        assert said.args == ["stalinism/deutscher"]


def test_a_path_has_its_years_and_a_repeated_step_all_of_them(view: SpectrumView) -> None:
    assert [(i.step, i.tail) for i in items(view) if i.key == "stalinism/volkogonov"] == [(-3, "1992–94"), (2, "1989")]


def test_a_press_that_ends_elsewhere_is_no_click(qtbot: QtBot, view: SpectrumView) -> None:
    with qtbot.assertNotEmitted(view.voice_toggled):
        QTest.mousePress(view, LEFT, NONE, item(view, "kotkin").rect.center().toPoint())
        QTest.mouseRelease(view, LEFT, NONE, item(view, "gill").rect.center().toPoint())
        QTest.mouseClick(view, Qt.MouseButton.MiddleButton, NONE, item(view, "gill").rect.center().toPoint())


def test_the_arrows_walk_along_the_axis_through_the_stacks(view: SpectrumView) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    walked = [items(view)[view.at]]
    for _ in range(len(items(view)) - 1):
        QTest.keyClick(view, Qt.Key.Key_Right)
        walked.append(items(view)[view.at])
    assert walked == list(items(view))
    steps = [i.step for i in walked if i.step is not None]
    assert steps == sorted(steps)
    assert walked[-1].kind == "beside"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert items(view)[view.at] is walked[-1]
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert items(view)[view.at] is walked[-2]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.at == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.at == len(items(view)) - 1


def test_up_and_down_stay_in_the_step(view: SpectrumView) -> None:
    view.setFocus()
    clicks(view, item(view, "kotkin"))
    lines = [items(view)[view.at].line]
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Up)
        assert items(view)[view.at].step == -2
        lines.append(items(view)[view.at].line)
    assert lines == [2, 1, 0, 0, 0, 0]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert items(view)[view.at].line == 1


def test_up_and_down_leave_a_voice_that_stands_alone(view: SpectrumView, continuity: Board) -> None:
    shows(view, continuity, "ideology")
    clicks(view, item(view, "carr"))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
        assert items(view)[view.at].key == "stalinism/carr"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_toggle_and_i_asks(qtbot: QtBot, view: SpectrumView, key: Qt.Key) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    first = items(view)[0].key
    with qtbot.waitSignal(view.voice_toggled) as toggled:
        QTest.keyClick(view, key)
    with qtbot.waitSignal(view.voice_asked) as asked:
        QTest.keyClick(view, Qt.Key.Key_I)
    assert toggled.args == asked.args == [first]


def test_keys_that_are_not_ours_are_left_to_others(view: SpectrumView) -> None:
    view.setFocus()
    before = view.at
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.at == before


def test_the_keyboard_stays_with_its_voice(view: SpectrumView, continuity: Board) -> None:
    clicks(view, item(view, "medvedev"))
    for theme, turned in (("terror", False), ("terror", True), ("economy", True)):
        shows(view, continuity, theme, turned=turned)
        assert items(view)[view.at].key == "stalinism/medvedev"
    view.resize(640, view.heightForWidth(640))
    assert items(view)[view.at].key == "stalinism/medvedev"
    shows(view, continuity, "nationalities")
    assert "stalinism/medvedev" in items(view)[view.at].voices, "not found there: the button that lists the voice"


@pytest.mark.parametrize(
    ("words", "signal", "said"),
    [
        ("Close the pane", "voice_toggled", "stalinism/kotkin"),
        ("Details of the voice", "voice_asked", "stalinism/kotkin"),
        ("Compare only this voice and the one in focus", "compare_asked", "stalinism/kotkin"),
        ("How this was coded", "coding_asked", "position"),
    ],
)
@pytest.mark.parametrize("by_key", [False, True])
def test_the_menu_of_a_voice(qtbot: QtBot, view: SpectrumView, continuity: Board, words: str, signal: str, said: str, by_key: bool) -> None:
    if by_key:
        view.setFocus()
        clicks(view, item(view, "kotkin"))
    asks_for_menu(view, None if by_key else item(view, "kotkin"))
    with qtbot.waitSignal(getattr(view, signal)) as heard:
        chooses(qtbot, view, words)
    assert heard.args == [continuity.positions["stalinism/kotkin", "verdict"].id if said == "position" else said]


def test_a_button_lists_who_has_no_step_and_shows_a_pane(qtbot: QtBot, view: SpectrumView, continuity: Board) -> None:
    shows(view, continuity, "terror")
    buttons = {i.name: i for i in items(view) if i.kind == "beside"}
    assert list(buttons) == ["off the axis 2", "not found 8", "no source seen 3"]
    clicks(view, buttons["no source seen 3"])
    listed = {a.text(): a.isChecked() for a in open_menu(qtbot, view).actions() if a.isEnabled()}
    assert listed == {"Isaac Deutscher": True, "Graeme Gill": True, "Stephen F. Cohen": False}
    with qtbot.waitSignal(view.voice_toggled) as said:
        chooses(qtbot, view, "Stephen F. Cohen")
    assert said.args == ["stalinism/cohen"]


def test_a_number_lists_who_did_not_fit(qtbot: QtBot, view: SpectrumView) -> None:
    view.set_look(load_theme("light"), 3.0)
    view.resize(640, view.heightForWidth(640))
    more = next(i for i in items(view) if i.kind == "more")
    assert more.name == f"+{len(more.voices)}"
    clicks(view, more)
    listed = [a for a in open_menu(qtbot, view).actions() if a.isEnabled()]
    assert len(listed) == len(more.voices)
    with qtbot.waitSignal(view.voice_toggled) as said:
        chooses(qtbot, view, listed[0].text())
    assert said.args == [more.voices[0]]


def test_tips_say_who_what_and_on_what_it_rests(view: SpectrumView) -> None:
    tip, _ = view.tip_at(item(view, "schapiro").rect.center())
    for words in ("Leonard Schapiro", "historian", "continuation", "range straight continuation to more continuation", "low confidence", "click: open the pane"):
        assert words in tip
    assert "click: close the pane" in view.tip_at(item(view, "kotkin").rect.center())[0]
    picture = view.picture
    assert picture is not None
    pole = next(label for label in picture.labels if label.end == "first")
    assert "Stalin carried on what Lenin had set up" in view.tip_at(pole.rect.center())[0]
    assert "both in balance" in view.tip_at(QPointF(picture.lefts[3] + picture.widths[3] / 2, picture.axis))[0]
    lane = next(lane for lane in picture.lanes if lane.voice == "stalinism/deutscher")
    assert "Isaac Deutscher" in view.tip_at(QPointF((lane.left + lane.right) / 2, lane.middle))[0]
    assert view.tip_at(QPointF(1360, 1))[0] == ""


def test_the_bar_of_a_voice_without_a_pane_shows_while_it_is_pointed_at(view: SpectrumView) -> None:
    before = view.grab().toImage()
    QTest.mouseMove(view, item(view, "schapiro").rect.center().toPoint())
    pointed = view.grab().toImage()
    assert pointed != before
    picture = view.picture
    assert picture is not None
    bar = picture.spare["stalinism/schapiro"]
    at = QPoint(round(bar.left + 20), round(bar.middle))
    assert before.pixelColor(at).name() == view.theme.paper
    assert pointed.pixelColor(at).name() != view.theme.paper
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.grab().toImage() == before


def test_the_voice_in_focus_is_underlined(view: SpectrumView) -> None:
    before = view.grab().toImage()
    view.set_focus_voice("stalinism/kotkin")
    rect = item(view, "kotkin").rect
    at = QPoint(round(rect.center().x()), round(rect.bottom()) - 1)
    assert view.grab().toImage().pixelColor(at).name() == view.theme.accent
    view.set_focus_voice("")
    assert view.grab().toImage() == before


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What a screen reader is told to say."""
    heard: list[str] = []
    monkeypatch.setattr(saying, "announce", lambda widget, words: heard.append(words))
    return lambda: heard


def test_walking_and_toggling_are_said(view: SpectrumView, continuity: Board, said: Callable[[], list[str]]) -> None:
    view.setFocus()
    clicks(view, item(view, "kotkin"))
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert said()[-1] == "Kotkin, continuation, outcome avoidable, rests on the work, pane open"
    view.set_spectrum(spectrum(continuity, "verdict", (), turned=False))
    assert said()[-1] == "Kotkin: no pane"
    count = len(said())
    shows(view, continuity, "terror")
    assert len(said()) == count + 1, "its pane is open again: said once"
    shows(view, continuity, "party")
    assert len(said()) == count + 1, "another theme alone is not talked about"
