"""What a person does on the spectrum and on the timeline: everything where it is painted, with real events."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView

from tests.driver_panes import LEFT, NONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.state.workspace import Workspace
    from app.ui.session import Session
    from app.ui.timeline.plot import PlotView
    from app.ui.window import MainWindow


class OnTheTimeline:
    """The part of a reader that has to do with the spectrum, the timeline's two faces and the bar that follows an event."""

    session: Session
    window: MainWindow
    workspace: Workspace

    def settles(self) -> None:
        """Wait until what was asked for stands there."""
        raise NotImplementedError

    def waits_for(self, what: Callable[[], bool]) -> None:
        """Wait until something is so."""
        raise NotImplementedError

    def voice(self, name: str) -> str:
        """The id of a voice."""
        raise NotImplementedError

    # -- the spectrum -----------------------------------------------------------------------------------------------

    def on_the_spectrum(self) -> dict[str, bool]:
        """Families of the voices that stand on a step, with whether their pane is open."""
        picture = self.window.spectrum.spectrum
        return {} if picture is None else {standing.name: standing.shown for standing in picture.standings if standing.ends}

    def clicks_on_the_spectrum(self, name: str) -> None:
        """Click a voice where it is painted."""
        spectrum = self.window.spectrum
        assert spectrum.picture is not None, "there is no spectrum"
        item = next(item for item in spectrum.picture.items if item.kind == "voice" and item.key == self.voice(name))
        QTest.mouseClick(spectrum, LEFT, NONE, item.rect.center().toPoint())
        self.settles()

    # -- the plot ---------------------------------------------------------------------------------------------------

    def plot(self) -> PlotView:
        """The plot; it is brought in a moment after the panes."""
        self.waits_for(lambda: not self.session.warmer.running or "app.ui.timeline.plot" in sys.modules)
        from app.ui.timeline.plot import PlotView

        self.waits_for(lambda: self.window.timeline.findChild(PlotView) is not None)
        found = self.window.timeline.findChild(PlotView)
        assert found is not None
        self.waits_for(lambda: found.settled)
        return found

    def event(self, title: str) -> str:
        """The id of an event by its title, or the beginning of it."""
        board = self.session.loading.board
        assert board is not None
        return next(e.id for e in board.events.values() if e.title.startswith(title))

    def drawn(self, title: str) -> QPointF:
        """Where an event is drawn on its own; what the plot shows comes a moment after the plot."""
        plot = self.plot()
        self.waits_for(lambda: plot.settled and bool(plot.shown_labels() or plot.clusters()))
        point = plot.item_point(self.event(title))
        assert point is not None, f"{title} is not drawn by itself; there is: {plot.shown_labels()}"
        return point

    def clicks_event(self, title: str) -> None:
        """Click an event on the plot; it must be drawn there on its own."""
        plot, point = self.plot(), self.drawn(title)
        QTest.mouseClick(plot.viewport(), LEFT, NONE, point.toPoint())
        self.settles()

    def hovers_event(self, title: str) -> str:
        """Rest the mouse on an event; gives the words of the card that comes up."""
        plot, point = self.plot(), self.drawn(title)
        QTest.mouseMove(plot.viewport(), QPointF(point.x() + 1, point.y()).toPoint())
        QTest.mouseMove(plot.viewport(), point.toPoint())
        QApplication.processEvents()
        return "\n".join(label.text() for label in self.window.findChildren(QLabel) if label.isVisible() and label.parent().objectName() == "card")

    def brushes(self, first: str, last: str) -> None:
        """Draw from one event to another with the mouse, Shift held."""
        plot, ends = self.plot(), [self.drawn(title) for title in (first, last)]
        start, end = QPointF(ends[0].x() - 3, ends[0].y()).toPoint(), QPointF(ends[1].x() + 3, ends[1].y()).toPoint()
        QTest.mousePress(plot.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(plot.viewport(), start + (end - start) * share)
        QTest.mouseRelease(plot.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, end)
        self.settles()

    # -- the table --------------------------------------------------------------------------------------------------

    def table(self) -> QTableView:
        """The table of events, in view."""
        found = self.window.timeline.table.findChild(QTableView)
        assert found is not None
        assert found.isVisible(), "the table is not in view"
        return found

    def table_rows(self) -> list[list[str]]:
        """What stands in the table, row by row."""
        model = self.table().model()
        return [[str(model.data(model.index(row, column)) or "") for column in range(model.columnCount())] for row in range(model.rowCount())]

    def clicks_row(self, number: int, *, also: bool = False) -> None:
        """Click a row of the table (from 0); ``also`` with Ctrl, besides those that are selected."""
        table = self.table()
        index = table.model().index(number, 1)
        table.scrollTo(index)
        QApplication.processEvents()
        QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier if also else NONE, table.visualRect(index).center())
        self.settles()

    # -- what follows -----------------------------------------------------------------------------------------------

    def told(self) -> str:
        """What the bar above the panes says; empty where it is hidden."""
        return self.window.followbar.sentence() if self.window.followbar.isVisible() else ""

    def marked(self) -> list[tuple[str, str]]:
        """The passages that are marked, by family name and theme, in reading order."""
        board = self.session.loading.board
        assert board is not None
        families = {v.id: v.family for v in board.voices}
        return [(families[place.voice], place.theme) for place in self.window.board.marked_places()]
