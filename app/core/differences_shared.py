"""What two voices share: events both lean on, works that the entries of both rest on, schools, criticism between them.

From the record's leanings, positions, quotations, labels and criticisms, and from nothing else (METHOD 10, 12, 21).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core import differences, marks
from app.core.blocks import Block, Piece
from app.core.paragraphs import heading
from app.core.side_records import criticisms as criticism_blocks
from app.core.vocabulary import basis_word, date_words, giver_words
from app.core.words import translate
from db.records import Board, Criticism, Label, Leaning


def shared(board: Board, first: str, second: str, criticisms: Iterable[Criticism] = (), *, coding: bool, turned: bool = False) -> tuple[Block, ...]:
    """The part at the end, as paragraphs. ``criticisms`` may hold others': only those between the two are told.

    With ``coding`` off it is not told how the events are read (METHOD 18).
    """
    called = differences.names(board, first, second)
    return (
        Block("section", (Piece(translate("Differences", "What they share"), "strong"),)),
        *_events(board, first, second, called, coding=coding, turned=turned),
        *_works(board, first, second),
        *_schools(board, first, second, called),
        *_criticism(board, first, second, tuple(criticisms)),
    )


def _nothing(words: str) -> Block:
    return Block("empty", (Piece(words),))


def _leant(board: Board, voice: str) -> dict[str, tuple[Leaning, ...]]:
    """The leanings of a voice in this debate, by event."""
    found: dict[str, list[Leaning]] = {}
    for (who, _), leanings in board.leanings.items():
        for leaning in leanings if who == voice else ():
            found.setdefault(leaning.event, []).append(leaning)
    return {event: tuple(leanings) for event, leanings in found.items()}


def _events(board: Board, first: str, second: str, called: tuple[str, str], *, coding: bool, turned: bool) -> Iterator[Block]:
    yield heading(translate("Differences", "Events both lean on"))
    one, other = _leant(board, first), _leant(board, second)
    both = sorted((board.events[e] for e in one if e in other and e in board.events), key=lambda e: (e.earliest, e.title))
    if not both:
        yield _nothing(translate("Differences", "No event was found on which both lean in this debate."))
    for event in both:
        seen = all(any(leaning.basis == "seen" for leaning in held[event.id]) for held in (one, other))
        date = date_words(event.start, event.end, event.edtf)
        chip = Piece(f"\u00a0{event.title}\u00a0", "chip" if seen else "hollow", f"event:{event.id}")
        words = f" {date} · {_both_words(one[event.id], other[event.id], called, coding=coding, turned=turned)}"
        yield Block("item", (chip, Piece(words, "source")), event.id)


def _reading_words(leanings: tuple[Leaning, ...], *, turned: bool) -> str:
    """How a voice reads an event, each reading once; with *may* where nobody saw that it leans on it."""
    words = {
        "continuity": translate("Differences", "as continuity"),
        "break": translate("Differences", "as break"),
        "other": translate("Differences", "otherwise"),
    }
    order = ("break", "continuity", "other") if turned else tuple(words)
    held = {leaning.reading for leaning in leanings}
    return translate("Differences", " and ").join(words[reading] for reading in order if reading in held)


def _basis_words(leanings: tuple[Leaning, ...]) -> str:
    """On what basis we say that a voice leans on it: the best of several (METHOD 10)."""
    held = {leaning.basis for leaning in leanings}
    best = next(basis for basis in ("seen", "from the article", "general knowledge") if basis in held)
    word = basis_word(best)
    return translate("Differences", "may lean on it, {basis}").format(basis=word) if best == "general knowledge" else word


def _both_words(one: tuple[Leaning, ...], other: tuple[Leaning, ...], called: tuple[str, str], *, coding: bool, turned: bool) -> str:
    """Read the same way or not, how by each, and on what basis we say so of each."""
    readings = [_reading_words(leanings, turned=turned) if coding else "" for leanings in (one, other)]
    parts = [
        translate("Differences", "{name} {reading} ({basis})").format(name=name, reading=reading, basis=_basis_words(leanings))
        if reading
        else translate("Differences", "{name} ({basis})").format(name=name, basis=_basis_words(leanings))
        for name, reading, leanings in zip(called, readings, (one, other), strict=True)
    ]
    said = "; ".join(parts)
    if not all(readings):
        return said
    held = [{leaning.reading for leaning in leanings if leaning.reading} for leanings in (one, other)]
    same = held[0] == held[1] and "other" not in held[0]
    same_words, not_words = translate("Differences", "read the same way: {said}"), translate("Differences", "read differently: {said}")
    partly = translate("Differences", "read partly the same way: {said}")
    if held[0] == held[1] == {"other"}:
        return translate("Differences", "read otherwise by both: {said}").format(said=said)
    return (same_words if same else partly if held[0] & held[1] else not_words).format(said=said)


def _rests_on(board: Board, voice: str) -> set[str]:
    """The works that the entries of a voice in this debate rest on or quote; nothing that nobody saw (METHOD 6, 12)."""
    found: set[str] = set()
    for (who, _), position in board.positions.items():
        if who == voice and position.code not in ("not found", "no source seen") and position.basis != "general knowledge":
            found |= set(position.works)
    found |= {q.work for q in board.quotations.values() if q.voice == voice and q.work and not q.withheld and q.debate == board.debate.id}
    return found


def _works(board: Board, first: str, second: str) -> Iterator[Block]:
    yield heading(translate("Differences", "Works that the entries of both rest on or quote"))
    both = [board.works[w] for w in _rests_on(board, first) & _rests_on(board, second) if w in board.works]
    if not both:
        yield _nothing(translate("Differences", "None in this debate."))
    for work in sorted(both, key=lambda w: (w.year or 9999, w.title)):
        yield Block("item", (Piece(work.title, "title", f"work:{work.id}"), Piece(f" ({work.year})" if work.year else "", "source")), work.id)


def _schools(board: Board, first: str, second: str, called: tuple[str, str]) -> Iterator[Block]:
    yield heading(translate("Differences", "Schools, and by whose label"))
    one, other = (_labels(board, voice) for voice in (first, second))
    both = [school for school in one if school in other]
    if not both:
        yield _nothing(translate("Differences", "No label found puts both in one school."))
    for school in both:
        said = "; ".join(translate("Differences", "{name}: {labels}").format(name=name, labels=_label_words(held[school])) for name, held in zip(called, (one, other), strict=True))
        yield Block("item", (Piece(board.schools.get(school, school), "link", f"school:{school}"), Piece(f" · {said}", "source")))


def _labels(board: Board, voice: str) -> dict[str, list[Label]]:
    found: dict[str, list[Label]] = {}
    for label in board.labels.get(voice, ()):
        if label.school:
            found.setdefault(label.school, []).append(label)
    return found


def _label_words(labels: list[Label]) -> str:
    """Wordings with who gives them (METHOD 21)."""
    told = []
    for label in labels:
        giver = ", ".join(part for part in (giver_words(label.given_by), label.years) if part)
        told.append(f"{marks.plain(label.wording)} ({giver})" if giver else marks.plain(label.wording))
    return ", ".join(told)


def _criticism(board: Board, first: str, second: str, items: tuple[Criticism, ...]) -> Iterator[Block]:
    between = {way: [c for c in items if (c.critic_voice, c.criticised) == way] for way in ((first, second), (second, first))}
    full = {voice.id: voice.name for voice in board.voices} | board.names
    if not any(between.values()):
        yield heading(translate("Differences", "Criticism between them"))
        yield _nothing(translate("Differences", "None is on record here."))
    for (critic, criticised), found in between.items():
        if found:
            words = translate("Differences", "{critic} on {other}").format(critic=full.get(critic, critic), other=full.get(criticised, criticised))
            yield from criticism_blocks(words, found, board.names, None, mine=False)
