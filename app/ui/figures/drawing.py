"""Lays the room out: the legend, a heading for each debate, a block for each count with its axis, and the polls."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from app.core.figures import EstimateRow, Group, Room, Section, seen_words
from app.core.figures_numbers import Scale, tick_words
from app.core.words import translate
from app.ui.figures.charts import draw_series
from app.ui.figures.comments import draw_comments
from app.ui.figures.corrections import draw_correction, once
from app.ui.figures.faces import Faces, Words, bare_words, set_words, title_words, width_of
from app.ui.figures.legend import draw_legend
from app.ui.figures.picture import Draft, Glyph, Picture, Stroke

NARROW = 96
"""Below so many letters of width, words stand above their marks instead of beside them."""

NOTE_LINES = 6
"""Lines that a note may have; all of it stands in the card and on the page of the figure."""


def draw(room: Room, faces: Faces, width: float) -> Picture:
    """Everything at a width in pixels."""
    draft = Draft(width)
    draw_legend(draft, faces)
    for section in room.sections:
        _heading(draft, section, faces)
        for group in section.groups:
            draft.group += 1
            _group(draft, group, faces)
        for series in section.series:
            draft.group += 1
            draw_series(draft, series, room.years, faces, narrow=is_narrow(width, faces))
        if section.comments:
            draft.group += 1
            draw_comments(draft, section.comments, faces)
    draft.y += faces.line
    return draft.done()


def is_narrow(width: float, faces: Faces) -> bool:
    """Is there too little room for columns side by side?"""
    return width < NARROW * faces.letter


def _heading(draft: Draft, section: Section, faces: Faces) -> None:
    """The short name of a debate, which leads to it, and its question."""
    draft.group += 1
    top = draft.y + faces.line * 1.2
    link = f"debate:{section.debate}" if section.known else ""
    words = set_words(section.title, "debate", faces, QPointF(faces.edge, top), draft.width - 2 * faces.edge, link=link)
    if section.known:
        item = draft.item("debate", section.debate, words.rect.adjusted(-4, -2, 6, 2))
        draft.spot(words, item)
    shown = [words]
    if section.question:
        shown.append(set_words(section.question, "soft", faces, QPointF(faces.edge, words.rect.bottom() + 2), draft.width - 2 * faces.edge))
    draft.add(shown[-1].rect.bottom() + faces.line * 0.5 - draft.y, shown)


class _Columns:
    """Where words, marks and notes stand across: side by side, or one above the other."""

    def __init__(self, width: float, faces: Faces) -> None:
        self.narrow = is_narrow(width, faces)
        left, inner = faces.edge, width - 2 * faces.edge
        if self.narrow:
            self.words, self.plot, self.notes = (left, inner), (left, inner), (left, inner)
            return
        first, last = inner * 0.27, inner * 0.35
        self.words = (left, first - faces.gap)
        self.plot = (left + first, inner - first - last - faces.gap)
        self.notes = (left + inner - last, last)


class _Axis:
    """Turns values of a scale into pixels; both ends keep air for half a label and an arrow."""

    def __init__(self, scale: Scale, left: float, width: float, faces: Faces) -> None:
        labels = tick_words(scale)
        self.scale, self.labels = scale, labels
        before = min(width * 0.3, max(faces.point * 2, width_of(labels[0], "tick", faces) / 2 + 2))
        after = min(width * 0.4, max(faces.arrow + faces.point * 2, width_of(labels[-1], "tick", faces) / 2 + 2))
        self.left, self.right = left + before, left + width - after

    def x(self, value: float) -> float:
        """Where a value stands."""
        return self.left + self.scale.share(value) * (self.right - self.left)

    def shown(self, faces: Faces) -> list[tuple[float, str]]:
        """Ticks with the labels that find room: every one, or every second, and so on, counted from zero."""
        places = [(self.x(tick), label) for tick, label in zip(self.scale.ticks, self.labels, strict=True)]
        zero = self.labels.index("0") if "0" in self.labels else 0
        for step in range(1, len(places) + 1):
            named = [i for i in range(len(places)) if (i - zero) % step == 0]
            edges = [(places[i][0] - width_of(places[i][1], "tick", faces) / 2, places[i][0] + width_of(places[i][1], "tick", faces) / 2) for i in named]
            if all(a[1] + faces.letter < b[0] for a, b in pairwise(edges)):
                return [(x, label if i in named else "") for i, (x, label) in enumerate(places)]
        return [(x, "") for x, _ in places]


def _group(draft: Draft, group: Group, faces: Faces) -> None:
    """One count: what, unit and years above; its rows; the axis below; corrections at the foot."""
    columns = _Columns(draft.width, faces)
    words: list[Words] = []
    glyphs: list[Glyph] = []
    top = draft.y
    y = top + faces.line * 0.55
    inner = draft.width - 2 * faces.edge
    words += title_words(group.title, translate("Figures", "{unit} · years counted: {years}").format(unit=group.unit, years=group.years), faces, y, inner)
    y = first = words[-1].rect.bottom() + faces.line * 0.3
    last = next((row for row in reversed(group.rows) if row.drawn != "nothing"), None)
    axis = _Axis(group.scale, *columns.plot, faces) if group.scale is not None and last is not None else None
    for row in group.rows:
        y = _row(draft, row, columns, axis, faces, y, words, glyphs)
        if columns.narrow and row is last and axis is not None:
            y += faces.line * 1.5  # the axis stands here, and what is not drawn below it
    strokes = [Stroke("rule", QPointF(faces.edge, top + 0.5), QPointF(draft.width - faces.edge, top + 0.5))]
    if axis is not None:
        foot = max((glyph.y for glyph in glyphs), default=first) + faces.line * 0.8  # right below the last mark, beside the words
        bands = [(glyph.y - faces.line * 0.5, glyph.y + faces.line * 0.5) for glyph in glyphs] if columns.narrow else [(first, foot)]
        strokes += _ticks(axis, bands, foot, faces, words)
        y = max(y, foot + faces.line * 1.25)
    for correction in once(row.corrections for row in group.rows):
        y = draw_correction(draft, correction, faces, y, words, strokes, narrow=columns.narrow)
    draft.add(y + faces.line * 0.4 - top, words, tuple(glyphs), tuple(strokes))


def _ticks(axis: _Axis, bands: list[tuple[float, float]], foot: float, faces: Faces, words: list[Words]) -> list[Stroke]:
    """Lines of the grid through bands of marks (never through words), the axis below, and its labels."""
    strokes = [Stroke("axis", QPointF(axis.left, foot), QPointF(axis.right, foot))]
    for x, label in axis.shown(faces):
        strokes += [Stroke("grid", QPointF(x, top), QPointF(x, bottom)) for top, bottom in dict.fromkeys(bands)]
        strokes.append(Stroke("grid", QPointF(x, foot), QPointF(x, foot + faces.line * 0.2)))
        if label:
            words.append(bare_words(label, "tick", faces, x - width_of(label, "tick", faces) / 2, foot + faces.line * 0.2))
    return strokes


def _row(draft: Draft, row: EstimateRow, columns: _Columns, axis: _Axis | None, faces: Faces, y: float, words: list[Words], glyphs: list[Glyph]) -> float:
    """One figure from ``y`` on; gives where the next begins."""
    top = y
    air = faces.line * 0.3
    y += air
    mine = _who(row, columns, faces, y)
    if columns.narrow:
        value = _value(row, columns, faces, mine[-1].rect.bottom())
        beside = [value, *_notes(row, columns, faces, value.rect.bottom())]
        middle = beside[-1].rect.bottom() + faces.line * 0.6
    else:
        value = _value(row, columns, faces, y)
        middle = y + faces.line * 0.5
        beside = [value, *_notes(row, columns, faces, value.rect.bottom())]
    bottom = max(w.rect.bottom() for w in (*mine, *beside)) + air
    if columns.narrow and axis is not None and row.drawn != "nothing":
        bottom = middle + faces.line * 0.6
    item = draft.item("estimate", row.id, QRectF(faces.edge - 8, top, draft.width - 2 * faces.edge + 16, bottom - top))
    words += [draft.spot(w, item) for w in (*mine, *beside)]
    if axis is not None:
        glyphs += _marks(row, axis, faces, middle)
    return bottom


def _who(row: EstimateRow, columns: _Columns, faces: Faces, y: float) -> list[Words]:
    """Author; work; year, and how far it was seen."""
    left, width = columns.words
    found = [set_words(row.author, "strong", faces, QPointF(left, y), width, struck=bool(row.unplotted), link=f"voice:{row.voices[0]}" if row.voices else "")]
    found.append(set_words(seen_words(row), "soft", faces, QPointF(left, found[-1].rect.bottom()), width))
    if row.work_words:
        found.append(set_words(row.work_words, "work", faces, QPointF(left, found[-1].rect.bottom()), width, most=3, link=f"work:{row.work}" if row.work else ""))
    return found


def _value(row: EstimateRow, columns: _Columns, faces: Faces, y: float) -> Words:
    """The figure in words; struck out where it must not be drawn."""
    left, width = columns.notes
    return set_words(row.value, "value", faces, QPointF(left, y), width, struck=bool(row.unplotted))


def _notes(row: EstimateRow, columns: _Columns, faces: Faces, y: float) -> list[Words]:
    """What it counts where that is not the title, why it is not drawn, what is included, the note."""
    left, width = columns.notes
    not_drawn = translate("Figures", "Told, not drawn: {words}").format(words=row.unplotted) if row.unplotted else ""
    included = translate("Figures", "Included: {words}").format(words=row.includes) if row.includes else ""
    found: list[Words] = []
    for text, role in ((row.counts, "plain"), (not_drawn, "plain"), (included, "plain"), (row.note, "note")):
        if text:
            place = QPointF(left, found[-1].rect.bottom() if found else y)
            found.append(set_words(text, "soft" if role == "note" else "note", faces, place, width, most=NOTE_LINES))
    return found


def _marks(row: EstimateRow, axis: _Axis, faces: Faces, y: float) -> list[Glyph]:
    """The mark of a figure: bar or open arrow, and the best figure as a point on it (METHOD 25)."""
    drawn, found = row.drawn, []
    low, high, best = row.low, row.high, row.best
    if drawn == "range" and low is not None and high is not None:
        found.append(Glyph("range", axis.x(low), axis.x(high), y))
    elif drawn == "at least" and low is not None:
        far = axis.x(max(low, best)) if best is not None else axis.x(low)
        found.append(Glyph("at least", axis.x(low), far + faces.arrow, y))
    elif drawn == "up to" and high is not None:
        far = axis.x(min(high, best)) if best is not None else axis.x(high)
        found.append(Glyph("up to", max(axis.left, far - faces.arrow), axis.x(high), y))
    if drawn != "nothing" and best is not None:
        found.append(Glyph("point", axis.x(best), axis.x(best), y))
    return found
