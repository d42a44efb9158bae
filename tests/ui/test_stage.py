"""The stage as a person meets it: keys, mouse, blanking, what is painted, what a screen reader is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QCursor, QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.state.theme import THEME_NAMES, Theme, contrast, load_theme
from app.state.workspace import Stage
from app.ui.stage import accessible, view
from app.ui.stage.view import StageView
from db.records import Board
from tests.ui.test_stage_pages import shipped_board, slide_of

K = Qt.Key
NONE, CONTROL, KEYPAD, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def board(built_library: Path) -> Board:
    """The debate that comes with the program."""
    return shipped_board(built_library)


@pytest.fixture
def stage(qtbot: QtBot, board: Board) -> StageView:
    """A shown stage of 1280 × 720 with seven voices on terror."""
    made = StageView()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.set_slide(slide_of(board))
    made.set_stage(Stage(on=True))
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def heard(stage: StageView) -> list[tuple[Any, ...]]:
    """What the stage asks for, in order: the signal's name and its value."""
    result: list[tuple[Any, ...]] = []
    stage.stepped.connect(lambda way: result.append(("stepped", way)))
    stage.jumped.connect(lambda end: result.append(("jumped", end)))
    stage.blanked.connect(lambda: result.append(("blanked",)))
    stage.coding_toggled.connect(lambda: result.append(("coding",)))
    stage.scaled.connect(lambda way: result.append(("scaled", way)))
    stage.left.connect(lambda: result.append(("left",)))
    return result


def picture(stage: StageView) -> QImage:
    """What is painted."""
    return stage.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(stage: StageView) -> set[str]:
    """Every colour that is painted."""
    image = picture(stage)
    return {QColor(image.pixel(x, y)).name() for y in range(0, image.height(), 2) for x in range(0, image.width(), 2)}


def tones(theme: Theme) -> set[str]:
    """The colours that tell a side: fills and outlines of the outer steps."""
    return {*theme.steps, *theme.step_outlines} - {theme.steps[3], theme.step_outlines[3]}


@pytest.mark.parametrize(
    ("key", "modifiers", "asked"),
    [
        *((key, NONE, ("stepped", 1)) for key in (K.Key_Right, K.Key_Down, K.Key_PageDown, K.Key_Space, K.Key_Return)),
        *((key, NONE, ("stepped", -1)) for key in (K.Key_Left, K.Key_Up, K.Key_PageUp, K.Key_Backspace)),
        *((key, KEYPAD, ("stepped", 1)) for key in (K.Key_Right, K.Key_Down, K.Key_PageDown, K.Key_Enter)),
        *((key, KEYPAD, ("stepped", -1)) for key in (K.Key_Left, K.Key_Up, K.Key_PageUp)),
        (K.Key_Space, SHIFT, ("stepped", -1)),
        (K.Key_Home, NONE, ("jumped", "first")),
        (K.Key_End, KEYPAD, ("jumped", "last")),
        (K.Key_B, NONE, ("blanked",)),
        (K.Key_B, SHIFT, ("blanked",)),
        (K.Key_Period, KEYPAD, ("blanked",)),
        (K.Key_C, NONE, ("coding",)),
        (K.Key_Plus, NONE, ("scaled", 1)),
        (K.Key_Plus, SHIFT, ("scaled", 1)),
        (K.Key_Plus, KEYPAD, ("scaled", 1)),
        (K.Key_Minus, KEYPAD, ("scaled", -1)),
        (K.Key_Minus, NONE, ("scaled", -1)),
        (K.Key_Plus, CONTROL, ("scaled", 1)),
        (K.Key_Equal, CONTROL, ("scaled", 1)),
        (K.Key_Minus, CONTROL, ("scaled", -1)),
        (K.Key_0, CONTROL, ("scaled", 0)),
        (K.Key_0, CONTROL | KEYPAD, ("scaled", 0)),
        (K.Key_Escape, NONE, ("left",)),
        (K.Key_F5, NONE, ("left",)),
        (K.Key_Q, NONE, ("left",)),
    ],
)
def test_a_key(stage: StageView, heard: list[tuple[Any, ...]], key: Qt.Key, modifiers: Qt.KeyboardModifier, asked: tuple[Any, ...]) -> None:
    QTest.keyClick(stage, key, modifiers)
    assert heard == [asked]


