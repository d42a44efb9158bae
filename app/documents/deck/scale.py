"""The axis of a theme at the foot of its slides, and the table of who stands where, theme by theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core import marks, stances, standing
from app.core.slides import Column, Slide
from app.core.standing import Spectrum
from app.core.words import translate
from app.documents import fitting
from app.documents.deck import shapes as drawn
from app.documents.deck.base import ACROSS, LEFT, OUTLINES, STEPS, Box, emu, write
from app.documents.deck.frame import fitted
from app.documents.deck.shapes import described
from app.documents.fitting import UPRIGHT, Face, Para, Run
from db.records import Board, Theme

if TYPE_CHECKING:
    from pptx.slide import Slide as Made

SIDE = 14.0
"""The side of the largest mark on the axis."""

POLE, BETWEEN = 136.0, 12.0
"""How wide the words of a pole may be, and the air between them and the axis."""

_STEPS = ACROSS - 2 * (POLE + BETWEEN)
"""How long the axis is."""

NAMES = 12.0
"""Points of names and poles."""


# -- the axis of a theme ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Named:
    """Who stands on one step of the axis, and the box of their names: how wide and how tall."""

    marks: tuple[stances.Mark, ...]
    names: tuple[Para, ...]
    across: float
    down: float


def _named(slide: Slide, columns: Sequence[Column]) -> dict[int, _Named]:
    """The voices by their steps."""
    found: dict[int, list[tuple[str, stances.Mark]]] = {}
    for column in columns:
        for mark in column.marks:
            if mark.step is not None:
                found.setdefault(mark.step, []).append((column.short, mark))
    across = _STEPS / len(slide.steps)
    made = {}
    for step, some in found.items():
        names = tuple(fitted(name, (NAMES,), Face(bold=True), Box(0, 0, across, 0), 2)[0] for name, _ in some)
        made[step] = _Named(tuple(mark for _, mark in some), names, across, fitting.height(names, across))
    return made


def axis_height(slide: Slide, columns: Sequence[Column]) -> float:
    """How tall the axis of these voices is; 0 where there is none."""
    if not slide.steps:
        return 0.0
    poles = max(fitting.height((_pole(words),), POLE) for words in (slide.first_pole, slide.second_pole))
    under = fitting.tall(NAMES) if slide.axis_title else 0.0
    above = max((named.down for named in _named(slide, columns).values()), default=0.0) + 4
    return max(above + SIDE / 2, poles / 2) + max(SIDE * 0.62 + under, poles / 2)


def axis(made: Made, slide: Slide, columns: Sequence[Column], bottom: float) -> None:
    """Draw the axis as one group that ends at ``bottom``: seven steps, a mark for each end of a voice with its name above, poles in words."""
    if not slide.steps:
        return
    group = made.shapes.add_group_shape()
    group.name = translate("Decks", "Axis")
    shapes = group.shapes
    poles = [_pole(words) for words in (slide.first_pole, slide.second_pole)]
    tall = [fitting.height((one,), POLE) for one in poles]
    under = fitting.tall(NAMES) if slide.axis_title else 0.0
    y = bottom - max(SIDE * 0.62 + under, max(tall) / 2)
    left, step_across = LEFT + POLE + BETWEEN, _STEPS / len(slide.steps)
    drawn.text(shapes, translate("Decks", "First pole"), Box(LEFT, y - tall[0] / 2, POLE, tall[0]), (poles[0],), side="r")
    for number, step in enumerate(slide.steps):
        drawn.bar(shapes, translate("Decks", "Step"), Box(left + number * step_across + 1, y - 2, step_across - 2, 4), STEPS[step + 3])
    for step, named in _named(slide, columns).items():
        centre = left + (slide.steps.index(step) + 0.5) * step_across
        for at, mark in enumerate(named.marks):
            drawn.mark(shapes, mark, centre + (at - (len(named.marks) - 1) / 2) * SIDE * 1.4, y, SIDE, "")
        place = Box(centre - named.across / 2, y - SIDE / 2 - 4 - named.down, named.across, named.down)
        drawn.text(shapes, translate("Decks", "Names"), place, named.names, side="ctr")
    drawn.text(shapes, translate("Decks", "Second pole"), Box(LEFT + ACROSS - POLE, y - tall[1] / 2, POLE, tall[1]), (poles[1],))
    if slide.axis_title:
        what = fitting.para(slide.axis_title, NAMES, colour="soft")
        drawn.text(shapes, translate("Decks", "What the axis measures"), Box(left, y + SIDE * 0.62, _STEPS, under), (what,), side="ctr")
    described(group, axis_words(slide, columns))


def axis_words(slide: Slide, columns: Sequence[Column]) -> str:
    """The axis in words: its poles, and who stands where."""
    ends = translate("Decks", "The axis runs from “{first}” to “{second}”.").format(first=marks.plain(slide.first_pole), second=marks.plain(slide.second_pole))
    told = "; ".join(f"{column.name}: {column.stance or column.state}" for column in columns if column.marks)
    return f"{ends} {told}." if told else ends


def _pole(words: str) -> Para:
    return fitted(marks.plain(words), (NAMES,), UPRIGHT, Box(0, 0, POLE, 0), 4, "soft")[0]


# -- who stands where -------------------------------------------------------------------------------------------------


LAST = 110.0
"""How wide the column of those beside the axis is."""

FEW = 3
"""A table of no more rows is set larger, and the words of the steps stand in it."""

_AIR = 4.0
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without lines and fillings that every program has."""

