"""Lays out the board: a document a cell, made when its row comes near the view, and the height of every row."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QTextDocument

from app.core import orientation
from app.core.blocks import Block
from app.state.theme import font
from app.state.workspace import Place
from app.ui.board import stacking
from app.ui.board.documents import make_document
from app.ui.board.geometry import MARGIN, MIN_HEADLINE_COLUMN, MIN_TEXT_COLUMN, PAD, TIGHT_PAD, TIGHT_TOP, TOP, Columns, Row, Rows
from app.ui.board.heads import Head, HeadStyle
from app.ui.board.model import Model
from app.ui.parts.text import SafeDocument, Type, fill, line_height

READING_WIDTH = 860.0
"""The widest a running text may be at 100 %, in pixels: about ninety letters a line."""


class BoardLayout:
    """Columns, rows and documents for a model, a width and a type. Knows nothing of scrolling or painting."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self.model = Model()
        self.kind: Type | None = None
        self.columns = Columns()
        self.rows = Rows()
        self.open_orientations: frozenset[str] = frozenset()
        self.brief_heads = False
        self._documents: dict[Place, QTextDocument] = {}
        self._orientations: dict[str, QTextDocument] = {}

    # -- what is laid out -------------------------------------------------------------------------------------------

    def reset(self) -> None:
        """Forget all documents and heights: the records, the type or the density have changed."""
        self._drop(self._documents)
        self._drop(self._orientations)
        self.rows = Rows([Row(theme.key) for theme in self.model.themes])

    def _drop(self, documents_: dict[object, QTextDocument] | dict[Place, QTextDocument] | dict[str, QTextDocument]) -> None:
        for document in documents_.values():
            document.deleteLater()
        documents_.clear()

    def forget_cell(self, place: Place) -> None:
        """Lay out one cell anew when it is next needed."""
        document = self._documents.pop(place, None)
        if document is not None:
            document.deleteLater()
        where = self.model.where(place)
        if where is not None:
            self.rows.rows[where[0]].exact = False

    def set_width(self, view: float) -> None:
        """Fit columns into a view of this width; heights become estimates where the columns changed."""
        assert self.kind is not None
        brief = self.model.look.density == "headlines"
        stretch = min(self.kind.scale, 1.6) if self.kind.scale > 1 else 1.0
        smallest = (MIN_HEADLINE_COLUMN if brief else MIN_TEXT_COLUMN) * stretch
        columns = Columns.fit(len(self.model.voices), view, smallest)
        if self.stacked:
            columns = Columns(1, max(160.0, float(int(view - 2 * MARGIN))))
        relaid = (columns.count, columns.width) != (self.columns.count, self.columns.width)
        self.columns = columns
        if relaid:
            for row in self.rows.rows:
                row.exact = False
        band = self.band_height()
        self.rows.lead = self._orientation_height("", view) if "" in self.open_orientations else 0.0
        metrics = QFontMetricsF(font(self.kind.scale, "body"))
        per_line, line = max(8.0, self.text_width() / metrics.averageCharWidth()), metrics.height() * 1.08
        for row in self.rows.rows:
            row.band = band
            row.orientation = self._orientation_height(row.theme, view) if row.theme in self.open_orientations else 0.0
            if not row.exact:
                self._set_heights(row, [self._lines(Place(voice.id, row.theme), per_line) * line for voice in self.model.voices])

    def band_height(self) -> float:
        """Height of a theme's band: one line with air."""
        assert self.kind is not None
        return float(math.ceil(line_height(font(self.kind.scale, "normal", weight=600)) * (1.3 if self.tight else 1.5)))

    @property
    def stacked(self) -> bool:
        """True where the voices stand one below the other under each theme."""
        return self.model.look.arrangement == "rows"

    @property
    def tight(self) -> bool:
        """True for headlines in narrow columns: little room around little text."""
        wide = 240 * min(max(1.0, self.model.look.text_scale / 100), 1.6)
        return self.model.look.density == "headlines" and not self.stacked and self.columns.width < wide

    @property
    def pad(self) -> float:
        """Padding beside the text of a cell."""
        return TIGHT_PAD if self.tight else PAD

    @property
    def top(self) -> float:
        """Padding above and below the text of a cell."""
        return TIGHT_TOP if self.model.look.density == "headlines" else TOP

    def text_width(self) -> float:
        """Width of the text inside a cell; no wider than one reads."""
        assert self.kind is not None
        room = max(40.0, self.columns.width - 2 * self.pad)
        return min(room, READING_WIDTH * self.kind.scale) if self.stacked else room

    def head_style(self) -> HeadStyle:
        """Theme, scale and switches for the heads."""
        assert self.kind is not None
        look, board = self.model.look, self.model.board
        axis = board is not None and any(board.axis(theme.key).steps for theme in board.themes)
        brief = self.brief_heads or self.tight or (self.stacked and look.density == "headlines")
        return HeadStyle(self.kind.theme, self.kind.scale, look.coding and axis, look.turned, brief, self.pad)

    def head(self, place: Place) -> Head:
        """The head of a voice with its position on a theme."""
        where = self.model.where(place)
        assert self.model.board is not None
        assert where is not None
        voice = self.model.voices[where[1]]
        return Head(voice, self.model.board.labels.get(voice.id, ()), self.model.position(place))

    def line_height(self, place: Place) -> float:
        """Height of the line that heads a cell where the voices are stacked; 0 in columns."""
        return stacking.height(self.head_style(), self.head(place), self.columns.width) if self.stacked else 0.0

    def text_origin(self, place: Place) -> QPointF:
        """Where the text of a cell begins in the content."""
        rect = self.cell_rect(place)
        return QPointF(rect.left() + self.pad, rect.top() + self.top + self.line_height(place))

    # -- documents --------------------------------------------------------------------------------------------------

    def document(self, place: Place) -> QTextDocument:
        """The laid out document of a cell; made on the first call."""
        assert self.kind is not None
        found = self._documents.get(place)
        if found is None:
            found = make_document(self.model.cell(place), self.kind, self._owner, tight=self.tight)
            self._documents[place] = found
        if found.textWidth() != self.text_width():
            found.setTextWidth(self.text_width())
        return found

    def orientation(self, theme: str, view: float) -> QTextDocument:
        """The document of an orientation (``""``: the debate's), across the columns but never wider than one reads."""
        assert self.kind is not None
        found = self._orientations.get(theme)
        if found is None:
            found = SafeDocument(self._owner)
            found.setDocumentMargin(0)
            fill(found, tuple(self._orientation_blocks(theme)), self.kind)
            self._orientations[theme] = found
        width = min(view - 2 * (16 + PAD), READING_WIDTH * self.kind.scale)
        if found.textWidth() != width:
            found.setTextWidth(width)
        return found

    def _orientation_blocks(self, theme: str) -> Iterator[Block]:
        board, look = self.model.board, self.model.look
        assert board is not None
        if not theme:
            return orientation.of_debate(board)
        return orientation.of_theme(next(t for t in board.themes if t.key == theme), board, coding=look.coding, turned=look.turned)

    def _orientation_height(self, theme: str, view: float) -> float:
        if self.model.board is None:
            return 0.0
        return float(math.ceil(self.orientation(theme, view).size().height())) + 20.0

    # -- heights ----------------------------------------------------------------------------------------------------

    def measure(self, index: int) -> bool:
        """Lay a row out for good; True where its height changed."""
        row = self.rows.rows[index]
        if row.exact:
            return False
        before = (row.cells, row.parts)
        self._set_heights(row, [self.document(Place(voice.id, row.theme)).size().height() for voice in self.model.voices])
        row.exact = True
        return (row.cells, row.parts) != before

    def _set_heights(self, row: Row, texts: list[float]) -> None:
        """The heights of a row's cells from those of their texts."""
        pads = 2 * self.top
        if self.stacked:
            lines = [self.line_height(Place(voice.id, row.theme)) for voice in self.model.voices]
            row.parts = tuple(float(math.ceil(line + text + pads)) for line, text in zip(lines, texts, strict=True))
            row.cells = sum(row.parts)
        else:
            row.parts, row.cells = (), float(math.ceil(max(texts, default=0.0) + pads))

    def _lines(self, place: Place, per_line: float) -> int:
        """A guess at the lines of a text from the number of letters, good enough for a scroll bar until it is measured."""
        return sum(math.ceil((len(block.text) + 1) / per_line) for block in self.model.cell(place).blocks)

    def cell_rect(self, place: Place) -> QRectF:
        """The rectangle of a cell in the content, level with its row; empty where the place is not on the board."""
        where = self.model.where(place)
        if where is None:
            return QRectF()
        row, column = where
        top, height = self.rows.part(row, column)
        return QRectF(self.columns.left(0 if self.stacked else column), top, self.columns.width, height)

    def place_at(self, x: float, y: float) -> Place | None:
        """The cell under a content coordinate, or None over bands, gaps and margins."""
        column = self.columns.at(x)
        if column < 0 or not self.rows.rows or y < self.rows.lead or y >= self.rows.total:
            return None
        row = self.rows.at(y)
        if y < self.rows.cells_top(row):
            return None
        return self.model.place(row, self.rows.part_at(row, y) if self.stacked else column)
