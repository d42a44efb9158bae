"""What every slide stands on: its measures, colours and fonts, its title and foot, and how a text is written into a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from app.documents import fitting
from app.documents.fitting import Para, Run, clean
from app.documents.items import curly

if TYPE_CHECKING:
    from pptx.dml.color import RGBColor
    from pptx.presentation import Presentation
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide, SlideLayout
    from pptx.text.text import TextFrame
    from pptx.util import Length

WIDTH, HEIGHT = 960.0, 540.0
"""Of a slide, in points."""

LEFT, ACROSS = 42.0, 876.0
"""Where texts begin, and how far they reach."""

FOOT = 513.0
"""Where the last line begins: who coded from what, and the number of the slide."""

FOOT_SHORT = 64.0
"""What of the width the number of the slide takes."""
_FOOT_SIZES = (9.0, 8.5, 8.0, 7.5)

SERIF, SANS = "Times New Roman", "Arial"
"""A presenting machine has these, or Liberation of the same widths; ours it lacks, and what it would take instead may be a fourth
wider. What fits is measured in ours with a margin that holds both (``fitting.MARGIN``)."""

LANGUAGE = "en-GB"

PAPER, INK, SOFT, FAINT, LINE, BAND = "FAF8F3", "1F2328", "57534A", "6B665C", "E2DDD0", "F3EEE2"
STEPS = ("B35806", "E08214", "FDB863", "CFCBC2", "B2ABD2", "8073AC", "542788")
LINK = "54349A"
OUTLINES = ("7F3F04", "9A5708", "A8650F", "7D786D", "7168A0", "574B86", "3B1A62")
"""The colours of the light theme (``resources/themes/light.json``), by their names there; a test holds them together."""

_SCHEME = {"ink": "tx1", "soft": "tx2", "faint": "tx2"}
LayoutName = Literal["title", "theme", "list"]
QUESTION = 13
"""The number of the placeholder under the title."""

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points."""

    x: float
    y: float
    across: float
    down: float


TITLE = Box(LEFT, 22, ACROSS, 38)
UNDER = Box(LEFT, 60, ACROSS, 22)
"""Where title and question stand as long as they take a line each."""


def emu(points: float) -> Length:
    """Points in the unit of the file."""
    from pptx.util import Emu

    return Emu(round(points * 12_700))


def rgb(colour: str) -> RGBColor:
    """A colour of ours as the library has it."""
    from pptx.dml.color import RGBColor

    made: RGBColor = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
    return made


def layout(deck: Presentation, name: LayoutName) -> SlideLayout:
    """A layout by its name."""
    found = next(one for one in deck.slide_layouts if one.name == LAYOUTS[name])
    return found


LAYOUTS = {"title": "Question", "theme": "One theme", "list": "List in two columns"}


def add(deck: Presentation, name: LayoutName, title: Para, footer: str, box: Box | None = None) -> Slide:
    """A new slide with its title, footer and number. ``box``: the title's place, where it takes more than the layout gives."""
    from copy import deepcopy

    chosen = layout(deck, name)
    slide: Slide = deck.slides.add_slide(chosen)
    heading = slide.shapes.title
    assert heading is not None
    write(heading.text_frame, (title,))
    if box is not None:
        move(heading, box)
    for place in list(chosen.placeholders):
        if place.placeholder_format.idx in (11, 12):
            slide.shapes._spTree.append(deepcopy(place._element))
    for shape in slide.placeholders:
        if shape.placeholder_format.idx == 11:
            _foot(shape.text_frame, curly(clean(footer)))
    return slide


def _foot(frame: TextFrame, words: str) -> None:
    """Write the last line of a slide, as large as it fits on one line."""
    from pptx.util import Pt

    points = next((size for size in _FOOT_SIZES if len(fitting.lines(fitting.para(words, size), ACROSS - FOOT_SHORT)) == 1), _FOOT_SIZES[-1])
    frame.text = words
    frame.paragraphs[0].runs[0].font.size = Pt(points)


def move(shape: Shape, box: Box) -> None:
    """Put a shape at a place."""
    shape.left, shape.top, shape.width, shape.height = emu(box.x), emu(box.y), emu(box.across), emu(box.down)


def write(frame: TextFrame, paragraphs: Sequence[Para], *, side: Literal["l", "ctr", "r"] = "l") -> None:
    """Fill a text frame with paragraphs: lines of exact height, words wrapped, nothing that shrinks.

    The XML is written at once: asked for run by run, python-pptx takes several times as long.
    """
    from pptx.enum.text import MSO_AUTO_SIZE
    from pptx.oxml import parse_xml

    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = emu(0)
    body = frame._txBody
    for old in list(body.p_lst):
        body.remove(old)
    for number, paragraph in enumerate(paragraphs):
        inset = f'marL="{emu(paragraph.indent + paragraph.hang)}" indent="{-emu(paragraph.hang)}"' if paragraph.indent or paragraph.hang else ""
        spaces = (("lnSpc", paragraph.leading), ("spcBef", paragraph.above if number else 0), ("spcAft", 0))
        heights = "".join(f'<a:{name}><a:spcPts val="{round(100 * value)}"/></a:{name}>' for name, value in spaces)
        runs = "".join(_run(run) for run in paragraph.runs)
        body.append(parse_xml(f'<a:p {NAMESPACES}><a:pPr {inset} algn="{side}">{heights}</a:pPr>{runs}</a:p>'))


def _run(run: Run) -> str:
    """A run as XML: its face by the theme's names for both fonts, its colour by the theme's where it has one."""
    colour = f'<a:srgbClr val="{run.colour}"/>' if len(run.colour) == 6 else f'<a:schemeClr val="{_SCHEME[run.colour]}"/>'
    face = "+mj-lt" if run.face.serif else "+mn-lt"
    return (
        f'<a:r><a:rPr lang="{LANGUAGE}" sz="{round(100 * run.points)}" b="{run.face.bold:d}" i="{run.face.italic:d}"><a:solidFill>{colour}</a:solidFill>'
        f'<a:latin typeface="{face}"/></a:rPr><a:t>{escape(clean(run.text))}</a:t></a:r>'
    )
