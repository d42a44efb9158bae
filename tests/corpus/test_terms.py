"""The glossary is ``terms.toml`` of the dossiers to the letter, with the fourteen to begin with at its head."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from db.packs.types import PackDocument, Term
from tests.corpus import dossiers
from tests.corpus.test_figures import DEBATES

TERMS = {item["id"]: item for item in dossiers.toml("terms.toml")["term"]}
FIRST = {key: why for key, _, why in dossiers.rows(dossiers.part(dossiers.read("debate-continuity.md"), "## 6."))}
"""The terms to begin with, in their order, and why each comes first."""


def expected(source: dict[str, Any]) -> Term:
    """What the pack has to hold for a term of the dossiers."""
    debates = [DEBATES[number] for number in source["debates"]]
    return msgspec.convert({**source, "why_first": FIRST.get(source["id"], ""), "debates": debates}, Term)


def test_none_is_missing_and_the_first_come_first(pack: PackDocument) -> None:
    assert len(TERMS) == 93
    assert [item.id for item in pack.terms] == [*FIRST, *(key for key in TERMS if key not in FIRST)]


@pytest.mark.parametrize("key", TERMS)
def test_a_term_is_the_dossiers(pack: PackDocument, key: str) -> None:
    (item,) = (item for item in pack.terms if item.id == key)
    assert item == expected(TERMS[key])


def test_nothing_of_the_dossiers_is_left_out() -> None:
    known = {"id", "term", "russian", "aliases", "definition", "events", "related", "debates", "verified", "sources"}
    assert not [key for key, item in TERMS.items() if set(item) - known]


def test_a_term_leads_only_to_what_is_in_the_pack(pack: PackDocument) -> None:
    events, debates = {item.id for item in pack.events}, {item.id for item in pack.debates}
    lost = [(item.id, one) for item in pack.terms for one in item.events if one not in events]
    lost += [(item.id, one) for item in pack.terms for one in item.related if one not in TERMS]
    lost += [(item.id, one) for item in pack.terms for one in item.debates if one not in debates]
    assert not lost
