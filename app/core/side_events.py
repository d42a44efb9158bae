"""The page of an event in the side panel: when, how it is read, who leans on it and on what basis we say so (METHOD 10)."""

from __future__ import annotations

from collections.abc import Iterator

from app.core import linking
from app.core.blocks import Block, Piece, pack_of, prose, short_id
from app.core.paragraphs import heading, text_block, title
from app.core.shorthand import article_named, leaning_source
from app.core.side_records import corrections
from app.core.vocabulary import basis_only_words, date_verified_words, date_words, leaning_words, old_style_words
from app.core.weblinks import source_pieces
from app.core.words import translate
from db.records import Board, EventDetails, Leaning


def event_side(details: EventDetails, board: Board | None = None, *, coding: bool = True, turned: bool = False) -> Iterator[Block]:
    """An event: date, what happened, the readings the record gives, who leans on it and on what basis.

    With ``coding`` off no reading is named after a side of the debate (METHOD 18): the two texts stand as *one reading*
    and *another reading*, and who leans on it stands with the basis alone. ``turned``: the second pole's reading first
    (METHOD 19). ``board`` knows the years of main works, the themes and the passages; who leans on it in another debate
    stands with that debate's name.
    """
    event = details.event
    prefix = pack_of(event.id)
    yield title(event.title)
    date = date_words(event.start, event.end, event.edtf)
    old_style = old_style_words(event.old_style, lasting=event.end not in ("", event.start))
    old = translate("Sides", " · Old Style: {date}").format(date=old_style) if event.old_style else ""
    yield Block("source", (Piece(f"{date}{old} · {date_verified_words(event)}", "source"),))
    if event.verified_note:
        yield Block("note", tuple(prose(article_named(event.verified_note, event.id), prefix)))
    yield text_block(article_named(event.description, event.id), prefix=prefix)
    yield from _readings(details, prefix, coding=coding, turned=turned, here=board is None or board.debate.reads_events)
    if event.disputed:
        yield text_block(article_named(event.disputed, event.id), label=translate("Sides", "Disputed:"), prefix=prefix)
    if event.note:
        yield text_block(article_named(event.note, event.id), prefix=prefix)
    if event.figures:
        yield heading(translate("Sides", "Figures"))
        for figure in event.figures:
            yield text_block(f"{figure.what}: {figure.value}")
    yield from _leaning(details, board, coding=coding)
    yield from corrections(details.corrections)
    yield heading(translate("Sides", "Sources"))
    for source in event.sources:
        yield Block("item", tuple(source_pieces(article_named(source, event.id))))


def _readings(details: EventDetails, prefix: str, *, coding: bool, turned: bool, here: bool) -> Iterator[Block]:
    """Both readings, or that the record has none; without the names of the poles where coding is off.

    ``here``: the open debate is the one that the readings are about; elsewhere they say so, or stay away where there is none.
    """
    labels = (translate("Sides", "Read as continuity:"), translate("Sides", "Read as break:"))
    if not here:
        if not (details.event.continuity_reading or details.event.break_reading):
            return
        yield heading(translate("Sides", "Between Lenin and Stalin"))
    if not coding:
        labels = (translate("Sides", "One reading:"), translate("Sides", "Another reading:"))
    both = tuple(zip(labels, linking.readings(details.event, details.leanings, coding=coding), strict=True))
    for label, (text, _) in reversed(both) if turned and coding else both:
        yield text_block(text, label=label, prefix=prefix)


def _leaning(details: EventDetails, board: Board | None, *, coding: bool) -> Iterator[Block]:
    """How many voices lean on it and how many may, who they are, and the way to their passages."""
    yield heading(translate("Sides", "Who leans on it"))
    yield text_block(_counted(details.leanings))
    prefix = pack_of(details.event.id)
    themes = board.themes if board is not None else ()
    quotations = {short_id(quotation) for quotation in details.quotations if quotation.startswith(prefix)}
    for leaning in sorted(details.leanings, key=linking.by_year(board.voices if board is not None else (), details.names)):
        name = details.names.get(leaning.voice, leaning.voice)
        words = leaning_words(leaning) if coding else basis_only_words(leaning)
        source = leaning_source(leaning.source, themes, quotations)
        shown = [Piece(f" {words}", "source")]
        if board is not None and leaning.debate != board.debate.id and leaning.debate in details.debates:
            link = f"debate:{leaning.debate}@{leaning.voice}"
            shown += [Piece(" · ", "source"), Piece(translate("Sides", "in “{debate}”").format(debate=details.debates[leaning.debate]), "link", link)]
        for piece in prose(f" · {source}" if source else "", prefix):
            shown.append(Piece(piece.text, "source" if piece.role == "plain" else piece.role, piece.link))
        yield Block("item", (Piece(name, "link", f"voice:{leaning.voice}"), *shown))
    mark = translate("Sides", "Show it in the timeline and mark the passages that lean on it")
    bare = translate("Sides", "Show it in the timeline")
    yield Block("item", (Piece(mark if details.leanings else bare, "link", f"mark:{details.event.id}"),))


def _counted(leanings: tuple[Leaning, ...]) -> str:
    """How many voices lean on an event, and apart from them how many may: where nobody saw it (METHOD 10)."""
    voices = dict.fromkeys(leaning.voice for leaning in leanings)
    may = sum(linking.unseen(x for x in leanings if x.voice == voice) for voice in voices)
    sure = len(voices) - may
    if not voices:
        return translate("Sides", "No voice here was seen to lean on it.")
    if not sure:
        only = translate("Sides", "{count} voices here may lean on it (not checked).").format(count=may)
        return translate("Sides", "One voice here may lean on it (not checked).") if may == 1 else only
    leans = translate("Sides", "One voice here leans on it.") if sure == 1 else translate("Sides", "{count} voices here lean on it.").format(count=sure)
    if not may:
        return leans
    more = translate("Sides", "One more may (not checked).") if may == 1 else translate("Sides", "{count} more may (not checked).").format(count=may)
    return f"{leans} {more}"
