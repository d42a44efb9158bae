"""One run of the window: builds the parts in order, opens the library, remembers on closing.

The order matters. Where a sound corpus lies ready, it is read before the first paint with the standard library's
``sqlite3`` alone, so that the window comes up filled; everything else is done after the paint, on a thread.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app import NAME, VERSION
from app.state import assets, language, settings
from app.state.citations import Citations
from app.state.exports import Exports
from app.state.loading import Loading
from app.state.logs import faults
from app.state.opening import Opener
from app.state.reader import Reader
from app.state.single import Single
from app.state.tidying import Tidying
from app.state.workspace import Workspace
from app.ui import wiring
from app.ui.board import accessible as board_access
from app.ui.spectrum import accessible as spectrum_access
from app.ui.timeline.warming import Warmer
from app.ui.window import MainWindow
from app.ui.wiring_rooms import LATER
from db import library as store
from db import reads
from db.errors import LibraryError

MAIN_DEBATE = "stalinism/continuity"


def make_application() -> QApplication:
    """The application with its names, style, fonts and language; no window yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("sic-et-non")
    app.setStyle("Fusion")
    assets.load_fonts()
    language.install(app)
    board_access.install()
    spectrum_access.install()
    return app


class Session(QObject):
    """The window with its state, from opening to closing."""

    def __init__(self, folder: Path | None, shipped: Path, *, remember: bool = True, hints: bool = False) -> None:
        """``remember``: settings are read and written. ``hints``: a first start explains itself in three of them."""
        super().__init__()
        self._tidying = Tidying(self)
        self._hints = hints
        self.folder = folder if folder is not None else store.default_folder()
        self.shipped = shipped
        self.library: store.Library | None = None
        self.reader: Reader | None = None
        self.workspace = Workspace(self)
        self.window = MainWindow()
        self.settings = settings.Settings(self.folder / "settings.ini" if remember else None)
        self.opener = Opener(self.folder, shipped, self)
        self.opener.opened.connect(self._opened)
        self.opener.failed.connect(self._failed)
        self._importing: Opener | None = None
        self._corpus: Path | None = None
        self._trouble = ""
        self.first_debate = ""
        """The debate to open first, whatever was remembered; empty: the one remembered, else the main one."""
        self.reader = Reader(self._connect, self)
        self.loading = Loading(self.workspace, self.reader, self)
        self.citations = Citations(self.folder / "styles" if remember else None, self)
        self.citations.set_style(self.settings.get("style"))
        self.citations.style_changed.connect(lambda style: self.settings.set("style", style))
        self.exports = Exports(self._connect, shipped, self.citations.folder, self.folder, self)
        self.wired = wiring.connect(self.window, self.workspace, self.loading, self.citations, self.exports)
        self.presenter = self.wired.presenter
        self.window.closing.connect(self.close)
        self.window.actions_["debate.import"].triggered.connect(self._ask_for_pack)
        self.window.actions_["help.about"].triggered.connect(self._about)
        faults.tell_with(self.workspace.set_notice)
        first = self.workspace.look
        self.workspace.set_look(**settings.look_of(self.settings))
        if self.workspace.look == first:  # nothing was remembered, so nobody has heard of a look yet
            self.presenter.show_look(first)
        self.presenter.remembered_voices = tuple(self.settings.get("voices"))
        self.presenter.remembered_theme = self.settings.get("theme_key")
        self.workspace.set_voices((), self.settings.get("order"))
        self.window.restore_place(self.settings.get("geometry"))
        self.window.set_timeline_height(self.settings.get("timeline"))
        self.workspace.set_timing(**settings.timing_of(self.settings))
        self.wired.timekeeper.show_timing(self.workspace.timing)
        self.workspace.set_stage(text_scale=self.settings.get("stage_scale"))
        self.wired.hinting.remembered.connect(lambda dismissed: self.settings.set("hints", list(dismissed)))
        self.warmer = Warmer(self, later=LATER)
        self.warmer.warmed.connect(self.window.timeline.bring_plot)
        self.warmer.failed.connect(self.window.timeline.do_without_plot)
        self.window.board.set_empty_words(self.tr("Preparing the library. This is done once and takes a moment."))

    def _connect(self) -> sqlite3.Connection:
        """A read-only connection to the corpus that counts; called on the reading thread."""
        assert self._corpus is not None
        return store.connect_corpus(self._corpus)

    def start(self) -> None:
        """Fill the window at once where a corpus lies ready; check and build after the first paint."""
        ready = store.current_corpus(self.folder)
        if ready is not None:
            try:
                connection = store.connect_corpus(ready)
                try:
                    board = reads.board(connection, self._wanted_debate(connection), terms=False)
                finally:
                    connection.close()
            except (sqlite3.Error, LibraryError, KeyError):
                ready = None  # damaged: it is rebuilt after the paint
            else:
                self._corpus = ready
                self.loading.take_board(board)
                self._open_debate()
                self.window.first_painted.connect(lambda: self.loading.load_chronicle(board.debate.id))
                self.window.first_painted.connect(self.loading.load_terms)
        self.window.first_painted.connect(self._after_paint)

    def _wanted_debate(self, connection: sqlite3.Connection) -> str:
        known = [debate.id for debate in reads.debates(connection)]
        remembered = self.workspace.debate or self.first_debate or self.settings.get("debate")
        return remembered if remembered in known else MAIN_DEBATE if MAIN_DEBATE in known else known[0]

    @Slot()
    def _after_paint(self) -> None:
        QTimer.singleShot(0, self.opener.start)

    @Slot(object)
    def _opened(self, library: store.Library) -> None:
        """The library is sound. Read again only where the corpus is another one than was shown."""
        self.library = library
        self._settle_in()
        if library.read_only:
            self.workspace.set_notice(library.read_only_reason)
        if library.corpus != self._corpus:
            self._use(library.corpus)
        else:
            if not self.workspace.debate:
                self._open_debate()
            self.loading.load_debates()

    def _settle_in(self) -> None:
        """What can wait until the panes stand: the plot's parts are brought in, then the rooms', and the hints of a first start shown."""
        self.warmer.start()
        if self._hints:
            self.wired.hinting.start(tuple(self.settings.get("hints")))

    def _use(self, corpus: Path) -> None:
        self._corpus = corpus
        assert self.reader is not None
        self.reader.reopen()
        self.loading.forget_pages()
        self.reader.ask(self._wanted_debate, self._debate_found, owner=self, lane="debate")
        self.loading.load_debates()

    def _debate_found(self, debate: str) -> None:
        if self.workspace.debate == debate:
            self.loading.load_board(debate)
        else:
            self.workspace.set_debate(debate)

    def _open_debate(self) -> None:
        """The board was shown before the paint: say so to the workspace without reading it twice."""
        if self.loading.board is not None:
            self.workspace.blockSignals(True)
            self.workspace.set_debate(self.loading.board.debate.id)
            self.workspace.blockSignals(False)

    @Slot(object)
    def _failed(self, error: LibraryError) -> None:
        """The library can't be used: one sentence, and the file is left as it is."""
        self._trouble = str(error)
        self.workspace.set_notice(str(error))
        self.warmer.start()
        if self.loading.board is None:
            self.window.board.set_empty_words(str(error))

    def _ask_for_pack(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(self.window, self.tr("Import a pack"), "", self.tr("Packs (*.sicpack pack.toml)"))
        if path:
            chosen = Path(path)
            self.import_pack(chosen.parent if chosen.name == "pack.toml" else chosen)

    def import_pack(self, path: Path) -> None:
        """Check a pack and add it, on a thread; a rejected one changes nothing and every mistake is named."""
        if self.library is None:
            self.workspace.set_notice(self._trouble or self.tr("The library is not ready yet. Try again in a moment."))
            return
        if self._importing is not None and self._importing.running():
            self.workspace.set_notice(self.tr("Another pack is still being checked. Try again in a moment."))
            return
        library = self.library
        self.workspace.set_notice(self.tr("Checking {name} …").format(name=path.name))
        opener = Opener(self.folder, self.shipped, self)
        opener.opened.connect(self._imported)
        opener.failed.connect(self._import_failed)
        self._importing = opener
        opener.start(lambda: library.import_pack(path, opener.cancelled))

    @Slot(object)
    def _imported(self, result: object) -> None:
        self.workspace.set_notice(self.tr("The pack was added to the library."))
        if self.library is not None:
            self._use(self.library.corpus)

    @Slot(object)
    def _import_failed(self, error: LibraryError) -> None:
        self.workspace.set_notice(str(error))

    def _about(self) -> None:
        from app.ui.dialogs.about import show_about

        show_about(self.window, self.folder, self.loading.board)

    @Slot()
    def close(self) -> None:
        """Remember what is selected, stop what runs, close what is open. Safe to call twice."""
        self.warmer.wait()
        if self.loading.board is not None:
            settings.remember(self.settings, self.workspace)
        self.settings.set("geometry", self.window.saveGeometry())
        self.settings.set("timeline", self.window.remember_timeline())
        self.settings.sync()
        self.wired.staging.end()
        self.opener.cancel()
        if self._importing is not None:
            self._importing.cancel()
        self.citations.close()
        self.exports.close()
        if self.reader is not None:
            self.reader.close()
        if self.library is not None:
            self.library.close()
            self.library = None
        faults.tell_with(lambda sentence: None)
        self._tidying.stop()


def run(folder: Path | None, shipped: Path) -> int:
    """Open the window and stay until it is closed. A second start on the same library raises the first window."""
    folder = folder if folder is not None else store.default_folder()
    faults.install(folder)
    app = make_application()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.stderr.write(f"The folder {folder} can't be made ({error.strerror}). Nothing was changed; name another with --library FOLDER.\n")
        return 1
    single = Single(folder)
    if not single.first():
        if single.ask_first_to_rise():
            return 0
        sys.stderr.write("Sic et Non is open already for this library, but its window did not answer. Close it and start again.\n")
        return 1
    session = Session(folder, shipped, hints=True)
    if session.settings.get("geometry").isEmpty() and session.window.take_room():
        session.workspace.set_timing(folded=False)
    single.raise_asked.connect(lambda: _raise(session.window))
    session.start()
    session.window.first_painted.connect(single.listen)
    session.window.show()
    status = app.exec()
    session.close()
    single.release()
    return int(status)


def _raise(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.raise_()
    window.activateWindow()

