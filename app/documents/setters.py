"""Sections, paragraphs and tables of an outline as blocks of pandoc's own JSON, for each form as it wants them.

In DOCX and ODT every kind of paragraph has a style of its own (``looks``), in HTML a class; Markdown has neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from app.core.blocks import Piece
from app.core.outline import Cell, Paragraph, Section, Table
from app.documents import inlines, items, look_odt, looks
from app.documents.inlines import Inline

Form = Literal["docx", "odt", "html", "md"]

Block = dict[str, Any]
"""A block of pandoc's: ``{"t": "Para", "c": […]}`` and its like."""

_CLASSED = ("source", "note", "label", "code", "chips", "entry")
"""Kinds of blocks that have a class in HTML."""
_LED = 3
"""So many paragraphs between a heading and the next one stay with it on the page."""


def header(level: int, key: str, pieces: list[Inline]) -> Block:
    """A heading with a name that links can lead to."""
    return {"t": "Header", "c": [level, [key, [], []], pieces]}


def pieces(parts: Iterable[Piece]) -> list[Inline]:
    """Pieces by their roles; titles are in italics, what is strong is strong. Nothing is a link.

    Apostrophes and quotation marks are a printer's, as in the footnotes: their shape changes, never a letter.
    """
    out: list[Inline] = []
    parts = tuple(parts)
    whole, at = items.curly("".join(part.text for part in parts)), 0
    for part in parts:
        inside = inlines.words(whole[at : at + len(part.text)])
        at += len(part.text)
        if part.role == "title":
            out.append({"t": "Emph", "c": inside})
        else:
            out += [{"t": "Strong", "c": inside}] if part.role in ("strong", "headline") and inside else inside
    return out


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets what comes, in the order in which it is read: ``notes`` are the footnotes in that order."""

    form: Form
    notes: Iterator[list[Inline]]

    def section(self, section: Section, level: int) -> Iterator[Block]:
        """A heading with all that stands under it."""
        yield header(level, section.key, inlines.words(items.curly(section.title)))
        led = bool(section.sections) and len(section.paragraphs) <= _LED
        yield from self.paragraphs(section.paragraphs, above=bool(section.tables) or led)
        for table in section.tables:
            yield from self.told(table) if self.form == "md" else [self._framed(self.table(table), section.title)]
        for inner in section.sections:
            yield from self.section(inner, level + 1)

    def paragraphs(self, paragraphs: Iterable[Paragraph], *, cell: bool = False, above: bool = False) -> list[Block]:
        """Paragraphs, each in its style and with its footnote: of a ``cell``, ``above`` a table, or in the text."""
        return [self._set(paragraph, cell=cell, above=above) for paragraph in paragraphs]

    def item(self, paragraph: Paragraph) -> Block:
        """The words of a paragraph in a list."""
        made = {"t": "Para", "c": pieces(paragraph.block.pieces)}
        return self.styled([made], "", "Item") if self.form in ("docx", "odt") else made

    def styled(self, blocks: list[Block], kind: str, style: str) -> Block:
        """Blocks in a class (HTML) or a style of paragraphs (DOCX, ODT); in Markdown the only one as it is."""
        if self.form == "md":
            return blocks[0]
        if self.form == "html":
            return {"t": "Div", "c": [["", [kind], []], blocks]}
        name = look_odt.name_of(style) if self.form == "odt" else style
        return {"t": "Div", "c": [["", [], [["custom-style", name]]], blocks]}

    def _set(self, paragraph: Paragraph, *, cell: bool, above: bool) -> Block:
        """A block as pandoc's: a quotation set off, what stands beside it in a class (and a style) of its own."""
        block = paragraph.block
        note = [{"t": "Note", "c": [{"t": "Para", "c": next(self.notes)}]}] if paragraph.source is not None else []
        made = {"t": "Para", "c": [*pieces(block.pieces), *note]}
        if self.form in ("docx", "odt"):
            style = looks.style_of(block.kind, item=block.item, cell=cell, above=above)
            return self.styled([made], block.kind, style) if style else made
        if block.kind == "quote":
            return {"t": "BlockQuote", "c": [made]}
        return self.styled([made], block.kind, "") if block.kind in _CLASSED else made

    # -- tables -----------------------------------------------------------------------------------------------------------

    def table(self, table: Table) -> Block:
        """A table; its row of headings comes again on every page."""
        heads = [self._cell([self._head(words)], "col") for words in table.heads]
        rows = [_row([self._body(cell, headed=table.headed and not at) for at, cell in enumerate(row)]) for row in table.rows]
        columns = [[{"t": "AlignLeft"}, {"t": "ColWidth", "c": width}] for width in table.widths]
        empty = ["", [], []]
        return {"t": "Table", "c": [empty, [None, []], columns, [empty, [_row(heads)]], [[empty, int(table.headed), [], rows]], [empty, []]]}

    def _framed(self, table: Block, title: str) -> Block:
        """In HTML a table scrolls in a frame of its own where the window is narrow, by keys too."""
        if self.form != "html":
            return table
        return {"t": "Div", "c": [["", ["scroll"], [["role", "region"], ["aria-label", title], ["tabindex", "0"]]], [table]]}

    def told(self, table: Table) -> Iterator[Block]:
        """A table without lines, for Markdown, whose tables hold no paragraphs: row by row, or else column by column."""
        rows = [[self.paragraphs(cell, cell=True) for cell in row] for row in table.rows]  # in this order come the footnotes
        strong = [{"t": "Strong", "c": inlines.words(items.curly(words))} for words in table.heads]
        if not table.headed:
            for head, column in zip(strong, zip(*rows, strict=True), strict=True):
                yield from ({"t": "Para", "c": [head]}, *(block for cell in column for block in cell))
            return
        for first, *others in rows:
            yield from first
            cells = [(head, cell) for head, cell in zip(strong[1:], others, strict=True) if cell]
            yield {"t": "BulletList", "c": [[{"t": "Para", "c": [head, *inlines.words(": "), *cell[0].get("c", [])]}, *cell[1:]] for head, cell in cells]}

    def _head(self, words: str) -> Block:
        made = {"t": "Para", "c": inlines.words(items.curly(words))}
        return {**made, "t": "Plain"} if self.form in ("html", "md") else self.styled([made], "", "Cell Head")

    def _body(self, cell: Cell, *, headed: bool) -> list[Any]:
        """A cell; with ``headed`` it is the heading of its row."""
        blocks = self.paragraphs(cell, cell=True) or [{"t": "Plain", "c": []}]
        if len(blocks) == 1 and self.form in ("html", "md") and blocks[0]["t"] == "Para":
            blocks = [{**blocks[0], "t": "Plain"}]
        return self._cell(blocks, "row" if headed else "")

    def _cell(self, blocks: list[Block], scope: str) -> list[Any]:
        """A cell; in HTML one that heads a row or column says so."""
        told = [["scope", scope]] if scope and self.form == "html" else []
        return [["", [], told], {"t": "AlignDefault"}, 1, 1, blocks]


def _row(cells: list[list[Any]]) -> list[Any]:
    return [["", [], []], cells]
