"""The room of figures as an outline: a table for each count and each question, every figure with its source (METHOD 25).

Counts are never summed nor sorted together by size: rows stand by the year in which they were published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.core import figures as rooms
from app.core import figures_comments, figures_polls, figures_table, handing_in, marks
from app.core.blocks import Block, Piece, short_id
from app.core.figures import EstimateRow, Group, Room
from app.core.figures_checks import correction_lines, verdict_words
from app.core.figures_comments import Comment
from app.core.figures_polls import PollRow, Series
from app.core.outline import Cell, Outline, Paragraph, Section, Table, item, opening, said
from app.core.sources import Source, by_year
from app.core.vocabulary import check_words
from app.core.words import translate
from db.records import Board, Figures, Quotation

KINDS: tuple[figures_table.Kind, ...] = ("estimates", "polls")


def figures(held: Figures, comments: Iterable[Quotation], board: Board, *, debate: str = "", day: str) -> Outline:
    """All figures by debate, or those of one ``debate`` (by id). ``board`` is a debate of the pack, for how it was coded."""
    room = rooms.room(held, comments)
    sections = tuple(section for section in room.sections if not debate or section.debate == debate)
    room = replace(room, sections=sections)
    estimates = [row for section in sections for group in section.groups for row in group.rows]
    works = by_year({row.work: held.works[row.work] for row in estimates if row.work in held.works}.values())
    sources = {row.id: row.source for kind in KINDS for row in figures_table.table_rows(room, kind)}
    first = [said(_count(room)), said(figures_table.source_line(board.pack))]
    return Outline(
        translate("Outline", "Figures: what was counted, and by whom"),
        opening(board, first, day, coding=True),
        tuple(_section(section, sources) for section in sections),
        Section("figures-before-you-hand-in", handing_in.title(), tuple(item(line) for line in _wanting(room))),
        works,
        board.pack,
        "figures",
    )


def has_figures(held: Figures, debate: str) -> bool:
    """Does a debate (by id) have figures of its own?"""
    return any(one.debate == debate for one in held.estimates) or any(one.debate == debate for one in held.polls)


def _count(room: Room) -> str:
    estimates = len([row for section in room.sections for group in section.groups for row in group.rows])
    polls = len([row for section in room.sections for series in section.series for row in series.rows])
    return translate("Outline", "{estimates} published figures and {polls} polls. Each table holds figures of the same count, unit and years, by the year of publication.").format(
        estimates=estimates, polls=polls
    )


@dataclass(slots=True)
class _Article:
    """What the source article says of figures, numbered as it is first met: a finding of half a page concerns several rows, and
    would stand in each of them in a narrow column.
    """

    lines: dict[str, int] = field(default_factory=dict)

    def notes(self, row: EstimateRow | PollRow) -> list[str]:
        """The words that lead from a row to what is told of it."""
        lines = [*zip(map(verdict_words, row.corrections), correction_lines(row.corrections), strict=True)]
        if row.clause and not any(marks.typographic(row.clause).strip("“”") in one.clause for one in row.corrections):
            clause = translate("Figures", "The encyclopaedia article has: {words}").format(words=marks.typographic(row.clause))
            lines.append((translate("Outline", "The encyclopaedia article has this figure"), clause))
        lead = translate("Outline", "{words} (no. {number} under “{heading}”)")
        return [lead.format(words=words, number=self.lines.setdefault(line, len(self.lines) + 1), heading=_article_heading()) for words, line in lines]

    def section(self, key: str) -> tuple[Section, ...]:
        """All of it with its numbers; none where there is nothing."""
        told = tuple(said(translate("Outline", "{number}. {words}").format(number=number, words=line), "note") for line, number in self.lines.items())
        return (Section(key, _article_heading(), told),) if told else ()


def _article_heading() -> str:
    return translate("Outline", "What the encyclopaedia article says of them")


def _section(section: rooms.Section, sources: Mapping[str, str]) -> Section:
    prefix = f"figures-{short_id(section.debate)}"
    article = _Article()
    inner = [_group(group, f"{prefix}-{number}", sources, article) for number, group in enumerate(section.groups, 1)]
    inner += [_series(series, f"{prefix}-poll-{number}", sources, article) for number, series in enumerate(section.series, 1)]
    inner += article.section(f"{prefix}-article")
    if section.comments:
        told = tuple(paragraph for comment in section.comments for paragraph in _comment(comment))
        inner.append(Section(f"{prefix}-comments", figures_comments.heading(), (said(figures_comments.caption(), "note"), *told)))
    question = (said(section.question, "note"),) if section.question else ()
    return Section(prefix, section.title, question, tuple(inner))


def _group(group: Group, key: str, sources: Mapping[str, str], article: _Article) -> Section:
    heads = (
        translate("Outline", "Author, published"), translate("Outline", "Figure"), translate("Outline", "What is counted"), translate("Outline", "Source, and what was seen of it"),
        translate("Outline", "Notes"),
    )  # fmt: skip
    under = " · ".join(part for part in (group.unit, group.years) if part)
    table = Table(heads, tuple(_estimate(row, group, sources[row.id], article) for row in group.rows), (0.15, 0.15, 0.19, 0.28, 0.23))
    return Section(key, group.title, (said(under, "note"),) if under else (), tables=(table,))


def _estimate(row: EstimateRow, group: Group, source: str, article: _Article) -> tuple[Cell, ...]:
    notes = [row.note, translate("Figures", "Told, not drawn: {words}").format(words=row.unplotted) if row.unplotted else "", *article.notes(row)]
    return (
        (Paragraph(Block("text", (Piece(row.author, "strong"),))), said(row.year_words)),
        (said(row.value),),
        tuple(said(text) for text in (row.counts or group.title, row.includes) if text),
        (said(source),),
        tuple(said(text, "note") for text in dict.fromkeys(notes) if text),
    )


def _series(series: Series, key: str, sources: Mapping[str, str], article: _Article) -> Section:
    heads = (translate("Outline", "Date"), translate("Outline", "Share of answers"), translate("Outline", "Source, and what was seen of it"), translate("Outline", "Notes"))
    rows = tuple(_poll(row, sources[row.id], article) for row in series.rows)
    return Section(key, series.question, (said(series.pollster, "note"),), tables=(Table(heads, rows, (0.15, 0.15, 0.34, 0.36)),))


def _poll(row: PollRow, source: str, article: _Article) -> tuple[Cell, ...]:
    notes = [figures_polls.wartime_words() if row.wartime else "", row.note, *article.notes(row)]
    return (
        (said(row.date),),
        (said(row.value_words),),
        tuple(said(text) for text in (source, row.check) if text),
        tuple(said(text, "note") for text in notes if text),
    )


def _comment(comment: Comment) -> Iterable[Paragraph]:
    """What was said of such answers: a quotation with its source (METHOD 11)."""
    lead = (Piece(f"{comment.speaker}: ", "strong"),) if comment.speaker else ()
    yield Paragraph(Block("quote", (*lead, Piece(comment.words, "quote")), comment.id), Source((comment.cited,), comment.cited))
    yield said(comment.source, "source")
    if comment.note:
        yield Paragraph(Block("note", (Piece(comment.note),), comment.id))


def _wanting(room: Room) -> list[str]:
    """What of the figures was not seen in the work itself, was seen once only, or has no page (METHOD 15)."""
    lines = []
    for section in room.sections:
        for group in section.groups:
            for row in group.rows:
                wanting = _lacks(row)
                if row.work_words and not marks.has_page(row.work_words):
                    wanting.insert(0, translate("Outline", "page not seen"))
                if wanting:
                    where = row.work_words or translate("Outline", "the work is not named")
                    line = translate("Outline", "{author}, {value} ({counts}): {wanting}. Where to look: {where}.")
                    lines.append(line.format(author=row.author, value=row.value, counts=row.counts or group.title, wanting=", ".join(wanting), where=where.rstrip(".")))
        for series in section.series:
            for poll in series.rows:
                if wanting := _lacks(poll):
                    line = translate("Outline", "{pollster}, {date}, {value}: {wanting}. Look at the pollster’s own publication.")
                    lines.append(line.format(pollster=poll.pollster, date=poll.date, value=poll.value_words, wanting=", ".join(wanting)))
    return [*dict.fromkeys(lines), handing_in.cite_line()]


def _lacks(row: EstimateRow | PollRow) -> list[str]:
    """What was seen of a figure less than well, and that it was not found again."""
    unsure = [row.grade_words] if row.grade != "work" else []
    return [*unsure, *([row.check_word] if row.check_word and row.check_word != check_words("found again") else [])]
