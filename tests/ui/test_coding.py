"""Coding off, the axis turned round, and what a theme and the debate are about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from app.core import marks
from tests.driver import Reader
from tests.ui.looking import board_of, painted_steps


def test_coding_off_takes_every_mark_word_and_colour_away(app_window: Reader) -> None:
    reader = app_window
    steps = {word for step in board_of(reader).debate.steps for word in (step.short, step.words)}
    before = reader.all_text()
    assert any(line.split(" · ")[0] in steps for line in before.splitlines())
    assert painted_steps(reader)
    reader.presses("Ctrl+D")
    after = reader.all_text()
    lines = {line.split(" · ")[0].removeprefix("divided: ").split(" and ")[0] for line in after.splitlines()}
    assert not steps & lines
    assert "how coded" not in after
    assert "outcome " not in after.lower().split("\n")[0]
    assert all(reader.marks(name, theme) == () for name in reader.panes() for theme in reader.themes())
    assert painted_steps(reader) == {}, "a strip, a mark or the poles are still painted"
    assert not reader.window.header.poles.isVisible()
    assert not reader.window.spectrum.isVisible()
    reader.presses("Ctrl+D")
    assert reader.all_text() == before
    assert painted_steps(reader)
    assert reader.window.spectrum.isVisible()


def test_the_poles_stand_in_the_header_where_there_is_no_spectrum(app_window: Reader) -> None:
    reader = app_window
    assert not reader.window.header.poles.isVisible(), "the spectrum names them"
    reader.presses("Ctrl+U")
    assert not reader.window.spectrum.isVisible()
    assert reader.window.header.poles.isVisible()
    reader.presses("Ctrl+D")
    assert not reader.window.header.poles.isVisible()


def test_coding_off_leaves_no_colour_in_headlines_and_with_everything_unfolded(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_band("verdict", "row")
    reader.presses("Ctrl+D")
    assert painted_steps(reader) == {}
    assert "Why this code" not in reader.all_text()
    reader.presses("Ctrl+H")
    assert painted_steps(reader) == {}


def test_coding_off_puts_the_panes_by_year(app_window: Reader) -> None:
    reader = app_window
    years = {voice.family: voice.main_year or 0 for voice in board_of(reader).voices}
    reader.chooses("Voices", "Order by name")
    assert reader.panes() == sorted(reader.panes())
    reader.presses("Ctrl+D")
    assert reader.panes() == sorted(reader.panes(), key=years.__getitem__)
    assert reader.panes() != sorted(reader.panes())


def test_coding_off_holds_on_the_side_panel_too(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_link_in("Kotkin", "verdict", "position:")
    assert "HOW THIS WAS CODED" in reader.panel_text()
    reader.presses("Ctrl+D")
    said = reader.panel_text()
    assert "HOW THIS WAS CODED" not in said
    assert "coder" not in said
    assert "PASSAGES" in said


def test_the_axis_turns_round_everywhere(app_window: Reader) -> None:
    reader = app_window
    reader.chooses_voices("Pipes")
    step = board_of(reader).positions[reader.voice("Pipes"), "verdict"].stance
    assert step == -3
    head = reader.head_rect("Pipes").toRect()
    strip = QRect(reader.board.viewport().mapTo(reader.window, head.topLeft()), head.size())
    colour = reader.board.theme.steps[0]
    first = painted_steps(reader, strip)[colour]
    assert max(first) < strip.width() / 2
    assert reader.window.header.poles.accessibleName() == "The axis, from continuation to break"
    reader.chooses("View", "Turn the axis round")
    turned = painted_steps(reader, strip)[colour]
    assert min(turned) > strip.width() / 2
    assert reader.window.header.poles.accessibleName() == "The axis, from break to continuation"
    reader.clicks_band("verdict", "orientation")
    poles = board_of(reader).debate
    words = reader.orientation_text("verdict")
    assert words.index(f"{poles.second_pole.capitalize()}: ") < words.index(f"{poles.first_pole.capitalize()}: ")


# -- orientation ------------------------------------------------------------------------------------------------------


def test_a_theme_unfolds_its_orientation_under_its_band(app_window: Reader) -> None:
    reader = app_window
    theme = next(t for t in board_of(reader).themes if t.key == "ideology")
    reader.scrolls_to("ideology")
    before = reader.cell("Kotkin", "ideology").top()
    reader.clicks_band("ideology", "orientation")
    assert reader.cell("Kotkin", "ideology").top() > before + 30
    assert reader.band("ideology").top() == pytest.approx(reader.board.body_top(), abs=1)
    assert theme.orientation.replace("*", "")[:60] in reader.orientation_text("ideology")
    reader.clicks_band("ideology", "orientation")
    assert reader.cell("Kotkin", "ideology").top() == before


def test_ctrl_e_unfolds_the_theme_in_view(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("party")
    before = reader.cell("Gill", "party").top()
    reader.presses("Ctrl+E")
    assert reader.cell("Gill", "party").top() > before + 30
    reader.presses("Ctrl+E")
    assert reader.cell("Gill", "party").top() == before


@pytest.mark.parametrize("scrolled", [False, True])
def test_the_orientation_of_the_debate_is_seen_when_it_is_asked_for(app_window: Reader, scrolled: bool) -> None:
    reader = app_window
    if scrolled:
        reader.scrolls_to("economy")
    reader.presses("Ctrl+Shift+O")
    assert reader.board.verticalScrollBar().value() == 0
    assert reader.band("verdict").top() > reader.board.body_top() + 60
    assert marks.curly(board_of(reader).debate.orientation.replace("*", ""))[:60] in reader.orientation_text("")
    reader.presses("Ctrl+Shift+O")
    assert reader.band("verdict").top() == pytest.approx(reader.board.body_top(), abs=1)
