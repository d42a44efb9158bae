"""A position's code in words and as a mark: the one place that knows how a stance is told.

Sources: METHOD 2 to 6 and 20. Colour names a pole, shape repeats it (square, circle, diamond), size the degree,
filling what it rests on; a word always stands beside the mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.core import marks
from app.core.vocabulary import basis_words
from app.core.words import translate
from db.records import Debate, Position

Shape = Literal["square", "circle", "diamond", "dash", "ring", "none"]
Filling = Literal["filled", "hollow", "hatched"]


def not_found() -> str:
    """What is said where nothing was found."""
    return translate("Stances", "not found in what we saw")


def not_coded() -> str:
    """What is said where text and words were seen, but nothing that bears a figure."""
    return translate("Stances", "not coded")


def no_source(*, quoted: bool = False) -> str:
    """What is said where no source was seen: at all, or (``quoted``) for a stance although there are passages."""
    return translate("Stances", "no source seen for a stance here") if quoted else translate("Stances", "no source seen")


@dataclass(frozen=True, slots=True)
class Mark:
    """One drawn sign. ``step`` -3 … +3 picks colour and size; None is a sign without a side."""

    shape: Shape
    step: int | None
    filling: Filling = "filled"


@dataclass(frozen=True, slots=True)
class Told:
    """A code told to a reader: the marks to draw (two for a divided voice), the words, and the words beneath."""

    marks: tuple[Mark, ...]
    words: str
    detail: str = ""


def mark_for(step: int, filling: Filling = "filled") -> Mark:
    """The mark of one step of the axis."""
    shape: Shape = "square" if step < 0 else "diamond" if step > 0 else "circle"
    return Mark(shape, step, filling)


def filling_for(basis: str) -> Filling:
    """Filled: rests on the work. Hollow: on a review, report, abstract or the article. Hatched: nothing seen."""
    if basis == "work":
        return "filled"
    return "hatched" if basis == "general knowledge" else "hollow"


def step_words(debate: Debate, value: int, *, short: bool = True) -> str:
    """The words of a step in this debate."""
    for step in debate.steps:
        if step.value == value:
            return step.short if short else step.words
    return ""


def axis_words(debate: Debate) -> str:
    """What an axis measures, to stand near its poles; empty where the poles say it by themselves."""
    return translate("Stances", "The axis: {what}").format(what=debate.axis_title) if debate.steps and debate.axis_title else ""


def tell(position: Position, debate: Debate, turned: bool = False, *, quoted: bool = False) -> Told:
    """Say a position's code: marks, the words beside them, and range, basis and confidence below.

    ``turned``: the second pole stands first, so both ends of a divided voice and of a range change places (METHOD 19).
    ``quoted``: the position has passages that are shown.
    """
    if position.code == "off axis":
        return Told((Mark("dash", None),), translate("Stances", "off the axis"), basis_words(position.basis))
    if position.code == "not coded":
        return Told((Mark("dash", None),), not_coded(), basis_words(position.basis))
    if position.code == "in words":
        return Told((), marks.plain(position.own_name), basis_words(position.basis))
    if position.code == "not found":
        return Told((), not_found())
    if position.code == "no source seen":
        return Told((Mark("ring", None, "hatched"),), no_source(quoted=quoted))
    filling = filling_for(position.basis)
    details = []
    low, high = (position.high, position.low) if turned else (position.low, position.high)
    if position.divided and low is not None and high is not None:
        first, second = step_words(debate, low), step_words(debate, high)
        both = (mark_for(low, filling), mark_for(high, filling))
        if position.stance is not None:
            details.append(translate("Stances", "the reading shown: {step}").format(step=step_words(debate, position.stance)))
        return Told(both, translate("Stances", "divided: {first} and {second}").format(first=first, second=second), _join(details, position))
    if position.stance is None:
        return Told((), "")
    if low is not None and high is not None and low != high:
        details.append(translate("Stances", "range {low} to {high}").format(low=step_words(debate, low), high=step_words(debate, high)))
    return Told((mark_for(position.stance, filling),), step_words(debate, position.stance), _join(details, position))


def _join(details: list[str], position: Position) -> str:
    """Range, basis and confidence in one line of words."""
    parts = [*details, basis_words(position.basis)]
    if position.low_confidence:
        parts.append(translate("Stances", "low confidence"))
    return " · ".join(p for p in parts if p)


def outcome_words(position: Position) -> str:
    """The second word of the verdict (METHOD 2): how far the outcome was open; empty on other themes."""
    if not position.necessity:
        return ""
    if position.necessity == "not found":
        return translate("Stances", "on the outcome: not found")
    return translate("Stances", "outcome {word}").format(word=position.necessity)
