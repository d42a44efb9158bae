"""Pages and what lies on them: lines of text with their places, grounds, rules and signs, all in units of the layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from app.ui.export.setting import Text
from app.ui.export.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a text, from ``start`` to before ``end``, with the upper left corner of the first at ``at``."""

    text: Text
    start: int
    end: int
    at: QPointF
    name: Literal["", "cell", "sign", "band", "head", "running", "front", "ending"] = ""
    """What of the page it is."""

    @property
    def rect(self) -> QRectF:
        """What the lines cover."""
        return QRectF(self.at.x(), self.at.y(), self.text.width, self.text.height(self.start, self.end))

    @property
    def words(self) -> str:
        """The words that stand there, a paragraph a line; of a paragraph that is cut, the lines that stand there."""
        found: dict[int, str] = {}
        for line in self.text.lines[self.start : self.end]:
            words = self.text.paragraphs[line.paragraph].line_words(line.number)
            found[line.paragraph] = found.get(line.paragraph, "") + words
        return "\n".join(found.values())


@dataclass(frozen=True, slots=True)
class Ground:
    """A rectangle of one colour (``#rrggbb``); a rule is a thin one."""

    rect: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The seven steps as a line between the marks of both ends; ``turned``: the second pole stands left."""

    rect: QRectF
    turned: bool


Item = Part | Ground | Axis


@dataclass(slots=True)
class Page:
    """One page. ``items`` are painted in their order, which is the order of reading."""

    items: list[Item] = field(default_factory=list)
    title: str = ""
    """The theme or list that the page holds, for its running head."""

    @property
    def parts(self) -> list[Part]:
        """All texts of the page."""
        return [item for item in self.items if isinstance(item, Part)]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in the file: ``page`` counts from 0, ``level`` 0 is the outermost."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Pages:
    """What is printed: the sheet, its pages, the bookmarks in their order, and the title of the whole."""

    sheet: Sheet
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    title: str
