"""The room of differences: what is shown, laid out and painted, and what mouse, keys and menus ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.state.theme import THEME_NAMES, load_theme
from app.ui import gallery_differences
from app.ui import gallery_samples as samples
from app.ui.differences import accessible, pointing
from app.ui.differences.picture import Part
from app.ui.differences.view import DifferencesView
from db import library, reads
from db.records import Board

ADA, BERT, CLEO = samples.ADA.id, samples.BERT.id, samples.CLEO.id
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SIGNALS = ("pair_chosen", "place_asked", "panes_asked", "link_activated", "copied")


class AtTheRoom:
    """A person in the room; everything that is asked for is noted."""

    def __init__(self, qtbot: QtBot, board: Board, pair: tuple[str, str], width: int = 1100, height: int = 700, scale: float = 1.0, **look: Any) -> None:
        self.view = DifferencesView()
        qtbot.addWidget(self.view)
        self.heard: list[tuple[Any, ...]] = []
        for name in SIGNALS:
            getattr(self.view, name).connect(lambda *values, name=name: self.heard.append((name, *values)))
        self.view.resize(width, height)
        self.view.set_look(load_theme(look.pop("theme", "light")), scale, **look)
        self.view.set_board(board)
        self.view.set_pair(*pair)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        qtbot.waitUntil(lambda: self.view.surface.settled)
        self.surface = self.view.surface
        self.surface.setFocus()

    def parts(self) -> list[Part]:
        return [part for part in self.surface.parts if part is not None]

    def part(self, theme: str) -> Part:
        found = self.surface.parts[self.surface.part_of(theme)]
        assert found is not None
        return found

    def words(self) -> str:
        """Everything that stands on the page."""
        found = []
        for part in self.parts():
            found += [words.text for words in part.words]
            found += [words.text for words in part.axis.words] if part.axis is not None else []
            found += [text.document.toPlainText() for text in part.texts]
        return "\n".join(found)

    def presses(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.surface, key, modifier)

    def clicks(self, theme: str, point: QPointF) -> None:
        """Click at a point of a theme's part."""
        index = self.surface.part_of(theme)
        self.surface.go(index, 0)
        at = point + QPointF(0, self.surface.top_of(index) - self.surface.verticalScrollBar().value())
        QTest.mouseClick(self.surface.viewport(), LEFT, NONE, at.toPoint())

    def link_at(self, theme: str, column: int, link: str) -> QPointF:
        """A point at which this link of a cell stands."""
        part = self.part(theme)
        text = part.texts[column]
        for y in range(0, int(text.document.size().height()), 4):
            for x in range(0, int(text.document.size().width()), 4):
                if text.document.documentLayout().anchorAt(QPointF(x, y)) == link:
                    return text.at + QPointF(x, y)
        raise AssertionError(f"no {link}")


@pytest.fixture
def room(qtbot: QtBot) -> Callable[..., AtTheRoom]:
    def make(board: Board = samples.BOARD, pair: tuple[str, str] = (ADA, CLEO), **how: Any) -> AtTheRoom:
        return AtTheRoom(qtbot, board, pair, **how)

    return make


@pytest.fixture(scope="module")
def boards(built_library: Path) -> Callable[[str], Board]:
    def read(key: str) -> Board:
        connection = library.connect_corpus(library.current_corpus(built_library))
        try:
            return reads.board(connection, f"stalinism/{key}")
        finally:
            connection.close()

    return read


# -- what is shown --------------------------------------------------------------------------------------------------------


