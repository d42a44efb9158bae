"""The look of an OpenDocument text: pandoc's own reference document with our styles, sheet, head and foot in it.

Borders of cells stand in the text's own part, which pandoc writes; ``finished`` puts them there.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from app.documents import archives
from app.documents.looks import FACES, INK, LINE, LOOKS, PLAIN, SOFT, Look, PageSetup, fits

_PANDOC = {f"Heading {n}": f"Heading_20_{n}" for n in range(1, 5)}
"""The styles of pandoc's that have another name there than ours."""

_AGAIN: dict[str, Look | str] = {"Text_20_body": PLAIN, "First_20_paragraph": PLAIN, "Quotations": "Quotation", "Table_20_Contents": "Cell Text", "Table_20_Heading": "Cell Head"}
"""Styles that pandoc uses by itself, as they look here."""

_FACE = "Text Face"


def name_of(style: str) -> str:
    """What a style is called inside the file: names there have no spaces."""
    return _PANDOC.get(style, style.replace(" ", ""))


def reference(default: bytes, sheet: PageSetup) -> bytes:
    """A reference document: pandoc's (``default``) with our look."""
    return archives.changed(default, "styles.xml", lambda text: _styles(text, sheet))


def finished(document: bytes, sheet: PageSetup) -> bytes:
    """What pandoc made, with hairlines and air in the cells of its tables; rows stay on one page where they can."""
    return archives.changed(document, "content.xml", lambda text: _cells(text, sheet))


def _cells(text: str, sheet: PageSetup) -> str:
    """Hairlines between the cells, a stronger one under the headings."""
    for name, below in (("TableHeaderRowCell", f"1pt solid #{SOFT}"), ("TableRowCell", f"0.5pt solid #{LINE}")):
        line = f"0.5pt solid #{LINE}"
        look = f'<style:table-cell-properties fo:border-top="{line}" fo:border-left="{line}" fo:border-right="{line}" fo:border-bottom="{below}" fo:padding="0.1cm"/>'
        text = re.sub(rf'(<style:style style:name="{name}"[^>]*>)\s*<style:table-cell-properties[^>]*/>', rf"\1{look}", text)
    whole = '<style:style style:name="WholeRow" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'
    text = text.replace("</office:automatic-styles>", whole + "</office:automatic-styles>", 1)
    return _ROW.sub(lambda found: _whole(found[0], sheet), text)


_ROW = re.compile(r"<table:table-row>.*?</table:table-row>", re.DOTALL)
_CELL = re.compile(r"<table:table-cell\b.*?</table:table-cell>", re.DOTALL)
_NOTE = re.compile(r"<text:note .*?</text:note>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>|\s*\n\s*")


def _whole(row: str, sheet: PageSetup) -> str:
    """A row that is not parted, where that can be."""
    notes = [len(_TAG.sub("", note)) for note in _NOTE.findall(row)]
    if not fits([len(_TAG.sub("", _NOTE.sub("", cell))) for cell in _CELL.findall(row)], notes, sheet):
        return row
    return row.replace("<table:table-row>", '<table:table-row table:style-name="WholeRow">', 1)


def _styles(text: str, sheet: PageSetup) -> str:
    """pandoc's styles with ours in their place."""
    looks = {look.name: look for look in LOOKS}
    for look in LOOKS:
        text = _in_place(text, name_of(look.name), _style(name_of(look.name), look.name, look))
    for name, same in _AGAIN.items():
        text = _in_place(text, name, _style(name, name.replace("_20_", " "), looks[same] if isinstance(same, str) else same))
    text = re.sub(r'(<style:style style:name="Footnote_20_Symbol"[^>]*)/>', r'\1><style:text-properties style:text-position="super 58%"/></style:style>', text, count=1)
    text = re.sub(r'(<text:notes-configuration text:note-class="footnote")', r'\1 style:num-suffix=" "', text, count=1)
    families = ", ".join(f"'{face}'" for face in FACES)
    face = f'<style:font-face style:name="{_FACE}" svg:font-family={quoteattr(families)} style:font-family-generic="roman" style:font-pitch="variable"/>'
    text = text.replace("</office:font-face-decls>", face + "</office:font-face-decls>", 1)
    text = re.sub(r"<style:default-style style:family=\"paragraph\">.*?</style:default-style>", lambda _: _default(), text, count=1, flags=re.DOTALL)
    text = re.sub(r"<style:page-layout\b.*?</style:page-layout>", lambda _: _page(sheet), text, count=1, flags=re.DOTALL)
    return re.sub(r"<style:master-page\b.*?</style:master-page>", lambda _: _master(sheet), text, count=1, flags=re.DOTALL)


