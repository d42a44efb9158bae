"""Words of a cell are broken only where we said so, and stay the same words."""

from __future__ import annotations

from app.core.overview_breaks import BREAKS, SOFT, parts, soften, whole


def test_softened_words_read_the_same() -> None:
    for words in ("straight continuation", "unintended, no genocide", "crime, genocide unproven", "not found", "Continuation"):
        assert whole(soften(words)) == words
    assert soften("both in balance") == "both in balance"


def test_a_listed_word_is_broken_and_no_part_is_a_single_letter() -> None:
    assert soften("continuation").split(SOFT) == ["contin", "uation"]
    assert all(SOFT in broken and min(map(len, broken.split(SOFT))) > 1 for broken in BREAKS.values())


def test_the_least_parts_carry_their_hyphen() -> None:
    assert parts(soften("straight continuation")) == ("straight", "contin-", "uation")
    assert parts("off the axis") == ("off", "the", "axis")
