"""Pages of the side panel about what was written: a work, a publication, and a school of those who write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core import marks
from app.core.cells import Block, Piece, quotation_blocks
from app.core.paragraphs import heading, prefix_of, text_block, title
from app.core.side_records import corrections
from app.core.vocabulary import giver_words, verified_words
from app.core.weblinks import source_pieces
from app.core.words import translate
from db.records import Board, Position, PublicationDetails, SchoolDetails, WorkDetails


def work_side(details: WorkDetails, board: Board | None) -> Iterator[Block]:
    """A work, what rests on it and what is quoted from it."""
    work = details.work
    prefix = prefix_of(work.id)
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
        yield text_block(str(csl["note"]).replace("general knowledge", marks.unchecked()), label=translate("Sides", "Note:"), prefix=prefix)
    if details.publication is not None:
        yield text_block(details.publication.significance, prefix=prefix)
        shown = translate("Sides", "How it came out, and whether that was checked")
        yield Block("item", (Piece(shown, "link", f"publication:{details.publication.id}"),))
    if board is not None:
        yield from _resting(details.positions, board)
    if details.quotations:
        yield heading(translate("Sides", "Quoted from it"))
        for quotation in details.quotations:
            yield from quotation_blocks(quotation, {work.id: work})


def school_side(details: SchoolDetails) -> Iterator[Block]:
    """A school: its claim, years, who named it, and who is put in it by whom (METHOD 21)."""
    school = details.school
    prefix = prefix_of(school.id)
    yield title(school.name)
    if school.claim:
        yield text_block(school.claim, prefix=prefix)
    for label, text in ((translate("Sides", "Years:"), school.years), (translate("Sides", "Named by:"), school.named_by), (translate("Sides", "Note:"), school.note)):
        if text:
            yield text_block(text, label=label, prefix=prefix)
    yield heading(translate("Sides", "Voices labelled so"))
    for item in details.labels:
        giver = giver_words(item.given_by)
        yield Block("item", (Piece(details.names.get(item.voice, item.voice), "link", f"voice:{item.voice}"), Piece(f" {marks.plain(item.wording)} · {giver}", "source")))


def publication_side(details: PublicationDetails, board: Board | None) -> Iterator[Block]:
    """A publication: who, what, when, why it matters, whether somebody checked it, and what rests on its work (METHOD 17)."""
    publication = details.publication
    prefix = prefix_of(publication.id)
    yield title(publication.title)
    author = publication.author or details.names.get(publication.voice, "")
    if author:
        yield Block("item", (Piece(author, "link", f"voice:{publication.voice}") if publication.voice in details.names else Piece(author),))
    printed = ", ".join(part for part in (publication.publisher, publication.place) if part)
    for label, text in (
        (translate("Sides", "Original title:"), publication.original_title),
        (translate("Sides", "Year:"), str(publication.year)),
        (translate("Sides", "Publisher:"), printed),
        (translate("Sides", "Kind:"), publication.kind),
        (translate("Sides", "Why it matters:"), publication.significance),
        (translate("Sides", "Note:"), publication.note),
        (translate("Sides", "Checked:"), verified_words(publication.verified)),
        (translate("Sides", "On the check:"), publication.verified_note),
    ):
        if text:
            yield text_block(text, label=label, prefix=prefix)
    if publication.work:
        yield Block("item", (Piece(translate("Sides", "The work, with what is quoted from it"), "link", f"work:{publication.work}"),))
    if board is not None and publication.work:
        yield from _resting((p for p in board.positions.values() if publication.work in p.works), board)
    yield from corrections(details.corrections)
    if publication.sources:
        yield heading(translate("Sides", "Sources"))
        for source in publication.sources:
            yield Block("item", tuple(source_pieces(source.replace("general knowledge", marks.unchecked()))))


def _resting(positions: Iterable[Position], board: Board) -> Iterator[Block]:
    """Whose position on which theme rests on a work, each as a link."""
    names, themes = {v.id: v.name for v in board.voices}, {t.key: t.title for t in board.themes}
    found = [(names.get(p.voice, p.voice), themes.get(p.theme, p.theme), p.id) for p in positions]
    if found:
        yield heading(translate("Sides", "Positions that rest on it"))
    for name, theme, identifier in found:
        yield Block("item", (Piece(f"{name}: {theme}", "link", f"position:{identifier}"),))
