"""The room of figures at work: walked by keys, clicked, its cards and its menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core import figures as core
from app.core.figures import Narrowing
from app.state.theme import load_theme
from app.ui.figures import drawing, walking
from app.ui.figures.faces import Faces
from app.ui.figures.plot import FiguresPlot
from app.ui.figures.view import FiguresView
from tests.core.figuring import shipped_figures
from tests.ui.figured import LEFT, NONE, WORST, shipped_view


@pytest.fixture(scope="module")
def room() -> core.Room:
    return core.room(shipped_figures())


@pytest.fixture
def view(qtbot: QtBot) -> FiguresView:
    return shipped_view(qtbot)


# -- keyboard ----------------------------------------------------------------------------------------------------------


def test_keys_walk_figures_and_counts(room, qapp):
    picture = drawing.draw(room, Faces(1.0), 1354)
    at, seen = 0, {0}
    while (to := walking.target(picture, at, Qt.Key.Key_Down, 600)) != at:
        at = to if to is not None else at
        seen.add(at)
    assert seen == set(range(len(picture.items)))
    right = walking.target(picture, picture.find(WORST), Qt.Key.Key_Right, 600)
    assert right is not None
    assert picture.items[right].group == picture.items[picture.find(WORST)].group + 1
    assert walking.target(picture, right, Qt.Key.Key_Left, 600) == picture.find("stalinism/fig-terror-13")
    assert walking.target(picture, picture.find(WORST), Qt.Key.Key_Left, 600) == picture.find("stalinism/fig-terror-13")
    assert walking.target(picture, 5, Qt.Key.Key_Home, 600) == 0
    assert walking.target(picture, 5, Qt.Key.Key_End, 600) == len(picture.items) - 1
    down = walking.target(picture, 5, Qt.Key.Key_PageDown, 600)
    assert down is not None
    assert down > 6
    assert walking.target(picture, down, Qt.Key.Key_PageUp, 600) in range(8)
    assert walking.target(picture, 5, Qt.Key.Key_A, 600) is None


def test_enter_leads_on_and_what_is_under_the_keyboard_is_in_view(qtbot: QtBot, view: FiguresView):
    view.plot.setFocus()
    view.show_figure(WORST)
    item = view.plot.picture.items[view.plot.at]
    assert item.key == WORST
    assert view.plot.viewport().rect().contains(view.plot.rect_of(item).center())
    with qtbot.waitSignal(view.estimate_asked) as said:
        QTest.keyClick(view.plot, Qt.Key.Key_Return)
    assert said.args == [WORST]
    view.show_figure("stalinism/poll-role-2003")
    with qtbot.waitSignal(view.poll_asked) as said:
        QTest.keyClick(view.plot, Qt.Key.Key_Space)
    assert said.args == ["stalinism/poll-role-2003"]
    view.show_figure("stalinism/toll")
    with qtbot.waitSignal(view.debate_asked) as said:
        QTest.keyClick(view.plot, Qt.Key.Key_Enter)
    assert said.args == ["stalinism/toll"]


def test_a_figure_that_is_filtered_out_is_shown_all_the_same_when_it_is_asked_for(view: FiguresView):
    view.set_wanted(Narrowing(words="naumenko"))
    assert view.plot.picture.find(WORST) == -1
    view.show_figure(WORST)
    assert view.plot.picture.items[view.plot.at].key == WORST
    assert view.tools.wanted == Narrowing()


def test_the_keyboard_stays_with_its_figure_at_another_size(view: FiguresView):
    view.show_figure(WORST)
    view.resize(1024, 640)
    view.set_look(load_theme("dark"), 1.5)
    assert view.plot.picture.items[view.plot.at].key == WORST


# -- mouse -------------------------------------------------------------------------------------------------------------


def clicks(plot: FiguresPlot, rect: QRectF) -> None:
    where = QPointF(rect.left() + 4, rect.center().y())
    bar = plot.verticalScrollBar()
    bar.setValue(round(where.y() - 200))
    QTest.mouseClick(plot.viewport(), LEFT, NONE, (where - QPointF(0, bar.value())).toPoint())


@pytest.mark.parametrize(
    ("kind", "signal"), [("voice", "voice_asked"), ("work", "work_asked"), ("correction", "correction_asked"), ("debate", "debate_asked"), ("poll", "poll_asked")]
)
def test_a_click_leads_where_the_words_say(qtbot: QtBot, view: FiguresView, kind: str, signal: str):
    spot = next(s for s in view.plot.picture.spots if s.link.startswith(f"{kind}:"))
    with qtbot.waitSignal(getattr(view, signal)) as said:
        clicks(view.plot, spot.rect)
    assert said.args == [spot.link.partition(":")[2]]


def test_a_click_beside_the_links_asks_for_the_figure(qtbot: QtBot, view: FiguresView):
    item = view.plot.picture.items[view.plot.picture.find(WORST)]
    with qtbot.waitSignal(view.estimate_asked) as said:
        clicks(view.plot, QRectF(item.rect.right() - 8, item.rect.top(), 8, item.rect.height()))
    assert said.args == [WORST]


def test_a_card_says_everything(view: FiguresView):
    view.show_figure("stalinism/fig-terror-6")
    rect = view.plot.rect_of(view.plot.picture.items[view.plot.at])
    words, _ = view.plot.tip_at(QPointF(rect.right() - 6, rect.center().y()))
    for part in ("Conquest, 1990: about 1 million persons", "Executed, 1937–1938", "Work: The Great Terror", "Grade: copy", "Second check: found again", "Irkutsk"):
        assert part in words, part


def test_the_menu_leads_everywhere_that_the_figure_leads(qtbot: QtBot, view: FiguresView):
    view.plot.setFocus()
    view.show_figure("stalinism/fig-terror-6")
    QApplication.sendEvent(view.plot, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), view.plot.mapToGlobal(QPoint(1, 1))))
    qtbot.waitUntil(lambda: any(m.isVisible() for m in view.plot.findChildren(QMenu)))
    menu = next(m for m in view.plot.findChildren(QMenu) if m.isVisible())
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:2] == ["Details of the figure", "Voice: Robert Conquest"]
    assert words[-1] == "Copy with its source"
    with qtbot.waitSignal(view.voice_asked) as said:
        menu.actions()[1].trigger()
    assert said.args == ["stalinism/conquest"]
    menu.close()
