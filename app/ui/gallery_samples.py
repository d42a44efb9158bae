"""Toy records for the gallery: three invented gardeners on whether roses need pruning. Nothing here is about history.

Every state that a part can show occurs at least once: each kind of code and basis, a divided voice, a withheld
quotation, an unknown page, a criticism of a type, a voice without dates.
"""

from __future__ import annotations

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

PACK = Pack("toy", "Roses, a toy", "0.1", "CC0", "Nobody", "en", "Made up to show the parts of the window.")

DEBATE = Debate(
    id="toy/roses",
    question="Do roses need pruning?",
    short="Pruning or not?",
    stakes="If they do, somebody has to stand in the rain with the shears.",
    orientation="Some cut, some wait. A *toy* debate: nobody ever held these views [general knowledge].",
    first_pole="cut them",
    second_pole="let them grow",
    axis_note="Poles: cut (−3) and grow (+3).\n\nNeither is the better end.",
    steps=tuple(
        Step(value, words, short)
        for value, words, short in (
            (-3, "cut to the ground", "to the ground"),
            (-2, "cut hard, with exceptions", "hard"),
            (-1, "rather cut than not", "rather cut"),
            (0, "both in balance", "in balance"),
            (1, "rather leave than cut", "rather leave"),
            (2, "leave, with exceptions", "leave"),
            (3, "never touch them", "never"),
        )
    ),
    necessities=(Necessity("avoidable", "another gardener would have done otherwise"),),
    how_coded="Coded by one gardener, read again by another; the numbers are a toy's.",
    absent=(
        Absent("Fay Ivy", "*Climbers* (1931)", "wrote on ivy alone", "checked"),
        Absent("Gus Reed", "*Ponds* (1950)", "wrote on water", "not checked"),
    ),
    absent_note="Nobody else was asked.",
    missing_voices="The roses were not asked either.",
    presets=("toy/ada", "toy/bert", "toy/cleo"),
    reads_events=True,
)

THEMES = tuple(
    Theme(f"toy/roses/{key}", "toy/roses", key, letter, title, title, question, "with shears", "without shears", orientation)
    for key, letter, title, question, orientation in (
        ("verdict", "a", "The verdict", "Taken all in all, cut or not?", "What follows from the rest."),
        ("frost", "b", "Frost", "Does a cut rose stand the winter?", "It froze in the year of the toy."),
        ("tools", "c", "Tools", "Shears, saw or bare hands?", "Gloves are worn by all."),
    )
)


def _voice(key: str, given: str, family: str, *, kind: str = "historian", born: str = "", died: str = "", year: int | None = None) -> Voice:
    name = f"{given} {family}"
    return Voice(
        id=f"toy/{key}",
        name=name,
        given=given,
        family=family,
        sort_name=f"{family}, {given}",
        full_name=name,
        native_name="Ада" if key == "ada" else "",
        kind=kind,  # type: ignore[arg-type]
        born=born,
        died=died,
        born_place="",
        died_place="",
        life_note="The dates are made up.",
        nationality="nowhere",
        profession="gardener",
        biography="Lived among roses and wrote *Shears* about them [general knowledge].",
        what_was_seen="A seed catalogue and two letters.",
        main_work="toy/shears" if key == "ada" else "",
        main_year=year,
        changes=(Change("1921", "Bought better shears."), Change("", "Then lent them out.")) if key == "ada" else (),
    )


ADA = _voice("ada", "Ada", "Thorn", born="1880", died="1950", year=1910)
BERT = _voice("bert", "Bert", "Moss", kind="participant", born="1901-05-03", year=1932)
CLEO = _voice("cleo", "Cleo", "Fern", kind="commentator")
VOICES = (ADA, BERT, CLEO)

SHEARS = Work(
    "toy/shears",
    "Shears",
    1910,
    "book",
    "toy/ada",
    {
        "author": [{"given": "Ada", "family": "Thorn"}, {"given": "Bert", "family": "Moss"}],
        "publisher": "Toy Press",
        "publisher-place": "Nowhere",
        "ISBN": "000",
        "note": "publisher: general knowledge",
    },
)
LEAVES = Work("toy/leaves", "Leaves", None, "article", "toy/bert", {"container-title": "The Toy Gardener", "original-title": "Folia"})
WORKS = {work.id: work for work in (SHEARS, LEAVES)}

