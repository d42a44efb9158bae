"""What follows from what: panes from the spectrum, passages of a period, pages of events, orders that come back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import linking
from app.state.workspace import Place
from tests.driver import Reader
from tests.ui.looking import board_of


def test_a_pane_opened_from_the_spectrum_comes_into_view_and_one_out_of_view_too(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_on_the_spectrum("Cohen")
    assert "Cohen" in reader.panes()
    assert reader.is_across(reader.cell("Cohen", "verdict"))
    assert "Cohen is open" in reader.whisper()
    reader.clicks_cell("Deutscher", "verdict")
    assert not reader.is_across(reader.cell("Kotkin", "verdict"))
    reader.clicks_on_the_spectrum("Kotkin")
    assert "Kotkin" in reader.panes(), "it is shown before it is closed"
    assert reader.is_across(reader.cell("Kotkin", "verdict"))
    reader.clicks_on_the_spectrum("Kotkin")
    assert "Kotkin" not in reader.panes()
    assert "Alt+Left" in reader.whisper()


def test_the_passages_of_a_period_are_walked_like_those_of_an_event(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_period((1936.0, 1939.0))
    reader.settles()
    inside = linking.in_period(board_of(reader), reader.workspace.voices, (1936.0, 1939.0))
    assert inside
    shown = [p for p in inside if reader.board.cell_in_view(Place(*p)).intersects(reader.board.body_rect())]
    assert shown, "the first of them was brought into view"
    walked = set()
    for _ in range(len(inside)):
        reader.presses("F4")
        walked.add((reader.workspace.focus.voice, reader.workspace.focus.theme))
    assert walked == {p for p in inside if p[1]}
    reader.presses("Esc")
    assert reader.told() == ""
    assert not reader.window.actions_["timeline.next"].isEnabled()


def test_an_open_page_of_an_event_follows_the_event_in_focus(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_event(reader.event("Tenth Congress"))
    reader.settles()
    reader.window.followbar.details_asked.emit()
    reader.settles()
    reader.panel_says("Tenth Congress")
    reader.workspace.set_event(reader.event("NKVD Order 00447"))
    reader.settles()
    reader.panel_says("NKVD Order 00447")


def test_the_panes_of_the_others_come_with_their_first_passage_in_view(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_event(reader.event("Tenth Congress"))
    reader.settles()
    before = set(reader.panes())
    reader.chooses("Timeline", "Open the panes of the others")
    added = set(reader.panes()) - before
    assert added
    focus = reader.workspace.focus
    assert focus.voice in {reader.voice(name) for name in added}
    assert reader.board.cell_in_view(focus).intersects(reader.board.body_rect())


def test_the_reader_s_own_order_comes_back_with_the_coding(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    reader.presses("Ctrl+Shift+Left")
    own = reader.panes()
    reader.presses("Ctrl+D")
    assert reader.panes() != own
    assert not reader.window.actions_["voices.by_name"].isEnabled()
    by_year = reader.panes()
    reader.presses("Ctrl+Shift+Left")
    assert reader.panes() == by_year, "with coding off they stand by year"
    reader.presses("Ctrl+D")
    assert reader.panes() == own


def test_going_back_brings_the_order_back_too(app_window: Reader) -> None:
    reader = app_window
    before = reader.panes()
    reader.clicks_cell("Pipes", "verdict")
    reader.presses("Ctrl+Shift+Left")
    reader.presses("Alt+Left")
    assert reader.panes() == before
    assert reader.workspace.order == "year"
    reader.chooses("Voices", "Order by year of the main work")
    assert reader.window.actions_["voices.by_year"].isChecked(), "chosen twice it is in force all the same"


def test_i_on_the_timeline_shows_the_event(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+J")
    reader.plot()
    reader.clicks_cell("Pipes", "terror")
    reader.presses("F6", "Right", "I")
    assert reader.workspace.detail is not None
    assert reader.workspace.detail.kind == "event"
    assert reader.workspace.detail.id in {x.event for x in board_of(reader).leanings[reader.voice("Pipes"), "terror"]}, "the walk begins at what is lit"


def test_nobody_turns_a_page_that_nobody_sees(app_window: Reader) -> None:
    reader = app_window
    reader.presses("F5")
    stage = reader.session.wired.staging.view
    assert stage is not None
    words = stage.page_words()
    QTest.keyClick(stage, Qt.Key.Key_B)
    assert stage.page_words() == ""
    QTest.keyClick(stage, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert stage.page_words() == words
    QTest.keyClick(stage, Qt.Key.Key_Escape)


def test_the_note_of_a_passage_goes_along_when_it_is_copied(app_window: Reader) -> None:
    reader = app_window
    reader.triple_clicks("Medvedev", "verdict", "one could list the various measures")
    copied = reader.copies()
    assert "The ellipsis hides a gap of unknown length" in copied
    assert "how coded" not in copied
