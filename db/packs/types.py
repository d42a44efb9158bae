"""The types of a pack. Unknown fields are refused; ids are short here and get the pack's prefix when imported.

What each field means is told by the record of the same name in ``db.records``. A JSON Schema is published from these
types (``db.packs.schema``).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from db.packs.limits import LIMITS

Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]{0,79}$", description="lower-case letters, digits, '-' and '.'")]
Ref = Annotated[str, Meta(pattern=r"^([a-z0-9][a-z0-9.-]{0,79})?$")]
Line = Annotated[str, Meta(max_length=LIMITS.line)]
Text = Annotated[str, Meta(max_length=LIMITS.text)]
Headline = Annotated[str, Meta(max_length=LIMITS.headline)]
Stance = Annotated[int, Meta(ge=-3, le=3)]
Year = Annotated[int, Meta(ge=LIMITS.year_min, le=LIMITS.year_max)]
Verified = Literal["seen", "general knowledge"]


class Base(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Shared switches: frozen, keyword-only, unknown fields refused."""


class Pack(Base):
    id: Id
    title: Line
    version: Line
    licence: Line = ""
    authors: Line = ""
    language: Line = "en"
    about: Text = ""


class School(Base):
    id: Id
    name: Line
    claim: Text = ""
    years: Line = ""
    named_by: Text = ""
    note: Text = ""


class Label(Base):
    school: Id
    wording: Line
    given_by: Literal["self", "opponents", "reference work", "article", "ours"]
    years: Line = ""
    note: Text = ""


class Change(Base):
    text: Text
    years: Line = ""


class Voice(Base):
    id: Id
    name: Line
    family: Line
    sort_name: Line
    kind: Literal["historian", "participant", "commentator", "mentioned"]
    given: Line = ""
    full_name: Line = ""
    native_name: Line = ""
    born: Line = ""
    died: Line = ""
    born_place: Line = ""
    died_place: Line = ""
    life_note: Text = ""
    nationality: Line = ""
    profession: Line = ""
    biography: Text = ""
    what_was_seen: Text = ""
    main_work: Ref = ""
    labels: tuple[Label, ...] = ()
    changes: tuple[Change, ...] = ()


class Name(Base):
    family: Line = ""
    given: Line = ""
    literal: Line = ""


class CslDate(Base, rename={"date_parts": "date-parts"}):
    date_parts: tuple[tuple[int, ...], ...]


class Work(Base, rename=lambda name: {"isbn": "ISBN"}.get(name, name.replace("_", "-"))):
    """A CSL-JSON item; ``custom`` holds ours: the voice whose work it is."""

    id: Id
    type: Line
    title: Line
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    issued: CslDate | None = None
    original_date: CslDate | None = None
    container_title: Line = ""
    container_author: tuple[Name, ...] = ()
    collection_title: Line = ""
    publisher: Line = ""
    publisher_place: Line = ""
    volume: str | int = ""
    issue: str | int = ""
    page: Line = ""
    edition: str | int = ""
    isbn: Line = ""
    number_of_pages: str | int = ""
    number_of_volumes: str | int = ""
    chapter_number: str | int = ""
    original_title: Line = ""
    title_short: Line = ""
    genre: Line = ""
    medium: Line = ""
    event_title: Line = ""
    language: Line = ""
    note: Text = ""
    custom: dict[Literal["voice"], Ref] = {}


class Step(Base):
    value: Stance
    words: Line
    short: Line


class Necessity(Base):
    value: Line
    meaning: Line


class Absent(Base):
    author: Line
    works: Line
    why: Text
    entry: Literal["checked", "not checked"]


class Theme(Base):
    key: Id
    letter: Line
    title: Line
    short: Line
    question: Line
    orientation: Text = ""
    first_pole: Line = ""
    second_pole: Line = ""


class Position(Base):
    voice: Id
    theme: Id
    code: Literal["stance", "off axis", "not found", "no source seen"]
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


class DatedCode(Base):
    voice: Id
    theme: Id
    year: Year
    stance: Stance
    drawn: Literal["joined", "point", "words"]
    low_confidence: bool = False
    rests_on: Text = ""


class Quotation(Base):
    id: Id
    voice: Id
    text: Text
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


