"""The search box itself: actions by their names, what it says, where the keyboard stays, how it is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF, QImage, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.state.actions import ACTIONS
from app.state.searching import actions as actions_for
from app.state.searching import bare
from app.state.theme import THEME_NAMES
from app.ui.search import rows
from app.ui.search.rows import RowPainter, RowsModel, unchecked_behind
from tests.driver import Reader
from tests.ui.searching import box, lasting


def test_an_action_is_run_by_its_name(app_window: Reader) -> None:
    reader = app_window
    assert reader.searches("coding off")[1].startswith("Coding off"), "below the heading, for it is called just so"
    assert reader.result().startswith("Coding off")
    reader.presses("Return")
    assert not reader.workspace.look.coding
    assert reader.results() == []


@pytest.mark.parametrize("typed", ["add csl", "add a citation style"])
def test_an_action_comes_first_where_nothing_else_has_all_of_the_words(app_window: Reader, typed: str) -> None:
    assert app_window.searches(typed)[1].startswith("Add a style"), "it has all of them, what was found has some"


def test_an_action_that_is_called_just_so_comes_first(app_window: Reader) -> None:
    reader = app_window
    reader.searches("Export")
    assert box(reader).current().action == "debate.export"
    assert any(row.hit is not None for row in box(reader).model.rows), "what was found stands below"
    reader.searches("export g")
    assert box(reader).current().hit is not None


@pytest.mark.parametrize(("typed", "first"), [("chicago", "style.chicago-notes"), ("apa", "style.apa"), ("harvard", "style.harvard"), ("larger", "view.larger")])
def test_an_action_whose_name_begins_with_the_word_comes_before_texts_that_have_it(app_window: Reader, typed: str, first: str) -> None:
    reader = app_window
    reader.searches(typed)
    assert box(reader).current().action == first
    assert any(row.hit is not None for row in box(reader).model.rows), "what was found stands below"
    assert box(reader)._status.text().startswith("Found: ")


@pytest.mark.parametrize("typed", ["left", "order", "first", "work", '"larger"'])
def test_what_bears_the_word_as_a_name_and_a_plain_word_of_the_texts_stand_before_actions(app_window: Reader, typed: str) -> None:
    reader = app_window
    reader.searches(typed)
    assert box(reader).current().hit is not None
    assert any(row.action for row in box(reader).model.rows), "the actions stand below"


@pytest.mark.parametrize(("typed", "action"), [("gost", "style.gost"), ("keys", "help.keys")])
def test_nothing_is_guessed_where_an_action_has_what_was_typed(app_window: Reader, typed: str, action: str) -> None:
    reader = app_window
    reader.searches(typed)
    assert box(reader).current().action == action
    assert not [row for row in box(reader).model.rows if row.hit is not None]
    assert box(reader)._status.text() == ""


def test_beside_an_action_that_has_all_of_the_words_none_are_missed(app_window: Reader) -> None:
    reader = app_window
    reader.searches("save bib")
    assert box(reader).current().action == "edit.save_bibliography"
    assert box(reader)._status.text().startswith("Found with some of these words: ")


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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("year:abc", "year:abc names no year; it is typed as "), ("by:", "Nothing stands behind by: yet; it is typed as by:kotkin."),
        ("author:kotkin", "There is no filter author:; the filters are by:, theme:"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_filter_is_told(app_window: Reader, typed: str, said: str) -> None:
    assert app_window.searches(typed) == []
    assert box(app_window)._status.text().startswith(said)
    assert "Cyrillic" not in box(app_window)._status.text()


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
    whole = box(reader)._syntax.text()
    reader.searches("who killed kirov")
    assert box(reader)._syntax.isVisible(), "a short form of it stays"
    short = box(reader)._syntax.text()
    assert short != whole
    assert all(f"{name}:" in short for name in ("by", "theme", "year"))
    line = QFontMetricsF(box(reader).list.font()).lineSpacing()
    assert box(reader)._syntax.height() < 1.5 * line, "in one line"
    assert box(reader).list.viewport().height() > 8 * line
    reader.workspace.set_look(text_scale=100)
    reader.searches("who killed kirov")
    assert box(reader)._syntax.text() == whole, "where there is room it stays"
    reader.searches("")
    assert box(reader)._syntax.text() == whole


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
