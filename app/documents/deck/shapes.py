"""What is drawn on a slide besides placeholders: text boxes, bars, the marks of stances, each with words for who can't see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from app.core.stances import Mark
from app.documents.deck.base import FAINT, OUTLINES, PAPER, STEPS, Box, emu, rgb, write
from app.documents.fitting import Para, clean

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.base import BaseShape
    from pptx.shapes.shapetree import GroupShapes, SlideShapes

_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def text(shapes: SlideShapes | GroupShapes, name: str, box: Box, paragraphs: Sequence[Para], *, side: Literal["l", "ctr", "r"] = "l") -> Shape:
    """A text box of its own, named for the list of a slide's parts."""
    made = shapes.add_textbox(*(emu(value) for value in (box.x, box.y, box.across, box.down)))
    made.name = clean(name)[:200]
    write(made.text_frame, paragraphs, side=side)
    return made


def described(shape: BaseShape, words: str) -> None:
    """What a shape shows, for a screen reader; without words it is marked as decoration, which is passed over."""
    from pptx.oxml import parse_xml

    properties = shape._element._nvXxPr.cNvPr
    properties.set("descr", clean(words))
    if not words:
        properties.append(parse_xml(_DECORATIVE))


def bar(shapes: SlideShapes | GroupShapes, name: str, box: Box, colour: str) -> None:
    """A plain bar of a colour: decoration, for what it says stands in words beside it."""
    made = _shape(shapes, "RECTANGLE", box)
    made.name = name
    made.fill.solid()
    made.fill.fore_color.rgb = rgb(colour)
    made.line.fill.background()
    described(made, "")


def degree(step: int | None) -> float:
    """How large a mark is drawn for a step, as a share of the full size: the outer the larger, as in the panes."""
    return {0: 0.66, 1: 0.72, 2: 0.86, 3: 1.0}[min(3, abs(step))] if step is not None else 0.8


def mark(shapes: SlideShapes | GroupShapes, one: Mark, x: float, y: float, size: float, words: str) -> None:
    """A mark around a point; ``size`` is the side of the largest. Shape, size and filling say what colour says, and so do ``words``."""
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    side = size * degree(one.step) * (1.22 if one.shape == "diamond" else 1.0)
    if one.shape == "dash":
        made = _shape(shapes, "RECTANGLE", Box(x - 0.4 * size, y - 0.08 * size, 0.8 * size, 0.16 * size))
    else:
        kind = {"square": "RECTANGLE", "diamond": "DIAMOND"}.get(one.shape, "OVAL")
        made = _shape(shapes, kind, Box(x - side / 2, y - side / 2, side, side))
    outline = OUTLINES[one.step + 3] if one.step is not None else FAINT
    fill = STEPS[one.step + 3] if one.step is not None else FAINT
    made.name = f"Mark: {one.shape}"
    if one.filling == "hatched":
        from pptx.enum.dml import MSO_PATTERN

        made.fill.patterned()
        made.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        made.fill.fore_color.rgb, made.fill.back_color.rgb = rgb(fill), rgb(PAPER)
    else:
        made.fill.solid()
        made.fill.fore_color.rgb = rgb(fill if one.filling == "filled" or one.shape == "dash" else PAPER)
    made.line.color.rgb, made.line.width = rgb(outline), Pt(max(1.25, size * 0.1))
    if one.shape == "ring":
        made.line.dash_style = MSO_LINE.ROUND_DOT
    described(made, words)


def mark_words(one: Mark) -> str:
    """A mark in words: its shape, and what its filling says."""
    from app.core.words import translate

    shape = {
        "square": translate("Decks", "square"),
        "circle": translate("Decks", "circle"),
        "diamond": translate("Decks", "diamond"),
        "dash": translate("Decks", "dash"),
        "ring": translate("Decks", "hatched circle"),
    }.get(one.shape, "")
    filling = {"filled": translate("Decks", "filled"), "hollow": translate("Decks", "hollow")}.get(one.filling, "") if one.step is not None else ""
    return " ".join(part for part in (filling, shape) if part)


def _shape(shapes: SlideShapes | GroupShapes, kind: str, box: Box) -> Shape:
    """A shape without the theme's own line, filling and shadow."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.oxml.ns import qn

    made = shapes.add_shape(getattr(MSO_SHAPE, kind), *(emu(value) for value in (box.x, box.y, box.across, box.down)))
    style = made._element.find(qn("p:style"))
    if style is not None:
        made._element.remove(style)
    return made

