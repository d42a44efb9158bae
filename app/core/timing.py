"""What stands on the timeline: a chronicle turned into things with a place on an axis of years, before anything is painted.

Sources: METHOD 9 (a publication has a mark only from a dated position of its own voice that rests on it), 17 and 18.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from app.core import marks, stances
from app.core.timecards import card
from app.core.timethings import Band, Career, Dated, Item, ItemKind, LaneName, Lit, Scene, lane_words, spoken
from app.core.vocabulary import date_words, seen_less
from app.core.words import translate
from db import dates
from db.records import Board, Chronicle, Event, Publication, Voice

__all__ = ["Band", "Career", "Dated", "Item", "ItemKind", "LaneName", "Lit", "Scene", "card", "lane_words", "marks_of", "scene", "spoken"]

PUBLICATION_IMPORTANCE = 2
"""The record gives publications no rank of their own; those of a voice in view come first, then those with a mark."""


def scene(chronicle: Chronicle, board: Board, *, theme: str, coding: bool, voices: tuple[str, ...], made: tuple[Item, ...] | None = None) -> Scene:
    """What the timeline shows; ``theme`` is the key of the theme in view, ``voices`` the ids of those with an open pane.

    ``made`` are the ``events`` of this chronicle where they were made before.
    """
    shown = frozenset(voices)
    publications = _told_apart([_publication(p, chronicle, board, theme, shown, coding=coding) for p in chronicle.publications])
    return Scene(
        events=events(chronicle) if made is None else made,
        publications=tuple(sorted(publications, key=lambda item: (item.start, not item.in_view, item.label))),
        bands=tuple(Band(p.id, marks.plain(p.title), p.earliest, p.latest, p.band, marks.plain(p.summary)) for p in chronicle.periods),
        careers=_careers(chronicle, board, voices),
    )


def events(chronicle: Chronicle) -> tuple[Item, ...]:
    """What happened, in time. It hangs on nothing but the record, so whoever asks for many scenes makes it once."""
    return tuple(sorted((_event(event) for event in chronicle.events), key=lambda item: (item.start, item.id)))


def _event(event: Event) -> Item:
    """A moment stands in the middle of what its date may mean; what lasts runs from the middle of its start to that of its end."""
    begun, _, ended = event.edtf.partition("/")
    first = dates.parse(_closer(event.start, begun))
    last = dates.parse(_closer(event.end, ended) if event.end else _closer(event.start, ended or begun))
    start, end = (first.earliest + first.latest) / 2, (last.earliest + last.latest) / 2
    lasting = event.end not in ("", event.start)
    return Item(
        id=event.id,
        kind="event",
        start=start,
        end=max(start, end),
        earliest=min(event.earliest, start),
        latest=max(event.latest, start, end),
        title=marks.plain(event.title),
        label=marks.plain(event.title),
        date=date_words(event.start, event.end, event.edtf),
        importance=max(1, min(5, event.importance)),
        dated=_dated(event),
        lasting=lasting,
        verified=event.verified == "seen",
        seen_less=seen_less(event),
    )


def _closer(text: str, edtf: str) -> str:
    """A date, or its EDTF text without its doubts where that says more closely when it was."""
    return dates.bare(edtf) if dates.closeness(edtf) > dates.closeness(text) else text


def _dated(event: Event) -> Dated:
    """How sure a date is; where the record doubts it in two ways, the graver doubt counts."""
    if "?" in event.edtf or "%" in event.edtf:
        return "perhaps"
    if "~" in event.edtf or event.precision == "circa":
        return "about"
    return "coarse" if event.precision in ("month", "year") else "sure"


def _publication(publication: Publication, chronicle: Chronicle, board: Board, theme: str, shown: frozenset[str], *, coding: bool) -> Item:
    in_view = publication.voice in shown
    found = marks_of(publication, board, theme) if coding else ()
    return Item(
        id=publication.id,
        kind="publication",
        start=publication.year + 0.5,
        end=publication.year + 0.5,
        earliest=float(publication.year),
        latest=publication.year + 1.0,
        title=marks.plain(publication.title),
        label=f"{author_names(publication, chronicle, board)} {publication.year}".strip(),
        date=str(publication.year),
        importance=PUBLICATION_IMPORTANCE + 2 * in_view + bool(found),
        dated="coarse",
        lasting=False,
        verified=publication.verified == "seen",
        voice=publication.voice,
        in_view=in_view,
        marks=found,
        brief=str(publication.year),
    )


def author_names(publication: Publication, chronicle: Chronicle, board: Board) -> str:
    """The family names of who wrote it: one, two with *and*, or the first *and others*.

    A voice is called by its own family name where it wrote alone; of others the work's bibliography knows the names, and
    where there is none, the author's line as far as it can be read: the last word with the small ones before it.
    """
    work = chronicle.works.get(publication.work)
    people = (work.csl.get("author") or []) if work is not None else []
    names = [f"{p.get('non-dropping-particle', '')} {p.get('family') or p.get('literal', '')}".strip() for p in people]
    names = [name for name in names if name]
    if len(names) < 2:
        own = next((voice.family or voice.name for voice in board.voices if voice.id == publication.voice), "")
        return own or (names[0] if names else _last_name(publication.author))
    if len(names) > 2:
        return translate("Timing", "{name} and others").format(name=names[0])
    return translate("Timing", "{first} and {second}").format(first=names[0], second=names[1])


def _last_name(author: str) -> str:
    """The last word of a name, with the small words that stand right before it: *van Fern*."""
    words = author.rsplit(",", 1)[0].split()
    at = len(words) - 1
    while at > 0 and words[at - 1].islower():
        at -= 1
    return " ".join(words[max(at, 0) :])


def _told_apart(items: list[Item]) -> tuple[Item, ...]:
    """Publications that would bear the same name and year get their titles, without what stands behind a colon."""
    counts = Counter(item.label for item in items)
    told = []
    for item in items:
        title = item.title.partition(":")[0].strip()
        told.append(replace(item, label=f"{item.label}, {title}", brief=f"{item.brief}, {title}") if counts[item.label] > 1 and title else item)
    return tuple(told)


def marks_of(publication: Publication, board: Board, theme: str) -> tuple[stances.Mark, ...]:
    """The marks of a publication on a theme (METHOD 9): of its own voice's position of that year that rests on it, or of a
    dated code of that year which the record lets be drawn; else none.

    A dated code does not say whether the work itself was seen, so its mark is hollow (METHOD 6)."""
    key = (publication.voice, theme)
    position = board.positions.get(key)
    if position is not None and position.code == "stance" and position.year == publication.year and publication.work and publication.work in position.works:
        return stances.tell(position, board.axis(theme)).marks
    for dated in board.dated.get(key, ()):
        if dated.drawn != "words" and dated.year == publication.year:
            return (stances.mark_for(dated.stance, stances.filling_for("")),)
    return ()


def _careers(chronicle: Chronicle, board: Board, voices: tuple[str, ...]) -> tuple[Career, ...]:
    """A career for every voice with a pane to open that wrote something with a year: those in view first, then by beginning."""
    years: dict[str, list[int]] = {}
    for voice, year in [(w.voice, w.year) for w in chronicle.works.values()] + [(p.voice, p.year) for p in chronicle.publications]:
        if voice and year is not None:
            years.setdefault(voice, []).append(year)
    careers = [
        Career(voice.id, voice.name, voice.family or voice.name, float(min(found)), max(found) + 1.0, voice.id in voices, _died(voice, max(found)))
        for voice in board.voices
        if (found := years.get(voice.id))
    ]
    return tuple(sorted(careers, key=lambda career: (not career.in_view, career.first, career.name)))


def _died(voice: Voice, last: int) -> float | None:
    """When a voice died, where it wrote nothing itself of what came out last; of a coarse date the latest moment counts."""
    year = dates.year_of(voice.died)
    if year is None or year >= last:
        return None
    try:
        return dates.parse(voice.died).latest
    except ValueError:  # words instead of a date
        return year + 1.0
