"""What a debate consists of: plain, frozen records, the same for the store, the window and every export.

An id is text given by the pack, prefixed with the pack's name (``stalinism/kotkin-3``), and never changes meaning.
Texts use three marks and nothing else: ``*title*``, ``[general knowledge]`` behind a clause that nobody checked, and
``[kotkin-3]`` for a quotation. They are data, never markup for a widget; ``app.core.marks`` reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from db.details import Corpus as Corpus
    from db.details import CorrectionDetails as CorrectionDetails
    from db.details import CriticismDetails as CriticismDetails
    from db.details import EstimateDetails as EstimateDetails
    from db.details import EventDetails as EventDetails
    from db.details import Figures as Figures
    from db.details import Found as Found
    from db.details import Hit as Hit
    from db.details import Library as Library
    from db.details import PollDetails as PollDetails
    from db.details import PublicationDetails as PublicationDetails
    from db.details import SchoolDetails as SchoolDetails
    from db.details import Snippet as Snippet
    from db.details import TermDetails as TermDetails
    from db.details import VoiceDetails as VoiceDetails
    from db.details import WorkDetails as WorkDetails

Code = Literal["stance", "off axis", "not coded", "in words", "not found", "no source seen"]
"""*not coded*: text and words were seen, but nothing that bears a figure. *in words*: the debate has no axis."""
Basis = Literal["work", "review", "abstract", "article", "general knowledge", ""]
Kind = Literal["historian", "participant", "commentator", "mentioned"]
Grade = Literal["work", "copy", "cited", "reported", ""]
Reading = Literal["continuity", "break", "other", ""]
"""How an event is read by whoever leans on it; empty in a debate whose poles the readings are not about."""
LeaningBasis = Literal["seen", "from the article", "general knowledge"]
Verified = Literal["seen", "general knowledge"]

STANCE_MIN, STANCE_MAX = -3, 3


@dataclass(frozen=True, slots=True)
class Pack:
    """Where a set of records came from. ``version`` is shown in every citation of our own words."""

    id: str
    title: str
    version: str
    licence: str
    authors: str
    language: str
    about: str
    sha256: str = ""
    dated: str = ""
    """The day of the version as YYYY-MM-DD; empty where the pack names none."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the seven steps of an axis: ``value`` -3 … +3, ``words`` in full, ``short`` for a mark's label."""

    value: int
    words: str
    short: str


@dataclass(frozen=True, slots=True)
class Necessity:
    """A second word for the verdict (how far the outcome was open) and what it means."""

    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Absent:
    """A major writer without a coded position here, with the works and whether their entry was checked."""

    author: str
    works: str
    why: str
    entry: str


@dataclass(frozen=True, slots=True)
class Debate:
    """One contested question. ``steps`` is empty where a debate has no axis."""

    id: str
    question: str
    short: str
    stakes: str
    orientation: str
    first_pole: str
    second_pole: str
    axis_note: str
    steps: tuple[Step, ...]
    necessities: tuple[Necessity, ...]
    how_coded: str
    absent: tuple[Absent, ...]
    absent_note: str
    missing_voices: str
    presets: tuple[str, ...]
    """The voices of the first comparison, in order."""
    axis_title: str = ""
    """What the axis measures, where its poles alone would mislead (*trust in the archival totals*)."""
    reads_events: bool = False
    """True for the debate whose two poles the readings of the events (continuity, break) are about."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One side of a debate. Positions, quotations and leanings refer to it by debate and ``key`` (``terror``)."""

    id: str
    debate: str
    key: str
    letter: str
    title: str
    short: str
    question: str
    first_pole: str
    second_pole: str
    orientation: str
    first_name: str = ""
    second_name: str = ""
    steps: tuple[Step, ...] = ()
    """A sub-question may have an axis of its own: short names of its poles and seven steps; else the debate's count."""


@dataclass(frozen=True, slots=True)
class School:
    """A school of historians; a label says who gives it, so a school is never a plain fact about a voice."""

    id: str
    name: str
    claim: str
    years: str
    named_by: str
    note: str


