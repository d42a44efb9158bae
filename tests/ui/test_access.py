"""For a screen reader: every cell a child with name and words, every widget that takes the keyboard has a name."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.ui.board import accessible
from tests.driver import Reader


def interface(reader: Reader) -> Any:
    """What a screen reader sees of the panes."""
    found = QAccessible.queryAccessibleInterface(reader.board)
    assert found is not None
    return found


def nameless(top: QWidget) -> list[str]:
    """Widgets that take the keyboard and have nothing that a screen reader could say."""
    found = []
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(top) or widget.focusProxy() is not None:
            continue
        words = widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.windowTitle()
        if not words.strip("✕↑↓ "):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_the_panes_have_a_child_for_each_cell(app_window: Reader) -> None:
    reader = app_window
    board = interface(reader)
    assert board.text(QAccessible.Text.Name) == "Panes: historians side by side"
    assert board.role() == QAccessible.Role.Table
    assert board.childCount() == len(reader.panes()) * len(reader.themes())
    number = reader.themes().index("terror") * len(reader.panes()) + reader.panes().index("Kotkin")
    cell = board.child(number)
    title = next(t.title for t in reader.board.layout_.model.themes if t.key == "terror")
    assert cell.text(QAccessible.Text.Name) == f"Stephen Kotkin, {title}"
    words = cell.text(QAccessible.Text.Description).replace("\u00a0", " ").replace("\u2028", "\n")
    assert words == reader.cell_text("Kotkin", "terror")
    assert cell.role() == QAccessible.Role.Cell
    assert board.indexOfChild(cell) == number
    assert board.child(board.childCount()) is None


def test_a_cell_is_where_it_is_painted(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("economy")
    board = interface(reader)
    point = reader.cell("Medvedev", "economy").center().toPoint()
    at = reader.board.viewport().mapToGlobal(point)
    cell = board.childAt(at.x(), at.y())
    assert cell.text(QAccessible.Text.Name).startswith("Roy Medvedev, ")
    assert cell.rect().contains(at)


def test_the_cell_in_focus_says_so(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Medvedev", "verdict")
    board = interface(reader)
    focused = [i for i in range(board.childCount()) if board.child(i).state().focused]
    assert focused == [reader.panes().index("Medvedev")]


def test_moving_the_focus_is_told(app_window: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    told: list[tuple[QAccessible.Event, int]] = []

    class Recorder:
        Event = QAccessible.Event

        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: Any) -> None:
            told.append((event.type(), event.child()))

    reader.clicks_cell("Medvedev", "verdict")
    monkeypatch.setattr(accessible, "QAccessible", Recorder)
    reader.presses("Right", "Down")
    columns = len(reader.panes())
    assert told == [(QAccessible.Event.Focus, 2), (QAccessible.Event.Focus, columns + 2)]


def test_every_widget_of_the_window_that_takes_the_keyboard_has_a_name(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_name("Kotkin")
    reader.presses("Ctrl+F")
    reader.workspace.set_notice("A sentence.")
    assert reader.panel.isVisible()
    assert reader.findbar.isVisible()
    assert nameless(reader.window) == []


@pytest.mark.parametrize(("keys", "title"), [("Ctrl+P", "Choose voices"), ("F1", "Keys")])
def test_every_widget_of_a_dialog_that_takes_the_keyboard_has_a_name(app_window: Reader, keys: str, title: str) -> None:
    reader = app_window
    reader.presses(keys)
    dialog = reader.dialog()
    assert dialog.windowTitle() == title
    assert nameless(dialog) == []
    dialog.close()


def test_the_finder_of_nameless_widgets_finds_one(qtbot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    inner = QWidget(top)
    inner.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    top.show()
    assert nameless(top) == ["QWidget "]
    inner.setAccessibleName("A part")
    assert nameless(top) == []


def test_no_label_reads_its_words_as_markup(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_name("Kotkin")
    reader.presses("Ctrl+F", "Ctrl+P")
    labels = [label for top in QApplication.topLevelWidgets() for label in top.findChildren(QLabel) if label.window().isVisible()]
    assert len(labels) >= 4
    assert [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText and label.text()] == []
    reader.dialog().close()


def test_every_menu_entry_has_a_tip(app_window: Reader) -> None:
    assert [name for name, action in app_window.window.actions_.items() if not action.toolTip() or not action.statusTip()] == []
