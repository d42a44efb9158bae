"""What a person does in the rooms beside the panes: overview, differences, figures and the pages to read; where things are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QHelpEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QToolButton, QToolTip, QWidget

from tests.driver_panes import LEFT, NONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.core.overview_cells import Cell
    from app.state.values import View
    from app.state.workspace import Workspace
    from app.ui.differences.view import DifferencesView
    from app.ui.figures.view import FiguresView
    from app.ui.overview.view import OverviewView
    from app.ui.reading.view import ReadingView
    from app.ui.session import Session
    from app.ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


class InTheRooms:
    """The part of a reader that has to do with the views beside the panes. Voices are called by family name, themes by key."""

    session: Session
    window: MainWindow
    workspace: Workspace

    def settles(self) -> None:
        """Wait until what was asked for stands there."""
        raise NotImplementedError

    def waits_for(self, what: Callable[[], bool]) -> None:
        """Wait until something is so."""
        raise NotImplementedError

    def presses(self, *keys: str) -> None:
        """Press keys."""
        raise NotImplementedError

    def voice(self, name: str) -> str:
        """The id of a voice."""
        raise NotImplementedError

    # -- which view -------------------------------------------------------------------------------------------------

    def enters(self, words: str) -> QWidget:
        """Click a button of the switch; or its entry in the menu of *more*, where the window is too narrow for the switch."""
        header = self.window.header
        if header.switch.isVisible():
            button = next(b for b in header.switch.buttons if b.text() == words)
            QTest.mouseClick(button, LEFT)
        else:
            menu = header.more.menu()
            QTimer.singleShot(50, lambda: self._walks(menu, words))  # the menu holds up who clicked until it is closed
            QTest.mouseClick(header.more, LEFT)
        self.settles()
        return self.in_the_middle()

    def in_the_middle(self) -> QWidget:
        """What stands in the middle of the window."""
        middle = self.window.rooms.currentWidget()
        return self.window.board if self.window.board.isVisible() else middle

    def pressed_on_the_switch(self) -> list[str]:
        """The buttons of the switch that are pressed."""
        return [button.text() for button in self.window.header.switch.buttons if button.isChecked()]

    def _room(self, view: View) -> Any:
        found = self.session.wired.visiting.room(view)
        assert found is not None
        assert found.widget.isVisible(), f"{view} is not in view, but {self.workspace.view}"
        return found.widget

    def _opens(self, button: QToolButton, menu: QMenu, *entries: str) -> None:
        """Click a button and walk down its menu, entry by entry as they read."""
        QTest.mouseClick(button, LEFT)
        self.waits_for(menu.isVisible)
        self._walks(menu, *entries)
        self.waits_for(lambda: QApplication.activePopupWidget() is None)
        self.settles()

    def _walks(self, menu: QMenu, *entries: str) -> None:
        """Click down an open menu; close it where it has no such entry."""
        for words in entries:
            action = next((a for a in menu.actions() if a.text().replace("&&", "&") in (words, f"&{words}") or a.iconText() == words), None)
            if action is None:
                menu.close()
            assert action is not None, f"there is no {words!r}, only {[a.text() for a in menu.actions()]}"
            below = action.menu()
            QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
            if isinstance(below, QMenu):
                self.waits_for(below.isVisible)
                menu = below

    def _writes(self, field: QLineEdit, words: str) -> None:
        """Click into a field and write something else into it; also what has no key here, such as Russian letters."""
        QTest.mouseClick(field, LEFT)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        for letter in words:
            QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))
        self.settles()

    # -- the overview -----------------------------------------------------------------------------------------------

    def overview(self) -> OverviewView:
        """The overview, in view."""
        found: OverviewView = self._room("overview")
        return found

    def overview_voices(self) -> list[str]:
        """Names in the heads of the voices, in their order."""
        contents = self.overview().contents
        return [voice.name for voice in contents.voices] if contents is not None else []

    def overview_themes(self) -> list[str]:
        """Keys of the themes, in their order."""
        contents = self.overview().contents
        return [theme.theme for theme in contents.themes] if contents is not None else []

    def overview_count(self) -> str:
        """How many voices it says that it shows."""
        return self.overview().tools.count.text()

    def overview_cell(self, voice: str, theme: str) -> Cell:
        """What a cell says."""
        contents = self.overview().contents
        assert contents is not None
        return contents.cells[self.voice(voice), theme]

    def overview_painted(self) -> str:
        """Every word that is painted in heads and cells."""
        picture = self.overview().area.picture
        assert picture is not None
        boxes = [picture.at(r, c) for r in range(-1, picture.rows) for c in range(-1, picture.columns) if (r, c) != (-1, -1)]
        return "\n".join(" ".join(text.lines) for box in boxes for text in box.texts)

    def overview_marks(self) -> int:
        """How many marks are painted."""
        picture = self.overview().area.picture
        assert picture is not None
        return sum(len(picture.at(r, c).marks) for r in range(picture.rows) for c in range(picture.columns))

    def _overview_point(self, voice: str, theme: str) -> QPointF:
        """Where a cell (or a head, where the other is empty) is painted, brought into view."""
        area = self.overview().area
        assert area.picture is not None
        place = area.picture.place(self.voice(voice) if voice else "", theme)
        assert place is not None, f"{voice} on {theme} is not in the overview"
        rect = area.picture.rect(*place)
        for index, bar, start, end in ((place[1], area.horizontalScrollBar(), rect.left(), rect.right()), (place[0], area.verticalScrollBar(), rect.top(), rect.bottom())):
            if index >= 0 and not bar.value() <= start <= end <= bar.value() + bar.pageStep():
                bar.setValue(round(start))
        QApplication.processEvents()
        return area.rect_of(place).center()

    def clicks_in_the_overview(self, voice: str = "", theme: str = "", *, picks: bool = False) -> None:
        """Click a cell, the head of a voice or of a theme; ``picks`` with Ctrl."""
        point = self._overview_point(voice, theme)
        QTest.mouseClick(self.overview().area.viewport(), LEFT, CONTROL if picks else NONE, point.toPoint())
        self.settles()

    def hovers_in_the_overview(self, voice: str = "", theme: str = "") -> str:
        """Rest the mouse on a cell or head; the line at the foot says what is there."""
        point, view = self._overview_point(voice, theme).toPoint(), self.overview().area.viewport()
        QTest.mouseMove(view, point - (point - view.rect().center()) / 8)
        QTest.mouseMove(view, point)
        QApplication.processEvents()
        return self.overview().reading.full

    def chooses_in_the_overview(self, tool: str, entry: str) -> None:
        """Choose in one of its menus, wherever the row of tools has put it."""
        tools = self.overview().tools
        choices = (tools.order, tools.near, tools.measured, *tools.filters)
        choice = next(c for c in choices if c.name == tool)
        if choice.isVisible():
            self._opens(choice, choice.menu_, entry)
        elif tools.filter_menu.isVisible() and choice in tools.filters:
            self._opens(tools.filter_menu, tools.filter_menu.menu_, tool, entry)
        else:
            self._opens(tools.all_menu, tools.all_menu.menu_, tool, entry)

    def presses_in_the_overview(self, words: str) -> None:
        """Click one of its switches."""
        tools = self.overview().tools
        button = next(b for b in (tools.contested, tools.rows, tools.how, tools.clear) if b.text() == words)
        QTest.mouseClick(button, LEFT)
        self.settles()

    def nearest(self) -> list[str]:
        """The list of *nearest to …*, a line a voice."""
        near = self.overview().near
        return [near.list.item(i).text().replace("\n", ": ") for i in range(near.list.count())] if near.isVisible() else []

    # -- differences ------------------------------------------------------------------------------------------------

    def differences(self) -> DifferencesView:
        """The differences, in view."""
        found: DifferencesView = self._room("differences")
        return found

    def chooses_pair(self, first: str, second: str) -> None:
        """Choose both voices from their lists, by keyboard."""
        for box, name in ((self.differences().head.first, first), (self.differences().head.second, second)):
            self._picks(box, box.findData(self.voice(name)))
        self.settles()

    def _picks(self, box: QComboBox, row: int) -> None:
        """Open a list, walk to a row, and press Enter."""
        box.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(box, Qt.Key.Key_Space)
        view = box.view()
        self.waits_for(view.isVisible)
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.currentIndex().row() == row
        QTest.keyClick(view, Qt.Key.Key_Return)
        self.waits_for(lambda: not view.isVisible())
        self.settles()

    def pair(self) -> tuple[str, ...]:
        """Family names of the two who are compared."""
        board = self.session.loading.board
        assert board is not None
        families = {voice.id: voice.family for voice in board.voices}
        return tuple(families[voice] for voice in self.differences().pair if voice)

    def differing_themes(self) -> list[tuple[str, str]]:
        """Themes by key from top to bottom, with what is said of the distance."""
        contents = self.differences().surface.contents
        return [(row.theme, row.said) for row in contents.rows] if contents is not None else []

    def differences_text(self) -> str:
        """Every word of the page."""
        parts = self.differences().surface.parts
        painted = [words.text for part in parts if part is not None for words in (*part.words, *(part.axis.words if part.axis is not None else ()))]
        texts = [text for part in parts if part is not None for text in part.texts]
        return "\n".join([*painted, *(text.document.toPlainText().replace("\u00a0", " ") for text in texts)])

    def difference_text(self, voice: str, theme: str) -> str:
        """The words of one of the two cells of a theme."""
        surface = self.differences().surface
        part = surface.parts[surface.part_of(theme)]
        assert part is not None
        return next(text.document.toPlainText().replace("\u00a0", " ") for text in part.texts if text.voice == self.voice(voice))

    def shared_text(self) -> str:
        """What the two share, at the end of the page."""
        last = self.differences().surface.parts[-1]
        assert last is not None
        return "\n".join(text.document.toPlainText().replace("\u00a0", " ") for text in last.texts)

    def differences_marks(self) -> int:
        """How many marks are painted on axes and in cells."""
        parts = [part for part in self.differences().surface.parts if part is not None]
        in_cells = sum(len(text.cell.marks) for part in parts for text in part.texts if text.cell is not None)
        return in_cells + sum(len(part.axis.marks) for part in parts if part.axis is not None)

    def clicks_difference(self, voice: str, theme: str) -> None:
        """Click the name above one of the two cells of a theme, scrolled into view."""
        surface = self.differences().surface
        index = surface.part_of(theme)
        surface.verticalScrollBar().setValue(round(surface.top_of(index)))
        QApplication.processEvents()
        part = surface.parts[index]
        assert part is not None
        text = next(text for text in part.texts if text.voice == self.voice(voice))
        point = text.head.center() + QPointF(0, surface.top_of(index) - surface.verticalScrollBar().value())
        QTest.mouseClick(surface.viewport(), LEFT, NONE, point.toPoint())
        self.settles()

    def sets_side_by_side(self) -> None:
        """Click the button that leaves just the panes of the two open."""
        QTest.mouseClick(self.differences().head.panes, LEFT)
        self.settles()

    # -- figures ----------------------------------------------------------------------------------------------------

    def figures(self) -> FiguresView:
        """The room of figures, in view."""
        found: FiguresView = self._room("figures")
        return found

    def figures_shown(self) -> list[str]:
        """Short ids of the figures and polls that are drawn, from top to bottom."""
        return [item.key.partition("/")[2] for item in self.figures().plot.picture.items if item.kind != "debate"]

    def filters_figures(self, words: str) -> None:
        """Type into the field above the figures."""
        self._writes(self.figures().tools.words, words)

    def figure_table(self, kind: str) -> list[dict[str, str]]:
        """Click over to a table of figures (*Estimates* or *Polls*); its rows by heading."""
        view = self.figures()
        face = {"Estimates": "estimates", "Polls": "polls"}[kind]
        QTest.mouseClick(view.tools.faces[face], LEFT)
        self.settles()
        model = view.tables[face].model_  # type: ignore[index]
        heads = [model.heading(i) for i in range(model.columnCount())]
        return [dict(zip(heads, (row.cells[column] for column in model.columns), strict=True)) for row in model.rows]

    def draws_figures(self) -> None:
        """Click back to the figures as they are drawn."""
        QTest.mouseClick(self.figures().tools.faces["plot"], LEFT)
        self.settles()

    def clicks_figure(self, short: str, link: str = "") -> None:
        """Click a drawn figure (by its short id), or one of the links in its row: *voice:*, *work:*, *correction:*."""
        plot = self.figures().plot
        index = next((i for i, item in enumerate(plot.picture.items) if item.key.endswith(f"/{short}")), -1)
        assert index >= 0, f"{short} is not drawn, only {self.figures_shown()}"
        item = plot.picture.items[index]
        plot.verticalScrollBar().setValue(round(item.rect.top()) - 40)
        QApplication.processEvents()
        if link:
            found = next((s.rect.center() for s in plot.picture.spots if s.item == index and s.link.startswith(link)), None)
        else:
            corner = item.rect.bottomRight() - QPointF(3, 3)
            found = corner if plot.picture.link_at(corner) == f"{item.kind}:{item.key}" else None
        assert found is not None, f"{short} leads nowhere by {link!r}"
        QTest.mouseClick(plot.viewport(), LEFT, NONE, (found - QPointF(0, plot.verticalScrollBar().value())).toPoint())
        self.settles()

    def figure_words(self, short: str) -> str:
        """The words beside a drawn figure."""
        picture = self.figures().plot.picture
        item = next(item for item in picture.items if item.key.endswith(f"/{short}"))
        return "\n".join(" ".join(words.lines) for block in picture.blocks for words in block.words if item.rect.contains(words.rect.center()))

    def joined_polls(self) -> set[tuple[str, str]]:
        """Between which polls a line is drawn, by short id."""
        picture = self.figures().plot.picture

        def poll(point: QPointF) -> str:
            return picture.items[picture.item_at(point)].key.partition("/")[2]

        return {(poll(s.start), poll(s.end)) for block in picture.blocks for s in block.strokes if s.kind == "join"}

    # -- pages to read ----------------------------------------------------------------------------------------------

    def reading(self) -> ReadingView:
        """The reading room, in view."""
        found: ReadingView = self._room("story")
        return found

    def page_text(self) -> str:
        """The words of the page."""
        self.settles()
        return self.reading().text().replace("\u00a0", " ").replace("\u200b", "")

    def page_count(self) -> str:
        """What the page says of how much there is."""
        return self.reading().tools.count.text()

    def filters_page(self, words: str) -> None:
        """Type into the field above the page."""
        self._writes(self.reading().tools.words, words)

    def chooses_on_page(self, label: str, words: str) -> None:
        """Choose in one of the lists above the page, both as they read; a choice may begin so."""
        box = next(b for b in self.reading().tools.boxes.values() if b.label == label)
        row = next((i for i in range(box.count()) if box.itemText(i).startswith(words)), -1)
        assert row >= 0, f"there is no {words!r}, only {[box.itemText(i) for i in range(box.count())]}"
        self._picks(box, row)

    def goes_to_chapter(self, title: str) -> None:
        """Click a line of the list of contents."""
        contents = self.reading().contents
        item = next(contents.item(i) for i in range(contents.count()) if contents.item(i).text() == title)
        contents.scrollToItem(item)
        QTest.mouseClick(contents.viewport(), LEFT, NONE, contents.visualItemRect(item).center())
        self.settles()

    def clicks_on_page(self, words: str, *, after: str = "") -> None:
        """Click words of the page, the first behind ``after``, scrolled into view."""
        browser, cursor = self.reading().browser, self._on_page(words, after)
        browser.setTextCursor(cursor)
        browser.ensureCursorVisible()
        QApplication.processEvents()
        QTest.mouseClick(browser.viewport(), LEFT, NONE, browser.cursorRect(cursor).center())
        self.settles()

    def link_on_page(self, words: str, *, after: str = "") -> str:
        """Where words of the page lead; empty for nowhere."""
        cursor = self._on_page(words, after)
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        return QUrl(cursor.charFormat().anchorHref()).toString()

    def hovers_on_page(self, words: str, *, after: str = "") -> str:
        """Rest the mouse on words of the page; the card that comes up."""
        browser, cursor = self.reading().browser, self._on_page(words, after)
        browser.setTextCursor(cursor)
        browser.ensureCursorVisible()
        QApplication.processEvents()
        at = browser.cursorRect(cursor).center()
        QApplication.sendEvent(browser.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, browser.viewport().mapToGlobal(at)))
        told = QToolTip.text()
        QToolTip.hideText()
        return told

    def _on_page(self, words: str, after: str) -> QTextCursor:
        """A cursor behind the first letter of words on the page."""
        self.settles()
        text = self.reading().browser.toPlainText().replace("\u00a0", " ")
        start = text.find(after) if after else 0
        at = text.find(words, start + len(after)) if start >= 0 else -1
        assert at >= 0, f"{words!r} does not stand behind {after!r} on the page"
        cursor = QTextCursor(self.reading().browser.document())
        cursor.setPosition(at + 1)
        return cursor
