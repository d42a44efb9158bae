"""The sheet of keys, and dialogs that fit on their screen at every text scale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QPushButton, QTableWidget, QWidget

from app.core.helping import key_groups
from app.state.actions import ACTIONS, MENUS
from app.state.theme import font, load_theme, style_sheet
from app.ui.dialogs.fitting import fit_to_screen
from app.ui.dialogs.keys import KeysSheet, native, show_keys
from app.ui.dialogs.voices import VoicesDialog
from app.ui.gallery_samples import ADA, DEBATE, LABELS, VOICES
from app.ui.parts.flow import FlowLayout
from app.ui.stage.keys import deed


@pytest.fixture
def scaled(qapp):
    """Sets the text scale of the whole application, and puts it back."""
    palette, face, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()

    def to(scale: float, theme: str = "light") -> None:
        made = load_theme(theme)
        qapp.setPalette(made.palette())
        qapp.setFont(font(scale))
        qapp.setStyleSheet(style_sheet(made, scale))

    yield to
    qapp.setStyleSheet(sheet)
    qapp.setFont(face)
    qapp.setPalette(palette)


@pytest.fixture
def sheet(qtbot):
    """The sheet, shown."""
    made = KeysSheet()
    qtbot.addWidget(made)
    made.show()
    return made


def table(sheet: KeysSheet) -> QTableWidget:
    """Its table."""
    return sheet.findChild(QTableWidget)


def test_every_action_stands_there_with_its_keys_and_what_it_does(sheet):
    shown = sheet.shown()
    for row in ACTIONS:
        keys = ", ".join(native(key) for key in row.keys) or "in the menu"
        words = row.words.replace("&", "").replace("…", "")
        assert (keys, f"{words}: {row.tip}") in shown


def test_the_keys_inside_each_part_stand_there_too(sheet):
    shown = sheet.shown()
    for group in key_groups():
        for row in group.rows:
            assert (", ".join(native(key) for key in row.keys), row.does) in shown
    assert any(keys == f"{native('Ctrl+1')}, {native('Ctrl+9')}" for keys, _ in shown)
    heads = [table(sheet).item(row, 0).text() for row in range(table(sheet).rowCount()) if table(sheet).columnSpan(row, 0) == 2]
    assert heads == [*(words.replace("&", "") for _, words in MENUS), "In the panes", "In the spectrum", "In the timeline", "In the search box", "While presenting"]


def test_what_is_said_of_the_stage_is_what_its_keys_do():
    deeds = [("next",), ("previous",), ("first", "last"), ("blank",), ("coding",), ("larger", "smaller"), ("leave",)]
    rows = key_groups()[-1].rows
    assert len(rows) == len(deeds)
    for row, expected in zip(rows, deeds, strict=True):
        pressed = [QKeySequence(key)[0].key() for key in row.keys]
        found = [deed(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)) for key in pressed]
        assert set(found) == set(expected), row.does


@pytest.mark.parametrize("words", ["headlines", "HEADLINES", "ctrl+h", " Ctrl+H "])
def test_the_filter_looks_as_one_types(sheet, words):
    field = sheet.findChild(QLineEdit)
    before = len(sheet.shown())
    QTest.keyClicks(field, words)
    found = sheet.shown()
    assert 0 < len(found) < before
    assert all(words.strip().casefold() in f"{keys} {does}".casefold() for keys, does in found)
    visible = [row for row in range(table(sheet).rowCount()) if not table(sheet).isRowHidden(row)]
    assert len(visible) > len(found), "with the headings above them"
    field.clear()
    assert len(sheet.shown()) == before


def test_a_heading_brings_its_rows_and_nonsense_brings_none(sheet):
    field = sheet.findChild(QLineEdit)
    QTest.keyClicks(field, "in the spectrum")
    assert [does for _, does in sheet.shown()] == [row.does for row in key_groups()[1].rows]
    field.setText("qqqq")
    assert sheet.shown() == []
    assert all(table(sheet).isRowHidden(row) for row in range(table(sheet).rowCount()))


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_no_word_of_the_sheet_is_cut(qtbot, scaled, scale):
    scaled(scale)
    made = KeysSheet()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    QApplication.processEvents()
    shown = table(made)
    for row in range(shown.rowCount()):
        for column in range(1 if shown.columnSpan(row, 0) == 2 else 2):
            inside = shown.visualItemRect(shown.item(row, column)).adjusted(6, 6, -6, -6)
            needed = shown.fontMetrics().boundingRect(QRect(0, 0, inside.width(), 10_000), int(Qt.TextFlag.TextWordWrap), shown.item(row, column).text())
            assert needed.height() <= inside.height(), shown.item(row, column).text()


def test_it_is_not_modal_opens_once_and_esc_closes_it(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    first = show_keys(window)
    assert not first.isModal()
    assert show_keys(window) is first
    with qtbot.waitSignal(first.destroyed):
        QTest.keyClick(first.findChild(QLineEdit), Qt.Key.Key_Escape)
    again = show_keys(window)
    assert again.isVisible()
    assert again.findChild(QLineEdit).text() == "", "it remembers nothing"


def dialogs() -> list[QDialog]:
    """Each dialog of ours that can grow."""
    return [KeysSheet(), VoicesDialog(VOICES, LABELS, DEBATE.presets, (ADA.id,))]


@pytest.mark.parametrize(("scale", "screen"), [(3.0, QSize(1366, 768)), (2.0, QSize(1024, 640)), (1.0, QSize(800, 600))])
def test_dialogs_fit_on_the_screen(qtbot, scaled, scale, screen):
    scaled(scale)
    for dialog in dialogs():
        qtbot.addWidget(dialog)
        free = dialog.screen().availableSize()
        assert dialog.width() <= free.width()
        assert dialog.height() <= free.height()
        dialog.resize(screen - QSize(48, 48))
        dialog.show()
        QApplication.processEvents()
        assert dialog.width() <= screen.width()
        assert dialog.height() <= screen.height()
        for part in dialog.findChildren(QWidget):
            if part.isVisible() and part.parentWidget() is dialog:
                assert dialog.rect().contains(part.geometry()), part
        for button in dialog.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width(), button.text()


def test_a_dialog_takes_what_its_text_needs_and_no_more_than_there_is(qtbot, qapp):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    fit_to_screen(dialog, 10, 4)
    small = dialog.size()
    fit_to_screen(dialog, 100_000, 100_000)
    assert small.width() < dialog.width() < dialog.screen().availableSize().width()
    assert small.height() < dialog.height() < dialog.screen().availableSize().height()


@pytest.mark.parametrize(("width", "rows"), [(1000, 1), (240, 3), (80, 5)])
def test_a_row_of_buttons_goes_on_below(qtbot, width, rows):
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout()
    buttons = [QPushButton(words) for words in ("One", "Two", "Three", "Four", "Five")]
    for button in buttons:
        button.setFixedSize(80, 20)
        flow.addWidget(button)
    box.setLayout(flow)
    box.setFixedSize(width, flow.heightForWidth(width))
    box.show()
    assert len({button.y() for button in buttons}) == rows
    assert all(box.rect().contains(button.geometry()) for button in buttons)
    assert [button for a, button in enumerate(buttons) for other in buttons[a + 1 :] if button.geometry().intersects(other.geometry())] == []
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None


def test_whatever_takes_the_keyboard_has_a_name(sheet):
    parts = [part for part in sheet.findChildren(QWidget) if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isVisible()]
    assert len(parts) >= 2
    assert [part for part in parts if not part.accessibleName()] == []
