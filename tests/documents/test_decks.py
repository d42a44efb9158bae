"""A deck for a lecture, opened again: every word on a slide or in its notes, everything inside its box, and what must stand on every export."""

from __future__ import annotations

import io
import itertools
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from app.core import cells, marks, naming, passages, slides
from app.core.outline import coded_words
from app.documents import decks, fitting, items, styles
from app.documents.deck import base
from app.documents.decks import Talk
from app.documents.fitting import Face, Para, Run
from app.documents.pandoc import Pandoc, Stopped
from db import library as store
from db import reads
from db.records import Board

PANDOC = Pandoc()
DAY = "2026-11-29"
ROOT = Path(__file__).resolve().parents[2]


def board_of(folder: Path, debate: str) -> Board:
    """A debate as the panes have it."""
    connection = store.connect_corpus(store.current_corpus(folder))
    try:
        return naming.for_panes(reads.board(connection, f"stalinism/{debate}"))
    finally:
        connection.close()


@pytest.fixture(scope="module")
def board(built_library: Path) -> Board:
    """The main debate."""
    return board_of(built_library, "continuity")


@dataclass(frozen=True)
class Made:
    """A talk, and its deck as it was written and opened again."""

    talk: Talk
    data: bytes
    deck: Any

    @property
    def slides(self) -> list[Any]:
        """The slides in their order."""
        return list(self.deck.slides)

    def of(self, title: str) -> list[Any]:
        """The slides of a title, whatever number they bear."""
        return [slide for slide in self.slides if titled(slide).startswith(title)]


def made(board: Board, voices: Sequence[str], themes: Sequence[str], *, coding: bool = True, turned: bool = False) -> Made:
    """A deck, written and opened again."""
    talk = decks.talk(board, voices, themes, coding=coding, turned=turned, day=DAY)
    data = decks.written(PANDOC, [talk], styles.chosen("chicago-notes", None))
    return Made(talk, data, pptx.Presentation(io.BytesIO(data)))


@pytest.fixture(scope="module")
def seven(board: Board) -> Made:
    """The first comparison on three themes."""
    return made(board, board.debate.presets, ("verdict", "terror", "nationalities"))


@pytest.fixture(scope="module")
def famine(built_library: Path) -> Made:
    """A further debate with all its voices."""
    found = board_of(built_library, "famine")
    return made(found, [voice.id for voice in found.voices], [theme.key for theme in found.themes])


@pytest.fixture(scope="module")
def uncoded(board: Board) -> Made:
    """The same with coding off, the voices asked for from break to continuation."""
    stances = {voice: position.stance or 0 for (voice, theme), position in board.positions.items() if theme == "verdict"}
    return made(board, sorted(board.debate.presets, key=lambda voice: -stances[voice]), ("verdict", "terror"), coding=False)


def shapes(slide: Any) -> Iterator[Any]:
    """All shapes of a slide, those of groups too."""
    for shape in slide.shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shape.shapes
        yield shape


def titled(slide: Any) -> str:
    """The title, out of its real placeholder."""
    return str(slide.shapes.title.text_frame.text)


def frames(slide: Any) -> Iterator[Any]:
    """All text frames, those of tables too."""
    for shape in shapes(slide):
        if shape.has_text_frame:
            yield shape.text_frame
        if getattr(shape, "has_table", False):
            yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)


def said(*some: Any) -> str:
    """Every word that is projected."""
    return "\n".join(frame.text for slide in some for frame in frames(slide))


def noted(*some: Any) -> str:
    """Every word of the notes."""
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in some)


def voiced(one: Made, title: str, name: str) -> list[Any]:
    """The slides of a theme on which a voice has its column, or is named among those of whom nothing was found."""
    return [
        slide
        for slide in one.of(title)
        if any(shape.name == name or (shape.name == "Voices without a position" and name in shape.text_frame.text) for shape in slide.shapes)
    ]


def squeezed(words: str) -> str:
    """Letters and figures alone: where a line breaks and a name of a passage stands is the slide's own."""
    return re.sub(r"\W+", "", words)


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


# -- what fits --------------------------------------------------------------------------------------------------------


def points(value: int) -> float:
    """A length of the file in points."""
    return value / 12_700


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


LONG = " ".join(f"Word {number} of a sentence that has no end in sight and goes on." for number in range(120))


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


# -- what must stand on every export ----------------------------------------------------------------------------------


def test_it_ends_with_what_to_look_up_and_before_that_the_bibliography(seven: Made) -> None:
    titles = [titled(slide) for slide in seven.slides]
    last = [number for number, title in enumerate(titles) if title.startswith("Before you hand in")]
    assert last == list(range(last[0], len(titles)))
    assert titles[last[0] - 1].startswith("Bibliography")
    ending = squeezed(said(*(seven.slides[number] for number in last)))
    for paragraph in seven.talk.outline.ending.paragraphs:
        assert squeezed(paragraph.block.text) in ending
    listed = squeezed(said(*seven.of("Bibliography")))
    for work in seven.talk.outline.works:
        assert squeezed(items.title(work))[:40].lower() in listed.lower()


def test_the_first_slide_says_whose_words_how_coded_which_pack_and_when(seven: Made) -> None:
    first = said(seven.slides[0])
    for paragraph in seven.talk.outline.about:
        assert squeezed(paragraph.block.text) in squeezed(first)
    assert DAY in first
    for slide in seven.slides:
        assert f"version {seven.talk.board.pack.version}" in said(slide)
        assert squeezed(coded_words(seven.talk.board.debate)) in squeezed(said(slide))


