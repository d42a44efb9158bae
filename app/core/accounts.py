"""What a debate says of itself in the side panel: how it was coded, what was seen of whom, and who is not here yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core import marks, ordering, stances
from app.core.blocks import Block, Piece, pack_of, prose
from app.core.paragraphs import heading, text_block, title
from app.core.vocabulary import grade_word
from app.core.words import translate
from db.records import Board, Debate, Position, Quotation, Step


def counts(positions: Iterable[Position], quotations: Iterable[Quotation]) -> str:
    """What METHOD 22 counts for a voice: positions by state, quotations by grade, works of which words were seen."""
    positions, quotations = tuple(positions), tuple(quotations)
    by_code = {code: sum(p.code == code for p in positions) for code in ("stance", "off axis", "not coded", "in words", "not found", "no source seen")}
    grades = {g: sum(q.grade == g for q in quotations) for g in ("work", "copy", "cited", "reported")}
    said = ", ".join(f"{n} {grade_word(g)}" for g, n in grades.items() if n) or translate("Sides", "none")
    works = len({q.work or q.work_text for q in quotations if q.grade in ("work", "copy")})
    states = {
        "stance": translate("Sides", "{n} with a code"),
        "in words": translate("Sides", "{n} in words"),
        "off axis": translate("Sides", "{n} off the axis"),
        "not coded": translate("Sides", "{n} not coded"),
        "not found": translate("Sides", "{n} not found in what we saw"),
        "no source seen": translate("Sides", "{n} with no source seen"),
    }
    always = ("off axis", "not found", "no source seen") if not by_code["in words"] else ()
    places = ", ".join(words.format(n=by_code[code]) for code, words in states.items() if by_code[code] or code in always or (code == "stance" and always))
    one = translate("Sides", "Of 1 place: {places}. Quotations by grade: {grades}. Works of which words were seen directly or in a copy: {works}.")
    many = translate("Sides", "Of {all} places: {places}. Quotations by grade: {grades}. Works of which words were seen directly or in a copy: {works}.")
    return (one if len(positions) == 1 else many).format(works=works, all=len(positions), places=places, grades=said)


def coding_side(board: Board) -> Iterator[Block]:
    """*How this was coded*: the account, the steps in words, the second word, and the count for each voice."""
    debate: Debate = board.debate
    prefix = pack_of(debate.id)
    yield title(translate("Sides", "How this was coded"))
    yield text_block(debate.how_coded, prefix=prefix)
    axes = any(board.axis(theme.key).steps for theme in board.themes)
    if debate.axis_note or debate.steps:
        yield heading(stances.axis_words(debate) or (translate("Sides", "The axis") if axes else translate("Sides", "No axis")))
        for paragraph in debate.axis_note.split("\n\n"):
            yield text_block(paragraph, prefix=prefix)
    yield from _steps(debate.steps)
    for theme in board.themes:
        if theme.steps:
            yield heading(theme.title)
            yield text_block(theme.question, prefix=prefix)
            yield from _steps(theme.steps)
    if debate.necessities:
        yield heading(translate("Sides", "The second word of the verdict"))
        for word in debate.necessities:
            yield text_block(word.meaning, label=f"{word.value}:")
    legend = tuple(_legend(board))
    if legend:
        yield heading(translate("Sides", "How a mark is read"))
    for sign, meaning in legend:
        yield text_block(meaning, label=f"{sign}:")
    if board.corrected:
        yield heading(translate("Sides", "Corrected in the encyclopaedia article"))
        one, many = translate("Sides", "1 statement on this question"), translate("Sides", "{count} statements on this question")
        words = one if board.corrected == 1 else many.format(count=board.corrected)
        yield Block("item", (Piece(words, "link", f"corrections:{debate.id}"),))
    yield heading(translate("Sides", "What was seen, voice by voice"))
    quoted = {one for position in board.positions.values() for one in position.quotations}
    own = [q for q in board.quotations.values() if q.debate == debate.id or q.id in quoted]  # not those that only stand beside another
    yield text_block(counts(board.positions.values(), own), label=translate("Sides", "All voices here:"))
    for voice in ordering.by_year(ordering.with_pane(board.voices)):
        positions = [p for p in board.positions.values() if p.voice == voice.id]
        quotations = [q for q in own if q.voice == voice.id]
        yield Block("item", (Piece(voice.name, "strong", f"voice:{voice.id}"), Piece(". " + counts(positions, quotations), "source")))
    yield Block("source", (Piece(f"{board.pack.title}, {board.pack.version}, {board.pack.licence}", "source"),))


def _steps(steps: Iterable[Step]) -> Iterator[Block]:
    """The steps of an axis in words."""
    for step in steps:
        yield Block("item", (Piece(f"{step.value:+d}  ".replace("-", "−").replace("+0", "0"), "strong"), Piece(step.words)))


def _legend(board: Board) -> Iterator[tuple[str, str]]:
    """What shape, size and filling of a mark mean (DESIGN 7), in words, for readers who see no colours or no marks.

    Without an axis there are no others than those that say why a place has no figure.
    """
    axes = dict.fromkeys(board.axis(theme.key) for theme in board.themes)
    poles = [(axis.first_pole, axis.second_pole) for axis in axes if axis.steps]
    if poles:
        shape = translate("Sides", "nearer to {pole}; the larger, the nearer")
        balance = {step.words for axis in axes for step in axis.steps if step.value == 0}
        yield translate("Sides", "Square"), shape.format(pole=", ".join(first for first, _ in poles))
        yield translate("Sides", "Circle"), translate("Sides", "the middle: {words}").format(words="; ".join(sorted(balance)))
        yield translate("Sides", "Diamond"), shape.format(pole=", ".join(second for _, second in poles))
        yield translate("Sides", "Two marks"), translate("Sides", "divided: two ends with nothing between")
        yield translate("Sides", "Filled"), translate("Sides", "rests on words of the work itself, in the book, in a copy or as another writer quotes them")
        yield translate("Sides", "Hollow"), translate("Sides", "rests on a review, a report, an abstract or the encyclopaedia article")
    codes = {position.code for position in board.positions.values()}
    if poles or "no source seen" in codes:
        yield translate("Sides", "Hatched ring"), translate("Sides", "no source seen: a code once given from general knowledge was withdrawn; it counts nowhere")
    if poles or "off axis" in codes:
        yield translate("Sides", "Dash"), translate("Sides", "off the axis: the voice writes on the theme but not on this question")
    if "not coded" in codes:
        yield translate("Sides", "Dash, too"), translate("Sides", "not coded: text and words were seen, but nothing that bears a figure")


def absent_side(board: Board) -> Iterator[Block]:
    """*Not here yet*: major writers without a coded position, and whose voices are missing altogether (METHOD 23)."""
    prefix = pack_of(board.debate.id)
    yield title(translate("Sides", "Not here yet"))
    if not (board.debate.absent or board.debate.absent_note or board.debate.missing_voices):
        yield text_block(translate("Sides", "The record names nobody who is missing from this debate. That is no claim that nobody is."))
        return
    if board.debate.absent:
        yield text_block(translate("Sides", "Major writers on the question who have no coded position here. No stance is given."))
    for item in board.debate.absent:
        mark = "" if item.entry == "checked" else f" [{marks.unchecked()}]"
        yield Block("item", (Piece(f"{item.author}. ", "strong"), *prose(item.works, prefix), Piece(mark, "unchecked")))
        yield Block("source", tuple(Piece(p.text, "title" if p.role == "title" else "source") for p in prose(item.why, prefix)))
    if board.debate.absent_note:
        yield text_block(board.debate.absent_note, prefix=prefix)
    if board.debate.missing_voices:
        yield heading(translate("Sides", "Whose voices are missing"))
        yield text_block(board.debate.missing_voices, prefix=prefix)
