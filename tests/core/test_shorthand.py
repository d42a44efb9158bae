"""What the record says in shorthand is told in whole words, for everything in the shipped pack."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.core import vocabulary
from app.core.blocks import short_id
from app.core.shorthand import article_name, article_named, leaning_source
from db import reads
from db.library import connect_corpus, current_corpus
from tests.made import PRUNING, THEME

ARTICLE = "the encyclopaedia article “Stalinism” from which this collection began"


@pytest.fixture
def db(built_library: Path) -> Iterator[sqlite3.Connection]:
    """The shipped pack, to read."""
    with closing(connect_corpus(current_corpus(built_library))) as connection:
        yield connection


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("timeline", ""),
        ("evidence lines", ""),
        ("evidence, theme a", "Soil"),
        ("leans on, theme a: a question to reopen", "Soil: a question to reopen"),
        ("position, theme b, by Loam's review", "Pruning, by Loam's review"),
        ("summary, theme b; loam-7 (timeline: general knowledge)", "Pruning; [loam-7]"),
        ("evidence, themes a and b; loam-7, loam-20 (timeline: general knowledge)", "Soil and Pruning; [loam-7], loam-20"),
        ("evidence, theme z: scale", "theme z: scale"),
        ("evidence lines; not named in what was seen", "not named in what was seen"),
        ("evidence lines: the fair is named by *Hedges*, not the event", "the fair is named by *Hedges*, not the event"),
        ("timeline; evidence, theme b", "Pruning"),
        ("loam-7; timeline", "[loam-7]"),
        ("see discontinuity-voices.md", ""),
        ("frost-loam-1 in further-debates.md (timeline: general knowledge)", "a quotation in the dossiers"),
        ("timeline, which names a page of *On Soils*; not met in this check", "the record names a page of *On Soils*; not met in this check"),
        ("*Foreign Affairs* 2009: no evidence against Loam", "*Foreign Affairs* 2009: no evidence against Loam"),
        ("loam-7's article opens with it", "[loam-7]'s article opens with it"),
        ("", ""),
    ],
)
def test_a_source_of_a_leaning_in_whole_words(source: str, says: str) -> None:
    assert leaning_source(source, (THEME, PRUNING), {"loam-7"}) == says


def test_no_source_of_the_shipped_pack_keeps_its_shorthand(db: sqlite3.Connection) -> None:
    board, chronicle = reads.board(db, "stalinism/continuity"), reads.chronicle(db, "stalinism/continuity")
    quotations = {short_id(quotation) for quotation in board.quotations}
    raw = [leaning.source for leaning in chronicle.leanings]
    said = [leaning_source(source, board.themes, quotations) for source in raw]
    shorthand = re.compile(r"\.md\b|\bthemes? [a-z]\b|\btimeline\b|^(evidence|leans on|position|summary)\b|\bgeneral knowledge\b|^[,;: ]|[,;: ]$")
    assert [words for words in said if shorthand.search(words)] == []
    assert sum(bool(shorthand.search(source)) for source in raw) > 50
    for source, words in zip(raw, said, strict=True):
        assert re.findall(r"\*[^*]+\*", source) == re.findall(r"\*[^*]+\*", words), "a named source stays"
        for found in re.findall(r"\b[a-z-]+-\d+\b", source):
            assert found not in quotations or f"[{found}]" in words


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("the Stalinism article (source document)", ARTICLE),
        ("The source document gives 1878.", f"T{ARTICLE[1:]} gives 1878."),
        ("year as in the source document; day not", f"year as in {ARTICLE}; day not"),
        ("‘Suppressed’ (source document) is right", f"‘Suppressed’ ({ARTICLE}) is right"),
        ("‘Back’ (source document: ‘by some’)", f"‘Back’ ({ARTICLE}: ‘by some’)"),
        ("so the source document’s ‘now’ is dated", f"so the ‘now’ of {ARTICLE} is dated"),
        ("The source document’s ‘14, at most’ refer", f"The ‘14, at most’ of {ARTICLE} refer"),
        ("Compare the source document’s 1921 for it.", f"Compare the 1921 of {ARTICLE} for it."),
        ("Nothing here.", "Nothing here."),
    ],
)
def test_the_source_document_by_title_and_kind(text: str, says: str) -> None:
    assert article_named(text, "stalinism/frost") == says
    assert article_named(text, "roses/frost") == text, "another pack has one of its own"


def test_no_text_of_a_shipped_event_says_source_document(db: sqlite3.Connection) -> None:
    named = 0
    for event in reads.events(db):
        texts = (event.description, event.continuity_reading, event.break_reading, event.disputed, event.note, event.verified_note, *event.sources)
        said = [article_named(text, event.id) for text in texts]
        assert [text for text in said if "source document" in text.lower()] == []
        named += sum(article_name()[1:] in text for text in said)
    assert named > 80


def test_no_old_style_date_of_the_shipped_pack_is_raw(db: sqlite3.Connection) -> None:
    dated = [event for event in reads.events(db) if event.old_style]
    assert len(dated) > 5
    for event in dated:
        words = vocabulary.old_style_words(event.old_style, lasting=event.end not in ("", event.start))
        assert not re.search(r"\d{4}-\d|\bto \d", words), words
        assert words.startswith("from ") == (event.end not in ("", event.start) and " to " not in event.old_style)


@pytest.mark.parametrize(
    ("text", "lasting", "says"),
    [
        ("1917-10-25", False, "25 October 1917"),
        ("1898-03-01", True, "from 1 March 1898"),
        ("1918-01-05 to 06", True, "5–6 January 1918"),
        ("1902-03 (also dated February 1902, Old Style)", False, "March 1902 (also dated February 1902, Old Style)"),
        ("23 February", True, "23 February"),
        ("1917-03-08/1917-03-15", True, "8–15 March 1917"),
        ("*Almanac*: 1917-03", False, "Almanac: March 1917"),
    ],
)
def test_old_style_dates_in_words(text: str, lasting: bool, says: str) -> None:
    assert vocabulary.old_style_words(text, lasting=lasting) == says
