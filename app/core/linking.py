"""Who leans on which event, and what lights up with what: from the record's leanings and from nothing else (METHOD 10).

An event is *leant on* by a voice in an argument on a theme; the passage is then the cell of that voice and theme. Persons
without a pane lean on an event without a theme: they are named, and there is no passage to mark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.core import marks
from app.core.vocabulary import date_words
from app.core.words import translate
from db.records import Board, Chronicle, Event, Leaning

Span = tuple[float, float]
Passage = tuple[str, str]
"""A voice and a theme (by key): one cell of the board."""


@dataclass(frozen=True, slots=True)
class Leaners:
    """Who leans on one event: in open panes with a passage, and out of view (other panes, or persons without one)."""

    event: Event
    here: tuple[Leaning, ...]
    away: tuple[Leaning, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in view that lean on it, each once, as they were ordered."""
        return tuple(dict.fromkeys((leaning.voice, leaning.theme) for leaning in self.here))


def leaners(board: Board, chronicle: Chronicle, event: str, voices: tuple[str, ...]) -> Leaners | None:
    """Who leans on an event, those in view row by row and pane by pane; None where there is no such event."""
    found = next((e for e in chronicle.events if e.id == event), None)
    if found is None:
        return None
    rows = {theme.key: i for i, theme in enumerate(board.themes)}
    panes = {voice: i for i, voice in enumerate(voices)}
    leaning = [x for x in chronicle.leanings if x.event == event]
    here = sorted((x for x in leaning if x.voice in panes and x.theme in rows), key=lambda x: (rows[x.theme], panes[x.voice]))
    away = sorted((x for x in leaning if x not in here), key=lambda x: chronicle.names.get(x.voice, x.voice))
    return Leaners(found, tuple(here), tuple(away))


def _listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence."""
    *first, last = tuple(words) or ("",)
    if not first:
        return last
    return translate("Linking", "{first} and {last}").format(first=", ".join(first), last=last)


def _names(leanings: Iterable[Leaning], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.get(x.voice, x.voice) for x in leanings))


def _basis(leanings: Collection[Leaning]) -> str:
    """On what basis we say that they lean on it, counted (METHOD 10)."""
    words = {
        "seen": translate("Linking", "{count} seen"),
        "from the article": translate("Linking", "{count} from the article"),
        "general knowledge": translate("Linking", "{count} not checked"),
    }
    counts = {basis: sum(x.basis == basis for x in leanings) for basis in words}
    return ", ".join(words[basis].format(count=n) for basis, n in counts.items() if n)


def _readings(leanings: Iterable[Leaning], names: dict[str, str]) -> str:
    """Who reads it how: *Pipes and Service as continuity; Medvedev as break*."""
    words = {
        "continuity": translate("Linking", "{names} as continuity"),
        "break": translate("Linking", "{names} as break"),
        "other": translate("Linking", "{names} otherwise"),
    }
    leanings = tuple(leanings)
    said = []
    for reading, pattern in words.items():
        who = _names((x for x in leanings if x.reading == reading), names)
        if who:
            said.append(pattern.format(names=_listed(who)))
    return "; ".join(said)


def event_sentence(found: Leaners, chronicle: Chronicle, *, coding: bool) -> str:
    """How many passages in view lean on an event, how, on what basis, and who out of view does.

    With coding off the readings are left out (METHOD 18): who leans on it is then all that is said.
    """
    event, names = found.event, chronicle.names
    head = f"{marks.plain(event.title)} ({date_words(event.start, event.end, event.edtf)})"
    parts = []
    count = len(found.passages)
    if count:
        one, many = translate("Linking", "1 passage in view leans on it: {who} ({basis})."), translate("Linking", "{count} passages in view lean on it: {who} ({basis}).")
        pattern = one if count == 1 else many
        who = _readings(found.here, names) if coding else _listed(_names(found.here, names))
        parts.append(pattern.format(count=count, who=who, basis=_basis(found.here)))
    elif found.away:
        parts.append(translate("Linking", "No voice in view leans on it."))
    else:
        parts.append(translate("Linking", "No voice here was seen to lean on it."))
    away = [name for name in _names(found.away, names) if name not in _names(found.here, names)]
    if away:
        parts.append(translate("Linking", "Out of view: {names}.").format(names=_listed(away)))
    return f"{head}. {' '.join(parts)}"


def example(board: Board, chronicle: Chronicle, voices: tuple[str, ...]) -> str:
    """The event that most passages in view lean on, the earliest of several; empty where none does."""
    found = (leaners(board, chronicle, event.id, voices) for event in chronicle.events)
    best = max((one for one in found if one is not None), key=lambda one: (len(one.passages), -one.event.earliest), default=None)
    return best.event.id if best is not None and best.passages else ""


def others(found: Leaners, board: Board) -> tuple[str, ...]:
    """The voices out of view that lean on it and can have a pane."""
    panes = {voice.id for voice in board.voices if voice.kind != "mentioned"}
    here = {x.voice for x in found.here}
    return tuple(dict.fromkeys(x.voice for x in found.away if x.voice in panes and x.voice not in here))


def events_of(board: Board, passage: Passage) -> frozenset[str]:
    """The events that a passage leans on."""
    return frozenset(x.event for x in board.leanings.get(passage, ()))


def works_of(chronicle: Chronicle, voice: str) -> frozenset[str]:
    """The publications of a voice."""
    return frozenset(p.id for p in chronicle.publications if voice and p.voice == voice)


def touches(event: Event, period: Span) -> bool:
    """Does any part of an event fall into a stretch of time?"""
    return event.earliest <= period[1] and event.latest >= period[0]


def in_period(board: Board, voices: tuple[str, ...], period: Span) -> frozenset[Passage]:
    """The passages of these voices that lean on something within a stretch of time."""
    inside = {e.id for e in board.events.values() if touches(e, period)}
    open_ = set(voices)
    return frozenset(place for place, found in board.leanings.items() if place[0] in open_ and any(x.event in inside for x in found))


def span_words(period: Span) -> str:
    """A stretch of time in years: *1917–1921*, or one year where both ends fall into it."""
    first, last = int(period[0] // 1), int(period[1] // 1)
    if period[1] == last and last > first:  # up to New Year is up to the year before
        last -= 1
    return f"{first}" if first == last else f"{first}–{last}"


def period_sentence(board: Board, chronicle: Chronicle, voices: tuple[str, ...], period: Span) -> str:
    """What lies in a stretch of time: how many events, works and passages in view."""
    themes = {theme.key for theme in board.themes}
    passages = sum(place[1] in themes for place in in_period(board, voices, period))
    events = sum(touches(e, period) for e in chronicle.events)
    works = sum(period[0] < p.year + 1 and p.year < period[1] for p in chronicle.publications)
    parts = (
        translate("Linking", "1 event") if events == 1 else translate("Linking", "{count} events").format(count=events),
        translate("Linking", "1 publication") if works == 1 else translate("Linking", "{count} publications").format(count=works),
        translate("Linking", "1 passage in view leans on what happened then")
        if passages == 1
        else translate("Linking", "{count} passages in view lean on what happened then").format(count=passages),
    )
    return translate("Linking", "{years}: {parts}. The rest is dimmed.").format(years=span_words(period), parts="; ".join(parts))
