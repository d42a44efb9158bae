"""Small records made by hand: each function makes a whole record, and a test names only the fields that it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from db.records import (
    Absent,
    Board,
    Change,
    Correction,
    Criticism,
    DatedCode,
    Debate,
    Event,
    EventDetails,
    Figure,
    Label,
    Leaning,
    Necessity,
    Pack,
    Position,
    Publication,
    Quotation,
    School,
    SchoolDetails,
    Step,
    Theme,
    Voice,
    VoiceDetails,
    Work,
    WorkDetails,
)

PACK = Pack("roses", "Roses", "1.2.0", "CC BY 4.0", "Nobody", "en", "")

DEBATE = Debate(
    id="roses/care",
    question="Does a rose need a gardener?",
    short="Care",
    stakes="What would change.",
    orientation="What it is about.",
    first_pole="wild",
    second_pole="tended",
    axis_note="First paragraph.\n\nSecond paragraph.",
    steps=tuple(
        Step(value, words, short)
        for value, words, short in (
            (-3, "wholly wild", "wild"),
            (-2, "largely wild", "largely wild"),
            (-1, "rather wild", "rather wild"),
            (0, "as much the one as the other", "balance"),
            (1, "rather tended", "rather tended"),
            (2, "largely tended", "largely tended"),
            (3, "wholly tended", "tended"),
        )
    ),
    necessities=(Necessity("open", "it could have gone otherwise"), Necessity("closed", "it could not")),
    how_coded="How it was coded.",
    absent=(Absent("Briar", "*Hedges* (1990)", "Not read.", "checked"), Absent("Moss", "*Lawns*", "No copy.", "general knowledge")),
    absent_note="There are others.",
    missing_voices="Those of the bees.",
    presets=("roses/loam", "roses/thorn"),
    reads_events=True,
)

THEME = Theme("roses/care.soil", "roses/care", "soil", "A", "Soil", "Soil", "Does soil matter?", "wild", "tended", "About soil.")
PRUNING = replace(THEME, id="roses/care.pruning", key="pruning", letter="B", title="Pruning", short="Pruning", question="Does pruning matter?")


def voice(name: str = "Ada Loam", **fields: Any) -> Voice:
    """A historian; the id comes from the family name."""
    given, _, family = name.rpartition(" ")
    made = Voice(
        id=f"roses/{family.lower()}",
        name=name,
        given=given,
        family=family,
        sort_name=f"{family}, {given}",
        full_name=name,
        native_name="",
        kind="historian",
        born="1923",
        died="2018",
        born_place="",
        died_place="",
        life_note="",
        nationality="British",
        profession="historian",
        biography="",
        what_was_seen="Two chapters.",
        main_work="roses/soils",
        main_year=1974,
    )
    return replace(made, **fields)


LOAM = voice()
THORN = voice("Ben Thorn", main_year=1962, main_work="roses/hedges", born="1930-02-01", died="")


def work(title: str = "On Soils", **fields: Any) -> Work:
    """A book by Ada Loam."""
    csl = {"author": [{"given": "Ada", "family": "Loam"}], "publisher": "Spade", "publisher-place": "Leeds"}
    return replace(Work("roses/soils", title, 1974, "book", "roses/loam", csl), **fields)


WORK = work()


def position(**fields: Any) -> Position:
    """Ada Loam on soil: largely wild, rests on the work."""
    made = Position(
        id="roses/care.loam.soil",
        debate="roses/care",
        voice="roses/loam",
        theme="soil",
        code="stance",
        stance=-2,
        low=None,
        high=None,
        first="",
        second="",
        year=1974,
        year_text="1974",
        headline="Soil matters little.",
        summary="Soil *matters* little [loam-1], says she [general knowledge].",
        reason="She says so.",
        second_reading="",
        evidence="",
        rests_on="",
        basis="work",
        necessity="",
        low_confidence=False,
        works=("roses/soils",),
        quotations=("roses/loam-1",),
    )
    return replace(made, **fields)


def quotation(number: int = 1, **fields: Any) -> Quotation:
    """Words of Ada Loam from her book, found again."""
    made = Quotation(
        id=f"roses/loam-{number}",
        voice="roses/loam",
        debate="roses/care",
        theme="soil",
        themes=("soil",),
        text=f"Words number {number}.",
        lead_in="",
        aside="",
        work="roses/soils",
        work_text="",
        locator="p. 12",
        grade="work",
        seen_at="seen in the book",
        place="",
        second_check="found again",
        check_note="",
        note="",
        withheld="",
    )
    return replace(made, **fields)


def event(name: str = "frost", **fields: Any) -> Event:
    """A day on which it froze."""
    made = Event(
        id=f"roses/{name}",
        title=name.capitalize(),
        start="1921-03-08",
        end="",
        edtf="",
        old_style="",
        precision="day",
        earliest=1921.18,
        latest=1921.19,
        importance=1,
        themes=("soil",),
        description="It froze.",
        continuity_reading="",
        break_reading="",
        disputed="",
        note="",
        figures=(),
        sources=("A diary.",),
        verified="seen",
        seen_to="",
        verified_note="",
        in_article=True,
    )
    return replace(made, **fields)


def leaning(**fields: Any) -> Leaning:
    """Ada Loam leans on the frost."""
    return replace(Leaning("roses/loam", "roses/frost", "roses/care", "soil", "continuity", "seen", "timeline"), **fields)


def dated(year: int, stance: int, **fields: Any) -> DatedCode:
    """A code of Ada Loam's for one year."""
    made = DatedCode(f"roses/loam.soil.{year}", "roses/care", "roses/loam", "soil", year, stance, "joined", False, "A letter.")
    return replace(made, **fields)


