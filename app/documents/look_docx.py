"""The look of a Word document: pandoc's own reference document with our styles, sheet, head and foot in it.

pandoc takes styles, the last section's sheet and what stands at head and foot from a reference document; this one is made
anew for every run, because the running title and the sheet are the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from app.documents import archives
from app.documents.looks import FACES, INK, LINE, LOOKS, PLAIN, SOFT, Look, PageSetup, fits

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PANDOC = {"Title": "Title", "Footnote": "FootnoteText", "Page Head": "Header", "Page Foot": "Footer"} | {f"Heading {n}": f"Heading{n}" for n in range(1, 5)}
"""The styles that Word and pandoc know, by our names; the others get an id made of theirs."""

_NAMES = {"Footnote": "footnote text", "Page Head": "header", "Page Foot": "footer"} | {f"Heading {n}": f"heading {n}" for n in range(1, 5)}
"""What Word calls them."""

_AGAIN = (
    ("BodyText", "Body Text", PLAIN), ("FirstParagraph", "First Paragraph", PLAIN), ("Compact", "Compact", Look("Compact", after=3)),
    ("BlockText", "Block Text", next(look for look in LOOKS if look.name == "Quotation")),
    ("Bibliography", "Bibliography", next(look for look in LOOKS if look.name == "Entry")),
)  # fmt: skip
"""Styles that pandoc uses by itself, as they look here."""

TWIPS = 1440 / 2.54
"""The units of Word in a centimetre."""

_TABLE = (
    f'<w:style w:type="table" w:default="1" w:styleId="Table" {_W}><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
    + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH", "insideV"))
    + '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{SOFT}"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
)
"""Hairlines, and a stronger one under the headings."""


def reference(default: bytes, sheet: PageSetup) -> bytes:
    """A reference document: pandoc's (``default``) with our look."""
    parts = {name: data.decode() for name, data in archives.parts(default).items()}
    parts["word/styles.xml"] = _styles(parts["word/styles.xml"])
    parts["word/fontTable.xml"] = _fonts()
    parts["word/header1.xml"] = _head(sheet.running)
    parts["word/footer1.xml"] = _foot()
    parts["word/settings.xml"] = parts["word/settings.xml"].replace("en-US", "en-GB")
    parts["word/document.xml"] = re.sub(r"<w:sectPr>.*?</w:sectPr>", lambda _: _section(sheet), parts["word/document.xml"], flags=re.DOTALL)
    parts["word/_rels/document.xml.rels"] = _with(
        parts["word/_rels/document.xml.rels"],
        "</Relationships>",
        "".join(f'<Relationship Type="{_REL}/{what}" Id="rId9{number}" Target="{what}1.xml"/>' for number, what in enumerate(("header", "footer"))),
    )
    parts["[Content_Types].xml"] = _with(
        parts["[Content_Types].xml"], "</Types>", "".join(f'<Override PartName="/word/{what}1.xml" ContentType="{_KIND}.{what}+xml"/>' for what in ("header", "footer"))
    )
    return archives.packed({name: text.encode() for name, text in parts.items()})


def finished(document: bytes, sheet: PageSetup) -> bytes:
    """What pandoc made, with tables as wide as the text of this sheet; rows stay on one page where they can."""
    notes = {found[1]: _letters(found[2]) for found in _NOTE.finditer(archives.parts(document)["word/footnotes.xml"].decode())}
    return archives.changed(document, "word/document.xml", lambda text: _TABLES.sub(lambda found: _fitted(found[0], sheet, notes), text))


_TABLES = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)" ?/>')
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
_CELL = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL)
_NOTE = re.compile(r'<w:footnote\b[^>]*w:id="(\d+)"[^>]*>(.*?)</w:footnote>', re.DOTALL)
_REFERENCE = re.compile(r'<w:footnoteReference w:id="(\d+)" ?/>')
_TEXT = re.compile(r"<w:t\b[^>]*>([^<]*)</w:t>")


def _letters(xml: str) -> int:
    return sum(map(len, _TEXT.findall(xml)))


def _fitted(table: str, sheet: PageSetup, notes: Mapping[str, int]) -> str:
    """A table for this sheet. pandoc counts its columns for a sheet of its own, and Word goes by them."""
    all_of_it = round((sheet.size[0] - 2 * sheet.margins[1]) * TWIPS)
    there = sum(int(found) for found in _COLUMN.findall(table)) or 1
    table = _COLUMN.sub(lambda found: f'<w:gridCol w:w="{int(found[1]) * all_of_it // there}"/>', table)
    table = re.sub(r"<w:tblW [^>]*/>", f'<w:tblW w:type="dxa" w:w="{all_of_it}"/>', table, count=1)
    return _ROW.sub(lambda found: _whole(found[0], sheet, notes), table)