def _default() -> str:
    size = f"{PLAIN.size:g}pt"
    faces = "".join(f' style:font-name{kind}="{_FACE}"' for kind in ("", "-asian", "-complex"))
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties style:tab-stop-distance="1.25cm" style:writing-mode="page" fo:orphans="2" fo:widows="2"/>'
        f'<style:text-properties{faces} fo:color="#{INK}" fo:font-size="{size}" style:font-size-complex="{size}" fo:language="en" fo:country="GB" fo:hyphenate="false"/>'
        "</style:default-style>"
    )


def _in_place(text: str, name: str, made: str) -> str:
    """A style in the place of the one of this name, or behind all."""
    old = re.compile(rf'<style:style style:name="{name}"\s(?:[^>]*[^>/])?(?:/>|>.*?</style:style>)', re.DOTALL)
    return old.sub(lambda _: made, text, count=1) if old.search(text) else text.replace("</office:styles>", made + "</office:styles>", 1)


def _style(name: str, shown: str, look: Look) -> str:
    """A style as OpenDocument has it."""
    paragraph = {
        "fo:margin-top": f"{look.before:g}pt",
        "fo:margin-bottom": f"{look.after:g}pt",
        "fo:margin-left": f"{look.left:g}pt",
        "fo:margin-right": "0pt",
        "fo:text-indent": f"{look.first:g}pt",
        "fo:line-height": f"{look.line:.0%}",
        "style:contextual-spacing": "false",
        "fo:keep-with-next": "always" if look.follows else "auto",
        "fo:keep-together": "always" if look.whole else "auto",
        "fo:text-align": "end" if look.right else "start",
    }
    if look.bar:
        paragraph |= {"fo:border-left": f"1.5pt solid #{LINE}", "fo:padding-left": "5pt"}
    letters = {
        "fo:font-size": f"{look.size:g}pt",
        "style:font-size-complex": f"{look.size:g}pt",
        "fo:color": f"#{SOFT if look.soft else INK}",
        "fo:font-weight": "bold" if look.bold else "normal",
        "fo:font-style": "italic" if look.italic else "normal",
    }
    level = f' style:default-outline-level="{look.level}" style:next-style-name="Text_20_body"' if look.level else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" style:parent-style-name="Standard"{level} style:class="text">'
        f"<style:paragraph-properties{_attributes(paragraph)}/><style:text-properties{_attributes(letters)}/></style:style>"
    )


def _attributes(values: dict[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items())


def _page(sheet: PageSetup) -> str:
    (width, height), (above, beside) = sheet.size, sheet.margins
    held = "landscape" if sheet.landscape else "portrait"
    edges = {"page-width": width, "page-height": height, "margin-top": 1.1, "margin-bottom": 1.0, "margin-left": beside, "margin-right": beside}
    header = f'<style:header-footer-properties fo:min-height="{above - 1.1:.2f}cm" fo:margin-bottom="0.3cm" style:dynamic-spacing="false"/>'
    footer = f'<style:header-footer-properties fo:min-height="{above - 1.0:.2f}cm" fo:margin-top="0.3cm" style:dynamic-spacing="false"/>'
    return (
        f'<style:page-layout style:name="Mpm1"><style:page-layout-properties{_attributes({f"fo:{name}": f"{value:g}cm" for name, value in edges.items()})} '
        f'style:num-format="1" style:print-orientation="{held}" style:writing-mode="lr-tb" style:footnote-max-height="0cm">'
        f'<style:footnote-sep style:width="0.018cm" style:distance-before-sep="0.15cm" style:distance-after-sep="0.1cm" style:line-style="solid" '
        f'style:adjustment="left" style:rel-width="25%" style:color="#{SOFT}"/></style:page-layout-properties>'
        f"<style:header-style>{header}</style:header-style><style:footer-style>{footer}</style:footer-style></style:page-layout>"
    )


def _master(sheet: PageSetup) -> str:
    """Head and foot; the first page has no running title."""
    foot = '<text:p text:style-name="PageFoot"><text:page-number text:select-page="current">1</text:page-number></text:p>'
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="Mpm1">'
        f'<style:header><text:p text:style-name="PageHead">{escape(sheet.running)}</text:p></style:header>'
        '<style:header-first><text:p text:style-name="PageHead"/></style:header-first>'
        f"<style:footer>{foot}</style:footer><style:footer-first>{foot}</style:footer-first></style:master-page>"
    )
