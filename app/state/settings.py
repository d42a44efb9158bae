"""Settings as a typed table over one INI file in the library's folder, so that a library moved takes them along."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from app.state.workspace import Look, Workspace


@dataclass(frozen=True, slots=True)
class Setting:
    """One remembered value: its key, its type and what it is when nothing was remembered."""

    key: str
    kind: type
    default: Any


TABLE = {
    "theme": Setting("look/theme", str, "system"),
    "text_scale": Setting("look/text_scale", int, 100),
    "density": Setting("look/density", str, "text"),
    "coding": Setting("look/coding", bool, True),
    "turned": Setting("look/turned", bool, False),
    "debate": Setting("place/debate", str, ""),
    "voices": Setting("place/voices", list, []),
    "order": Setting("place/order", str, "year"),
    "theme_key": Setting("place/theme", str, ""),
    "geometry": Setting("window/geometry", QByteArray, QByteArray()),
    "panel": Setting("window/panel_width", int, 0),
}

_ALLOWED = {"theme": {"system", "light", "dark"}, "density": {"text", "headlines"}, "order": {"year", "name", "own"}}


class Settings:
    """Reads and writes the table. Nothing remembered, or nonsense in the file, gives the default."""

    def __init__(self, path: Path | None) -> None:
        """``path`` is the INI file; None remembers nothing (a library that can't be written, a snapshot)."""
        self._file = QSettings(str(path), QSettings.Format.IniFormat) if path is not None else None

    def get(self, name: str) -> Any:
        """The value of a row of the table, of the type that the row promises.

        INI files give back only strings, so every read asks with a type and lists are kept as JSON.
        """
        row = TABLE[name]
        if self._file is None or not self._file.contains(row.key):
            return row.default
        if row.kind is list:
            try:
                value = json.loads(str(self._file.value(row.key, "[]", type=str)))
            except ValueError:
                return row.default
            return value if isinstance(value, list) and all(isinstance(v, str) for v in value) else row.default
        if row.kind is QByteArray:
            value = self._file.value(row.key)
            return value if isinstance(value, QByteArray) else row.default
        try:
            value = self._file.value(row.key, row.default, type=row.kind)
        except (TypeError, ValueError):
            return row.default
        if name in _ALLOWED and value not in _ALLOWED[name]:
            return row.default
        return value

    def set(self, name: str, value: Any) -> None:
        """Remember a value of the table; raises KeyError for a name that is not in it."""
        row = TABLE[name]
        if self._file is not None:
            self._file.setValue(row.key, json.dumps(value, ensure_ascii=False) if row.kind is list else value)

    def sync(self) -> None:
        """Write the file now."""
        if self._file is not None:
            self._file.sync()


def look_of(settings: Settings) -> dict[str, Any]:
    """The remembered look, as fields of ``Look``."""
    return {name: settings.get(name) for name in ("theme", "text_scale", "density", "coding", "turned")}


def remember(settings: Settings, workspace: Workspace) -> None:
    """Write down what is selected, for the next start."""
    look: Look = workspace.look
    for name in ("theme", "text_scale", "density", "coding", "turned"):
        settings.set(name, getattr(look, name))
    settings.set("debate", workspace.debate)
    settings.set("voices", list(workspace.voices))
    settings.set("order", workspace.order)
    settings.set("theme_key", workspace.theme)
    settings.sync()
