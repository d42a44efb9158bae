"""The lines of the card that a thing on the timeline shows: what, when, how sure, and who leans on it or what rests on it."""

from __future__ import annotations

import re

from app.core import linking, marks, stances
from app.core.shorthand import article_named
from app.core.timethings import Item
from app.core.vocabulary import basis_only_words, date_verified_words, date_words, leaning_words, old_style_words, publication_verified_words, seen_less
from app.core.words import translate
from db.records import Board, Chronicle, DatedCode, Event, Leaning, Position, Publication

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
        return _of_event(event, chronicle, board, coding=coding, voices=voices) if event is not None else (item.title, item.date)
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


def _of_event(event: Event, chronicle: Chronicle, board: Board, *, coding: bool, voices: tuple[str, ...]) -> tuple[str, ...]:
    lines = [marks.plain(event.title), date_words(event.start, event.end, event.edtf)]
    if event.old_style:
        old_style = old_style_words(event.old_style, lasting=event.end not in ("", event.start))
        lines.append(translate("Timing", "Old Style: {date}").format(date=old_style))
    checked = date_verified_words(event)
    lines.append(translate("Timing", "half filled: {checked}").format(checked=checked) if seen_less(event) else checked)
    if event.description:
        lines.append(_first_sentence(event.description, event.id))
    return (*lines, *_who(event.id, chronicle, board, coding=coding, voices=voices))


def _first_sentence(text: str, identifier: str) -> str:
    """The first sentence of a record's text, in plain words."""
    return article_named(_SENTENCE.split(marks.plain(text))[0], identifier)


def _who(event: str, chronicle: Chronicle, board: Board, *, coding: bool, voices: tuple[str, ...]) -> tuple[str, ...]:
    """Who leans on an event: those in view first, the others by the year of their main work (METHOD 19); in words where none in view does."""
    said: dict[str, dict[str, None]] = {}
    for leaning in sorted(chronicle.leanings, key=linking.by_year(board.voices, chronicle.names)):
        if leaning.event == event:
            said.setdefault(leaning.voice, {})[_says(leaning, coding=coding)] = None
    if not said:
        return (translate("Timing", "Leant on by no voice here"),)
    order = sorted(said, key=lambda voice: voices.index(voice) if voice in voices else len(voices))
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
    lines.append(publication_verified_words(publication.verified))
    if publication.significance:
        lines.append(_first_sentence(publication.significance, publication.id))
    if coding:
        lines += _rests(publication, board, theme)
    return tuple(lines)


def _rests(publication: Publication, board: Board, theme: str) -> list[str]:
    """What rests on a publication, in words, the theme in view first: of each theme the code of the publication's own year, then the
    position of its own voice, each with the year for which it was coded."""
    lines = []
    for one in sorted(board.themes, key=lambda one: one.key != theme):
        title, position = one.short or one.title, board.positions.get((publication.voice, one.key))
        rests = position is not None and position.code == "stance" and bool(publication.work) and publication.work in position.works
        lines += [
            coded_words(title, str(dated.year), dated_words(dated, board))
            for dated in dated_codes(publication, board, one.key)
            if not (rests and position is not None and position.year == dated.year)
        ]
        if rests and position is not None:
            lines.append(coded_words(title, position.year_text, position_words(position, board)))
    if not lines:
        return []
    shown = lines[:MOST_POSITIONS]
    if len(lines) > MOST_POSITIONS:
        shown.append(translate("Timing", "and {n} more").format(n=len(lines) - MOST_POSITIONS))
    return [translate("Timing", "What rests on it:"), *shown]


def dated_codes(publication: Publication, board: Board, theme: str) -> tuple[DatedCode, ...]:
    """The codes of a publication's own voice and year on a theme, as far as the record lets them be drawn (METHOD 8, 9)."""
    codes = board.dated.get((publication.voice, theme), ())
    return tuple(code for code in codes if code.year == publication.year and code.drawn != "words")


def coded_words(theme: str, year: str, words: str) -> str:
    """A code with the year for which it holds; a position of no year says none."""
    if not any(char.isdigit() for char in year):
        return translate("Timing", "{theme}: {words}").format(theme=theme, words=words)
    return translate("Timing", "{theme}, as coded for {year}: {words}").format(theme=theme, year=year, words=words)


def position_words(position: Position, board: Board) -> str:
    """The stance of a position in words, and whether with low confidence."""
    words = stances.tell(position, board.axis(position.theme)).words
    return translate("Timing", "{words} (low confidence)").format(words=words) if position.low_confidence else words


def dated_words(dated: DatedCode, board: Board) -> str:
    """A dated code in words: the step, low confidence where the record says so, and what it rests on, without the numbers of quotations."""
    words = stances.step_words(board.axis(dated.theme), dated.stance)
    if dated.low_confidence:
        words = translate("Timing", "{words} (low confidence)").format(words=words)
    rests = without_numbers(marks.plain(dated.rests_on))
    return translate("Timing", "{words}; rests on: {what}").format(words=words, what=rests) if rests else words


_NUMBER = r"[a-z][a-z-]*-\d+"
_NUMBERS = re.compile(rf"(?::\s*|\s*\(){_NUMBER}(?:(?:, | and ){_NUMBER})*\)?")


def without_numbers(text: str) -> str:
    """A text without the numbers of quotations behind a colon or in brackets.

    >>> without_numbers("Lenin: volkogonov-1, volkogonov-4"), without_numbers("Stalin (carr-2); a review")
    ('Lenin', 'Stalin; a review')
    """
    return _NUMBERS.sub("", text)
