"""Every view as an outline, against the records: same rows as the window and the CSV, no stance with coding off, nothing withheld, what is wanting at the end."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import cells, differences, marks, naming, outline_figures, outline_grid, outline_pages, outline_rooms, outline_timeline, passages
from app.core.blocks import pack_of
from app.core.outline import Outline, Section, Table, everything
from app.core.shorthand import dossiers_named
from app.documents import tables
from db import library as store
from db import pages, reads
from db.details import Figures, Library
from db.records import Board, Chronicle

DAY = "2026-11-29"


@pytest.fixture
def read(built_library: Path) -> Iterator[tuple[Board, Chronicle, Figures, Library]]:
    """The main debate, its chronicle, and what the rooms read."""
    connection = store.connect_corpus(store.current_corpus(built_library))
    board = naming.for_panes(reads.board(connection, "stalinism/continuity"))
    yield board, reads.chronicle(connection, board.debate.id), pages.figures(connection), pages.library(connection, board.pack.id)
    connection.close()


def all_tables(sections: tuple[Section, ...]) -> Iterator[Table]:
    """Every table."""
    for section in sections:
        yield from section.tables
        yield from all_tables(section.sections)


def keys(sections: tuple[Section, ...]) -> Iterator[str]:
    """Every name that a link can lead to."""
    for section in sections:
        yield section.key
        yield from keys(section.sections)


def words(whole: Outline) -> str:
    """Everything that stands in an outline, a paragraph a line; heads of tables too."""
    heads = [head for table in all_tables(whole.sections) for head in table.heads]
    return "\n".join((whole.title, *(p.block.text for p in (*whole.about, *everything(whole.sections), *whole.ending.paragraphs)), *heads))


def flat(text: str) -> str:
    """Words without what parts lines."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("coding", [True, False])
def test_the_timeline_has_the_rows_of_the_csv(read: tuple[Board, Chronicle, Figures, Library], coding: bool) -> None:
    board, chronicle, _, _ = read
    whole = outline_timeline.timeline(chronicle, board, board.debate.presets, coding=coding, day=DAY)
    (table,) = all_tables(whole.sections)
    lines = list(csv.reader(io.StringIO(tables.events(chronicle, board, board.debate.presets, DAY, coding=coding).decode("utf-8-sig"))))
    assert list(table.heads) == lines[0][1:]
    rows = [line[1:] for line in lines[1:] if line[0] == "event"]
    assert len(rows) == len(table.rows) == len(chronicle.events) > 100
    for row, line in zip(table.rows, rows, strict=True):
        assert [flat("".join(p.block.text for p in cell)) for cell in row] == [flat(cell) for cell in line]
    said = words(whole)
    assert ("as break" in said.replace("Read as break", "")) is coding


@pytest.mark.parametrize("coding", [True, False])
def test_the_timeline_names_the_poles_with_the_readings_of_the_axis_alone(read: tuple[Board, Chronicle, Figures, Library], coding: bool) -> None:
    board, chronicle, *_ = read
    whole = outline_timeline.timeline(chronicle, board, [voice.id for voice in board.voices], coding=coding, day=DAY)
    assert ("The axis runs from" in " ".join(paragraph.block.text for paragraph in whole.about)) == coding


def test_a_part_of_the_timeline_holds_what_falls_into_it(read: tuple[Board, Chronicle, Figures, Library]) -> None:
    board, chronicle, _, _ = read
    whole = outline_timeline.timeline(chronicle, board, (), coding=True, day=DAY, span=(1917.0, 1925.0))
    (table,) = all_tables(whole.sections)
    inside = [event for event in chronicle.events if event.latest >= 1917 and event.earliest <= 1925]
    assert len(table.rows) == len(inside) < len(chronicle.events)
    assert "1917 to 1924" in words(whole)
    unchecked = [event.title for event in inside if event.verified != "seen"]
    assert unchecked
    ending = " ".join(p.block.text for p in whole.ending.paragraphs)
    assert all(flat(marks.plain(title)) in flat(ending) for title in unchecked)


