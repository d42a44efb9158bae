"""What stands in one cell of the board: a position turned into blocks of text, before anything is painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from app.core import marks, stances
from app.core.blocks import Block, BlockKind, Piece, Role, pack_of, prose, short_id
from app.core.vocabulary import basis_words, beside_event, check_words, coder_words
from app.core.words import translate
from db.records import Board, Leaning, Position, Quotation, Work

__all__ = [
    "FOLDS", "Block", "BlockKind", "Cell", "Density", "Fold", "Piece", "Role", "Showing", "build", "earlier_words", "free_quotations", "leans_on",
    "own_name", "prose", "quotation_blocks", "seen_words", "short_id", "source_pieces", "with_companions",
]  # fmt: skip

Density = Literal["text", "headlines"]
Fold = Literal["quotations", "reason", "events", "text"]

FOLDS: tuple[Fold, ...] = ("quotations", "reason", "events")


@dataclass(frozen=True, slots=True)
class Cell:
    """Everything one cell shows: marks before the first line, then blocks."""

    voice: str
    theme: str
    marks: tuple[stances.Mark, ...]
    blocks: tuple[Block, ...]
    stance: int | None = None
    marked: int = 0
    """The number of the block beside which the marks stand: what a voice calls the thing itself comes before any mark."""

    @property
    def text(self) -> str:
        """All words of the cell, a paragraph a line."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Showing:
    """How cells are to be shown: density, whether codings are on, which folds of this cell are open.

    ``event`` is the event in focus: a cell that leans on it says so in a line. ``turned``: the second pole first.
    """

    density: Density = "text"
    coding: bool = True
    folds: frozenset[Fold] = frozenset()
    event: str = ""
    turned: bool = False


def build(board: Board, voice: str, theme: str, showing: Showing) -> Cell:
    """The cell of a voice on a theme, with the terms of the glossary told apart in its passages, each once."""
    cell = _bare(board, voice, theme, showing)
    if not board.terms:  # the panes are painted before the glossary is there
        return cell
    from app.core import terming

    return replace(cell, blocks=terming.marked(cell.blocks, terming.finder(board.terms, board.debate.question)))


def _bare(board: Board, voice: str, theme: str, showing: Showing) -> Cell:
    """The cell without terms. A missing position is *not found in what we saw* (METHOD 5)."""
    position = board.positions.get((voice, theme))
    if position is None or position.code == "not found":
        piece = Piece(marks.sentence(stances.not_found()), "link", f"position:{position.id if position else ''}")
        return Cell(voice, theme, (), (Block("empty", (piece,)), *_marked(board, voice, theme, showing)))
    told = stances.tell(position, board.axis(theme), turned=showing.turned, quoted=bool(free_quotations(board, position)))
    shown_marks, step = (told.marks, _step(position)) if showing.coding else ((), None)
    named = own_name(position)
    if showing.density == "headlines" and "text" not in showing.folds:
        headline = Block("headline", tuple(_headline(position, told, showing.coding)), position.id)
        return Cell(voice, theme, shown_marks, (*named, headline, *_marked(board, voice, theme, showing)), step, len(named))
    blocks: list[Block] = [*named]
    if showing.coding:
        blocks.append(_code_line(position, told, brief=showing.density == "headlines"))
    elif words := _uncoded(position, told):
        blocks.append(Block("code", (Piece(words, "soft" if position.code == "no source seen" else "source"),)))
    blocks += [*_marked(board, voice, theme, showing), *_text(board, position, showing)]
    return Cell(voice, theme, shown_marks, tuple(blocks), step, len(named))


def leans_on(board: Board, voice: str, theme: str, event: str) -> tuple[Leaning, ...]:
    """How a voice leans on an event on this theme; empty where it does not."""
    return tuple(leaning for leaning in board.leanings.get((voice, theme), ()) if event and leaning.event == event)


def _marked(board: Board, voice: str, theme: str, showing: Showing) -> Iterator[Block]:
    """The line that says of the event in focus that this passage leans on it."""
    for leaning in leans_on(board, voice, theme, showing.event):
        before = translate("Cells", "may lean on") if leaning.basis == "general knowledge" else translate("Cells", "leans on")
        yield from _event_line(board, leaning, beside_event(leaning, coding=showing.coding), before)


def _event_line(board: Board, leaning: Leaning, words: str, before: str = "") -> Iterator[Block]:
    """An event as a chip and some words; the chip is hollow where nobody saw that the voice leans on it (METHOD 10)."""
    event = board.events.get(leaning.event)
    if event is not None:
        chip = Piece(f"\u00a0{event.title} {event.start[:4]}\u00a0", "chip" if leaning.basis == "seen" else "hollow", f"event:{event.id}")
        lead = (Piece(f"{before} ", "source"),) if before else ()
        yield Block("chips", (*lead, chip, Piece(f" {words}", "source")), leaning.event)


def own_name(position: Position) -> tuple[Block, ...]:
    """What the voice itself calls the thing, as a line; nothing where the record has no such name, or the name is the answer."""
    if not position.own_name or position.code == "in words":
        return ()
    return (Block("label", (Piece(translate("Cells", "Its own name for it:") + " ", "source"), Piece(marks.plain(position.own_name), "strong")), position.id),)


def _step(position: Position) -> int | None:
    """The step that colours the bar beside a quotation; none where the voice is divided."""
    return position.stance if not position.divided else None


