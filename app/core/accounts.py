"""What a debate says of itself in the side panel: how it was coded, what was seen of whom, and who is not here yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core import marks, ordering
from app.core.cells import Block, Piece, prose
from app.core.paragraphs import heading, prefix_of, text_block, title
from app.core.vocabulary import grade_word
from app.core.words import translate
from db.records import Board, Debate, Position, Quotation


def counts(positions: Iterable[Position], quotations: Iterable[Quotation]) -> str:
    """What METHOD 22 counts for a voice: positions by state, quotations by grade, works of which words were seen."""
    positions, quotations = tuple(positions), tuple(quotations)
    by_code = {code: sum(p.code == code for p in positions) for code in ("stance", "off axis", "not found", "no source seen")}
    grades = {g: sum(q.grade == g for q in quotations) for g in ("work", "copy", "cited", "reported")}
    said = ", ".join(f"{n} {grade_word(g)}" for g, n in grades.items() if n) or translate("Sides", "none")
    works = len({q.work or q.work_text for q in quotations if q.grade in ("work", "copy")})
    return translate(
        "Sides",
        "Of {all} places: {coded} with a code, {off} off the axis, {not_found} not found in what we saw, {no_source} with no source seen. "
        "Quotations by grade: {grades}. Works of which words were seen directly or in a copy: {works}.",
    ).format(works=works, all=len(positions), coded=by_code["stance"], off=by_code["off axis"], not_found=by_code["not found"], no_source=by_code["no source seen"], grades=said)


def coding_side(board: Board) -> Iterator[Block]:
    """*How this was coded*: the account, the steps in words, the second word, and the count for each voice."""
    debate: Debate = board.debate
    prefix = prefix_of(debate.id)
    yield title(translate("Sides", "How this was coded"))
    yield text_block(debate.how_coded, prefix=prefix)
    yield heading(translate("Sides", "The axis"))
    for paragraph in debate.axis_note.split("\n\n"):
        yield text_block(paragraph, prefix=prefix)
    for step in debate.steps:
        yield Block("item", (Piece(f"{step.value:+d}  ".replace("-", "−").replace("+0", "0"), "strong"), Piece(step.words)))
    if debate.necessities:
        yield heading(translate("Sides", "The second word of the verdict"))
        for word in debate.necessities:
            yield text_block(word.meaning, label=f"{word.value}:")
    yield heading(translate("Sides", "How a mark is read"))
    for sign, meaning in _legend(debate):
        yield text_block(meaning, label=f"{sign}:")
    yield heading(translate("Sides", "What was seen, voice by voice"))
    yield text_block(counts(board.positions.values(), board.quotations.values()), label=translate("Sides", "All voices here:"))
    for voice in ordering.by_year(ordering.with_pane(board.voices)):
        positions = [p for p in board.positions.values() if p.voice == voice.id]
        quotations = [q for q in board.quotations.values() if q.voice == voice.id]
        yield Block("item", (Piece(voice.name, "strong", f"voice:{voice.id}"), Piece(". " + counts(positions, quotations), "source")))
    yield Block("source", (Piece(f"{board.pack.title}, {board.pack.version}, {board.pack.licence}", "source"),))


def _legend(debate: Debate) -> Iterator[tuple[str, str]]:
    """What shape, size and filling of a mark mean (DESIGN 7), in words, for readers who see no colours or no marks."""
    if debate.steps:
        shape = translate("Sides", "nearer to {pole}; the larger, the nearer")
        yield translate("Sides", "Square"), shape.format(pole=debate.first_pole)
        yield translate("Sides", "Circle"), translate("Sides", "both in balance")
        yield translate("Sides", "Diamond"), shape.format(pole=debate.second_pole)
        yield translate("Sides", "Two marks"), translate("Sides", "divided: two ends with nothing between")
    yield translate("Sides", "Filled"), translate("Sides", "rests on words of the work itself, in the book, in a copy or as another writer quotes them")
    yield translate("Sides", "Hollow"), translate("Sides", "rests on a review, a report, an abstract or the encyclopaedia article")
    yield translate("Sides", "Hatched ring"), translate("Sides", "no source seen: a code once given from general knowledge was withdrawn; it counts nowhere")
    yield translate("Sides", "Dash"), translate("Sides", "off the axis: the voice writes on the theme but not on this question")


def absent_side(board: Board) -> Iterator[Block]:
    """*Not here yet*: major writers without a coded position, and whose voices are missing altogether (METHOD 23)."""
    prefix = prefix_of(board.debate.id)
    yield title(translate("Sides", "Not here yet"))
    yield text_block(translate("Sides", "Major writers on the question who have no coded position here. No stance is given."))
    for item in board.debate.absent:
        mark = "" if item.entry == "checked" else f" [{marks.unchecked()}]"
        yield Block("item", (Piece(f"{item.author}. ", "strong"), *prose(item.works, prefix), Piece(mark, "unchecked")))
        yield Block("source", tuple(Piece(p.text, "title" if p.role == "title" else "source") for p in prose(item.why, prefix)))
    yield text_block(board.debate.absent_note, prefix=prefix)
    yield heading(translate("Sides", "Whose voices are missing"))
    yield text_block(board.debate.missing_voices, prefix=prefix)
