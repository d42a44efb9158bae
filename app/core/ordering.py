"""In what order voices stand, and what is said in the head of a pane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from app.core import marks
from app.core.vocabulary import giver_words
from app.core.words import translate
from db.records import Board, Label, Voice

Order = Literal["year", "name", "own"]


def by_year(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """The default order everywhere (METHOD 19): the year of the main work, then the name."""
    return tuple(sorted(voices, key=lambda v: (v.main_year is None, v.main_year or 0, v.sort_name)))


def ordered(voices: Sequence[Voice], order: Order) -> tuple[Voice, ...]:
    """Voices in the order asked for; *own* leaves them as they are."""
    if order == "own":
        return tuple(voices)
    if order == "name":
        return tuple(sorted(voices, key=lambda v: v.sort_name.casefold()))
    return by_year(voices)


def with_pane(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """The voices that can have a pane: all but those who are only mentioned."""
    return tuple(v for v in voices if v.kind != "mentioned")


def life(voice: Voice) -> str:
    """Life years for the head of a pane: ``1923–2018``, ``b. 1947``, or nothing.

    >>> from types import SimpleNamespace
    >>> life(SimpleNamespace(born="1947-10-29", died=""))
    'b. 1947'
    """
    born, died = voice.born[:4], voice.died[:4]
    if born and died:
        return f"{born}–{died}"
    if born:
        return translate("Ordering", "b. {year}").format(year=born)
    return translate("Ordering", "d. {year}").format(year=died) if died else ""


def label_words(labels: Sequence[Label]) -> str:
    """The first label with who gives it (METHOD 21), for one line under a name."""
    if not labels:
        return ""
    first = labels[0]
    giver = giver_words(first.given_by)
    wording = marks.plain(first.wording)
    return f"{wording} ({giver})" if giver else wording


def schools(board: Board) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The schools of a debate's voices: id, name, and the voices with a pane that anybody puts in it, by year.

    A label may be given by opponents as well as by us (METHOD 21); here it only gathers panes.
    """
    found: dict[str, list[Voice]] = {}
    for voice in by_year(with_pane(board.voices)):
        for school in dict.fromkeys(label.school for label in board.labels.get(voice.id, ()) if label.school):
            found.setdefault(school, []).append(voice)
    named = [(school, board.schools.get(school, school), tuple(v.id for v in voices)) for school, voices in found.items()]
    return tuple(sorted(named, key=lambda item: item[1].casefold()))
