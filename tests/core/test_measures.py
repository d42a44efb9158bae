"""The measures, against examples computed by hand and against the shipped debate computed anew from its positions."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from app.core import measures
from app.core.measures import Branch, Distance
from db.records import Board, Position
from tests import made

KEYS = ("verdict", "a", "b", "c", "d", "e", "f")
NAMES = ("Ada One", "Ben Two", "Cy Three", "Di Four", "Ed Five")


def at(voice: str, theme: str, stance: int | None, low: int | None = None, high: int | None = None, **fields: object) -> Position:
    low, high = (stance, stance) if low is None and high is None else (low, high)
    return made.position(id=f"roses/{voice}.{theme}", voice=f"roses/{voice}", theme=theme, stance=stance, low=low, high=high, **fields)


def board(*positions: Position, keys: tuple[str, ...] = KEYS, **kinds: str) -> Board:
    """Five voices, by year from One to Five; ``kinds`` says who is no historian."""
    voices = tuple(replace(made.voice(name), main_year=1950 + i, kind=kinds.get(name.split()[1].lower(), "historian")) for i, name in enumerate(NAMES))  # type: ignore[arg-type]
    themes = tuple(replace(made.THEME, id=f"roses/care/{key}", key=key, title=key, short=key) for key in keys)
    return made.board(*positions, voices=voices, themes=themes)


def row(voice: str, *stances: int | None) -> list[Position]:
    """A voice's stances on the themes after the verdict."""
    return [at(voice, key, stance) for key, stance in zip(KEYS[1:], stances, strict=False) if stance is not None]


def test_the_mean_over_shared_themes_with_one_step_as_agreement() -> None:
    found = board(*row("one", -3, -2, 0, 1, 2), *row("two", -1, -1, 0, 3, 3))
    # steps apart 2, 1, 0, 2, 1; one step counts as none: (2 + 0 + 0 + 2 + 0) / 5
    assert measures.distance(found, "roses/one", "roses/two") == Distance(0.8, 5)
    assert measures.distance(found, "roses/two", "roses/one") == Distance(0.8, 5)


def test_four_shared_themes_are_too_few() -> None:
    found = board(*row("one", -3, -2, 0, 1, None, 2), *row("two", -1, -1, 0, 3, 3))
    assert measures.distance(found, "roses/one", "roses/two") is None
    assert measures.shared_themes(found, "roses/one", "roses/two") == ("a", "b", "c", "d")


def test_the_verdict_is_left_out_but_is_all_there_is_where_it_stands_alone() -> None:
    found = board(*row("one", 0, 0, 0, 0), at("one", "verdict", -3), *row("two", 0, 0, 0, 0), at("two", "verdict", 3))
    assert measures.distance(found, "roses/one", "roses/two") is None, "the verdict is no fifth theme"
    alone = board(at("one", "verdict", -3), at("two", "verdict", 3), keys=("verdict",))
    assert measures.shared_themes(alone, "roses/one", "roses/two") == ("verdict",)


@pytest.mark.parametrize(
    "uncounted",
    [
        at("one", "e", -3, basis="general knowledge"),
        at("one", "e", None, code="off axis"),
        at("one", "e", None, code="not coded"),
        at("one", "e", None, code="not found"),
        at("one", "e", None, code="no source seen"),
        at("one", "e", None, code="in words"),
        at("one", "e", None, -2, 2),
    ],
    ids=["general knowledge", "off axis", "not coded", "not found", "no source seen", "in words", "no stance"],
)
def test_what_counts_nowhere(uncounted: Position) -> None:
    found = board(*row("one", 0, 0, 0, 0), uncounted, *row("two", 0, 0, 0, 0, 0))
    assert measures.counted_values(uncounted) == ()
    assert measures.distance(found, "roses/one", "roses/two") is None
    assert measures.contested(board(uncounted, *(at(v, "e", 1) for v in ("two", "three", "four"))), "e") is None


def test_a_range_counts_at_its_nearest_value_and_a_divided_voice_at_its_ends() -> None:
    assert measures.counted_values(at("one", "a", -1, -2, 0)) == (-2, -1, 0)
    assert measures.counted_values(at("one", "a", -2, -2, 2)) == (-2, 2), "nothing between the ends"
    assert measures.counted_values(at("one", "a", 0, -1, 2)) == (-1, 0, 2), "the ends and the reading shown"
    assert measures.counted_values(None) == ()
    found = board(*row("one", 0, 0, 0, 0), at("one", "e", -1, -2, 0), *row("two", 0, 0, 0, 0), at("two", "e", 3, 2, 3))
    assert measures.distance(found, "roses/one", "roses/two") == Distance(0.4, 5)  # 0 to 2: two steps of five themes


def test_contested_is_the_mean_over_all_pairs() -> None:
    found = board(*(at(v, "a", s) for v, s in (("one", -3), ("two", -3), ("three", 3), ("four", 2))))
    result = measures.contested(found, "a")
    assert result is not None
    assert result.counted == 4
    assert result.steps == pytest.approx((0 + 6 + 5 + 6 + 5 + 1) / 6)
    assert result.most == 4.0, "two at each end: four pairs of six, six steps each"
    assert result.share == pytest.approx(23 / 6 / 4)
    assert measures.contested(found, "b") is None
    full = board(*(at(v, "a", s) for v, s in (("one", -3), ("two", -3), ("three", 3), ("four", 3))))
    assert getattr(measures.contested(full, "a"), "share", 0) == 1.0


