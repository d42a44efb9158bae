"""Which citation style is chosen, and the thread on which citations and bibliographies are made. Newest wins, as in the reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot

from db.records import Pack, Work

if TYPE_CHECKING:  # nothing of the documents is imported before something is cited
    from app.core.sources import Source
    from app.documents.exchange import Form
    from app.documents.inlines import Rendered
    from app.documents.pandoc import Pandoc
    from app.documents.styles import Style

DEFAULT_STYLE = "chicago-notes"


@dataclass(slots=True)
class _Ticket:
    """One wish on its way: what to do on the thread, and whom to tell."""

    number: int
    work: Callable[[Pandoc], Any]
    then: Callable[[Any], None]
    fail: Callable[[str], None]
    lane: str


class Citations(QObject):
    """Makes citations on one background thread and brings them to the GUI thread.

    Signals: ``style_changed(str)`` with the id of the style, ``styles_changed()`` when the reader added one. Every wish
    ends in ``then`` with its answer, or in ``fail`` with one sentence, unless a later one of its kind has overtaken it.
    """

    style_changed = Signal(str)
    styles_changed = Signal()
    _done = Signal(object, object, object)

    def __init__(self, folder: Path | None, parent: QObject | None = None) -> None:
        """``folder`` holds the styles that the reader adds; None keeps none."""
        super().__init__(parent)
        self.folder = folder
        self._style = DEFAULT_STYLE
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pandoc: Pandoc | None = None
        self._newest: dict[str, int] = {}
        self._running = ""
        self._count = 0
        self._closed = False
        self._done.connect(self._deliver)

    @property
    def style(self) -> str:
        """Id of the chosen style."""
        return self._style

    def set_style(self, style: str) -> None:
        """Choose a style by its id; one that is gone is replaced by the first when something is cited."""
        if style != self._style:
            self._style = style
            self.style_changed.emit(style)

    def added(self) -> tuple[Style, ...]:
        """The styles that the reader added."""
        from app.documents import styles

        return styles.added(self.folder)

    def cite(self, words: str, sources: Sequence[Source], then: Callable[[Rendered], None], fail: Callable[[str], None]) -> None:
        """Words (empty: the citation alone) with their sources in the chosen style."""

        def work(pandoc: Pandoc) -> Rendered:
            from app.documents import references, styles

            return references.together(words, references.cite(pandoc, styles.chosen(style, folder), sources))

        style, folder = self._style, self.folder
        self._ask(work, then, fail, "copy")

    def bibliography(self, works: Sequence[Work], pack: Pack | None, then: Callable[[Rendered], None], fail: Callable[[str], None]) -> None:
        """The entries of works and of the pack in the chosen style."""

        def work(pandoc: Pandoc) -> Rendered:
            from app.documents import references, styles

            return references.together("", references.Styled(references.bibliography(pandoc, styles.chosen(style, folder), works, pack)))

        style, folder = self._style, self.folder
        self._ask(work, then, fail, "copy")

    def save(self, form: Form, works: Sequence[Work], pack: Pack | None, path: Path, then: Callable[[Path], None], fail: Callable[[str], None]) -> None:
        """Write works for another program; a file that was there is replaced whole or stands as it was."""

        def work(pandoc: Pandoc) -> Path:
            from app.documents import exchange
            from db import writing

            data = exchange.written(pandoc, form, works, pack)
            try:
                writing.write_whole(path, data)
            except OSError as error:
                raise writing.write_failed(error, path) from error
            return path

        self._ask(work, then, fail, "")

    def add(self, path: Path, then: Callable[[Style], None], fail: Callable[[str], None]) -> None:
        """Try a CSL file and keep it in the library, under its name; one that can't be used changes nothing."""

        def work(pandoc: Pandoc) -> Style:
            from app.documents import styles, trying
            from db import writing

            if folder is None:
                raise styles.DocumentError(QCoreApplication.translate("Citations", "This library can’t be written, so no style can be added."))
            data = trying.tried(pandoc, path)
            kept = folder / (path.stem + ".csl")
            try:
                folder.mkdir(parents=True, exist_ok=True)
                writing.write_whole(kept, data)
            except OSError as error:
                raise writing.write_failed(error, kept) from error
            return styles.read(kept)

        def there(style: Style) -> None:
            self.styles_changed.emit()
            then(style)

        folder = self.folder
        self._ask(work, there, fail, "")

    def _ask(self, work: Callable[[Pandoc], Any], then: Callable[[Any], None], fail: Callable[[str], None], lane: str) -> None:
        self._count += 1
        ticket = _Ticket(self._count, work, then, fail, lane)
        if lane:
            self._newest[lane] = ticket.number
            if self._running == lane and self._pandoc is not None:
                self._pandoc.stop()
        self._pool.start(partial(self._work, ticket))

    def _work(self, ticket: _Ticket) -> None:
        """On the thread."""
        from app.documents.pandoc import Pandoc

        if self._stale(ticket):
            return
        if self._pandoc is None:
            self._pandoc = Pandoc()
        self._running = ticket.lane
        try:
            result, error = ticket.work(self._pandoc), None
        except Exception as caught:  # the worker's edge: every error is handed to the GUI thread
            result, error = None, caught
        self._running = ""
        if shiboken6.isValid(self):
            self._done.emit(ticket, result, error)

    def _stale(self, ticket: _Ticket) -> bool:
        return self._closed or (bool(ticket.lane) and self._newest.get(ticket.lane) != ticket.number)

    @Slot(object, object, object)
    def _deliver(self, ticket: _Ticket, result: Any, error: Exception | None) -> None:
        from app.documents.pandoc import DocumentError, Stopped
        from db.errors import LibraryError

        if self._stale(ticket) or (ticket.lane and isinstance(error, Stopped)):
            return
        if error is None:
            ticket.then(result)
        elif isinstance(error, DocumentError | LibraryError):
            ticket.fail(str(error))
        else:
            ticket.fail(QCoreApplication.translate("Citations", "Something in the program went wrong, so it could not be made."))
            raise error

    @property
    def pending(self) -> bool:
        """Is something being made?"""
        return self._pool.activeThreadCount() > 0

    def close(self) -> None:
        """Stop what runs and drop what waits; nothing is told any more. What is being saved is finished. Safe to call twice."""
        self._closed = True
        if self._running and self._pandoc is not None:
            self._pandoc.stop()
        self._pool.waitForDone()
