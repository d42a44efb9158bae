"""Tables for spreadsheets and statistics, as CSV: positions with their codes and reasons, and the events of the timeline.

UTF-8 with a byte order mark, commas, lines that end as Windows ends them: what every spreadsheet opens without asking.
Under the rows of records stand rows of words: *about* (how it was coded, poles, pack, version, day) and *before you hand
in* (METHOD 15, 20, 22). Quotations that are withheld are never written (METHOD 12).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from app.core import cells, citing, event_rows, marks, passages, stances
from app.core.outline import coded_words, stamp
from app.core.vocabulary import basis_words, check_words, coder_words, kind_words
from app.core.words import translate
from db.records import Board, Chronicle, Position, Quotation, Theme, Voice

CODED = (
    "code", "stance", "low", "high", "first coder", "second coder", "outcome", "words", "reason", "second reading", "evidence", "rests on", "low confidence",
)  # fmt: skip
"""Columns that are left out where coding is off: codes, and what is said only about them (METHOD 18)."""

COLUMNS = (
    "record", "debate", "theme", "voice", "kind", "code", "stance", "low", "high", "first coder", "second coder", "outcome", "words", "headline", "summary",
    "own name", "reason", "second reading", "evidence", "rests on", "basis", "low confidence", "years", "works", "quotations", "source of our words",
    "exported", "pack", "version", "licence",
)  # fmt: skip
"""The columns of the positions in their order, by key; ``headings`` has their words."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def headings() -> dict[str, str]:
    """What each column of the positions is called, by its key."""
    return {
        "record": translate("Tables", "record"),
        "debate": translate("Tables", "debate"),
        "theme": translate("Tables", "theme"),
        "voice": translate("Tables", "voice"),
        "kind": translate("Tables", "kind"),
        "code": translate("Tables", "code"),
        "stance": translate("Tables", "stance"),
        "low": translate("Tables", "low"),
        "high": translate("Tables", "high"),
        "first coder": translate("Tables", "first coder"),
        "second coder": translate("Tables", "second coder"),
        "outcome": translate("Tables", "outcome"),
        "words": translate("Tables", "words"),
        "headline": translate("Tables", "headline"),
        "summary": translate("Tables", "summary"),
        "own name": translate("Tables", "own name"),
        "reason": translate("Tables", "reason"),
        "second reading": translate("Tables", "second reading"),
        "evidence": translate("Tables", "evidence"),
        "rests on": translate("Tables", "rests on"),
        "basis": translate("Tables", "basis"),
        "low confidence": translate("Tables", "low confidence"),
        "years": translate("Tables", "years"),
        "works": translate("Tables", "works"),
        "quotations": translate("Tables", "quotations"),
        "source of our words": translate("Tables", "source of our words"),
        "exported": translate("Tables", "exported"),
        "pack": translate("Tables", "pack"),
        "version": translate("Tables", "version"),
        "licence": translate("Tables", "licence"),
    }


