"""The room of figures: a row of tools, and below it the figures as they are drawn or one of the two tables."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.figures import Narrowing, Room, room
from app.core.figures_comments import copied_comment
from app.core.figures_filter import choices, narrowed
from app.core.figures_table import Kind, TableRow, citable, cited_lines, copied, copied_one, table_rows
from app.state.theme import Theme, font, load_theme
from app.ui.figures import accessible
from app.ui.figures.legend import rule_words
from app.ui.figures.plot import FiguresPlot
from app.ui.figures.saying import remark_of
from app.ui.figures.table import FiguresTable
from app.ui.figures.tools import FACES, Tools
from app.ui.parts.small import plain_label
from app.ui.parts.tips import tip
from db.records import Figures

LEAST_LINES = 20
"""Lines of small type that the room must be high for the rule to stand there in full."""


class FiguresView(QWidget):
    """Takes the figures and a look in. Coding plays no part: figures are no codes (METHOD 18).

    Signals: ``estimate_asked(str)``, ``poll_asked(str)``, ``voice_asked(str)``, ``work_asked(str)``, ``correction_asked(str)``,
    ``debate_asked(str)``, ``quotation_asked(str)`` with an id; ``copied(str)`` with the text for the clipboard; ``face_changed(str)``.
    """

    estimate_asked = Signal(str)
    poll_asked = Signal(str)
    voice_asked = Signal(str)
    work_asked = Signal(str)
    correction_asked = Signal(str)
    debate_asked = Signal(str)
    quotation_asked = Signal(str)
    copied = Signal(str)
    face_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self.setObjectName("figuresroom")
        self.setAccessibleName(self.tr("Figures"))
        self.setAutoFillBackground(True)
        self._figures: Figures | None = None
        self._whole = Room((), 0, 0)
        self._source = ""
        self.theme = load_theme("light")
        self.tools = Tools(self)
        self._stack = QStackedWidget(self)
        self.plot = FiguresPlot(self._stack)  # made where it stays, as the tables are: the style sheet dresses each once
        self.tables: dict[Kind, FiguresTable] = {"estimates": FiguresTable("estimates", self._stack), "polls": FiguresTable("polls", self._stack)}
        self._parts: dict[str, QWidget] = {"plot": self.plot, "estimates": self.tables["estimates"], "polls": self.tables["polls"]}
        for part in self._parts.values():
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rule = plain_label()
        self.rule.setWordWrap(True)
        self.rule.setContentsMargins(16, 0, 16, 6)
        column.addWidget(self.tools)
        column.addWidget(self.rule)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.plot)
        self.tools.face_asked.connect(self.set_face)
        self.tools.wanted_changed.connect(lambda _: self._show())
        self.tools.words.returnPressed.connect(lambda: self._parts[self.face].setFocus(Qt.FocusReason.OtherFocusReason))
        self.plot.titles = self._title
        self.plot.link_asked.connect(self._lead)
        self.plot.copy_asked.connect(self._copy_one)
        for table in self.tables.values():
            table.link_asked.connect(self._lead)
            table.copy_asked.connect(self._copy_rows)

    # -- in ---------------------------------------------------------------------------------------------------------

    def set_figures(self, figures: Figures, whole: Room | None = None) -> None:
        """All estimates and polls; filters and place stay where they can. ``whole``: as they stand in the room, where
        that was worked out already.
        """
        self._figures = figures
        self._whole = room(figures) if whole is None else whole
        self.tools.set_choices(choices(self._whole, figures))
        self._show()

    def set_source(self, line: str) -> None:
        """The line with which everything copied from here ends (METHOD 14): ``figures_table.source_line``."""
        self._source = line

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale (1.0 at 100 %)."""
        self.theme = theme
        palette = QPalette(theme.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.paper))
        self.setPalette(palette)
        self.tools.set_look(theme, scale)
        self.rule.setFont(font(scale, "small"))
        self._show_rule()
        self.plot.set_look(theme, scale)
        for table in self.tables.values():
            table.set_look(theme, scale)

    def set_face(self, face: str) -> None:
        """*plot*, or one of the tables: *estimates*, *polls*."""
        if face not in FACES or FACES[self._stack.currentIndex()] == face:
            return
        self.tools.set_face(face)
        self._stack.setCurrentIndex(FACES.index(face))
        self.setFocusProxy(self._parts[face])
        self._show_rule()
        self.face_changed.emit(face)

    def set_wanted(self, wanted: Narrowing) -> None:
        """Show these figures only."""
        self.tools.set_wanted(wanted)

    def show_figure(self, key: str) -> None:
        """Bring an estimate, a poll or a debate (by id) into view among the drawn ones, whatever was filtered."""
        self.set_face("plot")
        if not self.plot.show_item(key):
            self.tools.clear_all()
            self.plot.show_item(key)

    def _show_rule(self) -> None:
        """The rule of METHOD 25 in full, or where the window is low for its letters, in a few words with the rest in a tip."""
        whole = rule_words(self.face)
        low = self.height() < LEAST_LINES * self.rule.fontMetrics().lineSpacing()
        self.rule.setText(rule_words(self.face, short=True) if low else whole)
        self.rule.setToolTip(tip(whole) if low else "")
        self.rule.setAccessibleName(whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline below the rule: what is scrolled goes away behind it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(self.theme.hairline))
        at = self.rule.geometry().bottom()
        painter.drawLine(0, at, self.width(), at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rule takes as many words as there is room for."""
        super().resizeEvent(event)
        self._show_rule()

    # -- out --------------------------------------------------------------------------------------------------------

    @property
    def face(self) -> str:
        """Which face is shown."""
        return FACES[self._stack.currentIndex()]

    @property
    def room(self) -> Room:
        """What is shown, after filtering."""
        return self.plot.room

    def _show(self) -> None:
        shown = narrowed(self._whole, self.tools.wanted)
        self.plot.set_room(shown)
        for kind, table in self.tables.items():
            table.model_.set_rows(table_rows(shown, kind))
        self.tools.set_count(shown.shown, shown.count)

    def _title(self, key: str) -> str:
        """The name of a voice or the title of a work."""
        if self._figures is None:
            return key
        return self._figures.names.get(key) or (self._figures.works[key].title if key in self._figures.works else key)

    def _lead(self, link: str) -> None:
        """Say where a click or a key leads."""
        kind, _, key = link.partition(":")
        signals = {
            "estimate": self.estimate_asked,
            "poll": self.poll_asked,
            "voice": self.voice_asked,
            "work": self.work_asked,
            "correction": self.correction_asked,
            "debate": self.debate_asked,
            "quotation": self.quotation_asked,
        }
        if kind in signals:
            signals[kind].emit(key)

    def _copy_one(self, key: str) -> None:
        for table in self.tables.values():
            for row in table.model_.rows:
                if row.id == key:
                    self.copied.emit(copied_one(row, self._source))
        said = remark_of(self.room, key)
        if said is not None:
            self.copied.emit(copied_comment(said))

    def citable_lines(self) -> tuple[str, tuple[str, ...]]:
        """The figure in focus or the rows selected, who published them, and the line on what of it is ours; nothing where nothing is."""
        held = self.plot.held if self.face == "plot" else None
        every = [row for table in self.tables.values() for row in table.model_.rows]
        rows = [row for row in every if held is not None and row.id == held.key]
        if self.face != "plot":
            rows = list(self.tables["polls" if self.face == "polls" else "estimates"].chosen())
        said = remark_of(self.room, held.key) if held is not None and not rows else None
        if said is not None:
            return cited_lines(copied_comment(said).split("\n"), "")
        return citable(rows, self._source if rows else "")

    def _copy_rows(self, rows: tuple[TableRow, ...]) -> None:
        self.copied.emit(copied(rows, rows[0].kind, self._source))
