"""Pages of the side panel about what was written: a work, a publication, and a school of those who write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core import marks
from app.core.blocks import Block, Piece, pack_of, prose
from app.core.cells import quotation_blocks
from app.core.paragraphs import heading, text_block, title
from app.core.shorthand import article_named
from app.core.side_records import corrections, critic_name
from app.core.timecards import dated_codes, dated_words, position_words
from app.core.vocabulary import basis_words, giver_words, verified_words
from app.core.weblinks import source_pieces
from app.core.words import translate
from db.records import Board, Position, Publication, PublicationDetails, SchoolDetails, WorkDetails


def work_side(details: WorkDetails, board: Board | None, *, coding: bool = True) -> Iterator[Block]:
    """A work, what rests on it and what is quoted from it; with ``coding`` off without any code (METHOD 18)."""
    work = details.work
    prefix = pack_of(work.id)
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
            yield text_block(article_named(str(csl[key]), work.id), label=label)
    if work.year:
        yield text_block(str(work.year), label=translate("Sides", "Year:"))
    if csl.get("note"):
        note = article_named(str(csl["note"]), work.id).replace("general knowledge", marks.unchecked())
        yield text_block(note, label=translate("Sides", "Note:"), prefix=prefix)
    if details.publication is not None:
        yield text_block(article_named(details.publication.significance, work.id), prefix=prefix)
        shown = translate("Sides", "How it came out, and whether that was checked")
        yield Block("item", (Piece(shown, "link", f"publication:{details.publication.id}"),))
    if board is not None:
        yield from _resting(details.positions, details.publication, board, coding=coding)
    if details.quotations:
        yield heading(translate("Sides", "Quoted from it"))
        for quotation in details.quotations:
            yield from quotation_blocks(quotation, {work.id: work})


def school_side(details: SchoolDetails) -> Iterator[Block]:
    """A school: its claim, years, who named it, and who is put in it by whom (METHOD 21)."""
    school = details.school
    prefix = pack_of(school.id)
    yield title(school.name)
    if school.claim:
        yield text_block(school.claim, prefix=prefix)
    for label, text in ((translate("Sides", "Years:"), school.years), (translate("Sides", "Named by:"), school.named_by), (translate("Sides", "Note:"), school.note)):
        if text:
            yield text_block(text, label=label, prefix=prefix)
    here = [item for item in details.labels if details.kinds.get(item.voice) != "mentioned"]
    missing = [item for item in details.labels if item not in here]
    for head, items in ((translate("Sides", "Voices here, and who calls them so"), here), (translate("Sides", "Named here, without a pane"), missing)):
        if items:
            yield heading(head)
        for item in items:
            years = f", {item.years}" if item.years else ""
            words = f" {marks.plain(item.wording)} · {giver_words(item.given_by)}{years}"
            note = tuple(Piece(piece.text, piece.role if piece.link else "source", piece.link) for piece in prose(f" · {item.note}" if item.note else "", prefix))
            yield Block("item", (Piece(details.names.get(item.voice, item.voice), "link", f"voice:{item.voice}"), Piece(words, "source"), *note))
    if not details.labels:
        yield text_block(translate("Sides", "No voice here bears this label."))
    yield from _critics(details)


def _critics(details: SchoolDetails) -> Iterator[Block]:
    """Who criticises the school: first where a position is named and not a person, then its voices one by one (METHOD 21)."""
    for head, by_type in ((translate("Sides", "Critics of the position"), True), (translate("Sides", "Critics of its voices"), False)):
        items = [item for item in details.criticisms if item.by_type == by_type]
        if items:
            yield heading(head)
        for item in items:
            critic, whom = critic_name(item, details.names), details.names.get(item.criticised, item.criticised)
            words = translate("Sides", "{critic} on {whom}: ").format(critic=critic, whom=whom)
            yield Block("item", (Piece(words, "strong", f"criticism:{item.id}"), *prose(item.ground, pack_of(item.id))))


def publication_side(details: PublicationDetails, board: Board | None, *, coding: bool = True) -> Iterator[Block]:
    """A publication: who, what, when, why it matters, whether somebody checked it, and what rests on its work (METHOD 17).

    With ``coding`` off no code is shown (METHOD 18)."""
    publication = details.publication
    prefix = pack_of(publication.id)
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
            yield text_block(article_named(text, publication.id), label=label, prefix=prefix)
    if publication.work:
        yield Block("item", (Piece(translate("Sides", "The work, with what is quoted from it"), "link", f"work:{publication.work}"),))
    if board is not None:
        resting = (p for p in board.positions.values() if publication.work and publication.work in p.works)
        yield from _resting(resting, publication, board, coding=coding)
    yield from corrections(details.corrections)
    if publication.sources:
        yield heading(translate("Sides", "Sources"))
        for source in publication.sources:
            yield Block("item", tuple(source_pieces(article_named(source, publication.id).replace("general knowledge", marks.unchecked()))))


def _resting(positions: Iterable[Position], publication: Publication | None, board: Board, *, coding: bool) -> Iterator[Block]:
    """Whose position on which theme rests on a work, each as a link with its code, year and basis; without the code where coding is off.

    The codes of the publication's own year come first: a position may have been coded for another. Positions off the axis
    stand apart, and those for which nothing was found or seen rest on nothing (METHOD 3, 5, 6).
    """
    found = [position for position in positions if position.code in ("stance", "off axis")]
    shown = [position for position in found if position.code == "stance" or not coding]
    lines = list(_of_its_year(publication, shown, board)) if coding and publication is not None else []
    lines += [_line(board, position.voice, position.theme, position.id, _told(position, board, coding=coding)) for position in shown]
    if lines:
        yield heading(translate("Sides", "Positions that rest on it"))
        yield from lines
    off_axis = [position for position in found if position not in shown]
    if off_axis:
        yield heading(translate("Sides", "Off the axis, and resting on it"))
        for position in off_axis:
            yield _line(board, position.voice, position.theme, position.id, (position.year_text, basis_words(position.basis)))


def _of_its_year(publication: Publication, positions: list[Position], board: Board) -> Iterator[Block]:
    """The dated codes of a publication's own voice and year that no position of that year says already."""
    said = {(position.voice, position.theme) for position in positions if position.year == publication.year}
    for theme in board.themes:
        key = (publication.voice, theme.key)
        for dated in dated_codes(publication, board, theme.key) if key not in said else ():
            position = board.positions.get(key)
            year = translate("Sides", "as coded for {year}").format(year=dated.year)
            yield _line(board, *key, position.id if position is not None else "", (year, dated_words(dated, board)))


def _told(position: Position, board: Board, *, coding: bool) -> tuple[str, ...]:
    """The year of a position, its code in words unless coding is off, and what it rests on."""
    if not coding:
        return position.year_text, basis_words(position.basis)
    year = translate("Sides", "as coded for {year}").format(year=position.year_text) if position.year is not None else ""
    return year, position_words(position, board), basis_words(position.basis)


def _line(board: Board, voice: str, theme: str, identifier: str, words: tuple[str, ...]) -> Block:
    """Voice and theme as a link to the position, where there is one, and words behind it."""
    name = next((one.name for one in board.voices if one.id == voice), voice)
    title = next((one.title for one in board.themes if one.key == theme), theme)
    link = Piece(f"{name}: {title}", "link", f"position:{identifier}") if identifier else Piece(f"{name}: {title}")
    tail = "".join(f" · {part}" for part in words if part)
    return Block("item", (link, Piece(tail, "source")) if tail else (link,))