@pytest.mark.parametrize(("key", "modifiers"), [(K.Key_C, CONTROL), (K.Key_B, CONTROL), (K.Key_0, NONE), (K.Key_X, NONE), (K.Key_Right, Qt.KeyboardModifier.AltModifier)])
def test_other_keys_do_nothing(stage: StageView, heard: list[tuple[Any, ...]], key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(stage, key, modifiers)
    assert heard == []


def test_a_key_held_down_turns_pages_but_does_not_flicker(stage: StageView, heard: list[tuple[Any, ...]]) -> None:
    for key, text in ((K.Key_Right, ""), (K.Key_B, "b"), (K.Key_C, "c"), (K.Key_Escape, "")):
        for again in (False, True, True):
            QApplication.sendEvent(stage, QKeyEvent(QEvent.Type.KeyPress, key, NONE, text, again))
    assert heard == [("stepped", 1)] * 3 + [("blanked",), ("coding",), ("left",)]


def test_keys_of_the_stage_win_over_shortcuts(stage: StageView) -> None:
    for key, ours in ((K.Key_Escape, True), (K.Key_Home, True), (K.Key_X, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        QApplication.sendEvent(stage, event)
        assert event.isAccepted() is ours


def test_clicks(stage: StageView, heard: list[tuple[Any, ...]]) -> None:
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton)
    QTest.mouseClick(stage, Qt.MouseButton.RightButton)
    QTest.mouseClick(stage, Qt.MouseButton.MiddleButton)
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton)
    where = QPointF(stage.rect().center())
    double = QMouseEvent(QEvent.Type.MouseButtonDblClick, where, stage.mapToGlobal(where), Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(stage, double)  # the second of two quick clicks
    assert heard == [("stepped", 1), ("stepped", -1), ("stepped", 1), ("stepped", 1)]


def _wheel(stage: StageView, turn: int) -> None:
    centre = QPointF(stage.rect().center())
    event = QWheelEvent(centre, stage.mapToGlobal(centre), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(stage, event)


def test_the_wheel_turns_a_page_a_notch_and_small_turns_add_up(stage: StageView, heard: list[tuple[Any, ...]]) -> None:
    _wheel(stage, -120)
    _wheel(stage, 120)
    assert heard == [("stepped", 1), ("stepped", -1)]
    for _ in range(5):
        _wheel(stage, -30)
    assert heard[2:] == [("stepped", 1)]
    _wheel(stage, 90)  # turned back, what was left over does not count
    assert len(heard) == 3


def test_closing_the_window_is_leaving(stage: StageView, heard: list[tuple[Any, ...]]) -> None:
    stage.close()
    assert heard == [("left",)]


def test_it_changes_nothing_by_itself(stage: StageView, heard: list[tuple[Any, ...]]) -> None:
    before = (stage.page, stage.pages, stage.page_words())
    for key in (K.Key_Right, K.Key_B, K.Key_Plus, K.Key_C, K.Key_Escape):
        QTest.keyClick(stage, key)
    assert len(heard) == 5
    assert (stage.page, stage.pages, stage.page_words()) == before
    assert stage.isVisible()


def test_blank_is_black_and_comes_back_as_it_was(stage: StageView) -> None:
    before, words = picture(stage), stage.page_words()
    assert words
    stage.set_stage(Stage(on=True, blank=True))
    assert colours(stage) == {"#000000"}
    assert stage.page_words() == ""
    stage.set_stage(Stage(on=True))
    assert picture(stage) == before
    assert stage.page_words() == words


def test_no_slide_is_the_ground_alone(stage: StageView) -> None:
    stage.set_slide(None)
    assert colours(stage) == {load_theme("projector").paper}
    assert (stage.pages, stage.page, stage.page_words()) == (0, 0, "")


def test_marks_and_axis_are_painted_in_the_tones_of_the_steps(stage: StageView) -> None:
    theme = load_theme("projector")
    assert colours(stage) & tones(theme)
    page = stage.current()
    assert page is not None
    assert page.axis is not None
    assert {name for name, _, _ in page.axis.picture.names} >= {"Fitzpatrick", "Medvedev"}
    assert [row.marks for row in page.rows]


def test_with_coding_off_no_tone_mark_or_axis_is_painted(stage: StageView, board: Board) -> None:
    theme = load_theme("projector")
    for key in ("terror", "verdict"):
        stances = {column.stance for column in slide_of(board, key).columns if column.stance}
        assert stances
        stage.set_slide(slide_of(board, key, coding=False))
        for number in range(stage.pages):
            stage.set_stage(Stage(on=True, page=number))
            page = stage.current()
            assert page is not None
            assert page.axis is None
            assert page.rows == ()
            assert not colours(stage) & tones(theme)
            assert not {placed.text.words for placed in page.texts} & stances


def test_the_axis_turned_round(stage: StageView, board: Board) -> None:
    stage.set_slide(slide_of(board, turned=True))
    page = stage.current()
    assert page is not None
    assert page.axis is not None
    assert (page.axis.picture.first, page.axis.picture.second) == ("break", "continuation")
    assert page.axis.picture.steps == (3, 2, 1, 0, -1, -2, -3)


def test_larger_text_means_larger_text(stage: StageView) -> None:
    sizes = []
    for scale in (100, 150, 200):
        stage.set_stage(Stage(on=True, text_scale=scale))
        page = stage.current()
        assert page is not None
        sizes.append(page.size)
    assert sizes == sorted(set(sizes))


def test_another_size_is_laid_out_anew(stage: StageView) -> None:
    few = stage.pages
    stage.resize(800, 600)
    assert stage.pages > few


def test_another_theme_of_colours(stage: StageView) -> None:
    light = load_theme("light")
    stage.set_look(light)
    assert light.paper in colours(stage)


def _moves(stage: StageView, *points: tuple[int, int]) -> None:
    for x, y in points:
        where = QPointF(x, y)
        QApplication.sendEvent(stage, QMouseEvent(QEvent.Type.MouseMove, where, stage.mapToGlobal(where), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE))


def test_pointer_and_keys_show_while_the_pointer_moves(stage: StageView) -> None:
    still = picture(stage)
    _moves(stage, (300, 300), (300, 300))
    assert stage.hint() is None  # told where it stands, it has not moved
    _moves(stage, (310, 300))
    hint = stage.hint()
    assert hint is not None
    assert hint[0].words.startswith("Esc leaves")
    assert stage.cursor().shape() != Qt.CursorShape.BlankCursor
    assert picture(stage) != still
    assert stage._rest.isActive()
    assert stage._rest.interval() == view.POINTER_REST == 2_000
    stage._rest.timeout.emit()
    assert stage.hint() is None
    assert stage.cursor().shape() == Qt.CursorShape.BlankCursor
    assert picture(stage) == still


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1024, 768), (480, 640), (120, 90)])
def test_the_keys_in_the_corner_lie_on_nothing(stage: StageView, width: int, height: int) -> None:
    stage.resize(width, height)
    _moves(stage, (3, 3), (5, 5))
    hint, page = stage.hint(), stage.current()
    assert page is not None
    if hint is None:
        assert width < 200
        return
    assert stage.rect().toRectF().contains(hint[1])
    assert [placed.text.words for placed in page.texts if placed.rect().intersects(hint[1])] == []


