"""The lines of the card that a thing on the timeline shows: what, when, how sure, and who leans on it or what rests on it."""

from __future__ import annotations

import re

from app.core import marks, stances
from app.core.timethings import Item
from app.core.vocabulary import basis_only_words, date_words, leaning_words, verified_words
from app.core.words import translate
from db.records import Board, Chronicle, Event, Leaning, Position, Publication

MOST_LEANINGS = 6
MOST_POSITIONS = 4
_SENTENCE = re.compile(r"(?<=[.!?’”])\s+(?=[A-ZÀ-Þ‘“])")


def card(item: Item, chronicle: Chronicle, board: Board, *, coding: bool, theme: str = "", voices: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The lines of an item's card, its title first; ``theme`` is the key of the theme in view (its position is named first), ``voices`` the ids of
    open panes (those lean first); neither need be given.

    With coding off nothing says how anybody reads anything (METHOD 18).
    """
    if item.kind == "event":
        event = next((e for e in chronicle.events if e.id == item.id), None)
        return _of_event(event, chronicle, coding=coding, voices=voices) if event is not None else (item.title, item.date)
    publication = next((p for p in chronicle.publications if p.id == item.id), None)
    return _of_publication(publication, board, theme, coding=coding) if publication is not None else (item.title, item.date)


def kind_of_publication(kind: str) -> str:
    """What kind of writing it is, in the reader's language; an unknown kind stays as the record has it."""
    return {
        "article": translate("Timing", "article"),
        "book": translate("Timing", "book"),
        "chapter": translate("Timing", "chapter"),
        "pamphlet": translate("Timing", "pamphlet"),
        "review": translate("Timing", "review"),
        "speech": translate("Timing", "speech"),
    }.get(kind, kind)


def _of_event(event: Event, chronicle: Chronicle, *, coding: bool, voices: tuple[str, ...]) -> tuple[str, ...]:
    lines = [marks.plain(event.title), date_words(event.start, event.end, event.edtf)]
    if event.old_style:
        lines.append(translate("Timing", "Old Style: {date}").format(date=_old_style(event.old_style)))
    lines.append(translate("Timing", "date seen in a source") if event.verified == "seen" else marks.unchecked())
    if event.description:
        lines.append(_SENTENCE.split(marks.plain(event.description))[0])
    return (*lines, *_who(event.id, chronicle, coding=coding, voices=voices))


def _old_style(text: str) -> str:
    """The Old Style date in words where it is a date; where the record says more, what it says."""
    return date_words(text) if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text) else marks.plain(text)


def _who(event: str, chronicle: Chronicle, *, coding: bool, voices: tuple[str, ...]) -> tuple[str, ...]:
    """Who leans on an event: those in view first, and in words where none of them does."""
    said: dict[str, dict[str, None]] = {}
    for leaning in chronicle.leanings:
        if leaning.event == event:
            said.setdefault(leaning.voice, {})[_says(leaning, coding=coding)] = None
    if not said:
        return (translate("Timing", "Leant on by no voice here"),)
    order = sorted(said, key=lambda voice: (voices.index(voice) if voice in voices else len(voices), chronicle.names.get(voice, voice)))
    shown = [f"{chronicle.names.get(voice, voice)}: {', '.join(said[voice])}" for voice in order[:MOST_LEANINGS]]
    if len(order) > MOST_LEANINGS:
        shown.append(translate("Timing", "and {n} more").format(n=len(order) - MOST_LEANINGS))
    if voices and order[0] not in voices:
        shown.insert(0, translate("Timing", "No voice in view leans on it; out of view:"))
    return tuple(shown)


def _says(leaning: Leaning, *, coding: bool) -> str:
    return leaning_words(leaning) if coding else basis_only_words(leaning)


def _of_publication(publication: Publication, board: Board, theme: str, *, coding: bool) -> tuple[str, ...]:
    told = translate("Timing", "{author}, {year}, {kind}")
    lines = [marks.plain(publication.title), told.format(author=publication.author, year=publication.year, kind=kind_of_publication(publication.kind))]
    lines.append(verified_words(publication.verified))
    if publication.significance:
        lines.append(_SENTENCE.split(marks.plain(publication.significance))[0])
    if coding:
        lines += _rests(publication, board, theme)
    return tuple(lines)


def _rests(publication: Publication, board: Board, theme: str) -> list[str]:
    """What rests on a publication, in words: positions of its own voice, the theme in view first, and dated codes of its year."""
    themes = sorted(board.themes, key=lambda one: one.key != theme)
    lines = []
    for one in themes:
        position = board.positions.get((publication.voice, one.key))
        if position is not None and _on(position, publication):
            words = stances.tell(position, board.debate).words
            lines.append(translate("Timing", "{theme}: {words}").format(theme=one.short or one.title, words=words))
        for dated in board.dated.get((publication.voice, one.key), ()):
            if dated.year == publication.year and dated.drawn != "words" and not (position is not None and _on(position, publication)):
                words = stances.step_words(board.debate, dated.stance)
                lines.append(translate("Timing", "{theme}, as coded for {year}: {words}").format(theme=one.short or one.title, year=dated.year, words=words))
    if not lines:
        return []
    shown = lines[:MOST_POSITIONS]
    if len(lines) > MOST_POSITIONS:
        shown.append(translate("Timing", "and {n} more").format(n=len(lines) - MOST_POSITIONS))
    return [translate("Timing", "What rests on it:"), *shown]


def _on(position: Position, publication: Publication) -> bool:
    """Does a coded position rest on a publication?"""
    return position.code == "stance" and bool(publication.work) and publication.work in position.works
