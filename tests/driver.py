"""A person at the window, in the words of a person: what is clicked is clicked where it is painted, with real events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QListWidget, QMenu, QPushButton, QStyle, QStyleOptionViewItem, QWidget

from app.ui.board import heads
from app.ui.board.geometry import PAD
from app.ui.session import Session
from tests.driver_panes import LEFT, NONE, OnThePanes
from tests.driver_rooms import InTheRooms
from tests.driver_timeline import OnTheTimeline

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Reader(OnThePanes, OnTheTimeline, InTheRooms):
    """A person who reads in the window. Voices are called by family name, themes by key: ``("Kotkin", "terror")``."""

    def __init__(self, qtbot: QtBot, folder: Path, shipped: Path, *, remember: bool = True, hints: bool = False) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.session = Session(folder, shipped, remember=remember, hints=hints)
        self.window, self.workspace = self.session.window, self.session.workspace
        self.board, self.panel, self.findbar = self.window.board, self.window.panel, self.window.findbar
        self._gone = False

    # -- the window -------------------------------------------------------------------------------------------------

    def opens(self, width: int = 1366, height: int = 768, *, waits: bool = True) -> Reader:
        """Start the program; wait until the panes are filled."""
        self.session.start()
        self.window.resize(width, height)
        self.window.show()
        if waits:
            self.waits()
        return self

    def waits(self) -> None:
        """Wait until the library is open, every row is laid out and the side panel says what was asked for."""
        session = self.session

        def ready() -> bool:
            return session.library is not None and session.loading.board is not None

        self.qtbot.waitUntil(lambda: ready() or (session.library is None and bool(self.notice())), timeout=60_000)
        assert ready(), f"the library did not open: {self.notice()}"
        self.settles()

    def settles(self) -> None:
        """Wait until what was asked for stands there."""

        def done() -> bool:
            QApplication.processEvents()
            still = not self.session.wired.timekeeper.pending and self.session.loading.chronicle is not None
            still = still and self.session.wired.visiting.settled and self.session.wired.seeking.settled
            return still and self.board.settled and self.session.wired.presenter.side.settled and self.session.loading.reader.idle

        self.qtbot.waitUntil(done, timeout=60_000)
        QApplication.processEvents()

    def waits_for(self, what: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(what, timeout=60_000)

    def closes(self) -> None:
        """Close the window, as a person does; and as ``run`` does afterwards."""
        if not self._gone:
            self.window.close()
            self.session.close()

    def goes(self) -> None:
        """Leave nothing of the window behind."""
        if not self._gone:
            self._gone = True
            for thing in (self.window, self.session):
                if shiboken6.isValid(thing):
                    thing.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    def resizes(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.window.resize(width, height)
        self.settles()

    def notice(self) -> str:
        """The sentence above the panes; empty where there is none."""
        return self.window.notice.sentence() if self.window.notice.isVisible() else ""

    def hint(self) -> str:
        """The words of the hint in view; empty where there is none."""
        card = self.session.wired.hinting.card
        return card.hint.words if card is not None and card.isVisible() and card.hint is not None else ""

    def answers_hint(self, words: str) -> None:
        """Click a button of the hint in view."""
        card = self.session.wired.hinting.card
        assert card is not None
        button = next(b for b in card.findChildren(QPushButton) if b.text() == words)
        QTest.mouseClick(button, LEFT)
        self.settles()

    def whisper(self) -> str:
        """The words at the foot of the panes."""
        return self.window.whisper.text() if self.window.whisper.isVisible() else ""

    def empty_words(self) -> str:
        """What stands in the middle while there is no pane."""
        return "" if self.panes() else self.board._empty

    # -- keys and menus ---------------------------------------------------------------------------------------------

    def presses(self, *keys: str) -> None:
        """Press keys, each as in a menu: ``Ctrl+F``, ``Tab``, ``Shift+Space``. They go where the keyboard is."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(self._keyboard(), combination.key(), combination.keyboardModifiers())
        self.settles()

    def types(self, words: str) -> None:
        """Type words."""
        QTest.keyClicks(self._keyboard(), words)
        self.settles()

    def _keyboard(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None and popup.isVisible():
            return popup
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():  # without a window manager nobody gives it back to the window
            (self.dialog() if self.dialogs() else self.window).activateWindow()
            self.waits_for(self._has_keyboard)
        return QApplication.focusWidget() or self.window

    def _has_keyboard(self) -> bool:
        """Is the keyboard at something in view, and not still at a list that has closed?"""
        focus = QApplication.focusWidget()
        return focus is not None and focus.isVisible()

    def chooses(self, menu: str, entry: str) -> None:
        """Choose an entry of a menu with the mouse, both as they read."""
        bar = self.window.menuBar()
        title = next(a for a in bar.actions() if a.text().replace("&", "") == menu)
        QTest.mouseClick(bar, LEFT, NONE, bar.actionGeometry(title).center())
        opened = title.menu()
        assert isinstance(opened, QMenu)
        self.waits_for(opened.isVisible)
        action = next(a for a in opened.actions() if a.text().replace("&", "") == entry)
        QTest.mouseClick(opened, LEFT, NONE, opened.actionGeometry(action).center())
        self.waits_for(lambda: not opened.isVisible())
        self.settles()

    def chooses_debate(self, question: str) -> None:
        """Click the title and choose another debate from what opens."""
        title = self.window.header.title

        def choose() -> None:
            opened = title.menu()
            action = next(a for a in opened.actions() if a.text().replace("&&", "&") == question)
            QTest.mouseClick(opened, LEFT, NONE, opened.actionGeometry(action).center())

        QTimer.singleShot(50, choose)
        QTest.mouseClick(title, LEFT)
        self.waits_for(lambda: self.window.header.title.accessibleName().endswith(question))  # a long one is cut on the button
        self.settles()

    def title(self) -> str:
        """The question that the window shows as its title."""
        return self.window.header.title.text().replace("\n", " ")

    def debates(self) -> list[str]:
        """The debates that the title offers."""
        return [action.text() for action in self.window.header.title.menu().actions()]

    def clicks_switch(self, words: str) -> None:
        """Click a switch beside the title."""
        buttons = [b for b in self.window.header.findChildren(QWidget) if getattr(b, "text", lambda: "")() == words]
        QTest.mouseClick(buttons[0], LEFT)
        self.settles()

    def sets_text_scale(self, percent: int) -> None:
        """Make the text larger or smaller until it has this size."""
        self.presses("Ctrl+0")
        while self.workspace.look.text_scale < percent:
            self.presses("Ctrl++")
        while self.workspace.look.text_scale > percent:
            self.presses("Ctrl+-")

    def switches_theme(self, name: str) -> None:
        """Choose light, dark or the system's colours."""
        self.chooses("View", {"light": "Light", "dark": "Dark", "system": "Colours of the system"}[name])

    # -- panes ------------------------------------------------------------------------------------------------------

    def sees_panes(self, *names: str) -> None:
        """Just these panes stand there, in this order."""
        assert self.panes() == list(names)

    def _column(self, name: str) -> int:
        return self.panes().index(next(v.family for v in self.board.layout_.model.voices if v.id == self.voice(name)))

    def head_rect(self, name: str) -> QRectF:
        """Where the head of a pane is painted, brought into view."""
        self._across(self.board.head_rect(self._column(name)))
        return self.board.head_rect(self._column(name))

    def closes_pane(self, name: str) -> None:
        """Click the cross of a pane."""
        self.clicks(heads.close_rect(self.board.head_style(), self.head_rect(name)).center())

    def clicks_name(self, name: str) -> None:
        """Click the name at the head of a pane."""
        rect = self.head_rect(name)
        self.clicks(QPointF(rect.left() + PAD + 20, rect.top() + 18))

    def chooses_voices(self, *names: str) -> None:
        """Open the chooser, untick all, tick just these, close it."""
        self.presses("Ctrl+P")
        self.clicks_button("None")
        for name in names:
            self.ticks(name)
        self.clicks_button("Close")
        self.settles()

    def ticks(self, name: str) -> None:
        """Click the box before a voice in the open chooser."""
        chooser, wanted = self.dialog().findChild(QListWidget), self.voice(name)
        item = next(chooser.item(i) for i in range(chooser.count()) if chooser.item(i).data(Qt.ItemDataRole.UserRole) == wanted)
        chooser.scrollToItem(item)
        option = QStyleOptionViewItem()
        chooser.initViewItemOption(option)
        option.rect = chooser.visualItemRect(item)  # type: ignore[attr-defined]
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator  # type: ignore[attr-defined]
        box = chooser.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, chooser)
        QTest.mouseClick(chooser.viewport(), LEFT, NONE, box.center())

    def dialog(self) -> QDialog:
        """The dialog that is open."""
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        assert len(found) == 1, f"{len(found)} dialogs are open"
        return found[0]

    def dialogs(self) -> int:
        """How many dialogs are open."""
        return sum(isinstance(w, QDialog) and w.isVisible() for w in QApplication.topLevelWidgets())

    def clicks_button(self, words: str) -> None:
        """Click a button of the open dialog."""
        dialog = self.dialog()
        buttons = [*dialog.findChildren(QPushButton), *(b for box in dialog.findChildren(QDialogButtonBox) for b in box.buttons())]
        QTest.mouseClick(next(b for b in buttons if b.text().replace("&", "") == words), LEFT)
        QApplication.processEvents()
