"""What can be selected, as frozen values: a cell, a page of the side panel, how things look, the timeline, the stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from app.core.cells import Density

DetailKind = Literal[
    "voice", "event", "work", "position", "quotation", "school", "publication", "correction", "criticism", "term", "estimate", "poll", "coding", "absent", "debate", "pack",
    "theme", "story",
]  # fmt: skip
View = Literal["panes", "overview", "differences", "figures", "story", "glossary", "corrections"]
VIEWS: tuple[View, ...] = get_args(View)
"""What can stand in the middle of the window: the panes, three surveys, three pages to read."""
Face = Literal["plot", "table"]
Arrangement = Literal["columns", "rows"]
Shown = Literal["auto", "shown", "hidden"]
Span = tuple[float, float]
"""A stretch of time: two decimal years, the earlier first."""

WHOLE_SPAN: Span = (1898.0, 2026.0)
PRESETS: dict[str, Span] = {"whole": WHOLE_SPAN, "revolution": (1917.0, 1925.0), "soviet": (1917.0, 1954.0), "since": (1953.0, 2026.0)}
"""Stretches of time that one key brings: from New Year of the first year to New Year behind the last."""
MIN_TEXT_SCALE, MAX_TEXT_SCALE = 60, 300
SCALE_STEPS = (60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


def next_scale(now: int, direction: int) -> int:
    """The text scale one step larger (+1) or smaller (-1) than now, in per cent; 0 goes back to 100.

    >>> next_scale(125, 1), next_scale(300, 1), next_scale(130, -1), next_scale(60, 0)
    (150, 300, 125, 100)
    """
    if direction == 0:
        return 100
    if direction > 0:
        return next((step for step in SCALE_STEPS if step > now), now)
    return next((step for step in reversed(SCALE_STEPS) if step < now), now)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the board: which voice on which theme (by key). Both may be empty where nothing is in focus."""

    voice: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """What the side panel shows: a kind and an id; the panel is closed where there is none."""

    kind: DetailKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How things look: theme by name (``system`` follows the system), text scale in per cent, density, coding."""

    theme: str = "system"
    text_scale: int = 100
    density: Density = "text"
    coding: bool = True
    turned: bool = False
    """The axis turned round: the second pole first, everywhere at once (METHOD 19)."""
    light_page: bool = False
    """Panes and side panel stay light while the window around them is dark."""
    arrangement: Arrangement = "columns"
    """Panes as columns, or as rows under each theme, for narrow screens."""
    spectrum: Shown = "auto"
    """The spectrum: *auto* leaves it out where the window has room for few lines; the poles then stand beside the menus."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How the timeline stands: folded to a strip or open, as a plot or as a table, and the years in view.

    ``verified`` leaves out what nobody checked. ``written`` is the second lane's own span where the lanes are zoomed
    apart, else None.
    """

    folded: bool = True
    face: Face = "plot"
    verified: bool = False
    span: Span = WHOLE_SPAN
    written: Span | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """What is presented: ``on`` while the stage is shown, which page of the theme (-1: its last), blanked, its own text scale."""

    on: bool = False
    page: int = 0
    blank: bool = False
    text_scale: int = 100
