"""A deck for a lecture, opened again: every text fits its box, none is small, and what is too long goes on."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from pptx.oxml.ns import qn

from app.core import cells
from app.documents import fitting
from app.documents.fitting import Face, Para, Run
from db.records import Board
from tests.documents.lectures import LONG, Made, made, noted, points, said, shapes, squeezed, titled


def read_paragraphs(frame: Any) -> list[Para]:
    """The paragraphs of a box out of the file, to be measured."""
    found = []
    for paragraph in frame.paragraphs:
        runs = tuple(
            Run(run.text, run.font.size.pt, Face(run.font.name == "+mj-lt", bool(run.font.italic), bool(run.font.bold))) for run in paragraph.runs
        )
        assert paragraph.line_spacing is not None
        inset = int(paragraph._p.pPr.get("marL", 0)), int(paragraph._p.pPr.get("indent", 0))
        found.append(Para(runs, paragraph.line_spacing.pt, paragraph.space_before.pt, points(sum(inset)), points(-inset[1])))
    return found


def too_small(slide: Any) -> list[str]:
    """The boxes of a slide that their text does not fit, or that do not fit on the slide."""
    wrong = []
    for shape in shapes(slide):
        if not shape.has_text_frame or not shape.text_frame.text or (shape.is_placeholder and shape.placeholder_format.idx in (11, 12)):
            continue
        frame = shape.text_frame
        assert frame.word_wrap
        assert frame._txBody.bodyPr.find(qn("a:noAutofit")) is not None, "nothing shrinks by itself"
        tall = fitting.height(read_paragraphs(frame), points(shape.width))
        if tall > points(shape.height) + 0.6:
            wrong.append(f"{titled(slide)}: {shape.name} takes {tall}, has {points(shape.height)}")
        if points(shape.top + shape.height) > 540.5 or points(shape.left + shape.width) > 960.5 or shape.left < 0 or shape.top < 0:
            wrong.append(f"{titled(slide)}: {shape.name} leaves the slide")
    return wrong


def overlapping(slide: Any) -> list[tuple[str, str]]:
    """Boxes with text, or with a table, that share more than a point and a half."""
    boxes = []
    for shape in shapes(slide):
        if (shape.has_text_frame and shape.text_frame.text) or getattr(shape, "has_table", False):
            boxes.append((shape.name, points(shape.left), points(shape.top), points(shape.left + shape.width), points(shape.top + shape.height)))
    return [
        (one[0], other[0])
        for one, other in itertools.combinations(boxes, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 1.5 and min(one[4], other[4]) - max(one[2], other[2]) > 1.5
    ]


@pytest.mark.parametrize("which", ["seven", "famine", "uncoded"])
def test_every_text_fits_its_box_and_no_box_another(which: str, request: pytest.FixtureRequest) -> None:
    one: Made = request.getfixturevalue(which)
    assert [wrong for slide in one.slides for wrong in too_small(slide)] == []
    assert [(titled(slide), pair) for slide in one.slides for pair in overlapping(slide)] == []


def test_no_body_text_is_smaller_than_sixteen_points(seven: Made, famine: Made) -> None:
    for slide in (*seven.slides, *famine.slides):
        for shape in slide.shapes:
            if shape.name.endswith((": position", "own words")):
                sizes = [run.font.size.pt for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
                assert max(sizes) >= 16
                assert min(sizes) >= 10


def test_a_table_is_as_tall_as_its_texts(seven: Made) -> None:
    for slide in seven.of("Who stands where"):
        shape = next(shape for shape in slide.shapes if getattr(shape, "has_table", False))
        for row in shape.table.rows:
            for cell, column in zip(row.cells, shape.table.columns, strict=True):
                assert fitting.height(read_paragraphs(cell.text_frame), points(column.width) - 8) + 8 <= points(row.height) + 0.6
        assert points(shape.top) + sum(points(row.height) for row in shape.table.rows) < 500


def test_voices_stand_side_by_side_and_go_on_with_continued(seven: Made, famine: Made) -> None:
    for one in (seven, famine):
        again = [slide for slide in one.slides if "continued" in titled(slide) and any(shape.name.endswith("own words") for shape in slide.shapes)]
        assert again
        for slide in again:
            heads = [shape.text_frame.text for shape in slide.shapes if shape.name in {voice.name for voice in one.talk.board.voices}]
            assert heads
            assert any("continued" in head for head in heads)
    counts = [sum(shape.name.endswith(": position") for shape in slide.shapes) for slide in seven.of("The verdict as a whole")]
    assert sum(counts) == 7
    assert max(counts) in (2, 3, 4)


def test_what_is_too_long_for_a_slide_goes_on_and_on(board: Board) -> None:
    voice, theme = next(key for key, position in board.positions.items() if position.code == "stance" and cells.free_quotations(board, position))
    position = board.positions[voice, theme]
    leading = cells.free_quotations(board, position)[0]
    quotation = replace(leading, text=LONG, note="")
    changed = replace(
        board,
        positions={**board.positions, (voice, theme): replace(position, headline=LONG[:900], summary=LONG)},
        quotations={**board.quotations, leading.id: quotation},
    )
    other = next(one for one in board.debate.presets if one != voice)
    one = made(changed, [voice, other], [theme])
    here = one.of(next(found.title for found in board.themes if found.key == theme))
    assert len(here) > 4
    assert [wrong for slide in here for wrong in too_small(slide)] == []
    assert squeezed(LONG) in squeezed("".join(shape.text_frame.text for slide in here for shape in slide.shapes if shape.name.endswith("own words")))
    assert squeezed(LONG[:900]) in squeezed("".join(shape.text_frame.text for slide in here for shape in slide.shapes if shape.name.endswith(": position")))


def test_hostile_names_titles_and_poles_stay_inside(board: Board) -> None:
    voice, theme = board.debate.presets[0], board.themes[0]
    bad = "\x00<b>&" + "long " * 120 + "W" * 500
    voices = tuple(replace(one, name=bad, family=bad) if one.id == voice else one for one in board.voices)
    debate = replace(board.debate, question=bad, stakes=bad, first_pole=bad, second_pole=bad, how_coded=bad, steps=tuple(replace(step, short=bad, words=bad) for step in board.debate.steps))
    themes = (replace(theme, title=bad, question=bad + "?"), *board.themes[1:])
    one = made(replace(board, voices=voices, debate=debate, themes=themes), board.debate.presets[:2], [theme.key])
    shown = [slide for slide in one.slides if slide.slide_layout.name == "One theme" and not any(getattr(shape, "has_table", False) for shape in slide.shapes)]
    assert [wrong for slide in shown for wrong in too_small(slide)] == []
    assert squeezed("W" * 500) in squeezed(noted(*shown))
    assert "<b>&" in said(*one.slides), "text is data"


@pytest.mark.parametrize("which", ["seven", "famine", "uncoded"])
def test_the_foot_of_every_slide_takes_one_line(which: str, request: pytest.FixtureRequest) -> None:
    one: Made = request.getfixturevalue(which)
    feet = [shape for slide in one.slides for shape in slide.placeholders if shape.placeholder_format.idx == 11]
    assert len(feet) == len(list(one.slides))
    for foot in feet:
        (run,) = foot.text_frame.paragraphs[0].runs
        assert "version" in run.text
        assert len(fitting.lines(fitting.para(run.text, run.font.size.pt), foot.width.pt)) == 1
