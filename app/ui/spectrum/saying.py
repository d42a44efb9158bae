"""What the spectrum says: to a screen reader in one line, in a tip in several."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.core.standing import Spectrum, spoken, state_words, told_lines
from app.core.words import translate
from app.ui.parts.tips import tip
from app.ui.spectrum.picture import Item, Picture


def item_words(spectrum: Spectrum, item: Item) -> str:
    """An item in one line: a voice with its standing, or a list with who is in it."""
    standing = spectrum.standing(item.key)
    if item.kind == "voice" and standing is not None:
        return spoken(standing)
    return f"{list_title(spectrum, item)}: {names(spectrum, item)}"


def list_title(spectrum: Spectrum, item: Item) -> str:
    """What a list holds: the step in words, or the reason why voices have none."""
    if item.kind == "more":
        step = next((words for value, words in spectrum.steps if value == item.step), "")
        return translate("Spectrum", "{count} more at {step}").format(count=len(item.voices), step=step)
    states = dict.fromkeys(s.state for s in spectrum.standings if s.voice in item.voices)
    return ", ".join(state_words(state) for state in states)


def names(spectrum: Spectrum, item: Item) -> str:
    """The names in a list, in order."""
    return ", ".join(s.name for s in spectrum.standings if s.voice in item.voices)


def tip_at(spectrum: Spectrum, picture: Picture, point: QPointF) -> tuple[str, QRectF]:
    """The tip for a point and the rectangle it belongs to: a voice, its bar, a list, a pole, a step; else empty."""
    item = next((i for i in picture.items if i.rect.contains(point)), None)
    if item is not None:
        standing = spectrum.standing(item.key) if item.kind == "voice" else None
        return (_lines(told_lines(standing)) if standing is not None else _lines((list_title(spectrum, item), names(spectrum, item)))), item.rect
    for label in picture.labels:
        if label.rect.contains(point):
            pole, words = (spectrum.first_pole, spectrum.first_words) if label.end == "first" else (spectrum.second_pole, spectrum.second_words)
            return _lines((spectrum.axis_title, pole, words)), label.rect
    return _on_the_axis(spectrum, picture, point)


def _on_the_axis(spectrum: Spectrum, picture: Picture, point: QPointF) -> tuple[str, QRectF]:
    """A bar says whose it is, a segment which step it is."""
    for lane in picture.lanes:
        rect = QRectF(lane.left, lane.middle - 2, lane.right - lane.left, 4)
        standing = spectrum.standing(lane.voice)
        if rect.contains(point) and standing is not None:
            return _lines(told_lines(standing)[:-1]), rect
    for (_, words), left, width in zip(spectrum.steps, picture.lefts, picture.widths, strict=True):
        rect = QRectF(left, picture.axis - 5, width, 10)
        if rect.contains(point):
            return tip(words), rect
    return "", QRectF()


def _lines(lines: tuple[str, ...]) -> str:
    """Lines of a record as a tip that shows them to the letter."""
    return f"<qt>{'<br>'.join(escape(line) for line in lines if line)}</qt>"


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say words, where one is listening."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
