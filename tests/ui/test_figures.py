"""The room of figures at work: drawn without overlaps, walked, clicked, filtered, sorted and copied; it changes nothing itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core import figures as core
from app.core import figures_filter
from app.core.figures import Narrowing
from app.state.theme import THEME_NAMES, load_theme, style_sheet
from app.ui import gallery_figures
from app.ui.figures import drawing, painting, walking
from app.ui.figures.faces import Faces
from app.ui.figures.picture import Picture
from app.ui.figures.plot import FiguresPlot
from app.ui.figures.view import FiguresView
from tests.core.figuring import estimate, figures, poll, shipped_figures

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WORST, MISPRINT = "stalinism/fig-terror-14", "stalinism/fig-terror-4"


@pytest.fixture(scope="module")
def room() -> core.Room:
    return core.room(shipped_figures())


@pytest.fixture
def view(qtbot: QtBot) -> FiguresView:
    """The shipped figures, as large as they stand in a window of 1366 × 768."""
    made = FiguresView()
    qtbot.addWidget(made)
    made.set_look(load_theme("light"), 1.0)
    made.set_figures(shipped_figures())
    made.resize(1366, 700)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def toys(qtbot: QtBot) -> FiguresView:
    """The toy figures of the gallery: every way to be drawn."""
    made = gallery_figures.figures("plot")(load_theme("light"), 1.0)
    assert isinstance(made, FiguresView)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def sheet_put_back(qapp: QApplication) -> Iterator[QApplication]:
    palette, font, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setPalette(palette)


def overlaps(picture: Picture) -> list[tuple[str, str]]:
    """Words that stand on each other."""
    found = []
    for block in picture.blocks:
        rects = [(words.rect.adjusted(0.5, 1.5, -0.5, -1.5), words.lines[0]) for words in block.words]
        found += [(a, b) for i, (one, a) in enumerate(rects) for other, b in rects[i + 1 :] if one.intersects(other)]
    return found


# -- where everything stands -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("width", [1010, 1354, 1908])
def test_nothing_overlaps_and_nothing_leaves_the_window(qapp, room, width, scale):
    picture = drawing.draw(room, Faces(scale), width)
    assert overlaps(picture) == []
    for block in picture.blocks:
        assert all(words.rect.left() >= 0 and words.rect.right() <= width for words in block.words)
        assert all(0 <= glyph.left <= glyph.right <= width for glyph in block.glyphs)
        assert all(block.rect.top() <= words.rect.top() and words.rect.bottom() <= block.rect.bottom() + 1 for words in block.words)
    assert len([item for item in picture.items if item.kind != "debate"]) == 91


def test_every_mark_stands_on_its_scale(qapp, room):
    picture = drawing.draw(room, Faces(1.0), 1354)
    drawn = [row for section in room.sections for group in section.groups for row in group.rows if row.drawn != "nothing"]
    kinds = [glyph.kind for block in picture.blocks[1:] for glyph in block.glyphs if glyph.kind != "hollow"]
    polls = sum(len(one.rows) for section in room.sections for one in section.series)
    wartime = sum(row.wartime for section in room.sections for one in section.series for row in one.rows)
    assert kinds.count("point") == sum(row.best is not None for row in drawn) + polls - wartime
    assert kinds.count("range") == sum(row.drawn == "range" for row in drawn)
    assert kinds.count("at least") == sum(row.drawn == "at least" for row in drawn)
    assert kinds.count("up to") == sum(row.drawn == "up to" for row in drawn)


def test_the_misprint_is_struck_out_and_has_no_mark(qapp, room):
    picture = drawing.draw(room, Faces(1.0), 1354)
    item = picture.items[picture.find(MISPRINT)]
    block = next(b for b in picture.blocks if b.rect.contains(item.rect.center()))
    inside = [words for words in block.words if item.rect.contains(words.rect.center())]
    assert [words.lines[0] for words in inside if words.struck] != []
    assert any("Told, not drawn" in words.lines[0] for words in inside)
    assert not any(item.rect.contains(QPointF(glyph.left, glyph.y)) for glyph in block.glyphs)


def test_a_best_figure_stands_on_its_range_and_an_arrow_opens_to_its_side(toys: FiguresView):
    marks = {glyph.kind: glyph for block in toys.plot.picture.blocks[1:] for glyph in reversed(block.glyphs)}
    bar = marks["range"]
    points = [glyph for block in toys.plot.picture.blocks for glyph in block.glyphs if glyph.kind == "point" and glyph.y == bar.y]
    assert [bar.left < point.left < bar.right for point in points] == [True]
    assert marks["at least"].right > marks["at least"].left
    assert "hollow" in marks


def test_lines_of_a_chart_join_no_wartime_poll(toys: FiguresView):
    block = toys.plot.picture.blocks[-1]
    hollow = next(glyph for glyph in block.glyphs if glyph.kind == "hollow")
    joins = [stroke for stroke in block.strokes if stroke.kind == "join"]
    assert len(joins) == 2
    assert all(abs(end.x() - hollow.left) > 1 for stroke in joins for end in (stroke.start, stroke.end))
    assert any("wartime poll" in words.lines[0] and words.role == "label" for words in block.words)


@pytest.mark.parametrize("width", [600, 1354])
@pytest.mark.parametrize("values", [(float("inf"), 1.0), (float("nan"), 1.0), (1e300, 1.0), (-1e308, 1e308), (5e-324, 0.0), (0.0, 0.0)])
def test_no_number_of_a_pack_is_too_strange_to_be_drawn(qapp, values, width):
    low, best = values
    hostile = core.room(figures(estimate(low=low, best=best), poll(date="9998"), poll(id="toy/2", date="0001")))
    faces = Faces(1.0)
    picture = drawing.draw(hostile, faces, width)
    image = QImage(width, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painting.paint(painter, picture, faces, load_theme("light"), QRectF(0, 0, width, 600))
    painter.end()
    assert overlaps(picture) == []


def test_where_only_what_is_not_drawn_is_wanted_there_is_no_axis(qapp, room):
    alone = figures_filter.narrowed(room, Narrowing(words="681,686"))
    picture = drawing.draw(alone, Faces(2.0), 1010)
    assert picture.find(MISPRINT) >= 0
    assert overlaps(picture) == []
    assert not [stroke for block in picture.blocks for stroke in block.strokes if stroke.kind == "axis"]


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_it_is_painted_by_any_painter_and_only_where_it_is_asked(qapp, room, theme):
    faces, look = Faces(1.0), load_theme(theme)
    picture = drawing.draw(room, faces, 800)
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(0, -1000)
    painting.paint(painter, picture, faces, look, QRectF(0, 1000, 800, 400), painting.Lights(hot=3, at=4))
    painter.end()
    assert len({image.pixel(x, y) for x in range(0, 800, 3) for y in range(0, 400, 3)}) > 3


def test_no_colour_of_a_stance_is_used(toys: FiguresView):
    image = toys.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    steps = {int(colour[1:], 16) | 0xFF000000 for i, colour in enumerate(toys.theme.steps) if i != 3}
    assert not {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)} & steps


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


# -- filters and tables ------------------------------------------------------------------------------------------------


def test_filters_narrow_every_face_and_can_be_cleared(qtbot: QtBot, view: FiguresView):
    QTest.keyClicks(view.tools.words, "executed")
    assert 0 < view.room.shown < 91
    assert view.tools.count.text() == f"{view.room.shown} of 91 figures"
    assert view.tables["estimates"].model_.rowCount() == view.room.shown
    assert view.tables["polls"].model_.rowCount() == 0
    view.tools.grade.actions_()["copy"].trigger()
    assert all(row.grade == "copy" for section in view.room.sections for group in section.groups for row in group.rows)
    QTest.mouseClick(view.tools.clear, LEFT)
    assert view.room.shown == 91
    assert not view.tools.clear.isVisible()


def test_where_nothing_is_wanted_it_says_what_to_do(view: FiguresView):
    view.set_wanted(Narrowing(words="xyzzy"))
    assert view.room.shown == 0
    assert view.plot.picture.items == ()
    view.grab()


@pytest.mark.parametrize("kind", ["estimates", "polls"])
def test_a_table_sorts_by_what_has_an_order_and_never_by_size(view: FiguresView, kind):
    view.set_face(kind)
    model = view.tables[kind].model_
    before = model.rows
    model.sort_by("value")
    assert model.rows == before
    model.sort_by("author")
    authors = [row.cells["author"].casefold() for row in model.rows]
    assert authors == sorted(authors)
    model.sort_by("author")
    assert [row.cells["author"].casefold() for row in model.rows] == sorted(authors, reverse=True)
    model.sort_by("author")
    assert model.rows == before


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_word_of_a_table_is_cut(sheet_put_back, view: FiguresView, scale):
    sheet_put_back.setStyleSheet(style_sheet(load_theme("light"), scale))
    view.set_look(load_theme("light"), scale)
    view.set_face("estimates")
    table = view.tables["estimates"]
    table.fit()
    metrics = table.fontMetrics()
    for section, column in enumerate(table.model_.columns):
        longest = max((word for row in table.model_.rows for word in row.cells[column].split() if len(word) <= 26), key=metrics.horizontalAdvance)
        assert metrics.horizontalAdvance(longest) < table.columnWidth(section), (column, longest)
    assert scale > 1 or not table.horizontalScrollBar().isVisible()


def test_rows_of_a_table_are_copied_with_sources(qtbot: QtBot, view: FiguresView):
    view.set_source("from the toy pack")
    view.set_face("estimates")
    table = view.tables["estimates"]
    table.setFocus()
    table.selectAll()
    with qtbot.waitSignal(view.copied) as said:
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = said.args[0].splitlines()
    assert len(lines) == 71 + 2
    assert lines[-1] == "from the toy pack"
    assert all("[" in line.rpartition("\t")[2] for line in lines[1:-1])


def test_a_drawn_figure_is_copied_with_its_source(qtbot: QtBot, view: FiguresView):
    view.plot.setFocus()
    view.show_figure("stalinism/fig-terror-6")
    with qtbot.waitSignal(view.copied) as said:
        QTest.keyClick(view.plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said.args[0].splitlines()[0] == "Executed (1937–1938): about 1 million persons"
    assert "[page not seen] [copy:" in said.args[0]


def test_a_row_of_a_table_leads_on(qtbot: QtBot, view: FiguresView):
    view.set_face("polls")
    table = view.tables["polls"]
    table.setFocus()
    table.setCurrentIndex(table.model_.index(2, 0))
    with qtbot.waitSignal(view.poll_asked) as said:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert said.args == [table.model_.rows[2].id]
    with qtbot.waitSignal(view.poll_asked):
        QTest.mouseClick(table.viewport(), LEFT, NONE, table.visualRect(table.model_.index(0, 1)).center())


def test_the_faces_are_switched_by_the_tools(qtbot: QtBot, view: FiguresView):
    for face in ("estimates", "polls", "plot"):
        with qtbot.waitSignal(view.face_changed) as said:
            QTest.mouseClick(view.tools.faces[face], LEFT)
        assert said.args == [face]
        assert view.face == face


# -- screen reader, sizes ----------------------------------------------------------------------------------------------


def test_a_screen_reader_is_told_every_figure(view: FiguresView):
    interface = QAccessible.queryAccessibleInterface(view.plot)
    assert interface.role() == QAccessible.Role.List
    assert interface.childCount() == len(view.plot.picture.items)
    assert "never added up" in interface.text(QAccessible.Text.Description)
    child = interface.child(view.plot.picture.find("stalinism/fig-terror-6"))
    said = child.text(QAccessible.Text.Name)
    assert said.startswith("Conquest, 1990: about 1 million persons. Executed, 1937–1938. ")
    assert child.state().focusable
    assert interface.child(0).role() == QAccessible.Role.Heading


@pytest.mark.parametrize("size", [(1024, 560), (1366, 700), (1920, 1000)])
@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_it_never_forces_a_size_on_the_window(view: FiguresView, size, scale):
    view.set_look(load_theme("contrast"), scale)
    view.resize(*size)
    assert (view.width(), view.height()) == size
    assert view.minimumSizeHint().width() <= 1024
    view.grab()


def test_without_figures_it_says_so(qtbot: QtBot):
    made = FiguresView()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    assert made.plot.picture.items == ()
    made.grab()


@pytest.mark.parametrize("name", gallery_figures.parts())
def test_the_gallery_has_every_part(qtbot: QtBot, name: str):
    part = gallery_figures.parts()[name](load_theme("dark"), 1.5)
    qtbot.addWidget(part)
    part.resize(900, 600)
    part.show()
    image = part.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 3, "nothing is drawn but the ground"
