"""What the marks mean: both poles in words at both ends, the steps between, and what hollow, hatched and a dash say."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core import overview_cells, stances
from app.core.overview import Overview
from app.core.stances import Mark, mark_for
from app.core.words import translate
from app.state.theme import Theme, load_theme
from app.ui.overview.faces import Faces
from app.ui.parts.marks import draw_mark, marks_width
from app.ui.parts.tips import tip

EDGE = 16.0
MOST_AXES = 3
"""Axes that the legend tells; the heads of the themes name the poles of all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Marks with words; ``role`` strong for a pole. ``first``: stands at the beginning of a line."""

    marks: tuple[Mark, ...]
    words: str
    role: str = "soft"
    first: bool = False


def entries(overview: Overview, level: int) -> tuple[Entry, ...]:
    """What the legend tells, from level 0 (everything) to 2 (the poles alone)."""
    if not overview.coding:
        meanings = tuple(Entry((), translate("Overview", "{short}: {meaning}").format(short=short, meaning=meaning)) for short, meaning in overview_cells.basis_legend())
        return (Entry((), translate("Overview", "What the text rests on:"), "strong"), *meanings) if level == 0 else ()
    found: list[Entry] = []
    for axis in overview.axes[:MOST_AXES]:
        if axis.theme and len(overview.axes) > 1:
            found.append(Entry((), translate("Overview", "{theme}:").format(theme=axis.theme), "faint", first=True))
        found.append(Entry((), axis.first_pole, "strong", first=not (axis.theme and len(overview.axes) > 1)))
        if level == 2:
            ends = (axis.steps[0], axis.steps[-1])
            found += [Entry((mark_for(step.value),), "") for step in ends]
        else:
            found += [Entry((mark_for(step.value),), step.short if level == 0 else "") for step in axis.steps]
        found.append(Entry((), axis.second_pole, "strong"))
    if level == 2 or not overview.axes:
        return tuple(found)
    signs: tuple[Entry, ...] = (
        Entry((mark_for(0),), translate("Overview", "filled: rests on the work"), first=True),
        Entry((mark_for(0, "hollow"),), translate("Overview", "hollow: on a review, report, abstract or the article")),
        Entry((Mark("ring", None, "hatched"),), translate("Overview", "hatched: {words}").format(words=stances.no_source())),
        Entry((overview_cells.DASH,), translate("Overview", "dash: off the axis, or not coded")),
        Entry((mark_for(-1), mark_for(1)), translate("Overview", "two marks: divided")),
    )
    if overview.options.basis or overview.options.grade:
        signs = (*signs, Entry((), translate("Overview", "empty: left out by a filter")))
    return (*found, *signs)


class Legend(QWidget):
    """Flows in lines over the width it has; where it would get too high it tells less, and its tip tells everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._theme, self._faces = load_theme("light"), Faces(1.0)
        self._overview: Overview | None = None
        self._most = 120.0
        self.setAccessibleDescription(self.tr("What the signs of the overview mean"))

    def set_overview(self, overview: Overview | None) -> None:
        """What is to be explained."""
        self._overview = overview
        told = " · ".join(e.words for e in entries(overview, 0) if e.words) if overview is not None else ""
        self.setAccessibleName(self.tr("Legend: {words}").format(words=told))
        self.setToolTip(tip(told))
        self.update()

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale."""
        self._theme, self._faces = theme, Faces(scale)
        self.update()

    def fit(self, width: int, most: float) -> None:
        """Take the height that a width needs; what would be higher than ``most`` pixels tells less."""
        self._most = most
        bottom = max((rect.bottom() for _, rect, _ in self.placed(width)), default=0.0)
        self.setFixedHeight(round(bottom + self._faces.pad) if bottom else 0)
        self.update()

    def placed(self, width: float) -> tuple[tuple[Entry, QRectF, tuple[str, ...]], ...]:
        """The entries with their rectangles and lines at a width, at the first level that is low enough."""
        if self._overview is None:
            return ()
        found: tuple[tuple[Entry, QRectF, tuple[str, ...]], ...] = ()
        for level in range(3):
            found = self._flow(entries(self._overview, level), width)
            if max((rect.bottom() for _, rect, _ in found), default=0.0) <= self._most:
                break
        return found

    def _flow(self, told: tuple[Entry, ...], width: float) -> tuple[tuple[Entry, QRectF, tuple[str, ...]], ...]:
        faces, found = self._faces, []
        x, y = EDGE, faces.pad
        for entry in told:
            marks = marks_width(entry.marks, faces.size)
            lines, _ = faces.wrapped(entry.role, entry.words, width - 2 * EDGE - marks, 1) if entry.words else ((), False)
            wide = marks + max((faces.advance(entry.role, line) for line in lines), default=0.0)
            if x > EDGE and (entry.first or x + wide > width - EDGE):
                x, y = EDGE, y + faces.line * 1.2
            found.append((entry, QRectF(x, y, wide, faces.line), lines))
            x += wide + faces.em(2.2 if entry.words else 0.4)
        return tuple(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks and words."""
        painter, faces = QPainter(self), self._faces
        painter.fillRect(event.rect(), self._theme.palette().window())
        for entry, rect, lines in self.placed(self.width()):
            for i, mark in enumerate(entry.marks):
                draw_mark(painter, self._theme, mark, QPointF(rect.left() + faces.size * (0.62 + i * 1.35), rect.center().y()), faces.size)
            painter.setFont(faces.fonts[entry.role])
            painter.setPen(QColor(self._theme.ink if entry.role == "strong" else self._theme.ink_soft))
            for line in lines:
                room = rect.adjusted(marks_width(entry.marks, faces.size), 0, 2, 0)
                painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)
