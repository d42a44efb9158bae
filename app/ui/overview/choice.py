"""Buttons of the tool row: one that opens a menu, one that chooses one of several or all."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.ui.parts.tips import tip


class MenuTool(QToolButton):
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

    def say(self, words: str, full: str = "") -> None:
        """Show words with the arrow of a menu; ``full`` is what a screen reader says, and the tip."""
        self.setText(f"{words} ▾".replace("&", "&&"))
        self.setToolTip(tip(full))
        self.setAccessibleName(full or words)
        self.updateGeometry()


class ChoiceTool(MenuTool):
    """Chooses one of several, or all of them. Signal: ``key_chosen(str)`` when the reader chooses; empty for all."""

    key_chosen = Signal(str)

    LETTERS = 18
    """How many letters of a choice stand on the button."""

    def __init__(self, name: str, everything: str = "", parent: QWidget | None = None) -> None:
        """``everything`` are the words for no choice; without them one of the choices always holds."""
        super().__init__(parent)
        self.name, self._everything = name, everything
        self.key = ""
        self._words: dict[str, str] = {}
        self._group: QActionGroup | None = None

    def set_choices(self, choices: Iterable[tuple[str, str]], key: str) -> None:
        """Pairs of key and words, and the key that holds."""
        wanted = {**({"": self._everything} if self._everything else {}), **dict(choices)}
        if wanted != self._words:
            self._words = wanted
            self.menu_.clear()
            self._group = QActionGroup(self.menu_)
            for one, words in wanted.items():
                action = QAction(words.replace("&", "&&"), self._group, checkable=True)
                action.setData(one)
                action.triggered.connect(lambda _=False, chosen=one: self.key_chosen.emit(chosen))
                self.menu_.addAction(action)
        self.key = key if key in wanted else ""
        for action in self.actions_():
            action.setChecked(action.data() == self.key)
        words = wanted.get(self.key, "")
        metrics = QFontMetricsF(self.font())
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * self.LETTERS)
        pair = self.tr("{name}: {choice}")
        told = bool(words) and not (self._everything and not self.key)
        self.say(pair.format(name=self.name, choice=short) if told else self.name, pair.format(name=self.name, choice=words) if words else self.name)

    def actions_(self) -> list[QAction]:
        """The entries of the menu, to stand in another menu too."""
        return self._group.actions() if self._group is not None else []
