"""Polls before they are drawn: a chart for each series, joined only where the record lets it be (METHOD 25).

A line joins the same question, in the same words, by the same pollster; a poll taken under wartime law stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from app.core import marks
from app.core.blocks import pack_of
from app.core.figures_checks import Corrected, check_line, corrected, correction_lines
from app.core.figures_numbers import grade_full, grade_short, number
from app.core.shorthand import article_named
from app.core.vocabulary import check_words, date_words
from app.core.words import translate
from db.records import Correction, Figures, Poll


@dataclass(frozen=True, slots=True)
class PollRow:
    """One poll in words. ``at`` is the middle of its date in decimal years, ``value`` in per cent."""

    id: str
    debate: str
    question: str
    pollster: str
    date: str
    at: float
    value: float
    value_words: str
    grade: str
    grade_words: str
    note: str
    check: str
    check_word: str
    wartime: bool
    in_article: bool
    clause: str
    corrections: tuple[Corrected, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class Series:
    """Polls of one question, in the same words, by one pollster, by date.

    ``joined`` are pairs of indices into ``rows`` between which a line runs.
    """

    key: str
    debate: str
    question: str
    pollster: str
    rows: tuple[PollRow, ...]

    @property
    def joined(self) -> tuple[tuple[int, int], ...]:
        """Neighbours in time, both of them taken in peace."""
        peace = [i for i, row in enumerate(self.rows) if not row.wartime]
        return tuple((a, b) for a, b in pairwise(peace) if b == a + 1)


def series_of(figures: Figures) -> tuple[Series, ...]:
    """Every series of polls, in the order in which they first occur.

    The key of the pack alone is not trusted: another question or pollster is another series, whatever the key says.
    """
    found: dict[tuple[str, ...], list[Poll]] = {}
    for poll in figures.polls:
        found.setdefault((poll.debate, pack_of(poll.id), poll.series, poll.question, poll.pollster), []).append(poll)
    return tuple(_series(polls, figures) for polls in found.values())


def _series(polls: list[Poll], figures: Figures) -> Series:
    first = polls[0]
    rows = sorted((poll_row(poll, figures.corrections.get(poll.id, ())) for poll in polls), key=lambda row: row.at)
    return Series(f"{first.debate}:{first.series}:{first.pollster}:{first.question}", first.debate, rows[0].question, rows[0].pollster, tuple(rows))


def poll_row(poll: Poll, corrections: Iterable[Correction] = ()) -> PollRow:
    """A poll in words."""
    row = PollRow(
        id=poll.id,
        debate=poll.debate,
        question=marks.plain(article_named(poll.question, poll.id)),
        pollster=marks.plain(poll.pollster),
        date=date_words(poll.date),
        at=(poll.earliest + poll.latest) / 2,
        value=poll.value,
        value_words=translate("Figures", "{number} per cent").format(number=number(poll.value)),
        grade=poll.grade,
        grade_words=grade_short(poll.grade),
        note=marks.plain(article_named(poll.note, poll.id)),
        check=check_line(poll.second_check, poll.check_note, poll.id),
        check_word=check_words(poll.second_check),
        wartime=poll.wartime,
        in_article=poll.in_article,
        clause=poll.clause,
        corrections=corrected(corrections),
        folded="",
    )
    return replace(row, folded="\n".join((row.question, row.pollster, row.date, row.value_words, row.grade_words, row.note, *(c.clause for c in row.corrections))).casefold())


def wartime_word() -> str:
    """What stands beside a poll taken under wartime law."""
    return translate("Figures", "wartime poll")


def wartime_words() -> str:
    """The same in full."""
    return translate("Figures", "Wartime poll: taken under wartime law, not like for like with earlier years, and not joined to them")


def poll_seen(row: PollRow) -> str:
    """*cited by another author · found again*, that it is a wartime poll, and that the source article has it too."""
    wartime = translate("Figures", "{wartime}, not joined to earlier ones").format(wartime=wartime_word()) if row.wartime else ""
    article = translate("Figures", "in the encyclopaedia article") if row.in_article else ""
    return " · ".join(part for part in (row.grade_words, row.check_word, wartime, article) if part)


def poll_card(row: PollRow) -> tuple[str, ...]:
    """The lines of the card of a poll."""
    labelled = (
        (translate("Figures", "Grade: {words}"), grade_full(row.grade)),
        (translate("Figures", "Second check: {words}"), row.check),
        (translate("Figures", "Note: {words}"), row.note),
        (translate("Figures", "The encyclopaedia article has: {words}"), marks.typographic(row.clause) if row.clause else ""),
    )
    return (
        translate("Figures", "{date}: {value}").format(date=row.date, value=row.value_words),
        row.question,
        row.pollster,
        *((wartime_words(),) if row.wartime else ()),
        *(label.format(words=words) for label, words in labelled if words),
        *correction_lines(row.corrections),
    )


def poll_spoken(row: PollRow) -> str:
    """A poll in one line, for a screen reader."""
    return ". ".join(line.rstrip(".") for line in poll_card(row))
