"""What was searched stays marked on a page that is written anew: larger text, another theme, another page. Qt crashed over the old page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from app.core.reading_story import story
from app.state.theme import load_theme
from app.ui.gallery_reading import LIBRARY
from app.ui.parts.browser import SafeBrowser
from app.ui.parts.text import SafeDocument, Type
from app.ui.reading.view import ReadingView
from db.records import Spans
from tests.driver import Reader
from tests.ui.searching import lasting


def every(word: str) -> Callable[[str], Spans]:
    """Marks every place of a word."""
    return lambda text: tuple((found.start(), found.end()) for found in re.finditer(word, text))


def gone() -> None:
    """What is to be deleted later is deleted now."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_no_mark_outlives_its_document(qtbot: QtBot) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    for words in ("the shears and the rose", "the rose alone"):
        document = SafeDocument(browser)
        document.setPlainText(words)
        browser.put(document)
        assert browser.extraSelections() == []
        gone()
        assert browser.show_marks(every("rose"), load_theme("light")) == words.index("rose")
        assert len(browser.extraSelections()) == 1


@pytest.mark.parametrize("change", ["larger", "theme", "page"])
def test_marks_stand_on_the_page_that_is_written_anew(change: str, qtbot: QtBot) -> None:
    view = ReadingView()
    qtbot.addWidget(view)
    view.set_look(Type(load_theme("light"), 1.0))
    view.set_page(story(LIBRARY))
    view.set_marks(every("the"))
    view.show()
    qtbot.waitUntil(lambda: view.settled, timeout=60_000)
    before = len(view.browser.extraSelections())
    assert before > 1
    for turn in range(4):
        if change == "page":
            view.set_page(replace(story(LIBRARY), title=f"The story {turn}"))
        view.set_look(Type(load_theme("dark" if change == "theme" and turn % 2 else "light"), 1.5 if change == "larger" and turn % 2 == 0 else 1.0))
        gone()
        qtbot.waitUntil(lambda: view.settled, timeout=60_000)
        gone()
        assert len(view.browser.extraSelections()) == before
        assert all(one.cursor.document() is view.browser.document() for one in view.browser.extraSelections())


def test_the_story_with_marks_is_read_in_larger_letters(app_window: Reader) -> None:
    reader = app_window
    reader.searches("in:story red terror")
    reader.presses("Down")
    lasting(reader)
    reader.presses("Return")
    reader.waits_for(lambda: reader.workspace.view == "story" and reader.session.wired.visiting.settled)
    reader.settles()
    browser = next(one for one in reader.window.findChildren(SafeBrowser) if one.extraSelections())
    marked = {one.cursor.selectedText() for one in browser.extraSelections()}
    assert marked == {"Red Terror"}
    for change in ({"text_scale": 125}, {"theme": "dark"}, {"text_scale": 100}, {"theme": "light"}):
        reader.workspace.set_look(**change)
        gone()
        reader.settles()
        gone()
        assert {one.cursor.selectedText() for one in browser.extraSelections()} == marked
