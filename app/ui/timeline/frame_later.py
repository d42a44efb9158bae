"""A part that is made only when it is needed, and knows then everything that was set before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound=QWidget)


class Later(Generic[Part]):
    """Stands for a widget until somebody wants it. The window's first paint waits for nothing that isn't in view."""

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._values: dict[str, tuple[Any, ...]] = {}
        self.part: Part | None = None
        """The widget, or None before it is made."""

    def tell(self, name: str, *values: Any) -> None:
        """Call ``part.name(*values)``, now or when it is made; of several calls the last counts."""
        self._values[name] = values
        if self.part is not None:
            getattr(self.part, name)(*values)

    def retell(self, name: str) -> None:
        """Call again what was called last under a name, where anything was."""
        if self.part is not None and name in self._values:
            getattr(self.part, name)(*self._values[name])

    def bring(self, *, telling: bool = True) -> Part:
        """The widget, made now where it was not; without ``telling`` whoever asks tells it step by step."""
        if self.part is None:
            self.part = self._make()
            for name in self._values if telling else ():
                self.retell(name)
        return self.part
