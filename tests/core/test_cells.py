"""What stands in a cell: nothing of a code where coding is off, a quotation never without what was seen of it."""

from __future__ import annotations

from typing import Any

import pytest

from app.core import cells
from app.core.cells import Cell, Piece, Showing
from tests.made import DEBATE, board, dated, leaning, position, quotation

ALL = frozenset({"quotations", "reason", "events"})


def cell(*positions: Any, showing: Showing | None = None, quotations: Any = None, theme: str = "soil", **fields: Any) -> Cell:
    """Ada Loam's cell on a board with these records."""
    return cells.build(board(*positions, quotations=quotations, **fields), "roses/loam", theme, showing or Showing())


def links(made: Cell) -> list[str]:
    """Where the links of a cell lead, in order."""
    return [piece.link for block in made.blocks for piece in block.pieces if piece.link]


def kinds(made: Cell) -> list[str]:
    """What kinds of paragraph a cell has."""
    return [block.kind for block in made.blocks]


def test_a_position_in_full() -> None:
    made = cell()
    assert kinds(made) == ["code", "text", "quote", "source", "folds"]
    assert made.text.splitlines()[:1] == ["largely wild · rests on the work"]
    assert "Soil matters little [loam-1], says she [not checked]." in made.text
    assert "“Words number 1.”" in made.text
    assert "On Soils (1974), p. 12 · seen in the book · found again" in made.text
    assert made.stance == -2
    assert [mark.shape for mark in made.marks] == ["square"]


def test_every_link_is_of_our_own_scheme() -> None:
    made = cell(showing=Showing(folds=ALL), leanings={("roses/loam", "soil"): (leaning(),)})
    assert {link.partition(":")[0] for link in links(made)} <= {"event", "work", "voice", "quotation", "position", "fold"}
    assert "quotation:roses/loam-1" in links(made)
    assert "event:roses/frost" in links(made)
    assert "position:roses/care.loam.soil" in links(made)


def test_a_link_in_the_words_of_a_pack_is_only_words() -> None:
    made = cell(position(summary="<a href='http://x'>click</a> http://example.org event:roses/frost", quotations=()))
    text = next(block for block in made.blocks if block.kind == "text")
    assert text.pieces == (Piece("<a href='http://x'>click</a> http://example.org event:roses/frost"),)


@pytest.mark.parametrize("theme", ["soil", "pruning"])
def test_where_nothing_was_found_one_line_says_so(theme: str) -> None:
    made = cell(position(code="not found", stance=None), theme=theme)
    assert kinds(made) == ["empty"]
    assert made.text == "Not found in what we saw"
    assert made.marks == ()
    assert links(made) == ["position:roses/care.loam.soil" if theme == "soil" else "position:"]


@pytest.mark.parametrize("density", ["text", "headlines"])
def test_coding_off_shows_nothing_of_a_code(density: Any) -> None:
    coded = position(low=-3, high=-1, necessity="open", low_confidence=True, reason="Because of the code.", second_reading="Or not.", first="-3", second="-2")
    made = cell(coded, showing=Showing(density, coding=False, folds=ALL), dated={("roses/loam", "soil"): (dated(1960, 3),)})
    assert (made.marks, made.stance) == ((), None)
    assert "rests on the work" in made.text, "what it rests on is no side"
    assert {piece.link for block in made.blocks for piece in block.pieces} & {"position:roses/care.loam.soil", "fold:reason"} == set()
    words = [step.short for step in DEBATE.steps] + ["range", "outcome", "confidence", "Because", "Or not", "coder", "earlier", "how coded"]
    assert [word for word in words if word in made.text] == []


def test_no_source_seen_is_said_even_with_coding_off() -> None:
    unseen = position(code="no source seen", stance=None, quotations=(), basis="general knowledge")
    assert cell(unseen, showing=Showing(coding=False)).blocks[0].text == "no source seen"
    assert cell(unseen).blocks[0].text == "no source seen"
    assert cell(unseen, showing=Showing(coding=False)).marks == ()
    quoted = position(code="no source seen", stance=None, basis="general knowledge")
    for coding in (True, False):
        assert cell(quoted, showing=Showing(coding=coding)).blocks[0].text == "no source seen for a stance here"
        assert cell(quoted, showing=Showing("headlines", coding=coding)).text.startswith("no source seen for a stance here\u00a0· ")


def test_the_axis_turned_round_turns_the_marks_of_a_divided_voice_and_their_words() -> None:
    held = position(stance=None, low=-2, high=2)
    plain, turned = cell(held), cell(held, showing=Showing(turned=True))
    assert turned.marks == plain.marks[::-1]
    assert (plain.blocks[0].text, turned.blocks[0].text) == (
        "divided: largely wild and largely tended · rests on the work",
        "divided: largely tended and largely wild · rests on the work",
    )


