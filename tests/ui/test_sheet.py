"""A new look does not stumble over widgets that have gone."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QApplication, QPushButton, QStyle

from app.state.theme import load_theme, style_sheet


def asks(widgets: list[QPushButton]) -> None:
    """Ask the style about widgets that were never shown, as layouts do."""
    for widget in widgets:
        widget.style().pixelMetric(QStyle.PixelMetric.PM_ButtonMargin, None, widget)


def test_a_widget_that_was_never_shown_may_go_between_two_looks(qapp: QApplication) -> None:
    # as in a test with a window, the next one, and garbage of the first taken away in the second; without the sheet that
    # stays on, Qt crashes at the third look
    before = qapp.styleSheet()
    widgets = [QPushButton("button") for _ in range(200)]
    qapp.setStyleSheet(style_sheet(load_theme("light"), 1.0))
    asks(widgets)
    qapp.setStyleSheet(before)
    qapp.setStyleSheet(style_sheet(load_theme("dark"), 1.0))
    asks(widgets)
    for widget in widgets:
        shiboken6.delete(widget)
    others = [bytes(size % 600) for size in range(50_000)]  # lie where the widgets lay
    qapp.setStyleSheet(style_sheet(load_theme("light"), 1.0))
    qapp.setStyleSheet(before)
    assert len(others) == 50_000
    assert qapp.styleSheet() == before
