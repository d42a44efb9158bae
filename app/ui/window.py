"""Places the parts of the window. No logic: what belongs to whom is told in ``wiring``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app import NAME
from app.state import assets
from app.state.values import View
from app.state.workspace import Timing
from app.ui import menus
from app.ui.board.view import BoardView
from app.ui.details.panel import DetailsPanel
from app.ui.parts.whisper import Whisper
from app.ui.spectrum.view import SpectrumView
from app.ui.timeline.frame import TimelineFrame
from app.ui.top.findbar import FindBar
from app.ui.top.followbar import FollowBar
from app.ui.top.header import Header
from app.ui.top.notice import Notice

if TYPE_CHECKING:
    from app.ui.top.hints import HintCard

_NO_LIMIT = 16_777_215
"""Qt's own *no limit* for a widget's size."""

SMALL_SCREEN = QSize(1440, 900)
"""A screen smaller than this is filled at a first start, and the timeline begins as a strip."""

LEAST_LINES = 9
"""So many lines of text are left to the panes when the timeline opens, heads included."""

FEW_LINES = 27
"""A window lower than so many lines of text is crowded: all that is not a pane makes room for the panes."""

FEW_LINES_BESIDE = 22
"""So is one in which the open timeline leaves fewer lines than this to all the rest."""


class MainWindow(QMainWindow):
    """The window.

    Signals: ``closing()`` before it goes, ``first_painted()`` once, after its first paint, ``crowded_changed()`` when the
    window came to have room for few lines of text, or for many again.
    """

    closing = Signal()
    first_painted = Signal()
    crowded_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(NAME)
        self.setMinimumSize(640, 420)
        self.header = Header()
        self.notice = Notice()
        self.spectrum = SpectrumView()
        self.followbar = FollowBar()
        self.board = BoardView()
        self.findbar = FindBar()
        self.timeline = TimelineFrame()
        self.panel = DetailsPanel()
        self.whisper = Whisper(self.board)
        self.actions_ = menus.build(self)
        for name in ("view.panes", "view.overview", "view.differences", "view.figures"):
            self.header.switch.add(self.actions_[name])
        for name, rank in (("edit.search", -1), ("voices.choose", 0), ("view.headlines", 3), ("view.coding_off", 2), ("debate.coding", 4), ("view.present", 1)):
            self.header.add_button(self.actions_[name], rank)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.followbar)
        column.addWidget(self.board, 1)
        column.addWidget(self.findbar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.rooms = QStackedWidget()
        self.rooms.addWidget(middle)
        self._panes = middle
        self._room: QWidget | None = None
        self.splitter.addWidget(self.rooms)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.panel.hide()
        self.floors = QSplitter(Qt.Orientation.Vertical)
        self.floors.setChildrenCollapsible(False)
        self.floors.setHandleWidth(1)
        self.floors.addWidget(self.splitter)
        self.floors.addWidget(self.timeline)
        self.floors.setStretchFactor(0, 1)
        self.floors.setStretchFactor(1, 0)
        self._timeline_height, self._timeline_open = 0, False
        self.crowded = False
        self.hint: HintCard | None = None
        self._line = 0.0
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.spectrum)
        whole.addWidget(self.floors, 1)
        self.setCentralWidget(centre)
        if self.menuBar().isNativeMenuBar():
            whole.insertWidget(1, self.header.poles, 0, Qt.AlignmentFlag.AlignRight)
        else:  # the poles cost no height where there is room beside the menus
            self.menuBar().setCornerWidget(self.header.poles, Qt.Corner.TopRightCorner)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        self._painted = False
        self.first_painted.connect(self._dress)
        self.resize(1366, 768)

    @Slot()
    def _dress(self) -> None:
        """Give the window its icon; after the first paint, because drawing it loads a further part of Qt."""
        self.setWindowIcon(QIcon(str(assets.RESOURCES / "icons" / "sic-et-non.svg")))

    def restore_place(self, geometry: QByteArray) -> None:
        """Put the window where it stood, if that was remembered."""
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def take_room(self) -> bool:
        """At a first start: most of a large screen, all of a small one. Gives whether there is room for the open timeline too."""
        room = self.screen().availableGeometry()
        if room.width() < SMALL_SCREEN.width() or room.height() < SMALL_SCREEN.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)
            return False
        self.resize(min(1680, round(room.width() * 0.9)), min(1080, round(room.height() * 0.9)))
        return True

    def make_room(self, view: View, room: QWidget | None) -> None:
        """Take away what stands in the middle where another room comes; the timeline stands below panes and story, nowhere else."""
        if room is not None and self.rooms.indexOf(room) < 0:
            self.rooms.addWidget(room)
        self._room = room
        shown, before = room if room is not None else self._panes, self.rooms.currentWidget()
        if before is not None and before is not shown:  # out of sight, so that neither is laid out for a height that it will not have
            before.hide()
        self.timeline.setVisible(view in ("panes", "story"))
        self.floors.refresh()

    def show_room(self) -> None:
        """Show the room for which room was made; everything around it stands where it will stay."""
        self.settle()
        self.rooms.setCurrentWidget(self._room or self._panes)
        self.whisper.lie_over(self._room or self.board)

    def settle(self) -> None:
        """Give every part its place now: else what has just come into view is painted where it won't stay, and then once more."""
        for waiting in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateLater):
            QCoreApplication.sendPostedEvents(None, waiting)

    def to_middle(self) -> None:
        """Move the keyboard to the view in the middle."""
        (self._room or self.board).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_panel(self, opened: bool) -> None:
        """Show or hide the side panel; it takes a third of a small window, never more than it needs."""
        if opened and not self.panel.isVisibleTo(self):
            self.panel.show()
            width = self.panel_width()
            self.splitter.setSizes([self.width() - width, width])
        elif not opened:
            self.panel.hide()

    def panel_width(self) -> int:
        """How wide the side panel is when it opens."""
        return min(420, max(280, self.width() // 3))

    def set_line_height(self, pixels: float) -> None:
        """How tall a line of text is now: it decides whether the window is crowded."""
        self._line = pixels
        self._see_room()

    def _see_room(self) -> None:
        menus = sum(self.menuBar().actionGeometry(action).width() for action in self.menuBar().actions())
        self.header.poles.set_room(self.width() - menus - 40 - self._line)  # none of the menus goes for them
        with_timeline = self._timeline_open and self.height() - self.timeline.height() < FEW_LINES_BESIDE * self._line
        crowded = bool(self._line) and (self.height() < FEW_LINES * self._line or with_timeline)
        if crowded != self.crowded:
            self.crowded = crowded
            self.header.set_crowded(crowded)
            self.timeline.set_slim(crowded)
            self.board.set_brief_heads(crowded)
            self.crowded_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See how many lines there is room for; the spectrum never takes more than a quarter of the height."""
        super().resizeEvent(event)
        self.spectrum.set_most_height(self.height() / 4)
        self._see_room()

    def show_timing(self, timing: Timing) -> None:
        """Give the timeline its room: a strip where it is folded, else what it had last, or three eighths of what it shares with the panes."""
        if timing.folded:
            self.remember_timeline()
            self._timeline_open = False
            strip = self.timeline.folded_height()
            self.timeline.setFixedHeight(strip)
            self.floors.setSizes([max(0, self.floors.height() - strip), strip])  # the panes take what the timeline gives up
        elif not self._timeline_open:
            self._timeline_open = True
            self.timeline.setMinimumHeight(0)
            self.timeline.setMaximumHeight(_NO_LIMIT)
            whole = self.floors.height() if self.isVisible() else round(self.height() * 0.75)
            most = max(self.timeline.minimumSizeHint().height(), round(whole - LEAST_LINES * self._line))
            height = min(most, self._timeline_height or round(whole * 0.38))
            self.floors.setSizes([whole - height, height])
        self._see_room()

    def give_timeline(self, share: float) -> None:
        """Give the open timeline a share of the room that it has with the panes."""
        whole = max(self.floors.height(), 1)
        self.floors.setSizes([round(whole * (1 - share)), round(whole * share)])

    def remember_timeline(self) -> int:
        """The height that the reader gave the open timeline; 0 where it never was open."""
        if self._timeline_open and self.timeline.isVisible():
            self._timeline_height = self.timeline.height()
        return self._timeline_height

    def set_timeline_height(self, height: int) -> None:
        """The height that the timeline had at the last start, for when it is opened."""
        self._timeline_height = max(0, height)

    def regions(self) -> list[QWidget]:
        """The parts that F6 walks through, those in view."""
        parts: list[QWidget] = [self.header.title, self.spectrum, self._room or self.board, self.findbar, self.timeline, self.panel]
        parts += [self.hint] if self.hint is not None else []
        return [part for part in parts if part.isVisibleTo(self)]

    def to_region(self, forward: bool) -> None:
        """Move the keyboard to the next or the previous region."""
        parts = self.regions()
        now = self.focusWidget()
        at = next((i for i, part in enumerate(parts) if part is now or (now is not None and part.isAncestorOf(now))), -1)
        target = parts[(at + (1 if forward else -1)) % len(parts)]
        if target is self.panel:
            self.panel.focus_text()
        elif target is self.findbar:
            self.findbar.open()
        elif target is self.hint and self.hint is not None:
            self.hint.take_focus()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted, its parts too: what is heavy starts only then."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let everyone remember what they must."""
        self.closing.emit()
        super().closeEvent(event)
