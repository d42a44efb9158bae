"""From one debate to another: what is kept, what is restored on the way back, and that nothing of the old debate stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from app.state.workspace import Detail, Place
from tests.driver import Reader
from tests.ui.looking import board_of

CONTINUITY, KIROV, MEMORY, STATE, TOLL = (f"stalinism/{name}" for name in ("continuity", "kirov", "memory", "state", "toll"))
KOTKIN, MEDVEDEV = "stalinism/kotkin", "stalinism/medvedev"


def switches(reader: Reader, debate: str) -> None:
    """Open a debate as the chooser does, and wait for it."""
    reader.workspace.set_debate(debate)
    reader.waits_for(lambda: board_of(reader).debate.id == debate)
    reader.settles()


def test_nothing_of_the_old_debate_stays_unfolded_or_brushed(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.toggle_orientation("")
    reader.workspace.toggle_orientation("terror")
    reader.workspace.toggle_fold((Place(KOTKIN, "terror"),), "reason")
    reader.workspace.set_period((1936.0, 1939.0))
    reader.settles()
    switches(reader, TOLL)
    assert reader.board.layout_.open_orientations == frozenset()
    assert reader.board.layout_.model.folds == {}
    assert not reader.window.actions_["debate.about"].isChecked()
    assert reader.workspace.period is None
    assert reader.board.dimmed == frozenset()
    assert reader.told() == ""


def test_reading_begins_at_the_first_pane(app_window: Reader) -> None:
    reader = app_window
    bar = reader.board.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    switches(reader, TOLL)
    assert bar.value() == 0


def test_the_focus_stays_with_a_voice_that_speaks_here_too_else_it_goes_to_the_first_pane(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Medvedev", "verdict")
    switches(reader, KIROV)
    assert reader.workspace.focus == Place(MEDVEDEV, "kirov-order")
    switches(reader, MEMORY)
    assert MEDVEDEV not in reader.workspace.voices
    assert reader.workspace.focus == Place(reader.workspace.voices[0], reader.workspace.theme)


def test_what_was_looked_for_is_counted_anew(app_window: Reader) -> None:
    reader = app_window
    reader.findbar.open()
    reader.findbar.words_changed.emit("Lenin")
    reader.findbar._words.setText("Lenin")
    reader.settles()
    before = [label.text() for label in reader.findbar.findChildren(QLabel)]
    switches(reader, TOLL)
    after = [label.text() for label in reader.findbar.findChildren(QLabel)]
    finding = reader.board.hands.finding
    assert after != before
    assert after == [f"{finding.now} of {finding.count}" if finding.count else "not found in the open panes"]


def test_an_open_page_is_written_anew_and_heeds_coding_off(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_detail(Detail("voice", KOTKIN))
    reader.settles()
    switches(reader, KIROV)
    before = reader.panel.text()
    assert "in the debates" in before.casefold()
    reader.workspace.set_look(coding=False)
    reader.settles()
    assert reader.panel.text() != before, "the codes went from the page, too"


def test_panes_theme_and_zoom_come_back_with_a_debate(app_window: Reader) -> None:
    reader = app_window
    panes = (KOTKIN, MEDVEDEV)
    reader.workspace.set_voices(panes, "own")
    reader.workspace.set_timing(span=(1917.0, 1953.0), folded=False)
    event = reader.event("NKVD Order 00447")
    reader.workspace.set_event(event)
    reader.settles()
    reader.board.set_theme_in_view("terror")
    reader.settles()
    switches(reader, STATE)
    assert reader.workspace.timing.span == (1917.0, 1953.0)
    assert reader.workspace.event_in_focus == event
    switches(reader, CONTINUITY)
    assert set(reader.workspace.voices) == set(panes)
    assert reader.workspace.theme == "terror"


def test_poles_in_the_header_follow_a_theme_with_an_axis_of_its_own_and_are_never_cut(app_window: Reader) -> None:
    reader = app_window
    poles, menus = reader.window.header.poles, reader.window.menuBar()
    reader.workspace.set_look(text_scale=200)
    reader.settles()
    for debate in (KIROV, STATE, TOLL, CONTINUITY):
        switches(reader, debate)
        assert poles.isVisible(), debate
        assert poles.mapTo(reader.window, poles.rect().topRight()).x() < reader.window.width(), debate
        assert poles.width() >= poles.sizeHint().width(), debate
        assert all(menus.actionGeometry(action).right() < poles.x() for action in menus.actions()), debate
    switches(reader, MEMORY)
    assert not poles.isVisible(), "a debate without an axis has none"


def test_poles_give_way_by_growing_smaller_before_they_go(app_window: Reader) -> None:
    from app.state.theme import load_theme
    from app.ui.top.poles import Poles

    poles = Poles()
    poles.set_debate(board_of(app_window).debate)
    poles.set_look(load_theme("light"), 3.0, turned=False)
    wide = poles.sizeHint().width()
    for room in (wide, wide // 2, wide // 3):
        poles.set_room(room)
        assert 0 < poles.sizeHint().width() <= room
    poles.set_room(20)
    assert poles.sizeHint().width() == 0


def test_panes_of_the_last_run_count_for_the_debate_with_which_it_ended_and_for_no_other(readers: Callable[..., Reader]) -> None:
    before = readers().opens()
    before.workspace.set_voices((KOTKIN,))
    before.settles()
    before.closes()
    reader = readers().opens()
    assert reader.workspace.voices == (KOTKIN,)
    switches(reader, KIROV)
    assert set(board_of(reader).debate.presets) <= set(reader.workspace.voices)
