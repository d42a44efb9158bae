"""Passages called so that a reader of an export knows them: the ids of the record mean nothing outside the program.

In an export a quotation bears *[passage 2]*, and the texts about its voice refer to it so. A passage of another voice is
named with that voice; one that the export does not show is named by its work, and a withheld one is *not yet traced*
(METHOD 12).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.core import marks
from app.core.blocks import Block, Piece, pack_of, short_id
from app.core.sources import Source
from app.core.words import translate
from db.records import Board, Position, Quotation, Work

_FILE = re.compile(r"(?<=\d) \([a-z][a-z-]*\.md\)")
"""The file of a dossier behind the id of a passage."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What the passages of a debate are called. ``numbers`` are by id, one for each of a voice's; ``owners`` has the voice of each item."""

    quotations: Mapping[str, Quotation] = field(hash=False)
    works: Mapping[str, Work] = field(hash=False)
    names: Mapping[str, str] = field(hash=False)
    owners: Mapping[str, str] = field(hash=False)
    numbers: Mapping[str, int] = field(hash=False)
    pack: str = ""
    elsewhere: frozenset[str] = frozenset()

    def sign(self, quotation: str) -> str:
        """What stands behind a quotation (by id): *[passage 2]*."""
        words = translate("Passages", "passage {number}").format(number=self.numbers[quotation])
        return f"[{words}]"

    def words(self, text: str, shown: Collection[str], own: str = "") -> str:
        """A text with its ids of passages in words. ``shown`` are the ids of those in the export, ``own`` the voice that the text is about."""
        return marks.ID.sub(lambda found: self._called(found.group(), shown, own), _FILE.sub("", text))

    def _called(self, short: str, shown: Collection[str], own: str) -> str:
        quotation = self.quotations.get(self.pack + short)
        if quotation is None:
            return marks.elsewhere() if self.pack + short in self.elsewhere else short
        name = self.names.get(quotation.voice, "") if quotation.voice != own else ""
        if quotation.withheld:
            words = translate("Passages", "a passage by {name} that is not yet traced") if name else translate("Passages", "a passage not yet traced")
            return words.format(name=name)
        if quotation.id in shown:
            words = translate("Passages", "{name}, passage {number}") if name else translate("Passages", "passage {number}")
            return words.format(name=name, number=self.numbers[quotation.id])
        work = self.works.get(quotation.work)
        where = marks.plain(work.title if work is not None else quotation.work_text).rstrip(".")
        if not where:
            return translate("Passages", "a passage by {name}").format(name=name) if name else translate("Passages", "a passage not shown here")
        words = translate("Passages", "a passage by {name}: {work}") if name else translate("Passages", "a passage not shown here: {work}")
        return words.format(name=name, work=where)

    def block(self, block: Block, shown: Collection[str]) -> Block:
        """A block as a reader of an export has it: passages in words, and a quotation with its sign behind it."""
        own = self.owners.get(block.item, "")
        pieces = tuple(piece if piece.role == "quote" else replace(piece, text=self.words(piece.text, shown, own)) for piece in block.pieces)
        if block.kind == "quote" and block.item in self.numbers:
            pieces = (*pieces, Piece(f" {self.sign(block.item)}", "source"))
        return replace(block, pieces=pieces)

    def source(self, source: Source | None, shown: Collection[str], item: str) -> Source | None:
        """A source with the passages that its remarks name in words."""
        if source is None:
            return None
        own = self.owners.get(item, "")
        parts = tuple(self.words(part, shown, own) if isinstance(part, str) else part for part in source.parts)
        return replace(source, parts=parts, plain=self.words(source.plain, shown, own))


def of_board(board: Board) -> Passages:
    """The passages of a debate."""
    names = {**board.names, **{voice.id: voice.name for voice in board.voices}}
    return replace(of(board.quotations, board.works, names, pack_of(board.debate.id), board.positions.values()), elsewhere=board.elsewhere)


def of(
    quotations: Mapping[str, Quotation], works: Mapping[str, Work], names: Mapping[str, str], pack: str, positions: Iterable[Position] = ()
) -> Passages:
    """Passages with a number each: the record's own, and the next free one where another of the voice has that.

    ``pack`` is the pack's part of an id, with its slash.
    """
    owners = {quotation.id: quotation.voice for quotation in quotations.values()} | {position.id: position.voice for position in positions}
    numbers: dict[str, int] = {}
    taken: set[tuple[str, int]] = set()
    for quotation in quotations.values():
        last = re.search(r"\d+$", short_id(quotation.id))
        number = int(last.group()) if last is not None else 1
        while (quotation.voice, number) in taken:
            number += 1
        taken.add((quotation.voice, number))
        numbers[quotation.id] = number
    return Passages(quotations, works, names, owners, numbers, pack)
