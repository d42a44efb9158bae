"""What stands in one cell of the board: a position turned into blocks of text, before anything is painted.

A block is a paragraph of pieces; a piece is text with a role and perhaps a link. The board paints roles, the driver of
the tests reads them, and copying uses them. Links are our own small scheme: ``event:…``, ``work:…``, ``voice:…``,
``quotation:…``, ``position:…`` and ``fold:…``; nothing else is ever put behind a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.core import marks, stances
from app.core.vocabulary import basis_only_words, check_words, coder_words, leaning_words
from app.core.words import translate
from db.records import Board, Leaning, Position, Quotation, Work

Role = Literal["plain", "title", "unchecked", "soft", "strong", "link", "chip", "hollow", "quote", "source", "headline"]
BlockKind = Literal[
    "code", "headline", "text", "quote", "source", "note", "label", "folds", "chips", "empty", "title", "heading", "item"
]
Density = Literal["text", "headlines"]
Fold = Literal["quotations", "reason", "events", "text"]

FOLDS: tuple[Fold, ...] = ("quotations", "reason", "events")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one role; ``link`` in our scheme or empty."""

    text: str
    role: Role = "plain"
    link: str = ""


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


@dataclass(frozen=True, slots=True)
class Cell:
    """Everything one cell shows: marks before the first line, then blocks."""

    voice: str
    theme: str
    marks: tuple[stances.Mark, ...]
    blocks: tuple[Block, ...]
    stance: int | None = None

    @property
    def text(self) -> str:
        """All words of the cell, a paragraph a line."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Showing:
    """How cells are to be shown: density, whether codings are on, which folds of this cell are open.

    ``event`` is the event in focus: a cell that leans on it says so in a line.
    """

    density: Density = "text"
    coding: bool = True
    folds: frozenset[Fold] = frozenset()
    event: str = ""


def short_id(identifier: str) -> str:
    """An id without its pack's prefix: ``stalinism/kotkin-3`` → ``kotkin-3``."""
    return identifier.partition("/")[2] or identifier


def prose(text: str, prefix: str) -> Iterator[Piece]:
    """A text of ours as pieces; references to quotations become links (``prefix`` is the pack's, with its slash)."""
    for run in marks.runs(marks.breakable(text)):
        if run.kind == "quotation":
            yield Piece(f"[{run.text}]", "link", f"quotation:{prefix}{run.target}")
        elif run.kind == "unchecked":
            yield Piece(f"[{run.text}]", "unchecked")
        else:
            yield Piece(run.text, "title" if run.kind == "title" else "plain")


def build(board: Board, voice: str, theme: str, showing: Showing) -> Cell:
    """The cell of a voice on a theme. A missing position is *not found in what we saw* (METHOD 5)."""
    position = board.positions.get((voice, theme))
    if position is None or position.code == "not found":
        piece = Piece(marks.sentence(stances.not_found()), "link", f"position:{position.id if position else ''}")
        return Cell(voice, theme, (), (Block("empty", (piece,)), *_marked(board, voice, theme, showing)))
    told = stances.tell(position, board.debate)
    shown_marks, step = (told.marks, _step(position)) if showing.coding else ((), None)
    if showing.density == "headlines" and "text" not in showing.folds:
        headline = Block("headline", tuple(_headline(position, told, showing.coding)), position.id)
        return Cell(voice, theme, shown_marks, (headline, *_marked(board, voice, theme, showing)), step)
    blocks: list[Block] = []
    if showing.coding:
        blocks.append(_code_line(position, told, brief=showing.density == "headlines"))
    elif position.code == "no source seen":
        blocks.append(Block("code", (Piece(stances.no_source(), "soft"),)))
    blocks += [*_marked(board, voice, theme, showing), *_text(board, position, showing)]
    return Cell(voice, theme, shown_marks, tuple(blocks), step)


def leans_on(board: Board, voice: str, theme: str, event: str) -> tuple[Leaning, ...]:
    """How a voice leans on an event on this theme; empty where it does not."""
    return tuple(leaning for leaning in board.leanings.get((voice, theme), ()) if event and leaning.event == event)


def _marked(board: Board, voice: str, theme: str, showing: Showing) -> Iterator[Block]:
    """The line that says of the event in focus that this passage leans on it."""
    for leaning in leans_on(board, voice, theme, showing.event):
        yield from _event_line(board, leaning, _how(leaning, showing.coding), translate("Cells", "leans on"))


