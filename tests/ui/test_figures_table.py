"""The tables and filters of the room of figures: narrowed, sorted, copied with sources."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.figures import Narrowing
from app.state.theme import load_theme, style_sheet
from app.ui.figures.view import FiguresView
from tests.ui.figured import LEFT, NONE, shipped_view


@pytest.fixture
def view(qtbot: QtBot) -> FiguresView:
    return shipped_view(qtbot)


@pytest.fixture
def sheet_put_back(qapp: QApplication) -> Iterator[QApplication]:
    palette, font, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setPalette(palette)


def test_filters_narrow_every_face_and_can_be_cleared(qtbot: QtBot, view: FiguresView):
    QTest.keyClicks(view.tools.words, "executed")
    assert 0 < view.room.shown < 91
    assert view.tools.count.text() == f"{view.room.shown} of 91 figures"
    assert view.tables["estimates"].model_.rowCount() == view.room.shown
    assert view.tables["polls"].model_.rowCount() == 0
    view.tools.grade.actions_()["copy"].trigger()
    assert all(row.grade == "copy" for section in view.room.sections for group in section.groups for row in group.rows)
    QTest.mouseClick(view.tools.clear, LEFT)
    assert view.room.shown == 91
    assert not view.tools.clear.isVisible()


def test_where_nothing_is_wanted_it_says_what_to_do(view: FiguresView):
    view.set_wanted(Narrowing(words="xyzzy"))
    assert view.room.shown == 0
    assert view.plot.picture.items == ()
    view.grab()


@pytest.mark.parametrize("kind", ["estimates", "polls"])
def test_a_table_sorts_by_what_has_an_order_and_never_by_size(view: FiguresView, kind):
    view.set_face(kind)
    model = view.tables[kind].model_
    before = model.rows
    model.sort_by("value")
    assert model.rows == before
    model.sort_by("author")
    authors = [row.cells["author"].casefold() for row in model.rows]
    assert authors == sorted(authors)
    model.sort_by("author")
    assert [row.cells["author"].casefold() for row in model.rows] == sorted(authors, reverse=True)
    model.sort_by("author")
    assert model.rows == before


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_word_of_a_table_is_cut(sheet_put_back, view: FiguresView, scale):
    sheet_put_back.setStyleSheet(style_sheet(load_theme("light"), scale))
    view.set_look(load_theme("light"), scale)
    view.set_face("estimates")
    table = view.tables["estimates"]
    table.fit()
    metrics = table.fontMetrics()
    for section, column in enumerate(table.model_.columns):
        longest = max((word for row in table.model_.rows for word in row.cells[column].split() if len(word) <= 26), key=metrics.horizontalAdvance)
        assert metrics.horizontalAdvance(longest) < table.columnWidth(section), (column, longest)
    assert scale > 1 or not table.horizontalScrollBar().isVisible()


def test_rows_of_a_table_are_copied_with_sources(qtbot: QtBot, view: FiguresView):
    view.set_source("from the toy pack")
    view.set_face("estimates")
    table = view.tables["estimates"]
    table.setFocus()
    table.selectAll()
    with qtbot.waitSignal(view.copied) as said:
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = said.args[0].splitlines()
    assert len(lines) == 71 + 2
    assert lines[-1] == "from the toy pack"
    assert all("[" in line.rpartition("\t")[2] for line in lines[1:-1])


def test_a_drawn_figure_is_copied_with_its_source(qtbot: QtBot, view: FiguresView):
    view.plot.setFocus()
    view.show_figure("stalinism/fig-terror-6")
    with qtbot.waitSignal(view.copied) as said:
        QTest.keyClick(view.plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said.args[0].splitlines()[0] == "Executed (1937–1938): about 1 million persons"
    assert "[page not seen] [copy:" in said.args[0]


def test_a_row_of_a_table_leads_on(qtbot: QtBot, view: FiguresView):
    view.set_face("polls")
    table = view.tables["polls"]
    table.setFocus()
    table.setCurrentIndex(table.model_.index(2, 0))
    with qtbot.waitSignal(view.poll_asked) as said:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert said.args == [table.model_.rows[2].id]
    with qtbot.waitSignal(view.poll_asked):
        QTest.mouseClick(table.viewport(), LEFT, NONE, table.visualRect(table.model_.index(0, 1)).center())


def test_the_faces_are_switched_by_the_tools(qtbot: QtBot, view: FiguresView):
    for face in ("estimates", "polls", "plot"):
        with qtbot.waitSignal(view.face_changed) as said:
            QTest.mouseClick(view.tools.faces[face], LEFT)
        assert said.args == [face]
        assert view.face == face
