"""The pages to read: story, glossary, corrections. One room; which page it shows is the view of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, Slot

from app.core.reading import WHOLE, Page, Wanted
from app.core.reading_corrections import corrections
from app.core.reading_glossary import glossary
from app.core.reading_story import story
from app.state.loading import Loading, Made
from app.state.values import View
from app.state.workspace import Workspace
from app.ui.dressing import dress
from app.ui.parts.text import Type
from app.ui.reading.view import ReadingView
from app.ui.window import MainWindow
from db.records import Library, Spans

PAGES: dict[View, Callable[[Library, Wanted], Page]] = {"story": story, "glossary": glossary, "corrections": corrections}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page is asked for: of which pack, as it was at which time, and what of it is wanted."""

    pack: str
    edition: int
    view: View
    wanted: Wanted


class ReadingRoom(QObject):
    """Fills the reading room; what is wanted of each page, and where it was read, is kept while the window is open."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading) -> None:
        super().__init__(window)
        self._workspace, self._loading = workspace, loading
        self.widget = ReadingView()
        self._wanted: dict[View, Wanted] = {}
        self._places: dict[View, str] = {}
        self._dressed: object = None
        self._asked: Asked | None = None
        self._filled: Asked | None = None
        self._entry = ""
        self._marks: Callable[[str], Spans] | None = None

    def refresh(self) -> None:
        """Ask for the page in view where it is not there yet, which the reader's thread makes; dress it."""
        page, scale = dress(self._workspace.look)[1:]
        if (page.name, scale) != self._dressed:
            self._dressed = (page.name, scale)
            self.widget.set_look(Type(page, scale))
        view, pack = self._workspace.view, self._workspace.debate.partition("/")[0]
        if not pack or view not in PAGES:
            return
        make, wanted = PAGES[view], self._wanted.get(view, WHOLE)
        asked = Asked(pack, self._loading.editions, view, wanted)
        if asked != self._asked:
            self._asked = asked
            self._loading.load_page(pack, asked, lambda library: make(library, wanted))
        elif asked == self._filled:
            self._go()

    @Slot(object)
    def fill(self, made: Made) -> None:
        """Show a page that was made, where it is still the one that is wanted; it opens where it was left."""
        if made.asked != self._asked or self._asked is None:
            return
        if self._filled is not None and self._filled.view != self._asked.view:
            self._places[self._filled.view] = self.widget.seen_entry()
            self._entry = self._entry or self._places.get(self._asked.view, "")
        self._filled = self._asked
        self.widget.set_page(cast("Page", made.page))
        self._go()

    def _go(self) -> None:
        """Go to the entry that was asked for, once; one that was filtered away is let go."""
        entry, self._entry = self._entry, ""
        if entry:
            self.widget.show_entry(entry)
        marks, self._marks = self._marks, None
        if marks is not None:
            self.widget.set_marks(marks)

    @Slot(object)
    def want(self, wanted: Wanted) -> None:
        """Another filter for the page that is shown, unless another view is on its way."""
        if self._filled is not None and self._filled.view == self._workspace.view:
            self._wanted[self._filled.view] = wanted
            self.refresh()

    def show_corrections(self, debate: str) -> None:
        """The corrections that concern a debate, from the first on."""
        self._wanted["corrections"] = WHOLE.choose("debate", debate)
        self._places.pop("corrections", None)
        self._workspace.set_view("corrections")
        self.refresh()

    def show_entry(self, view: View, entry: str, marks: Callable[[str], Spans] | None = None) -> None:
        """A page with an entry (by id) at its upper edge, whatever was filtered, and with what was searched marked."""
        self._wanted.pop(view, None)
        self._entry, self._marks = entry, marks
        self._workspace.set_view(view)
        self.refresh()

    @property
    def settled(self) -> bool:
        """Does the whole page stand there?"""
        return self._filled is not None and self._filled == self._asked and self.widget.settled
