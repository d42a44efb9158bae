"""Pages of the side panel about what is said of others: a correction of the source article, a criticism of a voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.core import marks, ordering
from app.core.blocks import Block, Piece, pack_of, prose, short_id
from app.core.paragraphs import heading, text_block, title
from app.core.shorthand import ARTICLE_OF, article_name
from app.core.vocabulary import grade_word, grade_words
from app.core.words import translate
from db.records import Board, Correction, CorrectionDetails, Criticism, CriticismDetails


def correction_side(details: CorrectionDetails, board: Board | None) -> Iterator[Block]:
    """What the source article says, to the letter, and what was found (METHOD 16), with all that it concerns."""
    correction = details.correction
    prefix = pack_of(correction.id)
    yield title(translate("Sides", "Easily got wrong") if correction.kind == "trap" else translate("Sides", "A correction"))
    if correction.section:
        yield Block("source", (Piece(marks.plain(correction.section), "source"),))
    if correction.clause:
        yield text_block(_article(correction.id))
        yield Block("quote", (Piece(marks.typographic(correction.clause), "quote"),))
    for label, text in (
        (translate("Sides", "Verdict:"), correction.verdict),
        (translate("Sides", "What was found:"), correction.finding),
        (translate("Sides", "What follows:"), correction.advice),
        (translate("Sides", "What was seen:"), _seen(correction.seen)),
    ):
        if text:
            yield text_block(text, label=label, prefix=prefix)
    themes = {t.key: t.title for t in board.themes} if board is not None else {}
    if any(key in themes for key in correction.themes):
        yield text_block(", ".join(themes[key] for key in correction.themes if key in themes), label=translate("Sides", "Themes:"))
    yield from _linked(translate("Sides", "Voices"), "voice", correction.voices, details.names)
    yield from _linked(translate("Sides", "Events"), "event", correction.events, details.events)
    yield from _linked(translate("Sides", "Publications"), "publication", correction.publications, details.publications)
    yield from _linked(translate("Sides", "Quotations"), "quotation", correction.quotations, {q: f"[{short_id(q)}]" for q in correction.quotations})
    if correction.record:
        yield Block("source", (Piece(translate("Sides", "In the dossiers: {places}").format(places="; ".join(correction.record)), "source"),))


def _article(identifier: str) -> str:
    """The source article by title and kind; of another pack than ours we know only that there is one."""
    if pack_of(identifier) == ARTICLE_OF:
        return translate("Sides", "{article} says:").format(article=marks.sentence(article_name()))
    return translate("Sides", "The article says:")


def _seen(seen: str) -> str:
    """How much was seen, in words; what is free text stays as it is."""
    return {
        "seen": translate("Sides", "seen in a source"),
        "partly seen": translate("Sides", "seen in part"),
        "general knowledge": marks.unchecked(),
    }.get(seen, seen)


def _linked(head: str, kind: str, ids: Iterable[str], names: Mapping[str, str]) -> Iterator[Block]:
    """A heading and a link for each id that has a name; nothing where none has."""
    known = [identifier for identifier in ids if identifier in names]
    if known:
        yield heading(head)
    for identifier in known:
        yield Block("item", (Piece(names[identifier], "link", f"{kind}:{identifier}"),))


def criticism_side(details: CriticismDetails, board: Board | None) -> Iterator[Block]:
    """Who criticises (or supports) whom, on what ground, where, and how far that was seen."""
    item = details.criticism
    prefix = pack_of(item.id)
    critic, criticised = critic_name(item, details.names), details.names.get(item.criticised, item.criticised)
    said = translate("Sides", "{critic} in support of {other}") if item.kind == "support" else translate("Sides", "{critic} against {other}")
    yield title(said.format(critic=critic, other=criticised))
    yield text_block(item.ground, label=translate("Sides", "Ground:"), prefix=prefix)
    if item.by_type:
        yield text_block(translate("Sides", "By type: a position is named, not the person."))
    for label, text in (
        (translate("Sides", "Source:"), item.source or item.body),
        (translate("Sides", "Grade:"), grade_words(item.grade)),
        (translate("Sides", "Note:"), item.note),
    ):
        if text:
            yield text_block(text, label=label, prefix=prefix)
    both = [voice for voice in (item.critic_voice, item.criticised) if voice]
    yield from _linked(translate("Sides", "Voices"), "voice", both, details.names)
    yield from (Block("item", (piece,)) for piece in only_these(item, board))


def critic_name(item: Criticism, names: Mapping[str, str]) -> str:
    """Who criticises, by name, or the place where it was printed, or nobody in particular."""
    return item.critic or names.get(item.critic_voice, "") or marks.plain(item.body) or translate("Sides", "a critic")


def only_these(item: Criticism, board: Board | None) -> Iterator[Piece]:
    """A link that opens the panes of both sides alone, by the year of the main work; nothing where one has no pane."""
    panes = {voice.id: voice for voice in ordering.with_pane(board.voices)} if board is not None else {}
    both = {item.critic_voice, item.criticised}
    if len(both) == 2 and both <= set(panes):
        ids = ",".join(voice.id for voice in ordering.by_year([panes[voice] for voice in sorted(both)]))
        yield Piece(translate("Sides", "Compare only these two"), "link", f"only:{ids}")


def criticisms(head: str, items: Iterable[Criticism], names: Mapping[str, str], board: Board | None, *, mine: bool) -> Iterator[Block]:
    """Criticisms on the page of a voice, each leading to its own page; ``mine`` where the voice is the critic."""
    items = tuple(items)
    if items:
        yield heading(head)
    for item in items:
        other = item.criticised if mine else item.critic_voice
        name = names.get(other, "") or marks.plain(item.body) or translate("Sides", "a critic") if mine else critic_name(item, names)
        by_type = translate("Sides", " (by type: a position is named, not the person)") if item.by_type else ""
        kind = translate("Sides", " (support)") if item.kind == "support" else ""
        prefix = pack_of(item.id)
        yield Block("item", (Piece(name, "strong", f"voice:{other}" if other else ""), Piece(f"{kind}{by_type}: ", "plain"), *prose(item.ground, prefix)))
        yield Block("source", tuple(_source(item, prefix, board)))


def _source(item: Criticism, prefix: str, board: Board | None) -> Iterator[Piece]:
    """Where a criticism stands, as a link to its page; and the way to compare both sides."""
    grade = f" · {grade_word(item.grade)}" if item.grade else ""
    note = f" · {item.note}" if item.note else ""
    line = f"{item.source or item.body}{grade}{note}" or translate("Sides", "where it stands is not recorded")
    for piece in prose(line, prefix):
        yield Piece(piece.text, "title" if piece.role == "title" else "source", piece.link or f"criticism:{item.id}")
    for piece in only_these(item, board):
        yield Piece(" · ", "source")
        yield piece


def corrections(items: Iterable[Correction]) -> Iterator[Block]:
    """Corrections on the page of what they concern: the clause that is corrected, the verdict as a link, the finding (METHOD 16)."""
    items = tuple(items)
    if items:
        yield heading(translate("Sides", "Corrected in the encyclopaedia article"))
    for correction in items:
        if correction.clause:
            yield Block("note", (Piece(f"{_article(correction.id)} ", "strong"), Piece(marks.typographic(correction.clause), "source")), correction.id)
        verdict = marks.sentence(correction.verdict) or translate("Sides", "Correction")
        yield Block("text", (Piece(f"{verdict}.", "link", f"correction:{correction.id}"), Piece(" "), *prose(correction.finding, pack_of(correction.id))), correction.id)
