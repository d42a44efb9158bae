"""The page of an event in the side panel: when, how it is read, who leans on it and on what basis we say so (METHOD 10)."""

from __future__ import annotations

from collections.abc import Iterator

from app.core import marks
from app.core.cells import Block, Piece, prose
from app.core.paragraphs import heading, prefix_of, text_block, title
from app.core.side_records import corrections
from app.core.vocabulary import basis_only_words, date_words, leaning_words
from app.core.weblinks import source_pieces
from app.core.words import translate
from db.records import Event, EventDetails


def event_side(details: EventDetails, *, coding: bool = True) -> Iterator[Block]:
    """An event: date, what happened, the readings the record gives, who leans on it and on what basis.

    With ``coding`` off no reading is named after a side of the debate (METHOD 18): the two texts stand as *one reading*
    and *another reading*, and who leans on it stands with the basis alone.
    """
    event = details.event
    prefix = prefix_of(event.id)
    yield title(event.title)
    date = date_words(event.start, event.end, event.edtf)
    old = translate("Sides", " · Old Style: {date}").format(date=event.old_style) if event.old_style else ""
    checked = translate("Sides", "date seen in a source") if event.verified == "seen" else marks.unchecked()
    yield Block("source", (Piece(f"{date}{old} · {checked}", "source"),))
    if event.verified_note:
        yield Block("note", tuple(prose(event.verified_note, prefix)))
    yield text_block(event.description, prefix=prefix)
    yield from _readings(event, prefix, coding=coding)
    if event.disputed:
        yield text_block(event.disputed, label=translate("Sides", "Disputed:"), prefix=prefix)
    if event.note:
        yield text_block(event.note, prefix=prefix)
    if event.figures:
        yield heading(translate("Sides", "Figures"))
        for figure in event.figures:
            yield text_block(f"{figure.what}: {figure.value}")
    yield from _leaning(details, coding=coding)
    yield from corrections(details.corrections)
    yield heading(translate("Sides", "Sources"))
    for source in event.sources:
        yield Block("item", tuple(source_pieces(source)))


def _readings(event: Event, prefix: str, *, coding: bool) -> Iterator[Block]:
    """Both readings, or that the record has none; without the names of the poles where coding is off."""
    none = translate("Sides", "no contrary reading found")
    if coding:
        yield text_block(event.continuity_reading or none, label=translate("Sides", "Read as continuity:"), prefix=prefix)
        yield text_block(event.break_reading or none, label=translate("Sides", "Read as break:"), prefix=prefix)
        return
    texts = [text for text in (event.continuity_reading, event.break_reading) if text]
    for label, text in zip((translate("Sides", "One reading:"), translate("Sides", "Another reading:")), (*texts, none, none), strict=False):
        yield text_block(text, label=label, prefix=prefix)


def _leaning(details: EventDetails, *, coding: bool) -> Iterator[Block]:
    """How many voices lean on it, who they are, and the way to their passages."""
    yield heading(translate("Sides", "Who leans on it"))
    count = len({leaning.voice for leaning in details.leanings})
    if not count:
        yield text_block(translate("Sides", "No voice here was seen to lean on it."))
    elif count == 1:
        yield text_block(translate("Sides", "One voice here leans on it."))
    else:
        yield text_block(translate("Sides", "{count} voices here lean on it.").format(count=count))
    for leaning in details.leanings:
        name = details.names.get(leaning.voice, leaning.voice)
        words = leaning_words(leaning) if coding else basis_only_words(leaning)
        source = f" · {marks.plain(leaning.source)}" if leaning.source not in ("", "timeline") else ""
        yield Block("item", (Piece(name, "link", f"voice:{leaning.voice}"), Piece(f" {words}{source}", "source")))
    mark = translate("Sides", "Show it in the timeline and mark the passages that lean on it")
    bare = translate("Sides", "Show it in the timeline")
    yield Block("item", (Piece(mark if count else bare, "link", f"mark:{details.event.id}"),))
