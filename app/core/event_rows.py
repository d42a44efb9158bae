"""The timeline as a table: a row an event, with how it is read, by whom, and on what basis (METHOD 10, 17, 18).

A row is words, ready to be shown, read out, filtered and copied; nothing of it is worked out by a widget.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.core import linking, marks, ordering
from app.core.shorthand import article_named
from app.core.vocabulary import basis_only_words, basis_word, date_verified_words, date_words, leaning_words, old_style_words
from app.core.words import translate
from db.records import Board, Chronicle, Event, Leaning, Period

Column = Literal["date", "title", "continuity", "break", "who", "basis", "verified"]
Checked = Literal["", "verified", "unverified"]

COLUMNS: tuple[Column, ...] = ("date", "title", "continuity", "break", "who", "basis", "verified")
BASES = ("seen", "from the article", "general knowledge")
"""The bases of a leaning, in the order in which they are counted."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in words. ``when`` sorts by time: earliest and latest moment in decimal years.

    With coding off ``continuity`` and ``break_`` are the two readings in an order that tells no side (METHOD 18).
    ``continuity``, ``break_`` and ``who`` say in words what is lacking; ``missing`` names the columns where they do, so
    that a view can set them in a quieter type. ``bases`` and ``periods`` hold what a filter asks for.
    """

    id: str
    date: str
    when: tuple[float, float]
    title: str
    continuity: str
    break_: str
    who: str
    basis: str
    verified: bool
    verified_words: str
    verified_note: str
    themes: tuple[str, ...]
    earliest: float
    latest: float
    bases: frozenset[str]
    periods: tuple[str, ...]
    missing: frozenset[Column]
    folded: str
    """All words of the row in small letters, for finding."""
    plain_who: str = ""
    """Who leans on it for a copy: a list of name, reading and basis, whoever is in view."""

    def cell(self, column: Column) -> str:
        """The words of a cell."""
        return {
            "date": self.date,
            "title": self.title,
            "continuity": self.continuity,
            "break": self.break_,
            "who": self.who,
            "basis": self.basis,
            "verified": self.verified_words,
        }[column]


@dataclass(frozen=True, slots=True)
class Guide:
    """What stands around the rows: the columns in their order with their headings, and what can be filtered by.

    ``themes`` and ``periods`` are pairs of key and title.
    """

    columns: tuple[Column, ...] = COLUMNS
    headings: tuple[str, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    periods: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which rows are wanted; what is empty asks for nothing. ``basis`` is one of ``BASES``, or *none* for no leaning."""

    words: str = ""
    theme: str = ""
    period: str = ""
    basis: str = ""
    checked: Checked = ""


def guide(chronicle: Chronicle, board: Board, *, coding: bool, turned: bool = False) -> Guide:
    """Headings and filters of a debate. The axis turned round turns the two readings round too (METHOD 19)."""
    columns = COLUMNS
    if not board.debate.reads_events:  # the readings are about the poles of another debate
        columns = tuple(column for column in COLUMNS if column not in ("continuity", "break"))
    elif turned and coding:
        columns = ("date", "title", "break", "continuity", "who", "basis", "verified")
    return Guide(
        columns=columns,
        headings=tuple(_heading(column, coding) for column in columns),
        themes=tuple((theme.key, marks.plain(theme.title)) for theme in board.themes),
        periods=tuple((period.id, marks.plain(period.title)) for period in _periods(chronicle)),
    )


def _heading(column: Column, coding: bool) -> str:
    """With coding off a reading has no side (METHOD 18)."""
    return {
        "date": translate("EventRows", "Date"),
        "title": translate("EventRows", "Event"),
        "continuity": translate("EventRows", "Read as continuity") if coding else translate("EventRows", "One reading"),
        "break": translate("EventRows", "Read as break") if coding else translate("EventRows", "Another reading"),
        "who": translate("EventRows", "Who leans on it"),
        "basis": translate("EventRows", "On what basis"),
        "verified": translate("EventRows", "Verified"),
    }[column]


