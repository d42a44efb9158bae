"""Which figures are wanted: by words, debate, author or voice, grade, and whether the source article gives them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.core.figures import EstimateRow, Group, Narrowing, Room
from app.core.figures_numbers import grade_short
from app.core.figures_polls import PollRow, Series
from db.records import Figures

GRADES = ("work", "copy", "cited", "reported")
"""The grades from the best seen to the least (METHOD 11)."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be filtered by, as pairs of key and words."""

    debates: tuple[tuple[str, str], ...] = ()
    who: tuple[tuple[str, str], ...] = ()
    grades: tuple[tuple[str, str], ...] = ()


def choices(whole: Room, figures: Figures) -> Choices:
    """Only what occurs is offered; voices by name, other authors as they are named, all in one alphabet."""
    who: dict[str, str] = {}
    for row in _rows(whole):
        for voice in row.voices if isinstance(row, EstimateRow) else ():
            who[f"voice:{voice}"] = figures.names.get(voice, voice)
        if not isinstance(row, EstimateRow) or not row.voices:
            who[f"author:{_author(row)}"] = _author(row)
    occurring = {row.grade for row in _rows(whole)}
    return Choices(
        debates=tuple((section.debate, section.title) for section in whole.sections),
        who=tuple(sorted(who.items(), key=lambda pair: (pair[1].rpartition(" ")[2] if pair[0].startswith("voice:") else pair[1]).casefold())),
        grades=tuple((grade, grade_short(grade)) for grade in GRADES if grade in occurring),
    )


def _rows(room: Room) -> list[EstimateRow | PollRow]:
    found: list[EstimateRow | PollRow] = []
    for section in room.sections:
        found += [row for group in section.groups for row in group.rows]
        found += [row for series in section.series for row in series.rows]
    return found


def _author(row: EstimateRow | PollRow) -> str:
    return row.author if isinstance(row, EstimateRow) else row.pollster


def narrowed(whole: Room, wanted: Narrowing) -> Room:
    """The room with the wanted figures alone. Every axis keeps the scale of its whole count, and polls their years."""
    sections = []
    shown = 0
    for section in whole.sections:
        if wanted.debate and section.debate != wanted.debate:
            continue
        groups = tuple(g for g in (_group(group, wanted) for group in section.groups) if g.rows)
        series = tuple(s for s in (_series(one, wanted) for one in section.series) if s.rows)
        if groups or series:
            sections.append(replace(section, groups=groups, series=series, comments=section.comments if series else ()))
            shown += sum(len(g.rows) for g in groups) + sum(len(s.rows) for s in series)
    return replace(whole, sections=tuple(sections), shown=shown)


def _group(group: Group, wanted: Narrowing) -> Group:
    return replace(group, rows=tuple(row for row in group.rows if passes(row, wanted, group.title)))


def _series(series: Series, wanted: Narrowing) -> Series:
    return replace(series, rows=tuple(row for row in series.rows if passes(row, wanted)))


def passes(row: EstimateRow | PollRow, wanted: Narrowing, title: str = "") -> bool:
    """Is a figure among those wanted? All words must stand in it, in any order and case."""
    text = f"{row.folded}\n{title.casefold()}"
    return (
        all(word in text for word in wanted.words.casefold().split())
        and (not wanted.grade or row.grade == wanted.grade)
        and (not wanted.in_article or row.in_article)
        and (not wanted.who or _by(row, wanted.who))
    )


def _by(row: EstimateRow | PollRow, who: str) -> bool:
    kind, _, key = who.partition(":")
    if kind == "voice":
        return isinstance(row, EstimateRow) and key in row.voices
    return _author(row) == key