class Leaning(Base):
    voice: Id
    event: Id
    reading: Literal["continuity", "break", "other"]
    basis: Literal["seen", "from the article", "general knowledge"]
    theme: Ref = ""
    source: Text = ""


class Debate(Base):
    id: Id
    question: Line
    short: Line = ""
    stakes: Text = ""
    orientation: Text = ""
    first_pole: Line = ""
    second_pole: Line = ""
    axis_note: Text = ""
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


class Figure(Base):
    what: Line
    value: Line
    source: Text = ""


class Event(Base):
    id: Id
    title: Line
    start: Line
    importance: Annotated[int, Meta(ge=1, le=5)]
    verified: Verified
    end: Line = ""
    edtf: Line = ""
    old_style: Line = ""
    precision: Literal["day", "month", "year", "circa", ""] = ""
    themes: tuple[Id, ...] = ()
    description: Text = ""
    continuity_reading: Text = ""
    break_reading: Text = ""
    disputed: Text = ""
    note: Text = ""
    figures: tuple[Figure, ...] = ()
    sources: tuple[Text, ...] = ()
    seen_to: Literal["year", "month", "day", ""] = ""
    verified_note: Text = ""
    in_article: bool = False


class Period(Base):
    id: Id
    title: Line
    start: Line
    end: Line
    band: Literal["events", "publications"]
    summary: Text = ""


class Publication(Base):
    id: Id
    author: Line
    title: Line
    year: Year
    verified: Verified
    work: Ref = ""
    voice: Ref = ""
    original_title: Line = ""
    publisher: Line = ""
    place: Line = ""
    kind: Line = ""
    themes: tuple[Id, ...] = ()
    significance: Text = ""
    tendency: Line = ""
    note: Text = ""
    sources: tuple[Text, ...] = ()
    verified_note: Text = ""
    in_article: bool = False


class Correction(Base):
    id: Id
    finding: Text
    kind: Literal["correction", "trap"] = "correction"
    verdict: Line = ""
    section: Line = ""
    clause: Text = ""
    advice: Text = ""
    seen: Line = ""
    record: tuple[Line, ...] = ()
    voices: tuple[Id, ...] = ()
    events: tuple[Id, ...] = ()
    publications: tuple[Id, ...] = ()
    quotations: tuple[Id, ...] = ()
    themes: tuple[Id, ...] = ()


class Criticism(Base):
    criticised: Id
    ground: Text
    critic: Line = ""
    critic_voice: Ref = ""
    body: Line = ""
    source: Text = ""
    grade: Literal["work", "copy", "cited", "reported", ""] = ""
    by_type: bool = False
    kind: Literal["criticism", "support"] = "criticism"
    note: Text = ""


class Term(Base):
    id: Id
    term: Line
    definition: Text
    verified: Verified
    russian: Line = ""
    aliases: tuple[Line, ...] = ()
    why_first: Line = ""
    events: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    sources: tuple[Text, ...] = ()


class PackDocument(Base, kw_only=True):
    """The whole pack as one document."""

    format: Literal["sicpack"] = "sicpack"
    format_version: Literal[1] = 1
    pack: Pack
    schools: tuple[School, ...] = ()
    voices: tuple[Voice, ...] = ()
    works: tuple[Work, ...] = ()
    events: tuple[Event, ...] = ()
    periods: tuple[Period, ...] = ()
    publications: tuple[Publication, ...] = ()
    terms: tuple[Term, ...] = ()
    corrections: tuple[Correction, ...] = ()
    criticisms: tuple[Criticism, ...] = ()
    debates: tuple[Debate, ...] = ()


LISTS: dict[str, type[Base]] = {
    "schools": School,
    "voices": Voice,
    "works": Work,
    "events": Event,
    "periods": Period,
    "publications": Publication,
    "terms": Term,
    "corrections": Correction,
    "criticisms": Criticism,
}
"""The flat lists of a document and the type of their items."""

DEBATE_LISTS: dict[str, type[Base]] = {
    "themes": Theme,
    "positions": Position,
    "dated_codes": DatedCode,
    "quotations": Quotation,
    "leanings": Leaning,
}
"""The lists inside a debate."""

VOICE_LISTS = ("positions", "dated_codes", "quotations", "leanings")
"""The lists that a voice's file in a debate's folder may hold."""

Raw = dict[str, Any]
