"""What the overview shows, as values: order, filters, cells, with coding on and off, with an axis and without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import overview_options as options_of
from app.core import overview_words as words
from app.core.measures import Distance, Near
from app.core.overview import Overview, overview
from app.core.overview_options import Options
from app.ui import gallery_samples as samples
from db.records import Board

BOARD = replace(samples.BOARD, schools={samples.SCHOOL.id: samples.SCHOOL.name}, names=samples.NAMES)


def names(found: Overview) -> list[str]:
    return [v.name for v in found.voices]


def without_axis() -> Board:
    positions = {key: replace(p, code="in words", stance=None, low=None, high=None, own_name=f"what {p.voice[4:]} says") for key, p in BOARD.positions.items()}
    return replace(BOARD, debate=replace(BOARD.debate, steps=()), positions=positions)


def own_axis() -> Board:
    theme = replace(BOARD.themes[1], first_name="warm", second_name="cold", steps=tuple(replace(s, short=f"cold {s.value}") for s in BOARD.debate.steps))
    return replace(BOARD, themes=(BOARD.themes[0], theme, BOARD.themes[2]))


# -- order and filters -------------------------------------------------------------------------------------------------


def test_by_year_of_the_main_work_unless_told_otherwise(continuity: Board) -> None:
    found = overview(continuity, Options())
    years = [int(v.year) for v in found.voices]
    assert years == sorted(years)
    assert [t.theme for t in found.themes] == [t.key for t in continuity.themes]
    assert len(found.cells) == len(found.voices) * len(found.themes)
    assert not found.voices_as_rows
    assert found.tree is None


def test_by_name_and_by_school(continuity: Board) -> None:
    by_name = [continuity.names[v.voice] for v in overview(continuity, Options(order="name")).voices]
    assert by_name == sorted(by_name, key=lambda n: next(v.sort_name.casefold() for v in continuity.voices if v.name == n))
    groups = [v.group for v in overview(continuity, Options(order="school")).voices]
    assert groups == sorted(groups, key=str.casefold)
    assert "Revisionist school" in groups
    assert all("(" in v.label for v in overview(continuity, Options(order="school")).voices), "a label says who gives it"


def test_nearest_to_a_voice_stands_in_the_order_of_distance(continuity: Board) -> None:
    found = overview(continuity, Options(order="nearest", near="stalinism/kotkin"))
    assert names(found)[0] == "Kotkin"
    told = [n.distance.steps for n in found.near if n.distance is not None]
    assert told == sorted(told)
    assert [v.voice for v in found.voices[1 : len(found.near) + 1]] == [n.voice for n in found.near]
    assert "shared themes" in found.voices[1].near
    assert found.voices[-1].near == "", "who is no historian is not measured"
    everybody = overview(continuity, Options(order="nearest", near="stalinism/kotkin", measured="all"))
    assert all(v.near for v in everybody.voices[1:])


def test_by_likeness_the_tree_stands_first_and_turns_with_the_axis(continuity: Board) -> None:
    found = overview(continuity, Options(order="likeness"))
    assert found.tree is not None
    leaves = found.tree.voices
    assert tuple(v.voice for v in found.voices[: len(leaves)]) == leaves
    years = [int(v.year) for v in found.voices[len(leaves) :]]
    assert years == sorted(years)
    turned = overview(continuity, Options(order="likeness"), turned=True)
    assert turned.tree is not None
    assert turned.tree.voices == leaves[::-1]
    assert tuple(v.voice for v in turned.voices[: len(leaves)]) == leaves[::-1]


def test_most_contested_first(continuity: Board) -> None:
    found = overview(continuity, Options(contested_first=True))
    values = [t.contested.steps if t.contested is not None else -1.0 for t in found.themes]
    assert values == sorted(values, reverse=True)
    assert {t.theme for t in found.themes} == {t.key for t in continuity.themes}


def test_filters_of_voices(continuity: Board) -> None:
    assert {v.kind for v in overview(continuity, Options(kind="commentator")).voices} == {"commentator"}
    assert {v.year[:3] for v in overview(continuity, Options(decade="1990")).voices} == {"199"}
    school = overview(continuity, Options(school="stalinism/totalitarian"))
    assert "Pipes" in names(school)
    assert all(any(x.school == "stalinism/totalitarian" for x in continuity.labels[v.voice]) for v in school.voices)
    assert words.count_words(school) == f"{len(school.voices)} of {len(continuity.voices)} voices"


@pytest.mark.parametrize("options", [Options(basis="work"), Options(grade="work"), Options(basis="review", grade="cited")])
def test_filters_of_cells_leave_out_what_does_not_pass(continuity: Board, options: Options) -> None:
    found = overview(continuity, options)
    left = [place for place, cell in found.cells.items() if cell.state != "left out"]
    assert left
    assert len(left) < len(found.cells)
    for voice, theme in left:
        position = continuity.positions[voice, theme]
        assert not options.basis or position.basis == options.basis
        assert not options.grade or options_of.best_grade(continuity, position) == options.grade
    assert {voice for voice, _ in left} == {v.voice for v in found.voices}, "a voice without any cell is left out"
    assert not any(cell.marks for cell in found.cells.values() if cell.state == "left out")


def test_filters_that_leave_nothing_say_so_and_can_be_cleared(continuity: Board) -> None:
    options = Options(order="name", kind="participant", decade="1990")
    assert overview(continuity, options).empty
    assert options.filtered == 2
    assert options.cleared() == Options(order="name")


def test_what_another_debate_does_not_have_is_let_go(continuity: Board) -> None:
    options = Options(order="nearest", near="stalinism/kotkin", school="stalinism/totalitarian", decade="1990", kind="historian")
    assert options_of.let_go(continuity, options) == options
    assert options_of.let_go(BOARD, options) == Options(kind="historian")


def test_choices_say_who_gives_a_label_and_only_what_is_there() -> None:
    (school,) = options_of.schools(BOARD)
    assert school == ("toy/cutters", "Cutters (so opponents, so the voice itself, our label, so a reference work) · 3")
    assert [key for key, _ in options_of.kinds(BOARD)] == ["historian", "participant", "commentator"]
    assert options_of.decades(BOARD) == (("1910", "1910s"), ("1930", "1930s"), ("none", "no year recorded"))
    assert [key for key, _ in options_of.grades(BOARD)] == ["work", "cited"], "the best of each position; withheld ones are none"
    assert [key for key, _ in options_of.order_choices(BOARD, coding=True)] == ["year", "school", "name"], "three themes compare nobody"


def test_nobody_is_compared_where_a_debate_has_too_few_themes(continuity: Board) -> None:
    assert options_of.comparable(continuity, coding=True)
    assert not options_of.comparable(continuity, coding=False)
    assert [key for key, _ in options_of.order_choices(continuity, coding=True)][-1] == "likeness"
    few = replace(continuity, themes=continuity.themes[:5])
    assert not options_of.comparable(few, coding=True), "the verdict is no fifth theme"
    for options in (Options(order="likeness"), Options(order="nearest", near="stalinism/kotkin")):
        assert overview(few, options).options == Options()


# -- cells -------------------------------------------------------------------------------------------------------------


def told(board: Board, voice: str, theme: str, *, coding: bool = True, turned: bool = False) -> tuple[str, list[str], str, str]:
    cell = overview(board, Options(), coding=coding, turned=turned).cells[f"toy/{voice}", theme]
    return cell.state, [f"{m.shape} {m.step} {m.filling}" for m in cell.marks], cell.short, cell.words


def test_a_cell_says_what_the_record_says() -> None:
    assert told(BOARD, "ada", "verdict") == ("stance", ["diamond 2 filled"], "leave", "leave")
    assert told(BOARD, "ada", "frost") == ("stance", ["square -3 hollow"], "to the ground", "to the ground")
    assert told(BOARD, "ada", "tools") == ("stance", ["square -2 hollow", "diamond 2 hollow"], "divided", "divided: hard and leave")
    assert told(BOARD, "ada", "tools", turned=True)[1] == ["diamond 2 hollow", "square -2 hollow"]
    assert told(BOARD, "bert", "verdict") == ("off axis", ["dash None filled"], "off the axis", "off the axis")
    assert told(BOARD, "bert", "frost") == ("no source seen", ["ring None hatched"], "no source", "no source seen")
    assert told(BOARD, "cleo", "verdict") == ("not found", [], "not found", "not found in what we saw")
    assert told(BOARD, "cleo", "tools") == ("not found", [], "not found", "not found in what we saw")


def test_not_coded_has_a_dash_and_counts_nowhere() -> None:
    position = replace(BOARD.positions["toy/ada", "verdict"], code="not coded", stance=None, low=None, high=None)
    board = replace(BOARD, positions=BOARD.positions | {("toy/ada", "verdict"): position})
    assert told(board, "ada", "verdict") == ("not coded", ["dash None filled"], "not coded", "not coded")


def test_coding_off_leaves_no_mark_no_order_and_no_measure(continuity: Board) -> None:
    found = overview(continuity, Options(order="likeness", contested_first=True), coding=False)
    assert (found.options.order, found.options.contested_first, found.tree, found.axes) == ("year", False, None, ())
    assert not any(cell.marks for cell in found.cells.values())
    assert all(t.contested is None for t in found.themes)
    assert names(found) == names(overview(continuity, Options()))
    steps = {s.short for s in continuity.debate.steps} | {s.words for s in continuity.debate.steps}
    assert not steps & {text for cell in found.cells.values() for text in (cell.short, cell.words, cell.detail)}
    assert not any("continu" in words.theme_line(found, t) for t in found.themes)
    assert not overview(continuity, Options(order="nearest", near="stalinism/kotkin"), coding=False).near
    assert told(BOARD, "ada", "frost", coding=False) == ("text", [], "report", "rests on a review or report")
    assert told(BOARD, "cleo", "verdict", coding=False)[2] == "not found"
    assert told(BOARD, "bert", "frost", coding=False) == ("no source seen", [], "no source", "no source seen")


def test_a_debate_without_an_axis_is_told_in_words() -> None:
    found = overview(without_axis(), Options(order="likeness", layout="auto"))
    cell = found.cells["toy/ada", "verdict"]
    assert (cell.marks, cell.own_name, cell.detail) == ((), "what ada says", "rests on the work")
    assert found.voices_as_rows
    assert found.axes == ()
    assert found.options.order == "year"
    assert all(t.contested is None and not t.first_pole for t in found.themes)


def test_a_theme_with_its_own_axis_names_its_own_poles() -> None:
    found = overview(own_axis(), Options())
    frost = found.theme("frost")
    assert frost is not None
    assert (frost.own_axis, frost.first_pole, frost.second_pole) == (True, "warm", "cold")
    assert found.cells["toy/ada", "frost"].words == "cold -3"
    assert found.cells["toy/ada", "verdict"].words == "leave"
    assert [(a.theme, a.first_pole) for a in found.axes] == [("", "cut them"), ("Frost", "warm")]
    turned = overview(own_axis(), Options(), turned=True)
    assert [(a.first_pole, a.steps[0].value) for a in turned.axes] == [("let them grow", 3), ("cold", 3)]


def test_own_name_headline_and_joint_holders_are_told() -> None:
    position = replace(BOARD.positions["toy/ada", "verdict"], own_name="the *kind* cut", jointly=("toy/bert",))
    board = replace(BOARD, positions=BOARD.positions | {("toy/ada", "verdict"): position})
    found = overview(board, Options())
    cell = found.cells["toy/ada", "verdict"]
    lines = list(words.cell_lines(found, cell))
    assert lines[:3] == ["Ada Thorn · 1880–1950 · historian", "The verdict", "the kind cut"]
    assert "leave · outcome avoidable" in lines
    assert "held jointly with Bert Moss" in lines
    assert lines[-1] == "click: open the panes here"
    assert words.cell_line(found, cell).startswith("Ada Thorn, The verdict: the kind cut, leave, outcome avoidable, rests on the work")


@pytest.mark.parametrize(("count", "rows"), [(1, True), (3, True), (4, False), (10, False)])
def test_few_themes_stand_as_columns(continuity: Board, count: int, rows: bool) -> None:
    board = replace(continuity, themes=continuity.themes[:count])
    assert overview(board, Options()).voices_as_rows is rows
    assert overview(board, Options(layout="rows")).voices_as_rows
    assert not overview(board, Options(layout="columns")).voices_as_rows


# -- words -------------------------------------------------------------------------------------------------------------


def test_distances_in_words_with_the_number_of_shared_themes() -> None:
    assert words.near_words(Near("x", Distance(1.04, 6), 6)) == "1 step apart on average · 6 shared themes"
    assert words.near_words(Near("x", Distance(2.5, 5), 5)) == "2.5 steps apart on average · 5 shared themes"
    assert words.near_words(Near("x", Distance(0.0, 7), 7)) == "never more than one step apart · 7 shared themes"
    assert words.near_words(Near("x", None, 3)) == "not compared: they share 3 themes, five are needed"
    assert words.near_words(Near("x", None, 1)) == "not compared: they share 1 theme, five are needed"


def test_every_measure_says_how_it_is_made() -> None:
    text = "\n".join(words.measured_words(historians=True))
    for said in ("Historians only", "Most contested:", "Nearest to …:", "By likeness:", "verdict is left out", "one step counts as agreement", "Five shared themes", "not the historians’ own"):
        assert said in text
    assert "participants" in words.measured_words(historians=False)[0]


def test_what_is_said_of_an_order(continuity: Board) -> None:
    assert words.order_words(overview(continuity, Options())) == ""
    assert "Tree of " in words.order_words(overview(continuity, Options(order="likeness")))
    assert words.order_words(overview(continuity, Options(order="likeness", kind="commentator"))).startswith("No tree:")
    assert "who gives it" in words.order_words(overview(continuity, Options(order="school")))
