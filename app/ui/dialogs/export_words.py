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
    tr = QCoreApplication.translate
    return {
        "panes": tr("Export", "The comparison: positions and quotations"),
        "overview": tr("Export", "The overview: every theme and voice"),
        "differences": tr("Export", "The differences between two voices"),
        "spectrum": tr("Export", "The spectrum of the theme in view"),
        "timeline": tr("Export", "The timeline"),
        "figures": tr("Export", "The figures: estimates and polls"),
        "story": tr("Export", "The story in fifteen minutes"),
        "glossary": tr("Export", "The glossary"),
        "corrections": tr("Export", "The corrections"),
    }


def form_words() -> dict[str, str]:
    """The endings, the most wanted first; ``table_words`` and the like say more for some views."""
    tr = QCoreApplication.translate
    return {
        "docx": tr("Export", "Word document (.docx)"),
        "pdf": tr("Export", "PDF (.pdf), ready to print"),
        "odt": tr("Export", "OpenDocument text (.odt)"),
        "pptx": tr("Export", "Slides (.pptx), one theme a slide"),
        "html": tr("Export", "Web page (.html), one file without scripts"),
        "md": tr("Export", "Markdown (.md) with its .bib"),
        "csv": tr("Export", "Table (.csv) for a spreadsheet"),
        "svg": tr("Export", "Drawing (.svg)"),
        "png": tr("Export", "Picture (.png), 300 dots an inch"),
        "bib": tr("Export", "Works as BibLaTeX (.bib)"),
        "ris": tr("Export", "Works for a reference manager (.ris)"),
        "apkg": tr("Export", "Anki cards (.apkg)"),
        "sicpack": tr("Export", "Pack for another Sic et Non (.sicpack)"),
        "json": tr("Export", "The pack as JSON (.json)"),
    }


def offered_name(question: str, view: View, form: str) -> str:
    """A file name for a view of a debate: its question's first words, without what a file system dislikes."""
    words = re.sub(r"[^\w\s-]", "", question).split()[:6]
    parts = [" ".join(words) or "Sic et Non", *([] if view == "panes" else [view])]
    return f"{', '.join(parts)}.{form}"
