"""Which choices mean something for which export, so that the dialog offers no other."""

from __future__ import annotations

from typing import Literal

from app.exporting.wish import WHOLE, View

Choice = Literal["debates", "voices", "themes", "style", "coding", "layout", "paper", "years"]

_PAPERS = ("docx", "odt", "pdf")
_SET = ("docx", "odt", "pdf", "pptx", "html", "md")
"""What has footnotes or a bibliography in a style."""

_PAINTED = ("svg", "png", "pdf")
_DATA = ("json", "sicpack", "bib", "ris", "apkg")
"""What carries no codes, or all of them as they are."""

_PAGES = ("story", "glossary", "corrections")
"""These are the same for every voice and know no codes."""


def choices(view: View, form: str) -> frozenset[Choice]:
    """What can be chosen for a view in an ending."""
    panes = view == "panes"
    held: dict[Choice, bool] = {
        "debates": view == "figures" or (panes and form in WHOLE),
        "voices": form not in ("json", "sicpack", "apkg") and view not in ("figures", "overview", "differences", "spectrum", *_PAGES),
        "themes": panes and form not in _DATA,
        "style": form in _SET and not (not panes and form in _PAINTED),
        "coding": form not in _DATA and view not in ("figures", *_PAGES),
        "layout": panes and form in ("docx", "odt"),
        "paper": form in (*_PAPERS, *_PAINTED),
        "years": view == "timeline" and form != "csv",
    }
    return frozenset(choice for choice, yes in held.items() if yes)
