"""The copying keys in the side panel: what stands there is copied with its own source, and never a cell that lies behind it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextBrowser

from app.core import marks
from app.core.figures_table import source_line
from app.state.workspace import Detail
from db.records import (
    CorrectionDetails,
    CriticismDetails,
    EstimateDetails,
    EventDetails,
    TermDetails,
    VoiceDetails,
    WorkDetails,
)
from tests.driver import Reader
from tests.ui.looking import board_of
from tests.ui.test_citing import cites, clipboard

NOTHING = "There is no source here to cite"


def opens(reader: Reader, link: str) -> object:
    """Follow a link into the side panel and put the keyboard there; the record that was read."""
    reader.session.presenter.side.follow(link)
    reader.settles()
    reader.panel.focus_text()
    return reader.session.presenter.side.record


def selects(reader: Reader, words: str) -> None:
    """Select words of the panel."""
    browser = reader.panel.findChild(QTextBrowser)
    assert browser is not None
    cursor = browser.document().find(words)
    assert not cursor.isNull(), reader.panel_text()
    browser.setTextCursor(cursor)


def test_a_term_found_by_search_is_copied_and_not_the_cell_behind(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    reader.searches("in:terms gulag")
    reader.presses("Return")
    reader.settles()
    record = reader.session.presenter.side.record
    assert isinstance(record, TermDetails)
    words, source = cites(reader, "Ctrl+Shift+C").rsplit("\n", 1)
    assert words.startswith(record.term.term)
    assert marks.plain(record.term.definition)[:30] in words
    assert "Pipes" not in clipboard()
    assert source.startswith(f"— Paraphrase: glossary, “{record.term.term},” ")
    assert f"version {board_of(reader).pack.version}" in source
    assert "figure 1" not in source, "that means nothing outside the program"
    assert "resting on " in source
    assert cites(reader, "Ctrl+Shift+A") == source.removeprefix("— ")
    assert reader.copies().startswith(words + "\n— paraphrase: glossary, ")
    assert "Pipes" not in clipboard()


def test_selected_words_of_a_page_are_copied_alone(app_window: Reader) -> None:
    reader = app_window
    board = board_of(reader)
    event = next(event for event in board.events.values() if event.sources)
    record = opens(reader, f"event:{event.id}")
    assert isinstance(record, EventDetails)
    some = " ".join(marks.plain(record.event.description).split()[:3])
    selects(reader, some)
    assert reader.copies() == f"{some}\n— paraphrase: the event “{marks.plain(event.title)}”, " + clipboard().partition("”, ")[2]
    words, source = cites(reader, "Ctrl+Shift+C").splitlines()
    assert words == some
    assert source.startswith("— Paraphrase: the event “")
    assert "resting on " in source
    selects(reader, "WHO LEANS ON IT")
    source = cites(reader, "Ctrl+Shift+C").splitlines()[-1]
    assert source.startswith("— Paraphrase, Sic et Non, "), "a list of voices does not rest on the sources of the event"


def test_no_address_of_an_unauthorised_copy_is_copied(app_window: Reader) -> None:
    reader = app_window
    record = opens(reader, "event:stalinism/october-revolution")
    assert isinstance(record, EventDetails)
    assert any("rulit.me" in source for source in record.event.sources)
    assert "https://" in cites(reader, "Ctrl+Shift+C")
    assert "rulit.me" not in clipboard()


def test_select_all_takes_the_page(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    opens(reader, "voice:stalinism/kotkin")
    reader.presses("Ctrl+A")
    assert reader.selected_text("Pipes", "verdict") == ""
    browser = reader.panel.findChild(QTextBrowser)
    assert browser is not None
    assert browser.textCursor().selectedText().startswith("Stephen Kotkin")


def test_the_page_of_a_work_gives_the_work(app_window: Reader) -> None:
    reader = app_window
    record = opens(reader, "work:stalinism/kotkin-2014")
    assert isinstance(record, WorkDetails)
    alone = cites(reader, "Ctrl+Shift+A")
    assert alone.startswith("Stephen Kotkin, Stalin: Paradoxes of Power, 1878–1928, vol. 1 (")
    assert "araphrase" not in alone
    assert "page not seen" not in alone
    assert cites(reader, "Ctrl+Shift+C") == alone
    quotation = next(q for q in record.quotations if not q.withheld)
    selects(reader, marks.typographic(quotation.text)[1:25])
    words, source = cites(reader, "Ctrl+Shift+C").splitlines()
    assert words == marks.typographic(quotation.text)[1:25]
    assert source.startswith("— Stephen Kotkin, Stalin: Paradoxes of Power")


def test_a_figure_has_the_words_and_source_of_its_room(app_window: Reader) -> None:
    reader = app_window
    record = opens(reader, "estimate:stalinism/fig-terror-6")
    assert isinstance(record, EstimateDetails)
    copied = cites(reader, "Ctrl+Shift+C").splitlines()
    assert copied[0].startswith(marks.plain(record.estimate.counts)[:20])
    assert any(line.startswith("— Conquest, The Great Terror: A Reassessment, epilogue (") for line in copied)
    assert f"— {source_line(board_of(reader).pack)}" in copied
    assert reader.whisper() == "Copied with a plain citation; sources: 2"


def test_a_correction_says_whose_the_clause_is(app_window: Reader) -> None:
    reader = app_window
    voice = opens(reader, "voice:stalinism/kotkin")
    assert isinstance(voice, VoiceDetails)
    correction = next(one for one in voice.corrections if one.clause)
    assert isinstance(opens(reader, f"correction:{correction.id}"), CorrectionDetails)
    copied = cites(reader, "Ctrl+Shift+C").splitlines()
    assert copied[-2].lower().startswith("— the clause: the encyclopaedia article ")
    assert copied[-1].startswith("— Paraphrase: correction of “")


def test_a_criticism_and_a_poll_and_a_school_are_ours(app_window: Reader) -> None:
    reader = app_window
    voice = opens(reader, "voice:stalinism/kotkin")
    assert isinstance(voice, VoiceDetails)
    criticism = next(one for one in (*voice.criticised_by, *voice.criticises) if one.source)
    assert isinstance(opens(reader, f"criticism:{criticism.id}"), CriticismDetails)
    copied = cites(reader, "Ctrl+Shift+C")
    assert marks.plain(criticism.ground)[:20] in copied
    assert copied.splitlines()[-1].startswith("— Paraphrase: ")
    opens(reader, f"school:{voice.labels[0].school}")
    assert cites(reader, "Ctrl+Shift+C").splitlines()[-1].startswith("— Paraphrase, Sic et Non, ")
    reader.workspace.set_detail(Detail("debate", board_of(reader).debate.id))
    reader.settles()
    reader.panel.focus_text()
    assert cites(reader, "Ctrl+Shift+C").startswith(marks.plain(board_of(reader).debate.question) + "\n")
    assert "Open this debate" not in clipboard(), "the way to another place is no word of the page"
    reader.workspace.set_detail(Detail("coding"))
    reader.settles()
    reader.panel.focus_text()
    assert cites(reader, "Ctrl+Shift+C").splitlines()[-1].startswith("— Paraphrase, Sic et Non, ")


def test_withheld_words_are_left_out_of_what_is_selected(app_window: Reader) -> None:
    reader = app_window
    voice = opens(reader, "voice:stalinism/kotkin")
    assert isinstance(voice, VoiceDetails)
    withheld = next(q for q in voice.quotations if q.withheld)
    shown = marks.typographic(withheld.text)
    reader.presses("Ctrl+A")
    assert shown[:40] in reader.panel_text()
    for key in ("Ctrl+C", "Ctrl+Shift+C"):
        assert shown[:40] not in cites(reader, key)
        assert clipboard().startswith("Stephen Kotkin")
        reader.waits_for(lambda: "words not yet traced were left out" in reader.whisper())
        reader.window.whisper.hush()
    QApplication.clipboard().setText("before")
    selects(reader, shown[1:30])
    for key in ("Ctrl+C", "Ctrl+Shift+C"):
        reader.presses(key)
        assert clipboard() == "before"
        assert "not yet traced" in reader.whisper()


def test_a_link_that_tab_lights_is_no_choice(app_window: Reader) -> None:
    reader = app_window
    opens(reader, "voice:stalinism/kotkin")
    reader.presses("Tab")
    browser = reader.panel.findChild(QTextBrowser)
    assert browser is not None
    assert browser.textCursor().hasSelection(), "a link is lit"
    assert cites(reader, "Ctrl+Shift+C").startswith("Stephen Kotkin\n")
    browser.moveCursor(QTextCursor.MoveOperation.Start)
    browser.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    assert cites(reader, "Ctrl+Shift+C").startswith("Stephen"), "and words are one again"
    assert "\n— Paraphrase, Sic et Non" in clipboard()


def test_another_pack_than_the_open_one_is_cited_as_itself_or_not_at_all(app_window: Reader) -> None:
    reader = app_window
    opens(reader, "voice:stalinism/kotkin")
    loading = reader.session.loading
    board = loading.board
    assert board is not None
    assert loading.packs == {board.pack.id: board.pack}
    from dataclasses import replace

    loading.board = replace(board, pack=replace(board.pack, id="other", title="Another pack"))
    reader.presses("Ctrl+C")
    assert f"pack “{board.pack.title}”" in clipboard()
    loading.packs.clear()
    QApplication.clipboard().setText("before")
    reader.presses("Ctrl+Shift+C")
    assert (clipboard(), reader.whisper()) == ("before", NOTHING)


@pytest.mark.parametrize("view", ["panes", "differences"])
def test_what_a_search_previews_is_copied(app_window: Reader, view: str) -> None:
    reader = app_window
    reader.clicks_cell("Pipes", "verdict")
    reader.workspace.set_view(view)  # type: ignore[arg-type]
    reader.settles()
    reader.searches("by:kotkin in:quotations withheld:no political")
    reader.waits_for(lambda: reader.session.wired.seeking.settled)
    reader.presses("Down")
    reader.waits_for(lambda: reader.workspace.detail is not None and reader.session.wired.seeking.settled)
    reader.settles()
    detail = reader.workspace.detail
    assert detail is not None
    assert detail.kind == "quotation"
    quotation = board_of(reader).quotations[detail.id]
    words, source = cites(reader, "Ctrl+Shift+C").split("\n", 1)
    assert words == marks.typographic(quotation.text)
    assert source.startswith("— Stephen Kotkin")
    assert reader.copies().startswith(words + "\n— Stephen Kotkin"), "nothing is selected in the field"
    assert reader.session.wired.seeking.open_now
    reader.session.wired.seeking.box.line.selectAll()
    assert reader.copies() == reader.session.wired.seeking.box.line.text()
