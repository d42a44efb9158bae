"""The room of figures before it is painted: estimates on an axis for each count, polls in a chart for each question.

METHOD 25 binds: one axis holds only the same count, unit and years; counts are never summed nor sorted together by size,
so rows stand by the year in which they were published. What must not be drawn is told all the same, with the reason.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from app.core import marks
from app.core.blocks import pack_of, short_id
from app.core.figures_checks import Corrected, check_line, corrected, correction_lines, readers_note
from app.core.figures_comments import Comment, comment
from app.core.figures_numbers import Scale, grade_full, grade_short, range_words, scale_of, unit_words, years_words
from app.core.figures_polls import Series, series_of
from app.core.shorthand import article_named
from app.core.vocabulary import check_words
from app.core.words import translate
from db.records import Estimate, Figures, Quotation

Drawn = Literal["point", "range", "at least", "up to", "nothing"]
"""What a row's line is; a best figure is a point on it besides."""


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """One published figure in words, with the values of its mark in the unit of its group.

    ``counts`` is empty where it is the title of the group; ``check`` is the second check with its note, ``check_word`` alone.
    ``year`` is None where none is recorded; such rows stand last.
    """

    id: str
    debate: str
    counts: str
    author: str
    voices: tuple[str, ...]
    work: str
    work_words: str
    year: int | None
    year_words: str
    grade: str
    grade_words: str
    value: str
    includes: str
    note: str
    check: str
    check_word: str
    low: float | None
    high: float | None
    best: float | None
    unplotted: str
    in_article: bool
    clause: str
    corrections: tuple[Corrected, ...]
    folded: str
    """All words of the row in small letters, for finding."""

    @property
    def drawn(self) -> Drawn:
        """Which line stands for the figure: a bar, an open arrow, a point alone, or nothing."""
        if self.unplotted:
            return "nothing"
        if self.low is not None and self.high is not None:
            return "range"
        if self.low is not None:
            return "at least"
        if self.high is not None:
            return "up to"
        return "point" if self.best is not None else "nothing"


@dataclass(frozen=True, slots=True)
class Group:
    """Estimates of one count: same unit, same years, one axis. ``scale`` is None where nothing may be drawn."""

    key: str
    title: str
    unit: str
    years: str
    rows: tuple[EstimateRow, ...]
    scale: Scale | None


