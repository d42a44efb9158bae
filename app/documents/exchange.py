"""Bibliographies for other programs: BibTeX, BibLaTeX and CSL-JSON through pandoc, RIS through rispy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from app.core.words import translate
from app.documents import items
from app.documents.pandoc import DocumentError, Pandoc
from app.documents.particulars import Item
from db.records import Pack, Work

Form = Literal["bibtex", "biblatex", "ris", "csljson"]

ENDINGS: dict[Form, str] = {"bibtex": ".bib", "biblatex": ".bib", "ris": ".ris", "csljson": ".json"}
"""What the file of each form is called behind."""

_RIS = {
    "book": "BOOK", "chapter": "CHAP", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "article": "GEN", "report": "RPRT",
    "entry-encyclopedia": "ENCYC", "interview": "MGZN", "manuscript": "MANSCPT", "webpage": "ELEC", "dataset": "DATA", "broadcast": "MPCT", "speech": "UNPB",
    "thesis": "THES", "paper-conference": "CPAPER",
}  # fmt: skip
"""CSL types as RIS knows them; anything else is *GEN*. What was spoken has no type in RIS and goes as unpublished."""


def remark(line: str) -> str:
    """A line of words for a ``.bib`` file, outside of its entries. Readers of the format take an "@" for a beginning wherever it stands.

    >>> remark("a pack\\n@ home")
    '% a pack (at) home\\n'
    """
    return f"% {' '.join(line.split()).replace('@', '(at)')}\n"


def written(pandoc: Pandoc, form: Form, works: Sequence[Work], pack: Pack | None = None, notes: Sequence[str] = ()) -> bytes:
    """The works (and the pack) in one of the four forms, in the order given, as UTF-8. Raises DocumentError with a sentence.

    ``notes`` are lines of words for the last entry, in RIS alone: it has no comments.
    """
    listed = [items.exported(work) for work in works] + ([items.exported_pack(pack)] if pack is not None else [])
    if not listed:
        raise DocumentError(translate("References", "There is no work in view, so there is no bibliography."))
    if form == "ris":
        return _ris(listed, notes)
    if form in ("bibtex", "biblatex"):
        listed = [items.for_bibtex(item, old=form == "bibtex") for item in listed]
    return pandoc.run(("--from=csljson", f"--to={form}", *(() if form == "csljson" else ("--standalone",))), json.dumps(listed, ensure_ascii=False).encode())


def _ris(listed: Sequence[Item], notes: Sequence[str]) -> bytes:
    try:
        import rispy  # type: ignore[import-untyped] # rispy has no types
    except ImportError as error:
        raise DocumentError(translate("References", "The library rispy, which writes RIS, is not installed; run 'python3 -m uv sync' in the program's folder.")) from error

    class Plain(rispy.RisWriter):  # type: ignore[misc] # the same
        """Without the number that rispy writes before every entry: the format knows none."""

        def set_header(self, count: int) -> str:
            """Nothing."""
            return ""

    entries = [_entry(item) for item in listed]
    if notes:
        entries[-1] = {**entries[-1], "notes": list(notes)}
    text: str = rispy.dumps(entries, implementation=Plain)
    return text.strip().encode() + b"\n"


def _names(item: Item, role: str) -> list[str]:
    return [name["literal"] if name.get("literal") else ", ".join(part for part in (name.get("family", ""), name.get("given", "")) if part) for name in item.get(role, ())]


def _entry(item: Item) -> dict[str, object]:
    """A CSL item as rispy's dictionary. The editor of a whole book is its first name in RIS, that of a part its second."""
    kind = _RIS.get(str(item["type"]), "GEN")
    edited = item["type"] == "book" and not item.get("author")
    year = next(iter(items.years(item, "issued")), "")
    first, _, last = str(item.get("page", "")).partition("–")
    fields: dict[str, object] = {
        "type_of_reference": "EDBOOK" if edited else kind,
        "id": item["id"],
        "title": item["title"],
        "first_authors": _names(item, "editor" if edited else "author"),
        "secondary_authors": [] if edited else _names(item, "editor"),
        "subsidiary_authors": _names(item, "translator"),
        "secondary_title": item.get("container-title") or item.get("collection-title", ""),
        "year": str(year),
        "date": _date(item),
        "volume": str(item.get("volume", "")),
        "number": str(item.get("issue") or item.get("number") or ""),
        "start_page": first.strip(),
        "end_page": last.strip(),
        "edition": str(item.get("edition") or item.get("version") or ""),
        "publisher": item.get("publisher", ""),
        "place_published": item.get("publisher-place", ""),
        "issn": item.get("ISBN", ""),
        "translated_title": item.get("original-title", ""),
        "original_publication": ", ".join(str(year) for year in items.years(item, "original-date")[:1]),
        "urls": [item["URL"]] if item.get("URL") else [],
        "name_of_database": item.get("archive", ""),
        "call_number": item.get("archive_location", ""),
        "notes": [str(item["annote"])] if item.get("annote") else [],
    }
    return {key: value for key, value in fields.items() if value}


def _date(item: Item) -> str:
    """The first date as RIS writes it, ``2014/11/06/``; empty where there is a year alone."""
    parts: tuple[int, ...] = tuple(next(iter((item.get("issued") or {}).get("date-parts", ())), ()))
    if len(parts) < 2:
        return ""
    day = f"{parts[2]:02}" if len(parts) > 2 else ""
    return f"{parts[0]}/{parts[1]:02}/{day}/"
