"""A person at the window, in the words of a person: what is clicked is clicked where it is painted, with real events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeySequence, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QMenu, QPushButton, QStyle, QStyleOptionViewItem, QWidget

from app.state.workspace import Place
from app.ui.board import heads, painting
from app.ui.board.documents import links
from app.ui.board.geometry import PAD
from app.ui.session import Session

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PACK = "stalinism/"
LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
Part = tuple[str, int]


class Reader:
    """A person who reads in the window. Voices are called by family name, themes by key: ``("Kotkin", "terror")``."""

    def __init__(self, qtbot: QtBot, folder: Path, shipped: Path, *, remember: bool = True, pack: str = PACK) -> None:
        self.qtbot, self.folder, self.pack = qtbot, folder, pack
        self.session = Session(folder, shipped, remember=remember)
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
        self.qtbot.waitUntil(lambda: self.session.library is not None and self.session.loading.board is not None, timeout=20_000)
        self.settles()

    def settles(self) -> None:
        """Wait until what was asked for stands there."""

        def done() -> bool:
            QApplication.processEvents()
            asked = self.workspace.detail is not None and not self.panel.text()
            return self.board.settled and not asked

        self.qtbot.waitUntil(done, timeout=10_000)
        QApplication.processEvents()

    def waits_for(self, what: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(what, timeout=10_000)

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
        return QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow() or self.window

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

    def place(self, voice: str, theme: str) -> Place:
        """The cell of a voice on a theme."""
        return Place(self.voice(voice), theme)

    def voice(self, name: str) -> str:
        """The id of a voice by its family name or short id."""
        board = self.session.loading.board
        assert board is not None
        return next(v.id for v in board.voices if name in (v.family, v.name, v.id.partition("/")[2]))

    def panes(self) -> list[str]:
        """Family names of the panes from left to right."""
        return [voice.family for voice in self.board.layout_.model.voices]

    def sees_panes(self, *names: str) -> None:
        """Just these panes stand there, in this order."""
        assert self.panes() == list(names)

    def themes(self) -> list[str]:
        """Keys of the rows from top to bottom."""
        return [theme.key for theme in self.board.layout_.model.themes]

    def _column(self, name: str) -> int:
        return self.panes().index(next(v.family for v in self.board.layout_.model.voices if v.id == self.voice(name)))

    def _across(self, rect: QRectF) -> None:
        """Drag the lower bar until a rectangle of the viewport is in view from left to right."""
        bar = self.board.horizontalScrollBar()
        if rect.left() < 0:
            bar.setValue(bar.value() + int(rect.left()) - 8)
        elif rect.right() > self.board.viewport().width():
            bar.setValue(bar.value() + int(rect.right() - self.board.viewport().width()) + 8)
        QApplication.processEvents()

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
        dialog = self.dialog()
        chooser = dialog.findChild(QListWidget)
        self.clicks_button("None")
        for name in names:
            wanted = self.voice(name)
            item = next(chooser.item(i) for i in range(chooser.count()) if chooser.item(i).data(Qt.ItemDataRole.UserRole) == wanted)
            self._ticks(chooser, item)
        self.clicks_button("Close")
        self.settles()

    def _ticks(self, chooser: QListWidget, item: QListWidgetItem) -> None:
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

    # -- rows -------------------------------------------------------------------------------------------------------

    @property
    def theme_in_view(self) -> str:
        """The theme whose band is painted right under the heads."""
        top = self.board.body_top()
        rows = range(len(self.themes()))
        return next(self.themes()[r] for r in rows if self.board.band_rect(r).top() <= top + 0.5 < self.board.band_rect(r).bottom())

    def scrolls_to(self, theme: str) -> None:
        """Walk from theme to theme until this one stands on top."""
        for _ in self.themes():
            now, wanted = self.themes().index(self.theme_in_view), self.themes().index(theme)
            if now == wanted:
                break
            self.presses("Ctrl+Down" if now < wanted else "Ctrl+Up")
        assert self.theme_in_view == theme

    def scrolls_by(self, pixels: int) -> None:
        """Drag the bar on the right."""
        self.board.verticalScrollBar().setValue(self.board.verticalScrollBar().value() + pixels)
        self.settles()

    def row_top(self, theme: str) -> float:
        """Where a row begins, in pixels from the foot of the heads (its band may be stuck lower)."""
        return self.board.layout_.rows.top(self.themes().index(theme)) - self.board.verticalScrollBar().value()

    def band(self, theme: str) -> QRectF:
        """Where the band of a row is painted."""
        return self.board.band_rect(self.themes().index(theme))

    def clicks_band(self, theme: str, button: str) -> None:
        """Click ``orientation`` or ``row`` on a band."""
        rect = next(rect for name, rect, _ in painting.band_buttons(self.board, self.themes().index(theme)) if name == button)
        self.clicks(rect.center())

    def level(self, theme: str) -> set[int]:
        """Heights at which the first line of each cell of a row is painted: one value where the row is level."""
        found = set()
        for voice in self.board.layout_.model.voices:
            place = Place(voice.id, theme)
            rect, line = self.board.to_viewport(self.board.layout_.cell_rect(place)), self.document(place).begin().layout()
            found.add(round(rect.top() + line.position().y() + line.lineAt(0).ascent()))
        return found

    # -- cells ------------------------------------------------------------------------------------------------------

    def document(self, place: Place) -> QTextDocument:
        """What is painted in a cell."""
        return self.board.layout_.document(place)

    def cell_text(self, voice: str, theme: str) -> str:
        """The words painted in a cell."""
        return self.document(self.place(voice, theme)).toPlainText().replace("\u00a0", " ")

    def all_text(self) -> str:
        """The words of every cell of the open panes."""
        return "\n".join(self.cell_text(name, theme) for name in self.panes() for theme in self.themes())

    def marks(self, voice: str, theme: str) -> tuple[Any, ...]:
        """The marks painted before the first line of a cell."""
        return self.board.layout_.model.cell(self.place(voice, theme)).marks

    def links_in(self, voice: str, theme: str) -> list[str]:
        """Where the links of a cell lead, in reading order."""
        return [target for _, _, target in links(self.document(self.place(voice, theme)))]

    def point_at(self, voice: str, theme: str, at: int) -> QPointF:
        """Where a letter of a cell is painted, brought into view."""
        place = self.place(voice, theme)
        self._across(self.board.to_viewport(self.board.layout_.cell_rect(place)))
        point = self._painted(place, at)
        top = self.board.body_top() + self.board.layout_.band_height() + 4
        bottom = self.board.viewport().height() - 20
        if not top <= point.y() <= bottom:
            self.scrolls_by(round(point.y() - (top + bottom) / 2))
            point = self._painted(place, at)
        return point

    def _painted(self, place: Place, at: int) -> QPointF:
        document = self.document(place)
        block = document.findBlock(at)
        line = block.layout().lineForTextPosition(at - block.position())
        x = line.cursorToX(at - block.position())
        x = float(x[0] if isinstance(x, tuple) else x)
        local = block.layout().position() + QPointF(x, line.y() + line.height() * 0.6)
        rect = self.board.to_viewport(self.board.layout_.cell_rect(place))
        return QPointF(rect.left() + PAD, rect.top() + PAD * 0.8) + local

    def where(self, voice: str, theme: str, words: str, *, end: bool = False) -> int:
        """Where words begin (or end) in a cell, as a number of letters."""
        at = self.document(self.place(voice, theme)).toPlainText().replace("\u00a0", " ").find(words)
        assert at >= 0, f"{words!r} is not in the cell of {voice} on {theme}: {self.cell_text(voice, theme)[:300]!r}"
        return at + (len(words) if end else 0)

    def link_at(self, voice: str, theme: str, target: str) -> QPointF:
        """Where a link of a cell is painted: by where it leads, or by how that begins."""
        found = links(self.document(self.place(voice, theme)))
        at = next((start for start, _, href in found if href == target or href.startswith(target)), None)
        assert at is not None, f"no link {target!r} in the cell of {voice} on {theme}, only {[href for _, _, href in found]}"
        return self.point_at(voice, theme, at) + QPointF(4, 0)

    def clicks(self, point: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click a point of the panes."""
        QTest.mouseClick(self.board.viewport(), LEFT, modifiers, point.toPoint())
        self.settles()

    def clicks_link_in(self, voice: str, theme: str, target: str) -> None:
        """Click a link in a cell."""
        self.clicks(self.link_at(voice, theme, target))

    def clicks_cell(self, voice: str, theme: str) -> None:
        """Click into a cell where there is no link: its lower right corner."""
        self.point_at(voice, theme, 0)
        rect = self.board.to_viewport(self.board.layout_.cell_rect(self.place(voice, theme)))
        self.clicks(QPointF(rect.right() - 4, min(rect.bottom(), self.board.viewport().height()) - 3))

    def rests_on(self, point: QPointF) -> Qt.CursorShape:
        """Move the mouse to a point of the panes; the shape it takes there."""
        QTest.mouseMove(self.board.viewport(), QPoint(1, 1))
        QTest.mouseMove(self.board.viewport(), point.toPoint())
        return self.board.viewport().cursor().shape()

    # -- selecting and copying --------------------------------------------------------------------------------------

    def selects_text(self, voice: str, theme: str, first: str, last: str) -> str:
        """Drag with the mouse from the beginning of some words to the end of others; what is selected then."""
        begin, end = self.where(voice, theme, first), self.where(voice, theme, last, end=True)
        self.point_at(voice, theme, end)
        start, stop = (self._painted(self.place(voice, theme), at).toPoint() for at in (begin, end))
        assert self.board.body_top() < start.y(), "the beginning is out of view: select less at a time"
        view = self.board.viewport()
        QTest.mousePress(view, LEFT, NONE, start)
        QTest.mouseMove(view, (start + stop) / 2)
        QTest.mouseMove(view, stop)
        QTest.mouseRelease(view, LEFT, NONE, stop)
        return self.selected_text(voice, theme)

    def double_clicks(self, voice: str, theme: str, word: str) -> str:
        """Double click into a word; what is selected then."""
        point = (self.point_at(voice, theme, self.where(voice, theme, word)) + QPointF(5, 0)).toPoint()
        view = self.board.viewport()
        QTest.mouseClick(view, LEFT, NONE, point)
        QTest.mouseDClick(view, LEFT, NONE, point)
        QTest.mouseRelease(view, LEFT, NONE, point)
        return self.selected_text(voice, theme)

    def triple_clicks(self, voice: str, theme: str, word: str) -> str:
        """Click three times into a word; what is selected then."""
        self.double_clicks(voice, theme, word)
        self.clicks(self.point_at(voice, theme, self.where(voice, theme, word)) + QPointF(5, 0))
        return self.selected_text(voice, theme)

    def selected_text(self, voice: str, theme: str) -> str:
        """The words painted as selected in a cell."""
        place = self.place(voice, theme)
        span = self.board.hands.selection_in(place)
        if span is None:
            return ""
        cursor = QTextCursor(self.document(place))
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n").replace("\u00a0", " ")

    def copies(self) -> str:
        """Press Ctrl+C; what the clipboard holds then."""
        QApplication.clipboard().clear()
        self.presses("Ctrl+C")
        return QApplication.clipboard().text()

    # -- side panel and find ----------------------------------------------------------------------------------------

    def panel_text(self) -> str:
        """The words on the side panel; empty where it is closed."""
        self.settles()
        return self.panel.text().replace("\u00a0", " ") if self.panel.isVisible() else ""

    def panel_says(self, *words: str) -> None:
        """Wait until the side panel says this."""
        self.waits_for(lambda: all(w in self.panel_text() for w in words))

    def clicks_in_panel(self, words: str) -> None:
        """Click words on the side panel, scrolled into view."""
        browser = self.panel._text
        at = self.panel_text().find(words)
        assert at >= 0, f"{words!r} is not on the side panel: {self.panel_text()[:400]!r}"
        cursor = QTextCursor(browser.document())
        cursor.setPosition(at + 1)
        browser.setTextCursor(cursor)
        browser.ensureCursorVisible()
        QTest.mouseClick(browser.viewport(), LEFT, NONE, browser.cursorRect(cursor).center())
        self.settles()

    def finds(self, words: str) -> str:
        """Press Ctrl+F and type; what the find bar answers."""
        self.presses("Ctrl+F")
        self.types(words)
        return self.find_count()

    def find_count(self) -> str:
        """What the find bar says."""
        return self.findbar.findChild(QLabel).text() if self.findbar.isVisible() else ""
