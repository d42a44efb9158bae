"""What stands on the timeline: a chronicle turned into things with a place on an axis of years, before anything is painted.

Sources: METHOD 9 (a publication has a mark only from a dated position of its own voice that rests on it), 17 and 18.
"""

from __future__ import annotations

from app.core import marks, stances
from app.core.timecards import card
from app.core.timethings import Band, Career, Dated, Item, ItemKind, LaneName, Lit, Scene, lane_words, spoken
from app.core.vocabulary import date_words
from db import dates
from db.records import Board, Chronicle, Event, Publication

__all__ = ["Band", "Career", "Dated", "Item", "ItemKind", "LaneName", "Lit", "Scene", "card", "lane_words", "marks_of", "scene", "spoken"]

PUBLICATION_IMPORTANCE = 3
"""The record gives publications no rank of their own; those of a voice in view count for one more."""


def scene(chronicle: Chronicle, board: Board, *, theme: str, coding: bool, voices: tuple[str, ...]) -> Scene:
    """What the timeline shows; ``theme`` is the key of the theme in view, ``voices`` the ids of those with an open pane."""
    shown = frozenset(voices)
    publications = tuple(_publication(p, board, theme, shown, coding=coding) for p in chronicle.publications)
    return Scene(
        events=tuple(sorted((_event(event) for event in chronicle.events), key=lambda item: (item.start, item.id))),
        publications=tuple(sorted(publications, key=lambda item: (item.start, not item.in_view, item.label))),
        bands=tuple(Band(p.id, marks.plain(p.title), p.earliest, p.latest, p.band, marks.plain(p.summary)) for p in chronicle.periods),
        careers=_careers(chronicle, board, voices),
    )


def _event(event: Event) -> Item:
    """A moment stands in the middle of what its date may mean; what lasts runs from the middle of its start to that of its end."""
    first = dates.parse(event.start)
    last = dates.parse(event.end) if event.end else first
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
    )


def _dated(event: Event) -> Dated:
    """How sure a date is; where the record doubts it in two ways, the graver doubt counts."""
    if "?" in event.edtf or "%" in event.edtf:
        return "perhaps"
    if "~" in event.edtf or event.precision == "circa":
        return "about"
    return "coarse" if event.precision in ("month", "year") else "sure"


def _publication(publication: Publication, board: Board, theme: str, shown: frozenset[str], *, coding: bool) -> Item:
    author = publication.author.rsplit(",", 1)[0].split()[-1:] or [""]
    family = next((voice.family for voice in board.voices if voice.id == publication.voice), author[0])
    in_view = publication.voice in shown
    return Item(
        id=publication.id,
        kind="publication",
        start=publication.year + 0.5,
        end=publication.year + 0.5,
        earliest=float(publication.year),
        latest=publication.year + 1.0,
        title=marks.plain(publication.title),
        label=f"{family} {publication.year}".strip(),
        date=str(publication.year),
        importance=PUBLICATION_IMPORTANCE + in_view,
        dated="coarse",
        lasting=False,
        verified=publication.verified == "seen",
        voice=publication.voice,
        in_view=in_view,
        marks=marks_of(publication, board, theme) if coding else (),
    )


def marks_of(publication: Publication, board: Board, theme: str) -> tuple[stances.Mark, ...]:
    """The marks of a publication on a theme (METHOD 9): of its own voice's position of that year that rests on it, or of a
    dated code of that year which the record lets be drawn; else none."""
    key = (publication.voice, theme)
    position = board.positions.get(key)
    coded = position is not None and position.code == "stance"
    if coded and position is not None and position.year == publication.year and publication.work and publication.work in position.works:
        return stances.tell(position, board.debate).marks
    for dated in board.dated.get(key, ()):
        if dated.drawn != "words" and dated.year == publication.year:
            whole = coded and position is not None and position.basis == "work"
            return (stances.mark_for(dated.stance, "filled" if whole else "hollow"),)
    return ()


def _careers(chronicle: Chronicle, board: Board, voices: tuple[str, ...]) -> tuple[Career, ...]:
    """A career for every voice with a pane to open that wrote something with a year: those in view first, then by beginning."""
    years: dict[str, list[int]] = {}
    for voice, year in [(w.voice, w.year) for w in chronicle.works.values()] + [(p.voice, p.year) for p in chronicle.publications]:
        if voice and year is not None:
            years.setdefault(voice, []).append(year)
    careers = [
        Career(voice.id, voice.name, voice.family or voice.name, float(min(years[voice.id])), max(years[voice.id]) + 1.0, voice.id in voices)
        for voice in board.voices
        if voice.id in years
    ]
    return tuple(sorted(careers, key=lambda career: (not career.in_view, career.first, career.name)))
