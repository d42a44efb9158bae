"""So that a dialog never outgrows its screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QDialog

MARGIN = 48
"""Pixels of the screen left free around a dialog, for the frame that the system draws."""


def fit_to_screen(dialog: QDialog, letters: int, lines: int) -> None:
    """Give a dialog room for so many letters and lines of its own text, but never more than its screen holds."""
    metrics = QFontMetricsF(dialog.font())
    wanted = QSize(round(metrics.averageCharWidth() * letters), round(metrics.lineSpacing() * lines))
    free = dialog.screen().availableSize() - QSize(MARGIN, MARGIN)
    dialog.resize(wanted.boundedTo(free))
