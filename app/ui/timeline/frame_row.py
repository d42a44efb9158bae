"""One line of tools that never needs a second: what doesn't fit gives way to something smaller. And a button that chooses one of several."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from app.ui.parts.tips import tip

GAP = 8
"""Pixels between tools."""

LAST = 99


class MenuButton(QToolButton):
    """Opens its menu below itself, by click, Enter, Space or Down; the menu doesn't hold the program up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu_ = QMenu(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the menu."""
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open the menu; Space clicks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open()
        else:
            super().keyPressEvent(event)


class ChoiceButton(MenuButton):
    """Chooses one of several, or all. Signal: ``key_chosen(str)`` when the reader chooses; empty for all."""

    key_chosen = Signal(str)

    LETTERS = 20
    """How many letters of a choice stand on the button."""

    def __init__(self, name: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._everything = name, everything
        self._key = ""
        self._actions: dict[str, QAction] = {}
        self._group: QActionGroup | None = None
        self.set_choices(())

    @property
    def name(self) -> str:
        """What is chosen: a theme, a period."""
        return self._name

    @property
    def key(self) -> str:
        """The key chosen; empty where all are."""
        return self._key

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Pairs of key and words; a key that is no longer among them is let go without a signal."""
        self.menu_.clear()
        self._actions.clear()
        self._group = QActionGroup(self.menu_)
        for key, words in (("", self._everything), *choices):
            action = QAction(words.replace("&", "&&"), self._group, checkable=True)
            action.setData(words)
            action.triggered.connect(lambda _=False, chosen=key: self._choose(chosen))
            self.menu_.addAction(action)
            self._actions[key] = action
        self.set_key(self._key)

    def set_key(self, key: str) -> None:
        """Show a key as the one that is chosen."""
        self._key = key if key in self._actions else ""
        self._actions[self._key].setChecked(True)
        words = str(self._actions[self._key].data())
        full = self.tr("{name}: {choice}").format(name=self._name, choice=words)
        metrics = QFontMetricsF(self.font())
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * self.LETTERS)
        shown = self.tr("{name}: {choice}").format(name=self._name, choice=short) if self._key else self._name
        self.setText(f"{shown} ▾".replace("&", "&&"))
        self.setToolTip(tip(full))
        self.setAccessibleName(full)
        self.updateGeometry()

    def words(self) -> str:
        """The words of what is chosen."""
        return str(self._actions[self._key].data())

    def actions_(self) -> dict[str, QAction]:
        """The entries of the menu by key, to stand in another menu too."""
        return self._actions

    def _choose(self, key: str) -> None:
        changed = key != self._key
        self.set_key(key)
        if changed:
            self.key_chosen.emit(key)


class SlimRow(QWidget):
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
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

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

    def minimumSizeHint(self) -> QSize:
        """It never forces a width on the window."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new width."""
        super().resizeEvent(event)
        self.refit()

    def event(self, event: QEvent) -> bool:
        """A tool that has become wider or narrower asks for this."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.updateGeometry()
            self.refit()
        return super().event(event)
