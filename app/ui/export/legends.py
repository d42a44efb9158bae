"""What the marks of a picture mean, in words beside each mark, as a part of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.core import overview
from app.core.overview_options import Options
from app.core.stances import Mark
from app.core.timing import Career, Dated, Item, LaneName, Lit
from app.core.words import translate
from app.state.theme import PAPER
from app.ui.export.flow import Columns, Part
from app.ui.export.matter import Matter, faces, ink, lines, words
from app.ui.figures.faces import Role, metrics, set_words, width_of
from app.ui.overview import legend
from app.ui.parts.axis import mark_size
from app.ui.parts.marks import draw_marks, marks_width
from app.ui.timeline import painting
from app.ui.timeline.ground import Ground
from app.ui.timeline.painting import Show
from app.ui.timeline.placed import Placed, PlacedCareer, Placement
from app.ui.timeline.placing import radius
from app.ui.timeline.style import Style
from db.records import Theme


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with its meaning: how wide the sign is, and what paints it from a point at the middle of its left edge."""

    width: float
    paint: Callable[[QPainter, QPointF], None]
    meaning: str
    role: Role = "soft"
    first: bool = False
    """Begins a line."""


def legend_part(signs: Iterable[Sign], width: float, *, air: float = 0.5) -> Part:
    """Signs with their words in lines, one after the other."""
    high, gap, line = faces().line, faces().letter * 2.6, metrics("soft", PAPER).lineSpacing()
    placed: list[tuple[Sign, QPointF, tuple[str, ...]]] = []
    x = y = below = 0.0
    for sign in signs:
        before = sign.width + faces().letter * 0.8 if sign.width else 0.0
        need = before + (width_of(sign.meaning, sign.role, faces()) if sign.meaning else 0.0)
        if x and (sign.first or x + need > width):
            x, y = 0.0, below
        told = set_words(sign.meaning, sign.role, faces(), QPointF(0, 0), width - before).lines if sign.meaning else ()
        placed.append((sign, QPointF(x, y), told))
        below = max(below, y + max(high, line * len(told)))
        x += need + (gap if sign.meaning else faces().letter * 0.4)

    def paint(painter: QPainter) -> None:
        for sign, at, told in placed:
            sign.paint(painter, at + QPointF(0, high / 2))
            before = sign.width + faces().letter * 0.8 if sign.width else 0.0
            lines(told, sign.role, at + QPointF(before, (high - line) / 2), painter)

    return Part(width, below, paint, air * high)


def nothing(painter: QPainter, at: QPointF) -> None:
    """The sign of words that stand alone."""


def marked(marks: Sequence[Mark], meaning: str, role: Role = "soft", *, first: bool = False) -> Sign:
    """Marks of stances as a sign."""
    size = mark_size(Style(ink(), PAPER).strong)

    def paint(painter: QPainter, at: QPointF) -> None:
        draw_marks(painter, ink(), tuple(marks), at.x(), at.y(), size)

    return Sign(marks_width(tuple(marks), size) - size * 0.25 if marks else 0.0, paint, meaning, role, first)


def stances(matter: Matter, themes: Sequence[str]) -> list[Sign]:
    """Both poles in words at both ends of each axis, its steps, and what hollow, hatched and a dash say; or what the words of
    the bases mean, where the coding is off."""
    board = replace(matter.board, themes=tuple(theme for theme in matter.board.themes if theme.key in themes))
    found = overview.overview(board, Options(), coding=matter.coding, turned=matter.turned)
    roles: dict[str, Role] = {"strong": "strong", "faint": "soft"}
    return [marked(entry.marks, entry.words, roles.get(entry.role, "soft"), first=entry.first) for entry in legend.entries(found, 0)]


# -- the timeline ----------------------------------------------------------------------------------------------------


def timeline_legend(matter: Matter, theme: Theme | None, width: float, *, careers: bool) -> list[Part | Columns]:
    """The signs of the timeline; ``theme`` is the one whose positions are marked, None where none is; ``careers``: are there lines
    of voices?"""
    style = Style(ink(), PAPER)
    make = partial(_sample, style)
    signs = [
        make("events", translate("Pictures", "event: its date was seen in a source as closely as it is given")),
        make("events", translate("Pictures", "only its year or month was seen"), seen_less=True),
        make("events", translate("Pictures", "nobody checked its date"), verified=False),
        make("events", translate("Pictures", "the larger the dot, the more important the pack calls it"), importance=5),
        make("events", translate("Pictures", "lasted from … to"), end=26.0),
        make("events", translate("Pictures", "thin line: the month or year alone is known"), dated="coarse", early=-12.0, late=12.0),
        make("events", translate("Pictures", "broken: about"), dated="about", early=-12.0, late=12.0),
        make("events", translate("Pictures", "perhaps"), dated="perhaps"),
        make("publications", translate("Pictures", "publication"), first=True),
        make("publications", translate("Pictures", "nobody checked its year and title"), verified=False),
    ]
    if careers:
        signs.append(_career(style, translate("Pictures", "from the first to the last work of a voice, broken after its death")))
    found: list[Part | Columns] = [legend_part(signs, width)]
    if theme is not None:
        told = translate("Pictures", "A mark among the works: a position on “{theme}”, of that year, rests on this work. All other works are neutral.")
        found += [words(told.format(theme=theme.title), "soft", width, air=0.3, kept=True), legend_part(stances(matter, [theme.key]), width, air=0.1)]
    return found


def _sample(
    style: Style, lane: LaneName, meaning: str, *, dated: Dated = "sure", early: float = 0.0, late: float = 0.0, end: float = 0.0, verified: bool = True,
    seen_less: bool = False, importance: int = 3, first: bool = False,
) -> Sign:  # fmt: skip
    """An item as the timeline paints it, for the legend."""
    kind = "event" if lane == "events" else "publication"
    item = Item("sample", kind, 0, 0, 0, 0, "", "", "", importance, dated, end > 0, verified, seen_less=seen_less)  # type: ignore[arg-type] # one of the two
    size = radius(item, style.sizes, lit=False)
    left = max(size, -early) + 1
    right = max(left + size, left + end, left + late) + (style.words.width("?", True) + 2 if dated == "perhaps" else 0)

    def paint(painter: QPainter, at: QPointF) -> None:
        x = at.x() + left
        placed = Placed(item, x, x + end, x + early, x + late, size)
        _paint(painter, style, lane, at, Placement([placed], rows=1, row_height=style.sizes.row))

    return Sign(right + 1, paint, meaning, first=first)


def _career(style: Style, meaning: str) -> Sign:
    """The line of a voice."""

    def paint(painter: QPainter, at: QPointF) -> None:
        career = Career("", "", "", 0, 1, True)
        placed = PlacedCareer(career, 0, at.x(), at.x() + 34, None, at.x() + 20)
        _paint(painter, style, "publications", at, Placement([], [placed], rows=1, row_height=style.sizes.row))

    return Sign(34, paint, meaning)


def _paint(painter: QPainter, style: Style, lane: LaneName, at: QPointF, placement: Placement) -> None:
    placement.top = at.y() - style.sizes.row / 2
    rect = QRectF(at.x() - 40, placement.top, 200, style.sizes.row)
    show = Show(lane, placement, Ground(rect, rect, 0.0, (0.0, 1.0)), Lit())
    painting.lines(painter, style, show)
    painting.paint(painter, style, show)
