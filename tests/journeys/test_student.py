"""A student writes an essay on the terror, in two sittings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.driver import Reader


def test_an_essay_on_the_terror(readers: Callable[..., Reader], tmp_path: Path) -> None:
    folder = tmp_path / "at home"
    reader = readers(folder)

    # the first start: seven historians stand side by side, without a question asked
    reader.opens(1280, 720)
    assert len(reader.panes()) == 7
    assert reader.title().startswith("How far was Stalinism a continuation of Leninism?")
    assert reader.theme_in_view == "verdict"

    # what is this about? The orientation of the debate, then that of the theme
    reader.presses("Ctrl+Shift+O")
    assert len(reader.orientation_text("")) > 300
    reader.presses("Ctrl+Shift+O")
    reader.scrolls_to("terror")
    reader.clicks_band("terror", "orientation")
    assert "continuation: " in reader.orientation_text("terror").lower()
    reader.clicks_band("terror", "orientation")

    # just two who disagree
    reader.chooses_voices("Pipes", "Medvedev")
    reader.sees_panes("Medvedev", "Pipes")
    assert reader.theme_in_view == "terror"
    assert reader.cell_text("Pipes", "terror").startswith("continuation")
    assert reader.cell_text("Medvedev", "terror").startswith("break")

    # why is Medvedev put there? One click; and back
    reader.clicks_link_in("Medvedev", "terror", "position:")
    reader.panel_says("Roy Medvedev: Terror and repression", "HOW THIS WAS CODED")
    reader.presses("Esc")
    assert reader.panel_text() == ""

    # on what does Pipes lean?
    before = reader.row_top("terror")
    reader.clicks_cell("Pipes", "terror")
    reader.presses("Space")
    assert "Why this code: " in reader.cell_text("Pipes", "terror")
    assert reader.row_top("terror") == before
    reader.clicks_link_in("Pipes", "terror", "event:")
    reader.panel_says("Read as continuity: ", "WHO LEANS ON IT", "Richard Pipes")
    reader.presses("Esc")
    reader.clicks_cell("Pipes", "terror")
    reader.presses("Space")

    # a passage for the essay, with its source
    reader.triple_clicks("Pipes", "terror", "“")
    words, *sources = reader.copies().splitlines()
    assert words.startswith("“")
    assert len(sources) == 1
    assert sources[0].startswith("— Richard Pipes, ")

    # where else do they speak of peasants?
    assert " of " in reader.finds("Bolshevi")
    reader.presses("Return", "Esc")
    assert not reader.findbar.isVisible()

    # it is late: dark, and larger
    reader.switches_theme("dark")
    reader.sets_text_scale(125)
    reader.scrolls_to("economy")
    reader.closes()

    # the next day all is where it was
    again = readers(folder).opens(1280, 720)
    again.sees_panes("Medvedev", "Pipes")
    assert again.theme_in_view == "economy"
    assert again.board.theme.dark
    assert again.workspace.look.text_scale == 125
    again.scrolls_to("terror")
    assert again.cell_text("Pipes", "terror").startswith("continuation")
