"""Every figure as a row of a table, in words: for everybody, for screen readers, and for copying with its source.

A table may be sorted by author, year, grade and debate. It is never sorted by size, because rows of different counts
would then stand in an order that says nothing (METHOD 25).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.core import marks
from app.core.figures import EstimateRow, Group, Room
from app.core.figures_checks import correction_words
from app.core.figures_filter import GRADES
from app.core.figures_numbers import grade_full
from app.core.figures_polls import PollRow, wartime_word
from app.core.words import translate
from db.records import Pack

Kind = Literal["estimates", "polls"]
Column = Literal["debate", "counts", "years", "value", "author", "year", "work", "grade", "note"]

COLUMNS: dict[Kind, tuple[Column, ...]] = {
    "estimates": ("debate", "counts", "years", "value", "author", "year", "work", "grade", "note"),
    "polls": ("debate", "counts", "year", "value", "author", "grade", "note"),
}
SORTABLE: tuple[Column, ...] = ("debate", "author", "year", "grade")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A figure in words. ``order`` holds what a column is sorted by; ``source`` is the line a copy is cited with."""

    id: str
    kind: Kind
    cells: dict[Column, str]
    order: dict[Column, tuple[int, int | float | str]]
    spoken: str
    source: str


def headings(kind: Kind) -> tuple[str, ...]:
    """The headings of a table, in the order of its columns."""
    words: dict[Column, str] = {
        "debate": translate("Figures", "Debate"),
        "counts": translate("Figures", "What is counted") if kind == "estimates" else translate("Figures", "Question"),
        "years": translate("Figures", "Years counted"),
        "value": translate("Figures", "Figure") if kind == "estimates" else translate("Figures", "Share of answers"),
        "author": translate("Figures", "Author") if kind == "estimates" else translate("Figures", "Pollster"),
        "year": translate("Figures", "Published") if kind == "estimates" else translate("Figures", "Date"),
        "work": translate("Figures", "Work"),
        "grade": translate("Figures", "Grade"),
        "note": translate("Figures", "Notes"),
    }
    return tuple(words[column] for column in COLUMNS[kind])


def table_rows(room: Room, kind: Kind) -> tuple[TableRow, ...]:
    """The rows of one of the two tables, by debate and then as they stand on their axes."""
    made: list[TableRow] = []
    for number, section in enumerate(room.sections):
        if kind == "estimates":
            made += [_estimate(row, group, section.title, number) for group in section.groups for row in group.rows]
        else:
            made += [_poll(row, section.title, number) for series in section.series for row in series.rows]
    return tuple(made)


def _estimate(row: EstimateRow, group: Group, debate: str, number: int) -> TableRow:
    notes = (
        row.includes,
        row.note,
        translate("Figures", "Told, not drawn: {words}").format(words=row.unplotted) if row.unplotted else "",
        translate("Figures", "Second check: {words}").format(words=row.check) if row.check else "",
        *(correction_words(c) for c in row.corrections),
    )
    return TableRow(
        row.id,
        "estimates",
        {
            "debate": debate,
            "counts": row.counts or group.title,
            "years": group.years,
            "value": row.value,
            "author": row.author,
            "year": row.year_words,
            "work": row.work_words,
            "grade": row.grade_words,
            "note": "\n".join(dict.fromkeys(note for note in notes if note)),
        },
        {
            "debate": (0, number),
            "author": (0, row.author.casefold()),
            "year": (row.year is None, row.year or 0),
            "grade": (0, _rank(row.grade)),
        },
        translate("Figures", "{author}: {value}").format(author=row.author, value=row.value),
        source_words(row),
    )


def _poll(row: PollRow, debate: str, number: int) -> TableRow:
    notes = (
        wartime_word() if row.wartime else "",
        row.note,
        translate("Figures", "Second check: {words}").format(words=row.check) if row.check else "",
        *(correction_words(c) for c in row.corrections),
    )
    source = translate("Figures", "{pollster}, {date} [{grade}]").format(pollster=row.pollster, date=row.date, grade=grade_full(row.grade))
    return TableRow(
        row.id,
        "polls",
        {
            "debate": debate,
            "counts": row.question,
            "year": row.date,
            "value": row.value_words,
            "author": row.pollster,
            "grade": row.grade_words,
            "note": "\n".join(note for note in notes if note),
        },
        {"debate": (0, number), "author": (0, row.pollster.casefold()), "year": (0, row.at), "grade": (0, _rank(row.grade))},
        translate("Figures", "{date}: {value}").format(date=row.date, value=row.value_words),
        source,
    )


