"""What the marks of figures mean, in words, at the head of the room."""

from __future__ import annotations

from typing import Literal

from app.core.figures_polls import wartime_word
from app.core.words import translate
from app.ui.figures.faces import Faces, Words, bare_words, width_of
from app.ui.figures.picture import Draft, Glyph, GlyphKind

Sign = GlyphKind | Literal["struck"]


def signs() -> tuple[tuple[Sign, str], ...]:
    """Every mark with its meaning."""
    return (
        ("point", translate("Figures", "best figure")),
        ("range", translate("Figures", "from … to …")),
        ("at least", translate("Figures", "at least")),
        ("up to", translate("Figures", "up to")),
        ("hollow", wartime_word()),
        ("struck", translate("Figures", "told, not drawn")),
    )


def rule_words(face: str = "plot", *, short: bool = False) -> str:
    """How a face of the room is to be read (METHOD 25); it stands above all of them, whatever is scrolled."""
    if short:
        return translate("Figures", "Different questions: not comparable.") if face == "polls" else translate("Figures", "Different counts: not comparable.")
    if face == "polls":
        return translate("Figures", "Answers to different questions can’t be compared. A line joins only polls of the same question, in the same words, by the same pollster.")
    if face == "estimates":
        return translate("Figures", "Figures of different counts are never added up and can’t be compared by size; so nothing here is sorted by size.")
    return translate("Figures", "Every count has an axis and a scale of its own: further right on another axis is not more. Counts are never added up or compared by size.")


def draw_legend(draft: Draft, faces: Faces) -> None:
    """The marks with their words, in as many lines as they need."""
    words: list[Words] = []
    glyphs: list[Glyph] = []
    top = draft.y
    x, y = faces.edge, top + faces.line * 0.6
    for sign, meaning in signs():
        drawn = 0.0 if sign == "struck" else faces.point * 2 if sign in ("point", "hollow") else faces.arrow
        need = drawn + faces.letter + width_of(meaning, "soft", faces)
        if x > faces.edge and x + need > draft.width - faces.edge:
            x, y = faces.edge, y + faces.line * 1.2
        found = bare_words(meaning, "soft", faces, x + drawn + (faces.letter if drawn else 0), y)
        words.append(Words(found.rect, found.lines, found.role, struck=sign == "struck"))
        middle = found.rect.center().y()
        if sign in ("point", "hollow"):
            glyphs.append(Glyph(sign, x + drawn / 2, x + drawn / 2, middle))
        elif sign != "struck":
            glyphs.append(Glyph(sign, x, x + drawn, middle))
        x += need + faces.letter * 3
    draft.add(y + faces.line * 1.2 - top, words, tuple(glyphs))
