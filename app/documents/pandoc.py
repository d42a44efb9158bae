"""The bundled pandoc, run as the separate program that it is: sandboxed, with a time limit, its answers remembered.

Pandoc comes with the package ``pypandoc_binary``; that package itself is never imported, because it would look for
other copies on the machine. ``--sandbox`` keeps pandoc from opening any file that is not named on its command line,
and from the network; what it works on goes in and out through pipes.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from app.core.words import translate

SECONDS = 20.0
"""A longer run is stopped. Twenty citations take about half a second."""

LONG = 250_000
"""Bytes for which this time is given once more: a whole pack is written in one run, and a slow machine may be busy besides."""

REMEMBERED = 200
"""So many answers are kept, the latest used."""


class DocumentError(Exception):
    """A document could not be made. Its text is one plain sentence for the reader."""


class Stopped(DocumentError):
    """The run was stopped because nobody waits for its answer any more."""


Step = Callable[[int, int], None]
"""Tells that so many pieces of so many are done (0 of 0: nobody knows); raises ``Stopped`` where the person cancelled."""


def unwatched(done: int, of: int) -> None:
    """Where nobody looks at the progress, and nobody can cancel."""


def find() -> Path | None:
    """The bundled program, or None where the package does not stand or brings no program for this system."""
    spec = importlib.util.find_spec("pypandoc")
    if spec is None or spec.origin is None:
        return None
    program = Path(spec.origin).parent / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc")
    return program if program.is_file() else None


def missing() -> DocumentError:
    """What is said where there is no pandoc."""
    return DocumentError(translate("Pandoc", "Pandoc, which sets citations in a style, is not installed; run 'python3 -m uv sync' in the program's folder."))


class Pandoc:
    """Runs pandoc. One run at a time; ``stop`` may be called from another thread."""

    def __init__(self, program: Path | None = None, seconds: float = SECONDS) -> None:
        """``program`` stands in for the bundled one; ``seconds`` is the time limit of a short run."""
        self._program, self._seconds = program, seconds
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._stopped = self._over = False
        self._answers: OrderedDict[tuple[object, ...], bytes] = OrderedDict()

    def run(self, arguments: tuple[str, ...], given: bytes, files: tuple[Path, ...] = ()) -> bytes:
        """What pandoc makes of ``given``. ``files`` are the ones named in ``arguments``: another time of change makes another run.

        Raises DocumentError with one sentence where pandoc is missing, fails or takes too long, Stopped where it was stopped.
        """
        key = (arguments, given, tuple(path.stat().st_mtime_ns for path in files))
        if key in self._answers:
            self._answers.move_to_end(key)
            return self._answers[key]
        answer = self._answers[key] = self._made(arguments, given)
        while len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
        return answer

    def _made(self, arguments: tuple[str, ...], given: bytes) -> bytes:
        program = self._program or find()
        if program is None:
            raise missing()
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            with self._lock:
                if self._over:
                    raise Stopped(translate("Pandoc", "Pandoc was stopped."))
                self._stopped = False
                self._running = subprocess.Popen(
                    [str(program), "--sandbox", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, creationflags=flags
                )
        except OSError as error:
            raise DocumentError(translate("Pandoc", "Pandoc could not be started ({reason}).").format(reason=error.strerror or error)) from error
        return self._answer(self._running, given)

    def _answer(self, process: subprocess.Popen[bytes], given: bytes) -> bytes:
        seconds = self._seconds * (1 + len(given) // LONG)
        try:
            out, said = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise DocumentError(translate("Pandoc", "Pandoc did not finish within {seconds} seconds and was stopped.").format(seconds=round(seconds))) from error
        finally:
            if process.poll() is None:
                process.kill()
                process.communicate()
            with self._lock:
                self._running = None
        if self._stopped:
            raise Stopped(translate("Pandoc", "Pandoc was stopped."))
        if process.returncode:
            lines = said.decode("utf-8", "replace").strip().splitlines()
            reason = next((line for line in lines if line and not line.startswith("[")), translate("Pandoc", "it gave no reason"))
            raise DocumentError(translate("Pandoc", "Pandoc could not make the citation: {reason}").format(reason=reason[:200]))
        return out

    def stop(self, *, for_good: bool = False) -> None:
        """Stop what runs; whoever waits for it gets Stopped. ``for_good``: so does whoever asks for a run from now on."""
        with self._lock:
            self._over = self._over or for_good
            if self._running is not None:
                self._stopped = True
                self._running.kill()
