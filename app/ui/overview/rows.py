"""Places voices as rows and themes as columns: for few themes with the headline beside the mark, for many with the words alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.core.overview import Overview, ThemeHead, VoiceHead
from app.core.overview_cells import Cell
from app.core.overview_words import contested_short, poles_words
from app.core.stances import Mark
from app.ui.overview.faces import Faces
from app.ui.overview.picture import Box, Picture, Text, cumulated

WIDE, VERY_WIDE = 30, 62
"""From how many letters on a column shows headlines: under the words, and beside them."""


class Rows:
    """Measures once for an overview, a text scale and a room; all boxes are made at once, because rows differ in height."""

    def __init__(self, overview: Overview, faces: Faces, room: float, high: float) -> None:
        """``room`` and ``high`` are the width and height of the view in pixels."""
        self.overview, self.faces = overview, faces
        self.voices, self.themes = overview.voices, overview.themes
        names = max((faces.advance("strong", v.name) for v in self.voices), default=0.0)
        under = max((faces.advance("soft", self._under(v)) for v in self.voices), default=0.0)
        least = faces.em(30 if any(v.near or v.group for v in self.voices) else 10)
        self.side = min(max(min(names, faces.em(24)), min(under, faces.em(24)), least) + faces.pad * 4, room * 0.3)
        spare = (room - self.side) / max(1, len(self.themes))
        self.column = max(spare, faces.em(14) + faces.size * 3)
        self.head = 0.0
        heads = [self._theme_texts(t, 0.0) for t in self.themes]
        self.head = max((height for _, _, height in heads), default=0.0) + faces.pad * 2
        self.heights = [self._row(v) for v in self.voices]
        self.tops = cumulated(self.heights)

    def picture(self) -> Picture:
        """The grid with its heads."""
        count = len(self.themes)
        return Picture(
            self.overview, self.side, self.head, cumulated([self.column] * count), (self.column,) * count, self.tops, tuple(self.heights), self._make
        )

    def _make(self, row: int, column: int) -> Box:
        faces = self.faces
        if row < 0:
            theme = self.themes[column]
            texts, bar, _ = self._theme_texts(theme, column * self.column)
            rect = QRectF(column * self.column, -self.head, self.column, self.head)
            return Box("theme", "", theme.theme, rect, texts, bar=bar, share=theme.contested.share if theme.contested is not None else 0.0)
        voice = self.voices[row]
        if column < 0:
            rect = QRectF(-self.side, self.tops[row], self.side, self.heights[row])
            return Box("voice", voice.voice, "", rect, self._voice_texts(voice, rect.top() + faces.pad)[0], firm=voice.shown)
        cell = self.overview.cells[voice.voice, self.themes[column].theme]
        rect = QRectF(column * self.column, self.tops[row], self.column, self.heights[row])
        texts, marks, _ = self._cell(cell, rect.left(), rect.top() + faces.pad)
        return Box("cell", voice.voice, cell.theme, rect, texts, marks)

    # -- heads ----------------------------------------------------------------------------------------------------------

    def _under(self, voice: VoiceHead) -> str:
        """The line under a name: year, kind."""
        return " · ".join(part for part in (voice.year, voice.kind_told) if part)

    def _voice_texts(self, voice: VoiceHead, top: float) -> tuple[tuple[Text, ...], float]:
        """Name, year with kind, and what the order asks for: the label with who gives it, or how near; and their height."""
        left, width = -self.side + self.faces.pad * 2, self.side - self.faces.pad * 3
        more = (voice.label if voice.group else "", voice.near)
        wanted = (("strong" if voice.shown else "name", voice.name, 2), ("soft", self._under(voice), 1), *(("soft", words, 3) for words in more))
        return self._stack(wanted, left, width, top)

    def _stack(self, wanted: tuple[tuple[str, str, int], ...], left: float, width: float, top: float) -> tuple[tuple[Text, ...], float]:
        """Texts one below the other, and the height of all."""
        texts, y = [], top
        for role, words, most in wanted:
            if words:
                lines, cut = self.faces.wrapped(role, words, width, most)
                height = self.faces.height(role, len(lines))
                texts.append(Text(QRectF(left, y, width, height), lines, role, cut=cut))
                y += height
        return tuple(texts), y - top

    def _theme_texts(self, theme: ThemeHead, left: float) -> tuple[tuple[Text, ...], QRectF | None, float]:
        """Title, poles, bar with its value; and the height of all."""
        faces = self.faces
        x, width, top = left + faces.pad * 2, self.column - faces.pad * 4, -self.head + faces.pad
        coded = self.overview.coding and bool(theme.first_pole)
        poles = poles_words(theme.first_pole, theme.second_pole) if coded and (theme.own_axis or len(self.themes) < 4) else ""
        title = theme.title if width > faces.em(24) else theme.short
        texts, height = self._stack((("strong", title, 2), ("soft", poles, 2)), x, width, top)
        if not coded:
            return texts, None, height
        words = contested_short(theme.contested)
        wide = min(faces.advance("soft", words) + 1, width)
        told, cut = faces.wrapped("soft", words, wide, 1)
        y = top + height
        bar = None
        at = x
        if theme.contested is not None and width - wide > faces.em(3):
            thick = max(5.0, faces.line * 0.36)
            bar = QRectF(x, y + (faces.line - thick) / 2, min(faces.em(20), width - wide - faces.pad), thick)
            at = bar.right() + faces.pad
        return (*texts, Text(QRectF(at, y, wide, faces.line), told, "soft", cut=cut)), bar, height + faces.line

    # -- cells ----------------------------------------------------------------------------------------------------------

    def _row(self, voice: VoiceHead) -> float:
        """Height of a voice's row: its tallest cell, and at least its name."""
        cells = (self._cell(self.overview.cells[voice.voice, t.theme], 0.0, 0.0)[2] for t in self.themes)
        return max(self._voice_texts(voice, 0.0)[1], *cells) + self.faces.pad * 2

    def _cell(self, cell: Cell, left: float, top: float) -> tuple[tuple[Text, ...], tuple[tuple[Mark, QPointF], ...], float]:
        """Own name, marks with words, detail and headline; and the height of all. The headline stands beside where there is room."""
        faces = self.faces
        if cell.state == "left out":
            return (), (), 0.0
        wide, beside = self.column >= faces.em(WIDE), self.column >= faces.em(VERY_WIDE)
        x, width = left + faces.pad * 2, self.column - faces.pad * 4
        first = min(width, max(faces.em(34), min(width * 0.4, faces.em(64)))) if beside else width
        own, y = self._stack((("strong", cell.own_name, 2),), x, first, top)
        indent = faces.size * 1.35 * len(cell.marks) + faces.size * 0.3 if cell.marks else 0.0
        marks = tuple((mark, QPointF(x + faces.size * (0.62 + i * 1.35), top + y + faces.line / 2)) for i, mark in enumerate(cell.marks))
        words = " · ".join(part for part in (cell.words, cell.outcome) if part) if wide else ("" if cell.own_name == cell.short else cell.short)
        told = ("faint" if cell.faint else "name", words, 3 if wide else 2), ("soft", cell.detail if wide else "", 3)
        said, more = self._stack(told, x + indent, first - indent, top + y)
        height = y + max(more, faces.line if marks else 0.0)
        if not wide:
            return (*own, *said), marks, height
        if beside:
            headline, high = self._stack((("head", cell.headline, 4),), x + first + faces.pad * 2, width - first - faces.pad * 2, top)
            return (*own, *said, *headline), marks, max(height, high)
        headline, high = self._stack((("head", cell.headline, 4),), x, width, top + height)
        return (*own, *said, *headline), marks, height + high
