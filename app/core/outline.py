"""One tree for every export that has words: a comparison as sections of blocks, each block with the source of its words.

Nothing here knows a format. The blocks are those of the panes (``cells``), so an export says what the window says and in
the same order; what is only a handle of the window (what can be folded) is left out. Rules: METHOD 5 and 6 (what is
missing, what nobody checked), 11 and 12 (quotations with what was seen; never a withheld one), 14 and 15 (whose words),
18 (coding off), 19 and 20 (order and both poles), 22 (how it was coded).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.core import cells, handing_in, marks, outline_passages, passages, stances
from app.core.blocks import Block, Piece, pack_of, prose, short_id
from app.core.cells import Showing
from app.core.slides import first_sentence
from app.core.sources import Source, of_position, of_quotation, works_of
from app.core.vocabulary import kind_words
from app.core.words import translate
from db.records import Board, Debate, Pack, Theme, Voice, Work


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block, and where its words come from (a footnote in most formats); None where the words stand for themselves."""

    block: Block
    source: Source | None = None


Cell = tuple[Paragraph, ...]
"""What stands in one cell of a table."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a row of headings; with ``headed`` the first cell of a row is its heading.

    ``widths`` are the shares that the columns have of the page: they add up to 1.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: paragraphs, then tables, then further sections.

    ``key`` is a name for links, unique in its outline.
    """

    key: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """One debate's comparison. ``works`` are those of the bibliography, ``ending`` is *Before you hand in*."""

    title: str
    about: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    ending: Section
    works: tuple[Work, ...]
    pack: Pack
    key: str = ""


OPEN = Showing(folds=frozenset({"quotations", "reason"}))
"""Every quotation of a cell, and why it was coded so."""


def everything(sections: Sequence[Section]) -> Iterator[Paragraph]:
    """All paragraphs in the order in which they are read: of a section, of its tables row by row, of what stands under it."""
    for section in sections:
        yield from section.paragraphs
        for table in section.tables:
            yield from (paragraph for row in table.rows for cell in row for paragraph in cell)
        yield from everything(section.sections)


def comparison(
    board: Board, voices: Sequence[str], themes: Sequence[str], *, coding: bool, turned: bool = False, day: str, showing: Showing = OPEN
) -> Outline:
    """The positions of voices (ids) on themes (keys), in the order given; ``day`` is the ISO date that it bears.

    ``showing`` says which folds of the cells are open.

    Raises KeyError for a voice or theme that the debate lacks.
    """
    board = replace(board, terms=())  # the glossary's links lead nowhere on paper
    known, listed = {voice.id: voice for voice in board.voices}, {theme.key: theme for theme in board.themes}
    chosen, rows = [known[voice] for voice in voices], [listed[theme] for theme in themes]
    prefix = short_id(board.debate.id)
    tree = Outline(
        board.debate.question,
        _about(board, rows, coding=coding, turned=turned, day=day),
        tuple(_theme(board, theme, chosen, prefix, replace(showing, coding=coding, turned=turned)) for theme in rows),
        Section(f"{prefix}-before-you-hand-in", handing_in.title(), tuple(item(line) for line in handing_in.lines(board, voices, themes))),
        works_of(board, tuple(voices)),
        board.pack,
        prefix,
    )
    shown = outline_passages.quoted(paragraph.block for paragraph in everything(tree.sections))
    return outline_passages.outline(tree, passages.of_board(board), shown)


def said(text: str, kind: str = "text", source: Source | None = None) -> Paragraph:
    """Plain words as a paragraph of a kind."""
    return Paragraph(Block(kind, (Piece(text),)), source)  # type: ignore[arg-type] # one of the kinds of a block


def item(line: str) -> Paragraph:
    """A line of a list, with the marks of our texts."""
    return Paragraph(Block("item", tuple(prose(line, ""))))


def poles(board: Board, theme: Theme | None = None, *, turned: bool = False) -> str:
    """Both poles of the axis in a line of words, in the order in which they stand; empty where there is no axis."""
    axis = board.axis(theme.key) if theme is not None else board.debate
    if not axis.steps:
        return ""
    first, second = (axis.second_pole, axis.first_pole) if turned else (axis.first_pole, axis.second_pole)
    return translate("Outline", "The axis runs from “{first}” to “{second}”.").format(first=marks.plain(first), second=marks.plain(second))


