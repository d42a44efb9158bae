"""Places themes as rows and voices as columns: many voices on a narrow screen, names turned where they must be."""

from __future__ import annotations

from itertools import groupby, product

from PySide6.QtCore import QLineF, QPointF, QRectF

from app.core.measures import Branch
from app.core.overview import Overview, ThemeHead, VoiceHead
from app.core.overview_breaks import parts, soften
from app.core.overview_words import contested_short, order_words, poles_words
from app.ui.overview.faces import Faces
from app.ui.overview.picture import Box, Group, Picture, Text, cumulated

LEAST_COLUMN = 36.0
"""Pixels that a column has at least at 100 %."""

MOST_LETTERS = 10
"""A column is no wider than this for the sake of a word that can't be broken."""

MOST_LINES = 3
"""Lines of a cell where there is room for them."""

AIRS = (1.0, 0.75, 0.5, 0.25, 0.0)
"""How much air a cell may have, from most to least."""


class Columns:
    """Measures once for an overview, a text scale and a room, and makes boxes when they are asked for."""

    def __init__(self, overview: Overview, faces: Faces, room: float, high: float) -> None:
        """``room`` and ``high`` are the width and height of the view in pixels."""
        self.overview, self.faces = overview, faces
        self.voices, self.themes = overview.voices, overview.themes
        measured = [contested_short(t.contested) for t in self.themes if t.contested is not None] if overview.coding else []
        self.value = max((faces.advance("soft", words) + 1 for words in measured), default=0.0)
        """Room of the widest value: beside all bars the same, so that they can be compared."""
        self.side = self._side(room)
        spare = (room - self.side) / max(1, len(self.voices))
        self.cells = {(c.short, "faint" if c.faint else "soft", bool(c.marks)) for c in overview.cells.values() if c.state != "left out"}
        """What cells are made of, each once: words, role, whether there are marks."""
        least = max(LEAST_COLUMN * max(1.0, faces.scale), faces.size * 2.95 + 2)
        if spare < least:  # it scrolls anyway: then no word needs to be cut
            widest = max((faces.advance(role, part) for words, role, _ in self.cells for part in parts(soften(words))), default=0.0)
            least = max(least, min(widest + 2.5, faces.em(MOST_LETTERS)))
        self.column = float(min(max(spare, least), faces.em(19)))
        words = max((faces.advance(self._role(v), v.name) for v in self.voices), default=0.0)
        self.upright = words + faces.pad > self.column
        words = max((words, *(faces.advance("faint", v.kind_told) for v in self.voices)))
        most_head = high * 0.46
        self.name = min(words + 2, faces.em(20), most_head * 0.8) if self.upright else faces.height("strong")
        self.kinds = any(v.kind_told for v in self.voices)
        under = sum((any(v.year for v in self.voices), any(v.near_short for v in self.voices), self.kinds and not self.upright))
        self.foot = faces.height("soft", under) + faces.pad * 1.5
        self.grouped = faces.height("soft") + faces.pad if any(v.group for v in self.voices) else 0.0
        plain = self.name + self.foot + faces.pad
        wanted = faces.line * 4.2 if overview.tree is not None else 0.0
        self.tree = wanted if plain + self.grouped + wanted <= most_head else 0.0
        self.head = plain + self.grouped + self.tree
        self.most, self.air, self.row = self._row((high - self.head) / max(1, len(self.themes)))
        self.deep = max((len(self._lines(words, role)[0]) for words, role, marked in self.cells if marked), default=1)
        """Lines of the longest words that stand under a mark."""

    def picture(self) -> Picture:
        """The grid with its heads."""
        count = len(self.voices)
        return Picture(
            self.overview,
            self.side,
            self.head,
            cumulated([self.column] * count),
            (self.column,) * count,
            cumulated([self.row] * len(self.themes)),
            (self.row,) * len(self.themes),
            self._make,
            self._groups(),
            self._tree(),
            self._corner(),
        )

    # -- lengths --------------------------------------------------------------------------------------------------------

    def _role(self, voice: VoiceHead) -> str:
        return "strong" if voice.shown else "name"

    def _side(self, room: float) -> float:
        """Width of the head column: the longest short title, within bounds."""
        words = max((self.faces.advance("strong", t.short) for t in self.themes), default=0.0)
        poles = max((min(self.faces.advance("soft", self._poles_words(t)), self.faces.em(20)) for t in self.themes), default=0.0)
        return min(max(words, poles, self.value + self.faces.em(8), self.faces.em(12)) + self.faces.pad * 4, room * 0.26)

    def _lines(self, words: str, role: str = "soft") -> tuple[tuple[str, ...], bool]:
        return self.faces.wrapped(role, soften(words), self.column - 1, self.most)

    def _row(self, room: float) -> tuple[int, float, float]:
        """Lines of a cell at most, its air (0 … 1), and the height of every row: the tallest cell, and at least the head of a theme.

        All words in full where ``room`` (pixels for a row) allows it, else in two lines, else closer; where nothing makes the
        rows fit, they scroll anyway, and the words are told in full.
        """
        heads = max((self._head_height(t) for t in self.themes), default=0.0)
        found = []
        for most, air in product((MOST_LINES, 2), AIRS):
            self.most, self.air = most, air
            cells = max((self._cell_height(*kind) for kind in self.cells), default=0.0)
            found.append((most, air, max(cells + self.faces.pad * (0.25 + 0.75 * air), heads + self.faces.pad)))
        return next((one for one in found if one[2] <= room), found[len(AIRS) - 1])

    @property
    def _mark(self) -> float:
        """Height that the marks of a cell take."""
        return self.faces.size * (1.2 + 0.2 * self.air)

    def _cell_height(self, words: str, role: str, marked: bool) -> float:
        return (self._mark if marked else 0.0) + self.faces.height(role, len(self._lines(words, role)[0]))

    def _head_height(self, theme: ThemeHead) -> float:
        """Title, poles where they are its own, bar."""
        lines, poles = len(self._title(theme)[0]), len(self._poles(theme)[0])
        height = self.faces.height("strong", lines) + (self.faces.height("soft", poles) if poles else 0.0)
        return height + (self.faces.height("soft") if self._measures(theme) else 0.0)

    def _title(self, theme: ThemeHead) -> tuple[tuple[str, ...], bool]:
        return self.faces.wrapped("strong", theme.short, self.side - self.faces.pad * 3, 2)

    def _measures(self, theme: ThemeHead) -> bool:
        return self.overview.coding and bool(theme.first_pole)

    def _poles(self, theme: ThemeHead) -> tuple[tuple[str, ...], bool]:
        """The poles of a theme that has its own."""
        return self.faces.wrapped("soft", self._poles_words(theme), self.side - self.faces.pad * 3, 2)

    def _poles_words(self, theme: ThemeHead) -> str:
        return poles_words(theme.first_pole, theme.second_pole) if theme.own_axis and self._measures(theme) else ""

    # -- boxes ----------------------------------------------------------------------------------------------------------

    def _make(self, row: int, column: int) -> Box:
        if row < 0:
            return self._voice_box(self.voices[column], column)
        return self._theme_box(self.themes[row], row) if column < 0 else self._cell_box(row, column)

    def _voice_box(self, voice: VoiceHead, column: int) -> Box:
        faces, left = self.faces, column * self.column
        rect = QRectF(left, -self.head, self.column, self.head)
        texts: list[Text] = []
        y = -self.head + self.tree + self.grouped + faces.pad * 0.5
        inner = QRectF(left + 1.5, y, self.column - 3, self.name)
        if self.upright:
            lines = [(self._role(voice), voice.name)] + ([("faint", voice.kind_told)] if voice.kind_told else [])
            wide = sum(faces.height(role) for role, _ in lines)
            x = left + (self.column - wide) / 2
            for role, words in lines:
                told, cut = faces.wrapped(role, words, self.name, 1)
                texts.append(Text(QRectF(x, y, faces.height(role), self.name), told, role, upright=True, cut=cut))
                x += faces.height(role)
        else:
            told, cut = faces.wrapped(self._role(voice), voice.name, inner.width(), 1)
            texts.append(Text(inner, told, self._role(voice), "centre", cut=cut))
        y += self.name
        for words, role in ((voice.year, "soft"), (voice.kind_told if not self.upright else "", "faint"), (voice.near_short, "strong")):
            if words:
                told, cut = faces.wrapped(role, words, inner.width(), 1)
                texts.append(Text(QRectF(inner.left(), y, inner.width(), faces.height(role)), told, role, "centre", cut=cut))
                y += faces.height(role)
        return Box("voice", voice.voice, "", rect, tuple(texts), firm=voice.shown)

    def _theme_box(self, theme: ThemeHead, row: int) -> Box:
        faces = self.faces
        rect = QRectF(-self.side, row * self.row, self.side, self.row)
        left, width = rect.left() + faces.pad * 2, self.side - faces.pad * 3
        y = rect.top() + (self.row - self._head_height(theme)) / 2
        lines, cut = self._title(theme)
        texts = [Text(QRectF(left, y, width, faces.height("strong", len(lines))), lines, "strong", cut=cut)]
        y += faces.height("strong", len(lines))
        poles, cut = self._poles(theme)
        if poles:
            texts.append(Text(QRectF(left, y, width, faces.height("soft", len(poles))), poles, "soft", cut=cut))
            y += faces.height("soft", len(poles))
        bar = None
        if self._measures(theme):
            words = contested_short(theme.contested)
            wide = width if theme.contested is None else min(self.value, width - faces.em(5))
            told, cut = faces.wrapped("soft", words, wide, 1)
            texts.append(Text(QRectF(left + width - wide, y, wide, faces.height("soft")), told, "soft", cut=cut))
            if theme.contested is not None:
                thick = max(5.0, faces.line * 0.36)
                bar = QRectF(left, y + (faces.height("soft") - thick) / 2, width - wide - faces.pad, thick)
        return Box("theme", "", theme.theme, rect, tuple(texts), bar=bar, share=theme.contested.share if theme.contested is not None else 0.0)

    def _cell_box(self, row: int, column: int) -> Box:
        faces, voice, theme = self.faces, self.voices[column].voice, self.themes[row].theme
        cell = self.overview.cells[voice, theme]
        rect = QRectF(column * self.column, row * self.row, self.column, self.row)
        if cell.state == "left out":
            return Box("cell", voice, theme, rect)
        role = "faint" if cell.faint else "soft"
        lines, cut = self._lines(cell.short, role)
        marked = bool(cell.marks)
        tall = self._mark + faces.height("soft", self.deep) if marked else self._cell_height(cell.short, role, marked)
        y = rect.top() + (self.row - tall) / 2  # all marks of a row stand level, whatever their words need
        marks = []
        if marked:
            first = rect.center().x() - faces.size * 1.35 * (len(cell.marks) - 1) / 2
            marks = [(mark, QPointF(first + i * faces.size * 1.35, y + self._mark * 0.52)) for i, mark in enumerate(cell.marks)]
            y += self._mark
        text = Text(QRectF(rect.left() + 0.5, y, self.column - 1, faces.height(role, len(lines))), lines, role, "centre", cut=cut)
        return Box("cell", voice, theme, rect, (text,), tuple(marks))

    # -- above the heads ------------------------------------------------------------------------------------------------

    def _groups(self) -> tuple[Group, ...]:
        """The schools above their voices, where they stand by school."""
        found, column = [], 0
        for words, members in groupby(self.voices, key=lambda v: v.group):
            count = len(list(members))
            rect = QRectF(column * self.column + 1.5, -self.head, count * self.column - 3, self.grouped)
            column += count
            if words:
                lines, cut = self.faces.wrapped("soft", words, rect.width() - 2, 1)
                found.append(Group(words, rect, Text(rect.adjusted(1, 0, -1, -self.faces.pad), lines, "soft", "centre", cut=cut)))
        return tuple(found) if self.grouped else ()

    def _tree(self) -> tuple[QLineF, ...]:
        """The lines of the tree: a bracket for each join, as high as the two parts stand apart."""
        if self.overview.tree is None or not self.tree:
            return ()
        places = {v.voice: (i + 0.5) * self.column for i, v in enumerate(self.voices)}
        floor, top = -self.head + self.tree - self.faces.pad * 0.5, max(self.overview.tree.height, 0.01)
        lines: list[QLineF] = []

        def draw(branch: Branch) -> tuple[float, float]:
            if branch.voice:
                return places[branch.voice], floor
            y = floor - (0.12 + 0.88 * branch.height / top) * (self.tree - self.faces.pad * 1.5)
            ends = [draw(part) for part in branch.parts]
            lines.extend(QLineF(x, below, x, y) for x, below in ends)
            lines.append(QLineF(ends[0][0], y, ends[-1][0], y))
            return (ends[0][0] + ends[-1][0]) / 2, y

        draw(self.overview.tree)
        return tuple(lines)

    def _corner(self) -> tuple[Text, ...]:
        """What the corner says of the order: what the tree is, who labels schools."""
        faces = self.faces
        left, width = -self.side + faces.pad * 2, self.side - faces.pad * 3
        texts = []
        words = order_words(self.overview)
        if words:
            most = max(1, int((self.head - faces.pad * 2) / faces.height("faint")))
            lines, cut = faces.wrapped("faint", words, width, most)
            texts.append(Text(QRectF(left, -self.head + faces.pad, width, faces.height("faint", len(lines))), lines, "faint", cut=cut))
        return tuple(texts)