def _event_line(board: Board, leaning: Leaning, words: str, before: str = "") -> Iterator[Block]:
    """An event as a chip and some words; the chip is hollow where nobody saw that the voice leans on it (METHOD 10)."""
    event = board.events.get(leaning.event)
    if event is not None:
        chip = Piece(f"\u00a0{event.title} {event.start[:4]}\u00a0", "chip" if leaning.basis == "seen" else "hollow", f"event:{event.id}")
        lead = (Piece(f"{before} ", "source"),) if before else ()
        yield Block("chips", (*lead, chip, Piece(f" {words}", "source")), leaning.event)


def _how(leaning: Leaning, coding: bool) -> str:
    """How an event is read and on what basis we say so; the reading is a code, so it goes where coding is off (METHOD 18)."""
    return leaning_words(leaning) if coding else basis_only_words(leaning)


def _step(position: Position) -> int | None:
    """The step that colours the bar beside a quotation; none where the voice is divided."""
    return position.stance if not position.divided else None


def _headline(position: Position, told: stances.Told, coding: bool) -> Iterator[Piece]:
    """The words of the stance, soft, and the sentence behind them in the same paragraph."""
    words = told.words if coding else stances.no_source() if position.code == "no source seen" else ""
    if words:
        yield Piece(words, "source", f"position:{position.id}" if coding else "")
    if words and position.headline:
        yield Piece("\u00a0· ", "source")
    for piece in prose(position.headline or ("" if words else position.summary), _prefix(position.id)):
        yield Piece(piece.text, "headline" if piece.role == "plain" else piece.role, "fold:text")


def _prefix(identifier: str) -> str:
    pack, slash, _ = identifier.partition("/")
    return pack + slash


def _code_line(position: Position, told: stances.Told, *, brief: bool) -> Block:
    """The words beside the mark; a link to how this was coded, one click from every stance (METHOD 22)."""
    pieces = [Piece(told.words, "soft", f"position:{position.id}")]
    outcome = stances.outcome_words(position)
    if outcome and not brief:
        pieces.append(Piece(f" · {outcome}", "soft"))
    if told.detail and not brief:
        pieces.append(Piece(f" · {told.detail}", "source"))
    return Block("code", tuple(pieces), position.id)


def _text(board: Board, position: Position, showing: Showing) -> Iterator[Block]:
    prefix = _prefix(position.id)
    if position.summary:
        yield Block("text", tuple(prose(position.summary, prefix)), position.id)
    elif position.headline:
        yield Block("text", tuple(prose(position.headline, prefix)), position.id)
    quotations = [board.quotations[q] for q in position.quotations if q in board.quotations]
    quotations = [q for q in quotations if not q.withheld]
    leanings = board.leanings.get((position.voice, position.theme), ())
    shown = quotations if "quotations" in showing.folds else with_companions(quotations[:1], board.quotations)
    for quotation in shown:
        yield from quotation_blocks(quotation, board.works)
    if showing.coding:
        yield from _earlier(board, position)
    if "reason" in showing.folds and showing.coding:
        yield from _reason(position, prefix)
    if "events" in showing.folds and leanings:
        for leaning in leanings:
            yield from _event_line(board, leaning, _how(leaning, showing.coding))
    rest = sum(q not in shown for q in quotations) if "quotations" not in showing.folds else len(quotations) - 1
    yield from _folds(position, rest, len(leanings), showing)


_TOGETHER = re.compile(r"[Ss]how (?:it with|both|the two)")
_QUOTATION_ID = re.compile(r"\b[a-z]+(?:-[a-z]+)*-\d+\b")


def with_companions(quotations: list[Quotation], known: dict[str, Quotation]) -> list[Quotation]:
    """These quotations and those without which they mislead: the record's note says *show it with …* or *show both*."""
    result = list(quotations)
    for quotation in quotations:
        if not _TOGETHER.search(quotation.note):
            continue
        for found in _QUOTATION_ID.findall(quotation.note):
            other = known.get(_prefix(quotation.id) + found)
            if other is not None and not other.withheld and other not in result:
                result.append(other)
    return result


