"""What was found, in words: headings, what must stand beside a thing, marks, and the answers that help."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.core import finding_line, finding_text, finding_words
from app.core.finding_words import ActionChoice, Stretch
from db.records import Found, Hit, Snippet, Spans
from tests import made


def marks(text: str) -> Spans:
    """Every *soil* in a text."""
    at = text.casefold().find("soil")
    return ((at, at + 4),) if at >= 0 else ()


def hit(kind: str, text: str = "On the soil.", **fields: Any) -> Hit:
    """A hit of Ada Loam's on soil."""
    values: dict[str, Any] = {
        "kind": kind, "id": f"roses/{kind}-1", "title": Snippet("Soil", ((0, 4),)), "text": Snippet(text, marks(text)), "inside": "body", "voice": "roses/loam",
        "voice_name": "Ada Loam", "debate": "roses/care", "debate_name": "Care", "theme": "soil", "theme_name": "Soil", "years": (1974, 1974), "score": -1.0,
    }  # fmt: skip
    return Hit(**(values | fields))


def found(*hits: Hit, **fields: Any) -> Found:
    """The answer to *soil*."""
    counts: dict[str, int] = {}
    for one in hits:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return Found(**({"typed": "soil", "hits": hits, "whole": True, "counts": counts, "unknown": (), "marks": marks} | fields))


def words(row: finding_words.Row) -> str:
    """The text of a row."""
    return "".join(stretch.text for stretch in row.text)


def test_rows_stand_under_kind_and_voice_best_first() -> None:
    thorn = {"voice": "roses/thorn", "voice_name": "Ben Thorn"}
    rows = finding_words.rows(found(hit("work"), hit("position", **thorn), hit("position"), hit("position", id="roses/2", **thorn), hit("event")))
    assert [(row.kind, "".join(s.text for s in row.title)) for row in rows] == [
        ("section", "Works"), ("voice", "Ada Loam"), ("hit", "Soil"),
        ("section", "Positions"), ("voice", "Ben Thorn"), ("hit", "Soil"), ("hit", "Soil"), ("voice", "Ada Loam"), ("hit", "Soil"),
        ("section", "Events"), ("hit", "Soil"),
    ]  # fmt: skip
    assert [row.beside for row in rows if row.kind == "section"] == ["1", "3", "1"]


def test_a_heading_says_how_to_see_the_rest() -> None:
    rows = finding_words.rows(found(hit("quotation", quotation=made.quotation()), counts={"quotation": 12}))
    assert rows[0].beside == "1 of 12; in:quotations shows more"
    assert finding_words.rows(found(hit("event"), whole=False, counts={}))[0].beside == ""


def test_what_was_looked_for_instead_is_told() -> None:
    assert finding_line.summary(found(hit("event"), instead=(("peasent", "peasant"),))) == "Nothing here has “peasent”; found with “peasant”: 1"
    assert finding_line.summary(found(hit("event"), loose=True)).startswith("Nothing here has all of these words; found with some of them: 1")
    both = finding_line.summary(found(hit("event"), instead=(("kulack", "kulak"),), loose=True, whole=False, counts={}))
    assert both == "Nothing here has “kulack”; found with “kulak” and some of the other words: …"
    assert finding_text.as_json(found(hit("event"), instead=(("kulack", "kulak"),)))["instead"] == {"kulack": "kulak"}


def test_parts_of_a_record_do_not_run_into_each_other() -> None:
    line = finding_words.marked(Snippet("political party\nA review of Cliff.\nSeen"))
    assert "".join(one.text for one in line) == "political party · A review of Cliff. Seen"


def test_a_summary_that_is_its_headline_is_said_once() -> None:
    row = finding_words.hit_row(hit("position", "Soil.", title=Snippet("Soil")))
    assert words(row) == ""


def test_a_paragraph_of_the_story_says_that_it_is_ours() -> None:
    assert finding_words.hit_row(hit("story", years=(1921, 1922))).beside == "The story in fifteen minutes, in our words · 1921–1922"


