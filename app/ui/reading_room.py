"""The pages to read: story, glossary, corrections. One room; which page it shows is the view of the workspace."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.core.reading import WHOLE, Page, Wanted
from app.core.reading_corrections import corrections
from app.core.reading_glossary import glossary
from app.core.reading_story import story
from app.state.loading import Loading
from app.state.values import View
from app.state.workspace import Workspace
from app.ui.dressing import dress
from app.ui.parts.text import Type
from app.ui.reading.view import ReadingView
from app.ui.window import MainWindow
from db.records import Library

PAGES: dict[View, Callable[[Library, Wanted], Page]] = {"story": story, "glossary": glossary, "corrections": corrections}


class ReadingRoom(QObject):
    """Fills the reading room; what is wanted of each page is kept while the window is open."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._workspace, self._loading = workspace, loading
        self.widget = ReadingView()
        self._wanted: dict[View, Wanted] = {}
        self._dressed: object = None
        self._filled: object = None
        self._entry = ""

    def refresh(self) -> None:
        """Ask for the pages of the open pack where they are not there yet; dress and show the one in view."""
        page, scale = dress(self._workspace.look)[1:]
        if (page.name, scale) != self._dressed:
            self._dressed = (page.name, scale)
            self.widget.set_look(Type(page, scale))
        pack = self._workspace.debate.partition("/")[0]
        library = self._loading.library
        if library is None or library.pack.id != pack:
            if pack:
                self._loading.load_library(pack)
        else:
            self.fill(library)

    @Slot(object)
    def fill(self, library: Library) -> None:
        """Show the page in view, as it is wanted."""
        view = self._workspace.view
        if view not in PAGES:
            return
        wanted = self._wanted.get(view, WHOLE)
        if self._filled != (library.pack, view, wanted):
            self._filled = (library.pack, view, wanted)
            self.widget.set_page(PAGES[view](library, wanted))
        if self._entry and self.widget.show_entry(self._entry):
            self._entry = ""

    @Slot(object)
    def want(self, wanted: Wanted) -> None:
        """Another filter for the page in view."""
        self._wanted[self._workspace.view] = wanted
        self.refresh()

    def show_corrections(self, debate: str) -> None:
        """The corrections that concern a debate."""
        self._wanted["corrections"] = WHOLE.choose("debate", debate)
        self._workspace.set_view("corrections")
        self.refresh()

    def show_entry(self, view: View, entry: str) -> None:
        """A page with an entry (by id) at its upper edge, whatever was filtered."""
        self._wanted.pop(view, None)
        self._entry = entry
        self._workspace.set_view(view)
        self.refresh()

    @property
    def settled(self) -> bool:
        """Does the whole page stand there?"""
        return self._filled is not None and self.widget.settled
