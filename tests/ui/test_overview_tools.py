"""The tools of the overview: order, nearness, filters, coding off, the tree, and how it is measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.core.overview_options import Options
from app.state.theme import load_theme
from app.ui import gallery_overview
from app.ui.overview import accessible, saying
from app.ui.overview.view import OverviewView
from db.library import connect_corpus, current_corpus
from db.reads import board as read_board
from db.records import Board
from tests.ui.overviews import KOTKIN, assert_tidy, cut, opened, picture


@pytest.fixture
def view(qtbot: QtBot, continuity: Board) -> OverviewView:
    """The shipped debate on a laptop: 1366 × 700 pixels below the header."""
    accessible.install()
    return opened(qtbot, continuity)


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
