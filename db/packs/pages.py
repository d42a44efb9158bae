"""The types of what was counted and of what is read in one go: estimates, polls, the paragraphs of the story."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from db.packs.base import Base, FilledLine, FilledText, Id, Line, Ref, Text


class Estimate(Base, frozen=True):
    """A published figure; ``axis`` is shared by estimates of the same count, unit and years, and by no others."""

    id: Id
    debate: Id
    axis: Id
    counts: FilledLine
    unit: FilledLine
    start: Line
    author: Line
    grade: Literal["work", "copy", "cited", "reported"]
    low: float | None = None
    high: float | None = None
    best: float | None = None
    end: Line = ""
    includes: Text = ""
    voices: tuple[Id, ...] = ()
    work_text: Line = ""
    work: Ref = ""
    year_text: Line = ""
    note: Text = ""
    second_check: Line = ""
    check_note: Text = ""
    unplotted: Text = ""
    in_article: bool = False
    clause: Text = ""


class Poll(Base, frozen=True):
    """A share of answers to a question; ``series`` is shared by the same question, in the same words, by the same pollster."""

    id: Id
    debate: Id
    series: Id
    question: FilledLine
    pollster: FilledLine
    date: FilledLine
    value: Annotated[float, Meta(ge=0, le=100)]
    grade: Literal["work", "copy", "cited", "reported"]
    note: Text = ""
    second_check: Line = ""
    check_note: Text = ""
    wartime: bool = False
    in_article: bool = False
    clause: Text = ""


class Passage(Base, frozen=True):
    """A paragraph of the story, with what it leads to."""

    id: Id
    chapter: FilledLine
    text: FilledText
    period: Ref = ""
    events: tuple[Id, ...] = ()
    voices: tuple[Id, ...] = ()
    debates: tuple[Id, ...] = ()
    themes: tuple[Id, ...] = ()
    terms: tuple[Id, ...] = ()
    sources: tuple[Text, ...] = ()
