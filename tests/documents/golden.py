"""Citations of every kind of source in every style that comes with the program: ``python -m tests.documents.golden`` writes them anew.

The files in ``golden`` are read by people: each line is held against the rules of its style before it is taken. ``test_golden``
fails where a line changes. Works are those of the pack; an archival document and a web page are made up, as it has none.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core import sources
from app.core.sources import Source
from app.documents import references, styles
from app.documents.pandoc import Pandoc
from app.documents.styles import Style
from db.records import Pack, Work
from tests.made import LOAM, board, position, quotation, voice

HERE = Path(__file__).parent / "golden"
PACK_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "packs" / "stalinism"
PACK = Pack("stalinism", "Stalinism: historians side by side", "1.1.0", "CC BY 4.0", "The makers of Sic et Non", "en", "", dated="2026-11-29")


def work(csl: dict[str, Any]) -> Work:
    """A work as the store keeps it."""
    dates = (csl.get("original-date") or csl.get("issued") or {}).get("date-parts", [[None]])
    return Work(f"stalinism/{csl['id']}", csl["title"], dates[0][0], csl["type"], "", csl)


SHIPPED = {csl["id"]: work(csl) for csl in json.loads((PACK_FOLDER / "works.json").read_text(encoding="utf-8"))}
"""The works of the pack by short id."""

ADA = [{"given": "Ada", "family": "Loam"}]
LETTER = work({
    "id": "letter", "type": "manuscript", "title": "Letter to the Gardeners", "author": ADA, "genre": "letter", "issued": {"date-parts": [[1937, 12, 10]]},
    "archive": "State Rose Archive, Leeds", "archive_location": "collection 3, folder 24, leaf 12",
})  # fmt: skip
PAGE = work({
    "id": "page", "type": "webpage", "title": "Rose Letters", "author": ADA, "container-title": "Rose Review Online", "issued": {"date-parts": [[2014, 11, 6]]},
    "URL": "https://roses.example/letters", "accessed": {"date-parts": [[2024, 1, 5]]},
})  # fmt: skip

KINDS: dict[str, tuple[Work, str]] = {
    "book": (SHIPPED["figes-1989"], "p. 12"),
    "book, a volume of several": (SHIPPED["kotkin-2014"], "p. 12"),
    "book, later edition": (SHIPPED["fitzpatrick-1982-2"], "p. 12"),
    "book, revised and translated": (SHIPPED["medvedev-1989"], "pp. 12–14"),
    "book, undated": (SHIPPED["trotsky-stalin"], ""),
    "edited volume": (SHIPPED["fitzpatrick-2009"], "p. 12"),
    "chapter": (SHIPPED["cohen-bolshevism-stalinism"], "p. 12"),
    "chapter, volume not seen": (SHIPPED["getty-1998"], ""),
    "article": (SHIPPED["carr-1953"], "p. 3"),
    "article in a magazine": (SHIPPED["kotkin-2014-b"], ""),
    "article in a newspaper": (SHIPPED["milne-2002"], ""),
    "translated work": (SHIPPED["solzhenitsyn-gulag"], "p. 12"),
    "translated work, editor": (SHIPPED["volkogonov-stalin-1989"], "p. xviii"),
    "pamphlet, translated": (SHIPPED["luxemburg-1922"], "ch. 3"),
    "review": (SHIPPED["daniels-1960-b"], "p. 22"),
    "review, title not seen": (SHIPPED["johnson-2019"], ""),
    "interview": (SHIPPED["lih-2013"], ""),
    "interview, in a journal": (SHIPPED["carr-1978"], "p. 30"),
    "interview, title not seen": (SHIPPED["pipes-2016-b"], ""),
    "lecture": (SHIPPED["fitzpatrick-2008-b"], ""),
    "speech": (SHIPPED["khrushchev-1956"], ""),
    "broadcast": (SHIPPED["service-2010"], ""),
    "working paper": (SHIPPED["cheremukhin-2013"], "p. 12"),
    "entry of an encyclopaedia, undated": (SHIPPED["pipes-britannica"], ""),
    "document": (SHIPPED["prague-2008"], ""),
    "archival document": (LETTER, ""),
    "web page": (PAGE, ""),
}
"""What is cited, and where in it."""


def _held(**fields: Any) -> Source:
    """A paraphrase of Ada Loam's view of soil, in the shipped pack."""
    held = position(works=(SHIPPED["kotkin-1995"].id,), **fields)
    return sources.of_position(held, LOAM, replace(board(held), pack=PACK, works={w.id: w for w in SHIPPED.values()}))


def _quoted(one: Work, locator: str, **fields: Any) -> Source:
    return sources.of_quotation(quotation(work=one.id, locator=locator, **fields), voice("Prague Declaration"), {one.id: one})


def cases() -> dict[str, Source]:
    """Everything that is cited, by a name that a person reads."""
    kotkin = SHIPPED["kotkin-1995"]
    return {
        **{name: _quoted(one, locator) for name, (one, locator) in KINDS.items()},
        "checked in a copy": _quoted(kotkin, "p. 12", grade="copy"),
        "quoted in": _quoted(kotkin, "", grade="cited", seen_at='quoted by Ben Thorn in "A Hedge", *Rose Review* 3 (1975), p. 9'),
        "seen once only": _quoted(kotkin, "p. 12", second_check="seen once only"),
        "somebody else's words": _quoted(kotkin, "p. 12", speaker="Ben Thorn, used as an epigraph"),
        "no work named": sources.of_quotation(quotation(work="", work_text="*Letters*", locator=""), LOAM, {}),
        "paraphrase": _held(),
        "paraphrase, from a review": _held(basis="review"),
        "paraphrase, no source seen": _held(basis="general knowledge", code="no source seen", stance=None),
    }


def lines(style: Style, pandoc: Pandoc) -> str:
    """The golden file of a style: each case as it is cited, then the bibliography."""
    named = cases()
    styled = references.cite(pandoc, style, list(named.values()))
    made = [line for name, source in zip(named, styled.sources, strict=True) for line in (f"## {name}", source.markdown, "")]
    made += ["## bibliography", "", *(f"{entry.markdown}\n" for entry in references.bibliography(pandoc, style, [one for one, _ in KINDS.values()], PACK))]
    return "\n".join(made)


def write() -> None:
    """Write every golden file."""
    HERE.mkdir(exist_ok=True)
    pandoc = Pandoc()
    for style in styles.shipped():
        (HERE / f"{style.id}.md").write_text(lines(style, pandoc), encoding="utf-8")


if __name__ == "__main__":
    write()
