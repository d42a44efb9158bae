"""The table of events: filtered, sorted, selected and copied as a reader does it, on the shipped corpus."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from app.core import event_rows
from app.core.event_rows import CopiedRows, EventRow, Narrowing
from app.core.timing import Lit
from app.state import theme as themes
from app.ui.timeline.table import EventTable
from app.ui.timeline.table_delegate import MOST_LINES, wrap
from app.ui.timeline.table_model import DIM, ID, EventsModel
from db import reads
from db.library import connect_corpus, current_corpus
from db.records import Board, Chronicle

CONTINUITY = "stalinism/continuity"
SOURCE = "Readings are paraphrases by Sic et Non."


@pytest.fixture(scope="module")
def records(built_library: Path) -> tuple[Board, Chronicle]:
    """The records of the shipped debate."""
    db = connect_corpus(current_corpus(built_library))
    try:
        return reads.board(db, CONTINUITY), reads.chronicle(db, CONTINUITY)
    finally:
        db.close()


def rows_of(records: tuple[Board, Chronicle], *, coding: bool = True) -> tuple[EventRow, ...]:
    """Rows with the first comparison in view."""
    board, chronicle = records
    return event_rows.rows(chronicle, board, coding=coding, voices=board.debate.presets)


@pytest.fixture
def table(qtbot: QtBot, records: tuple[Board, Chronicle]) -> EventTable:
    """The table as it stands in the window, measured to the end."""
    board, chronicle = records
    made = EventTable()
    qtbot.addWidget(made)
    made.set_look(themes.load_theme("light"), 1.0)
    made.set_guide(event_rows.guide(chronicle, board, coding=True))
    made.set_rows(rows_of(records))
    made.set_source(SOURCE)
    made.resize(1200, 500)
    made.show()
    qtbot.waitUntil(lambda: made.settled)
    return made


def entry(menu: QMenu, words: str) -> QAction:
    """The entry of a menu that reads so."""
    return next(action for action in menu.actions() if action.text() == words)


def point(table: EventTable, row: int, column: int = 1) -> QPoint:
    """The middle of a cell in the viewport, brought into view before."""
    index = table.model.index(row, column)
    table.view.scrollTo(index)
    return table.view.visualRect(index).center()


def click(table: EventTable, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Click into a row."""
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, modifier, point(table, row))


def selected(table: EventTable) -> list[str]:
    """Ids of the selected events from top to bottom."""
    return [table.model.rows[row].id for row in sorted(i.row() for i in table.view.selectionModel().selectedRows())]


# -- journeys ---------------------------------------------------------------------------------------------------------


def test_filter_by_theme_select_two_copy(qtbot: QtBot, table: EventTable, records: tuple[Board, Chronicle]) -> None:
    copied: list[CopiedRows] = []
    said: list[str] = []
    table.copied.connect(copied.append)
    table.filtered.connect(said.append)
    theme = table.filters.theme
    QTest.mouseClick(theme, Qt.MouseButton.LeftButton)
    assert theme.menu_.isVisible()
    title = next(t.title for t in records[0].themes if t.key == "terror")
    QTest.mouseClick(theme.menu_, Qt.MouseButton.LeftButton, pos=theme.menu_.actionGeometry(entry(theme.menu_, title)).center())
    wanted = [row for row in rows_of(records) if "terror" in row.themes]
    assert [row.id for row in table.model.rows] == [row.id for row in wanted]
    assert 0 < len(wanted) < len(records[1].events)
    assert said == [f"{len(wanted)} of {len(records[1].events)} events"]
    assert table.filters.count.text() == said[0]
    click(table, 0)
    click(table, 2, Qt.KeyboardModifier.ControlModifier)
    QTest.keySequence(table.view, "Ctrl+C")
    assert len(copied) == 1
    assert copied[0].count == 2
    assert [row[1] for row in copied[0].html_rows[1:3]] == [wanted[0].title, wanted[2].title]
    assert copied[0].text.split("\n")[0].split("\t")[:3] == ["Date", "Event", "Read as continuity"]
    assert copied[0].text.split("\n")[-1] == SOURCE


