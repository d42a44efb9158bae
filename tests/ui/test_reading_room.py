"""The reading room as it is used: contents, keys, links, filter, copying, in every theme and text scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from app.core.reading import Page, Wanted
from app.core.reading_corrections import corrections
from app.core.reading_glossary import glossary
from app.core.reading_story import story
from app.state.theme import load_theme
from app.ui.gallery_reading import LIBRARY, PASSAGES, TERMS, readings
from app.ui.parts.text import Type
from app.ui.reading import pouring
from app.ui.reading.view import ReadingView
from db.records import Library

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Opens = Callable[..., ReadingView]

MANY: Library = replace(
    LIBRARY,
    terms=tuple(replace(TERMS[n % 3], id=f"toy/t-{n}", term=f"{chr(65 + n % 26)} term {n}", definition="One cuts the stem with it, and waits. " * 6) for n in range(93)),
    passages=tuple(replace(PASSAGES[1], id=f"toy/s-{n}", chapter=f"Chapter {n // 3}", text="Everybody takes the shears and cuts. " * 12) for n in range(30)),
)
"""As much as the shipped pack has."""


@pytest.fixture
def opens(qtbot: QtBot) -> Iterator[Opens]:
    """Opens the reading room with a page."""
    made: list[ReadingView] = []

    def make(page: Page, width: int = 1366, height: int = 768, theme: str = "light", scale: float = 1.0, *, settle: bool = True) -> ReadingView:
        view = ReadingView()
        qtbot.addWidget(view)
        made.append(view)
        view.resize(width, height)
        view.set_look(Type(load_theme(theme), scale))
        view.set_page(page)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        if settle:
            qtbot.waitUntil(lambda: view.settled, timeout=60_000)
            QApplication.processEvents()
        return view

    yield make
    for view in made:
        view.hide()


def heard(signal: Any) -> list[Any]:
    """What a signal says from now on."""
    said: list[Any] = []
    signal.connect(said.append)
    return said


def contents(view: ReadingView) -> list[str]:
    """The words of the list of contents."""
    return [view.contents.item(i).text() for i in range(view.contents.count())]


def select(view: ReadingView, words: str) -> None:
    """Select these words of the page."""
    cursor = view.browser.document().find(words)
    assert not cursor.isNull(), f"“{words}” does not stand on the page"
    view.browser.setTextCursor(cursor)


def test_a_page_is_shown_whole(opens: Opens) -> None:
    for page in (glossary(LIBRARY), corrections(LIBRARY), story(LIBRARY)):
        view = opens(page)
        shown = view.text().replace("\n", "")
        for block in (*page.about, *(block for entry in page.entries for block in entry.blocks)):
            assert block.text.replace("\u00a0", " ") in shown.replace("\u00a0", " ")
        assert contents(view) == [section.title for section in page.sections]
        assert view.tools.count.text() == page.count


def test_contents_lead_to_their_sections_and_follow_the_page(opens: Opens) -> None:
    view = opens(glossary(MANY))
    seen = heard(view.section_seen)
    item = view.contents.item(9)
    QTest.mouseClick(view.contents.viewport(), Qt.MouseButton.LeftButton, pos=view.contents.visualItemRect(item).center())
    assert view.section == "letter-J"
    assert seen[-1] == "letter-J"
    view.browser.verticalScrollBar().setValue(0)
    assert seen[-1] == ""
    assert view.contents.currentRow() == -1
    view.show_section("letter-C")
    assert view.contents.currentItem().text() == "C"
    assert not view.show_section("letter-none")


def test_a_place_can_be_asked_for_before_it_is_written(opens: Opens, qtbot: QtBot) -> None:
    view = opens(glossary(MANY), settle=False)
    last = glossary(MANY).entries[60].id
    assert view.show_entry(last)
    qtbot.waitUntil(lambda: view.settled and view.seen_entry() == last, timeout=60_000)
    assert not view.show_entry("toy/none")


def test_the_list_of_contents_is_left_out_where_there_is_no_room(opens: Opens) -> None:
    page = glossary(MANY)
    assert opens(page, 1366).contents.isVisible()
    assert opens(page, 1024).contents.isVisible()
    assert not opens(page, 480).contents.isVisible()
    assert not opens(page, 1024, 640, scale=3.0).contents.isVisible()
    view = opens(page, 1366)
    view.resize(480, 768)
    QApplication.processEvents()
    assert not view.contents.isVisible()


@pytest.mark.parametrize(("width", "scale"), [(1920, 1.0), (1366, 1.0), (1024, 1.0), (640, 1.0), (1366, 2.0), (1024, 3.0)])
def test_lines_are_as_long_as_one_reads_with_ease_and_nothing_scrolls_across(opens: Opens, width: int, scale: float) -> None:
    view = opens(story(MANY), width, 700, scale=scale)
    browser = view.browser
    assert browser.horizontalScrollBar().maximum() == 0
    assert browser.document().textWidth() <= browser.measure() + 2 * 16 + 1
    block = browser.document().findBlock(browser.pouring.parts[2].start)
    counts = [block.layout().lineAt(i).textLength() for i in range(block.layout().lineCount() - 1)]
    if width * 1.0 / scale >= 900:
        assert 55 <= sum(counts) / len(counts) <= 85


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_page_in_every_theme(qtbot: QtBot, theme: str, scale: float) -> None:
    for make in readings().values():
        view = make(load_theme(theme), scale)
        qtbot.addWidget(view)
        assert isinstance(view, ReadingView)
        view.resize(1024, 640)
        view.show()
        qtbot.waitUntil(lambda view=view: view.settled)
        image = view.grab().toImage()
        assert image.pixelColor(image.width() - 30, image.height() - 3).name() == load_theme(theme).card
        view.hide()


@pytest.mark.parametrize("make", [glossary, story])
def test_a_long_page_is_written_part_by_part(opens: Opens, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    view = opens(make(LIBRARY))
    monkeypatch.setattr(pouring, "SLICE", 0.0)  # a fast machine writes thirty paragraphs at one go
    page = make(MANY)
    view.set_page(page)
    assert not view.settled, "it was written in one go"
    while not view.settled:
        QApplication.processEvents()
    assert page.entries[-1].blocks[0].text in view.text().replace("\n", " ")


# -- keys and links ---------------------------------------------------------------------------------------------------


def test_keys_scroll(opens: Opens) -> None:
    view = opens(glossary(MANY))
    view.focus_page()
    bar = view.browser.verticalScrollBar()
    places = [bar.value()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End):
        QTest.keyClick(view.browser, key)
        places.append(bar.value())
    assert places == sorted(set(places))
    assert places[-1] == bar.maximum()
    QTest.keyClick(view.browser, Qt.Key.Key_PageUp)
    assert bar.value() < places[-1]
    QTest.keyClick(view.browser, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_tab_walks_the_links_and_enter_follows(opens: Opens) -> None:
    view = opens(story(LIBRARY))
    followed = heard(view.link_activated)
    view.focus_page()
    for _ in range(3):
        QTest.keyClick(view.browser, Qt.Key.Key_Tab)
        QTest.keyClick(view.browser, Qt.Key.Key_Return)
    assert followed == ["period:toy/age-of-shears", "term:toy/shears-term", "term:toy/gpu"]


def test_a_click_follows_a_link_and_opens_nothing_by_itself(opens: Opens) -> None:
    view = opens(corrections(LIBRARY))
    followed = heard(view.link_activated)
    cursor = view.browser.document().find("The great frost, 1917")
    cursor.setPosition(cursor.selectionStart() + 3)
    rect = view.browser.cursorRect(cursor)
    before = view.text()
    QTest.mouseClick(view.browser.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert followed == ["event:toy/frost"]
    assert view.text() == before


def test_a_term_in_the_story_shows_its_card(opens: Opens, qtbot: QtBot) -> None:
    view = opens(story(LIBRARY))
    cursor = view.browser.document().find("shears and")
    cursor.setPosition(cursor.selectionStart() + 2)
    at = view.browser.cursorRect(cursor).center()
    QApplication.sendEvent(view.browser.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.browser.viewport().mapToGlobal(at)))
    assert "ножницы" in QToolTip.text()
    assert "Glossary: seen in a source" in QToolTip.text()
    QToolTip.hideText()


# -- filter and find --------------------------------------------------------------------------------------------------


def test_typing_and_choosing_tell_what_is_wanted(opens: Opens) -> None:
    view = opens(glossary(LIBRARY))
    asked = heard(view.filter_changed)
    view.filter_changed.connect(lambda wanted: view.set_page(glossary(LIBRARY, wanted)))
    view.tools.words.setFocus()
    QTest.keyClicks(view.tools.words, "what")
    assert asked[-1] == Wanted("what")
    assert len(asked) == 4
    assert view.tools.words.text() == "what"
    assert view.tools.count.text().startswith("2 shown of 3 terms")
    box = view.tools.boxes["checked"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert asked[-1] == Wanted("what").choose("checked", "seen")
    assert contents(view) == ["S"]
    assert not view.contents.isVisible(), "one section needs no list"
    QTest.keyClicks(view.tools.words, " else")
    assert view.text().splitlines()[-1] == "No term of the glossary is like that."
    view.tools.clear.click()
    assert asked[-1] == Wanted()
    assert (view.tools.words.text(), box.currentIndex()) == ("", 0)
    assert len(contents(view)) == 2


def test_a_filter_that_is_set_is_not_told(opens: Opens) -> None:
    view = opens(corrections(LIBRARY))
    asked = heard(view.filter_changed)
    view.set_filter(Wanted("frost").choose("kind", "trap"))
    assert view.tools.words.text() == "frost"
    assert view.tools.boxes["kind"].currentData() == "trap"
    view.set_page(glossary(LIBRARY))
    assert view.tools.words.text() == ""
    assert asked == []


def test_ctrl_f_goes_to_the_field(opens: Opens) -> None:
    for page in (glossary(LIBRARY), story(LIBRARY)):
        view = opens(page)
        view.focus_page()
        QTest.keyClick(view.browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert view.tools.words.hasFocus()


def test_find_in_a_page_that_is_read_whole(opens: Opens) -> None:
    view = opens(story(LIBRARY))
    asked = heard(view.filter_changed)
    view.tools.words.setText("waiting")
    QTest.keyClick(view.tools.words, Qt.Key.Key_Return)
    first = view.browser.textCursor().selectionStart()
    assert view.browser.textCursor().selectedText() == "waiting"
    QTest.keyClick(view.tools.words, Qt.Key.Key_Return)
    assert view.browser.textCursor().selectionStart() > first
    QTest.keyClick(view.tools.words, Qt.Key.Key_Return)
    assert view.browser.textCursor().selectionStart() == first, "round and round"
    view.tools.words.setText("tulips")
    QTest.keyClick(view.tools.words, Qt.Key.Key_Return)
    assert view.tools.count.text() == "not found on this page"
    assert asked == []


# -- copying ----------------------------------------------------------------------------------------------------------


def test_what_is_copied_carries_where_it_comes_from(opens: Opens) -> None:
    view = opens(glossary(LIBRARY))
    copied = heard(view.copied)
    view.focus_page()
    select(view, "What one cuts with.")
    QTest.keyClick(view.browser, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    source = next(entry for entry in glossary(LIBRARY).entries if entry.id == "toy/shears-term").sources[0]
    assert copied == [f"What one cuts with.\n— {source}"]
    assert QGuiApplication.clipboard().text() == copied[0]
    assert "<p>What one cuts with.</p>" in QGuiApplication.clipboard().mimeData().html()
    assert "term:" not in QGuiApplication.clipboard().mimeData().html()


def test_words_of_several_entries_carry_the_lines_of_each(opens: Opens) -> None:
    view = opens(corrections(LIBRARY))
    view.focus_page()
    QTest.keyClick(view.browser, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    found = view.browser.citation()
    assert found is not None
    assert found.sources == (corrections(LIBRARY).sources[0], *corrections(LIBRARY).entries[0].sources, *corrections(LIBRARY).entries[1].sources)
    select(view, "all roses froze")
    found = view.browser.citation()
    assert found is not None
    assert found.sources[0] == "the clause: the article"
    cursor = view.browser.textCursor()
    cursor.clearSelection()
    view.browser.setTextCursor(cursor)
    assert view.browser.citation() is None
    copied = heard(view.copied)
    view.browser.copy_cited()
    entry = view.browser.entry(view.browser.seen_position())
    assert entry is not None
    assert copied == [entry.text], "with nothing chosen it is the entry at the upper edge"


def test_marks_of_unchecked_clauses_are_copied(opens: Opens) -> None:
    view = opens(story(LIBRARY))
    cursor = view.browser.document().find("Everybody")
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    view.browser.setTextCursor(cursor)
    found = view.browser.citation()
    assert found is not None
    assert found.words == "Everybody takes the shears and cuts [not checked]; the GPU counts. Ada says why [ada-1]."


def test_the_menu_copies_with_citation(opens: Opens, qtbot: QtBot) -> None:
    view = opens(glossary(LIBRARY))
    select(view, "The office")
    QTest.keyClick(view.browser, Qt.Key.Key_Menu)
    from PySide6.QtGui import QContextMenuEvent

    QApplication.sendEvent(view.browser.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(50, 50), view.browser.mapToGlobal(QPoint(50, 50))))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text().replace("&", "") for action in menu.actions()] == [
        "Copy with citation", "Copy with citation in the style", "Copy the citation alone", "Select all",
    ]  # fmt: skip
    copied = heard(view.copied)
    menu.actions()[0].trigger()
    assert copied[0].startswith("The office\n— paraphrase: glossary")
    menu.close()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


# -- looks ------------------------------------------------------------------------------------------------------------


def test_another_look_keeps_the_place(opens: Opens, qtbot: QtBot) -> None:
    view = opens(glossary(MANY))
    entry = glossary(MANY).entries[40].id
    view.show_entry(entry)
    QApplication.processEvents()
    assert view.seen_entry() == entry
    view.set_look(Type(load_theme("dark"), 1.5))
    qtbot.waitUntil(lambda: view.settled and view.seen_entry() == entry, timeout=60_000)


def test_everything_has_a_name_for_a_screen_reader(opens: Opens) -> None:
    view = opens(corrections(LIBRARY))
    parts = (view, view.contents, view.browser, view.tools.words, view.tools.clear, *view.tools.boxes.values())
    assert all(part.accessibleName() for part in parts)
    assert all(box.toolTip() for box in view.tools.boxes.values())
