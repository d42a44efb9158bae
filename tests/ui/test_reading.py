"""What stands in the cells and on the side panel, one click away from each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from app.core import marks
from db import reads
from db.library import connect_corpus
from db.records import Quotation
from tests.driver import Reader
from tests.driver_panes import LEFT
from tests.ui.looking import board_of


def withheld(reader: Reader) -> list[Quotation]:
    """Every withheld quotation of the pack."""
    assert reader.session.library is not None
    connection = connect_corpus(reader.session.library.corpus)
    try:
        return [quotation for quotation in reads.corpus(connection).quotations if quotation.withheld]
    finally:
        connection.close()


# -- folds ------------------------------------------------------------------------------------------------------------


def test_a_fold_opens_in_one_cell_and_closes_again(app_window: Reader) -> None:
    reader = app_window
    before, beside = reader.cell_text("Kotkin", "verdict"), reader.cell_text("Pipes", "verdict")
    reader.clicks_link_in("Kotkin", "verdict", "fold:reason")
    opened = reader.cell_text("Kotkin", "verdict")
    assert "Why this code: " in opened
    assert "− how coded" in opened
    assert reader.cell_text("Pipes", "verdict") == beside
    reader.clicks_link_in("Kotkin", "verdict", "fold:reason")
    assert reader.cell_text("Kotkin", "verdict") == before


def test_more_quotations_unfold(app_window: Reader) -> None:
    reader = app_window
    before = reader.cell_text("Kotkin", "verdict")
    reader.clicks_link_in("Kotkin", "verdict", "fold:quotations")
    after = reader.cell_text("Kotkin", "verdict")
    assert after.count("“") > before.count("“")
    assert "− fewer quotations" in after


def test_a_whole_row_unfolds_with_one_click(app_window: Reader) -> None:
    reader = app_window
    below = [reader.cell_text(name, "ideology") for name in reader.panes()]
    reader.clicks_band("verdict", "row")
    assert all("Why this code: " in reader.cell_text(name, "verdict") for name in reader.panes())
    assert [reader.cell_text(name, "ideology") for name in reader.panes()] == below
    reader.clicks_band("verdict", "row")
    assert not any("Why this code: " in reader.cell_text(name, "verdict") for name in reader.panes())


def test_a_headline_is_one_click_from_the_text_and_back(app_window: Reader) -> None:
    reader = app_window
    position = board_of(reader).positions[reader.voice("Kotkin"), "verdict"]
    reader.presses("Ctrl+H")
    brief = reader.cell_text("Kotkin", "verdict")
    assert brief.endswith(marks.curly(position.headline))
    assert len(brief) < 200
    reader.clicks_link_in("Kotkin", "verdict", "fold:text")
    whole = reader.cell_text("Kotkin", "verdict")
    assert len(whole) > 3 * len(brief)
    assert "− headline only" in whole
    assert "\n" not in reader.cell_text("Pipes", "verdict"), "its neighbour stays a headline"
    reader.clicks_link_in("Kotkin", "verdict", "fold:text")
    assert reader.cell_text("Kotkin", "verdict") == brief


def test_the_mouse_becomes_a_hand_over_links_alone(app_window: Reader) -> None:
    reader = app_window
    link = reader.link_at("Kotkin", "verdict", "position:")
    assert reader.rests_on(link) == Qt.CursorShape.PointingHandCursor
    assert reader.whisper() == "Show how this was coded"
    text = reader.point_at("Kotkin", "verdict", reader.where("Kotkin", "verdict", "Stalin is Lenin’s pupil") + 3)
    assert reader.rests_on(text) == Qt.CursorShape.IBeamCursor
    assert reader.whisper() == ""
    cross = reader.head_rect("Kotkin").center()
    assert reader.rests_on(cross) == Qt.CursorShape.PointingHandCursor


# -- one click to the side panel --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("voice", "theme"), [("Kotkin", "economy"), ("Pipes", "terror"), ("Deutscher", "verdict")])
def test_every_stance_is_one_click_from_how_it_was_coded(app_window: Reader, voice: str, theme: str) -> None:
    reader = app_window
    position = board_of(reader).positions[reader.voice(voice), theme]
    reader.scrolls_to(theme)
    reader.clicks_link_in(voice, theme, "position:")
    said = reader.panel_text()
    assert said.startswith(next(v.name for v in board_of(reader).voices if v.id == position.voice) + ": ")
    assert "HOW THIS WAS CODED" in said
    assert position.rests_on[:20] in said.replace("[", "").replace("]", "")
    reader.presses("Esc")
    assert reader.panel_text() == ""


def test_not_found_says_what_was_seen(app_window: Reader) -> None:
    reader = app_window
    board = board_of(reader)
    position = next(p for p in board.positions.values() if p.code == "not found" and (p.rests_on or p.evidence))
    voice = next(v for v in board.voices if v.id == position.voice)
    reader.chooses_voices(voice.family)
    reader.scrolls_to(position.theme)
    assert reader.cell_text(voice.family, position.theme) == "Not found in what we saw"
    assert reader.marks(voice.family, position.theme) == ()
    reader.clicks_link_in(voice.family, position.theme, "position:")
    said = reader.panel_text()
    assert "Not found in what we saw. This does not mean that the voice is silent on it." in said
    assert "WHAT WAS SEEN, AND WHERE TO LOOK" in said
    assert "no position" not in said


def test_an_event_chip_opens_the_event_with_its_readings(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_link_in("Kotkin", "terror", "fold:events")
    event = board_of(reader).events[next(link for link in reader.links_in("Kotkin", "terror") if link.startswith("event:")).removeprefix("event:")]
    reader.clicks_link_in("Kotkin", "terror", f"event:{event.id}")
    said = reader.panel_text()
    assert said.startswith(event.title)
    assert "Read as continuity: " in said
    assert "Read as break: " in said
    assert "WHO LEANS ON IT" in said
    assert "Stephen Kotkin" in said


def test_from_the_panel_to_the_next_thing(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_link_in("Kotkin", "terror", "fold:events")
    reader.clicks_link_in("Kotkin", "terror", "event:")
    reader.clicks_in_panel("Stephen Kotkin")
    said = reader.panel_text()
    assert said.startswith("Stephen Kotkin\n")
    assert "LABELS, AND WHO GIVES THEM" in said
    assert "WORKS" in said


def test_a_work_and_a_quotation_have_their_page(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_link_in("Kotkin", "verdict", "work:")
    work = reader.panel_text().splitlines()[0]
    assert work in reader.cell_text("Kotkin", "verdict")
    reader.clicks_link_in("Kotkin", "verdict", "quotation:")
    said = reader.panel_text()
    assert said.startswith("Stephen Kotkin\n")
    assert "Grade: " in said
    assert "Second check: " in said


def test_a_click_on_the_name_opens_the_voice(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_name("Gill")
    assert reader.panel_text().startswith("Graeme Gill\n")
    reader.clicks_name("Pipes")
    assert reader.panel_text().startswith("Richard Pipes\n")


def test_the_account_of_the_coding_names_poles_and_counts(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_switch("How this was coded")
    said = reader.panel_text()
    assert "Coded by one reader, re-read by a second, mostly from excerpts, reviews and abstracts, not from whole books" in said
    assert all(voice.name in said for voice in board_of(reader).voices)
    reader.chooses("Debate", "Not here yet")
    assert reader.panel_text().startswith("Not here yet")


def test_withheld_quotations_stand_in_no_cell_and_are_not_found(app_window: Reader) -> None:
    reader = app_window
    hidden = withheld(reader)
    assert hidden, "the pack has withheld quotations; without one this test says nothing"
    voices = {voice.id: voice.family for voice in board_of(reader).voices}
    reader.chooses_voices(*sorted({voices[quotation.voice] for quotation in hidden}))
    for theme in reader.themes():
        reader.scrolls_to(theme)
        reader.clicks_band(theme, "row")
    everything = reader.all_text()
    for quotation in hidden:
        assert quotation.text not in everything
        assert reader.finds(quotation.text[:40]) == "not found in the open panes"
        reader.presses("Esc")


def test_withheld_quotations_stand_in_the_details_as_not_yet_traced(app_window: Reader) -> None:
    reader = app_window
    voices = {voice.id: voice.family for voice in board_of(reader).voices}
    hidden = withheld(reader)
    reader.chooses_voices(*dict.fromkeys(voices[quotation.voice] for quotation in hidden))
    for quotation in hidden:
        reader.clicks_name(voices[quotation.voice])
        before, heading, after = reader.panel_text().partition("NOT YET TRACED")
        assert heading
        words = marks.curly(quotation.text)[:30]
        assert words in after
        assert words not in before
        assert "Withheld: " in after


def test_a_window_without_panes_says_what_to_do(app_window: Reader) -> None:
    reader = app_window
    for name in reader.panes():
        reader.closes_pane(name)
    assert reader.panes() == []
    assert reader.empty_words() == "No pane is open. Choose voices with Ctrl+P to set them side by side."
    reader.chooses_voices("Kotkin")
    reader.sees_panes("Kotkin")


def test_what_was_opened_is_closed_with_the_mouse_too(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_name("Kotkin")
    reader.finds("Lenin")
    reader.workspace.set_notice("A sentence.")
    for part in (reader.panel, reader.findbar, reader.window.notice):
        assert part.isVisible()
        cross = next(button for button in part.findChildren(QToolButton) if button.text() == "✕")
        QTest.mouseClick(cross, LEFT)
        reader.settles()
        assert not part.isVisible()


def test_the_side_panel_leaves_room_for_the_panes(app_window: Reader) -> None:
    reader = app_window
    reader.scrolls_to("party")
    before = reader.board.width()
    reader.clicks_name("Pipes")
    assert before - reader.board.width() <= 430
    assert reader.panel.width() >= 280
    assert reader.theme_in_view == "party"
    reader.presses("Esc")
    assert reader.board.width() == before
    assert reader.theme_in_view == "party"
