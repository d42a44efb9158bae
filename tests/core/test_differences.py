"""Two voices side by side: what is a distance and what is none, in what order, in which words; what they share, what is copied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core import differences, differences_shared, differences_words
from app.core.differences import Row
from app.ui import gallery_samples as samples
from db.records import Board, Criticism, Leaning, Position

ADA, BERT, CLEO = samples.ADA.id, samples.BERT.id, samples.CLEO.id
BASE = samples.BOARD.positions[ADA, "verdict"]


def position(voice: str, theme: str, stance: int | None, **fields: Any) -> Position:
    """A sourced code on a theme; a range and everything else by name."""
    values: dict[str, Any] = {"low": stance, "high": stance, "basis": "work", "code": "stance", "necessity": "", "low_confidence": False} | fields
    return replace(BASE, id=f"{voice}.{theme}", voice=voice, theme=theme, stance=stance, **values)


def board(*positions: Position, themes: tuple[str, ...] = ("verdict", "a", "b", "c", "d", "e"), **fields: Any) -> Board:
    """A board with these themes and positions alone."""
    made = tuple(replace(samples.THEMES[0], id=f"toy/roses/{key}", key=key, title=key.upper(), short=key) for key in themes)
    values = {"themes": made, "positions": {(p.voice, p.theme): p for p in positions}, "leanings": {}} | fields
    return replace(samples.BOARD, **values)


def rows(made: Board, **how: Any) -> tuple[Row, ...]:
    return differences.rows(made, ADA, CLEO, **({"coding": True} | how))


def told(made: Board, **how: Any) -> str:
    """The summary as one text."""
    coding = how.get("coding", True)
    return "\n".join(block.text for block in differences_words.summary(made, ADA, CLEO, rows(made, **how), coding=coding))


def one(first: Position | None, second: Position | None) -> Row:
    """The row of a theme with these two positions."""
    return rows(board(*(p for p in (first, second) if p is not None), themes=("a",)))[0]


@pytest.mark.parametrize(
    ("first", "second", "apart", "said"),
    [
        ({"stance": -3}, {"stance": 3}, 6, "six steps apart"),
        ({"stance": 1}, {"stance": 3}, 2, "two steps apart"),
        ({"stance": 2}, {"stance": 3}, 1, "in agreement: one step apart"),
        ({"stance": 2}, {"stance": 2}, 0, "in agreement: on the same step"),
        ({"stance": -3, "low": -3, "high": -1}, {"stance": 2}, 3, "three steps apart, by the nearest ends of what each may hold"),
        ({"stance": -3, "low": -3, "high": -2}, {"stance": -1}, 1, "in agreement: one step apart by the nearest ends"),
        ({"stance": -1, "low": -1, "high": 0}, {"stance": 1, "low": 0, "high": 1}, 0, "in agreement by the nearest ends of what each may hold"),
        # divided: two ends and the reading shown, nothing between
        ({"stance": -2, "low": -2, "high": 3}, {"stance": 1}, 2, "two steps apart, by the nearest ends of what each may hold"),
    ],
)
def test_a_distance_is_counted_by_the_nearest_ends(first: dict[str, int], second: dict[str, int], apart: int, said: str) -> None:
    row = one(position(ADA, "a", **first), position(CLEO, "a", **second))  # type: ignore[arg-type]
    assert (row.apart, row.said) == (apart, said)
    assert row.between is not None
    assert abs(row.between[0] - row.between[1]) == apart
    assert row.kind == ("apart" if apart > 1 else "agreement")


@pytest.mark.parametrize(
    ("other", "kind", "said"),
    [
        (None, "first only", "only Thorn was found on this; Fern: not found in what we saw"),
        ({"code": "not found", "stance": None, "basis": ""}, "first only", "only Thorn was found on this; Fern: not found in what we saw"),
        ({"code": "no source seen", "stance": None, "basis": "general knowledge"}, "first only", "only Thorn was found on this; Fern: no source seen"),
        ({"stance": 2, "basis": "general knowledge"}, "first only", "only Thorn was found on this; Fern: no source seen"),
        ({"code": "off axis", "stance": None}, "found", "no distance is counted: Fern (off the axis)"),
        ({"code": "not coded", "stance": None}, "found", "no distance is counted: Fern (not coded)"),
        ({"stance": None, "low": -2, "high": 2}, "found", "no distance is counted: Fern (divided: hard and leave, no single reading is given)"),
    ],
)
def test_without_two_sourced_codes_there_is_no_distance(other: dict[str, Any] | None, kind: str, said: str) -> None:
    second = position(CLEO, "a", **({"quotations": ()} | other)) if other is not None else None
    row = one(position(ADA, "a", -2), second)
    assert (row.kind, row.apart, row.between, row.said) == (kind, None, None, said)
    mirrored = differences.rows(board(*(p for p in (position(ADA, "a", -2), second) if p is not None), themes=("a",)), CLEO, ADA, coding=True)[0]
    assert mirrored.kind == {"first only": "second only"}.get(kind, kind)


def test_nothing_of_either_is_said_so() -> None:
    assert one(None, None).said == "neither was found on this in what we saw"
    none = position(ADA, "a", None, code="no source seen", basis="general knowledge", quotations=())
    row = one(none, None)
    assert (row.kind, row.said) == ("neither", "neither was found on this in what we saw")


def sample() -> Board:
    return board(
        position(ADA, "verdict", 0, necessity="avoidable"), position(CLEO, "verdict", 0, necessity="made likely"),
        position(ADA, "a", -1), position(CLEO, "a", 0),
        position(ADA, "b", -3), position(CLEO, "b", -1),
        position(CLEO, "c", 1),
        position(ADA, "d", -3), position(CLEO, "d", 2),
    )  # fmt: skip


def test_the_verdict_stands_first_with_its_second_word_then_the_greatest_distance() -> None:
    found = rows(sample())
    assert [(row.theme, row.kind, row.apart) for row in found] == [
        ("verdict", "agreement", 0), ("d", "apart", 5), ("b", "apart", 2), ("a", "agreement", 1), ("c", "second only", None), ("e", "neither", None),
    ]  # fmt: skip
    assert found[0].outcome == "on the outcome: Thorn, avoidable; Fern, made likely"
    assert not any(row.outcome for row in found[1:])
    same = board(position(ADA, "verdict", 0, necessity="avoidable"), position(CLEO, "verdict", 3, necessity="avoidable"))
    assert rows(same)[0].outcome == "on the outcome, both: avoidable"


def test_with_coding_off_nothing_is_measured_and_the_order_is_the_debates() -> None:
    found = rows(sample(), coding=False)
    assert [row.theme for row in found] == ["verdict", "a", "b", "c", "d", "e"]
    for row in found:
        assert row.apart is None
        assert not row.drawn
        assert not row.steps
        assert not row.outcome
        assert not any(side.marks or side.low is not None for side in row.sides)
    words = told(sample(), coding=False)
    assert "Codings are off" in words
    assert "apart" not in words
    assert "agreement" not in words


def test_the_poles_and_steps_are_turned_and_the_distance_is_not() -> None:
    plain, turned = rows(sample())[1], rows(sample(), turned=True)[1]
    assert (plain.first_pole, plain.second_pole) == ("cut them", "let them grow") == (turned.second_pole, turned.first_pole)
    assert [value for value, _ in plain.steps] == list(range(-3, 4))
    assert plain.steps == turned.steps[::-1]
    assert (plain.apart, plain.between, plain.said) == (turned.apart, turned.between, turned.said)


def test_a_theme_with_an_axis_of_its_own_names_its_own_poles() -> None:
    made = board(position(ADA, "a", -2), position(CLEO, "a", 2), themes=("a", "b"))
    themes = (replace(made.themes[0], steps=samples.DEBATE.steps, first_name="by hand", second_name="by tool"), made.themes[1])
    bare = replace(made, themes=themes, debate=replace(made.debate, steps=(), first_pole="", second_pole=""))
    found = {row.theme: row for row in rows(bare)}
    assert (found["a"].first_pole, found["a"].second_pole, found["a"].apart) == ("by hand", "by tool", 4)
    assert (found["b"].first_pole, found["b"].steps) == ("", ())


def test_a_debate_without_an_axis_keeps_its_order_and_measures_nothing() -> None:
    words = [position(voice, theme, None, code="in words", own_name=f"{voice} on {theme}") for voice in (ADA, CLEO) for theme in ("b", "c")]
    made = board(*words, themes=("a", "b", "c"))
    made = replace(made, debate=replace(made.debate, steps=()))
    found = rows(made)
    assert [row.theme for row in found] == ["a", "b", "c"]
    assert [side.words for side in found[1].sides] == [f"{ADA} on b", f"{CLEO} on b"]
    assert all(row.apart is None and not row.drawn for row in found)
    assert told(made).startswith("This debate has no axis")


def test_the_summary_says_how_far_on_what_and_that_too_few_themes_allow_no_nearness() -> None:
    assert told(sample()).split("\n") == [
        "Thorn and Fern can be compared on 4 of 6 themes, where both have a sourced stance. Five steps apart on D. Two steps apart on B. In agreement, within one step, on VERDICT and A.",
        "Only Fern was found on C. Nothing with a source was found of either on E.",
        "They share 3 themes: fewer than five allow no word on how near they stand. The verdict is left out of this, because it sums the others up.",
    ]
    links = [piece.link for block in differences_words.summary(sample(), ADA, CLEO, rows(sample()), coding=True) for piece in block.pieces if piece.link]
    assert links == ["theme:d", "theme:b", "theme:verdict", "theme:a", "theme:c", "theme:e"]


def test_from_five_shared_themes_on_the_mean_is_told() -> None:
    made = board(*(position(ADA, key, -1) for key in "abcde"), *(position(CLEO, key, stance) for key, stance in zip("abcde", (-1, 0, 1, 2, 3), strict=True)))
    assert told(made).endswith(
        "Over the 5 themes that they share, they stand 1.8 steps apart on average; a difference of one step counts as agreement. "
        "The verdict is left out of this, because it sums the others up."
    )


def test_a_debate_with_one_theme_is_told_in_its_own_words() -> None:
    made = board(position(ADA, "a", -3), position(CLEO, "a", 0), themes=("a",))
    assert told(made).split("\n") == ["Three steps apart. This debate has one theme; how near two voices stand is said from five shared themes on."]


def test_the_pair_is_what_the_debate_has() -> None:
    made = samples.BOARD
    assert differences.pair(made, CLEO, ADA) == (CLEO, ADA)
    assert differences.pair(made, "nobody", "nobody") == (ADA, BERT)
    assert differences.pair(made, "nobody", ADA) == (BERT, ADA)
    assert differences.pair(made, CLEO, CLEO) == (CLEO, ADA)
    assert differences.pair(replace(made, voices=(samples.ADA,)), ADA, BERT) is None


def test_two_of_one_family_are_called_by_their_full_names() -> None:
    sister = replace(samples.CLEO, family="Thorn", name="Cleo Thorn")
    made = replace(samples.BOARD, voices=(samples.ADA, samples.BERT, sister))
    assert differences.names(made, ADA, CLEO) == ("Ada Thorn", "Cleo Thorn")


def test_a_cell_shows_headline_and_first_quotation_and_opens_to_the_whole_text() -> None:
    made = samples.BOARD
    closed = differences.cell(made, ADA, "verdict", coding=True)
    kinds = [block.kind for block in closed.blocks]
    assert kinds.count("quote") == 1
    assert closed.blocks[kinds.index("text")].text == made.positions[ADA, "verdict"].headline
    assert next(piece.link for piece in closed.blocks[-1].pieces if piece.link) == "fold:text"
    opened = differences.cell(made, ADA, "verdict", coding=True, folds=frozenset({"text"}))
    assert "says why" in opened.text
    assert "says why" not in closed.text
    assert "headline only" in opened.blocks[-1].text
    assert "+ the whole text" in closed.blocks[-1].text
    assert all("whole text" not in b.text for b in differences.cell(made, CLEO, "verdict", coding=True).blocks)


def test_withheld_quotations_are_neither_shown_nor_copied() -> None:
    withheld = [q for q in samples.BOARD.quotations.values() if q.withheld]
    assert withheld
    folds = frozenset({"text", "quotations", "reason", "events"})
    row = differences.rows(samples.BOARD, ADA, CLEO, coding=True)[0]
    text = differences_words.copied(samples.BOARD, row, coding=True, folds={ADA: folds, CLEO: folds})  # type: ignore[dict-item]
    assert not any(q.text in text for q in withheld)


def test_what_is_copied_has_both_cells_their_sources_and_how_it_was_coded() -> None:
    row = differences.rows(samples.BOARD, ADA, CLEO, coding=True)[1]
    text = differences_words.copied(samples.BOARD, row, coding=True)
    assert text.startswith("Frost\nDoes a cut rose stand the winter?\nAxis: cut them – let them grow\n")
    assert "Two steps apart, by the nearest ends of what each may hold." in text
    assert "Ada Thorn (1910)" in text
    assert "\nCleo Fern\n" in text
    assert "— paraphrase of Ada Thorn on “Frost”, Sic et Non, pack “Roses, a toy” 0.1" in text
    assert text.endswith("Coded by one gardener, read again by another; the numbers are a toy’s.")
    uncoded = differences_words.copied(samples.BOARD, differences.rows(samples.BOARD, ADA, CLEO, coding=False)[1], coding=False)
    assert "apart" not in uncoded
    assert "Axis" not in uncoded
    assert "Coded by" not in uncoded


def lean(voice: str, reading: str, basis: str = "seen", theme: str = "a") -> Leaning:
    return Leaning(voice, samples.FROST.id, "toy/roses", theme, reading, basis, "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "said", "role"),
    [
        (lean(ADA, "break"), lean(CLEO, "break", "from the article"), "read the same way: Thorn as break (seen); Fern as break (from the article)", "hollow"),
        (lean(ADA, "break"), lean(CLEO, "continuity"), "read differently: Thorn as break (seen); Fern as continuity (seen)", "chip"),
        (lean(ADA, "break"), lean(CLEO, "break", "general knowledge"), "Fern as break (may lean on it, not checked)", "hollow"),
        (lean(ADA, ""), lean(CLEO, ""), "Thorn (seen); Fern (seen)", "chip"),
        (lean(ADA, "other"), lean(CLEO, "other"), "read otherwise by both: Thorn otherwise (seen); Fern otherwise (seen)", "chip"),
    ],
)
def test_shared_events_say_how_each_reads_them_and_on_what_basis(first: Leaning, second: Leaning, said: str, role: str) -> None:
    made = board(leanings={(ADA, "a"): (first,), (CLEO, "b"): (second,)})
    item = next(b for b in differences_shared.shared(made, ADA, CLEO, coding=True) if b.kind == "item")
    assert said in item.text
    assert (item.pieces[0].role, item.pieces[0].link) == (role, f"event:{samples.FROST.id}")
    hidden = next(b for b in differences_shared.shared(made, ADA, CLEO, coding=False) if b.kind == "item")
    assert not any(word in hidden.text for word in ("break", "continuity", "otherwise", "read "))


def test_shared_works_schools_and_criticism_are_told_and_others_are_not() -> None:
    shears = samples.SHEARS.id
    between = Criticism("toy/c1", "", CLEO, ADA, "", "Her shears are blunt.", "*Leaves*, p. 3", "cited", False, "criticism", "")
    others = replace(between, id="toy/c2", critic_voice=BERT, ground="Not between these two.")
    label = replace(samples.BOARD.labels[ADA][0], school="toy/cutters", wording="cutter", given_by="opponents", years="")
    made = board(
        position(ADA, "a", -2, works=(shears,)), position(CLEO, "a", 2, works=(shears,)),
        labels={ADA: (label,), CLEO: (replace(label, voice=CLEO, given_by="self"),)}, schools={"toy/cutters": "The cutters"},
    )  # fmt: skip
    text = "\n".join(block.text for block in differences_shared.shared(made, ADA, CLEO, (between, others), coding=True))
    assert "Shears (1910)" in text
    assert "The cutters · Thorn: cutter (so opponents); Fern: cutter (so the voice itself)" in text
    assert "CLEO FERN ON ADA THORN" in text
    assert "Her shears are blunt." in text
    assert "Not between these two." not in text
    unseen = board(position(ADA, "a", -2, works=(shears,)), position(CLEO, "a", 2, works=(shears,), basis="general knowledge"), quotations={}, labels={})
    text = "\n".join(block.text for block in differences_shared.shared(unseen, ADA, CLEO, coding=True))
    assert "Shears" not in text
    assert "No label found puts both in one school." in text


def test_a_theme_in_one_line_names_distance_both_codes_and_both_poles() -> None:
    words = differences_words.row_words(rows(sample())[1])
    assert words == "D; five steps apart; Thorn: to the ground; Fern: leave; the axis runs from cut them to let them grow"


def test_every_distance_has_its_words() -> None:
    assert [differences.steps_words(n) for n in range(7)] == ["no step", "one step", "two steps", "three steps", "four steps", "five steps", "six steps"]
