"""The room of figures as a reader finds it: what must not be compared is said, comments stand with the polls, nothing raw is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.core.figures import Narrowing, card
from app.core.figures_comments import comment_lines
from app.core.figures_polls import poll_card
from app.core.figures_table import table_rows
from app.state.theme import load_theme
from app.ui.figures.view import FiguresView
from tests.core.figuring import shipped_figures

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.driver import Reader

RAW = re.compile(r"source document|do not plot|\b(?:fig|poll)-[a-z]+-\d|\[[a-z-]+-\d+\]", re.IGNORECASE)
"""What is meant for makers, not for readers."""


def figures_of(person: Reader) -> FiguresView:
    """The room of figures, filled."""
    person.presses("F9")
    person.settles()
    room = person.session.wired.visiting.room("figures")
    assert room is not None
    view = room.widget
    assert isinstance(view, FiguresView)
    person.waits_for(lambda: view.room.count > 0)
    return view


def test_comments_on_polls_stand_with_them_as_the_record_prints_them(app_window: Reader) -> None:
    view = figures_of(app_window)
    said = [comment for section in view.room.sections for comment in section.comments]
    assert [comment.id for comment in said] == ["stalinism/memory-byzov-1", "stalinism/memory-johnson-1"]
    assert [section.title for section in view.room.sections if section.comments] == ["How should Stalin be judged today?"]
    byzov, johnson = (comment_lines(comment) for comment in said)
    assert byzov[0] == "Leonty Byzov, sociologist, on what Russians answered in 2019"
    assert byzov[1] == "“it’s purely a mythological image of Stalin, very far from the real historical figure”"
    assert byzov[2].endswith("page not seen · quoted by a news agency, in English translation · found again")
    assert johnson[0] == "Robert E. Johnson, reviewing Kotkin"
    assert johnson[1].startswith("in today’s Russia “the predominant verdict")
    # below the last poll of its debate, under the keyboard, and on the clipboard with its source
    assert view.plot.show_item(said[0].id)
    view.plot.setFocus()
    picture = view.plot.picture
    held = picture.items[view.plot.at]
    assert held.rect.top() > max(item.rect.bottom() for item in picture.items if item.kind == "poll")
    assert "mythological image" in view.plot.said(held)
    QTest.keyClick(view.plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("— Leonty Byzov, sociologist")
    QTest.keyClick(view.plot, Qt.Key.Key_Return)
    assert app_window.workspace.detail is not None
    assert (app_window.workspace.detail.kind, app_window.workspace.detail.id) == ("quotation", said[0].id)
    # they are no figures: a filter that leaves no poll leaves no comment, and none is counted
    assert view.room.count == 91
    view.set_wanted(Narrowing(words="gulag"))
    assert not any(section.comments for section in view.room.sections)


def test_nothing_raw_is_shown_of_any_figure(app_window: Reader) -> None:
    room = figures_of(app_window).room
    texts = ["\n".join(card(row, group)) for section in room.sections for group in section.groups for row in group.rows]
    texts += ["\n".join(poll_card(row)) for section in room.sections for series in section.series for row in series.rows]
    texts += ["\n".join(row.cells.values()) for kind in ("estimates", "polls") for row in table_rows(room, kind)]  # type: ignore[arg-type]
    assert len(texts) == 2 * 91
    assert [text for text in texts if RAW.search(text)] == []
    assert not any("corrected: corrected" in text or "found again: found again" in text for text in texts)


def test_what_must_not_be_compared_is_said_above_every_face_however_far_it_is_scrolled(qtbot: QtBot) -> None:
    view = FiguresView()
    qtbot.addWidget(view)
    view.set_look(load_theme("light"), 1.0)
    view.set_figures(shipped_figures())
    view.resize(1366, 700)
    view.show()
    view.plot.verticalScrollBar().setValue(view.plot.verticalScrollBar().maximum())
    for face, words in (("plot", "never added up or compared"), ("estimates", "nothing here is sorted by size"), ("polls", "A line joins only polls of the same question")):
        view.set_face(face)
        assert words in view.rule.text()
        assert view.rule.isVisible()
        assert view.rule.geometry().bottom() < view._stack.geometry().top() + 1
    view.set_face("plot")
    view.set_look(load_theme("light"), 3.0)
    view.resize(1024, 420)
    assert view.rule.text() == "Different counts: not comparable."
    assert "axis" in view.rule.toolTip()


def test_a_debate_with_figures_opens_at_its_heading_and_one_without_at_the_top(app_window: Reader) -> None:
    view = figures_of(app_window)
    assert view.plot.verticalScrollBar().value() == 0
    app_window.presses("F2")
    app_window.workspace.set_debate("stalinism/toll")
    app_window.settles()
    figures_of(app_window)
    heading = next(item for item in view.plot.picture.items if item.key == "stalinism/toll")
    assert 0 <= view.plot.rect_of(heading).top() < view.plot.viewport().height() / 4
    app_window.presses("F2")
    app_window.workspace.set_debate("stalinism/term")
    app_window.settles()
    figures_of(app_window)
    assert view.plot.verticalScrollBar().value() == 0


def test_escape_empties_the_field_before_it_leads_back(app_window: Reader) -> None:
    view = figures_of(app_window)
    view.tools.words.setFocus()
    QTest.keyClicks(view.tools.words, "gulag")
    assert view.room.shown < 91
    QTest.keyClick(view.tools.words, Qt.Key.Key_Escape)
    assert (app_window.workspace.view, view.room.shown) == ("figures", 91)
    QTest.keyClick(view.tools.words, Qt.Key.Key_Escape)
    assert app_window.workspace.view == "panes"
    assert view.plot.tip_at(QPointF(-5, -5))[0] == ""
