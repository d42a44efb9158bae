"""What stands on a slide: nothing of a code where coding is off, never a withheld passage, nothing that the record lacks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core import slides
from app.core.cells import Block, Piece
from app.core.slides import LAST_PAGE, Column, Slide, column_words, cut, first_sentence, step
from db import library, reads
from db.records import Board
from tests.made import DEBATE, board, dated, position, quotation

VOICES = ("roses/loam", "roses/thorn")


@pytest.fixture(scope="module")
def shipped_board(built_library: Path) -> Board:
    """The debate that comes with the program."""
    db = library.connect_corpus(library.current_corpus(built_library))
    try:
        return reads.board(db, "stalinism/continuity")
    finally:
        db.close()


def made(*positions: Any, coding: bool = True, turned: bool = False, theme: str = "soil", **fields: Any) -> Slide:
    """A slide of a board with these records."""
    return slides.slide(board(*positions, **fields), theme, VOICES, coding=coding, turned=turned)


def loam(*positions: Any, **fields: Any) -> Column:
    """Ada Loam's column."""
    return next(column for column in made(*positions, **fields).columns if column.voice == "roses/loam")


def kinds(column: Column) -> list[str]:
    """What kinds of paragraph the passages of a column have."""
    return [block.kind for block in column.quotations]


def test_a_column_in_full() -> None:
    column = loam()
    assert (column.name, column.short, column.years, column.kind) == ("Ada Loam", "Loam", "1923–2018", "")
    assert column.stance == "largely wild"
    assert [mark.shape for mark in column.marks] == ["square"]
    assert column.headline is not None
    assert column.headline.kind == "headline"
    assert kinds(column) == ["quote", "source"]
    assert "“Words number 1.”" in column_words(column)
    assert "On Soils (1974), p. 12 · seen in the book · found again" in column_words(column)
    assert column.state == ""


def test_a_slide_says_where_it_stands() -> None:
    slide = made(theme="pruning")
    assert (slide.debate, slide.title, slide.question) == (DEBATE.question, "Pruning", "Does pruning matter?")
    assert (slide.number, slide.count) == (2, 2)
    assert slide.footer == "How it was coded. · Roses, version 1.2.0"


def test_voices_stand_in_the_order_given_and_once() -> None:
    asked = ("roses/thorn", "roses/nobody", "roses/loam", "roses/thorn")
    slide = slides.slide(board(), "soil", asked, coding=False, turned=False)
    assert [column.voice for column in slide.columns] == ["roses/thorn", "roses/loam"]


def test_a_theme_that_the_debate_lacks() -> None:
    with pytest.raises(KeyError):
        made(theme="weather")


@pytest.mark.parametrize("found", [position(code="not found", stance=None, headline="", quotations=()), None])
def test_where_nothing_was_found_one_line_says_so(found: Any) -> None:
    column = loam(found) if found is not None else next(c for c in made(theme="pruning").columns if c.voice == "roses/loam")
    assert column.state == "Not found in what we saw"
    assert (column.headline, column.quotations, column.marks, column.stance) == (None, (), (), "")


@pytest.mark.parametrize("coding", [True, False])
def test_no_source_seen_says_so_with_coding_on_and_off(coding: bool) -> None:
    column = loam(position(code="no source seen", stance=None, basis="general knowledge", headline="It grew [general knowledge]."), coding=coding)
    assert column.state == "No source seen for a stance here", "there is a passage"
    assert loam(position(code="no source seen", stance=None, quotations=()), coding=coding).state == "No source seen"
    assert "It grew [not checked]." in column_words(column)
    assert [mark.shape for mark in column.marks] == (["ring"] if coding else [])


def test_a_headline_keeps_the_mark_of_what_nobody_checked() -> None:
    column = loam(position(headline="Soil *matters* [general knowledge]."))
    assert column.headline is not None
    assert [(piece.text, piece.role) for piece in column.headline.pieces][1:3] == [("matters", "title"), (" ", "plain")]
    assert column.headline.text == "Soil matters [not checked]."


def test_without_a_headline_the_words_of_the_stance_and_with_coding_off_the_summary() -> None:
    bare = position(headline="", summary="Soil is soil.")
    on, off = loam(bare), loam(bare, coding=False)
    assert on.headline is not None
    assert on.headline.text == "largely wild"
    assert off.headline is not None
    assert off.headline.text == "Soil is soil."


def test_the_second_word_of_the_verdict_and_what_it_rests_on() -> None:
    column = loam(position(necessity="avoidable", basis="review", low_confidence=True))
    assert column.outcome == "outcome avoidable"
    assert column.detail == "rests on a review or report · low confidence"
    assert [mark.filling for mark in column.marks] == ["hollow"]


def test_a_divided_voice_has_two_marks() -> None:
    column = loam(position(stance=None, low=-2, high=2))
    assert [(mark.shape, mark.step) for mark in column.marks] == [("square", -2), ("diamond", 2)]