@dataclass(frozen=True, slots=True)
class Section:
    """All figures of a debate under its short name; ``question`` is its question in full, empty where that is the title.

    ``known`` is False where the pack names no such debate.
    """

    debate: str
    title: str
    question: str
    groups: tuple[Group, ...]
    series: tuple[Series, ...]
    known: bool = True
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """Everything that is shown, and how many of how many figures that is. ``years`` is the axis of all polls."""

    sections: tuple[Section, ...]
    shown: int
    count: int
    years: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which figures are wanted; what is empty asks for nothing. ``who`` is ``voice:…`` or ``author:…``."""

    words: str = ""
    debate: str = ""
    who: str = ""
    grade: str = ""
    in_article: bool = False


def room(figures: Figures, comments: Iterable[Quotation] = ()) -> Room:
    """Every estimate and poll, by debate and then as the pack has them; ``comments`` on polls stand with those of their debate."""
    groups: dict[str, list[Group]] = {}
    for estimates in _axes(figures.estimates):
        groups.setdefault(estimates[0].debate, []).append(_group(estimates, figures))
    polls: dict[str, list[Series]] = {}
    for one in series_of(figures):
        polls.setdefault(one.debate, []).append(one)
    order = [*figures.debates, *groups, *polls]
    said: dict[str, list[Comment]] = {}
    for quotation in comments:
        said.setdefault(quotation.debate, []).append(comment(quotation, figures))
    sections = tuple(
        Section(
            debate,
            *_debate_words(debate, figures),
            tuple(groups.get(debate, ())),
            tuple(polls.get(debate, ())),
            debate in figures.debates,
            tuple(said.get(debate, ())) if debate in polls else (),
        )
        for debate in dict.fromkeys(order)
        if debate in groups or debate in polls
    )
    count = len(figures.estimates) + len(figures.polls)
    return Room(sections, count, count, _poll_years(figures))


def _axes(estimates: Iterable[Estimate]) -> list[list[Estimate]]:
    """Estimates that may share an axis, in the order in which the axes first occur.

    The key of the pack alone is not trusted: another unit or other years are another axis, whatever the key says.
    """
    found: dict[tuple[str, ...], list[Estimate]] = {}
    for one in estimates:
        found.setdefault((one.debate, pack_of(one.id), one.axis, one.unit, one.start, one.end), []).append(one)
    return list(found.values())


def _group(estimates: list[Estimate], figures: Figures) -> Group:
    first = estimates[0]
    title = _shared([one.counts for one in estimates])
    rows = [estimate_row(one, figures, title) for one in estimates]
    drawn = [value for row in rows if row.drawn != "nothing" for value in (row.low, row.high, row.best) if value is not None]
    return Group(
        key=f"{first.debate}:{first.axis}:{first.unit}:{first.start}:{first.end}",
        title=marks.plain(article_named(title, first.id)),
        unit=unit_words(first.unit),
        years=years_words(first.start, first.end),
        rows=tuple(sorted(rows, key=lambda row: (row.year is None, row.year or 0))),
        scale=scale_of(drawn),
    )


def _shared(counts: list[str]) -> str:
    """What all estimates of an axis count: the parts before a comma that all begin with, or else the shortest of them.

    >>> _shared(["Arrests, estimate of A", "Arrests, estimate of B"]), _shared(["Executions, so C", "Executed"])
    ('Arrests', 'Executed')
    """
    if len(set(counts)) == 1:
        return counts[0]
    parts = [one.split(", ") for one in counts]
    same = 0
    while all(len(part) > same and part[same] == parts[0][same] for part in parts):
        same += 1
    return ", ".join(parts[0][:same]) or min(counts, key=len)


def _debate_words(debate: str, figures: Figures) -> tuple[str, str]:
    """The short name of a debate, and its question."""
    known = figures.debates.get(debate)
    if known is None:
        return short_id(debate), ""
    title, question = marks.plain(known.short or known.question), marks.plain(known.question)
    return title, question if question != title else ""


def _poll_years(figures: Figures) -> tuple[int, int]:
    """The years that every chart of polls shows, with a year of air, so that the same year stands at the same place."""
    dates = [(poll.earliest + poll.latest) / 2 for poll in figures.polls]
    return (int(min(dates)) - 1, int(max(dates)) + 2) if dates else (0, 1)


def author_words(estimate: Estimate) -> str:
    """Who gives a figure; the source article is called by title and kind (METHOD 16)."""
    author = estimate.author
    if author.startswith("Stalinism article"):
        author = f"the {author}"
    named = article_named(author, estimate.id)
    return marks.plain(marks.sentence(named) if named != author else named) or translate("Figures", "author not named")


def seen_words(row: EstimateRow) -> str:
    """*1990 · seen in a copy · found again*: year, grade and second check, and that the source article has the figure too."""
    article = translate("Figures", "in the encyclopaedia article") if row.in_article else ""
    return " · ".join(part for part in (row.year_words, row.grade_words, row.check_word, article) if part)


def estimate_row(estimate: Estimate, figures: Figures, title: str = "") -> EstimateRow:
    """A figure in words; ``title`` is what its group counts, and is not said again."""
    row = EstimateRow(
        id=estimate.id,
        debate=estimate.debate,
        counts="" if estimate.counts == title else _plain(estimate.counts, estimate),
        author=author_words(estimate),
        voices=estimate.voices,
        work=estimate.work,
        work_words=_plain(estimate.work_text, estimate) or _title_of(estimate.work, figures),
        year=estimate.year,
        year_words=estimate.year_text or translate("Figures", "year not given"),
        grade=estimate.grade,
        grade_words=grade_short(estimate.grade),
        value=range_words(estimate),
        includes=_plain(estimate.includes, estimate),
        note=_plain(readers_note(estimate.note, estimate.unplotted), estimate),
        check=check_line(estimate.second_check, estimate.check_note, estimate.id),
        check_word=check_words(estimate.second_check),
        low=_finite(estimate.low),
        high=_finite(estimate.high),
        best=_finite(estimate.best),
        unplotted=_plain(estimate.unplotted, estimate),
        in_article=estimate.in_article,
        clause=estimate.clause,
        corrections=corrected(figures.corrections.get(estimate.id, ())),
        folded="",
    )
    said = (_plain(estimate.counts, estimate), row.author, row.work_words, row.year_words, row.grade_words, row.value, row.includes, row.note, row.unplotted)
    names = (figures.names.get(voice, "") for voice in row.voices)
    years = years_words(estimate.start, estimate.end)
    return replace(row, folded="\n".join((*said, *names, years, *(c.clause for c in row.corrections))).casefold())


def _finite(value: float | None) -> float | None:
    """A value that can stand on a scale; a pack may hold *inf* or *nan* too."""
    return value if value is not None and math.isfinite(value) else None


def _title_of(work: str, figures: Figures) -> str:
    return figures.works[work].title if work in figures.works else ""


def _plain(text: str, estimate: Estimate) -> str:
    return marks.plain(article_named(text, estimate.id))


def card(row: EstimateRow, group: Group) -> tuple[str, ...]:
    """Everything of a figure, a line each: how much, who, when, what is counted, where, how far seen."""
    labelled = (
        (translate("Figures", "Included: {words}"), row.includes),
        (translate("Figures", "Work: {words}"), row.work_words),
        (translate("Figures", "Grade: {words}"), grade_full(row.grade)),
        (translate("Figures", "Second check: {words}"), row.check),
        (translate("Figures", "Note: {words}"), row.note),
        (translate("Figures", "Told, not drawn: {words}"), row.unplotted),
        (translate("Figures", "The encyclopaedia article has: {words}"), marks.typographic(row.clause) if row.clause else ""),
    )
    by = translate("Figures", "{author}, {year}").format(author=row.author, year=row.year_words)
    counted = translate("Figures", "{counts}, {years}").format(counts=row.counts or group.title, years=group.years)
    return (
        translate("Figures", "{by}: {value}").format(by=by, value=row.value),
        counted,
        *(label.format(words=words) for label, words in labelled if words),
        *correction_lines(row.corrections),
    )


def spoken(row: EstimateRow, group: Group) -> str:
    """A figure in one line, for a screen reader."""
    return ". ".join(line.rstrip(".") for line in card(row, group))
