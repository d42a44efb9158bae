"""What every picture is made from, and what all have in common: the look of paper, words as parts, head and foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from app.core import handing_in, marks, outline
from app.core.words import translate
from app.documents.looks import PAPERS, Paper
from app.state.theme import PAPER, PAPER_TITLE, Theme
from app.ui.export.canvas import resolution
from app.ui.export.flow import Columns, Part
from app.ui.export.sheet import paper_theme
from app.ui.figures.faces import Faces, Role, face, metrics, set_words
from db.records import Board

MARGIN = 12.0
"""Millimetres of paper around everything."""

COLUMN = 88.0
"""Lines of small print are about so many letters long."""

FEW = 8
"""Lines of small print that stay together."""

INK: dict[Role, str] = {"soft": "ink_soft", "note": "ink_soft", "work": "ink_soft"}


@dataclass(frozen=True, slots=True)
class Matter:
    """A debate with the voices (ids) and themes (keys) that are wanted, and how they are to be shown. ``day`` is an ISO date."""

    board: Board
    voices: tuple[str, ...]
    themes: tuple[str, ...]
    coding: bool
    turned: bool
    day: str


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """The paper of a picture in pixels of the screen's fonts: how wide, how high (for pages), and its margin on all sides."""

    width: float
    height: float
    margin: float

    @property
    def inner(self) -> float:
        """How wide what is painted may be."""
        return self.width - 2 * self.margin

    @property
    def room(self) -> float:
        """How high what is painted on a page may be, without the line at its foot."""
        return self.height - 2 * self.margin - foot_height()


def sheet(paper: Paper, *, landscape: bool) -> PictureSheet:
    """A paper upright or lying."""
    pixels = resolution() / 25.4
    wide, high = sorted(PAPERS[paper], reverse=landscape)
    return PictureSheet(wide * pixels, high * pixels, MARGIN * pixels)


@cache
def ink() -> Theme:
    """The colours of paper."""
    return paper_theme()


@cache
def faces(scale: float = PAPER) -> Faces:
    """The fonts of everything on paper, where nothing is shortened."""
    return Faces(scale, whole=True)


def foot_height() -> float:
    """Room of the line at the foot of a page."""
    return faces().line * 1.6


# -- words as parts --------------------------------------------------------------------------------------------------


def words(text: str, role: Role, width: float, *, air: float = 0.0, kept: bool = False, scale: float = PAPER) -> Part:
    """Words in as many lines as they need; ``air`` in lines of text."""
    set_ = set_words(text, role, faces(scale), QPointF(0, 0), width)
    return Part(width, set_.rect.height(), partial(lines, set_.lines, role, QPointF(0, 0), scale=scale), air * faces().line, kept)


def lines(told: Sequence[str], role: Role, at: QPointF, painter: QPainter, *, scale: float = PAPER) -> None:
    """Paint lines of words from a place on."""
    measures = metrics(role, scale)
    painter.setFont(face(role, scale))
    painter.setPen(QColor(getattr(ink(), INK.get(role, "ink"))))
    for number, line in enumerate(told):
        painter.drawText(QPointF(at.x(), at.y() + measures.ascent() + number * measures.lineSpacing()), line)


def small_print(told: Iterable[str], width: float, *, above: float = 0.2) -> Columns:
    """Paragraphs of small print in as many columns as are good to read."""
    letters = faces().letter * 0.9
    count = max(1, round(width / (COLUMN * letters)))
    gap = faces().line * 1.4
    column = (width - (count - 1) * gap) / count
    parts = [part for text in told if text for part in _paragraph(text, column)]
    return Columns(tuple(parts), count, gap, faces().line * above)


def _paragraph(text: str, width: float) -> Iterator[Part]:
    """A paragraph of small print, in parts of a few lines where it is long: so columns are of a length, and none is longer than a page."""
    told = set_words(text, "note", faces(), QPointF(0, 0), width).lines
    high = metrics("note", PAPER).lineSpacing()
    for first in range(0, len(told), FEW):
        some = told[first : first + FEW]
        yield Part(width, high * len(some), partial(lines, some, "note", QPointF(0, 0)), 0.0 if first else 0.25 * faces().line)


# -- head and foot ---------------------------------------------------------------------------------------------------


def head(title: str, under: Iterable[str], width: float) -> list[Part | Columns]:
    """The title of a picture, and lines below it."""
    return [words(title, "debate", width, kept=True, scale=PAPER_TITLE), *(words(line, "plain", width, air=0.1, kept=True) for line in under if line)]


def foot(matter: Matter, wanting: Sequence[str], width: float, *, whose: bool = False, more: Sequence[str] = ()) -> list[Part | Columns]:
    """How it was coded, pack and day, and *Before you hand in* with what is wanting of what is shown (METHOD 15 and 22)."""
    board = matter.board
    said = [*more, outline.coded_words(board.debate), outline.whose() if whose else "", outline.stamp(board.pack, matter.day)]
    return [
        small_print(said, width, above=1.0),
        words(handing_in.title(), "title", width, air=1.0, kept=True),
        small_print((" ".join(marks.plain(line).split()) for line in dict.fromkeys(wanting)), width),
    ]


def coding_words(matter: Matter) -> str:
    """That the coding is off, where it is (METHOD 18)."""
    return "" if matter.coding else translate("Outline", "The coding is off: no stances are shown, and nothing stands in their order.")


def position_lines(matter: Matter, themes: Sequence[str]) -> list[str]:
    """What is wanting of the positions that a picture shows; it shows no quotation, so nothing is said of any."""
    return handing_in.lines(replace(matter.board, quotations={}), matter.voices, themes)
