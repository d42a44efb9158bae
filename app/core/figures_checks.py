"""What was checked of a figure, and what the source article gets wrong about it: the words that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.core import marks
from app.core.shorthand import article_named
from app.core.vocabulary import check_words
from app.core.words import translate
from db.records import Correction

_TO_MAKERS = re.compile(r"\s*(?:\bMisprint: )?\b[Dd]o not plot\b\.?")
_REFERENCE = re.compile(r"\s*\[[a-z]+(?:-[a-z]+)*-\d+\]")
"""A passage named by its id, which leads on only where it can be clicked: on the page of the correction."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction beside the figure that it concerns: the clause to the letter (METHOD 16), verdict and finding."""

    id: str
    clause: str
    verdict: str
    finding: str


def corrected(corrections: Iterable[Correction]) -> tuple[Corrected, ...]:
    """Corrections in the words that stand beside a figure."""
    return tuple(
        Corrected(
            c.id,
            marks.typographic(c.clause) if c.clause else "",
            marks.plain(marks.sentence(c.verdict)).rstrip(".") or translate("Figures", "see what was found"),
            marks.plain(article_named(_REFERENCE.sub("", c.finding), c.id)),
        )
        for c in corrections
    )


def correction_words(one: Corrected) -> str:
    """*Correction: Misprint. The encyclopaedia article says: “…”*"""
    return ". ".join(part for part in (verdict_words(one), clause_words(one)) if part)


def clause_words(one: Corrected) -> str:
    """*The encyclopaedia article says: “…”.*, with a stop, because what was found may follow. Empty where no clause is corrected."""
    if not one.clause:
        return ""
    said = translate("Figures", "The encyclopaedia article says: {clause}").format(clause=one.clause)
    return said if said.rstrip("”’)]")[-1:] in ".?!…" else f"{said}."


def verdict_words(one: Corrected) -> str:
    """*Correction: a misprint*."""
    return translate("Figures", "Correction: {verdict}").format(verdict=one.verdict)


def correction_lines(corrections: Iterable[Corrected]) -> tuple[str, ...]:
    """Corrections with what was found, a line each, for a card."""
    return tuple(" ".join(part for part in (correction_words(one), one.finding) if part) for one in corrections)


def check_line(second_check: str, note: str, identifier: str) -> str:
    """Whether a figure was found when it was looked for again, with what was noted then; empty where nothing is recorded."""
    words = check_words(second_check)
    noted = marks.plain(article_named(note, identifier))
    return f"{words}: {noted}" if words and noted and not noted.startswith(words) else noted or words


def readers_note(note: str, unplotted: str) -> str:
    """A note without what it tells the makers of a chart, which ``unplotted`` tells the reader.

    >>> readers_note("Its parts add to less. Misprint: do not plot.", "a misprint")
    'Its parts add to less.'
    """
    return _TO_MAKERS.sub("", note).strip() if unplotted else note