def _headline(position: Position, told: stances.Told, coding: bool) -> Iterator[Piece]:
    """The words of the stance, soft, and the sentence behind them in the same paragraph; with coding off what it rests on."""
    words = told.words if coding else _uncoded(position, told)
    if words:
        yield Piece(words, "source", f"position:{position.id}" if coding else "")
    if words and position.headline:
        yield Piece("\u00a0· ", "source")
    for piece in prose(position.headline or ("" if words else position.summary), pack_of(position.id)):
        yield Piece(piece.text, "headline" if piece.role == "plain" else piece.role, "fold:text")


def _uncoded(position: Position, told: stances.Told) -> str:
    """What stays where coding is off: what the text rests on is no side (METHOD 6, 18)."""
    return told.words if position.code == "no source seen" else basis_words(position.basis)


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
    prefix = pack_of(position.id)
    if position.summary:
        yield Block("text", tuple(prose(position.summary, prefix)), position.id)
    elif position.headline:
        yield Block("text", tuple(prose(position.headline, prefix)), position.id)
    quotations = free_quotations(board, position)
    leanings = board.leanings.get((position.voice, position.theme), ())
    shown = quotations if "quotations" in showing.folds else with_companions(quotations[:1], board.quotations)
    for quotation in shown:
        yield from quotation_blocks(quotation, board.works)
    if showing.coding and (earlier := earlier_words(board, position)):
        yield Block("label", (Piece(earlier, "source", f"voice:{position.voice}"),), position.id)
    if "reason" in showing.folds and showing.coding:
        yield from _reason(position, prefix)
    if "events" in showing.folds and leanings:
        for leaning in leanings:
            yield from _event_line(board, leaning, beside_event(leaning, coding=showing.coding))
    rest = sum(q not in shown for q in quotations) if "quotations" not in showing.folds else len(quotations) - 1
    yield from _folds(position, rest, len(leanings), showing)


def free_quotations(board: Board, position: Position) -> list[Quotation]:
    """The quotations of a position that may be shown (METHOD 12)."""
    known = (board.quotations[q] for q in position.quotations if q in board.quotations)
    return [quotation for quotation in known if not quotation.withheld]



def with_companions(quotations: list[Quotation], known: dict[str, Quotation]) -> list[Quotation]:
    """These quotations and those without which they mislead: the record's note says *show it with …* or *show both*."""
    result = list(quotations)
    for quotation in quotations:
        for found in quotation.companions:
            other = known.get(found)
            if other is not None and not other.withheld and other not in result:
                result.append(other)
    return result


def quotation_blocks(quotation: Quotation, works: dict[str, Work]) -> Iterator[Block]:
    """A quotation with all that METHOD 11 wants beside it: source, what was seen, second check, note."""
    pieces = []
    if quotation.speaker:
        pieces.append(Piece(marks.plain(quotation.speaker) + ": ", "strong"))
    if quotation.lead_in:
        pieces.append(Piece(marks.plain(quotation.lead_in) + " ", "source"))
    pieces.append(Piece(marks.typographic(marks.breakable(quotation.text)), "quote"))
    if quotation.aside:
        pieces.append(Piece(" " + marks.plain(quotation.aside), "source"))
    yield Block("quote", tuple(pieces), quotation.id)
    yield Block("source", tuple(source_pieces(quotation, works)), quotation.id)
    if quotation.note:
        yield Block("note", tuple(prose(quotation.note, pack_of(quotation.id))), quotation.id)


def source_pieces(quotation: Quotation, works: dict[str, Work]) -> Iterator[Piece]:
    """Work, page or *page not seen*, what was seen, whether it was found again: in words, in one line."""
    work = works.get(quotation.work)
    if work is not None:
        year = f" ({work.year})" if work.year else ""
        yield Piece(work.title, "title", f"work:{work.id}")
        yield Piece(year, "source")
    else:
        for piece in prose(quotation.work_text, pack_of(quotation.id)):
            yield Piece(piece.text, "title" if piece.role == "title" else "source")
    missing = "" if marks.has_page(quotation.locator) else translate("Cells", "page not seen")
    yield Piece("".join(f", {part}" for part in (marks.plain(quotation.locator), missing) if part), "source")
    tail = [seen_words(quotation), check_words(quotation.second_check)]
    yield Piece("".join(f" · {word}" for word in tail if word), "source", f"quotation:{quotation.id}")


def seen_words(quotation: Quotation) -> str:
    """What was seen of a quotation, as the record says it."""
    return marks.plain(quotation.seen_at)


def earlier_words(board: Board, position: Position) -> str:
    """*earlier: 1989, break*, where the record has dated codes that are drawn (METHOD 8); else empty."""
    earlier = []
    for dated in board.dated.get((position.voice, position.theme), ()):
        if dated.drawn == "words" or (position.year and dated.year >= position.year and dated.drawn == "joined"):
            continue
        words = stances.step_words(board.axis(position.theme), dated.stance)
        earlier.append(f"{dated.year}, {words}" + (" (" + translate("Cells", "low confidence") + ")" if dated.low_confidence else ""))
    if not earlier:
        return ""
    joined = any(d.drawn == "joined" for d in board.dated[position.voice, position.theme])
    label = translate("Cells", "earlier:") if joined else translate("Cells", "by book:")
    return f"{label} {'; '.join(earlier)}"


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