def test_an_event_that_a_voice_may_lean_on_is_told_so() -> None:
    held = {("roses/loam", "soil"): (leaning(basis="general knowledge"),)}
    for coding, words in ((True, "as continuity · not checked"), (False, "not checked")):
        chips = [b.text.replace("\u00a0", "") for b in cell(leanings=held, showing=Showing(coding=coding, event="roses/frost")).blocks if b.kind == "chips"]
        assert chips == [f"may lean on Frost 1921 {words}"]


def test_a_headline_stands_alone_and_unfolds() -> None:
    made = cell(position(headline="Soil *matters* little [loam-1]."), showing=Showing("headlines"))
    assert kinds(made) == ["headline"]
    assert made.text.replace("\u00a0", " ") == "largely wild · Soil matters little [loam-1]."
    assert set(links(made)) == {"position:roses/care.loam.soil", "fold:text"}
    opened = cell(showing=Showing("headlines", folds=frozenset({"text"})))
    assert kinds(opened) == ["code", "text", "quote", "source", "folds"]
    assert "headline only" in opened.text


def test_a_headline_that_lacks_is_the_stance_and_a_summary_that_lacks_the_headline() -> None:
    assert cell(position(headline=""), showing=Showing("headlines")).text == "largely wild"
    bare = position(headline="", basis="")
    assert cell(bare, showing=Showing("headlines", coding=False)).text == cell(bare, showing=Showing(coding=False)).blocks[0].text
    assert cell(position(summary="")).blocks[1].text == "Soil matters little."


def test_one_quotation_is_shown_and_the_rest_unfolds() -> None:
    three = tuple(quotation(n) for n in (1, 2, 3))
    held = position(quotations=("roses/loam-1", "roses/loam-2", "roses/loam-3", "roses/loam-9"))
    closed, opened = cell(held, quotations=three), cell(held, quotations=three, showing=Showing(folds=frozenset({"quotations"})))
    assert kinds(closed).count("quote") == 1
    assert "+ 2 more" in closed.text
    assert kinds(opened).count("quote") == 3
    assert "− fewer quotations" in opened.text
    assert "more" not in cell().text


@pytest.mark.parametrize("folds", [frozenset(), ALL])
def test_a_withheld_quotation_is_never_shown(folds: Any) -> None:
    withheld = quotation(1, text="Secret words.", withheld="Not traced.")
    made = cell(position(quotations=("roses/loam-1", "roses/loam-2")), quotations=(withheld, quotation(2)), showing=Showing(folds=folds))
    assert "Secret words" not in made.text
    assert kinds(made).count("quote") == 1


@pytest.mark.parametrize("note", ["Show it with loam-2.", "It misleads alone: show both, loam-1 and loam-2.", "Show the two together: loam-2"])
def test_a_passage_that_misleads_alone_comes_with_its_companion(note: str) -> None:
    pair = (quotation(1, note=note), quotation(2), quotation(3))
    held = position(quotations=("roses/loam-1", "roses/loam-2", "roses/loam-3"))
    made = cell(held, quotations=pair)
    assert "Words number 1." in made.text
    assert "Words number 2." in made.text
    assert "Words number 3." not in made.text
    assert "+ 1 more" in made.text


def test_a_companion_that_is_withheld_or_not_there_stays_away() -> None:
    first = quotation(1, note="Show it with loam-2 and loam-7.")
    assert cells.with_companions([first], {"roses/loam-2": quotation(2, withheld="Not traced.")}) == [first]
    assert cells.with_companions([quotation(1, note="Compare loam-2.")], {"roses/loam-2": quotation(2)}) == [quotation(1, note="Compare loam-2.")]


def test_a_quotation_brings_the_words_of_the_record_apart_from_its_own() -> None:
    blocks = list(cells.quotation_blocks(quotation(lead_in="She writes:", aside="(her stress)", note="See *Hedges*."), {}))
    assert [block.kind for block in blocks] == ["quote", "source", "note"]
    assert [(piece.text, piece.role) for piece in blocks[0].pieces] == [("She writes: ", "source"), ("“Words number 1.”", "quote"), (" (her stress)", "source")]
    assert {block.item for block in blocks} == {"roses/loam-1"}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"work": "", "work_text": "*Letters*, to Ben"}, "Letters, to Ben, p. 12 · seen in the book · found again"),
        ({"locator": ""}, "On Soils (1974), page not seen · seen in the book · found again"),
        ({"locator": "ch. 2"}, "On Soils (1974), ch. 2, page not seen · seen in the book · found again"),
        ({"locator": "ch. 2 [general knowledge]"}, "On Soils (1974), ch. 2 [not checked], page not seen · seen in the book · found again"),
        ({"second_check": "seen once only", "seen_at": "quoted by *Thorn*"}, "On Soils (1974), p. 12 · quoted by Thorn · seen once only"),
        ({"seen_at": "", "second_check": ""}, "On Soils (1974), p. 12"),
    ],
)
def test_a_source_says_what_was_seen(fields: dict[str, Any], says: str) -> None:
    made = board()
    assert "".join(piece.text for piece in cells.source_pieces(quotation(**fields), made.works)) == says


