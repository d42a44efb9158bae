"""*The story in fifteen minutes* as a page: chapters by period, every paragraph with the ways into timeline and panes."""

from __future__ import annotations

from collections.abc import Iterable

from app.core import marks, reading, terming
from app.core.blocks import Block, Piece
from app.core.reading import WHOLE, Entry, Page, Section, Wanted
from app.core.vocabulary import date_words
from app.core.words import translate
from db.records import Library, Passage


def story(library: Library, wanted: Wanted = WHOLE) -> Page:
    """The story of a pack, chapter by chapter in the order of their periods. It is read whole: nothing is left out of it."""
    finder = terming.finder(library.terms)
    chapters = _chapters(library)
    sections = []
    for number, (name, passages) in enumerate(chapters, 1):
        heads = (Block("section", (Piece(marks.plain(name)),)), *_span(passages, library))
        sections.append(Section(f"chapter-{number}", marks.plain(name), tuple(_entries(passages, library, finder)), heads))
    return Page(
        kind="story",
        title=translate("Reading", "The story in fifteen minutes"),
        about=(Block("text", (Piece(_about()),)),),
        count=count_words(library.passages, len(chapters)),
        sections=tuple(sections),
        wanted=wanted,
        empty=translate("Reading", "This pack tells no story."),
        sources=(reading.our_line(library.pack, translate("Reading", "The story in fifteen minutes"), translate("Reading", "the record")),),
        cards=reading.term_cards(library.terms),
    )


def _chapters(library: Library) -> list[tuple[str, list[Passage]]]:
    """Passages by chapter. Chapters stand by the beginning of their period; one without a period stays behind the one before it."""
    by_name: dict[str, list[Passage]] = {}
    for passage in library.passages:
        by_name.setdefault(passage.chapter, []).append(passage)
    at, keyed = float("-inf"), []
    for name, passages in by_name.items():
        starts = [library.periods[p.period].earliest for p in passages if p.period in library.periods]
        at = min(starts) if starts else at
        keyed.append((at, name, passages))
    return [(name, passages) for _, name, passages in sorted(keyed, key=lambda one: one[0])]


def _span(passages: Iterable[Passage], library: Library) -> Iterable[Block]:
    """The periods of a chapter in years, each as a way to show it in the timeline."""
    periods = dict.fromkeys(p.period for p in passages if p.period in library.periods)
    known = sorted((library.periods[one] for one in periods), key=lambda period: period.earliest)
    links = [(f"{marks.plain(p.title)}, {date_words(p.start, p.end)}", f"period:{p.id}") for p in known]
    return reading.chips(translate("Reading", "In the timeline:"), links)


def count_words(passages: tuple[Passage, ...], chapters: int) -> str:
    """How many paragraphs and chapters there are, and how many clauses in them were not checked (METHOD 6)."""
    unchecked = sum(run.kind == "unchecked" for passage in passages for run in marks.runs(passage.text))
    paragraphs = translate("Reading", "1 paragraph") if len(passages) == 1 else translate("Reading", "{count} paragraphs").format(count=len(passages))
    inside = translate("Reading", "1 chapter") if chapters == 1 else translate("Reading", "{count} chapters").format(count=chapters)
    said = translate("Reading", "{paragraphs} in {chapters}").format(paragraphs=paragraphs, chapters=inside)
    if not unchecked:
        return said
    one, many = translate("Reading", "{said}; one clause is marked as not checked"), translate("Reading", "{said}; {count} clauses are marked as not checked")
    return (one if unchecked == 1 else many).format(said=said, count=unchecked)


def _about() -> str:
    return translate(
        "Reading",
        "What happened, in our words, as far as the debates need it. Under every paragraph stand the ways into the timeline and the panes, "
        "and what the paragraph rests on.",
    )


def _entries(passages: Iterable[Passage], library: Library, finder: terming.Finder | None) -> Iterable[Entry]:
    """The paragraphs of a chapter; a term is told apart once in it."""
    seen: set[str] = set()
    names = reading.known(library)
    for passage in passages:
        (told,) = terming.marked((reading.text(passage.text, passage.id, passage.id),), finder, seen)
        yield Entry(passage.id, (Block("entry", told.pieces, passage.id), *ways(passage, library, names)), (cited(passage, library, names),))


def cited(passage: Passage, library: Library, names: reading.Known) -> str:
    """The line that is copied with the words of a paragraph."""
    resting = reading.sources_words(passage.sources, passage.id, names)
    what = translate("Reading", "The story in fifteen minutes, “{chapter}”").format(chapter=marks.plain(passage.chapter))
    return reading.our_line(library.pack, what, resting)


def ways(passage: Passage, library: Library, known: reading.Known) -> list[Block]:
    """What a paragraph leads to, quietly: its events, the debates on it, voices, terms; and its sources in small type."""
    own = passage.id
    blocks: list[Block] = []
    for label, links in (
        (translate("Reading", "Events:"), reading.event_links(library.events, passage.events)),
        (translate("Reading", "The debate on:"), reading.debate_links(library.debates, passage.debates)),
        (translate("Reading", "Voices:"), reading.named_links("voice", passage.voices, library.names)),
        (translate("Reading", "Terms:"), reading.named_links("term", passage.terms, known.terms)),
    ):
        blocks += reading.chips(label, links, own)
    blocks += reading.sources_block(translate("Reading", "Rests on:"), passage.sources, own, known)
    return blocks
