"""What the copying keys take on the board is what stands under the reader's eyes: the mark stepped to, the cell in focus."""

from __future__ import annotations

from tests.driver import Reader
from tests.ui.test_citing import cites
from tests.ui.test_search import goes_to_passage

SUMMARY = "Stalin is Lenin’s pupil"


def test_after_f3_the_passage_with_the_present_mark_is_copied(app_window: Reader) -> None:
    reader = app_window
    finding = goes_to_passage(reader, "political by:kotkin in:quotations theme:terror", "Once in power")
    assert taken(reader).startswith("“Once in power")
    here = finding.now
    reader.presses("Shift+F3")
    assert taken(reader).startswith("“There could have been no such terror")
    assert "seen once only" not in taken(reader), "its words alone"
    reader.presses("Shift+F3")
    assert taken(reader).startswith("Lenin made political violence a principle"), "our words, where the mark stands in those"
    assert "“" not in taken(reader)
    assert "\n— Paraphrase of Stephen Kotkin" in cites(reader, "Ctrl+Shift+C")
    reader.presses("F3", "F3")
    assert finding.now == here
    assert taken(reader).startswith("“Once in power")
    reader.presses("Escape")
    assert len(taken(reader).splitlines()) > 3, "once its marks are gone it is the cell in focus again"


def taken(reader: Reader) -> str:
    """What the copying keys would take on the board."""
    copied = reader.board.hands.selected()
    assert copied is not None
    return copied.text


def test_a_mark_of_the_find_bar_in_our_words_gives_those(app_window: Reader) -> None:
    reader = app_window
    reader.finds("the outer one")
    words, source = cites(reader, "Ctrl+Shift+C").splitlines()
    assert words.startswith(SUMMARY)
    assert source.startswith("— Paraphrase of Stephen Kotkin")


def test_a_selection_goes_when_the_focus_goes_to_another_cell(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    reader.presses("Ctrl+A", "Right")
    now = next(v for v in reader.board.layout_.model.voices if v.id == reader.workspace.focus.voice)
    assert now.family != "Pipes"
    assert reader.selected_text("Pipes", "verdict") == ""
    copied = cites(reader, "Ctrl+Shift+C")
    assert f"araphrase of {now.name} on" in copied
    assert "araphrase of Richard Pipes" not in copied


def test_esc_takes_the_selection_away_first(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    reader.presses("Return")
    assert reader.workspace.detail is not None
    reader.board.setFocus()
    reader.presses("Ctrl+A", "Esc")
    assert reader.selected_text("Pipes", "verdict") == ""
    assert reader.workspace.detail is not None, "one at a time"
    reader.presses("Esc")
    assert reader.workspace.detail is None


def test_another_theme_takes_the_focus_along(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    voice, keys = reader.workspace.focus.voice, reader.themes()
    for theme in keys[1:4]:
        reader.presses("Ctrl+Down")
        assert reader.theme_in_view == theme
        assert reader.workspace.focus == reader.place("Pipes", theme)
        cell = reader.cell("Pipes", theme)
        assert cell.top() < reader.board.viewport().height()
    reader.presses("Ctrl+Up")
    assert (reader.workspace.focus.voice, reader.workspace.focus.theme) == (voice, keys[2])
    assert reader.theme_in_view == keys[2]
    title = next(t.title for t in reader.board.layout_.model.themes if t.key == keys[2])
    assert f"on “{title}" in cites(reader, "Ctrl+Shift+C")