@dataclass(frozen=True, slots=True)
class Label:
    """A voice put in a school by somebody: ``given_by`` self, opponents, reference work, article or ours."""

    voice: str
    school: str
    wording: str
    given_by: str
    years: str
    note: str


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph on how a voice's view moved; ``years`` as the record has them."""

    years: str
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who takes a position. ``born`` and ``died`` are EDTF text or empty; ``kind`` *mentioned* has no pane."""

    id: str
    name: str
    given: str
    family: str
    sort_name: str
    full_name: str
    native_name: str
    kind: Kind
    born: str
    died: str
    born_place: str
    died_place: str
    life_note: str
    nationality: str
    profession: str
    biography: str
    what_was_seen: str
    main_work: str
    main_year: int | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A bibliographic item; ``csl`` holds the CSL-JSON fields as they were given."""

    id: str
    title: str
    year: int | None
    kind: str
    voice: str
    csl: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Position:
    """What a voice holds on a theme, and how it was coded.

    ``stance`` is -3 … +3, or None off the axis, where nothing was found or seen, and where a voice is divided
    (``low`` and ``high`` are then two ends with nothing between). ``first`` and ``second`` are the two coders' own
    words where they differ. ``necessity`` is the second word of the verdict. ``year`` is the first year in
    ``year_text``, which is what is shown.
    """

    id: str
    debate: str
    voice: str
    theme: str
    code: Code
    stance: int | None
    low: int | None
    high: int | None
    first: str
    second: str
    year: int | None
    year_text: str
    headline: str
    summary: str
    reason: str
    second_reading: str
    evidence: str
    rests_on: str
    basis: Basis
    necessity: str
    low_confidence: bool
    works: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    own_name: str = ""
    jointly: tuple[str, ...] = ()

    @property
    def divided(self) -> bool:
        """True where the range spans three steps or more, or has two ends and no point (METHOD 4)."""
        if self.low is None or self.high is None:
            return False
        return self.high - self.low >= 3 or (self.stance is None and self.low != self.high)


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code for one year. ``drawn`` is *joined*, *point* or *words*: how the record lets it be shown (METHOD 8)."""

    id: str
    debate: str
    voice: str
    theme: str
    year: int
    stance: int
    drawn: Literal["joined", "point", "words"]
    low_confidence: bool
    rests_on: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Verbatim words with what was seen of them. A withheld one is never shown as a quotation (METHOD 12).

    ``lead_in`` and ``aside`` are the words of the record around the quotation, not the author's.
    """

    id: str
    voice: str
    debate: str
    theme: str
    themes: tuple[str, ...]
    text: str
    lead_in: str
    aside: str
    work: str
    work_text: str
    locator: str
    grade: Grade
    seen_at: str
    place: str
    second_check: str
    check_note: str
    note: str
    withheld: str
    """Why it may not be shown; empty where it may."""
    speaker: str = ""
    """Whose words they are where they are not the voice's own (a reviewer, a publisher); always shown before them."""

    @property
    def companions(self) -> tuple[str, ...]:
        """Ids of the passages without which it misleads: its note says *show it with …* or *show both*."""
        if not _TOGETHER.search(self.note):
            return ()
        return tuple(self.id.partition("/")[0] + "/" + found for found in _PASSAGE.findall(self.note))


_TOGETHER = re.compile(r"[Ss]how (?:it with|both|the two)")
PASSAGE = r"[a-z]+(?:-[a-z]+)*-\d+"
"""The id of a passage without its pack, as texts of the record name it."""
_PASSAGE = re.compile(rf"\b{PASSAGE}\b")


