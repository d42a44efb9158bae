"""Whole pages: what stands on one page of the side panel or of a room, read in one go. Asked for through ``db.records``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from db.records import (
    Correction,
    Criticism,
    DatedCode,
    Debate,
    EntryKind,
    Estimate,
    Event,
    Inside,
    Kind,
    Label,
    Leaning,
    Pack,
    Passage,
    Period,
    Poll,
    Position,
    Publication,
    Quotation,
    School,
    Spans,
    Term,
    Theme,
    Voice,
    Work,
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything the packs hold, as read. Used by ``show``, ``doctor`` and the tests; views read only what they need."""

    packs: tuple[Pack, ...] = ()
    debates: tuple[Debate, ...] = ()
    themes: tuple[Theme, ...] = ()
    schools: tuple[School, ...] = ()
    labels: tuple[Label, ...] = ()
    voices: tuple[Voice, ...] = ()
    works: tuple[Work, ...] = ()
    positions: tuple[Position, ...] = ()
    dated_codes: tuple[DatedCode, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    leanings: tuple[Leaning, ...] = ()
    events: tuple[Event, ...] = ()
    periods: tuple[Period, ...] = ()
    publications: tuple[Publication, ...] = ()
    corrections: tuple[Correction, ...] = ()
    criticisms: tuple[Criticism, ...] = ()
    terms: tuple[Term, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    polls: tuple[Poll, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceDetails:
    """All that is recorded of one voice, for the side panel. ``quotations`` include the withheld ones."""

    voice: Voice
    labels: tuple[Label, ...]
    schools: dict[str, School] = field(hash=False)
    works: dict[str, Work] = field(hash=False)
    positions: tuple[Position, ...]
    dated_codes: tuple[DatedCode, ...]
    quotations: tuple[Quotation, ...]
    criticised_by: tuple[Criticism, ...]
    criticises: tuple[Criticism, ...]
    corrections: tuple[Correction, ...]
    leanings: tuple[Leaning, ...]
    events: dict[str, Event] = field(hash=False)
    names: dict[str, str] = field(hash=False)
    """Names of every other voice mentioned here, by id."""
    debates: dict[str, Debate] = field(hash=False, default_factory=dict)
    themes: dict[str, tuple[Theme, ...]] = field(hash=False, default_factory=dict)
    """The themes of each debate by the debate's id."""
    estimates: tuple[Estimate, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDetails:
    """An event, who leans on it, and what the source article gets wrong about it."""

    event: Event
    leanings: tuple[Leaning, ...]
    names: dict[str, str] = field(hash=False)
    corrections: tuple[Correction, ...]
    quotations: frozenset[str] = frozenset()
    """Ids of all passages, so that those named where a leaning was seen can be led to."""
    debates: dict[str, str] = field(hash=False, default_factory=dict)
    """Short names of all debates by id: a voice may lean on an event in several."""


@dataclass(frozen=True, slots=True)
class WorkDetails:
    """A work, its author where it is a voice, what rests on it and what is quoted from it."""

    work: Work
    voice: Voice | None
    positions: tuple[Position, ...]
    quotations: tuple[Quotation, ...]
    publication: Publication | None


@dataclass(frozen=True, slots=True)
class SchoolDetails:
    """A school and the labels that put voices into it."""

    school: School
    labels: tuple[Label, ...]
    names: dict[str, str] = field(hash=False)
    kinds: dict[str, Kind] = field(hash=False, default_factory=dict)
    """The kind of each voice labelled so: those only *mentioned* are missing here."""
    criticisms: tuple[Criticism, ...] = ()
    """Criticism of the voices labelled so; *by type* where a position is named and not the person."""


@dataclass(frozen=True, slots=True)
class PublicationDetails:
    """A publication with what the source article gets wrong about it."""

    publication: Publication
    names: dict[str, str] = field(hash=False)
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class CorrectionDetails:
    """A correction with the records that it concerns."""

    correction: Correction
    names: dict[str, str] = field(hash=False)
    events: dict[str, str] = field(hash=False)
    publications: dict[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class CriticismDetails:
    """One criticism (or support) with the names of both sides."""

    criticism: Criticism
    names: dict[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Figures:
    """All estimates and polls of the packs, with what they lead to and what the source article gets wrong about them."""

    estimates: tuple[Estimate, ...]
    polls: tuple[Poll, ...]
    names: dict[str, str] = field(hash=False)
    works: dict[str, Work] = field(hash=False)
    corrections: dict[str, tuple[Correction, ...]] = field(hash=False)
    """Corrections by the id of the estimate or poll that they concern."""
    debates: dict[str, Debate] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Library:
    """What the reading pages need: glossary, corrections and story, with the titles of all that they lead to."""

    terms: tuple[Term, ...]
    corrections: tuple[Correction, ...]
    passages: tuple[Passage, ...]
    periods: dict[str, Period] = field(hash=False)
    events: dict[str, Event] = field(hash=False)
    names: dict[str, str] = field(hash=False)
    publications: dict[str, str] = field(hash=False)
    debates: dict[str, Debate] = field(hash=False)
    estimates: dict[str, Estimate] = field(hash=False)
    quotations: dict[str, Quotation] = field(hash=False)
    pack: Pack


@dataclass(frozen=True, slots=True)
class TermDetails:
    """A glossary entry with the titles of what it leads to."""

    term: Term
    terms: dict[str, str] = field(hash=False)
    events: dict[str, Event] = field(hash=False)
    debates: dict[str, Debate] = field(hash=False)
    estimates: dict[str, Estimate] = field(hash=False, default_factory=dict)
    """All figures by id: the sources of a term may name some."""


@dataclass(frozen=True, slots=True)
class EstimateDetails:
    """A figure with all others that share its axis, and its corrections."""

    estimate: Estimate
    beside: tuple[Estimate, ...]
    names: dict[str, str] = field(hash=False)
    work: Work | None
    corrections: tuple[Correction, ...]
    debate: Debate | None


@dataclass(frozen=True, slots=True)
class PollDetails:
    """A poll with the others of its series."""

    poll: Poll
    series: tuple[Poll, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text with the words that were looked for marked in it; ``before`` and ``after``: there is more.

    ``unchecked``: behind the cut, in the same clause, the text is marked as general knowledge, which must be said here too.
    """

    text: str
    marks: Spans = ()
    before: bool = False
    after: bool = False
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found. ``inside`` tells where: in the text itself, *also* (names and what stands beside it) or
    *coding* (why it was coded so). ``quotation``, ``position`` and ``work`` are the records where the kind has them;
    ``critic`` is who criticises. The lower the ``score``, the better.
    """

    kind: EntryKind
    id: str
    title: Snippet
    text: Snippet
    inside: Inside
    voice: str
    voice_name: str
    debate: str
    debate_name: str
    theme: str
    theme_name: str
    years: tuple[int, int] | None
    score: float
    quotation: Quotation | None = None
    position: Position | None = None
    work: Work | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to what was typed. ``whole``: every match was ranked, and ``counts`` says how many of each kind there are;
    else these are the best of the first ones, which are there at once. ``unknown``: filters whose value nothing bears.
    ``marks`` gives the places in any text where what was looked for stands. ``instead``: words that nothing has, each with the
    nearest one, which was looked for in its place; ``loose``: nothing has all of the words, these have some. ``unread``: filters
    that say nothing, with what stands behind them; ``no_filters``: what looks like the name of a filter and is none.
    """

    typed: str
    hits: tuple[Hit, ...]
    whole: bool
    counts: dict[EntryKind, int] = field(hash=False)
    unknown: tuple[tuple[str, str], ...]
    marks: Callable[[str], Spans] = field(hash=False, compare=False)
    instead: tuple[tuple[str, str], ...] = ()
    loose: bool = False
    unread: tuple[tuple[str, str], ...] = ()
    no_filters: tuple[str, ...] = ()