def test_a_hidden_stage_gives_the_pointer_back(stage: StageView) -> None:
    stage._rest.timeout.emit()
    stage.hide()
    assert stage.cursor().shape() == QCursor().shape()
    assert not stage._rest.isActive()


@pytest.fixture
def interface(stage: StageView) -> Any:
    """What a screen reader sees of the stage."""
    accessible.install()
    return QAccessible.queryAccessibleInterface(stage)


def test_a_screen_reader_gets_the_whole_page(stage: StageView, interface: Any) -> None:
    assert interface.role() == QAccessible.Role.Document
    assert interface.text(QAccessible.Text.Name) == "Terror and repression" == stage.windowTitle() == stage.accessibleName()
    assert interface.text(QAccessible.Text.Description) == stage.page_words()
    assert "Roy Medvedev" in stage.page_words()
    assert interface.state().readOnly
    stage.set_stage(Stage(on=True, blank=True))
    assert interface.text(QAccessible.Text.Description) == "The stage is blank"


def test_a_new_page_is_announced_once(stage: StageView, qtbot: QtBot, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    class Recorder:
        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: Any) -> None:
            told.append(event.message())

    monkeypatch.setattr(view, "QAccessible", Recorder)
    stage.set_slide(slide_of(board, "party"))
    stage.set_stage(Stage(on=True, page=1))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [stage.page_words()]
    stage.set_stage(Stage(on=True, page=1, blank=True))
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told[1:] == ["The stage is blank"]
    stage.update()
    stage._tell()
    assert len(told) == 2


def test_setting_the_same_again_lays_nothing_out(stage: StageView, board: Board) -> None:
    deck = stage._laid_out()
    stage.set_slide(slide_of(board))
    stage.set_stage(Stage(on=True))
    stage.set_look(load_theme("projector"))
    stage.set_stage(Stage(on=True, page=1))
    assert stage._laid_out() is deck


def test_the_projector_theme_is_for_the_stage_alone() -> None:
    assert "projector" not in THEME_NAMES
    assert load_theme("projector").paper == "#101114"


@pytest.mark.parametrize(("text", "ground"), Theme.TEXT_PAIRS)
def test_text_on_the_projector_has_a_contrast_of_seven(text: str, ground: str) -> None:
    theme = load_theme("projector")
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 7.0


@pytest.mark.parametrize("step", range(-3, 4))
def test_words_in_the_tone_of_a_step_have_it_too_and_bars_stand_out(step: int) -> None:
    theme = load_theme("projector")
    assert contrast(theme.outline(step).name(), theme.paper) >= 7.0
    assert contrast(theme.step(step).name(), theme.paper) >= 3.0
