"""What the side panel says: details of a voice, an event, a work, a school, a position, a quotation, as blocks of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.core import marks, ordering, stances
from app.core.accounts import counts
from app.core.cells import Block, Piece, prose, quotation_blocks
from app.core.paragraphs import heading, prefix_of, text_block, title, work_words
from app.core.vocabulary import check_words, coder_words, date_words, giver_words, grade_word, grade_words, kind_words, leaning_words
from app.core.words import translate
from db.records import (
    Board,
    Criticism,
    EventDetails,
    Position,
    Quotation,
    SchoolDetails,
    VoiceDetails,
    WorkDetails,
)


def voice_side(details: VoiceDetails, board: Board | None, *, coding: bool) -> Iterator[Block]:
    """Everything recorded of a voice: who, labels with givers, works, change, criticism, what is not yet traced."""
    voice = details.voice
    prefix = prefix_of(voice.id)
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
    if details.works:
        yield heading(translate("Sides", "Works"))
        for work in sorted(details.works.values(), key=lambda w: (w.year or 9999, w.title)):
            yield Block("item", work_words(work))
    if details.voice.changes:
        yield heading(translate("Sides", "Change over time"))
        for change in details.voice.changes:
            yield text_block(change.text, label=f"{change.years}." if change.years else "", prefix=prefix)
    if details.dated_codes and coding and board is not None:
        for dated in details.dated_codes:
            words = f"{dated.year}: {stances.step_words(board.debate, dated.stance)}"
            rests = translate("Sides", "Rests on:")
            yield text_block(f"{words}. {rests} {dated.rests_on}", prefix=prefix)
    yield from _criticism(translate("Sides", "Who criticises this voice"), details.criticised_by, details.names, mine=False, prefix=prefix)
    yield from _criticism(translate("Sides", "Whom this voice criticises"), details.criticises, details.names, mine=True, prefix=prefix)
    withheld = [q for q in details.quotations if q.withheld]
    if withheld:
        yield heading(translate("Sides", "Not yet traced"))
        for quotation in withheld:
            yield from _withheld(quotation)
    if details.corrections:
        yield heading(translate("Sides", "Corrected in the encyclopaedia article"))
        for correction in details.corrections:
            if correction.clause:
                yield Block("note", (Piece(translate("Sides", "The article says:") + " ", "strong"), Piece(f"“{correction.clause}”", "source")))
            yield text_block(correction.finding, label=f"{marks.sentence(correction.verdict)}." if correction.verdict else "", prefix=prefix)


def _withheld(quotation: Quotation) -> Iterator[Block]:
    """A withheld quotation, with the reason first (METHOD 12): it stands here and nowhere else."""
    yield Block("note", (Piece(translate("Sides", "Withheld:") + " ", "strong"), *prose(quotation.withheld, "")))
    yield Block("source", (Piece(marks.typographic(quotation.text), "source"),))
    yield Block("source", tuple(prose(f"{quotation.work_text} · {quotation.seen_at}", "")))


def _criticism(head: str, items: Iterable[Criticism], names: dict[str, str], *, mine: bool, prefix: str) -> Iterator[Block]:
    items = tuple(items)
    if not items:
        return
    yield heading(head)
    for item in items:
        other = item.criticised if mine else item.critic_voice
        name = names.get(other, "") if mine else item.critic or names.get(other, "")
        words = name or marks.plain(item.body) or translate("Sides", "a critic")
        by_type = translate("Sides", " (by type: a position is named, not the person)") if item.by_type else ""
        kind = translate("Sides", " (support)") if item.kind == "support" else ""
        source = item.source or item.body
        grade = f" · {grade_word(item.grade)}" if item.grade else ""
        yield Block(
            "item",
            (
                Piece(words, "strong", f"voice:{other}" if other else ""),
                Piece(f"{kind}{by_type}: ", "plain"),
                *prose(item.ground, prefix),
            ),
        )
        note = f" · {item.note}" if item.note else ""
        yield Block("source", tuple(Piece(p.text, "title" if p.role == "title" else "source", p.link) for p in prose(f"{source}{grade}{note}", prefix)))


def position_side(position: Position, board: Board, *, coding: bool) -> Iterator[Block]:
    """How one cell was coded, or what was seen where nothing was found (METHOD 5, 7, 22)."""
    voice = next((v for v in board.voices if v.id == position.voice), None)
    theme = next((t for t in board.themes if t.key == position.theme), None)
    prefix = prefix_of(position.id)
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
        told = stances.tell(position, board.debate)
        yield heading(translate("Sides", "How this was coded"))
        yield text_block(". ".join(p for p in (marks.sentence(told.words), told.detail) if p) + ".")
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
            said = translate("Sides", "First coder: {first}; second coder: {second}. The second coder's figure is shown.")
            yield text_block(said.format(**_coders(position)))
    quotations = [board.quotations[q] for q in position.quotations if q in board.quotations and not board.quotations[q].withheld]
    if quotations:
        yield heading(translate("Sides", "Passages"))
        for quotation in quotations:
            yield from quotation_blocks(quotation, board.works)
    leanings = board.leanings.get((position.voice, position.theme), ())
    if leanings:
        yield heading(translate("Sides", "Events leant on"))
        for leaning in leanings:
            event = board.events.get(leaning.event)
            words = f" {leaning_words(leaning)}"
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
    words = "" if quotation.grade == "copy" else _SOURCE_CODE.sub("", quotation.place).strip(" ,;.")
    return words if any(char.isalpha() for char in words) else ""


def quotation_side(quotation: Quotation, board: Board) -> Iterator[Block]:
    """One quotation with everything that is known of it."""
    voice = next((v for v in board.voices if v.id == quotation.voice), None)
    yield title(voice.name if voice else translate("Sides", "Quotation"))
    if quotation.withheld:
        yield text_block(translate("Sides", "This quotation is withheld. It stands in the voice's details, under “Not yet traced”, with the reason."))
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
            yield text_block(text, label=label, prefix=prefix_of(quotation.id))


def event_side(details: EventDetails) -> Iterator[Block]:
    """An event: date, what happened, the readings the record gives, who leans on it and on what basis."""
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
    yield text_block(event.continuity_reading or translate("Sides", "no contrary reading found"), label=translate("Sides", "Read as continuity:"), prefix=prefix)
    yield text_block(event.break_reading or translate("Sides", "no contrary reading found"), label=translate("Sides", "Read as break:"), prefix=prefix)
    if event.disputed:
        yield text_block(event.disputed, label=translate("Sides", "Disputed:"), prefix=prefix)
    if event.note:
        yield text_block(event.note, prefix=prefix)
    if event.figures:
        yield heading(translate("Sides", "Figures"))
        for figure in event.figures:
            yield text_block(f"{figure.what}: {figure.value}")
    yield heading(translate("Sides", "Who leans on it"))
    if not details.leanings:
        yield text_block(translate("Sides", "No voice here was seen to lean on it."))
    for leaning in details.leanings:
        name = details.names.get(leaning.voice, leaning.voice)
        words = f" {leaning_words(leaning)}"
        source = f" · {marks.plain(leaning.source)}" if leaning.source not in ("", "timeline") else ""
        yield Block("item", (Piece(name, "link", f"voice:{leaning.voice}"), Piece(words + source, "source")))
    if details.corrections:
        yield heading(translate("Sides", "Corrected in the encyclopaedia article"))
        for correction in details.corrections:
            yield text_block(correction.finding, label=f"{marks.sentence(correction.verdict)}." if correction.verdict else "", prefix=prefix)
    yield heading(translate("Sides", "Sources"))
    for source in event.sources:
        yield Block("item", (Piece(source, "source"),))


def work_side(details: WorkDetails, board: Board | None) -> Iterator[Block]:
    """A work, what rests on it and what is quoted from it."""
    work = details.work
    yield title(work.title)
    csl = work.csl
    people = csl.get("author") or csl.get("editor") or []
    names = ", ".join(" ".join(n for n in (p.get("given", ""), p.get("family", p.get("literal", ""))) if n) for p in people)
    if details.voice is not None:
        yield Block("item", (Piece(names or details.voice.name, "link", f"voice:{details.voice.id}"),))
    elif names:
        yield text_block(names)
    for label, key in (
        (translate("Sides", "Original title:"), "original-title"),
        (translate("Sides", "In:"), "container-title"),
        (translate("Sides", "Publisher:"), "publisher"),
        (translate("Sides", "Place:"), "publisher-place"),
        (translate("Sides", "ISBN:"), "ISBN"),
    ):
        if csl.get(key):
            yield text_block(str(csl[key]), label=label)
    if work.year:
        yield text_block(str(work.year), label=translate("Sides", "Year:"))
    if csl.get("note"):
        yield text_block(str(csl["note"]).replace("general knowledge", marks.unchecked()), label=translate("Sides", "Note:"))
    if details.publication is not None:
        yield text_block(details.publication.significance)
    if details.positions and board is not None:
        yield heading(translate("Sides", "Positions that rest on it"))
        themes = {t.key: t.title for t in board.themes}
        for position in details.positions:
            yield Block("item", (Piece(themes.get(position.theme, position.theme), "link", f"position:{position.id}"),))
    if details.quotations:
        yield heading(translate("Sides", "Quoted from it"))
        for quotation in details.quotations:
            yield from quotation_blocks(quotation, {work.id: work})


def school_side(details: SchoolDetails) -> Iterator[Block]:
    """A school: its claim, years, who named it, and who is put in it by whom (METHOD 21)."""
    school = details.school
    yield title(school.name)
    if school.claim:
        yield text_block(school.claim)
    for label, text in ((translate("Sides", "Years:"), school.years), (translate("Sides", "Named by:"), school.named_by), (translate("Sides", "Note:"), school.note)):
        if text:
            yield text_block(text, label=label)
    yield heading(translate("Sides", "Voices labelled so"))
    for item in details.labels:
        giver = giver_words(item.given_by)
        yield Block("item", (Piece(details.names.get(item.voice, item.voice), "link", f"voice:{item.voice}"), Piece(f" {marks.plain(item.wording)} · {giver}", "source")))
