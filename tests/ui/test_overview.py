"""The overview as it is laid out: what fits, what stands level, what is named, and that nothing overlaps."""

from __future__ import annotations

from itertools import combinations

import pytest
from pytestqt.qtbot import QtBot

from app.core.overview_options import Options
from app.ui.overview import accessible
from app.ui.overview.view import OverviewView
from db.records import Board
from tests.ui.overviews import KOTKIN, assert_tidy, boxes, cut, opened, picture


@pytest.fixture
def view(qtbot: QtBot, continuity: Board) -> OverviewView:
    """The shipped debate on a laptop: 1366 × 700 pixels below the header."""
    accessible.install()
    return opened(qtbot, continuity)


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
