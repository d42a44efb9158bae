"""Titles as later notes give them: without the subtitle, unless that alone tells two works of one author apart."""

from __future__ import annotations

from collections.abc import Collection

from app.documents.particulars import Fixed, Item


def shorten(items: Collection[Item]) -> None:
    """Give the items of one document a *title-short*, where one is shorter and still leads to the work.

    Two works that differ in the subtitle keep it. Where one of them has none, as an edition that leaves it out, both go by the
    main title, and the style tells them apart by edition or imprint; so do the volumes of one work, by their numbers.
    """
    by_name: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        by_name.setdefault((_authors(item), _main(item)), []).append(item)
    for (_, main), same in by_name.items():
        if len(same) > 1 and all(_text(item) != main for item in same) and len({str(item.get("volume", "")) for item in same}) < len(same):
            continue
        for item in same:
            if _text(item) != main:
                item["title-short"] = Fixed(main) if isinstance(item["title"], Fixed) else main


def _text(item: Item) -> str:
    title = item["title"]
    return title.text if isinstance(title, Fixed) else str(title)


def _main(item: Item) -> str:
    """What stands before the colon; the whole where that says too little (*Introduction: …*, *1917: …*)."""
    whole = _text(item)
    main = whole.partition(": ")[0]
    enough = any(char.isalpha() for char in main) and (item["type"] == "book" or len(main.split()) > 1)
    return main if enough and not whole.startswith("[") else whole


def _authors(item: Item) -> str:
    people = item.get("author") or item.get("editor") or []
    return "; ".join(str(person.get("family", person.get("literal", ""))) for person in people)
