"""What can be copied of a page of the side panel, and where its words come from (METHOD 14): a passage is cited to its work, what a
record says in our words to the pack with what that rests on, and the rest of a page to the pack alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.core import citing, marks, reading, reading_corrections, reading_glossary, reading_story, sources
from app.core.blocks import Block
from app.core.side_records import critic_name
from app.core.sources import Cited, Source
from app.core.vocabulary import grade_word
from app.core.weblinks import without_copies
from app.core.words import translate
from db import records
from db.records import Board, Correction, Pack, Position, Quotation, Work


@dataclass(frozen=True, slots=True)
class Citable:
    """Words, and where they come from; no words where a page can be cited and has none to be copied. ``withheld``: some of the words
    are not yet traced and were left out (METHOD 12).
    """

    words: str
    sources: tuple[Source, ...]
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the side panel: kind and id of what it is about, its record (None for what the board carries), the board, and the pack
    that it belongs to (None where that is not known: then no words of ours can be cited).
    """

    kind: str
    id: str
    record: object
    board: Board
    pack: Pack | None
    blocks: tuple[Block, ...]


def of_page(page: Shown) -> Citable:
    """The entry of a page: a passage, the summary of a position, a figure, else what stands above the lists of other things. Of the
    page of a work that is the work itself.
    """
    if page.kind in ("quotation", "position"):
        return _of_board(page)
    if isinstance(page.record, records.WorkDetails):
        return Citable("", (of_work(page.record.work),))
    own = _own(page)
    if isinstance(page.record, records.Library):
        found = next((one for one in page.record.passages if one.id == page.id), None)
        return Citable(marks.plain(found.text) if found is not None else "", own)
    if isinstance(page.record, records.EstimateDetails | records.PollDetails):
        return Citable(_figure(page)[0], own)
    whole = page.kind in ("debate", "theme", "coding", "absent")
    numbers = [number for number in range(len(page.blocks) if whole else _head(page.blocks)) if not _leads_on(page.blocks[number])]
    return of_chosen(page, [(number, page.blocks[number].text) for number in numbers])


def of_chosen(page: Shown, chosen: Iterable[tuple[int, str]]) -> Citable:
    """Words that were chosen on a page: numbers of its blocks, each with the words of it."""
    words: list[str] = []
    found: dict[str, Source] = {}
    withheld = False
    for number, text in chosen:
        block = page.blocks[number]
        if (quotation := _quotation(page, block.item)) is not None and quotation.withheld:
            withheld = True
            continue
        words.append(without_copies(text))
        if text.strip():
            found.update({source.plain: source for source in _of_block(page, number)})
    if not any(part.strip() for part in words):
        return Citable("", (), withheld)
    return Citable("\n".join(words).replace("\u00a0", " ").replace("\u200b", ""), tuple(found.values()), withheld)


def of_work(work: Work) -> Source:
    """A work as it stands in a bibliography, with no place in it."""
    return Source((Cited(work),), citing.work_line(work).removesuffix(f", {citing.page_missing('')}"))


def _leads_on(block: Block) -> bool:
    """Is a paragraph nothing but a way to another page? A name leads to its page too, and says who it was."""
    return all(piece.role == "link" and not piece.link.startswith("voice:") for piece in block.pieces)


def _head(blocks: tuple[Block, ...]) -> int:
    """How many blocks stand above the first small heading."""
    return next((number for number, block in enumerate(blocks) if block.kind == "heading"), len(blocks))


def _of_board(page: Shown) -> Citable:
    """A passage or a summary; a withheld passage is none (METHOD 12)."""
    quotation = page.board.quotations.get(page.id)
    if quotation is not None:
        return Citable("", (), withheld=True) if quotation.withheld else Citable(marks.typographic(quotation.text), sources.of_items(page.board, (page.id,)))
    position = next((p for p in page.board.positions.values() if p.id == page.id), None)
    return Citable(marks.plain(position.summary), sources.of_items(page.board, (page.id,))) if position is not None else Citable("", ())


def _of_block(page: Shown, number: int) -> tuple[Source, ...]:
    """Where the words of one block come from."""
    block = page.blocks[number]
    if block.item and (found := _of_item(page, block.item)):
        return found
    if page.kind == "position":
        return sources.of_items(page.board, (page.id,))
    if page.pack is None:
        return ()
    if block.kind == "quote" and page.kind != "correction":
        return (_told(page, reading_corrections.clause_line(page.pack)),)
    if number < _head(page.blocks):
        return _own(page)
    return _ours(page)


