"""Every kind of source in every style, line by line; and what METHOD 14 and 15 ask for, in each of them."""

from __future__ import annotations

import re

import pytest

from app.documents import references, styles
from app.documents.pandoc import Pandoc
from app.documents.styles import Style
from tests.documents import golden

STYLES = ["chicago-notes", "chicago-author-date", "apa", "mla", "harvard", "mhra-notes", "gost"]


@pytest.fixture(scope="module")
def pandoc() -> Pandoc:
    """One for all: it remembers its answers."""
    return Pandoc()


def style(key: str) -> Style:
    """A style that comes with the program."""
    return next(one for one in styles.shipped() if one.id == key)


def plain(key: str, pandoc: Pandoc) -> dict[str, str]:
    """Every case in a style, as plain text."""
    named = golden.cases()
    made = references.cite(pandoc, style(key), list(named.values()))
    return {name: source.plain for name, source in zip(named, made.sources, strict=True)}


def test_all_seven_come_with_the_program() -> None:
    assert [one.id for one in styles.shipped()] == STYLES


@pytest.mark.parametrize("key", STYLES)
def test_every_kind_of_source(key: str, pandoc: Pandoc) -> None:
    told = (golden.HERE / f"{key}.md").read_text(encoding="utf-8")
    assert golden.lines(style(key), pandoc).splitlines() == told.splitlines(), "read the lines, then: python -m tests.documents.golden"


@pytest.mark.parametrize("key", STYLES)
def test_what_was_seen_is_said_in_every_style(key: str, pandoc: Pandoc) -> None:
    made = plain(key, pandoc)
    for name, (_, locator) in golden.KINDS.items():
        assert ("[page not seen]" in made[name]) == ("p" not in locator.partition(".")[0]), name
    assert "[checked in a copy]" in made["checked in a copy"]
    assert "[page not seen], quoted in Ben Thorn, " in made["quoted in"]
    assert "[seen once only]" in made["seen once only"]
    assert "[entry not checked]" in made["pamphlet, translated"]


@pytest.mark.parametrize("key", STYLES)
def test_our_words_are_cited_to_the_pack_in_every_style(key: str, pandoc: Pandoc) -> None:
    made = plain(key, pandoc)
    for name in ("paraphrase", "paraphrase, from a review", "paraphrase, no source seen"):
        assert re.search(r"paraphrase of Ada Loam on .*Sic et Non, .*Stalinism: [Hh]istorians [Ss]ide by [Ss]ide.*1\.1\.0.*; resting on ", made[name], re.IGNORECASE), name
        assert "p. 12" not in made[name]
    assert "known from a review or report; the work itself was not seen" in made["paraphrase, from a review"]
    assert "resting on no source seen" in made["paraphrase, no source seen"]
    entries = references.bibliography(pandoc, style(key), [golden.SHIPPED["kotkin-1995"]], golden.PACK)
    assert any("Stalinism: " in entry.plain and "1.1.0" in entry.plain and "Sic et Non" in entry.plain for entry in entries)


@pytest.mark.parametrize("key", STYLES)
def test_every_work_of_the_pack_can_be_cited_and_listed(key: str, pandoc: Pandoc) -> None:
    works = list(golden.SHIPPED.values())
    entries = references.bibliography(pandoc, style(key), works, golden.PACK)
    assert len(entries) == len(works) + 1
    assert [entry.plain for entry in entries if re.search(r"\(\)|,,|\.\.[^.]|\?\?|, \.|<span", entry.plain.replace("…", ""))] == []
    for entry in entries:
        assert entry.plain.count("(") == entry.plain.count(")"), entry.plain
        assert entry.plain.count("[") == entry.plain.count("]"), entry.plain
