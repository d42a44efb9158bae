"""The timeline's second face, for everybody and for screen readers: every event with how it is read, by whom, on what basis."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.event_rows import EventRow, Guide, Narrowing, copied
from app.core.timing import Lit
from app.state.theme import Theme
from app.ui.timeline.table_filters import Filters
from app.ui.timeline.table_model import EventsModel
from app.ui.timeline.table_view import EventsView


class EventTable(QWidget):
    """Filters above, rows below.

    Signals: ``event_chosen(str)``, ``details_asked(str)``, ``copied(CopiedRows)``, ``filtered(str)`` with how many events are shown in words,
    ``verified_asked(bool)`` where *only verified* is switched here, because the plot knows that switch too.
    """

    event_chosen = Signal(str)
    details_asked = Signal(str)
    copied = Signal(object)
    filtered = Signal(str)
    verified_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ""
        self._verified = False
        self.model = EventsModel(self)
        self.view = EventsView(self.model)
        self.filters = Filters()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.filters.wanted_changed.connect(self._narrow)
        self.filters.words.returnPressed.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.view.event_chosen.connect(self.event_chosen)
        self.view.details_asked.connect(self.details_asked)
        self.view.copy_asked.connect(self._copy)

    @property
    def settled(self) -> bool:
        """Are rows shown, each at its height?"""
        return self.model.count > 0 and self.view.settled

    def set_content(self, make: Callable[[], tuple[Guide, tuple[EventRow, ...], str]]) -> None:
        """Headings, rows and source line at once, made now."""
        guide, rows, source = make()
        self.set_guide(guide)
        self.set_rows(rows)
        self.set_source(source)

    def set_rows(self, rows: tuple[EventRow, ...]) -> None:
        """Other rows; filters, order, selection and place stay."""
        self.model.set_rows(rows)
        self._count()

    def set_guide(self, guide: Guide) -> None:
        """Headings, and what can be filtered by."""
        self.model.set_guide(guide)
        self.filters.set_guide(guide)

    def set_verified(self, verified: bool) -> None:
        """Leave out what nobody checked, or not."""
        self._verified = verified
        self.filters.set_verified(verified)

    def set_lit(self, lit: Lit) -> None:
        """Select the event in focus, mark those that the passage in focus leans on, dim what lies outside the brushed years."""
        self.model.set_lit(lit.events, lit.period)
        self.view.set_event(lit.event)

    def set_source(self, line: str) -> None:
        """The line with which everything copied from here ends (METHOD 14)."""
        self._source = line

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme or text scale."""
        self.filters.set_look(theme, scale)
        self.view.set_look(theme, scale)

    def _narrow(self, wanted: Narrowing) -> None:
        self.model.set_wanted(wanted)
        said = self._count()
        if self.model.count and self.isVisible():  # a filter set before there is a table has told nobody anything
            self.filtered.emit(said)
        verified = wanted.checked == "verified"
        if verified != self._verified:
            self._verified = verified
            self.verified_asked.emit(verified)

    def _count(self) -> str:
        return self.filters.set_count(self.model.rowCount(), self.model.count)

    def _copy(self, rows: Sequence[int]) -> None:
        self.copied.emit(copied((self.model.rows[row] for row in rows), self.model.guide, self._source))
