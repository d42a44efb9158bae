"""Nothing that the source article names is left out: the inventory, the pack, the page made of both, and the article itself.

The article is not part of the repository. Whoever has its text names the file in the environment variable below; without it
the tests that read it are skipped.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.packs.types import PackDocument
from tests.coverage import PAGE, Item, inventory, page, titles

ARTICLE = "SIC_ET_NON_ARTICLE"
"""The environment variable that names the text of the article."""
ITEMS = inventory()
KINDS = {"voice", "event", "publication", "term", "estimate", "poll", "quotation", "correction", "debate", "period", "passage"}


@pytest.fixture(scope="module")
def article() -> str:
    """The text of the article with single blanks."""
    named = os.environ.get(ARTICLE, "")
    if not named:
        pytest.skip(f"the article is not part of the repository; name its file in {ARTICLE} to compare")
    return " ".join(Path(named).read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def covered(article: str) -> list[bool]:
    """For each letter of the article whether a clause of the inventory has it."""
    marks = [False] * len(article)
    for item in ITEMS:
        for found in re.finditer(re.escape(item.clause), article):
            marks[found.start() : found.end()] = [True] * len(found[0])
    return marks


def test_the_page_is_what_the_command_makes(pack: PackDocument) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(pack), "write it anew with: python -m tests.coverage"


def test_every_target_exists(pack: PackDocument) -> None:
    known = titles(pack)
    missing = [(item.item, target) for item in ITEMS for target in item.where if target not in known]
    assert not missing, missing
    assert {target.partition(":")[0] for item in ITEMS for target in item.where} <= KINDS
    assert len(ITEMS) > 250


def test_an_item_is_somewhere_or_says_why_not() -> None:
    assert not [item.item for item in ITEMS if bool(item.where) == bool(item.why_not)]
    assert not [item.item for item in ITEMS if len(set(item.where)) != len(item.where)]
    assert not [item.why_not for item in ITEMS if item.why_not and not re.fullmatch(r"[A-Z][^.]*\.", item.why_not)]


def test_no_item_stands_twice_and_clauses_are_short() -> None:
    names = [(item.part, item.item) for item in ITEMS]
    assert len(set(names)) == len(names)
    assert not [item.item for item in ITEMS if not item.clause or len(item.clause) > 200]


def test_every_figure_and_quotation_of_the_inventory_leads_to_one_or_to_a_correction() -> None:
    """A figure is not covered by a person, nor a quotation by a debate."""
    kinds = {"figures": ("estimate:", "poll:", "event:", "correction:", "quotation:"), "quotations": ("quotation:", "correction:", "term:", "event:")}
    for part, allowed in kinds.items():
        assert not [item.item for item in ITEMS if item.part == part and item.where and not any(target.startswith(allowed) for target in item.where)]


def test_every_correction_with_a_clause_is_named(pack: PackDocument) -> None:
    named = {target.partition(":")[2] for item in ITEMS for target in item.where if target.startswith("correction:")}
    assert not sorted({item.id for item in pack.corrections if item.clause} - named)


def test_every_figure_that_the_article_gives_is_named(pack: PackDocument) -> None:
    named = {target.partition(":")[2] for item in ITEMS for target in item.where}
    assert not sorted({item.id for item in (*pack.estimates, *pack.polls) if item.in_article} - named)


def test_clauses_are_the_articles_to_the_letter(article: str) -> None:
    assert not [(item.item, item.clause) for item in ITEMS if item.clause not in article]


def test_corrections_and_figures_quote_the_article_to_the_letter(pack: PackDocument, article: str) -> None:
    quoted = [(item.id, item.clause) for item in (*pack.corrections, *pack.estimates, *pack.polls) if item.clause]
    assert not [pair for pair in quoted if " ".join(pair[1].split()) not in article]
    assert len(quoted) > 80


def test_every_number_of_the_article_is_covered(article: str, covered: list[bool]) -> None:
    numbers = list(re.finditer(r"\d+", article))
    assert not [_around(article, found) for found in numbers if not all(covered[found.start() : found.end()])]
    assert len(numbers) > 60


def test_every_quotation_of_the_article_is_covered(article: str, covered: list[bool]) -> None:
    passages = list(re.finditer(r'"[^"]*"', article))
    assert not [_around(article, found) for found in passages if not any(covered[found.start() : found.end()])]
    assert len(passages) > 40


def test_every_name_of_the_article_stands_in_a_clause(article: str) -> None:
    """Whatever has a capital inside a sentence is a name or comes from one."""
    words = {word for item in ITEMS for word in re.findall(r"[^\W\d_]+", item.clause)}
    names = list(re.finditer(r'(?<![.!?"] )(?<!^)\b[A-Z][^\W\d_]+', article))
    assert not [_around(article, found) for found in names if found[0] not in words]
    assert len(names) > 300


def test_no_sentence_of_the_article_is_passed_over(article: str, covered: list[bool]) -> None:
    assert not [article[start:end] for start, end in _sentences(article) if not any(covered[start:end])]


def test_the_repository_does_not_hold_the_article(article: str, covered: list[bool]) -> None:
    assert sum(covered) < 0.6 * len(article)
    sentences = [article[start:end] for start, end in _sentences(article)]
    whole = [sentence for sentence in sentences if any(sentence in item.clause for item in ITEMS)]
    assert len(whole) < len(sentences) / 10


def test_a_number_left_out_is_noticed(article: str) -> None:
    items = [item for item in ITEMS if "353,074" not in item.clause]
    assert len(items) < len(ITEMS)
    assert not _holding(items, "353,074")
    assert _holding(ITEMS, "353,074")
    assert "353,074" in article


def _holding(items: list[Item], words: str) -> list[Item]:
    return [item for item in items if words in item.clause]


def _around(article: str, found: re.Match[str]) -> str:
    return article[max(0, found.start() - 40) : found.end() + 40]


def _sentences(article: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of more than a few words begins and ends; initials and shortened words end none."""
    start = 0
    for found in re.finditer(r'(?<=[a-z0-9)"])[.!?]"?(?= +[A-Z"])', article):
        if found.end() - start > 20:
            yield start, found.end()
        start = found.end()
