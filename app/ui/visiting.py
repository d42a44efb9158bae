"""Which view stands in the middle of the window. A room is built when it is entered for the first time, never before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.state.values import View
from app.state.workspace import Workspace
from app.ui.window import MainWindow


class Room(Protocol):
    """What stands behind a view: its widget, and how it is filled anew from workspace and records."""

    @property
    def widget(self) -> QWidget:
        """What is placed in the window."""
        ...

    def refresh(self) -> None:
        """Show what is selected now. Called whenever the room is in view and something that it may show has changed."""
        ...

    @property
    def settled(self) -> bool:
        """True where everything asked for has been read and laid out."""
        ...


class Visiting(QObject):
    """Brings a view into the window and keeps it fresh while it is there.

    Signal: ``cleared()`` when the view before is out of sight and the next is not there yet: what stands around it comes or goes.
    """

    cleared = Signal()

    def __init__(self, window: MainWindow, workspace: Workspace, builders: dict[View, Callable[[], Room]]) -> None:
        super().__init__(window)
        self._window, self._workspace, self._builders = window, workspace, builders
        self._rooms: dict[View, Room] = {}
        window.actions_[f"view.{workspace.view}"].setChecked(True)

    @Slot(str)
    def show_view(self, view: View) -> None:
        """Put a view in the middle of the window; the panes where it has no room of its own."""
        self._window.actions_[f"view.{view}"].setChecked(True)
        room = self.room(view)
        self._window.make_room(view, room.widget if room is not None else None)
        self.cleared.emit()
        self._window.show_room()
        self.refresh()
        self._window.to_middle()
        self._window.settle()

    def room(self, view: View) -> Room | None:
        """The room of a view, built where it is not yet; None for the panes."""
        if view not in self._rooms and view in self._builders:
            self._rooms[view] = self._builders[view]()
        return self._rooms.get(view)

    @Slot()
    def refresh(self) -> None:
        """Something has changed that the room in view may show."""
        room = self._rooms.get(self._workspace.view)
        if room is not None:
            room.refresh()

    @property
    def settled(self) -> bool:
        """Is the room in view filled? The panes answer for themselves."""
        room = self._rooms.get(self._workspace.view)
        return room is None or room.settled

    def leave(self) -> bool:
        """Back to the panes; False where they are in view already."""
        if self._workspace.view == "panes":
            return False
        self._workspace.set_view("panes")
        self._window.board.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
