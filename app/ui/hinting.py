"""The three hints of the first start: one after the other, and none comes back once it was dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core import helping
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.ui.top.hints import HintCard


class Hinting(QObject):
    """Knows which hints were dismissed, and where the thing stands that each explains.

    Signals: ``remembered(tuple)`` (the hints dismissed so far), ``example_asked(str)`` (show what a hint speaks of).
    """

    remembered = Signal(object)
    example_asked = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dismissed: tuple[str, ...] = tuple(hint.id for hint in helping.HINTS)
        self.card: HintCard | None = None
        self._covered = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        window.installEventFilter(self)

    def start(self, dismissed: tuple[str, ...]) -> None:
        """Show the first hint that was not dismissed yet; nothing where all were."""
        self._dismissed = dismissed
        self.refresh()

    def again(self) -> None:
        """Show all three once more: the reader asked for them."""
        self._keep(())

    @Slot(str)
    def _one(self, hint: str) -> None:
        self._keep((*self._dismissed, hint))

    @Slot()
    def _all(self) -> None:
        self._keep(tuple(hint.id for hint in helping.HINTS))

    @Slot(str)
    def _example(self, hint: str) -> None:
        """It has been shown: that is better than having read of it."""
        self.example_asked.emit(hint)
        self._one(hint)

    def _keep(self, dismissed: tuple[str, ...]) -> None:
        self._dismissed = dismissed
        self.remembered.emit(dismissed)
        self.refresh()

    @Slot(bool)
    def set_covered(self, covered: bool) -> None:
        """Something lies over what the hints explain: none is shown meanwhile."""
        self._covered = covered
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the hint that is due where its thing stands now; nothing once all were dismissed, or while no pane is open."""
        if helping.next_hint(self._dismissed) is not None or self.card is not None:
            self._soon.start()

    def _target(self, hint: str) -> QRect | None:
        """Where the thing that a hint explains stands in the window; None where it is not in view."""
        window = self._window
        part: QWidget = {"panes": window.board, "spectrum": window.spectrum, "timeline": window.timeline}[hint]
        if not part.isVisibleTo(window):
            return None
        rect = self._first_stance() if hint == "panes" else part.rect()
        return QRect(part.mapTo(window, rect.topLeft()), rect.size())

    def _room(self) -> QRect:
        """Where a card may lie: over the panes, never over a button of the header or of the timeline."""
        board = self._window.board
        return QRect(board.mapTo(self._window, board.rect().topLeft()), board.size())

    def _first_stance(self) -> QRect:
        """The head of the first pane and the words of its first stance: what the first hint speaks of."""
        board = self._window.board
        cell = board.to_viewport(board.layout_.cell_rect(board.layout_.model.place(0, 0))).toRect()
        return QRect(cell.left(), 0, cell.width(), max(cell.top(), 0) + board.fontMetrics().height() * 4)

    @Slot()
    def _place(self) -> None:
        if not self._window.board.layout_.model.voices:  # there is nothing yet that could be explained
            return
        there = self._window.board.isVisibleTo(self._window) and not self._covered  # all three speak of the panes and what stands around them
        due = ((hint, self._target(hint.id) if there else None) for hint in helping.HINTS if hint.id not in self._dismissed)
        hint, target = next((pair for pair in due if pair[1] is not None), (None, None))
        if hint is None or target is None:
            if self.card is not None:
                self.card.hide()
            return
        card = self._made()
        card.set_hint(hint)
        card.place(target, self._room())
        card.show()
        card.raise_()

    def _made(self) -> HintCard:
        """The card; made when there is something to say."""
        if self.card is None:
            from app.ui.top.hints import HintCard

            self.card = self._window.hint = HintCard(self._window)
            self.card.dismissed.connect(self._one)
            self.card.all_dismissed.connect(self._all)
            self.card.example_asked.connect(self._example)
        return self.card

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.card is not None and self.card.isVisible():
            self._soon.start()
        return False
