"""What every text on screen is made of: a block is a paragraph of pieces, a piece is text with a role and perhaps a link.

The board, the side panel and the reading pages paint roles, the driver of the tests reads them, and copying uses them. Links
are our own small scheme: ``event:…``, ``work:…``, ``voice:…``, ``quotation:…``, ``position:…``, ``term:…`` and ``fold:…``;
the reading pages have ``correction:…``, ``debate:…``, ``estimate:…``, ``period:…`` and ``theme:…`` too. Nothing else is ever
put behind a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.core import marks

Role = Literal["plain", "title", "unchecked", "soft", "strong", "link", "chip", "hollow", "quote", "source", "headline", "term"]
"""What a piece is. *term*: a word of the glossary in running text, which looks like the words around it."""

BlockKind = Literal[
    "code", "headline", "text", "quote", "source", "note", "label", "folds", "chips", "empty", "title", "heading", "item", "section", "entry"
]
"""What a paragraph is. *section* and *entry*: the headings of a reading page and of what stands in it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one role, with apostrophes and quotation marks as a printer sets them; ``link`` in our scheme or empty."""

    text: str
    role: Role = "plain"
    link: str = ""

    def __post_init__(self) -> None:
        if ("'" in self.text or '"' in self.text) and not self.link.startswith("http"):  # an address reads as it leads
            object.__setattr__(self, "text", marks.curly(self.text))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. ``item`` is the id of the quotation or position that it belongs to, for copying."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    item: str = ""

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(piece.text for piece in self.pieces)


def short_id(identifier: str) -> str:
    """An id without its pack's prefix: ``stalinism/kotkin-3`` → ``kotkin-3``."""
    return identifier.partition("/")[2] or identifier


def pack_of(identifier: str) -> str:
    """The pack's part of an id, with its slash: ``stalinism/kotkin`` → ``stalinism/``."""
    pack, slash, _ = identifier.partition("/")
    return pack + slash


def prose(text: str, prefix: str) -> Iterator[Piece]:
    """A text of ours as pieces; references to quotations become links (``prefix`` is the pack's, with its slash)."""
    for run in marks.runs(marks.breakable(text)):
        if run.kind == "quotation":
            yield Piece(f"[{run.text}]", "link", f"quotation:{prefix}{run.target}")
        elif run.kind == "unchecked":
            yield Piece(f"[{run.text}]", "unchecked")
        else:
            yield Piece(run.text, "title" if run.kind == "title" else "plain")
