"""Citing in the rooms: pages to read and figures are cited to the pack with what they rest on, or to who published them."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from tests.driver import Reader
from tests.ui.test_citing import cites, clipboard


def shows(reader: Reader, page: str) -> Any:
    """Open a page to read; its widget."""
    reader.workspace.set_view(page)  # type: ignore[arg-type] # one of the rooms
    reader.settles()
    room = reader.session.wired.visiting.room(page)  # type: ignore[arg-type]
    assert room is not None
    return room.widget


def chooses(reader: Reader, widget: QWidget, words: str) -> None:
    """Choose an entry of the menu that a room has opened."""
    menu = next(found for found in widget.findChildren(QMenu) if found.isVisible())
    next(action for action in menu.actions() if action.text().replace("&", "") == words).trigger()
    menu.close()
    reader.waits_for(lambda: "being set" not in reader.whisper())


def test_a_paragraph_of_the_story_is_cited_to_the_pack_with_what_it_rests_on(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_view("story")
    reader.settles()
    room = reader.session.wired.visiting.room("story")
    assert room is not None
    view = room.widget
    view.show_entry("stalinism/story-kronstadt")
    view.focus_page()
    reader.settles()
    copied = cites(reader, "Ctrl+Shift+C")
    assert copied.startswith("In August 1920 peasants at Tambov rose")
    assert "Events:" not in copied
    assert "\n— Paraphrase: The story in fifteen minutes, “Civil War" in copied
    assert "resting on " in copied
    assert cites(reader, "Ctrl+Shift+A").startswith("Paraphrase: The story in fifteen minutes")
    cursor = view.browser.document().find("sailors at Kronstadt")
    view.browser.setTextCursor(cursor)
    assert cites(reader, "Ctrl+Shift+C").splitlines()[0] == "sailors at Kronstadt"


@pytest.mark.parametrize("page", ["glossary", "corrections"])
def test_an_entry_of_the_other_pages_is_cited_too(app_window: Reader, page: str) -> None:
    reader = app_window
    view = shows(reader, page)
    entry = view._page.entries[3]
    view.show_entry(entry.id)
    view.focus_page()
    reader.settles()
    copied = cites(reader, "Ctrl+Shift+C")
    assert entry.blocks[0].text.split()[0] in copied
    assert "araphrase: " in copied
    assert "resting on " in copied


@pytest.mark.parametrize("page", ["story", "glossary", "corrections"])
def test_a_page_begins_with_its_first_entry_and_a_link_lit_by_tab_stands_in_one(app_window: Reader, page: str) -> None:
    reader = app_window
    view = shows(reader, page)
    view.focus_page()
    copied = cites(reader, "Ctrl+Shift+C")
    first, second = view._page.entries[:2]
    assert first.blocks[0].text[:20].replace("\u00a0", " ") in copied
    assert "\n— " in copied
    lit, links = "", 0
    while lit != second.id:
        reader.presses("Tab")
        links += 1
        assert links < 60, "Tab never came to the second entry"
        part = view.browser.pouring.part_at(view.browser.textCursor().selectionStart())
        lit = part.entry
    assert view.browser.textCursor().hasSelection()
    words = "\n".join(block.text for block in second.blocks if block.kind not in ("chips", "label")).replace("\u200b", "")
    assert cites(reader, "Ctrl+Shift+C").startswith(words.splitlines()[0])
    assert len(clipboard()) > len(words)
    assert reader.copies().startswith(words)
    assert clipboard().endswith(second.sources[-1])
    assert page != "corrections" or "— the clause: " in clipboard() or not second.sources[1:]


def test_a_figure_is_cited_to_who_published_it_and_says_what_is_ours(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_view("figures")
    reader.settles()
    room = reader.session.wired.visiting.room("figures")
    assert room is not None
    view = room.widget
    table = view.tables["estimates"]
    view.set_face("estimates")
    table.setFocus()
    table.setCurrentIndex(table.model_.index(0, 0))
    reader.settles()
    row = table.chosen()[0]
    copied = cites(reader, "Ctrl+Shift+C")
    assert copied.splitlines()[0].startswith(row.cells["counts"])
    assert f"— {row.source}" in copied
    assert "in the words of Sic et Non, pack" in copied
    assert cites(reader, "Ctrl+Shift+A").startswith(row.source)
    assert reader.whisper() == "Copied with a plain citation; sources: 2"
    reader.window.actions_["style.mla"].trigger()
    assert cites(reader, "Ctrl+Shift+A").startswith(row.source), "no brackets of a style around what no style has set"


def test_the_menus_of_the_rooms_cite(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_view("overview")
    reader.settles()
    overview = reader.overview()
    overview.area.setFocus()
    overview.area.go((0, 0))
    overview._open_menu(overview.area.held(), QPoint(10, 10))
    chooses(reader, overview, "Copy the citation alone")
    assert clipboard().startswith("Paraphrase of ")
    reader.workspace.set_view("differences")
    reader.settles()
    differences = reader.differences()
    differences.surface.setFocus()
    differences.surface.go(1, 1)
    differences._open_menu(1, 1, QPoint(10, 10))
    chooses(reader, differences, "Copy with citation in the style")
    assert "\n— Paraphrase of " in clipboard()
