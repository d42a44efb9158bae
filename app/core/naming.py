"""How a pane is headed: by all who hold its position together, and by a year of this debate."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from app.core import marks
from app.core.words import translate
from db.records import Board, Debate, Theme, Voice

Asked = TypeVar("Asked", Debate, Theme)


def for_panes(board: Board) -> Board:
    """The board with its voices as they head panes: by the names of all who hold their positions together, and by a year
    of the debate.

    A pane names others only where they share every position that the voice has in the debate; elsewhere the cell tells
    it. Life years of one are not said of several. Panes stand by the year of the main work (METHOD 19); where none of
    the voice's positions here rests on that work, the first year in which the voice is recorded on the question counts.
    """
    changed = [_dated(board, _joint(board, voice)) for voice in board.voices]
    return replace(board, voices=tuple(changed), debate=asked(board.debate), themes=tuple(asked(theme) for theme in board.themes))


def asked(what: Asked) -> Asked:
    """A debate or a theme with its question as a printer sets it: it heads the window, the rows and every export."""
    question = marks.curly(what.question)
    return replace(what, question=question) if question != what.question else what


def joint(board: Board, voice: str) -> tuple[str, ...]:
    """Ids of those who share every position of a voice that says anything; empty where it stands alone."""
    held = [p for (owner, _), p in board.positions.items() if owner == voice and p.code != "not found"]
    shared = {position.jointly for position in held}
    return shared.pop() if len(shared) == 1 else ()


def _dated(board: Board, voice: Voice) -> Voice:
    """The voice with the year by which its pane stands in this debate."""
    held = [p for (owner, _), p in board.positions.items() if owner == voice.id]
    if any(board.works[work].id == voice.main_work for position in held for work in position.works if work in board.works):
        return voice
    codes = [code for (owner, _), dated in board.dated.items() if owner == voice.id for code in dated]
    years = [position.year for position in held if position.year is not None] + [code.year for code in codes]
    return replace(voice, main_year=min(years)) if years and min(years) != voice.main_year else voice


def _joint(board: Board, voice: Voice) -> Voice:
    others = joint(board, voice.id)
    if not others:
        return voice
    families = [voice.family or voice.name, *(board.families.get(one) or board.names.get(one, one) for one in others)]
    names = [voice.name, *(board.names.get(one, one) for one in others)] if len(others) == 1 else families
    short = listed(families) if len(others) == 1 else translate("Naming", "{first} and others").format(first=families[0])
    return replace(voice, name=listed(names), family=short, born="", died="")


def listed(names: list[str]) -> str:
    """Names as a list in a sentence: *A, B and C*."""
    *first, last = names
    return translate("Naming", "{first} and {last}").format(first=", ".join(first), last=last) if first else last