def test_every_filter_word_is_understood() -> None:
    from db.queries import kinds

    assert all(kind in kinds(word) for kind, word in finding_words.FILTER_WORDS.items())


def test_a_passage_has_its_source_what_was_seen_and_its_note_beside_it() -> None:
    quotation = made.quotation(note="Alone it misleads.", locator="", speaker="A reviewer")
    row = finding_words.hit_row(hit("quotation", quotation.text, title=Snippet(""), quotation=quotation, work=made.WORK))
    assert words(row) == "A reviewer: “Words number 1.”"
    assert row.beside == "On Soils (1974), page not seen · seen in the book · found again"
    assert row.note == "Alone it misleads."
    assert row.quoted


def test_a_withheld_passage_says_so_and_why() -> None:
    row = finding_words.hit_row(hit("quotation", quotation=made.quotation(withheld="Found nowhere.")))
    assert row.note == "Withheld, not to be quoted: Found nowhere."


def test_where_the_words_stand_beside_a_passage_its_beginning_is_shown_too() -> None:
    row = finding_words.hit_row(hit("quotation", "Letters on soil", inside="also", quotation=made.quotation()))
    assert words(row) == "“Words number 1.” – Letters on soil"


def test_a_position_says_on_what_it_rests_and_never_where_it_stands() -> None:
    row = finding_words.hit_row(hit("position", position=made.position()))
    assert row.beside == "Care · Soil · 1974 · rests on the work"
    bare = finding_words.hit_row(hit("position", position=made.position(code="no source seen", stance=None, basis="general knowledge")))
    assert "no source seen" in bare.beside
    for step in made.DEBATE.steps:
        assert step.words not in row.words
    coded = finding_words.hit_row(hit("position", inside="coding", position=made.position()))
    assert words(coded).startswith("How coded: ")


def test_marks_are_cut_from_the_text_and_what_is_unchecked_says_so() -> None:
    line = finding_words.marked(Snippet("of soil [general knowledge]\nand more", ((3, 7),), True, True, True))
    assert line == (
        Stretch("… "), Stretch("of "), Stretch("soil", True), Stretch(" [not checked] and more"), Stretch(" …"), Stretch(" [not checked]"),
    )  # fmt: skip


def test_a_correction_quotes_the_clause_and_a_criticism_names_both_sides() -> None:
    row = finding_words.hit_row(hit("correction", title=Snippet("It froze in May."), voice_name=""))
    assert "".join(s.text for s in row.title) == "“It froze in May.”"
    assert "encyclopaedia article" in row.beside
    assert "".join(s.text for s in finding_words.hit_row(hit("criticism", title=Snippet("Ben Thorn"))).title) == "Ben Thorn on Ada Loam"


def test_actions_stand_below_with_their_keys() -> None:
    rows = finding_words.rows(found(), [ActionChoice("x", "Turn the soil", "With a spade", "Ctrl+X")])
    assert [(row.kind, row.action, row.beside) for row in rows] == [("section", "", ""), ("action", "x", "Ctrl+X")]
    assert rows[1].title == (Stretch("Turn the "), Stretch("soil", True))


def first(answer: Found, *actions: ActionChoice) -> str:
    """What stands first that can be chosen: an action, or a hit."""
    return next(row.action or "hit" for row in finding_words.rows(answer, actions) if row.can_be_chosen)


def test_an_action_that_has_the_word_stands_before_what_only_speaks_of_it() -> None:
    bare = {"title": Snippet("On gardens")}
    leads, has, begins = (ActionChoice("x", "Soil, turned", "", bears=bears) for bears in ("first", "word", ""))
    assert first(found(hit("position", **bare)), leads) == first(found(hit("position", **bare)), has) == "x"
    assert first(found(hit("position", **bare)), begins) == "hit"
    assert first(found(hit("term")), leads) == "hit", "a term is called so"
    assert first(found(hit("term", title=Snippet("Soils", ((0, 5),)))), leads) == "x", "this only begins so"
    often = found(hit("position", **bare), counts={"position": finding_words.OFTEN + 1})
    assert (first(often, has), first(often, leads)) == ("hit", "x")
    assert first(found(hit("position", **bare), whole=False, counts={}), has) == "hit"


