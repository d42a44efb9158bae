"""The bare axis at the foot of a page: within its rectangle, in the order given, with every name in full."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.core.stances import mark_for
from app.state.theme import load_theme
from app.ui.parts.axis import AxisPicture, axis_height, column_widths, paint_axis

STEPS = tuple(range(-3, 4))
FEW = AxisPicture("continuation", "break", STEPS, (("Ada", -3, mark_for(-3)), ("Bert", 0, mark_for(0)), ("Cleo", 3, mark_for(3))))
CROWD = AxisPicture("continuation", "break", STEPS, tuple((f"Voice {i}", step, mark_for(step)) for i, step in enumerate((-3, -3, -3, -2, -1, 2, 2, 3))))
GROUND = "#123456"


def painted(axis: AxisPicture, rect: QRectF, points: float = 16, theme: str = "light") -> QImage:
    """The axis painted into a rectangle of a picture that is larger on every side."""
    image = QImage(round(rect.right()) + 40, round(rect.bottom()) + 40, QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    paint_axis(painter, rect, load_theme(theme), points, axis)
    painter.end()
    return image


def touched(image: QImage) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all that was painted."""
    ground = QColor(GROUND).rgb()
    points = [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) != ground]
    return min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)


def where(image: QImage, colour: str) -> list[int]:
    """Where across a colour stands."""
    wanted = QColor(colour).rgb()
    return [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted]


@pytest.mark.parametrize("axis", [FEW, CROWD], ids=["few", "crowd"])
@pytest.mark.parametrize(("width", "height", "points"), [(1200, 90, 16), (600, 90, 16), (500, 60, 24), (1800, 160, 40)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_stays_in_its_rectangle(qapp: QApplication, axis: AxisPicture, width: int, height: int, points: float, theme: str) -> None:
    left, top, right, bottom = touched(painted(axis, QRectF(30, 30, width, height), points, theme))
    assert left >= 29
    assert right <= 30 + width + 1
    assert top >= 29
    assert bottom <= 30 + height + 1


@pytest.mark.parametrize("turned", [False, True])
def test_the_segments_run_in_the_order_given(qapp: QApplication, turned: bool) -> None:
    steps = STEPS[::-1] if turned else STEPS
    image = painted(AxisPicture("a", "b", steps), QRectF(10, 10, 900, 60))
    theme = load_theme("light")
    stretches = [where(image, theme.step(step).name()) for step in steps]
    assert all(stretches)
    assert all(max(first) < min(second) for first, second in pairwise(stretches))
    widths = [max(xs) - min(xs) for xs in stretches]
    assert max(widths) - min(widths) <= 2


def test_a_mark_stands_in_its_segment(qapp: QApplication) -> None:
    theme = load_theme("light")
    bare, marked = painted(AxisPicture("a", "b", STEPS), QRectF(10, 10, 900, 80)), painted(AxisPicture("a", "b", STEPS, (("", 3, mark_for(3)),)), QRectF(10, 10, 900, 80))
    segment = where(bare, theme.step(3).name())
    outline = where(marked, theme.outline(3).name())
    assert outline
    assert min(segment) <= min(outline) <= max(outline) <= max(segment)


@pytest.mark.parametrize("axis", [FEW, CROWD], ids=["few", "crowd"])
@pytest.mark.parametrize("width", [500, 900, 1600])
def test_the_height_that_is_asked_for_lets_the_text_keep_its_size(qapp: QApplication, axis: AxisPicture, width: int) -> None:
    height = axis_height(16, axis, width)
    image, low = painted(axis, QRectF(10, 10, width, height)), painted(axis, QRectF(10, 10, width, height * 3))
    top, low_top = touched(image)[1] - 10, touched(low)[1] - 10
    assert low_top == pytest.approx(top + 2 * height, abs=1), "with more room the picture is the same, at the foot"


def test_names_are_one_above_another_where_they_share_a_step(qapp: QApplication) -> None:
    assert axis_height(16, CROWD, 700) > axis_height(16, FEW, 700)


def test_a_long_pole_is_wrapped_and_counted(qapp: QApplication) -> None:
    long = AxisPicture("Lenin wanted a union of equals, and Stalin restored a Russian empire", "break", STEPS)
    height = axis_height(12, long, 600)
    assert height > axis_height(12, AxisPicture("a", "b", STEPS), 600)
    left, top, *_ = touched(painted(long, QRectF(30, 30, 600, height), 12))
    assert left >= 29
    assert top >= 29


def test_nothing_to_paint_is_no_fault(qapp: QApplication) -> None:
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    for axis, rect in ((AxisPicture("a", "b", ()), QRectF(0, 0, 50, 50)), (FEW, QRectF(0, 0, 0, 0))):
        paint_axis(painter, rect, load_theme("light"), 10, axis)
    painter.end()
    assert image.pixelColor(25, 25).name() == GROUND


@settings(max_examples=80, deadline=None)
@given(st.lists(st.floats(1, 300), min_size=1, max_size=9), st.floats(10, 3000))
def test_columns_fill_the_width_and_give_each_what_it_needs(needs: list[float], width: float) -> None:
    widths = column_widths(needs, width)
    assert sum(widths) == pytest.approx(width)
    if sum(needs) <= width:
        assert all(wide >= need - 1e-6 for wide, need in zip(widths, needs, strict=True))
        even = {round(wide, 3) for wide, need in zip(widths, needs, strict=True) if wide > need + 1e-3}
        assert len(even) <= 1, "who gets more than the need gets the same"
