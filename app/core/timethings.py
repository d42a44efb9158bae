"""What stands on the timeline, as values: items, careers, periods, and what of them is lit. All times are decimal years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.core import marks, stances
from app.core.words import translate

ItemKind = Literal["event", "publication"]
LaneName = Literal["events", "publications"]
Dated = Literal["sure", "coarse", "about", "perhaps"]

@dataclass(frozen=True, slots=True)
class Item:
    """One thing on a lane. All times are decimal years; ``start`` and ``end`` are equal for a moment.

    ``earliest`` and ``latest`` are how early and how late a coarse or uncertain date may be meant. ``marks`` are those
    of a publication with a dated position of its own (METHOD 9); two of them where it is divided.
    """

    id: str
    kind: ItemKind
    start: float
    end: float
    earliest: float
    latest: float
    title: str
    label: str
    date: str
    """The date in words."""
    importance: int
    dated: Dated
    lasting: bool
    verified: bool
    voice: str = ""
    in_view: bool = False
    marks: tuple[stances.Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Career:
    """From the first to the last thing that the record has of a voice, in years; ``last`` is the end of that year."""

    voice: str
    name: str
    family: str
    first: float
    last: float
    in_view: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A period, shaded behind its lane; ``start`` and ``end`` are decimal years."""

    id: str
    title: str
    start: float
    end: float
    lane: LaneName
    summary: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the timeline: both lanes in the order of time, the periods, and the careers of those in view first."""

    events: tuple[Item, ...] = ()
    publications: tuple[Item, ...] = ()
    bands: tuple[Band, ...] = ()
    careers: tuple[Career, ...] = ()

    def lane(self, name: LaneName) -> tuple[Item, ...]:
        """The items of a lane."""
        return self.events if name == "events" else self.publications


@dataclass(frozen=True, slots=True)
class Lit:
    """What is lit: ids of events and publications, the event in focus (or empty), and the stretch of time brushed."""

    events: frozenset[str] = frozenset()
    publications: frozenset[str] = frozenset()
    event: str = ""
    period: tuple[float, float] | None = None


def lane_words(name: LaneName) -> str:
    """The name of a lane."""
    return translate("Timing", "what happened") if name == "events" else translate("Timing", "what was written")


def spoken(item: Item) -> str:
    """An item in one line: title, date, lane, and whether its date was seen."""
    lane: LaneName = "events" if item.kind == "event" else "publications"
    parts = [item.title, item.date, lane_words(lane)]
    return ", ".join(parts if item.verified else [*parts, marks.unchecked()])
