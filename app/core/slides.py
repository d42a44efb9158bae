"""What stands on the stage: one theme with the chosen voices, each a headline, a mark and a quotation, before any layout.

A slide holds all voices of a theme; how many of them stand side by side on a page is a matter of room, and the view's.
Rules: METHOD 5 and 6 (what is missing, what nobody checked), 11 and 12 (a quotation with what was seen of it, never a
withheld one), 18 (with coding off nothing tells a stance), 20 (both poles in words), 22 (how it was coded, in a sentence).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.core import marks, ordering, stances
from app.core.blocks import Block, Piece, pack_of, prose, short_id
from app.core.cells import earlier_words, free_quotations, own_name, quotation_blocks, with_companions
from app.core.vocabulary import basis_words, kind_words
from app.core.words import translate
from db.records import Board, Position, Voice

LAST_PAGE = -1
"""The page to ask for where the last one of a theme is meant, before anybody knows how many there are."""


@dataclass(frozen=True, slots=True)
class Column:
    """One voice on a slide. What is empty is not shown.

    ``short`` is the name for the axis. ``own_name`` is what the voice itself calls the thing, before any mark.
    ``marks`` stand before ``stance`` (or ``state``) and on the axis. ``state`` says that nothing was found, or no
    source seen. ``quotations`` holds quote, source and note, one after the other, of the passage that carries the
    position best and of those without which it would mislead.
    """

    voice: str
    name: str
    short: str
    years: str = ""
    kind: str = ""
    marks: tuple[stances.Mark, ...] = ()
    stance: str = ""
    outcome: str = ""
    detail: str = ""
    state: str = ""
    headline: Block | None = None
    own_name: Block | None = None
    quotations: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """One theme of a debate with its voices, in the order given.

    Poles are as they stand from left to right, and ``steps`` too; these, and ``axis_title`` (what the axis measures), are
    empty where the debate has no axis and where coding is off. ``number`` counts from 1.
    """

    debate: str
    theme: str
    title: str
    question: str
    columns: tuple[Column, ...]
    first_pole: str
    second_pole: str
    steps: tuple[int, ...]
    number: int
    count: int
    footer: str
    axis_title: str = ""


def slide(board: Board, theme: str, voices: Iterable[str], *, coding: bool, turned: bool) -> Slide:
    """The slide of a theme (by key) with these voices (by id); ids the board lacks are passed over.

    Raises KeyError for a theme that the debate lacks.
    """
    keys = [t.key for t in board.themes]
    if theme not in keys:
        raise KeyError(theme)
    number = keys.index(theme)
    found, known = board.themes[number], {v.id: v for v in board.voices}
    debate = board.axis(theme)
    steps = tuple(sorted(step.value for step in debate.steps)) if coding else ()
    poles = (debate.first_pole, debate.second_pole) if steps else ("", "")
    return Slide(
        debate=marks.plain(debate.question),
        theme=theme,
        title=marks.plain(found.title),
        question=marks.plain(found.question),
        columns=tuple(_column(board, known[v], theme, coding=coding, turned=turned) for v in dict.fromkeys(voices) if v in known),
        first_pole=poles[turned],
        second_pole=poles[not turned],
        steps=steps[::-1] if turned else steps,
        number=number + 1,
        count=len(keys),
        footer=_footer(board),
        axis_title=stances.axis_words(debate) if steps else "",
    )


def _column(board: Board, voice: Voice, theme: str, *, coding: bool, turned: bool) -> Column:
    kind = "" if voice.kind == "historian" else kind_words(voice.kind)
    head = Column(voice.id, voice.name, voice.family or voice.name, ordering.life(voice), kind)
    position = board.positions.get((voice.id, theme))
    if position is None or position.code == "not found":
        return _with(head, state=marks.sentence(stances.not_found()))
    told = stances.tell(position, board.axis(theme), turned, quoted=bool(free_quotations(board, position)))
    missing = position.code == "no source seen"
    return _with(
        head,
        marks=told.marks if coding else (),
        stance=told.words if coding and not missing else "",
        outcome=stances.outcome_words(position) if coding else "",
        detail=" · ".join(part for part in (told.detail, earlier_words(board, position)) if part) if coding else "" if missing else basis_words(position.basis),
        own_name=next(iter(own_name(position)), None),
        state=marks.sentence(told.words) if missing else "",
        headline=_headline(position, told.words if coding else ""),
        quotations=tuple(_quotations(board, position)),
    )


def _with(head: Column, **fields: object) -> Column:
    """The head of a column with the rest of it."""
    return Column(head.voice, head.name, head.short, head.years, head.kind, **fields)  # type: ignore[arg-type]


def _headline(position: Position, words: str) -> Block | None:
    """The position in a sentence; where the record has none, the words of its stance, or with coding off its summary."""
    text = position.headline or words or position.summary
    return Block("headline", tuple(prose(text, pack_of(position.id))), position.id) if text else None


def _quotations(board: Board, position: Position) -> Iterator[Block]:
    """The first quotation that may be shown, with its companions."""
    shown = with_companions(free_quotations(board, position)[:1], board.quotations)
    ids = {short_id(quotation.id) for quotation in shown}
    for quotation in shown:
        yield from quotation_blocks(replace(quotation, note=without_orders(quotation.note, quotation.text, ids)), board.works)


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_PASSAGE = re.compile(rf"\b{marks.PASSAGE}\b")
_WHOLE = re.compile(r"^Never (?:show half of it|show it without that|cut off the first sentence)\.$")
_HALVES = re.compile(r"^Never show one half alone: ")
_ALONE = re.compile(r"^Never alone: ")
_WITH = re.compile(r"^Show (?:it with [\w, -]+|both|the two together)\.$")
_SENTENCES = re.compile(r"^Show both sentences\.$")
_AND_WITH = re.compile(r": show it with [\w, -]+\.$")


def without_orders(note: str, text: str, shown: Collection[str]) -> str:
    """An editor's note on a passage without the orders that are obeyed where its whole ``text`` stands with those ``shown``.

    ``shown`` are ids without their pack. What the note says besides stays, and so does an order that is not obeyed.

    >>> without_orders("It is one half. Show it with loam-2.", "Words.", {"loam-1", "loam-2"})
    'It is one half.'
    """
    named = set(_PASSAGE.findall(note))
    kept = []
    for sentence in _SENTENCE.split(note):
        companions = set(_PASSAGE.findall(sentence)) or named
        together = bool(companions) and companions <= set(shown)
        if _WHOLE.match(sentence) or (together and _WITH.match(sentence)) or (_SENTENCES.match(sentence) and len(_SENTENCE.split(text)) > 1):
            continue
        rest = _HALVES.sub("", sentence)
        if together:
            rest = _AND_WITH.sub(".", _ALONE.sub("", rest))
        kept.append(sentence if rest == sentence else marks.sentence(rest))
    return " ".join(kept)


def _footer(board: Board) -> str:
    """Who coded from what, and which pack in which version speaks (METHOD 14 and 22)."""
    pack = translate("Slides", "{title}, version {version}").format(title=board.pack.title, version=board.pack.version)
    return " · ".join(words for words in (first_sentence(marks.plain(board.debate.how_coded)), pack) if words)


def first_sentence(text: str) -> str:
    """A text up to its first full stop that ends a sentence.

    >>> first_sentence("Coded by one reader, cf. p. 3. The rest follows.")
    'Coded by one reader, cf. p. 3.'
    """
    found = re.match(r".+?[.!?](?=\s+[A-Z“]|\s*$)", text.strip(), re.DOTALL)
    return found.group() if found else text.strip()


def column_words(column: Column) -> str:
    """Everything a column says, a paragraph a line: for a screen reader."""
    stance = " · ".join(words for words in (column.stance, column.outcome, column.detail) if words)
    name = ", ".join(words for words in (column.name, column.years, column.kind) if words)
    blocks = (*((column.headline,) if column.headline else ()), *column.quotations)
    own = column.own_name.text if column.own_name else ""
    return "\n".join(words for words in (name, own, stance, column.state, *(block.text for block in blocks)) if words)


def cut(block: Block, start: int, end: int) -> Block:
    """A stretch of a block's text, from one character to before another, with the roles of its pieces."""
    pieces, at = [], 0
    for piece in block.pieces:
        words = piece.text[max(0, start - at) : max(0, end - at)]
        if words:
            pieces.append(Piece(words, piece.role, piece.link))
        at += len(piece.text)
    return Block(block.kind, tuple(pieces), block.item)


def step(pages: int, page: int, themes: Sequence[str], theme: str, direction: int) -> tuple[str, int]:
    """Where a step leads: the theme (by key) and the page in it, counted from 0.

    ``pages`` is how many pages the theme in view has. A page of ``LAST_PAGE`` or beyond the last is the last one, both
    in what is given and in what comes back: going back over a theme's first page lands on ``LAST_PAGE`` of the theme
    before, because only the view knows how many pages that has. At both ends nothing changes.

    >>> step(2, 0, ("a", "b"), "a", 1), step(2, 1, ("a", "b"), "a", 1), step(2, 0, ("a", "b"), "b", -1)
    (('a', 1), ('b', 0), ('a', -1))
    """
    last = max(0, pages - 1)
    now = last if page < 0 else min(page, last)
    if 0 <= now + direction <= last:
        return theme, now + direction
    if theme not in themes:
        return (themes[0], 0) if themes else (theme, now)
    there = themes.index(theme) + (1 if direction > 0 else -1)
    if not 0 <= there < len(themes):
        return theme, now
    return themes[there], 0 if direction > 0 else LAST_PAGE
