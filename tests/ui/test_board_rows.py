"""Panes stacked under each theme; headlines and text in a small window; a selection that goes past an edge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF

from app.state.theme import font
from app.ui.board import heads, stacking
from app.ui.board.layout import READING_WIDTH
from tests.ui.boarding import AtTheBoard, read_board

Sits = Callable[..., AtTheBoard]


@pytest.fixture
def sits(qtbot, built_library: Path) -> Sits:
    """Puts a person at a board with the shipped debate."""
    records = read_board(built_library)
    return lambda *size, **look: AtTheBoard(qtbot, records, *size, **look)


def stacked(sits: Sits, width: int = 1000, height: int = 700, **look: object) -> AtTheBoard:
    """A board with the voices stacked."""
    return sits(width, height, arrangement="rows", **look)


@pytest.mark.parametrize("scale", [100, 200, 300])
@pytest.mark.parametrize("width", [640, 1366])
@pytest.mark.parametrize("density", ["text", "headlines"])
def test_the_voices_stand_one_below_the_other(sits: Sits, scale: int, width: int, density: str) -> None:
    reader = stacked(sits, width, text_scale=scale, density=density)
    assert reader.board.horizontalScrollBar().maximum() == 0
    assert reader.board.body_top() == 0
    for row, theme in enumerate(reader.themes()):
        cells = [reader.board.layout_.cell_rect(reader.place(name, theme)) for name in reader.panes()]
        assert len({(cell.left(), cell.width()) for cell in cells}) == 1
        edges = [reader.board.layout_.rows.cells_top(row), *(cell.bottom() for cell in cells)]
        assert [cell.top() for cell in cells] == pytest.approx(edges[:-1])
        assert edges[-1] == pytest.approx(reader.board.layout_.rows.top(row) + reader.board.layout_.rows.rows[row].height)
        for name, cell in zip(reader.panes(), cells, strict=True):
            document = reader.document(reader.place(name, theme))
            assert reader.board.layout_.text_origin(reader.place(name, theme)).y() + document.size().height() <= cell.bottom()
            assert document.textWidth() <= min(cell.width(), READING_WIDTH * scale / 100)
            assert document.idealWidth() <= document.textWidth() + 1


def test_no_word_is_lost_on_the_way(sits: Sits) -> None:
    reader = sits()
    words = reader.all_text()
    reader.looks(arrangement="rows")
    assert reader.all_text() == words
    assert reader.board.heads() == []
    reader.looks(arrangement="columns")
    assert reader.all_text() == words
    assert len({round(v) for v in reader.level("verdict")}) == 1


def test_the_line_over_a_cell_names_opens_and_closes_the_voice(sits: Sits) -> None:
    reader = stacked(sits)
    cell = reader.cell("Deutscher", "verdict")
    reader.clicks(cell.topLeft() + QPointF(30, 16))
    assert reader.said("link_activated") == [f"voice:{reader.voice('Deutscher')}"]
    cross = stacking.close_rect(reader.board.head_style(), reader.cell("Deutscher", "verdict"))
    assert cross.width() >= 24
    assert reader.rests_on(cross.center()) == Qt.CursorShape.PointingHandCursor
    reader.clicks(cross.center())
    assert reader.said("pane_closed") == [reader.voice("Deutscher")]


@pytest.mark.parametrize("width", [640, 1366])
@pytest.mark.parametrize("scale", [100, 300])
def test_the_line_has_room_for_years_and_label(sits: Sits, width: int, scale: int) -> None:
    reader = stacked(sits, width, text_scale=scale)
    small = QFontMetricsF(font(scale / 100, "small")).height()
    for voice in reader.board.layout_.model.voices:
        place = reader.place(voice.family, "verdict")
        style, head, inside = reader.board.head_style(), reader.board.layout_.head(place), reader.board.layout_.columns.width
        name, end = stacking._name(style, head, inside)
        assert name in (voice.name, voice.family)
        assert end <= stacking._strip_left(style, head, inside)
        if not stacking._in_one(style, head, inside):
            assert stacking.height(style, head, inside) >= QFontMetricsF(font(scale / 100, "name")).height() + small


def test_arrows_walk_from_voice_to_voice_and_on_into_the_next_theme(sits: Sits) -> None:
    reader = stacked(sits)
    reader.clicks_cell("Service", "verdict")
    order = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left):
        reader.presses(key)
        order.append(reader.board.focus_place)
    second, third = reader.themes()[1], reader.panes()
    wanted = [("Kotkin", "verdict"), (third[0], second), (third[1], second), (third[0], second), ("Kotkin", "verdict"), ("Service", "verdict")]
    assert order == [reader.place(*pair) for pair in wanted]
    assert reader.board.body_rect().intersects(reader.board.cell_in_view(reader.board.focus_place))
    reader.clicks_cell("Kotkin", reader.themes()[-1])
    reader.presses(Qt.Key.Key_Down)
    assert reader.board.focus_place == reader.place("Kotkin", reader.themes()[-1])


def test_links_folds_and_selection_work_there(sits: Sits) -> None:
    reader = stacked(sits)
    reader.clicks_link_in("Medvedev", "verdict", "fold:quotations")
    assert "fewer quotations" in reader.cell_text("Medvedev", "verdict")
    words = "Stalinism is an illness of the Soviet system"
    assert reader.selects_text("Medvedev", "verdict", words, words) == words
    reader.clicks_link_in("Medvedev", "ideology", "position:")
    assert reader.said("link_activated")[-1].startswith("position:")


def test_unfolding_above_keeps_what_is_read_where_it_is(sits: Sits) -> None:
    reader = stacked(sits)
    reader.board.show_place(reader.place("Pipes", "verdict"))
    reader.scrolls_by(round(reader.cell("Pipes", "verdict").top() - reader.board.layout_.band_height()) + 20)
    before = reader.cell("Pipes", "verdict").top()
    reader.board.fold_asked.emit(reader.place("Deutscher", "verdict"), "reason")
    reader.settles()
    assert reader.cell("Pipes", "verdict").top() == pytest.approx(before, abs=2)
    reader.opens(tuple(v for v in reader.opened if v != reader.voice("Medvedev")))
    reader.settles()
    assert reader.cell("Pipes", "verdict").top() == pytest.approx(before, abs=2)
    reader.opens(tuple(v for v in reader.opened if v != reader.voice("Pipes")))
    reader.settles()
    assert reader.theme_in_view == "verdict"


@pytest.mark.parametrize("theme", ["verdict", "terror"])
def test_what_is_read_stays_on_top_when_columns_become_rows_and_back(sits: Sits, theme: str) -> None:
    reader = sits()
    reader.scrolls_down_to(theme)
    reader.clicks_cell("Pipes", theme)
    reader.looks(arrangement="rows")
    assert reader.theme_in_view == theme
    assert reader.cell("Pipes", theme).top() == pytest.approx(reader.board.layout_.band_height(), abs=2)
    reader.looks(arrangement="columns")
    assert reader.theme_in_view == theme
    assert reader.is_across(reader.cell("Pipes", theme))
    assert reader.row_top(theme) == pytest.approx(0, abs=2)


def test_with_no_cell_in_focus_the_first_on_top_is_what_is_read(sits: Sits) -> None:
    reader = stacked(sits)
    reader.board.show_place(reader.place("Gill", "economy"))
    reader.scrolls_by(round(reader.cell("Gill", "economy").top() - reader.board.layout_.band_height()))
    reader.looks(arrangement="columns")
    assert reader.theme_in_view == "economy"
    assert reader.is_across(reader.cell("Gill", "economy"))


def test_finding_shows_the_cell(sits: Sits) -> None:
    reader = stacked(sits)
    reader.board.hands.finding.look_for("dominant leader")
    hits = reader.board.hands.finding.count
    assert hits >= 1
    for _ in range(hits):
        reader.board.hands.finding.step(True)
        reader.settles()
        place = reader.board.focus_place
        assert reader.board.body_rect().intersects(reader.board.cell_in_view(place))
        assert "dominant leader" in reader.document(place).toPlainText()


def test_a_screen_reader_finds_the_cells_where_they_are(sits: Sits) -> None:
    reader = stacked(sits)
    interface = QAccessible.queryAccessibleInterface(reader.board)
    rect = reader.cell("Medvedev", "verdict").toRect()
    at = reader.board.viewport().mapToGlobal(rect.center())
    child = interface.childAt(at.x(), at.y())
    assert child.text(QAccessible.Text.Name).startswith("Roy Medvedev")
    assert child.rect().topLeft() == reader.board.viewport().mapToGlobal(rect.topLeft())


def test_the_steps_over_a_cell_are_those_of_its_theme_and_go_with_coding_off(sits: Sits) -> None:
    reader = stacked(sits, density="headlines")
    pole = reader.board.theme.steps[0]
    cell = reader.cell("Pipes", "verdict").toRect()
    image = reader.picture()
    beside = [image.pixelColor(x, y).name() for x in range(cell.right() - 180, cell.right() - 30) for y in range(cell.top() + 8, cell.top() + 34, 2)]
    assert pole in beside
    reader.looks(coding=False)
    image = reader.picture()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert not colours & set(reader.board.theme.steps[:3] + reader.board.theme.steps[4:])


# -- small windows ----------------------------------------------------------------------------------------------------


def test_headlines_show_seven_voices_and_four_themes_in_a_small_window(sits: Sits) -> None:
    reader = sits(1366, 545, density="headlines")
    bottom = reader.board.viewport().height()
    seen = [row for row in range(len(reader.themes())) if reader.board.body_top() + reader.board.layout_.rows.top(row + 1) <= bottom]
    assert len(seen) >= 4
    assert all(reader.is_across(reader.cell(name, "verdict")) for name in reader.panes())
    for name in reader.panes():
        place = reader.place(name, "verdict")
        assert reader.document(place).size().height() <= reader.cell(name, "verdict").height()


@pytest.mark.parametrize("scale", [100, 200])
def test_a_headline_begins_behind_its_mark(sits: Sits, scale: int) -> None:
    reader = sits(density="headlines", text_scale=scale)
    document = reader.document(reader.place("Pipes", "verdict"))
    assert reader.cell_text("Pipes", "verdict").startswith("straight continuation · Stalin")
    assert document.begin().blockFormat().textIndent() > reader.board.layout_.kind.mark_size()
    assert document.blockCount() == 1


def test_text_shows_four_whole_panes_and_where_the_second_theme_begins(sits: Sits) -> None:
    reader = sits(1366, 545)
    view = reader.board.viewport().rect()
    whole = [c for c in range(7) if reader.board.head_rect(c).right() <= view.width()]
    assert len(whole) == 4
    assert view.width() - reader.board.head_rect(4).left() < 12, "no words of a fifth are cut"
    assert reader.board.band_rect(1).top() < view.height()


@pytest.mark.parametrize("arrangement", ["columns", "rows"])
def test_brief_heads_leave_more_room_and_the_place_is_kept(sits: Sits, arrangement: str) -> None:
    reader = sits(640, 545, arrangement=arrangement)
    reader.scrolls_down_to("party")
    whole = reader.board.body_top() if arrangement == "columns" else reader.row_height("party")
    reader.board.set_brief_heads(True)
    reader.settles()
    assert (reader.board.body_top() if arrangement == "columns" else reader.row_height("party")) < whole
    assert reader.theme_in_view == "party"
    assert reader.row_top("party") == pytest.approx(0, abs=2)
    reader.board.set_brief_heads(False)
    reader.settles()
    assert (reader.board.body_top() if arrangement == "columns" else reader.row_height("party")) == whole


@pytest.mark.parametrize("scale", [100, 200, 300])
def test_a_label_that_is_shortened_keeps_its_giver(sits: Sits, scale: int) -> None:
    reader = sits(1366, 545, text_scale=scale)
    style = reader.board.head_style()
    for width in (150.0, 280.0, reader.board.layout_.columns.width):
        for head in reader.board.heads():
            words = heads.label_text(style, head, width)
            assert words.endswith(reader.records.labels[head.voice.id] and heads.ordering.label_words(head.labels).rpartition(" (")[2])


# -- a selection past the edge ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("down", [True, False])
def test_a_selection_dragged_past_an_edge_scrolls(sits: Sits, down: bool) -> None:
    reader = sits(1366, 400)
    bar = reader.board.verticalScrollBar()
    if not down:
        reader.scrolls_by(250)
    before = bar.value()
    place = reader.place("Deutscher", "verdict")
    start = reader.board.body_rect().center()
    start.setX(reader.cell("Deutscher", "verdict").center().x())
    beyond = QPointF(start.x(), reader.board.viewport().height() + 40 if down else reader.board.body_top() - 40)
    reader.presses_mouse(start)
    reader.moves((start + beyond) / 2, beyond)
    assert reader.board.hands.edge.running
    first = reader.board.hands.selection_in(place)
    reader.waits_for(lambda: abs(bar.value() - before) > 60)
    assert (bar.value() > before) == down
    longer = reader.board.hands.selection_in(place)
    assert longer[1] - longer[0] > first[1] - first[0], "what scrolls by is selected"
    reader.releases(beyond)
    assert not reader.board.hands.edge.running


def test_back_inside_the_edge_it_stands_still(sits: Sits) -> None:
    reader = sits(1366, 400)
    start = reader.board.body_rect().center()
    start.setX(reader.cell("Deutscher", "verdict").center().x())
    reader.presses_mouse(start)
    reader.moves(start + QPointF(0, 20), QPointF(start.x(), reader.board.viewport().height() + 40), start + QPointF(0, 30))
    assert not reader.board.hands.edge.running
    reader.releases(start)


# -- another look -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("same", "look"), [(True, {"theme": "dark"}), (True, {"text_scale": 150}), (True, {"arrangement": "rows"}), (False, {"coding": False}), (False, {"density": "headlines"}), (False, {"turned": True})])
def test_what_cells_say_is_made_anew_only_where_it_changes(sits: Sits, same: bool, look: dict[str, Any]) -> None:
    reader = sits()
    place = reader.place("Kotkin", "verdict")
    cell, document = reader.board.layout_.model.cell(place), reader.board.layout_.document(place)
    reader.looks(**look)
    assert (reader.board.layout_.model.cell(place) is cell) is same
    assert reader.board.layout_.document(place) is not document, "its colours and sizes are others"
