"""The pages of the reading room as values: what stands on them, in what order, where it leads, and what is left over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core import reading, reading_corrections, reading_glossary, side_terms, words
from app.core.blocks import Block
from app.core.reading import Known, Page, Wanted
from app.core.reading_corrections import corrections
from app.core.reading_glossary import glossary
from app.core.reading_story import story
from app.ui import gallery_samples as samples
from app.ui.gallery_reading import LIBRARY, PASSAGES, PERIODS, TERM_DETAILS, TERMS, TRAP
from db.records import Estimate, Passage

SCHEME = {"event", "voice", "term", "correction", "debate", "estimate", "quotation", "period", "publication", "work", "https"}


def links(page: Page) -> list[str]:
    """Where the page leads, in order."""
    blocks = [block for section in page.sections for block in (*section.blocks, *(b for entry in section.entries for b in entry.blocks))]
    return [piece.link for block in blocks for piece in block.pieces if piece.link]


def names(page: Page) -> list[str]:
    """The ids of the entries, in order."""
    return [entry.id for entry in page.entries]


def lines(blocks: Any) -> list[str]:
    """The words of blocks, a paragraph each."""
    return [block.text for block in blocks]


# -- glossary ---------------------------------------------------------------------------------------------------------


def test_terms_stand_by_the_alphabet_under_their_letters() -> None:
    page = glossary(LIBRARY)
    assert names(page) == ["toy/gpu", "toy/shears-term", "toy/stem"]
    assert [(section.anchor, section.title) for section in page.sections] == [("letter-G", "G"), ("letter-S", "S")]
    assert page.count == "3 terms: 2 seen in a source, 1 not checked"
    assert page.has("letter-S", "")
    assert page.has("", "toy/stem")
    assert not page.has("letter-Z", "")
    assert not page.has("letter-S", "toy/nothing")


def test_a_term_says_everything_that_is_known_of_it() -> None:
    shears = next(entry for entry in glossary(LIBRARY).entries if entry.id == "toy/shears-term")
    assert lines(shears.blocks) == [
        "Shears",
        "ножницы · secateurs · nozhnitsy",
        "What one cuts with. The word says nothing of who holds them.",
        "See also: Stem · GPU, OGPU",
        "Events: The great frost, 1917",
        "Met in: Pruning or not?",
        "Seen in a source: the sources of The great frost, 1917; dossiers: dossier.md, 3",
    ]
    assert {"term:toy/stem", "event:toy/frost", "debate:toy/roses"} <= {piece.link for block in shears.blocks for piece in block.pieces}
    stem = next(entry for entry in glossary(LIBRARY).entries if entry.id == "toy/stem")
    assert "What is cut [not checked]. Not to be confused with the stalk." in lines(stem.blocks)
    assert lines(stem.blocks)[-1] == "Not checked: no page seen"


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted("НОЖНИЦЫ"), ["toy/shears-term"]),
        (Wanted("secateurs"), ["toy/shears-term"]),
        (Wanted("counted"), ["toy/gpu"]),
        (Wanted("cut shears"), ["toy/shears-term"]),
        (Wanted("nothing like it"), []),
        (Wanted().choose("checked", "seen"), ["toy/gpu", "toy/shears-term"]),
        (Wanted().choose("checked", "unseen"), ["toy/stem"]),
        (Wanted().choose("debate", "toy/roses"), ["toy/gpu", "toy/shears-term"]),
        (Wanted("office").choose("debate", "toy/roses").choose("checked", "seen"), ["toy/gpu"]),
        (Wanted("  "), ["toy/gpu", "toy/shears-term", "toy/stem"]),
    ],
)
def test_a_glossary_can_be_narrowed(wanted: Wanted, left: list[str]) -> None:
    page = glossary(LIBRARY, wanted)
    assert names(page) == left
    shown = "3 terms: 2 seen in a source, 1 not checked"
    assert page.count == (shown if len(left) == 3 else f"{len(left)} shown of {shown}")
    assert page.wanted == wanted
    assert page.empty


def test_what_is_wanted_can_be_chosen_and_let_go() -> None:
    wanted = Wanted().choose("b", "2").choose("a", "1").choose("b", "3")
    assert wanted.chosen == (("a", "1"), ("b", "3"))
    assert (wanted.key("b"), wanted.key("c"), wanted.anything) == ("3", "", True)
    assert not wanted.choose("a", "").choose("b", "").anything


def test_what_is_copied_says_that_the_words_are_ours() -> None:
    by_id = {entry.id: entry.sources for entry in glossary(LIBRARY).entries}
    assert by_id["toy/shears-term"] == (
        "paraphrase: glossary, “Shears”, Sic et Non, pack “Roses, a toy” 0.1, resting on the sources of The great frost, 1917; dossiers: dossier.md, 3",
    )
    assert by_id["toy/stem"][0].endswith("resting on nothing seen (not checked)")


# -- corrections ------------------------------------------------------------------------------------------------------


def test_a_correction_quotes_the_clause_first() -> None:
    page = corrections(LIBRARY)
    assert [section.title for section in page.sections] == ["The whole article", "Colours"]
    first, trap = page.entries
    assert lines(first.blocks)[:4] == ["The article says:", "“all roses froze”", "Wrong. Twelve lived.", "What follows: Say twelve."]
    assert first.blocks[1].kind == "quote"
    assert first.sources[0] == "the clause: the article"
    assert lines(trap.blocks)[:2] == ["Easily got wrong", "Too neat. Roses are often white."]
    assert "What was seen: not checked" in lines(trap.blocks)
    assert len(trap.sources) == 1
    assert page.count == "1 correction and 1 thing easily got wrong: 1 not checked"


def test_our_article_is_called_by_title_and_kind() -> None:
    pack = replace(samples.PACK, id="stalinism")
    ours = replace(samples.CORRECTION, id="stalinism/one", seen="seen", record=("notes.md, 1",))
    page = corrections(replace(LIBRARY, pack=pack, corrections=(ours,)))
    article = "the encyclopaedia article “Stalinism” from which this collection began"
    assert article in page.about[0].text
    assert page.entries[0].sources[0] == f"the clause: {article}"
    assert page.entries[0].sources[1].endswith("resting on what was seen in a source; notes.md, 1")
    assert "What was seen: seen in a source · in the dossiers: notes.md, 1" in lines(page.entries[0].blocks)


def test_corrections_can_be_narrowed() -> None:
    first = replace(samples.CORRECTION, id="toy/one", verdict="wrong, outdated", seen="seen")
    second = replace(first, id="toy/two", verdict="outdated", seen="partly seen", finding="Thirteen died.")
    library = replace(LIBRARY, corrections=(first, second, TRAP))

    def left(wanted: Wanted) -> list[str]:
        return names(corrections(library, wanted))

    choices = {choice.name: dict(choice.options) for choice in corrections(library).choices}
    assert choices["verdict"] == {"outdated": "outdated (2)", "other": "any other verdict"}
    assert left(Wanted().choose("verdict", "outdated")) == ["toy/one", "toy/two"]
    assert left(Wanted().choose("verdict", "other")) == ["toy/one", TRAP.id], "wrong and too neat stand alone"
    assert left(Wanted().choose("kind", "trap")) == [TRAP.id]
    assert left(Wanted().choose("debate", "toy/roses")) == [TRAP.id]
    assert left(Wanted().choose("seen", "partly seen")) == ["toy/two"]
    assert left(Wanted("thirteen")) == ["toy/two"]
    assert left(Wanted("ALL ROSES FROZE")) == ["toy/one", "toy/two"]
    assert corrections(library, Wanted("thirteen")).count.startswith("1 shown of 2 corrections and 1 thing easily got wrong: 1 seen in a source, 1 seen in part")


def test_a_withheld_quotation_is_no_link() -> None:
    known = dict(samples.QUOTATIONS)
    free = next(q for q in known.values() if not q.withheld)
    hidden = replace(free, id="toy/hidden-1", withheld="not traced")
    known[hidden.id] = hidden
    shown = replace(samples.CORRECTION, quotations=(free.id, hidden.id))
    found = links(corrections(replace(LIBRARY, quotations=known, corrections=(shown,))))
    assert f"quotation:{free.id}" in found
    assert f"quotation:{hidden.id}" not in found


# -- story ------------------------------------------------------------------------------------------------------------


def test_chapters_stand_by_their_periods() -> None:
    page = story(LIBRARY)
    assert [section.title for section in page.sections] == ["The age of the shears", "The age of waiting"]
    assert lines(page.sections[0].blocks) == ["The age of the shears", "In the timeline: The age of the shears, March 1917 – 1920"]
    assert "period:toy/age-of-shears" in links(page)
    assert page.count == "2 paragraphs in 2 chapters; one clause is marked as not checked"


def test_a_chapter_without_a_period_keeps_its_place() -> None:
    def passage(number: int, chapter: str, period: str) -> Passage:
        return replace(PASSAGES[0], id=f"toy/s-{number}", chapter=chapter, period=period)

    told = (passage(1, "Before", ""), passage(2, "Second", "toy/age-of-waiting"), passage(3, "Its end", ""), passage(4, "First", "toy/age-of-shears"), passage(5, "Before", ""))
    page = story(replace(LIBRARY, passages=told))
    assert [section.title for section in page.sections] == ["Before", "First", "Second", "Its end"]
    assert [len(section.entries) for section in page.sections] == [2, 1, 1, 1]


def test_a_paragraph_keeps_its_marks_and_leads_on() -> None:
    entry = story(LIBRARY).entries[0]
    assert lines(entry.blocks) == [
        "Everybody takes the shears and cuts [not checked]; the GPU counts. Ada says why [ada-1].",
        "Events: The great frost, 1917",
        "The debate on: Pruning or not?",
        "Voices: Ada Thorn · Bert Moss",
        "Terms: Stem",
        "Rests on: the sources of The great frost, 1917; [ada-1]",
    ]
    found = {piece.link for block in entry.blocks for piece in block.pieces if piece.link}
    assert found == {"term:toy/shears-term", "term:toy/gpu", "term:toy/stem", "quotation:toy/ada-1", "event:toy/frost", "debate:toy/roses", "voice:toy/ada", "voice:toy/bert"}
    assert entry.sources == (
        "paraphrase: The story in fifteen minutes, “The age of the shears”, Sic et Non, pack “Roses, a toy” 0.1, resting on the sources of The great frost, 1917; [ada-1]",
    )
    assert story(LIBRARY).cards["term:toy/gpu"].definition == "The office that counted the cuts."


def test_a_term_is_told_apart_once_in_a_chapter() -> None:
    told = tuple(replace(PASSAGES[1], id=f"toy/s-{n}", chapter=chapter, text="The shears.") for n, chapter in enumerate(("One", "One", "Two")))
    marks = [sum(p.role == "term" for p in entry.blocks[0].pieces) for entry in story(replace(LIBRARY, passages=told)).entries]
    assert marks == [1, 0, 1]


# -- all three --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [glossary, corrections, story])
def test_every_link_is_of_our_own_scheme_and_no_anchor_is_two(make: Any) -> None:
    page = make(LIBRARY)
    assert {link.partition(":")[0] for link in links(page)} <= SCHEME
    anchors = [section.anchor for section in page.sections]
    assert len(set(anchors)) == len(anchors)
    assert all(block.item == entry.id for entry in page.entries for block in entry.blocks)
    assert page == make(LIBRARY), "the same page twice is the same value"
    empty = make(replace(LIBRARY, terms=(), corrections=(), passages=()))
    assert empty.sections == ()
    assert empty.empty


def test_a_figure_is_named_with_who_counts_what() -> None:
    estimate = Estimate(
        "toy/fig-1", "toy/roses", "cut", "Roses cut", "", 1, 2, None, "roses", "1902", "", 1902.0, 1903.0, "Ada", (), "", "", 1901, "1901", "work", "", "", "", "", False, ""
    )
    assert reading.estimate_words(estimate) == "Ada: Roses cut (1901)"
    (piece,) = reading.record_source("figures.toml: fig-1", "toy/x", Known(estimates={"toy/fig-1": estimate}))
    assert (piece.text, piece.link) == ("Ada: Roses cut (1901)", "estimate:toy/fig-1")
    shown = replace(samples.CORRECTION, estimates=("toy/fig-1", "toy/a-poll"))
    page = corrections(replace(LIBRARY, corrections=(shown,), estimates={"toy/fig-1": estimate}))
    assert "Figures: Ada: Roses cut (1901)" in lines(page.entries[0].blocks)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("general knowledge: no page seen", "no page seen"),
        ("timeline.toml: frost", "the sources of The great frost, 1917"),
        ("timeline.toml: frost, thaw", "the sources of The great frost, 1917, The thaw"),
        ("timeline.toml: nothing", "dossiers: timeline.toml: nothing"),
        ("terms.toml, stem, nothing", "glossary: Stem, nothing"),
        ("terms.toml: frost", "dossiers: terms.toml: frost"),
        ("dossier.md, 44", "dossiers: dossier.md, 44"),
        ("Getty, introduction, note 8", "Getty, introduction, note 8"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_source_of_the_record_in_words(source: str, said: str) -> None:
    assert "".join(piece.text for piece in reading.record_source(source, "toy/x", Known(samples.EVENTS, terms={"toy/stem": "Stem"}))).startswith(said)


def test_the_page_of_a_term_in_the_side_panel() -> None:
    blocks = tuple(side_terms.term_side(TERM_DETAILS))
    assert lines(blocks)[:5] == ["Shears", "ножницы", "Also: secateurs · nozhnitsy", "What one cuts with. The word says nothing of who holds them.", "Seen in a source."]
    found = [piece.link for block in blocks for piece in block.pieces if piece.link]
    assert found == ["term:toy/stem", "term:toy/gpu", "event:toy/frost", "debate:toy/roses", "event:toy/frost"]
    bare = replace(TERM_DETAILS, term=replace(TERMS[1], related=(), sources=()))
    assert lines(side_terms.term_side(bare)) == [
        "Stem", "стебель", "What is cut [not checked]. Not to be confused with the stalk.", "Not checked.", "Why it is here: one of the two things compared",
    ]  # fmt: skip


@pytest.mark.parametrize("make", [glossary, corrections, story, lambda library: tuple(side_terms.term_side(TERM_DETAILS))])
def test_every_word_of_ours_can_be_translated(make: Any) -> None:
    bare = make(LIBRARY)
    words.install(lambda context, text: text.upper() if "{" not in text else text)
    try:
        told = make(LIBRARY)
    finally:
        words.install(None)
    text = told.text if isinstance(told, Page) else "\n".join(lines(told))
    before = bare.text if isinstance(bare, Page) else "\n".join(lines(bare))
    assert text != before
    for ours in ("See also:", "Events:", "Met in:", "Rests on:", "The article says:", "What follows:", "The debate on:", "Related terms", "Glossary"):
        assert ours not in text


def test_kinds_and_how_much_was_seen_in_words() -> None:
    assert reading_corrections.kind_words("trap") == "easily got wrong"
    assert reading_corrections.seen_words("partly seen") == "seen in part"
    assert reading_glossary.count_words([TERMS[0]], [TERMS[0]]) == "1 term: 1 seen in a source, 0 not checked"
    assert isinstance(story(LIBRARY).about[0], Block)
    assert PERIODS
