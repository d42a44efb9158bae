"""What the marks of figures mean, in words, at the head of the room."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF

from app.core.figures_polls import wartime_word
from app.core.words import translate
from app.ui.figures.faces import Faces, Words, bare_words, set_words, width_of
from app.ui.figures.picture import Glyph, GlyphKind, Sheet

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


def rule_words() -> str:
    """How the room is to be read (METHOD 25)."""
    return translate(
        "Figures",
        "Every count has an axis of its own, and rows stand by year of publication. Figures of different counts are never added up and can't be compared by size.",
    )


def draw_legend(sheet: Sheet, faces: Faces) -> None:
    """The marks with their words, in as many lines as they need, and the rule below."""
    words: list[Words] = []
    glyphs: list[Glyph] = []
    top = sheet.y
    x, y = faces.edge, top + faces.line * 0.6
    for sign, meaning in signs():
        drawn = 0.0 if sign == "struck" else faces.point * 2 if sign in ("point", "hollow") else faces.arrow
        need = drawn + faces.letter + width_of(meaning, "soft", faces)
        if x > faces.edge and x + need > sheet.width - faces.edge:
            x, y = faces.edge, y + faces.line * 1.2
        found = bare_words(meaning, "soft", faces, x + drawn + (faces.letter if drawn else 0), y)
        words.append(Words(found.rect, found.lines, found.role, struck=sign == "struck"))
        middle = found.rect.center().y()
        if sign in ("point", "hollow"):
            glyphs.append(Glyph(sign, x + drawn / 2, x + drawn / 2, middle))
        elif sign != "struck":
            glyphs.append(Glyph(sign, x, x + drawn, middle))
        x += need + faces.letter * 3
    rule = set_words(rule_words(), "soft", faces, QPointF(faces.edge, y + faces.line * 1.2), sheet.width - 2 * faces.edge)
    words.append(rule)
    sheet.add(rule.rect.bottom() - top, words, tuple(glyphs))
