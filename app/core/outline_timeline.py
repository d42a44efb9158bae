"""The table of the timeline as an outline: the rows of the window and of the CSV, and what of them nobody checked (METHOD 10, 17, 18)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.core import citing, event_rows, handing_in, marks
from app.core.blocks import short_id
from app.core.event_rows import Column, EventRow
from app.core.outline import Cell, Outline, Section, Table, item, opening, poles, said
from app.core.vocabulary import date_verified_words, date_words, seen_less
from app.core.words import translate
from db.records import Board, Chronicle, Event

WIDTHS: dict[Column, float] = {"date": 13, "title": 17, "continuity": 18, "break": 18, "who": 18, "basis": 11, "verified": 14}
"""The shares of the columns, before those that a debate has are counted together."""


def within(chronicle: Chronicle, span: tuple[float, float] | None) -> Chronicle:
    """The chronicle with the events that touch a stretch of decimal years; None is the whole."""
    if span is None:
        return chronicle
    return replace(chronicle, events=tuple(event for event in chronicle.events if event.earliest <= span[1] and event.latest >= span[0]))


def timeline(
    chronicle: Chronicle, board: Board, voices: Sequence[str], *, coding: bool, turned: bool = False, day: str, span: tuple[float, float] | None = None
) -> Outline:
    """All events by time, or those of a ``span``, with how each is read, by whom, and on what basis. ``voices`` are named first."""
    chronicle = within(chronicle, span)
    made = event_rows.rows(chronicle, board, coding=coding, voices=tuple(voices))
    guide = event_rows.guide(chronicle, board, coding=coding, turned=turned)
    whole = sum(WIDTHS[column] for column in guide.columns)
    rows = tuple(tuple(_cell(row, column) for column in guide.columns) for row in made)
    table = Table(guide.headings, rows, tuple(WIDTHS[column] / whole for column in guide.columns))
    first = [said(_count(len(made), span))]
    if coding and board.debate.reads_events and (line := poles(board, turned=turned)):
        first.append(said(line))
    first.append(said(citing.table_words(board)))
    prefix = short_id(board.debate.id)
    return Outline(
        translate("Outline", "Timeline: {question}").format(question=board.debate.question),
        opening(board, first, day, coding=coding),
        (Section(f"{prefix}-timeline", translate("Outline", "What happened, and who leans on it"), tables=(table,) if rows else ()),),
        Section(f"{prefix}-before-you-hand-in", handing_in.title(), tuple(item(line) for line in _wanting(chronicle))),
        (),
        board.pack,
        prefix,
    )


def _count(count: int, span: tuple[float, float] | None) -> str:
    events = translate("Outline", "1 event.") if count == 1 else translate("Outline", "{count} events.").format(count=count)
    if span is None:
        return events
    last = int(span[1]) - (span[1] == int(span[1]) and span[1] > span[0])  # the end of a year is the beginning of the next
    return translate("Outline", "{events} Only what falls into the years {first} to {last} is here.").format(events=events, first=int(span[0]), last=last)


def _cell(row: EventRow, column: Column) -> Cell:
    """The words of a cell as the CSV has them, a paragraph where those have a semicolon in the place of a line."""
    if column == "who":
        return tuple(said(line) for line in (row.plain_who or row.who).split("; "))
    lines = [said(line) for line in row.cell(column).splitlines()]
    if column == "verified" and row.verified_note:
        lines.append(said(row.verified_note, "note"))
    return tuple(lines)


def _wanting(chronicle: Chronicle) -> list[str]:
    """What nobody checked: dates first, then that a voice leans on an event."""
    by_words: dict[str, list[Event]] = {}
    for event in chronicle.events:
        if event.verified != "seen" or seen_less(event):
            by_words.setdefault(date_verified_words(event), []).append(event)
    lines = [
        translate("Outline", "{what}: {events}. Look the date up in a work of reference before you give it.").format(what=marks.sentence(what), events=_listed(events))
        for what, events in by_words.items()
    ]
    known = {event.id: event for event in chronicle.events}
    for basis, words in (
        ("general knowledge", translate("Outline", "Nobody checked that {name} leans on: {events}. Look in the works themselves.")),
        ("from the article", translate("Outline", "Only from the encyclopaedia article we know that {name} leans on: {events}. Look in the works themselves.")),
    ):
        leant: dict[str, dict[str, Event]] = {}
        for leaning in chronicle.leanings:
            if leaning.basis == basis and leaning.event in known:
                leant.setdefault(leaning.voice, {})[leaning.event] = known[leaning.event]
        lines += [words.format(name=chronicle.names.get(voice, short_id(voice)), events=_listed(events.values())) for voice, events in leant.items()]
    return [*lines, handing_in.cite_line()]


def _listed(events: Iterable[Event]) -> str:
    return "; ".join(f"{marks.plain(event.title)} ({date_words(event.start, event.end, event.edtf)})" for event in events)
