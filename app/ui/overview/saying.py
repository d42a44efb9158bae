"""What the overview says of a box: in a line to a screen reader and at the foot, in several on a card."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.core import overview_words as words
from app.core.overview import Overview
from app.ui.overview.picture import Box
from app.ui.parts.tips import tip


def line(overview: Overview, box: Box) -> str:
    """A box in one line."""
    if box.kind == "cell":
        return words.cell_line(overview, overview.cells[box.voice, box.theme])
    if box.kind == "voice":
        voice = overview.voice(box.voice)
        return words.voice_line(overview, voice) if voice is not None else ""
    theme = overview.theme(box.theme)
    return words.theme_line(overview, theme) if theme is not None else ""


def lines(overview: Overview, box: Box) -> tuple[str, ...]:
    """A box as the lines of a card."""
    if box.kind == "cell":
        return tuple(words.cell_lines(overview, overview.cells[box.voice, box.theme]))
    if box.kind == "voice":
        voice = overview.voice(box.voice)
        return tuple(words.voice_lines(overview, voice)) if voice is not None else ()
    theme = overview.theme(box.theme)
    return tuple(words.theme_lines(overview, theme)) if theme is not None else ()


def card(overview: Overview, box: Box) -> str:
    """The card as a tip that shows the record to the letter."""
    return f"<qt>{'<br>'.join(escape(one) for one in lines(overview, box))}</qt>"


def announce(widget: QWidget, told: str) -> None:
    """Let a screen reader say words, where one is listening."""
    if told and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, told))


def plain(told: str) -> str:
    """Words as a tip."""
    return tip(told)


def corner(overview: Overview) -> str:
    """The tip of the corner: what has to be said of the order."""
    return tip(words.order_words(overview))
