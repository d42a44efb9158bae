"""Lays out a series of polls: a small chart on the years that all charts share, and every value in words beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF

from app.core.figures_numbers import number
from app.core.figures_polls import PollRow, Series, poll_seen, wartime_word
from app.core.words import translate
from app.ui.figures.corrections import draw_correction, once
from app.ui.figures.faces import Faces, Words, bare_words, set_words, title_words, width_of
from app.ui.figures.picture import Draft, Glyph, Spot, Stroke

LEVELS = (0, 50, 100)
"""A share is drawn on the whole of what it is a share of, in per cent."""

CHART_LINES = 7.5
"""Height of a chart in lines of text."""

ALONE_LINES = 5.0
"""The same where there is one poll alone."""

STEPS = (1, 2, 5, 10, 20, 50, 100, 1000, 10_000)
"""Steps of years that are named, of which the first is taken that leaves room."""

MOST_TICKS = 6
"""Years that are named below a chart, at most."""

NOTE_LINES = 6


def draw_series(draft: Draft, series: Series, years: tuple[int, int], faces: Faces, *, narrow: bool) -> None:
    """The question, who asked it, the chart, and the polls one by one."""
    words: list[Words] = []
    top, inner = draft.y, draft.width - 2 * faces.edge
    caption = translate("Figures", "{pollster} · per cent of answers").format(pollster=series.pollster)
    words += title_words(series.question, caption, faces, top + faces.line * 0.55, inner)
    y = words[-1].rect.bottom() + faces.line * 0.5
    chart = QRectF(faces.edge, y, inner if narrow else inner * 0.48, faces.line * (CHART_LINES if len(series.rows) > 1 else ALONE_LINES))
    left = faces.edge if narrow else chart.right() + faces.gap
    first = chart.bottom() + faces.line * 1.5 if narrow else y
    bottom, numbers = first, []
    for row in series.rows:
        bottom, item = _row(draft, row, faces, left, bottom, words)
        numbers.append(item)
    strokes, glyphs = _chart(draft, series, years, faces, chart, numbers, words)
    strokes.insert(0, Stroke("rule", QPointF(faces.edge, top + 0.5), QPointF(draft.width - faces.edge, top + 0.5)))
    bottom = max(bottom, chart.bottom() + faces.line * 1.5)
    for correction in once(row.corrections for row in series.rows):
        bottom = draw_correction(draft, correction, faces, bottom, words, strokes, narrow=narrow)
    draft.add(bottom + faces.line * 0.5 - top, words, tuple(glyphs), tuple(strokes))


def _row(draft: Draft, row: PollRow, faces: Faces, left: float, y: float, words: list[Words]) -> tuple[float, int]:
    """One poll in words; gives where the next begins, and its number."""
    width = draft.width - faces.edge - left
    top = y
    y += faces.line * 0.2
    said = translate("Figures", "{date}: {value}").format(date=row.date, value=row.value_words)
    found = [set_words(said, "strong", faces, QPointF(left, y), width)]
    for text in (poll_seen(row), row.note):
        if text:
            found.append(set_words(text, "note", faces, QPointF(left, found[-1].rect.bottom()), width, most=NOTE_LINES))
    bottom = found[-1].rect.bottom() + faces.line * 0.2
    item = draft.item("poll", row.id, QRectF(left - 8, top, width + 16, bottom - top))
    words += found
    return bottom, item


def _chart(
    draft: Draft, series: Series, years: tuple[int, int], faces: Faces, rect: QRectF, items: list[int], words: list[Words]
) -> tuple[list[Stroke], list[Glyph]]:
    """Points over time; lines only where the polls may be joined (METHOD 25)."""
    gutter = width_of(str(LEVELS[-1]), "tick", faces) + faces.letter
    plot = QRectF(rect.left() + gutter, rect.top() + faces.line * 0.4, rect.width() - gutter - faces.point * 3, rect.height() - faces.line * 0.4)

    def x(at: float) -> float:
        return plot.left() + (at - years[0]) / max(1, years[1] - years[0]) * plot.width()

    def y(value: float) -> float:
        return plot.bottom() - value / LEVELS[-1] * plot.height()

    strokes: list[Stroke] = []
    for level in LEVELS:
        strokes.append(Stroke("axis" if level == 0 else "grid", QPointF(plot.left(), y(level)), QPointF(plot.right(), y(level))))
        label = bare_words(str(level), "tick", faces, 0, 0)
        words.append(_moved(label, plot.left() - faces.letter / 2 - label.rect.width(), y(level) - label.rect.height() / 2))
    strokes += _years(years, x, plot, faces, words)
    points = [QPointF(x(row.at), y(row.value)) for row in series.rows]
    strokes += [Stroke("join", points[a], points[b]) for a, b in series.joined]
    glyphs = [Glyph("hollow" if row.wartime else "point", p.x(), p.x(), p.y()) for row, p in zip(series.rows, points, strict=True)]
    reach = faces.point * 1.8
    taken = [QRectF(p.x() - reach, p.y() - reach, 2 * reach, 2 * reach) for p in points]
    draft.spots += [Spot(hit, f"poll:{row.id}", item) for hit, row, item in zip(taken, series.rows, items, strict=True)]
    words += _labels(series, points, taken, plot.adjusted(0, -faces.line * 0.4, 0, 0), faces)
    return strokes, glyphs


def _years(years: tuple[int, int], x: Callable[[float], float], plot: QRectF, faces: Faces, words: list[Words]) -> list[Stroke]:
    """Ticks of years, in steps whose labels find room; ``x`` turns a year into pixels."""
    need = width_of("2000", "tick", faces) * 1.5
    span = max(1, years[1] - years[0])
    step = next((s for s in STEPS if s * plot.width() / span >= need and span <= MOST_TICKS * s), STEPS[-1])
    strokes = []
    for year in range(-(-years[0] // step) * step, years[1] + 1, step):
        at = x(year)
        strokes.append(Stroke("grid", QPointF(at, plot.bottom()), QPointF(at, plot.bottom() + faces.line * 0.25)))
        label = bare_words(str(year), "tick", faces, 0, 0)
        left = min(max(at - label.rect.width() / 2, plot.left()), plot.right() + faces.point * 3 - label.rect.width())
        words.append(_moved(label, left, plot.bottom() + faces.line * 0.25))
    return strokes


def _labels(series: Series, points: list[QPointF], taken: list[QRectF], plot: QRectF, faces: Faces) -> list[Words]:
    """The value beside each point, above, below, right or left of it, where it meets nothing; else it stands in words alone."""
    found: list[Words] = []
    for row, point in zip(series.rows, points, strict=True):
        text = number(row.value)
        if row.wartime:
            text = translate("Figures", "{value}, {wartime}").format(value=text, wartime=wartime_word())
        label = bare_words(text, "label", faces, 0, 0)
        wide, high, off = label.rect.width(), label.rect.height(), faces.point * 1.4
        for left, top in (
            (point.x() - wide / 2, point.y() - off - high),
            (point.x() - wide / 2, point.y() + off),
            (point.x() + off * 1.5, point.y() - high / 2),
            (point.x() - off * 1.5 - wide, point.y() - high / 2),
            (point.x() + off - wide, point.y() - off - high),
        ):
            moved = _moved(label, left, top)
            own = QRectF(point.x() - 1, point.y() - 1, 2, 2)
            free = not any(moved.rect.intersects(other) for other in (*(f.rect for f in found), *(t for t in taken if not t.intersects(own)), own))
            if free and plot.contains(moved.rect.adjusted(1, 1, -1, -1)):
                found.append(moved)
                break
    return found


def _moved(words: Words, left: float, top: float) -> Words:
    return Words(QRectF(left, top, words.rect.width(), words.rect.height()), words.lines, words.role)
