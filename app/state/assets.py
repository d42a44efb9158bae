"""Finds what is shipped with the program: packs, themes, icons, fonts. The one place that knows where it lies."""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path
from typing import Any

from PySide6.QtGui import QFontDatabase

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
SHIPPED_PACK = RESOURCES / "packs" / "stalinism"

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


def icon_svg(name: str) -> str:
    """The text of an icon drawn for this project; ``currentColor`` in it is tinted by the theme."""
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


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
