"""What a person does on the panes themselves: read, click, hover, select, copy, find; everything where it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser

from app.state.workspace import Place
from app.ui.board import bands
from app.ui.board.documents import links

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.board.view import BoardView
    from app.ui.details.panel import DetailsPanel
    from app.ui.session import Session
    from app.ui.top.findbar import FindBar

LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class OnThePanes:
    """The part of a reader that has to do with cells, the side panel and the find bar."""

    session: Session
    board: BoardView
    panel: DetailsPanel
    findbar: FindBar

    def settles(self) -> None:
        """Wait until what was asked for stands there."""
        raise NotImplementedError

    def presses(self, *keys: str) -> None:
        """Press keys."""
        raise NotImplementedError

    def types(self, words: str) -> None:
        """Type words."""
        raise NotImplementedError

    def waits_for(self, what: Callable[[], bool]) -> None:
        """Wait until something is so."""
        raise NotImplementedError

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

    def themes(self) -> list[str]:
        """Keys of the rows from top to bottom."""
        return [theme.key for theme in self.board.layout_.model.themes]

    def _across(self, rect: QRectF) -> None:
        """Drag the lower bar until a rectangle of the viewport is in view from left to right."""
        bar = self.board.horizontalScrollBar()
        if rect.left() < 0:
            bar.setValue(bar.value() + int(rect.left()) - 8)
        elif rect.right() > self.board.viewport().width():
            bar.setValue(bar.value() + int(rect.right() - self.board.viewport().width()) + 8)
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

    def row_height(self, theme: str) -> float:
        """Height of a whole row, its band included."""
        return self.board.layout_.rows.rows[self.themes().index(theme)].height

    def cell(self, voice: str, theme: str) -> QRectF:
        """Where a cell is painted."""
        return self.board.cell_in_view(self.place(voice, theme))

    def band(self, theme: str) -> QRectF:
        """Where the band of a row is painted."""
        return self.board.band_rect(self.themes().index(theme))

    def clicks_band(self, theme: str, button: str) -> None:
        """Click ``orientation`` or ``row`` on a band."""
        rect = next(rect for name, rect, _ in bands.band_buttons(self.board, self.themes().index(theme)) if name == button)
        self.clicks(rect.center())

    def level(self, theme: str) -> set[int]:
        """Heights at which the text of each cell of a row begins: one value where the row is level."""
        places = [Place(voice.id, theme) for voice in self.board.layout_.model.voices]
        return {round(self._painted(place, 0, 0.0).y()) for place in places}

    def is_in_view(self, rect: QRectF) -> bool:
        """Is a rectangle of the viewport wholly in view, below the heads?"""
        view = self.board.viewport()
        return rect.left() >= 0 and rect.right() <= view.width() and rect.top() >= self.board.body_top() - 1 and rect.bottom() <= view.height()

    def is_across(self, rect: QRectF) -> bool:
        """Is a rectangle of the viewport in view from left to right?"""
        return rect.left() >= 0 and rect.right() <= self.board.viewport().width()

    # -- cells ------------------------------------------------------------------------------------------------------

    def document(self, place: Place) -> QTextDocument:
        """What is painted in a cell."""
        return self.board.layout_.document(place)

    def cell_text(self, voice: str, theme: str) -> str:
        """The words painted in a cell."""
        return self.document(self.place(voice, theme)).toPlainText().replace("\u00a0", " ")

    def orientation_text(self, theme: str) -> str:
        """The words of an unfolded orientation; ``""`` stands for the debate's own."""
        assert theme in self.board.layout_.open_orientations, "it is folded"
        return self.board.layout_.orientation(theme, float(self.board.viewport().width())).toPlainText()

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
        self._across(self.board.cell_in_view(place))
        point = self._painted(place, at)
        top = self.board.body_top() + self.board.layout_.band_height() + 4
        bottom = self.board.viewport().height() - 20
        if not top <= point.y() <= bottom:
            self.scrolls_by(round(point.y() - (top + bottom) / 2))
            point = self._painted(place, at)
        return point

    def _painted(self, place: Place, at: int, into_line: float = 0.6) -> QPointF:
        document = self.document(place)
        document.documentLayout().documentSize()  # lays it out: a line of a paragraph that is not laid out crashes
        block = document.findBlock(at)
        line = block.layout().lineForTextPosition(at - block.position())
        x = line.cursorToX(at - block.position())
        x = float(x[0] if isinstance(x, tuple) else x)
        local = block.layout().position() + QPointF(x, line.y() + line.height() * into_line)
        return self.board.text_in_view(place) + local

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
        rect = self.cell(voice, theme)
        self.clicks(QPointF(rect.right() - 4, min(rect.bottom(), self.board.viewport().height()) - 3))

    def rests_on(self, point: QPointF) -> Qt.CursorShape:
        """Move the mouse to a point of the panes; the shape it takes there."""
        QTest.mouseMove(self.board.viewport(), QPoint(1, 1))
        QTest.mouseMove(self.board.viewport(), point.toPoint())
        return self.board.viewport().cursor().shape()

    # -- selecting and copying --------------------------------------------------------------------------------------

    def selects_text(self, voice: str, theme: str, first: str, last: str, *, backwards: bool = False) -> str:
        """Drag with the mouse from the beginning of some words to the end of others; what is selected then."""
        begin, end = self.where(voice, theme, first), self.where(voice, theme, last, end=True)
        self.point_at(voice, theme, end)
        start, stop = (self._painted(self.place(voice, theme), at).toPoint() for at in (begin, end))
        assert self.board.body_top() < start.y(), "the beginning is out of view: select less at a time"
        view = self.board.viewport()
        start, stop = (stop, start) if backwards else (start, stop)
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
        browser = self.panel.findChild(QTextBrowser)
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

    # -- the search box -----------------------------------------------------------------------------------------------

    def searches(self, words: str) -> list[str]:
        """Press Ctrl+K and type (what no key of a test has is pasted); the rows that stand there, as they are said."""
        self.presses("Ctrl+K")
        if words.isascii():
            self.types(words)
        else:
            self.session.wired.seeking.box.line.insert(words)
        self.settles()
        return self.results()

    def results(self) -> list[str]:
        """The rows of the search box, headings too; none where it is closed."""
        seeking = self.session.wired.seeking
        return [row.words for row in seeking.box.model.rows] if seeking.open_now else []

    def result(self) -> str:
        """The row that Enter would open."""
        row = self.session.wired.seeking.box.current()
        return row.words if row is not None else ""
