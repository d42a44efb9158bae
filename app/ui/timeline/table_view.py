"""The table of events as it is used: what is selected, what keys and the mouse do, and the menu of the rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from app.ui.parts.claiming import asks_for
from app.ui.timeline.table_measured import MeasuredView
from app.ui.timeline.table_model import ID, SORTABLE, EventsModel


class EventsView(MeasuredView):
    """Signals: ``event_chosen(str)`` by Enter or a click, ``details_asked(str)`` by I, ``copy_asked(list)`` with row numbers."""

    event_chosen = Signal(str)
    details_asked = Signal(str)
    copy_asked = Signal(object)

    def __init__(self, model: EventsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._event = ""
        self._remembered: tuple[frozenset[str], str, int] = (frozenset(), "", 0)
        self._pressed = QPersistentModelIndex()
        self.setAccessibleName(self.tr("Events as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.heads.sectionClicked.connect(self._sort)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)

    # -- what is selected ---------------------------------------------------------------------------------------------

    def set_event(self, event: str) -> None:
        """Select the event in focus and scroll to it, without telling anybody. The same event again leaves all as it is."""
        if event != self._event:
            self._event = event
            self._to_event()

    def _to_event(self) -> None:
        row = self._model.place(self._event) if self._event else -1
        if row < 0:
            return
        index = self._model.index(row, max(0, self.currentIndex().column()))
        if row not in {i.row() for i in self.selectionModel().selectedRows()}:
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def held(self) -> int:
        """The event in focus where it is in view, else the topmost row."""
        row = self._model.place(self._event) if self._event else -1
        if row >= 0 and 0 <= self.rowViewportPosition(row) < self.viewport().height():
            return row
        return super().held()

    def keep_in_view(self) -> None:
        """Where only the beginning of the event in focus is in view, bring the rest in too."""
        row = self._model.place(self._event) if self._event else -1
        room = self.viewport().height()
        if row >= 0 and 0 <= self.rowViewportPosition(row) < room < self.rowViewportPosition(row) + self.rowHeight(row):
            self.scrollTo(self._model.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    def chosen_rows(self) -> list[int]:
        """Numbers of the selected rows from top to bottom; the present one where none is selected."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def _remember(self) -> None:
        """Before the rows change: which are selected, which is the present one, and where it stands."""
        ids = frozenset(str(index.data(ID)) for index in self.selectionModel().selectedRows())
        now = self.currentIndex()
        self._remembered = (ids, str(now.data(ID)) if now.isValid() else "", max(0, now.column()))

    def _recall(self) -> None:
        """After the rows have changed: select again what is still there, and bring it into view."""
        ids, now, column = self._remembered
        picked = QItemSelection()
        for row, record in enumerate(self._model.rows if ids else ()):
            if record.id in ids:
                picked.select(self._model.index(row, 0), self._model.index(row, self._model.columnCount() - 1))
        self.selectionModel().select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        place = self._model.place(now) if now else -1
        if place >= 0:
            self.selectionModel().setCurrentIndex(self._model.index(place, column), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.renew()
        if place >= 0:
            self.scrollTo(self._model.index(place, column), QAbstractItemView.ScrollHint.EnsureVisible)
        elif not ids:
            self._to_event()

    # -- keys and mouse -----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Copying and selecting all mean the rows while the keyboard is here, though the window has these keys too."""
        if asks_for(event, QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the event, Ctrl+C copies; everything else is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_I and self.currentIndex().isValid():
            self.details_asked.emit(f"event:{self.currentIndex().data(ID)}")
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Ask for the selected rows to be copied."""
        if rows := self.chosen_rows():
            self.copy_asked.emit(rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Know where a click began."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click chooses the event; one that adds to the selection, or a drag over rows, does not."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and index.isValid() and index == self._pressed:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.event_chosen.emit(str(index.data(ID)))

    def _sort(self, section: int) -> None:
        """A click on a heading sorts by it; a second one turns the order round."""
        column = self._model.guide.columns[section]
        by, descending = self._model.sorted_by
        if column in SORTABLE:
            self._model.sort_by(column, not descending if column == by else False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the rows, by mouse or by the menu key."""
        menu = self.menu()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).center() if by_key else self.viewport().mapFromGlobal(event.globalPos())
        menu.popup(self.viewport().mapToGlobal(QPoint(max(0, place.x()), max(0, place.y()))))

    def menu(self) -> QMenu:
        """The menu of the rows; it goes when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(self.chosen_rows())
        copying = QAction(self.tr("Copy the row") if count == 1 else self.tr("Copy {count} rows").format(count=count), menu)
        copying.setEnabled(bool(count))
        copying.triggered.connect(self.copy)
        everything = QAction(self.tr("Copy all rows shown"), menu)
        everything.setEnabled(bool(self._model.rowCount()))
        everything.triggered.connect(lambda: self.copy_asked.emit(list(range(self._model.rowCount()))))
        menu.addActions([copying, everything])
        menu.addSeparator()
        for words, column, descending in (
            (self.tr("Sort by date"), "date", False),
            (self.tr("Sort by date, the latest first"), "date", True),
            (self.tr("Sort by event"), "title", False),
        ):
            action = QAction(words, menu, checkable=True, checked=self._model.sorted_by == (column, descending))
            action.triggered.connect(lambda _=False, c=column, d=descending: self._model.sort_by(c, d))
            menu.addAction(action)
        return menu
