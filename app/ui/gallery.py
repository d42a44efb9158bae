"""Each part of the window alone, with toy records, in every theme and text scale: ``main.py --gallery``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QListWidget, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.core import accounts, side_events, side_works, sides
from app.core.cells import Block, Density
from app.core.stances import Filling, Mark, mark_for
from app.core.vocabulary import basis_words
from app.state import theme as themes
from app.state.theme import Theme, font
from app.state.workspace import Look, Place
from app.ui import gallery_differences, gallery_figures, gallery_overview, gallery_reading, gallery_rooms, gallery_search
from app.ui import gallery_samples as samples
from app.ui.board import heads
from app.ui.board.view import BoardView
from app.ui.details.panel import DetailsPanel
from app.ui.dialogs.voices import VoicesDialog
from app.ui.parts.marks import draw_mark
from app.ui.parts.text import Type
from app.ui.top.header import Header
from db.records import Position

SCALES = (100, 150, 200)

Maker = Callable[[Theme, float], QWidget]


def board(density: Density) -> Maker:
    """The board in one density, with one cell unfolded."""

    def make(theme: Theme, scale: float) -> QWidget:
        view = BoardView()
        view.set_look(Look(theme=theme.name, text_scale=round(scale * 100), density=density), theme)
        view.set_board(samples.BOARD, samples.VOICES)
        unfolded = frozenset({"quotations", "reason", "events"})
        view.set_folds({Place(samples.ADA.id, "verdict"): unfolded}, frozenset({"frost"}))
        return view

    return make


class HeadStates(QWidget):
    """The head of a pane in each of its states, one below the other."""

    WIDTH = 300.0

    def __init__(self, theme: Theme, scale: float) -> None:
        super().__init__()
        self._styles = [
            heads.HeadStyle(theme, scale, coding=True, turned=False, brief=False),
            heads.HeadStyle(theme, scale, coding=True, turned=True, brief=False),
            heads.HeadStyle(theme, scale, coding=False, turned=False, brief=False),
            heads.HeadStyle(theme, scale, coding=True, turned=False, brief=True),
        ]
        positions: list[Position | None] = [*samples.POSITIONS.values(), None]
        by_id = {voice.id: voice for voice in samples.VOICES}
        self._heads = [
            heads.Head(by_id[p.voice] if p else samples.CLEO, samples.LABELS[p.voice if p else samples.CLEO.id], p) for p in positions
        ]
        self.setAccessibleName(self.tr("Heads in every state"))

    def _rects(self) -> list[tuple[heads.HeadStyle, heads.Head, QRectF]]:
        """Style, head and place: a column a style, a row a state."""
        found = []
        for column, style in enumerate(self._styles):
            width = (self.WIDTH if not style.brief else self.WIDTH / 2) * min(style.scale, 1.6)
            height = style.height(width, self._heads)
            left = 16 + column * (self.WIDTH * min(style.scale, 1.6) + 16)
            found += [(style, head, QRectF(left, 16 + row * (height + 12), width, height)) for row, head in enumerate(self._heads)]
        return found

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        rects = [rect for _, _, rect in self._rects()]
        return QSize(round(max(rect.right() for rect in rects)) + 16, round(max(rect.bottom() for rect in rects)) + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint heads; the second row has the mouse over its cross, the third the focus."""
        painter = QPainter(self)
        for i, (style, head, rect) in enumerate(self._rects()):
            row = i % len(self._heads)
            heads.paint_head(painter, style, head, rect, hot=row == 1, focused=row == 2)


