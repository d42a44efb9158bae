"""Room on the spectrum: nothing overlaps, nothing is cut, nobody stands off the step, at every width and text size."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.core.standing import BESIDE, Spectrum, spectrum
from app.state.theme import load_theme
from app.ui import gallery_samples as samples
from app.ui.spectrum import packing
from app.ui.spectrum.faces import Faces
from app.ui.spectrum.picture import Item, Picture, draw_up
from app.ui.spectrum.view import SpectrumView
from db.records import Board

WIDTHS = (640, 800, 1024, 1366, 1920, 2560)
SCALES = (0.6, 1.0, 1.75, 3.0)


@pytest.fixture
def shipped_board(continuity: Board, qapp: QApplication) -> Board:
    """The main debate, with an application for the fonts."""
    return continuity


def made(board: Board, theme: str, *, everybody: bool = False, turned: bool = False) -> Spectrum:
    found = spectrum(board, theme, tuple(v.id for v in board.voices) if everybody else board.debate.presets, turned=turned)
    assert found is not None
    return found


def drawn(board: Board, theme: str, width: float = 1366, scale: float = 1.0, most: float = 192, *, everybody: bool = False, turned: bool = False) -> Picture:
    return draw_up(made(board, theme, everybody=everybody, turned=turned), Faces(scale), width, most, "divided")


def overlap(first: QRectF, second: QRectF) -> bool:
    both = first.intersected(second)
    return both.width() > 0.5 and both.height() > 0.5


def text_width(faces: Faces, item: Item) -> float:
    if item.kind != "voice":
        return faces.advance(faces.soft, item.name)
    if not item.name:
        return faces.size * 1.22
    return faces.before + faces.advance(faces.name_font(item.firm), item.name) + (faces.advance(faces.tail, f" {item.tail}") if item.tail else 0)


@pytest.mark.parametrize("everybody", [False, True])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overlaps_nothing_is_cut(shipped_board: Board, width: int, scale: float, everybody: bool) -> None:
    faces = Faces(scale)
    for theme in shipped_board.themes:
        picture = drawn(shipped_board, theme.key, width, scale, everybody=everybody)
        poles = []
        for label in picture.labels:
            assert label.rect.top() >= 0, label
            assert label.rect.bottom() <= picture.height, label
            assert label.role == "pole" or not any(overlap(item.rect, label.rect) for item in picture.items), label
            if label.role == "pole":
                wide = faces.advance(faces.pole, label.words)
                assert wide <= label.rect.width() + 1, label
                poles.append(QRectF(label.rect.right() - wide if label.right else label.rect.left(), label.rect.top(), wide, label.rect.height()))
        for item in picture.items:
            assert text_width(faces, item) <= item.rect.width() + 0.5, item
            assert item.rect.left() >= 0, item
            assert item.rect.right() <= width, item
            assert item.rect.top() >= 0, item
            assert item.rect.bottom() <= picture.height + 0.5, item
            assert not any(overlap(item.rect, pole) for pole in poles), item
        for first, second in combinations(picture.items, 2):
            assert not overlap(first.rect, second.rect), (theme.key, first, second)
        for lane in picture.lanes:
            assert picture.axis < lane.middle < picture.height
            assert 0 <= lane.left <= lane.right <= width


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("width", "scale"), [(640, 1.0), (1366, 1.0), (2560, 3.0)])
def test_every_mark_stands_over_the_segment_of_its_step(shipped_board: Board, width: int, scale: float, turned: bool) -> None:
    for theme in shipped_board.themes:
        picture = drawn(shipped_board, theme.key, width, scale, everybody=True, turned=turned)
        assert list(picture.steps) == sorted(picture.steps, reverse=turned)
        for item in picture.items:
            if item.step is not None:
                column = picture.steps.index(item.step)
                assert picture.lefts[column] <= item.rect.left()
                assert item.rect.right() <= picture.lefts[column] + picture.widths[column] + 0.5
                assert item.rect.bottom() <= picture.axis
        for step in {item.step for item in picture.items if item.step is not None}:
            lowest = max(item.rect.bottom() for item in picture.items if item.step == step)
            assert picture.axis - lowest < Faces(scale).line * 0.5, "the last line stands next to the axis"


@pytest.mark.parametrize(("width", "scale"), [(640, 1.0), (640, 2.0), (640, 3.0), (1366, 1.0), (1366, 3.0)])
@pytest.mark.parametrize("everybody", [False, True])
def test_everybody_is_there_as_a_mark_in_a_number_or_beside(shipped_board: Board, width: int, scale: float, everybody: bool) -> None:
    for theme in shipped_board.themes:
        told = made(shipped_board, theme.key, everybody=everybody)
        picture = drawn(shipped_board, theme.key, width, scale, everybody=everybody)
        there = {i.key for i in picture.items if i.kind == "voice"} | {v for i in picture.items for v in i.voices}
        assert there == {s.voice for s in told.standings}
        beside = {v for i in picture.items if i.kind == "beside" for v in i.voices}
        assert beside == {s.voice for state in BESIDE for s in told.beside(state)}


@pytest.mark.parametrize("width", [640, 800, 1024, 1366, 1920, 2560])
def test_voices_with_a_pane_are_named_and_others_where_there_is_room(shipped_board: Board, width: int) -> None:
    for theme in shipped_board.themes:
        items = [i for i in drawn(shipped_board, theme.key, width).items if i.kind == "voice"]
        assert all(i.name for i in items if i.firm), [i for i in items if i.firm and not i.name]
        if width >= 1366:
            assert all(i.name for i in items)
    assert any(not i.name for i in drawn(shipped_board, "verdict", 640).items), "at 640 some stand as a mark alone"


def test_the_height_is_low_and_the_same_on_every_theme(shipped_board: Board) -> None:
    heights = {round(drawn(shipped_board, theme.key).height) for theme in shipped_board.themes}
    assert len(heights) == 1
    assert 56 <= heights.pop() <= 72


@pytest.mark.parametrize("everybody", [False, True])
def test_it_grows_for_names_but_not_beyond_what_it_may(shipped_board: Board, everybody: bool) -> None:
    low = [drawn(shipped_board, theme.key, 640, 1.0, 120, everybody=everybody).height for theme in shipped_board.themes]
    high = [drawn(shipped_board, theme.key, 640, 1.0, 300, everybody=everybody).height for theme in shipped_board.themes]
    assert max(low) <= 120
    assert max(high) <= 300
    assert (max(high) > max(low)) is everybody


def test_a_small_debate_takes_one_line(qapp: QApplication) -> None:
    told = spectrum(samples.BOARD, "frost", (), turned=False)
    assert told is not None
    faces = Faces(1.0)
    assert draw_up(told, faces, 1366, 192, "divided").height < 3 * faces.line + 12


def test_a_wide_window_shows_what_the_poles_say_here(shipped_board: Board) -> None:
    theme = next(t for t in shipped_board.themes if t.key == "terror")
    words = {label.words for label in drawn(shipped_board, "terror", 1920).labels}
    assert {theme.first_pole, theme.second_pole, "continuation", "break"} <= words
    faces = Faces(1.0)
    for label in drawn(shipped_board, "terror", 1920).labels:
        if label.role == "words":
            needed = QFontMetricsF(faces.soft).boundingRect(QRectF(0, 0, label.rect.width(), 999), 0x1000, label.words)
            assert needed.height() <= label.rect.height() + 0.5
    assert theme.first_pole not in {label.words for label in drawn(shipped_board, "terror", 1366).labels}


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_words_of_the_poles_stand_in_full_on_every_theme(shipped_board: Board, scale: float) -> None:
    for theme in shipped_board.themes:
        shown = {label.words for label in drawn(shipped_board, theme.key, 1920 * scale, scale).labels}
        assert {theme.first_pole, theme.second_pole} <= shown, theme.key


def test_words_of_a_pole_that_do_not_fit_are_left_to_the_tip(shipped_board: Board) -> None:
    told = replace(made(shipped_board, "terror"), first_words="A long story. " * 60)
    picture = draw_up(told, Faces(1.0), 1920, 192, "divided")
    assert [label.words for label in picture.labels if label.end == "first"] == ["continuation"]
    assert all(label.rect.bottom() <= picture.height for label in picture.labels)


def test_ranges_are_drawn_for_panes_and_kept_ready_for_others(shipped_board: Board) -> None:
    picture = drawn(shipped_board, "verdict")
    assert {(lane.kind, lane.voice.split("/")[1]) for lane in picture.lanes} == {("divided", "deutscher"), ("divided", "fitzpatrick"), ("joined", "volkogonov")}
    assert "stalinism/schapiro" in picture.spare
    path = next(lane for lane in picture.lanes if lane.kind == "joined")
    assert path.knobs[0] > path.knobs[-1], "from 1989, a break, to 1994, straight continuation"
    both = [i.centre.x() for i in picture.items if i.key == "stalinism/deutscher"]
    divided = next(lane for lane in picture.lanes if lane.voice == "stalinism/deutscher")
    assert (divided.left, divided.right) == (min(both), max(both))


def test_a_bar_covers_the_segments_of_its_range(shipped_board: Board) -> None:
    picture, told = drawn(shipped_board, "party", everybody=True), made(shipped_board, "party", everybody=True)
    columns = dict(zip(picture.steps, zip(picture.lefts, picture.widths, strict=True), strict=True))
    ranges = [lane for lane in picture.lanes if lane.kind == "range"]
    assert ranges
    for lane in [*ranges, *(lane for lane in picture.spare.values() if lane.kind == "range")]:
        standing = told.standing(lane.voice)
        assert standing is not None
        assert standing.low is not None
        assert standing.high is not None
        assert 0 <= lane.left - columns[standing.low][0] < 10
        assert 0 <= sum(columns[standing.high]) - lane.right < 10
        assert lane.left < lane.knobs[0] < lane.right


def test_bars_in_one_lane_do_not_meet(shipped_board: Board) -> None:
    for theme in shipped_board.themes:
        for first, second in combinations(drawn(shipped_board, theme.key, everybody=True).lanes, 2):
            assert first.middle != second.middle or first.right < second.left or second.right < first.left


def test_hostile_names_and_crowds_are_taken(qapp: QApplication) -> None:
    long = replace(samples.CLEO, family="W" * 400, name="W" * 400)
    crowd = tuple(replace(samples.CLEO, id=f"toy/c{i}", family=f"<b>C{i}</b>", name=f"C{i}") for i in range(300))
    base = samples.POSITIONS["toy/cleo", "frost"]
    positions = {(v.id, "frost"): replace(base, id=f"p{v.id}", voice=v.id) for v in (long, *crowd)}
    for voices in ((long,), (long, *crowd)):
        told = spectrum(replace(samples.BOARD, voices=voices, positions=positions), "frost", (long.id,), turned=False)
        assert told is not None
        picture = draw_up(told, Faces(1.0), 1024, 192, "divided")
        assert picture.height <= 192
        for first, second in combinations(picture.items, 2):
            assert not overlap(first.rect, second.rect)
        assert all(item.rect.right() <= 1024 for item in picture.items)


def test_the_widget_follows_its_width(qtbot, shipped_board: Board) -> None:
    view = SpectrumView()
    qtbot.addWidget(view)
    view.set_look(load_theme("dark"), 1.0)
    view.set_spectrum(made(shipped_board, "verdict"))
    assert view.hasHeightForWidth()
    assert view.heightForWidth(640) > view.heightForWidth(1366)
    view.set_look(load_theme("dark"), 2.0)
    assert view.heightForWidth(1366) > 1.5 * 72
    view.set_most_height(90)
    assert view.sizeHint().height() == view.heightForWidth(max(640, view.width()))
    view.resize(1366, view.heightForWidth(1366))
    assert view.grab().toImage().pixelColor(1, 1).name() == load_theme("dark").paper


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(1, 300), min_size=1, max_size=14), st.integers(1, 5))
def test_lines_hold_everything_in_order_and_are_as_narrow_as_can_be(widths: list[float], most: int) -> None:
    lines = packing.lines_of(widths, most)
    assert [i for line in lines for i in line] == list(range(len(widths)))
    assert 1 <= len(lines) <= most
    widest = max(sum(widths[i] for i in line) for line in lines)
    assert widest >= max(max(widths), sum(widths) / most) - 1e-6
    if most == 1:
        assert widest == pytest.approx(sum(widths))


def test_no_end_of_the_axis_is_served_before_the_other() -> None:
    """The same names at both ends get the same room, however the axis is turned."""
    want = [packing.Want(60 + 7 * i, 16, False) for i in range(5)]
    sizes = packing.Sizes(15, 10, 25)
    steps = [want, [], want]
    for room in range(200, 900, 50):
        _, fits = packing.fit(steps, room, 2, 2, sizes)
        assert abs(len(fits[0].named) - len(fits[2].named)) <= 1


def test_a_name_that_must_stand_comes_before_one_that_may() -> None:
    firm, soft = packing.Want(100, 16, True), packing.Want(20, 16, False)
    _, fits = packing.fit([[firm, firm], [soft, soft, soft]], 186, 1, 1, packing.Sizes(15, 10, 25))
    assert len(fits[0].named) == 1, "there is room for one of the two"
    assert not fits[1].named


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("most", [60, 192, 400])
def test_what_the_axis_measures_stands_in_full_near_the_first_pole(shipped_board: Board, width: int, scale: float, most: int) -> None:
    faces = Faces(scale)
    told = replace(made(shipped_board, "terror"), axis_title="The axis: trust in the archival totals")
    picture = draw_up(told, faces, width, most * scale, "divided")
    (title,) = [label for label in picture.labels if label.role == "title"]
    needed = QFontMetricsF(faces.soft).boundingRect(QRectF(0, 0, title.rect.width(), 9999), 0x1000, title.words)
    assert needed.height() <= title.rect.height() + 0.5
    assert title.rect.top() >= 0
    for label in picture.labels:
        assert label.rect.bottom() <= picture.height + 0.5, label
        assert label is title or not overlap(label.rect, title.rect), label
    assert not any(overlap(item.rect, title.rect) for item in picture.items)


@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_axes_of_their_own_take_the_same_room_on_every_theme(shipped_board: Board, width: int) -> None:
    own = replace(shipped_board.themes[1], steps=shipped_board.debate.steps, first_name="no", second_name="yes, by an order that was given in words of some length")
    board = replace(shipped_board, debate=replace(shipped_board.debate, axis_title="how much of the old was in the new"), themes=(shipped_board.themes[0], own))
    found = [spectrum(board, theme.key, (), turned=False) for theme in board.themes]
    assert [bool(one.axis_title) for one in found if one is not None] == [True, False]
    faces = Faces(1.0)
    pictures = [draw_up(one, faces, width, 192, "divided") for one in found if one is not None]
    assert len({(round(sum(p.widths)), round(p.lefts[0])) for p in pictures}) == 1
