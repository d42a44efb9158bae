"""What a screen reader is told of things that are painted: the part that is the same for cells, marks and events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QWidget


class PaintedChild(QAccessibleInterface):
    """A thing painted inside a widget: it has no object of its own, no children, and can't be written.

    ``view`` is the widget (it has a ``theme``), ``parent`` the interface of the widget. Who inherits tells whether it is
    valid, where it stands, its words, role and state.
    """

    def __init__(self, view: Any, parent: QAccessibleInterface) -> None:
        super().__init__()
        self._view, self._parent = view, parent

    def object(self) -> QObject | None:  # type: ignore[override]
        """It is painted, so there is no object behind it."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window that its widget stands in."""
        handle: QWindow | None = self._view.window().windowHandle()
        return handle

    def parent(self) -> QAccessibleInterface:
        """Its widget."""
        return self._parent

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """It has no children."""
        return None

    def childCount(self) -> int:
        """It has no children."""
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """It has no children."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """It has no children."""
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """It can't be written."""

    def foregroundColor(self) -> QColor:
        """Ink."""
        return QColor(self._view.theme.ink)

    def backgroundColor(self) -> QColor:
        """Paper."""
        return QColor(self._view.theme.paper)


_kept: dict[int, QAccessibleInterface] = {}
"""Interfaces that Qt holds only by pointer: kept from Python's collector as long as their widget lives."""

_known: set[type[QWidget]] = set()


def offer(kind: type[QWidget], interface: Callable[[Any], QAccessibleInterface]) -> None:
    """Let Qt ask us for the interface of every widget of a kind; a second call for the same kind does nothing."""

    def factory(name: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, kind):
            return None
        key = id(thing)
        _kept[key] = interface(thing)
        thing.destroyed.connect(lambda: _kept.pop(key, None))
        return _kept[key]

    if kind not in _known:
        _known.add(kind)
        QAccessible.installFactory(factory)
