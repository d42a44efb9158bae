"""The hints of a first start: one after the other, beside what they explain, never in the way of the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton

from app.core import helping, words
from app.core.helping import HINTS, next_hint, number_of
from app.state.theme import font, load_theme, style_sheet
from app.ui.top.hints import HintCard


def test_hints_come_in_turn_and_a_dismissed_one_never_comes_back() -> None:
    dismissed: tuple[str, ...] = ()
    shown = []
    while (hint := next_hint(dismissed)) is not None:
        shown.append(hint.id)
        dismissed = (*dismissed, hint.id)
    assert shown == ["panes", "spectrum", "timeline"]
    assert next_hint(("timeline", "panes")) == HINTS[1], "in whatever order they were dismissed"
    assert next_hint(("gone",)) == HINTS[0], "an id that is no more is no hint"
    assert [number_of(hint) for hint in HINTS] == [1, 2, 3]


def test_a_hint_is_in_the_reader_s_language_when_it_is_shown() -> None:
    words.install(lambda context, text: f"{context}|{text[:10]}")
    try:
        assert [hint.words[:8] for hint in HINTS] == ["Helping|"] * 3
    finally:
        words.install(None)
    assert all(20 < len(hint.words) < 160 for hint in HINTS), "a sentence or two, no more"


@pytest.fixture
def window(qtbot):
    """A window with a field that has the keyboard, an Esc of its own, and a card over it."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.field = QLineEdit()
    made.setCentralWidget(made.field)
    made.escaped = []
    action = QAction("close", made)
    action.setShortcut(QKeySequence("Esc"))
    action.triggered.connect(lambda: made.escaped.append(1))
    made.addAction(action)
    made.card = HintCard(made)
    made.resize(900, 600)
    made.show()
    made.field.setFocus()
    QApplication.processEvents()
    return made


def laid(window, target: QRect, hint: int = 0) -> QRect:
    """The card with a hint, shown beside a target."""
    window.card.set_hint(HINTS[hint])
    window.card.place(target, window.rect())
    window.card.show()
    QApplication.processEvents()
    return window.card.geometry()


def button(card: HintCard, text: str) -> QPushButton:
    """A button of the card by its words."""
    return next(found for found in card.findChildren(QPushButton) if found.text() == text)


ROOM = QRect(0, 0, 900, 600)


@pytest.mark.parametrize(
    ("target", "side"),
    [
        (QRect(300, 40, 300, 60), "below"),
        (QRect(0, 0, 900, 120), "below"),
        (QRect(0, 480, 900, 120), "above"),
        (QRect(0, 0, 300, 600), "right"),
        (QRect(600, 0, 300, 600), "left"),
    ],
)
def test_the_card_stands_beside_what_it_explains_and_never_covers_it(window, target, side):
    card = laid(window, target)
    assert not card.intersects(target)
    assert ROOM.contains(card)
    where = {"below": card.top() > target.bottom(), "above": card.bottom() < target.top(), "right": card.left() > target.right(), "left": card.right() < target.left()}
    assert where[side]


@pytest.mark.parametrize("size", [(640, 420), (1366, 768), (3000, 2000)])
def test_the_card_follows_another_size_of_the_window(window, size):
    window.resize(*size)
    target = QRect(0, 0, size[0], 100)
    card = laid(window, target)
    assert window.rect().contains(card)
    assert not card.intersects(target)


def test_where_no_side_has_room_it_says_so_and_stays_in_the_window(window):
    window.card.set_hint(HINTS[0])
    assert window.card.place(ROOM, ROOM) is False
    assert ROOM.contains(window.card.geometry())
    assert window.card.place(QRect(0, 0, 10, 10), ROOM) is True


@pytest.mark.parametrize(("scale", "size"), [(3.0, (1366, 768)), (2.0, (1024, 640)), (1.0, (640, 420))])
def test_no_word_of_the_card_is_cut_whatever_the_text_scale(window, scale, size):
    window.setFont(font(scale))
    window.setStyleSheet(style_sheet(load_theme("light"), scale))
    window.resize(*size)
    for i in range(3):
        card = laid(window, QRect(0, 0, 200, 60), i)
        assert window.rect().contains(card)
        label = next(found for found in window.card.findChildren(QLabel) if found.text() == HINTS[i].words)
        assert label.heightForWidth(label.width()) <= label.height()
        for found in window.card.findChildren(QPushButton):
            assert found.width() >= found.sizeHint().width()


def test_it_says_which_of_how_many(window):
    laid(window, QRect(0, 0, 100, 60), 1)
    assert "2 of 3" in [label.text() for label in window.card.findChildren(QLabel)]
    assert window.card.accessibleName() == f"Hint 2 of 3: {HINTS[1].words}"


def test_a_click_dismisses_one_or_all(window, qtbot):
    laid(window, QRect(0, 0, 100, 60))
    with qtbot.waitSignal(window.card.dismissed) as one:
        QTest.mouseClick(button(window.card, "Got it"), Qt.MouseButton.LeftButton)
    assert one.args == ["panes"]
    with qtbot.waitSignal(window.card.all_dismissed):
        QTest.mouseClick(button(window.card, "No more hints"), Qt.MouseButton.LeftButton)
    assert window.field.hasFocus(), "a click leaves the keyboard where it was"


def test_it_never_takes_the_keyboard_and_leaves_esc_to_others(window, qtbot):
    told = []
    window.card.dismissed.connect(told.append)
    laid(window, QRect(0, 0, 100, 60))
    assert window.field.hasFocus()
    QTest.keyClick(window.field, Qt.Key.Key_Escape)
    assert (told, window.escaped) == ([], [1])


def test_tab_reaches_its_buttons_and_esc_dismisses_it_there(window, qtbot):
    told = []
    window.card.dismissed.connect(told.append)
    laid(window, QRect(0, 0, 100, 60))
    QTest.keyClick(window.field, Qt.Key.Key_Tab)
    assert window.card.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert window.card.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert (told, window.escaped) == (["panes"], [])
    QTest.keyClick(button(window.card, "Got it"), Qt.Key.Key_Space)
    assert told == ["panes", "panes"]


def test_no_hint_hides_the_card(window):
    laid(window, QRect(0, 0, 100, 60))
    window.card.set_hint(None)
    assert not window.card.isVisible()
    assert window.card.hint is None


def test_a_screen_reader_is_told(window, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    laid(window, QRect(0, 0, 100, 60))
    window.card.set_hint(HINTS[0])
    window.card.set_hint(HINTS[1])
    assert told == [f"Hint 1 of 3: {HINTS[0].words}", f"Hint 2 of 3: {HINTS[1].words}"], "once each"


def test_key_groups_name_no_key_twice_in_a_part() -> None:
    for group in helping.key_groups():
        keys = [key for row in group.rows for key in row.keys]
        assert len(keys) == len(set(keys)), group.name
        assert all(QKeySequence(key).toString() for key in keys), "keys that Qt can read"
