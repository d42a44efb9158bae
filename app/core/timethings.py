"""What stands on the timeline, as values: items, careers, periods, and what of them is lit. All times are decimal years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.core import stances
from app.core.vocabulary import publication_verified_words
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
    seen_less: bool = False
    """An event whose date was seen less closely than it is given."""
    brief: str = ""
    """The label of a publication where its author's name already stands beside it."""


@dataclass(frozen=True, slots=True)
class Career:
    """From the first to the last thing that the record has of a voice, in years; ``last`` is the end of that year.

    ``died`` is when the voice died, where the record knows it and something of it came out later.
    """

    voice: str
    name: str
    family: str
    first: float
    last: float
    in_view: bool
    died: float | None = None


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
    """An item in one line: title, date, lane, and what of it nobody checked."""
    lane: LaneName = "events" if item.kind == "event" else "publications"
    parts = [item.title, item.date, lane_words(lane)]
    if not item.verified:
        parts.append(translate("Vocabulary", "date not checked") if item.kind == "event" else publication_verified_words("general knowledge"))
    return ", ".join(parts)
