"""Paragraphs that every page of the side panel is made of: title, heading, text after a label, a work in a line."""

from __future__ import annotations

from app.core import marks
from app.core.blocks import Block, Piece, prose
from db.records import Work


def title(text: str) -> Block:
    """The title of a page of details."""
    return Block("title", (Piece(marks.plain(text)),))


def heading(text: str) -> Block:
    """A small heading."""
    return Block("heading", (Piece(text.upper()),))


def text_block(text: str, *, label: str = "", item: str = "", prefix: str = "") -> Block:
    """A paragraph of ours, perhaps after a label in bold."""
    pieces = (Piece(f"{label} ", "strong"),) if label else ()
    return Block("text", (*pieces, *prose(text, prefix)), item)


def work_words(work: Work) -> tuple[Piece, ...]:
    """Title, year and what else is known of a work, the title as a link; a part nobody checked says so."""
    csl = work.csl
    rest = [str(work.year) if work.year else "", str(csl.get("container-title", "")), str(csl.get("publisher", ""))]
    note = str(csl.get("note", "")).replace("general knowledge", marks.unchecked())
    tail = ", ".join(part for part in rest if part)
    pieces = [Piece(work.title, "title", f"work:{work.id}"), Piece(f", {tail}" if tail else "", "source")]
    if note:
        pieces.append(Piece(f" [{note}]", "unchecked"))
    return tuple(pieces)
