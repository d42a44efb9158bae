"""Search among a hundred thousand positions: every keystroke of typed phrases, against the plain full-text table of sqlite-utils.

``python -m pytest tests/benchmarks/bench_search.py`` tells the ratios. The floor is what its ``enable_fts`` and ``search`` give
with their defaults on the same texts (raw words, no prefix index, all matches ranked). Nothing here fails because a machine is slow.
"""

from __future__ import annotations

import contextlib
import itertools
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import entries, indexing, library, queries, search
from db.entries import Entry, facet
from tests.benchmarks.timing import seconds, tell

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "packs" / "sample"
SHIPPED = ROOT / "resources" / "packs" / "stalinism"
MANY, WORDS, LENGTH = 100_000, 40_000, 120
PHRASES = 10


def language(dice: random.Random) -> tuple[list[str], list[float]]:
    """Made-up words with the frequencies of a language (Zipf)."""
    syllables = ["".join(pair) for pair in itertools.product("bdfgklmnprstvz", "aeiou")]
    words = list(dict.fromkeys("".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(WORDS * 2)))[:WORDS]
    return words, list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """A hundred thousand texts of 120 words, and the phrases that are typed."""
    dice = random.Random(5)
    words, weights = language(dice)
    texts = [" ".join(dice.choices(words, cum_weights=weights, k=LENGTH)) for _ in range(MANY)]
    phrases = [" ".join(dice.choice(texts).split()[at : at + dice.choice((1, 2, 2, 3))]) for at in range(PHRASES)]
    return texts, phrases


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory, made: tuple[list[str], list[str]]) -> Iterator[sqlite3.Connection]:
    """A corpus with all of them as positions."""
    folder = tmp_path_factory.mktemp("bench")
    path = folder / "many.sqlite3"
    path.write_bytes(library.open_library(folder / "library", SAMPLE).corpus.read_bytes())
    tokens = frozenset({entries.EVERY, facet("k", "position"), facet("v", "x"), facet("d", "x"), facet("t", "x"), facet("b", "work")})
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("begin")
        start = time.perf_counter()
        indexing.put(db, (Entry("position", f"x/{i}", text[:60], body=text, about="somebody on something", facets=tokens) for i, text in enumerate(made[0])), 1_000)
        db.execute("insert into entry_words (entry_words) values ('optimize')")
        db.execute("commit")
        print(f"\nindexing {MANY} positions: {time.perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB with their texts")
        yield db


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory, made: tuple[list[str], list[str]]) -> Iterator[Database]:
    """The same texts in a table of sqlite-utils with its own full-text search."""
    db = Database(tmp_path_factory.mktemp("floor") / "floor.sqlite3")
    db["position"].insert_all(({"id": i, "title": text[:60], "body": text} for i, text in enumerate(made[0])), pk="id")
    db["position"].enable_fts(["title", "body"])
    yield db
    db.close()


def keystrokes(phrases: list[str]) -> list[str]:
    """What stands in the box after every key."""
    return [phrase[:end] for phrase in phrases for end in range(1, len(phrase) + 1) if not phrase[:end].endswith(" ")]


def spread(times: list[float]) -> str:
    """Median, 95th of a hundred and the longest, in milliseconds."""
    ordered = sorted(times)
    return f"{statistics.median(ordered) * 1000:.1f} / {ordered[int(len(ordered) * 0.95)] * 1000:.1f} / {ordered[-1] * 1000:.1f} ms"


def test_every_keystroke(ours: sqlite3.Connection, floor: Database, made: tuple[list[str], list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    typed = keystrokes(made[1])

    def fast(words: str) -> object:
        return search.search(ours, queries.parse(words))

    def whole(words: str) -> object:
        return search.search(ours, queries.parse(words), whole=True)

    def plain(words: str) -> object:
        *others, last = words.split()
        wanted = " ".join([*(f'"{word}"' for word in others), f'"{last}"*'])
        return list(floor["position"].search(wanted, limit=50))

    took: dict[Callable[[str], object], list[float]] = {fast: [], whole: [], plain: []}
    assert fast(typed[-1])
    for number, words in enumerate(typed):
        took[fast].append(seconds(lambda: fast(words)))  # noqa: B023 - run at once
        if number % 4 == 0:  # these take long
            took[whole].append(seconds(lambda: whole(words)))  # noqa: B023
            took[plain].append(seconds(lambda: plain(words)))  # noqa: B023
    beside = [took[fast][number] for number in range(0, len(typed), 4)]
    ratio = sorted(took[plain])[int(len(took[plain]) * 0.95)] / sorted(beside)[int(len(beside) * 0.95)]
    tell(
        capsys,
        f"{len(typed)} keystrokes among {MANY} positions, median / p95 / longest",
        f"  the fast answer, with snippets: {spread(took[fast])}",
        f"  the whole ranking, with snippets and counts (every fourth): {spread(took[whole])}",
        f"  sqlite-utils table.search(limit=50), no snippets (every fourth): {spread(took[plain])}; its p95 by ours: {ratio:.1f}",
    )


def test_building(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the index adds to building the shipped corpus."""
    number = itertools.count()

    def build() -> float:
        return seconds(lambda: library.open_library(tmp_path / f"library-{next(number)}", SHIPPED))

    build()
    with_it, without = [], []
    fill = indexing.fill
    for _ in range(3):
        with_it.append(build())
        monkeypatch.setattr(indexing, "fill", lambda db, corpus: None)
        without.append(build())
        monkeypatch.setattr(indexing, "fill", fill)
    a, b = statistics.median(with_it), statistics.median(without)
    tell(capsys, f"building the shipped corpus with its index: {a:.2f} s; without: {b:.2f} s; ratio {a / b:.2f}")
