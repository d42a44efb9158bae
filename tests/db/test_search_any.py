"""Search whatever is typed, and however much there is: no error, no other answer than a plain scan, interrupted at once."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import entries, indexing, library, search
from db.entries import Entry, facet
from db.queries import parse
from tests.db.finding import Db, find
from tests.db.test_queries import PIECES
from tests.db.tools import SAMPLE, SHIPPED


@pytest.fixture(scope="module")
def db(built_library: Path) -> Iterator[Db]:
    """The shipped corpus."""
    with contextlib.closing(library.connect_corpus(library.current_corpus(built_library))) as connection:
        yield connection


# -- nothing is an error -----------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)), whole=st.booleans(), coding=st.booleans())
def test_nothing_typed_is_an_error(db: Db, typed: str, whole: bool, coding: bool) -> None:
    found = search.search(db, parse(typed), whole=whole, coding=coding)
    assert found.typed == typed
    assert not [hit for hit in found.hits if hit.quotation is not None and hit.quotation.withheld and not parse(typed).withheld]


NAMED = ["AND", "war AND", '"', '""', "*", "*war", "war^", "title:", "nocol:x", ":war", "-war", "1914-1918", "Co-operation", "Taylor's", "(", "C++", "[]", "a" * 3000, "-" * 500, "(" * 500]


@pytest.mark.parametrize("typed", NAMED)
def test_no_named_trap_is_an_error(db: Db, typed: str) -> None:
    assert search.search(db, parse(typed)).typed == typed


def test_what_is_found_is_what_a_plain_scan_finds(db: Db) -> None:
    from db.folding import fold

    rows = db.execute("select kind, id, title, also, body from entry where withheld = 0").fetchall()
    for word in ("kulak", "testament", "bureaucracy", "Ukraine", "purge", "archive", "socialism"):
        scanned = {(kind, own) for kind, own, *texts in rows if any(w.startswith(fold(word)) for text in texts for w in fold(entries.blanked(text)).split())}
        counts = find(db, word, coding=False).counts
        for kind in {kind for kind, _ in scanned}:
            assert counts.get(kind, 0) >= sum(k == kind for k, _ in scanned), (word, kind)


# -- many rows ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Db]:
    """The toy corpus with three thousand further entries, the best of them the last."""
    path = tmp_path_factory.mktemp("many") / "corpus.sqlite3"
    opened = library.open_library(path.parent / "library", SAMPLE)
    path.write_bytes(opened.corpus.read_bytes())
    with contextlib.closing(sqlite3.connect(path)) as connection:
        made = [Entry("event", f"x/{i}", f"Event {i}", body="gardens " + "filler " * 40, facets=frozenset({entries.EVERY, facet("k", "event")})) for i in range(3000)]
        made.append(Entry("event", "x/best", "Gardens", body="gardens", facets=frozenset({entries.EVERY, facet("k", "event")})))
        indexing.put(connection, made, 10_000)
        connection.commit()
        yield connection


def test_the_fast_answer_ranks_the_first_and_the_whole_one_all(many: Db) -> None:
    fast = search.search(many, parse("gardens"))
    assert not fast.whole
    assert fast.hits
    assert "x/best" not in {hit.id for hit in fast.hits}
    assert fast.counts == {}
    whole = search.search(many, parse("gardens"), whole=True)
    assert whole.whole
    assert whole.hits[0].id == "x/best"
    assert whole.counts["event"] == 3001


def test_a_search_can_be_interrupted(many: Db) -> None:
    seen: list[str] = []

    def run() -> None:
        try:
            while True:
                search.search(many, parse("gardens f e"), whole=True)
        except sqlite3.OperationalError as error:
            seen.append(str(error))

    thread = threading.Thread(target=run)
    thread.start()
    for _ in range(200):
        many.interrupt()
        thread.join(0.02)
        if not thread.is_alive():
            break
    assert seen == ["interrupted"]


@pytest.fixture(scope="module", autouse=True)
def _across_threads() -> Iterator[None]:
    """Connections of these tests may be used on another thread, as the reader's are."""
    real = sqlite3.connect
    patch = pytest.MonkeyPatch()
    patch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, **({"check_same_thread": False} | k)))
    yield
    patch.undo()


# -- building ----------------------------------------------------------------------------------------------------------


def test_every_thing_with_a_page_has_one_entry(db: Db) -> None:
    for kind in ("debate", "theme", "voice", "term", "school", "event", "quotation", "work", "correction", "criticism", "estimate", "poll"):
        assert {i for (i,) in db.execute(f"select id from {kind}")} == {i for (i,) in db.execute("select id from entry where kind = ?", (kind,))}, kind
    assert {i for (i,) in db.execute("select id from passage")} == {i for (i,) in db.execute("select id from entry where kind = 'story'")}
    assert db.execute("select count(*) from entry").fetchone() == db.execute("select count(*) from (select distinct kind, id from entry)").fetchone()
    assert db.execute("select count(*) from publication where work not in (select id from work)").fetchone()[0] <= db.execute("select count(*) from entry where kind = 'publication'").fetchone()[0] + 1


def test_two_packs_are_searched_together(tmp_path: Path) -> None:
    opened = library.open_library(tmp_path / "library", SHIPPED)
    opened.import_pack(SAMPLE)
    with contextlib.closing(library.connect_corpus(opened.corpus)) as db:
        assert {hit.id.partition("/")[0] for hit in find(db, "in:voices").hits} >= {"stalinism"}
        assert find(db, "loam").hits[0].id.startswith("sample/")
