"""The search box in the window: as you type, by keyboard alone, previews that go again, places that are opened and marked, actions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser

from app.state.actions import ACTIONS
from app.state.searching import actions as actions_for
from app.state.searching import bare
from app.state.theme import THEME_NAMES
from app.state.values import Detail, Place
from app.ui.search.box import SearchBox
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
    rows = reader.searches("kotkin terror")
    assert any(row.startswith("The Great Terror needed both") for row in rows)
    assert "Positions. 3" in rows
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
    rows = reader.searches("in:quotations withheld:yes by:kotkin")
    plain = reader.session.wired.seeking._found
    assert plain is not None
    withheld = [i for i, row in enumerate(box(reader).model.rows) if row.hit is not None and row.hit.quotation is not None and row.hit.quotation.withheld]
    assert [rows[i] for i in withheld if "Withheld, not to be quoted" not in rows[i]] == []
    if withheld:
        box(reader)._put(withheld[0])
        reader.presses("Return")
        lasting(reader)
        assert reader.workspace.detail == Detail("voice", "stalinism/kotkin")


def test_an_action_is_run_by_its_name(app_window: Reader) -> None:
    reader = app_window
    assert any(row.startswith("Coding off") for row in reader.searches("coding off"))
    reader.presses("Up")
    assert reader.result().startswith("Coding off")
    reader.presses("Return")
    assert not reader.workspace.look.coding
    assert reader.results() == []


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
