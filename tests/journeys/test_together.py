"""What happened, what was written and what each makes of it move together: in the words of a student, a lecturer, a reviewer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import linking
from tests.driver import Reader


def test_she_clicks_1921_sees_who_reads_it_how_and_copies_two_rows_of_the_table(readers: Callable[..., Reader]) -> None:
    reader = readers()
    reader.opens(1366, 900)

    # the timeline is a strip; she opens it and looks at the years of the revolution
    assert reader.workspace.timing.folded
    reader.presses("Ctrl+J", "Alt+1")
    assert not reader.workspace.timing.folded
    assert reader.workspace.timing.span == (1917.0, 1925.0)

    # she clicks the ban on factions: who leans on it, how, and on what basis is said in words …
    reader.clicks_event("Tenth Congress")
    assert "1 passage in view leans on it, 1 more may: Roy Medvedev (not checked) and Richard Pipes as continuity (1 seen, 1 not checked)." in reader.told()
    assert "as continuity" in reader.told()
    assert "Out of view: " in reader.told()
    # … the passages are marked in the panes, and the first is in view
    marked = reader.marked()
    assert {voice for voice, _ in marked} == {"Medvedev", "Pipes"}
    for voice, theme in marked:
        assert ("may lean on" if voice == "Medvedev" else "leans on") in reader.cell_text(voice, theme)
    assert reader.theme_in_view == marked[0][1]

    # from passage to passage by key
    reader.presses("F4")
    assert (reader.workspace.focus.voice, reader.workspace.focus.theme) == (reader.voice(marked[0][0]), marked[0][1])
    reader.presses("F4")
    assert reader.workspace.focus.voice == reader.voice(marked[1][0])

    # those out of view come in with one key in the menu
    reader.chooses("Timeline", "Open the panes of the others")
    assert {"Schapiro", "Figes"} <= set(reader.panes())
    assert {"Schapiro", "Figes"} <= {voice for voice, _ in reader.marked()}
    reader.presses("Alt+Left")
    assert len(reader.panes()) == 7

    # the table: the same event is the one selected; she copies it and the next
    reader.presses("Ctrl+Shift+J")
    rows = reader.table_rows()
    number = next(i for i, row in enumerate(rows) if row[1].startswith("Tenth Congress"))
    reader.clicks_row(number)
    reader.clicks_row(number + 1, also=True)
    reader.presses("Ctrl+C")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Date", "Event"]
    assert sum("\t" in line for line in lines) == 3
    assert "Tenth Congress: ban on factions" in lines[1]
    assert "paraphrases by Sic et Non" in lines[-1]
    assert reader.session.loading.board.pack.version in lines[-1]

    # Esc takes the marks away
    reader.presses("Esc", "Esc")
    assert reader.told() == ""
    assert reader.marked() == []


def test_what_is_read_lights_its_events_and_the_voice_its_works(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+J")
    reader.scrolls_to("terror")
    reader.clicks_cell("Pipes", "terror")
    board, chronicle = reader.session.loading.board, reader.session.loading.chronicle
    assert board is not None
    assert chronicle is not None
    plot = reader.plot()
    lit = plot.lit
    assert lit.events == linking.events_of(board, (reader.voice("Pipes"), "terror"))
    assert len(lit.events) > 3
    assert {p.year for p in chronicle.publications if p.id in lit.publications} == {1990, 1994, 1995}

    # the details of another voice: now its works are lit
    reader.clicks_name("Kotkin")
    assert {p.voice for p in chronicle.publications if p.id in plot.lit.publications} == {reader.voice("Kotkin")}


def test_brushing_a_period_dims_what_lies_outside(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+J", "Alt+2")
    reader.brushes("October Revolution", "Death of Stalin")
    assert reader.workspace.period is not None
    assert 1917 < reader.workspace.period[0] < 1918
    assert "The rest is dimmed." in reader.told()
    dimmed = reader.board.dimmed
    board = reader.session.loading.board
    assert board is not None
    for place in dimmed:
        assert not any(linking.touches(board.events[x.event], reader.workspace.period) for x in board.leanings.get((place.voice, place.theme), ()))
    assert 0 < len(dimmed) < 70
    reader.presses("Esc")
    assert reader.workspace.period is None
    assert reader.board.dimmed == frozenset()


def test_a_lecturer_presents_on_the_first_day(readers: Callable[..., Reader]) -> None:
    reader = readers()
    reader.opens(1366, 768)
    reader.chooses_voices("Pipes", "Kotkin", "Cohen")
    reader.scrolls_to("terror")
    reader.presses("F5")
    stage = reader.session.wired.staging.view
    assert stage is not None
    assert stage.isFullScreen()

    def press(*keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(stage, key)
            QApplication.processEvents()

    assert "Terror and repression" in stage.page_words()
    assert "continuation" in stage.page_words()
    # themes forward and back, whatever is in her hand
    themes = [theme.key for theme in reader.board.layout_.model.themes]
    start = themes.index("terror")
    while reader.workspace.theme == "terror":
        press(Qt.Key.Key_PageDown)
    assert reader.workspace.theme == themes[start + 1]
    while reader.workspace.theme != "terror":
        press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Home)
    assert reader.workspace.theme == themes[0]

    # read first, judge after: C hides the coding everywhere, also in the window
    press(Qt.Key.Key_C)
    assert not reader.workspace.look.coding
    assert "straight continuation" not in stage.page_words()
    press(Qt.Key.Key_C)
    assert reader.workspace.look.coding

    press(Qt.Key.Key_B)
    assert reader.workspace.stage.blank
    press(Qt.Key.Key_B)
    assert not reader.workspace.stage.blank

    # its text has a size of its own
    before = reader.workspace.look.text_scale
    press(Qt.Key.Key_Plus)
    assert reader.workspace.stage.text_scale > 100
    assert reader.workspace.look.text_scale == before

    press(Qt.Key.Key_Escape)
    assert reader.session.wired.staging.view is None
    reader.settles()
    assert reader.theme_in_view == themes[0]


def test_a_reviewer_looks_for_what_was_not_seen(app_window: Reader) -> None:
    reader = app_window
    chronicle = reader.session.loading.chronicle
    assert chronicle is not None

    # what nobody checked can be left out, on the plot and in the table
    reader.presses("Ctrl+Shift+J")
    assert len(reader.table_rows()) == len(chronicle.events)
    reader.chooses("Timeline", "Only what was verified")
    assert len(reader.table_rows()) == sum(e.verified == "seen" for e in chronicle.events)
    reader.chooses("Timeline", "Only what was verified")

    # with coding off there is no spectrum, no reading has a name, and the order is by year
    assert len(reader.on_the_spectrum()) > 20
    reader.presses("Ctrl+D")
    assert not reader.window.spectrum.isVisible()
    headings = [str(reader.table().model().headerData(i, Qt.Orientation.Horizontal)) for i in range(reader.table().model().columnCount())]
    assert not any("continuity" in words or "break" in words for words in headings)
    reader.workspace.set_event(reader.event("Tenth Congress"))
    reader.settles()
    assert "leans on it" in reader.told()
    assert "as continuity" not in reader.told()
    for voice, theme in reader.marked():
        assert "as continuity" not in reader.cell_text(voice, theme)
    reader.presses("Ctrl+D")
    assert reader.window.spectrum.isVisible()

    # an event that nobody leans on says so
    lonely = next(e for e in chronicle.events if not any(x.event == e.id for x in chronicle.leanings))
    reader.workspace.set_event(lonely.id)
    reader.settles()
    assert reader.told().endswith("No voice here was seen to lean on it.")


def test_panes_are_opened_and_compared_from_the_spectrum(app_window: Reader) -> None:
    reader = app_window
    assert reader.on_the_spectrum()["Trotsky"] is False
    reader.clicks_on_the_spectrum("Trotsky")
    assert reader.panes()[0] == "Trotsky"
    reader.clicks_on_the_spectrum("Trotsky")
    assert "Trotsky" not in reader.panes()

    reader.clicks_cell("Pipes", "verdict")
    reader.clicks_cell("Gill", "verdict")
    reader.presses("Ctrl+B")
    assert reader.panes() == ["Gill", "Pipes"]
    reader.presses("Alt+Left")
    assert len(reader.panes()) == 7

    reader.clicks_cell("Pipes", "verdict")
    reader.presses("Ctrl+Shift+Left")
    assert reader.panes().index("Pipes") == 3
    assert reader.workspace.order == "own"
    reader.chooses("Voices", "Historians only")
    assert "Trotsky" not in reader.panes()
    assert len(reader.panes()) == 24


def test_it_is_all_there_at_the_second_start(readers: Callable[..., Reader], tmp_path: Path) -> None:
    folder = tmp_path / "at home"
    reader = readers(folder)
    reader.opens(1366, 900)
    reader.presses("Ctrl+J", "Alt+2", "Ctrl+R")
    reader.closes()
    again = readers(folder)
    again.opens(1366, 900)
    assert not again.workspace.timing.folded
    assert again.workspace.timing.span == (1917.0, 1954.0)
    assert again.workspace.look.arrangement == "rows"
    again.waits_for(lambda: "October Revolution" in again.plot().shown_labels())  # they are told when it is first painted