def _rank(grade: str) -> int:
    return GRADES.index(grade) if grade in GRADES else len(GRADES)


def in_order(rows: Iterable[TableRow], by: Column | None, *, descending: bool = False) -> tuple[TableRow, ...]:
    """Rows by a sortable column; what is equal stays as it was. Any other column, or None, leaves all as it is.

    What has no year stands last, whichever way round.
    """
    rows = tuple(rows)
    if by not in SORTABLE:
        return rows
    known = [row for row in rows if not row.order[by][0]]
    known.sort(key=lambda row: row.order[by][1], reverse=descending)
    return (*known, *(row for row in rows if row.order[by][0]))


def source_words(row: EstimateRow) -> str:
    """Where a figure comes from, with what METHOD 15 asks for: a missing page, a copy, second hand, and the second check."""
    where = ", ".join(part for part in (row.author, row.work_words) if part)
    year = f" ({row.year_words})" if row.year is not None else f" [{row.year_words}]"
    said = [f"[{grade_full(row.grade)}]"]
    if row.work_words and not marks.has_page(row.work_words):
        said.insert(0, translate("Figures", "[page not seen]"))
    if row.check:
        said.append(f"[{row.check}]")
    return f"{where}{year} {' '.join(said)}"


def source_line(pack: Pack) -> str:
    """The line with which everything copied from here ends (METHOD 14): which words are ours, and from which pack."""
    return translate(
        "Figures",
        "Figures as published by those named; what each counts, the years and the notes are in the words of Sic et Non, pack “{pack}” {version} ({licence}). "
        "Figures of different counts must not be added up or compared by size.",
    ).format(pack=pack.title, version=pack.version, licence=pack.licence)


def copied(rows: Iterable[TableRow], kind: Kind, source: str) -> str:
    """Rows with headings as text with tabs, a row a line, each with its source, and the line on the pack at the end.

    A cell that a spreadsheet would take for a formula gets a space in front of it.
    """
    lines = [(*headings(kind), translate("Figures", "Source"))]
    lines += [(*(row.cells[column] for column in COLUMNS[kind]), row.source) for row in rows]
    text = ["\t".join(_flat(cell) for cell in line) for line in lines]
    return "\n".join([*text, *([source] if source else [])])


def _flat(cell: str) -> str:
    words = " ".join(_in_a_row(cell).split())
    return f" {words}" if words[:1] in ("=", "+", "-", "@") else words


def _in_a_row(notes: str) -> str:
    """Notes, a line each, one behind the other: no stop stands before a semicolon."""
    *firsts, last = notes.splitlines() or [""]
    return "; ".join([*map(marks.unstopped, firsts), last])


def citable(rows: Iterable[TableRow], source: str) -> tuple[str, tuple[str, ...]]:
    """Figures in words, and the lines that say who published them; ``source`` is the line on which of the words are ours."""
    lines = [line for row in rows for line in copied_one(row, "").split("\n")]
    return cited_lines(lines, source)


def cited_lines(lines: Iterable[str], source: str) -> tuple[str, tuple[str, ...]]:
    """Lines as they are copied, parted into words and sources, with the line on the pack where there is one."""
    lines = tuple(lines)
    sources = [line.removeprefix("— ") for line in lines if line.startswith("— ")] + ([source] if source else [])
    return "\n".join(line for line in lines if not line.startswith("— ")), tuple(dict.fromkeys(sources))


def copied_one(row: TableRow, source: str) -> str:
    """One figure as a sentence with its source, for the clipboard."""
    cells = row.cells
    said = translate("Figures", "{counts} ({years}): {value}").format(counts=cells["counts"], years=cells.get("years") or cells["year"], value=cells["value"])
    notes = _in_a_row(cells["note"])
    lines = (said, f"— {row.source}", translate("Figures", "Note: {words}").format(words=notes) if notes else "", source)
    return "\n".join(line for line in lines if line)
