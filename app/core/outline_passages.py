"""The passages of an outline, and of what is added to one, called in words that mean something outside the program."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.core.blocks import Block
from app.core.passages import Passages

if TYPE_CHECKING:
    from app.core.outline import Outline, Paragraph, Section


def quoted(blocks: Iterable[Block]) -> frozenset[str]:
    """Ids of the quotations among blocks."""
    return frozenset(block.item for block in blocks if block.kind == "quote" and block.item)


def paragraphs(some: Sequence[Paragraph], passages: Passages, shown: Collection[str]) -> tuple[Paragraph, ...]:
    """Paragraphs with passages in words; ``shown`` are the ids of the quotations in the same export."""
    return tuple(replace(one, block=passages.block(one.block, shown), source=passages.source(one.source, shown, one.block.item)) for one in some)


def section(one: Section, passages: Passages, shown: Collection[str]) -> Section:
    """A section with all that stands under it."""
    return replace(
        one,
        paragraphs=paragraphs(one.paragraphs, passages, shown),
        sections=tuple(section(inner, passages, shown) for inner in one.sections),
        tables=tuple(
            replace(table, rows=tuple(tuple(paragraphs(cell, passages, shown) for cell in row) for row in table.rows)) for table in one.tables
        ),
    )


def outline(tree: Outline, passages: Passages, shown: Collection[str]) -> Outline:
    """An outline in words. Once only: each quotation gets its sign behind it."""
    return replace(
        tree,
        about=paragraphs(tree.about, passages, shown),
        sections=tuple(section(one, passages, shown) for one in tree.sections),
        ending=section(tree.ending, passages, shown),
    )
