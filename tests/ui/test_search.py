"""The search box in the window: answers as you type, previews by the arrows, and what opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser

from app.state.values import Detail, Place
from app.ui.parts.text import units
from tests.driver import Reader
from tests.ui.searching import box, goes_to_passage, lasting


def test_an_empty_box_says_what_can_be_typed(app_window: Reader) -> None:
    reader = app_window
    assert reader.searches("") == []
    assert QApplication.focusWidget() is box(reader).line
    text = " ".join(label.text() for label in box(reader).findChildren(type(box(reader)._syntax)))
    assert "by:kotkin" in text
    assert "Type a name" in text


def test_results_come_as_somebody_types(app_window: Reader) -> None:
    reader = app_window
    shown = reader.searches("kotkin terror")
    assert any(row.startswith("The Great Terror needed both") for row in shown)
    assert "Positions. 3" in shown
    reader.presses("Backspace", "Backspace")
    assert reader.results()


@pytest.mark.parametrize("spelling", ["Троцкий", "Trotskii", "Trotsky"])
def test_any_spelling_finds_the_man(app_window: Reader, spelling: str) -> None:
    assert any(row.startswith("Leon Trotsky") for row in app_window.searches(spelling))


def test_only_the_newest_answer_is_shown(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+K")
    shown: list[str] = []
    reader.session.wired.seeking._searching.found.connect(lambda found: shown.append(found.typed))
    QTest.keyClicks(box(reader).line, "collectivisation")
    reader.settles()
    assert shown[-1] == "collectivisation"
    assert reader.results()


def test_a_keystroke_only_asks(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+K")
    for letter in "stalin and lenin":
        before = box(reader).model.rows
        QTest.keyClicks(box(reader).line, letter)
        assert box(reader).model.rows is before, "the answer comes later, from another thread"
    reader.settles()
    assert reader.results()


def test_arrows_step_over_headings_and_round(app_window: Reader) -> None:
    reader = app_window
    reader.searches("testament")
    first = reader.result()
    reader.presses("Up")
    last = reader.result()
    assert last != first
    reader.presses("Down")
    assert reader.result() == first
    seen = {first}
    for _ in range(200):
        reader.presses("Down")
        if reader.result() == first:
            break
        seen.add(reader.result())
    assert len(seen) == sum(row.can_be_chosen for row in box(reader).model.rows)
    reader.presses("PgDown", "PgUp")


def test_down_previews_and_esc_puts_everything_back(app_window: Reader) -> None:
    reader = app_window
    reader.workspace.set_detail(Detail("voice", "stalinism/pipes"))
    reader.settles()
    voices, focus = reader.workspace.voices, reader.workspace.focus
    reader.searches("Yezhov in:events")
    reader.presses("Down")
    lasting(reader)
    assert reader.workspace.detail is not None
    assert reader.workspace.detail.kind == "event"
    assert reader.results(), "the box stays"
    assert QApplication.focusWidget() is box(reader).line
    reader.presses("Esc")
    assert reader.results() == []
    assert reader.workspace.detail == Detail("voice", "stalinism/pipes")
    assert (reader.workspace.voices, reader.workspace.focus) == (voices, focus)


@pytest.mark.parametrize(
    ("typed", "kind", "heading", "words"),
    [
        ("famine in:story", "story", "Story", "Rests on:"),
        ("nationalities in:themes", "theme", "Theme", "How far was Stalinism a continuation of Leninism?"),
        ("debate:toll in:themes", "theme", "Theme", "How many deaths is Stalin’s regime answerable for"),
        ("Kirov in:debates", "debate", "Debate", "Open this debate"),
    ],
)
def test_a_paragraph_of_the_story_a_theme_and_a_question_are_previewed_too(typed: str, kind: str, heading: str, words: str, app_window: Reader) -> None:
    reader = app_window
    reader.searches(typed)
    reader.presses("Down")
    lasting(reader)
    assert reader.workspace.detail is not None
    assert reader.workspace.detail.kind == kind
    reader.waits_for(lambda: words in reader.panel_text())
    assert reader.panel._heading.text() == heading
    hit = box(reader).current().hit
    assert hit is not None
    assert reader.workspace.detail.id == hit.id
    debate = reader.workspace.debate
    reader.presses("Esc")
    assert reader.workspace.detail is None
    assert reader.workspace.debate == debate


def test_the_box_leaves_the_side_panel_free(app_window: Reader) -> None:
    reader = app_window
    reader.searches("famine in:quotations")
    reader.presses("Down")
    lasting(reader)
    panel = QRect(reader.panel.mapTo(reader.window, QPoint(0, 0)), reader.panel.size())
    reader.waits_for(lambda: not box(reader).geometry().intersects(panel))


def test_enter_opens_a_position_in_its_debate_and_marks_the_words(app_window: Reader) -> None:
    reader = app_window
    reader.searches("lemkin genocide in:positions")
    reader.presses("Return")
    reader.waits_for(lambda: reader.board.hands.finding.count > 0)
    reader.settles()
    assert reader.workspace.debate == "stalinism/famine"
    assert reader.workspace.focus.voice == "stalinism/lemkin"
    assert reader.board.hands.finding.now == 1
    assert reader.findbar.isVisible()
    image = reader.board.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    now = QColor(reader.board.theme.found_now).rgb()
    assert any(image.pixel(x, y) == now for y in range(image.height()) for x in range(0, image.width(), 3))
    reader.presses("F3")
    assert reader.board.hands.finding.now == 2
    reader.presses("Esc")
    assert reader.board.hands.finding.count == 0


def test_enter_opens_a_folded_passage_where_it_stands(app_window: Reader) -> None:
    reader = app_window
    board = reader.session.loading.board
    assert board is not None
    position = next(p for p in board.positions.values() if len(p.quotations) > 2 and not board.quotations[p.quotations[-1]].withheld)
    own = board.quotations[position.quotations[-1]]
    words = " ".join(own.text.replace('"', "").split()[:7])
    reader.searches(f'"{words}" in:quotations' if words.isascii() else words)
    at = next(i for i, row in enumerate(box(reader).model.rows) if row.hit is not None and row.hit.id == own.id)
    box(reader)._put(at)
    reader.presses("Return")
    reader.waits_for(lambda: reader.session.wired.seeking.settled and reader.board.hands.finding.count > 0)
    place = reader.workspace.focus
    assert place.voice == own.voice
    assert any(block.item == own.id for block in reader.board.layout_.model.cell(Place(place.voice, place.theme)).blocks)


def test_a_term_opens_in_the_side_panel_with_the_words_marked(app_window: Reader) -> None:
    reader = app_window
    reader.searches("kulak in:terms")
    reader.presses("Return")
    lasting(reader)
    assert reader.workspace.detail is not None
    assert reader.workspace.detail.kind == "term"
    browser = reader.panel.findChild(QTextBrowser)
    assert {"kulak", "кулак"} <= {one.cursor.selectedText().casefold()[:5] for one in browser.extraSelections()}
    reader.workspace.set_detail(Detail("coding"))
    reader.settles()
    assert browser.extraSelections() == []


def test_a_withheld_passage_leads_to_what_is_told_of_it(app_window: Reader) -> None:
    reader = app_window
    shown = reader.searches("in:quotations withheld:yes by:kotkin")
    plain = reader.session.wired.seeking._found
    assert plain is not None
    withheld = [i for i, row in enumerate(box(reader).model.rows) if row.hit is not None and row.hit.quotation is not None and row.hit.quotation.withheld]
    assert [shown[i] for i in withheld if "Withheld, not to be quoted" not in shown[i]] == []
    if withheld:
        box(reader)._put(withheld[0])
        reader.presses("Return")
        lasting(reader)
        assert reader.workspace.detail == Detail("voice", "stalinism/kotkin")


def test_a_passage_found_by_a_filter_is_marked_whole_and_comes_into_view(app_window: Reader) -> None:
    reader = app_window
    reader.resizes(1024, 640)
    finding = goes_to_passage(reader, "by:kotkin theme:terror in:quotations", "Once in power")
    place, start, end = finding._hits[finding._now]
    text = reader.board.layout_.model.cell(place).text
    assert "Once in power, Lenin elevated political violence to principle" in text[start:end]
    image = reader.board.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    now = QColor(reader.board.theme.found_now).rgb()
    assert any(image.pixel(x, y) == now for y in range(image.height()) for x in range(0, image.width(), 3))


def test_a_passage_that_was_found_is_whole_in_view_and_copied_alone(app_window: Reader) -> None:
    reader = app_window
    reader.resizes(1366, 768)
    finding = goes_to_passage(reader, "by:kotkin theme:terror in:quotations", "An assault")
    place, _, end = finding._hits[finding._now]
    layout = reader.board.layout_
    document, text = layout.document(place), layout.model.cell(place).text
    block = document.findBlock(units(text, end - 1))
    line = block.layout().lineForTextPosition(units(text, end - 1) - block.position())
    below = layout.cell_rect(place).top() + document.documentLayout().blockBoundingRect(block).top() + line.y() + line.height()
    assert below <= reader.board.verticalScrollBar().value() + reader.board.body_height(), "the last line of the passage stands above the find bar"
    copied = reader.board.hands.selected()
    assert copied is not None
    assert copied.text.startswith("“An assault on such scale")
    assert len(copied.items) == 1, "the passage, not the whole cell"
    reader.presses("Escape")
    whole = reader.board.hands.selected()
    assert whole is not None
    assert len(whole.items) > 1, "once its marks are gone it is the cell in focus again"


def test_a_passage_is_marked_in_its_own_words_first(app_window: Reader) -> None:
    reader = app_window
    reader.searches("violence by:kotkin in:quotations theme:terror")
    at = next(i for i, row in enumerate(box(reader).model.rows) if row.hit is not None and row.hit.text.text.startswith("Once in power"))
    box(reader)._put(at)
    reader.presses("Return")
    finding = reader.board.hands.finding
    reader.waits_for(lambda: reader.session.wired.seeking.settled and finding.count > 0)
    place, start, _ = finding._hits[finding._now]
    assert "principle" in reader.board.layout_.model.cell(place).text[start : start + 30], "not in the summary above it"


def test_a_paragraph_of_the_story_opens_where_it_stands_with_the_words_marked(app_window: Reader) -> None:
    reader = app_window
    reader.searches("kronstadt in:story")
    hit = box(reader).current().hit
    reader.presses("Down", "Up")
    lasting(reader)
    assert "Kronstadt" in reader.panel_text(), "it is previewed"
    reader.presses("Return")
    reader.waits_for(lambda: reader.workspace.view == "story")
    reader.settles()
    assert reader.workspace.detail is None, "the page itself takes the preview's place"
    view = reader.session.wired.visiting.room("story").widget
    assert view.seen_entry() == hit.id
    marks = view.browser.extraSelections()
    assert {mark.cursor.selectedText() for mark in marks} >= {"Kronstadt"}
    reader.searches("stalin in:corrections")
    reader.presses("Esc")


def test_a_theme_opens_in_its_debate_with_its_orientation(app_window: Reader) -> None:
    reader = app_window
    reader.searches("in:themes debate:famine intent")
    hit = box(reader).current().hit
    reader.presses("Return")
    reader.waits_for(lambda: reader.session.wired.seeking.settled and reader.workspace.debate == hit.debate)
    reader.settles()
    assert reader.workspace.theme == hit.theme
    assert hit.theme in reader.workspace.orientations
