"""Lays out the corrections at the foot of a count or a series: the verdict, which leads on, and the clause that it corrects."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF

from app.core.figures_checks import Corrected, clause_words, verdict_words
from app.ui.figures.faces import Faces, Words, set_words
from app.ui.figures.picture import Draft, Stroke


def once(corrections: Iterable[Iterable[Corrected]]) -> list[Corrected]:
    """Corrections of several figures, each once."""
    return list({one.id: one for some in corrections for one in some}.values())


def draw_correction(draft: Draft, one: Corrected, faces: Faces, y: float, words: list[Words], strokes: list[Stroke], *, narrow: bool) -> float:
    """One correction from ``y`` on, with the clause to the letter (METHOD 16); gives where the next thing begins."""
    left, y = faces.edge + faces.line * 0.6, y + faces.line * 0.15
    width = draft.width - faces.edge - left
    verdict = set_words(verdict_words(one), "link", faces, QPointF(left, y), width if narrow else width * 0.4, link=f"correction:{one.id}")
    words.append(draft.spot(verdict, -1))
    bottom = verdict.rect.bottom()
    if one.clause:
        at = QPointF(left, bottom) if narrow else QPointF(verdict.rect.right() + faces.letter * 2, y)
        clause = set_words(clause_words(one), "note", faces, at, draft.width - faces.edge - at.x(), most=4)
        words.append(clause)
        bottom = max(bottom, clause.rect.bottom())
    strokes.append(Stroke("bar", QPointF(faces.edge + 2, y), QPointF(faces.edge + 2, bottom)))
    return bottom + faces.line * 0.15
