"""One cell of the overview: marks with short words, or why there are none; with coding off what the text rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.core import stances
from app.core.cells import free_quotations
from app.core.marks import plain
from app.core.vocabulary import basis_words
from app.core.words import translate
from db.records import Board, Position

State = Literal["stance", "text", "off axis", "not coded", "not found", "no source seen", "left out"]
"""*text*: shown in words alone (coding off, or a debate without an axis). *left out*: by a filter of cells."""

DASH = stances.Mark("dash", None)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands at a voice and a theme.

    ``short`` stands under the mark in a narrow column, ``words`` where there is room; ``own_name`` (what the voice calls
    the thing) before any mark. ``detail`` is range, basis and confidence; ``outcome`` the second word of the verdict.
    """

    voice: str
    theme: str
    state: State
    marks: tuple[stances.Mark, ...]
    short: str
    words: str
    detail: str = ""
    outcome: str = ""
    own_name: str = ""
    headline: str = ""
    jointly: str = ""
    position: str = ""

    @property
    def faint(self) -> bool:
        """True where the words say why there is nothing."""
        return self.state in ("not found", "no source seen", "off axis", "not coded", "left out")


def cell(board: Board, voice: str, theme: str, *, coding: bool, turned: bool) -> Cell:
    """The cell of a voice (id) on a theme (key). A missing position is *not found in what we saw* (METHOD 5)."""
    position = board.positions.get((voice, theme))
    if position is None or position.code == "not found":
        return Cell(voice, theme, "not found", (), translate("Overview", "not found"), stances.not_found(), position=position.id if position is not None else "")
    if position.code == "no source seen":
        quoted = bool(free_quotations(board, position))
        told = stances.tell(position, board.axis(theme), turned, quoted=quoted)
        marks = told.marks if coding else ()
        return _with_text(board, position, Cell(voice, theme, "no source seen", marks, translate("Overview", "no source"), told.words))
    if not coding:
        short = _short_basis(position.basis)
        return _with_text(board, position, Cell(voice, theme, "text", (), short, basis_words(position.basis) or short))
    return _with_text(board, position, _coded(board, position, turned=turned))


def _coded(board: Board, position: Position, *, turned: bool) -> Cell:
    """A cell with coding on, of a position that was found and seen."""
    voice, theme, axis = position.voice, position.theme, board.axis(position.theme)
    if position.code == "off axis":
        words = translate("Overview", "off the axis")
        return Cell(voice, theme, "off axis", (DASH,), words, words, basis_words(position.basis))
    if position.code == "not coded":
        words = translate("Overview", "not coded")
        return Cell(voice, theme, "not coded", (DASH,), words, words, basis_words(position.basis))
    told = stances.tell(position, axis, turned)
    if position.code == "in words" or not axis.steps or not told.marks:
        short = plain(position.own_name) or _short_basis(position.basis)
        return Cell(voice, theme, "text", (), short, "" if position.own_name else basis_words(position.basis), basis_words(position.basis) if position.own_name else "")
    short = translate("Overview", "divided") if position.divided else told.words
    return Cell(voice, theme, "stance", told.marks, short, told.words, told.detail, stances.outcome_words(position))


def _with_text(board: Board, position: Position, made: Cell) -> Cell:
    """The cell with what is the same however it is coded: own name, headline, who holds it too."""
    others = [board.names.get(voice, voice) for voice in position.jointly if voice != position.voice]
    return Cell(
        made.voice, made.theme, made.state, made.marks, made.short, made.words, made.detail, made.outcome,
        own_name=plain(position.own_name),
        headline=plain(position.headline),
        jointly=translate("Overview", "held jointly with {names}").format(names=", ".join(others)) if others else "",
        position=position.id,
    )  # fmt: skip


def _short_basis(basis: str) -> str:
    """What a text rests on, in a word, for a narrow column."""
    return {
        "work": translate("Overview", "work"),
        "review": translate("Overview", "report"),
        "abstract": translate("Overview", "abstract"),
        "article": translate("Overview", "article"),
        "general knowledge": translate("Overview", "not checked"),
    }.get(basis, translate("Overview", "basis not said"))


def basis_legend() -> tuple[tuple[str, str], ...]:
    """The short words of the bases with what they mean, for the legend where coding is off."""
    return tuple((_short_basis(basis), basis_words(basis)) for basis in ("work", "review", "abstract", "article"))
