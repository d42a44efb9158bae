"""The room of figures as it is drawn: without overlaps, on its scales, in no colour of a stance, and told to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.core import figures as core
from app.core import figures_filter
from app.core.figures import Narrowing
from app.state.theme import THEME_NAMES, load_theme
from app.ui import gallery_figures
from app.ui.figures import drawing, painting
from app.ui.figures.faces import Faces
from app.ui.figures.picture import Picture
from app.ui.figures.view import FiguresView
from tests.core.figuring import estimate, figures, poll, shipped_figures
from tests.ui.figured import MISPRINT, shipped_view, shown


@pytest.fixture(scope="module")
def room() -> core.Room:
    return core.room(shipped_figures())


@pytest.fixture
def view(qtbot: QtBot) -> FiguresView:
    return shipped_view(qtbot)


def toy_view(qtbot: QtBot) -> FiguresView:
    """The toy figures of the gallery: every way to be drawn."""
    made = gallery_figures.figures("plot")(load_theme("light"), 1.0)
    assert isinstance(made, FiguresView)
    return shown(qtbot, made, 1000, 900)


@pytest.fixture
def toys(qtbot: QtBot) -> FiguresView:
    return toy_view(qtbot)


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