def quotation_blocks(quotation: Quotation, works: dict[str, Work]) -> Iterator[Block]:
    """A quotation with all that METHOD 11 wants beside it: source, what was seen, second check, note."""
    pieces = []
    if quotation.lead_in:
        pieces.append(Piece(marks.plain(quotation.lead_in) + " ", "source"))
    pieces.append(Piece(marks.typographic(marks.breakable(quotation.text)), "quote"))
    if quotation.aside:
        pieces.append(Piece(" " + marks.plain(quotation.aside), "source"))
    yield Block("quote", tuple(pieces), quotation.id)
    yield Block("source", tuple(source_pieces(quotation, works)), quotation.id)
    if quotation.note:
        yield Block("note", tuple(prose(quotation.note, _prefix(quotation.id))), quotation.id)


def source_pieces(quotation: Quotation, works: dict[str, Work]) -> Iterator[Piece]:
    """Work, page or *page not seen*, what was seen, whether it was found again: in words, in one line."""
    work = works.get(quotation.work)
    if work is not None:
        year = f" ({work.year})" if work.year else ""
        yield Piece(work.title, "title", f"work:{work.id}")
        yield Piece(year, "source")
    else:
        for piece in prose(quotation.work_text, _prefix(quotation.id)):
            yield Piece(piece.text, "title" if piece.role == "title" else "source")
    missing = "" if marks.has_page(quotation.locator) else translate("Cells", "page not seen")
    yield Piece("".join(f", {part}" for part in (quotation.locator, missing) if part), "source")
    tail = [seen_words(quotation), check_words(quotation.second_check)]
    yield Piece("".join(f" · {word}" for word in tail if word), "source", f"quotation:{quotation.id}")


def seen_words(quotation: Quotation) -> str:
    """What was seen of a quotation, as the record says it."""
    return marks.plain(quotation.seen_at)


def _earlier(board: Board, position: Position) -> Iterator[Block]:
    """*earlier: 1989, break*, where the record has dated codes that are drawn (METHOD 8)."""
    earlier = []
    for dated in board.dated.get((position.voice, position.theme), ()):
        if dated.drawn == "words" or (position.year and dated.year >= position.year and dated.drawn == "joined"):
            continue
        words = stances.step_words(board.debate, dated.stance)
        earlier.append(f"{dated.year}, {words}" + (" (" + translate("Cells", "low confidence") + ")" if dated.low_confidence else ""))
    if earlier:
        joined = any(d.drawn == "joined" for d in board.dated[position.voice, position.theme])
        label = translate("Cells", "earlier:") if joined else translate("Cells", "by book:")
        yield Block("label", (Piece(f"{label} {'; '.join(earlier)}", "source", f"voice:{position.voice}"),), position.id)


def _reason(position: Position, prefix: str) -> Iterator[Block]:
    """Why the code is what it is, both readings, and what it rests on (METHOD 7)."""
    coders = translate("Cells", "{first}; second coder: {second}").format(
        first=coder_words(position.first), second=coder_words(position.second)
    )
    for label, text in (
        (translate("Cells", "Why this code:"), position.reason),
        (translate("Cells", "Second reading:"), position.second_reading),
        (translate("Cells", "First coder:"), coders if position.first else ""),
        (translate("Cells", "Evidence used:"), position.evidence),
        (translate("Cells", "Rests on:"), position.rests_on),
    ):
        if text:
            yield Block("label", (Piece(f"{label} ", "strong"), *prose(text, prefix)), position.id)


def _folds(position: Position, quotations: int, leanings: int, showing: Showing) -> Iterator[Block]:
    """The last line: what can be folded open here, or closed again."""
    pieces: list[Piece] = []

    def add(fold: Fold, words: str) -> None:
        if pieces:
            pieces.append(Piece(" · ", "source"))
        opened = fold in showing.folds
        pieces.append(Piece(f"{'−' if opened else '+'} {words}", "link", f"fold:{fold}"))

    if showing.density == "headlines":
        add("text", translate("Cells", "headline only"))
    if quotations > 0:
        more = translate("Cells", "{count} more").format(count=quotations)
        add("quotations", translate("Cells", "fewer quotations") if "quotations" in showing.folds else more)
    if showing.coding and (position.reason or position.second_reading or position.rests_on):
        add("reason", translate("Cells", "how coded"))
    if leanings:
        add("events", translate("Cells", "1 event") if leanings == 1 else translate("Cells", "{count} events").format(count=leanings))
    if pieces:
        yield Block("folds", tuple(pieces), position.id)