_SIGNS = {("square", True): "■", ("square", False): "□", ("circle", True): "●", ("circle", False): "○", ("diamond", True): "◆", ("diamond", False): "◇"}

Cell = tuple[Para, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Who stands where on the themes of one axis: above, the words of its steps; a row a theme; how wide the columns are."""

    axis: Spectrum
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]

    def whole(self, room: float) -> Iterator[Row]:
        """The rows; one that is taller than that goes on in a further one."""
        for row in self.rows:
            rest = row
            while self.height(rest) > room > 100:
                cut = [fitting.split(cell, wide - 2 * _AIR, room - 2 * _AIR) if cell else ((), ()) for cell, wide in zip(rest, self.widths, strict=True)]
                yield tuple(first for first, _ in cut)
                again = fitting.para(translate("Decks", "continued"), 13, colour="soft")
                rest = ((*row[0][:1], again), *(second for _, second in cut[1:]))
            yield rest

    def height(self, row: Row) -> float:
        """How tall a row is."""
        return max(fitting.height(cell, wide - 2 * _AIR) if cell else 0.0 for cell, wide in zip(row, self.widths, strict=True)) + 2 * _AIR


def tables(board: Board, themes: Sequence[Theme], voices: Sequence[str], *, turned: bool) -> list[Table]:
    """The themes that have an axis, those of one axis together, as rows of a table: the theme, its seven steps, who has no step."""
    kept: dict[object, list[tuple[Theme, Spectrum]]] = {}
    for theme in themes:
        one = standing.spectrum(board, theme.key, tuple(voices), turned=turned)
        if one is not None:
            kept.setdefault((one.first_pole, one.second_pole, one.steps), []).append((theme, one))
    return [_table(board, some, frozenset(voices)) for some in kept.values()]


def _table(board: Board, themes: Sequence[tuple[Theme, Spectrum]], voices: frozenset[str]) -> Table:
    axis, few = themes[0][1], len(themes) <= FEW
    first = 112.0 if few else 150.0
    step = (ACROSS - first - LAST) / max(1, len(axis.steps))
    beside = (fitting.para(translate("Decks", "beside the axis"), 12, colour="soft"),)
    cell = Box(0, 0, step - 2 * _AIR, 0)
    head: list[Row] = [((fitting.para("", 12),), *((fitted(words, (13 if few else 12,), Face(bold=True), cell, 4)[0],) for _, words in axis.steps), beside)]
    if few:
        told = (stances.step_words(board.axis(themes[0][0].key), value, short=False) for value, _ in axis.steps)
        head.append(((), *((fitted(marks.plain(words), (12,), UPRIGHT, cell, 8, "soft")[0],) for words in told), ()))
    return Table(axis, tuple(head), tuple(_row(one, theme, voices, 13.0 if few else 12.0) for theme, one in themes), (first, *[step] * len(axis.steps), LAST))


def _row(one: Spectrum, theme: Theme, voices: frozenset[str], points: float) -> Row:
    shown = [who for who in one.standings if who.voice in voices]
    cells: list[Cell] = [(fitted(marks.plain(theme.title), (13,), Face(bold=True), Box(0, 0, 100, 0), 6)[0],)]
    for step, _ in one.steps:
        here = [(who, end) for who in shown for end in who.ends if end.step == step]
        cells.append(tuple(_name(who.name, end.mark, end.year_text, points, divided=who.divided) for who, end in here))
    beside = []
    for state in standing.BESIDE:
        names = [who.name for who in shown if who.state == state]
        beside += [fitting.para(f"{standing.state_words(state)}: {', '.join(names)}", points - 1, colour="soft")] if names else []
    return (*cells, tuple(beside))


def _name(name: str, mark: stances.Mark, year: str, points: float, *, divided: bool) -> Para:
    sign = _SIGNS.get((mark.shape, mark.filling == "filled"), "")
    after = f" {year}" if year else ""
    after += " (" + translate("Decks", "divided") + ")" if divided else ""
    return Para((Run(f"{sign} ", points - 1, colour=OUTLINES[(mark.step or 0) + 3]), Run(name + after, points)), fitting.tall(points), above=2)


def row_words(axis: Spectrum, row: Row) -> str:
    """A row of the table in words: the theme, and who stands on which step."""
    told = [f"{words}: {', '.join(paragraph.text[2:] for paragraph in cell)}" for (_, words), cell in zip(axis.steps, row[1:-1], strict=True) if cell]
    return f"{row[0][0].text} — " + "; ".join([*told, *(paragraph.text for paragraph in row[-1])])


def table(made: Made, one: Table, rows: Sequence[Row], top: float) -> None:
    """A real table: its first row names the steps, its first column the themes."""
    every = [*one.head, *rows]
    heights = [one.height(row) for row in every]
    frame = made.shapes.add_table(len(every), len(one.widths), emu(LEFT), emu(top), emu(ACROSS), emu(sum(heights)))
    frame.name = translate("Decks", "Who stands where")
    words = translate("Decks", "A table: a row for each theme, a column for each step from “{first}” to “{second}”.")
    described(frame, words.format(first=one.axis.first_pole, second=one.axis.second_pole))
    grid = frame.table
    grid.first_col, grid.horz_banding = True, False
    for style in grid._tbl.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"):
        style.text = _PLAIN
    for number, wide in enumerate(one.widths):
        grid.columns[number].width = emu(wide)
    for at, (row, tall) in enumerate(zip(every, heights, strict=True)):
        grid.rows[at].height = emu(tall)
        for number, paragraphs in enumerate(row):
            cell = grid.cell(at, number)
            write(cell.text_frame, paragraphs or (fitting.para("", 12),))
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = emu(_AIR)
            coloured = at == 0 and 0 < number <= len(one.axis.steps)
            _underlined(cell, STEPS[one.axis.steps[number - 1][0] + 3] if coloured else "CFC8B8", 4.0 if coloured else 0.75)


def _underlined(cell: object, colour: str, points: float) -> None:
    """A line under a cell, which python-pptx has no name for."""
    from pptx.oxml import parse_xml

    line = (
        f'<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="{emu(points)}" cap="flat" cmpd="sng" algn="ctr">'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:prstDash val="solid"/></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().append(parse_xml(line))  # type: ignore[attr-defined] # a cell of a table
