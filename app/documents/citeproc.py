"""pandoc's citeproc: items of CSL-JSON go in as data, citations and entries come back as pieces."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from app.documents import inlines
from app.documents.inlines import Inline
from app.documents.pandoc import Pandoc
from app.documents.particulars import Fixed, Item
from app.documents.styles import Style

Asked = tuple[str, Item, list[Inline]]
"""What is to be cited: a key, the item, and the locator as pandoc takes it."""


def set_in(pandoc: Pandoc, style: Style, asked: Sequence[Asked], *, cited: bool = True) -> tuple[list[list[Inline]], list[tuple[str, list[Inline]]]]:
    """Each citation by itself, and the entries by key, as pandoc sets them."""
    if not asked:
        return [], []
    known = {key: {"id": key, **item} for key, item, _ in asked}
    blocks = [{"t": "Para", "c": [inlines.cited([key], suffix)]} for key, _, suffix in asked] if cited else []
    document = {
        "pandoc-api-version": inlines.API,
        "meta": {
            "lang": _meta(style.language),
            "references": _meta(list(known.values())),
            **({} if cited else {"nocite": {"t": "MetaInlines", "c": [inlines.cited(known, [])]}}),
        },
        "blocks": blocks,
    }
    arguments = ("--from=json", "--to=json", "--citeproc", f"--csl={style.path}")
    made = json.loads(pandoc.run(arguments, json.dumps(document, ensure_ascii=False).encode(), (style.path,)))
    return [_citation(block) for block in made["blocks"][: len(blocks)]], list(_entries(made["blocks"][len(blocks) :]))


def _meta(value: Any) -> dict[str, Any]:
    """A value of CSL-JSON as pandoc's metadata; texts are taken as they are, never read as markup."""
    if isinstance(value, Fixed):
        return {"t": "MetaInlines", "c": value.pieces()}
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {key: _meta(inner) for key, inner in value.items()}}
    if isinstance(value, list | tuple):
        return {"t": "MetaList", "c": [_meta(inner) for inner in value]}
    return {"t": "MetaString", "c": str(value)}


def _citation(block: dict[str, Any]) -> list[Inline]:
    """The pieces of one citation: of its note where the style sets notes."""
    for piece in block["c"]:
        if piece["t"] == "Cite":
            pieces: list[Inline] = piece["c"][1]
            note = next((inner for inner in pieces if inner["t"] == "Note"), None)
            return list(note["c"][0]["c"]) if note is not None else pieces
    return []


def _entries(blocks: Sequence[dict[str, Any]]) -> Iterable[tuple[str, list[Inline]]]:
    """The entries of a bibliography by key; the number of an entry, where a style sets one, is a piece of it."""
    for block in blocks:
        if block["t"] != "Div":
            continue
        name = block["c"][0][0]
        if name.startswith("ref-"):
            yield name.removeprefix("ref-"), [piece for inner in block["c"][1] if inner["t"] in ("Para", "Plain") for piece in inner["c"]]
        else:
            yield from _entries(block["c"][1])
