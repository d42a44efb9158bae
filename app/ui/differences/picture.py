"""Where everything of the differences stands: parts from top to bottom, each laid out when it is needed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from app.core.blocks import Block
from app.core.cells import Cell
from app.core.differences import Row, Side
from app.core.stances import Mark
from app.state.theme import font
from app.ui.differences.faces import STACKED, Faces
from app.ui.parts.marks import marks_width
from app.ui.parts.text import SafeDocument, Type, fill

Kind = Literal["summary", "row", "shared"]
Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Words:
    """A line or paragraph that is painted as it stands; ``full`` is what a tip says where more is known than fits."""

    text: str
    role: str
    rect: QRectF
    align: Align = "left"
    full: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of a theme: segments, the marks of both, thin bars for ranges, and the bar of the distance.

    ``ranges`` are (left, right, middle, step that gives the tone); ``bar`` is left, right, middle, and ``stems`` the lines
    from its ends to both marks: x, from y, to y.
    """

    rect: QRectF
    steps: tuple[int, ...]
    lefts: tuple[float, ...]
    width: float
    middle: float
    marks: tuple[tuple[Mark, QPointF], ...]
    ranges: tuple[tuple[float, float, float, int | None], ...]
    bar: tuple[float, float, float] | None
    stems: tuple[tuple[float, float, float], ...]
    words: tuple[Words, ...]
    tips: tuple[tuple[QRectF, str], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A document at its place. ``card``: the ground behind it; ``marks`` stand before the paragraph number ``marked``."""

    document: QTextDocument
    at: QPointF
    card: QRectF
    head: QRectF = field(default_factory=QRectF)
    """Where the name stands over a cell; empty where there is none."""
    name: Words | None = None
    tail: Words | None = None
    voice: str = ""
    theme: str = ""
    cell: Cell | None = None
    hollow: tuple[tuple[int, int], ...] = ()
    """Start and end of the chips around which an outline is drawn in place of a ground (METHOD 10)."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something the keyboard stops at, from its own top (0): the summary, a theme with both cells, or what they share."""

    kind: Kind
    height: float
    band: QRectF
    words: tuple[Words, ...]
    axis: Axis | None
    texts: tuple[Text, ...]
    row: Row | None = None


def hollow_chips(document: QTextDocument, blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
    """Where the chips without a ground stand in the document of these blocks."""
    found = []
    for number, block in enumerate(blocks):
        at = document.findBlockByNumber(number).position()
        for piece in block.pieces:
            if piece.role == "hollow":
                found.append((at, at + len(piece.text)))
            at += len(piece.text)
    return tuple(found)


class Layout:
    """Makes parts for one width. ``owner`` keeps the documents."""

    def __init__(self, faces: Faces, kind: Type, width: float, owner: QObject) -> None:
        self.faces, self.kind, self.room, self.width, self._owner = faces, kind, width, max(120.0, width), owner
        self.stacked = width < STACKED

    def document(self, blocks: tuple[Block, ...], width: float, indent: float = 0.0) -> QTextDocument:
        """Blocks as a document of a width; never as markup."""
        document = SafeDocument(self._owner)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(font(self.kind.scale, "body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        fill(document, blocks, self.kind, indent)
        style = QTextCharFormat()
        style.setFont(font(self.kind.scale, "small"), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
        style.setForeground(self.kind.format("chip").foreground())
        for start, end in hollow_chips(document, blocks):  # small letters, as those of a chip with a ground
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(style)
        document.setTextWidth(max(40.0, width))
        return document

    def columns(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Left edge and width of both cells; the same where they are stacked."""
        edge, gap = self.faces.edge, self.faces.line * 0.6
        if self.stacked:
            return ((edge, self.width - 2 * edge),) * 2
        half = (self.width - 2 * edge - gap) / 2
        return (edge, half), (edge + half + gap, half)

    # -- parts ----------------------------------------------------------------------------------------------------------

    def summary(self, heads: tuple[tuple[Block, ...], ...], blocks: tuple[Block, ...]) -> Part:
        """Both names large, and what is said of the two in sentences."""
        top, texts, bottom = self.faces.pad, [], self.faces.pad
        for (left, width), head in zip(self.columns(), heads, strict=True):
            document = self.document(head, width)
            self._enlarge(document, width)
            texts.append(Text(document, QPointF(left, top), QRectF()))
            bottom = max(bottom, top + document.size().height())
            if self.stacked:
                top = bottom + self.faces.line * 0.3
        wide = min(self.width - 2 * self.faces.edge, self.faces.advance("soft", "n") * 120)
        document = self.document(blocks, wide)
        texts.append(Text(document, QPointF(self.faces.edge, bottom + self.faces.line * 0.5), QRectF()))
        height = bottom + self.faces.line * 0.5 + document.size().height() + self.faces.pad
        return Part("summary", height, QRectF(), (), None, tuple(texts))

    def _enlarge(self, document: QTextDocument, width: float) -> None:
        """A name at the head is as large as the question of the debate, where it fits into a line so."""
        large, name = font(self.kind.scale, "title", serif=True, weight=600), document.begin().text()
        if QFontMetricsF(large).horizontalAdvance(name) < width:
            cursor = QTextCursor(document)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            style = QTextCharFormat()
            style.setFontPointSize(large.pointSizeF())
            cursor.mergeCharFormat(style)

    def shared(self, blocks: tuple[Block, ...]) -> Part:
        """What they share, at the end."""
        wide = min(self.width - 2 * self.faces.edge, self.faces.advance("soft", "n") * 120)
        document = self.document(blocks, wide)
        text = Text(document, QPointF(self.faces.edge, self.faces.line * 0.4), QRectF(), hollow=hollow_chips(document, blocks))
        return Part("shared", document.size().height() + self.faces.line * 2.5, QRectF(), (), None, (text,))

    def row(self, row: Row, cells: tuple[Cell, Cell], years: tuple[str, str]) -> Part:
        """The band with title, question, distance and axis; below it both cells."""
        band, words, axis = self._band(row)
        texts, top, bottom = [], band.bottom(), band.bottom()
        for (left, width), cell, side, year in zip(self.columns(), cells, row.sides, years, strict=True):
            text = self._cell(cell, side, year, left, top, width)
            texts.append(text)
            bottom = max(bottom, text.card.bottom())
            if self.stacked:
                top = text.card.bottom() + self.faces.line * 0.4
        if not self.stacked:  # both cards end at the same line
            texts = [replace(text, card=QRectF(text.card.x(), text.card.y(), text.card.width(), bottom - text.card.y())) for text in texts]
        return Part("row", bottom + self.faces.line * 1.1, band, words, axis, tuple(texts), row)

    def _cell(self, cell: Cell, side: Side, year: str, left: float, top: float, width: float) -> Text:
        faces, pad = self.faces, self.faces.pad
        tall = faces.height("name") + faces.line * 0.5
        head = QRectF(left, top, width, tall + pad * 0.5)
        room = width - 2 * pad
        tail = f"{year}" if year else ""
        tail_wide = faces.advance("soft", tail) + faces.line * 0.5 if tail else 0.0
        shown = faces.metrics["name"].elidedText(side.name, Qt.TextElideMode.ElideRight, max(20.0, room - tail_wide))
        name_wide = faces.advance("name", shown)
        line = QRectF(left + pad, top + pad * 0.5, name_wide + 1, faces.height("name"))
        name = Words(shown, "name", line, full=side.name if shown != side.name else "")
        after = Words(tail, "soft", QRectF(line.right() + faces.line * 0.45, line.top(), tail_wide, line.height())) if tail else None
        document = self.document(cell.blocks, room, marks_width(cell.marks, self.kind.mark_size()))
        at = QPointF(left + pad, head.bottom())
        card = QRectF(left, top, width, head.height() + document.size().height() + pad)
        return Text(document, at, card, head, name, after, cell.voice, cell.theme, cell, hollow_chips(document, cell.blocks))

    def _band(self, row: Row) -> tuple[QRectF, tuple[Words, ...], Axis | None]:
        faces = self.faces
        edge, pad = faces.edge, faces.pad
        beside = row.drawn and self.width >= faces.advance("soft", "n") * 110
        (left, _), (right, half) = self.columns()
        whole = self.width - 2 * edge
        axis_left, axis_wide = (right, half - pad) if beside else (left + pad, whole - 2 * pad)
        room = right - left - pad * 2 if beside else whole - 2 * pad
        y, words = pad * 0.7, []
        told = [(row.title, "title"), (row.question, "soft"), (_sentence(row.said), "said"), (_sentence(row.outcome), "soft")]
        for text, role in told:
            if text:
                tall = faces.wrapped(role, text, room)
                words.append(Words(text, role, QRectF(left + pad, y, room, tall)))
                y += tall + faces.line * 0.12
        axis = None
        if row.drawn:
            top = pad * 0.7 if beside else y + faces.line * 0.3
            axis = make_axis(row, faces, QRectF(axis_left, top, axis_wide, 0))
            if beside and axis.rect.bottom() < y:
                axis = make_axis(row, faces, QRectF(axis_left, top + (y - axis.rect.bottom()) / 2, axis_wide, 0))
            y = max(y, axis.rect.bottom())
        return QRectF(edge, 0, whole, y + pad * 0.5), tuple(words), axis


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def make_axis(row: Row, faces: Faces, room: QRectF) -> Axis:
    """Both poles at the ends, seven steps between, the first voice above them and the second below; as high as it needs."""
    air = faces.line * 0.5
    longest = max(faces.advance("pole", row.first_pole), faces.advance("pole", row.second_pole)) + 2
    poles = min(longest, room.width() * 0.24)
    heights = [faces.wrapped("pole", pole, poles) for pole in (row.first_pole, row.second_pole)]
    lane = max(faces.line, faces.size * 1.35)
    height = max(2 * lane + faces.line * 0.8, *heights)
    middle = room.top() + height / 2
    left, width = room.left() + poles + air, max(70.0, room.width() - 2 * (poles + air))
    step = width / len(row.steps)
    values = [value for value, _ in row.steps]
    lefts = tuple(left + i * step for i in range(len(values)))
    centres = {value: x + step / 2 for value, x in zip(values, lefts, strict=True)}
    words = [
        Words(row.first_pole, "pole", QRectF(room.left(), middle - heights[0] / 2, poles, heights[0]), "right", row.first_meaning),
        Words(row.second_pole, "pole", QRectF(room.right() - poles, middle - heights[1] / 2, poles, heights[1]), "left", row.second_meaning),
    ]
    drawn: list[tuple[Mark, QPointF]] = []
    ranges, tips = [], [(QRectF(x, middle - faces.line * 0.25, step, faces.line * 0.5), said) for x, (_, said) in zip(lefts, row.steps, strict=True)]
    ys = (middle - faces.line * 0.38 - lane / 2, middle + faces.line * 0.38 + lane / 2)
    for side, y in zip(row.sides, ys, strict=True):
        here = [(mark, QPointF(centres[mark.step], y)) for mark in side.placed if mark.step in centres]
        drawn += here
        if side.low in centres and side.high in centres and side.low is not None and side.high is not None:
            ends = sorted((centres[side.low], centres[side.high]))
            ranges.append((ends[0], ends[1], y, side.placed[0].step if side.placed else None))
        elif len(here) > 1:
            ends = sorted(point.x() for _, point in here)
            ranges.append((ends[0], ends[-1], y, None))
        taken = [point.x() for _, point in here] + [x for r in ranges if r[2] == y for x in r[:2]]
        words.append(_lane_words(side, faces, QRectF(left, y - faces.line / 2, width, faces.line), taken))
    bar: tuple[float, float, float] | None = None
    stems: tuple[tuple[float, float, float], ...] = ()
    if row.between is not None:
        xs = centres[row.between[0]], centres[row.between[1]]
        bar = (min(xs), max(xs), middle)
        stems = ((xs[0], ys[0] + faces.size * 0.5, middle), (xs[1], middle, ys[1] - faces.size * 0.5))
    rect = QRectF(room.left(), room.top(), room.width(), height)
    return Axis(rect, tuple(values), lefts, step, middle, tuple(drawn), tuple(ranges), bar, stems, tuple(words), tuple(tips))


def _lane_words(side: Side, faces: Faces, lane: QRectF, taken: list[float]) -> Words:
    """The name beside its marks, on the side with room; where there is no mark, why there is none."""
    if not taken:
        words = f"{side.name}: {side.words}" if side.words else side.name
        shown = faces.metrics["faint"].elidedText(words, Qt.TextElideMode.ElideRight, lane.width())
        return Words(shown, "faint", lane, "centre", words if shown != words else "")
    air = faces.size * 0.95
    right, left = lane.right() - max(taken) - air, min(taken) - air - lane.left()
    needed = faces.advance("lane", side.name) + 1
    after = needed <= right or right >= left
    room = right if after else left
    shown = faces.metrics["lane"].elidedText(side.name, Qt.TextElideMode.ElideRight, room)
    wide = min(needed, room)
    x = max(taken) + air if after else min(taken) - air - wide
    return Words(shown, "lane", QRectF(x, lane.top(), wide, lane.height()), full=side.name if shown != side.name else "")