def test_nothing_is_guessed_beside_an_action() -> None:
    action = ActionChoice("x", "GOST", "")
    guessed = found(hit("event"), instead=(("gost", "got"),))
    assert [row.kind for row in finding_words.rows(guessed, [action])] == ["section", "action"]
    assert finding_line.summary(guessed, [action]) == finding_line.summary(found(), [action]) == ""
    assert finding_line.summary(found(hit("event"), loose=True), [action]) == "Found with some of these words: 1"
    assert finding_line.summary(found(hit("event")), [action]) == "Found: 1"


def test_the_line_below_helps() -> None:
    assert finding_line.summary(found(hit("event"), hit("work"))) == "Found: 2"
    assert finding_line.summary(found()).startswith("Nothing found. Try fewer words")
    assert finding_line.summary(found(unknown=(("by", "zzz"),))) == "Nothing here is called so: by:zzz."
    assert "being ranked" in finding_line.summary(found(hit("event"), whole=False))
    for name in ("by", "theme", "debate", "school", "in", "year", "grade", "basis"):
        assert f"{name}:" in finding_line.syntax()


def test_what_is_wrong_with_a_filter_is_told_instead_of_other_advice() -> None:
    nothing = found()
    said = finding_line.summary(replace(nothing, unread=(("year", "abc"),)))
    assert said == "year:abc names no year; it is typed as year:1937, year:1970..1990 or year:..1953."
    assert finding_line.summary(replace(nothing, unread=(("by", ""),))) == "Nothing stands behind by: yet; it is typed as by:kotkin."
    assert finding_line.summary(replace(nothing, unread=(("withheld", "maybe"),))) == "withheld:maybe says neither yes nor no; it is typed as withheld:yes."
    assert finding_line.summary(replace(nothing, unread=(("in", ","),))) == "in:, names nothing; it is typed as in:quotations."
    said = finding_line.summary(replace(nothing, no_filters=("author",)))
    assert said == "There is no filter author:; the filters are by:, theme:, debate:, school:, in:, year:, grade:, basis:, withheld:."
    some = found(hit("event"))
    assert finding_line.summary(replace(some, unread=(("year", "abc"),))).startswith("year:abc names no year; it is typed as ")
    assert finding_line.summary(replace(some, unread=(("year", "abc"),))).endswith(" Found without it: 1")
    assert finding_line.summary(replace(some, no_filters=("author",))) == "Found: 1", "the words were found as they stand"
    assert finding_line.summary(replace(some, typed="author:", no_filters=("author",))).endswith("basis:, withheld:. Found: 1")
    loose = finding_line.summary(replace(some, no_filters=("author",), loose=True))
    assert loose.startswith("There is no filter author:; the filters are by:, ")
    assert loose.endswith(" Nothing here has all of these words; found with some of them: 1")
    assert finding_line.summary(replace(nothing, unread=(("by", ""),)), [ActionChoice("x", "Print", "")]).startswith("Nothing stands behind by: yet")
    assert finding_text.as_json(replace(some, unread=(("year", "abc"),)))["unread"] == ["year:abc"]


def test_every_filter_has_an_example_that_is_understood() -> None:
    from db.queries import FILTERS, parse

    assert tuple(finding_line.EXAMPLES) == FILTERS
    for name, example in finding_line.EXAMPLES.items():
        assert example.startswith(f"{name}:")
        assert parse(f"{example} x").unread == ()


def test_lines_and_json_for_the_command_line() -> None:
    answer = found(hit("position", position=made.position()), replace(hit("event"), voice="", voice_name=""))
    text = finding_text.as_text(answer)
    assert "Positions (1)\n  Ada Loam\n    *Soil*  [position:position-1]\n      On the *soil*." in text
    data = finding_text.as_json(answer)
    assert data["format"] == "sic-et-non/search"
    one = data["groups"][0]["voices"][0]["hits"][0]
    assert [one["text"]["text"][a:b] for a, b in one["text"]["marks"]] == ["soil"]