def test_a_click_and_enter_choose_the_event_and_adding_to_the_selection_does_not(table: EventTable) -> None:
    chosen: list[str] = []
    table.event_chosen.connect(chosen.append)
    ids = [row.id for row in table.model.rows]
    click(table, 1)
    click(table, 3, Qt.KeyboardModifier.ControlModifier)
    assert chosen == [ids[1]]
    assert selected(table) == [ids[1], ids[3]]
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert chosen == [ids[1], ids[4]]
    point(table, 5)  # in view, and the row above with it
    start, end = (table.view.visualRect(table.model.index(row, 1)).center() for row in (4, 5))
    QTest.mousePress(table.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(table.view.viewport(), end)
    QTest.mouseRelease(table.view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert len(chosen) == 2, "a drag over rows chooses nothing"


def test_the_event_in_focus_is_selected_and_in_view_without_being_told(table: EventTable) -> None:
    chosen: list[str] = []
    table.event_chosen.connect(chosen.append)
    last = table.model.rows[-1].id
    table.set_lit(Lit(event=last))
    assert selected(table) == [last]
    rect = table.view.visualRect(table.model.index(table.model.rowCount() - 1, 0))
    assert table.view.viewport().rect().contains(rect)
    assert chosen == []
    click(table, 2, Qt.KeyboardModifier.ControlModifier)
    two = selected(table)
    table.set_lit(Lit(event=last, events=frozenset({last})))
    assert selected(table) == two, "the same event again leaves the selection alone"


def test_the_event_in_focus_that_is_filtered_out_comes_back_selected(table: EventTable) -> None:
    event = next(row for row in table.model.rows if "terror" not in row.themes)
    table.filters.theme.actions_()["terror"].trigger()
    table.set_lit(Lit(event=event.id))
    assert selected(table) == []
    table.filters.clear_all()
    assert selected(table) == [event.id]


def test_words_narrow_while_they_are_typed_and_clear_brings_all_back(table: EventTable) -> None:
    assert not table.filters.clear.isVisibleTo(table)
    QTest.keyClicks(table.filters.words, "cheka  PIPES")
    assert 0 < table.model.rowCount() < table.model.count
    assert all("cheka" in row.folded and "pipes" in row.folded for row in table.model.rows)
    table.filters.basis.actions_()["none"].trigger()
    assert table.model.rowCount() == 0
    assert table.filters.clear.isVisibleTo(table)
    QTest.mouseClick(table.filters.clear, Qt.MouseButton.LeftButton)
    assert table.model.rowCount() == table.model.count
    assert table.filters.words.text() == ""
    assert not table.filters.clear.isVisibleTo(table)


def test_where_nothing_is_left_the_table_says_what_to_do(table: EventTable) -> None:
    blank = table.view.viewport().grab().toImage()
    QTest.keyClicks(table.filters.words, "zzz")
    image = table.view.viewport().grab().toImage()
    ink = QColor(themes.load_theme("light").ink_soft)
    middle = [image.pixelColor(x, y) for x in range(image.width() // 3, 2 * image.width() // 3) for y in range(image.height() // 2 - 12, image.height() // 2 + 12)]
    assert table.model.rowCount() == 0
    assert image != blank
    assert any(abs(c.lightness() - ink.lightness()) < 40 for c in middle)


def test_only_verified_is_one_switch_with_that_of_the_plot(table: EventTable) -> None:
    asked: list[bool] = []
    table.verified_asked.connect(asked.append)
    table.set_verified(True)
    assert asked == []
    assert table.model.rowCount() == sum(row.verified for row in rows_of_model(table))
    table.filters.checked.actions_()["unverified"].trigger()
    assert asked == [False]
    table.set_verified(False)
    assert all(not row.verified for row in table.model.rows)
    assert table.filters.checked.key == "unverified", "what was chosen here stays"
    table.filters.checked.actions_()["verified"].trigger()
    assert asked == [False, True]


def rows_of_model(table: EventTable) -> tuple[EventRow, ...]:
    """All rows, shown or not."""
    return table.model._all


def test_rows_are_sorted_by_a_heading_and_turned_by_a_second_click(table: EventTable) -> None:
    def click_heading(section: int) -> None:
        heads = table.view.heads
        QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(heads.sectionViewportPosition(section) + 12, heads.height() // 2))

    by_time = [row.id for row in table.model.rows]
    click_heading(0)
    assert [row.id for row in table.model.rows] == by_time[::-1]
    click_heading(1)
    titles = [row.title.casefold() for row in table.model.rows]
    assert titles == sorted(titles)
    click_heading(2)
    assert [row.title.casefold() for row in table.model.rows] == titles, "readings have no order"
    assert table.model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == "Event, sorted upward"


def test_the_menu_of_the_rows_copies_and_sorts_by_keyboard(table: EventTable) -> None:
    copied: list[CopiedRows] = []
    table.copied.connect(copied.append)
    click(table, 0)
    menu = table.view.menu()
    entry(menu, "Copy the row").trigger()
    entry(menu, "Copy all rows shown").trigger()
    assert [c.count for c in copied] == [1, table.model.count]
    entry(menu, "Sort by date, the latest first").trigger()
    assert table.model.sorted_by == ("date", True)
    menu.deleteLater()
    QTest.keySequence(table.view, "Ctrl+A")
    QTest.keySequence(table.view, "Ctrl+C")
    assert copied[-1].count == table.model.count


def test_rows_that_get_other_words_keep_selection_and_filters(table: EventTable, records: tuple[Board, Chronicle]) -> None:
    board, chronicle = records
    table.filters.theme.actions_()["terror"].trigger()
    click(table, 3)
    click(table, 5, Qt.KeyboardModifier.ControlModifier)
    before, shown = selected(table), table.model.rowCount()
    table.set_guide(event_rows.guide(chronicle, board, coding=False))
    table.set_rows(rows_of(records, coding=False))
    assert selected(table) == before
    assert table.model.rowCount() == shown
    headings = [table.model.headerData(i, Qt.Orientation.Horizontal) for i in range(7)]
    assert headings[2:4] == ["One reading", "Another reading"]


def test_the_keys_of_the_window_mean_the_rows_while_the_keyboard_is_here(qtbot: QtBot, table: EventTable) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    taken: list[str] = []
    for keys in ("Ctrl+C", "Ctrl+A"):
        action = QAction(keys, window)
        action.setShortcut(keys)
        action.triggered.connect(lambda _=False, pressed=keys: taken.append(pressed))
        window.addAction(action)
    window.setCentralWidget(table)
    window.show()
    window.activateWindow()
    table.view.setFocus()
    copied: list[CopiedRows] = []
    table.copied.connect(copied.append)
    QTest.keySequence(window.windowHandle(), "Ctrl+A")
    QTest.keySequence(window.windowHandle(), "Ctrl+C")
    assert taken == []
    assert [c.count for c in copied] == [table.model.count]
    window.takeCentralWidget()


# -- how it is shown --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [0.6, 1.0, 2.0, 3.0])
@pytest.mark.parametrize("width", [640, 1366])
def test_every_row_is_as_tall_as_its_words_and_no_word_is_wider_than_its_column(qtbot: QtBot, table: EventTable, scale: float, width: int) -> None:
    table.resize(width, 500)
    table.set_look(themes.load_theme("dark"), scale)
    qtbot.waitUntil(lambda: table.settled)
    view, model = table.view, table.model
    for row in range(model.rowCount()):
        assert view.rowHeight(row) == view.cells.height(model, row)
    for row in range(0, model.rowCount(), 7):
        for section, column in enumerate(model.guide.columns):
            metrics = QFontMetricsF(view.cells.face(column, column in model.rows[row].missing))
            lines = view.cells.lines(model, row, section).lines
            assert len(lines) <= MOST_LINES
            assert all(metrics.horizontalAdvance(line) <= view.columnWidth(section) for line in lines)
    if width == 640 and scale <= 1.0:
        assert sum(view.columnWidth(i) for i in range(7)) <= view.viewport().width(), "at 640 pixels nothing scrolls sideways"


def test_a_cell_that_is_cut_has_the_rest_in_a_tip(table: EventTable) -> None:
    hostile = replace(table.model.rows[0], id="x/1", title="<b>bold</b> & " + "very " * 300 + "END")
    table.set_rows((hostile,))
    index = table.model.index(0, 1)
    lines = table.view.cells.lines(table.model, 0, 1)
    assert lines.cut
    assert len(lines.lines) == MOST_LINES
    assert lines.lines[-1].endswith("…")
    tip = table.view.cells.tip(table.model, index)
    assert "END" in tip
    assert "&lt;b&gt;" in tip
    assert table.view.cells.tip(table.model, table.model.index(0, 5)) == ""


def test_lines_hold_every_word_in_order() -> None:
    face = themes.font(1.0)
    text = "one two three four five six seven\nnew line and aVeryLongWordThatIsWiderThanTheColumnItself"
    lines = wrap(text, face, 70.0, 99)
    assert not lines.cut
    assert "".join("".join(lines.lines).split()) == "".join(text.split())


def test_heights_come_in_slices_with_those_in_view_first(qtbot: QtBot, records: tuple[Board, Chronicle]) -> None:
    board, chronicle = records
    table = EventTable()
    qtbot.addWidget(table)
    table.set_look(themes.load_theme("light"), 1.0)
    table.set_guide(event_rows.guide(chronicle, board, coding=True))
    table.set_rows(rows_of(records))
    assert not table.settled, "nothing is measured for nobody"
    QApplication.processEvents()
    assert not table.settled
    table.resize(900, 400)
    table.show()
    view = table.view
    view._timer.stop()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    first = view.rowAt(0)
    assert first > 10
    assert view._next() in range(first, first + 12)
    before = view.rowViewportPosition(first)
    view._timer.start()
    qtbot.waitUntil(lambda: table.settled)
    assert abs(view.rowViewportPosition(first) - before) <= 1, "what was looked at has not moved"


def test_a_lit_event_is_marked_and_one_outside_the_brushed_years_dimmed(table: EventTable) -> None:
    theme = themes.load_theme("light")
    first = table.model.rows[0]
    left = QPoint(1, table.view.visualRect(table.model.index(0, 0)).center().y())
    assert table.view.viewport().grab().toImage().pixelColor(left) != QColor(theme.accent)
    table.set_lit(Lit(events=frozenset({first.id}), period=(1950.0, 1960.0)))
    assert table.view.viewport().grab().toImage().pixelColor(left) == QColor(theme.accent)
    assert table.model.index(0, 1).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "the passage in focus leans on it"
    for row, record in enumerate(table.model.rows):
        assert table.model.index(row, 0).data(DIM) == (not (record.earliest <= 1960.0 and record.latest >= 1950.0))


def test_the_filters_give_way_to_one_button_where_there_is_no_room(table: EventTable) -> None:
    filters = table.filters
    assert filters.theme.isVisibleTo(table)
    assert not filters.all.isVisibleTo(table)
    table.set_look(themes.load_theme("light"), 2.0)
    filters.theme.actions_()["terror"].trigger()
    table.resize(640, 500)
    assert filters.all.isVisibleTo(table)
    assert filters.all.text().startswith("Filters (1)")
    menu = filters.all.menu_.actions()[1].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert len(menu.actions()) == len(filters.period.actions_()) > 5
    shown = [tool for tool, *_ in filters._tools if tool.isVisibleTo(table)]
    assert all(tool.geometry().right() <= filters.width() for tool in shown)
    assert all(a.geometry().right() < b.geometry().left() for a, b in pairwise(shown))


def test_a_screen_reader_meets_a_table_with_headings_and_words(table: EventTable) -> None:
    interface = QAccessible.queryAccessibleInterface(table.view)
    assert interface.role() == QAccessible.Role.Table
    children = [interface.child(i) for i in range(40)]
    assert interface.childCount() >= table.model.rowCount() * 7
    said = [(child.role(), child.text(QAccessible.Text.Name)) for child in children]
    assert (QAccessible.Role.ColumnHeader, "Read as continuity") in said
    assert (QAccessible.Role.ColumnHeader, "Date, sorted upward") in said
    assert (QAccessible.Role.Cell, table.model.rows[2].continuity) in said
    for tool in (table.filters.words, *table.filters.choices, table.filters.count):
        assert tool.accessibleName()


# -- the model --------------------------------------------------------------------------------------------------------


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot, records: tuple[Board, Chronicle]) -> None:
    board, chronicle = records
    model = EventsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_guide(event_rows.guide(chronicle, board, coding=True))
    model.set_rows(rows_of(records))
    model.set_wanted(Narrowing(words="party"))
    model.sort_by("title", True)
    model.set_lit(frozenset({model.rows[0].id}), (1917.0, 1918.0))
    model.set_wanted(Narrowing(words="zzz"))
    model.set_wanted(Narrowing())
    assert model.rowCount() == len(chronicle.events)
    assert model.columnCount() == 7
    assert model.index(3, 2).data(ID) == model.rows[3].id
    tester.deleteLater()
    model.deleteLater()
