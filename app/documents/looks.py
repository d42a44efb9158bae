"""How a paper looks, told once for Word and OpenDocument: sheets, margins, faces, and a style for every kind of paragraph.

The face is Times New Roman: it stands on every Windows and Mac, LibreOffice brings Liberation Serif of the same widths, and so
a page breaks at the same place everywhere. Nothing is embedded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "letter"]

FACES = ("Times New Roman", "Liberation Serif", "Georgia")
"""The face of the text, and what stands in for it, best first. All have Cyrillic."""

INK, SOFT, LINE = "1F2328", "4A4F55", "C9C3B4"
"""Text, what stands beside it (8 : 1 on white), and hairlines."""

PAPERS: dict[Paper, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height of a sheet held upright, in millimetres."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What is printed on, and how it is held. ``running`` is the title at the head of every page but the first."""

    paper: Paper = "a4"
    landscape: bool = False
    running: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in centimetres, as it is held."""
        width, height = PAPERS[self.paper]
        return (height / 10, width / 10) if self.landscape else (width / 10, height / 10)

    @property
    def margins(self) -> tuple[float, float]:
        """Above and below, and at the sides, in centimetres."""
        return (1.9, 1.8) if self.landscape else (2.2, 2.2)


@dataclass(frozen=True, slots=True)
class Look:
    """A style of paragraphs. ``size``, ``before``, ``after`` and the indents are points; ``line`` is a share of the size.

    ``level`` 1 … 6 makes it a heading. ``follows`` keeps it on the page of what comes next, ``whole`` on one page.
    """

    name: str
    size: float = 11.5
    before: float = 0.0
    after: float = 6.0
    left: float = 0.0
    first: float = 0.0
    line: float = 1.15
    bold: bool = False
    italic: bool = False
    soft: bool = False
    level: int = 0
    follows: bool = False
    whole: bool = False
    bar: bool = False
    right: bool = False


LETTER, NOTE_LETTER = 0.155, 0.145
"""How wide a letter of a cell and of a footnote is at most on average, in centimetres."""

ROW, NOTE_ROW = 0.4, 0.39
"""How high their lines are."""


def fits(cells: Sequence[int], notes: Sequence[int], sheet: PageSetup) -> bool:
    """May a row of a table be kept on one page, if its cells and its footnotes are counted in letters?

    With footnotes wherever both fit: LibreOffice sets such a row badly where it may be parted, and loses what hangs over the
    page where it may not. Without any only a low one, so that no page ends half empty.
    """
    width, height = sheet.size[0] - 2 * sheet.margins[1], sheet.size[1] - 2 * sheet.margins[0]
    column = width / len(cells) - 0.4
    high = max(-(-letters // (column / LETTER)) for letters in cells) * ROW + 1.0
    below = sum(-(-letters // (width / NOTE_LETTER)) for letters in notes) * NOTE_ROW
    if not notes:
        return high < 0.35 * height
    return high + below + 2.0 < height  # the heads of the columns come again above it


LOOKS = (
    Look("Title", 24, after=10, line=1.05, whole=True),
    Look("Heading 1", 17, before=24, after=6, line=1.1, bold=True, level=1, follows=True, whole=True),
    Look("Heading 2", 13.5, before=16, after=3, line=1.1, bold=True, level=2, follows=True, whole=True),
    Look("Heading 3", 12, before=11, after=3, line=1.1, bold=True, level=3, follows=True, whole=True),
    Look("Heading 4", 11.5, before=9, after=2, line=1.1, italic=True, level=4, follows=True, whole=True),
    Look("Stance", 11, after=4, bold=True, follows=True),
    Look("Quotation", 11.5, before=5, after=2, left=20, whole=True, bar=True, follows=True),
    Look("Source Line", 10, after=4, left=20, line=1.1, soft=True),
    Look("Remark", 10, after=4, line=1.1, soft=True),
    Look("Lead", 10, after=4, line=1.1, soft=True, follows=True),
    Look("Table Lead", follows=True),
    Look("Quotation Remark", 10, after=6, left=20, line=1.1, soft=True),
    Look("Item", 11, after=3, line=1.1),
    Look("Entry", 11, after=4, left=18, first=-18, line=1.1, whole=True),
    Look("Footnote", 9.5, after=1, line=1.05, whole=True),
    Look("Page Head", 9.5, after=0, line=1.0, soft=True, right=True),
    Look("Page Foot", 9.5, after=0, line=1.0, soft=True, right=True),
    Look("Cell Head", 10.5, before=2, after=2, line=1.05, bold=True),
    Look("Cell Text", 9.5, before=1, after=3, line=1.08),
    Look("Cell Stance", 9.5, before=1, after=3, line=1.08, bold=True),
    Look("Cell Quotation", 9.5, before=2, after=1, left=7, line=1.08, bar=True),
    Look("Cell Note", 8.5, after=3, line=1.05, soft=True),
)
"""Every style beside that of plain text, which is ``PLAIN``."""

PLAIN = Look("Text")

BODY = {"code": "Stance", "quote": "Quotation", "source": "Source Line", "note": "Remark", "label": "Remark", "chips": "Remark", "entry": "Lead"}
"""The style of a block by its kind; what is not here is plain text."""

CELL = {"code": "Cell Stance", "quote": "Cell Quotation", "source": "Cell Note", "note": "Cell Note", "label": "Cell Note", "chips": "Cell Note", "heading": "Cell Head"}
"""The same in a table; what is not here is *Cell Text*."""


def style_of(kind: str, *, item: str = "", cell: bool = False, above: bool = False) -> str:
    """The name of the style of a block; empty for plain text outside a table.

    ``item``: what a note belongs to. ``above``: it stands between a heading and a table, with which it stays.
    """
    if cell:
        return CELL.get(kind, "Cell Text")
    if above:
        return "Lead" if kind in BODY else "Table Lead"
    return "Quotation Remark" if kind == "note" and item else BODY.get(kind, "")
