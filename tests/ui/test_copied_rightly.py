"""What the copying keys put on the clipboard: the words in front of the reader, with their source, and nothing that may not go out."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.core import accounts
from app.state.workspace import Detail, Place
from app.ui.details.panel import PanelBrowser
from app.ui.facing import Facing
from app.ui.reading.browser import PageBrowser
from tests.driver import Reader
from tests.ui.looking import board_of
from tests.ui.test_citing import clipboard
from tests.ui.test_copying_panel import opens, selects

BEFORE = "what was there before"


def page(reader: Reader, view: str) -> PageBrowser:
    """The page to read of a room."""
    reader.workspace.set_view(view)  # type: ignore[arg-type] # one of the rooms
    reader.settles()
    return next(one for one in reader.window.findChildren(PageBrowser) if one.isVisibleTo(reader.window))


def presses(reader: Reader, keys: str) -> str:
    """Press a key of copying; what stands on the clipboard then."""
    QApplication.clipboard().setText(BEFORE)
    reader.presses(keys)
    return clipboard()


@pytest.mark.parametrize("keys", ["Ctrl+C", "Ctrl+Shift+C"])
def test_a_mark_in_the_links_that_fold_a_cell_does_not_empty_the_clipboard(keys: str, app_window: Reader) -> None:
    reader = app_window
    reader.finds("how coded")
    reader.board.setFocus()
    copied = presses(reader, keys)
    assert copied not in ("", BEFORE)
    assert "—" in copied


@pytest.mark.parametrize(("typed", "shown"), [("Lenin's", "Lenin’s"), ("Lenin’s", "Lenin’s"), ('"detour"', "“detour”")])
def test_find_takes_apostrophes_and_quotation_marks_as_a_keyboard_has_them(typed: str, shown: str, app_window: Reader) -> None:
    reader = app_window
    if "detour" in typed:
        reader.workspace.set_voices(("stalinism/pipes",), "own")
        reader.settles()
    finding = reader.board.hands.finding
    if typed.isascii():  # QTest types nothing else
        reader.finds(typed)
    else:
        finding.look_for(typed)
    assert finding.count
    place, start, end = finding._hits[0]
    assert reader.board.layout_.model.cell(place).text[start:end] == shown


@pytest.mark.parametrize("typed", ["Stalin's", "stalin’s"])
def test_find_does_so_on_a_page_to_read(typed: str, app_window: Reader) -> None:
    browser = page(app_window, "corrections")
    assert browser.look_for(typed)
    assert browser.textCursor().selectedText() == "Stalin’s"


def test_a_pattern_is_no_pattern_to_find(app_window: Reader) -> None:
    browser = page(app_window, "corrections")
    assert not browser.look_for("St.lin")
    assert not browser.look_for("[a-z]+")


def test_find_goes_back_to_the_last_place_where_none_is_the_present_one(app_window: Reader) -> None:
    reader = app_window
    finding = reader.board.hands.finding
    finding.look_for("Lenin")
    finding._now = -1
    finding.step(False)
    assert finding.now == finding.count


def test_a_link_that_is_no_longer_lit_decides_nothing(app_window: Reader) -> None:
    reader = app_window
    browser = page(reader, "glossary")
    browser.setFocus()
    browser.pouring.all()
    reader.presses("Tab")
    assert browser.lit_link() >= 0
    reader.window.header.title.setFocus(Qt.FocusReason.MouseFocusReason)
    reader.settles()
    browser.verticalScrollBar().setValue(browser.verticalScrollBar().maximum() // 2)
    reader.settles()
    assert browser.citable_lines()[0] == browser.entry(browser.seen_position()).words


def test_ctrl_c_on_a_page_to_read_copies_the_entry_in_view(app_window: Reader) -> None:
    reader = app_window
    browser = page(reader, "glossary")
    browser.setFocus()
    entry = browser.entry(browser.seen_position())
    assert presses(reader, "Ctrl+C").startswith(entry.words)


def test_no_address_of_an_unauthorised_copy_goes_out_with_chosen_words(app_window: Reader) -> None:
    reader = app_window
    opens(reader, "event:stalinism/october-revolution")
    reader.panel.select_all()
    for keys in ("Ctrl+C", "Ctrl+Shift+C"):
        copied = presses(reader, keys)
        assert "rulit.me" not in copied
        assert "October" in copied


def test_that_nothing_was_found_is_copied_as_ours(app_window: Reader) -> None:
    reader, board = app_window, board_of(app_window)
    positions = board.positions
    voice, theme = next(
        (voice.id, theme.key)
        for voice in reader.board.layout_.model.voices
        for theme in board.themes
        if (voice.id, theme.key) not in positions or positions[voice.id, theme.key].code == "not found"
    )
    reader.workspace.set_focus(Place(voice, theme))
    reader.settles()
    reader.board.setFocus()
    copied = presses(reader, "Ctrl+C")
    assert "\n— paraphrase, Sic et Non, pack" in copied


def test_the_panel_gives_no_words_without_their_source(app_window: Reader) -> None:
    reader = app_window
    opens(reader, "voice:stalinism/kotkin")
    selects(reader, "Kotkin")
    browser = reader.panel.findChild(PanelBrowser)
    assert not browser.createMimeDataFromSelection().formats()
    menu = _menu(browser)
    words = [action.text().replace("&", "") for action in menu.actions()]
    assert words == ["Copy with citation", "Copy with citation in the style", "Copy the citation alone", "Select all"]
    browser.setFocus()
    menu.actions()[0].trigger()
    assert clipboard().startswith("Kotkin\n— ")
    menu.close()


def _menu(browser: PanelBrowser) -> QMenu:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent

    browser.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), browser.mapToGlobal(QPoint(5, 5))))
    return browser.findChildren(QMenu)[-1]


def test_a_page_that_is_opened_again_is_not_copied_before_it_is_read(app_window: Reader) -> None:
    reader = app_window
    opens(reader, "work:stalinism/kotkin-2014")
    reader.workspace.set_detail(None)
    reader.settles()
    reader.workspace.set_detail(Detail("work", "stalinism/kotkin-2014"))
    reader.panel.focus_text()
    faced = reader.window.findChild(Facing).what()
    assert faced is None or not faced.sources[0].paraphrase
    reader.settles()
    assert not reader.window.findChild(Facing).what().sources[0].paraphrase


def test_no_id_of_a_passage_stands_in_the_source_of_a_works_page(app_window: Reader) -> None:
    reader = app_window
    opens(reader, "work:stalinism/conquest-ravaged-2000")
    reader.panel.select_all()
    assert "conquest-6" not in presses(reader, "Ctrl+C")


def test_a_passage_that_only_stands_beside_another_is_not_counted(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_debate("stalinism/industry")
    reader.settles()
    board = board_of(reader)
    quoted = {one for position in board.positions.values() for one in position.quotations}
    own = [q for q in board.quotations.values() if q.debate == board.debate.id or q.id in quoted]
    assert len(own) < len(board.quotations)
    line = next(block.text for block in accounts.coding_side(board) if "All voices here" in block.text)
    assert sum(int(number) for number in re.findall(r"(\d+) (?:work|copy|cited|reported)", line)) == len(own)


def test_copying_in_the_find_bar_means_the_passage_with_the_present_mark(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+F")
    reader.types("the outer one")
    reader.presses("Return")
    assert "the outer one" in presses(reader, "Ctrl+C")
    reader.findbar._words.selectAll()
    assert presses(reader, "Ctrl+C") == "the outer one"


@pytest.mark.parametrize("keys", ["Ctrl+C", "Ctrl+Shift+C", "Ctrl+Shift+A"])
def test_where_nothing_is_in_focus_it_is_said(keys: str, app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    reader.closes_pane("Pipes")
    reader.settles()
    reader.board.setFocus()
    reader.window.whisper.hush()
    assert presses(reader, keys) == BEFORE
    assert reader.whisper() == "There is no source here to cite"


@pytest.mark.parametrize("view", ["Differences", "Figures"])
def test_a_room_with_nothing_in_focus_says_so(view: str, app_window: Reader) -> None:
    reader = app_window
    reader.enters(view)
    reader.settles()
    reader.window.whisper.hush()
    copied = presses(reader, "Ctrl+C")
    assert (copied == BEFORE) == (reader.whisper() == "There is no source here to cite")