class MarksLegend(QWidget):
    """Every mark in every filling, with what the filling means; then the two signs without a side."""

    FILLINGS: tuple[tuple[Filling, str], ...] = (("filled", "work"), ("hollow", "review"), ("hatched", "general knowledge"))

    def __init__(self, theme: Theme, scale: float) -> None:
        super().__init__()
        self._theme, self._scale = theme, scale
        self._size = Type(theme, scale).mark_size() * 1.6
        self.setAccessibleName(self.tr("Marks in every filling"))

    def _rows(self) -> list[tuple[tuple[Mark, ...], str]]:
        rows = [(tuple(mark_for(step, filling) for step in range(-3, 4)), basis_words(basis)) for filling, basis in self.FILLINGS]
        rows.append(((Mark("dash", None),), self.tr("off the axis")))
        rows.append(((Mark("ring", None, "hatched"),), self.tr("no source seen")))
        return rows

    def sizeHint(self) -> QSize:
        """Room for seven marks and their words."""
        words = max(QFontMetricsF(font(self._scale)).horizontalAdvance(words) for _, words in self._rows())
        return QSize(round(32 + 8 * self._size * 1.6 + words), round(32 + 5 * self._size * 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A row a filling."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.card))
        painter.setFont(font(self._scale))
        painter.setPen(QColor(self._theme.ink))
        for row, (marks, words) in enumerate(self._rows()):
            middle = 16 + self._size * (1 + 2 * row)
            for column, mark in enumerate(marks):
                draw_mark(painter, self._theme, mark, QPointF(16 + self._size * (1 + 1.6 * column), middle), self._size)
            painter.drawText(QPointF(16 + self._size * (1.6 * 7 + 0.8), middle + QFontMetricsF(painter.font()).capHeight() / 2), words)


def scrolled(make: Maker) -> Maker:
    """A part that may be larger than the window, with scroll bars."""

    def wrap(theme: Theme, scale: float) -> QWidget:
        area = QScrollArea()
        area.setWidget(make(theme, scale))
        return area

    return wrap


def header(theme: Theme, scale: float) -> QWidget:
    """Title and poles: the axis as it is, turned round, and with coding off."""
    box = QWidget()
    column = QVBoxLayout(box)
    for turned, coding in ((False, True), (True, True), (False, False)):
        part = Header()
        column.addWidget(part)
        column.addWidget(part.poles, 0, Qt.AlignmentFlag.AlignRight)
        part.set_debates((samples.DEBATE, replace(samples.DEBATE, id="toy/other", question="Another question?")), samples.DEBATE.id)
        part.set_look(theme, scale, turned=turned, coding=coding)
    column.addStretch(1)
    return box


def panel(blocks: Callable[[], tuple[Block, ...]]) -> Maker:
    """The side panel with one kind of details; they are made when shown, so that they are in the reader's language."""

    def make(theme: Theme, scale: float) -> QWidget:
        part = DetailsPanel()
        part.set_look(Type(theme, scale))
        part.set_blocks("", blocks())
        return part

    return make


def voices(theme: Theme, scale: float) -> QWidget:
    """What stands in the dialog that chooses voices."""
    part = VoicesDialog(samples.VOICES, samples.LABELS, samples.DEBATE.presets, (samples.ADA.id,))
    part.setWindowFlags(Qt.WindowType.Widget)
    return part


def parts() -> dict[str, Maker]:
    """Every part by the words under which it is listed."""
    board_ = samples.BOARD
    ada, cleo = samples.POSITIONS[samples.ADA.id, "verdict"], samples.POSITIONS[samples.CLEO.id, "verdict"]
    return {
        "Board in text": board("text"),
        "Board in headlines": board("headlines"),
        "Heads": scrolled(HeadStates),
        "Marks": scrolled(MarksLegend),
        "Header": header,
        "Side panel: voice": panel(lambda: tuple(sides.voice_side(samples.VOICE_DETAILS, board_, coding=True))),
        "Side panel: event": panel(lambda: tuple(side_events.event_side(samples.EVENT_DETAILS))),
        "Side panel: work": panel(lambda: tuple(side_works.work_side(samples.WORK_DETAILS, board_))),
        "Side panel: school": panel(lambda: tuple(side_works.school_side(samples.SCHOOL_DETAILS))),
        "Side panel: position": panel(lambda: tuple(sides.position_side(ada, board_, coding=True))),
        "Side panel: not found": panel(lambda: tuple(sides.position_side(cleo, board_, coding=True))),
        "Side panel: quotation": panel(lambda: tuple(sides.quotation_side(samples.QUOTATIONS["toy/ada-1"], board_))),
        "Side panel: coding": panel(lambda: tuple(accounts.coding_side(board_))),
        "Side panel: absent": panel(lambda: tuple(accounts.absent_side(board_))),
        "Voices dialog": voices,
        **gallery_rooms.rooms(),
        **gallery_overview.rooms(),
        **gallery_differences.rooms(),
        **gallery_figures.parts(),
        **gallery_reading.readings(),
        **gallery_search.parts(),
    }


class Gallery(QWidget):
    """A list of parts on the left, the part on the right; theme and text scale above."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Gallery"))
        self.parts = parts()
        self._part: QWidget | None = None
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Parts"))
        self._list.addItems(list(self.parts))
        self._theme = QComboBox()
        self._theme.setAccessibleName(self.tr("Theme"))
        self._theme.addItems(themes.THEME_NAMES)
        self._scale = QComboBox()
        self._scale.setAccessibleName(self.tr("Text scale in per cent"))
        self._scale.addItems([str(scale) for scale in SCALES])
        switches = QHBoxLayout()
        for words, switch in ((self.tr("Theme"), self._theme), (self.tr("Text scale in per cent"), self._scale)):
            switches.addWidget(QLabel(words))
            switches.addWidget(switch)
        switches.addStretch(1)
        self._room = QWidget()
        self._place = QVBoxLayout(self._room)
        self._place.setContentsMargins(0, 0, 0, 0)
        middle = QSplitter()
        middle.addWidget(self._list)
        middle.addWidget(self._room)
        middle.setStretchFactor(1, 1)
        middle.setSizes([220, 980])
        column = QVBoxLayout(self)
        column.addLayout(switches)
        column.addWidget(middle, 1)
        self.setAutoFillBackground(True)
        self.resize(1280, 800)
        self._list.currentRowChanged.connect(self._show)
        self._theme.currentIndexChanged.connect(self._show)
        self._scale.currentIndexChanged.connect(self._show)
        self._list.setCurrentRow(0)

    def choose(self, part: str, theme: str, scale: int) -> QWidget:
        """Show a part in a theme and text scale, and hand it over."""
        for switch, words in ((self._theme, theme), (self._scale, str(scale))):
            switch.setCurrentText(words)
        self._list.setCurrentRow(list(self.parts).index(part))
        assert self._part is not None
        return self._part

    def _show(self) -> None:
        """Make the part anew: in the window it is told of a change, here it starts with it."""
        theme = themes.load_theme(self._theme.currentText())
        scale = int(self._scale.currentText()) / 100
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        sheet = themes.style_sheet(theme, scale)
        if sheet != app.styleSheet():  # to polish every widget again costs more than the part itself
            app.setPalette(theme.palette())
            app.setFont(font(scale))
            app.setStyleSheet(sheet)
        if self._part is not None:
            self._place.removeWidget(self._part)
            self._part.hide()
            self._part.deleteLater()
        self._part = list(self.parts.values())[max(0, self._list.currentRow())](theme, scale)
        self._place.addWidget(self._part)
        self._part.show()


def run() -> int:
    """Show the gallery until it is closed."""
    from app.ui.session import make_application

    app = make_application()
    window = Gallery()
    window.show()
    return int(app.exec())
