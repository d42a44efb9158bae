"""Where copied words come from, in parts: the same rules as in the plain citation, before a style is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core import citing, sources
from app.core.sources import Cited, Locator
from tests.made import LOAM, PACK, THORN, WORK, board, position, quotation, work


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("p. 12", Locator("p.", "12")),
        ("p. xiv as given by the extract", Locator("p.", "xiv", "as given by the extract")),
        ("pp. 883–891", Locator("pp.", "883–891")),
        ("ch. 3", Locator("ch.", "3")),
        ("ch. 11, opening", Locator("ch.", "11", "opening")),
        ("ch. 3, p. 9", Locator(rest="ch. 3, p. 9")),
        ("p. 1 of pp. 1–7", Locator("p.", "1", "of pp. 1–7")),
        ("abstract; reprint pp. 53–76", Locator(rest="abstract; reprint pp. 53–76")),
        ("", Locator()),
    ],
)
def test_a_locator_is_taken_apart(text: str, taken: Locator) -> None:
    assert sources.locator(text) == taken


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({}, (Cited(WORK, Locator("p.", "12")), "")),
        ({"locator": ""}, (Cited(WORK), ", [page not seen]")),
        ({"locator": "opening"}, (Cited(WORK, Locator(rest="opening")), ", opening, [page not seen]")),
        ({"grade": "copy"}, (Cited(WORK, Locator("p.", "12")), " [checked in a copy]")),
        ({"grade": "cited", "seen_at": "quoted by Ben Thorn in *Hedges*"}, (Cited(WORK, Locator("p.", "12")), ", quoted in Ben Thorn, *Hedges*")),
        ({"speaker": "Ben Thorn"}, ("Ben Thorn, quoted in ", Cited(WORK, Locator("p.", "12")), "")),
        ({"locator": "p. 12 (of the reprint)"}, (Cited(WORK, Locator("p.", "12", "(of the reprint)")), " (of the reprint)")),
        ({"note": "Said late."}, (Cited(WORK, Locator("p.", "12")), " [Said late]")),
        ({"work": "", "work_text": "*Letters*", "locator": ""}, ("Ada Loam, *Letters*, [page not seen]",)),
    ],
)
def test_a_quotation_is_cited_to_its_work(fields: dict[str, Any], parts: tuple[object, ...]) -> None:
    made = quotation(**fields)
    found = sources.of_quotation(made, LOAM, {WORK.id: WORK})
    assert found.parts == parts
    assert found.plain == citing.quotation_line(made, LOAM, {WORK.id: WORK}) + (" [Said late]" if made.note else "")


def test_our_words_are_cited_to_the_pack() -> None:
    held = position(basis="review")
    found = sources.of_position(held, LOAM, board(held))
    begins, pack, resting, rests, end = found.parts
    assert (begins, resting) == ("paraphrase of Ada Loam on “Soil”, Sic et Non, ", "; resting on ")
    assert (pack, rests) == (Cited(PACK), Cited(WORK))
    assert end == ", known from a review or report; the work itself was not seen"
    assert found.paraphrase
    assert found.plain == citing.paraphrase_line(held, LOAM, board(held))


def test_each_source_stands_once_and_strangers_are_passed_over() -> None:
    held = board(quotations=(quotation(1), quotation(2)))
    found = sources.of_items(held, ("roses/loam-1", "roses/gone", "roses/loam-2", "roses/care.loam.soil"))
    assert [source.paraphrase for source in found] == [False, True]
    assert citing.cite(held, "", ("roses/loam-1", "roses/loam-2", "roses/care.loam.soil")).sources == tuple(source.plain for source in found)


def test_a_note_that_names_another_passage_is_copied_with_its_first_words() -> None:
    other = quotation(2, text="Soil is all that a garden has, and all that it will ever need from us")
    held = board(quotations=(quotation(1, note="Show it with loam-2."), other, quotation(3, note="As loam-4."), quotation(4, withheld="not traced")))
    first, third = sources.of_items(held, ("roses/loam-1", "roses/loam-3"))
    assert first.plain.endswith(" [Show it with “Soil is all that a garden has, and all …”]")
    assert str(first.parts[-1]).endswith(" [Show it with “Soil is all that a garden has, and all …”]")
    assert third.plain.endswith(" [As a passage not yet traced]"), "withheld words stand in no citation"
    assert citing.cite(held, "", ("roses/loam-1", "roses/loam-3")).sources == (first.plain, third.plain)


def test_the_works_of_voices_by_year_without_those_of_withheld_words() -> None:
    later, hidden = work("Late Soils", id="roses/late", year=1980), work("Hidden", id="roses/hidden")
    held = board(
        quotations=(quotation(1), quotation(2, work="roses/late"), quotation(3, work="roses/hidden", withheld="not traced")),
        works={one.id: one for one in (later, hidden, WORK)},
    )
    assert sources.works_of(held, (LOAM.id,)) == (WORK, later)
    assert sources.works_of(held, (THORN.id,)) == ()


def test_a_speaker_who_also_begins_the_work_stands_once() -> None:
    made = quotation(work="", speaker="V. Hedge, reviewer in *Rose Review*", work_text="V. Hedge, review of Loam, in *Rose Review*", locator="")
    part = sources.of_quotation(made, LOAM, {}).parts[0]
    assert isinstance(part, str)
    assert part.startswith("V. Hedge, review of Loam")


def test_a_work_that_is_not_named_is_said_of_the_work() -> None:
    found = sources.of_quotation(quotation(work="", work_text="not named", locator=""), LOAM, {})
    assert f"{LOAM.name}, work not named, [page not seen]" in found.plain
    assert str(found.parts[0]).startswith(f"{LOAM.name}, work not named")


def test_words_of_ours_that_are_no_position_are_cited_to_the_pack_with_its_year() -> None:
    dated = replace(PACK, dated="2026-11-29")
    found = sources.of_pack(board(pack=dated))
    assert found.plain == "paraphrase, Sic et Non, pack “Roses” 1.2.0 (2026)"
    assert found.parts == ("paraphrase, Sic et Non, ", Cited(dated))


def test_a_line_that_cites_the_pack_can_be_set_in_a_style_whether_or_not_it_has_a_year() -> None:
    for pack in (PACK, replace(PACK, dated="2026-11-29")):
        line = f"paraphrase: glossary, “Mulch”, {citing.pack_named(pack)}, resting on [loam-1]"
        found = sources.of_line(line, board(pack=pack))
        assert found.parts == ("paraphrase: glossary, “Mulch”, ", Cited(pack), "; resting on [loam-1]")
        assert found.plain == line
