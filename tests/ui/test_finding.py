"""Finding words in the open panes: how many, which one, where they are painted."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from tests.driver import Reader


def colours(reader: Reader) -> tuple[int, int]:
    """How many points are painted in the colour of a find, and in that of the present one."""
    image = reader.board.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found, now = QColor(reader.board.theme.found).rgb(), QColor(reader.board.theme.found_now).rgb()
    points = [image.pixel(x, y) for y in range(image.height()) for x in range(0, image.width(), 3)]
    return points.count(found), points.count(now)


def test_find_counts_what_stands_in_the_panes(app_window: Reader) -> None:
    reader = app_window
    expected = reader.all_text().casefold().count("collectivisation")
    assert expected > 2
    assert reader.finds("collectivisation").endswith(f" of {expected}")
    assert colours(reader)[1] > 0


def test_find_walks_forwards_and_backwards_and_round(app_window: Reader) -> None:
    reader = app_window
    said = reader.finds("Bolshevik")
    count = int(said.rpartition(" of ")[2])
    assert said == f"1 of {count}"
    reader.presses("Return")
    assert reader.find_count() == f"2 of {count}"
    reader.presses("F3")
    assert reader.find_count() == f"3 of {count}"
    reader.presses("Shift+Return")
    assert reader.find_count() == f"2 of {count}"
    reader.presses("Shift+F3", "Shift+F3")
    assert reader.find_count() == f"{count} of {count}"
    reader.presses("Ctrl+G")
    assert reader.find_count() == f"1 of {count}"


def test_the_present_place_is_brought_into_view(app_window: Reader) -> None:
    reader = app_window
    count = int(reader.finds("civil war").rpartition(" of ")[2])
    for _ in range(count):
        assert colours(reader)[1] > 0, f"{reader.find_count()} is out of view"
        reader.presses("Return")


def test_finding_is_not_a_matter_of_capitals(app_window: Reader) -> None:
    reader = app_window
    upper = reader.finds("LENIN")
    reader.presses("Esc")
    assert reader.finds("lenin") == upper


def test_words_that_stand_nowhere(app_window: Reader) -> None:
    reader = app_window
    assert reader.finds("xyzzy") == "not found in the open panes"
    reader.presses("Return", "F3", "Shift+F3")
    assert reader.find_count() == "not found in the open panes"


def test_escape_takes_bar_and_marks_away(app_window: Reader) -> None:
    reader = app_window
    reader.finds("Lenin")
    assert sum(colours(reader)) > 0
    reader.presses("Esc")
    assert not reader.findbar.isVisible()
    assert colours(reader) == (0, 0)
    assert reader.board.hasFocus()


def test_what_unfolds_is_found_too(app_window: Reader) -> None:
    reader = app_window
    assert reader.finds("Why this code") == "not found in the open panes"
    reader.clicks_band("verdict", "row")
    reader.presses("Ctrl+F", "Return")
    assert reader.find_count().endswith(f" of {len(reader.panes())}")


def test_only_open_panes_are_searched(app_window: Reader) -> None:
    reader = app_window
    all_of_them = int(reader.finds("Lenin").rpartition(" of ")[2])
    reader.closes_pane("Pipes")
    reader.presses("F3")
    assert int(reader.find_count().rpartition(" of ")[2]) < all_of_them
