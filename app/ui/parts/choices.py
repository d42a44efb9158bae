"""Buttons of a row of tools: one that opens a menu, one that chooses one of several, or all."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.ui.parts.tips import tip


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

    def say(self, words: str, full: str = "") -> None:
        """Show words with the arrow of a menu; ``full`` is what a screen reader says, and the tip."""
        self.setText(f"{words} ▾".replace("&", "&&"))
        self.setToolTip(tip(full))
        self.setAccessibleName(full or words)
        self.updateGeometry()


class ChoiceButton(MenuButton):
    """Chooses one of several, or all. Signal: ``key_chosen(str)`` when the reader chooses another one; empty for all."""

    key_chosen = Signal(str)

    def __init__(self, name: str, everything: str = "", parent: QWidget | None = None, *, letters: int = 20) -> None:
        """``everything`` are the words for no choice; without them one of the choices always holds. ``letters``: so many of a
        choice stand on the button; all of them stand in its tip.
        """
        super().__init__(parent)
        self.name, self._everything, self._letters = name, everything, letters
        self._key = ""
        self._words: dict[str, str] = {}
        self._actions: dict[str, QAction] = {}
        self._group: QActionGroup | None = None
        self.set_choices(())

    @property
    def key(self) -> str:
        """The key chosen; empty where all are."""
        return self._key

    def words(self) -> str:
        """The words of what is chosen."""
        return self._words.get(self._key, "")

    def actions_(self) -> dict[str, QAction]:
        """The entries of the menu by key, to stand in another menu too."""
        return self._actions

    def set_choices(self, choices: Iterable[tuple[str, str]], key: str | None = None) -> None:
        """Pairs of key and words, and the key that holds, the present one where none is named; one that is not among them is
        let go without a signal.
        """
        wanted = {**({"": self._everything} if self._everything else {}), **dict(choices)}
        if wanted != self._words:
            self._words = wanted
            self._fill()
        self.set_key(self._key if key is None else key)

    def _fill(self) -> None:
        """Entries for the choices; those before go with their group, or they would gather until the window is closed."""
        self.menu_.clear()
        self._actions = {}
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self.menu_)
        for key, words in self._words.items():
            action = QAction(words.replace("&", "&&"), self._group, checkable=True)
            action.setData(key)
            action.triggered.connect(lambda _=False, chosen=key: self._choose(chosen))
            self.menu_.addAction(action)
            self._actions[key] = action

    def set_key(self, key: str) -> None:
        """Show a key as the one that is chosen."""
        self._key = key if key in self._words else ""
        for one, action in self._actions.items():
            action.setChecked(one == self._key)
        words, pair = self.words(), self.tr("{name}: {choice}")
        metrics = QFontMetricsF(self.font())
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * self._letters)
        shown = pair.format(name=self.name, choice=short) if self._key else self.name
        self.say(shown, pair.format(name=self.name, choice=words) if words else self.name)

    def _choose(self, key: str) -> None:
        changed = key != self._key
        self.set_key(key)
        if changed:
            self.key_chosen.emit(key)
