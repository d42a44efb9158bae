"""A debate read from a library, and a part of its comparison: what several tests of papers begin with."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from app.core import naming
from app.documents.pandoc import Pandoc
from db import library as store
from db import reads
from db.records import Board

PANDOC = Pandoc()
"""One for all tests: it remembers what it has set."""

DAY = "2026-11-29"


def read(folder: Path, debate: str = "stalinism/continuity") -> Board:
    """A debate of a library, as the panes have it."""
    connection = store.connect_corpus(store.current_corpus(folder))
    try:
        return naming.for_panes(reads.board(connection, debate))
    finally:
        connection.close()


def squeezed(words: str) -> str:
    """Letters and figures alone, each in its plainest shape: what a format does with marks, spaces and ligatures is its own."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", words))