def test_how_coded_unfolds() -> None:
    coded = position(first="-3", second="-2", second_reading="Or rather wild.", evidence="One chapter.", rests_on="*On Soils*")
    made = cell(coded, showing=Showing(folds=frozenset({"reason"})))
    labels = [block.text for block in made.blocks if block.kind == "label"]
    assert labels == ["Why this code: She says so.", "Second reading: Or rather wild.", "First coder: -3; second coder: -2", "Evidence used: One chapter.", "Rests on: On Soils"]
    assert "− how coded" in made.text
    assert "how coded" not in cell(position(reason="")).text


def test_events_unfold_with_how_they_are_read() -> None:
    held = {("roses/loam", "soil"): (leaning(), leaning(event="roses/gone"), leaning(reading="break", basis="general knowledge"))}
    closed, opened = cell(leanings=held), cell(leanings=held, showing=Showing(folds=frozenset({"events"})))
    assert "+ 3 events" in closed.text
    assert "+ 1 event" in cell(leanings={("roses/loam", "soil"): (leaning(),)}).text
    chips = [block.text.replace("\u00a0", "") for block in opened.blocks if block.kind == "chips"]
    assert chips == ["Frost 1921 as continuity · seen", "Frost 1921 as break · not checked"]


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        ((dated(1960, 1), dated(1965, -1, low_confidence=True)), "earlier: 1960, rather tended; 1965, rather wild (low confidence)"),
        ((dated(1980, 1),), ""),
        ((dated(1960, 1, drawn="words"),), ""),
        ((dated(1980, 1, drawn="point"),), "by book: 1980, rather tended"),
    ],
)
def test_dated_codes_are_told_as_the_record_lets_them_be_drawn(codes: Any, says: str) -> None:
    made = cell(dated={("roses/loam", "soil"): codes})
    assert [block.text for block in made.blocks if block.kind == "label"] == ([says] if says else [])


def test_a_divided_voice_colours_no_bar() -> None:
    made = cell(position(stance=None, low=-2, high=2))
    assert (made.stance, len(made.marks)) == (None, 2)


def test_ids_and_prefixes() -> None:
    assert cells.short_id("roses/loam-1") == "loam-1"
    assert cells.short_id("loam-1") == "loam-1"
    assert list(cells.prose("so [loam-1]", "roses/")) == [Piece("so "), Piece("[loam-1]", "link", "quotation:roses/loam-1")]


@pytest.mark.parametrize("density", ["text", "headlines"])
def test_the_event_in_focus_is_told_where_a_passage_leans_on_it(density: Any) -> None:
    held = {("roses/loam", "soil"): (leaning(), leaning(event="roses/other"))}
    shown = Showing(density, event="roses/frost")
    made, other = cell(leanings=held, showing=shown), cell(leanings=held, showing=Showing(density))
    chips = [block for block in made.blocks if block.kind == "chips"]
    assert [block.text.replace("\u00a0", "") for block in chips] == ["leans on Frost 1921 as continuity · seen"]
    assert (chips[0].pieces[1].role, chips[0].pieces[1].link) == ("chip", "event:roses/frost")
    assert made.blocks.index(chips[0]) == 1, "right under the words of the stance"
    assert [block for block in made.blocks if block.kind != "chips"] == list(other.blocks)


def test_a_leaning_that_nobody_saw_has_a_hollow_chip() -> None:
    held = {("roses/loam", "soil"): (leaning(basis="general knowledge"),)}
    chips = [b for b in cell(leanings=held, showing=Showing(event="roses/frost", folds=ALL)).blocks if b.kind == "chips"]
    assert [block.pieces[-2].role for block in chips] == ["hollow", "hollow"]


def test_with_coding_off_an_event_keeps_its_basis_and_loses_its_reading() -> None:
    held = {("roses/loam", "soil"): (leaning(),)}
    chips = [b.text.replace("\u00a0", "") for b in cell(leanings=held, showing=Showing(coding=False, event="roses/frost", folds=ALL)).blocks if b.kind == "chips"]
    assert chips == ["leans on Frost 1921 seen", "Frost 1921 seen"]


def test_where_nothing_was_found_the_event_is_told_all_the_same() -> None:
    made = cell(position(code="not found", stance=None), leanings={("roses/loam", "soil"): (leaning(),)}, showing=Showing(event="roses/frost"))
    assert kinds(made) == ["empty", "chips"]
