"""What is copied carries where it comes from: quotations are cited to the work, our own words never to the historian."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core import citing, sources, speaking
from db import reads
from db.library import connect_corpus
from tests.made import LOAM, PACK, WORK, board, position, quotation, work

PARAPHRASE = "paraphrase of Ada Loam on “Soil”, Sic et Non, pack “Roses” 1.2.0, resting on "


@pytest.mark.parametrize(
    ("people", "says"),
    [
        ({"author": [{"given": "Ada", "family": "Loam"}]}, "Ada Loam"),
        ({"author": [{"given": "Ada", "family": "Loam"}, {"family": "Thorn"}]}, "Ada Loam and Thorn"),
        ({"author": [{"family": "Loam"}, {"family": "Thorn"}, {"family": "Moss"}]}, "Loam, Thorn and Moss"),
        ({"editor": [{"literal": "The Rose Society"}]}, "The Rose Society"),
        ({"author": [{}]}, ""),
        ({}, ""),
    ],
)
def test_authors(people: dict[str, Any], says: str) -> None:
    assert speaking.authors(work(csl=people)) == says


@pytest.mark.parametrize(
    ("fields", "locator", "says"),
    [
        ({}, "p. 12", "Ada Loam, On Soils (Leeds: Spade, 1974), p. 12"),
        ({}, "", "Ada Loam, On Soils (Leeds: Spade, 1974), [page not seen]"),
        ({}, "ch. 3", "Ada Loam, On Soils (Leeds: Spade, 1974), ch. 3, [page not seen]"),
        ({"year": None, "csl": {}}, "p. 1", "On Soils, p. 1"),
        ({"csl": {"container-title": "Rose Review", "publisher": "Spade"}}, "p. 1", "“On Soils”, Rose Review (1974), p. 1"),
    ],
)
def test_a_work_in_a_line(fields: dict[str, Any], locator: str, says: str) -> None:
    assert citing.work_line(work(**fields), locator) == says


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({}, "p. 12"),
        ({"grade": "copy"}, "p. 12 [checked in a copy]"),
        ({"grade": "cited", "seen_at": "quoted in *Hedges*, p. 9"}, "p. 12, quoted in Hedges, p. 9"),
        ({"grade": "cited", "seen_at": "quoted by Thorn"}, "p. 12, quoted in Thorn"),
        ({"grade": "cited", "seen_at": "quoted from Thorn"}, "p. 12, quoted from Thorn"),
        ({"grade": "reported", "seen_at": "the article"}, "p. 12 [the article]"),
        ({"second_check": "seen once only"}, "p. 12 [seen once only]"),
        ({"grade": "copy", "second_check": "not looked for again"}, "p. 12 [checked in a copy] [not looked for again]"),
    ],
)
def test_what_was_seen_stays_with_the_citation(fields: dict[str, Any], end: str) -> None:
    assert citing.quotation_line(quotation(**fields), LOAM, {WORK.id: WORK}) == f"Ada Loam, On Soils (Leeds: Spade, 1974), {end}"


def test_words_seen_in_the_article_alone_name_it_by_title() -> None:
    seen = {"id": "stalinism/loam-1", "seen_at": citing.ARTICLE_ALONE}
    named = "the encyclopaedia article “Stalinism” from which this collection began"
    assert citing.quotation_line(quotation(grade="cited", **seen), LOAM, {WORK.id: WORK}).endswith(f"p. 12, quoted in {named}")
    assert citing.quotation_line(quotation(grade="reported", **seen), LOAM, {WORK.id: WORK}).endswith(f"p. 12, reported in {named}")
    assert citing.quotation_line(quotation(grade="cited", seen_at=citing.ARTICLE_ALONE), LOAM, {WORK.id: WORK}).endswith(f"p. 12 [{citing.ARTICLE_ALONE}]")


@pytest.mark.parametrize(
    ("seen", "says"),
    [
        ("quoted by Ben Thorn in *Hedges*, p. 9", "quoted in Ben Thorn, *Hedges*, p. 9"),
        ("quoted by *Time* in 1974", "quoted in *Time*, 1974"),
        ("quoted by the reviewer in the *Times*", "quoted in the *Times* (by the reviewer)"),
        ("quoted by a blog, October 2013", "quoted in a blog, October 2013"),
        ("quoted in a history forum", "quoted in a history forum"),
        ("quoted at length by Peter Brooke", "quoted at length by Peter Brooke"),
        ("quoted by a reviewer on fsmitha.com", "quoted in fsmitha.com (by a reviewer)"),
        ("quoted by a writer on sott.net, without source", "quoted in sott.net, without source (by a writer)"),
        ("quoted by another writer with a reference", "quoted by another writer with a reference"),
        ("quoted by an encyclopaedia article on the Testament", "quoted in an encyclopaedia article on the Testament"),
        ("quoted by the blog Notes in History, with page", "quoted in the blog Notes in History, with page"),
        ("quoted by the blog Mark My Words in a post on *Hedges*", "quoted in the blog Mark My Words, in a post on *Hedges*"),
        ("quoted by a historian's blog in a review (2 December 2007)", "quoted in a historian's blog, in a review (2 December 2007)"),
        ("quoted by an encyclopaedia with references, and in a copy of the talk", "quoted in an encyclopaedia with references, and in a copy of the talk"),
        ("quoted by the editors of *Spade* in the standfirst", "quoted in the standfirst (by the editors of *Spade*)"),
        ("quoted by a reviewer in *Spade* 106; also by a blog", "quoted in *Spade* 106 (by a reviewer); also by a blog"),
        ("quoted by Ben Thorn in the *Times*", "quoted in Ben Thorn, *Times*"),
        ("quoted by the *Times* in its obituary", "quoted in the *Times*, obituary"),
        ("the article", ""),
    ],
)
def test_second_hand(seen: str, says: str) -> None:
    assert citing.second_hand(seen) == says


@pytest.mark.parametrize(
    ("note", "tail"),
    [
        ("Alone it misleads.", " [Alone it misleads]"),
        ("Of soil. Show it with loam-2.", " [Of soil. Show it with loam-2]"),
        ("The extract breaks off ...", " [The extract breaks off ...]"),
        ("Said again on pp. 9 ff.", " [Said again on pp. 9 ff.]"),
        ("", ""),
    ],
)
def test_a_note_in_brackets_has_no_stop_of_its_own_before_that_of_the_citation(note: str, tail: str) -> None:
    assert citing.note_tail(quotation(note=note)) == tail


@pytest.mark.parametrize(
    ("recorded", "cited"),
    [
        ("p. 12", "p. 12"),
        ("p. 1 of pp. 1–7", "p. 1"),
        ("p. 22 by the archive's number", "p. 22 by the archive's number"),
        ("chapter on soil, paragraph before [thorn-1]", "chapter on soil"),
        ("paragraph before [thorn-1]", ""),
        ("opening section (pp. 462–476)", "opening section (pp. 462–476)"),
        ("part three; chapter A Classless Society [general knowledge]", "part three; chapter A Classless Society [general knowledge]"),
    ],
)
def test_a_locator_in_a_citation_leads_into_the_work(recorded: str, cited: str) -> None:
    assert citing.cited_locator(recorded) == cited
    assert citing.page_missing(recorded) == citing.page_missing(cited)


def test_no_citation_of_the_corpus_leads_by_way_of_another_passage(built_library: Path) -> None:
    with contextlib.closing(connect_corpus(next(built_library.glob("corpus-*.sqlite3")))) as db:
        for debate in reads.debates(db):
            board = reads.board(db, debate.id)
            for own in board.quotations:
                (source,) = sources.of_items(board, (own,))
                told = source.plain + "".join(part for part in source.parts if isinstance(part, str)) if not board.quotations[own].note else ""
                assert not re.search(r"\[[a-z-]+-\d+\]| of pp\. |quoted in an?(other)? (reviewer|writer|reader)", told), own


def test_a_work_without_author_takes_the_voice_and_words_without_a_work_take_both() -> None:
    bare = work(csl={})
    assert citing.quotation_line(quotation(), LOAM, {bare.id: bare}) == "Ada Loam, On Soils (1974), p. 12"
    assert citing.quotation_line(quotation(work="", work_text="*Letters*", locator=""), LOAM, {}) == "Ada Loam, Letters, [page not seen]"
    assert citing.quotation_line(quotation(work="", work_text="*Letters*"), None, {}) == "Letters, p. 12"


@pytest.mark.parametrize(
    ("fields", "resting"),
    [
        ({}, "On Soils (1974)"),
        ({"works": (), "rests_on": "*Letters* [general knowledge]"}, "Letters [not checked]"),
        ({"basis": "review"}, "On Soils (1974), known from a review or report; the work itself was not seen"),
        ({"basis": "abstract"}, "On Soils (1974), known from an abstract; the work itself was not seen"),
        ({"basis": "article"}, "On Soils (1974), known from the encyclopaedia article alone; the work itself was not seen"),
        ({"basis": "review", "works": (), "rests_on": "*Hedges*, 1975"}, "Hedges, 1975 (a review or report; the work itself was not seen)"),
        ({"basis": "article", "works": ()}, "the encyclopaedia article alone"),
        ({"basis": "article", "works": (), "rests_on": "the encyclopaedia article"}, "the encyclopaedia article alone; the work itself was not seen"),
        ({"basis": "review", "works": ("roses/soils", "roses/soils")}, "On Soils (1974); On Soils (1974), known from a review or report; the works themselves were not seen"),
        ({"basis": "general knowledge"}, "no source seen"),
        ({"code": "no source seen", "stance": None, "basis": "general knowledge"}, "no source seen"),
        ({"works": ("roses/gone",)}, "nothing seen"),
        ({"works": ()}, "nothing seen"),
    ],
)
def test_our_words_are_ours(fields: dict[str, Any], resting: str) -> None:
    held = position(**fields)
    assert citing.paraphrase_line(held, LOAM, board(held)) == PARAPHRASE + resting


def test_a_paraphrase_of_nobody_known_names_the_id() -> None:
    held = position(theme="gone")
    assert citing.paraphrase_line(held, None, board(held)).startswith("paraphrase of loam on “gone”")


def test_the_pack_has_the_year_of_its_version_where_it_names_the_day() -> None:
    assert citing.pack_named(PACK) == "Sic et Non, pack “Roses” 1.2.0"
    assert citing.pack_named(replace(PACK, dated="2026-11-29")) == "Sic et Non, pack “Roses” 1.2.0 (2026)"


def test_a_paraphrase_is_cited_to_the_pack_with_its_year() -> None:
    held = board(pack=replace(PACK, dated="2026-11-29"))
    line = citing.paraphrase_line(position(), LOAM, held)
    assert line == "paraphrase of Ada Loam on “Soil”, Sic et Non, pack “Roses” 1.2.0 (2026), resting on On Soils (1974)"


def test_each_source_stands_once_in_the_order_touched_and_strangers_are_passed_over() -> None:
    held = board(quotations=(quotation(1), quotation(2), quotation(3, locator="p. 40")))
    made = citing.cite(held, "Words.", ("roses/loam-3", "roses/care.loam.soil", "roses/loam-1", "roses/loam-2", "roses/gone"))
    assert made.words == "Words."
    assert made.sources == ("Ada Loam, On Soils (Leeds: Spade, 1974), p. 40", PARAPHRASE + "On Soils (1974)", "Ada Loam, On Soils (Leeds: Spade, 1974), p. 12")
    assert made.text.splitlines() == ["Words.", *(f"— {source}" for source in made.sources)]


@pytest.mark.parametrize(
    ("words", "copied"),
    [
        ("Soil is old [loam-1].", "Soil is old [On Soils]."),
        ("Soil is old [loam-1] [loam-2], they say.", "Soil is old [On Soils], they say."),
        ("Soil [loam-3] and [loam-4]", "Soil [a passage not yet traced] and [Letters]"),
        ("Soil [loam-9], [general knowledge], [loam-1", "Soil [loam-9], [general knowledge], [loam-1"),
        ("Soil [loam-5]", "Soil [a passage whose work is not recorded]"),
    ],
)
def test_a_sign_that_leads_nowhere_outside_is_the_work_in_copied_words(words: str, copied: str) -> None:
    others = (quotation(3, withheld="no copy"), quotation(4, work="", work_text="*Letters*"), quotation(5, work="", work_text=""))
    held = board(quotations=(quotation(1), quotation(2), *others))
    assert citing.cite(held, words, ()).words == copied


def test_no_words_of_the_corpus_are_copied_with_a_sign(built_library: Path) -> None:
    with contextlib.closing(connect_corpus(next(built_library.glob("corpus-*.sqlite3")))) as db:
        signed = 0
        for debate in reads.debates(db):
            board = reads.board(db, debate.id)
            for held in board.positions.values():
                signed += bool(re.search(r"\[[a-z-]+-\d+\]", held.summary))
                assert not re.search(r"\[[a-z-]+-\d+\]", citing.signs_by_work(held.summary, board)), held.id
        assert signed


def test_words_that_touch_no_record_are_ours() -> None:
    held = board()
    assert citing.cite(held, "Words.", ()).text == f"Words.\n— paraphrase, {citing.pack_named(held.pack)}"
    assert citing.cite(held, "", ()).sources == ()


def test_a_paraphrase_is_never_cited_as_the_historian_s_page() -> None:
    held = replace(position(), quotations=())
    (source,) = citing.cite(board(held), held.summary, (held.id,)).sources
    assert source.startswith("paraphrase of ")
    assert "p. 12" not in source


def test_who_speaks_is_named_first_and_once() -> None:
    works = {WORK.id: WORK}
    told = quotation(speaker="Ben Thorn, reviewing Loam")
    assert citing.quotation_line(told, LOAM, works).startswith("Ben Thorn, reviewing Loam, Ada Loam, On Soils")
    inside = quotation(speaker="Ben Thorn, on hedges")
    assert citing.quotation_line(inside, LOAM, works).startswith("Ben Thorn, on hedges, quoted in Ada Loam, On Soils")
    own = quotation(speaker="Ada Loam, on hedges")
    assert citing.quotation_line(own, LOAM, works).startswith("Ada Loam, On Soils")
    traced = quotation(speaker="Ben Thorn, reviewing Loam", work="", work_text="Ben Thorn, letter of 1971", locator="p. 2")
    assert citing.quotation_line(traced, LOAM, {}).startswith("Ben Thorn, letter of 1971, p. 2")
    described = quotation(speaker="the publisher, not Loam", work="", work_text="publisher's description of *On Soils*, 1970", locator="p. 2")
    assert citing.quotation_line(described, LOAM, {}).startswith("Publisher’s description of On Soils, 1970, p. 2")


def test_a_locator_that_nobody_checked_says_so_in_words() -> None:
    line = citing.quotation_line(quotation(locator="p. 9 [general knowledge]"), LOAM, {WORK.id: WORK})
    assert "p. 9 [not checked]" in line
    assert "general knowledge" not in line
