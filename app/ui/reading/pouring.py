"""Writes a page into a document in slices, so that a long one opens at once and nothing waits for its end."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.blocks import Block, Piece
from app.core.reading import Page
from app.ui.parts.text import SafeDocument, Type, append

SLICE = 0.010
"""Seconds that one slice may take before the window gets its turn again."""


@dataclass(frozen=True, slots=True)
class Poured:
    """What stands from a place of the document on: an entry (or the head of its section, with no entry) and its section."""

    start: int
    section: str
    entry: str
    sources: tuple[str, ...]


class Pouring(QObject):
    """One page on its way into one document. Signal: ``grew()`` after every slice but the first."""

    grew = Signal()

    def __init__(self, page: Page, document: SafeDocument, kind: Type, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._kind = document, kind
        self._parts: list[Poured] = []
        self._waiting = list(reversed(_stretches(page)))
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)
        self._fresh = True
        self._slice()
        if self._waiting:
            self._timer.start()

    @property
    def done(self) -> bool:
        """True when all stands in the document."""
        return not self._waiting

    @property
    def parts(self) -> list[Poured]:
        """What stands in the document so far, in order."""
        return self._parts

    def stop(self) -> None:
        """Leave the rest out: the page is another one."""
        self._timer.stop()
        self._waiting.clear()

    def place_of(self, section: str, entry: str) -> int:
        """Where an entry (or with none, a section) begins; -1 where it does not stand in the document yet, or is not on the page."""
        return next((p.start for p in self._parts if (p.entry == entry if entry else bool(section) and p.section == section)), -1)

    def all(self) -> None:
        """Write all the rest now."""
        while self._waiting:
            self._write()
        self._tell()

    def part_at(self, position: int) -> Poured | None:
        """What stands at a place of the document."""
        at = bisect_right(self._parts, position, key=lambda part: part.start) - 1
        return self._parts[at] if at >= 0 else None

    def sources(self, start: int, end: int) -> tuple[str, ...]:
        """The lines that are copied with the words from ``start`` to ``end``, each once."""
        found: dict[str, None] = {}
        for i, part in enumerate(self._parts):
            stop = self._parts[i + 1].start if i + 1 < len(self._parts) else self._document.characterCount()
            if part.start < end and start < stop:
                found.update(dict.fromkeys(part.sources))
        return tuple(found)

    def _slice(self) -> None:
        until = perf_counter() + SLICE
        while self._waiting:
            self._write()
            if perf_counter() >= until:
                break
        self._tell()

    def _tell(self) -> None:
        self.grew.emit()
        if not self._waiting:
            self._timer.stop()

    def _write(self) -> None:
        section, entry, sources, blocks = self._waiting.pop()
        start = 0 if self._fresh else self._document.characterCount()
        append(self._document, blocks, self._kind, fresh=self._fresh)
        self._fresh = False
        self._parts.append(Poured(start, section, entry, sources))


def _stretches(page: Page) -> list[tuple[str, str, tuple[str, ...], tuple[Block, ...]]]:
    """Section, entry, sources and blocks of everything that is written in one go."""
    title = Block("title", (Piece(page.title),))
    found: list[tuple[str, str, tuple[str, ...], tuple[Block, ...]]] = [("", "", page.sources, (title, *page.about))]
    for section in page.sections:
        if section.blocks:
            found.append((section.anchor, "", (), section.blocks))
        found += [(section.anchor, entry.id, entry.sources, entry.blocks) for entry in section.entries if entry.blocks]
    if not page.sections and page.empty:
        found.append(("", "", (), (Block("empty", (Piece(page.empty),)),)))
    return found
