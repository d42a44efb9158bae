"""An empty deck of slides, 16 : 9, with our fonts, colours and three layouts: what every slide stands on.

The deck is made from the template inside ``python-pptx``: its theme gets our fonts and colours, so that whoever edits the
deck can change both in one place, and its layouts get our places. Nothing in it shrinks by itself, and nothing of it tells
on which machine or when it was made.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from app.documents.deck.base import (
    ACROSS,
    BAND,
    FOOT,
    FOOT_SHORT,
    HEIGHT,
    INK,
    LANGUAGE,
    LAYOUTS,
    LEFT,
    LINK,
    NAMESPACES,
    PAPER,
    QUESTION,
    SANS,
    SERIF,
    SOFT,
    STEPS,
    TITLE,
    UNDER,
    WIDTH,
    Box,
    emu,
)  # fmt: skip

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout, SlideMaster


def empty(title: str, subject: str, day: str) -> Presentation:
    """A deck without slides. ``day`` (ISO) is all that it says of when it was made."""
    import pptx
    from pptx.util import Pt

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = deck.slide_masters[0]
    kept = {0: "title", 5: "theme", 3: "list"}
    layouts = list(deck.slide_layouts)
    for number, layout in enumerate(layouts):
        if number not in kept:
            deck.slide_layouts.remove(layout)
    _master(master)
    for number, name in kept.items():
        _layout(layouts[number], name)
    _theme(master)
    _notes_page(deck)
    _properties(deck, title, subject, day)
    return deck


def _places(name: str) -> Iterator[str]:
    """The placeholders of a layout."""
    if name == "title":
        yield _place(2, "Title", 'type="ctrTitle"', Box(LEFT + 30, 90, ACROSS - 60, 150), 40, "+mj-lt", anchor="b")
        yield _place(3, "Subtitle", 'type="subTitle" idx="1"', Box(LEFT + 30, 256, ACROSS - 60, 80), 20, "+mn-lt", "tx2")
        yield _place(4, "About", f'type="body" sz="quarter" idx="{QUESTION}"', Box(LEFT + 30, 350, ACROSS - 60, 140), 14, "+mn-lt", "tx2")
    elif name == "theme":
        yield _place(2, "Title", 'type="title"', TITLE, 30, "+mj-lt")
        yield _place(3, "Question", f'type="body" sz="quarter" idx="{QUESTION}"', UNDER, 16, "+mj-lt", "tx2", italic=True)
    else:
        half = (ACROSS - 36) / 2
        yield _place(2, "Title", 'type="title"', TITLE, 30, "+mj-lt")
        yield _place(3, "Left column", 'sz="half" idx="1"', Box(LEFT, 84, half, 410), 12, "+mn-lt")
        yield _place(4, "Right column", 'sz="half" idx="2"', Box(LEFT + half + 36, 84, half, 410), 12, "+mn-lt")
    yield _place(8, "Footer", 'type="ftr" sz="quarter" idx="11"', Box(LEFT, FOOT, ACROSS - FOOT_SHORT, 22), 9, "+mn-lt", "tx2")
    yield _place(9, "Slide number", 'type="sldNum" sz="quarter" idx="12"', Box(LEFT + ACROSS - 60, FOOT, 60, 22), 9, "+mn-lt", "tx2", right=True)


def _place(number: int, name: str, kind: str, box: Box, points: int, face: str, colour: str = "tx1", *, italic: bool = False, right: bool = False, anchor: str = "t") -> str:
    """The XML of a placeholder: its place, and how its text is set where nothing else is said."""
    slope, side = ' i="1"' if italic else "", "r" if right else "l"
    text = f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{escape(name)}</a:t></a:r>'
    if "sldNum" in kind:
        text = f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum"><a:rPr lang="{LANGUAGE}"/><a:t>‹#›</a:t></a:fld>'
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.across)}" cy="{emu(box.down)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{side}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr lang="{LANGUAGE}" sz="{points * 100}"{slope}>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="{face}"/></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _layout(layout: SlideLayout, name: str) -> None:
    from pptx.oxml import parse_xml

    layout.name = LAYOUTS[name]
    layout.element.attrib.pop("type", None)
    tree = layout.shapes._spTree
    for shape in list(layout.shapes):
        tree.remove(shape._element)
    for place in _places(name):
        tree.append(parse_xml(place))


def _master(master: SlideMaster) -> None:
    """The master's own placeholders, so that what a person adds by hand stands in our places and faces too."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import qn

    tree = master.shapes._spTree
    for shape in list(master.shapes):
        tree.remove(shape._element)
    for place in (
        _place(2, "Title", 'type="title"', TITLE, 30, "+mj-lt"),
        _place(3, "Text", 'type="body" idx="1"', Box(LEFT, 100, ACROSS, 390), 18, "+mn-lt"),
        _place(5, "Footer", 'type="ftr" sz="quarter" idx="3"', Box(LEFT, FOOT, ACROSS - FOOT_SHORT, 22), 9, "+mn-lt", "tx2"),
        _place(6, "Slide number", 'type="sldNum" sz="quarter" idx="4"', Box(LEFT + ACROSS - 60, FOOT, 60, 22), 9, "+mn-lt", "tx2", right=True),
    ):
        tree.append(parse_xml(place))
    title = master.element.find(qn("p:txStyles")).find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    for properties in master.element.iter(qn("a:defRPr")):
        properties.set("lang", LANGUAGE)


