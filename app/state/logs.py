"""Hooks that see every fault, before the application starts: it is logged, and told once in a plain sentence."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("sicetnon")

MAX_TOLD = 5
"""How many different faults are told in one run; the rest go to the log alone (a broken paint repeats 60 times a second)."""


class Faults:
    """Takes every fault of the program: logs it without private paths, tells the reader once for each place."""

    def __init__(self) -> None:
        self.count = 0
        self._seen: set[str] = set()
        self._tell: Callable[[str], None] | None = None
        self._file: Any = None

    def install(self, folder: Path | None) -> None:
        """Put all five hooks in place; the log is a rotating file in ``folder``, or standard error alone."""
        log.setLevel(logging.INFO)
        if folder is not None:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                handler = logging.handlers.RotatingFileHandler(folder / "sic-et-non.log", maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
                handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
                log.addHandler(handler)
                self._file = open(folder / "crash.log", "a", encoding="utf-8")  # noqa: SIM115 - lives as long as the process
                faulthandler.enable(self._file)
            except OSError:
                faulthandler.enable()
        else:
            faulthandler.enable()
        sys.excepthook = self.exception
        threading.excepthook = self._thread
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(self._qt)

    def tell_with(self, tell: Callable[[str], None]) -> None:
        """How the reader is told a sentence, once there is a window."""
        self._tell = tell

    def exception(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        """An exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value, trace)
            return
        where = traceback.extract_tb(trace)
        last = where[-1] if where else None
        place = f"{kind.__name__}:{Path(last.filename).name}:{last.lineno}" if last else kind.__name__
        self._fault(place, "".join(traceback.format_exception(kind, value, trace)))

    def _thread(self, args: threading.ExceptHookArgs) -> None:
        self.exception(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    def _unraisable(self, args: Any) -> None:
        self._fault(f"unraisable:{args.err_msg}", "".join(traceback.format_exception(args.exc_value)) if args.exc_value else str(args.err_msg))

    def _fault(self, place: str, details: str) -> None:
        self.count += 1
        first = place not in self._seen
        if first or self.count < 50:
            log.error("%s\n%s", place, details.replace(str(Path.home()), "~"))
            if not log.handlers:
                sys.stderr.write(details)
        if first and len(self._seen) < MAX_TOLD and self._tell is not None:
            self._seen.add(place)
            self._tell(
                QCoreApplication.translate(
                    "Faults",
                    "Something in the program went wrong. What you had is kept, and you can go on; "
                    "if it happens again, please report it with the file sic-et-non.log from the library’s folder.",
                )
            )
        self._seen.add(place)

    def _qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        log.warning("Qt: %s", message)
        if kind == QtMsgType.QtFatalMsg:
            sys.stderr.write(f"{message}\n")


faults = Faults()