@dataclass(frozen=True, slots=True)
class Leaning:
    """A voice leans on an event in an argument: how, on what basis we say so, and for which theme."""

    voice: str
    event: str
    debate: str
    theme: str
    reading: Reading
    basis: LeaningBasis
    source: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a source gives for an event."""

    what: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened. Dates New Style; ``earliest`` and ``latest`` are decimal years for drawing."""

    id: str
    title: str
    start: str
    end: str
    edtf: str
    old_style: str
    precision: str
    earliest: float
    latest: float
    importance: int
    themes: tuple[str, ...]
    description: str
    continuity_reading: str
    break_reading: str
    disputed: str
    note: str
    figures: tuple[Figure, ...]
    sources: tuple[str, ...]
    verified: Verified
    seen_to: str
    verified_note: str
    in_article: bool


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time shaded behind the events or behind the publications (``band``)."""

    id: str
    title: str
    start: str
    end: str
    earliest: float
    latest: float
    band: Literal["events", "publications"]
    summary: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What was written, and when. ``tendency`` is the compiler's word and never colours anything (METHOD 9)."""

    id: str
    work: str
    voice: str
    author: str
    title: str
    original_title: str
    year: int
    publisher: str
    place: str
    kind: str
    themes: tuple[str, ...]
    significance: str
    tendency: str
    note: str
    sources: tuple[str, ...]
    verified: Verified
    verified_note: str
    in_article: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """What the source article says (``clause``, verbatim) and what was found."""

    id: str
    kind: Literal["correction", "trap"]
    verdict: str
    clause: str
    finding: str
    advice: str
    seen: str
    record: tuple[str, ...]
    voices: tuple[str, ...]
    events: tuple[str, ...]
    publications: tuple[str, ...]
    quotations: tuple[str, ...]
    themes: tuple[str, ...]
    section: str
    debates: tuple[str, ...] = ()
    estimates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criticism:
    """Who criticises (or supports) whom, on what ground. ``by_type``: a position is named, not the person."""

    id: str
    critic: str
    critic_voice: str
    criticised: str
    body: str
    ground: str
    source: str
    grade: Grade
    by_type: bool
    kind: Literal["criticism", "support"]
    note: str


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry."""

    id: str
    term: str
    russian: str
    aliases: tuple[str, ...]
    definition: str
    why_first: str
    events: tuple[str, ...]
    related: tuple[str, ...]
    verified: Verified
    sources: tuple[str, ...]
    debates: tuple[str, ...] = ()
    """Ids of the debates in which it is met."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A published figure: what it counts, in which unit, for which years, by whom, and what was seen of it (METHOD 25).

    ``axis`` is the key that estimates of the same count, unit and years share; nothing else may stand on one axis.
    *At least* has ``low`` only, *up to* has ``high`` only. ``start`` and ``end`` are EDTF text, ``end`` empty where the
    count is open; ``earliest`` and ``latest`` decimal years. ``unplotted`` says why a figure is told but never drawn.
    """

    id: str
    debate: str
    axis: str
    counts: str
    includes: str
    low: float | None
    high: float | None
    best: float | None
    unit: str
    start: str
    end: str
    earliest: float
    latest: float
    author: str
    voices: tuple[str, ...]
    work_text: str
    work: str
    year: int | None
    year_text: str
    grade: Grade
    note: str
    second_check: str
    check_note: str
    unplotted: str
    in_article: bool
    clause: str
    """What the source article says, to the letter, where it gives this figure."""


@dataclass(frozen=True, slots=True)
class Poll:
    """A share of answers to one question, in per cent. Only polls of one ``series`` are joined: the same question, in the
    same words, by the same pollster. ``wartime``: taken under wartime law, not like for like with earlier years.
    """

    id: str
    debate: str
    series: str
    question: str
    pollster: str
    date: str
    earliest: float
    latest: float
    value: float
    grade: Grade
    note: str
    second_check: str
    check_note: str
    wartime: bool
    in_article: bool
    clause: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of *The story in fifteen minutes*, with what it leads to. Passages of one ``chapter`` stand together."""

    id: str
    chapter: str
    period: str
    text: str
    events: tuple[str, ...]
    voices: tuple[str, ...]
    debates: tuple[str, ...]
    themes: tuple[str, ...]
    terms: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """What the panes of one debate need, read in one go.

    ``positions``, ``dated`` and ``leanings`` are keyed by (voice id, theme key); works, quotations and events by id.
    """

    debate: Debate
    themes: tuple[Theme, ...]
    voices: tuple[Voice, ...]
    labels: dict[str, tuple[Label, ...]] = field(hash=False)
    positions: dict[tuple[str, str], Position] = field(hash=False)
    dated: dict[tuple[str, str], tuple[DatedCode, ...]] = field(hash=False)
    quotations: dict[str, Quotation] = field(hash=False)
    works: dict[str, Work] = field(hash=False)
    leanings: dict[tuple[str, str], tuple[Leaning, ...]] = field(hash=False)
    events: dict[str, Event] = field(hash=False)
    pack: Pack
    schools: dict[str, str] = field(hash=False, default_factory=dict)
    """Names of the schools by id."""
    corrected: int = 0
    """How many statements of the source article on the debate's question are corrected."""
    families: dict[str, str] = field(hash=False, default_factory=dict)
    """Family names of all voices by id."""
    names: dict[str, str] = field(hash=False, default_factory=dict)
    """Names of all voices by id, for those who hold a position with another."""
    terms: tuple[Term, ...] = ()
    """The glossary of the pack, for terms met in a passage."""
    elsewhere: frozenset[str] = frozenset()
    """Ids of the pack's other quotations, so that the sign of one in a text is known for what it is."""

    def axis(self, theme: str) -> Debate:
        """The debate with the axis that counts for a theme (by key): the theme's own where it has one, else the debate's."""
        found = next((t for t in self.themes if t.key == theme), None)
        if found is None or not found.steps:
            return self.debate
        return replace(
            self.debate, steps=found.steps, first_pole=found.first_name or self.debate.first_pole,
            second_pole=found.second_name or self.debate.second_pole, axis_title="",
        )


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What happened and what was written, for the timeline of one debate: the events and publications of its pack.

    Events stand by their earliest moment, publications by year. ``leanings`` are all of the debate, those of persons
    without a pane too (their theme is empty). ``works`` are all works, for the careers of voices.
    """

    debate: str
    events: tuple[Event, ...]
    periods: tuple[Period, ...]
    publications: tuple[Publication, ...]
    leanings: tuple[Leaning, ...]
    works: dict[str, Work] = field(hash=False)
    names: dict[str, str] = field(hash=False)
    """Names of all voices by id, of those who are only mentioned too."""


EntryKind = Literal[
    "debate", "theme", "voice", "term", "school", "event", "position", "quotation", "work", "publication", "story", "correction", "criticism",
    "estimate", "poll",
]  # fmt: skip
"""What can be searched."""

Spans = tuple[tuple[int, int], ...]
"""Stretches of a text, each by its first letter and the one behind its last; in order, none over another."""

Inside = Literal["body", "also", "coding"]
"""Where it was found: in the text itself, beside it, or in why it was coded so."""


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """The records of whole pages, made when one is first asked for: a class takes a millisecond, and the panes need none of them."""
        if name.startswith("_"):
            raise AttributeError(name)
        from db import details

        return getattr(details, name)
