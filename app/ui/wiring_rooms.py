"""The rooms that are entered later: how each is built, and every connection between it, the workspace and the rest.

Nothing of a room is imported before the window stands; then its modules are brought in on a thread (``LATER``), or where it is
entered before that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.state.loading import Loading
from app.state.values import Detail, View
from app.state.workspace import Workspace
from app.ui.copying import Copying
from app.ui.going import Going
from app.ui.presenter import Presenter
from app.ui.seeking import Seeking
from app.ui.visiting import Room, Visiting
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.ui.reading_room import ReadingRoom

LATER = (
    "app.state.searching",
    "app.ui.search.box",
    "app.ui.reading_room",
    "app.ui.surveying",
    "app.ui.differing",
    "app.ui.figuring",
    "app.documents.styles",
    "app.ui.dialogs.export",
    "app.core.slides",
    "app.ui.stage.accessible",
    "app.ui.stage.view",
    "app.exporting.making",
    "app.ui.export.board_pdf",
    "app.ui.export.pictures",
    "app.ui.export.timeline_picture",
    "app.ui.export.spectrum_picture",
    "app.ui.export.overview_picture",
    "app.ui.export.figures_picture",
)
"""What is needed when somebody first searches, enters a room, exports or presents: to import it was up to half of what that took."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the rooms are built from and connected with."""

    window: MainWindow
    workspace: Workspace
    loading: Loading
    presenter: Presenter
    going: Going
    copying: Copying
    seeking: Seeking

    def visiting(self) -> Visiting:
        """The rooms of all views but the panes, each built when it is entered."""
        made: list[ReadingRoom] = []

        def reading() -> ReadingRoom:  # three pages, one room
            if not made:
                made.append(self.reading())
            return made[0]

        builders: dict[View, Callable[[], Room]] = {
            "overview": self.overview, "differences": self.differences, "figures": self.figures,
            "story": reading, "glossary": reading, "corrections": reading,
        }  # fmt: skip
        self.presenter.side.corrections_asked.connect(lambda debate: reading().show_corrections(debate))
        self.seeking.passage_asked.connect(lambda passage, marks: reading().show_entry("story", passage, marks))
        return Visiting(self.window, self.workspace, builders)

    def _cite(self, alone: bool) -> None:
        """What a room's own menu asks for is what the keys do there."""
        self.window.to_middle()
        self.window.actions_["edit.cite_alone" if alone else "edit.cite"].trigger()

    def overview(self) -> Room:
        """Themes and voices at a glance: a cell leads to its pane, a voice to its details, two to their differences."""
        from app.ui.surveying import OverviewRoom

        room = OverviewRoom(self.window, self.workspace, self.loading)
        view, workspace = room.widget, self.workspace
        view.place_asked.connect(self.going.to_place)
        view.voice_asked.connect(lambda voice: workspace.set_detail(Detail("voice", voice)))
        view.theme_asked.connect(self.going.to_theme)
        view.pair_asked.connect(self.going.to_pair)
        view.coding_asked.connect(lambda position: workspace.set_detail(Detail("position", position)))
        view.cite_asked.connect(lambda alone: self._cite(alone))
        return room

    def differences(self) -> Room:
        """Two voices: a cell leads to its pane, the pair to its two panes."""
        from app.ui.differing import DifferencesRoom

        room = DifferencesRoom(self.window, self.workspace, self.loading)
        view = room.widget
        self.loading.criticisms_ready.connect(view.set_criticisms)
        view.pair_chosen.connect(room.choose)
        view.place_asked.connect(self.going.to_place)
        view.panes_asked.connect(lambda first, second: self.going.show_pair((first, second)))
        view.cite_asked.connect(lambda alone: self._cite(alone))
        view.link_activated.connect(self.presenter.side.follow)
        view.copied.connect(self.copying.copy_text)
        self.going.pair_asked.connect(room.choose)
        return room

    def figures(self) -> Room:
        """Estimates and polls: each leads to its page, its author, its work, its correction, its debate."""
        from app.ui.figuring import FiguresRoom

        room = FiguresRoom(self.window, self.workspace, self.loading)
        view, workspace = room.widget, self.workspace
        self.loading.figures_ready.connect(room.fill)
        workspace.view_changed.connect(lambda view: room.go() if view == "figures" else None)
        view.estimate_asked.connect(lambda one: workspace.set_detail(Detail("estimate", one)))
        view.poll_asked.connect(lambda one: workspace.set_detail(Detail("poll", one)))
        view.voice_asked.connect(lambda one: workspace.set_detail(Detail("voice", one)))
        view.work_asked.connect(lambda one: workspace.set_detail(Detail("work", one)))
        view.correction_asked.connect(lambda one: workspace.set_detail(Detail("correction", one)))
        view.debate_asked.connect(lambda debate: self.going.to_debate(debate, ""))
        view.copied.connect(self.copying.copy_text)
        return room

    def reading(self) -> ReadingRoom:
        """Story, glossary and corrections: links lead into side panel, timeline and debates."""
        from app.ui.reading_room import ReadingRoom

        room = ReadingRoom(self.window, self.workspace, self.loading)
        view = room.widget
        self.loading.library_ready.connect(room.fill)
        view.filter_changed.connect(room.want)
        view.browser.cite_asked.connect(lambda alone: self._cite(alone))
        view.link_activated.connect(self.presenter.side.follow)
        view.copied.connect(lambda _: self.copying.said())
        return room