def _of_item(page: Shown, item: str) -> tuple[Source, ...]:
    """The sources of a quotation, a position or a correction that stands on a page, whichever debate it is of."""
    if (correction := next((one for one in _corrections(page.record) if one.id == item), None)) is not None and page.pack is not None:
        return tuple(_told(page, line) for line in reading_corrections.cited(correction, page.pack))
    board = page.board
    if item not in board.quotations and (quotation := _quotation(page, item)) is not None:
        works, voice = getattr(page.record, "works", {}), getattr(page.record, "voice", None)
        works = {page.record.work.id: page.record.work} if isinstance(page.record, records.WorkDetails) else works
        return (sources.in_words(sources.of_quotation(quotation, voice, works), board),)
    position = next((one for one in _positions(page.record) if one.id == item), None)
    if isinstance(page.record, records.VoiceDetails) and position is not None and position.debate != board.debate.id:
        if page.pack is None:
            return ()
        details = page.record
        elsewhere = replace(board, pack=page.pack, themes=details.themes.get(position.debate, ()), works={**board.works, **details.works})
        return (sources.in_words(sources.of_position(position, details.voice, elsewhere), board),)
    return sources.of_items(board, (item,))


def _quotation(page: Shown, item: str) -> Quotation | None:
    """A passage that stands on a page, by its id."""
    if not item:
        return None
    own = (one for one in getattr(page.record, "quotations", ()) if isinstance(one, Quotation) and one.id == item)
    return page.board.quotations.get(item) or next(own, None)


def _positions(record: object) -> tuple[Position, ...]:
    return record.positions if isinstance(record, records.VoiceDetails) else ()


def _corrections(record: object) -> tuple[Correction, ...]:
    found: tuple[Correction, ...] = getattr(record, "corrections", ())
    return found


def _told(page: Shown, line: str) -> Source:
    """A line of ours as a source; a style sets the pack in it."""
    assert page.pack is not None
    return sources.of_line(line, replace(page.board, pack=page.pack))


def _ours(page: Shown) -> tuple[Source, ...]:
    """Words of ours of which the record does not say what they rest on."""
    return (sources.of_pack(replace(page.board, pack=page.pack)),) if page.pack is not None else ()


def _own(page: Shown) -> tuple[Source, ...]:
    """Where the words of a page's own record come from; nothing where the pack is not known."""
    return (tuple(_told(page, line) for line in _lines(page, page.pack)) or _ours(page)) if page.pack is not None else ()


def _lines(page: Shown, pack: Pack) -> Iterator[str]:
    """The lines with which the words of a record are copied; none where it does not say what they rest on."""
    match page.record:
        case records.TermDetails() as one:
            yield reading_glossary.cited(one.term, reading.Known(one.events, one.estimates, terms=one.terms), pack)
        case records.CorrectionDetails() as one:
            yield from reading_corrections.cited(one.correction, pack)
        case records.EstimateDetails() | records.PollDetails():
            yield from _figure(page)[1]
        case records.EventDetails() as one:
            what = translate("SideSources", "the event “{title}”").format(title=marks.plain(one.event.title))
            yield reading.our_line(pack, what, _resting(one.event.sources, one.event.id))
        case records.PublicationDetails() as one:
            what = translate("SideSources", "the publication of “{title}”").format(title=marks.plain(one.publication.title))
            yield reading.our_line(pack, what, _resting(one.publication.sources, one.publication.id))
        case records.CriticismDetails() as one:
            item = one.criticism
            said = translate("SideSources", "{critic} in support of {other}") if item.kind == "support" else translate("SideSources", "{critic} against {other}")
            what = said.format(critic=critic_name(item, one.names), other=one.names.get(item.criticised, item.criticised))
            where = marks.plain(item.source or item.body)
            yield reading.our_line(pack, what, f"{where} [{grade_word(item.grade)}]" if where and item.grade else where)
        case records.Library() as library:
            found = next((passage for passage in library.passages if passage.id == page.id), None)
            if found is not None:
                yield reading_story.cited(found, library, reading.known(library))


def _resting(given: tuple[str, ...], identifier: str) -> str:
    """The sources of a record in words, without the addresses of unauthorised copies (METHOD 11)."""
    words = reading.sources_words(map(without_copies, given), identifier, reading.Known())
    return words.replace("general knowledge", marks.unchecked())


def _figure(page: Shown) -> tuple[str, tuple[str, ...]]:
    """A figure in words and with its sources, as it is copied in the room of figures."""
    from app.core.figures import room
    from app.core.figures_table import citable, source_line, table_rows

    record = page.record
    debate = record.debate if isinstance(record, records.EstimateDetails) else None
    estimates = (record.estimate,) if isinstance(record, records.EstimateDetails) else ()
    polls = (record.poll,) if isinstance(record, records.PollDetails) else ()
    works = {record.work.id: record.work} if isinstance(record, records.EstimateDetails) and record.work is not None else {}
    figures = records.Figures(estimates, polls, getattr(record, "names", {}), works, {page.id: _corrections(record)}, {debate.id: debate} if debate is not None else {})
    shown = room(figures)
    rows = [row for row in (*table_rows(shown, "estimates"), *table_rows(shown, "polls")) if row.id == page.id]
    return citable(rows, source_line(page.pack) if page.pack is not None else "")
