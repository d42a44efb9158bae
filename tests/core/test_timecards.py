"""The cards of the timeline, from the shipped record and from made-up ones: how sure, who leans, what rests on it and for which year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core import timecards
from app.core.timing import card, scene
from app.ui import gallery_samples as samples
from db.records import Leaning
from tests.core.timings import Records, one, publication, shipped, toy, with_position


@pytest.fixture(scope="module")
def records(built_library: Path) -> Iterator[Records]:
    """The shipped debate."""
    with shipped(built_library) as found:
        yield found


@pytest.mark.parametrize(
    ("fields", "less", "words"),
    [
        ({"seen_to": "day"}, False, "date seen to the day"),
        ({"seen_to": "month"}, True, "half filled: date seen to the month only"),
        ({"seen_to": "year"}, True, "half filled: only the year seen"),
        ({"seen_to": "year", "start": "1917", "precision": "year"}, False, "year seen"),
        ({"seen_to": "month", "start": "1917-03", "precision": "month"}, False, "date seen to the month"),
        ({"seen_to": "year", "start": "1917", "edtf": "1917-12~", "precision": "year"}, True, "half filled: only the year seen"),
        ({"seen_to": "year", "verified": "general knowledge"}, False, "date not checked"),
        ({"seen_to": ""}, False, "date seen in a source"),
    ],
)
def test_a_date_says_how_closely_it_was_seen(fields: dict[str, str], less: bool, words: str) -> None:
    chronicle = toy(events=(replace(samples.FROST, **fields),))  # type: ignore[arg-type]
    item = scene(chronicle, samples.BOARD, theme="verdict", coding=True, voices=()).events[0]
    assert item.seen_less == less
    assert words in card(item, chronicle, samples.BOARD, coding=True)


def leaning(voice: str, reading: str = "break", basis: str = "seen", theme: str = "verdict") -> Leaning:
    return Leaning(voice, "toy/frost", "toy/roses", theme, reading, basis, "a letter")  # type: ignore[arg-type]


def frost_card(*leanings: Leaning, coding: bool = True, voices: tuple[str, ...] = ()) -> tuple[str, ...]:
    chronicle = toy(leanings=leanings)
    item = next(i for i in scene(chronicle, samples.BOARD, theme="verdict", coding=coding, voices=voices).events if i.id == "toy/frost")
    return card(item, chronicle, samples.BOARD, coding=coding, voices=voices)


def test_the_card_of_an_event() -> None:
    assert frost_card(leaning("toy/ada"), leaning("toy/bert", "continuity", "general knowledge")) == (
        "The great frost",
        "8 March 1917",
        "Old Style: 23 February",
        "date seen in a source",
        "It froze hard and the roses lived.",
        "Ada Thorn: as break · seen",
        "Bert Moss: may lean on it, as continuity · not checked",
    )


def test_an_event_that_nobody_leans_on_says_so() -> None:
    assert frost_card()[-1] == "Leant on by no voice here"


def test_an_event_that_nobody_in_view_leans_on_names_those_who_do() -> None:
    lines = frost_card(leaning("toy/ada"), voices=("toy/bert",))
    assert lines[-2:] == ("No voice in view leans on it; out of view:", "Ada Thorn: as break · seen")


def test_voices_in_view_are_named_first_and_at_most_six() -> None:
    many = [leaning(f"toy/voice-{n}") for n in range(9)]
    lines = frost_card(*many, leaning("toy/bert"), voices=("toy/bert",))
    assert lines[5].startswith("Bert Moss")
    assert lines[-1] == "and 4 more"
    assert len(lines) == 5 + 6 + 1


def test_who_is_out_of_view_stands_by_the_year_of_the_main_work() -> None:
    held = [leaning(voice) for voice in ("toy/zoe", "toy/cleo", "toy/bert", "toy/ada", "toy/abe")]
    lines = frost_card(*held, voices=("toy/cleo",))[5:]
    assert [line.partition(":")[0] for line in lines] == ["Cleo Fern", "Ada Thorn", "Bert Moss", "toy/abe", "toy/zoe"]


def test_an_old_style_date_is_in_words_on_a_card() -> None:
    chronicle = toy(events=(replace(samples.FROST, old_style="1917-02-23", end="1917-03-15"),))
    item = scene(chronicle, samples.BOARD, theme="verdict", coding=True, voices=()).events[0]
    assert "Old Style: from 23 February 1917" in card(item, chronicle, samples.BOARD, coding=True)


def test_coding_off_a_card_says_who_and_on_what_basis_but_not_how() -> None:
    lines = frost_card(leaning("toy/ada"), leaning("toy/bert", "continuity", "from the article"), coding=False)
    assert lines[-2:] == ("Ada Thorn: seen", "Bert Moss: from the article")
    assert not any("continuity" in line or "break" in line for line in lines)


def test_the_card_of_a_publication_says_what_rests_on_it_only_with_coding() -> None:
    chronicle = toy(publication())
    item = one(chronicle)
    lines = card(item, chronicle, samples.BOARD, theme="verdict", coding=True)
    assert lines == ("Shears", "Ada Thorn, 1910, book", "seen in a source", "It cut.", "What rests on it:", "The verdict, as coded for 1910: leave")
    assert card(item, chronicle, samples.BOARD, coding=False) == lines[:4]


def test_the_card_names_the_code_of_the_publication_s_year_first_and_a_position_with_its_own() -> None:
    chronicle = toy(publication(year=1905, verified="general knowledge"))
    lines = card(one(chronicle), chronicle, samples.BOARD, theme="verdict", coding=True)
    assert lines[2] == "year and title not checked"
    assert lines[5:] == (
        "The verdict, as coded for 1905: hard (low confidence); rests on: a letter of 1905",
        "The verdict, as coded for 1910: leave",
    )
    undated = replace(chronicle, publications=(publication(),))
    assert card(one(undated), undated, with_position(year=None, year_text="undated"), theme="verdict", coding=True)[-1] == "The verdict: leave"


def rests_of(records: Records, key: str) -> list[str]:
    """What the card of a publication of the shipped record says of the verdict."""
    chronicle, board = records
    item = next(i for i in scene(chronicle, board, theme="verdict", coding=True, voices=()).publications if i.id == f"stalinism/{key}")
    return [line for line in card(item, chronicle, board, theme="verdict", coding=True) if line.startswith("Verdict")]


def test_no_card_contradicts_its_mark(records: Records) -> None:
    turned = rests_of(records, "volkogonov-stalin-1989")
    assert turned[0].startswith("Verdict, as coded for 1989: ")
    assert "rests on: Stalin: Triumph and Tragedy" in turned[0]
    assert all("1994" in line for line in turned[1:])
    assert rests_of(records, "deutscher-stalin-1949")[0].startswith("Verdict, as coded for 1949: ")
    unarmed = rests_of(records, "deutscher-prophet-unarmed")[0]
    assert unarmed.startswith("Verdict, as coded for 1959: ")
    assert "(low confidence)" in unarmed
    assert "deutscher-1" not in unarmed
    assert all("as coded for 1966" in line for line in rests_of(records, "arendt-1951"))
    chronicle, board = records
    for item in scene(chronicle, board, theme="verdict", coding=True, voices=()).publications:
        if item.marks:
            assert rests_of(records, item.id.partition("/")[2])[0].startswith(f"Verdict, as coded for {item.date}: "), item.id


def test_the_numbers_of_quotations_stay_off_a_card() -> None:
    for text, said in (
        ("Stalin: deutscher-9; Kirkus", "Stalin; Kirkus"),
        ("Unarmed: deutscher-1, known only from an article", "Unarmed, known only from an article"),
        ("as he later judged it (volkogonov-1, volkogonov-2)", "as he later judged it"),
        ("Lenin: van-ree-1 and van-ree-4", "Lenin"),
        ("Stalin: Triumph (1991)", "Stalin: Triumph (1991)"),
    ):
        assert timecards.without_numbers(text) == said


def test_every_card_of_the_shipped_record_can_be_made(records: Records) -> None:
    chronicle, board = records
    found = scene(chronicle, board, theme="terror", coding=True, voices=board.debate.presets)
    for item in (*found.events, *found.publications):
        lines = card(item, chronicle, board, theme="terror", coding=True, voices=board.debate.presets)
        assert lines[0] == item.title
        assert all(lines)


def test_the_compiler_s_own_word_is_on_no_card() -> None:
    chronicle = toy(publication(tendency="an ardent cutter"))
    assert "ardent" not in " ".join(card(one(chronicle), chronicle, samples.BOARD, coding=True))
