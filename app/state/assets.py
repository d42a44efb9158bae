"""Finds what is shipped with the program for the eye: themes, icons, fonts."""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path
from typing import Any

from PySide6.QtGui import QFontDatabase

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"

SERIF = "Source Serif Pro"
SANS = "Source Sans Pro"

_FONT_FILES = {
    "font_source_sans_pro": ("SourceSansPro-Regular", "SourceSansPro-It", "SourceSansPro-Semibold", "SourceSansPro-Bold"),
    "font_source_serif_pro": ("SourceSerifPro-Regular", "SourceSerifPro-It", "SourceSerifPro-Semibold"),
}


def theme_data(name: str) -> dict[str, Any]:
    """The named colours of a theme file; raises FileNotFoundError for a theme that is not shipped."""
    data: dict[str, Any] = json.loads((RESOURCES / "themes" / f"{name}.json").read_text(encoding="utf-8"))
    return data


@functools.cache
def load_fonts() -> tuple[str, ...]:
    """Register the shipped fonts once, so that the page looks the same everywhere, and name the families found.

    The two packages are located without being imported, because importing them lists whole folders.
    """
    families: list[str] = []
    for package, names in _FONT_FILES.items():
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            continue
        folder = Path(spec.submodule_search_locations[0]) / "files"
        for name in names:
            number = QFontDatabase.addApplicationFont(str(folder / f"{name}.otf"))
            if number >= 0:
                families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))