def _theme(master: SlideMaster) -> None:
    """The fonts, with what tells a machine that lacks them which of its own are nearest, and our colours."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode()
    for tag, family, panose, pitch in (("major", SERIF, "02020603050405020304", 18), ("minor", SANS, "020B0604020202020204", 34)):
        text = re.sub(rf"(<a:{tag}Font><a:latin )[^>]*/>", rf'\1typeface="{family}" panose="{panose}" pitchFamily="{pitch}" charset="0"/>', text, count=1)
    accents = (STEPS[0], STEPS[1], STEPS[2], STEPS[4], STEPS[5], STEPS[6])
    colours = {"dk1": INK, "lt1": PAPER, "dk2": SOFT, "lt2": BAND, **{f"accent{i + 1}": colour for i, colour in enumerate(accents)}, "hlink": LINK, "folHlink": LINK}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in colours.items())
    text = re.sub(r"<a:clrScheme .*?</a:clrScheme>", f'<a:clrScheme name="Sic et Non">{scheme}</a:clrScheme>', text, count=1, flags=re.DOTALL)
    part.blob = text.replace('name="Office Theme"', 'name="Sic et Non"').encode()


def _notes_page(deck: Presentation) -> None:
    """The picture of the slide on the page of its notes, as wide as the slides are."""
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.oxml.ns import qn
    from pptx.util import Emu

    for place in list(deck.notes_master.placeholders):
        if place.placeholder_format.type == PP_PLACEHOLDER.SLIDE_IMAGE:
            place.height = Emu(round(place.width * HEIGHT / WIDTH))
    for tag in ("a:rPr", "a:defRPr", "a:endParaRPr"):
        for properties in [*deck.notes_master.element.iter(qn(tag)), *deck.element.iter(qn(tag))]:
            properties.set("lang", LANGUAGE)


def _properties(deck: Presentation, title: str, subject: str, day: str) -> None:
    """Title and pack; no name of a person or a machine, and no hour."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    made = datetime.datetime.fromisoformat(day)
    core = deck.core_properties
    core.title, core.subject, core.author, core.last_modified_by = title[:255], subject[:255], "Sic et Non", "Sic et Non"
    core.language, core.revision, core.created, core.modified, core.last_printed = LANGUAGE, 1, made, made, made
    package = deck.part.package
    for kind in (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL):  # they tell of the template
        for key, relation in list(package._rels.items()):
            if relation.reltype == kind:
                package.drop_rel(key)
    for key, relation in list(deck.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            deck.part.rels.pop(key)


def saved(deck: Presentation) -> bytes:
    """The deck as the bytes of a file. Foot and number come last in the order in which a slide is read."""
    for slide in deck.slides:
        for shape in list(slide.placeholders):
            if shape.placeholder_format.idx in (11, 12):
                slide.shapes._spTree.append(shape._element)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()
