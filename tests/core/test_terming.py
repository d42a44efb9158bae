"""Terms of the glossary met in a passage: whole words, once a cell, and the words themselves stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core import cells, terming
from app.core.blocks import Block, Piece
from app.core.cells import Showing
from db.records import Term
from tests.made import board, position


def term(name: str = "Kulak", *aliases: str, **fields: Any) -> Term:
    """A term that nobody checked; its id is its name in small letters."""
    made = Term(f"roses/{name.casefold().replace(' ', '-')}", name, "", aliases, f"What {name} is.", "", (), (), "general knowledge", (), ())
    return replace(made, **fields)


def found(text: str, *terms: Term) -> list[str]:
    """The words of a text that are terms."""
    return [text[span.start : span.end] for span in terming.Finder(terms).find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A kulak and his cow.", ["kulak"]),
        ("Kulak is a word.", ["Kulak"]),
        ("The kulaks left.", ["kulaks"]),
        ("The kulak's cow.", ["kulak"]),
        ("Nobody was kulakised.", []),
        ("A subkulak.", []),
        ("KULAK", []),
        ("kulak, kulak and kulak", ["kulak"]),
        ("кулак", ["кулак"]),
    ],
)
def test_whole_words_are_found_once(text: str, words: list[str]) -> None:
    assert found(text, term(russian="кулак")) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Under NEP, and NEPs.", ["NEP"]),
        ("a nep, a Nep", []),
        ("the New Economic Policy", ["New Economic Policy"]),
        ("a new economic policy", []),
        ("the SRs and one SR", ["SRs"]),
        ("the SR Chernov", ["SR"]),
        ("a five-year plan", ["five-year plan"]),
        ("the Five-Year Plans", ["Five-Year Plans"]),
        ("the vanguard party; a Vanguard party", ["vanguard party"]),
        ("a great change", []),
        ("the Great Change of 1929", ["Great Change"]),
        ("the soviets of workers", ["soviets"]),
        ("Soviet history, the Soviets", []),
        ("Lenin's Testament", ["Lenin's Testament"]),
        ("Lenin’s Testament", ["Lenin’s Testament"]),
        ("one Menshevik", ["Menshevik"]),
        ("one Bolshevik, two Bolsheviks, Bolshevism", ["Bolshevik"]),
    ],
)
def test_names_abbreviations_and_everyday_words(text: str, words: list[str]) -> None:
    glossary = (
        term("New Economic Policy", "NEP", "nep"),
        term("Socialist-Revolutionaries", "SRs"),
        term("Five-Year Plan"),
        term("Vanguard party"),
        term("Great Turn", "Great Change"),
        term("Soviet", "sovet", "council"),
        term("Lenin’s Testament"),
        term("Mensheviks"),
        term("Bolshevism", "Bolsheviks"),
    )
    assert found(text, *glossary) == words


def test_the_longest_term_wins_and_hides_the_shorter_one_inside_it() -> None:
    glossary = (term("Opposition"), term("Left Opposition"), term("Bolshevism", "Bolsheviks"), term("Old Bolsheviks"))
    assert found("The Left Opposition had Old Bolsheviks.", *glossary) == ["Left Opposition", "Old Bolsheviks"]
    assert found("The opposition; the Left Opposition.", *glossary) == ["opposition", "Left Opposition"]


def test_an_alias_that_translates_or_must_be_explained_is_not_looked_for() -> None:
    kulak = term("Kulak", "fist", "kulaki", "kurkul")
    assert terming.forms(kulak) == ("Kulak", "kulaki")
    assert terming.forms(term("Collectivisation", "collectivization", "kollektivizatsiia")) == ("Collectivisation", "collectivization")
    assert terming.forms(term("De-Stalinisation", "destalinization")) == ("De-Stalinisation", "destalinization")
    assert terming.forms(term("Revisionism (historians)", "revisionist school")) == ("revisionist school",)
    assert terming.forms(term("GPU, OGPU", "State Political Directorate", russian="ГПУ")) == ("GPU", "OGPU", "ГПУ", "State Political Directorate")


def test_what_the_question_names_is_left_out() -> None:
    glossary = (term("Stalinism"), term("Kulak"))
    made = terming.finder(glossary, "How far was Stalinism new?")
    assert made is not None
    assert [span.term for span in made.find("Stalinism and a kulak")] == ["roses/kulak"]
    assert terming.finder(glossary, "How far was Stalinism new?") is made, "made once for a glossary and a question"
    other = terming.finder(glossary, "Who paid?")
    assert other is not None
    assert [span.term for span in other.find("Stalinism and a kulak")] == ["roses/stalinism", "roses/kulak"]
    assert terming.finder((), "Who paid?") is None


def test_pieces_are_split_and_the_words_stay() -> None:
    blocks = (
        Block("code", (Piece("kulak", "soft"),)),
        Block("headline", (Piece("A kulak", "headline", "fold:text"), Piece(" of ", "headline", "fold:text"), Piece("Kulak", "title")), "a"),
        Block("text", (Piece("kulaks and a troika"), Piece("[troika-1]", "link", "quotation:roses/troika-1"))),
        Block("quote", (Piece("“Old Bolsheviks”", "quote"),), "b"),
        Block("source", (Piece("NEP", "source"),)),
    )
    made = terming.marked(blocks, terming.Finder((term("Kulak"), term("Troika"), term("Old Bolsheviks"), term("NEP"))))
    assert [block.text for block in made] == [block.text for block in blocks]
    assert [(block.kind, block.item) for block in made] == [(block.kind, block.item) for block in blocks]
    terms = [(piece.text, piece.link) for block in made for piece in block.pieces if piece.role == "term"]
    assert terms == [("kulak", "term:roses/kulak"), ("troika", "term:roses/troika"), ("Old Bolsheviks", "term:roses/old-bolsheviks")]
    assert made[1].pieces[0] == Piece("A ", "headline", "fold:text")
    assert made[3].pieces == (Piece("“", "quote"), Piece("Old Bolsheviks", "term", "term:roses/old-bolsheviks"), Piece("”", "quote"))


def test_a_cell_has_terms_in_its_passages_and_the_same_words_as_without() -> None:
    passage = position(summary="A kulak is no kulak [loam-1].", headline="Kulaks matter.")
    bare = board(passage)
    glossed = replace(bare, terms=(term("Kulak"),))
    for showing in (Showing(), Showing("headlines"), Showing(coding=False), Showing(folds=frozenset({"quotations", "reason", "events"}))):
        without, made = (cells.build(one, "roses/loam", "soil", showing) for one in (bare, glossed))
        assert made.text == without.text
        assert len([piece for block in made.blocks for piece in block.pieces if piece.role == "term"]) == 1


def test_a_card_says_what_it_is_and_whether_that_was_checked() -> None:
    made = terming.card(term(definition="A *rich* peasant [general knowledge].", russian="кулак"))
    assert made.text == "Kulak\nкулак\nA rich peasant [not checked].\nGlossary: not checked"
    assert terming.card(term(verified="seen")).checked == "Glossary: seen in a source"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Secretariat grew.", ["Secretariat"]),
        ("Lenin's secretariat took on everything.", []),
        ("the party secretariat", ["party secretariat"]),
        ("neo-Secretariat", []),
    ],
)
def test_an_everyday_noun_is_a_term_with_its_capital_only(text: str, words: list[str]) -> None:
    assert found(text, term("Secretariat", "party secretariat")) == words


def test_what_a_prefix_makes_something_else_is_no_term() -> None:
    bukharinists = term("Right Opposition", "Bukharinists")
    assert found("species of ideologues: neo-Bukharinists", bukharinists) == []
    assert found("the anti-Bukharinists and the Bukharinists", bukharinists) == ["Bukharinists"]
