"""A deck for a lecture, opened again: every word on a slide or in its notes, and who stands where."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core import cells, marks, passages, slides
from app.core.outline import coded_words
from db.records import Board
from tests.documents.lectures import Made, board_of, made, noted, said, shapes, squeezed


def voiced(one: Made, title: str, name: str) -> list[Any]:
    """The slides of a theme on which a voice has its column, or is named among those of whom nothing was found."""
    return [
        slide
        for slide in one.of(title)
        if any(shape.name == name or (shape.name == "Voices without a position" and name in shape.text_frame.text) for shape in slide.shapes)
    ]


def chosen(one: Made) -> Iterator[tuple[str, str, Any]]:
    """Every voice and theme of a talk with what was found of it."""
    for theme, voice in itertools.product(one.talk.themes, one.talk.voices):
        yield voice, theme, one.talk.board.positions.get((voice, theme))


# -- every word -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["seven", "famine", "uncoded"])
def test_headlines_are_projected_and_every_word_is_in_the_notes_of_its_slide(which: str, request: pytest.FixtureRequest) -> None:
    one: Made = request.getfixturevalue(which)
    themes = {theme.key: theme.title for theme in one.talk.board.themes}
    names = {voice.id: voice.name for voice in one.talk.board.voices}
    counted = 0
    called, there = passages.of_board(one.talk.board), [quotation for _, _, held in chosen(one) if held is not None for quotation in held.quotations]
    for voice, theme, position in chosen(one):
        here = voiced(one, themes[theme], names[voice])
        assert here, f"{names[voice]} stands on a slide of {theme}"
        if position is None or position.code == "not found":
            assert "Not found in what we saw" in said(*here)
            continue
        assert squeezed(marks.plain(position.headline)) in squeezed(said(*here))
        assert called.words(marks.plain(position.summary), there, voice) in noted(here[0])
        free = cells.free_quotations(one.talk.board, position)
        for slide in here:
            for quotation in free:
                assert marks.typographic(quotation.text) in noted(slide)
                counted += 1
        for quotation in free[:1]:
            assert squeezed(marks.typographic(quotation.text)) in squeezed(said(*here)), "the leading one is projected whole"
    assert counted > 10


def test_apostrophes_and_quotation_marks_on_a_slide_are_a_printers(seven: Made) -> None:
    texts = [shape.text_frame.text for slide in seven.slides for shape in slide.shapes if shape.has_text_frame]
    assert any("’" in text for text in texts)
    assert not [text for text in texts if re.search(r"[\"']", text)]


def test_notes_name_the_source_of_every_quotation_and_why_it_was_coded_so(seven: Made) -> None:
    themes = {theme.key: theme.title for theme in seven.talk.board.themes}
    for voice, theme, position in chosen(seven):
        if position is None or position.code == "not found":
            continue
        name = next(one.name for one in seven.talk.board.voices if one.id == voice)
        notes = noted(*voiced(seven, themes[theme], name))
        for quotation in cells.free_quotations(seven.talk.board, position):
            assert marks.plain(quotation.seen_at) in notes
            if not marks.has_page(quotation.locator):
                assert "page not seen" in notes
        if position.reason:
            called, there = passages.of_board(seven.talk.board), [one for _, _, held in chosen(seven) if held is not None for one in held.quotations]
            assert called.words(marks.plain(position.reason), there, voice) in notes
        assert f"araphrase of {name}" in notes


def test_a_part_of_a_summary_says_that_it_goes_on(seven: Made) -> None:
    bodies = [shape.text_frame.paragraphs[-1].text for slide in seven.slides for shape in slide.shapes if shape.name.endswith(": position")]
    summaries = [squeezed(marks.plain(position.summary)) for _, _, position in chosen(seven) if position is not None]
    cut = [text for text in bodies if text.endswith("…")]
    assert cut
    for text in bodies:
        short = re.sub(r"\[?\b(?:[a-z]+(?:-[a-z]+)*-|passage )\d+\]?", "", text)
        whole = [summary for summary in summaries if summary.startswith(squeezed(short)[:40]) and squeezed(short)[:40]]
        assert all(text.endswith("…") or len(squeezed(short)) + 60 > len(summary) for summary in whole)


def test_withheld_quotations_are_nowhere(board: Board) -> None:
    hidden = [quotation for quotation in board.quotations.values() if quotation.withheld]
    voices = list(dict.fromkeys(quotation.voice for quotation in hidden if quotation.voice in {voice.id for voice in board.voices}))[:4]
    one = made(board, voices, ("verdict", "terror", "concept"))
    words = squeezed(said(*one.slides) + noted(*one.slides))
    shown = " ".join(quotation.text for quotation in board.quotations.values() if not quotation.withheld)
    told = [quotation for quotation in hidden if quotation.voice in voices and quotation.text not in shown]
    assert told
    assert not [quotation.id for quotation in told if squeezed(quotation.text) in words]


# -- coding off -------------------------------------------------------------------------------------------------------


def test_coding_off_tells_no_stance_and_stands_by_year(uncoded: Made) -> None:
    board = uncoded.talk.board
    steps = {step.short for step in board.debate.steps}
    for slide in uncoded.slides:
        for shape in shapes(slide):
            assert not shape.name.startswith("Mark:")
            assert shape.name not in ("Axis", "Step", "Names")
            if shape.name.endswith(": how coded"):
                assert not any(re.search(rf"\b{re.escape(step)}\b", shape.text_frame.text) for step in steps)
                assert "outcome" not in shape.text_frame.text
    for words in ("Why this code", "Second reading", "First coder", "second coder", "Evidence used", "Who stands where", "The axis runs"):
        assert words not in said(*uncoded.slides) + noted(*uncoded.slides)
    assert not re.search("[■□●○◆◇]", noted(*uncoded.slides))
    years = {voice.name: voice.main_year or 9999 for voice in board.voices}
    met = [shape.name for slide in uncoded.of("The verdict as a whole") for shape in slide.shapes if shape.name in years]
    order = list(dict.fromkeys(met))
    assert len(order) == 7
    assert [years[name] for name in order] == sorted(years[name] for name in order)
    assert "coding is off" in said(uncoded.slides[0])
    assert squeezed(coded_words(board.debate)) in squeezed(said(uncoded.slides[0])), "it stands on every export"


def test_coding_on_shows_both_poles_and_a_mark_with_words_for_every_stance(seven: Made) -> None:
    for slide in seven.of("The verdict as a whole"):
        axis = next(shape for shape in slide.shapes if shape.name == "Axis")
        description = axis._element.nvGrpSpPr.cNvPr.get("descr")
        assert "from “continuation” to “break”" in description
        assert {"continuation", "break"} <= {shape.text_frame.text for shape in axis.shapes if shape.has_text_frame}
        column = slides.slide(seven.talk.board, "verdict", seven.talk.voices, coding=True, turned=False).columns
        shown = [one for one in column if any(shape.name == one.name for shape in slide.shapes)]
        assert shown
        for one in shown:
            assert f"{one.name}: {one.stance}" in description
            drawn = [shape for shape in axis.shapes if shape.name.startswith("Mark:")]
            assert len(drawn) == sum(len([mark for mark in other.marks if mark.step is not None]) for other in shown)


def test_turned_the_second_pole_stands_first(board: Board) -> None:
    one = made(board, board.debate.presets[:2], ("verdict",), turned=True)
    slide = one.of("The verdict as a whole")[0]
    poles = {shape.name: (shape.left, shape.text_frame.text) for shape in shapes(slide) if shape.name in ("First pole", "Second pole")}
    assert poles["First pole"][1] == "break"
    assert poles["Second pole"][1] == "continuation"
    assert poles["First pole"][0] < poles["Second pole"][0]
    table = next(shape.table for shape in one.of("Who stands where")[0].shapes if getattr(shape, "has_table", False))
    assert table.cell(0, 1).text_frame.text == "sharp break"


def test_who_stands_where_names_every_voice_on_its_step(seven: Made) -> None:
    table = next(shape.table for shape in seven.of("Who stands where")[0].shapes if getattr(shape, "has_table", False))
    heads = [cell.text_frame.text for cell in table.rows[0].cells]
    rows = {row.cells[0].text_frame.text: [cell.text_frame.text for cell in row.cells] for row in list(table.rows)[1:]}
    board = seven.talk.board
    for voice, theme, position in chosen(seven):
        row = rows[next(one.title for one in board.themes if one.key == theme)]
        family = next(one.family for one in board.voices if one.id == voice)
        told = cells.stances.tell(position, board.axis(theme)) if position is not None else None
        ends = [mark.step for mark in told.marks if mark.step is not None] if told is not None else []
        where = [heads[number] for number, text in enumerate(row) if family in text]
        expected = [cells.stances.step_words(board.axis(theme), end) for end in ends] or ["beside the axis"]
        assert set(expected) <= set(where)


def test_a_debate_without_an_axis_has_none_on_its_slides(built_library: Path) -> None:
    board = board_of(built_library, "memory")
    one = made(board, board.debate.presets, [theme.key for theme in board.themes])
    assert not one.of("Who stands where")
    assert not [shape for slide in one.slides for shape in shapes(slide) if shape.name == "Axis" or shape.name.startswith("Mark:")]
