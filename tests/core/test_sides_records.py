"""Pages of corrections, criticisms and publications, and web addresses among the sources."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core import marks, side_events, side_records, side_works, sides, weblinks
from app.core.cells import Block
from app.core.vocabulary import verified_words
from app.state.loading import read_detail
from app.state.workspace import Detail
from app.ui.siding import PAGES, read_page
from db import reads
from db.library import connect_corpus, current_corpus
from db.records import CorrectionDetails, CriticismDetails, PublicationDetails
from tests.made import LOAM, THORN, board, correction, criticism, dated, event_details, position, publication, voice_details, work_details

NAMES = {"roses/loam": "Ada Loam", "roses/thorn": "Ben Thorn"}


def said(blocks: Iterable[Block]) -> str:
    """All words of a page, a paragraph a line."""
    return "\n".join(block.text for block in blocks)


def links(blocks: Iterable[Block]) -> list[str]:
    """Where the links of a page lead."""
    return [piece.link for block in blocks for piece in block.pieces if piece.link]


def corrected(**fields: Any) -> CorrectionDetails:
    """A correction with the titles of what it concerns."""
    return CorrectionDetails(correction(**fields), NAMES, {"roses/frost": "Frost"}, {"roses/p1": "On Soils"})


def criticised(**fields: Any) -> CriticismDetails:
    """Ben Thorn against Ada Loam."""
    return CriticismDetails(criticism(**fields), NAMES)


# -- corrections --------------------------------------------------------------------------------------------------------


def test_a_correction_quotes_the_clause_and_says_what_was_found() -> None:
    details = corrected(
        advice="Say March.", seen="partly seen", section="Weather", themes=("soil", "gone"), publications=("roses/p1",), quotations=("roses/loam-1",), record=("notes.md, 3",)
    )
    page = list(side_records.correction_side(details, board()))
    words = said(page)
    for part in (
        "The article says:\n“It froze in May.”",
        "Verdict: wrong",
        "What was found: It froze in March.",
        "What follows: Say March.",
        "What was seen: seen in part",
        "Themes: Soil\n",
        "In the dossiers: notes.md, 3",
    ):
        assert part in words
    assert links(page) == ["voice:roses/loam", "event:roses/frost", "publication:roses/p1", "quotation:roses/loam-1"]


def test_the_article_is_called_by_title_and_kind_where_the_collection_began_from_it() -> None:
    ours = said(side_records.correction_side(corrected(id="stalinism/c1"), None))
    assert "The encyclopaedia article “Stalinism” from which this collection began says:\n“It froze in May.”" in ours
    assert "Stalinism" not in said(side_records.correction_side(corrected(), None)), "another pack began from something else"


def test_a_trap_without_a_clause_quotes_nothing() -> None:
    page = list(side_records.correction_side(corrected(kind="trap", clause="", voices=(), events=()), None))
    assert said(page) == "Easily got wrong\nVerdict: wrong\nWhat was found: It froze in March."
    assert links(page) == []


# -- criticisms ---------------------------------------------------------------------------------------------------------


def test_a_criticism_names_both_sides_and_its_source() -> None:
    page = list(side_records.criticism_side(criticised(by_type=True, note="Once."), board()))
    words = said(page)
    assert words.startswith("Ben Thorn against Ada Loam\nGround: She forgets the hedge.\n")
    for part in ("By type: a position is named, not the person.", "Source: Hedges, p. 3", "Grade: work: seen in the work itself", "Note: Once.", "Compare only these two"):
        assert part in words
    assert links(page) == ["voice:roses/thorn", "voice:roses/loam", "only:roses/thorn,roses/loam"], "panes by the year of the main work"
    assert "in support of" in said(side_records.criticism_side(criticised(kind="support"), None))


@pytest.mark.parametrize("voices", [(LOAM,), (LOAM, replace(THORN, kind="mentioned"))])
def test_only_two_that_have_panes_can_be_compared(voices: tuple[Any, ...]) -> None:
    page = links(side_records.criticism_side(criticised(), board(voices=voices)))
    assert [link for link in page if link.startswith("only:")] == []
    assert links(side_records.criticism_side(criticised(critic_voice="", critic="A critic"), board())) == ["voice:roses/loam"]
    assert [link for link in links(side_records.criticism_side(criticised(), None)) if link.startswith("only:")] == []


def test_the_page_of_a_voice_leads_to_its_criticisms_and_corrections() -> None:
    page = list(sides.voice_side(voice_details(criticised_by=(criticism(),), corrections=(correction(),)), board(), coding=True))
    found = links(page)
    assert {"criticism:roses/thorn-loam", "only:roses/thorn,roses/loam", "correction:roses/c1", "voice:roses/thorn"} <= set(found)
    bare = list(sides.voice_side(voice_details(criticised_by=(criticism(source="", body="", grade=""),)), None, coding=True))
    assert "criticism:roses/thorn-loam" in links(bare), "also where it is not recorded where it stands"


# -- publications -------------------------------------------------------------------------------------------------------


def test_a_publication_says_what_it_is_and_whether_anybody_checked_it() -> None:
    details = PublicationDetails(publication(original_title="О почве", verified_note="Two lists.", sources=("A list: https://example.org/a",)), NAMES, (correction(),))
    page = list(side_works.publication_side(details, board()))
    words = said(page)
    assert words.startswith("On Soils\nAda Loam\n")
    for part in ("Original title: О почве", "Year: 1974", "Publisher: Spade, Leeds", "Kind: book", "Why it matters: It was read.", "Checked: seen in a source", "On the check: Two lists."):
        assert part in words
    assert "POSITIONS THAT REST ON IT\nAda Loam: Soil · as coded for 1974 · largely wild · rests on the work\n" in words
    assert links(page) == ["voice:roses/loam", "work:roses/soils", "position:roses/care.loam.soil", "correction:roses/c1", "https://example.org/a"]


def test_a_publication_of_somebody_unknown_without_a_work() -> None:
    details = PublicationDetails(publication(voice="", work="", author="Moss", verified="general knowledge", sources=("general knowledge",)), NAMES, ())
    page = list(side_works.publication_side(details, board()))
    assert "Moss\n" in said(page)
    assert "Checked: not checked" in said(page)
    assert said(page).endswith("SOURCES\nnot checked")
    assert links(page) == []


def test_the_page_of_a_work_leads_to_its_publication() -> None:
    assert "publication:roses/p1" in links(side_works.work_side(work_details(publication=publication()), board()))


def resting(coding: bool = True, *positions: Any, codes: tuple[Any, ...] = (), **fields: Any) -> list[str]:
    """What the page of a publication says that rests on it."""
    key = ("roses/loam", "soil")
    held = replace(board(), positions={(p.voice, p.theme): p for p in positions}, dated={key: codes})
    page = said(side_works.publication_side(PublicationDetails(publication(**fields), NAMES, ()), held, coding=coding))
    work = work_details(positions=positions, publication=publication(**fields), quotations=())
    lines = page.splitlines()
    found = [line for line in lines if line.startswith(("POSITIONS THAT", "OFF THE AXIS", "Ada Loam: "))]
    assert found == [line for line in said(side_works.work_side(work, held, coding=coding)).splitlines() if line in found], "the page of the work says the same"
    return found


def test_only_codes_rest_on_a_work_and_those_off_the_axis_stand_apart() -> None:
    pruning = position(id="roses/care.loam.pruning", theme="pruning", code="off axis", stance=None, basis="review", year=1980, year_text="1980")
    assert resting(True, position(low_confidence=True), pruning) == [
        "POSITIONS THAT REST ON IT",
        "Ada Loam: Soil · as coded for 1974 · largely wild (low confidence) · rests on the work",
        "OFF THE AXIS, AND RESTING ON IT",
        "Ada Loam: Pruning · 1980 · rests on a review or report",
    ]
    assert resting(True, *(position(code=code, stance=None, theme=theme) for code, theme in (("not found", "soil"), ("no source seen", "pruning")))) == []


def test_with_coding_off_a_work_tells_no_code_but_what_rests_on_it() -> None:
    pruning = position(id="roses/care.loam.pruning", theme="pruning", code="off axis", stance=None, basis="review")
    codes = (dated(1974, 2),)
    assert resting(False, position(low_confidence=True, year=1980, year_text="1980"), pruning, codes=codes) == [
        "POSITIONS THAT REST ON IT",
        "Ada Loam: Soil · 1980 · rests on the work",
        "Ada Loam: Pruning · 1974 · rests on a review or report",
    ]


def test_the_code_of_the_publication_s_own_year_comes_first() -> None:
    later = position(year=1980, year_text="1980 and 1984", stance=-3)
    codes = (dated(1974, 2, drawn="point", low_confidence=True, rests_on="*Soils*: loam-1; a letter"), dated(1975, 3), dated(1974, 0, drawn="words"))
    assert resting(True, later, codes=codes) == [
        "POSITIONS THAT REST ON IT",
        "Ada Loam: Soil · as coded for 1974 · largely tended (low confidence); rests on: Soils; a letter",
        "Ada Loam: Soil · as coded for 1980 and 1984 · wild · rests on the work",
    ]
    assert resting(True, position(), codes=codes)[1:] == ["Ada Loam: Soil · as coded for 1974 · largely wild · rests on the work"], "said once"


# -- web addresses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("A diary.", []),
        ("A review: https://example.org/a?b=1#c", ["https://example.org/a?b=1#c"]),
        ("(see http://example.org/a.)", ["http://example.org/a"]),
        ("https://example.org, and https://example.net/b.", ["https://example.org", "https://example.net/b"]),
        ("file:///etc/hostname and javascript:alert(1) and www.example.org", []),
        ('<a href="https://example.org/x">', ["https://example.org/x"]),
        ("https://", []),
        ("https:///path", []),
        ("A copy: https://www.rulit.me/books/a", []),
        ("A copy: http://user@RULIT.me:80/a and https://example.org", ["https://example.org"]),
        ("https://notrulit.me/a", ["https://notrulit.me/a"]),
    ],
)
def test_only_addresses_become_links_and_no_letter_is_lost(source: str, found: list[str]) -> None:
    pieces = list(weblinks.source_pieces(source))
    assert "".join(piece.text for piece in pieces) == marks.curly(source)
    assert [piece.link for piece in pieces if piece.link] == found
    assert all(piece.link in ("", piece.text) for piece in pieces), "what is read is where it leads"


def test_the_page_of_an_event_links_its_addresses() -> None:
    page = list(side_events.event_side(event_details(sources=("A review: https://example.org/a", "A diary."))))
    assert links(page) == ["mark:roses/frost", "https://example.org/a"]
    assert said(page).endswith("A review: https://example.org/a\nA diary.")


# -- the pages of the shipped pack --------------------------------------------------------------------------------------


@pytest.fixture
def db(built_library: Path) -> Iterator[sqlite3.Connection]:
    """The shipped pack, to read."""
    with closing(connect_corpus(current_corpus(built_library))) as connection:
        yield connection


def test_every_link_of_every_page_leads_somewhere(db: sqlite3.Connection) -> None:
    corpus, shown = reads.corpus(db), reads.board(db, "stalinism/continuity")
    known = {
        kind: {item.id for item in items}
        for kind, items in (
            ("voice", corpus.voices), ("event", corpus.events), ("work", corpus.works), ("school", corpus.schools), ("position", corpus.positions),
            ("debate", corpus.debates), ("term", corpus.terms), ("estimate", corpus.estimates), ("poll", corpus.polls),
            ("quotation", corpus.quotations), ("publication", corpus.publications), ("correction", corpus.corrections), ("criticism", corpus.criticisms),
        )
    }  # fmt: skip
    known |= {"mark": known["event"], "coding": {""}, "corrections": known["debate"]}
    panes = {voice.id for voice in shown.voices}
    lost, schemes = [], set()
    for kind in ("voice", "event", "work", "school", "publication", "correction", "criticism", "term", "estimate", "poll"):
        for identifier in sorted(known[kind]):
            page = list(read_page(read_detail(db, Detail(kind, identifier)), shown, coding=True))  # type: ignore[arg-type]
            assert page[0].kind == "title", identifier
            assert page[0].text.strip(), identifier
            for link in links(page):
                scheme, _, target = link.partition(":")
                schemes.add(scheme)
                if scheme == "only":
                    lost += [link] if not set(target.split(",")) <= panes else []
                elif scheme in known:
                    lost += [link] if target.partition("@")[0] not in known[scheme] else []
                elif scheme not in ("http", "https"):
                    lost.append(link)
    assert lost == []
    assert {*PAGES, "only", "mark", "https"} - schemes <= {"absent", "coding"}


def test_no_page_leads_to_a_copy_made_without_leave(db: sqlite3.Connection) -> None:
    addresses = [link for event in reads.events(db) for source in event.sources for link in (p.link for p in weblinks.source_pieces(source)) if link]
    assert addresses
    assert [address for address in addresses if any(host in address for host in ("rulit", "zlibrary", "b-ok.", "vdoc.pub", "scribd"))] == []
    assert any("rulit" in source for event in reads.events(db) for source in event.sources), "the address itself stays to be read"


def test_what_is_not_read_has_no_page(db: sqlite3.Connection) -> None:
    assert read_detail(db, Detail("coding")) is None
    assert list(read_page(None, None, coding=True)) == []
    with pytest.raises(KeyError):
        read_detail(db, Detail("correction", "stalinism/nothing"))


def test_verified_is_said_in_words() -> None:
    assert (verified_words("seen"), verified_words("general knowledge"), verified_words("else")) == ("seen in a source", "not checked", "else")


def test_an_address_keeps_its_own_marks() -> None:
    source = "See 'Roses' at https://example.org/a'b."
    assert [(piece.text, piece.link) for piece in weblinks.source_pieces(source) if piece.link] == [("https://example.org/a'b", "https://example.org/a'b")]
    assert next(iter(weblinks.source_pieces(source))).text.startswith("See ‘Roses’")
