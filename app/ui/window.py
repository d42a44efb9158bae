"""Places the parts of the window. No logic: what belongs to whom is told in ``wiring``."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from app import NAME
from app.state import assets
from app.ui import menus
from app.ui.board.view import BoardView
from app.ui.details.panel import DetailsPanel
from app.ui.parts.whisper import Whisper
from app.ui.top.findbar import FindBar
from app.ui.top.header import Header
from app.ui.top.notice import Notice


class MainWindow(QMainWindow):
    """The window. Signals: ``closing()`` before it goes, ``first_painted()`` once, after its first paint."""

    closing = Signal()
    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(NAME)
        self.setMinimumSize(640, 420)
        self.header = Header()
        self.notice = Notice()
        self.board = BoardView()
        self.findbar = FindBar()
        self.panel = DetailsPanel()
        self.whisper = Whisper(self.board)
        self.actions_ = menus.build(self)
        for name in ("voices.choose", "view.headlines", "view.coding_off", "debate.coding"):
            self.header.add_button(self.actions_[name])
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.board, 1)
        column.addWidget(self.findbar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(middle)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.panel.hide()
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.splitter, 1)
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

    def open_panel(self, opened: bool) -> None:
        """Show or hide the side panel; it takes a third of a small window, never more than it needs."""
        if opened and not self.panel.isVisibleTo(self):
            self.panel.show()
            width = min(420, max(280, self.width() // 3))
            self.splitter.setSizes([self.width() - width, width])
        elif not opened:
            self.panel.hide()

    def regions(self) -> list[QWidget]:
        """The parts that F6 walks through, those in view."""
        parts: list[QWidget] = [self.header.title, self.board, self.findbar, self.panel]
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
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted: what is heavy starts only then."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let everyone remember what they must."""
        self.closing.emit()
        super().closeEvent(event)
