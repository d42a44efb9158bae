"""The composition root: reads the command line, builds everything in order, starts, and returns the exit status."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from app import args

SHIPPED = Path(__file__).resolve().parents[1] / "resources" / "packs" / "stalinism"


def main(arguments: list[str] | None = None) -> int:
    """Run the program. Commands that need no window import no Qt and work where it can't load."""
    options = args.parse(sys.argv[1:] if arguments is None else arguments)
    if options.command in ("check", "import", "show", "search", "doctor"):
        from app import commands

        return commands.run(options, SHIPPED)
    if options.command == "export":
        return _export(options)
    if options.command == "snapshot":
        return _snapshot(options)
    return _window(options)


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def _cant_load(error: ImportError) -> int:
    """Qt did not load: name the library that is missing and the command that brings it."""
    from app import display

    missing = display.missing_libraries()
    if missing:
        _say(f"The system library {missing[0]} is missing, so no window can be opened. Install it with: {display.install_line(missing)}")
    else:
        _say(f"The window's library could not be loaded ({error}). Run 'python3 -m uv sync' in the program's folder and start again.")
    return 1


def _export(options: argparse.Namespace) -> int:
    """Write a file; what is painted needs Qt, without a display."""
    from app.exporting import command

    if not command.painted(options):
        return command.run(options, SHIPPED)
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from app.ui.session import make_application
    except ImportError as error:
        return _cant_load(error)
    application = make_application()
    try:
        return command.run(options, SHIPPED)
    finally:
        del application


def _snapshot(options: argparse.Namespace) -> int:
    """Draw the real window without a display."""
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from app.ui import snapshot
    except ImportError as error:
        return _cant_load(error)
    return snapshot.run(options, SHIPPED)


def _window(options: argparse.Namespace) -> int:
    """Open the window, or say in a sentence why it can't be opened."""
    from app import display

    problem = display.problem()
    if problem:
        _say(problem)
        return 1
    try:
        from app.ui import session
    except ImportError as error:
        return _cant_load(error)
    if getattr(options, "gallery", False):
        from app.ui import gallery

        return gallery.run()
    if getattr(options, "scratch", False):
        with tempfile.TemporaryDirectory(prefix="sic-et-non-") as folder:
            return session.run(Path(folder), SHIPPED)
    return session.run(getattr(options, "library", None), SHIPPED)