def guarded(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe in front; a number stays one.

    >>> guarded("=1+1"), guarded("-2"), guarded("+1"), guarded("-2 to 0")
    ("'=1+1", '-2', '+1', "'-2 to 0")
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as the bytes of a CSV file, every cell guarded against being taken for a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")  # half a character, which only a damaged record holds


def codes(
    board: Board, voices: Sequence[str], themes: Sequence[str], day: str, *, coding: bool = True, turned: bool = False, ending: Sequence[str] = ()
) -> bytes:
    """Positions with their codes and reasons: a row for every voice and theme, in the order given, voice by voice.

    ``voices`` are ids, ``themes`` keys; those that the board does not have are passed over. ``day`` is when it was
    written. ``ending`` are the lines of *Before you hand in*. ``turned``: the second pole is named first (METHOD 19);
    the figures stay as the record has them. What is not in the record is said in words, never left to be guessed.
    """
    keys = tuple(key for key in COLUMNS if coding or key not in CODED)
    told = headings()
    known_voices = {voice.id: voice for voice in board.voices}
    known_themes = {theme.key: theme for theme in board.themes}
    same = {
        "debate": marks.plain(board.debate.question), "exported": day, "pack": marks.plain(board.pack.title), "version": board.pack.version,
        "licence": board.pack.licence,
    }  # fmt: skip
    shown = [known_themes[key] for key in themes if key in known_themes]
    called, there = passages.of_board(board), _quoted(board, voices, [theme.key for theme in shown])
    rows: list[Mapping[str, str]] = [
        {"record": translate("Tables", "position"), **same, **_position(board, known_voices[voice], theme, called, there, turned=turned)}
        for voice in voices
        if voice in known_voices
        for theme in shown
    ]
    about = [*_about(board, day, coding=coding), *_poles(board, shown, coding=coding, turned=turned)]
    rows += [{"record": _about_word(), "summary": line, **same} for line in about]
    rows += [{"record": _hand_in_word(), "summary": line, **same} for line in ending]
    return written([[told[key] for key in keys], *([row.get(key, "") for key in keys] for row in rows)])


def events(
    chronicle: Chronicle, board: Board, voices: Sequence[str], day: str, *, coding: bool = True, turned: bool = False, ending: Sequence[str] = ()
) -> bytes:
    """The table of the timeline, all its events by time, with the same words that the table on screen is copied with.

    A first column says what a row is: an event, *about*, or *before you hand in*; lines of words stand in the second.
    """
    made = event_rows.rows(chronicle, board, coding=coding, voices=tuple(voices))
    guide = event_rows.guide(chronicle, board, coding=coding, turned=turned)
    head, *listed = event_rows.copied(made, guide, "").html_rows
    about = [citing.table_line(board), *_about(board, day, coding=coding)]
    if board.debate.reads_events:
        about += _poles(board, (), coding=False, turned=turned)
    words = [*((_about_word(), line) for line in about), *((_hand_in_word(), line) for line in ending)]
    wide = len(head) + 1
    return written(
        [
            (translate("Tables", "record"), *head),
            *((translate("Tables", "event"), *row) for row in listed),
            *((*row, *[""] * (wide - len(row))) for row in words),
        ]
    )


def _about_word() -> str:
    return translate("Tables", "about")


def _hand_in_word() -> str:
    return translate("Tables", "before you hand in")


def _quoted(board: Board, voices: Sequence[str], themes: Sequence[str]) -> frozenset[str]:
    """Ids of the quotations that stand in the table."""
    held = (position for (voice, theme), position in board.positions.items() if voice in voices and theme in themes)
    return frozenset(one.id for position in held for one in cells.with_companions(cells.free_quotations(board, position), board.quotations))


def _position(board: Board, voice: Voice, theme: Theme, called: passages.Passages, there: frozenset[str], *, turned: bool) -> dict[str, str]:
    """The cells of one voice on one theme, by key; those of the record's own figures as they stand there."""

    def ours_in_words(text: str) -> str:
        return called.words(marks.plain(text), there, voice.id)

    made = {"theme": marks.plain(theme.title), "voice": marks.plain(voice.name), "kind": kind_words(voice.kind)}
    position = board.positions.get((voice.id, theme.key))
    if position is None:
        return {**made, "code": "not found", "words": stances.not_found(), "headline": marks.sentence(stances.not_found())}
    free = cells.free_quotations(board, position)
    told = stances.tell(position, board.axis(theme.key), turned=turned, quoted=bool(free))
    missing = marks.sentence(stances.not_found()) if position.code == "not found" else ""
    ours = any((position.headline, position.summary, position.reason, position.second_reading, position.evidence))
    return {
        **made,
        "code": position.code,
        "stance": _figure(position.stance),
        "low": _figure(position.low),
        "high": _figure(position.high),
        "first coder": coder_words(position.first),
        "second coder": coder_words(position.second),
        "outcome": stances.outcome_words(position),
        "words": told.words,
        "headline": ours_in_words(position.headline) or missing,
        "summary": ours_in_words(position.summary),
        "own name": "" if position.code == "in words" else marks.plain(position.own_name),  # there the name is the answer
        "reason": ours_in_words(position.reason),
        "second reading": ours_in_words(position.second_reading),
        "evidence": ours_in_words(position.evidence),
        "rests on": ours_in_words(position.rests_on),
        "basis": told.words if position.code == "no source seen" else basis_words(position.basis),
        "low confidence": translate("Tables", "yes") if position.low_confidence else "",
        "years": position.year_text or (str(position.year) if position.year is not None else ""),
        "works": "\n".join(citing.work_line(board.works[work]) for work in position.works if work in board.works),
        "quotations": "\n".join(called.words(quotation_words(one, board, called.sign(one.id)), there, voice.id) for one in cells.with_companions(free, board.quotations)),
        "source of our words": called.words(_source(board, position, voice), there, voice.id) if ours else "",
    }


def _figure(value: int | None) -> str:
    return "" if value is None else str(value)


def _source(board: Board, position: Position, voice: Voice) -> str:
    """Our words are cited as ours (METHOD 14)."""
    return marks.plain(citing.paraphrase_line(position, voice, board))


def quotation_words(quotation: Quotation, board: Board, sign: str = "") -> str:
    """A quotation with the sign by which our texts refer to it, its source, what was seen of it, whether it was found again, and its note, in one line (METHOD 11, 15)."""
    voice = next((one for one in board.voices if one.id == quotation.voice), None)
    before = f"{marks.plain(quotation.lead_in)} " if quotation.lead_in else ""
    aside = "".join(f" {words}" for words in (marks.plain(quotation.aside), sign) if words)
    line = citing.quotation_line(quotation, voice, board.works)
    seen = cells.seen_words(quotation)
    tail = [seen if seen not in line else ""]
    tail += [check_words(quotation.second_check) if quotation.second_check == "found again" else ""]  # else the line has said so
    checked = "".join(f" · {word}" for word in tail if word)
    return " ".join(f"{before}{marks.typographic(quotation.text)}{aside} {line}{checked}{citing.note_tail(quotation)}".split())


def _about(board: Board, day: str, *, coding: bool) -> list[str]:
    """How it was coded, in the sentence that stands on every export (METHOD 22), and from which pack and when."""
    coded = coded_words(board.debate)
    lines = [coded] if coded else []
    if not coding:
        lines.append(translate("Tables", "Coding is off: no codes and no reasons for them are in this table."))
    lines.append(stamp(board.pack, day))
    return lines


def _poles(board: Board, themes: Sequence[Theme], *, coding: bool, turned: bool) -> list[str]:
    """Both poles in words (METHOD 20), of the debate and of the themes with an axis of their own; nothing where there is none."""
    lines = []
    if board.debate.first_pole and board.debate.second_pole:
        ends = (board.debate.first_pole, board.debate.second_pole)
        lines.append(translate("Tables", "Poles: {first}; {second}").format(first=marks.plain(ends[turned]), second=marks.plain(ends[not turned])))
    for theme in themes:
        axis = board.axis(theme.key)
        if theme.steps:
            ends = (axis.first_pole, axis.second_pole)
            lines.append(
                translate("Tables", "Poles of “{theme}”: {first}; {second}").format(
                    theme=marks.plain(theme.title), first=marks.plain(ends[turned]), second=marks.plain(ends[not turned])
                )
            )
        if coding and axis.steps and (theme.steps or theme is themes[0]):
            steps = (f"{step.value} {marks.plain(step.words)}" for step in sorted(axis.steps, key=lambda step: step.value, reverse=turned))
            lines.append(translate("Tables", "The figures of the axis: {steps}").format(steps="; ".join(steps)))
    return lines
