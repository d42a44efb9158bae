"""The page of the differences under mouse and keyboard: it walks, follows, and says what lies under a point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui.differences import pointing, selecting
from app.ui.differences.laying import LaidPage
from app.ui.parts.claiming import asks_for


class DifferencesSurface(LaidPage):
    """Takes contents and a look in.

    Signals: ``place_asked(str, str)`` (voice and theme), ``link_followed(str, str, str)`` (voice and theme of the cell or
    empty, and the link), ``text_asked(str)`` (a theme whose whole text folds open or shut), ``copy_asked(str)`` (a theme),
    ``details_asked(str)`` (a voice), ``menu_asked(int, int, QPoint)`` (part, column, where on the screen),
    ``words_asked()`` (copy what is selected), ``walked()`` (the keyboard came to another place).
    """

    place_asked = Signal(str, str)
    link_followed = Signal(str, str, str)
    text_asked = Signal(str)
    copy_asked = Signal(str)
    details_asked = Signal(str)
    menu_asked = Signal(int, int, QPoint)
    words_asked = Signal()
    walked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("differencespage")
        self.setAccessibleName(self.tr("Differences of two voices"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._pressed: pointing.Spot | None = None

    # -- the keyboard ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Copying means what is selected or the theme under the keyboard while the keyboard is here, though the window has that key
        too; where there is neither, the window says so.
        """
        copies = asks_for(event, QKeySequence.StandardKey.Copy) and (self.chosen() is not None or self.theme_at(self.at[0]))
        if copies or (asks_for(event, Qt.Key.Key_Escape) and self.chosen() is not None):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down by theme, Left and Right between the two; Enter opens the panes, Space the whole text, I the details."""
        key, (index, column) = event.key(), self.at
        theme, last = self.theme_at(index), len(self.parts) - 1
        ways = {
            Qt.Key.Key_Up: (index - 1, column), Qt.Key.Key_Down: (index + 1, column), Qt.Key.Key_Home: (0, column), Qt.Key.Key_End: (last, column),
            Qt.Key.Key_Left: (index, 0), Qt.Key.Key_Right: (index, 1),
        }  # fmt: skip
        if not self.parts:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            if self.chosen() is not None:
                self.words_asked.emit()
            elif theme:
                self.copy_asked.emit(theme)
        elif key == Qt.Key.Key_Escape and self.chosen() is not None:
            self.selected = None
            self.viewport().update()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in ways:
            to = ways[Qt.Key(key)]
            self.go(min(max(0, to[0]), last), to[1])
        elif theme and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place_asked.emit(self._voice(), theme)
        elif theme and key == Qt.Key.Key_Space:
            self.text_asked.emit(theme)
        elif theme and key == Qt.Key.Key_I:
            self.details_asked.emit(self._voice())
        else:
            super().keyPressEvent(event)

    def _voice(self) -> str:
        """The voice of the cell under the keyboard."""
        assert self.contents is not None
        return self.contents.rows[self.at[0] - 1].sides[self.at[1]].voice

    def go(self, index: int, column: int) -> None:
        """Lead the keyboard to a part (and the column of one of the two) and bring it into view."""
        self.at = (index, column)
        if index < len(self.parts):
            anchor = self._anchor()
            self._ensure(index)
            self._keep(anchor)
            top, height, bar, room = self.top_of(index), self._heights[index], self.verticalScrollBar(), self.viewport().height()
            if part_below := top + height > bar.value() + room:
                bar.setValue(round(min(top, top + height - room)))
            if top < bar.value() and not part_below:
                bar.setValue(round(top))
            self._fill_view()
        self.walked.emit()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears, and what it goes round is said."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and self.parts:
            self.walked.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- the mouse ------------------------------------------------------------------------------------------------------

    def spot(self, point: QPointF) -> pointing.Spot | None:
        """What lies under a point of the viewport."""
        index = self.part_at(point.y())
        part = self.parts[index] if index is not None else None
        if part is None or index is None:
            return None
        return pointing.spot(part, index, point - QPointF(0, self.top_of(index) - self.verticalScrollBar().value()))

    def _inside(self, index: int, point: QPointF) -> QPointF:
        """A point of the viewport as a point of a part."""
        return point - QPointF(0, self.top_of(index) - self.verticalScrollBar().value())

    def chosen(self) -> selecting.Chosen | None:
        """The words that are selected; None where there are none."""
        held = self.selected
        part = self.parts[held.part] if held is not None and not held.empty else None
        found = selecting.chosen(part, held) if part is not None and held is not None else None
        return found if found is not None and found.words.strip() else None

    def passage(self) -> selecting.Chosen | None:
        """All words of the cell in focus; None in the summary and in what the two share."""
        index, column = self.at
        part = self.parts[index] if index < len(self.parts) else None
        if part is None or part.row is None:
            return None
        last = part.texts[column].document.characterCount() - 1
        return selecting.chosen(part, selecting.Selection(index, column, 0, last))

    def _extend(self, point: QPointF) -> None:
        """The selection reaches as far as the mouse."""
        held = self.selected
        part = self.parts[held.part] if held is not None else None
        if held is not None and part is not None:
            self.selected = replace(held, end=selecting.position(part.texts[held.text], self._inside(held.part, point)))
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked; with the button held, words are selected."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._extend(event.position())
            return
        spot = self.spot(event.position())
        hot = (spot.part, spot.column) if spot is not None and spot.head else None
        leads = spot is not None and (spot.head or bool(spot.link))
        part = self.parts[spot.part] if spot is not None else None
        words = part is not None and spot is not None and selecting.begin(part, spot.part, self._inside(spot.part, event.position())) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.IBeamCursor if words else Qt.CursorShape.ArrowCursor)
        if hot != self._hot:
            self._hot = hot
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins; what counts is where it ends."""
        if event.button() != Qt.MouseButton.LeftButton:
            self._pressed = None
            return
        self._pressed = spot = self.spot(event.position())
        part = self.parts[spot.part] if spot is not None else None
        self.selected = selecting.begin(part, spot.part, self._inside(spot.part, event.position())) if part is not None and spot is not None else None
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A word is selected."""
        self.mousePressEvent(event)
        part = self.parts[self.selected.part] if self.selected is not None else None
        if self.selected is not None and part is not None:
            self.selected = selecting.word(part, self.selected)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click follows a link, or opens the panes from the head of a cell; elsewhere it leads the keyboard there."""
        spot, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or spot is None or spot != self.spot(event.position()):
            return
        if spot.column >= 0 or not self.theme_at(spot.part):
            self.at = (spot.part, max(0, spot.column))
            self.viewport().update()
        if self.chosen() is not None:
            return  # words were selected, so nothing was clicked
        if spot.link:
            self.link_followed.emit(spot.voice, spot.theme, spot.link)
        elif spot.head:
            self.place_asked.emit(spot.voice, spot.theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a cell: under the mouse, or under the keyboard."""
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            spot = self.spot(QPointF(self.viewport().mapFromGlobal(event.globalPos())))
            if spot is None:
                return
            self.at = (spot.part, max(0, spot.column))
            self.viewport().update()
            self.menu_asked.emit(*self.at, event.globalPos())
        elif self.parts:
            rect = self.rect_of(*self.at)
            inside = QPoint(round(rect.left() + self.faces.pad), round(min(max(rect.top() + self.faces.line, 0.0), self.viewport().height() - 8.0)))
            self.menu_asked.emit(*self.at, self.viewport().mapToGlobal(inside))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tips: terms, poles, steps, and names that had no room."""
        if event.type() == QEvent.Type.Leave and self._hot is not None:
            self._hot = None
            self.viewport().update()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words, rect = self.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self.viewport(), rect)
            return True
        return bool(super().viewportEvent(event))

    terms: Callable[[str], str] = staticmethod(lambda link: "")
    """What the tip of a term says; set by the view."""

    def tip_at(self, point: QPointF) -> tuple[str, QRect]:
        """The tip for a point of the viewport and the rectangle it belongs to; empty where there is nothing to say."""
        index = self.part_at(point.y())
        part = self.parts[index] if index is not None else None
        if part is None or index is None:
            return "", QRect()
        top = self.top_of(index) - self.verticalScrollBar().value()
        words, rect = pointing.tip_at(part, index, point - QPointF(0, top), self.terms)
        return words, rect.translated(0, top).toAlignedRect()
