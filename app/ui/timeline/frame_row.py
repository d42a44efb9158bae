"""One line of tools that never needs a second: what doesn't fit gives way to something smaller."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from app.ui.parts.refitting import Refitting

GAP = 8
"""Pixels between tools."""

LAST = 99


class SlimRow(Refitting):
    """Tools side by side in one line. Each stands at some *stages* of narrowness, from 0 (all the room there is) upward.

    The row takes the first stage whose tools fit; a tool with a stretch takes the room left over, and gives way to its
    least width before the next stage is taken.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools: list[tuple[QWidget, int, int, int, int]] = []
        self._absent: set[QWidget] = set()
        self._stage = 0
        self._margins = (16, 4, 12, 4)

    @property
    def stage(self) -> int:
        """How far tools have given way."""
        return self._stage

    def add(self, tool: QWidget, *, since: int = 0, until: int = LAST, least: int = 0, most: int = 0) -> None:
        """A tool that stands from stage ``since`` on and no longer from ``until`` on.

        ``least`` > 0 makes it stretch from that width in letters; up to ``most``, where that is given.
        """
        tool.setParent(self)
        self._tools.append((tool, since, until, least, most))

    def add_gap(self) -> None:
        """Room between the tools on the left and those on the right."""
        self.add(QWidget(), least=1)

    def set_present(self, tool: QWidget, present: bool) -> None:
        """Whether a tool has anything to do now; where it has not, it stands at no stage."""
        if present == (tool in self._absent):
            self._absent ^= {tool}
            self.refit()

    def _at(self, stage: int) -> list[tuple[QWidget, int, int]]:
        return [(tool, least, most) for tool, since, until, least, most in self._tools if since <= stage < until and tool not in self._absent]

    def _letters(self, count: int) -> int:
        return round(count * QFontMetricsF(self.font()).averageCharWidth())

    def _needs(self, stage: int) -> int:
        tools = self._at(stage)
        widths = sum(self._letters(least) if least else tool.sizeHint().width() for tool, least, _ in tools)
        return widths + GAP * max(0, len(tools) - 1) + self._margins[0] + self._margins[2]

    def refit(self) -> None:
        """Take the first stage that fits and put the tools side by side."""
        stages = sorted({0, *(since for _, since, *_ in self._tools), *(until for _, _, until, *_ in self._tools if until != LAST)})
        self._stage = next((stage for stage in stages if self._needs(stage) <= self.width()), stages[-1])
        here = self._at(self._stage)
        standing = {tool for tool, *_ in here}
        for tool, *_ in self._tools:
            tool.setVisible(tool in standing)
        left, top, _, bottom = self._margins
        x, spare = left, max(0, self.width() - self._needs(self._stage))
        for tool, least, most in here:  # what stretches first takes what it may, what comes behind it the rest
            hint = tool.sizeHint()
            more = 0 if not least else min(spare, self._letters(most - least)) if most else spare
            spare -= more
            width = self._letters(least) + more if least else hint.width()
            height = min(hint.height(), max(1, self.height() - top - bottom))
            tool.setGeometry(x, top + (self.height() - top - bottom - height) // 2, width, height)
            x += width + GAP

    def sizeHint(self) -> QSize:
        """As tall as its tallest tool."""
        tallest = max((tool.sizeHint().height() for tool, *_ in self._tools if tool not in self._absent), default=0)
        return QSize(self._needs(0), tallest + self._margins[1] + self._margins[3])
