"""The page of an event: its readings with coding on, off and the axis turned, who leans on it, and the record in whole words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from app.core import side_events
from app.core.cells import Block
from app.core.vocabulary import basis_only_words, beside_event, leaning_words
from tests.made import LOAM, THORN, board, correction, event_details, leaning


def said(blocks: Iterable[Block]) -> str:
    """All words of a page, a paragraph a line."""
    return "\n".join(block.text for block in blocks)


def links(blocks: Iterable[Block]) -> list[str]:
    """Where the links of a page lead."""
    return [piece.link for block in blocks for piece in block.pieces if piece.link]


def test_with_coding_off_no_reading_is_named_after_a_pole() -> None:
    details = event_details(leaning(), leaning(voice="roses/gone", reading="break", basis="from the article"), continuity_reading="It always froze.", break_reading="Never.")
    words = said(side_events.event_side(details, coding=False))
    assert "One reading: It always froze.\nAnother reading: Never.\n" in words
    assert "Ada Loam seen\n" in words
    assert "roses/gone from the article\n" in words
    assert [word for word in ("continuity", "break", "otherwise") if word in words] == []
    assert "Ada Loam as continuity · seen" in said(side_events.event_side(details))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"break_reading": "Never."}, "One reading: Never.\nAnother reading: no contrary reading found"),
        ({"continuity_reading": "Always."}, "One reading: Always.\nAnother reading: no contrary reading found"),
        ({}, "One reading: no reading found\nAnother reading: no reading found"),
        ({"continuity_reading": "b", "break_reading": "A"}, "One reading: A\nAnother reading: b"),
    ],
)
def test_with_coding_off_the_place_of_a_reading_does_not_tell_its_pole(fields: dict[str, Any], says: str) -> None:
    assert says in said(side_events.event_side(event_details(**fields), coding=False))


@pytest.mark.parametrize("basis", ["seen", "from the article", "general knowledge"])
def test_the_basis_alone_is_the_end_of_the_whole(basis: Any) -> None:
    held = leaning(basis=basis)
    assert beside_event(held, coding=True) == f"as continuity · {beside_event(held, coding=False)}"
    assert leaning_words(held).endswith(beside_event(held, coding=True))
    may = basis == "general knowledge"
    assert (leaning_words(held).startswith("may lean on it, "), basis_only_words(held).startswith("may lean on it · ")) == (may, may)


def test_who_reads_it_neither_way_reads_it_otherwise() -> None:
    assert leaning_words(leaning(reading="other")) == "read otherwise · seen"


@pytest.mark.parametrize(
    ("bases", "says"),
    [
        ((), "No voice here was seen to lean on it."),
        (("seen",), "One voice here leans on it."),
        (("general knowledge",), "One voice here may lean on it (not checked)."),
        (("general knowledge", "general knowledge"), "2 voices here may lean on it (not checked)."),
        (("seen", "general knowledge"), "One voice here leans on it. One more may (not checked)."),
        (("seen", "from the article", "general knowledge", "general knowledge"), "2 voices here lean on it. 2 more may (not checked)."),
    ],
)
def test_who_may_lean_on_an_event_is_counted_apart(bases: tuple[Any, ...], says: str) -> None:
    held = (leaning(voice=f"roses/v{i}", basis=basis) for i, basis in enumerate(bases))
    assert f"WHO LEANS ON IT\n{says}\n" in said(side_events.event_side(event_details(*held)))


def test_who_leans_on_an_event_stands_by_the_year_of_the_main_work_and_those_only_mentioned_last_by_name() -> None:
    held = [leaning(voice=voice) for voice in ("roses/zed", "roses/loam", "roses/abe", "roses/thorn")]
    page = side_events.event_side(event_details(*held), board(voices=(LOAM, THORN, replace(THORN, id="roses/abe", kind="mentioned"))))
    assert [link for link in links(page) if link.startswith("voice:")] == ["voice:roses/thorn", "voice:roses/loam", "voice:roses/abe", "voice:roses/zed"]


def test_the_axis_turned_round_puts_the_second_pole_s_reading_first() -> None:
    details = event_details(continuity_reading="It always froze.", break_reading="Never.")
    assert "Read as break: Never.\nRead as continuity: It always froze.\n" in said(side_events.event_side(details, turned=True))
    assert said(side_events.event_side(details, coding=False, turned=True)) == said(side_events.event_side(details, coding=False))


def test_a_reading_without_a_summary_sends_to_those_who_hold_it() -> None:
    words = said(side_events.event_side(event_details(leaning(reading="break"), continuity_reading="It always froze.")))
    assert "Read as break: no summary in the record; see who leans on it\n" in words
    alone = said(side_events.event_side(event_details(leaning(reading="break"))))
    assert "Read as continuity: no contrary reading found\n" in alone


def test_old_style_dates_are_in_words_on_the_page_of_an_event() -> None:
    assert " · Old Style: 4 April 1917 (arrival 3 April 1917) · " in said(side_events.event_side(event_details(old_style="1917-04-04 (arrival 1917-04-03)")))
    assert " · Old Style: from 17 July 1903 · " in said(side_events.event_side(event_details(end="1921-03-16", old_style="1903-07-17")))


def test_the_source_document_is_called_by_title_and_kind_on_the_page_of_an_event() -> None:
    article = "the encyclopaedia article “Stalinism” from which this collection began"
    page = said(side_events.event_side(event_details(id="stalinism/frost", disputed="The source document gives May.", sources=("the Stalinism article (source document)",))))
    assert f"Disputed: T{article[1:]} gives May.\n" in page
    assert page.endswith(article)


def test_a_correction_on_any_page_quotes_the_clause_that_it_corrects() -> None:
    details = replace(event_details(id="stalinism/frost"), corrections=(correction(id="stalinism/c1", clause="It froze in May."),))
    assert "The encyclopaedia article “Stalinism” from which this collection began says: “It froze in May.”\nWrong. It froze in March." in said(side_events.event_side(details))


def test_where_it_was_seen_that_a_voice_leans_is_told_without_the_dossiers_shorthand() -> None:
    page = list(side_events.event_side(event_details(leaning(source="evidence, theme a; loam-1 (timeline: general knowledge)")), board()))
    assert "Ada Loam as continuity · seen · Soil; [loam-1]\n" in said(page)
    assert "quotation:roses/loam-1" in links(page)


def test_an_event_says_how_many_voices_lean_on_it_and_leads_to_their_passages() -> None:
    twice = (leaning(), leaning(theme="pruning"))
    assert "One voice here leans on it." in said(side_events.event_side(event_details(*twice)))
    page = list(side_events.event_side(event_details(*twice, leaning(voice="roses/thorn"))))
    assert "2 voices here lean on it." in said(page)
    assert links(page) == ["voice:roses/loam", "voice:roses/loam", "voice:roses/thorn", "mark:roses/frost"]
    assert "Show it in the timeline\n" in said(side_events.event_side(event_details())), "there is no passage to mark"


def test_who_leans_on_it_in_another_debate_stands_with_that_debate_s_name_and_leads_there() -> None:
    details = replace(event_details(leaning(debate="roses/shows"), leaning(voice="roses/thorn")), debates={"roses/care": "Care", "roses/shows": "Shows"})
    blocks = tuple(side_events.event_side(details, board()))
    elsewhere = next(block for block in blocks if block.text.startswith("Ada Loam"))
    assert "in “Shows”" in elsewhere.text
    assert "debate:roses/shows@roses/loam" in [piece.link for piece in elsewhere.pieces]
    assert "in “" not in next(block.text for block in blocks if block.text.startswith("roses/thorn"))
