"""An outline as a document: DOCX and ODT with real footnotes, one self-contained HTML file, Markdown with citations.

All go through pandoc as its own JSON, so that a text of a pack is never read as markup. Where our words come from stands
in a footnote; in Markdown the footnote holds pandoc citations instead, for the ``.bib`` file beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from app.core.blocks import Block, Piece, short_id
from app.core.outline import Outline, Paragraph, Section
from app.core.sources import Source
from app.core.words import translate
from app.documents import inlines, items, references
from app.documents.inlines import Inline
from app.documents.pandoc import Pandoc
from app.documents.styles import Style
from db.records import Pack, Work

Form = Literal["docx", "odt", "html", "md"]

_API = [1, 23, 1]
_TO: dict[Form, tuple[str, ...]] = {
    "docx": ("--to=docx",),
    "odt": ("--to=odt",),
    "html": ("--to=html5", "--standalone", "--toc", "--toc-depth=3", "--section-divs"),
    "md": ("--to=markdown-smart-header_attributes-auto_identifiers", "--standalone", "--wrap=none", "--markdown-headings=atx"),
}
_AT_ONCE = 120
"""Sources to one run of pandoc, so that its time limit holds for a whole pack and a cancel is heard between two."""

CSS = """
:root { color-scheme: light dark; --paper: #faf8f3; --ink: #1f2328; --soft: #5a5f66; --line: #e2ddd0; --link: #7a3e06; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181c; --ink: #e8e6e1; --soft: #a9adb4; --line: #33373d; --link: #f0b377; } }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
body { font: 1.05rem/1.55 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif; }
h1, blockquote { font-family: "Source Serif 4", "Source Serif Pro", Georgia, serif; }
h1 { font-size: 1.8rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3, h4 { margin-bottom: .3rem; }
a { color: var(--link); } blockquote { margin: 1rem 0 .3rem; padding-left: 1rem; border-left: 3px solid var(--line); }
.source, .note, .label, .code { color: var(--soft); font-size: .92rem; } p { margin: .4rem 0; } nav li { margin: .15rem 0; }
@media print { :root { --paper: #fff; --ink: #000; --soft: #333; --link: #000; } nav { display: none; } h2, h3, h4 { break-after: avoid; } blockquote, p { break-inside: avoid; } }
""".strip()
"""The look of the HTML file: the program's colours, light and dark, and plain on paper."""


def written(pandoc: Pandoc, form: Form, outlines: Sequence[Outline], style: Style, title: str = "") -> bytes:
    """Outlines, one a debate, as one document in a form; ``title`` where there are several. Raises DocumentError with a sentence."""
    notes = _notes(pandoc, style, outlines) if form != "md" else iter(_keyed(source) for source in _sources(outlines))
    several = len(outlines) > 1
    blocks: list[dict[str, Any]] = []
    for outline in outlines:
        if several:
            blocks.append(_header(1, outline.key, inlines.words(outline.title)))
        blocks += _debate(outline, notes, 2 if several else 1)
    if form == "md":
        blocks = [_bare(block) for block in blocks]
    blocks += _listing(pandoc, form, outlines, style)
    blocks += _ending(outlines, several=several)
    heading = title or outlines[0].title
    meta: dict[str, Any] = {"title": {"t": "MetaInlines", "c": inlines.words(heading)}, "lang": _string("en")}
    if form == "html":
        meta |= {
            "pagetitle": _string(heading),
            "document-css": {"t": "MetaBool", "c": False},
            "toc-title": _string(translate("Papers", "Contents")),
            "header-includes": {"t": "MetaBlocks", "c": [{"t": "RawBlock", "c": ["html", f"<style>\n{CSS}\n</style>"]}]},
        }
    document = {"pandoc-api-version": _API, "meta": meta, "blocks": blocks}
    return pandoc.run(("--from=json", *_TO[form]), json.dumps(document, ensure_ascii=False).encode())


def works_of(outlines: Sequence[Outline]) -> tuple[Work, ...]:
    """The works of all outlines, each once."""
    return tuple({work.id: work for outline in outlines for work in outline.works}.values())


def _string(text: str) -> dict[str, Any]:
    return {"t": "MetaString", "c": text}


def _header(level: int, key: str, pieces: list[Inline]) -> dict[str, Any]:
    return {"t": "Header", "c": [level, [key, [], []], pieces]}


# -- sources ----------------------------------------------------------------------------------------------------------


def _paragraphs(sections: Sequence[Section]) -> Iterator[Paragraph]:
    """All paragraphs in the order in which they are written."""
    for section in sections:
        yield from section.paragraphs
        yield from _paragraphs(section.sections)


def _sources(outlines: Sequence[Outline]) -> list[Source]:
    return [paragraph.source for outline in outlines for paragraph in _paragraphs(outline.sections) if paragraph.source is not None]


def _notes(pandoc: Pandoc, style: Style, outlines: Sequence[Outline]) -> Iterator[list[Inline]]:
    """The footnotes in their order, as the style sets them."""
    sources = _sources(outlines)
    made: list[list[Inline]] = []
    for start in range(0, len(sources), _AT_ONCE):
        made += references.pieces(pandoc, style, sources[start : start + _AT_ONCE])[0]
    return iter(made)


def _keyed(source: Source) -> list[Inline]:
    """A source with pandoc citations in the place of its works."""
    out: list[Inline] = []
    for part in source.parts:
        if isinstance(part, str):
            out += inlines.marked(items.curly(part))
            continue
        key = f"sic-et-non-{part.what.id}" if isinstance(part.what, Pack) else short_id(part.what.id)
        at = f"{part.locator.label} {part.locator.value}".strip()
        suffix = inlines.words(f", {at}") if at else []
        citation = {"citationId": key, "citationPrefix": [], "citationSuffix": suffix, "citationMode": {"t": "NormalCitation"}, "citationNoteNum": 0, "citationHash": 0}
        out.append({"t": "Cite", "c": [[citation], [{"t": "Str", "c": f"[@{key}]"}]]})
    return out


# -- blocks -----------------------------------------------------------------------------------------------------------


def _debate(outline: Outline, notes: Iterator[list[Inline]], level: int) -> Iterator[dict[str, Any]]:
    for paragraph in outline.about:
        yield _set(paragraph.block, [])
    for section in outline.sections:
        yield from _section(section, notes, level)


def _section(section: Section, notes: Iterator[list[Inline]], level: int) -> Iterator[dict[str, Any]]:
    yield _header(level, section.key, inlines.words(section.title))
    for paragraph in section.paragraphs:
        note = [{"t": "Note", "c": [{"t": "Para", "c": next(notes)}]}] if paragraph.source is not None else []
        yield _set(paragraph.block, note)
    for inner in section.sections:
        yield from _section(inner, notes, level + 1)


def _set(block: Block, note: list[Inline]) -> dict[str, Any]:
    """A block as pandoc's: a quotation set off, what stands beside it in a class (and a style) of its own."""
    pieces = [inline for piece in block.pieces for inline in _piece(piece)]
    if block.kind == "quote":
        named = inlines.words(f" [{short_id(block.item)}]") if block.item else []
        return {"t": "BlockQuote", "c": [{"t": "Para", "c": [*pieces, *named, *note]}]}
    paragraph = {"t": "Para", "c": [*pieces, *note]}
    if block.kind in ("source", "note", "label", "code"):
        return {"t": "Div", "c": [["", [block.kind], []], [paragraph]]}
    return paragraph


def _bare(block: dict[str, Any]) -> dict[str, Any]:
    """A paragraph without its class: in Markdown that would stand as a fence of colons."""
    inner: dict[str, Any] = block["c"][1][0] if block["t"] == "Div" else block
    return inner


def _piece(piece: Piece) -> list[Inline]:
    """A piece by its role; titles are in italics, what is strong is strong. Nothing is a link."""
    inside = inlines.words(piece.text)
    if piece.role == "title":
        return [{"t": "Emph", "c": inside}]
    return [{"t": "Strong", "c": inside}] if piece.role in ("strong", "headline") and inside else inside


def _listing(pandoc: Pandoc, form: Form, outlines: Sequence[Outline], style: Style) -> list[dict[str, Any]]:
    """The bibliography; in Markdown the place where pandoc puts it."""
    header = _header(1, "bibliography", inlines.words(translate("Papers", "Bibliography")))
    if form == "md":
        return [header, {"t": "Div", "c": [["refs", [], []], []]}]
    entries = references.listed(pandoc, style, works_of(outlines), outlines[0].pack)
    return [header, *({"t": "Para", "c": entry} for entry in entries)]


def _ending(outlines: Sequence[Outline], *, several: bool) -> Iterator[dict[str, Any]]:
    """*Before you hand in*, always last."""
    yield _header(1, "before-you-hand-in", inlines.words(outlines[0].ending.title))
    for outline in outlines:
        if several:
            yield _header(2, outline.ending.key, inlines.words(outline.title))
        entries = [[{"t": "Para", "c": [inline for piece in paragraph.block.pieces for inline in _piece(piece)]}] for paragraph in outline.ending.paragraphs]
        yield {"t": "BulletList", "c": entries}
