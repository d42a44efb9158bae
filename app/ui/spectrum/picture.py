"""What the spectrum paints and where: a standing of voices turned into rectangles, before anything is painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from app.core.stances import Mark
from app.core.standing import Spectrum, Standing
from app.ui.parts.axis import column_widths
from app.ui.spectrum import packing
from app.ui.spectrum.faces import Faces
from app.ui.spectrum.sides import Button, Label, make_sides

BASE_LINES, LEAST_LINES, MOST_LANES = 3, 2, 4
"""Lines of names that a debate of many voices always has, how many there may be however low the window is, and how many
lanes for bars: the height must not change from theme to theme while somebody scrolls."""

LaneKind = Literal["range", "divided", "joined"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to point at: a mark of a voice, or a chip or button that opens a list of voices.

    ``name`` is empty where the mark stands alone. ``line`` counts from the top. ``voices`` are those of a list.
    """

    kind: Literal["voice", "more", "beside"]
    key: str
    rect: QRectF
    step: int | None = None
    line: int = 0
    mark: Mark | None = None
    centre: QPointF = field(default_factory=QPointF)
    name: str = ""
    tail: str = ""
    firm: bool = False
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A bar under the axis for one voice: its range, its two ends, or its path through the years (``knobs``: its marks)."""

    kind: LaneKind
    voice: str
    left: float
    right: float
    middle: float
    knobs: tuple[float, ...]
    step: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything painted, in pixels of the widget."""

    height: float
    items: tuple[Item, ...]
    steps: tuple[int, ...]
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    axis: float
    """The middle of the axis."""
    lanes: tuple[Lane, ...]
    spare: dict[str, Lane]
    """The bars of voices that have no lane of their own, by voice: painted while the voice is pointed at."""
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One mark of a voice on its step, before it has a place."""

    standing: Standing
    mark: Mark
    tail: str


def entries(standing: Standing, divided: str) -> Iterator[_Entry]:
    """The marks of a voice. Years of a path that follow one another on the same step share the last one's mark."""
    since = ""
    for i, end in enumerate(standing.ends):
        after = standing.ends[i + 1] if i + 1 < len(standing.ends) else None
        if standing.joined and after is not None and after.step == end.step:
            since = since or end.year_text
            continue
        yield _Entry(standing, end.mark, _years(since, end.year_text) or (divided if standing.divided else ""))
        since = ""


def _years(since: str, until: str) -> str:
    """The years that share a mark: *1992–94*."""
    if not since or since == until:
        return until
    short = len(since) == len(until) == 4 and since.isdigit() and until.isdigit() and since[:2] == until[:2]
    return f"{since}–{until[2:] if short else until}"


def draw_up(spectrum: Spectrum, faces: Faces, width: float, most_height: float, divided: str) -> Picture:
    """Place everything into ``width``; names get more lines only where they must and ``most_height`` allows.

    ``divided`` is the word that stands beside the names of a divided voice.
    """
    marks = [entry for standing in spectrum.standings for entry in entries(standing, divided)]
    columns = [[entry for entry in marks if entry.mark.step == value] for value, _ in spectrum.steps]
    sides = make_sides(spectrum, faces, width)
    wanted = _lanes_wanted(spectrum, columns)
    lanes = min(MOST_LANES, spectrum.bars)
    fixed = faces.line * 0.3 + faces.axis + (lanes + 1.5) * faces.lane + sides.foot
    base = min(BASE_LINES, ceil(len(spectrum.standings) / 4) or 1)
    most = max(LEAST_LINES, int((most_height - fixed) / faces.line))
    wants = [[_want(entry, faces) for entry in column] for column in columns]
    sizes = packing.Sizes(faces.line, faces.line * 0.7, faces.advance(faces.soft, "+00") + faces.gap)
    rows, fits = packing.fit(wants, sides.room, min(base, most), most, sizes)
    widths = column_widths([f.need for f in fits], sides.room)
    lefts = tuple(sides.left + sum(widths[:i]) for i in range(len(widths)))
    top = faces.line * 0.1
    axis = top + rows * faces.line + faces.line * 0.15 + faces.axis / 2
    items: list[Item] = []
    for column, found, left, wide in zip(columns, fits, lefts, widths, strict=True):
        items += _step_items(column, found, faces, rows, QPointF(left, top), wide)
    steps = tuple(value for value, _ in spectrum.steps)
    made = _lanes(wanted, items, faces, dict(zip(steps, zip(lefts, widths, strict=True), strict=True)), axis)
    foot = axis + faces.axis / 2 + (lanes + 1.5) * faces.lane
    height = foot + sides.foot + faces.line * 0.05
    labels, buttons = sides.place(axis, foot, axis + faces.axis / 2)
    items += [_beside(button) for button in buttons]
    return Picture(height, tuple(items), steps, lefts, widths, axis, *made, labels)


def _want(entry: _Entry, faces: Faces) -> packing.Want:
    firm = entry.standing.shown
    return packing.Want(faces.named(firm, entry.standing.name, entry.tail), faces.bare, firm)


