"""The types of a debate: its axis and themes, and what each voice holds, says and leans on in it."""

from __future__ import annotations

from typing import Literal

from db.packs.base import Base, FilledLine, FilledText, Headline, Id, Line, Ref, Stance, Text, Title, Year


class Step(Base, frozen=True):
    """One of the seven steps of an axis."""

    value: Stance
    words: Line
    short: Line


class Necessity(Base, frozen=True):
    """A second word for the verdict."""

    value: Line
    meaning: Line


class Absent(Base, frozen=True):
    """A major writer without a coded position here."""

    author: Line
    works: Line
    why: Text
    entry: Literal["checked", "not checked"]


class Theme(Base, frozen=True):
    """One side of a debate; ``key`` is its short id."""

    key: Id
    letter: Line
    title: Title
    short: Line
    question: Line
    orientation: Text = ""
    first_pole: Line = ""
    second_pole: Line = ""
    first_name: Line = ""
    second_name: Line = ""
    steps: tuple[Step, ...] = ()


class Position(Base, frozen=True):
    """What a voice holds on a theme, and how it was coded. The record derives ``id`` and ``debate``."""

    voice: Id
    theme: Id
    code: Literal["stance", "off axis", "not coded", "in words", "not found", "no source seen"]
    stance: Stance | None = None
    low: Stance | None = None
    high: Stance | None = None
    first: Line = ""
    second: Line = ""
    year: Year | None = None
    year_text: Line = ""
    necessity: Line = ""
    basis: Literal["work", "review", "abstract", "article", "general knowledge", ""] = ""
    low_confidence: bool = False
    headline: Headline = ""
    summary: Text = ""
    reason: Text = ""
    second_reading: Text = ""
    evidence: Text = ""
    rests_on: Text = ""
    works: tuple[Id, ...] = ()
    quotations: tuple[Id, ...] = ()
    own_name: Line = ""
    jointly: tuple[Id, ...] = ()


class DatedCode(Base, frozen=True):
    """A code for one year."""

    voice: Id
    theme: Id
    year: Year
    stance: Stance
    drawn: Literal["joined", "point", "words"]
    low_confidence: bool = False
    rests_on: Text = ""


class Quotation(Base, frozen=True):
    """Verbatim words with what was seen of them."""

    id: Id
    voice: Id
    text: FilledText
    grade: Literal["work", "copy", "cited", "reported"]
    seen_at: Text
    second_check: Line
    theme: Ref = ""
    themes: tuple[Id, ...] = ()
    lead_in: Line = ""
    aside: Line = ""
    work: Ref = ""
    work_text: Text = ""
    locator: Line = ""
    place: Text = ""
    check_note: Text = ""
    note: Text = ""
    withheld: Text = ""
    speaker: Line = ""


class Leaning(Base, frozen=True):
    """A voice leans on an event in an argument."""

    voice: Id
    event: Id
    reading: Literal["continuity", "break", "other"]
    basis: Literal["seen", "from the article", "general knowledge"]
    theme: Ref = ""
    source: Text = ""


class Debate(Base, frozen=True):
    """One contested question with all that belongs to it."""

    id: Id
    question: FilledLine
    short: Line = ""
    stakes: Text = ""
    orientation: Text = ""
    first_pole: Line = ""
    second_pole: Line = ""
    axis_note: Text = ""
    axis_title: Line = ""
    reads_events: bool = False
    steps: tuple[Step, ...] = ()
    necessities: tuple[Necessity, ...] = ()
    how_coded: Text = ""
    absent: tuple[Absent, ...] = ()
    absent_note: Text = ""
    missing_voices: Text = ""
    presets: tuple[Id, ...] = ()
    themes: tuple[Theme, ...] = ()
    positions: tuple[Position, ...] = ()
    dated_codes: tuple[DatedCode, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    leanings: tuple[Leaning, ...] = ()
