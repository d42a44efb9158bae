"""The command ``export``: what is chosen on the command line, made whole, then put in the place of the file in one step. No Qt of its own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.documents.pandoc import DocumentError
from app.exporting import asking, making
from app.exporting.wish import Asked, Job
from db import library as store
from db.errors import LibraryError

PACKS = (".json", ".sicpack")
KEEPS_CODES = "A pack is written whole, with its codes; --coding off changes nothing in it."


def run(options: argparse.Namespace, shipped: Path) -> int:
    """Write the file; 1 with a sentence where something is not there or can't be written. What was there is then as it was."""
    try:
        written = _written(options, shipped)
    except (LibraryError, DocumentError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if options.coding == "off" and options.out.suffix.lower() in PACKS:
        sys.stderr.write(f"{KEEPS_CODES}\n")
    sys.stdout.write("".join(f"Written: {path}\n" for path in written))
    return 0


def painted(options: argparse.Namespace) -> bool:
    """Does what is asked for need Qt?"""
    asked = _asked(options)
    return asked.form in making.forms(asked.view) and making.needs_qt(asked.view, asked.form)


def _written(options: argparse.Namespace, shipped: Path) -> list[Path]:
    asked = _asked(options)
    making.possible(options.out, asked)
    making.spares_others(options.out, asked.form)
    library = store.open_library(options.library, shipped)
    connection = store.connect_corpus(library.corpus)
    try:
        styles = library.folder / "styles"
        job = Job(options.out, asking.wish(asked, connection, styles), connection, shipped, styles, library.folder)
        return making.write(making.made(job))
    finally:
        connection.close()
        library.close()


def _asked(options: argparse.Namespace) -> Asked:
    return Asked(
        options.out.suffix.lower().removeprefix("."),
        options.debate,
        _listed(options.voices),
        _listed(options.themes),
        options.style,
        options.coding == "on",
        options.turned,
        options.view,
        options.layout,
        options.paper,
        options.orientation == "landscape",
        options.years,
    )


def _listed(text: str | None) -> tuple[str, ...] | None:
    return tuple(part.strip() for part in text.split(",")) if text else None
