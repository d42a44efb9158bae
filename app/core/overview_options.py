"""How the overview is ordered and filtered: the reader's choices, what can be chosen, and what a choice leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from app.core import ordering
from app.core.cells import free_quotations
from app.core.marks import plain
from app.core.measures import LEAST_SHARED, measured_themes
from app.core.vocabulary import basis_words, giver_words, grade_word, kind_words
from app.core.words import translate
from db.records import Board, Position, Voice

Order = Literal["year", "school", "name", "likeness", "nearest"]
Layout = Literal["auto", "columns", "rows"]
Measured = Literal["historians", "all"]

GRADES = ("work", "copy", "cited", "reported")
"""From the best to the least."""

NO_YEAR = "none"
"""The key of *year not recorded* among the decades."""


@dataclass(frozen=True, slots=True)
class Options:
    """Order, layout and filters; an empty filter lets everything through.

    ``near`` is the voice of *nearest to …* (by id). ``kind``, ``school`` (id) and ``decade`` (``1970``) choose voices;
    ``basis`` and ``grade`` choose cells, and leave out the voices that have none left. ``layout``: voices as *columns*, as
    *rows*, or what suits the number of themes. ``measured``: whom the measures count (METHOD 21).
    """

    order: Order = "year"
    near: str = ""
    contested_first: bool = False
    kind: str = ""
    school: str = ""
    decade: str = ""
    basis: str = ""
    grade: str = ""
    layout: Layout = "auto"
    measured: Measured = "historians"

    @property
    def filtered(self) -> int:
        """How many filters are on."""
        return sum(bool(value) for value in (self.kind, self.school, self.decade, self.basis, self.grade))

    def cleared(self) -> Options:
        """The same order and layout without any filter."""
        return replace(self, kind="", school="", decade="", basis="", grade="")


Choices = tuple[tuple[str, str], ...]
"""Pairs of a key and its words."""


def order_for(board: Board, options: Options, *, coding: bool) -> Options:
    """The options as they can count: without coding nothing goes by stance (METHOD 18), nor where a debate has no axis.

    *Nearest to* somebody who has no pane in this debate falls back to the default order.
    """
    known = {v.id for v in ordering.with_pane(board.voices)}
    order = options.order
    if (order in ("likeness", "nearest") and not comparable(board, coding=coding)) or (order == "nearest" and options.near not in known):
        order = "year"
    contested_first = options.contested_first and measurable(board, coding=coding)
    return replace(options, order=order, near=options.near if order == "nearest" else "", contested_first=contested_first)


def measurable(board: Board, *, coding: bool) -> bool:
    """Is there anything to measure: codings, and an axis for some theme?"""
    return coding and any(board.axis(t.key).steps for t in board.themes)


def comparable(board: Board, *, coding: bool) -> bool:
    """Has the debate enough themes with an axis for two voices to be compared at all (METHOD 24)?"""
    return coding and sum(bool(board.axis(t.key).steps) for t in measured_themes(board)) >= LEAST_SHARED


def let_go(board: Board, options: Options) -> Options:
    """The options without what another debate does not have: a voice, a school, a decade."""

    def kept(key: str, known: Choices) -> str:
        return key if key in {one for one, _ in known} else ""

    near = kept(options.near, near_choices(board))
    return replace(
        options,
        order="year" if options.order == "nearest" and not near else options.order,
        near=near,
        kind=kept(options.kind, kinds(board)),
        school=kept(options.school, schools(board)),
        decade=kept(options.decade, decades(board)),
        basis=kept(options.basis, bases(board)),
        grade=kept(options.grade, grades(board)),
    )


def choose(board: Board, options: Options) -> tuple[Voice, ...]:
    """The voices that the filters leave."""
    voices = ordering.with_pane(board.voices)
    if options.kind:
        voices = tuple(v for v in voices if v.kind == options.kind)
    if options.school:
        voices = tuple(v for v in voices if any(label.school == options.school for label in board.labels.get(v.id, ())))
    if options.decade:
        voices = tuple(v for v in voices if _decade(v) == options.decade)
    if options.basis or options.grade:
        voices = tuple(v for v in voices if any(passes(board, v.id, t.key, options) for t in board.themes))
    return voices


def passes(board: Board, voice: str, theme: str, options: Options) -> bool:
    """Does a cell have the basis and the grade that are asked for?"""
    position = board.positions.get((voice, theme))
    if position is None:
        return not (options.basis or options.grade)
    return (not options.basis or position.basis == options.basis) and (not options.grade or best_grade(board, position) == options.grade)


def best_grade(board: Board, position: Position) -> str:
    """The best grade among the quotations that may be shown of a position; empty where there are none."""
    found = {q.grade for q in free_quotations(board, position)}
    return next((grade for grade in GRADES if grade in found), "")


def _decade(voice: Voice) -> str:
    return NO_YEAR if voice.main_year is None else str(voice.main_year // 10 * 10)


# -- what can be chosen ------------------------------------------------------------------------------------------------


def kinds(board: Board) -> Choices:
    """The kinds of voices that a debate has (METHOD 21)."""
    here = {v.kind for v in ordering.with_pane(board.voices)}
    return tuple((kind, kind_words(kind)) for kind in ("historian", "participant", "commentator") if kind in here)


def schools(board: Board) -> Choices:
    """The schools of a debate's voices, each with who gives the label (METHOD 21) and how many voices have it."""
    words = translate("Overview", "{school} ({givers}) · {count}")
    found = []
    for school, name, voices in ordering.schools(board):
        givers = [giver_words(label.given_by) for voice in voices for label in board.labels.get(voice, ()) if label.school == school]
        found.append((school, words.format(school=plain(name), givers=", ".join(g for g in dict.fromkeys(givers) if g), count=len(voices))))
    return tuple(found)


def decades(board: Board) -> Choices:
    """The decades in which the main works were written."""
    here = sorted({_decade(v) for v in ordering.with_pane(board.voices)})
    return tuple((d, translate("Overview", "no year recorded") if d == NO_YEAR else translate("Overview", "{decade}s").format(decade=d)) for d in here)


def bases(board: Board) -> Choices:
    """What positions of this debate rest on."""
    here = {p.basis for p in board.positions.values() if p.basis}
    return tuple((basis, basis_words(basis)) for basis in ("work", "review", "abstract", "article", "general knowledge") if basis in here)


def grades(board: Board) -> Choices:
    """The grades of the best quotations in this debate."""
    here = {best_grade(board, p) for p in board.positions.values()}
    return tuple((grade, grade_word(grade)) for grade in GRADES if grade in here)


def near_choices(board: Board) -> Choices:
    """The voices that *nearest to …* can be asked of, by name."""
    return tuple((v.id, v.name) for v in ordering.ordered(ordering.with_pane(board.voices), "name"))


def order_choices(board: Board, *, coding: bool) -> Choices:
    """The orders of voices; *by likeness* only where coding is on (METHOD 18) and voices can be compared."""
    found = (
        ("year", translate("Overview", "by year")),
        ("school", translate("Overview", "by school")),
        ("name", translate("Overview", "by name")),
        ("likeness", translate("Overview", "by likeness")),
    )
    return found if comparable(board, coding=coding) else found[:3]
