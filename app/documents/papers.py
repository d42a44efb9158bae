"""An outline as a document: DOCX and ODT with real footnotes, one self-contained HTML file, Markdown with citations.

All go through pandoc as its own JSON, so that a text of a pack is never read as markup. Where our words come from stands
in a footnote; in Markdown the footnote holds pandoc citations instead, for the ``.bib`` file beside it.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core.blocks import short_id
from app.core.outline import Outline, everything
from app.core.sources import Source, in_sequence
from app.core.words import translate
from app.documents import inlines, items, look_docx, look_odt, references, setters
from app.documents.inlines import Inline
from app.documents.look_html import CSS
from app.documents.looks import PageSetup
from app.documents.pandoc import Pandoc, Step, unwatched
from app.documents.setters import Block, Setter
from app.documents.setters import Form as Form
from app.documents.styles import Style
from db.records import Pack, Work

_TO: dict[Form, tuple[str, ...]] = {
    "docx": ("--to=docx",),
    "odt": ("--to=odt",),
    "html": ("--to=html5", "--standalone", "--toc", "--toc-depth=3", "--section-divs", "--shift-heading-level-by=1"),
    "md": ("--to=markdown-smart-header_attributes-auto_identifiers", "--standalone", "--wrap=none", "--markdown-headings=atx"),
}
_AT_ONCE = 120
"""Sources to one run of pandoc, so that its time limit holds for a whole pack and a cancel is heard between two."""

def written(
    pandoc: Pandoc, form: Form, outlines: Sequence[Outline], style: Style, title: str = "", sheet: PageSetup | None = None, step: Step = unwatched
) -> bytes:
    """Outlines, one a debate, as one document in a form; ``title`` where there are several, ``sheet`` for a paper.

    ``step`` hears after every batch of sources how many of all are done. Raises DocumentError with a sentence.
    """
    notes = _notes(pandoc, style, outlines, step) if form != "md" else iter(_keyed(source) for source in _sources(outlines))
    several = len(outlines) > 1
    setting = setters.Setter(form, notes)
    blocks: list[Block] = []
    for outline in outlines:
        if several:
            blocks.append(setters.header(1, outline.key, inlines.words(items.curly(outline.title))))
        blocks += setting.paragraphs(outline.about)
        for section in outline.sections:
            blocks += setting.section(section, 2 if several else 1)
    blocks += _listing(pandoc, setting, outlines, style)
    blocks += _ending(setting, outlines, several=several)
    heading = title or outlines[0].title
    meta: dict[str, Any] = {"title": {"t": "MetaInlines", "c": inlines.words(items.curly(heading))}, "lang": _string(language(outlines[0].pack))}
    if form == "html":
        meta |= {
            "pagetitle": _string(heading),
            "document-css": {"t": "MetaBool", "c": False},
            "toc-title": _string(translate("Papers", "Contents")),
            "include-before": _raw("<main>"),
            "include-after": _raw("</main>"),
            "header-includes": _raw(f"<style>\n{CSS}\n</style>"),
        }
    document = _encoded(meta, blocks)
    if form in ("docx", "odt"):
        return _printed(pandoc, form, document, replace(sheet or PageSetup(), running=heading))
    return pandoc.run(("--from=json", *_TO[form]), document)


def _encoded(meta: dict[str, Any], blocks: Sequence[Block]) -> bytes:
    """A document as pandoc's JSON, block by block: while a long one is encoded in one piece, no other thread can work."""
    head = json.dumps({"pandoc-api-version": inlines.API, "meta": meta}, ensure_ascii=False).encode()
    return head[:-1] + b', "blocks": [' + b", ".join(json.dumps(block, ensure_ascii=False).encode() for block in blocks) + b"]}"


def _printed(pandoc: Pandoc, form: Form, document: bytes, sheet: PageSetup) -> bytes:
    """A paper with our look: pandoc takes it from a file that is named on its command line, all that it may read."""
    default = pandoc.run((f"--print-default-data-file=reference.{form}",), b"")
    with tempfile.TemporaryDirectory(prefix="sic-et-non-") as folder:
        reference = Path(folder) / f"reference.{form}"
        reference.write_bytes(look_docx.reference(default, sheet) if form == "docx" else look_odt.reference(default, sheet))
        made = pandoc.run(("--from=json", *_TO[form], f"--reference-doc={reference}"), document, (reference,))
    return look_docx.finished(made, sheet) if form == "docx" else look_odt.finished(made, sheet)


def language(pack: Pack) -> str:
    """The language of a document: English is British here."""
    return "en-GB" if pack.language in ("", "en") else pack.language


def works_of(outlines: Sequence[Outline]) -> tuple[Work, ...]:
    """The works of all outlines, each once."""
    return tuple({work.id: work for outline in outlines for work in outline.works}.values())


def _raw(html: str) -> dict[str, Any]:
    """Our own markup, for the frame of a page."""
    return {"t": "MetaBlocks", "c": [{"t": "RawBlock", "c": ["html", html]}]}


def _string(text: str) -> dict[str, Any]:
    return {"t": "MetaString", "c": text}


# -- sources ----------------------------------------------------------------------------------------------------------


def _sources(outlines: Sequence[Outline]) -> list[Source]:
    return [paragraph.source for outline in outlines for paragraph in everything(outline.sections) if paragraph.source is not None]


def _notes(pandoc: Pandoc, style: Style, outlines: Sequence[Outline], step: Step) -> Iterator[list[Inline]]:
    """The footnotes in their order, as the style sets them: the first on a work is full, in a style of notes later ones are short."""
    sources = in_sequence(_sources(outlines))
    shorts = references.shortened(pandoc, style, sources)
    made: list[list[Inline]] = []
    for start in range(0, len(sources), _AT_ONCE):
        step(start, len(sources) + _AT_ONCE)
        made += references.pieces(pandoc, style, sources[start : start + _AT_ONCE], shorts)[0]
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
        out.append(inlines.cited([key], suffix, f"[@{key}]"))
    return out


# -- what stands at the end -------------------------------------------------------------------------------------------


def _listing(pandoc: Pandoc, setting: Setter, outlines: Sequence[Outline], style: Style) -> list[Block]:
    """The bibliography; in Markdown the place where pandoc puts it."""
    header = setters.header(1, "bibliography", inlines.words(translate("Papers", "Bibliography")))
    if setting.form == "md":
        return [header, {"t": "Div", "c": [["refs", [], []], []]}]
    entries = references.listed(pandoc, style, works_of(outlines), outlines[0].pack)
    return [header, *(setting.styled([{"t": "Para", "c": entry}], "entry", "Entry") for entry in entries)]


def _ending(setting: Setter, outlines: Sequence[Outline], *, several: bool) -> Iterator[Block]:
    """*Before you hand in*, always last."""
    yield setters.header(1, "before-you-hand-in", inlines.words(outlines[0].ending.title))
    for outline in outlines:
        if several:
            yield setters.header(2, outline.ending.key, inlines.words(items.curly(outline.title)))
        yield {"t": "BulletList", "c": [[setting.item(paragraph)] for paragraph in outline.ending.paragraphs]}
