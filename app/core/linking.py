"""Who leans on which event, and what lights up with what: from the record's leanings and from nothing else (METHOD 10).

An event is *leant on* by a voice in an argument on a theme; the passage is then the cell of that voice and theme. Persons
without a pane lean on an event without a theme: they are named, and there is no passage to mark.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from app.core import marks, ordering
from app.core.shorthand import article_named
from app.core.vocabulary import basis_word, date_words
from app.core.words import translate
from db.records import Board, Chronicle, Event, Leaning, Voice

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
    away = sorted((x for x in leaning if x not in here), key=by_year(board.voices, chronicle.names))
    return Leaners(found, tuple(here), tuple(away))


def by_year(voices: Iterable[Voice], names: Mapping[str, str]) -> Callable[[Leaning], tuple[int, str]]:
    """The order of leanings by whose they are: by the year of the main work, those who are only mentioned last by name (METHOD 19)."""
    order = {voice.id: i for i, voice in enumerate(ordering.by_year(ordering.with_pane(voices)))}
    return lambda leaning: (order.get(leaning.voice, len(order)), "" if leaning.voice in order else names.get(leaning.voice, leaning.voice))


def unseen(leanings: Iterable[Leaning]) -> bool:
    """Did nobody see in any source that these lean on it? Then they *may* (METHOD 10)."""
    return all(leaning.basis == "general knowledge" for leaning in leanings)


def readings(event: Event, leant: Iterable[Leaning], *, coding: bool) -> tuple[tuple[str, bool], tuple[str, bool]]:
    """Both readings of an event, that of the first pole first, each with whether it lacks; what lacks is said in words.

    With coding off they stand in an order that tells no side (METHOD 18): by their words, what lacks last.
    """
    held = {leaning.reading for leaning in leant}
    texts = {"continuity": event.continuity_reading, "break": event.break_reading}
    contrary = any(texts.values()) or any(reading in held for reading in texts)
    none = translate("Linking", "no contrary reading found") if contrary else translate("Linking", "no reading found")
    summary = translate("Linking", "no summary in the record; see who leans on it")
    pairs = [(article_named(text, event.id) or (summary if reading in held else none), not text) for reading, text in texts.items()]
    first, second = pairs if coding else sorted(pairs, key=lambda pair: (pair[1], pair[0].casefold()))
    return first, second


def _listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence."""
    *first, last = tuple(words) or ("",)
    if not first:
        return last
    return translate("Linking", "{first} and {last}").format(first=", ".join(first), last=last)


def _names(leanings: Iterable[Leaning], names: dict[str, str]) -> tuple[str, ...]:
    """Names, each once, with the basis beside those that were not simply seen to lean on it."""
    held: dict[str, list[str]] = {}
    for leaning in leanings:
        held.setdefault(leaning.voice, []).append(leaning.basis)
    said = []
    for voice, bases in held.items():
        name, several = names.get(voice, voice), tuple(dict.fromkeys(bases))
        said.append(name if several == ("seen",) else f"{name} ({', '.join(basis_word(basis) for basis in several)})")
    return tuple(said)


def _basis(leanings: Collection[Leaning]) -> str:
    """On what basis we say that they lean on it, counted (METHOD 10)."""
    words = {
        "seen": translate("Linking", "{count} seen"),
        "from the article": translate("Linking", "{count} from the article"),
        "general knowledge": translate("Linking", "{count} not checked"),
    }
    counts = {basis: sum(x.basis == basis for x in leanings) for basis in words}
    return ", ".join(words[basis].format(count=n) for basis, n in counts.items() if n)


def _readings(leanings: Iterable[Leaning], names: dict[str, str], *, turned: bool) -> str:
    """Who reads it how: *Pipes and Service as continuity; Medvedev as break*; the second pole's reading first when turned."""
    words = {
        "continuity": translate("Linking", "{names} as continuity"),
        "break": translate("Linking", "{names} as break"),
        "other": translate("Linking", "{names} reading it otherwise"),
        "": "{names}",
    }
    leanings = tuple(leanings)
    said = []
    for reading in ("break", "continuity", "other", "") if turned else tuple(words):
        who = _names((x for x in leanings if x.reading == reading), names)
        if who:
            said.append(words[reading].format(names=_listed(who)))
    return "; ".join(said)


def _counted(found: Leaners) -> str:
    """How many passages in view lean on it and how many may, each counted apart."""
    held: dict[Passage, list[Leaning]] = {}
    for leaning in found.here:
        held.setdefault((leaning.voice, leaning.theme), []).append(leaning)
    may = sum(unseen(leanings) for leanings in held.values())
    sure = len(held) - may
    one, many = translate("Linking", "1 passage in view leans on it"), translate("Linking", "{count} passages in view lean on it")
    one_may, many_may = translate("Linking", "1 passage in view may lean on it"), translate("Linking", "{count} passages in view may lean on it")
    if not sure:
        return one_may if may == 1 else many_may.format(count=may)
    leans = one if sure == 1 else many.format(count=sure)
    return translate("Linking", "{leans}, {count} more may").format(leans=leans, count=may) if may else leans


def event_sentence(found: Leaners, chronicle: Chronicle, *, coding: bool, turned: bool = False) -> str:
    """How many passages in view lean on an event, how, on what basis, and who out of view does.

    With coding off the readings are left out (METHOD 18): who leans on it is then all that is said. ``turned``: the second
    pole's reading first (METHOD 19).
    """
    event, names = found.event, chronicle.names
    head = f"{marks.plain(event.title)} ({date_words(event.start, event.end, event.edtf)})"
    parts = []
    if found.here:
        who = _readings(found.here, names, turned=turned) if coding else _listed(_names(found.here, names))
        pattern = translate("Linking", "{counted}: {who} ({basis}).")
        parts.append(pattern.format(counted=_counted(found), who=who, basis=_basis(found.here)))
    elif found.away:
        parts.append(translate("Linking", "No voice in view leans on it."))
    else:
        parts.append(translate("Linking", "No voice here was seen to lean on it."))
    here = {leaning.voice for leaning in found.here}
    away = _names((x for x in found.away if x.voice not in here), names)
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
