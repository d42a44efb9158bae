"""A page that says where the pack has what the source article says: ``python -m tests.coverage`` writes ``docs/coverage.md`` anew.

It is made from the inventory ``docs/coverage.toml`` and the shipped pack. ``tests/corpus/test_coverage.py`` fails where the
page, the inventory, the pack and (where it is at hand) the article have come apart.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.packs.read import read_pack
from db.packs.types import Estimate, PackDocument
from tests.tables import PACK, ROOT, table

INVENTORY = ROOT / "docs" / "coverage.toml"
PAGE = ROOT / "docs" / "coverage.md"
PARTS = {
    "people": "People and organisations",
    "events": "Events and documents",
    "figures": "Figures",
    "quotations": "Quotations and words in quotation marks",
    "terms": "Other terms and statements",
}
"""List of the inventory → heading of its table."""
WORDS = 8
"""How many words of a quotation are enough to know it again."""
HEAD = """# Where the pack has what the article says

The encyclopaedia article "Stalinism" is where this collection began. Below stands, in the order of the article, every person
and organisation, every dated event, every figure and every quotation that it has, and its other terms and statements, each
with a few of the article's own words, so that nobody needs the article to follow, and with what has it in the pack. That the
pack has an item does not mean that the article is right about it: what is wrong, misleading or contested is named as a
correction, and the correction says what was found.

This page is made by `python -m tests.coverage` from the inventory [coverage.toml](coverage.toml) and the shipped pack; a test
holds that every id exists, that the words are the article's to the letter, and that no number and no quotation of the article is
left out."""


@dataclass(frozen=True)
class Item:
    """One thing that the article says. ``where`` are targets as kind and id; ``why_not`` is a sentence where there are none."""

    part: str
    item: str
    clause: str
    where: tuple[str, ...]
    why_not: str


def inventory() -> list[Item]:
    """All items, part by part; raises ValueError for a list or a field that has no place in the inventory."""
    found = []
    lists = tomllib.loads(INVENTORY.read_text(encoding="utf-8"))
    if set(lists) != set(PARTS):
        raise ValueError(f"the inventory has the lists {', '.join(lists)}")
    for part in PARTS:
        for row in lists[part]:
            if odd := set(row) - {"item", "clause", "where", "why_not"}:
                raise ValueError(f"{row['item']}: no place for {', '.join(odd)}")
            found.append(Item(part, row["item"], row["clause"], tuple(row.get("where", ())), row.get("why_not", "")))
    return found


def titles(pack: PackDocument) -> dict[str, str]:
    """Every target of the pack, as kind and id, and how it is called in words."""
    return dict(_titles(pack))


def _titles(pack: PackDocument) -> Iterator[tuple[str, str]]:
    names = {voice.id: voice.name for voice in pack.voices}
    # Whoever is only mentioned has no page of their own, so they are no place where the pack has something.
    yield from ((f"voice:{voice.id}", voice.name) for voice in pack.voices if voice.kind != "mentioned")
    yield from ((f"event:{event.id}", event.title) for event in pack.events)
    yield from ((f"publication:{item.id}", f"{item.author}, *{item.title}* ({item.year})") for item in pack.publications)
    yield from ((f"term:{term.id}", term.term) for term in pack.terms)
    yield from ((f"estimate:{item.id}", _figure(item)) for item in pack.estimates)
    yield from ((f"poll:{poll.id}", f"{poll.question}, {poll.date}: {poll.value:g} per cent") for poll in pack.polls)
    yield from ((f"correction:{item.id}", item.verdict) for item in pack.corrections)
    yield from ((f"period:{period.id}", period.title) for period in pack.periods)
    yield from ((f"passage:{passage.id}", passage.chapter) for passage in pack.passages)
    for debate in pack.debates:
        yield f"debate:{debate.id}", debate.short
        for said in debate.quotations:
            yield f"quotation:{said.id}", f"{names[said.voice]}: “{_short(said.text)}”"


def _figure(item: Estimate) -> str:
    years = item.start if item.end in ("", item.start) else f"{item.start} to {item.end}"
    return f"{item.counts}, {years} ({item.author})"


def _short(text: str) -> str:
    words = re.sub(r'["“”]', "", text).split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def targets(item: Item, known: dict[str, str]) -> str:
    """Where an item is, in words and ids; a target that the pack lacks is named as missing."""
    if not item.where:
        return f"Not in the pack. {item.why_not}"
    return "; ".join(f"{target.partition(':')[0]}: {known.get(target, '**missing**')} (`{target.partition(':')[2]}`)" for target in item.where)


def counts(items: Sequence[Item]) -> str:
    """How many items there are, how many the pack has and how many it corrects."""
    rows = []
    for part, title in PARTS.items():
        mine = [item for item in items if item.part == part]
        corrected = sum(any(target.startswith("correction:") for target in item.where) for item in mine)
        rows.append((title, str(len(mine)), str(sum(bool(item.where) for item in mine)), str(corrected), str(sum(not item.where for item in mine))))
    rows.append(("**All**", *(f"**{sum(int(row[column]) for row in rows)}**" for column in range(1, 5))))
    return table(("What", "In the article", "In the pack", "With a correction", "Not in the pack"), rows)


def page(pack: PackDocument) -> str:
    """The whole page."""
    items, known = inventory(), titles(pack)
    kinds = Counter(target.partition(":")[0] for item in items for target in set(item.where))
    leads = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
    parts = [HEAD, "## Counts", counts(items), f"How often each kind of record is named: {leads}."]
    for part, title in PARTS.items():
        rows = [(item.item, item.clause, targets(item, known)) for item in items if item.part == part]
        parts += [f"## {title}", table(("Item", "The article's words", "Where the pack has it"), rows)]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(read_pack(PACK)), encoding="utf-8")


if __name__ == "__main__":
    main()
