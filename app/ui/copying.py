"""What is copied goes on the clipboard: as plain text, and as safe rich text for a word processor."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.state.loading import Loading
from app.ui.board.hands import Copied
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.core.event_rows import CopiedRows


class Copying(QObject):
    """Puts words with their citation, rows of a table, or a page's text on the clipboard, and says so."""

    def __init__(self, window: MainWindow, loading: Loading) -> None:
        super().__init__(window)
        self._window, self._loading = window, loading

    @Slot(object)
    def copy(self, copied: Copied) -> None:
        """Put words with their citation on the clipboard, as plain text and as safe rich text."""
        board = self._loading.board
        if board is None:
            return
        from app.core import citing  # nothing is copied before the first paint

        citation = citing.cite(board, copied.text, copied.items)
        data = QMimeData()
        data.setText(citation.text)
        paragraphs = [citation.words, *(f"— {source}" for source in citation.sources)]
        data.setHtml("".join(f"<p>{escape(p).replace(chr(10), '<br>')}</p>" for p in paragraphs))
        QGuiApplication.clipboard().setMimeData(data)
        self._window.whisper.say(self.tr("Copied; sources: {count}").format(count=len(citation.sources)), 3000)

    @Slot(object)
    def copy_rows(self, copied: CopiedRows) -> None:
        """Put rows of the timeline's table on the clipboard: with tabs, and as a table for a word processor."""
        data = QMimeData()
        data.setText(copied.text)
        lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in copied.html_rows)
        data.setHtml("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>")
        QGuiApplication.clipboard().setMimeData(data)
        self._window.whisper.say(self.tr("Copied; rows: {count}").format(count=copied.count), 3000)

    @Slot(str)
    def copy_text(self, text: str) -> None:
        """Put a text that carries its own sources on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.said()

    def said(self) -> None:
        """Say that something was copied, by whoever copied it."""
        self._window.whisper.say(self.tr("Copied"), 3000)