def test_historians_alone_are_counted_unless_told_otherwise() -> None:
    found = board(*(at(v, "a", s) for v, s in (("one", -3), ("two", -3), ("three", 3), ("four", 3))), four="participant")
    assert measures.contested(found, "a") is None
    assert getattr(measures.contested(found, "a", ("historian", "participant")), "counted", 0) == 4
    assert "roses/four" not in [n.voice for n in measures.nearest_to(found, "roses/one")]


def test_nearest_first_and_those_with_too_little_behind_by_year() -> None:
    found = board(*row("one", 0, 0, 0, 0, 0, 0), *row("five", 0, 0, 0, 0, 0), *row("four", 1, 0, 0, 0, 0, 0), *row("three", 3, 0, 0, 0, 0, 0), *row("two", 0))
    near = measures.nearest_to(found, "roses/one")
    assert [(n.voice.removeprefix("roses/"), n.distance, n.shared) for n in near] == [
        ("four", Distance(0.0, 6), 6),
        ("five", Distance(0.0, 5), 5),
        ("three", Distance(0.5, 6), 6),
        ("two", None, 1),
    ]


def test_only_voices_of_whom_every_two_qualify_are_joined() -> None:
    found = board(*row("one", -2, -2, -2, -2, -2), *row("two", -2, -2, -2, -2, 0), *row("three", 2, 2, 2, 2, 2), *row("four", 0, 0, 0, None, None, 0))
    ids = [f"roses/{n}" for n in ("one", "two", "three", "four", "five")]
    assert measures.comparable(found, ids) == ("roses/one", "roses/two", "roses/three")
    assert measures.comparable(found, ids[2:]) == ()
    tree = measures.dendrogram(found, ids)
    assert tree is not None
    # one–two: 2 / 5; two–three: (4·4 + 2) / 5 = 3.6; one–three: 4; average linkage: 3.8
    assert tree.height == pytest.approx(3.8)
    assert tree.parts[0] == Branch("", pytest.approx(0.4), (Branch("roses/one"), Branch("roses/two")))  # type: ignore[arg-type]
    assert tree.voices == ("roses/one", "roses/two", "roses/three"), "nearer to the first pole stands first"
    assert measures.dendrogram(found, ids[:2]) is None


def test_the_first_pole_stands_left_whatever_the_order_of_the_voices() -> None:
    found = board(*row("one", 3, 3, 3, 3, 3), *row("two", 1, 1, 1, 1, 1), *row("three", -3, -3, -3, -3, -3))
    tree = measures.dendrogram(found, ["roses/one", "roses/two", "roses/three"])
    assert tree is not None
    assert tree.voices == ("roses/three", "roses/two", "roses/one")


def test_the_shipped_debate_computed_anew(continuity: Board) -> None:
    """The same figures by another way: straight from the positions, with no function of the module."""
    historians = {v.id for v in continuity.voices if v.kind == "historian"}

    def values(voice: str, theme: str) -> set[int]:
        p = continuity.positions.get((voice, theme))
        if p is None or p.code != "stance" or p.stance is None or p.basis == "general knowledge":
            return set()
        if p.low is None or p.high is None:
            return {p.stance}
        return {p.low, p.stance, p.high} if p.high - p.low >= 3 else set(range(p.low, p.high + 1)) | {p.stance}

    def gap(a: set[int], b: set[int]) -> int:
        return min(abs(x - y) for x in a for y in b)

    for theme in continuity.themes:
        codes = [found for v in historians if (found := values(v, theme.key))]
        result = measures.contested(continuity, theme.key)
        if len(codes) < 4:
            assert result is None
            continue
        gaps = [gap(a, b) for a, b in combinations(codes, 2)]
        assert result is not None
        assert (result.counted, result.steps) == (len(codes), pytest.approx(sum(gaps) / len(gaps)))
        assert 0 <= result.share <= 1
    qualified = 0
    for a, b in combinations(sorted(historians), 2):
        shared = [t.key for t in continuity.themes if t.key != "verdict" and values(a, t.key) and values(b, t.key)]
        found = measures.distance(continuity, a, b)
        assert (found is None) == (len(shared) < 5)
        if found is not None:
            qualified += 1
            steps = [gap(values(a, k), values(b, k)) for k in shared]
            assert (found.shared, found.steps) == (len(shared), pytest.approx(sum(s for s in steps if s > 1) / len(shared)))
    assert qualified, "some pair of the shipped debate can be compared"


def test_every_pair_in_the_tree_of_the_shipped_debate_qualifies(continuity: Board) -> None:
    tree = measures.dendrogram(continuity, [v.id for v in continuity.voices])
    assert tree is not None
    assert len(set(tree.voices)) == len(tree.voices) > 2
    assert all(measures.distance(continuity, a, b) is not None for a, b in combinations(tree.voices, 2))
    waiting = [tree]
    while waiting:
        branch = waiting.pop()
        assert all(part.height <= branch.height + 1e-9 for part in branch.parts), "average linkage never turns back"
        waiting += branch.parts
