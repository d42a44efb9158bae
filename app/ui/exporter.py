"""Exporting from the window: the dialog, the place for the file, the thread on which it is made, and what came of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.state.citations import Citations
from app.state.exports import Exports
from app.state.loading import Loading
from app.state.workspace import Workspace
from app.ui.visiting import Visiting
from app.ui.window import MainWindow

if TYPE_CHECKING:  # nothing of exports is imported before something is exported
    from PySide6.QtPrintSupport import QPrinter

    from app.exporting.wish import Asked, View
    from app.ui.dialogs.export import ExportDialog


class Exporter(QObject):
    """Opens the dialog with what is in view, and remembers for the next time what was chosen."""

    def __init__(self, window: MainWindow, workspace: Workspace, loading: Loading, citations: Citations, exports: Exports, visiting: Visiting) -> None:
        super().__init__(window)
        self._window, self._workspace, self._loading, self._citations, self._exports, self._visiting = window, workspace, loading, citations, exports, visiting
        self.dialog: ExportDialog | None = None
        self._last: Asked | None = None
        self._everybody = self._printing = False
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath())
        self._files: tuple[Path, ...] = ()
        self.debates = 1
        exports.written.connect(self._written)
        exports.failed.connect(self._failed)
        exports.stopped.connect(self._stopped)
        exports.progressed.connect(self._progressed)

    # -- the dialog -------------------------------------------------------------------------------------------------

    @Slot(object)
    def debates_ready(self, debates: tuple[object, ...]) -> None:
        """How many debates there are."""
        self.debates = len(debates)

    def ask_to_print(self) -> None:
        """Open the dialog with paper in mind."""
        self.ask(printing=True)

    def ask(self, *, printing: bool = False) -> None:
        """Open the dialog, with what is in view chosen."""
        from app.documents import styles
        from app.ui.dialogs.export import ExportDialog
        from app.ui.dialogs.export_words import There

        board, now = self._loading.board, self._workspace
        if board is None or self.dialog is not None:
            return
        known = {voice.id for voice in board.voices}
        listed = tuple((style.id, style.name) for style in styles.every(self._citations.folder))
        there = There(board, tuple(voice for voice in now.voices if voice in known), now.theme, now.timing.span, listed, self.debates, self._pair())
        self.dialog = dialog = ExportDialog(there, self._first(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.asked.connect(self._ask_where)
        dialog.print_asked.connect(self._ask_which_printer)
        dialog.cancelled.connect(self._exports.cancel)
        dialog.open_asked.connect(self._show_file)
        dialog.finished.connect(self._gone)
        dialog.open()
        if printing:
            dialog.for_printing()

    def _pair(self) -> tuple[str, ...]:
        """The two whose differences are in view."""
        room = self._visiting.room("differences") if self._workspace.view == "differences" else None
        return getattr(room.widget, "pair", ()) if room is not None else ()

    def _first(self) -> Asked:
        """What stands chosen at first: the view that is open, and of the rest what was chosen the last time."""
        from dataclasses import replace

        from app.exporting import making
        from app.exporting.wish import Asked

        now = self._workspace
        view: View = now.view
        if view == "panes" and not now.timing.folded and self._window.timeline.isAncestorOf(self._window.focusWidget()):
            view = "timeline"
        last = replace(self._last or Asked("docx"), voices=None if self._everybody else ())
        return replace(last, view=view if view in making.views() else "panes", style=self._citations.style, coding=now.look.coding, turned=now.look.turned)

    def _remember(self, asked: Asked, *, printing: bool) -> None:
        """For the next time. What was asked for has no voices where none can be chosen, so the choice itself is kept."""
        self._last, self._printing = asked, printing
        if self.dialog is not None:
            self._everybody = self.dialog.voices.currentData() == "all"

    @Slot()
    def _gone(self) -> None:
        self.dialog = None

    # -- the file ---------------------------------------------------------------------------------------------------

    @Slot(object)
    def _ask_where(self, asked: Asked) -> None:
        """Ask for a place. The system's dialog asks before the file that was named is replaced, and we before any other."""
        from app.ui.dialogs.export_words import form_words, offered_name

        board, dialog = self._loading.board, self.dialog
        if board is None or dialog is None:
            return
        offered = self._folder / offered_name(board.debate.question if asked.debate else board.pack.title, asked.view, asked.form)
        chooser = QFileDialog(dialog, self.tr("Export"), str(offered.parent))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(f"{form_words()[asked.form].partition(' (')[0]} (*.{asked.form})")
        chooser.setDefaultSuffix(asked.form)
        chooser.selectFile(offered.name)
        try:
            if chooser.exec() and chooser.selectedFiles():
                self._export_into(asked, Path(chooser.selectedFiles()[0]))
        finally:
            chooser.deleteLater()

    def _export_into(self, asked: Asked, named: Path) -> None:
        """Export into the file that was named, with the right ending; its name may then be that of another, and Markdown has a second one."""
        from app.exporting import making
        from app.ui.dialogs.replacing import may_replace

        out = named if named.suffix.lower() == f".{asked.form}" else named.with_name(f"{named.name}.{asked.form}")
        others = [path for path in making.targets(out, asked.form) if path != named and os.path.lexists(path)]
        if self.dialog is not None and (not others or may_replace(others, self.dialog)):
            self.export(asked, out)

    def export(self, asked: Asked, out: Path) -> None:
        """Make what was asked for and write it into a file; the dialog tells how it goes."""
        if self.dialog is None or self._exports.running:
            return
        self._remember(asked, printing=False)
        self._folder = out.parent
        self.dialog.begun()
        self._exports.start(asked, out)

    @Slot(object)
    def _ask_which_printer(self, asked: Asked) -> None:
        """Ask for a printer with paper as in the dialog, and print on it."""
        from PySide6.QtGui import QPageLayout, QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if asked.paper == "letter" else QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if asked.landscape else QPageLayout.Orientation.Portrait)
        chooser = QPrintDialog(printer, self.dialog)
        chooser.setWindowTitle(self.tr("Print"))
        try:
            if chooser.exec():
                self.print_on(printer, asked)
        finally:
            chooser.deleteLater()

    def print_on(self, printer: QPrinter, asked: Asked) -> None:
        """Print what was asked for on a printer that has been set up; the dialog tells how it goes."""
        from app.ui.export.printed import printed

        if self.dialog is None or self._exports.running:
            return
        self._remember(asked, printing=True)
        self.dialog.begun(self.tr("The pages are being made for the printer."))
        self._exports.start(asked, None, lambda job: printed(printer, job))

    @Slot()
    def _show_file(self) -> None:
        """Hand the file that was asked for to the system's own program for it."""
        if self._files and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[-1]))) and self.dialog is not None:
            self.dialog.ended(self.tr("No program for this kind of file was found. It lies in {folder}.").format(folder=self._files[-1].parent), written=False)

    # -- what came of it --------------------------------------------------------------------------------------------

    @Slot(int, int)
    def _progressed(self, done: int, of: int) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(done, of)

    @Slot(object)
    def _written(self, files: list[Path] | int) -> None:
        """Files were written, or so many pages handed to a printer."""
        if isinstance(files, int):
            if self.dialog is not None:
                self.dialog.ended(self.tr("Handed to the printer; pages: {count}.").format(count=files), written=False)
            return
        self._files = tuple(files)
        names = ", ".join(path.name for path in self._files)
        sentence = self.tr("Written: {names}, in {folder}.").format(names=names, folder=self._files[0].parent)
        if self.dialog is not None:
            self.dialog.ended(sentence, written=True)
        self._window.whisper.say(self.tr("Written: {names}").format(names=names), 4000)

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.ended(sentence, written=False)
        else:
            self._workspace.set_notice(sentence)

    @Slot()
    def _stopped(self) -> None:
        if self.dialog is not None:
            self.dialog.ended(self.tr("Cancelled; what the printer had was taken back.") if self._printing else self.tr("Cancelled; nothing was written."), written=False)
