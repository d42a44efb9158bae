"""The pages to read in the window: made on the reader's thread, the newest wins, and each opens where it was left."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from app.core.reading import Wanted
from app.ui import reading_room

if TYPE_CHECKING:
    import pytest

    from tests.driver import Reader


def test_a_page_is_made_beside_the_thread_of_the_window(app_window: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[threading.Thread] = []

    def told(make: reading_room.Callable[..., object]) -> reading_room.Callable[..., object]:
        def page(*given: object) -> object:
            made.append(threading.current_thread())
            return make(*given)

        return page

    monkeypatch.setattr(reading_room, "PAGES", {view: told(make) for view, make in reading_room.PAGES.items()})
    for view in ("story", "glossary", "corrections"):
        app_window.workspace.set_view(view)
        app_window.settles()
    assert len(made) == 3
    assert threading.main_thread() not in made


def test_while_somebody_types_the_newest_page_wins(app_window: Reader) -> None:
    app_window.workspace.set_view("glossary")
    app_window.settles()
    view = app_window.reading()
    for words in ("k", "ku", "kul", "кулак"):
        view.tools.words.setText(words)
    app_window.settles()
    assert view.tools.words.text() == "кулак"
    assert "Kulak" in view.text()
    assert "Bolshevism" not in view.text().splitlines()
    app_window.workspace.set_view("story")
    app_window.settles()
    assert view.tools.words.text() == "", "what was looked for in the glossary is not looked for in the story"
    app_window.workspace.set_view("glossary")
    app_window.settles()
    assert view.tools.words.text() == "кулак", "what is wanted of a page is kept"


def test_every_page_opens_where_it_was_left(app_window: Reader) -> None:
    app_window.workspace.set_view("story")
    app_window.settles()
    view = app_window.reading()
    assert view.show_entry("stalinism/story-famine")
    for other in ("corrections", "glossary", "panes"):
        app_window.workspace.set_view(other)
        app_window.settles()
    app_window.workspace.set_view("story")
    app_window.settles()
    assert view.seen_entry() == "stalinism/story-famine"
    app_window.workspace.set_view("glossary")
    app_window.settles()
    assert view.seen_entry() == ""


def test_another_corpus_is_read_anew(app_window: Reader) -> None:
    loading = app_window.session.loading
    app_window.workspace.set_view("glossary")
    app_window.settles()
    before = loading.library
    loading.forget_pages()
    loading.load_page("stalinism", "in between", lambda library: Wanted())
    loading.forget_pages()
    app_window.session.wired.visiting.refresh()
    app_window.settles()
    assert loading.library is not None
    assert loading.library is not before


def test_how_this_was_coded_leads_to_the_corrections_of_the_debate(app_window: Reader) -> None:
    app_window.session.presenter.side.follow("corrections:stalinism/famine")
    app_window.settles()
    assert app_window.workspace.view == "corrections"
    view = app_window.reading()
    assert view.tools.boxes["debate"].currentData() == "stalinism/famine"
    assert " shown of 97 corrections" in view.tools.count.text()
