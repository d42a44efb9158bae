"""The types of a pack. Unknown fields are refused; ids are short here and get the pack's prefix when imported.

What each field means is told by the record of the same name in ``db.records``. A JSON Schema is published from these
types (``db.packs.schema``).
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from db.packs.base import Base, Day, FilledTitle, Id, Line, Ref, Text, Title, Verified, Year
from db.packs.debates import (
    Absent,
    DatedCode,
    Debate,
    Leaning,
    Necessity,
    Position,
    Quotation,
    Step,
    Theme,
)
from db.packs.pages import Estimate, Passage, Poll
from db.packs.works import CslDate, Name, Work


class Pack(Base, frozen=True):
    """What a pack is called, its version, and who made it."""

    id: Id
    title: Title
    version: Line
    dated: Day = ""
    """The day of this version; citations of the pack name its year."""
    licence: Line = ""
    authors: Line = ""
    language: Line = "en"
    about: Text = ""
    order: tuple[Id, ...] = ()
    """The debates in the order in which they are offered; those not named follow."""


class School(Base, frozen=True):
    """A school of historians; who belongs to it is told by the labels of the voices."""

    id: Id
    name: Title
    claim: Text = ""
    years: Line = ""
    named_by: Text = ""
    note: Text = ""


class Label(Base, frozen=True):
    """A voice put in a school by somebody."""

    school: Id
    wording: Line
    given_by: Literal["self", "opponents", "reference work", "article", "ours"]
    years: Line = ""
    note: Text = ""


class Change(Base, frozen=True):
    """One paragraph on how a voice's view moved."""

    text: Text
    years: Line = ""


class Voice(Base, frozen=True):
    """Who takes a position, with the labels and changes nested in it."""

    id: Id
    name: FilledTitle
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


class Figure(Base, frozen=True):
    """A number that a source gives for an event."""

    what: Line
    value: Line
    source: Text = ""


class Event(Base, frozen=True):
    """What happened. Dates are EDTF text; the span in decimal years is derived."""

    id: Id
    title: Title
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


class Period(Base, frozen=True):
    """A stretch of time shaded behind a band."""

    id: Id
    title: Title
    start: Line
    end: Line
    band: Literal["events", "publications"]
    summary: Text = ""


class Publication(Base, frozen=True):
    """What was written, and when."""

    id: Id
    author: Line
    title: Title
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


class Correction(Base, frozen=True):
    """What the source article says and what was found."""

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
    debates: tuple[Id, ...] = ()
    estimates: tuple[Id, ...] = ()


class Criticism(Base, frozen=True):
    """Who criticises or supports whom, on what ground."""

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


class Term(Base, frozen=True):
    """A glossary entry."""

    id: Id
    term: Title
    definition: Text
    verified: Verified
    russian: Line = ""
    aliases: tuple[Line, ...] = ()
    why_first: Line = ""
    events: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    sources: tuple[Text, ...] = ()
    debates: tuple[Id, ...] = ()


class Exported(Base, frozen=True):
    """What a program said when it wrote the file; whoever reads the pack needs none of it."""

    says: Line
    how_coded: tuple[Text, ...] = ()
    before_you_hand_in: tuple[Text, ...] = ()


class PackDocument(Base, frozen=True, kw_only=True, omit_defaults=False):
    """The whole pack as one document, the same from a folder and from a ``.sicpack`` file."""

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
    estimates: tuple[Estimate, ...] = ()
    polls: tuple[Poll, ...] = ()
    passages: tuple[Passage, ...] = ()
    debates: tuple[Debate, ...] = ()
    exported: Exported | UnsetType = UNSET


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
    "estimates": Estimate,
    "polls": Poll,
    "passages": Passage,
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

__all__ = [
    "DEBATE_LISTS", "LISTS", "VOICE_LISTS", "Absent", "Base", "Change", "Correction", "Criticism", "CslDate",
    "DatedCode", "Debate", "Estimate", "Event", "Figure", "Label", "Leaning", "Name", "Necessity", "Pack", "PackDocument", "Passage", "Period", "Poll", "Position",
    "Publication", "Quotation", "School", "Step", "Term", "Theme", "Voice", "Work",
]  # fmt: skip
