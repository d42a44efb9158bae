"""What the side panel says of a voice, a position and a quotation, as blocks of text; the other pages are in ``side_…``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core import marks, ordering, stances
from app.core.accounts import counts
from app.core.blocks import Block, Piece, pack_of, prose
from app.core.cells import free_quotations, quotation_blocks
from app.core.paragraphs import heading, text_block, title, work_words
from app.core.shorthand import article_named
from app.core.side_records import corrections, criticisms
from app.core.side_voices import change_part, debates_part
from app.core.vocabulary import basis_words, beside_event, check_words, coder_words, giver_words, grade_words, kind_words
from app.core.words import translate
from db.records import Board, Position, Quotation, VoiceDetails


def voice_side(details: VoiceDetails, board: Board | None, *, coding: bool, turned: bool = False) -> Iterator[Block]:
    """Everything recorded of a voice: who, labels with givers, works, change, criticism, what is not yet traced."""
    voice = details.voice
    prefix = pack_of(voice.id)
    yield title(voice.name)
    life = ", ".join(part for part in (ordering.life(voice), voice.nationality, voice.profession) if part)
    yield text_block(" · ".join(part for part in (kind_words(voice.kind), life) if part))
    if voice.native_name:
        yield text_block(voice.native_name)
    if voice.life_note:
        yield text_block(voice.life_note, prefix=prefix)
    if voice.biography:
        yield text_block(voice.biography, prefix=prefix)
    if details.labels:
        yield heading(translate("Sides", "Labels, and who gives them"))
        for label in details.labels:
            giver = giver_words(label.given_by)
            words = f"{marks.plain(label.wording)} ({giver})" + (f", {label.years}" if label.years else "")
            note = tuple(prose(f". {label.note}" if label.note else "", prefix))
            yield Block("item", (Piece(words, "plain", f"school:{label.school}"), *note))
    if voice.what_was_seen:
        yield heading(translate("Sides", "What was seen"))
        yield text_block(voice.what_was_seen, prefix=prefix)
    if board is not None:
        yield text_block(counts(details.positions, details.quotations))
    yield from debates_part(details, coding=coding, turned=turned)
    if details.works:
        yield heading(translate("Sides", "Works"))
        for work in sorted(details.works.values(), key=lambda w: (w.year or 9999, w.title)):
            yield Block("item", work_words(work))
    yield from change_part(details, coding=coding)
    if not details.positions:  # nobody's pane shows them
        shown = [q for q in details.quotations if not q.withheld]
        if shown:
            yield heading(translate("Sides", "Passages"))
        for quotation in shown:
            yield from quotation_blocks(quotation, details.works)
    yield from criticisms(translate("Sides", "Who criticises this voice"), details.criticised_by, details.names, board, mine=False)
    yield from criticisms(translate("Sides", "Whom this voice criticises"), details.criticises, details.names, board, mine=True)
    withheld = [q for q in details.quotations if q.withheld]
    if withheld:
        yield heading(translate("Sides", "Not yet traced"))
        for quotation in withheld:
            yield from _withheld(quotation)
    yield from corrections(details.corrections)


def _withheld(quotation: Quotation) -> Iterator[Block]:
    """A withheld quotation, with the reason first (METHOD 12): it stands here and nowhere else."""
    prefix = pack_of(quotation.id)
    yield Block("note", (Piece(translate("Sides", "Withheld:") + " ", "strong"), *prose(quotation.withheld, prefix)))
    yield Block("source", (Piece(marks.typographic(quotation.text), "source"),), quotation.id)
    yield Block("source", tuple(prose(f"{quotation.work_text} · {quotation.seen_at}", prefix)), quotation.id)


def position_side(position: Position, board: Board, *, coding: bool, turned: bool = False) -> Iterator[Block]:
    """How one cell was coded, or what was seen where nothing was found (METHOD 5, 7, 22)."""
    voice = next((v for v in board.voices if v.id == position.voice), None)
    theme = next((t for t in board.themes if t.key == position.theme), None)
    prefix = pack_of(position.id)
    yield title(f"{voice.name if voice else ''}: {theme.title if theme else position.theme}")
    if theme is not None:
        yield Block("note", tuple(prose(theme.question, prefix)))
    if position.code == "not found":
        yield text_block(translate("Sides", "Not found in what we saw. This does not mean that the voice is silent on it."))
        seen = position.rests_on or position.evidence
        if seen:
            yield heading(translate("Sides", "What was seen, and where to look"))
            yield text_block(seen, prefix=prefix)
        if voice is not None and voice.what_was_seen:
            yield text_block(voice.what_was_seen, label=translate("Sides", "Of this voice was seen:"), prefix=prefix)
        if position.first:
            yield text_block(translate("Sides", "First coder: {first}; second coder: {second}.").format(**_coders(position)))
        yield from _works(position, board)
        return
    if position.headline:
        yield Block("headline", tuple(prose(position.headline, prefix)), position.id)
    if coding:
        told = stances.tell(position, board.axis(position.theme), turned, quoted=bool(free_quotations(board, position)))
        yield heading(translate("Sides", "How this was coded"))
        yield text_block(". ".join(marks.sentence(part) for part in (told.words, told.detail) if part) + ".")
        outcome = stances.outcome_words(position)
        if outcome:
            meaning = next((n.meaning for n in board.debate.necessities if n.value == position.necessity), "")
            yield text_block(f"{marks.sentence(outcome)}: {meaning}.")
        for label, text in (
            (translate("Sides", "Why:"), position.reason),
            (translate("Sides", "Second reading:"), position.second_reading),
            (translate("Sides", "Evidence used:"), position.evidence),
            (translate("Sides", "Rests on:"), position.rests_on),
            (translate("Sides", "Year of what it rests on:"), position.year_text),
        ):
            if text:
                yield text_block(text, label=label, prefix=prefix)
        if position.first:
            said = translate("Sides", "First coder: {first}; second coder: {second}. The second coder’s figure is shown.")
            yield text_block(said.format(**_coders(position)))
    elif rests := basis_words(position.basis):
        yield Block("source", (Piece(f"{marks.sentence(rests)}.", "source"),))
    quotations = free_quotations(board, position)
    if quotations:
        yield heading(translate("Sides", "Passages"))
        for quotation in quotations:
            yield from quotation_blocks(quotation, board.works)
    leanings = board.leanings.get((position.voice, position.theme), ())
    if leanings:
        yield heading(translate("Sides", "Events leant on"))
        for leaning in leanings:
            event = board.events.get(leaning.event)
            words = f" {beside_event(leaning, coding=coding)}"
            yield Block("item", (Piece(event.title if event else leaning.event, "link", f"event:{leaning.event}"), Piece(words, "source")))
    yield from _works(position, board)
    yield Block("source", (Piece(translate("Sides", "How everything here was coded"), "link", "coding:"),))


def _coders(position: Position) -> dict[str, str]:
    """What both coders wrote, in words where it is no figure."""
    return {"first": coder_words(position.first), "second": coder_words(position.second)}


def _works(position: Position, board: Board) -> Iterator[Block]:
    works = [board.works[w] for w in position.works if w in board.works]
    if works:
        yield heading(translate("Sides", "Works"))
        for work in works:
            yield Block("item", work_words(work))


_SOURCE_CODE = re.compile(r",?\s*\(?\bS\d+[a-z]?\b\)?")


def _place(quotation: Quotation) -> str:
    """Where the words were seen, without the record's own source codes; never an unauthorised copy (METHOD 11)."""
    words = "" if quotation.grade == "copy" else article_named(_SOURCE_CODE.sub("", quotation.place).strip(" ,;."), quotation.id)
    return words if any(char.isalpha() for char in words) else ""


def quotation_side(quotation: Quotation, board: Board) -> Iterator[Block]:
    """One quotation with everything that is known of it."""
    voice = next((v for v in board.voices if v.id == quotation.voice), None)
    yield title(voice.name if voice else translate("Sides", "Quotation"))
    if quotation.withheld:
        yield text_block(translate("Sides", "This quotation is withheld. It stands in the voice’s details, under “Not yet traced”, with the reason."))
        return
    yield from quotation_blocks(quotation, board.works)
    rows = (
        (translate("Sides", "What was seen:"), quotation.seen_at),
        (translate("Sides", "Place:"), _place(quotation)),
        (translate("Sides", "Grade:"), grade_words(quotation.grade)),
        (translate("Sides", "Second check:"), check_words(quotation.second_check)),
        (translate("Sides", "On the check:"), quotation.check_note),
    )
    for label, text in rows:
        if text:
            yield text_block(text, label=label, prefix=pack_of(quotation.id))
