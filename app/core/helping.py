"""What helps a reader along: the keys of each part of the window that stand in no menu, and the three hints of a first start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.words import translate


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What some keys do. ``keys`` are portable texts (``Shift+Space``), each to be shown as the system writes it."""

    keys: tuple[str, ...]
    does: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one part of the window, under its name."""

    name: str
    rows: tuple[KeyRow, ...]


ARROWS = ("Left", "Right", "Up", "Down")


def key_groups() -> tuple[KeyGroup, ...]:
    """The keys inside the panes, the spectrum, the timeline, the search box and the stage, in the reader's language."""
    return (_panes(), _spectrum(), _timeline(), _search(), _stage())


def _panes() -> KeyGroup:
    return KeyGroup(
        translate("Helping", "In the panes"),
        (
            KeyRow(ARROWS, translate("Helping", "Walk from cell to cell")),
            KeyRow(("Tab", "Shift+Tab"), translate("Helping", "Go through the links of a cell")),
            KeyRow(("Enter",), translate("Helping", "Follow the link; without one, show how the cell was coded (in headlines: its text)")),
            KeyRow(("Space",), translate("Helping", "Fold a cell open or closed")),
            KeyRow(("Shift+Space",), translate("Helping", "Fold its whole row open or closed")),
            KeyRow(tuple(f"Shift+{arrow}" for arrow in ARROWS), translate("Helping", "Select text")),
            KeyRow(("PgUp", "PgDown", "Home", "End"), translate("Helping", "Scroll")),
        ),
    )


def _spectrum() -> KeyGroup:
    return KeyGroup(
        translate("Helping", "In the spectrum"),
        (
            KeyRow(ARROWS, translate("Helping", "Walk from voice to voice")),
            KeyRow(("Home", "End"), translate("Helping", "Go to the first or the last voice")),
            KeyRow(("Enter", "Space"), translate("Helping", "Open or close the pane of the voice")),
            KeyRow(("I",), translate("Helping", "Show the details of the voice")),
        ),
    )


def _timeline() -> KeyGroup:
    return KeyGroup(
        translate("Helping", "In the timeline"),
        (
            KeyRow(("Left", "Right"), translate("Helping", "Walk to the item before or after, in time")),
            KeyRow(("Up", "Down"), translate("Helping", "Change between what happened and what was written")),
            KeyRow(("Enter", "Space"), translate("Helping", "Choose it: the passages that lean on an event are marked")),
            KeyRow(("Home", "End"), translate("Helping", "Go to the first or the last of the lane")),
            KeyRow(("+", "-"), translate("Helping", "Zoom in or out")),
            KeyRow(("PgUp", "PgDown"), translate("Helping", "Move to earlier or later years")),
            KeyRow(("I",), translate("Helping", "Details of the event or the work, in the side panel")),
            KeyRow(("B",), translate("Helping", "Begin a period here; pressed again, end it: what lies outside is dimmed")),
            KeyRow(("Esc",), translate("Helping", "Take the period, the marks and the ring away")),
        ),
    )


def _search() -> KeyGroup:
    return KeyGroup(
        translate("Helping", "In the search box"),
        (
            KeyRow(("Up", "Down"), translate("Helping", "The result before or after, seen beside without leaving")),
            KeyRow(("PgUp", "PgDown"), translate("Helping", "Six results back or on")),
            KeyRow(("Enter",), translate("Helping", "Open the place with the words marked, or run the action")),
            KeyRow(("Esc",), translate("Helping", "Close the box; what was open before comes back")),
        ),
    )


def _stage() -> KeyGroup:
    return KeyGroup(
        translate("Helping", "While presenting"),
        (
            KeyRow(("Right", "Down", "PgDown", "Space"), translate("Helping", "The next page, then the next theme")),
            KeyRow(("Left", "Up", "PgUp", "Backspace"), translate("Helping", "The page or the theme before")),
            KeyRow(("Home", "End"), translate("Helping", "Go to the first or the last theme")),
            KeyRow(("B",), translate("Helping", "Blank the screen, and bring it back")),
            KeyRow(("C",), translate("Helping", "Coding off and on")),
            KeyRow(("+", "-"), translate("Helping", "Larger or smaller text on the screen")),
            KeyRow(("Esc", "F5"), translate("Helping", "End the presentation")),
        ),
    )


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint. ``id`` names the part of the window that it explains; ``say`` gives its words when it is shown."""

    id: str
    say: Callable[[], str]
    example: bool = False
    """Can the program show at once what the hint speaks of?"""

    @property
    def words(self) -> str:
        """The sentence, in the reader's language."""
        return self.say()


HINTS = (
    Hint("panes", lambda: translate("Helping", "Read across: each row is one theme, each column one voice. Click a stance to see how it was coded, and by whom.")),
    Hint("spectrum", lambda: translate("Helping", "Every voice stands on its step for the theme in view. Click a name to open its pane, or to close it.")),
    Hint("timeline", lambda: translate("Helping", "Click an event on the timeline: the passages that lean on it are marked in every pane."), example=True),
)
"""The hints of a first start, in the order in which they are shown."""


def next_hint(dismissed: tuple[str, ...]) -> Hint | None:
    """The first hint that was not dismissed; None where all were. A dismissed hint never comes back."""
    return next((hint for hint in HINTS if hint.id not in dismissed), None)


def number_of(hint: Hint) -> int:
    """Which hint of all it is, from 1."""
    return HINTS.index(hint) + 1
