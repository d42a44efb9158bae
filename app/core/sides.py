"""What the side panel says: details of a voice, an event, a work, a school, a position, a quotation, as blocks of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core import marks, ordering, stances
from app.core.cells import LEANING_BASIS_WORDS, READING_WORDS, Block, Piece, prose, quotation_blocks
from app.core.words import translate
from db import dates
from db.records import (
    Board,
    Criticism,
    Debate,
    EventDetails,
    Position,
    Quotation,
    SchoolDetails,
    VoiceDetails,
    Work,
    WorkDetails,
)

CODED_FIRST_SENTENCE = (
    "Coded by one reader, re-read by a second, mostly from excerpts, reviews and abstracts, not from whole books; "
    "the numbers are ours, not the historians'."
)


def _t(text: str) -> str:
    return translate("Sides", text)


def title(text: str) -> Block:
    """The title of a page of details."""
    return Block("title", (Piece(marks.plain(text)),))


def heading(text: str) -> Block:
    """A small heading."""
    return Block("heading", (Piece(text.upper()),))


def text_block(text: str, *, label: str = "", item: str = "", prefix: str = "") -> Block:
    """A paragraph of ours, perhaps after a label in bold."""
    pieces = (Piece(f"{label} ", "strong"),) if label else ()
    return Block("text", (*pieces, *prose(text, prefix)), item)


def _prefix(identifier: str) -> str:
    pack, slash, _ = identifier.partition("/")
    return pack + slash


def work_words(work: Work) -> tuple[Piece, ...]:
    """Title, year and what else is known of a work, the title as a link; a part nobody checked says so."""
    csl = work.csl
    rest = [str(work.year) if work.year else "", str(csl.get("container-title", "")), str(csl.get("publisher", ""))]
    note = str(csl.get("note", "")).replace("general knowledge", _t("not checked"))
    tail = ", ".join(part for part in rest if part)
    pieces = [Piece(work.title, "title", f"work:{work.id}"), Piece(f", {tail}" if tail else "", "source")]
    if note:
        pieces.append(Piece(f" [{note}]", "unchecked"))
    return tuple(pieces)


def voice_side(details: VoiceDetails, board: Board | None, *, coding: bool) -> Iterator[Block]:
    """Everything recorded of a voice: who, labels with givers, works, change, criticism, what is not yet traced."""
    voice = details.voice
    prefix = _prefix(voice.id)
    yield title(voice.name)
    life = ", ".join(part for part in (ordering.life(voice), voice.nationality, voice.profession) if part)
    kind = {"historian": _t("historian"), "participant": _t("participant"), "commentator": _t("commentator"), "mentioned": _t("only mentioned")}
    yield text_block(" · ".join(part for part in (kind[voice.kind], life) if part))
    if voice.native_name:
        yield text_block(voice.native_name)
    if voice.life_note:
        yield text_block(voice.life_note, prefix=prefix)
    if voice.biography:
        yield text_block(voice.biography, prefix=prefix)
    if details.labels:
        yield heading(_t("Labels, and who gives them"))
        for label in details.labels:
            giver = ordering.GIVEN_BY_WORDS.get(label.given_by, label.given_by)
            words = f"{marks.plain(label.wording)} ({giver})" + (f", {label.years}" if label.years else "")
            note = tuple(prose(f". {label.note}" if label.note else "", prefix))
            yield Block("item", (Piece(words, "plain", f"school:{label.school}"), *note))
    if voice.what_was_seen:
        yield heading(_t("What was seen"))
        yield text_block(voice.what_was_seen, prefix=prefix)
    if board is not None:
        yield text_block(counts(details.positions, details.quotations))
    if details.works:
        yield heading(_t("Works"))
        for work in sorted(details.works.values(), key=lambda w: (w.year or 9999, w.title)):
            yield Block("item", work_words(work))
    if details.voice.changes:
        yield heading(_t("Change over time"))
        for change in details.voice.changes:
            yield text_block(change.text, label=f"{change.years}." if change.years else "", prefix=prefix)
    if details.dated_codes and coding and board is not None:
        for dated in details.dated_codes:
            words = f"{dated.year}: {stances.step_words(board.debate, dated.stance)}"
            yield text_block(f"{words}. {_t('Rests on')}: {dated.rests_on}", prefix=prefix)
    yield from _criticism(_t("Who criticises this voice"), details.criticised_by, details.names, mine=False, prefix=prefix)
    yield from _criticism(_t("Whom this voice criticises"), details.criticises, details.names, mine=True, prefix=prefix)
    withheld = [q for q in details.quotations if q.withheld]
    if withheld:
        yield heading(_t("Not yet traced"))
        for quotation in withheld:
            yield from _withheld(quotation)
    if details.corrections:
        yield heading(_t("Corrected in the encyclopaedia article"))
        for correction in details.corrections:
            if correction.clause:
                yield Block("note", (Piece(_t("The article says: "), "strong"), Piece(f"“{correction.clause}”", "source")))
            yield text_block(correction.finding, label=f"{correction.verdict.capitalize()}." if correction.verdict else "", prefix=prefix)


def _withheld(quotation: Quotation) -> Iterator[Block]:
    """A withheld quotation, with the reason first (METHOD 12): it stands here and nowhere else."""
    yield Block("note", (Piece(_t("Withheld: "), "strong"), *prose(quotation.withheld, "")))
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
        words = name or marks.plain(item.body) or _t("a critic")
        by_type = f" ({_t('by type: a position is named, not the person')})" if item.by_type else ""
        kind = f" ({_t('support')})" if item.kind == "support" else ""
        source = item.source or item.body
        grade = f" · {item.grade}" if item.grade else ""
        yield Block(
            "item",
            (
                Piece(words, "strong", f"voice:{other}" if other else ""),
                Piece(f"{kind}{by_type}: ", "plain"),
                *prose(item.ground, prefix),
            ),
        )
        yield Block("source", tuple(Piece(p.text, "title" if p.role == "title" else "source", p.link) for p in prose(f"{source}{grade}" + (f" · {item.note}" if item.note else ""), prefix)))


def counts(positions: Iterable[Position], quotations: Iterable[Quotation]) -> str:
    """What METHOD 22 counts for a voice: positions by state, quotations by grade."""
    positions, quotations = tuple(positions), tuple(quotations)
    by_code = {code: sum(p.code == code for p in positions) for code in ("stance", "off axis", "not found", "no source seen")}
    grades = {g: sum(q.grade == g for q in quotations) for g in ("work", "copy", "cited", "reported")}
    said = ", ".join(f"{n} {g}" for g, n in grades.items() if n) or _t("none")
    return _t(
        "Of {all} themes: {coded} with a code, {off} off the axis, {not_found} not found in what we saw, {no_source} with no source seen. "
        "Quotations by grade: {grades}."
    ).format(all=len(positions), coded=by_code["stance"], off=by_code["off axis"], not_found=by_code["not found"], no_source=by_code["no source seen"], grades=said)


def position_side(position: Position, board: Board, *, coding: bool) -> Iterator[Block]:
    """How one cell was coded, or what was seen where nothing was found (METHOD 5, 7, 22)."""
    voice = next((v for v in board.voices if v.id == position.voice), None)
    theme = next((t for t in board.themes if t.key == position.theme), None)
    prefix = _prefix(position.id)
    yield title(f"{voice.name if voice else ''}: {theme.title if theme else position.theme}")
    if theme is not None:
        yield Block("note", tuple(prose(theme.question, prefix)))
    if position.code == "not found":
        yield text_block(_t("Not found in what we saw. This does not mean that the voice is silent on it."))
        seen = position.rests_on or position.evidence
        if seen:
            yield heading(_t("What was seen, and where to look"))
            yield text_block(seen, prefix=prefix)
        if voice is not None and voice.what_was_seen:
            yield text_block(voice.what_was_seen, label=_t("Of this voice was seen:"), prefix=prefix)
        if position.first:
            yield text_block(_t("First coder: {first}; second coder: {second}.").format(first=position.first, second=position.second))
        yield from _works(position, board)
        return
    if position.headline:
        yield Block("headline", tuple(prose(position.headline, prefix)), position.id)
    if coding:
        told = stances.tell(position, board.debate)
        yield heading(_t("How this was coded"))
        yield text_block(". ".join(p for p in (told.words.capitalize(), told.detail) if p) + ".")
        outcome = stances.outcome_words(position)
        if outcome:
            meaning = next((n.meaning for n in board.debate.necessities if n.value == position.necessity), "")
            yield text_block(f"{outcome.capitalize()}: {meaning}.")
        for label, text in (
            (_t("Why:"), position.reason),
            (_t("Second reading:"), position.second_reading),
            (_t("Evidence used:"), position.evidence),
            (_t("Rests on:"), position.rests_on),
            (_t("Year of what it rests on:"), position.year_text),
        ):
            if text:
                yield text_block(text, label=label, prefix=prefix)
        if position.first:
            yield text_block(_t("First coder: {first}; second coder: {second}. The second coder's figure is shown.").format(first=position.first, second=position.second))
    quotations = [board.quotations[q] for q in position.quotations if q in board.quotations and not board.quotations[q].withheld]
    if quotations:
        yield heading(_t("Passages"))
        for quotation in quotations:
            yield from quotation_blocks(quotation, board.works)
    leanings = board.leanings.get((position.voice, position.theme), ())
    if leanings:
        yield heading(_t("Events leant on"))
        for leaning in leanings:
            event = board.events.get(leaning.event)
            words = f" {READING_WORDS[leaning.reading]} · {LEANING_BASIS_WORDS[leaning.basis]}"
            yield Block("item", (Piece(event.title if event else leaning.event, "link", f"event:{leaning.event}"), Piece(words, "source")))
    yield from _works(position, board)
    yield Block("source", (Piece(_t("How everything here was coded"), "link", "coding:"),))


def _works(position: Position, board: Board) -> Iterator[Block]:
    works = [board.works[w] for w in position.works if w in board.works]
    if works:
        yield heading(_t("Works"))
        for work in works:
            yield Block("item", work_words(work))


def quotation_side(quotation: Quotation, board: Board) -> Iterator[Block]:
    """One quotation with everything that is known of it."""
    voice = next((v for v in board.voices if v.id == quotation.voice), None)
    yield title(voice.name if voice else _t("Quotation"))
    if quotation.withheld:
        yield text_block(_t("This quotation is withheld. It stands in the voice's details, under “Not yet traced”, with the reason."))
        return
    yield from quotation_blocks(quotation, board.works)
    rows = (
        (_t("What was seen:"), quotation.seen_at),
        (_t("Place:"), quotation.place if quotation.grade != "copy" else ""),
        (_t("Grade:"), GRADE_WORDS.get(quotation.grade, quotation.grade)),
        (_t("Second check:"), quotation.second_check),
        (_t("On the check:"), quotation.check_note),
    )
    for label, text in rows:
        if text:
            yield text_block(text, label=label, prefix=_prefix(quotation.id))


GRADE_WORDS = {
    "work": "work: seen in the work itself or an official excerpt",
    "copy": "copy: seen in a reproduction that is not the publisher's; check wording and page against print",
    "cited": "cited: quoted by another author who names the source",
    "reported": "reported: only in the encyclopaedia article, or without a citation",
}


def event_side(details: EventDetails) -> Iterator[Block]:
    """An event: date, what happened, the readings the record gives, who leans on it and on what basis."""
    event = details.event
    prefix = _prefix(event.id)
    yield title(event.title)
    date = dates.say_span(event.start, event.end, event.edtf)
    old = f" · {_t('Old Style')}: {event.old_style}" if event.old_style else ""
    checked = _t("date seen in a source") if event.verified == "seen" else _t("not checked")
    yield Block("source", (Piece(f"{date}{old} · {checked}", "source"),))
    if event.verified_note:
        yield Block("note", tuple(prose(event.verified_note, prefix)))
    yield text_block(event.description, prefix=prefix)
    yield text_block(event.continuity_reading or _t("no contrary reading found"), label=_t("Read as continuity:"), prefix=prefix)
    yield text_block(event.break_reading or _t("no contrary reading found"), label=_t("Read as break:"), prefix=prefix)
    if event.disputed:
        yield text_block(event.disputed, label=_t("Disputed:"), prefix=prefix)
    if event.note:
        yield text_block(event.note, prefix=prefix)
    if event.figures:
        yield heading(_t("Figures"))
        for figure in event.figures:
            yield text_block(f"{figure.what}: {figure.value}")
    yield heading(_t("Who leans on it"))
    if not details.leanings:
        yield text_block(_t("No voice here was seen to lean on it."))
    for leaning in details.leanings:
        name = details.names.get(leaning.voice, leaning.voice)
        words = f" {READING_WORDS[leaning.reading]} · {LEANING_BASIS_WORDS[leaning.basis]}"
        source = f" · {marks.plain(leaning.source)}" if leaning.source not in ("", "timeline") else ""
        yield Block("item", (Piece(name, "link", f"voice:{leaning.voice}"), Piece(words + source, "source")))
    if details.corrections:
        yield heading(_t("Corrected in the encyclopaedia article"))
        for correction in details.corrections:
            yield text_block(correction.finding, label=f"{correction.verdict.capitalize()}." if correction.verdict else "", prefix=prefix)
    yield heading(_t("Sources"))
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
        (_t("Original title:"), "original-title"),
        (_t("In:"), "container-title"),
        (_t("Publisher:"), "publisher"),
        (_t("Place:"), "publisher-place"),
        (_t("ISBN:"), "ISBN"),
    ):
        if csl.get(key):
            yield text_block(str(csl[key]), label=label)
    if work.year:
        yield text_block(str(work.year), label=_t("Year:"))
    if csl.get("note"):
        yield text_block(str(csl["note"]).replace("general knowledge", _t("not checked")), label=_t("Note:"))
    if details.publication is not None:
        yield text_block(details.publication.significance)
    if details.positions and board is not None:
        yield heading(_t("Positions that rest on it"))
        themes = {t.key: t.title for t in board.themes}
        for position in details.positions:
            yield Block("item", (Piece(themes.get(position.theme, position.theme), "link", f"position:{position.id}"),))
    if details.quotations:
        yield heading(_t("Quoted from it"))
        for quotation in details.quotations:
            yield from quotation_blocks(quotation, {work.id: work})


def school_side(details: SchoolDetails) -> Iterator[Block]:
    """A school: its claim, years, who named it, and who is put in it by whom (METHOD 21)."""
    school = details.school
    yield title(school.name)
    if school.claim:
        yield text_block(school.claim)
    for label, text in ((_t("Years:"), school.years), (_t("Named by:"), school.named_by), (_t("Note:"), school.note)):
        if text:
            yield text_block(text, label=label)
    yield heading(_t("Voices labelled so"))
    for item in details.labels:
        giver = ordering.GIVEN_BY_WORDS.get(item.given_by, item.given_by)
        yield Block("item", (Piece(details.names.get(item.voice, item.voice), "link", f"voice:{item.voice}"), Piece(f" {marks.plain(item.wording)} · {giver}", "source")))


def coding_side(board: Board) -> Iterator[Block]:
    """*How this was coded*: the account, the steps in words, the second word, and the count for each voice."""
    debate: Debate = board.debate
    yield title(_t("How this was coded"))
    yield text_block(debate.how_coded)
    yield heading(_t("The axis"))
    for paragraph in debate.axis_note.split("\n\n"):
        yield text_block(paragraph)
    for step in debate.steps:
        yield Block("item", (Piece(f"{step.value:+d}  ".replace("-", "−").replace("+0", "0"), "strong"), Piece(step.words)))
    if debate.necessities:
        yield heading(_t("The second word of the verdict"))
        for word in debate.necessities:
            yield text_block(word.meaning, label=f"{word.value}:")
    yield heading(_t("What was seen, voice by voice"))
    for voice in ordering.by_year(ordering.with_pane(board.voices)):
        positions = [p for p in board.positions.values() if p.voice == voice.id]
        quotations = [q for q in board.quotations.values() if q.voice == voice.id]
        yield Block("item", (Piece(voice.name, "strong", f"voice:{voice.id}"), Piece(". " + counts(positions, quotations), "source")))
    yield Block("source", (Piece(f"{board.pack.title}, {board.pack.version}, {board.pack.licence}", "source"),))


def absent_side(board: Board) -> Iterator[Block]:
    """*Not here yet*: major writers without a coded position, and whose voices are missing altogether (METHOD 23)."""
    yield title(_t("Not here yet"))
    yield text_block(_t("Major writers on the question who have no coded position here. No stance is given."))
    for item in board.debate.absent:
        mark = "" if item.entry == "checked" else f" [{_t('not checked')}]"
        yield Block("item", (Piece(f"{item.author}. ", "strong"), *prose(item.works, ""), Piece(mark, "unchecked")))
        yield Block("source", tuple(Piece(p.text, "title" if p.role == "title" else "source") for p in prose(item.why, "")))
    yield text_block(board.debate.absent_note)
    yield heading(_t("Whose voices are missing"))
    yield text_block(board.debate.missing_voices)
