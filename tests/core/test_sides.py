"""The pages of the side panel: everything recorded is said once, a withheld quotation in one place alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from app.core import accounts, paragraphs, side_events, side_works, sides
from app.core.cells import Block
from tests.made import (
    CHANGE,
    DEBATE,
    FIGURE,
    LOAM,
    THORN,
    WORK,
    board,
    correction,
    criticism,
    dated,
    event_details,
    label,
    leaning,
    position,
    publication,
    quotation,
    school_details,
    voice_details,
    work,
    work_details,
)

WITHHELD = quotation(2, text="Secret words.", withheld="Not in the *book* named.", work="", work_text="*Letters*", seen_at="the article")


def said(blocks: Iterable[Block]) -> str:
    """All words of a page, a paragraph a line."""
    return "\n".join(block.text for block in blocks)


def links(blocks: Iterable[Block]) -> set[str]:
    """Where the links of a page lead."""
    return {piece.link for block in blocks for piece in block.pieces if piece.link}


def headings(blocks: Iterable[Block]) -> list[str]:
    """The small headings of a page."""
    return [block.text for block in blocks if block.kind == "heading"]


def test_a_voice_of_whom_little_is_known_has_no_empty_headings() -> None:
    page = list(sides.voice_side(voice_details(works={}), None, coding=True))
    assert page[0].kind == "title"
    assert said(page).splitlines()[:4] == ["Ada Loam", "historian · 1923–2018, British, historian", "WHAT WAS SEEN", "Two chapters."]
    assert headings(page) == ["WHAT WAS SEEN", "IN THE DEBATES"]
    assert headings(sides.voice_side(voice_details(works={}, positions=(), quotations=()), None, coding=True)) == ["WHAT WAS SEEN"]
    assert headings(sides.voice_side(voice_details(works={}, positions=()), None, coding=True)) == ["WHAT WAS SEEN", "PASSAGES"]


def test_everything_recorded_of_a_voice_is_said() -> None:
    details = voice_details(
        voice=replace(LOAM, native_name="Ада", life_note="Born in a shed.", biography="She *dug*.", changes=(CHANGE,)),
        labels=(label(years="1970s", note="not her word"),),
        dated_codes=(dated(1960, 1),),
        criticised_by=(criticism(),),
        criticises=(criticism(criticised="roses/thorn", critic="Ada Loam", critic_voice="roses/loam", ground="He forgets soil.", kind="support", by_type=True),),
        corrections=(correction(),),
    )
    page = list(sides.voice_side(details, board(), coding=True))
    assert headings(page) == [
        "LABELS, AND WHO GIVES THEM",
        "WHAT WAS SEEN",
        "IN THE DEBATES",
        "WORKS",
        "CHANGE OVER TIME",
        "WHO CRITICISES THIS VOICE",
        "WHOM THIS VOICE CRITICISES",
        "CORRECTED IN THE ENCYCLOPAEDIA ARTICLE",
    ]
    words = said(page)
    for part in (
        "Ада",
        "Born in a shed.",
        "She dug.",
        "a wild one (so opponents), 1970s. not her word",
        "On Soils, 1974, Spade",
        "1974–1980. She moved.",
        "Care, Soil: 1960 rather tended",
        "1960: A letter.",
        "Ben Thorn: She forgets the hedge.",
        "Hedges, p. 3 · work",
        "Ben Thorn (support) (by type: a position is named, not the person): He forgets soil.",
        "The article says: “It froze in May.”",
        "Wrong. It froze in March.",
    ):
        assert part in words
    assert {"school:roses/wild", "work:roses/soils", "voice:roses/thorn"} <= links(page)


@pytest.mark.parametrize("coding", [True, False])
def test_dated_codes_are_codings(coding: bool) -> None:
    page = said(sides.voice_side(voice_details(dated_codes=(dated(1960, 1),)), board(), coding=coding))
    assert ("rather tended" in page) is coding


def test_a_withheld_quotation_stands_on_the_page_of_its_voice_with_the_reason_first() -> None:
    page = list(sides.voice_side(voice_details(quotations=(quotation(), WITHHELD)), board(), coding=True))
    assert headings(page)[-1] == "NOT YET TRACED"
    assert [block.text for block in page[-3:]] == ["Withheld: Not in the book named.", "“Secret words.”", "Letters · the article"]


def test_a_withheld_quotation_stands_nowhere_else() -> None:
    held = position(quotations=("roses/loam-1", "roses/loam-2"))
    full = board(held, quotations=(quotation(), WITHHELD))
    pages = (sides.position_side(held, full, coding=True), sides.quotation_side(WITHHELD, full), accounts.coding_side(full))
    assert [page for page in map(said, pages) if "Secret" in page] == []
    assert "is withheld" in said(sides.quotation_side(WITHHELD, full))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"critic": "", "critic_voice": "roses/thorn"}, "Ben Thorn: "),
        ({"critic": "", "critic_voice": "", "body": "*The Gardener*"}, "The Gardener: "),
        ({"critic": "", "critic_voice": ""}, "a critic: "),
        ({"critic": "The Rose Society"}, "The Rose Society: "),
    ],
)
def test_who_criticises(fields: dict[str, Any], says: str) -> None:
    assert f"\n{says}She forgets" in said(sides.voice_side(voice_details(criticised_by=(criticism(**fields),)), None, coding=True))


def test_counts_tell_states_grades_and_works() -> None:
    positions = [position(), position(code="off axis"), position(code="not found"), position(code="not found"), position(code="no source seen")]
    quotations = [quotation(1), quotation(2), quotation(3, grade="copy", work="", work_text="Letters"), quotation(4, grade="cited", work="roses/other")]
    assert accounts.counts(positions, quotations) == (
        "Of 5 places: 1 with a code, 1 off the axis, 2 not found in what we saw, 1 with no source seen. "
        "Quotations by grade: 2 work, 1 copy, 1 cited. Works of which words were seen directly or in a copy: 2."
    )
    assert "Quotations by grade: none." in accounts.counts([], [])


def test_a_position_with_all_that_it_rests_on() -> None:
    held = position(necessity="open", second_reading="Or not.", evidence="One chapter.", rests_on="*On Soils*", first="-3", second="-2", low=-3, high=-1)
    full = board(held, leanings={("roses/loam", "soil"): (leaning(), leaning(event="roses/gone"))})
    page = list(sides.position_side(held, full, coding=True))
    words = said(page)
    assert headings(page) == ["HOW THIS WAS CODED", "PASSAGES", "EVENTS LEANT ON", "WORKS"]
    for part in (
        "Ada Loam: Soil",
        "Does soil matter?",
        "Soil matters little.",
        "Largely wild. Range wild to rather wild · rests on the work.",
        "Outcome open: it could have gone otherwise.",
        "Why: She says so.",
        "Second reading: Or not.",
        "Evidence used: One chapter.",
        "Rests on: On Soils",
        "Year of what it rests on: 1974",
        "First coder: -3; second coder: -2.",
        "“Words number 1.”",
        "Frost as continuity · seen",
        "roses/gone as continuity · seen",
    ):
        assert part in words
    assert {"event:roses/frost", "work:roses/soils", "coding:"} <= links(page)


def test_coding_off_hides_every_code_on_the_page_of_a_position() -> None:
    held = position(necessity="open", second_reading="Or not.", first="-3", second="-2")
    words = said(sides.position_side(held, board(held), coding=False))
    assert "Soil matters little." in words
    assert [part for part in ("ild.", "utcome", "Or not", "coder", "She says so") if part in words] == []


def test_not_found_says_what_was_seen_and_shows_no_headline() -> None:
    held = position(code="not found", stance=None, rests_on="Chapters 1 and 2.", first="not found", second="off axis")
    words = said(sides.position_side(held, board(held), coding=True))
    assert "This does not mean that the voice is silent on it." in words
    assert "Chapters 1 and 2." in words
    assert "Of this voice was seen: Two chapters." in words
    assert "First coder: not found; second coder: off axis." in words
    assert "Soil matters little." not in words


def test_a_position_of_a_voice_and_theme_that_are_gone_is_still_told() -> None:
    held = position(voice="roses/gone", theme="gone")
    assert said(sides.position_side(held, board(), coding=True)).startswith(": gone\n")


def test_a_quotation_with_its_grade_and_checks() -> None:
    held = quotation(grade="cited", place="a review", check_note="*Hedges* has it.", second_check="corrected")
    words = said(sides.quotation_side(held, board()))
    assert words.startswith("Ada Loam\n“Words number 1.”\n")
    for part in ("What was seen: seen in the book", "Place: a review", "Grade: cited: quoted by another", "Second check: corrected", "On the check: Hedges has it."):
        assert part in words
    assert "Place:" not in said(sides.quotation_side(replace(held, grade="copy"), board()))


def test_an_event_says_both_readings_even_where_there_is_none() -> None:
    words = said(side_events.event_side(event_details()))
    assert "8 March 1921 · date seen in a source" in words
    assert "Read as continuity: no reading found" in words
    assert "Read as break: no reading found" in words
    assert "No voice here was seen to lean on it." in words
    assert "SOURCES\nA diary." in words


def test_everything_recorded_of_an_event_is_said() -> None:
    fields: dict[str, Any] = {
        "old_style": "23 February",
        "verified": "general knowledge",
        "verified_note": "*Almanac* differs.",
        "continuity_reading": "It always froze.",
        "break_reading": "It never froze.",
        "disputed": "The hour.",
        "note": "Cold.",
        "figures": (FIGURE,),
    }
    details = event_details(leaning(source="Her *diary*"), leaning(voice="roses/gone", reading="other", basis="from the article"), **fields)
    words = said(side_events.event_side(replace(details, corrections=(correction(),))))
    for part in (
        "8 March 1921 · Old Style: 23 February · date not checked",
        "Almanac differs.",
        "Read as continuity: It always froze.",
        "Read as break: It never froze.",
        "Disputed: The hour.",
        "Cold.",
        "degrees: −12",
        "Ada Loam as continuity · seen · Her diary",
        "roses/gone read otherwise · from the article",
        "Wrong. It froze in March.",
    ):
        assert part in words


def test_a_work_with_what_rests_on_it() -> None:
    csl = WORK.csl | {"original-title": "О почве", "ISBN": "978", "container-title": "Essays", "note": "year: general knowledge"}
    page = list(side_works.work_side(work_details(work=work(csl=csl), publication=publication()), board()))
    words = said(page)
    assert words.startswith("On Soils\nAda Loam\n")
    rows = ("Original title: О почве", "In: Essays", "Publisher: Spade", "Place: Leeds", "ISBN: 978", "Year: 1974", "Note: year: not checked")
    for part in (*rows, "It was read.", "“Words number 1.”"):
        assert part in words
    assert {"voice:roses/loam", "position:roses/care.loam.soil"} <= links(page)


def test_a_work_of_somebody_without_a_pane() -> None:
    page = list(side_works.work_side(work_details(voice=None, positions=(), quotations=()), None))
    assert said(page).splitlines() == ["On Soils", "Ada Loam", "Publisher: Spade", "Place: Leeds", "Year: 1974"]
    assert links(page) == set()


def test_a_school_is_never_a_plain_fact() -> None:
    page = list(side_works.school_side(school_details()))
    assert said(page).splitlines() == ["The wild ones", "Roses grow.", "Years: 1960s", "Named by: a reviewer", "VOICES HERE, AND WHO CALLS THEM SO", "Ada Loam a wild one · so opponents, 1970s"]
    assert links(page) == {"voice:roses/loam"}


def test_a_school_names_who_is_missing_and_its_critics() -> None:
    details = school_details(
        labels=(label(), label(voice="roses/thorn")),
        names={"roses/loam": "Ada Loam", "roses/thorn": "Ben Thorn"},
        kinds={"roses/loam": "historian", "roses/thorn": "mentioned"},
        criticisms=(criticism(), criticism(ground="The wild ones dream.", by_type=True)),
    )
    page = list(side_works.school_side(details))
    assert headings(page) == ["VOICES HERE, AND WHO CALLS THEM SO", "NAMED HERE, WITHOUT A PANE", "CRITICS OF THE POSITION", "CRITICS OF ITS VOICES"]
    assert said(page).index("The wild ones dream.") < said(page).index("She forgets the hedge.")
    assert any(link.startswith("criticism:") for link in links(page))


def test_a_voice_leads_to_every_debate_in_which_it_speaks() -> None:
    other = replace(DEBATE, id="roses/other", question="And the thorns?", short="Thorns", steps=())
    held = (position(), position(id="roses/other.loam.thorns", debate="roses/other", theme="thorns", code="in words", stance=None, low=None, high=None, own_name="to be kept"))
    details = voice_details(positions=held, debates={DEBATE.id: DEBATE, other.id: other})
    page = list(sides.voice_side(details, board(), coding=True))
    assert {"debate:roses/care@roses/loam", "debate:roses/other@roses/loam"} <= links(page)
    assert "to be kept" in said(page)
    assert "to be kept" not in said(sides.voice_side(details, board(), coding=False))


def test_a_path_over_time_has_an_arrow_only_where_the_record_joins_it() -> None:
    two = (dated(1960, 1), dated(1980, -3))
    assert "Care, Soil: 1960 rather tended → 1980 wild" in said(sides.voice_side(voice_details(dated_codes=two), board(), coding=True))
    points = tuple(replace(code, drawn="point") for code in two)
    assert "Care, Soil: 1960 rather tended; 1980 wild" in said(sides.voice_side(voice_details(dated_codes=points), board(), coding=True))


def test_how_a_debate_was_coded() -> None:
    page = list(accounts.coding_side(board()))
    words = said(page)
    assert "First paragraph.\nSecond paragraph." in words
    assert [block.text for block in page if block.text.endswith(("wild", "other", "tended")) and not block.text.startswith("Circle")] == [
        "−3  wholly wild",
        "−2  largely wild",
        "−1  rather wild",
        "0  as much the one as the other",
        "+1  rather tended",
        "+2  largely tended",
        "+3  wholly tended",
    ]
    assert "open: it could have gone otherwise" in words
    assert "Square: nearer to wild" in words
    assert "Diamond: nearer to tended" in words
    assert words.index("Ben Thorn. Of 0 places") < words.index("Ada Loam. Of 1 place:"), "by the year of the main work"
    assert words.endswith("Roses, 1.2.0, CC BY 4.0")


def test_a_debate_without_an_axis_explains_none() -> None:
    words = said(accounts.coding_side(board(debate=replace(DEBATE, steps=(), necessities=()))))
    assert "Square" not in words
    assert "second word" not in words.lower()
    assert "Hatched ring:" not in words
    unseen = board(position(code="no source seen", stance=None), debate=replace(DEBATE, steps=(), necessities=()))
    assert "Hatched ring:" in said(accounts.coding_side(unseen))


def test_who_is_not_here_yet() -> None:
    words = said(accounts.absent_side(board(voices=(LOAM, THORN))))
    assert "Briar. Hedges (1990)\n" in words
    assert "Moss. Lawns [not checked]\n" in words
    assert words.endswith("There are others.\nWHOSE VOICES ARE MISSING\nThose of the bees.")


def test_a_work_in_a_line_says_what_nobody_checked() -> None:
    pieces = paragraphs.work_words(work(csl={"note": "publisher: general knowledge"}))
    assert [(piece.text, piece.role) for piece in pieces] == [("On Soils", "title"), (", 1974", "source"), (" [publisher: not checked]", "unchecked")]


def test_a_page_of_any_kind_links_only_in_our_scheme() -> None:
    pages: list[Iterable[Block]] = [
        sides.voice_side(voice_details(labels=(label(),), criticised_by=(criticism(),)), board(), coding=True),
        sides.position_side(position(), board(), coding=True),
        sides.quotation_side(quotation(), board()),
        side_events.event_side(event_details(leaning())),
        side_works.work_side(work_details(), board()),
        side_works.school_side(school_details()),
        accounts.coding_side(board()),
        accounts.absent_side(board()),
    ]
    schemes = {link.partition(":")[0] for page in pages for link in links(page)}
    assert schemes <= {"voice", "event", "work", "school", "position", "quotation", "coding", "criticism", "mark", "only", "debate"}


def test_a_debate_without_an_axis_explains_no_marks() -> None:
    bare = replace(DEBATE, steps=(), axis_note="The answers are shown in words.")
    page = headings(accounts.coding_side(board(debate=bare)))
    assert "NO AXIS" in page
    assert "HOW A MARK IS READ" not in page
    assert "HOW A MARK IS READ" in headings(accounts.coding_side(board()))


def test_one_place_is_counted_as_one() -> None:
    assert accounts.counts((position(),), ()).startswith("Of 1 place: ")
    assert accounts.counts((position(), position(theme="pruning")), ()).startswith("Of 2 places: ")
