"""Who stands where on a theme: nothing beyond the record, everybody somewhere, and the reason where there is no step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import standing as standings
from app.core.stances import Mark
from app.core.standing import End, Standing, spectrum
from app.ui import gallery_samples as samples
from db.records import Board, DatedCode

BOARD = samples.BOARD


def of(board: Board, theme: str, voice: str, *, shown: tuple[str, ...] = (), turned: bool = False) -> Standing:
    made = spectrum(board, theme, shown, turned=turned)
    assert made is not None
    found = made.standing(voice)
    assert found is not None
    return found


def with_dated(*codes: DatedCode) -> Board:
    return replace(BOARD, dated={("toy/ada", "verdict"): codes})


def dated(year: int, stance: int, drawn: str) -> DatedCode:
    return replace(samples.DATED["toy/ada", "verdict"][0], id=f"toy/ada.{year}", year=year, stance=stance, drawn=drawn)  # type: ignore[arg-type]


def test_no_axis_no_spectrum() -> None:
    assert spectrum(replace(BOARD, debate=replace(BOARD.debate, steps=())), "verdict", (), turned=False) is None
    assert spectrum(BOARD, "no such theme", (), turned=False) is None


def test_turning_turns_poles_words_and_steps_together() -> None:
    plain, turned = spectrum(BOARD, "frost", (), turned=False), spectrum(BOARD, "frost", (), turned=True)
    assert plain is not None
    assert turned is not None
    assert (plain.first_pole, plain.first_words, plain.second_pole, plain.second_words) == ("cut them", "with shears", "let them grow", "without shears")
    assert (turned.first_pole, turned.first_words) == ("let them grow", "without shears")
    assert [value for value, _ in plain.steps] == list(range(-3, 4))
    assert turned.steps == plain.steps[::-1]
    assert [(s.voice, s.state, s.low, s.high, set(s.ends)) for s in turned.standings] == [(s.voice, s.state, s.low, s.high, set(s.ends)) for s in plain.standings]


def test_turning_turns_the_two_ends_of_a_divided_voice_and_their_words() -> None:
    made = spectrum(BOARD, "tools", (), turned=True)
    assert made is not None
    turned, plain = made.standing("toy/ada"), of(BOARD, "tools", "toy/ada")
    assert turned is not None
    assert plain.divided
    assert turned.ends == plain.ends[::-1]
    assert turned.words.partition("divided: ")[2].split(" and ") == plain.words.partition("divided: ")[2].split(" and ")[::-1]


def test_voices_stand_by_the_year_of_the_main_work_and_mentioned_ones_do_not() -> None:
    old = replace(samples.CLEO, id="toy/old", family="Old", main_year=1800)
    named = replace(samples.CLEO, id="toy/named", family="Named", kind="mentioned")
    made = spectrum(replace(BOARD, voices=(*BOARD.voices, old, named)), "verdict", (), turned=False)
    assert made is not None
    assert [s.voice for s in made.standings] == ["toy/old", "toy/ada", "toy/bert", "toy/cleo"]


def test_two_of_one_family_have_their_given_names() -> None:
    other = replace(samples.ADA, id="toy/eve", given="Eve", name="Eve Thorn")
    made = spectrum(replace(BOARD, voices=(*BOARD.voices, other)), "verdict", (), turned=False)
    assert made is not None
    assert {s.voice: s.name for s in made.standings} == {"toy/ada": "Ada Thorn", "toy/eve": "Eve Thorn", "toy/bert": "Moss", "toy/cleo": "Fern"}


def test_a_range_a_divided_voice_and_general_knowledge() -> None:
    ranged, divided, balanced = of(BOARD, "frost", "toy/ada"), of(BOARD, "tools", "toy/ada"), of(BOARD, "tools", "toy/bert")
    assert (ranged.ends, ranged.low, ranged.high, ranged.ranged) == ((End(-3, Mark("square", -3, "hollow")),), -3, -1, True)
    assert "range" in ranged.detail
    assert "low confidence" in ranged.detail
    assert [end.step for end in divided.ends] == [-2, 2]
    assert divided.divided
    assert not divided.ranged
    assert divided.words.startswith("divided")
    assert balanced.divided, "three steps or more are two ends, whatever the reading shown"
    assert {end.mark.filling for end in balanced.ends} == {"hatched"}


@pytest.mark.parametrize(("theme", "voice", "state"), [("verdict", "toy/bert", "off axis"), ("frost", "toy/bert", "no source seen"), ("verdict", "toy/cleo", "not found")])
def test_who_has_no_step_stands_beside_with_the_reason(theme: str, voice: str, state: str) -> None:
    found = of(BOARD, theme, voice)
    assert (found.state, found.ends, found.low, found.high) == (state, (), None, None)
    assert found.words
    made = spectrum(BOARD, theme, (), turned=False)
    assert made is not None
    assert found in made.beside(state)  # type: ignore[arg-type]


def test_no_position_at_all_is_not_found_in_what_we_saw() -> None:
    found = of(BOARD, "tools", "toy/cleo")
    assert (found.state, found.words, found.position) == ("not found", "not found in what we saw", "")


def test_joined_codes_are_a_path_in_the_order_of_years_that_ends_in_the_position() -> None:
    found = of(with_dated(dated(1908, 1, "joined"), dated(1905, -2, "joined")), "verdict", "toy/ada")
    assert [(end.step, end.year_text) for end in found.ends] == [(-2, "1905"), (1, "1908"), (2, "1910")]
    assert found.joined
    assert [end.mark.filling for end in found.ends] == ["hollow", "hollow", "filled"], "only the position says what it rests on"
    assert found.dated == "1905, hard (low confidence); 1908, rather leave (low confidence)"


def test_a_dated_code_of_the_position_s_own_year_is_the_position() -> None:
    found = of(with_dated(dated(1905, -2, "joined"), dated(1910, 3, "joined")), "verdict", "toy/ada")
    assert [(end.step, end.year_text) for end in found.ends] == [(-2, "1905"), (2, "1910")]


def test_a_divided_voice_has_two_ends_whatever_its_years() -> None:
    code = replace(dated(1905, -1, "joined"), theme="tools")
    found = of(replace(BOARD, dated={("toy/ada", "tools"): (code,)}), "tools", "toy/ada")
    assert [(end.step, end.year_text) for end in found.ends] == [(-2, ""), (2, "")]
    assert found.divided
    assert not found.joined


@pytest.mark.parametrize("drawn", ["point", "words"])
def test_codes_that_the_record_does_not_join_make_no_path(drawn: str) -> None:
    found = of(with_dated(dated(1905, -2, drawn)), "verdict", "toy/ada")
    assert [(end.step, end.year_text) for end in found.ends] == [(2, "")]
    assert not found.joined
    assert ("1905" in found.dated) is (drawn == "point")


def test_bars_are_counted_over_all_themes() -> None:
    def bars(*shown: str) -> int:
        made = spectrum(with_dated(), "verdict", shown, turned=False)
        assert made is not None
        return made.bars

    assert bars() == 2, "both are divided on tools"
    assert bars("toy/ada", "toy/bert") == 2
    frost = {place: position for place, position in BOARD.positions.items() if place[1] == "frost"}
    alone = [spectrum(replace(BOARD, positions=frost), "verdict", shown, turned=False) for shown in ((), ("toy/ada",))]
    assert [made.bars for made in alone if made is not None] == [0, 1], "a range counts where there is a pane"


def test_a_standing_in_words() -> None:
    hidden, shown = of(BOARD, "frost", "toy/ada"), of(BOARD, "frost", "toy/cleo", shown=("toy/cleo",))
    assert standings.spoken(shown) == "Fern, commentator, rather leave, rests on the work, pane open"
    assert standings.spoken(hidden).endswith("no pane")
    lines = standings.told_lines(hidden)
    assert lines[0] == "Ada Thorn · 1880–1950 · historian"
    assert lines[-1] == "click: open the pane"
    assert standings.told_lines(replace(hidden, outcome="outcome avoidable"))[1] == f"{hidden.words} · outcome avoidable"
    assert "outcome avoidable" in standings.spoken(replace(hidden, outcome="outcome avoidable"))
    assert standings.told_lines(shown)[-1] == "click: close the pane"
    assert standings.brief_state("off axis", 3) == "off the axis 3"
    assert standings.state_words("not found") == "not found in what we saw"


def test_everybody_stands_somewhere_once_on_every_theme(continuity: Board) -> None:
    shown = continuity.debate.presets
    for theme in continuity.themes:
        made = spectrum(continuity, theme.key, shown, turned=False)
        assert made is not None
        assert {s.voice for s in made.standings} == {v.id for v in continuity.voices if v.kind != "mentioned"}
        assert [s.voice for s in made.standings if s.shown] == [v for s in made.standings if (v := s.voice) in shown]
        for one in made.standings:
            position = continuity.positions.get((one.voice, theme.key))
            code = position.code if position is not None else "not found"
            assert one.state == code
            assert bool(one.ends) is (code == "stance")
            steps = [end.step for end in one.ends if not end.year_text]
            if position is not None and position.divided:
                assert steps == [position.low, position.high]
            elif code == "stance" and not one.joined:
                assert position is not None
                assert steps == [position.stance]
        assert sum(len(made.beside(state)) for state in standings.BESIDE) == sum(not s.ends for s in made.standings)


def test_the_one_path_of_the_corpus(continuity: Board) -> None:
    paths = {}
    for theme in continuity.themes:
        made = spectrum(continuity, theme.key, (), turned=False)
        assert made is not None
        paths |= {(s.voice, theme.key): [(e.year_text, e.step) for e in s.ends] for s in made.standings if s.joined}
    assert paths == {("stalinism/volkogonov", "verdict"): [("1989", 2), ("1992", -3), ("1994", -3)]}


def test_deutscher_is_divided_and_his_books_are_told_in_words(continuity: Board) -> None:
    found = of(continuity, "verdict", "stalinism/deutscher")
    assert found.divided
    assert [end.step for end in found.ends] == [-1, 2]
    assert "1949" in found.dated
    assert "1967" not in found.dated
