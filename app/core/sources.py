"""Where copied words come from, in parts that a citation style can set: works, the pack, and words of ours between them.

The same rules as in ``citing`` (METHOD 14 and 15), before a style is chosen: a quotation is cited to its work, our own
words to the pack, *resting on* the works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.core import citing, marks, speaking, stances
from app.core.blocks import short_id
from app.core.words import translate
from db.records import Board, Pack, Position, Quotation, Voice, Work


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a work: ``label`` is ``p.``, ``ch.`` … or empty, ``value`` what is counted, ``rest`` what a style has no place for."""

    label: str = ""
    value: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A work, or the pack, as a part of a source. ``again``: it was cited before in the same document, so a note may name it short."""

    what: Work | Pack
    locator: Locator = Locator()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from: parts in their order, words of ours with marks. ``plain`` is the same before any style."""

    parts: tuple[str | Cited, ...]
    plain: str
    paraphrase: bool = False
    as_told: bool = False
    """A line that came with its words and names nothing that a style could set."""


_LOCATOR = re.compile(r"(?P<label>pp?\.|chs?\.|vols?\.)\s?(?P<value>[\divxlc]+(?:[–-][\divxlc]+)?)(?P<rest>\b.*)", re.DOTALL)


def locator(text: str) -> Locator:
    """A locator as it is recorded, taken apart.

    >>> locator("pp. 724–25")
    Locator(label='pp.', value='724–25', rest='')
    >>> locator("p. 22 by the archive's number").rest, locator("opening of the preface").rest
    ("by the archive's number", 'opening of the preface')
    >>> locator("vol. 1, p. 724")
    Locator(label='', value='', rest='vol. 1, p. 724')
    """
    found = _LOCATOR.fullmatch(text)
    if found is None or (found["label"][0] != "p" and marks.has_page(found["rest"])):
        return Locator(rest=text)
    return Locator(found["label"], found["value"], found["rest"].lstrip(" ,;"))


def of_items(board: Board, items: tuple[str, ...]) -> tuple[Source, ...]:
    """The sources of quotations and positions, in the order touched; what is no longer there is passed over, none stands twice."""
    voices = {voice.id: voice for voice in board.voices}
    positions = {position.id: position for position in board.positions.values()}
    found: list[Source] = []
    for item in items:
        if item in board.quotations:
            found.append(of_quotation(board.quotations[item], voices.get(board.quotations[item].voice), board.works))
        elif item in positions:
            found.append(of_position(positions[item], voices.get(positions[item].voice), board))
    named = [in_words(source, board) for source in found]
    return tuple({source.plain: source for source in named}.values())


def in_words(source: Source, board: Board) -> Source:
    """A source without the ids of passages, which lead nowhere outside the program."""
    parts = tuple(citing.by_words(part, board) if isinstance(part, str) else part for part in source.parts)
    return replace(source, parts=parts, plain=citing.by_words(source.plain, board))


def of_quotation(quotation: Quotation, voice: Voice | None, works: dict[str, Work]) -> Source:
    """A quotation: to its work, or, where none is named, to what the record says instead."""
    plain = citing.quotation_line(quotation, voice, works) + citing.note_tail(quotation)
    missing = citing.page_missing(quotation.locator)
    tail = (f" {missing}" if missing else "") + citing.seen_tail(quotation) + citing.note_tail(quotation)
    work = works.get(quotation.work)
    who = speaking.before(quotation, voice, work)
    if work is None:
        where = who + ", ".join(part for part in (speaking.unnamed(quotation.work_text), citing.cited_locator(quotation.locator)) if part)
        return Source((where + (f",{tail}" if missing else tail),), plain)
    at = locator(citing.cited_locator(quotation.locator))
    rest = f" {at.rest}" if at.rest.startswith("(") else f", {at.rest}" if at.rest else ""
    return Source((*((who,) if who else ()), Cited(work, at), rest + ("," if missing else "") + tail), plain)


def of_position(position: Position, voice: Voice | None, board: Board) -> Source:
    """Our own words: *paraphrase, Sic et Non, pack and version, resting on …* (METHOD 14)."""
    theme = next((t.title for t in board.themes if t.key == position.theme), position.theme)
    name = voice.name if voice is not None else short_id(position.voice)
    begins = translate("Citing", "paraphrase of {name} on “{theme}”, Sic et Non, ").format(name=name, theme=theme)
    plain = citing.paraphrase_line(position, voice, board)
    works = [board.works[work] for work in position.works if work in board.works]
    resting: list[str | Cited] = []
    if citing.unsourced(position):
        resting = [stances.no_source()]
    else:
        for work in works:
            resting += ["; "] if resting else []
            resting.append(Cited(work))
        resting.append(citing.resting_end(position, len(works)))
    return Source((begins, Cited(board.pack), translate("Citing", "; resting on "), *(part for part in resting if part)), plain, paraphrase=True)


def of_pack(board: Board) -> Source:
    """Words of ours that are no position, such as a comparison or what is said of an event: *paraphrase, Sic et Non, pack and version*."""
    return Source((translate("Citing", "paraphrase, Sic et Non, "), Cited(board.pack)), citing.ours_line(board.pack), paraphrase=True)


def of_line(line: str, board: Board) -> Source:
    """A line that came with the words it belongs to (a page to read, a figure): where it cites the pack, a style can set that."""
    before, found, behind = line.partition(citing.pack_named(board.pack))
    cites = bool(found) and behind.startswith(",")
    return Source((before, Cited(board.pack), ";" + behind[1:]) if cites else (line,), line, paraphrase=cites, as_told=not cites)


def in_sequence(given: Iterable[Source]) -> list[Source]:
    """The sources of one document in their order: from its second mention on a work is marked as cited before.

    The pack is so from the first: each citation of it names it and its version, and the bibliography has the rest.
    """
    seen: set[str] = set()
    made: list[Source] = []
    for source in given:
        parts: list[str | Cited] = []
        for part in source.parts:
            if isinstance(part, Cited):
                part = replace(part, again=isinstance(part.what, Pack) or part.what.id in seen)
                seen.add(part.what.id)
            parts.append(part)
        made.append(replace(source, parts=tuple(parts)))
    return made


def works_of(board: Board, voices: tuple[str, ...]) -> tuple[Work, ...]:
    """The works on which the positions of these voices rest and from which they are quoted, by year and title; withheld words name none."""
    named = [work for (voice, _), position in board.positions.items() if voice in voices for work in position.works]
    named += [quotation.work for quotation in board.quotations.values() if quotation.voice in voices and not quotation.withheld]
    return by_year(board.works[work] for work in dict.fromkeys(named) if work in board.works)


def by_year(works: Iterable[Work]) -> tuple[Work, ...]:
    """Works by year, the undated last, then by title."""
    return tuple(sorted(works, key=lambda work: (work.year is None, work.year or 0, work.title)))
