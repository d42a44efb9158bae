"""Settings as a typed table over one INI file in the library's folder, so that a library moved takes them along."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from app.state.values import WHOLE_SPAN, Look, Span
from app.state.workspace import Workspace


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
    "light_page": Setting("look/light_page", bool, False),
    "arrangement": Setting("look/arrangement", str, "columns"),
    "spectrum": Setting("look/spectrum", str, "auto"),
    "folded": Setting("timeline/folded", bool, True),
    "face": Setting("timeline/face", str, "plot"),
    "verified": Setting("timeline/verified", bool, False),
    "span": Setting("timeline/span", tuple, WHOLE_SPAN),
    "stage_scale": Setting("stage/text_scale", int, 100),
    "hints": Setting("help/hints_dismissed", list, []),
    "style": Setting("cite/style", str, "chicago-notes"),
    "debate": Setting("place/debate", str, ""),
    "voices": Setting("place/voices", list, []),
    "order": Setting("place/order", str, "year"),
    "theme_key": Setting("place/theme", str, ""),
    "geometry": Setting("window/geometry", QByteArray, QByteArray()),
    "panel": Setting("window/panel_width", int, 0),
    "timeline": Setting("window/timeline_height", int, 0),
}
"""Widths and heights are in pixels, 0 where none was chosen; ``span`` is two decimal years; ``hints`` ids of dismissed ones."""

LOOK = ("theme", "text_scale", "density", "coding", "turned", "light_page", "arrangement", "spectrum")
TIMING = ("folded", "face", "verified", "span")

_ALLOWED = {
    "theme": {"system", "light", "dark", "contrast"},
    "density": {"text", "headlines"},
    "arrangement": {"columns", "rows"},
    "spectrum": {"auto", "shown", "hidden"},
    "face": {"plot", "table"},
    "order": {"year", "name", "own"},
}


def _list(value: object) -> list[str] | None:
    """A list of strings, kept as JSON; None for anything else."""
    try:
        found = json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) and all(isinstance(item, str) for item in found) else None


def _span(value: object) -> Span | None:
    """Two decimal years, the earlier first, kept as JSON; None for anything else (*NaN* and *Infinity* are no years)."""
    try:
        found = json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or len(found) != 2 or not all(type(item) in (int, float) for item in found):
        return None
    first, last = found
    return (float(first), float(last)) if FIRST_YEAR <= first < last <= LAST_YEAR else None


FIRST_YEAR, LAST_YEAR = 1000, 3000
"""A remembered span outside of these is nonsense."""

_PARSE: dict[type, Callable[[str], Any]] = {
    str: lambda text: text,
    int: lambda text: int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None,
    bool: lambda text: {"true": True, "false": False}.get(text),
    list: _list,
    tuple: _span,
}
"""From the text of the file to a value, or None where it is none."""


class Settings:
    """Reads and writes the table. Nothing remembered, or nonsense in the file, gives the default."""

    def __init__(self, path: Path | None) -> None:
        """``path`` is the INI file; None remembers nothing (a library that can't be written, a snapshot)."""
        self._file = QSettings(str(path), QSettings.Format.IniFormat) if path is not None else None

    def get(self, name: str) -> Any:
        """The value of a row of the table, of the type that the row promises.

        INI files give back only strings, and Qt reads *large* as the number 0 and *perhaps* as true, so they are read here.
        """
        row = TABLE[name]
        if self._file is None or not self._file.contains(row.key):
            return row.default
        value = self._file.value(row.key)
        if row.kind is QByteArray:
            return value if isinstance(value, QByteArray) else row.default
        if not isinstance(value, row.kind):
            value = _PARSE[row.kind](value) if isinstance(value, str) else None
        if value is None or (name in _ALLOWED and value not in _ALLOWED[name]):
            return row.default
        return value

    def set(self, name: str, value: Any) -> None:
        """Remember a value of the table; raises KeyError for a name that is not in it."""
        row = TABLE[name]
        if self._file is not None:
            self._file.setValue(row.key, json.dumps(value, ensure_ascii=False) if row.kind in (list, tuple) else value)

    def sync(self) -> None:
        """Write the file now."""
        if self._file is not None:
            self._file.sync()


def look_of(settings: Settings) -> dict[str, Any]:
    """The remembered look, as fields of ``Look``."""
    return {name: settings.get(name) for name in LOOK}


def timing_of(settings: Settings) -> dict[str, Any]:
    """How the timeline stood, as fields of ``Timing``."""
    return {name: settings.get(name) for name in TIMING}


def remember(settings: Settings, workspace: Workspace) -> None:
    """Write down what is selected, for the next start."""
    look: Look = workspace.look
    for name in LOOK:
        settings.set(name, getattr(look, name))
    for name in TIMING:
        settings.set(name, getattr(workspace.timing, name))
    settings.set("stage_scale", workspace.stage.text_scale)
    settings.set("debate", workspace.debate)
    settings.set("voices", list(workspace.voices))
    settings.set("order", workspace.order)
    settings.set("theme_key", workspace.theme)
    settings.sync()
