"""Rows and columns as a person sees them: level, with bands that stick, and the reader's place kept."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from tests.driver import Reader

WIDTHS = (1024, 1366, 1920)


def picture(reader: Reader) -> QImage:
    """What is painted on the panes now."""
    return reader.board.viewport().grab().toImage()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("density", ["text", "headlines"])
@pytest.mark.parametrize("coding", [True, False])
def test_rows_are_level_in_every_pane(app_window: Reader, width: int, density: str, coding: bool) -> None:
    reader = app_window
    reader.resizes(width, 768)
    if density == "headlines":
        reader.presses("Ctrl+H")
    if not coding:
        reader.presses("Ctrl+D")
    assert [len(reader.level(theme)) for theme in reader.themes()] == [1] * len(reader.themes())


def test_rows_stay_level_with_something_unfolded_and_large_text(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_link_in("Pipes", "verdict", "fold:reason")
    reader.clicks_band("verdict", "orientation")
    reader.sets_text_scale(150)
    for theme in reader.themes():
        assert len(reader.level(theme)) == 1


def test_what_is_painted_is_level(app_window: Reader) -> None:
    """By the picture alone: the first ink under the band stands at about the same height in every pane in view."""
    reader = app_window
    reader.presses("Ctrl+D", "F6")  # without marks each cell begins with words of one size, and without focus there is no ring
    image, card = picture(reader), QColor(reader.board.theme.card)
    begin, first_ink = int(reader.band("verdict").bottom()) + 2, []
    for column in range(4):
        head = reader.board.head_rect(column)
        inside = range(int(head.left()) + 12, int(head.right()) - 12)
        first_ink.append(next(y for y in range(begin, begin + 100) if any(image.pixelColor(x, y).lightness() < card.lightness() - 90 for x in inside)))
    assert max(first_ink) - min(first_ink) <= 3, first_ink


def test_no_cell_runs_into_the_next_row(app_window: Reader) -> None:
    reader = app_window
    for theme in reader.themes():
        for name in reader.panes():
            place = reader.place(name, theme)
            assert reader.document(place).size().height() <= reader.board.layout_.cell_rect(place).height()


def test_the_band_sticks_while_its_row_scrolls_by(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("party")
    top = reader.board.body_top()
    assert reader.band("party").top() == pytest.approx(top, abs=1)
    reader.scrolls_by(150)
    assert reader.row_top("party") == pytest.approx(-150, abs=1)
    assert reader.band("party").top() == pytest.approx(top, abs=1)
    assert reader.theme_in_view == "party"
    assert picture(reader).pixelColor(4, int(top + reader.band("party").height() / 2)) == QColor(reader.board.theme.band)


def test_the_next_band_pushes_the_stuck_one_away(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("party")
    height = reader.band("party").height()
    reader.scrolls_by(round(reader.row_top("terror") - height / 2))
    assert reader.band("party").bottom() == pytest.approx(reader.band("terror").top(), abs=1)
    assert reader.band("party").top() < reader.board.body_top()


@pytest.mark.parametrize("into", [0, 120])
def test_the_place_is_kept_when_a_pane_is_closed(app_window: Reader, into: int) -> None:
    """Also where the pane closed was the tallest, so that the row grows shorter."""
    reader = app_window
    reader.scrolls_to("economy")
    reader.scrolls_by(into)
    tallest = max(reader.panes(), key=lambda name: reader.document(reader.place(name, "economy")).size().height())
    before = reader.row_height("economy")
    reader.closes_pane(tallest)
    assert reader.row_height("economy") < before
    assert reader.theme_in_view == "economy"
    assert reader.row_top("economy") == pytest.approx(-into, abs=4)


def test_choosing_other_voices_keeps_the_theme(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("economy")
    reader.chooses_voices("Tucker", "Arendt")
    assert reader.theme_in_view == "economy"
    assert reader.row_top("economy") == pytest.approx(0, abs=4)


def test_a_pane_that_comes_back_keeps_the_place(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("economy")
    reader.presses("Ctrl+P")
    for _ in range(2):
        reader.ticks("Gill")
        reader.settles()
        assert reader.theme_in_view == "economy"
        assert reader.row_top("economy") == pytest.approx(0, abs=4)
    reader.clicks_button("Close")
    assert "Gill" in reader.panes()


@pytest.mark.parametrize("into", [0.0, 0.4])
def test_the_place_is_kept_on_resize(app_window: Reader, into: float) -> None:
    reader = app_window
    reader.chooses_voices("Gill", "Pipes", "Kotkin")
    reader.scrolls_to("economy")
    height = reader.row_height("economy")
    reader.scrolls_by(round(into * height))
    for width in (1800, 1000, 1366):
        reader.resizes(width, 768)
        assert reader.theme_in_view == "economy"
        assert reader.row_top("economy") == pytest.approx(-into * reader.row_height("economy"), abs=4)


def test_the_same_theme_stays_on_top_in_the_other_density(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("terror")
    reader.presses("Ctrl+H")
    assert reader.theme_in_view == "terror"
    reader.presses("Ctrl+T")
    assert reader.theme_in_view == "terror"
    assert reader.row_top("terror") == pytest.approx(0, abs=4)


def test_unfolding_never_moves_what_is_being_read(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("party")
    reader.clicks_link_in("Pipes", "party", "fold:reason")
    before = reader.row_top("party")
    reader.clicks_link_in("Kotkin", "party", "fold:quotations")
    assert reader.row_top("party") == before
    reader.clicks_band("party", "row")
    assert reader.row_top("party") == pytest.approx(before, abs=1)


def test_the_lights_stay_where_they_are_in_another_theme(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("society")
    reader.switches_theme("dark")
    assert reader.theme_in_view == "society"
    assert reader.row_top("society") == pytest.approx(0, abs=4)
    assert picture(reader).pixelColor(2, 2) == QColor(reader.board.theme.paper)
    assert reader.board.theme.dark


@pytest.mark.parametrize("width", [700, 1024, 1366, 1920, 2560])
def test_columns_of_text_are_never_narrower_than_280(app_window: Reader, width: int) -> None:
    app_window.resizes(width, 700)
    widths = {app_window.board.head_rect(column).width() for column in range(7)}
    assert len(widths) == 1
    assert widths.pop() >= 280


def test_headlines_show_seven_columns_and_four_themes(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+H")
    assert [reader.is_in_view(reader.cell(name, reader.themes()[0])) for name in reader.panes()] == [True] * 7
    view = reader.board.viewport().height()
    seen = [theme for theme in reader.themes() if reader.row_height(theme) + reader.row_top(theme) + reader.board.body_top() <= view]
    assert len(seen) >= 4, seen


def test_text_shows_four_columns(app_window: Reader) -> None:
    reader = app_window
    wide = [c for c in range(7) if reader.board.head_rect(c).left() >= 0 and reader.board.head_rect(c).right() <= reader.board.viewport().width()]
    assert len(wide) == 4
    assert reader.board.horizontalScrollBar().maximum() > 0


def test_large_text_loses_no_word(app_window: Reader) -> None:
    reader = app_window
    words = reader.all_text()
    small = reader.cell("Kotkin", "verdict").height()
    reader.sets_text_scale(200)
    assert reader.all_text() == words
    assert reader.cell("Kotkin", "verdict").height() > 1.5 * small
    for name in reader.panes():
        place = reader.place(name, "verdict")
        assert reader.document(place).idealWidth() <= reader.board.layout_.text_width() + 1


def test_walking_from_theme_to_theme(app_window: Reader) -> None:
    reader = app_window
    seen = [reader.theme_in_view]
    for _ in range(len(reader.themes()) - 1):
        reader.presses("Ctrl+Down")
        seen.append(reader.theme_in_view)
    assert seen == reader.themes()
    reader.presses("Ctrl+Up")
    assert reader.theme_in_view == reader.themes()[-2]


def test_every_theme_can_stand_on_top_in_headlines_too(app_window: Reader) -> None:
    """Else the heads could never show the steps of the last themes, and they could not be remembered."""
    reader = app_window
    reader.presses("Ctrl+H")
    for theme in reader.themes():
        reader.scrolls_to(theme)
        assert reader.row_top(theme) == pytest.approx(0, abs=4)


def test_the_theme_in_view_stays_whatever_the_look_is_changed_to(app_window: Reader) -> None:
    reader = app_window
    last = reader.themes()[-1]
    reader.scrolls_to(last)
    told: list[str] = []
    reader.workspace.theme_changed.connect(told.append)
    for keys in (("Ctrl+D",), ("Ctrl+D",), ("Ctrl+H",), ("Ctrl+H",), ("Ctrl++", "Ctrl++"), ("Ctrl+0",), ("Ctrl+U",)):
        reader.presses(*keys)
        assert reader.theme_in_view == last, keys
    reader.switches_theme("dark")
    assert told == [], "nobody turned to another theme"