def test_the_overview_tells_every_voice_on_every_theme_as_its_record_does(read: tuple[Board, Chronicle, Figures, Library]) -> None:
    board = read[0]
    voices, themes = [v.id for v in board.voices], [t.key for t in board.themes]
    whole = outline_rooms.overview(board, voices, themes, coding=True, day=DAY)
    first = [table for table in all_tables(whole.sections) if table.heads[0] == "Voice"]
    assert [len(table.heads) - 1 for table in first] == [5, 5]
    by_name = {voice.name: voice for voice in board.voices}
    short = {theme.short or theme.title: theme.key for theme in board.themes}
    checked = 0
    for table in first:
        assert sum(table.widths) == pytest.approx(1)
        for row in table.rows:
            voice = by_name[row[0][0].block.text]
            for head, cell in zip(table.heads[1:], row[1:], strict=True):
                position = board.positions.get((voice.id, short[head]))
                told = " ".join(p.block.text for p in cell)
                if position is None or position.code == "not found":
                    assert told == "Not found in what we saw"
                elif position.code == "stance" and position.stance is not None and not position.divided:
                    checked += 1
                    axis = board.axis(position.theme)
                    assert next(step.short for step in axis.steps if step.value == position.stance) in told
                    assert told.startswith(("■", "●", "◆"))
    assert checked > 100


def test_without_coding_the_overview_has_no_stance_and_no_measure(read: tuple[Board, Chronicle, Figures, Library]) -> None:
    board = read[0]
    whole = outline_rooms.overview(board, [v.id for v in board.voices], [t.key for t in board.themes], coding=False, day=DAY)
    said = words(whole)
    assert not re.search("[■●◆]", said)
    assert not any(re.search(rf"\b{re.escape(step.short)}\b", words_of(whole)) for step in board.debate.steps)
    assert "apart" not in said
    assert "coding is off" in said


def words_of(whole: Outline) -> str:
    """The words of the tables alone."""
    return " ".join(p.block.text for table in all_tables(whole.sections) for row in table.rows for cell in row[1:] for p in cell)


@pytest.mark.parametrize("coding", [True, False])
def test_differences_compare_theme_by_theme_with_the_sources_of_both(read: tuple[Board, Chronicle, Figures, Library], coding: bool) -> None:
    board = read[0]
    pair = differences.pair(board, "stalinism/pipes", "stalinism/cohen")
    assert pair is not None
    themes = [t.key for t in board.themes]
    whole = outline_rooms.compared(board, *pair, themes, coding=coding, day=DAY)
    rows = differences.rows(board, *pair, coding=coding)
    assert [section.title for section in whole.sections[:-1]] == [row.title for row in rows]
    for section, row in zip(whole.sections, rows, strict=False):
        assert [len(table.heads) for table in section.tables] == [2]
        assert not row.said or any(flat(row.said).lower() in flat(p.block.text).lower() for p in section.paragraphs)
    quotations = {q.id for voice in pair for key in themes if (p := board.positions.get((voice, key))) for q in cells.free_quotations(board, p)}
    there = [p for p in everything(whole.sections) if p.block.kind == "quote"]
    assert {p.block.item for p in there} == quotations
    assert all(p.source is not None for p in there)
    assert [inner.title for inner in whole.sections[-1].sections][:3] == ["Events both lean on", "Works that the entries of both rest on or quote", "Schools, and by whose label"]
    assert bool(re.search("[■●◆]", words(whole))) is coding
    assert ("steps apart" in words(whole)) is coding


def test_figures_stand_by_count_and_year_each_with_its_source(read: tuple[Board, Chronicle, Figures, Library]) -> None:
    board, _, held, _ = read
    whole = outline_figures.figures(held, (), board, day=DAY)
    told = list(all_tables(whole.sections))
    assert sum(len(table.rows) for table in told) == len(held.estimates) + len(held.polls)
    years = [re.search(r"\d{4}", row[0][-1].block.text) for table in told if table.heads[0].startswith("Author") for row in table.rows]
    assert sum(found is not None for found in years) > 30
    for table in told:
        source = next(at for at, head in enumerate(table.heads) if head.startswith("Source"))
        for row in table.rows:
            assert re.search(r"\[.+\]", row[source][0].block.text), "what was seen of it stands in the source"
        if table.heads[0].startswith("Author"):
            found = [int(year.group()) for row in table.rows if (year := re.search(r"\d{4}", row[0][-1].block.text))]
            assert found == sorted(found)
    assert "must not be added up" in words(whole)
    unsure = [one for one in held.estimates if one.grade != "work"]
    assert len(whole.ending.paragraphs) > len({one.work_text for one in unsure}) > 5
    toll = outline_figures.figures(held, (), board, debate="stalinism/toll", day=DAY)
    assert {section.key for section in toll.sections} == {"figures-toll"}