def _whole(row: str, sheet: PageSetup, notes: Mapping[str, int]) -> str:
    """A row that is not parted, where that can be."""
    below = [notes.get(found, 0) for found in _REFERENCE.findall(row)]
    if not fits([_letters(cell) for cell in _CELL.findall(row)], below, sheet):
        return row
    if row.startswith("<w:tr><w:trPr>"):  # the row of headings has properties already, and Word takes one set of them
        return row.replace("<w:trPr>", "<w:trPr><w:cantSplit/>", 1)
    return row.replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>", 1)


def _with(text: str, before: str, more: str) -> str:
    return text.replace(before, more + before)


def _twips(points: float) -> int:
    return round(points * 20)


def _section(sheet: PageSetup) -> str:
    """The sheet with its margins; the first page has a foot and no running title."""
    (width, height), (above, beside) = sheet.size, sheet.margins
    turned = ' w:orient="landscape"' if sheet.landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId90"/><w:footerReference w:type="default" r:id="rId91"/>'
        f'<w:footerReference w:type="first" r:id="rId91"/><w:footnotePr><w:numRestart w:val="continuous"/></w:footnotePr>'
        f'<w:pgSz w:w="{round(width * TWIPS)}" w:h="{round(height * TWIPS)}"{turned}/>'
        f'<w:pgMar w:top="{round(above * TWIPS)}" w:bottom="{round(above * TWIPS)}" w:left="{round(beside * TWIPS)}" w:right="{round(beside * TWIPS)}" '
        f'w:header="{round(1.1 * TWIPS)}" w:footer="{round(1.0 * TWIPS)}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _head(running: str) -> str:
    return f'{_XML}<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">{escape(running)}</w:t></w:r></w:p></w:hdr>'


def _foot() -> str:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f'{_XML}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{field}</w:p></w:ftr>'


def _fonts() -> str:
    """The face of the text with its kind, so that a machine without it takes another serif."""
    font = f'<w:font w:name={quoteattr(FACES[0])}><w:altName w:val={quoteattr(FACES[1])}/><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
    return f'{_XML}<w:fonts {_W}>{font}<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'


def _styles(text: str) -> str:
    """pandoc's styles with ours in their place."""
    face = "".join(f' w:{kind}="{FACES[0]}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    half = round(PLAIN.size * 2)
    run = f'<w:rFonts{face}/><w:color w:val="{INK}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    text = re.sub(r"<w:docDefaults>.*?</w:docDefaults>", "", text, flags=re.DOTALL)
    text = re.sub(r'<w:style\b[^>]*w:styleId="(?:Title|Heading[1-4])Char"[^>]*>.*?</w:style>', "", text, flags=re.DOTALL)  # our headings have no twin for letters
    made = [(_PANDOC.get(look.name, look.name.replace(" ", "")), _NAMES.get(look.name, look.name), look) for look in LOOKS]
    for identifier, name, look in (*made, *_AGAIN):
        text = _in_place(text, identifier, _style(identifier, name, look))
    text = _in_place(text, "Table", _TABLE.replace(f" {_W}", ""))
    text = re.sub(r'<w:rFonts\s[^>]*?Theme[^>]*/>', "", text)  # the theme's faces are not ours
    defaults = f'<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    return re.sub(r"(<w:styles\b[^>]*>)", lambda found: found[1] + defaults, text, count=1)


def _in_place(text: str, identifier: str, made: str) -> str:
    """A style in the place of the one of this id, or behind all."""
    old = re.compile(rf'<w:style\b[^>]*w:styleId="{identifier}"[^>]*>.*?</w:style>', re.DOTALL)
    return old.sub(lambda _: made, text) if old.search(text) else _with(text, "</w:styles>", made)


def _style(identifier: str, name: str, look: Look) -> str:
    """A style as Word has it: what is said of the paragraph, then what is said of its letters."""
    own = "" if identifier in _PANDOC.values() or identifier in ("BodyText", "BlockText", "Bibliography") else ' w:customStyle="1"'
    paragraph = [
        "<w:keepNext/>" if look.follows else "",
        "<w:keepLines/>" if look.whole else "",
        f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="6" w:color="{LINE}"/></w:pBdr>' if look.bar else "",
        f'<w:spacing w:before="{_twips(look.before)}" w:after="{_twips(look.after)}" w:line="{round(look.line * 240)}" w:lineRule="auto"/>',
        f'<w:ind w:left="{_twips(look.left)}"' + (f' w:hanging="{_twips(-look.first)}"' if look.first < 0 else "") + "/>" if look.left else "",
        '<w:jc w:val="right"/>' if look.right else "",
        f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else "",
    ]
    half = round(look.size * 2)
    letters = [
        "<w:b/><w:bCs/>" if look.bold else "",
        "<w:i/><w:iCs/>" if look.italic else "",
        f'<w:color w:val="{SOFT if look.soft else INK}"/>',
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>',
    ]
    follows = '<w:next w:val="BodyText"/>' if look.level or name == "Title" else ""
    follows += '<w:link w:val="BodyTextChar"/>' if identifier == "BodyText" else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{follows}<w:qFormat/>'
        f'<w:pPr>{"".join(paragraph)}</w:pPr><w:rPr>{"".join(letters)}</w:rPr></w:style>'
    )
