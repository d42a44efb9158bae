"""What there is to export, and into what, in the reader's words; and the name that a file is offered under."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.exporting.wish import View
from db.records import Board


@dataclass(frozen=True, slots=True)
class There:
    """What there is to export from: the open debate, the panes, the theme and the years in view, the styles as (id, name), how many debates.

    ``pair`` are the two voices whose differences are in view, empty where none are.
    """

    board: Board
    voices: tuple[str, ...]
    theme: str
    span: tuple[float, float]
    styles: tuple[tuple[str, str], ...]
    debates: int
    pair: tuple[str, ...] = ()


def view_words() -> dict[View, str]:
    """What can be exported."""
    return {
        "panes": QCoreApplication.translate("Export", "The comparison: positions and quotations"),
        "overview": QCoreApplication.translate("Export", "The overview: every theme and voice"),
        "differences": QCoreApplication.translate("Export", "The differences between two voices"),
        "spectrum": QCoreApplication.translate("Export", "The spectrum of the theme in view"),
        "timeline": QCoreApplication.translate("Export", "The timeline"),
        "figures": QCoreApplication.translate("Export", "The figures: estimates and polls"),
        "story": QCoreApplication.translate("Export", "The story in fifteen minutes"),
        "glossary": QCoreApplication.translate("Export", "The glossary"),
        "corrections": QCoreApplication.translate("Export", "The corrections"),
    }


def form_words() -> dict[str, str]:
    """The endings, the most wanted first."""
    return {
        "docx": QCoreApplication.translate("Export", "Word document (.docx)"),
        "pdf": QCoreApplication.translate("Export", "PDF (.pdf), ready to print"),
        "odt": QCoreApplication.translate("Export", "OpenDocument text (.odt)"),
        "pptx": QCoreApplication.translate("Export", "Slides (.pptx), one theme a slide"),
        "html": QCoreApplication.translate("Export", "Web page (.html), one file without scripts"),
        "md": QCoreApplication.translate("Export", "Markdown (.md) with its .bib"),
        "csv": QCoreApplication.translate("Export", "Table (.csv) for a spreadsheet"),
        "svg": QCoreApplication.translate("Export", "Drawing (.svg)"),
        "png": QCoreApplication.translate("Export", "Picture (.png), 300 dots an inch"),
        "bib": QCoreApplication.translate("Export", "Works as BibLaTeX (.bib)"),
        "ris": QCoreApplication.translate("Export", "Works for a reference manager (.ris)"),
        "apkg": QCoreApplication.translate("Export", "Anki cards (.apkg)"),
        "sicpack": QCoreApplication.translate("Export", "Pack for another Sic et Non (.sicpack)"),
        "json": QCoreApplication.translate("Export", "The pack as JSON (.json)"),
    }


LONGEST = 60
"""Letters of a question in the name of a file: of any script, with the rest, they fit into the 255 bytes that file systems take."""


def offered_name(question: str, view: View, form: str) -> str:
    """A file name for a view of a debate: its question's first words, without what a file system dislikes."""
    words = re.sub(r"[^\w\s-]", "", question).split()[:6]
    parts = [" ".join(words)[:LONGEST].strip() or "Sic et Non", *([] if view == "panes" else [view])]
    return f"{', '.join(parts)}.{form}"