_NO_CODE: dict[str, object] = {"stance": None, "low": None, "high": None}


def _position(voice: str, theme: str, **fields: object) -> Position:
    """A position on the frost side of things; ``fields`` say what is special about it."""
    values: dict[str, object] = {
        "id": f"toy/{voice}.{theme}",
        "debate": "toy/roses",
        "voice": f"toy/{voice}",
        "theme": theme,
        "code": "stance",
        "stance": 2,
        "low": 2,
        "high": 2,
        "first": "",
        "second": "",
        "year": 1910,
        "year_text": "1910",
        "headline": "A rose that is left alone looks after itself.",
        "summary": "A rose that is left alone looks after itself [ada-1], and *Shears* says why [general knowledge].",
        "reason": "The letter says so.",
        "second_reading": "It may have been a joke.",
        "evidence": "One letter.",
        "rests_on": "*Shears*, by a review",
        "basis": "work",
        "necessity": "",
        "low_confidence": False,
    }
    return Position(**(values | fields))  # type: ignore[arg-type]


POSITIONS = {
    (position.voice, position.theme): position
    for position in (
        _position("ada", "verdict", works=("toy/shears",), quotations=("toy/ada-1", "toy/ada-2", "toy/ada-3"), necessity="avoidable", first="+1", second="+2"),
        _position("ada", "frost", stance=-3, low=-3, high=-1, basis="review", low_confidence=True, works=("toy/leaves",), quotations=("toy/ada-2",)),
        _position("ada", "tools", stance=None, low=-2, high=2, basis="abstract"),
        _position("bert", "verdict", code="off axis", **_NO_CODE, basis="article", necessity="not found", first="0", second="off axis"),
        _position("bert", "frost", code="no source seen", **_NO_CODE, basis="general knowledge"),
        _position("bert", "tools", stance=0, low=-2, high=1, basis="general knowledge", works=("toy/leaves",)),
        _position("cleo", "verdict", code="not found", **_NO_CODE, basis="", headline="", summary="", first="0", second="not found", works=("toy/shears",)),
        _position("cleo", "frost", stance=1, low=1, high=1, basis="work"),
    )
}

DATED: dict[tuple[str, str], tuple[DatedCode, ...]] = {
    ("toy/ada", "verdict"): (DatedCode("toy/ada.1905", "toy/roses", "toy/ada", "verdict", 1905, -2, "joined", True, "a letter of 1905"),),
}


def _quotation(number: int, text: str, **fields: object) -> Quotation:
    values: dict[str, object] = {
        "id": f"toy/ada-{number}",
        "voice": "toy/ada",
        "debate": "toy/roses",
        "theme": "verdict",
        "themes": ("verdict",),
        "text": text,
        "lead_in": "",
        "aside": "",
        "work": "toy/shears",
        "work_text": "*Shears* (1910)",
        "locator": "p. 7",
        "grade": "work",
        "seen_at": "in a copy of the toy",
        "place": "a shelf",
        "second_check": "found again",
        "check_note": "twice",
        "note": "Alone it misleads.",
        "withheld": "",
    }
    return Quotation(**(values | fields))  # type: ignore[arg-type]


QUOTATIONS = {
    quotation.id: quotation
    for quotation in (
        _quotation(1, 'I left them "alone" and they grew.', lead_in="Of her roses:", aside="[in a letter]"),
        _quotation(2, "Shears rust.", work="", locator="", grade="cited", seen_at="quoted by a neighbour", second_check="seen once only"),
        _quotation(3, "Frost is a gardener too.", grade="copy", second_check="corrected"),
        _quotation(4, "Nobody ever said this.", grade="reported", second_check="not looked for again", withheld="The words were found nowhere."),
    )
}


