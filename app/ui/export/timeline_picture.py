"""The timeline on paper: the years broken into stretches one beneath another, like the lines of a text.

All stretches have the same scale, so lengths can be compared across them; how many years stand in a line is chosen so that
the whole is as low as it can be. Every event and publication is named in full.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from app.core import marks, timing, vocabulary
from app.core.timing import Scene
from app.core.words import translate
from app.ui.export import stretch
from app.ui.export.flow import Columns, Part
from app.ui.export.legends import timeline_legend
from app.ui.export.matter import SCALE, Matter, Sheet, coding_words, foot, head, ink, position_lines
from app.ui.export.stretch import Span, StretchPicture
from app.ui.timeline.style import Style
from db.records import Chronicle

YEARS = (1, 2, 3, 4, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 400)
"""Years in a line that are tried."""

AIR = 1.2
"""Lines of text between two stretches."""


def parts(matter: Matter, chronicle: Chronicle, span: Span | None, sheet: Sheet, step: Callable[[int, int], None]) -> tuple[str, list[Part | Columns]]:
    """The title of the picture, and its parts; ``span`` None is everything that the record has."""
    theme = matter.themes[0] if matter.themes else ""
    scene = timing.scene(chronicle, matter.board, theme=theme, coding=matter.coding, voices=matter.voices)
    style = Style(ink(), SCALE)
    pictures = broken(scene, span, sheet, style, step)
    years = years_words(pictures, span)
    title = translate("Pictures", "Timeline, {years}").format(years=years) if years else translate("Pictures", "Timeline")
    shown = next((one for one in matter.board.themes if one.key == theme), None)
    coded = any(item.marks for item in scene.publications)
    under = [matter.board.debate.question, coding_words(matter)]
    found: list[Part | Columns] = [*head(title, under, sheet.inner)]
    found += timeline_legend(matter, shown if coded else None, scene, sheet.inner)
    if not pictures:
        under.append(translate("Pictures", "The record has nothing for these years."))
    air = AIR * style.line
    found += [Part(picture.width, picture.height, partial(stretch.paint, picture=picture, style=style), air) for picture in pictures]
    wanting = [*unchecked(pictures), *position_lines(matter, [theme] if coded else [])]
    return title, found + foot(matter, wanting, sheet.inner)


def years_words(pictures: list[StretchPicture], span: Span | None) -> str:
    """From which year to which."""
    if span is None and not pictures:
        return ""
    first, last = span if span is not None else (pictures[0].span[0], pictures[-1].span[1])
    begin, end = math.floor(first), math.ceil(last) - 1
    return str(begin) if begin >= end else f"{begin}–{end}"


def broken(scene: Scene, span: Span | None, sheet: Sheet, style: Style, step: Callable[[int, int], None]) -> list[StretchPicture]:
    """The stretches of the lowest of all ways to break the years that lets each stand on a page."""
    every = (*scene.events, *scene.publications)
    if not every:
        return []
    whole = span if span is not None else (math.floor(min(item.start for item in every)), math.ceil(max(item.end for item in every)))
    found: list[tuple[bool, float, list[StretchPicture]]] = []
    tried = [years for years in YEARS if years < whole[1] - whole[0]] + [whole[1] - whole[0]]
    for number, years in enumerate(tried):
        step(number, len(tried) + 4)
        if (whole[1] - whole[0]) / years > 60:
            continue
        laid = _lines(scene, whole, years, sheet, style)
        high = sum(picture.height for picture in laid) + AIR * style.line * (len(laid) - 1)
        found.append((any(picture.height > sheet.room * 0.9 for picture in laid), high, laid))
    return min(found, key=lambda one: one[:2])[2]


def _lines(scene: Scene, whole: Span, years: float, sheet: Sheet, style: Style) -> list[StretchPicture]:
    """Stretches of so many years; what is empty between them is left out."""
    scale = (sheet.inner - 2 * style.sizes.spare - 2) / years
    count = max(1, math.ceil((whole[1] - whole[0]) / years - 1e-9))
    found: list[StretchPicture] = []
    for number in range(count):
        begin = whole[0] + number * years
        part = (begin, min(begin + years, whole[1]))
        laid = stretch.lay_out(scene, part, scale, style, begun=number > 0, last=number == count - 1)
        if laid is not None:
            found.append(laid)
    return found


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
