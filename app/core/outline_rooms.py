"""Overview and differences as outlines: what the two rooms show, in words and tables (METHOD 2 to 6, 18 to 20, 22, 24)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.core import differences, differences_shared, differences_words, handing_in, marks, outline_grid, outline_passages, passages
from app.core import overview as room
from app.core.blocks import Block, Piece, short_id
from app.core.outline import Cell, Outline, Paragraph, Section, Table, everything, item, opening, said, signs
from app.core.overview import Overview, VoiceHead
from app.core.overview_cells import Cell as Glance
from app.core.overview_options import Options, measurable
from app.core.overview_words import contested_words, count_words, measured_words, poles_words
from app.core.sources import of_position, works_of
from app.core.words import translate
from db.records import Board, Criticism

UPRIGHT, BROAD = 5, 8
"""Themes in one table of the overview on a sheet held upright and broad."""


def overview(board: Board, voices: Sequence[str], themes: Sequence[str], *, coding: bool, turned: bool = False, day: str, columns: int = UPRIGHT) -> Outline:
    """Every voice on every theme at a glance, by year; ``columns`` themes stand in one table. Voices are ids, themes keys."""
    found = room.overview(board, Options(), coding=coding, turned=turned)
    wanted = tuple(head for head in found.voices if head.voice in voices)
    found = replace(found, voices=wanted, themes=tuple(head for head in found.themes if head.theme in themes))
    prefix = short_id(board.debate.id)
    first = [said(count_words(found) + "."), *(said(line) for line in _axes(found))]
    sections = [Section(f"{prefix}-glance", translate("Outline", "Every voice on every theme"), tables=tuple(_glance(board, found, columns)))]
    if measurable(board, coding=coding):
        sections.append(_measures(found, prefix))
    return Outline(
        translate("Outline", "Overview: {question}").format(question=board.debate.question),
        opening(board, first, day, coding=coding),
        tuple(sections),
        Section(f"{prefix}-before-you-hand-in", handing_in.title(), tuple(item(line) for line in handing_in.lines(board, voices, themes, quoted=False))),
        works_of(board, tuple(voices)),
        board.pack,
        prefix,
    )


def _axes(found: Overview) -> list[str]:
    """Both poles of every axis, with the theme that has one of its own (METHOD 20)."""
    lines = []
    for axis in found.axes:
        words = translate("Outline", "The axis runs from “{first}” to “{second}”.").format(first=marks.plain(axis.first_pole), second=marks.plain(axis.second_pole))
        lines.append(f"{axis.theme}: {words}" if axis.theme else words)
    return lines


def _glance(board: Board, found: Overview, columns: int) -> Iterable[Table]:
    """Voices in rows, themes in columns."""
    for heads in outline_grid.even(found.themes, columns):
        rows = tuple(((*_who(voice),), *(_cell(board, found, found.cells[voice.voice, head.theme]) for head in heads)) for voice in found.voices)
        share = 0.2 if len(heads) <= UPRIGHT else 0.13
        yield Table((translate("Outline", "Voice"), *(head.short for head in heads)), rows, (share, *((1 - share) / len(heads),) * len(heads)))


def _who(voice: VoiceHead) -> Iterable[Paragraph]:
    yield Paragraph(Block("text", (Piece(voice.full_name, "strong"),)))
    if about := " · ".join(part for part in (voice.year, voice.kind_told, voice.label) if part):
        yield said(about, "note")


def _cell(board: Board, found: Overview, cell: Glance) -> Cell:
    """What a cell of the overview says: the own name before any mark, the stance, what it rests on; few themes leave room for the headline."""
    lines = [said(cell.own_name)] if cell.own_name and cell.own_name != cell.words else []
    if cell.state == "not found" or not cell.words:
        return (*lines, said(marks.sentence(cell.words)) if cell.words else said(cell.detail, "note"))
    lines.append(said(signs(cell.marks) + " · ".join(part for part in (cell.words, cell.outcome) if part), "code" if found.coding else "note"))
    lines += [said(words, "note") for words in (cell.detail, cell.jointly) if words]
    if cell.headline and found.voices_as_rows:
        position = board.positions[cell.voice, cell.theme]
        lines.append(said(cell.headline, source=of_position(position, next((v for v in board.voices if v.id == cell.voice), None), board)))
    return tuple(lines)


def _measures(found: Overview, prefix: str) -> Section:
    """How contested each theme is, and how that is measured (METHOD 24)."""
    rows = [
        ((said(head.title),), (said(poles_words(head.first_pole, head.second_pole)),), (said(contested_words(head.contested)),))
        for head in found.themes
        if head.first_pole
    ]
    heads = (translate("Outline", "Theme"), translate("Outline", "Axis"), translate("Outline", "Steps apart on average"))
    told = tuple(said(line) for line in measured_words(historians=found.options.measured == "historians"))
    return Section(f"{prefix}-contested", translate("Outline", "How contested the themes are"), told[:2], tables=(Table(heads, tuple(rows), (0.4, 0.32, 0.28)),))


# -- differences --------------------------------------------------------------------------------------------------------


def compared(
    board: Board, first: str, second: str, themes: Sequence[str], criticisms: Iterable[Criticism] = (), *, coding: bool, turned: bool = False, day: str
) -> Outline:
    """Two voices (ids) theme by theme, the greatest distance first, side by side in a table each; then what they share.

    With coding off there is no distance and no order by it. Raises KeyError where the debate has no such voice or theme.
    """
    rows = differences.rows(board, first, second, coding=coding, turned=turned)
    shown = [row for row in rows if row.theme in themes]
    grid = outline_grid.comparison_grid(board, (first, second), [row.theme for row in shown], coding=coding, turned=turned, day=day, columns=2)
    heads = [differences.head(board, voice) for voice in (first, second)]
    called, quoted = passages.of_board(board), outline_passages.quoted(paragraph.block for paragraph in everything(grid.sections))
    sections = []
    for section, row in zip(grid.sections, shown, strict=True):
        told = [said(f"{marks.sentence(words)}.") for words in (row.said, row.outcome) if words]
        sections.append(replace(section, paragraphs=(*section.paragraphs, *told)))
    summary = [Paragraph(_unlinked(block)) for block in differences_words.summary(board, first, second, rows, coding=coding)]
    known = [said(" · ".join(part for part in (head.name, head.life, head.kind, head.label) if part), "note") for head in heads]
    shared = _shared(board, first, second, criticisms, grid.key, coding=coding, turned=turned)
    return replace(
        grid,
        title=translate("Outline", "{first} and {second}: {question}").format(first=heads[0].name, second=heads[1].name, question=board.debate.question),
        about=(*known, *outline_passages.paragraphs(summary, called, quoted), *grid.about),
        sections=(*sections, outline_passages.section(shared, called, quoted)),
    )


def _unlinked(block: Block) -> Block:
    """A block of the window on paper: a chip has no air around it there."""
    return replace(block, pieces=tuple(replace(piece, text=piece.text.strip("\u00a0") if piece.role in ("chip", "hollow") else piece.text, link="") for piece in block.pieces))


def _shared(board: Board, first: str, second: str, criticisms: Iterable[Criticism], prefix: str, *, coding: bool, turned: bool) -> Section:
    """What both share, under the headings of the room."""
    title, *blocks = differences_shared.shared(board, first, second, criticisms, coding=coding, turned=turned)
    names = [voice.name for voice in board.voices if voice.id in (first, second)]
    parts: list[tuple[str, list[Paragraph]]] = []
    for block in blocks:
        if block.kind == "heading":
            parts.append((_cased(block.text, names), []))
        else:
            parts[-1][1].append(Paragraph(_unlinked(block)))
    inner = tuple(Section(f"{prefix}-shared-{number}", words, tuple(lines)) for number, (words, lines) in enumerate(parts, 1))
    return Section(f"{prefix}-shared", title.text, (), inner)


def _cased(heading: str, names: Iterable[str]) -> str:
    """A heading in capitals as a sentence, with names as they are written.

    >>> _cased("RICHARD PIPES ON STEPHEN COHEN", ["Richard Pipes", "Stephen Cohen"])
    'Richard Pipes on Stephen Cohen'
    """
    words = heading.capitalize()
    for name in names:
        words = re.sub(re.escape(name), lambda _, name=name: name, words, flags=re.IGNORECASE)  # type: ignore[misc]
    return words
