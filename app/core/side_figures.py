"""Pages of the side panel about a published figure and about a poll: what it counts, who says so, and how far it was seen."""

from __future__ import annotations

from collections.abc import Iterator

from app.core import marks
from app.core.blocks import Block, Piece, pack_of
from app.core.figures import author_words
from app.core.figures_checks import check_line, readers_note
from app.core.figures_numbers import grade_full, grade_short, number, range_words, years_words
from app.core.figures_polls import wartime_word, wartime_words
from app.core.paragraphs import heading, text_block, title
from app.core.shorthand import ARTICLE_OF, article_name, article_named
from app.core.side_records import corrections
from app.core.vocabulary import date_words
from app.core.words import translate
from db.records import Debate, Estimate, EstimateDetails, Poll, PollDetails


def estimate_side(details: EstimateDetails) -> Iterator[Block]:
    """A figure: what it counts, how much, who, where, how far it was seen, the article's clause, others on its axis.

    Coding plays no part: a figure is no code (METHOD 18), and nothing is added up or compared by size (METHOD 25).
    """
    estimate = details.estimate
    prefix = pack_of(estimate.id)
    yield title(marks.sentence(range_words(estimate)))
    yield text_block(article_named(estimate.counts, estimate.id), label=translate("SideFigures", "What is counted:"), prefix=prefix)
    yield text_block(years_words(estimate.start, estimate.end), label=translate("SideFigures", "Years counted:"))
    if estimate.includes:
        yield text_block(article_named(estimate.includes, estimate.id), label=translate("SideFigures", "Included:"), prefix=prefix)
    if estimate.unplotted:
        yield text_block(article_named(estimate.unplotted, estimate.id), label=translate("SideFigures", "Told, not drawn:"), prefix=prefix)
    yield from _who(details)
    yield from _seen(estimate, readers_note(estimate.note, estimate.unplotted))
    yield from _clause(estimate)
    yield from corrections(details.corrections)
    yield from _debate(details.debate)
    yield from _beside(details)


def _who(details: EstimateDetails) -> Iterator[Block]:
    """Author and year, each voice and the work as a link."""
    estimate = details.estimate
    yield heading(translate("SideFigures", "Who gives it"))
    year = estimate.year_text or translate("SideFigures", "year not given")
    yield Block("item", (Piece(author_words(estimate), "strong"), Piece(f", {year}", "source")))
    for voice in estimate.voices:
        yield Block("item", (Piece(details.names.get(voice, voice), "link", f"voice:{voice}"),))
    words = marks.plain(article_named(estimate.work_text, estimate.id))
    if details.work is not None:
        yield Block("item", (Piece(words or details.work.title, "title", f"work:{details.work.id}"),))
    elif words:
        yield Block("item", (Piece(words, "title"),))
    else:
        yield Block("empty", (Piece(translate("SideFigures", "No work is named."), "plain"),))
    if words and not marks.has_page(words):
        yield Block("source", (Piece(translate("SideFigures", "[page not seen]"), "source"),))


def _seen(item: Estimate | Poll, note: str) -> Iterator[Block]:
    """Grade, second check and note (METHOD 11)."""
    prefix = pack_of(item.id)
    yield heading(translate("SideFigures", "What was seen"))
    yield text_block(grade_full(item.grade), label=translate("SideFigures", "Grade:"))
    check = check_line(item.second_check, item.check_note, item.id)
    yield text_block(check or translate("SideFigures", "not looked for again"), label=translate("SideFigures", "Second check:"))
    if note:
        yield text_block(article_named(note, item.id), label=translate("SideFigures", "Note:"), prefix=prefix)


def _clause(item: Estimate | Poll) -> Iterator[Block]:
    """What the source article says, to the letter, where it gives this figure (METHOD 16)."""
    if not item.clause and not item.in_article:
        return
    ours = pack_of(item.id) == ARTICLE_OF
    if not item.clause:
        gives = translate("SideFigures", "{article} gives this figure.")
        yield text_block(gives.format(article=marks.sentence(article_name())) if ours else translate("SideFigures", "The article gives this figure."))
        return
    says = translate("SideFigures", "{article} says:")
    yield text_block(says.format(article=marks.sentence(article_name())) if ours else translate("SideFigures", "The article says:"))
    yield Block("quote", (Piece(marks.typographic(item.clause), "quote"),))


def _debate(debate: Debate | None) -> Iterator[Block]:
    if debate is not None:
        yield heading(translate("SideFigures", "Debate"))
        yield Block("item", (Piece(marks.plain(debate.short or debate.question), "link", f"debate:{debate.id}"),))


def _beside(details: EstimateDetails) -> Iterator[Block]:
    """The others of the same count, unit and years, by year of publication; that there are none is said."""
    mine = details.estimate
    same = [e for e in details.beside if (e.unit, e.start, e.end) == (mine.unit, mine.start, mine.end)]
    yield heading(translate("SideFigures", "Others of the same count and years"))
    if not same:
        yield Block("empty", (Piece(translate("SideFigures", "None here: other counts or other years can’t be compared with it.")),))
    for other in sorted(same, key=lambda e: (e.year is None, e.year or 0)):
        year = other.year_text or translate("SideFigures", "year not given")
        value = range_words(other)
        not_drawn = translate("SideFigures", " (told, not drawn)") if other.unplotted else ""
        yield Block(
            "item",
            (Piece(f"{author_words(other)}, {year}", "link", f"estimate:{other.id}"), Piece(f": {value}{not_drawn} · {grade_short(other.grade)}", "source")),
        )


def poll_side(details: PollDetails) -> Iterator[Block]:
    """A poll: question, share, pollster, date, how far it was seen, and the others of its series by date."""
    poll = details.poll
    yield title(poll_value(poll))
    yield text_block(article_named(poll.question, poll.id), label=translate("SideFigures", "Question:"), prefix=pack_of(poll.id))
    yield text_block(poll.pollster, label=translate("SideFigures", "Pollster:"))
    yield text_block(date_words(poll.date), label=translate("SideFigures", "Date:"))
    if poll.wartime:
        yield text_block(f"{wartime_words()}.")
    yield from _seen(poll, poll.note)
    yield from _clause(poll)
    yield from corrections(details.corrections)
    yield from _series(details)


def poll_value(poll: Poll) -> str:
    """*53 per cent*."""
    return translate("SideFigures", "{number} per cent").format(number=number(poll.value))


def _series(details: PollDetails) -> Iterator[Block]:
    """The same question, in the same words, by the same pollster, at other times."""
    mine = details.poll
    others = [p for p in details.series if p.id != mine.id and (p.question, p.pollster) == (mine.question, mine.pollster)]
    yield heading(translate("SideFigures", "Asked again in the same words"))
    if not others:
        yield Block("empty", (Piece(translate("SideFigures", "No other poll here asks this in the same words.")),))
    for poll in sorted(others, key=lambda p: p.earliest):
        wartime = f" · {wartime_word()}" if poll.wartime else ""
        yield Block("item", (Piece(date_words(poll.date), "link", f"poll:{poll.id}"), Piece(f": {poll_value(poll)}{wartime} · {grade_short(poll.grade)}", "source")))