def test_what_the_article_says_of_figures_is_told_once_and_each_figure_leads_there(read: tuple[Board, Chronicle, Figures, Library]) -> None:
    board, _, held, _ = read
    whole = outline_figures.figures(held, (), board, debate="stalinism/toll", day=DAY)
    told = next(section for section in whole.sections[0].sections if section.key.endswith("-article"))
    lines = [paragraph.block.text for paragraph in told.paragraphs]
    assert lines
    assert all(line.startswith(f"{number}. ") for number, line in enumerate(lines, 1))
    named = "\n".join(p.block.text for table in all_tables(whole.sections) for row in table.rows for p in row[-1])
    assert {int(number) for number in re.findall(r"no\. (\d+) under", named)} == set(range(1, len(lines) + 1))
    text = words(whole)
    concerned = {short for one in held.estimates if one.debate == "stalinism/toll" for short in (one.clause,) if short}
    assert concerned
    for clause in concerned:
        assert flat(text).count(flat(clause)) == 1
    assert "Misprint" in text


@pytest.mark.parametrize("kind", ["story", "glossary", "corrections"])
def test_a_page_is_whole_and_cites_its_own_words_as_ours(read: tuple[Board, Chronicle, Figures, Library], kind: outline_pages.PageKind) -> None:
    board, _, _, library = read
    made = outline_pages.PAGES[kind](library)
    called = passages.of(library.quotations, board.works, library.names, pack_of(board.debate.id))
    whole = outline_pages.page(kind, library, board, day=DAY)
    titles = " ".join(section.title for outer in whole.sections for section in (outer, *outer.sections))
    there = flat(words(whole) + titles)
    for entry in made.entries:
        told = [part for block in entry.blocks for part in ([p.text for p in block.pieces] if block.kind == "chips" else [block.text])]
        assert all(flat(dossiers_named(called.words(part, ()))) in there for part in told)
    ours = [p.source for p in everything(whole.sections) if p.source is not None and p.source.paraphrase]
    assert len(ours) == len(made.entries) > 30
    assert all("Sic et Non" in source.plain for source in ours)
    if kind == "corrections":
        clauses = [p for p in everything(whole.sections) if p.block.kind == "quote"]
        assert len(clauses) == sum(bool(one.clause) for one in library.corrections)
        assert clauses[0].source is not None
        assert "encyclopaedia article" in clauses[0].source.plain
        assert all(p.source is None for p in clauses[1:]), "the same footnote is not given to every clause"
        chips = [[piece.text for piece in p.block.pieces[1:] if piece.text != " · "] for p in everything(whole.sections) if p.block.kind == "chips"]
        assert chips
        assert all(len(set(links)) == len(links) for links in chips), "two passages of one work are named once"
    assert len(whole.ending.paragraphs) > 1


def test_every_outline_says_how_it_was_coded_and_from_which_pack_and_ends_alike(read: tuple[Board, Chronicle, Figures, Library]) -> None:
    board, chronicle, held, library = read
    voices, themes = list(board.debate.presets), [t.key for t in board.themes]
    for whole in (
        outline_grid.comparison_grid(board, voices, themes, coding=True, day=DAY, columns=3),
        outline_timeline.timeline(chronicle, board, voices, coding=True, day=DAY),
        outline_rooms.overview(board, voices, themes, coding=True, day=DAY),
        outline_rooms.compared(board, voices[0], voices[1], themes, coding=True, day=DAY),
        outline_figures.figures(held, (), board, day=DAY),
        *(outline_pages.page(kind, library, board, day=DAY) for kind in outline_pages.PAGES),
    ):
        about = " ".join(p.block.text for p in whole.about)
        assert "Coded by one reader, re-read by a second" in about
        assert f"version {board.pack.version}" in about
        assert DAY in about
        assert whole.ending.title == "Before you hand in"
        assert "Cite the historians from their works" in whole.ending.paragraphs[-1].block.text
        names = list(keys(whole.sections))
        assert len(names) == len(set(names)) > 0
        withheld = [q for q in board.quotations.values() if q.withheld]
        assert withheld
        assert not any(flat(q.text) in flat(words(whole)) for q in withheld if len(q.text) > 40)


def test_voices_stand_side_by_side_in_tables_as_even_as_can_be(read: tuple[Board, Chronicle, Figures, Library]) -> None:
    board = read[0]
    voices = [v.id for v in board.voices][:7]
    whole = outline_grid.comparison_grid(board, voices, [board.themes[0].key], coding=True, day=DAY, columns=4)
    names = {voice.id: voice.name for voice in board.voices}
    heads = [[head.partition(",")[0] for head in table.heads] for table in all_tables(whole.sections)]
    assert heads == [[names[v] for v in voices[:3]], [names[v] for v in voices[3:]]]
    assert not any("Why this code" in p.block.text for p in everything(whole.sections))
    assert any("Why each code was given" in p.block.text for p in whole.about)