def _periods(chronicle: Chronicle) -> list[Period]:
    return [period for period in chronicle.periods if period.band == "events"]


def rows(chronicle: Chronicle, board: Board, *, coding: bool, voices: tuple[str, ...]) -> tuple[EventRow, ...]:
    """A row for every event, by time. ``voices`` are those in view: they are named first, in their order."""
    leanings: dict[str, list[Leaning]] = {}
    for leaning in chronicle.leanings:
        leanings.setdefault(leaning.event, []).append(leaning)
    order = {voice: i for i, voice in enumerate([*voices, *(v.id for v in ordering.by_year(board.voices) if v.id not in voices)])}
    periods = _periods(chronicle)
    known = {theme.key for theme in board.themes}
    made = []
    for event in chronicle.events:
        leant = sorted(leanings.get(event.id, ()), key=lambda x: (order.get(x.voice, len(order)), chronicle.names.get(x.voice, x.voice)))
        made.append(_row(event, leant, chronicle.names, periods, known, voices, coding))
    return in_order(made, "date")


def _row(
    event: Event, leant: list[Leaning], names: dict[str, str], periods: list[Period], known: set[str], voices: tuple[str, ...], coding: bool
) -> EventRow:
    date = date_words(event.start, event.end, event.edtf)
    if event.old_style:
        lasting = event.end not in ("", event.start)
        date += "\n" + translate("EventRows", "Old Style: {date}").format(date=old_style_words(event.old_style, lasting=lasting))
    here, away = [x for x in leant if x.voice in voices], [x for x in leant if x.voice not in voices]
    (first, first_lacks), (second, second_lacks) = linking.readings(event, leant, coding=coding)
    checks = (("continuity", first_lacks), ("break", second_lacks), ("who", not leant), ("basis", not leant))
    missing: frozenset[Column] = frozenset(column for column, lacks in checks if lacks)  # type: ignore[misc]
    words = {
        "title": marks.plain(event.title),
        "continuity": marks.plain(first),
        "break_": marks.plain(second),
        "who": _who(here, away, names, coding),
        "basis": _basis(leant),
        "verified_words": date_verified_words(event),
        "verified_note": marks.plain(article_named(event.verified_note, event.id)),
    }
    return EventRow(
        id=event.id,
        date=date,
        when=(event.earliest, event.latest),
        verified=event.verified == "seen",
        themes=tuple(theme for theme in dict.fromkeys((*event.themes, *(x.theme for x in leant))) if theme in known),
        earliest=event.earliest,
        latest=event.latest,
        bases=frozenset(x.basis for x in leant),
        periods=tuple(p.id for p in periods if linking.touches(event, (p.earliest, p.latest))),
        missing=missing,
        folded="\n".join((date, *words.values())).casefold(),
        plain_who=_plainly(leant, names, coding),
        **words,
    )


def _who(here: list[Leaning], away: list[Leaning], names: dict[str, str], coding: bool) -> str:
    """Who leans on it, a voice a line, those in view first; that nobody in view does is said (METHOD 10)."""
    if not here and not away:
        return translate("EventRows", "no voice here was seen to lean on it")
    lines = _voices(here, names, coding)
    if not here:
        lines.append(translate("EventRows", "no voice in view"))
    if away:
        lines += [translate("EventRows", "out of view:"), *_voices(away, names, coding)]
    return "\n".join(lines)


def _voices(leant: Iterable[Leaning], names: dict[str, str], coding: bool) -> list[str]:
    """*Moshe Lewin: as break · seen*; several leanings of one voice stand in one line."""
    said: dict[str, list[str]] = {}
    for leaning in leant:
        said.setdefault(leaning.voice, []).append(leaning_words(leaning) if coding else basis_only_words(leaning))
    return [f"{names.get(voice, voice)}: {'; '.join(dict.fromkeys(words))}" for voice, words in said.items()]


