"""Tools side by side that take a second line where they need one, so that nothing is cut at any text size."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QMenu, QToolButton, QWidget

from app.ui.parts.tips import tip

GAP = 8
"""Pixels between tools."""


class FlowLayout(QLayout):
    """Puts widgets side by side and goes on in the next line where the width ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Qt hands over what was added."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One by number."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let one go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything into a rectangle."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """As small as it may be; it takes the width it is given."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the widest tool alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Fill lines from the left; what is lower than its line stands in the middle of it. Gives the height."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        lines: list[list[tuple[QLayoutItem, int, QSize]]] = [[]]
        x = 0
        for item in self._items:
            hint = item.sizeHint()
            if item.isEmpty():
                continue
            if lines[-1] and x + hint.width() > room.width():
                lines.append([])
                x = 0
            lines[-1].append((item, x, hint))
            x += hint.width() + GAP
        y = room.y()
        for line in lines:
            tallest = max((hint.height() for _, _, hint in line), default=0)
            for item, left, hint in line if move else ():
                item.setGeometry(QRect(QPoint(room.x() + left, y + (tallest - hint.height()) // 2), QSize(min(hint.width(), room.width()), hint.height())))
            y += tallest + GAP // 2
        return y - GAP // 2 - rect.y() + margins.bottom()


class Choice(QToolButton):
    """Chooses one of several, or all. Signal: ``key_chosen(str)`` when the reader chooses; empty for all."""

    key_chosen = Signal(str)

    LETTERS = 22
    """How many letters of a choice stand on the button; all of them stand in its tip."""

    def __init__(self, name: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._everything, self._key = name, everything, ""
        self._group: QActionGroup | None = None
        self.actions_: dict[str, QAction] = {}
        self.menu_ = QMenu(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open)
        self.set_choices(())

    def open(self) -> None:
        """Show the menu; it does not hold the program up."""
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open the menu; Space clicks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open()
        else:
            super().keyPressEvent(event)

    @property
    def key(self) -> str:
        """The key chosen; empty where all are."""
        return self._key

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Pairs of key and words; a key that is no longer among them is let go without a signal."""
        self.menu_.clear()
        self.actions_.clear()
        self._group = QActionGroup(self.menu_)
        for key, words in (("", self._everything), *choices):
            action = QAction(words.replace("&", "&&"), self._group, checkable=True)
            action.setData(words)
            action.triggered.connect(lambda _=False, chosen=key: self._choose(chosen))
            self.menu_.addAction(action)
            self.actions_[key] = action
        self.set_key(self._key)

    def set_key(self, key: str) -> None:
        """Show a key as the one that is chosen."""
        self._key = key if key in self.actions_ else ""
        self.actions_[self._key].setChecked(True)
        words = str(self.actions_[self._key].data())
        full = self.tr("{name}: {choice}").format(name=self._name, choice=words)
        metrics = QFontMetricsF(self.font())
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * self.LETTERS)
        shown = self.tr("{name}: {choice}").format(name=self._name, choice=short) if self._key else self._name
        self.setText(f"{shown} ▾".replace("&", "&&"))
        self.setToolTip(tip(full))
        self.setAccessibleName(full)
        self.updateGeometry()

    def _choose(self, key: str) -> None:
        changed = key != self._key
        self.set_key(key)
        if changed:
            self.key_chosen.emit(key)