def test_every_slide_has_a_title_of_its_own_a_foot_and_a_number(seven: Made, famine: Made) -> None:
    for one in (seven, famine):
        titles = [titled(slide) for slide in one.slides]
        assert all(titles)
        assert len(titles) == len(set(titles))
        for slide in one.slides:
            kinds = [shape.placeholder_format.idx for shape in slide.placeholders]
            assert {0, 11, 12} <= set(kinds)
            assert 'type="slidenum"' in next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 12)._element.xml
            assert next(iter(slide.shapes)).is_placeholder, "the title is read first"
            assert [shape.placeholder_format.idx for shape in list(slide.shapes)[-2:]] == [11, 12], "and the foot last"
            ids = [element.get("id") for element in slide._element.iter(qn("p:cNvPr"))]
            assert len(ids) == len(set(ids))


def test_whatever_is_drawn_has_words_or_is_marked_as_decoration(seven: Made) -> None:
    drawn = [shape for slide in seven.slides for shape in slide.shapes if shape.shape_type in (MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.TABLE)]
    assert len(drawn) > 50
    for shape in drawn:
        properties = shape._element._nvXxPr.cNvPr
        assert properties.get("descr") or "decorative" in properties.xml


def test_the_file_tells_nothing_of_the_machine_or_the_template(seven: Made) -> None:
    core = seven.deck.core_properties
    assert core.title == seven.talk.board.debate.question
    assert seven.talk.board.pack.version in core.subject
    assert (core.author, core.last_modified_by, core.language) == ("Sic et Non", "Sic et Non", "en-GB")
    assert core.created.date().isoformat() == core.modified.date().isoformat() == DAY
    assert (points(seven.deck.slide_width), points(seven.deck.slide_height)) == (960, 540)
    with zipfile.ZipFile(io.BytesIO(seven.data)) as file:
        assert file.testzip() is None
        assert not [name for name in file.namelist() if re.search("thumbnail|printerSettings|app.xml|media", name)]
        text = "".join(file.read(name).decode() for name in file.namelist() if name.endswith((".xml", ".rels")))
        assert len([name for name in file.namelist() if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", name)]) == 3
    assert set(re.findall(r'lang="([^"]+)"', text)) == {"en-GB"}
    assert not re.search(r"Canny|Macintosh|http://(?!schemas|purl|www\.w3)|TargetMode", text)
    assert f'typeface="{base.SERIF}"' in text
    assert f'typeface="{base.SANS}"' in text


def test_colours_are_those_of_the_light_theme() -> None:
    theme = json.loads((ROOT / "resources" / "themes" / "light.json").read_text("utf-8"))
    here = [base.PAPER, base.INK, base.SOFT, base.FAINT, base.LINE, base.BAND, base.LINK]
    assert [f"#{colour.lower()}" for colour in here] == [theme[name] for name in ("paper", "ink", "ink_soft", "ink_faint", "hairline", "band", "link")]
    assert [f"#{colour.lower()}" for colour in base.STEPS] == theme["steps"]
    assert [f"#{colour.lower()}" for colour in base.OUTLINES] == theme["step_outlines"]


def test_several_debates_are_one_deck(board: Board, built_library: Path) -> None:
    other = board_of(built_library, "kirov")
    talks = [decks.talk(one, one.debate.presets[:2], [one.themes[0].key], coding=True, day=DAY) for one in (board, other)]
    deck = pptx.Presentation(io.BytesIO(decks.written(PANDOC, talks, styles.chosen("apa", None))))
    titles = [titled(slide) for slide in deck.slides]
    assert len(titles) == len(set(titles))
    assert {board.debate.question, other.debate.question, "The verdict as a whole", "An order in 1934?"} <= {title.partition(" (")[0] for title in titles}
    end = said(*[slide for slide in deck.slides if titled(slide).startswith("Before you hand in")])
    assert board.debate.question in end
    assert other.debate.question in end


def test_progress_is_told_and_can_stop_the_work(board: Board) -> None:
    talk = decks.talk(board, board.debate.presets[:2], ("verdict", "terror"), coding=True, day=DAY)
    told: list[tuple[int, int]] = []

    def step(done: int, of: int) -> None:
        told.append((done, of))
        if done == 1:
            raise Stopped("stopped")

    with pytest.raises(Stopped):
        decks.written(PANDOC, [talk], styles.chosen("chicago-notes", None), step=step)
    assert told == [(0, 2), (1, 2)]


def test_a_voice_that_is_not_there_is_refused(board: Board) -> None:
    for coding in (True, False):
        with pytest.raises(KeyError):
            decks.talk(board, ["stalinism/nobody"], ["verdict"], coding=coding, day=DAY)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libre_office_makes_a_page_of_every_slide(famine: Made, tmp_path: Path) -> None:
    source = tmp_path / "deck.pptx"
    source.write_bytes(famine.data)
    profile = (tmp_path / "profile").as_uri()
    asked = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(asked, check=True, capture_output=True, timeout=300)
    from pypdf import PdfReader

    pages = PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == len(famine.slides)
    assert {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages} == {(960, 540)}
    for page, slide in zip(pages, famine.slides, strict=True):
        assert squeezed(titled(slide)) in squeezed(page.extract_text())
