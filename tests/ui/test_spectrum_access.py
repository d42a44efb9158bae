"""The spectrum for a screen reader: a child for each mark and button, named in a line, where it is painted."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.standing import spectrum
from app.ui import gallery_samples as samples
from app.ui.spectrum import accessible, saying
from app.ui.spectrum.view import SpectrumView


@pytest.fixture
def view(qtbot: QtBot) -> SpectrumView:
    accessible.install()
    made = SpectrumView()
    qtbot.addWidget(made)
    made.set_spectrum(spectrum(samples.BOARD, "frost", ("toy/cleo",), turned=False))
    made.resize(1024, made.heightForWidth(1024))
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def interface(view: SpectrumView) -> Any:
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    return found


def test_the_children_are_the_items_with_their_words(view: SpectrumView) -> None:
    whole = interface(view)
    assert whole.role() == QAccessible.Role.List
    assert whole.text(QAccessible.Text.Name) == "Spectrum, Frost: from cut them to let them grow"
    assert whole.text(QAccessible.Text.Description) == "with shears – without shears"
    names = [whole.child(i).text(QAccessible.Text.Name) for i in range(whole.childCount())]
    assert names == [
        "Thorn, to the ground, range to the ground to rather cut, rests on a review or report, low confidence, no pane",
        "Fern, commentator, rather leave, rests on the work, pane open",
        "no source seen: Moss",
    ]
    assert [whole.child(i).role() for i in (0, 2)] == [QAccessible.Role.ListItem, QAccessible.Role.ButtonMenu]
    assert whole.child(3) is None
    assert [whole.indexOfChild(whole.child(i)) for i in range(3)] == [0, 1, 2]


def test_a_child_is_where_it_is_painted_and_says_its_state(view: SpectrumView) -> None:
    whole = interface(view)
    assert view.picture is not None
    item = view.picture.items[1]
    at = view.mapToGlobal(item.rect.center().toPoint())
    child = whole.childAt(at.x(), at.y())
    assert child.text(QAccessible.Text.Name).startswith("Fern")
    assert child.rect().contains(at)
    assert child.state().checked
    assert not whole.child(0).state().checked
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert [whole.child(i).state().focused for i in range(3)] == [True, False, False]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert [whole.child(i).state().focused for i in range(3)] == [False, True, False]


def test_children_follow_another_theme(view: SpectrumView) -> None:
    whole = interface(view)
    last = whole.child(2)
    view.set_spectrum(spectrum(samples.BOARD, "tools", (), turned=True))
    assert whole.text(QAccessible.Text.Name) == "Spectrum, Tools: from let them grow to cut them"
    assert whole.childCount() == 5, "two divided voices with two ends each, and one that was not found"
    assert last.text(QAccessible.Text.Name).startswith("Thorn, divided") or last.text(QAccessible.Text.Name).startswith("Moss, ")
    view.set_spectrum(None)
    assert whole.childCount() == 0
    assert not last.isValid()
    assert last.text(QAccessible.Text.Name) == ""


def test_an_announcement_is_made_where_somebody_listens(view: SpectrumView, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(lambda event: told.append(event.message())))
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    saying.announce(view, "Fern")
    saying.announce(view, "")
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: False))
    saying.announce(view, "Moss")
    assert told == ["Fern"]