def _step_items(column: list[_Entry], found: packing.Fit, faces: Faces, rows: int, corner: QPointF, wide: float) -> Iterator[Item]:
    """The marks of one step, line by line, the last line next to the axis; the block stands in the middle of the step."""
    widths = {i: _want(entry, faces).named if i in found.named else faces.bare for i, entry in enumerate(column)}
    widths[-1] = faces.advance(faces.soft, "+00") + faces.gap
    aligned = _aligned(found, widths) if len(found.named) == len(column) else widths
    if _block(found, aligned) <= wide - faces.line * 0.4:
        widths = aligned
    block = _block(found, widths)
    air = faces.gap if found.named else 0.0
    start = corner.x() + max(0.0, (wide - block + air) / 2)
    for number, line in enumerate(found.lines, rows - len(found.lines)):
        x, y = start, corner.y() + number * faces.line
        for i in line:
            step = column[0].mark.step
            if i < 0:
                rect = QRectF(x, y, widths[i] - faces.gap * 0.3, faces.line)
                voices = tuple(dict.fromkeys(column[h].standing.voice for h in sorted(found.hidden)))
                yield Item("more", f"{step}", rect, step, number, name=f"+{len(voices)}", voices=voices)
            else:
                entry, named = column[i], i in found.named
                own = _want(entry, faces).named - faces.gap * 0.5 if named else faces.bare
                rect = QRectF(x, y, own, faces.line)
                centre = QPointF(x + faces.bare / 2, y + faces.line / 2)
                item = Item("voice", entry.standing.voice, rect, step, number, entry.mark, centre, firm=entry.standing.shown)
                yield replace(item, name=entry.standing.name, tail=entry.tail) if named else item
            x += widths[i]


def _block(found: packing.Fit, widths: dict[int, float]) -> float:
    """Width of the widest line."""
    return max((sum(widths[i] for i in line) for line in found.lines), default=0.0)


def _aligned(found: packing.Fit, widths: dict[int, float]) -> dict[int, float]:
    """The widths at which the entries of all lines stand under each other."""
    most = max((len(line) for line in found.lines), default=0)
    columns = [max(widths[line[k]] for line in found.lines if k < len(line)) for k in range(most)]
    return {i: columns[k] for line in found.lines for k, i in enumerate(line)}


def _beside(button: Button) -> Item:
    return Item("beside", button.state, button.rect, name=button.words, voices=button.voices)


def _lanes_wanted(spectrum: Spectrum, columns: list[list[_Entry]]) -> list[tuple[LaneKind, Standing]]:
    """Who has a bar, those first who must have it: divided voices and paths, then ranges of voices with a pane."""
    kinds: list[tuple[LaneKind, Standing]] = []
    for standing in spectrum.standings:
        if standing.divided or standing.joined or standing.ranged:
            kinds.append(("divided" if standing.divided else "joined" if standing.joined else "range", standing))
    return sorted(kinds, key=lambda pair: (pair[0] == "range", not pair[1].shown))


def _lanes(
    wanted: list[tuple[LaneKind, Standing]], items: list[Item], faces: Faces, columns: dict[int, tuple[float, float]], axis: float
) -> tuple[tuple[Lane, ...], dict[str, Lane]]:
    """Bars in lanes, and the spare bars; the first lane is kept free for whatever is pointed at."""
    bars = []
    for kind, standing in wanted:
        knobs = _knobs(standing, items, columns)
        left, right = min(knobs), max(knobs)
        if kind == "range" and standing.low is not None and standing.high is not None:
            ends = [columns[step] for step in (standing.low, standing.high) if step in columns]
            left, right = min(x for x, _ in ends) + 4, max(x + wide for x, wide in ends) - 4
        bars.append(Lane(kind, standing.voice, left, right, axis + faces.axis / 2 + faces.lane, knobs, standing.ends[-1].step))
    own = [bar for bar, (kind, standing) in zip(bars, wanted, strict=True) if kind != "range" or standing.shown]
    lanes = packing.lanes_of([(bar.left - 6, bar.right + 6) for bar in own], MOST_LANES)
    placed = tuple(replace(bar, middle=bar.middle + (lane + 1) * faces.lane) for bar, lane in zip(own, lanes, strict=True) if lane >= 0)
    with_lane = {bar.voice for bar in placed}
    return placed, {bar.voice: bar for bar in bars if bar.voice not in with_lane}


def _knobs(standing: Standing, items: list[Item], columns: dict[int, tuple[float, float]]) -> tuple[float, ...]:
    """Where across the marks of a voice stand, in the order of its ends; a counted one in the middle of its step."""
    result: list[float] = []
    for end in standing.ends:
        item = next((i for i in items if i.kind == "voice" and i.key == standing.voice and i.step == end.step), None)
        left, wide = columns[end.step]
        x = item.centre.x() if item is not None else left + wide / 2
        if not result or result[-1] != x:
            result.append(x)
    return tuple(result)

