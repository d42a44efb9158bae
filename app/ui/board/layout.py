"""Lays out the board: a document a cell, made when its row comes near the view, and the height of every row."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QFontMetricsF, QTextDocument

from app.core.cells import Block, Piece, prose
from app.core.marks import sentence
from app.state.theme import font
from app.state.workspace import Place
from app.ui.board.documents import make_document
from app.ui.board.geometry import MIN_HEADLINE_COLUMN, MIN_TEXT_COLUMN, PAD, Columns, Row, Rows
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
        if columns != self.columns:
            self.columns = columns
            for row in self.rows.rows:
                row.exact = False
        band = self.band_height()
        self.rows.lead = self._orientation_height("", view) if "" in self.open_orientations else 0.0
        for row in self.rows.rows:
            row.band = band
            row.orientation = self._orientation_height(row.theme, view) if row.theme in self.open_orientations else 0.0
            if not row.exact:
                row.cells = self._estimate(row)

    def band_height(self) -> float:
        """Height of a theme's band: one line with air."""
        assert self.kind is not None
        return float(math.ceil(line_height(font(self.kind.scale, "normal", weight=600)) * 1.55))

    def text_width(self) -> float:
        """Width of the text inside a cell."""
        return max(40.0, self.columns.width - 2 * PAD)

    # -- documents --------------------------------------------------------------------------------------------------

    def document(self, place: Place) -> QTextDocument:
        """The laid out document of a cell; made on the first call."""
        assert self.kind is not None
        found = self._documents.get(place)
        if found is None:
            found = make_document(self.model.cell(place), self.kind, self._owner)
            self._documents[place] = found
        if found.textWidth() != self.text_width():
            found.setTextWidth(self.text_width())
        return found

    def has_document(self, place: Place) -> bool:
        """True where the cell has been laid out already."""
        return place in self._documents

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
        board = self.model.board
        assert board is not None
        if not theme:
            for text in (board.debate.orientation, board.debate.stakes):
                yield Block("text", tuple(prose(text, "")))
            return
        found = next(t for t in board.themes if t.key == theme)
        yield Block("text", tuple(prose(found.orientation, "")))
        if board.debate.steps and self.model.look.coding:
            poles = [(board.debate.first_pole, found.first_pole), (board.debate.second_pole, found.second_pole)]
            if self.model.look.turned:
                poles.reverse()
            for name, words in poles:
                yield Block("label", (Piece(f"{sentence(name)}: ", "strong"), *prose(words, "")))

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
        tallest = 0.0
        for voice in self.model.voices:
            tallest = max(tallest, self.document(Place(voice.id, row.theme)).size().height())
        height = float(math.ceil(tallest + 2 * PAD * 0.8))
        changed = height != row.cells
        row.cells, row.exact = height, True
        return changed

    def _estimate(self, row: Row) -> float:
        """A guess from the number of letters, good enough for a scroll bar until the row is measured."""
        assert self.kind is not None
        metrics = QFontMetricsF(font(self.kind.scale, "body"))
        per_line = max(8.0, self.text_width() / metrics.averageCharWidth())
        tallest = 0.0
        for voice in self.model.voices:
            lines = sum(math.ceil((len(block.text) + 1) / per_line) for block in self.model.cell(Place(voice.id, row.theme)).blocks)
            tallest = max(tallest, lines * metrics.height() * 1.08)
        return float(math.ceil(tallest + 2 * PAD))

    def cell_rect(self, place: Place) -> QRectF:
        """The rectangle of a cell in the content; empty where the place is not on the board."""
        where = self.model.where(place)
        if where is None:
            return QRectF()
        row, column = where
        return QRectF(self.columns.left(column), self.rows.cells_top(row), self.columns.width, self.rows.rows[row].cells)

    def place_at(self, x: float, y: float) -> Place | None:
        """The cell under a content coordinate, or None over bands, gaps and margins."""
        column = self.columns.at(x)
        if column < 0 or not self.rows.rows or y < self.rows.lead or y >= self.rows.total:
            return None
        row = self.rows.at(y)
        if y < self.rows.cells_top(row):
            return None
        return self.model.place(row, column)
