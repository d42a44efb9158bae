"""Story, glossary and corrections as outlines: the reading pages with a footnote to every entry (METHOD 6, 14, 16, 17)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from app.core import handing_in, marks, outline_passages, passages
from app.core.blocks import Block, pack_of, short_id
from app.core.outline import Outline, Paragraph, Section, item, opening, said
from app.core.reading import Entry, Page, PageKind
from app.core.reading_corrections import corrections
from app.core.reading_glossary import glossary
from app.core.reading_story import story
from app.core.shorthand import dossiers_named
from app.core.sources import Source
from app.core.words import translate
from db.records import Board, Correction, Library

PAGES: dict[PageKind, Callable[[Library], Page]] = {"story": story, "glossary": glossary, "corrections": corrections}


def page(kind: PageKind, library: Library, board: Board, *, day: str) -> Outline:
    """A page of the reading room, whole. ``board`` is a debate of the same pack, for how its positions were coded."""
    made = PAGES[kind](library)
    called = passages.of(library.quotations, board.works, library.names, pack_of(board.debate.id))
    first = [*(Paragraph(_plain(block)) for block in made.about), said(f"{made.count}.")]
    return Outline(
        made.title,
        opening(board, first, day, coding=True),
        tuple(_once(outline_passages.section(_named(section), called, ())) for section in _sections(made)),
        Section(f"{kind}-before-you-hand-in", handing_in.title(), tuple(item(line) for line in _wanting(kind, library))),
        (),
        library.pack,
        kind,
    )


def _named(section: Section) -> Section:
    """A section in which the files of the dossiers are called by what they hold."""
    return replace(
        section,
        paragraphs=tuple(replace(one, block=_dossiers(one.block), source=_source(one.source)) for one in section.paragraphs),
        sections=tuple(_named(inner) for inner in section.sections),
    )


def _once(section: Section) -> Section:
    """A section in which a line of names has each of them once: outside the program two passages of one work are called alike."""
    return replace(
        section,
        paragraphs=tuple(replace(one, block=_names_once(one.block)) if one.block.kind == "chips" else one for one in section.paragraphs),
        sections=tuple(map(_once, section.sections)),
    )


def _names_once(block: Block) -> Block:
    label, *names = block.pieces
    links = {piece.text: piece for piece in names if piece.role == "link"}
    between = next((piece for piece in names if piece.role != "link"), None)
    pieces = [part for piece in links.values() for part in (between, piece) if part is not None]
    return replace(block, pieces=(label, *(pieces[1:] if between is not None else pieces)))


def _dossiers(block: Block) -> Block:
    return replace(block, pieces=tuple(replace(piece, text=dossiers_named(piece.text)) for piece in block.pieces))


def _source(source: Source | None) -> Source | None:
    if source is None:
        return None
    parts = tuple(dossiers_named(part) if isinstance(part, str) else part for part in source.parts)
    return replace(source, parts=parts, plain=dossiers_named(source.plain))


def _sections(made: Page) -> Iterator[Section]:
    """The sections of a page; an entry of the glossary has its term as a heading, one of the corrections its number."""
    number = 0
    cited: set[str] = set()
    for section in made.sections:
        above = tuple(Paragraph(_plain(block)) for block in section.blocks if block.kind != "section")
        key = f"{made.kind}-{section.anchor}"
        if made.kind == "story":
            told = tuple(paragraph for entry in section.entries for paragraph in _entry(entry, made.kind, cited))
            yield Section(key, section.title, (*above, *told))
            continue
        inner = []
        for entry in section.entries:
            number += 1
            title = entry.blocks[0].text if made.kind == "glossary" else translate("Outline", "No. {number}").format(number=number)
            inner.append(Section(f"{made.kind}-{short_id(entry.id)}", title, tuple(_entry(entry, made.kind, cited))))
        yield Section(key, section.title, above, tuple(inner))


def _entry(entry: Entry, kind: PageKind, cited: set[str]) -> Iterator[Paragraph]:
    """The paragraphs of an entry: our own words bear the last of its sources, a quoted clause the first (METHOD 14, 16), unless
    it is among those ``cited`` above: all clauses stand in one article, which needs no footnote a hundred times.
    """
    *quoted, ours = entry.sources
    told = False
    for at, block in enumerate(entry.blocks):
        if at == 0 and kind == "glossary":
            continue  # it is the heading
        if at == 1 and kind == "glossary" and block.kind == "label":
            block = replace(block, kind="entry")  # other names stay with the term
        source = None
        if block.kind == "quote" and quoted and quoted[0] not in cited:
            cited.add(quoted[0])
            words = translate("Outline", "{source}; so is every clause below").format(source=quoted[0])
            source = Source((words,), words)
        elif not told and (block.kind == "text" or (block.kind == "entry" and kind == "story")):
            told, source = True, Source((ours,), ours, paraphrase=True)
        yield Paragraph(_plain(replace(block, kind="text") if kind == "story" and block.kind == "entry" else block), source)


def _plain(block: Block) -> Block:
    """A block without links and without the id of its entry, which is no passage's."""
    return replace(block, pieces=tuple(replace(piece, link="") for piece in block.pieces), item="")


def _wanting(kind: PageKind, library: Library) -> list[str]:
    """What of a page nobody checked, and where to look."""
    return [*{"story": _of_story, "glossary": _of_glossary, "corrections": _of_corrections}[kind](library), handing_in.cite_line()]


def _of_story(library: Library) -> Iterator[str]:
    for passage in library.passages:
        count = sum(run.kind == "unchecked" for run in marks.runs(passage.text))
        if count:
            words = marks.plain(passage.text)
            one = translate("Outline", "{chapter}, the paragraph “{beginning}”: one clause is marked as not checked. Look it up in a work of reference.")
            many = translate("Outline", "{chapter}, the paragraph “{beginning}”: {count} clauses are marked as not checked. Look them up in a work of reference.")
            yield (one if count == 1 else many).format(chapter=marks.plain(passage.chapter), beginning=_beginning(words), count=count)


def _of_glossary(library: Library) -> Iterator[str]:
    unseen = [term.term for term in library.terms if term.verified != "seen"]
    if unseen:
        words = translate("Outline", "Definitions that nobody checked: {terms}. Look them up in a work of reference.")
        yield words.format(terms="; ".join(sorted(unseen, key=str.casefold)))


def _of_corrections(library: Library) -> Iterator[str]:
    for number, correction in enumerate(_as_shown(library), 1):
        what = marks.plain(correction.verdict) or translate("Outline", "correction")
        if correction.seen == "partly seen":
            yield translate("Outline", "No. {number} ({what}): seen in part only. Look at what it names before you lean on it.").format(number=number, what=what)
        elif correction.seen != "seen":
            yield translate("Outline", "No. {number} ({what}): not seen in a source. Look it up before you lean on it.").format(number=number, what=what)


def _as_shown(library: Library) -> Iterable[Correction]:
    """The corrections in the order of the page."""
    by_id = {correction.id: correction for correction in library.corrections}
    return [by_id[entry.id] for entry in corrections(library).entries]


def _beginning(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0] + " …"
