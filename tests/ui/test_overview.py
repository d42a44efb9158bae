"""The overview at work: walked, clicked, ordered and filtered on the shipped debate; nothing overlaps at any text scale."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.overview_options import Options
from app.state.theme import load_theme
from app.ui import gallery_overview
from app.ui.overview import accessible, saying
from app.ui.overview.picture import Box, Picture
from app.ui.overview.view import OverviewView
from db.library import connect_corpus, current_corpus
from db.reads import board as read_board
from db.records import Board

LEFT, NONE, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
KOTKIN, TUCKER = "stalinism/kotkin", "stalinism/tucker"


def cut(board: Board, count: int) -> Board:
    themes = board.themes[:count]
    keys = {t.key for t in themes}
    return replace(board, themes=themes, positions={place: p for place, p in board.positions.items() if place[1] in keys})


@pytest.fixture
def view(qtbot: QtBot, continuity: Board) -> OverviewView:
    """The shipped debate on a laptop: 1366 × 700 pixels below the header."""
    accessible.install()
    return opened(qtbot, continuity)


def opened(qtbot: QtBot, board: Board, options: Options = Options(), *, size: tuple[int, int] = (1366, 700), scale: float = 1.0, **look: Any) -> OverviewView:  # noqa: B008  (frozen)
    made = OverviewView()
    qtbot.addWidget(made)
    made.set_look(load_theme("light"), scale, **look)
    made.set_shown(board.debate.presets)
    made.set_options(options)
    made.set_board(board)
    made.resize(*size)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    QApplication.processEvents()  # the legend takes another height at another width
    return made


def picture(view: OverviewView) -> Picture:
    assert view.area.picture is not None
    return view.area.picture


def boxes(view: OverviewView) -> list[Box]:
    found = picture(view)
    return [found.at(r, c) for r in range(-1, found.rows) for c in range(-1, found.columns) if (r, c) != (-1, -1)]


def point(view: OverviewView, voice: str = "", theme: str = "") -> QPoint:
    place = picture(view).place(voice, theme)
    assert place is not None
    view.area._bring_into_view(place)
    return view.area.rect_of(place).center().toPoint()


def clicks(view: OverviewView, voice: str = "", theme: str = "", keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(view.area.viewport(), LEFT, keys, point(view, voice, theme))


# -- place -------------------------------------------------------------------------------------------------------------


def test_twenty_eight_voices_and_ten_themes_fit_a_laptop(view: OverviewView, continuity: Board) -> None:
    found = picture(view)
    assert (found.columns, found.rows) == (28, 10) == (len(continuity.voices), len(continuity.themes))
    assert min(found.widths) >= 36
    assert view.area.horizontalScrollBar().maximum() == 0
    assert view.area.verticalScrollBar().maximum() == 0
    assert any(text.upright for text in found.at(-1, 0).texts)


@pytest.mark.parametrize("high", [634, 683, 702])
def test_no_word_of_a_cell_ends_in_an_ellipsis_on_a_laptop(qtbot: QtBot, continuity: Board, high: int) -> None:
    """The heights that a maximised window of 1366 × 768 leaves with a title bar and with a task bar."""
    view = opened(qtbot, continuity, size=(1366, high))
    assert view.area.horizontalScrollBar().maximum() == view.area.verticalScrollBar().maximum() == 0
    told = {" ".join(text.lines) for box in boxes(view) if box.kind == "cell" for text in box.texts}
    assert {"straight contin.", "contin- uation", "more contin.", "both in balance"} <= told
    assert not any("…" in words for words in told)
    assert_tidy(view)


@pytest.mark.parametrize(("size", "scale"), [((1920, 1000), 1.0), ((1366, 700), 2.0), ((1024, 570), 1.0), ((1024, 570), 3.0)])
def test_words_are_told_in_full_where_there_is_room_or_where_it_scrolls_anyway(qtbot: QtBot, continuity: Board, size: tuple[int, int], scale: float) -> None:
    view = opened(qtbot, continuity, size=size, scale=scale)
    told = {" ".join(text.lines) for box in boxes(view) if box.kind == "cell" for text in box.texts}
    assert "straight contin- uation" in told
    assert not any(words.endswith(("…", ".")) for words in told)


def test_marks_of_a_row_stand_level(view: OverviewView) -> None:
    found = picture(view)
    for row in range(found.rows):
        assert len({round(where.y(), 3) for column in range(found.columns) for _, where in found.at(row, column).marks}) == 1


def test_few_voices_stand_with_level_names(qtbot: QtBot, continuity: Board) -> None:
    view = opened(qtbot, continuity, Options(kind="commentator"))
    assert not any(text.upright for text in picture(view).at(-1, 0).texts)
    assert {"commentator"} == {line for text in picture(view).at(-1, 0).texts for line in text.lines if text.role == "faint"}


LAYOUTS = {
    "all": Options(),
    "school": Options(order="school", contested_first=True),
    "nearest": Options(order="nearest", near=KOTKIN),
    "likeness": Options(order="likeness"),
    "rows": Options(layout="rows"),
    "few": Options(kind="commentator"),
}


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("size", [(1366, 700), (1024, 600)])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_overlaps(qtbot: QtBot, continuity: Board, layout: str, size: tuple[int, int], scale: float) -> None:
    view = opened(qtbot, continuity, LAYOUTS[layout], size=size, scale=scale)
    assert_tidy(view)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_nothing_overlaps_with_few_themes(qtbot: QtBot, continuity: Board, count: int, scale: float) -> None:
    view = opened(qtbot, cut(continuity, count), scale=scale)
    assert picture(view).overview.voices_as_rows
    assert_tidy(view)


def assert_tidy(view: OverviewView) -> None:
    """Every text, mark and bar inside its box, and none on another; neighbours meet and never cross."""
    found, faces = picture(view), view.area.faces
    for sizes, starts in ((found.widths, found.lefts), (found.heights, found.tops)):
        assert all(a + s <= b + 0.01 for a, s, b in zip(starts, sizes, starts[1:], strict=False))
    for box in boxes(view):
        half = faces.size * 0.62
        things = [text.rect for text in box.texts] + [QRectF(c.x() - half, c.y() - half, 2 * half, 2 * half) for _, c in box.marks]
        things += [box.bar] if box.bar is not None else []
        for rect in things:
            assert box.rect.adjusted(-0.6, -0.6, 0.6, 0.6).contains(rect), (box.kind, box.voice, box.theme, box.rect, rect)
        for a, b in combinations(things, 2):
            both = a.intersected(b)
            assert both.width() < 1.5 or both.height() < 1.5, (box.kind, box.voice, box.theme, a, b)
        for text in box.texts:
            room = text.rect.height() if text.upright else text.rect.width()
            for line in text.lines:
                assert faces.advance(text.role, line) <= room + 1.0, (line, room)
            if text.cut:
                assert any(line.endswith(("…", ".")) for line in text.lines)
                assert saying.lines(found.overview, box), "what is cut is told in full on the card"
    legend = view.legend.placed(view.legend.width())
    assert not any(a[1].intersects(b[1]) for a, b in combinations(legend, 2))
    tops = [view.tools, view.pages, view.reading, view.legend]
    assert not any(a.geometry().intersects(b.geometry()) for a, b in combinations(tops, 2))


def test_the_tools_stay_on_one_line_and_lose_nothing(qtbot: QtBot, continuity: Board) -> None:
    for width, scale in ((1920, 1.0), (1366, 1.0), (1024, 1.0), (1024, 2.0), (640, 3.0)):
        view = opened(qtbot, continuity, size=(width, 700), scale=scale)
        standing = [t for t in view.tools._at(view.tools.stage)]
        assert not any(a.geometry().intersects(b.geometry()) for a, b in combinations(standing, 2))
        reached = {t.name for t in standing if hasattr(t, "name")}
        for tool in (view.tools.filter_menu, view.tools.all_menu):
            if tool in standing:
                tool.menu_.aboutToShow.emit()
                reached |= {a.text() for a in tool.menu_.actions()}
        assert {"Order", "Kind", "School", "Written", "Rests on", "Best quotation", "Nearest to …", "Measured"} <= reached, (width, scale)


def test_both_poles_are_named_at_both_ends_and_turn(qtbot: QtBot, continuity: Board) -> None:
    for turned, first, last in ((False, "continuation", "break"), (True, "break", "continuation")):
        for scale in (1.0, 3.0):
            view = opened(qtbot, continuity, scale=scale, turned=turned)
            strong = [entry.words for entry, _, _ in view.legend.placed(view.legend.width()) if entry.role == "strong"]
            assert strong == [first, last]


# -- mouse and keyboard ------------------------------------------------------------------------------------------------


def test_a_click_says_what_was_pointed_at(qtbot: QtBot, view: OverviewView) -> None:
    with qtbot.waitSignal(view.place_asked) as place:
        clicks(view, KOTKIN, "economy")
    with qtbot.waitSignal(view.voice_asked) as voice:
        clicks(view, KOTKIN)
    with qtbot.waitSignal(view.theme_asked) as theme:
        clicks(view, "", "economy")
    assert (place.args, voice.args, theme.args) == ([KOTKIN, "economy"], [KOTKIN], ["economy"])


def test_a_press_that_ends_elsewhere_is_no_click(qtbot: QtBot, view: OverviewView) -> None:
    with qtbot.assertNotEmitted(view.place_asked):
        QTest.mousePress(view.area.viewport(), LEFT, NONE, point(view, KOTKIN, "economy"))
        QTest.mouseRelease(view.area.viewport(), LEFT, NONE, point(view, TUCKER, "economy"))
        QTest.mouseClick(view.area.viewport(), LEFT, NONE, QPoint(3, 3))


def test_two_voices_with_ctrl_make_a_pair(qtbot: QtBot, view: OverviewView) -> None:
    with qtbot.assertNotEmitted(view.voice_asked):
        clicks(view, KOTKIN, keys=CTRL)
    assert view.reading.full.startswith("Kotkin is picked")
    with qtbot.waitSignal(view.pair_asked) as pair:
        clicks(view, TUCKER, keys=CTRL)
    assert pair.args == [KOTKIN, TUCKER]
    assert "picked" not in view.reading.full
    with qtbot.assertNotEmitted(view.pair_asked):
        clicks(view, KOTKIN, keys=CTRL)
        clicks(view, KOTKIN, keys=CTRL)
        clicks(view, TUCKER, keys=CTRL)
        view.area.setFocus()
        QTest.keyClick(view.area, Qt.Key.Key_Escape)
    assert "picked" not in view.reading.full


def test_who_comes_by_a_key_walks_at_once(qtbot: QtBot, view: OverviewView) -> None:
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(view.area.hasFocus)
    assert view.reading.full.startswith("Leon Trotsky, Verdict:")


def test_the_keyboard_walks_everything(qtbot: QtBot, view: OverviewView) -> None:
    area = view.area
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Home, CTRL)
    assert area.at == (0, 0)
    for key, place in (
        (Qt.Key.Key_Up, (-1, 0)), (Qt.Key.Key_Left, (-1, 0)), (Qt.Key.Key_Right, (-1, 1)), (Qt.Key.Key_Down, (0, 1)),
        (Qt.Key.Key_Home, (0, -1)), (Qt.Key.Key_Up, (0, -1)), (Qt.Key.Key_Down, (1, -1)), (Qt.Key.Key_End, (1, 27)), (Qt.Key.Key_Right, (1, 27)),
        (Qt.Key.Key_PageDown, (9, 27)), (Qt.Key.Key_PageUp, (0, 27)),
    ):  # fmt: skip
        QTest.keyClick(area, key)
        assert area.at == place, key
    QTest.keyClick(area, Qt.Key.Key_End, CTRL)
    assert area.at == (9, 27)
    assert view.reading.full == saying.line(picture(view).overview, picture(view).at(9, 27))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_opens_and_i_asks(qtbot: QtBot, view: OverviewView, key: Qt.Key) -> None:
    area = view.area
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Home, CTRL)
    first = picture(view).at(0, 0)
    with qtbot.waitSignal(view.place_asked) as place:
        QTest.keyClick(area, key)
    with qtbot.waitSignal(view.voice_asked) as voice:
        QTest.keyClick(area, Qt.Key.Key_I)
    assert (place.args, voice.args) == ([first.voice, first.theme], [first.voice])
    QTest.keyClick(area, key, CTRL)
    QTest.keyClick(area, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.pair_asked) as pair:
        QTest.keyClick(area, key, CTRL)
    assert pair.args == [first.voice, picture(view).at(0, 1).voice]


def test_what_is_walked_to_comes_into_view(qtbot: QtBot, continuity: Board) -> None:
    view = opened(qtbot, continuity, size=(1024, 600), scale=2.0)
    view.area.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(view.area, key, CTRL)
        rect, room = view.area.rect_of(view.area.at), view.area.viewport().rect().adjusted(round(picture(view).side) - 1, round(picture(view).head) - 1, 1, 1)
        assert QRectF(room).contains(rect)


def test_the_keyboard_stays_with_its_voice_and_theme(view: OverviewView) -> None:
    clicks(view, TUCKER, "terror")
    for options in (Options(order="name"), Options(contested_first=True), Options(layout="rows"), Options(order="likeness")):
        view.set_options(options)
        held = view.area.held()
        assert held is not None
        assert (held.voice, held.theme) == (TUCKER, "terror")


def open_menu(qtbot: QtBot, view: OverviewView) -> QMenu:
    qtbot.waitUntil(lambda: any(m.isVisible() and m.parent() is view for m in view.findChildren(QMenu)))
    return next(m for m in view.findChildren(QMenu) if m.isVisible() and m.parent() is view)


@pytest.mark.parametrize("by_key", [False, True])
def test_the_menu_of_a_cell(qtbot: QtBot, view: OverviewView, continuity: Board, by_key: bool) -> None:
    where = point(view, KOTKIN, "economy")
    if by_key:
        view.area.setFocus()
        view.area.go(picture(view).place(KOTKIN, "economy") or (0, 0))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), view.area.mapToGlobal(QPoint(1, 1)))
        QApplication.sendEvent(view.area, event)
    else:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.area.viewport().mapToGlobal(where))
        QApplication.sendEvent(view.area.viewport(), event)
    menu = open_menu(qtbot, view)
    assert [a.text() for a in menu.actions()] == [
        "Open the panes here", "How this was coded", "Copy with citation in the style", "Copy the citation alone",
        "Details of the voice", "Nearest to this voice", "Pick for a comparison",
    ]  # fmt: skip
    with qtbot.waitSignal(view.coding_asked) as coding:
        menu.actions()[1].trigger()
    assert coding.args == [continuity.positions[KOTKIN, "economy"].id]
    menu.close()


def test_a_card_says_all_of_a_cell_and_escapes_it(view: OverviewView, continuity: Board) -> None:
    view.set_board(replace(continuity, voices=tuple(replace(v, name="<b>Kotkin</b>") if v.id == KOTKIN else v for v in continuity.voices)))
    tip, _ = view.area.tip_at(point(view, KOTKIN, "economy").toPointF())
    for words in ("&lt;b&gt;Kotkin", "Economy and the village", "divided: continuation and break", "rests on the work", "click: open the panes here"):
        assert words in tip
    assert "main work of 2014" in view.area.tip_at(point(view, KOTKIN).toPointF())[0]
    assert "steps apart · 12 voices" in view.area.tip_at(point(view, "", "economy").toPointF())[0]


def test_pointing_reads_the_cell_at_the_foot(view: OverviewView) -> None:
    QTest.mouseMove(view.area.viewport(), point(view, KOTKIN, "economy"))
    assert view.reading.full.startswith("Stephen Kotkin, Economy: divided: continuation and break")


# -- order, filters, look ----------------------------------------------------------------------------------------------


def choose(tool: Any, key: str) -> None:
    tool.actions_()[key].trigger()


def test_the_tools_change_options_and_say_so(qtbot: QtBot, view: OverviewView) -> None:
    with qtbot.waitSignal(view.options_changed) as said:
        choose(view.tools.order, "name")
    assert said.args == [Options(order="name")] == [view.options]
    view.tools.contested.click()
    choose(view.tools.kind, "historian")
    view.tools.rows.click()
    assert view.options == Options(order="name", contested_first=True, kind="historian", layout="rows")
    assert view.tools.count.text() == "24 of 28 voices"
    assert view.tools.clear.isVisible()
    view.tools.clear.click()
    assert view.options == Options(order="name", contested_first=True, layout="rows")
    with qtbot.assertNotEmitted(view.options_changed):
        view.set_options(Options())


def test_nearest_to_shows_a_list_with_distances_in_words(qtbot: QtBot, view: OverviewView) -> None:
    assert not view.near.isVisible()
    choose(view.tools.near, KOTKIN)
    assert view.options == Options(order="nearest", near=KOTKIN)
    assert view.near.isVisible()
    assert view.near.title.text() == "Nearest to Kotkin"
    first, last = view.near.list.item(0).text(), view.near.list.item(view.near.list.count() - 1).text()
    assert "apart on average · " in first
    assert "shared themes" in first
    assert "five are needed" in last
    assert view.area.horizontalScrollBar().maximum() == 0, "the list leaves room for all columns on a laptop"
    with qtbot.waitSignal(view.pair_asked) as pair:
        view.near.list.itemActivated.emit(view.near.list.item(0))
    assert pair.args[0] == KOTKIN
    view.near.close_button.click()
    assert view.options == Options()
    assert not view.near.isVisible()


def test_a_filter_that_leaves_nothing_says_so_and_offers_to_clear(qtbot: QtBot, view: OverviewView) -> None:
    view.set_options(Options(order="name", kind="participant", decade="1990"))
    assert view.message.isVisible()
    assert view.message.text() == "No voice of this debate passes the filters."
    assert view.legend.height() == 0
    with qtbot.waitSignal(view.options_changed):
        view.clear.click()
    assert view.options == Options(order="name")
    assert not view.message.isVisible()


def painted(view: OverviewView) -> set[int]:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_coding_off_paints_no_colour_of_a_step_and_offers_no_measure(view: OverviewView) -> None:
    view.set_options(Options(order="likeness", contested_first=True))
    steps = {QColor(colour).rgb() for i, colour in enumerate(view.theme.steps) if i != 3}
    assert painted(view) & steps
    view.set_look(load_theme("light"), 1.0, coding=False, turned=False)
    assert not painted(view) & steps
    for tool in (view.tools.near, view.tools.contested, view.tools.measured, view.tools.how):
        assert not tool.isVisible()
    assert not picture(view).tree
    assert all(picture(view).at(r, -1).bar is None for r in range(picture(view).rows))
    choose(view.tools.kind, "historian")
    assert view.options == Options(order="likeness", contested_first=True, kind="historian"), "coming back to codings, the order is there again"
    view.set_look(load_theme("light"), 1.0, coding=True, turned=False)
    assert picture(view).tree


def test_what_a_small_debate_can_not_measure_is_not_offered(qtbot: QtBot, continuity: Board) -> None:
    view = opened(qtbot, cut(continuity, 1))
    assert not view.tools.near.isVisible()
    assert not view.tools.contested.isVisible()
    assert view.tools.how.isVisible()
    assert list(view.tools.order.actions_()) == ["year", "school", "name"]


@pytest.mark.parametrize("debate", ["term", "state", "industry", "toll", "famine", "kirov", "tsars", "memory"])
@pytest.mark.parametrize("layout", ["auto", "columns"])
def test_every_shipped_debate_is_shown(qtbot: QtBot, built_library: Path, debate: str, layout: Any) -> None:
    path = current_corpus(built_library)
    assert path is not None
    db = connect_corpus(path)
    board = read_board(db, f"stalinism/{debate}")
    db.close()
    for scale, turned in ((1.0, False), (2.0, True)):
        view = opened(qtbot, board, Options(layout=layout), scale=scale, turned=turned)
        assert_tidy(view)
        assert picture(view).overview.voices_as_rows == (layout == "auto")
        poles = {pole for t in board.themes for axis in [board.axis(t.key)] if axis.steps for pole in (axis.first_pole, axis.second_pole)}
        assert {entry.words for entry, _, _ in view.legend.placed(view.legend.width()) if entry.role == "strong"} == poles


def test_the_tree_stands_over_its_voices_alone(qtbot: QtBot, continuity: Board) -> None:
    view = opened(qtbot, continuity, Options(order="likeness"))
    found = picture(view)
    assert found.overview.tree is not None
    count = len(found.overview.tree.voices)
    right = max(max(line.x1(), line.x2()) for line in found.tree)
    assert right <= found.lefts[count - 1] + found.widths[count - 1]
    assert all(-found.head <= y <= 0 for line in found.tree for y in (line.y1(), line.y2()))
    assert "Tree of " in view.reading.full


def test_open_panes_are_marked_in_their_heads(view: OverviewView) -> None:
    head = picture(view).place(KOTKIN, "")
    assert head is not None
    assert picture(view).at(*head).firm
    view.set_shown(())
    assert not picture(view).at(*head).firm
    assert "no pane" in saying.line(picture(view).overview, picture(view).at(*head))


def test_how_it_is_measured_is_one_click_away(qtbot: QtBot, view: OverviewView) -> None:
    view.tools.how.click()
    qtbot.waitUntil(view.measures.isVisible)
    assert "Most contested:" in view.measures.words.toPlainText()
    assert "Historians only" in view.measures.words.toPlainText()
    view.measures.close()


def test_without_a_debate_it_says_so(qtbot: QtBot, view: OverviewView) -> None:
    view.set_board(None)
    assert view.message.text() == "No debate is open."
    assert not view.clear.isVisible()


@pytest.mark.parametrize("name", list(gallery_overview.rooms()))
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_gallery_shows_every_state(qtbot: QtBot, name: str, theme: str) -> None:
    for scale in (1.0, 2.0):
        view = gallery_overview.rooms()[name](load_theme(theme), scale)
        qtbot.addWidget(view)
        view.resize(1024, 640)
        view.show()
        assert not view.grab().isNull()
        assert isinstance(view, OverviewView)
        if view.area.picture is not None:
            assert_tidy(view)


# -- for a screen reader -----------------------------------------------------------------------------------------------


def interface(view: OverviewView) -> Any:
    found = QAccessible.queryAccessibleInterface(view.area)
    assert found is not None
    return found


def test_heads_and_cells_are_told_row_by_row(view: OverviewView) -> None:
    whole, found = interface(view), picture(view)
    assert whole.role() == QAccessible.Role.Table
    assert whole.text(QAccessible.Text.Name) == "Overview: How far was Stalinism a continuation of Leninism?"
    assert whole.childCount() == 29 * 11 - 1
    assert [whole.child(i).role() for i in (0, 27, 28, 29)] == [
        QAccessible.Role.ColumnHeader, QAccessible.Role.ColumnHeader, QAccessible.Role.RowHeader, QAccessible.Role.Cell,
    ]  # fmt: skip
    assert whole.child(0).text(QAccessible.Text.Name).startswith("Leon Trotsky, 1937, participant")
    assert whole.child(28).text(QAccessible.Text.Name).startswith("The verdict as a whole, ")
    assert whole.child(29).text(QAccessible.Text.Name) == saying.line(found.overview, found.at(0, 0))
    assert whole.child(whole.childCount()) is None
    assert all(whole.indexOfChild(whole.child(i)) == i for i in (0, 28, 29, 300))
    at = view.area.viewport().mapToGlobal(point(view, KOTKIN, "economy"))
    child = whole.childAt(at.x(), at.y())
    assert child.rect().contains(at)
    assert child.text(QAccessible.Text.Name).startswith("Stephen Kotkin, Economy: divided")
    view.area.setFocus()
    view.area.go(picture(view).place(KOTKIN, "economy") or (0, 0))
    assert child.state().focused
    view.set_options(Options(kind="participant", decade="1990"))
    assert whole.childCount() == 0
    assert not child.isValid()


def test_walking_is_said(view: OverviewView, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(saying, "announce", lambda widget, told: heard.append(told))
    view.area.setFocus()
    view.area.go((0, 0))
    QTest.keyClick(view.area, Qt.Key.Key_Down)
    assert heard[-1].startswith("Leon Trotsky, Doctrine: sharp break")