def label(**fields: Any) -> Label:
    """Ada Loam among the wild ones, as opponents say."""
    return replace(Label("roses/loam", "roses/wild", "a wild one", "opponents", "1970s", ""), **fields)


def school(**fields: Any) -> School:
    """The wild ones."""
    return replace(School("roses/wild", "The wild ones", "Roses grow.", "1960s", "a reviewer", ""), **fields)


def criticism(**fields: Any) -> Criticism:
    """Ben Thorn criticises Ada Loam."""
    made = Criticism("roses/thorn-loam", "Ben Thorn", "roses/thorn", "roses/loam", "", "She forgets the hedge.", "*Hedges*, p. 3", "work", False, "criticism", "")
    return replace(made, **fields)


def correction(**fields: Any) -> Correction:
    """An article has a date wrong."""
    made = Correction("roses/c1", "correction", "wrong", "It froze in May.", "It froze in March.", "", "", (), ("roses/loam",), ("roses/frost",), (), (), (), "")
    return replace(made, **fields)


def board(*positions: Position, quotations: tuple[Quotation, ...] | None = None, **fields: Any) -> Board:
    """The panes of the debate with these positions; Loam's on soil and her first quotation where none are given."""
    positions = positions or (position(),)
    quotations = (quotation(),) if quotations is None else quotations
    made = Board(
        debate=DEBATE,
        themes=(THEME, PRUNING),
        voices=(LOAM, THORN),
        labels={},
        positions={(p.voice, p.theme): p for p in positions},
        dated={},
        quotations={q.id: q for q in quotations},
        works={WORK.id: WORK},
        leanings={},
        events={"roses/frost": event()},
        pack=PACK,
    )
    return replace(made, **fields)


def voice_details(**fields: Any) -> VoiceDetails:
    """What is recorded of Ada Loam."""
    made = VoiceDetails(
        voice=LOAM,
        labels=(),
        schools={},
        works={WORK.id: WORK},
        positions=(position(),),
        dated_codes=(),
        quotations=(quotation(),),
        criticised_by=(),
        criticises=(),
        corrections=(),
        leanings=(),
        events={},
        names={"roses/loam": "Ada Loam", "roses/thorn": "Ben Thorn"},
        debates={DEBATE.id: DEBATE},
        themes={DEBATE.id: (THEME, PRUNING)},
    )
    return replace(made, **fields)


def event_details(*leanings: Leaning, **fields: Any) -> EventDetails:
    """The frost, and who leans on it."""
    return EventDetails(event(**fields), leanings, {"roses/loam": "Ada Loam"}, (), frozenset({quotation().id}))


def work_details(**fields: Any) -> WorkDetails:
    """Ada Loam's book."""
    return replace(WorkDetails(WORK, LOAM, (position(),), (quotation(),), None), **fields)


def school_details(**fields: Any) -> SchoolDetails:
    """The wild ones with Ada Loam among them."""
    return replace(SchoolDetails(school(), (label(),), {"roses/loam": "Ada Loam"}), **fields)


def publication(**fields: Any) -> Publication:
    """The book as it came out."""
    made = Publication("roses/p1", "roses/soils", "roses/loam", "Ada Loam", "On Soils", "", 1974, "Spade", "Leeds", "book", (), "It was read.", "", "", (), "seen", "", True)
    return replace(made, **fields)


CHANGE = Change("1974–1980", "She moved.")
FIGURE = Figure("degrees", "−12", "A diary.")
