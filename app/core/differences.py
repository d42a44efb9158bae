"""Two voices side by side: how far apart they stand on each theme, as values, before anything is placed or painted.

Sources: METHOD 2 to 8, 18 to 20 and 24. A distance exists only where both have a sourced code on the axis; a range counts by
its nearest ends, and one step counts as agreement. With coding off there is no distance, no mark and no order by distance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from app.core import cells, marks, measures, ordering, stances
from app.core.blocks import Block, Piece
from app.core.cells import Cell, Fold, Showing
from app.core.overview import short_names
from app.core.vocabulary import kind_words
from app.core.words import translate
from db.records import Board, Position, Theme

Kind = Literal["apart", "agreement", "found", "first only", "second only", "neither"]
"""*found*: both were found on the theme, and one of them at least has no code that counts. *… only*: one was found alone."""

ORDER: tuple[Kind, ...] = ("apart", "agreement", "found", "first only", "second only", "neither")

VERDICT = "verdict"
"""The key of the theme that sums the others up: it stands first, with its second word (METHOD 2)."""


Held = tuple[Position | None, Position | None]
"""The positions of both on a theme."""


@dataclass(frozen=True, slots=True)
class Side:
    """One voice on a theme. ``marks`` are drawn (none with coding off), ``low`` and ``high`` the ends of a range that is no point.

    ``words`` say the code or why there is none; ``found``: something with a source was found.
    """

    voice: str
    name: str
    marks: tuple[stances.Mark, ...]
    words: str
    low: int | None
    high: int | None
    found: bool
    position: str = ""

    @property
    def placed(self) -> tuple[stances.Mark, ...]:
        """The marks that stand on a step of the axis."""
        return tuple(mark for mark in self.marks if mark.step is not None)


@dataclass(frozen=True, slots=True)
class Row:
    """A theme with both voices. Poles and ``steps`` (value, words) stand in drawing order; no steps: nothing to draw.

    ``apart`` is the distance in steps, ``between`` the two steps that it lies between, the first voice's first; ``said``
    tells it, or why there is none. ``outcome`` is the second word of both on the verdict.
    """

    theme: str
    title: str
    question: str
    first_pole: str
    second_pole: str
    first_meaning: str
    second_meaning: str
    steps: tuple[tuple[int, str], ...]
    sides: tuple[Side, Side]
    kind: Kind
    apart: int | None
    between: tuple[int, int] | None
    said: str
    outcome: str = ""

    @property
    def drawn(self) -> bool:
        """Does either voice stand on the axis?"""
        return bool(self.steps) and any(side.placed for side in self.sides)


@dataclass(frozen=True, slots=True)
class Head:
    """One of the two voices: name, year of the main work, life, kind and the label with who gives it (METHOD 21)."""

    voice: str
    name: str
    year: str
    life: str
    kind: str
    label: str


def pair(board: Board, first: str, second: str) -> tuple[str, str] | None:
    """The two voices (by id) that can be shown: those asked for, else the first of the debate's own comparison, else the
    earliest; None where the debate has fewer than two.
    """
    known = [voice.id for voice in ordering.by_year(ordering.with_pane(board.voices))]
    wanted = [voice for voice in dict.fromkeys((first, second, *board.debate.presets, *known)) if voice in known]
    if len(wanted) < 2:
        return None
    if second in known and first not in known:
        return wanted[1], wanted[0]
    return wanted[0], wanted[1]


def names(board: Board, first: str, second: str) -> tuple[str, str]:
    """The short names of both; their full ones where the short ones would be the same."""
    short, full = short_names(board), {voice.id: voice.name for voice in board.voices}
    found = short.get(first, first), short.get(second, second)
    return found if found[0] != found[1] else (full.get(first, first), full.get(second, second))


def head(board: Board, voice: str) -> Head:
    """Who a voice is; raises KeyError where the board has no such voice."""
    found = next((v for v in board.voices if v.id == voice), None)
    if found is None:
        raise KeyError(voice)
    year = str(found.main_year) if found.main_year is not None else ""
    return Head(voice, found.name, year, ordering.life(found), kind_words(found.kind), ordering.label_words(board.labels.get(voice, ())))


def rows(board: Board, first: str, second: str, *, coding: bool, turned: bool = False) -> tuple[Row, ...]:
    """The themes of a debate: the verdict, then the greatest distance first, agreement, and what only one or none was found on.

    With ``coding`` off, and in a debate without any axis, they stand in the debate's order. ``turned``: the second pole first.
    """
    found = [_row(board, theme, first, second, coding=coding, turned=turned) for theme in board.themes]
    if not coding or not any(board.axis(theme.key).steps for theme in board.themes):
        return tuple(found)
    return tuple(sorted(found, key=lambda row: (row.theme != VERDICT, ORDER.index(row.kind), -(row.apart or 0))))


def _row(board: Board, theme: Theme, first: str, second: str, *, coding: bool, turned: bool) -> Row:
    axis = board.axis(theme.key)
    called = names(board, first, second)
    held = board.positions.get((first, theme.key)), board.positions.get((second, theme.key))
    sides = _side(board, held[0], first, called[0], theme.key, coding, turned), _side(board, held[1], second, called[1], theme.key, coding, turned)
    values = measures.counted_values(held[0]), measures.counted_values(held[1])
    measured = coding and bool(axis.steps) and all(values)
    apart = measures.apart(*values) if measured else None
    between = _between(held, values, apart) if apart is not None else None
    kind = _kind(sides, apart)
    poles = [(axis.first_pole, theme.first_pole), (axis.second_pole, theme.second_pole)] if axis.steps else [("", ""), ("", "")]
    (first_pole, first_meaning), (second_pole, second_meaning) = reversed(poles) if turned else poles
    steps = tuple((s.value, s.words) for s in sorted(axis.steps, key=lambda s: s.value, reverse=turned)) if coding else ()
    return Row(
        theme.key, theme.title, theme.question, first_pole, second_pole, first_meaning, second_meaning, steps, sides, kind, apart, between,
        _said(kind, sides, held, apart, between, coding=coding, axis=bool(axis.steps)), _outcome(held, called) if coding else "",
    )  # fmt: skip


def _between(held: Held, values: tuple[tuple[int, ...], tuple[int, ...]], apart: int) -> tuple[int, int]:
    """Two steps at this distance: of several such pairs that which is nearest to the readings shown."""
    shown = [position.stance if position is not None and position.stance is not None else 0 for position in held]
    pairs = [(a, b) for a in values[0] for b in values[1] if abs(a - b) == apart]
    return min(pairs, key=lambda found: (abs(found[0] - shown[0]) + abs(found[1] - shown[1]), found))


def _side(board: Board, position: Position | None, voice: str, name: str, theme: str, coding: bool, turned: bool) -> Side:
    if position is None or position.code == "not found":
        return Side(voice, name, (), stances.not_found(), None, None, False, position.id if position is not None else "")
    quoted = bool(cells.free_quotations(board, position))
    told = stances.tell(position, board.axis(theme), turned=turned, quoted=quoted)
    unseen = position.code == "no source seen" or position.basis == "general knowledge"
    words = told.words if coding or position.code == "no source seen" else ""
    ranged = coding and position.code == "stance" and position.stance is not None and not position.divided and position.low != position.high
    low, high = (position.low, position.high) if ranged else (None, None)
    return Side(voice, name, told.marks if coding else (), words, low, high, not unseen, position.id)


def _kind(sides: tuple[Side, Side], apart: int | None) -> Kind:
    if apart is not None:
        return "agreement" if apart <= measures.AGREEMENT else "apart"
    first, second = sides
    if first.found and second.found:
        return "found"
    return "first only" if first.found else "second only" if second.found else "neither"


def steps_words(count: int) -> str:
    """A distance in words: *three steps*."""
    return {
        0: translate("Differences", "no step"),
        1: translate("Differences", "one step"),
        2: translate("Differences", "two steps"),
        3: translate("Differences", "three steps"),
        4: translate("Differences", "four steps"),
        5: translate("Differences", "five steps"),
        6: translate("Differences", "six steps"),
    }[count]


def _said(kind: Kind, sides: tuple[Side, Side], held: Held, apart: int | None, between: tuple[int, int] | None, *, coding: bool, axis: bool) -> str:
    """The distance in words, or why there is none."""
    first, second = sides
    if apart is not None and between is not None:
        ends = any(position is not None and position.stance != value for position, value in zip(held, between, strict=True))
        return _apart_words(apart, ends)
    if kind in ("first only", "second only"):
        one, other = (first, second) if kind == "first only" else (second, first)
        return translate("Differences", "only {name} was found on this; {other}: {why}").format(name=one.name, other=other.name, why=_why(other, held[sides.index(other)]))
    if kind == "neither":
        if held[0] is None or held[1] is None or {held[0].code, held[1].code} == {"not found"}:
            return translate("Differences", "neither was found on this in what we saw")
        return translate("Differences", "no source seen for either, or not found: {whys}").format(whys=_whys(sides, held))
    if not coding or not axis:
        return ""
    return translate("Differences", "no distance is counted: {whys}").format(whys=_whys(sides, held))


def _apart_words(apart: int, ends: bool) -> str:
    if not apart:
        return translate("Differences", "in agreement by the nearest ends of what each may hold") if ends else translate("Differences", "in agreement: on the same step")
    if apart <= measures.AGREEMENT:
        return translate("Differences", "in agreement: {steps} apart by the nearest ends").format(steps=steps_words(apart)) if ends else translate(
            "Differences", "in agreement: {steps} apart"
        ).format(steps=steps_words(apart))
    words = translate("Differences", "{steps} apart, by the nearest ends of what each may hold") if ends else translate("Differences", "{steps} apart")
    return words.format(steps=steps_words(apart))


def _why(side: Side, position: Position | None) -> str:
    """Why a voice has no code that counts."""
    if position is not None and position.basis == "general knowledge":
        return stances.no_source()
    if position is not None and position.code == "stance" and position.stance is None:
        return translate("Differences", "{words}, no single reading is given").format(words=side.words)
    return side.words or stances.not_found()


def _whys(sides: tuple[Side, Side], held: Held) -> str:
    """The same of both, of those alone that have none."""
    missing = [(side, position) for side, position in zip(sides, held, strict=True) if not measures.counted_values(position)]
    return "; ".join(translate("Differences", "{name} ({why})").format(name=side.name, why=_why(side, position)) for side, position in missing)


def _outcome(held: Held, called: tuple[str, str]) -> str:
    """How far the outcome was open, by both: the second word of the verdict (METHOD 2)."""
    words = [position.necessity if position is not None else "" for position in held]
    if not any(words):
        return ""
    if words[0] == words[1] and words[0] != "not found":
        return translate("Differences", "on the outcome, both: {word}").format(word=words[0])
    none = translate("Differences", "not found")
    return translate("Differences", "on the outcome: {first}, {one}; {second}, {other}").format(first=called[0], one=words[0] or none, second=called[1], other=words[1] or none)


def cell(board: Board, voice: str, theme: str, *, coding: bool, turned: bool = False, folds: frozenset[Fold] = frozenset()) -> Cell:
    """What stands in the cell of one of the two: headline and first quotation; with the fold *text* the whole text.

    The other folds (quotations, reason, events) are those of a cell of the panes.
    """
    position = board.positions.get((voice, theme))
    showing = Showing(coding=coding, turned=turned, folds=folds - {"text"})
    longer = position is not None and bool(position.headline) and bool(position.summary) and marks.plain(position.summary) != marks.plain(position.headline)
    if position is None or not longer:
        return cells.build(board, voice, theme, showing)
    whole = "text" in folds
    if not whole:  # a cell without a summary shows the headline in its place
        board = replace(board, positions={(voice, theme): replace(position, summary="")})
    built = cells.build(board, voice, theme, showing)
    words = translate("Differences", "− the headline only") if whole else translate("Differences", "+ the whole text")
    link = Piece(words, "link", "fold:text")
    blocks = list(built.blocks)
    if blocks and blocks[-1].kind == "folds":
        blocks[-1] = Block("folds", (link, Piece(" · ", "source"), *blocks[-1].pieces), position.id)
    else:
        blocks.append(Block("folds", (link,), position.id))
    return replace(built, blocks=tuple(blocks))