def test_with_coding_off_nothing_tells_a_stance() -> None:
    slide = made(position(necessity="avoidable"), coding=False)
    assert (slide.first_pole, slide.second_pole, slide.steps) == ("", "", ())
    assert [(c.marks, c.stance, c.outcome, c.detail) for c in slide.columns] == [((), "", "", "rests on the work"), ((), "", "", "")], "what it rests on is no side"
    assert "wild" not in column_words(slide.columns[0])


def test_the_axis_turned_round() -> None:
    straight, turned = made(), made(turned=True)
    assert (straight.first_pole, straight.second_pole) == ("wild", "tended")
    assert (turned.first_pole, turned.second_pole) == ("tended", "wild")
    assert straight.steps == (-3, -2, -1, 0, 1, 2, 3)
    assert turned.steps == straight.steps[::-1]


def test_a_debate_without_an_axis() -> None:
    bare = replace(board(), debate=replace(DEBATE, steps=(), first_pole="", second_pole=""))
    slide = slides.slide(bare, "soil", VOICES, coding=True, turned=True)
    assert (slide.first_pole, slide.second_pole, slide.steps) == ("", "", ())


def test_a_withheld_passage_never_stands_on_a_slide() -> None:
    held, free = quotation(1, withheld="no trace"), quotation(2)
    column = loam(position(quotations=(held.id, free.id)), quotations=(held, free))
    assert held.text not in column_words(column)
    assert free.text in column_words(column)
    alone = loam(position(quotations=(held.id,)), quotations=(held,))
    assert alone.quotations == ()


def test_a_passage_brings_its_companion_but_no_withheld_one() -> None:
    first, second = quotation(1, note="Show it with loam-2."), quotation(2)
    both = loam(position(quotations=(first.id,)), quotations=(first, second))
    assert kinds(both) == ["quote", "source", "quote", "source"], "the order is obeyed"
    alone = loam(position(quotations=(first.id,)), quotations=(first, quotation(2, withheld="no trace")))
    assert kinds(alone) == ["quote", "source", "note"]


@pytest.mark.parametrize(
    ("note", "text", "shown", "rest"),
    [
        ("Never show half of it.", "Words.", {"a-1"}, ""),
        ("Never show one half alone: the first names the system.", "Words.", {"a-1"}, "The first names the system."),
        ("Alone it misleads: it is one half. Show it with b-2.", "Words.", {"a-1", "b-2"}, "Alone it misleads: it is one half."),
        ("Alone it misleads: it is one half. Show it with b-2.", "Words.", {"a-1"}, "Alone it misleads: it is one half. Show it with b-2."),
        ("Never alone: two fragments. Show it with b-4 and b-5.", "Words.", {"a-1", "b-4", "b-5"}, "Two fragments."),
        ("Never alone: two fragments. Show it with b-4 and b-5.", "Words.", {"a-1", "b-4"}, "Never alone: two fragments. Show it with b-4 and b-5."),
        ("Alone it misleads: the next step is b-2. Show both.", "Words.", {"a-1", "b-2"}, "Alone it misleads: the next step is b-2."),
        ("Without b-1 nobody can tell. Show the two together.", "Words.", {"a-2", "b-1"}, "Without b-1 nobody can tell."),
        ("Alone it misleads: show it with b-2.", "Words.", {"a-1", "b-2"}, "Alone it misleads."),
        ("He jokes. Show both sentences.", "One. Two.", {"a-1"}, "He jokes."),
        ("He jokes. Show both sentences.", "One only.", {"a-1"}, "He jokes. Show both sentences."),
        ("Not his verdict. Never cut off the first sentence.", "One. Two.", {"a-1"}, "Not his verdict."),
        ("Never show it alone: it is not his question.", "Words.", {"a-1"}, "Never show it alone: it is not his question."),
        ("an extract; it shows that he doubts.", "Words.", {"a-1"}, "an extract; it shows that he doubts."),
        ("", "Words.", {"a-1"}, ""),
    ],
)
def test_an_order_in_a_note_goes_where_it_is_obeyed_and_the_rest_stays(note: str, text: str, shown: set[str], rest: str) -> None:
    assert slides.without_orders(note, text, shown) == rest


def test_the_axis_turned_round_turns_the_marks_of_a_divided_voice() -> None:
    column = loam(position(stance=None, low=-2, high=2), turned=True)
    assert [mark.step for mark in column.marks] == [2, -2]
    assert column.stance == "divided: largely tended and largely wild"


def test_no_withheld_passage_of_the_shipped_pack_is_on_any_slide(shipped_board: Board) -> None:
    held = [q for q in shipped_board.quotations.values() if q.withheld]
    assert held
    for theme in shipped_board.themes:
        slide = slides.slide(shipped_board, theme.key, [v.id for v in shipped_board.voices], coding=True, turned=False)
        assert len(slide.columns) == len(shipped_board.voices)
        items = {block.item for column in slide.columns for block in column.quotations}
        assert not items & {q.id for q in held}
        words = "\n".join(column_words(column) for column in slide.columns)
        assert [q.id for q in held if q.text in words] == []


