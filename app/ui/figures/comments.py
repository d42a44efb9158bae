"""Lays out what was said of the answers to polls: words, not marks, below the charts of their debate."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.core.figures_comments import Comment, caption, heading
from app.ui.figures.faces import Faces, Role, Words, set_words, title_words
from app.ui.figures.picture import Draft, Stroke

LETTERS = 96
"""Letters a line, at most: words to read are no wider than one reads with ease."""


def draw_comments(draft: Draft, comments: tuple[Comment, ...], faces: Faces) -> None:
    """A heading, and every comment with who speaks, its source and its note (METHOD 11)."""
    top, inner = draft.y, draft.width - 2 * faces.edge
    words: list[Words] = list(title_words(heading(), caption(), faces, top + faces.line * 0.55, inner))
    y, width = words[-1].rect.bottom() + faces.line * 0.3, min(inner, faces.letter * LETTERS)
    for one in comments:
        begin = y
        y += faces.line * 0.2
        found = [set_words(one.speaker, "strong", faces, QPointF(faces.edge, y), width, link=f"voice:{one.voice}")]
        lines: tuple[tuple[str, Role], ...] = ((one.words, "quote"), (one.source, "soft"), (one.note, "note"))
        for text, role in lines:
            if text:
                found.append(set_words(text, role, faces, QPointF(faces.edge, found[-1].rect.bottom()), width))
        y = found[-1].rect.bottom() + faces.line * 0.3
        item = draft.item("quotation", one.id, QRectF(faces.edge - 8, begin, inner + 16, y - begin))
        words += [draft.spot(word, item) for word in found]
    rule = Stroke("rule", QPointF(faces.edge, top + 0.5), QPointF(draft.width - faces.edge, top + 0.5))
    draft.add(y + faces.line * 0.4 - top, words, (), (rule,))
