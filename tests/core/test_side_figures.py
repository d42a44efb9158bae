"""The pages of a figure and of a poll: what it counts, who gives it, how far it was seen, and what it may be compared with."""

from __future__ import annotations

from app.core.blocks import Block
from app.core.side_figures import estimate_side, poll_side
from db.records import EstimateDetails, PollDetails
from tests.core.figuring import correction, debate, estimate, poll, shipped_figures


def text(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def links(blocks: list[Block]) -> list[str]:
    return [piece.link for block in blocks for piece in block.pieces if piece.link]


def details(one, *beside, names=None, corrections=(), known=None) -> EstimateDetails:
    return EstimateDetails(one, beside, names or {}, None, corrections, known)


def test_a_figure_says_everything_that_is_recorded():
    one = estimate(
        id="toy/1", low=5_000_000, includes="All gardens.", voices=("toy/ada",), work_text="The Shears", year_text="1910", grade="copy",
        second_check="corrected", check_note="from six", note="Of [general knowledge].", in_article=True, clause='some "five" million',
    )  # fmt: skip
    made = list(estimate_side(details(one, names={"toy/ada": "Ada Fern"}, corrections=(correction(id="toy/c"),), known=debate("toll", "How many?"))))
    said = text(made)
    for part in (
        "At least 5 million roses", "What is counted: Roses lost", "Years counted: 1921–1922", "Included: All gardens.", "Ada Fern, 1910", "The Shears",
        "[page not seen]", "Grade: copy:", "Second check: corrected: from six", "[not checked]", "“some “five” million”", "Misprint.", "How many?",
    ):  # fmt: skip
        assert part in said, part
    assert {"voice:toy/ada", "correction:toy/c", "debate:stalinism/toll"} <= set(links(made))


def test_others_of_the_axis_stand_by_year_and_what_may_not_be_compared_does_not():
    one = estimate(id="toy/1", best=5, year_text="1990")
    others = (estimate(id="toy/2", best=9), estimate(id="toy/3", best=1, year_text="1950"), estimate(id="toy/4", best=1, end="1930"), estimate(id="toy/5", best=1, unit="beds"))
    made = list(estimate_side(details(one, *others)))
    assert [link for link in links(made) if link.startswith("estimate:")] == ["estimate:toy/3", "estimate:toy/2"]


def test_a_figure_alone_says_that_nothing_can_be_compared_with_it():
    assert "None here: other counts or other years can’t be compared with it." in text(list(estimate_side(details(estimate(best=5)))))


def test_a_misprint_is_told_with_its_reason():
    said = text(list(estimate_side(details(estimate(best=5, unplotted="A nought too many.")))))
    assert "Told, not drawn: A nought too many." in said
    assert "No work is named." in said
    assert "year not given" in said
    assert "Second check: not looked for again" in said


def test_a_poll_and_the_others_of_its_series():
    one = poll(id="toy/1", date="2025", value=42.5, wartime=True, note="First.")
    others = (poll(id="toy/2", date="2010"), one, poll(id="toy/3", date="2003"), poll(id="toy/4", question="Another?"))
    made = list(poll_side(PollDetails(one, others, (correction(id="toy/c"),))))
    said = text(made)
    for part in ("42.5 per cent", "Question: Do you like roses?", "Pollster: Toy Centre", "Date: 2025", "not joined to them", "Note: First."):
        assert part in said, part
    assert links(made) == ["correction:toy/c", "poll:toy/3", "poll:toy/2"]


def test_a_poll_alone_says_so():
    assert "No other poll here asks this in the same words." in text(list(poll_side(PollDetails(poll(), (poll(),), ()))))


def test_every_shipped_page_is_whole_and_calls_the_article_by_its_name():
    figures = shipped_figures()
    for one in figures.estimates:
        beside = tuple(e for e in figures.estimates if e.axis == one.axis and e.id != one.id)
        said = text(list(estimate_side(details(one, *beside, corrections=figures.corrections.get(one.id, ())))))
        assert "source document" not in said, said
        assert "[general knowledge]" not in said, said
    for asked in figures.polls:
        same = tuple(p for p in figures.polls if p.series == asked.series)
        assert "source document" not in text(list(poll_side(PollDetails(asked, same, figures.corrections.get(asked.id, ())))))
