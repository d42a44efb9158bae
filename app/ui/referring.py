"""Citations in a style, and bibliographies: what Ctrl+Shift+C and its like put on the clipboard or into a file.

The plain citation stands on the clipboard at once, so that nothing is lost where pandoc is missing or somebody pastes
within the half second; the one in the style takes its place when it is ready, unless something else was copied since.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu

from app.state.citations import Citations
from app.state.loading import Loading
from app.state.workspace import Workspace
from app.ui.board.hands import Copied
from app.ui.facing import Faced, Facing
from app.ui.siding import Siding
from app.ui.window import MainWindow
from db.records import Pack, Work

if TYPE_CHECKING:
    from app.documents.exchange import Form
    from app.documents.inlines import Rendered
    from app.documents.styles import Style


class Referring(QObject):
    """Copies citations and bibliographies in the chosen style, and keeps the menu of styles."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading, side: Siding, citations: Citations, facing: Facing) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading, self._side, self._citations = window, workspace, loading, side, citations
        self._facing, self._serial, self._plain = facing, 0, ""
        self._own: list[QAction] = []
        menu = window.findChild(QMenu, "menu.style")
        assert menu is not None
        self._menu = menu
        menu.aboutToShow.connect(self.show_styles)

    # -- citations --------------------------------------------------------------------------------------------------

    def cite(self) -> None:
        """Copy the selection, quotation or cell with its citation."""
        self._cite(alone=False)

    def cite_alone(self) -> None:
        """Copy the citation without the words."""
        self._cite(alone=True)

    @Slot()
    def overtaken(self) -> None:
        """Something else was copied: what is still being made does not take its place."""
        self._serial += 1

    def copy(self) -> None:
        """Copy the selection, or what is in focus, with the plain citation."""
        if self._facing.panes:
            if not self._window.board.hands.copy():
                self._facing.nothing()
        elif (faced := self._facing.what()) is not None:
            self._plainly(faced, faced.words)
            self._copied(self.tr("Copied; sources: {count}").format(count=len(faced.sources)), left_out=faced.left_out)

    def _cite(self, *, alone: bool) -> None:
        faced = self._facing.what()
        if faced is not None:
            self._cite_of(faced, alone=alone)

    @Slot(object, bool)
    def cite_words(self, copied: Copied, alone: bool) -> None:
        """Copy words of a pane with their citation, or the citation alone: chosen in its menu."""
        faced = self._facing.faced(self._loading.board, copied.text, copied.items) if self._loading.board is not None else None
        if faced is not None:
            self._cite_of(faced, alone=alone)

    def _cite_of(self, faced: Faced, *, alone: bool) -> None:
        words, found = self._plainly(faced, "" if alone else faced.words), faced.sources
        serial, count, left_out = self._serial, len(found), faced.left_out
        if all(source.as_told for source in found):  # they name nothing that a style could set
            self._copied(self.tr("Copied with a plain citation; sources: {count}").format(count=count), left_out=left_out)
            return
        self._window.whisper.say(self.tr("Copied; the citation is being set …"), 20_000)
        self._citations.cite(words, found, lambda made: self._made(made, serial, count, left_out=left_out), lambda why: self._not_made(why, serial))

    def _plainly(self, faced: Faced, words: str) -> str:
        """Put words (none: the citation alone) with the plain citation on the clipboard; gives the words as they stand there."""
        from app.core import citing

        words = citing.signs_by_work(words, faced.board)
        lines = [*([words] if words else []), *((f"— {source.plain}" if words else source.plain) for source in faced.sources)]
        self._plain = "\n".join(lines)
        html = "".join(f"<p>{escape(line).replace(chr(10), '<br>')}</p>" for line in lines)
        self._put(self._plain, html, "\n\n".join(lines) + "\n")
        return words

    def _copied(self, said: str, *, left_out: bool) -> None:
        """Say what was copied, and whether words that were chosen are not among it."""
        also = self.tr("words not yet traced were left out")
        self._window.whisper.say(f"{said}; {also}" if left_out else said, 6000 if left_out else 3000)

    def _made(self, made: Rendered, serial: int, count: int, *, left_out: bool) -> None:
        if serial != self._serial or QGuiApplication.clipboard().text() != self._plain:
            return  # something else was copied, here or in another program
        self._put(made.plain, made.html, made.markdown)
        self._copied(self.tr("Copied with citation in the style; sources: {count}").format(count=count), left_out=left_out)

    def _not_made(self, why: str, serial: int) -> None:
        if serial == self._serial:
            self._window.whisper.say(self.tr("Copied with a plain citation"), 4000)
            self._workspace.set_notice(self.tr("{reason} The plain citation was copied.").format(reason=why))

    def _put(self, plain: str, html: str, markdown: str) -> None:
        """Put all three forms on the clipboard at once."""
        self._serial += 1
        data = QMimeData()
        data.setText(plain)
        data.setHtml(html)
        data.setData("text/markdown", markdown.encode())
        QGuiApplication.clipboard().setMimeData(data)

    # -- bibliographies ---------------------------------------------------------------------------------------------

    def works_in_view(self) -> tuple[tuple[Work, ...], Pack | None]:
        """The works behind what is in view: of the voice or work in the side panel, of all voices in the overview, else of the panes."""
        from app.core import sources
        from db.records import VoiceDetails, WorkDetails

        board, record = self._loading.board, self._side.record
        pack = board.pack if board is not None else None
        if self._workspace.detail is not None and isinstance(record, VoiceDetails):
            return sources.by_year(record.works.values()), pack
        if self._workspace.detail is not None and isinstance(record, WorkDetails):
            return (record.work,), pack
        if board is None:
            return (), None
        everybody = self._workspace.view == "overview"
        return sources.works_of(board, tuple(voice.id for voice in board.voices) if everybody else self._workspace.voices), pack

    def copy_bibliography(self) -> None:
        """Copy the works in view, in the chosen style."""
        works, pack = self.works_in_view()
        if not works:
            self._nothing()
            return
        self._window.whisper.say(self.tr("The bibliography is being set …"), 20_000)
        self._serial += 1
        serial = self._serial

        def made(entries: Rendered) -> None:
            if serial == self._serial:
                self._put(entries.plain, entries.html, entries.markdown)
                self._window.whisper.say(self.tr("Copied; works: {count}").format(count=len(works)), 3000)

        self._citations.bibliography(works, pack, made, self._failed)

    def ask_where(self) -> None:
        """Ask for a file and write the works in view into it."""
        from app.ui.dialogs.bibliography import ask_for_file

        if not self.works_in_view()[0]:
            self._nothing()
            return
        chosen = ask_for_file(self._window)
        if chosen is not None:
            self.save(*chosen)

    def save(self, path: Path, form: Form) -> None:
        """Write the works in view into a file."""
        works, pack = self.works_in_view()

        def saved(there: Path) -> None:
            self._window.whisper.say(self.tr("Saved {name}; works: {count}").format(name=there.name, count=len(works)), 4000)

        self._window.whisper.say(self.tr("The bibliography is being written …"), 20_000)
        self._citations.save(form, works, pack, path, saved, self._failed)

    def _nothing(self) -> None:
        self._window.whisper.say(self.tr("No work is in view"), 3000)

    def _failed(self, why: str) -> None:
        self._window.whisper.hush()
        self._workspace.set_notice(why)

    # -- styles -----------------------------------------------------------------------------------------------------

    def choose(self, style: str, name: str = "") -> None:
        """Take a style, and say which is taken; ``name`` where it is none of ours."""
        self._citations.set_style(style)
        name = name or self._window.actions_[f"style.{style}"].text().replace("&", "")
        self._window.whisper.say(self.tr("Citation style: {name}").format(name=name), 4000)

    @Slot()
    def show_styles(self) -> None:
        """Bring the menu up to date: the styles that were added, and a tick at the chosen one."""
        actions = self._window.actions_
        group: QActionGroup = actions["style.apa"].actionGroup()
        for action in self._own:
            group.removeAction(action)
            self._menu.removeAction(action)
            action.deleteLater()
        self._own = []
        for style in self._citations.added():
            action = QAction(style.name.replace("&", "&&"), self._window, checkable=True)
            action.triggered.connect(lambda _=False, key=style.id, name=style.name: self.choose(key, name))
            group.addAction(action)
            self._menu.insertAction(actions["style.add"], action)
            action.setChecked(style.id == self._citations.style)
            self._own.append(action)
        ours = actions.get(f"style.{self._citations.style}")
        if ours is not None:
            ours.setChecked(True)

    def ask_for_style(self) -> None:
        """Ask for a CSL file and add it."""
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Add a style"), "", self.tr("Citation styles (*.csl)"))
        if path:
            self.add_style(Path(path))

    def add_style(self, path: Path) -> None:
        """Try a CSL file, keep it, and choose it."""

        def there(style: Style) -> None:
            self._citations.set_style(style.id)
            self._window.whisper.say(self.tr("Added and chosen: {name}").format(name=style.name), 4000)

        self._window.whisper.say(self.tr("The style is being tried …"), 20_000)
        self._citations.add(path, there, self._failed)


