"""Terms of the glossary in the panes: a thin dotted line, an entry on hover, a key; and nothing of it in what is copied."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from app.core import citing
from app.state.theme import load_theme
from app.state.workspace import Place
from app.ui.board import terms
from app.ui.board.documents import links
from db.records import Board, Term
from tests.ui.boarding import AtTheBoard, read_board

Sits = Callable[..., AtTheBoard]
VOICES = ("Deutscher", "Fitzpatrick", "Kotkin")


def _glossed(board: Board, *names: str) -> Board:
    """The board with a glossary of words that its passages hold."""
    made = tuple(Term(f"stalinism/t-{name}", name, "слово", (), f"What *{name}* means.", "", (), (), "general knowledge", (), ()) for name in names)
    return replace(board, terms=made)


@pytest.fixture
def sits(qtbot, built_library: Path) -> Sits:
    """Seats a person at a board with three panes and a glossary."""
    records = _glossed(read_board(built_library), "party", "power", "state", "terror")
    return lambda **look: AtTheBoard(qtbot, look.pop("records", records), voices=VOICES, **look)


def cell_with_terms(person: AtTheBoard, least: int = 1, kind: str = "text") -> tuple[Place, list[tuple[int, int, str]]]:
    """The first cell in which so many terms stand in running text (or a quotation), and where."""
    model = person.board.layout_.model
    for place in model.places():
        found = [link for link in links(person.board.layout_.document(place)) if link[2].startswith(terms.PREFIX)]
        kinds = [block.kind for block in model.cell(place).blocks for piece in block.pieces if piece.role == "term"]
        if len(found) >= least and kind in kinds:
            return place, found
    raise AssertionError("no such cell")


def on(person: AtTheBoard, place: Place, position: int) -> QPointF:
    """The point of the viewport at which a letter of a cell stands."""
    document = person.board.layout_.document(place)
    document.documentLayout().documentSize()  # lays it out: a line of a paragraph that is not laid out crashes
    block = document.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    x = line.cursorToX(position - block.position())
    x = float(x[0] if isinstance(x, tuple) else x)
    return person.board.text_in_view(place) + block.layout().position() + QPointF(x + 2, line.y() + line.height() / 2)


def hovers(person: AtTheBoard, point: QPointF) -> str:
    """The tip that is shown where the mouse rests."""
    view, at = person.board.viewport(), point.toPoint()
    QToolTip.hideText()
    person.waits_for(lambda: not QToolTip.isVisible())
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    words = QToolTip.text() if QToolTip.isVisible() else ""  # a tip that was taken away keeps its words for a moment
    QToolTip.hideText()
    return words


def test_a_term_is_underlined_with_dots_in_the_ink_of_the_text(sits: Sits) -> None:
    for theme in ("light", "dark", "contrast"):
        person = sits(theme=theme)
        place, ((start, _, _), *_) = cell_with_terms(person)
        cursor = QTextCursor(person.board.layout_.document(place))
        cursor.setPosition(start + 1)
        style, colours = cursor.charFormat(), load_theme(theme)
        assert style.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
        assert style.underlineColor().name() == colours.ink_faint
        assert style.foreground().color().name() == colours.ink


def test_a_term_stands_once_in_a_cell(sits: Sits) -> None:
    person = sits()
    for place in person.board.layout_.model.places():
        found = [link[2] for link in links(person.board.layout_.document(place)) if link[2].startswith(terms.PREFIX)]
        assert len(set(found)) == len(found)


def test_hover_shows_the_entry(sits: Sits) -> None:
    person = sits()
    place, ((start, _, target), *_) = cell_with_terms(person)
    person.board.show_place(place)
    person.settles()
    name = target.removeprefix("term:stalinism/t-")
    shown = hovers(person, on(person, place, start))
    for part in (f"<b>{name}</b>", "слово", f"What {name} means.", "Glossary: not checked"):
        assert part in shown
    assert hovers(person, person.board.text_in_view(place) + QPointF(-6, 2)) == ""


def test_a_foreign_word_in_a_card_is_no_markup(sits: Sits, built_library: Path) -> None:
    board = _glossed(read_board(built_library), "party")
    evil = replace(board.terms[0], definition="<img src='x'> & <b>bold</b>", russian="<i>")
    person = sits(records=replace(board, terms=(evil,)))
    place, ((start, _, _), *_) = cell_with_terms(person)
    person.board.show_place(place)
    person.settles()
    shown = hovers(person, on(person, place, start))
    assert "&lt;img src=’x’&gt; &amp; &lt;b&gt;bold" in shown
    assert "<img" not in shown
    assert "&lt;i&gt;" in shown


def test_a_click_asks_for_the_entry(sits: Sits) -> None:
    person = sits()
    place, ((start, _, target), *_) = cell_with_terms(person)
    person.board.show_place(place)
    person.settles()
    QTest.mouseClick(person.board.viewport(), Qt.MouseButton.LeftButton, pos=on(person, place, start).toPoint())
    assert ("link_activated", target) in person.heard


def test_the_key_goes_from_term_to_term_and_round(sits: Sits) -> None:
    person = sits()
    place, found = cell_with_terms(person, 2)
    person.board.set_focus(place)
    person.heard.clear()
    for _ in range(len(found) + 1):
        assert person.board.hands.keys.step_term()
    targets = [link[2] for link in found]
    assert [said for said in person.heard if said[0] == "link_activated"] == [("link_activated", target) for target in (*targets, targets[0])]
    assert person.board.hands.keys.link_in(place) == found[0], "the term is marked"
    person.board.set_focus(Place())
    assert not person.board.hands.keys.step_term()


def test_a_cell_without_terms_has_nothing_to_open(sits: Sits, built_library: Path) -> None:
    person = sits(records=_glossed(read_board(built_library), "rhododendron"))
    person.board.set_focus(person.board.layout_.model.place(0, 0))
    person.heard.clear()
    assert not person.board.hands.keys.step_term()
    assert person.heard == []


@pytest.mark.parametrize("density", ["text", "headlines"])
def test_tab_stops_at_terms_too_and_else_where_it_stopped_before(sits: Sits, built_library: Path, density: str) -> None:
    bare = sits(records=replace(read_board(built_library), terms=()), density=density)
    glossed = sits(density=density)
    for place in glossed.board.layout_.model.places():
        stops = []
        for person in (bare, glossed):
            person.board.set_focus(place)
            person.board.hands.keys.forget()
            walked = []
            while person.board.hands.keys.walk_links(True):
                link = person.board.hands.keys.link_in(place)
                assert link is not None
                walked.append(link[2])
            back = []
            while person.board.hands.keys.walk_links(False):
                link = person.board.hands.keys.link_in(place)
                assert link is not None
                back.append(link[2])
            assert back == walked[::-1]
            stops.append([target for target in walked if not target.startswith(terms.PREFIX)])
        assert stops[0] == stops[1]


@pytest.mark.parametrize("density", ["text", "headlines"])
def test_copies_are_as_they_were_without_a_glossary(sits: Sits, built_library: Path, density: str) -> None:
    plain = replace(read_board(built_library), terms=())
    bare, glossed = sits(records=plain, density=density), sits(density=density)
    for place in glossed.board.layout_.model.places():
        copies = []
        for person in (bare, glossed):
            person.heard.clear()
            person.board.hands.copy_at(place)
            copied = person.heard[-1][1]
            copies.append(citing.cite(plain, copied.text, copied.items).text)
        assert copies[0] == copies[1]
        assert glossed.board.layout_.model.cell(place).text == bare.board.layout_.model.cell(place).text


def test_words_of_a_quotation_stay_a_quotation(sits: Sits, built_library: Path) -> None:
    bare = sits()
    cells = (bare.board.layout_.model.cell(place) for place in bare.board.layout_.model.places())
    quoted, others = next((q, c.text.replace(q.text, "")) for c in cells for q in c.blocks if q.kind == "quote")
    word = next(word for word in re.findall(r"\b[a-z]{6,}\b", quoted.text) if word not in others)
    person = sits(records=_glossed(read_board(built_library), word))
    place, found = cell_with_terms(person, kind="quote")
    document = person.board.layout_.document(place)
    cell = person.board.layout_.model.cell(place)
    number = next(i for i, block in enumerate(cell.blocks) if block.kind == "quote" and any(p.role == "term" for p in block.pieces))
    block = document.findBlockByNumber(number)
    inside = next(link for link in found if block.position() <= link[0] < block.position() + block.length())
    cursor = QTextCursor(document)
    cursor.setPosition(inside[0] + 1)
    assert cursor.charFormat().fontItalic()


def test_headlines_unfold_beside_a_term(sits: Sits) -> None:
    person = sits(density="headlines")
    place, found = cell_with_terms(person, kind="headline")
    person.board.show_place(place)
    person.settles()
    fold = next(link for link in links(person.board.layout_.document(place)) if link[2] == "fold:text")
    assert fold[1] <= found[0][0] or fold[0] >= found[0][1]
    person.board.hands.follow(place, fold[2])
    assert "text" in person.folds[place]


def test_the_key_is_in_the_table_of_actions() -> None:
    from app.state.actions import ACTIONS

    row = next(action for action in ACTIONS if action.id == "board.term")
    assert row.keys
    assert [action.id for action in ACTIONS if set(action.keys) & set(row.keys)] == ["board.term"]
