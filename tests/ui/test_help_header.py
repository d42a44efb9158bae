"""The header where there is little room: the title keeps its share and wraps, switches go into a menu."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from app.state.theme import font, load_theme, style_sheet
from app.ui.gallery_samples import DEBATE
from app.ui.top.header import Header

QUESTION = "How far was Stalinism a continuation of Leninism?"
WORDS = ("Choose voices…", "Headlines", "Coding off", "How this was coded", "Present")


class Window(QWidget):
    """A window with nothing but a header on top, in one theme and text scale."""

    def __init__(self, question: str = QUESTION, ranks: tuple[int | None, ...] = (None,) * len(WORDS)) -> None:
        super().__init__()
        self.header = Header()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self.header.poles)
        column.addWidget(QWidget(), 1)
        self.done: list[str] = []
        self.actions_ = [QAction(words, self, checkable=words == "Headlines") for words in WORDS]
        for action, words, rank in zip(self.actions_, WORDS, ranks, strict=True):
            action.triggered.connect(lambda _=False, words=words: self.done.append(words))
            self.header.add_button(action, rank)
        self.header.set_debates((replace(DEBATE, question=question),), DEBATE.id)

    def set_scale(self, scale: float, theme: str = "light") -> None:
        """Another text scale."""
        made = load_theme(theme)
        self.setFont(font(scale))
        self.setStyleSheet(style_sheet(made, scale))
        self.header.set_look(made, scale, turned=False, coding=True)
        QApplication.processEvents()

    def buttons(self) -> list[str]:
        """Words of the switches that are shown."""
        return [b.text() for b in self.header.findChildren(QToolButton) if b.isVisible() and b is not self.header.more]

    def in_menu(self) -> list[str]:
        """Words of those in the menu."""
        return [action.text() for action in self.header.more.menu().actions()] if self.header.more.isVisible() else []


@pytest.fixture
def opened(qtbot):
    """Opens a window of a size and text scale."""

    def make(width: int, height: int, scale: float, **how) -> Window:
        window = Window(**how)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.set_scale(scale)
        return window

    return make


def test_with_room_every_switch_stands_beside_the_title(opened):
    window = opened(1366, 768, 1.0)
    assert window.buttons() == [words.replace("…", "") for words in WORDS]
    assert window.in_menu() == []
    assert window.header.title.text() == QUESTION + "  ▾"


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 3.0), (1024, 640, 2.0), (1024, 640, 3.0), (640, 420, 1.0), (640, 420, 2.0), (1024, 640, 1.0)])
def test_with_little_room_the_title_keeps_its_share_and_nothing_overlaps(opened, width, height, scale):
    window = opened(width, height, scale)
    assert (window.width(), window.height()) == (width, height), "the header never makes the window larger"
    title = window.header.title
    assert title.width() >= 0.45 * width
    parts = [part for part in window.header.findChildren(QWidget) if part.isVisible() and part.parentWidget() is window.header]
    for i, part in enumerate(parts):
        assert window.header.rect().contains(part.geometry())
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[i + 1 :])
    for part in parts:
        if isinstance(part, QToolButton):
            assert part.width() >= part.sizeHint().width(), part.text()
    assert window.buttons() + [words.replace("…", "") for words in window.in_menu()] == [words.replace("…", "") for words in WORDS], "none is lost"


@pytest.mark.parametrize(("width", "scale"), [(1366, 3.0), (1024, 2.0), (640, 1.0)])
def test_the_title_wraps_to_two_lines_in_full(opened, width, scale):
    title = opened(width, 700, scale).header.title
    lines = title.text().split("\n")
    assert len(lines) == 2
    assert " ".join(lines) == QUESTION + "  ▾"
    metrics = QFontMetricsF(title.font())
    assert max(metrics.horizontalAdvance(line) for line in lines) <= title.width()
    assert title.height() >= 2 * metrics.height()


def test_a_title_too_long_for_two_lines_ends_with_an_ellipsis_and_is_told_in_full(opened):
    long = "How far was it all, taken together and seen from afar, and in spite of everything that was said of it, a continuation? " * 2
    title = opened(640, 420, 2.0, question=long).header.title
    lines = title.text().split("\n")
    assert len(lines) == 2
    assert "…" in lines[1]
    metrics = QFontMetricsF(title.font())
    assert max(metrics.horizontalAdvance(line) for line in lines) <= title.width()
    assert long in title.accessibleName()


def test_switches_go_from_the_last_to_the_first_as_the_window_narrows_and_come_back(opened):
    window = opened(1366, 768, 1.0)
    seen = []
    for width in (*range(1366, 420, -40), 1366):
        window.resize(width, 768)
        QApplication.processEvents()
        seen.append(len(window.buttons()))
        assert window.buttons() == [words.replace("…", "") for words in WORDS][: len(window.buttons())]
    assert seen[:-1] == sorted(seen[:-1], reverse=True)
    assert seen[-2] < seen[-1] == len(WORDS)
    assert all(a - b <= 1 for a, b in pairwise(seen[:-1])), "one by one"


def test_a_rank_says_which_goes_first(opened):
    window = opened(760, 600, 1.0, ranks=(0, 1, 9, 2, 3))
    assert "Coding off" in window.in_menu()
    assert "Choose voices" in window.buttons()


def test_the_menu_does_what_its_switch_did(opened, qtbot):
    window = opened(640, 420, 2.0)
    assert window.header.more.accessibleName() == "More switches"
    action = window.header.more.menu().actions()[-1]
    assert action.text() == "Present"
    action.trigger()
    assert window.done == ["Present"]
    headlines = window.actions_[1]
    if headlines in window.header.more.menu().actions():
        headlines.trigger()
        assert headlines.isChecked()
    QTest.keyClick(window.header.title, Qt.Key.Key_Tab)
    while QApplication.focusWidget() is not window.header.more:
        before = QApplication.focusWidget()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not before, "Tab reaches the menu"


def test_a_larger_text_sends_switches_into_the_menu_without_a_resize(opened):
    window = opened(1366, 768, 1.0)
    window.set_scale(3.0)
    assert len(window.buttons()) < len(WORDS)
    window.set_scale(1.0)
    assert len(window.buttons()) == len(WORDS)


def test_the_poles_stand_in_the_header_only_where_the_spectrum_does_not(opened):
    window = opened(1366, 768, 1.0)
    assert window.header.poles.isVisible()
    window.header.set_spectrum_shown(True)
    assert not window.header.poles.isVisible()
    window.set_scale(1.0)
    assert not window.header.poles.isVisible(), "another look does not bring them back"
    window.header.set_spectrum_shown(False)
    assert window.header.poles.isVisible()