def _plainly(leant: Iterable[Leaning], names: dict[str, str], coding: bool) -> str:
    """*Moshe Lewin: as break, seen*, one after the other, for a copy that knows of no panes."""
    said = (f"{names.get(x.voice, x.voice)}: {leaning_words(x) if coding else basis_only_words(x)}".replace(" · ", ", ") for x in leant)
    return "; ".join(dict.fromkeys(said)) or translate("EventRows", "no voice here was seen to lean on it")


def basis_choices() -> tuple[tuple[str, str], ...]:
    """Bases that can be filtered by, with their words."""
    return (*((basis, basis_word(basis)) for basis in BASES), ("none", translate("EventRows", "nobody leans on it")))


def _basis(leant: list[Leaning]) -> str:
    """The bases of the leanings, counted: *seen: 3*, one a line."""
    counts = [(basis, sum(x.basis == basis for x in leant)) for basis in BASES]
    return "\n".join(f"{basis_word(basis)}: {n}" for basis, n in counts if n) or translate("EventRows", "none")


def passes(row: EventRow, wanted: Narrowing) -> bool:
    """Is a row among those wanted? All words must stand in it, in any order and case."""
    return (
        all(word in row.folded for word in wanted.words.casefold().split())
        and (not wanted.theme or wanted.theme in row.themes)
        and (not wanted.period or wanted.period in row.periods)
        and (not wanted.basis or (wanted.basis in row.bases if wanted.basis != "none" else not row.bases))
        and (not wanted.checked or row.verified == (wanted.checked == "verified"))
    )


def touches(row: EventRow, period: tuple[float, float]) -> bool:
    """Does any part of an event fall into a stretch of time?"""
    return row.earliest <= period[1] and row.latest >= period[0]


def narrowed(made: Iterable[EventRow], wanted: Narrowing) -> tuple[EventRow, ...]:
    """The rows wanted, in the order in which they came."""
    return tuple(row for row in made if passes(row, wanted))


def in_order(made: Iterable[EventRow], by: Column, *, descending: bool = False) -> tuple[EventRow, ...]:
    """Rows by time (``date``) or by title; what is equal stays by time."""
    by_time = sorted(made, key=lambda row: row.when)
    if by == "title":
        by_time.sort(key=lambda row: row.title.casefold(), reverse=descending)
        return tuple(by_time)
    return tuple(reversed(by_time)) if descending else tuple(by_time)


@dataclass(frozen=True, slots=True)
class CopiedRows:
    """Rows for the clipboard. ``html_rows`` are the cells as plain words: headings, rows, and the source alone in the last.

    Whoever writes them as rich text escapes them: they are data. ``count`` says how many events there are.
    """

    text: str
    html_rows: tuple[tuple[str, ...], ...]
    count: int


def copied(made: Iterable[EventRow], guide: Guide, source: str) -> CopiedRows:
    """Rows with their headings as text with tabs, a row a line, and the source at the end (METHOD 14).

    Who leans on it is a plain list, and what was noted on the check of the date stands behind its words (METHOD 17).
    A cell that a spreadsheet would take for a formula gets a space in front of it.
    """
    cells = [tuple(_copied(row, column) for column in guide.columns) for row in made]
    table = [guide.headings, *cells]
    lines = ["\t".join(_flat(cell) for cell in row) for row in table]
    ending = ((source,),) if source else ()
    return CopiedRows("\n".join([*lines, *([source] if source else [])]), (*table, *ending), len(cells))


def _copied(row: EventRow, column: Column) -> str:
    """The words of a cell as they are copied, in one line."""
    words = row.plain_who or row.who if column == "who" else row.cell(column)
    if column == "verified" and row.verified_note:
        words = f"{words}: {row.verified_note}"
    return "; ".join(words.splitlines())


def _flat(cell: str) -> str:
    words = " ".join(cell.split())
    return f" {words}" if words[:1] in ("=", "+", "-", "@") else words