def test_it_shows_both_names_a_summary_a_part_a_theme_and_what_they_share(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    assert [part.kind for part in at.parts()] == ["summary", "row", "row", "row", "shared"]
    words = at.words()
    for expected in ("Ada Thorn", "Cleo Fern", "commentator", "Two steps apart, by the nearest ends", "What they share", "cut them", "let them grow"):
        assert expected in words
    assert at.view.pair == (ADA, CLEO)


def test_with_coding_off_there_is_no_axis_no_mark_and_no_distance(room: Callable[..., AtTheRoom]) -> None:
    at = room(coding=False)
    rows = [part for part in at.parts() if part.kind == "row"]
    assert [part.row.theme for part in rows if part.row is not None] == [theme.key for theme in samples.THEMES]
    assert all(part.axis is None for part in rows)
    assert not any(text.cell.marks or text.cell.stance is not None for part in rows for text in part.texts if text.cell is not None)
    assert "apart" not in at.words()


def test_turned_the_second_pole_stands_first(room: Callable[..., AtTheRoom]) -> None:
    plain, turned = room().part("frost").axis, room(turned=True).part("frost").axis
    assert plain is not None
    assert turned is not None
    assert [words.text for words in plain.words if words.role == "pole"] == ["cut them", "let them grow"]
    assert [words.text for words in turned.words if words.role == "pole"] == ["let them grow", "cut them"]
    assert plain.steps == turned.steps[::-1]


def test_the_bar_of_the_distance_runs_between_the_nearest_ends(room: Callable[..., AtTheRoom]) -> None:
    axis = room().part("frost").axis  # −3 to −1 against +1
    assert axis is not None
    assert axis.bar is not None
    centres = {value: left + axis.width / 2 for value, left in zip(axis.steps, axis.lefts, strict=True)}
    assert axis.bar[:2] == (centres[-1], centres[1])
    assert len(axis.ranges) == 1
    assert axis.ranges[0][:2] == (centres[-3], centres[-1])
    verdict = room().part("verdict").axis
    assert verdict is not None
    assert verdict.bar is None


def test_one_voice_is_nothing_to_compare(room: Callable[..., AtTheRoom], qtbot: QtBot) -> None:
    view = DifferencesView()
    qtbot.addWidget(view)
    view.set_board(replace(samples.BOARD, voices=(samples.ADA,)))
    assert "fewer than two voices" in view.message.text()
    assert not view.head.panes.isEnabled()
    view.set_board(samples.BOARD)
    assert view.head.panes.isEnabled()
    assert view.pair == (ADA, BERT)


def test_another_debate_keeps_the_pair_that_it_has(room: Callable[..., AtTheRoom]) -> None:
    at = room(pair=(CLEO, BERT))
    at.view.set_board(replace(samples.BOARD, debate=replace(samples.DEBATE, id="toy/other")))
    assert at.view.pair == (CLEO, BERT)
    at.view.set_board(replace(samples.BOARD, debate=replace(samples.DEBATE, id="toy/third"), voices=(samples.ADA, samples.BERT)))
    assert at.view.pair == (ADA, BERT)


# -- the head -------------------------------------------------------------------------------------------------------------


def test_the_lists_choose_the_button_swaps_and_the_panes_are_asked_for(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    head = at.view.head
    assert [head.first.itemData(i) for i in range(head.first.count())] == [ADA, BERT, CLEO]
    head.first.setCurrentIndex(1)
    head.first.activated.emit(1)
    assert at.view.pair == (BERT, CLEO)
    head.second.setCurrentIndex(1)  # the other's own voice: the two change places
    head.second.activated.emit(1)
    assert at.view.pair == (CLEO, BERT)
    QTest.mouseClick(head.swap, LEFT)
    QTest.mouseClick(head.panes, LEFT)
    assert at.heard == [("pair_chosen", BERT, CLEO), ("pair_chosen", CLEO, BERT), ("pair_chosen", BERT, CLEO), ("panes_asked", BERT, CLEO)]


def test_setting_a_pair_is_told_to_nobody(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    at.view.set_pair(BERT, ADA)
    assert at.view.pair == (BERT, ADA)
    assert at.view.head.first.currentData() == BERT
    assert at.heard == []


# -- the mouse ------------------------------------------------------------------------------------------------------------


def test_a_click_on_the_head_of_a_cell_opens_the_panes_there(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    name = at.part("frost").texts[1].name
    assert name is not None
    at.clicks("frost", name.rect.center())
    assert at.heard == [("place_asked", CLEO, "frost")]


def test_links_are_told_and_folds_open_here(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    position = samples.BOARD.positions[ADA, "verdict"].id
    at.clicks("verdict", at.link_at("verdict", 0, f"position:{position}"))
    assert at.heard == [("link_activated", f"position:{position}")]
    closed = at.part("verdict").texts[0].document.toPlainText()
    at.clicks("verdict", at.link_at("verdict", 0, "fold:text"))
    assert "says why" in at.part("verdict").texts[0].document.toPlainText()
    at.clicks("verdict", at.link_at("verdict", 0, "fold:reason"))
    assert "The letter says so." in at.part("verdict").texts[0].document.toPlainText()
    for link in ("fold:reason", "fold:text"):
        at.clicks("verdict", at.link_at("verdict", 0, link))
    assert at.part("verdict").texts[0].document.toPlainText() == closed
    assert len(at.heard) == 1


def test_what_was_not_found_leads_to_what_was_seen_of_the_voice(room: Callable[..., AtTheRoom]) -> None:
    at = room(pair=(CLEO, ADA))
    at.clicks("tools", at.link_at("tools", at.surface.contents.rows[2].sides[0].voice != CLEO, "position:"))  # type: ignore[union-attr]
    assert at.heard == [("link_activated", f"voice:{CLEO}")]


def test_a_title_in_the_summary_leads_to_its_theme(room: Callable[..., AtTheRoom]) -> None:
    at = room(height=300)
    at.surface.go(0, 0)
    text = at.parts()[0].texts[2]
    found = dict((link, words) for words, link in pointing.links(text.document))
    assert found["theme:frost"] == "Frost"
    at.surface.link_followed.emit("", "", "theme:frost")
    assert at.surface.theme_at(at.surface.at[0]) == "frost"
    top = at.surface.rect_of(at.surface.at[0]).top()
    assert 0 <= top < at.surface.viewport().height()


def test_tips_say_terms_poles_and_steps(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    part, index = at.part("frost"), at.surface.part_of("frost")
    assert part.axis is not None
    poles = [words for words in part.axis.words if words.role == "pole"]
    assert "with shears" in pointing.tip_at(part, index, poles[0].rect.center(), at.surface.terms)[0]
    middle = QPointF(part.axis.lefts[0] + part.axis.width / 4, part.axis.middle)
    assert "cut to the ground" in pointing.tip_at(part, index, middle, at.surface.terms)[0]
    assert pointing.tip_at(part, index, QPointF(-5, -5), at.surface.terms)[0] == ""


# -- the keyboard ---------------------------------------------------------------------------------------------------------


def test_arrows_walk_themes_and_voices_and_enter_opens(room: Callable[..., AtTheRoom]) -> None:
    at = room(height=320)
    at.presses(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert at.surface.at == (1, 1)
    at.presses(Qt.Key.Key_Return)
    at.presses(Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Enter)
    assert at.heard == [("place_asked", CLEO, "verdict"), ("place_asked", ADA, at.surface.theme_at(2))]
    at.presses(Qt.Key.Key_End)
    assert at.surface.at[0] == len(at.surface.parts) - 1
    assert at.surface.verticalScrollBar().value() > 0
    at.presses(Qt.Key.Key_Return)
    assert len(at.heard) == 2
    at.presses(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert at.surface.at[0] == 0
    assert at.surface.verticalScrollBar().value() == 0


def test_space_opens_the_whole_text_of_both_and_ctrl_c_copies_what_is_shown(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    at.presses(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert all("says why" in text.document.toPlainText() for text in at.part("verdict").texts if text.cell is not None and text.voice == ADA)
    at.presses(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert at.heard[-1][0] == "copied"
    assert "says why" in at.heard[-1][1]
    assert "— paraphrase of Ada Thorn" in at.heard[-1][1]
    at.presses(Qt.Key.Key_I)
    assert at.heard[-1] == ("link_activated", f"voice:{ADA}")


def drags(at: AtTheRoom, theme: str, column: int, first: int, last: int) -> None:
    """Drag from one letter of a text to another."""
    index = at.surface.part_of(theme)
    at.surface.go(index, 0)
    text = at.surface.parts[index].texts[column]  # type: ignore[union-attr]
    text.document.documentLayout().documentSize()  # lays it out: a line of a paragraph that is not laid out crashes
    points = []
    for letter in (first, last):
        block = text.document.findBlock(letter)
        line = block.layout().lineForTextPosition(letter - block.position())
        found = line.cursorToX(letter - block.position())
        x = float(found[0] if isinstance(found, tuple) else found)
        inside = block.layout().position() + QPointF(x, line.y() + line.height() / 2) + text.at
        points.append((inside + QPointF(0.2, at.surface.top_of(index) - at.surface.verticalScrollBar().value())).toPoint())
    view = at.surface.viewport()
    QTest.mousePress(view, LEFT, NONE, points[0])
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(points[1]), view.mapToGlobal(QPointF(points[1])), Qt.MouseButton.NoButton, LEFT, NONE)
    QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, LEFT, NONE, points[1])


def test_words_are_selected_by_the_mouse_and_copied_with_their_source(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    text = at.part("verdict").texts[0]
    block = next(i for i, found in enumerate(text.cell.blocks if text.cell is not None else ()) if found.kind == "quote")
    start = text.document.findBlockByNumber(block).position()
    drags(at, "verdict", 0, start + 1, start + 9)
    held = at.surface.chosen()
    assert held is not None
    assert held.words == text.document.toPlainText()[start + 1 : start + 9]
    assert not at.heard, "selecting is no click"
    at.presses(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    kind, copied = at.heard[-1]
    assert kind == "copied"
    assert copied.startswith(held.words + "\n")
    assert "Ada Thorn" in copied, "with its source"
    at.presses(Qt.Key.Key_Escape)
    assert at.surface.chosen() is None
    at.presses(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "Cleo" in at.heard[-1][1], "with nothing selected the whole theme"


def test_our_summary_is_copied_as_ours_and_a_selection_goes_with_its_text(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    drags(at, "", 2, 0, 20)
    held = at.surface.chosen()
    assert held is not None
    assert held.items == ()
    at.presses(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert "paraphrases by Sic et Non" in at.heard[-1][1]
    at.view.set_look(load_theme("dark"), 1.5)
    assert at.surface.chosen() is None


def test_the_menu_by_key_has_everything_that_can_be_done_with_a_cell(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    at.surface.go(at.surface.part_of("frost"), 0)
    QApplication.sendEvent(at.surface.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    menu = next(found for found in at.view.findChildren(QMenu) if found.parent() == at.view)
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == [
        "Copy with citation in the style", "Copy the citation alone",
        "Open the panes here", "Whole text, or the headline only", "How this was coded", "Details of the voice", "Copy both with their sources",
        "Set these two side by side", "Follow",
    ]  # fmt: skip
    for words in ("Open the panes here", "How this was coded", "Details of the voice", "Set these two side by side"):
        actions[words].trigger()
    position = samples.BOARD.positions[ADA, "frost"].id
    assert at.heard == [("place_asked", ADA, "frost"), ("link_activated", f"position:{position}"), ("link_activated", f"voice:{ADA}"), ("panes_asked", ADA, CLEO)]
    inner = actions["Follow"].menu()
    assert isinstance(inner, QMenu)
    next(action for action in inner.actions() if action.text() == "+ how coded").trigger()
    assert "The letter says so." in at.part("frost").texts[0].document.toPlainText()
    menu.close()


def test_with_coding_off_no_menu_leads_to_the_coding(room: Callable[..., AtTheRoom]) -> None:
    at = room(coding=False)
    at.surface.menu_asked.emit(1, 0, QPoint(0, 0))
    menu = next(found for found in at.view.findChildren(QMenu) if found.parent() == at.view)
    assert "How this was coded" not in [action.text() for action in menu.actions()]
    menu.close()


# -- for a screen reader --------------------------------------------------------------------------------------------------


def test_parts_and_cells_are_named_and_stand_where_they_are_painted(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    whole: Any = QAccessible.queryAccessibleInterface(at.surface)
    names = [whole.child(i).text(QAccessible.Text.Name) for i in range(whole.childCount())]
    assert names[0] == "Summary"
    assert names[-1] == "What they share"
    assert names[1].startswith("The verdict; only Thorn was found on this")
    assert names[2:4] == ["Thorn on The verdict", "Fern on The verdict"]
    assert whole.text(QAccessible.Text.Name) == "Ada Thorn and Cleo Fern: Do roses need pruning?"
    assert [whole.child(i).role() for i in range(3)] == [QAccessible.Role.StaticText, QAccessible.Role.Row, QAccessible.Role.Cell]
    cell = whole.child(3)
    assert "Not found in what we saw" in cell.text(QAccessible.Text.Value)
    rect = cell.rect()
    assert whole.childAt(rect.center().x(), rect.center().y()).text(QAccessible.Text.Name) == "Fern on The verdict"
    at.surface.go(1, 1)
    assert cell.state().focused
    assert accessible.words_at(at.surface, 1, 1).startswith("The verdict; only Thorn")
    assert whole.indexOfChild(cell) == 3
    assert whole.child(99) is None


# -- how it is laid out ---------------------------------------------------------------------------------------------------


def overlaps(part: Part) -> list[str]:
    """Words and texts of a part that cover each other."""
    boxes = [(words.text, words.rect) for words in part.words]
    boxes += [(words.text, words.rect) for words in part.axis.words] if part.axis is not None else []
    for text in part.texts:
        if text.name is not None:
            boxes += [(text.name.text, text.name.rect)]
        if text.tail is not None:
            boxes += [(text.tail.text, text.tail.rect)]
    return [f"{a} over {b}" for i, (a, r) in enumerate(boxes) for b, s in boxes[i + 1 :] if r.adjusted(1, 1, -1, -1).intersects(s.adjusted(1, 1, -1, -1))]


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1024, 1.0), (640, 1.0), (1366, 2.0), (1024, 3.0), (1920, 1.25)])
@pytest.mark.parametrize(("debate", "first", "second"), [("continuity", "deutscher", "kotkin"), ("kirov", "getty", "khrushchev"), ("famine", "tauger", "conquest"), ("memory", "mao", "milne")])
def test_nothing_covers_anything_at_any_size(room: Callable[..., AtTheRoom], boards: Callable[[str], Board], debate: str, first: str, second: str, width: int, scale: float) -> None:
    at = room(boards(debate), (f"stalinism/{first}", f"stalinism/{second}"), width=width, scale=scale)
    for part in at.parts():
        assert overlaps(part) == []
        rights = [words.rect.right() for words in part.words] + [text.card.right() for text in part.texts]
        rights += [words.rect.right() for words in part.axis.words] if part.axis is not None else []
        assert all(right <= at.surface.viewport().width() + 1 for right in rights)
        for text in part.texts:
            assert text.document.size().width() <= at.surface.viewport().width()
            if text.cell is not None:
                assert text.card.bottom() + 0.5 >= text.at.y() + text.document.size().height()
    cards = [text.card for part in at.parts() for text in part.texts if text.cell is not None]
    if width < 700:
        assert {round(card.left()) for card in cards} == {16}
    else:
        assert all(a.top() == b.top() and a.bottom() == b.bottom() for a, b in zip(cards[::2], cards[1::2], strict=True))


def test_only_what_is_in_view_is_laid_out_at_once(qtbot: QtBot, boards: Callable[[str], Board]) -> None:
    board = boards("continuity")
    view = DifferencesView()
    qtbot.addWidget(view)
    view.resize(1366, 700)
    view.set_board(board)
    view.set_pair("stalinism/pipes", "stalinism/cohen")
    view.surface.set_contents(view.surface.contents, top=True)
    laid = sum(part is not None for part in view.surface.parts)
    assert 0 < laid < len(view.surface.parts) / 2, "only what is in view is laid out at once"


def test_the_place_is_kept_when_the_text_grows_or_the_look_changes(room: Callable[..., AtTheRoom], boards: Callable[[str], Board]) -> None:
    at = room(boards("continuity"), ("stalinism/pipes", "stalinism/cohen"))
    at.surface.verticalScrollBar().setValue(1200)
    seen = at.surface.part_at(0)
    at.view.set_look(load_theme("dark"), 1.5)
    assert at.surface.part_at(0) == seen
    at.view.resize(900, 700)
    QApplication.processEvents()
    assert at.surface.part_at(0) == seen


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_state_is_painted_in_every_theme(qtbot: QtBot, theme: str) -> None:
    for name, make in gallery_differences.rooms().items():
        for scale in (1.0, 2.0):
            view = make(load_theme(theme), scale)
            qtbot.addWidget(view)
            view.resize(900, 620)
            image = view.grab().toImage()
            colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
            assert len(colours) > 3, name


def test_the_focus_ring_is_seen(room: Callable[..., AtTheRoom]) -> None:
    at = room()
    at.surface.go(1, 0)
    with_ring = at.surface.viewport().grab().toImage()
    at.surface.clearFocus()
    QApplication.processEvents()
    assert at.surface.viewport().grab().toImage() != with_ring


# -- nothing is laid out twice ----------------------------------------------------------------------------------------


def test_what_they_share_is_told_anew_and_all_else_stays(qtbot: QtBot) -> None:
    at = AtTheRoom(qtbot, samples.BOARD, (samples.ADA.id, samples.BERT.id))
    before = at.parts()
    assert "blunt" not in at.words()
    at.view.set_criticisms((gallery_differences.CRITICISM,))
    qtbot.waitUntil(lambda: at.surface.settled)
    assert "blunt" in at.words()
    assert [one is other for one, other in zip(at.parts(), before, strict=True)] == [True] * (len(before) - 1) + [False]


def test_a_scroll_bar_that_goes_and_comes_moves_nothing(qtbot: QtBot) -> None:
    at = AtTheRoom(qtbot, samples.BOARD, (samples.ADA.id, samples.BERT.id), height=300)
    before, width = at.parts(), at.surface.viewport().width()
    at.view.resize(1100, 4000)
    qtbot.waitUntil(lambda: at.surface.viewport().width() > width)
    assert all(one is other for one, other in zip(at.parts(), before, strict=True))
    at.view.resize(900, 4000)
    qtbot.waitUntil(lambda: at.surface.settled)
    assert not any(one is other for one, other in zip(at.parts(), before, strict=True)), "another width is another layout"


def test_a_debate_comes_with_its_pair(qtbot: QtBot) -> None:
    view = DifferencesView()
    qtbot.addWidget(view)
    view.set_board(samples.BOARD, (samples.CLEO.id, samples.BERT.id))
    assert view.pair == (samples.CLEO.id, samples.BERT.id)
    laid = view.surface.parts[0]
    assert laid is not None
    view.set_pair(samples.CLEO.id, samples.BERT.id)
    assert view.surface.parts[0] is laid
    view.set_board(samples.BOARD)
    assert view.pair == (samples.CLEO.id, samples.BERT.id)