def _event(key: str, title: str, start: str, **fields: object) -> Event:
    values: dict[str, object] = {
        "id": f"toy/{key}",
        "title": title,
        "start": start,
        "end": "",
        "edtf": "",
        "old_style": "23 February",
        "precision": "day",
        "earliest": 1917.0,
        "latest": 1918.0,
        "importance": 3,
        "themes": ("frost",),
        "description": "It froze hard and the roses lived.",
        "continuity_reading": "",
        "break_reading": "It shows that a rose needs nobody.",
        "disputed": "Some say it did not freeze.",
        "note": "",
        "figures": (Figure("roses", "12", "a count"),),
        "sources": ("A toy almanac",),
        "verified": "seen",
        "seen_to": "",
        "verified_note": "",
        "in_article": True,
    }
    return Event(**(values | fields))  # type: ignore[arg-type]


FROST = _event("frost", "The great frost", "1917-03-08")
THAW = _event("thaw", "The thaw", "1917-04", edtf="1917-04~", verified="general knowledge", old_style="")
EVENTS = {event.id: event for event in (FROST, THAW)}

LEANINGS = {
    ("toy/ada", "verdict"): (
        Leaning("toy/ada", "toy/frost", "toy/roses", "verdict", "break", "seen", "a letter"),
        Leaning("toy/ada", "toy/thaw", "toy/roses", "verdict", "other", "general knowledge", ""),
    ),
    ("toy/bert", "tools"): (Leaning("toy/bert", "toy/frost", "toy/roses", "tools", "continuity", "from the article", "timeline"),),
}

SCHOOL = School("toy/cutters", "Cutters", "A rose is made by the shears.", "1900–1930", "themselves", "A small school.")

LABELS = {
    "toy/ada": (
        Label("toy/ada", "toy/cutters", "*late* cutter", "opponents", "1910–1921", "She denied it"),
        Label("toy/ada", "toy/cutters", "free gardener", "self", "", ""),
    ),
    "toy/bert": (Label("toy/bert", "toy/cutters", "cutter", "ours", "", ""),),
    "toy/cleo": (Label("toy/cleo", "toy/cutters", "cutter", "reference work", "", ""),),
}

CORRECTION = Correction(
    "toy/correction-1", "correction", "wrong", "all roses froze", "Twelve lived.", "Say twelve.", "the almanac",
    (), ("toy/ada",), ("toy/frost",), (), (), (), "",
)  # fmt: skip

CRITICISMS = (
    Criticism("toy/criticism-1", "Bert Moss", "toy/bert", "toy/ada", "", "too fond of shears", "a letter", "work", True, "criticism", "once"),
    Criticism("toy/criticism-2", "", "", "toy/ada", "", "a good book", "a review", "reported", False, "support", ""),
)

NAMES = {voice.id: voice.name for voice in VOICES}

BOARD = Board(DEBATE, THEMES, VOICES, LABELS, POSITIONS, DATED, QUOTATIONS, WORKS, LEANINGS, EVENTS, PACK)

VOICE_DETAILS = VoiceDetails(
    voice=ADA,
    labels=LABELS[ADA.id],
    schools={SCHOOL.id: SCHOOL},
    works=WORKS,
    positions=tuple(p for p in POSITIONS.values() if p.voice == ADA.id),
    dated_codes=DATED[ADA.id, "verdict"],
    quotations=tuple(QUOTATIONS.values()),
    criticised_by=CRITICISMS,
    criticises=(Criticism("toy/criticism-3", "Ada Thorn", "toy/ada", "toy/bert", "", "too fond of moss", "a letter", "copy", False, "criticism", ""),),
    corrections=(CORRECTION,),
    leanings=LEANINGS[ADA.id, "verdict"],
    events=EVENTS,
    names=NAMES,
)
EVENT_DETAILS = EventDetails(FROST, tuple(leaning for group in LEANINGS.values() for leaning in group if leaning.event == FROST.id), NAMES, (CORRECTION,))
LONELY_EVENT_DETAILS = EventDetails(THAW, (), {}, ())
WORK_DETAILS = WorkDetails(SHEARS, ADA, (POSITIONS[ADA.id, "verdict"],), (QUOTATIONS["toy/ada-1"], QUOTATIONS["toy/ada-3"]), None)
SCHOOL_DETAILS = SchoolDetails(SCHOOL, tuple(label for labels in LABELS.values() for label in labels), NAMES)