def test_no_stance_of_the_shipped_pack_shows_with_coding_off(shipped_board: Board) -> None:
    for theme in shipped_board.themes:
        slide = slides.slide(shipped_board, theme.key, [v.id for v in shipped_board.voices], coding=False, turned=False)
        assert [c.voice for c in slide.columns if c.marks or c.stance or c.outcome or (c.detail and not c.detail.startswith("rests on "))] == []
        assert slide.steps == ()


def test_the_shipped_footer_is_the_sentence_that_every_export_has(shipped_board: Board) -> None:
    slide = slides.slide(shipped_board, "terror", shipped_board.debate.presets, coding=True, turned=False)
    assert slide.footer.startswith(
        "Coded by one reader, re-read by a second, mostly from excerpts, reviews and abstracts, not from whole books; "
        "the numbers are ours, not the historians’. · "
    )
    assert slide.footer.endswith(f"{shipped_board.pack.title}, version {shipped_board.pack.version}")


@pytest.mark.parametrize(
    ("text", "first"),
    [("One. Two.", "One."), ("Cf. p. 3 there. Then.", "Cf. p. 3 there."), ("No stop", "No stop"), ("", ""), ("Why? Because.", "Why?")],
)
def test_a_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_a_stretch_of_a_block_keeps_roles_and_links() -> None:
    block = Block("quote", (Piece("abc", "quote"), Piece("def", "source", "work:x")), "q")
    assert cut(block, 0, 2) == Block("quote", (Piece("ab", "quote"),), "q")
    assert cut(block, 2, 5) == Block("quote", (Piece("c", "quote"), Piece("de", "source", "work:x")), "q")
    assert cut(block, 6, 9).pieces == ()


THEMES = ("a", "b", "c")


@pytest.mark.parametrize(
    ("pages", "page", "theme", "direction", "there"),
    [
        (3, 0, "a", 1, ("a", 1)),
        (3, 2, "a", 1, ("b", 0)),
        (3, 2, "b", -1, ("b", 1)),
        (3, 0, "b", -1, ("a", LAST_PAGE)),
        (3, LAST_PAGE, "a", 1, ("b", 0)),
        (3, LAST_PAGE, "a", -1, ("a", 1)),
        (3, 99, "a", -1, ("a", 1)),
        (1, 0, "c", 1, ("c", 0)),
        (2, 1, "c", 1, ("c", 1)),
        (2, 0, "a", -1, ("a", 0)),
        (0, 0, "a", 1, ("b", 0)),
        (1, 0, "gone", 1, ("a", 0)),
    ],
)
def test_a_step(pages: int, page: int, theme: str, direction: int, there: tuple[str, int]) -> None:
    assert step(pages, page, THEMES, theme, direction) == there


def test_walking_to_the_end_and_back_meets_every_page() -> None:
    pages = {"a": 2, "b": 1, "c": 3}
    walk, place = [("a", 0)], ("a", 0)
    while (onward := step(pages[place[0]], place[1], THEMES, place[0], 1)) != place:
        place = onward
        walk.append(place)
    assert walk == [("a", 0), ("a", 1), ("b", 0), ("c", 0), ("c", 1), ("c", 2)]
    back = [place]
    while (before := step(pages[place[0]], place[1], THEMES, place[0], -1)) not in (place, back[-1]):
        place = (before[0], pages[before[0]] - 1 if before[1] == LAST_PAGE else before[1])
        back.append(place)
    assert back == walk[::-1]


def test_a_voice_s_own_name_for_the_thing_stands_before_its_mark_whether_coding_is_on_or_off() -> None:
    named = position(own_name="an untended bed")
    for coding in (True, False):
        column = loam(named, coding=coding)
        assert column.own_name is not None
        assert column.own_name.text == "Its own name for it: an untended bed"
    words = column_words(loam(named)).splitlines()
    assert words.index("Its own name for it: an untended bed") < next(i for i, line in enumerate(words) if "largely wild" in line)
    assert loam(position()).own_name is None


def test_dated_codes_are_told_beside_the_latest_and_go_with_the_coding() -> None:
    earlier = {("roses/loam", "soil"): (dated(1950, 3), dated(1974, -2))}
    assert "earlier: 1950, tended" in loam(position(), dated=earlier).detail
    assert "1950" not in loam(position(), dated=earlier, coding=False).detail


def test_a_slide_says_what_its_axis_measures_where_the_record_does() -> None:
    assert made().axis_title == ""
    titled = replace(DEBATE, axis_title="how much care a rose takes")
    assert made(debate=titled).axis_title == "The axis: how much care a rose takes"
    assert made(debate=titled, coding=False).axis_title == ""
