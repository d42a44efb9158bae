"""The search box in the window: as you type, by keyboard alone, previews that go again, places that are opened and marked, actions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF, QImage, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser

from app.state.actions import ACTIONS
from app.state.searching import actions as actions_for
from app.state.searching import bare
from app.state.theme import THEME_NAMES
from app.state.values import Detail, Place
from app.ui.parts.text import units
from app.ui.search import rows
from app.ui.search.box import SearchBox
from app.ui.search.rows import RowPainter, RowsModel, unchecked_behind
from tests.driver import Reader


def box(reader: Reader) -> SearchBox:
    """The search box."""
    return reader.session.wired.seeking.box


def lasting(reader: Reader) -> None:
    """Wait until the arrows have rested long enough for the page to be shown."""
    reader.waits_for(lambda: reader.session.wired.seeking.settled)
    reader.settles()


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
        ("debate:toll in:themes", "theme", "Theme", "How many deaths is Stalin's regime answerable for"),
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


def test_an_action_is_run_by_its_name(app_window: Reader) -> None:
    reader = app_window
    assert reader.searches("coding off")[1].startswith("Coding off"), "below the heading, for it is called just so"
    assert reader.result().startswith("Coding off")
    reader.presses("Return")
    assert not reader.workspace.look.coding
    assert reader.results() == []


def test_an_action_that_is_called_just_so_comes_first(app_window: Reader) -> None:
    reader = app_window
    reader.searches("Export")
    assert box(reader).current().action == "debate.export"
    assert any(row.hit is not None for row in box(reader).model.rows), "what was found stands below"
    reader.searches("export g")
    assert box(reader).current().hit is not None


def test_an_action_is_found_by_what_is_said_of_it() -> None:
    possible = frozenset(row.id for row in ACTIONS)
    assert actions_for("dark theme", possible)[0].id == "view.theme_dark"
    assert actions_for("evening", possible)[0].id == "view.theme_dark"
    assert actions_for("dark", possible)[0].id == "view.theme_dark"


def test_every_action_is_found_by_its_name() -> None:
    every = frozenset(row.id for row in ACTIONS)
    for row in ACTIONS:
        assert row.id in {one.id for one in actions_for(f"in:actions {bare(row)}", every)}, row.id
    assert len(actions_for("in:actions", every)) == len(ACTIONS)
    assert actions_for("", every) == ()
    assert actions_for("coding off", every - {"view.coding_off"}) == ()
    assert actions_for("by:kotkin", every) == ()


def test_an_action_that_is_not_possible_now_is_not_offered(app_window: Reader) -> None:
    reader = app_window
    assert not reader.window.actions_["voices.back"].isEnabled()
    assert reader.searches("in:actions back to the panes before") == []


def test_with_coding_off_no_reason_of_a_code_is_shown(app_window: Reader) -> None:
    reader = app_window
    assert any("How coded: " in row for row in reader.searches("coder in:positions"))
    reader.presses("Esc", "Ctrl+D")
    reader.presses("Ctrl+K")
    reader.settles()
    assert not any("How coded: " in row for row in reader.results())


def test_a_question_that_goes_on_begins_with_its_own_first_answer(app_window: Reader) -> None:
    reader = app_window
    reader.presses("Ctrl+K")
    for letter in "trotsky":
        QTest.keyClicks(box(reader).line, letter)
        reader.settles()
        assert box(reader).list.currentIndex().row() == next(i for i, row in enumerate(box(reader).model.rows) if row.can_be_chosen)
        assert box(reader).list.verticalScrollBar().value() == 0, "the heading above the first stays in view"
    assert reader.result().startswith("Leon Trotsky")
    reader.presses("Down")
    stepped = reader.result()
    reader.session.wired.seeking.ask("trotsky")  # the same question once more
    reader.settles()
    assert reader.result() == stepped


def test_tab_stays_in_the_box(app_window: Reader) -> None:
    reader = app_window
    reader.searches("testament")
    for key, there in ((Qt.Key.Key_Tab, box(reader).list), (Qt.Key.Key_Tab, box(reader).line), (Qt.Key.Key_Backtab, box(reader).list)):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is there
    QTest.keyClicks(box(reader).list, "s")
    assert QApplication.focusWidget() is box(reader).line
    assert box(reader).line.text() == "testaments"
    reader.presses("Esc")
    assert not box(reader).isVisible()


def test_a_hint_never_lies_over_the_box(app_window: Reader) -> None:
    reader = app_window
    hinting = reader.session.wired.hinting
    hinting.again()
    reader.settles()
    assert hinting.card is not None
    assert hinting.card.isVisible()
    reader.presses("Ctrl+K")
    hinting.refresh()
    reader.settles()
    assert not hinting.card.isVisible()
    reader.presses("Esc")
    reader.settles()
    assert hinting.card.isVisible()


def test_a_preview_does_not_move_the_box(app_window: Reader) -> None:
    reader = app_window
    reader.resizes(1366, 748)
    reader.searches("kulaks in:events")
    before = box(reader).geometry()
    reader.presses("Down")
    lasting(reader)
    reader.waits_for(lambda: bool(reader.panel_text()))
    assert (box(reader).x(), box(reader).width()) == (before.x(), before.width())


def test_a_passage_found_by_a_filter_is_marked_whole_and_comes_into_view(app_window: Reader) -> None:
    reader = app_window
    reader.resizes(1024, 640)
    reader.searches("by:kotkin theme:terror in:quotations")
    at = next(i for i, row in enumerate(box(reader).model.rows) if row.hit is not None and row.hit.text.text.startswith("Once in power"))
    box(reader)._put(at)
    reader.presses("Return")
    finding = reader.board.hands.finding
    reader.waits_for(lambda: reader.session.wired.seeking.settled and finding.count > 0)
    reader.settles()
    place, start, end = finding._hits[finding._now]
    text = reader.board.layout_.model.cell(place).text
    assert "Once in power, Lenin elevated political violence to principle" in text[start:end]
    image = reader.board.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    now = QColor(reader.board.theme.found_now).rgb()
    assert any(image.pixel(x, y) == now for y in range(image.height()) for x in range(0, image.width(), 3))


def test_a_passage_that_was_found_is_whole_in_view_and_copied_alone(app_window: Reader) -> None:
    reader = app_window
    reader.resizes(1366, 768)
    reader.searches("by:kotkin theme:terror in:quotations")
    at = next(i for i, row in enumerate(box(reader).model.rows) if row.hit is not None and row.hit.text.text.startswith("An assault"))
    box(reader)._put(at)
    reader.presses("Return")
    finding = reader.board.hands.finding
    reader.waits_for(lambda: reader.session.wired.seeking.settled and finding.count > 0)
    reader.settles()
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


def test_a_row_that_is_cut_keeps_the_mark_of_its_clause() -> None:
    words = "One thing. He attacked centralism [not checked], and more. Another [not checked]."
    told = "[not checked]"
    at = words.index(told)
    assert unchecked_behind(words, 20, told) == at
    assert unchecked_behind(words, at + 3, told) == at, "never half of it"
    assert unchecked_behind(words, at + len(told), told) == -1, "it is there, and the next clause is another"
    assert unchecked_behind(words, 3, told) == -1
    painter = RowPainter(RowsModel())
    part = rows._Part((), QFont(), "#000")
    layout = QTextLayout(words, part.face)
    layout.beginLayout()
    layout.createLine().setLineWidth(200)
    layout.endLayout()
    width = QFontMetricsF(part.face).horizontalAdvance("He attacked centralism, and so on, [not checked]")
    cut = painter._cut(layout, words[11:], part, width * 0.8)
    assert cut.endswith("… [not checked]")
    assert QFontMetricsF(part.face).horizontalAdvance(cut) <= width


def test_while_the_library_is_being_made_typing_waits_for_it(app_window: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, loading = app_window, app_window.session.loading
    board = loading.board
    asked: list[object] = []
    with monkeypatch.context() as patch:
        patch.setattr(loading, "board", None)
        patch.setattr(type(loading.reader), "ask", lambda *args, **options: asked.append(args))
        reader.presses("Ctrl+K")
        QTest.keyClicks(box(reader).line, "testament")
        assert asked == []
        assert box(reader)._status.text().startswith("The library is being prepared")
    loading.board_ready.emit(board)
    reader.settles()
    assert reader.results()


def test_a_slip_is_told_and_found(app_window: Reader) -> None:
    reader = app_window
    assert reader.searches("kulacks")
    assert box(reader)._status.text().startswith("Nothing here has “kulacks”; found with “kulaks”:")


def test_nothing_found_says_what_to_do(app_window: Reader) -> None:
    reader = app_window
    assert reader.searches("zzzz") == []
    assert "Try fewer words" in box(reader)._status.text()
    box(reader).line.setText("by:zzzz terror")
    reader.settles()
    assert "by:zzzz" in box(reader)._status.text()


def test_a_screen_reader_hears_every_row(app_window: Reader) -> None:
    reader = app_window
    reader.searches("testament")
    view = QAccessible.queryAccessibleInterface(box(reader).list)
    names = [view.child(i).text(QAccessible.Text.Name) for i in range(view.childCount())]
    assert [row.words for row in box(reader).model.rows] == names
    assert QAccessible.queryAccessibleInterface(box(reader).line).text(QAccessible.Text.Name) == "Search everything"


def test_with_large_text_the_rows_have_the_room_and_what_can_be_typed_stands_there_before(app_window: Reader) -> None:
    reader = app_window
    reader.resizes(1024, 640)
    reader.workspace.set_look(text_scale=200)
    reader.searches("")
    assert box(reader)._syntax.isVisible()
    reader.searches("who killed kirov")
    assert not box(reader)._syntax.isVisible()
    line = QFontMetricsF(box(reader).list.font()).lineSpacing()
    assert box(reader).list.viewport().height() > 9 * line
    reader.workspace.set_look(text_scale=100)
    reader.searches("who killed kirov")
    assert box(reader)._syntax.isVisible(), "where there is room it stays"


@pytest.mark.parametrize("scale", [100, 200, 300])
@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_box_fits_and_is_painted(app_window: Reader, theme: str, scale: int) -> None:
    reader = app_window
    reader.resizes(1024, 640)
    reader.workspace.set_look(theme=theme, text_scale=scale)
    reader.searches("terror by:kotkin")
    assert reader.window.rect().contains(box(reader).geometry())
    colour = QColor(reader.board.theme.found).rgb()
    image = box(reader).list.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert any(image.pixel(x, y) == colour for y in range(image.height()) for x in range(image.width()))


def test_the_mouse_does_what_the_keys_do(app_window: Reader) -> None:
    reader = app_window
    reader.clicks_switch("Search everything")
    assert QApplication.focusWidget() is box(reader).line
    reader.types("testament in:terms")
    at = next(i for i, row in enumerate(box(reader).model.rows) if row.can_be_chosen)
    QTest.mouseClick(box(reader).list.viewport(), Qt.MouseButton.LeftButton, pos=box(reader).list.visualRect(box(reader).model.index(at)).center())
    lasting(reader)
    assert reader.workspace.detail is not None
    assert reader.workspace.detail.kind == "term"


def test_the_box_is_built_only_when_it_is_asked_for(app_window: Reader) -> None:
    assert app_window.session.wired.seeking._box is None
    app_window.presses("Esc")
    assert app_window.session.wired.seeking._box is None
