"""The timeline on paper: the years broken into stretches one beneath another, like the lines of a text.

All stretches have the same scale, so lengths can be compared across them; how many years stand in a line is chosen so that
a sheet is low and pages are few. Every event and publication is named in full.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from app.core import marks, timing, vocabulary
from app.core.timing import Scene
from app.core.words import translate
from app.state.theme import PAPER
from app.ui.export import stretch
from app.ui.export.flow import Columns, Part, flow
from app.ui.export.legends import timeline_legend
from app.ui.export.matter import Matter, PictureSheet, coding_words, foot, head, ink, position_lines
from app.ui.export.stretch import Span, StretchPicture
from app.ui.timeline.style import Style
from db.records import Chronicle

YEARS = (1, 2, 3, 4, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 400)
"""Years in a line that are tried."""

MOST = 60
"""Lines that are tried at most."""

HIGHER = 1.3
"""So much higher than the lowest a way may be whose years lie farther apart."""

AIR = 1.2
"""Lines of text between two stretches."""


def parts(
    matter: Matter, chronicle: Chronicle, span: Span | None, sheet: PictureSheet, step: Callable[[int, int], None], *, paged: bool
) -> tuple[str, list[Part | Columns]]:
    """The title of the picture, and its parts; ``span`` None is everything that the record has."""
    theme = matter.themes[0] if matter.themes else ""
    scene = timing.scene(chronicle, matter.board, theme=theme, coding=matter.coding, voices=matter.voices)
    style = Style(ink(), PAPER)
    ways = broken(scene, span, sheet, style, step)
    placements = [lane.show.placement for picture in ways[0] for lane in picture.lanes] if ways else []
    coded = any(placed.item.marks for placement in placements for placed in placement.items)
    shown = next((one for one in matter.board.themes if one.key == theme and coded), None)
    signs = timeline_legend(matter, shown, sheet.inner, careers=any(placement.careers for placement in placements))
    pictures = _best(ways, [_cost(way, signs, sheet, style, paged=paged) for way in ways])
    years = years_words(pictures, span)
    title = translate("Pictures", "Timeline, {years}").format(years=years) if years else translate("Pictures", "Timeline")
    nothing = "" if pictures else translate("Pictures", "The record has nothing for these years.")
    found = [*head(title, [matter.board.debate.question, coding_words(matter), nothing], sheet.inner), *signs, *_lines_of(pictures, style)]
    wanting = [*unchecked(pictures), *position_lines(matter, [theme] if coded else [])]
    return title, found + foot(matter, wanting, sheet.inner)


def _lines_of(pictures: list[StretchPicture], style: Style) -> list[Part | Columns]:
    return [Part(picture.width, picture.height, partial(stretch.paint, picture=picture, style=style), AIR * style.line) for picture in pictures]


def _best(ways: list[list[StretchPicture]], costs: list[tuple[int, int, float]]) -> list[StretchPicture]:
    """Of the ways that cost little the one with the fewest years in a line: there the years lie farthest apart."""
    if not ways:
        return []
    faults, pages, _ = min(costs)
    lowest = min(cost[2] for cost in costs if cost[:2] == (faults, pages))
    return next(way for way, cost in zip(ways, costs, strict=True) if cost[:2] == (faults, pages) and cost[2] <= lowest * HIGHER)


def _cost(way: list[StretchPicture], signs: list[Part | Columns], sheet: PictureSheet, style: Style, *, paged: bool) -> tuple[int, int, float]:
    """Words that are shortened and stretches that are made smaller for their page; how many pages; how high."""
    labels = [placed.label for picture in way for lane in picture.lanes for placed in lane.show.placement.items]
    short = sum(label is not None and label.text != label.full for label in labels)
    high = sum(picture.height + AIR * style.line for picture in way)
    if not paged:
        return short, 0, high
    pages = flow([*head("A", ["A"], sheet.inner), *signs, *_lines_of(way, style)], sheet.inner, sheet.room)
    return short + sum(one.scale < 1 for page in pages for one in page), len(pages), high


def years_words(pictures: list[StretchPicture], span: Span | None) -> str:
    """From which year to which."""
    if span is None and not pictures:
        return ""
    first, last = span if span is not None else (pictures[0].span[0], pictures[-1].span[1])
    begin, end = math.floor(first), math.ceil(last) - 1
    return str(begin) if begin >= end else f"{begin}–{end}"


def broken(scene: Scene, span: Span | None, sheet: PictureSheet, style: Style, step: Callable[[int, int], None]) -> list[list[StretchPicture]]:
    """Every way to break the years, each as its stretches; none where the record is empty."""
    every = (*scene.events, *scene.publications)
    if not every:
        return []
    whole = span if span is not None else (math.floor(min(item.start for item in every)), math.ceil(max(item.end for item in every)))
    length = whole[1] - whole[0]
    tried = [years for years in YEARS if years < length <= years * MOST] + [length]
    found = []
    for number, years in enumerate(tried):
        step(number, len(tried) + 4)
        found.append(_lines(scene, whole, years, sheet, style))
    return found


def _lines(scene: Scene, whole: Span, years: float, sheet: PictureSheet, style: Style) -> list[StretchPicture]:
    """Stretches of so many years; what is empty between them is left out."""
    scale = (sheet.inner - 2 * style.sizes.spare - 2) / years
    breaks = _breaks(scene, whole, years)
    found: list[StretchPicture] = []
    for number, part in enumerate(pairwise(breaks)):
        laid = stretch.lay_out(scene, part, scale, style, sheet.inner, begun=number > 0, last=number == len(breaks) - 2)
        if laid is not None:
            found.append(laid)
    return found


def _breaks(scene: Scene, whole: Span, years: float) -> list[float]:
    """Where stretches begin and end. The last line is seldom full: the first gives away of its years what that leaves, so that as
    little as can be runs on from one line into the next."""
    length = whole[1] - whole[0]
    count = max(1, math.ceil(length / years - 1e-9))
    lasting = [item for item in (*scene.events, *scene.publications) if item.end > item.start]

    def between(less: int) -> list[float]:
        return [whole[0] + number * years - less for number in range(1, count)]

    def cut(less: int) -> int:
        return sum(item.start < moment < item.end for moment in between(less) for item in lasting)

    less = min(range(int(min(count * years - length + 1e-9, years - 1)) + 1 if count > 1 else 1), key=cut)
    return [whole[0], *between(less), whole[1]]


def unchecked(pictures: list[StretchPicture]) -> list[str]:
    """What nobody checked of what is shown: dates of events, years and titles of publications (METHOD 17)."""
    items = {placed.item.id: placed.item for picture in pictures for lane in picture.lanes for placed in lane.show.placement.items}
    events = [f"{marks.plain(item.title)} ({item.date})" for item in items.values() if item.kind == "event" and not item.verified]
    less = [f"{marks.plain(item.title)} ({item.date})" for item in items.values() if item.kind == "event" and item.seen_less]
    works = [item.label for item in items.values() if item.kind == "publication" and not item.verified]
    lines = []
    if events:
        lines.append(translate("Pictures", "Events whose date nobody checked: {names}.").format(names="; ".join(events)))
    if less:
        lines.append(translate("Pictures", "Events whose date was seen less closely than it is given: {names}.").format(names="; ".join(less)))
    if works:
        words = vocabulary.publication_verified_words("general knowledge")
        lines.append(translate("Pictures", "Publications, {words}: {names}.").format(words=words, names="; ".join(works)))
    return lines