def stamp(pack: Pack, day: str) -> str:
    """Pack, version, licence and the date of an export in a line."""
    return translate("Outline", "Sic et Non, pack “{pack}”, version {version} ({licence}). Exported on {day}.").format(
        pack=pack.title, version=pack.version, licence=pack.licence, day=day
    )


def coded_words(debate: Debate) -> str:
    """The sentence of *How this was coded* that stands on every export, with coding off too (METHOD 22)."""
    return marks.plain(first_sentence(debate.how_coded))


def whose() -> str:
    """Whose the words of an export are (METHOD 14)."""
    return translate(
        "Outline", "The historians’ words are those in quotation marks with a source; summaries, headlines and reasons are paraphrases by Sic et Non."
    )


def opening(board: Board, first: Sequence[Paragraph], day: str, *, coding: bool) -> tuple[Paragraph, ...]:
    """What stands on the first page: what is this one's own, that coding is off, how it was coded, whose words, pack and date."""
    lines = [*first]
    if not coding:
        lines.append(said(translate("Outline", "The coding is off: no stances are shown, and nothing stands in their order.")))
    lines += [said(coded)] if (coded := coded_words(board.debate)) else []
    return (*lines, said(whose()), said(stamp(board.pack, day), "source"))


def _about(board: Board, rows: Sequence[Theme], *, coding: bool, turned: bool, day: str) -> tuple[Paragraph, ...]:
    """Stakes and poles of a comparison; a theme with an axis of its own says so itself."""
    lines = [said(marks.plain(board.debate.stakes))] if board.debate.stakes else []
    if coding and any(not theme.steps for theme in rows) and (line := poles(board, turned=turned)):
        lines.append(said(line))
    numbered = translate("Outline", "A number such as [passage 2] stands behind a quotation, and in our words where they rest on it; each voice has numbers of its own.")
    return opening(board, [*lines, said(numbered)], day, coding=coding)


def _theme(board: Board, theme: Theme, voices: Sequence[Voice], prefix: str, showing: Showing) -> Section:
    key = f"{prefix}-{theme.key}"
    lines = [Paragraph(Block("note", tuple(prose(theme.question, pack_of(theme.id)))))] if theme.question and theme.question != theme.title else []
    if showing.coding and theme.steps and (line := poles(board, theme, turned=showing.turned)):
        lines.append(said(line, "source"))
    return Section(key, theme.title, tuple(lines), tuple(_voice(board, theme, voice, key, showing) for voice in voices))


def voice_title(voice: Voice) -> str:
    """A voice as a heading: name, year of the main work, and the kind where it is no historian (METHOD 19, 21)."""
    return ", ".join(part for part in (voice.name, str(voice.main_year or ""), kind_words(voice.kind) if voice.kind != "historian" else "") if part)


def _voice(board: Board, theme: Theme, voice: Voice, key: str, showing: Showing) -> Section:
    """One voice on one theme, as its cell."""
    cell = cells.build(board, voice.id, theme.key, showing)
    return Section(f"{key}-{short_id(voice.id)}", voice_title(voice), tuple(_sourced(board, voice, theme, block, cell.marks) for block in cell.blocks if block.kind != "folds"))


def _sourced(board: Board, voice: Voice, theme: Theme, block: Block, shown: tuple[stances.Mark, ...]) -> Paragraph:
    """A block with its source: a quotation's work, or what a paraphrase rests on."""
    if block.kind == "quote" and block.item in board.quotations:
        quotation = board.quotations[block.item]
        return Paragraph(block, of_quotation(quotation, voice, board.works))
    position = board.positions.get((voice.id, theme.key))
    if block.kind in ("text", "headline") and position is not None:
        return Paragraph(block, of_position(position, voice, board))
    if block.kind == "code" and shown:
        return Paragraph(replace(block, pieces=(Piece(signs(shown)), *block.pieces)))
    return Paragraph(block)


def signs(shown: Sequence[stances.Mark]) -> str:
    """Marks as letters with a space behind them; empty where there are none."""
    letters = "".join(_SIGNS.get(mark.shape, "") for mark in shown)
    return f"{letters} " if letters else ""


_SIGNS = {"square": "■", "circle": "●", "diamond": "◆", "dash": "–", "ring": "○"}
"""The marks of the panes as letters; the words beside them say the rest."""
